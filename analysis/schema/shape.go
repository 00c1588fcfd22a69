package schema

import (
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
)

// shapes joins several shapes of one satellite.
func shapes(list ...shape) shape {
	var s shape
	for _, one := range list {
		s.reads = append(s.reads, one.reads...)
		s.writes = append(s.writes, one.writes...)
		s.routes = append(s.routes, one.routes...)
	}
	s.apply = func(f *fold, p Part) {
		for _, one := range list {
			one.apply(f, p)
		}
	}
	return s
}

// attr copies one attribute.
func attr(from, to string) shape { return converted(from, to, nil) }

// converted copies one attribute and converts it.
func converted(from, to string, convert *conversion) shape {
	path := strings.Split(from, ".")
	return shape{
		reads: []string{from}, writes: []string{to}, routes: routesOf(from, to, convert),
		apply: func(f *fold, p Part) {
			a, _ := at(p.content(), path)
			if a.Value.IsNull() {
				return
			}
			if convert != nil {
				a.Value = convert.apply(a.Value)
			}
			a.Name = to
			f.shaped(a)
		},
	}
}

// own are the attributes of a satellite that concern only itself.
var own = setOf("id region timeouts expected_bucket_owner lifecycle")

// block makes an object of the whole satellite, but for its link.
func block(to string) shape {
	return shape{writes: []string{to}, routes: []route{{to: to}}, apply: func(f *fold, p Part) {
		f.set(model.Attr{Name: to, Value: p.body()})
	}}
}

// blockOf makes an object of some fields of the satellite. What an owner brings
// in has its shape already, and may be large and shared by many.
func blockOf(to string, fields ...field) shape {
	s := shape{apply: func(f *fold, p Part) {
		a := model.Attr{Name: to, Value: object(p.content(), fields)}
		if p.row.brings {
			f.set(a)
		} else {
			f.shaped(a)
		}
	}}
	return s.fields(to, "", fields)
}

// element appends the whole satellite, but for its link, to a list.
func element(to string) shape {
	return shape{writes: []string{to}, routes: []route{{to: to, element: true}}, apply: func(f *fold, p Part) { f.add(to, p.body()) }}
}

// elementOf appends an object of some fields of the satellite to a list.
func elementOf(to string, fields ...field) shape {
	s := shape{apply: func(f *fold, p Part) { f.add(to, object(p.content(), fields)) }}
	s = s.fields(to, "", fields)
	for i := range s.routes {
		s.routes[i].element = true
	}
	return s
}

// elements appends each block of the satellite at from to a list.
func elements(from, to string, fields ...field) shape {
	path := strings.Split(from, ".")
	s := shape{apply: func(f *fold, p Part) {
		a, _ := at(p.content(), path)
		if a.Value.Is(model.Unknown) {
			f.maybe(to, a.Value)
			return
		}
		elems := a.Value.Elems()
		if a.Value.Kind() == model.Object {
			elems = []*model.Value{a.Value}
		}
		want, _ := attribute(f.typ, to)
		for _, e := range elems {
			f.add(to, conformObject(object(e, fields), want))
		}
		if a.Value.Is(model.Open) {
			f.maybe(to, a.Value)
		}
	}}
	return s.fields(to, from+".", fields)
}

// item appends one attribute as an element to a list of primitives.
func item(from, to string) shape {
	path := strings.Split(from, ".")
	return shape{reads: []string{from}, writes: []string{to}, apply: func(f *fold, p Part) {
		a, _ := at(p.content(), path)
		switch {
		case a.Value.IsNull():
		case a.Value.Kind() == model.List && a.Value.Is(model.Unknown):
			f.maybe(to, a.Value)
		case a.Value.Kind() == model.List:
			f.add(to, a.Value.Elems()...)
		default:
			f.add(to, a.Value)
		}
	}}
}

func (s shape) fields(to, from string, fields []field) shape {
	for _, f := range fields {
		s.reads = append(s.reads, from+f.from)
		s.writes = append(s.writes, to+"."+f.to)
		s.routes = append(s.routes, routesOf(from+f.from, to+"."+f.to, f.convert)...)
	}
	return s
}

// content returns what the satellite says; nothing if it is not known.
func (p Part) content() *model.Value {
	if p.Satellite == nil {
		return vague(p.link, model.Object)
	}
	return p.Satellite.Value
}

// body returns the satellite as an object without its link and what concerns
// only itself.
func (p Part) body() *model.Value {
	v := p.content()
	if v.Is(model.Unknown) {
		return v
	}
	var attrs []model.Attr
	for _, a := range v.Attrs() {
		if !own[a.Name] && (p.row.brings || a.Name != p.row.link) {
			attrs = append(attrs, a)
		}
	}
	return like(v, model.NewObject(slices.Clip(attrs), v.Range()))
}
