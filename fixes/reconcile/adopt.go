package reconcile

import (
	"context"
	"encoding/json"
	"errors"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/parapet-iac/parapet/analysis/cloud"
	"github.com/parapet-iac/parapet/analysis/drift"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/analysis/schema/kube"
	"github.com/parapet-iac/parapet/analysis/source"
	"github.com/parapet-iac/parapet/fixes"
	"github.com/parapet-iac/parapet/fixes/remedy"
)

// adopt writes what runs into the code, change by change: where a value comes
// through a variable or a module, there if nothing else hangs on it.
func (p *planner) adopt(ctx context.Context, d *drift.Drift) (Remedy, error) {
	r := Remedy{Kind: Adopt, Title: "write what runs into the code"}
	before := maps.Clone(p.texts)
	about := id{d.Kind, d.Stack, d.Address}
	for p.open[about] > 0 {
		ok, why, err := p.step(ctx, about)
		if err != nil {
			return r, err
		}
		if !ok {
			r.Failed = why
			break
		}
	}
	r.Files = touched(before, p.texts)
	if r.Failed != "" {
		r.Title = "cannot be written into the code: " + r.Failed
	}
	return r, nil
}

func touched(before, after map[string]*source.Text) []string {
	var out []string
	for path, text := range after {
		if before[path] != text {
			out = append(out, path)
		}
	}
	slices.Sort(out)
	return out
}

// step adopts one change of a drift, the first that can be.
func (p *planner) step(ctx context.Context, about id) (ok bool, why string, err error) {
	found := drift.Compare(p.input(p.now))
	i := slices.IndexFunc(found.Drifts, func(d drift.Drift) bool {
		return d.Kind == about.kind && d.Stack == about.stack && d.Address == about.address
	})
	if i < 0 {
		return false, "it is another drift by now", nil
	}
	d := &found.Drifts[i]
	why = "no place in the code is known for it"
	for c := range d.Changes {
		rem, err := remedyOf(d, &d.Changes[c])
		if err != nil {
			why = err.Error()
			continue
		}
		ways, err := fixes.Written(p.now, remedy.Request{Resource: d.Code, Verdict: model.Path{}, Remedy: rem})
		if err != nil {
			why = err.Error()
			continue
		}
		for _, w := range inOrder(ways) {
			if w.Asks {
				continue
			}
			if _, ok, err := p.try(ctx, w.Texts, about, nil); ok || err != nil {
				return ok, "", err
			}
			why = "an edit of the code would change something else, or not enough"
		}
	}
	return false, why, nil
}

// inOrder puts variants into the order in which they are tried: where the value was
// written before where it is used.
func inOrder(ways []fixes.Way) []fixes.Way {
	var first, last []fixes.Way
	for _, v := range slices.Backward(ways) {
		if v.Note != "" {
			first = append(first, v)
		} else {
			last = append(last, v)
		}
	}
	return append(first, last...)
}

// referring finds text that would become a reference in code.
var referring = regexp.MustCompile(`[$%]\{`)

var errReferring = errors.New("the value holds what Terraform takes for a reference")

// remedyOf returns a change as a remedy on canonical paths.
func remedyOf(d *drift.Drift, c *drift.Change) (*policy.Remedy, error) {
	if kube.IsObject(d.Code.Type) {
		return remedyOfObject(d, c)
	}
	r := &policy.Remedy{Title: "Adopt " + c.Path}
	list := d.Code.Value.Get(c.Path).Kind() == model.List || c.Live.Kind() != model.List && d.Live.Value.Get(c.Path).Kind() == model.List
	value := adopted(c)
	if text, err := json.Marshal(value); err != nil || referring.Match(text) {
		return nil, errReferring
	}
	switch {
	case c.Op == drift.Add && list:
		r.Set = []policy.Assignment{{Path: c.Path + "[+]", Value: value}}
	case c.Op == drift.Remove && list, c.Op == drift.Set && list:
		i := slices.IndexFunc(d.Code.Value.Get(c.Path).Elems(), func(e *model.Value) bool { return e == c.Code })
		if i < 0 {
			return nil, errors.New("what the code has is part of a longer list")
		}
		r.Remove = []string{c.Path + "[" + strconv.Itoa(i) + "]"}
		if c.Op == drift.Set {
			r.Set = []policy.Assignment{{Path: c.Path + "[+]", Value: value}}
		}
	case c.Live.IsNull():
		r.Remove = []string{c.Path}
	default:
		if strings.HasPrefix(c.Path, "tags.") && strings.ContainsAny(strings.TrimPrefix(c.Path, "tags."), ".[]:/ ") {
			return nil, errors.New("the tag has a name that is no word")
		}
		r.Set = []policy.Assignment{{Path: c.Path, Value: value}}
	}
	return r, nil
}

// adopted returns the live value as a remedy writes it: a document as a tree where
// the code has one.
func adopted(c *drift.Change) any {
	if doc := c.Live.Doc(); doc != nil {
		return cloud.Plain(doc)
	}
	return cloud.Plain(c.Live)
}
