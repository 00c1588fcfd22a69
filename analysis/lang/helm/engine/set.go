package engine

import (
	"sort"
	"strings"
	"text/template"
)

// A Set is the templates of a chart, as they see each other.
type Set struct {
	engine    *Engine
	templates []*Template // sorted by base
	byName    map[string]*Template
	inOrder   []*Template
	root      *template.Template
}

// InOrder returns the templates in the order in which Helm executes them.
func (s *Set) InOrder() []*Template { return s.inOrder }

// Set returns the set of templates. Of several definitions of a name, that of the
// outermost chart counts, as in Helm.
func (e *Engine) Set(templates []*Template) *Set {
	s := &Set{engine: e, byName: map[string]*Template{}}
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
		s.byName[t.Name] = t
		s.templates = append(s.templates, t)
		for _, name := range t.Defines() {
			// It only fails for a template that is being executed.
			_, _ = s.root.AddParseTree(name, t.trees[name])
		}
	}
	sort.Slice(s.templates, func(i, j int) bool { return s.templates[i].base < s.templates[j].base })
	return s
}

// Same reports whether templates are in another set as they are here.
func (s *Set) Same(other *Set, names map[string]bool) bool {
	for name := range names {
		a, b := s.byName[name], (*Template)(nil)
		if other != nil {
			b = other.byName[name]
		}
		if a == nil || b == nil || a.base != b.base || a.Broken != b.Broken || a.Home != b.Home {
			return false
		}
	}
	return true
}

// find returns the template and the site of that number.
func (s *Set) find(number uint32) (*Template, *site) {
	i := sort.Search(len(s.templates), func(i int) bool { return s.templates[i].base >= number }) - 1
	if i < 0 {
		return nil, nil
	}
	t := s.templates[i]
	if n := int(number-t.base) - 1; n >= 0 && n < len(t.sites) {
		return t, &t.sites[n]
	}
	return nil, nil
}
