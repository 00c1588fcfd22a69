package threat

import (
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/threat/iam"
)

// A googleLevel is a level of the hierarchy of resources.
type googleLevel string

const (
	ofOrganization googleLevel = "organization"
	ofFolder       googleLevel = "folder"
	ofProject      googleLevel = "project"
	ofResource     googleLevel = "resource"
)

// A googleScope is where a policy holds: an organization, a folder or a project, by what
// tells it from others, or a resource. See
// https://cloud.google.com/resource-manager/docs/cloud-platform-resource-hierarchy.
type googleScope struct {
	level googleLevel
	key   string
	res   *model.Resource // of a resource
}

// String names a scope for people, and for good.
func (s googleScope) String() string {
	switch {
	case s.level == ofResource:
		return string(s.res.Address)
	case s.key == "":
		return "the " + string(s.level)
	}
	if known(s.key) {
		return string(s.level) + " " + s.key
	}
	return string(s.level) + " " + strings.Replace(iam.Show(s.key), "${./", "${", 1)
}

// place returns the stack of a scope that is a resource.
func (s googleScope) stack() string {
	if s.res != nil {
		return s.res.Origin.Stack
	}
	return ""
}

// project returns the project that a resource is in.
func (g *google) project(r *model.Resource) googleScope {
	if s, ok := g.projects[r]; ok {
		return s
	}
	s := googleScope{level: ofProject}
	g.projects[r] = s // for what refers to itself
	if v := r.Value.Get("project"); !v.IsNull() {
		s.key = g.projectKey(r, v)
	} else if holder := g.holder(r); holder != nil {
		s = g.project(holder)
	} else {
		s.key = g.defaultProject(r)
	}
	g.projects[r] = s
	return s
}

// googleHolders are the attributes that name what a resource lies in, by type.
var googleHolders = map[string]struct{ attr, typ string }{
	"google_kms_crypto_key":        {"key_ring", "google_kms_key_ring"},
	"google_bigquery_table":        {"dataset_id", "google_bigquery_dataset"},
	"google_spanner_database":      {"instance", "google_spanner_instance"},
	"google_bigtable_table":        {"instance_name", "google_bigtable_instance"},
	"google_sql_database":          {"instance", "google_sql_database_instance"},
	"google_pubsub_subscription":   {"topic", "google_pubsub_topic"},
	"google_container_node_pool":   {"cluster", "google_container_cluster"},
	"google_alloydb_instance":      {"cluster", "google_alloydb_cluster"},
	"google_storage_bucket_object": {"bucket", "google_storage_bucket"},
}

// holder returns what a resource lies in, nil for a project.
func (g *google) holder(r *model.Resource) *model.Resource {
	h, ok := googleHolders[r.Type]
	if !ok {
		return nil
	}
	return g.find(r, r.Value.Get(h.attr), h.typ)
}

// providerOf returns the provider block of a resource, nil where there is none.
func (g *google) providerOf(r *model.Resource) *model.Resource { return g.w.lookup(g.w.owner(r)) }

// defaultProject returns the project that the provider works in. Where the code does
// not tell it, it is the only one that the stack names in other places.
func (g *google) defaultProject(r *model.Resource) string {
	if block := g.providerOf(r); block != nil {
		if v := block.Value.Get("project"); !v.IsNull() {
			return g.projectKey(block, v)
		}
	}
	return ""
}

var googleProjects = []string{"google_project", "data.google_project", "google_project_service", "data.google_client_config"}

// projectKey returns what tells the project that v, an attribute of r, names: its id
// where the code says it.
func (g *google) projectKey(r *model.Resource, v *model.Value) string {
	if to := g.w.referred(r, v, googleProjects...); to != nil {
		return g.keyOfProject(to)
	}
	for _, ref := range v.Refs() {
		if to := g.w.lookup(place{r.Origin.Stack, ref.Address}); to != nil && to != r && ref.Path == "project" {
			return g.project(to).key
		}
	}
	return strings.TrimPrefix(g.w.text(r, v), "projects/")
}

// keyOfProject returns the key of a project that the code declares or looks up.
func (g *google) keyOfProject(p *model.Resource) string {
	switch p.Type {
	case "data.google_project", "google_project":
		if v := p.Value.Get("project_id"); !v.IsNull() {
			return g.projectKey(p, v)
		}
		if p.Type == "google_project" {
			return iam.Unknown(p.Origin.Stack + "/" + string(p.Address))
		}
		return g.defaultProject(p)
	case "google_project_service":
		if v := p.Value.Get("project"); !v.IsNull() {
			return g.projectKey(p, v)
		}
	}
	return g.defaultProject(p)
}

// parents returns the scopes above one, the nearest first, and what is assumed of the
// first of them that the code does not tell.
func (g *google) parents(s googleScope) []googleStep {
	var out []googleStep
	for range maxFollow {
		next, ok := g.parent(s)
		if !ok {
			break
		}
		out = append(out, next)
		s = next.scope
	}
	return out
}

// A googleStep leads from a scope to the one above.
type googleStep struct {
	scope  googleScope
	assume string
}

// parent returns the scope above one.
func (g *google) parent(s googleScope) (googleStep, bool) {
	step, ok := g.above[s]
	if !ok {
		step = g.findParent(s)
		g.above[s] = step
	}
	return step, step.scope.level != ""
}

// hierarchy reads the projects and folders of the code, once.
func (g *google) hierarchy() {
	if g.declared != nil {
		return
	}
	g.declared, g.folders = map[string]*model.Resource{}, map[string]*model.Resource{}
	for _, p := range g.w.all("google_project") {
		g.declared[g.keyOfProject(p)] = p
	}
	for _, f := range g.w.all("google_folder") {
		g.folders[g.folderKey(f)] = f
	}
}

