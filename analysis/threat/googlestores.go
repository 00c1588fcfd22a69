package threat

import (
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/threat/gcp"
)

// googleStores are the types that hold what attackers want.
var googleStores = func() []string {
	var out []string
	for _, class := range googleClassOrder {
		if c := googleClasses[class]; c.kind == Read {
			out = append(out, c.types...)
		}
	}
	for _, typ := range googleNetworkStores {
		if !slices.Contains(out, typ) {
			out = append(out, typ)
		}
	}
	slices.Sort(out)
	return out
}()

// googleRead are the attributes that rules read, of types of which they read few: an edit
// of any other one changes nothing.
var googleRead = map[string]string{
	"google_artifact_registry_repository": "repository_id project labels",
	"google_bigquery_dataset":             "dataset_id project access labels",
	"google_bigquery_table":               "dataset_id table_id project labels",
	"google_compute_disk":                 "name project labels",
	"google_compute_image":                "name project labels",
	"google_compute_snapshot":             "name project labels",
	"google_kms_crypto_key":               "name key_ring labels",
	"google_kms_key_ring":                 "name project",
	"google_project_service":              "project",
	"google_pubsub_subscription":          "name topic project labels",
	"google_pubsub_topic":                 "name project labels",
	"google_secret_manager_secret":        "secret_id project labels",
	"google_service_account":              "account_id project",
	"google_storage_bucket":               "name project public_access_prevention uniform_bucket_level_access labels",
}

// openStores gives everybody what the access lists of stores say, beside policies.
func (g *googleIdentity) openStores() {
	governed := map[*model.Resource]bool{}
	for _, r := range g.w.all("google_storage_bucket_iam_policy") {
		governed[g.find(r, r.Value.Get("bucket"), "google_storage_bucket")] = true
	}
	for _, r := range g.w.all("google_storage_bucket") {
		if governed[r] {
			continue
		}
		// What a new bucket has: https://cloud.google.com/storage/docs/access-control/lists#default.
		project := g.inProject(r).scope
		g.gives(g.convenience("viewer", project), r, "roles/storage.legacyObjectReader")
		g.gives(g.convenience("editor", project), r, "roles/storage.legacyObjectOwner")
		g.gives(g.convenience("editor", project), r, "roles/storage.legacyBucketOwner")
	}
	for _, r := range g.w.all("google_bigquery_dataset") {
		g.datasetAccess(r)
	}
	for _, r := range g.w.all("google_bigquery_dataset_access") {
		if dataset := g.find(r, r.Value.Get("dataset_id"), "google_bigquery_dataset"); dataset != nil {
			g.access(dataset, r, r.Value, nil)
		}
	}
	g.acls()
}

// gives gives somebody a role on a resource, as Google does by itself.
func (g *googleIdentity) gives(p *googlePrincipal, r *model.Resource, role string, evidence ...Evidence) {
	permissions, _ := gcp.Role(role)
	p.grants = append(p.grants, googleGrant{role: role, permissions: permissions, scope: resourceScope(r), evidence: evidence, res: r})
}

// datasetAccess reads the list of access of a dataset; without one, those who have basic
// roles have access: https://cloud.google.com/bigquery/docs/access-control-basic-roles.
func (g *googleIdentity) datasetAccess(r *model.Resource) {
	list := elems(r.Value.Get("access"))
	if len(list) == 0 {
		project := g.inProject(r).scope
		g.gives(g.convenience("viewer", project), r, "roles/bigquery.dataViewer")
		g.gives(g.convenience("editor", project), r, "roles/bigquery.dataEditor")
	}
	for i, v := range list {
		g.access(r, r, v, model.Path{"access", i})
	}
}

// datasetRoles are the basic roles of datasets:
// https://cloud.google.com/bigquery/docs/access-control-basic-roles#dataset-basic-roles.
var datasetRoles = map[string]string{"READER": "roles/bigquery.dataViewer", "WRITER": "roles/bigquery.dataEditor", "OWNER": "roles/bigquery.dataOwner"}

// specialGroups are those that lists of access name:
// https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/bigquery_dataset#special_group.
var specialGroups = map[string]string{"projectOwners": "owner", "projectWriters": "editor", "projectReaders": "viewer"}

// access reads an entry of a dataset's list of access.
func (g *googleIdentity) access(dataset, r *model.Resource, v *model.Value, path model.Path) {
	role, _ := v.Get("role").AsString()
	if full, ok := datasetRoles[role]; ok {
		role = full
	}
	evidence := func(attr string) Evidence {
		return Evidence{r.Origin.Stack, r.Address, append(slices.Clone(path), attr)}
	}
	if group, ok := v.Get("special_group").AsString(); ok {
		if basic, ok := specialGroups[group]; ok {
			g.gives(g.convenience(basic, g.inProject(dataset).scope), dataset, role, evidence("special_group"))
		} else if kind, ok := googleAnybody[group]; ok {
			g.gives(g.principal(Fact{Kind: kind}), dataset, role, evidence("special_group"))
		}
	}
	if member, ok := v.Get("iam_member").AsString(); ok {
		if kind, ok := googleAnybody[member]; ok {
			g.gives(g.principal(Fact{Kind: kind}), dataset, role, evidence("iam_member"))
		}
	}
	if email := v.Get("user_by_email"); !email.IsNull() {
		who := g.identity(r, email, g.inProject(dataset).scope)
		if s, ok := email.AsString(); ok && !strings.HasSuffix(s, "gserviceaccount.com") {
			who = g.principal(Fact{Kind: Principal, Name: "user:" + s})
		}
		if who != nil {
			g.gives(who, dataset, role, evidence("user_by_email"))
		}
	}
	for _, named := range [][2]string{{"group_by_email", "group:"}, {"domain", "domain:"}} {
		if s, ok := v.Get(named[0]).AsString(); ok {
			g.gives(g.principal(Fact{Kind: Principal, Name: named[1] + s}), dataset, role, evidence(named[0]))
		}
	}
}

