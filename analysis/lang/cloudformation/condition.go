package cloudformation

import (
	"github.com/parapet-iac/parapet/analysis/lang/cloudformation/mapping"
	"github.com/parapet-iac/parapet/analysis/model"
)

// A truth is what a condition comes to.
type truth int8

const (
	maybe truth = iota // it depends on what is not known
	yes
	no
)

func (t truth) not() truth { return [...]truth{maybe: maybe, yes: no, no: yes}[t] }

// condition returns what a condition of the section Conditions comes to. One that is
// not there, or that rests on itself, is unknown.
func (s scope) condition(name string) truth {
	if t, ok := s.conditions[name]; ok {
		return t
	}
	e := s.t.section("Conditions")[name]
	if e == nil {
		return maybe
	}
	s.conditions[name] = maybe
	t := s.truth(e.value)
	s.conditions[name] = t
	return t
}

// truth decides a condition function. See
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-conditions.html.
func (s scope) truth(v *model.Value) truth {
	if s.deep++; s.deep > maxDepth || s.loader.steps > maxSteps {
		return maybe
	}
	s.loader.steps++
	attrs := v.Attrs()
	if len(attrs) != 1 {
		return scalarTruth(v)
	}
	arg := attrs[0].Value
	switch attrs[0].Name {
	case "Condition":
		name, _ := arg.AsString()
		return s.condition(name)
	case "Fn::Not":
		return s.truth(arg.Index(0)).not()
	case "Fn::And":
		return s.all(arg, yes)
	case "Fn::Or":
		return s.all(arg, no)
	case "Fn::Equals":
		return s.equal(arg.Index(0), arg.Index(1))
	}
	return scalarTruth(s.eval(v))
}

func scalarTruth(v *model.Value) truth {
	b, ok := mapping.AsBool(v).AsBool()
	switch {
	case !ok:
		return maybe
	case b:
		return yes
	}
	return no
}

// all returns unit if all conditions are that, its opposite if one is.
func (s scope) all(list *model.Value, unit truth) truth {
	out := unit
	for _, e := range list.Elems() {
		switch s.truth(e) {
		case unit.not():
			return unit.not()
		case maybe:
			out = maybe
		}
	}
	return out
}

func (s scope) equal(x, y *model.Value) truth {
	a, b := s.eval(x), s.eval(y)
	p, ok := mapping.TextOf(a)
	q, also := mapping.TextOf(b)
	switch {
	case ok && also && p == q:
		return yes
	case ok && also:
		return no
	case !ok && !also && a.Hint() != "" && a.Hint() == b.Hint():
		return yes
	case s.excludes(x, b) || s.excludes(y, a):
		return no
	}
	return maybe
}

// excludes reports whether a parameter without a value cannot have one.
func (s scope) excludes(ref, v *model.Value) bool {
	name, _ := ref.Get("Ref").AsString()
	text, ok := mapping.TextOf(v)
	e := s.t.section("Parameters")[name]
	if e == nil || !ok || s.given[name] != nil {
		return false
	}
	allowed := e.value.Get("AllowedValues")
	for _, a := range allowed.Elems() {
		if t, ok := mapping.TextOf(a); !ok || t == text {
			return false
		}
	}
	return allowed.Len() > 0
}
