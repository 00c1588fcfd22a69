package threat

import (
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/threat/gcp"
	"github.com/parapet-iac/parapet/analysis/threat/iam"
)

// googlePolicies are the resources of which Terraform sets policies: the part of the
// type between "google_" and "_iam_member", "_iam_binding" or "_iam_policy", the attribute
// that names the resource, and its types. Of the page of each type in the provider's
// documentation.
var googlePolicies = map[string]struct{ attr, types string }{
	"alloydb_cluster":                {"cluster", "google_alloydb_cluster"},
	"apigee_environment":             {"env_id", "google_apigee_environment"},
	"artifact_registry_repository":   {"repository", "google_artifact_registry_repository"},
	"bigquery_dataset":               {"dataset_id", "google_bigquery_dataset"},
	"bigquery_table":                 {"table_id", "google_bigquery_table"},
	"bigtable_instance":              {"instance", "google_bigtable_instance"},
	"bigtable_table":                 {"table", "google_bigtable_table"},
	"cloud_run_service":              {"service", "google_cloud_run_service google_cloud_run_v2_service google_cloudfunctions2_function"},
	"cloud_run_v2_job":               {"name", "google_cloud_run_v2_job"},
	"cloud_run_v2_service":           {"name", "google_cloud_run_v2_service google_cloud_run_service google_cloudfunctions2_function"},
	"cloudfunctions2_function":       {"cloud_function", "google_cloudfunctions2_function"},
	"cloudfunctions_function":        {"cloud_function", "google_cloudfunctions_function"},
	"compute_disk":                   {"name", "google_compute_disk"},
	"compute_image":                  {"image", "google_compute_image"},
	"compute_instance":               {"instance_name", "google_compute_instance google_compute_instance_from_template"},
	"compute_instance_template":      {"name", "google_compute_instance_template"},
	"compute_machine_image":          {"machine_image", "google_compute_machine_image"},
	"compute_region_disk":            {"name", "google_compute_region_disk"},
	"compute_snapshot":               {"name", "google_compute_snapshot"},
	"compute_subnetwork":             {"subnetwork", "google_compute_subnetwork"},
	"dataproc_cluster":               {"cluster", "google_dataproc_cluster"},
	"iap_tunnel_instance":            {"instance", "google_compute_instance"},
	"kms_crypto_key":                 {"crypto_key_id", "google_kms_crypto_key"},
	"kms_key_ring":                   {"key_ring_id", "google_kms_key_ring"},
	"notebooks_instance":             {"instance_name", "google_notebooks_instance"},
	"pubsub_subscription":            {"subscription", "google_pubsub_subscription"},
	"pubsub_topic":                   {"topic", "google_pubsub_topic"},
	"secret_manager_regional_secret": {"secret_id", "google_secret_manager_regional_secret"},
	"secret_manager_secret":          {"secret_id", "google_secret_manager_secret"},
	"service_account":                {"service_account_id", "google_service_account"},
	"sourcerepo_repository":          {"repository", "google_sourcerepo_repository"},
	"spanner_database":               {"database", "google_spanner_database"},
	"spanner_instance":               {"instance", "google_spanner_instance"},
	"storage_bucket":                 {"bucket", "google_storage_bucket"},
	"storage_managed_folder":         {"bucket", "google_storage_bucket"},
	"workbench_instance":             {"name", "google_workbench_instance"},
}

// A googleGrant is a role, or some permissions, that somebody has in a scope.
type googleGrant struct {
	role        string
	permissions gcp.Permissions
	scope       googleScope
	evidence    []Evidence
	assumes     []string
	// condition is the expression that has to hold, and r where it stands.
	condition string
	res       *model.Resource
	// custom is the role, where it is one of the code's own.
	custom *model.Resource
}

// A googleBinding is what one policy says before it is known what counts.
type googleBinding struct {
	googleGrant
	kind    string // member, binding, policy
	member  *model.Value
	written Evidence // of the member
}

