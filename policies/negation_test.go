package policies_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"
)

// TestNegatedCallsSeeWhatIsAbsent finds negated calls, "in" among them, on
// attributes that may be absent. Rego looks an argument up before it negates
// the call, so that "not f(input.a)" holds for no resource without a, while it
// reads as if it did. Such an argument must occur in the same body without a
// negation too, or be looked up within the function or by object.get.
func TestNegatedCallsSeeWhatIsAbsent(t *testing.T) {
	for name, m := range parsed(t, ".") {
		if strings.HasSuffix(name, "_test.rego") {
			continue
		}
		for _, found := range blindNegations(m) {
			t.Error(found)
		}
	}
}

// blindNegations returns the places of negated calls with an argument that may
// be absent.
func blindNegations(m *ast.Module) []string {
	var found []string
	imported := map[ast.Var]bool{}
	for _, imp := range m.Imports {
		imported[imp.Name()] = true
	}
	for _, r := range m.Rules {
		ast.WalkBodies(r, func(b ast.Body) bool {
			certain := certainRefs(b)
			for _, e := range b {
				if !e.Negated || !e.IsCall() || isComparison(e) {
					continue
				}
				for _, ref := range argumentRefs(e.Operands()) {
					head, _ := ref[0].Value.(ast.Var)
					if namesAttribute(ref) && head != "data" && !imported[head] && !certain(ref) {
						found = append(found, e.Location.String()+": "+e.String()+" is undefined where there is no "+ref.String())
					}
				}
			}
			return false
		})
	}
	return found
}

// namesAttribute reports whether a reference takes something by its name, and
// not only elements of a list.
func namesAttribute(ref ast.Ref) bool {
	return slices.ContainsFunc(ref[1:], func(t *ast.Term) bool {
		_, ok := t.Value.(ast.String)
		return ok
	})
}

// isComparison reports whether e compares something with a literal by == or =,
// which is evaluated within the negation.
func isComparison(e *ast.Expr) bool {
	return len(e.Operands()) == 2 && (e.IsEquality() || e.Operator().Equal(ast.Equal.Ref())) &&
		(ast.IsConstant(e.Operand(0).Value) || ast.IsConstant(e.Operand(1).Value))
}

// argumentRefs returns the references among arguments, those of calls within
// them too.
func argumentRefs(args []*ast.Term) []ast.Ref {
	var refs []ast.Ref
	for _, a := range args {
		switch v := a.Value.(type) {
		case ast.Ref:
			refs = append(refs, v)
		case ast.Call:
			refs = append(refs, argumentRefs(v[1:])...)
		}
	}
	return refs
}

// certainRefs returns what tells whether a reference exists in every solution
// of a body, because an expression that is not negated looks it up.
func certainRefs(b ast.Body) func(ast.Ref) bool {
	var looked []string
	for _, e := range b {
		if !e.Negated {
			ast.WalkRefs(e, func(r ast.Ref) bool {
				looked = append(looked, r.String())
				return false
			})
		}
	}
	return func(r ast.Ref) bool {
		for _, l := range looked {
			if rest, ok := strings.CutPrefix(l, r.String()); ok && (rest == "" || rest[0] == '.' || rest[0] == '[') {
				return true
			}
		}
		return false
	}
}

func TestBlindNegations(t *testing.T) {
	for rule, blind := range map[string]bool{
		`r contains ["a"] if not input.a`:                                              false,
		`r contains ["a"] if not input.a == "x"`:                                       false,
		`r contains ["a"] if not input.a in {"x"}`:                                     true,
		`r contains ["a"] if not startswith(input.a, "x")`:                             true,
		`r contains ["a"] if not startswith(lower(input.a), "x")`:                      true,
		`r contains ["a"] if not f(input)`:                                             false,
		`r contains ["a"] if not object.get(input, "a", "") in {"x"}`:                  false,
		`r contains ["a"] if { startswith(input.a, "x"); not endswith(input.a, "y") }`: false,
		`r contains ["a"] if { some x in input.l; not f(x) }`:                          false,
		`r contains ["a"] if { some x in input.l; not f(x.y) }`:                        true,
		`r contains ["a"] if { some x in input.l; x.y.z; not f(x.y) }`:                 false,
		`r contains ["a"] if count({x | some x in input.l; not x.y in {1}}) > 0`:       true,
		`r contains ["a"] if not input.a < 3`:                                          true,
		`r contains ["a"] if not input.a in data.p.allowed`:                            true,
		`r contains ["a"] if { input.ab; not input.a in {"x"} }`:                       true,
	} {
		m, err := ast.ParseModuleWithOpts("p.rego", "package p\n"+rule, ast.ParserOptions{RegoVersion: ast.RegoV1})
		if err != nil {
			t.Fatal(err)
		}
		if got := len(blindNegations(m)) > 0; got != blind {
			t.Errorf("%s: blind %v, want %v", rule, got, blind)
		}
	}
}
