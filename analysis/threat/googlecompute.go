package threat

import (
	"maps"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/threat/gcp"
	"github.com/parapet-iac/parapet/analysis/threat/iam"
)

// A googleRunner tells which service account the code in a type acts with.
type googleRunner struct {
	email  string // the path of the attribute that names it
	scopes string // and of that with the scopes of its tokens, none for all
	class  string // the class that the type is of, for those who use what acts already
	// unnamed is the account where none is named; none for what then has no token.
	unnamed int
}

const noAccount = -1

// googleRunners are what runs code, of the page of each type in the provider's
// documentation: https://registry.terraform.io/providers/hashicorp/google/latest/docs.
// An instance has no service account unless it has a block of that name.
var googleRunners = map[string]googleRunner{
	"google_compute_instance":                      {"service_account.email", "service_account.scopes", "machine", noAccount},
	"google_compute_instance_from_template":        {"service_account.email", "service_account.scopes", "machine", noAccount},
	"google_cloudfunctions_function":               {"service_account_email", "", "function", appDefault},
	"google_cloudfunctions2_function":              {"service_config.service_account_email", "", "function", computeDefault},
	"google_cloud_run_service":                     {"template.spec.service_account_name", "", "service", computeDefault},
	"google_cloud_run_v2_service":                  {"template.service_account", "", "service", computeDefault},
	"google_cloud_run_v2_worker_pool":              {"template.service_account", "", "", computeDefault},
	"google_cloud_run_v2_job":                      {"template.template.service_account", "", "job", computeDefault},
	"google_app_engine_standard_app_version":       {"service_account", "", "", appDefault},
	"google_app_engine_flexible_app_version":       {"service_account", "", "", appDefault},
	"google_composer_environment":                  {"config.node_config.service_account", "", "composer", computeDefault},
	"google_dataproc_cluster":                      {"cluster_config.gce_cluster_config.service_account", "cluster_config.gce_cluster_config.service_account_scopes", "dataproc", computeDefault},
	"google_dataflow_job":                          {"service_account_email", "", "", computeDefault},
	"google_dataflow_flex_template_job":            {"service_account_email", "", "", computeDefault},
	"google_data_fusion_instance":                  {"dataproc_service_account", "", "", computeDefault},
	"google_notebooks_instance":                    {"service_account", "service_account_scopes", "notebook", computeDefault},
	"google_workbench_instance":                    {"gce_setup.service_accounts.email", "", "notebook", computeDefault},
	"google_workflows_workflow":                    {"service_account", "", "workflow", computeDefault},
	"google_cloudbuild_trigger":                    {"service_account", "", "trigger", buildDefault},
	"google_compute_instance_group_manager":        {"service_account.email", "service_account.scopes", "machine", noAccount},
	"google_compute_region_instance_group_manager": {"service_account.email", "service_account.scopes", "machine", noAccount},
}

// templateOf returns the template of a machine, or the machine itself where it has none.
func (g *google) templateOf(r *model.Resource) *model.Resource {
	var v *model.Value
	switch r.Type {
	case "google_compute_instance_from_template":
		v = r.Value.Get("source_instance_template")
	case "google_compute_instance_group_manager", "google_compute_region_instance_group_manager":
		v = first(r.Value.Get("version"), "instance_template")
	default:
		return r
	}
	if t := g.find(r, v, "google_compute_instance_template", "google_compute_region_instance_template"); t != nil {
		return t
	}
	return r
}

// attached returns the value at a path of what runs code: its own, or that of its
// template.
func (g *google) attached(r *model.Resource, path string) (*model.Resource, []*model.Value) {
	for _, holder := range []*model.Resource{r, g.templateOf(r)} {
		if list := walk(holder.Value, path); len(list) > 0 {
			return holder, list
		}
	}
	return g.templateOf(r), nil
}

// runsAs returns the service account that code in a resource acts with.
func (g *google) runsAs(r *model.Resource, runner googleRunner) (a googleAccount, scopes []string, evidence []Evidence, ok bool) {
	project := g.inProject(r).scope
	steps := strings.Split(runner.email, ".")
	block := strings.Join(steps[:len(steps)-1], ".")
	holder, emails := g.attached(r, runner.email)
	evidence = []Evidence{at(holder, pathOf(runner.email)...)}
	if holder != r {
		evidence = append(evidence, at(r, "version"))
	}
	for _, v := range emails {
		if a, ok = g.serviceAccount(holder, v, project); ok {
			break
		}
	}
	if !ok && len(emails) > 0 && slices.ContainsFunc(emails, func(v *model.Value) bool { return v.Is(model.Unknown) }) {
		return a, nil, nil, false // it is somebody of whom the code does not tell
	}
	if !ok {
		kind := runner.unnamed
		if holder, list := g.attached(r, block); kind == noAccount && len(list) > 0 && block != runner.email {
			kind = computeDefault
			evidence = []Evidence{at(holder, pathOf(block)...)}
		}
		if kind == noAccount {
			return a, nil, nil, false
		}
		a, ok = madeByGoogle(kind, project), true
	}
	if runner.scopes != "" {
		scopes = g.scopesOf(r, runner.scopes)
	}
	return a, scopes, evidence, ok
}

