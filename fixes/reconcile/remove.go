package reconcile

import (
	"context"
	"errors"
	"maps"
	"path"
	"slices"

	"github.com/parapet-iac/parapet/analysis/drift"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/analysis/schema/kube"
	"github.com/parapet-iac/parapet/analysis/source"
	"github.com/parapet-iac/parapet/fixes"
	"github.com/parapet-iac/parapet/fixes/remedy"
	"github.com/parapet-iac/parapet/fixes/terraform"
	"github.com/parapet-iac/parapet/fixes/yaml"
)

// remove takes what is gone out of the code, together with what configures it. In
// Terraform code removed blocks let the state forget it.
func (p *planner) remove(ctx context.Context, d *drift.Drift) (Remedy, error) {
	r := Remedy{Kind: Remove, Title: "or take it out of the code"}
	fail := func(why string) (Remedy, error) {
		r.Failed, r.Title = why, "or take it out of the code by hand: "+why
		return r, nil
	}
	ways, err := p.without(d)
	if err != nil {
		return fail(err.Error())
	}
	before := maps.Clone(p.texts)
	for _, texts := range ways {
		if inStack(d.Code) {
			if err := mentioned(d.Code, texts); err != nil {
				return fail(err.Error())
			}
		}
		_, ok, err := p.try(ctx, texts, id{d.Kind, d.Stack, d.Address}, nil)
		if err != nil {
			return r, err
		}
		if !ok {
			continue
		}
		r.Files = touched(before, p.texts)
		if inTerraform(d.Code) {
			r.Title = "or take it out of the code: removed blocks let the state forget it"
			r.Commands = []string{p.terraform("plan", nil)}
		}
		return r, nil
	}
	return fail("without it, other code would not be what runs")
}

// code returns the resource of a drift as the edits so far have it.
func (p *planner) code(d *drift.Drift) *model.Resource {
	for _, r := range p.now.Declared(d.Code.Origin.Header.File()) {
		if r.Address == d.Code.Address && r.Type == d.Code.Type && r.Origin.Stack == d.Code.Origin.Stack {
			return r
		}
	}
	return d.Code
}

// inTerraform reports whether Terraform code declares a resource.
func inTerraform(r *model.Resource) bool {
	return !inStack(r) && (r.Origin.Language == "terraform" || !kube.IsObject(r.Type))
}

// nothing is the text of a file that is to go.
var nothing = source.NewText(nil)

// without returns the ways to take what is gone out of the code, as the new texts of
// files.
func (p *planner) without(d *drift.Drift) ([]map[string]*source.Text, error) {
	code := p.code(d)
	if inTerraform(code) {
		texts, err := fixes.Forgotten(p.now, slices.Concat([]*model.Resource{code}, code.Parts)...)
		if referred := (*terraform.ReferredError)(nil); errors.As(err, &referred) {
			referred.Path = path.Join(p.opts.Dir, referred.Path) // as all paths are told
		}
		return []map[string]*source.Text{texts}, err
	}
	ways, err := fixes.Written(p.now, remedy.Request{Resource: code, Verdict: model.Path{}, Remedy: &policy.Remedy{Title: "Remove", Remove: []string{"/"}}})
	if errors.Is(err, yaml.ErrOnly) && code.Origin.Language == "kubernetes" {
		return []map[string]*source.Text{{code.Origin.Header.File(): nothing}}, nil
	}
	var out []map[string]*source.Text
	for _, w := range ways {
		out = append(out, w.Texts)
	}
	return out, err
}
