package cloudformation

import (
	"strings"

	"github.com/parapet-iac/parapet/analysis/lang/cloudformation/mapping"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// A stack is one deployment of a template: with the parameters that it has there.
type stack struct {
	loader *loader
	t      *template
	// name is that of the stack that everything in it is deployed with, and prefix what
	// stands in front of logical ids in addresses: "Network." in a nested stack.
	name, prefix string
	// given are the parameters that the stack around passes, nil for a stack of its own.
	given map[string]*model.Value
	calls []source.Range
	// around is the stack that this one is nested in, and depth how many are around it.
	around *stack
	depth  int
	// maybe tells that it is unknown whether there is such a stack.
	maybe bool

	parameters map[string]*model.Value
	conditions map[string]truth
	types      map[string]string // of resources, by logical id
	nested     map[string]*stack
	outputs    map[string]*model.Value
}

func newStack(l *loader, t *template) *stack {
	s := &stack{loader: l, t: t,
		parameters: map[string]*model.Value{}, conditions: map[string]truth{},
		types: map[string]string{}, nested: map[string]*stack{}, outputs: map[string]*model.Value{}}
	for _, e := range t.resources {
		typ, _ := e.value.Get("Type").AsString()
		s.types[e.name] = typ
		for suffix := range mapping.Generated(typ) {
			s.types[e.name+suffix] = typ
		}
	}
	return s
}

// address returns the address of a resource.
func (s *stack) address(id string) model.Address { return model.Address(s.prefix + id) }

// parameter returns the value of a parameter; ok is false where there is none. See
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html.
func (s *stack) parameter(name string) (v *model.Value, ok bool) {
	if v, ok := s.parameters[name]; ok {
		return v, true
	}
	e := s.t.section("Parameters")[name]
	if e == nil {
		return nil, false
	}
	typ, _ := e.value.Get("Type").AsString()
	v = s.given[name]
	if v == nil {
		v = e.value.Get("Default")
	}
	switch {
	case v == nil || strings.HasPrefix(typ, "AWS::SSM::Parameter::"):
		v = s.open(e, typ)
	case isListType(typ):
		v = splitList(v)
	case typ == "Number":
		v = mapping.AsNumber(v)
	default:
		v = mapping.AsText(v)
	}
	if b, _ := mapping.AsBool(e.value.Get("NoEcho")).AsBool(); b {
		v = v.With(model.Sensitive)
	}
	s.parameters[name] = v
	return v, true
}

// open returns the value of a parameter without one: what is allowed, if that is one
// value, or else unknown.
func (s *stack) open(e *entry, typ string) *model.Value {
	if allowed := e.value.Get("AllowedValues"); allowed.Len() == 1 {
		return mapping.AsText(allowed.Index(0))
	}
	kind := model.String
	switch {
	case isListType(typ):
		kind = model.List
	case typ == "Number":
		kind = model.Number
	}
	return model.NewUnknown(kind, "${"+s.prefix+e.name+"}", e.at)
}

func isListType(typ string) bool {
	return typ == "CommaDelimitedList" || strings.HasPrefix(typ, "List<") || strings.Contains(typ, "<List<")
}

// splitList returns what a text with commas stands for.
func splitList(v *model.Value) *model.Value {
	text, ok := mapping.AsText(v).AsString()
	if !ok {
		if v.Is(model.Unknown) {
			return unknownLike(v, model.List)
		}
		return v
	}
	var elems []*model.Value
	for part := range strings.SplitSeq(text, ",") {
		elems = append(elems, model.NewString(strings.TrimSpace(part), v.Range()).With(v.Flags()))
	}
	return model.NewList(elems, v.Range()).Behind(v.Via()).WithRefs(v.Refs()...)
}
