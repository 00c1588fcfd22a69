package policy

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/topdown"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/policies"
)

func TestGuardsOf(t *testing.T) {
	for body, want := range map[string]string{
		`input.a`:                            "truthy a",
		`not input.a`:                        "falsy a",
		`not input.a.b`:                      "falsy a.b",
		`input.a.b == 1`:                     "oneOf a.b n1, present a.b",
		`input.a in {"x", "y"}`:              "oneOf a sx sy, present a",
		`input.a in {"x", 1}`:                "oneOf a n1 sx, present a",
		`input.a in {"x", 1.5}`:              "present a",
		`not input.a in {"x"}`:               "",
		`"x" in input.a`:                     "present a",
		`input.a == "x"`:                     "oneOf a sx, present a",
		`true == input.a.b`:                  "oneOf a.b true, present a.b",
		`input.a != "x"`:                     "noneOf a sx, present a",
		`"x" != input.a`:                     "present a",
		`not input.a == "x"`:                 "noneOf a sx",
		`not input.a != "x"`:                 "",
		`input.l[_].p == "x"`:                "present l",
		`not input.l[_].p == "x"`:            "",
		`not f(input.a) == "x"`:              "",
		`startswith(lower(input.a), "x")`:    "present a",
		`some i, x in input.l; x.p == 1`:     "some l [oneOf p n1 present p]",
		`input.l[_].p == 1`:                  "present l",
		`input.l[_]`:                         "present l",
		`not input.l[0].p`:                   "",
		`x := input.a; x == 1`:               "present a",
		`not input.a == 1`:                   "noneOf a n1",
		`not f(input.a)`:                     "",
		`count([1 | input.a]) == 0`:          "",
		`every x in input.l { x }`:           "",
		`input[k]`:                           "",
		`input.a with input as {"a": 1}`:     "",
		`is_admin(input); input.b`:           "truthy b",
		`object.get(input, "a", false)`:      "",
		`input.a == input.b`:                 "present a, present b",
		`{"x": input.a} == {"x": 1}`:         "",
		`not input.a; input.b; input.c == 2`: "falsy a, truthy b, oneOf c n2, present c",
	} {
		parsed, err := ast.ParseBodyWithOpts(strings.ReplaceAll(body, "; ", "\n"), ast.ParserOptions{RegoVersion: ast.RegoV1})
		if err != nil {
			t.Fatal(body, err)
		}
		var got []string
		gs, _ := conditions{}.guardsOf(parsed, 0)
		for _, g := range gs {
			got = append(got, g.String())
		}
		if g := strings.Join(got, ", "); g != want {
			t.Errorf("%s: %q, want %q", body, g, want)
		}
	}
}

// String writes a guard as the tests have it.
func (g guard) String() string {
	names := [...]string{"present", "truthy", "falsy", "oneOf", "noneOf", "above", "below", "longer", "empty", "some", "anyOf", "unless"}
	words := []string{names[g.want]}
	if len(g.path) > 0 {
		words = append(words, strings.Join(g.path, "."))
	}
	words = append(words, g.values...)
	for _, alt := range g.alts {
		words = append(words, fmt.Sprint(alt))
	}
	return strings.Join(words, " ")
}

// TestConditions tells what is read off rules that others name.
func TestConditions(t *testing.T) {
	for text, want := range map[string]string{
		"r contains [\"a\"] if not c\nc if input.a\nc if input.b == 1":                        "unless [truthy a] [oneOf b n1 present b], decided",
		"r contains [\"a\"] if c\nc if input.a\nc if f(input.b)":                              "anyOf [truthy a] [present b]",
		"r contains [\"a\"] if not c\nc if input.a\nc if f(input.b)":                          "unless [truthy a]",
		"r contains [\"a\"] if not c\nc if { some x in input.l; x.p == \"y\" }":               "unless [some l [oneOf p sy present p]], decided",
		"r contains [\"a\"] if not c\nc if not d\nd if count(input.l) > 0":                    "unless [unless [longer l n0 present l]], decided",
		"r contains [\"a\"] if { count(input.l) > 1; some r in input.l; count(r.from) == 0 }": "longer l n1, present l, some l [empty from present from], decided",
		"r contains [\"a\"] if not c\nc := 1 if input.a":                                      "",
		"r contains [\"a\"] if not c\ndefault c := false\nc if input.a":                       "",
		"r contains [\"a\"] if not c\nc if { input.a } else := false":                         "",
		"r contains [\"a\"] if not c(1)\nc(x) if input.a":                                     "",
		"r contains [\"a\"] if not c\nc if input.a == input.b":                                "unless",
		"r contains [\"a\"] if { some c in input.l; c }\nc if input.a":                        "some l [truthy], decided",
		"r contains [\"a\"] if { some i, c in input.l; some d in c.m; d > 3; i < 2 }":         "some l [some m [above n3]]",
		"r contains [\"a\"] if { some c in input.l; not c.x == \"y\"; input.b < 10000 }":      "below b n10000, present b, some l [noneOf x sy], decided",
	} {
		m, err := ast.ParseModuleWithOpts("p.rego", "package p\n"+text, ast.ParserOptions{RegoVersion: ast.RegoV1})
		if err != nil {
			t.Fatal(text, err)
		}
		c := conditionsOf(m.Rules).clauseOf(m.Rules[0])
		var got []string
		for _, g := range c.guards {
			got = append(got, g.String())
		}
		if c.verdict != nil {
			got = append(got, "decided")
		}
		if g := strings.Join(got, ", "); g != want {
			t.Errorf("%s:\ngot  %s\nwant %s", text, g, want)
		}
	}
}

