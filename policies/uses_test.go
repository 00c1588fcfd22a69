package policies_test

import (
	"slices"
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"
)

// TestUsesIn holds the collector behind TestPathsExist to what it must see.
func TestUsesIn(t *testing.T) {
	for rule, want := range map[string][]string{
		`r contains ["a", "b"] if input.c.d == 1`:                                   {"a.b", "c.d"},
		`r contains ["in", i, "x"] if some i, x in input.in`:                        {"in", "in.x"},
		`r contains ["a"] if { some x in input.in; x.port == 1 }`:                   {"a", "in", "in.port"},
		`r contains ["a"] if { x := input.in[_]; x.port == 1 }`:                     {"a", "in", "in.port"},
		`r contains ["a"] if count({x | some x in input.in; x.port == 1}) > 0`:      {"a", "in", "in.port"},
		`r contains ["a"] if every x in input.in { x.port == 1 }`:                   {"a", "in", "in.port"},
		`r contains [["a", "b"], ["c"]] if true`:                                    {"a.b", "c"},
		`r contains array.concat(["a", 0, "b"], p) if some p in {["c"]}`:            {"a.b"},
		`r contains path if { input.on; path := ["a", "b"] }`:                       {"a.b", "on"},
		`r contains ["a"] if not value.is_set(input.b, "c")`:                        {"a", "b", "b.c"},
		`r contains ["a"] if object.get(input, "b", 1) == 1`:                        {"a", "b"},
		`r contains [name] if { some name in ["a"]; input[name] }`:                  nil,
		`f(x) if x.a.b == input.c`:                                                  {"c"},
		`r contains ["policy", "Statement", i] if input.policy.Statement[i].Effect`: {"policy.Statement", "policy.Statement.Effect"},
	} {
		m, err := ast.ParseModuleWithOpts("p.rego", "package p\n"+rule, ast.ParserOptions{RegoVersion: ast.RegoV1})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, u := range usesIn(m) {
			got = append(got, u.path)
		}
		slices.Sort(got)
		if got = slices.Compact(got); !slices.Equal(got, want) {
			t.Errorf("%s\n got %q\nwant %q", rule, got, want)
		}
	}
}