// bindings reads all policies of the code.
func (g *google) bindings() []googleBinding {
	var out []googleBinding
	w := g.w
	read := func(prefix string, scopeOf func(r *model.Resource) (googleScope, bool)) {
		for _, kind := range []string{"policy", "binding", "member"} {
			for _, r := range w.all("google_" + prefix + "_iam_" + kind) {
				if scope, ok := scopeOf(r); ok {
					out = append(out, g.bindingsOf(r, kind, scope)...)
				}
			}
		}
	}
	read("project", func(r *model.Resource) (googleScope, bool) {
		if v := r.Value.Get("project"); !v.IsNull() {
			return g.names(r.Origin.Stack, googleScope{level: ofProject, key: g.projectKey(r, v)}), true
		}
		return g.inProject(r).scope, true
	})
	read("folder", func(r *model.Resource) (googleScope, bool) { return g.folderScope(r, r.Value.Get("folder")), true })
	read("organization", func(r *model.Resource) (googleScope, bool) {
		return g.organizationScope(r, r.Value.Get("org_id")), true
	})
	read("iap_tunnel", func(r *model.Resource) (googleScope, bool) { return g.inProject(r).scope, true })
	for _, prefix := range slices.Sorted(maps.Keys(googlePolicies)) {
		p := googlePolicies[prefix]
		types := strings.Fields(p.types)
		read(prefix, func(r *model.Resource) (googleScope, bool) {
			to := g.find(r, r.Value.Get(p.attr), types...)
			if prefix == "service_account" && to == nil {
				to = g.account(r, r.Value.Get(p.attr))
			}
			if to == nil {
				return googleScope{}, false
			}
			return resourceScope(to), true
		})
	}
	return g.counting(out)
}

// bindingsOf reads one policy.
func (g *google) bindingsOf(r *model.Resource, kind string, scope googleScope) []googleBinding {
	if kind != "policy" {
		return g.bindingOf(r, r.Value, nil, kind, scope)
	}
	v := r.Value.Get("policy_data")
	var out []googleBinding
	if data := g.w.referred(r, v, "data.google_iam_policy"); data != nil {
		for i, b := range elems(data.Value.Get("binding")) {
			out = append(out, g.bindingOf(data, b, model.Path{"binding", i}, kind, scope)...)
		}
	} else {
		for i, b := range elems(v.Doc().Get("bindings")) {
			out = append(out, g.bindingOf(r, b, model.Path{"policy_data", "bindings", i}, kind, scope)...)
		}
	}
	for i := range out {
		out[i].written = at(r, "policy_data")
	}
	if len(out) == 0 { // it takes away what there is
		out = append(out, googleBinding{kind: kind, googleGrant: googleGrant{scope: scope, res: r}})
	}
	return out
}

// bindingOf reads a role with its members.
func (g *google) bindingOf(r *model.Resource, v *model.Value, where model.Path, kind string, scope googleScope) []googleBinding {
	grant := googleGrant{scope: scope, res: r}
	place := func(path ...any) Evidence {
		return Evidence{r.Origin.Stack, r.Address, append(slices.Clone(where), path...)}
	}
	grant.evidence = []Evidence{place("role")}
	grant.role, grant.permissions, grant.custom = g.role(r, v.Get("role"))
	if grant.custom != nil {
		grant.evidence = append(grant.evidence, at(grant.custom, "permissions"))
	}
	if c := first(v.Get("condition")); !c.IsNull() {
		expression := c.Get("expression")
		s, ok := expression.AsString()
		if !ok {
			s = "unknown"
		}
		grant.condition = s
		grant.evidence = append(grant.evidence, place("condition"))
	}
	var out []googleBinding
	if member := v.Get("member"); member != nil {
		out = append(out, googleBinding{grant, kind, member, place("member")})
	}
	for i, member := range elems(v.Get("members")) {
		out = append(out, googleBinding{grant, kind, member, place("members", i)})
	}
	return out
}

// counting returns the bindings that count: a policy replaces all others of its
// resource, a binding the other members of its role. Where the code has both, whatever
// is applied last is there:
// https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/google_project_iam.
func (g *google) counting(all []googleBinding) []googleBinding {
	policies, bindings := map[googleScope]*model.Resource{}, map[string]*model.Resource{}
	key := func(b *googleBinding) string {
		return b.scope.String() + "\x00" + b.scope.stack() + "\x00" + b.role + "\x00" + b.condition
	}
	for i := range all {
		switch b := &all[i]; b.kind {
		case "policy":
			policies[b.scope] = b.res
		case "binding":
			bindings[key(b)] = b.res
		}
	}
	for i := range all {
		b := &all[i]
		other := policies[b.scope]
		if b.kind == "policy" {
			continue
		}
		if other == nil && b.kind == "member" {
			other = bindings[key(b)]
		}
		if other != nil {
			b.assumes = append(slices.Clone(b.assumes), string(b.res.Address)+" is applied after "+string(other.Address)+", which takes its members away")
		}
	}
	return slices.DeleteFunc(all, func(b googleBinding) bool { return b.member == nil })
}