// scopesOf returns the scopes of the tokens that code gets, none for all of them.
func (g *google) scopesOf(r *model.Resource, path string) []string {
	_, list := g.attached(r, path)
	if len(list) == 0 {
		return nil
	}
	scopes := []string{}
	for _, v := range list {
		for _, e := range elems(v) {
			s, ok := e.AsString()
			if !ok {
				return nil
			}
			scopes = append(scopes, gcp.ScopeName(s))
		}
	}
	if slices.Contains(scopes, "cloud-platform") {
		return nil
	}
	slices.Sort(scopes)
	return slices.Compact(scopes)
}

// patched reports whether the agent of VM Manager takes orders on a machine, by its own
// metadata or by that of the project:
// https://cloud.google.com/compute/vm-manager/docs/setup#enable-metadata.
func (g *google) patched(r *model.Resource) bool {
	return g.metadataSays(r, "enable-osconfig")
}

func pathOf(path string) []any {
	var out []any
	for step := range strings.SplitSeq(path, ".") {
		out = append(out, step)
	}
	return out
}

// computing adds that code acts with the service account of what it runs in.
func (g *googleIdentity) computing() {
	for _, typ := range slices.Sorted(maps.Keys(googleRunners)) {
		runner := googleRunners[typ]
		for _, r := range g.w.all(typ) {
			if a, scopes, evidence, ok := g.runsAs(r, runner); ok {
				own := g.of(a)
				g.actsAs[r] = own
				g.token(r, own, scopes, evidence)
			}
		}
	}
	g.clusters()
}

// token adds that code gets tokens of a service account, which let it do what their
// scopes say.
func (g *googleIdentity) token(r *model.Resource, own *googlePrincipal, scopes []string, evidence []Evidence) {
	got := grant{evidence: evidence}
	if scopes == nil {
		g.w.rule(own.fact, &googleMetadata, Given, got, of(Compute, r))
		return
	}
	limits := gcp.Scoped(scopes)
	if len(limits) == 0 {
		return
	}
	p := g.variant(own, "with the scopes "+strings.Join(scopes, ", "), limits)
	g.w.rule(p.fact, &googleScoped, Given, got, of(Compute, r))
}

// googleCarriers are the attributes in which code is given what it is to know, by type,
// with the permission that it takes to look at them.
var googleCarriers = map[string]struct{ attrs, permission string }{
	"google_compute_instance":          {"metadata metadata_startup_script", "compute.instances.get"},
	"google_compute_instance_template": {"metadata metadata_startup_script", "compute.instanceTemplates.get"},
	"google_compute_project_metadata":  {"metadata", "compute.projects.get"},
	"google_cloudfunctions_function":   {"environment_variables build_environment_variables", "cloudfunctions.functions.get"},
	"google_cloudfunctions2_function":  {"service_config build_config", "cloudfunctions.functions.get"},
	"google_cloud_run_service":         {"template", "run.services.get"},
	"google_cloud_run_v2_service":      {"template", "run.services.get"},
	"google_cloud_run_v2_job":          {"template", "run.jobs.get"},
}

// googleKeepers are the attributes that become the content of a store, by type, and the
// attribute that names the store.
var googleKeepers = map[string]struct{ content, store, typ string }{
	"google_secret_manager_secret_version":          {"secret_data secret_data_wo", "secret", "google_secret_manager_secret"},
	"google_secret_manager_regional_secret_version": {"secret_data", "secret", "google_secret_manager_regional_secret"},
	"google_storage_bucket_object":                  {"content", "bucket", "google_storage_bucket"},
}

// storedKeys adds that whoever sees a service account's key is that account.
func (g *googleIdentity) storedKeys() {
	if len(g.w.all("google_service_account_key", "google_storage_hmac_key")) == 0 {
		return
	}
	for _, typ := range slices.Sorted(maps.Keys(googleCarriers)) {
		c := googleCarriers[typ]
		for _, r := range g.w.all(typ) {
			for _, k := range g.keysIn(r, c.attrs) {
				g.w.rule(k.owner.fact, &googleHasKey, Call, k.grant, of(Compute, r))
				g.lookable = append(g.lookable, googleLook{r, c.permission, k})
			}
		}
	}
	for _, r := range g.w.all(googleMachines...) {
		if t := g.templateOf(r); t != r {
			for _, k := range g.keysIn(t, "metadata metadata_startup_script") {
				g.w.rule(k.owner.fact, &googleHasKey, Call, k.grant, of(Compute, r))
			}
		}
	}
	for _, typ := range slices.Sorted(maps.Keys(googleKeepers)) {
		c := googleKeepers[typ]
		for _, r := range g.w.all(typ) {
			store := g.find(r, r.Value.Get(c.store), c.typ)
			if store == nil {
				continue
			}
			for _, k := range g.keysIn(r, c.content) {
				g.w.rule(k.owner.fact, &googleHasKey, Call, k.grant, of(Read, store))
			}
		}
	}
}

