package policy

import (
	"math/big"
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// TestFingerprintsTellApartWhatPoliciesTellApart holds fingerprints against the
// inputs that they stand for.
func TestFingerprintsTellApartWhatPoliciesTellApart(t *testing.T) {
	at := source.Range{Anchor: &source.Anchor{File: "a.tf"}, Start: 5, End: 9}
	values := []*model.Value{
		val(obj{}),
		val(obj{"a": nil}),
		val(obj{"a": "x"}),
		val(obj{"a": model.NewString("x", at)}),
		val(obj{"a": model.NewString("x", at).With(model.Sensitive | model.Default)}),
		val(obj{"a": "x", "b": ""}),
		val(obj{"a": "xb", "b": ""}),
		val(obj{"ax": ""}),
		val(obj{"a": 1}),
		val(obj{"a": "1"}),
		val(obj{"a": model.NewNumber(big.NewFloat(1), at)}),
		val(obj{"a": model.NewNumber(big.NewFloat(1.5), at)}),
		val(obj{"a": model.NewNumber(new(big.Float).SetMantExp(big.NewFloat(1), 1<<20), at)}),
		val(obj{"a": true}),
		val(obj{"a": false}),
		val(obj{"a": list{}}),
		val(obj{"a": list{nil}}),
		val(obj{"a": list{"x", "y"}}),
		val(obj{"a": list{list{"x"}, "y"}}),
		val(obj{"a": list{"x", list{"y"}}}),
		val(obj{"a": obj{"x": "y"}}),
		val(obj{"a": obj{}}),
		val(obj{"a": unknownString}),
		val(obj{"a": unknownString.Hint()}),
		val(obj{"a": unknownBool}),
		val(obj{"a": unknownList}),
		val(obj{"a": list{unknownBool}}),
		val(obj{"a": model.NewUnknown(model.Dynamic, "", at)}),
		val(obj{"a": model.NewUnknown(model.String, "var.x", at)}),
		val(obj{"a": val(`{"x":"y"}`)}),
		val(obj{"a": val(`{"x":"y"}`).WithDoc(val(obj{"x": "y"}))}),
		val(obj{"a": unknownString.WithDoc(val(obj{"x": "y"}))}),
		val(obj{"a": "x", "ignored": true}),
	}
	only := map[string]bool{"a": true, "ax": true, "b": true}
	for _, attrs := range []map[string]bool{nil, only} {
		for i, v := range values {
			for j, w := range values {
				same := input(t, v, attrs).Equal(input(t, w, attrs))
				if equal := fingerprint(v, attrs) == fingerprint(w, attrs); equal != same {
					t.Errorf("values %d and %d: fingerprints equal: %v, inputs equal: %v\n%v\n%v", i, j, equal, same, input(t, v, attrs), input(t, w, attrs))
				}
			}
		}
	}
}

func input(t *testing.T, v *model.Value, attrs map[string]bool) *ast.Term {
	t.Helper()
	in, err := inputOf(v, attrs)
	if err != nil {
		t.Fatal(err)
	}
	return in
}

func TestMemoryForgetsWhatNobodyAsksFor(t *testing.T) {
	var m memory
	p := new(program)
	key := func(i int) memoryKey {
		k := memoryKey{program: p}
		k.input[0], k.input[1], k.input[2] = byte(i), byte(i>>8), byte(i>>16)
		return k
	}
	kept := []hit{{}}
	m.put(key(0), kept)
	for i := 1; i <= 5*generation; i++ {
		m.put(key(i), nil)
		if got, ok := m.get(key(0)); !ok || len(got) != 1 {
			t.Fatalf("what is asked for all the time was forgotten after %d others", i)
		}
	}
	if _, ok := m.get(key(1)); ok {
		t.Error("the oldest answer is still there")
	}
	if n := len(m.young) + len(m.old); n > 2*generation {
		t.Errorf("%d answers are kept", n)
	}
}

// TestStatusIsNotRemembered: equal inputs need not be equally known.
func TestStatusIsNotRemembered(t *testing.T) {
	s := load(t, "p.rego", moduleX("aws-x-a", `r contains ["a"] if input.a != "y"`))
	for _, c := range []struct {
		a    any
		want string
	}{
		{unknownString, "aws-x-a inconclusive [a]"},
		{unknownString.Hint(), "aws-x-a fail [a]"},
		{unknownString, "aws-x-a inconclusive [a]"},
	} {
		if got := judged(t, s, resource("aws_x", obj{"a": c.a})); got != c.want {
			t.Errorf("%s, want %s", got, c.want)
		}
	}
}
