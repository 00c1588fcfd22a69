package cloudformation

import (
	"strings"

	"github.com/parapet-iac/parapet/analysis/lang/cloudformation/mapping"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// scope returns a scope in which to evaluate what is not about one resource.
func (s *stack) scope() scope { return scope{stack: s, outer: new(bool)} }

// exportNames returns the names under which a stack exports outputs; a part that is not
// known stands there as it is written. See
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-stack-exports.html.
func (s *stack) exportNames() []string {
	var names []string
	for _, e := range s.t.section("Outputs") {
		if name := s.exportName(e); name != "" {
			names = append(names, name)
		}
	}
	return names
}

func (s *stack) exportName(e *entry) string {
	v := e.value.Get("Export").Get("Name")
	if v == nil {
		return ""
	}
	return exportText(s.scope().eval(v))
}

// exportText returns the text by which exports and imports are compared.
func exportText(v *model.Value) string {
	if text, ok := mapping.TextOf(v); ok {
		return text
	}
	return v.Hint()
}

// importNames returns the names of exports that a template imports.
func (s *stack) importNames() []string {
	var names []string
	var walk func(v *model.Value)
	walk = func(v *model.Value) {
		if name, arg, ok := intrinsic(v); ok && name == "Fn::ImportValue" {
			if text := exportText(s.scope().eval(arg)); text != "" {
				names = append(names, text)
			}
			return
		}
		for _, a := range v.Attrs() {
			walk(a.Value)
		}
		for _, e := range v.Elems() {
			walk(e)
		}
	}
	for _, e := range s.t.resources {
		walk(e.value)
	}
	return names
}

// exported returns what another stack of the group exports under a name.
func (l *loader) exported(to *stack, name string) *model.Value {
	if name == "" {
		return nil
	}
	p := to.t.file.src.Path
	var among []string
	for q, s := range l.roots {
		if q != p && s.name == to.name && s.exportsAs(name) != nil {
			among = append(among, q)
		}
	}
	from := nearest(p, among)
	if from == "" {
		return nil
	}
	return l.roots[from].outputValue(l.roots[from].exportsAs(name))
}

// exportsAs returns the output that is exported under a name.
func (s *stack) exportsAs(name string) *entry {
	for _, e := range s.t.section("Outputs") {
		if s.exportName(e) == name {
			return e
		}
	}
	return nil
}

// outputValue evaluates an output. One that rests on itself is unknown.
func (s *stack) outputValue(e *entry) *model.Value {
	if v, ok := s.outputs[e.name]; ok {
		return v
	}
	s.outputs[e.name] = model.NewUnknown(model.Dynamic, "", e.at)
	v := s.scope().eval(e.value.Get("Value"))
	if v == nil {
		v = model.NewUnknown(model.Dynamic, "", e.at)
	}
	s.outputs[e.name] = v
	return v
}

// maxNested is how deep stacks may nest.
const maxNested = 8

// child returns the nested stack that a resource is, nil where its template is not in the
// workspace.
func (s *stack) child(e *entry) *stack {
	if c, ok := s.nested[e.name]; ok {
		return c
	}
	s.nested[e.name] = nil
	f := s.loader.files[localTemplate(s.t.file.src.Path, e.value)]
	if f == nil || s.depth >= maxNested || s.within(f.template) {
		return nil
	}
	c := newStack(s.loader, f.template)
	c.name, c.prefix, c.depth, c.around = s.name, s.prefix+e.name+".", s.depth+1, s
	c.calls = append(s.calls[:len(s.calls):len(s.calls)], e.at)
	c.given = map[string]*model.Value{}
	params := s.scope().eval(e.value.Get("Properties").Get("Parameters"))
	for _, a := range params.Attrs() {
		if a.Value.Kind() == model.List && !a.Value.Is(model.Unknown) {
			continue // lists are passed as texts
		}
		c.given[a.Name] = mapping.AsText(a.Value)
	}
	s.nested[e.name] = c
	return c
}

// within reports whether a stack is one of a template, or in one.
func (s *stack) within(t *template) bool {
	return s != nil && (s.t == t || s.around.within(t))
}

// output returns an output of a nested stack.
func (s scope) output(id, name string, at source.Range) *model.Value {
	*s.outer = true
	for _, e := range s.t.resources {
		if e.name != id {
			continue
		}
		if c := s.child(e); c != nil {
			if o := c.t.section("Outputs")[name]; o != nil {
				return through(c.outputValue(o), at)
			}
		}
	}
	return model.NewUnknown(model.Dynamic, "${"+strings.TrimSuffix(id+".Outputs."+name, ".")+"}", at).
		WithRefs(model.Ref{Address: s.address(id), Path: "outputs." + name})
}
