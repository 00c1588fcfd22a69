package manifest

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/fixes/remedy"
)

// maxChoices is how many objects are offered for one reference.
const maxChoices = 3

// filled returns a value of a remedy with what it refers to in the place of
// references.
func (a *attempt) filled(v any) (any, error) { return remedy.Filled(v, a.referred) }

// referred returns what a path leads to in the judged resource, or in another one
// that "type.any" stands for.
func (a *attempt) referred(to, path string) (any, error) {
	r := a.req.Resource
	if typ, _, other := strings.Cut(to, "."); other {
		found := a.candidates(typ)
		if len(found) == 0 {
			return nil, fmt.Errorf("there is no %s to refer to", typ)
		}
		a.choices = max(a.choices, len(found))
		r = found[min(a.choice, len(found)-1)]
		a.note("with %s", r.Address)
	}
	p, err := policy.ParseRemedyPath(path)
	if err != nil {
		return nil, err
	}
	v := walked(r, p.Steps)
	if v.IsNull() {
		return nil, fmt.Errorf("%s has no %s", r.Address, p.Steps)
	}
	return v, nil
}

// candidates returns the objects of a type that the judged one may refer to, which
// are in its namespace: the one of its name first, then those in its file.
func (a *attempt) candidates(typ string) []*model.Resource {
	r := a.req.Resource
	var out []*model.Resource
	for f := range a.w.ws.Files() {
		for _, o := range a.w.ws.Declared(f.Path) {
			if o != r && o.Type == typ && o.Origin.Stack == r.Origin.Stack && said(o, "namespace") == said(r, "namespace") {
				out = append(out, o)
			}
		}
	}
	far := func(o *model.Resource) int {
		switch {
		case said(o, "name") == said(r, "name"):
			return 0
		case o.Origin.Header.File() == r.Origin.Header.File():
			return 1
		}
		return 2
	}
	slices.SortStableFunc(out, func(x, y *model.Resource) int {
		return cmp.Or(far(x)-far(y), cmp.Compare(x.Address, y.Address))
	})
	return out[:min(len(out), maxChoices)]
}

// said returns what the metadata of an object say.
func said(r *model.Resource, name string) string {
	s, _ := r.Value.Get("metadata").Get(name).AsString()
	return s
}
