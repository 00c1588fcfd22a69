package schema

import (
	"slices"

	"github.com/parapet-iac/parapet/analysis/model"
)

// A fold gathers what satellites add to an owner.
type fold struct {
	typ   string
	attrs []model.Attr
	at    map[string]int // index in attrs by name
	added map[string]*additions
	order []string // of added
}

// additions are what satellites append to one list.
type additions struct {
	elems []*model.Value
	vague *model.Value // something unknown that may add more
}

func newFold(typ string, v *model.Value) *fold {
	f := &fold{typ: typ, attrs: slices.Clone(v.Attrs()), at: map[string]int{}, added: map[string]*additions{}}
	for i, a := range f.attrs {
		f.at[a.Name] = i
	}
	return f
}

// shaped writes an attribute in the shape that the owner has for it.
func (f *fold) shaped(a model.Attr) {
	want, _ := attribute(f.typ, a.Name)
	a.Value = conform(a.Value, want)
	f.set(a)
}

// set writes an attribute. Of two objects the later wins attribute by attribute.
func (f *fold) set(a model.Attr) {
	i, ok := f.at[a.Name]
	if !ok {
		f.at[a.Name] = len(f.attrs)
		f.attrs = append(f.attrs, a)
		return
	}
	f.attrs[i] = model.Attr{Name: a.Name, NameRange: a.NameRange, Value: over(f.attrs[i].Value, a.Value)}
}

// over returns v laid over old.
func over(old, v *model.Value) *model.Value {
	switch {
	case v.Kind() != model.Object || old.Kind() != model.Object || v.Is(model.Unknown):
		return v
	case old.Is(model.Unknown):
		return v.With(model.Open)
	case old.Len() == 0:
		return v.With(old.Flags() & model.Open)
	}
	merged := append(slices.Clone(old.Attrs()), v.Attrs()...)
	return like(v, model.NewObject(merged, v.Range())).With(old.Flags() & model.Open)
}

// add appends elements to a list.
func (f *fold) add(name string, elems ...*model.Value) {
	a := f.additions(name)
	a.elems = append(a.elems, elems...)
}

// maybe notes that a list may have more elements than are known, because of v.
func (f *fold) maybe(name string, v *model.Value) { f.additions(name).vague = v }

func (f *fold) additions(name string) *additions {
	a := f.added[name]
	if a == nil {
		a = &additions{}
		f.added[name] = a
		f.order = append(f.order, name)
	}
	return a
}

// value returns the attributes of the composed owner.
func (f *fold) value() []model.Attr {
	for _, name := range f.order {
		add := f.added[name]
		i, ok := f.at[name]
		if !ok {
			i = len(f.attrs)
			f.attrs = append(f.attrs, model.Attr{Name: name})
			f.at[name] = i
		}
		f.attrs[i].Value = add.to(f.attrs[i].Value)
	}
	return f.attrs
}

// to returns the list old with the additions at its end. A list of which
// something is unknown is open.
func (a *additions) to(old *model.Value) *model.Value {
	open := a.vague != nil || old.Is(model.Unknown) || old.Is(model.Open)
	if len(a.elems) == 0 && old.Len() == 0 && open {
		if old.Is(model.Unknown) {
			return old
		}
		return vague(a.vague, model.List)
	}
	var elems []*model.Value
	if old.Kind() == model.Object && !old.Is(model.Unknown) { // one block where several may stand
		elems = append(elems, old)
	}
	elems = append(append(elems, old.Elems()...), a.elems...)
	r := old.Range()
	if r.IsZero() && len(a.elems) > 0 {
		r = a.elems[0].Range()
	}
	list := model.NewList(elems, r)
	if old != nil && !old.Is(model.Unknown) {
		list = like(old, list)
	}
	if open {
		list = list.With(model.Open)
	}
	return list
}
