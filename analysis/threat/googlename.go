package threat

import (
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
)

// google is what derivers of Google Cloud share while a cell is drawn up: what they
// have looked up already.
type google struct {
	w        *world
	byName   map[string]map[string][]*model.Resource // by type and name
	projects map[*model.Resource]googleScope
	only     map[string]googleScope // the one project that the code of a stack names
	above    map[googleScope]googleStep
	declared map[string]*model.Resource      // projects by key
	folders  map[string]*model.Resource      // folders by key
	stacks   map[googleScope]map[string]bool // the stacks whose code names a scope
}

func (w *world) newGoogle() *google {
	return &google{w: w, byName: map[string]map[string][]*model.Resource{}, projects: map[*model.Resource]googleScope{},
		above: map[googleScope]googleStep{}, stacks: map[googleScope]map[string]bool{}}
}

// googleNames are the attributes that name a resource, by type, where that is another
// one than name. Of the page of each type in the provider's documentation.
var googleNames = map[string]string{
	"google_service_account":                     "account_id",
	"data.google_service_account":                "account_id",
	"google_secret_manager_secret":               "secret_id",
	"google_bigquery_dataset":                    "dataset_id",
	"google_bigquery_table":                      "table_id",
	"google_artifact_registry_repository":        "repository_id",
	"google_project_iam_custom_role":             "role_id",
	"google_organization_iam_custom_role":        "role_id",
	"google_iam_workload_identity_pool":          "workload_identity_pool_id",
	"google_iam_workload_identity_pool_provider": "workload_identity_pool_provider_id",
	"google_alloydb_cluster":                     "cluster_id",
	"google_alloydb_instance":                    "instance_id",
	"google_project":                             "project_id",
}

// nameOf returns the name of a resource, a mark where it is not known.
func (g *google) nameOf(r *model.Resource) string {
	attr := googleNames[r.Type]
	if attr == "" {
		attr = "name"
	}
	return g.w.text(r, r.Value.Get(attr))
}

// find returns the resource of one of the types that v, an attribute of r, names: by
// reference, or by a name or the end of a path.
func (g *google) find(r *model.Resource, v *model.Value, types ...string) *model.Resource {
	if v.IsNull() {
		return nil
	}
	if to := g.w.referred(r, v, types...); to != nil {
		return to
	}
	text := g.w.text(r, v)
	text = text[strings.LastIndexByte(text, '/')+1:]
	if text == "" || !known(text) {
		return nil
	}
	for _, t := range types {
		if to := g.named(r, t, text); to != nil {
			return to
		}
	}
	return nil
}

// named returns the resource of a type that has a name, nil where there are several in
// the stack of r.
func (g *google) named(r *model.Resource, typ, name string) *model.Resource {
	index := g.byName[typ]
	if index == nil {
		index = map[string][]*model.Resource{}
		for _, to := range g.w.all(typ) {
			n := g.nameOf(to)
			index[n] = append(index[n], to)
		}
		g.byName[typ] = index
	}
	var found *model.Resource
	for _, to := range index[name] {
		if to.Origin.Stack != r.Origin.Stack || to == r {
			continue
		}
		if found != nil {
			return nil
		}
		found = to
	}
	return found
}

// first returns the only object that a block is.
func first(v *model.Value, path ...string) *model.Value {
	for _, name := range path {
		if v.Kind() == model.List && v.Len() > 0 {
			v = v.Index(0)
		}
		v = v.Get(name)
	}
	if v.Kind() == model.List && v.Len() > 0 && v.Index(0).Kind() == model.Object {
		return v.Index(0)
	}
	return v
}
