package cloudformation

import (
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/lang/cloudformation/mapping"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// attribute returns a reference to an attribute of a resource, to what Ref returns where
// attr is "".
func (s scope) attribute(id, typ, attr string, at source.Range) *model.Value {
	name, kind := mapping.Attribute(typ, attr)
	addr := s.address(id)
	return model.NewUnknown(kind, "${"+string(addr)+"."+name+"}", at).WithRefs(model.Ref{Address: addr, Path: name})
}

// resources returns the canonical resources that an entry of a template declares; outer
// tells that they rest on other templates.
func (s *stack) resources(e *entry) (out []*model.Resource, outer bool) {
	sc := s.scope()
	if strings.HasPrefix(e.name, "Fn::ForEach::") {
		for _, a := range sc.loop(model.Attr{Name: e.name, NameRange: e.at, Value: e.value}) {
			inner := &entry{name: a.Name, at: e.at, value: a.Value, size: e.size}
			out = append(out, s.declare(inner, sc)...)
		}
		return out, true
	}
	out = s.declare(e, sc)
	return out, *sc.outer
}

// declare returns the resources of one logical id.
func (s *stack) declare(e *entry, sc scope) []*model.Resource {
	typ, ok := e.value.Get("Type").AsString()
	if !ok {
		return nil
	}
	origin := model.Origin{Language: Language, Stack: s.name, Header: e.at, Block: e.block(), Calls: s.calls}
	if name, ok := e.value.Get("Condition").AsString(); ok {
		switch sc.condition(name) {
		case no:
			return nil
		case maybe:
			origin.Instance = "*"
		}
	}
	if s.maybe {
		origin.Instance = "*"
	}
	props := sc.eval(e.value.Get("Properties"))
	if props == nil {
		props = model.NewObject(nil, e.at)
	}
	props = sc.withGlobals(typ, props)
	if props.Kind() != model.Object && !props.Is(model.Unknown) {
		return nil
	}
	var out []*model.Resource
	if typ == "AWS::CloudFormation::Stack" {
		if c := s.child(e); c != nil {
			*sc.outer = true
			c.maybe = origin.Instance == "*"
			for _, inner := range c.t.resources {
				made, _ := c.resources(inner)
				out = append(out, made...)
			}
		}
	}
	for _, made := range mapping.Map(typ, s.address(e.name), props, deletion(e.value), e.at) {
		if s.loader.total++; s.loader.total > maxResources {
			break
		}
		if made.Type == mapping.Other {
			a, _ := e.value.Attr("Type")
			a.Name = "type"
			made.Value = model.NewObject(append([]model.Attr{a}, made.Value.Attrs()...), e.at)
		}
		out = append(out, &model.Resource{Type: made.Type, Address: made.Address, Value: made.Value, Origin: origin})
	}
	return out
}

// deletion returns the attribute DeletionPolicy of a resource.
func deletion(v *model.Value) model.Attr {
	a, _ := v.Attr("DeletionPolicy")
	return a
}

// loop returns the entries that Fn::ForEach makes: [variable, values, {key: value}]. See
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-foreach.html.
func (s scope) loop(a model.Attr) []model.Attr {
	variable, _ := a.Value.Index(0).AsString()
	values, body := s.eval(a.Value.Index(1)), a.Value.Index(2)
	elems := values.Elems()
	if values.Is(model.Unknown) {
		elems = []*model.Value{model.NewUnknown(model.String, "${"+variable+"}", values.Range())}
	}
	var out []model.Attr
	for _, e := range elems {
		inner := s
		inner.locals = map[string]*model.Value{}
		for n, v := range s.locals {
			inner.locals[n] = v
		}
		inner.locals[variable] = e
		for _, b := range body.Attrs() {
			if s.loader.steps++; s.loader.steps > maxSteps {
				return out
			}
			if strings.HasPrefix(b.Name, "Fn::ForEach::") {
				out = append(out, inner.loop(b)...)
				continue
			}
			v := inner.substituted(b.Value)
			out = append(out, model.Attr{Name: inner.key(b.Name), NameRange: b.NameRange, Value: v})
		}
	}
	return out
}

// key replaces variables in a name: ${Name} and &{Name}, the latter without what is no
// letter or digit.
func (s scope) key(name string) string {
	for n, v := range s.locals {
		text, ok := mapping.TextOf(v)
		if !ok {
			text = n
		}
		alnum := strings.Map(func(r rune) rune {
			if r < 128 && (r >= '0' && r <= '9' || r|0x20 >= 'a' && r|0x20 <= 'z') {
				return r
			}
			return -1
		}, text)
		name = strings.ReplaceAll(name, "${"+n+"}", text)
		name = strings.ReplaceAll(name, "&{"+n+"}", alnum)
	}
	return name
}

// substituted returns a value in which the variables of loops are replaced, and nothing
// else is evaluated.
func (s scope) substituted(v *model.Value) *model.Value {
	if name, ok := v.Get("Ref").AsString(); ok && v.Len() == 1 && s.locals[name] != nil {
		return through(s.locals[name], v.Range())
	}
	switch v.Kind() {
	case model.String:
		text, _ := v.AsString()
		if strings.Contains(text, "{") {
			if to := s.key(text); to != text {
				return like(v, model.NewString(to, v.Range()))
			}
		}
	case model.List:
		elems := slices.Clone(v.Elems())
		for i, e := range elems {
			elems[i] = s.substituted(e)
		}
		return like(v, model.NewList(elems, v.Range()))
	case model.Object:
		attrs := slices.Clone(v.Attrs())
		for i, a := range attrs {
			attrs[i].Value, attrs[i].Name = s.substituted(a.Value), s.key(a.Name)
		}
		return like(v, model.NewObject(attrs, v.Range()))
	}
	return v
}