// TestClauses tells which definitions their text alone decides.
func TestClauses(t *testing.T) {
	for rule, decided := range map[string]bool{
		`r contains ["a"] if input.a`:                               true,
		`r contains ["a", 0] if { not input.a.b; input.c == "x" }`:  true,
		`r contains [["a"], ["b"]] if input.a != "x"`:               true,
		`r contains ["a"] if input.a in {"x", "y"}`:                 true,
		`r contains ["a"] if not input.a == false`:                  true,
		`r contains ["a"] if input.a in {"x", 1.5}`:                 false,
		`r contains ["a"] if input.a == 1.5`:                        false,
		`r contains ["a"] if { input.a; f(input.b) }`:               false,
		`r contains ["a"] if input.l[0]`:                            false,
		`r contains ["a"] if input.a with input as {"a": true}`:     false,
		`r contains ["l", i] if { some i, x in input.l; x == "y" }`: false,
		`r contains [k] if { input.a; k := "b" }`:                   false,
	} {
		m, err := ast.ParseModuleWithOpts("p.rego", "package p\n"+rule, ast.ParserOptions{RegoVersion: ast.RegoV1})
		if err != nil {
			t.Fatal(rule, err)
		}
		if c := (conditions{}).clauseOf(m.Rules[0]); (c.verdict != nil) != decided {
			t.Errorf("%s: decided is %t", rule, c.verdict != nil)
		}
	}
}

// TestGuardsKeepNothingBack judges made-up resources by every shipped policy,
// with guards and without.
func TestGuardsKeepNothingBack(t *testing.T) {
	s, err := Load(policies.FS)
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(1, 2))
	judgedOnes, foundOnes, decidedOnes := 0, 0, 0
	for _, u := range s.layers[0].sorted() {
		p, err := s.program(u)
		if err != nil {
			t.Error(err)
			continue
		}
		c, err := u.compiled()
		if err != nil {
			t.Fatal(err)
		}
		attrs := treeOf(c)
		for range 30 {
			v := made(random, attrs, 0)
			input, err := inputOf(v, nil)
			if err != nil {
				t.Fatal(err)
			}
			all := p.evaluate(t, indexesOf(p), input)
			decided, rest := p.candidates(v)
			some := p.evaluate(t, rest, input)
			for _, h := range decided {
				some = append(some, fmt.Sprint(h.rule.name, h.paths))
			}
			slices.Sort(some)
			decidedOnes += len(decided)
			judgedOnes++
			foundOnes += len(all)
			if !slices.Equal(all, some) {
				t.Errorf("%s on %v:\nwithout guards %v\nwith guards    %v", u.pkg, input, all, some)
			}
		}
	}
	if decidedOnes == 0 {
		t.Error("nothing is decided without evaluation")
	}
	if foundOnes < judgedOnes {
		t.Errorf("only %d findings in %d resources: the test sees too little", foundOnes, judgedOnes)
	}
}

func indexesOf(p *program) []int {
	var all []int
	for i := range p.rules {
		all = append(all, i)
	}
	return all
}

func (p *program) evaluate(t *testing.T, indexes []int, input *ast.Term) []string {
	t.Helper()
	if len(indexes) == 0 {
		return nil
	}
	m, err := p.load()
	if err != nil {
		t.Fatal(err)
	}
	hits, err := p.eval(context.Background(), m, indexes, input, topdown.NewCancel())
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, h := range hits {
		lines = append(lines, fmt.Sprint(h.rule.name, h.paths))
	}
	slices.Sort(lines)
	return lines
}

// An attrTree holds the names that rules look up below input.
type attrTree map[string]attrTree

// treeOf returns the names of all references into input and of those through
// variables, which may be parts of it.
func treeOf(c *ast.Compiler) attrTree {
	root := attrTree{}
	parts := attrTree{}
	for _, m := range c.Modules {
		ast.WalkRefs(m, func(ref ast.Ref) bool {
			at := parts
			if ref[0].Equal(ast.InputRootDocument) {
				at = root
			} else if ref[0].Equal(ast.DefaultRootDocument) {
				return false
			}
			for _, step := range ref[1:] {
				if name, ok := step.Value.(ast.String); ok {
					if at[string(name)] == nil {
						at[string(name)] = attrTree{}
					}
					at = at[string(name)]
				}
			}
			return false
		})
	}
	for _, below := range root {
		for name, tree := range parts {
			if below[name] == nil {
				below[name] = tree
			}
		}
	}
	return root
}

// made returns an object with some of the attributes, of all kinds of values.
func made(random *rand.Rand, tree attrTree, depth int) *model.Value {
	attrs := obj{}
	names := make([]string, 0, len(tree))
	for name := range tree {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		leaves := []any{true, false, "enabled", "0.0.0.0/0", "Allow", 1, 22, nil, unknownString, unknownBool, unknownList, unknownString.WithDoc(val(obj{"Statement": list{}})), list{"*"}, list{unknownString}, obj{}}
		switch below := tree[name]; {
		case random.IntN(2) == 0:
		case len(below) > 0 && depth < 3 && random.IntN(3) > 0:
			inner := made(random, below, depth+1)
			if random.IntN(2) == 0 {
				attrs[name] = inner
			} else {
				attrs[name] = list{inner}
			}
		default:
			attrs[name] = leaves[random.IntN(len(leaves))]
		}
	}
	return val(attrs)
}
