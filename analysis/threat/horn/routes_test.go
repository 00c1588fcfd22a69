package horn

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// knotty returns a program with busy facts, and with some joints and premises.
func knotty(r *rand.Rand, facts, rules, joints int) *Program {
	var list []Rule
	price := func() float32 { return float32(r.IntN(5)) } // sums are exact
	for range rules {
		from := r.IntN(facts)
		if r.IntN(3) == 0 {
			from = r.IntN(3)
		}
		list = append(list, Rule{Head: Fact(r.IntN(facts)), Body: []Fact{Fact(from)}, Cost: price(), Assumes: r.IntN(4) == 0})
	}
	for range joints {
		x := Rule{Head: Fact(r.IntN(facts)), Cost: price(), Assumes: r.IntN(4) == 0}
		for range []int{2, 2, 2, 3, 0}[r.IntN(5)] {
			x.Body = append(x.Body, Fact(r.IntN(facts)))
		}
		list = append(list, x)
	}
	r.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	return New(facts, list)
}

// TestRoutesAreSearches holds routes against a search from each fact.
func TestRoutesAreSearches(t *testing.T) {
	for seed := range uint64(400) {
		r := rand.New(rand.NewPCG(seed, 11))
		facts := 5 + r.IntN(40)
		p := knotty(r, facts, r.IntN(4*facts), r.IntN(8)*r.IntN(2))
		var goals []Fact
		for _, f := range r.Perm(facts)[:1+r.IntN(facts)] {
			goals = append(goals, Fact(f))
		}
		routes := p.routes(goals, 1+r.IntN(12))
		for _, from := range r.Perm(facts) {
			want, got := p.Search(Ban{}, Fact(from)), routes.From(Fact(from))
			for k, goal := range goals {
				if Follows(got.Costs[k]) != want.Holds(goal) || want.Holds(goal) && got.Costs[k] != want.Cost(goal) {
					t.Fatalf("seed %d: from %d to %d costs %v, by a search %v", seed, from, goal, got.Costs[k], want.Cost(goal))
				}
				if want.Holds(goal) {
					derives(t, p, Fact(from), goal, got.Derivation(k), want.Cost(goal))
				}
			}
			for rule := range p.heads {
				if len(p.Body(rule)) < 2 {
					continue
				}
				if Follows(got.Sum(rule)) != want.Fires(rule) || want.Fires(rule) && got.Sum(rule) != want.Sum(rule) {
					t.Fatalf("seed %d: from %d rule %d costs %v, by a search %v", seed, from, rule, got.Sum(rule), want.Sum(rule))
				}
			}
		}
	}
}

// derives holds that rules are a derivation of a goal at a cost, in order and none twice.
func derives(t *testing.T, p *Program, from, goal Fact, rules []int, want Cost) {
	t.Helper()
	costs := map[Fact]Cost{from: {}}
	for i, rule := range rules {
		c := p.Own(rule)
		for _, f := range p.Body(rule) {
			own, ok := costs[Fact(f)]
			if !ok {
				t.Fatalf("%v from %d to %d: rule %d comes before its body", rules, from, goal, rule)
			}
			c = c.Plus(own)
		}
		if _, ok := costs[p.Head(rule)]; ok || slices.Contains(rules[:i], rule) {
			t.Fatalf("%v from %d to %d: rule %d derives what is known", rules, from, goal, rule)
		}
		costs[p.Head(rule)] = c
	}
	if costs[goal] != want {
		t.Fatalf("%v from %d to %d costs %v, want %v", rules, from, goal, costs[goal], want)
	}
}

func FuzzRoutesAreSearches(f *testing.F) {
	f.Add(uint64(1), uint8(20), uint8(40), uint8(3), uint8(5))
	f.Fuzz(func(t *testing.T, seed uint64, facts, rules, joints, many uint8) {
		n := 4 + int(facts)
		p := knotty(rand.New(rand.NewPCG(seed, 1)), n, int(rules), int(joints%16))
		var goals []Fact
		for g := range n {
			goals = append(goals, Fact(g))
		}
		routes := p.routes(goals, int(many))
		for from := range n {
			want, got := p.Search(Ban{}, Fact(from)), routes.From(Fact(from))
			for k, goal := range goals {
				if Follows(got.Costs[k]) != want.Holds(goal) || want.Holds(goal) && got.Costs[k] != want.Cost(goal) {
					t.Fatalf("from %d to %d costs %v, by a search %v", from, goal, got.Costs[k], want.Cost(goal))
				}
				if want.Holds(goal) {
					derives(t, p, Fact(from), goal, got.Derivation(k), want.Cost(goal))
				}
			}
		}
	})
}