// A googleKey is a key that was found: whose it is, and where.
type googleKey struct {
	owner *googlePrincipal
	grant grant
}

// A googleLook is a key that whoever has a permission finds.
type googleLook struct {
	res        *model.Resource
	permission string
	key        googleKey
}

// looks adds that a principal finds the keys that code is given.
func (g *googleIdentity) looks(p *googlePrincipal) {
	holds := map[string][]googleHold{}
	for _, l := range g.lookable {
		if _, ok := holds[l.permission]; !ok {
			holds[l.permission] = leanest(g.has(p, l.permission, ""))
		}
		for _, h := range holds[l.permission] {
			if g.w.work++; g.w.done() {
				return
			}
			if assume, ok := g.within(resourceScope(l.res), h.scope); ok && p != l.key.owner {
				g.w.rule(l.key.owner.fact, &googleLooks, Call, h.grant.plus(&l.key.grant, assume), p.fact)
				break
			}
		}
	}
}

// keysIn returns the keys in attributes of r.
func (g *googleIdentity) keysIn(r *model.Resource, attrs string) []googleKey {
	var out []googleKey
	for attr := range strings.FieldsSeq(attrs) {
		for _, address := range referredIn(r.Value.Get(attr), "secret") {
			key := g.w.lookup(place{r.Origin.Stack, address})
			if key == nil || key.Type != "google_storage_hmac_key" {
				continue
			}
			if owner := g.identity(key, key.Value.Get("service_account_email"), g.inProject(key).scope); owner != nil {
				out = append(out, googleKey{g.variant(owner, "with an HMAC key", hmacLimits), grant{evidence: []Evidence{at(r, attr), at(key, "service_account_email")}}})
			}
		}
		for _, address := range referredIn(r.Value.Get(attr), "private_key") {
			key := g.w.lookup(place{r.Origin.Stack, address})
			if key == nil || key.Type != "google_service_account_key" {
				continue
			}
			v := key.Value.Get("service_account_id")
			if owner := g.identity(key, v, g.inProject(key).scope); owner != nil {
				out = append(out, googleKey{owner, grant{evidence: []Evidence{at(r, attr), at(key, "service_account_id")}}})
			}
		}
	}
	return out
}

// referredIn returns the resources of which some attribute is part of v, in order.
func referredIn(v *model.Value, attr string) []model.Address {
	if v == nil {
		return nil
	}
	var out []model.Address
	add := func(list ...model.Address) {
		for _, a := range list {
			if !slices.Contains(out, a) {
				out = append(out, a)
			}
		}
	}
	for _, ref := range v.Refs() {
		if ref.Path == attr {
			add(ref.Address)
		}
	}
	for _, a := range v.Attrs() {
		add(referredIn(a.Value, attr)...)
	}
	for _, e := range v.Elems() {
		add(referredIn(e, attr)...)
	}
	add(referredIn(v.Doc(), attr)...)
	return out
}

// clusterIdentity returns the service account of a cluster that a member names:
// PROJECT.svc.id.goog[NAMESPACE/NAME], see
// https://cloud.google.com/kubernetes-engine/docs/how-to/workload-identity.
func (g *googleIdentity) clusterIdentity(name string) *googlePrincipal {
	pool, account, _ := strings.Cut(name, "[")
	return g.workloadAccount(iam.Show(strings.TrimSuffix(pool, ".svc.id.goog")), strings.TrimSuffix(account, "]"))
}

// workloadAccount returns the principal of a service account of clusters.
func (g *googleIdentity) workloadAccount(pool, account string) *googlePrincipal {
	f := clusterAccountFact(pool, account)
	if g.byFact[f] == nil {
		namespace, name, _ := strings.Cut(account, "/")
		g.w.googleAccounts = append(g.w.googleAccounts, googleWorkloadAccount{pool, namespace, name})
	}
	return g.principal(f)
}

// clusterAccountFact is the rights that a service account of a cluster has in Google
// Cloud, where pool is the project of the pool that its cluster is in.
func clusterAccountFact(pool, account string) Fact {
	return Fact{Kind: Principal, Name: "service account " + account + " of clusters in project " + pool}
}