// googleACLs are the resources that set ACLs of buckets and of what is in them. Roles of
// a bucket let list its objects alone; those of objects, and the defaults for new ones,
// read them: https://cloud.google.com/storage/docs/access-control/lists#permissions.
var googleACLs = []struct {
	typ, attr string
	objects   bool
}{
	{"google_storage_bucket_acl", "role_entity", false},
	{"google_storage_bucket_acl", "predefined_acl", false},
	{"google_storage_bucket_acl", "default_acl", true},
	{"google_storage_default_object_acl", "role_entity", true},
	{"google_storage_object_acl", "role_entity", true},
	{"google_storage_object_acl", "predefined_acl", true},
	{"google_storage_bucket_access_control", "entity", false},
	{"google_storage_default_object_access_control", "entity", true},
	{"google_storage_object_access_control", "entity", true},
}

// acls adds who can read buckets by ACLs, which count unless access is uniform:
// https://cloud.google.com/storage/docs/uniform-bucket-level-access.
func (g *googleIdentity) acls() {
	for _, acl := range googleACLs {
		for _, r := range g.w.all(acl.typ) {
			bucket := g.find(r, r.Value.Get("bucket"), "google_storage_bucket")
			if bucket == nil {
				continue
			}
			for i, v := range elems(r.Value.Get(acl.attr)) {
				kind, ok := anybodyIn(v)
				if !ok {
					continue
				}
				got := grant{evidence: []Evidence{at(r, acl.attr)}}
				if acl.attr == "role_entity" {
					got.evidence = []Evidence{at(r, acl.attr, i)}
				}
				uniform := bucket.Value.Get("uniform_bucket_level_access")
				if on, _ := uniform.AsBool(); on {
					continue
				}
				got.add(at(bucket, "uniform_bucket_level_access"))
				if uniform.Is(model.Unknown) {
					got.assume("uniform_bucket_level_access of " + string(bucket.Address) + " is off")
				}
				if !acl.objects {
					got.assume("objects of " + string(bucket.Address) + " let everybody read them, as the bucket lets everybody list them")
				}
				if g.exposable(bucket, &got) {
					g.w.rule(of(Read, bucket), &googlePublicACL, Given, got, Fact{Kind: kind})
				}
			}
		}
	}
}

// anybodyIn reports whether an entry of an ACL is about everybody: "READER:allUsers", an
// entity, or a predefined ACL.
func anybodyIn(v *model.Value) (Kind, bool) {
	s, _ := v.AsString()
	switch s {
	case "publicRead", "publicReadWrite":
		return Internet, true
	case "authenticatedRead":
		return AnyGoogle, true
	}
	kind, ok := googleAnybody[s[strings.LastIndexByte(s, ':')+1:]]
	return kind, ok
}

// exposable reports whether strangers may be let at what is in a store. Public access
// prevention keeps them from buckets, by their own attribute or by a policy of the
// organization, and service perimeters from all:
// https://cloud.google.com/storage/docs/public-access-prevention.
func (g *googleIdentity) exposable(r *model.Resource, got *grant) bool {
	if g.walled(r, got) {
		return false
	}
	if r.Type != "google_storage_bucket" {
		return true
	}
	v := r.Value.Get("public_access_prevention")
	if s, ok := v.AsString(); ok && s == "enforced" {
		return false
	}
	if v.Is(model.Unknown) {
		got.assume("public_access_prevention of " + string(r.Address) + " is inherited")
	}
	if _, on := g.constraint("storage.publicAccessPrevention", g.inProject(r).scope); on {
		return false
	}
	got.add(at(r, "public_access_prevention"))
	return true
}

// reads adds what a principal can read by a way.
func (g *googleIdentity) reads(p *googlePrincipal, way *googleWay) {
	if !g.exist(way.class) {
		return
	}
	for _, h := range g.reach(p, way) {
		if !p.entry() {
			if len(g.candidates(way.class, h.scope)) > 0 {
				g.gains(p, way, h)
			}
			continue
		}
		if _, on := g.constraint("iam.allowedPolicyMemberDomains", g.projectOf(h.scope)); on {
			continue // strangers are no members of any policy
		}
		for _, r := range g.candidates(way.class, h.scope) {
			if !contains(googleClasses[way.class].types, r.Type) {
				continue
			}
			got := h.grant.plus(&grant{}, "")
			if g.exposable(r, &got) {
				g.w.rule(of(Read, r), &googlePublic, way.level, got, p.fact)
			}
		}
	}
}

// exist reports whether there are any resources of a class.
func (g *googleIdentity) exist(class string) bool {
	any, known := g.existing[class]
	if !known {
		any = len(g.w.all(googleClasses[class].types...)) > 0
		g.existing[class] = any
	}
	return any
}

// projectOf returns the project of a scope, or the scope itself.
func (g *google) projectOf(s googleScope) googleScope {
	if s.level == ofResource {
		return g.inProject(s.res).scope
	}
	return s
}
