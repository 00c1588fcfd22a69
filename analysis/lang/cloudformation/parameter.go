package cloudformation

import (
	"regexp"
	"slices"

	"github.com/parapet-iac/parapet/analysis/lang/cloudformation/mapping"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// secretName matches what parameters and properties are called that hold secrets.
var secretName = regexp.MustCompile(`(?i)(password|passphrase|secret|secretstring|secretkey|apikey|privatekey|token)$`)

// secrets returns a cfn_parameter for each parameter of a stack that holds a secret, by its
// name or by that of a property that it is given to: name, type, no_echo, default, and
// given_to, the names of such properties.
func (s *stack) secrets() []*model.Resource {
	given := map[string][]string{}
	var walk func(name string, v *model.Value)
	walk = func(name string, v *model.Value) {
		if ref, ok := v.Get("Ref").AsString(); ok && v.Len() == 1 && secretName.MatchString(name) {
			if !slices.Contains(given[ref], name) {
				given[ref] = append(given[ref], name)
			}
			return
		}
		for _, a := range v.Attrs() {
			walk(a.Name, a.Value)
		}
		for _, e := range v.Elems() {
			walk(name, e)
		}
	}
	for _, e := range s.t.resources {
		walk("", e.value.Get("Properties"))
	}
	var out []*model.Resource
	for _, e := range s.t.section("Parameters") {
		if e.value.Kind() == model.Object && (len(given[e.name]) > 0 || secretName.MatchString(e.name)) {
			out = append(out, s.parameterResource(e, given[e.name]))
		}
	}
	slices.SortFunc(out, func(a, b *model.Resource) int {
		return int(s.t.file.offset(a.Origin.Header)) - int(s.t.file.offset(b.Origin.Header))
	})
	return out
}

func (s *stack) parameterResource(e *entry, given []string) *model.Resource {
	attrs := []model.Attr{{Name: "name", NameRange: e.at, Value: model.NewString(e.name, e.at)}}
	for _, p := range []struct {
		from, to string
		as       func(*model.Value) *model.Value
	}{{"Type", "type", mapping.AsText}, {"NoEcho", "no_echo", mapping.AsBool}, {"Default", "default", mapping.AsText}} {
		if a, ok := e.value.Attr(p.from); ok {
			v := p.as(a.Value)
			if p.to == "default" {
				v = v.With(model.Sensitive)
			}
			attrs = append(attrs, model.Attr{Name: p.to, NameRange: a.NameRange, Value: v})
		}
	}
	slices.Sort(given)
	var names []*model.Value
	for _, n := range given {
		names = append(names, model.NewString(n, source.Range{}))
	}
	attrs = append(attrs, model.Attr{Name: "given_to", Value: model.NewList(names, source.Range{})})
	return &model.Resource{
		Type: mapping.Parameter, Address: s.address("Parameters." + e.name), Value: model.NewObject(attrs, e.at),
		Origin: model.Origin{Language: Language, Stack: s.name, Header: e.at, Block: e.block()},
	}
}
