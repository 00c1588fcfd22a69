package policy

import (
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// namesIn returns every variable and string that occurs in a node: a superset
// of the names of the rules and packages that it refers to.
func namesIn(node any) map[string]bool {
	names := map[string]bool{}
	ast.WalkTerms(node, func(t *ast.Term) bool {
		switch v := t.Value.(type) {
		case ast.Var:
			names[string(v)] = true
		case ast.String:
			names[string(v)] = true
		}
		return false
	})
	return names
}

// reachable returns those library modules, each with those of its rules, that
// modules mentioning the names can refer to. Whatever is left out is not
// compiled for nothing.
func reachable(names map[string]bool, libs []*module) (map[string]*ast.Module, error) {
	type library struct {
		*module
		parsed *ast.Module
		taken  map[*ast.Rule]bool
	}
	var open []*library
	for _, m := range libs {
		open = append(open, &library{module: m, taken: map[*ast.Rule]bool{}})
	}
	all := make(map[string]bool, len(names))
	for n := range names {
		all[n] = true
	}
	for changed := true; changed; {
		changed = false
		for _, lib := range open {
			if !all[lib.pkg[strings.LastIndexByte(lib.pkg, '.')+1:]] {
				continue
			}
			if lib.parsed == nil {
				var err error
				if lib.parsed, err = lib.parse(); err != nil {
					return nil, err
				}
				for _, imp := range lib.parsed.Imports {
					addNames(all, imp)
				}
				changed = true
			}
			for _, r := range lib.parsed.Rules {
				if !lib.taken[r] && all[ruleName(r)] {
					lib.taken[r], changed = true, true
					addNames(all, r)
				}
			}
		}
	}
	found := map[string]*ast.Module{}
	for _, lib := range open {
		if len(lib.taken) == 0 {
			continue
		}
		part := *lib.parsed
		part.Rules = nil
		for _, r := range lib.parsed.Rules {
			if lib.taken[r] {
				part.Rules = append(part.Rules, r)
			}
		}
		found[lib.name] = &part
	}
	return found, nil
}

func addNames(all map[string]bool, node any) {
	for n := range namesIn(node) {
		all[n] = true
	}
}

// ruleName returns the first name of a rule: allow, or a for a.b.c.
func ruleName(r *ast.Rule) string {
	if len(r.Head.Reference) > 0 {
		if v, ok := r.Head.Reference[0].Value.(ast.Var); ok {
			return string(v)
		}
	}
	return string(r.Head.Name)
}
