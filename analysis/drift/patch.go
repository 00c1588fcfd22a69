package drift

import (
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/cloud"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/schema/kube"
	"github.com/parapet-iac/parapet/analysis/source"
)

// running returns the code as it would be declared if it said what runs, but for
// the drifts that are left out.
func (r *Report) running(without func(drift int) bool) []*model.Resource {
	gone := map[key]bool{}
	patches := map[key]*Drift{}
	var more []*model.Resource
	for i := range r.Drifts {
		d := &r.Drifts[i]
		if without != nil && without(i) {
			continue
		}
		switch d.Kind {
		case Missing:
			gone[keyOf(d.Code)] = true
			for _, p := range d.Code.Parts {
				gone[keyOf(p)] = true
			}
		case Changed:
			patches[keyOf(d.Code)] = d
			for _, c := range d.Changes {
				if c.Part != "" {
					gone[key{d.Stack, c.Part}] = true
				}
			}
		case Unmanaged:
			if d.raw == nil {
				d.raw = r.model(d)
				r.changes[d.mark] = place{i, -1}
			}
			more = append(more, d.raw)
		}
	}
	var out []*model.Resource
	for _, declared := range r.in.Declared {
		k := keyOf(declared)
		if gone[k] {
			continue
		}
		if d := patches[k]; d != nil {
			declared = r.patched(declared, d)
		}
		out = append(out, declared)
	}
	return append(out, more...)
}

// mark gives each change a place of its own.
func (r *Report) mark() {
	for i := range r.Drifts {
		for j := range r.Drifts[i].Changes {
			c := &r.Drifts[i].Changes[j]
			r.changes[c.place().Anchor] = place{i, j}
		}
	}
}

// patched returns a declared resource with the attributes that differ as they are.
func (r *Report) patched(declared *model.Resource, d *Drift) *model.Resource {
	if kube.IsObject(d.Code.Type) {
		return r.withObject(d)
	}
	attrs := slices.Clone(declared.Value.Attrs())
	dropped := map[source.Range]bool{}
	for i := range d.Changes {
		c := &d.Changes[i]
		top, rest, _ := strings.Cut(c.Path, ".")
		live := r.linked.linked(cloud.At(c.Live, c.place()), d.Account, last(c.Path))
		if list := d.Code.Value.Get(top); rest == "" && (list.Kind() == model.List || c.Op != Set || c.whole != nil) && (c.whole != nil || d.inList(c)) {
			attrs = inList(attrs, top, c, live, dropped)
			continue
		}
		base := declared.Value.Get(top)
		if c.Part != "" || base == nil {
			base = d.Code.Value.Get(top) // which a satellite says
		}
		for _, a := range attrs { // what an earlier change has made of it
			if a.Name == top && (c.Part == "" || a.Value != declared.Value.Get(top)) {
				base = a.Value
			}
		}
		var steps []string
		if rest != "" {
			steps = strings.Split(rest, ".")
			if top == "tags" {
				steps = []string{rest}
			}
		}
		attrs = replaced(attrs, top, withAt(base, steps, live, c.place()))
	}
	p := *declared
	p.Value = model.NewObject(attrs, declared.Value.Range()).With(declared.Value.Flags())
	return &p
}

func last(path string) string { return path[strings.LastIndexByte(path, '.')+1:] }

// inList reports whether a change is of one element of a list.
func (d *Drift) inList(c *Change) bool {
	return d.Code.Value.Get(c.Path).Kind() == model.List || d.Live.Value.Get(c.Path).Kind() == model.List
}

// inList puts an element into a list, takes one out, or both.
func inList(attrs []model.Attr, name string, c *Change, live *model.Value, dropped map[source.Range]bool) []model.Attr {
	var elems []*model.Value
	var at source.Range
	for _, a := range attrs {
		if a.Name == name {
			elems, at = slices.Clone(blocks(a.Value)), a.Value.Range()
		}
	}
	if c.whole != nil {
		where := c.whole.Range()
		elems = slices.DeleteFunc(elems, func(e *model.Value) bool { return e == c.whole || !where.IsZero() && e.Range() == where })
		if !dropped[where] {
			elems = append(elems, c.keep...)
		}
		dropped[where] = true
	}
	if live != nil {
		elems = append(elems, live)
	}
	return replaced(attrs, name, model.NewList(elems, at))
}

// replaced returns attributes of which one is another, or gone.
func replaced(attrs []model.Attr, name string, v *model.Value) []model.Attr {
	out := slices.DeleteFunc(slices.Clone(attrs), func(a model.Attr) bool { return a.Name == name })
	if v == nil {
		return out
	}
	return append(out, model.Attr{Name: name, Value: v})
}

// withAt returns a value that has another one at a path, nil for none.
func withAt(v *model.Value, steps []string, live *model.Value, at source.Range) *model.Value {
	if len(steps) == 0 {
		return live
	}
	if v.Kind() == model.List && v.Len() > 0 {
		elems := slices.Clone(v.Elems())
		elems[0] = withAt(elems[0], steps, live, at)
		return model.NewList(elems, v.Range())
	}
	attrs := replaced(v.Attrs(), steps[0], withAt(v.Get(steps[0]), steps[1:], live, at))
	r := v.Range()
	if r.IsZero() {
		r = at
	}
	return model.NewObject(attrs, r)
}
