package engine

import (
	"sort"
	"strings"
	"text/template"
	"text/template/parse"
)

// A Set is the templates of a chart, as they see each other.
type Set struct {
	engine  *Engine
	inOrder []*Template
	bodies  []*body          // all of them, sorted by base
	byName  map[string]*body // those that count
	root    *template.Template
}

// InOrder returns the templates in the order in which Helm executes them.
func (s *Set) InOrder() []*Template { return s.inOrder }

// Set returns the set of templates. Of several definitions of a name, that of the
// outermost chart counts, as in Helm.
func (e *Engine) Set(templates []*Template) *Set {
	s := &Set{engine: e, byName: map[string]*body{}}
	s.root = template.New("gotpl").Option("missingkey=zero").Funcs(e.funcs)
	ordered := append([]*Template{}, templates...)
	sort.Slice(ordered, func(i, j int) bool {
		a, b := ordered[i].Name, ordered[j].Name
		if x, y := strings.Count(a, "/"), strings.Count(b, "/"); x != y {
			return x > y
		}
		return a > b
	})
	s.inOrder = ordered
	for _, t := range ordered {
		for _, name := range t.Defines() {
			b := t.bodies[name]
			s.bodies = append(s.bodies, b)
			if s.byName[name] != nil && parse.IsEmptyTree(b.tree.Root) {
				continue // it takes nothing's place, says text/template
			}
			s.byName[name] = b
			// It only fails for a template that is being executed.
			_, _ = s.root.AddParseTree(name, b.tree)
		}
	}
	sort.Slice(s.bodies, func(i, j int) bool { return s.bodies[i].base < s.bodies[j].base })
	return s
}

// Same reports whether what counts under some names is in another set as it is here.
func (s *Set) Same(other *Set, names map[string]bool) bool {
	for name := range names {
		if b := s.byName[name]; b == nil || other == nil || other.byName[name] != b {
			return false
		}
	}
	return true
}

// owner returns what the sites behind a number are in, nil where there are none.
func (s *Set) owner(base uint32) *body {
	i := sort.Search(len(s.bodies), func(i int) bool { return s.bodies[i].base >= base })
	if i < len(s.bodies) && s.bodies[i].base == base {
		return s.bodies[i]
	}
	return nil
}

// find returns the site of that number, and what it is in.
func (s *Set) find(number uint32) (*body, *site) {
	i := sort.Search(len(s.bodies), func(i int) bool { return s.bodies[i].base >= number }) - 1
	if i < 0 {
		return nil, nil
	}
	b := s.bodies[i]
	if n := int(number-b.base) - 1; n >= 0 && n < len(b.sites) {
		return b, &b.sites[n]
	}
	return nil, nil
}
