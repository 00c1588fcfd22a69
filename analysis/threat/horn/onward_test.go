package horn

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// TestNeededEqualsDeletion takes every rule away in turn.
func TestNeededEqualsDeletion(t *testing.T) {
	r := rand.New(rand.NewPCG(15, 16))
	for range 1500 {
		n := 3 + r.IntN(15)
		p, rules := random(r, n, n/2+r.IntN(2*n))
		checkNeeded(t, n, p, rules)
	}
}

// checkNeeded holds the rules that goals need against deletion and recomputation.
func checkNeeded(t *testing.T, n int, p *Program, rules []Rule) {
	t.Helper()
	goals := []Fact{Fact(n - 1), Fact(n / 2)}
	given := Fact(1)
	whole := p.Search(Ban{}, given)
	got := whole.Needed(goals)
	for i := range rules {
		without := p.Search(Ban{Rules: func(rule int) bool { return rule == i }}, given)
		want := slices.ContainsFunc(goals, func(g Fact) bool { return whole.Holds(g) && !without.Holds(g) })
		if got[i] != want {
			t.Fatalf("rule %d of %v is needed: %t, by deletion %t", i, rules, got[i], want)
		}
	}
}

// TestSearcherEqualsSearch searches a program again and again.
func TestSearcherEqualsSearch(t *testing.T) {
	r := rand.New(rand.NewPCG(19, 20))
	for range 500 {
		n := 3 + r.IntN(20)
		p, rules := random(r, n, n/2+r.IntN(2*n))
		s := p.NewSearcher()
		for range 6 {
			given := []Fact{Fact(r.IntN(n)), Fact(r.IntN(n))}
			got, want := s.From(given...), p.Search(Ban{}, given...)
			if !slices.Equal(got.costs, want.costs) || !slices.Equal(got.rules, want.rules) || !slices.Equal(got.order, want.order) {
				t.Fatalf("from %v by %v: %v %v, want %v %v", given, rules, got.costs, got.rules, want.costs, want.rules)
			}
		}
	}
}

// TestNeedsAreLandmarks holds what goals need against the landmarks of each.
func TestNeedsAreLandmarks(t *testing.T) {
	r := rand.New(rand.NewPCG(21, 22))
	for range 1500 {
		n := 3 + r.IntN(15)
		p, rules := random(r, n, n/2+r.IntN(2*n))
		checkNeeds(t, n, p, rules)
	}
}

func checkNeeds(t *testing.T, n int, p *Program, rules []Rule) {
	t.Helper()
	goals := []Fact{Fact(n - 1), Fact(n / 2), Fact(n / 3)}
	res := p.Search(Ban{}, 1)
	needs := res.Needs(goals)
	for _, g := range goals {
		want := res.Landmarks(g).Rules
		slices.Sort(want)
		if got := needs.Of(g); !slices.EqualFunc(got, want, func(a int32, b int) bool { return int(a) == b }) {
			t.Fatalf("%d needs %v of %v, its landmarks are %v", g, got, rules, want)
		}
	}
}

// TestOnwardCosts holds what it costs to go on against the search itself: the best
// way to a goal is the best way through one of the rules that derive it, and every
// rule of it leads there at no greater cost.
func TestOnwardCosts(t *testing.T) {
	r := rand.New(rand.NewPCG(17, 18))
	for range 1500 {
		n := 3 + r.IntN(15)
		p, rules := random(r, n, n/2+r.IntN(2*n))
		goal := Fact(1 + r.IntN(n-1))
		res := p.Search(Ban{})
		o := res.Onward([]Fact{goal}, []float32{0}, nil)
		if !slices.Equal(o.rules, res.Relevant(goal)) {
			t.Fatalf("of %v lead to %d: %v, relevant are %v", rules, goal, o.rules, res.Relevant(goal))
		}
		for i, on := range o.rules {
			if on && o.Through(i).Less(res.Cost(goal)) {
				t.Fatalf("the way through rule %d of %v costs %v, the best %v", i, rules, o.Through(i), res.Cost(goal))
			}
		}
		if last := res.Rule(goal); last >= 0 && o.Through(last) != res.Cost(goal) {
			t.Fatalf("the way through the last rule %d of %v costs %v, want %v", last, rules, o.Through(last), res.Cost(goal))
		}
	}
}

func TestOnwardIsOverWhatIsWanted(t *testing.T) {
	p := New(4, []Rule{premise(0), rule(1, 1, 0), rule(1, 3, 1), assumed(1, 2, 0), rule(1, 3, 2)})
	res := p.Search(Ban{})
	o := res.Onward([]Fact{3}, []float32{2}, func(rule int) bool { return rule != 3 })
	if o.Leads(3) || !o.Leads(1) || o.Through(1).Price != 4 {
		t.Errorf("rule 3 leads: %t; rule 1 leads: %t at %v", o.Leads(3), o.Leads(1), o.Through(1))
	}
	if c, ok := o.From(1); !ok || c.Price != 3 {
		t.Errorf("from fact 1 it takes %v, %t", c, ok)
	}
}

func TestLeadingNeedsNothingThatHolds(t *testing.T) {
	p := New(5, []Rule{rule(1, 1, 0), rule(1, 2, 1, 4), rule(1, 3, 0)})
	if got := p.Leading([]Fact{2}); !slices.Equal(got, []bool{true, true, false}) {
		t.Errorf("leading are %v", got)
	}
}

func BenchmarkNeeded(b *testing.B) {
	p := wide(10_000, 40_000)
	r := p.Search(Ban{})
	goals := slices.Clone(r.order[len(r.order)-1000:])
	for b.Loop() {
		r.Needed(goals)
	}
}