// role returns the name of a role and its permissions: one that Google keeps, or one of
// the code's own.
func (g *google) role(r *model.Resource, v *model.Value) (string, gcp.Permissions, *model.Resource) {
	custom := []string{"google_project_iam_custom_role", "google_organization_iam_custom_role"}
	text := g.w.text(r, v)
	to := g.w.referred(r, v, custom...)
	if to == nil && !strings.HasPrefix(text, "roles/") {
		to = g.find(r, v, custom...)
	}
	if to == nil {
		p, _ := gcp.Role(text)
		return text, p, nil
	}
	permissions, _ := texts(to.Value, "permissions")
	return string(to.Address), gcp.Permissions(permissions), to
}

// holds evaluates the condition of a grant, for a resource where there is one.
func (g *google) holds(b *googleGrant, on *model.Resource) gcp.Truth {
	if b.condition == "" {
		return gcp.Yes
	}
	now, err := time.Parse(time.RFC3339, g.w.now)
	return gcp.Condition(b.condition, func(name string) any {
		switch {
		case name == "request.time" && err == nil:
			return now
		case on == nil:
			return nil
		case name == "resource.type":
			return unlessEmpty(googleKinds[on.Type].typ)
		case name == "resource.service":
			service, _, _ := strings.Cut(googleKinds[on.Type].typ, "/")
			return unlessEmpty(service)
		case name == "resource.name":
			return g.resourceName(b, on)
		}
		return nil
	})
}

func unlessEmpty(s string) any {
	if s == "" {
		return nil
	}
	return s
}

// googleKinds are the names that resources have in conditions, for those that their
// data is read by:
// https://cloud.google.com/iam/docs/conditions-resource-attributes. In names NAME stands
// for that of the resource and PROJECT for the id of its project; those that hold a
// number are not known.
var googleKinds = map[string]struct{ typ, name string }{
	"google_storage_bucket":               {"storage.googleapis.com/Object", "projects/_/buckets/NAME"},
	"google_compute_instance":             {"compute.googleapis.com/Instance", "projects/PROJECT/zones/ZONE/instances/NAME"},
	"google_secret_manager_secret":        {"secretmanager.googleapis.com/SecretVersion", ""},
	"google_kms_crypto_key":               {"cloudkms.googleapis.com/CryptoKeyVersion", ""},
	"google_pubsub_topic":                 {"pubsub.googleapis.com/Topic", "projects/PROJECT/topics/NAME"},
	"google_pubsub_subscription":          {"pubsub.googleapis.com/Subscription", "projects/PROJECT/subscriptions/NAME"},
	"google_bigquery_dataset":             {"bigquery.googleapis.com/Dataset", "projects/PROJECT/datasets/NAME"},
	"google_spanner_database":             {"spanner.googleapis.com/Database", ""},
	"google_sql_database_instance":        {"sqladmin.googleapis.com/Instance", "projects/PROJECT/instances/NAME"},
	"google_service_account":              {"iam.googleapis.com/ServiceAccount", ""},
	"google_artifact_registry_repository": {"artifactregistry.googleapis.com/Repository", ""},
}

// resourceName returns what a condition knows a resource as, nil where it may be more
// than one name: that of an object in a bucket, say.
func (g *google) resourceName(b *googleGrant, r *model.Resource) any {
	pattern, name := googleKinds[r.Type].name, g.nameOf(r)
	if pattern == "" || name == "" || !known(name) {
		return nil
	}
	zone, _ := r.Value.Get("zone").AsString()
	full := strings.NewReplacer("NAME", name, "PROJECT", g.project(r).key, "ZONE", zone).Replace(pattern)
	if !known(full) || strings.Contains(b.condition, full+"/") || strings.Contains(full, "//") {
		return nil
	}
	return full
}

// doubtIn says what a condition that may hold is assumed to be.
func (b *googleGrant) doubtIn() string {
	return "the condition of " + string(b.res.Address) + " holds: " + iam.Show(b.condition)
}
