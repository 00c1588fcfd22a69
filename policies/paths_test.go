package policies_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/analysis/schema"
	"github.com/parapet-iac/parapet/analysis/schema/kube"
)

// TestPathsExist holds every attribute that rules read, that verdicts name and
// that remedies write against the schema: a rule on an attribute that no
// resource can have never finds anything.
func TestPathsExist(t *testing.T) {
	policiesOf := map[string][]*policy.Policy{}
	for _, p := range shipped(t) {
		policiesOf[p.File] = append(policiesOf[p.File], p)
	}
	for name, m := range parsed(t, ".") {
		if strings.HasSuffix(name, "_test.rego") || len(policiesOf[name]) == 0 {
			continue
		}
		typ := policiesOf[name][0].Type
		if kube.Types()[typ] {
			continue // see TestNamesOccurInExamples
		}
		if _, ok := schema.Lookup(typ); !ok {
			t.Errorf("%s: there is no type %s", name, typ)
			continue
		}
		for _, use := range usesIn(m) {
			if !schema.Exists(typ, use.path) {
				t.Errorf("%s: %s has no attribute %s", use.at, typ, use.path)
			}
		}
		for _, p := range policiesOf[name] {
			for _, r := range p.Remedies {
				checkRemedy(t, p, r)
			}
		}
	}
}

func checkRemedy(t *testing.T, p *policy.Policy, r policy.Remedy) {
	t.Helper()
	exists := func(typ, path string) {
		path = strings.TrimSuffix(path, "[+]")
		if !strings.HasPrefix(path, ".") && !schema.Exists(typ, path) {
			t.Errorf("%s:%d: remedy of %s: %s has no attribute %s", p.File, p.Line, p.ID, typ, path)
		}
	}
	for _, a := range r.Set {
		exists(p.Type, a.Path)
	}
	for _, path := range r.Remove {
		exists(p.Type, path)
	}
	if s := r.Satellite; s != nil {
		exists(s.Type, s.Link)
		for _, a := range s.Set {
			exists(s.Type, a.Path)
		}
	}
	for _, d := range r.Declare {
		if d.Type == "variable" {
			continue
		}
		for _, a := range d.Set {
			exists(d.Type, a.Path)
		}
	}
}

// A use is a dotted path of an attribute of the input and where it is used.
type use struct {
	at   string
	path string
}

// usesIn returns the attributes that a module reads from input, directly or
// through local variables, and those that its verdicts name literally.
func usesIn(m *ast.Module) []use {
	var uses []use
	for _, r := range m.Rules {
		c := collector{known: map[ast.Var][]string{}}
		for rule := r; rule != nil; rule = rule.Else {
			c.body(rule.Body)
		}
		if r.Head.RuleKind() == ast.MultiValue && r.Head.Key != nil {
			c.verdict(r.Head.Key, r.Body)
		}
		uses = append(uses, c.uses...)
	}
	return uses
}

// A collector follows the variables of one rule.
type collector struct {
	// known maps a variable to the path of input that it stands for.
	known map[ast.Var][]string
	uses  []use
}

func (c *collector) add(loc *ast.Location, path []string) {
	if len(path) > 0 {
		c.uses = append(c.uses, use{loc.String(), strings.Join(path, ".")})
	}
}

func (c *collector) body(b ast.Body) {
	ast.WalkExprs(b, func(e *ast.Expr) bool {
		c.learn(e)
		return false
	})
	ast.WalkTerms(b, func(t *ast.Term) bool {
		switch v := t.Value.(type) {
		case ast.Ref:
			if path, ok := c.resolve(v); ok {
				c.add(t.Location, path)
			}
		case ast.Call:
			c.named(v)
		}
		return false
	})
}

// learn takes note of the variables that an expression binds to parts of input,
// and of attributes that are handed to helpers by name.
func (c *collector) learn(e *ast.Expr) {
	switch terms := e.Terms.(type) {
	case *ast.Every:
		if path, ok := c.pathOf(terms.Domain); ok {
			c.bind(terms.Value, path)
		}
	case *ast.SomeDecl:
		for _, s := range terms.Symbols {
			call, ok := s.Value.(ast.Call)
			if !ok {
				continue
			}
			if path, ok := c.pathOf(call[len(call)-1]); ok {
				c.bind(call[len(call)-2], path)
			}
		}
	case []*ast.Term:
		if e.IsAssignment() || e.IsEquality() {
			if path, ok := c.pathOf(e.Operand(1)); ok {
				c.bind(e.Operand(0), path)
			}
		}
		c.named(terms)
	}
}

// named collects the attribute of calls such as value.is_set(input.a, "b").
func (c *collector) named(call []*ast.Term) {
	f := call[0].Value.String()
	if len(call) < 3 || f != "value.is_set" && f != "object.get" {
		return
	}
	if path, ok := c.pathOf(call[1]); ok {
		if name, ok := call[2].Value.(ast.String); ok {
			c.add(call[2].Location, append(slices.Clone(path), string(name)))
		}
	}
}

func (c *collector) bind(t *ast.Term, path []string) {
	if v, ok := t.Value.(ast.Var); ok {
		c.known[v] = path
	}
}

// pathOf returns the path that a term stands for.
func (c *collector) pathOf(t *ast.Term) ([]string, bool) {
	switch v := t.Value.(type) {
	case ast.Ref:
		return c.resolve(v)
	case ast.Var:
		path, ok := c.known[v]
		return path, ok
	}
	return nil, false
}

// resolve returns the path of a reference into input. Indexes are left out; it
// fails where a name is computed.
func (c *collector) resolve(ref ast.Ref) ([]string, bool) {
	head, ok := ref[0].Value.(ast.Var)
	if !ok {
		return nil, false
	}
	path, ok := c.known[head]
	if head == ast.InputRootDocument.Value.(ast.Var) {
		path, ok = nil, true
	}
	if !ok {
		return nil, false
	}
	path = slices.Clone(path)
	for _, step := range ref[1:] {
		switch v := step.Value.(type) {
		case ast.String:
			path = append(path, string(v))
		case ast.Var, ast.Number:
			if len(path) == 0 {
				return nil, false
			}
		default:
			return nil, false
		}
	}
	return path, true
}

// verdict collects the paths in the key of a set, or in the array that the
// body assigns to it.
func (c *collector) verdict(key *ast.Term, body ast.Body) {
	switch v := key.Value.(type) {
	case *ast.Array:
		c.verdictPath(key.Location, v)
	case ast.Call:
		if v[0].Value.String() == "array.concat" {
			if a, ok := v[1].Value.(*ast.Array); ok {
				c.verdictPath(key.Location, a)
			}
		}
	case ast.Var:
		for _, e := range body {
			if e.IsAssignment() && e.Operand(0).Value.Compare(v) == 0 {
				c.verdict(e.Operand(1), nil)
			}
		}
	}
}

func (c *collector) verdictPath(loc *ast.Location, a *ast.Array) {
	var path []string
	computed := false
	a.Foreach(func(t *ast.Term) {
		switch v := t.Value.(type) {
		case *ast.Array:
			c.verdictPath(loc, v)
			computed = true
		case ast.String:
			path = append(path, string(v))
		case ast.Number:
		default:
			computed = computed || len(path) == 0
		}
	})
	if !computed {
		c.add(loc, path)
	}
}