func (g *google) findParent(s googleScope) googleStep {
	if s.level == ofProject || s.level == ofFolder {
		g.hierarchy()
	}
	switch s.level {
	case ofResource:
		if h := g.holder(s.res); h != nil {
			return googleStep{scope: resourceScope(h)}
		}
		return g.inProject(s.res)
	case ofProject:
		p := g.declared[s.key]
		if p == nil {
			break
		}
		if v := p.Value.Get("folder_id"); !v.IsNull() {
			return googleStep{scope: g.folderScope(p, v)}
		}
		if v := p.Value.Get("org_id"); !v.IsNull() {
			return googleStep{scope: g.organizationScope(p, v)}
		}
	case ofFolder:
		f := g.folders[s.key]
		if f == nil {
			break
		}
		v := f.Value.Get("parent")
		if g.w.referred(f, v, folderTypes...) != nil || strings.Contains(g.w.text(f, v), "folders/") {
			return googleStep{scope: g.folderScope(f, v)}
		}
		if !v.IsNull() {
			return googleStep{scope: g.organizationScope(f, v)}
		}
	}
	return googleStep{}
}

var folderTypes = []string{"google_folder", "data.google_folder", "data.google_active_folder"}

func resourceScope(r *model.Resource) googleScope {
	return googleScope{level: ofResource, res: r}
}

// inProject returns the project of a resource, and what is assumed where the code does
// not say it: that it is the only one that the code names.
func (g *google) inProject(r *model.Resource) googleStep {
	s := g.names(r.Origin.Stack, g.project(r))
	if s.key != "" {
		return googleStep{scope: s}
	}
	if one := g.onlyProject(r.Origin.Stack); one.key != "" {
		return googleStep{one, string(r.Address) + " is in " + one.String()}
	}
	return googleStep{scope: s}
}

// onlyProject returns the project that policies of a stack are about, where it is one.
func (g *google) onlyProject(stack string) googleScope {
	if g.only == nil {
		g.only = map[string]googleScope{}
		for _, typ := range []string{"google_project_iam_binding", "google_project_iam_member", "google_project_iam_policy", "google_project"} {
			for _, r := range g.w.all(typ) {
				key := ""
				if typ == "google_project" {
					key = g.keyOfProject(r)
				} else if v := r.Value.Get("project"); !v.IsNull() {
					key = g.projectKey(r, v)
				}
				s := googleScope{level: ofProject, key: key}
				if before, ok := g.only[r.Origin.Stack]; ok && before != s {
					s = googleScope{}
				}
				g.only[r.Origin.Stack] = s
			}
		}
	}
	return g.only[stack]
}

func (g *google) folderScope(r *model.Resource, v *model.Value) googleScope {
	if to := g.w.referred(r, v, folderTypes...); to != nil {
		return g.names(r.Origin.Stack, googleScope{level: ofFolder, key: g.folderKey(to)})
	}
	return g.names(r.Origin.Stack, googleScope{level: ofFolder, key: strings.TrimPrefix(g.w.text(r, v), "folders/")})
}

// folderKey tells a folder from others: its number is known to the cloud alone.
func (g *google) folderKey(f *model.Resource) string {
	return iam.Unknown(f.Origin.Stack + "/" + string(f.Address))
}

func (g *google) organizationScope(r *model.Resource, v *model.Value) googleScope {
	key := g.w.text(r, v)
	if to := g.w.referred(r, v, "data.google_organization"); to != nil {
		key = iam.Unknown(to.Origin.Stack + "/" + string(to.Address))
		for _, attr := range []string{"organization", "domain"} {
			if s := g.w.text(to, to.Value.Get(attr)); s != "" {
				key = s
				break
			}
		}
	}
	return g.names(r.Origin.Stack, googleScope{level: ofOrganization, key: strings.TrimPrefix(key, "organizations/")})
}

// within reports whether a scope is another one or lies in it, and what that assumes.
func (g *google) within(s, in googleScope) (assume string, ok bool) {
	if s == in {
		return "", true
	}
	for _, step := range g.parents(s) {
		if assume == "" {
			assume = step.assume
		}
		if step.scope == in {
			return assume, true
		}
		s = step.scope
	}
	// What lies above the outermost scope that the code tells is not known: there is one
	// organization for all, as far as is known.
	if s.level == ofResource || s.level == ofOrganization || in.level != ofOrganization || !g.together(s, in) {
		return "", false
	}
	if assume == "" {
		assume = s.String() + " is in " + in.String()
	}
	return assume, true
}

// names notes that the code of a stack names a scope.
func (g *google) names(stack string, s googleScope) googleScope {
	if g.stacks[s] == nil {
		g.stacks[s] = map[string]bool{}
	}
	g.stacks[s][stack] = true
	return s
}

// together reports whether the code of one stack names two scopes.
func (g *google) together(a, b googleScope) bool {
	for stack := range g.stacks[a] {
		if g.stacks[b][stack] {
			return true
		}
	}
	return false
}

// levels of scopes, from above.
var googleLevels = []googleLevel{ofOrganization, ofFolder, ofProject, ofResource}

// meet returns the lower one of two scopes, where one lies in the other.
func (g *google) meet(a, b googleScope) (s googleScope, assume string, ok bool) {
	if slices.Index(googleLevels, a.level) < slices.Index(googleLevels, b.level) {
		a, b = b, a
	}
	if assume, ok = g.within(a, b); ok {
		return a, assume, true
	}
	if a.level == ofResource && b.level == ofResource {
		if assume, ok = g.within(b, a); ok {
			return b, assume, true
		}
	}
	return googleScope{}, "", false
}
