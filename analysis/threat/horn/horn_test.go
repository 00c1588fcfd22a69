package horn

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

// premise and rule write rules briefly.
func premise(head Fact) Rule { return Rule{Head: head} }
func rule(cost float32, head Fact, body ...Fact) Rule {
	return Rule{Head: head, Body: body, Cost: cost}
}
func assumed(cost float32, head Fact, body ...Fact) Rule { return Rule{head, body, cost, true} }

const (
	internet Fact = iota
	web
	credential
	database
	admin
	island
	facts
)

func TestSearch(t *testing.T) {
	r := New(int(facts), []Rule{
		premise(internet),
		rule(1, web, internet),
		rule(2, credential, web),
		rule(1, database, web, credential), // both are needed
		rule(9, database, internet),
		assumed(0, admin, internet),
		rule(5, admin, database),
		rule(1, island, island), // nothing rests on itself
	}).Search(Ban{})
	for f, want := range map[Fact]string{
		internet: "{0 0}", web: "{0 1}", credential: "{0 3}", database: "{0 5}", admin: "{0 10}",
	} {
		if got := fmt.Sprint(r.Cost(f)); got != want || !r.Confirmed(f) {
			t.Errorf("fact %d costs %s, want %s, confirmed %t", f, got, want, r.Confirmed(f))
		}
	}
	if r.Holds(island) || r.Derivation(island) != nil || r.Rule(island) != None {
		t.Error("the island is derived from itself")
	}
	if got := fmt.Sprint(r.Derivation(database)); got != "[0 1 2 3]" {
		t.Errorf("the database is derived by %s", got)
	}
}

func TestAssumptionsWeighMoreThanCosts(t *testing.T) {
	p := New(3, []Rule{premise(0), assumed(0, 1, 0), rule(100, 1, 0), assumed(1, 2, 1)})
	r := p.Search(Ban{})
	if !r.Confirmed(1) || r.Rule(1) != 2 {
		t.Errorf("fact 1 is derived by rule %d", r.Rule(1))
	}
	if r.Confirmed(2) || !r.Holds(2) || r.Cost(2).Assumptions != 1 {
		t.Errorf("fact 2: confirmed %t, holds %t, %v", r.Confirmed(2), r.Holds(2), r.Cost(2))
	}
}

func TestGivenFacts(t *testing.T) {
	p := New(5, []Rule{rule(1, 1, 0), rule(1, 2, 1), rule(5, 2, 3), rule(1, 4, 2)})
	r := p.Search(Ban{}, 0, 3)
	if r.Rule(0) != Told || r.Cost(2).Price != 2 || fmt.Sprint(r.Derivation(4)) != "[0 1 3]" || r.Derivation(0) != nil {
		t.Errorf("2 costs %v, 4 is derived by %v", r.Cost(2), r.Derivation(4))
	}
	if got := fmt.Sprint(r.Landmarks(4)); got != "{[2 4] [3]}" {
		t.Errorf("landmarks %s", got)
	}
	if got := fmt.Sprint(r.Alternatives(4, 3)); got != "[[2 3]]" {
		t.Errorf("alternatives %s", got)
	}
	if p.Search(Ban{}).Holds(4) {
		t.Error("it holds without what was given")
	}
}

func TestBans(t *testing.T) {
	p := New(4, []Rule{premise(0), rule(1, 1, 0), rule(1, 2, 0), rule(1, 3, 1), rule(2, 3, 2)})
	r := p.Search(Ban{Facts: func(f Fact) bool { return f == 1 }})
	if r.Holds(1) || r.Cost(3).Price != 3 {
		t.Errorf("without fact 1: it holds %t, and 3 costs %v", r.Holds(1), r.Cost(3))
	}
	r = p.Search(Ban{Rules: func(rule int) bool { return rule == 0 }})
	if r.Holds(3) {
		t.Error("without its premise the goal holds")
	}
}

func TestLandmarks(t *testing.T) {
	r := New(int(facts), []Rule{
		premise(internet),
		rule(1, web, internet), rule(2, web, internet),
		rule(1, credential, web),
		rule(1, database, credential), rule(1, database, web),
		rule(1, admin, database),
	}).Search(Ban{})
	got := fmt.Sprint(r.Landmarks(admin))
	if want := "{[0 1 3 4] [0 6]}"; got != want {
		t.Errorf("landmarks are %s, want %s", got, want)
	}
	if got := r.Landmarks(island); got.Facts != nil {
		t.Errorf("what does not hold has landmarks %v", got)
	}
}

func TestAlternatives(t *testing.T) {
	r := New(5, []Rule{premise(0), rule(1, 1, 0), rule(2, 2, 0), rule(9, 3, 0), rule(1, 4, 1), rule(1, 4, 2), rule(1, 4, 3)}).Search(Ban{})
	if got, want := fmt.Sprint(r.Alternatives(4, 5)), "[[0 2 5]]"; got != want {
		t.Errorf("alternatives %s, want %s", got, want)
	}
}

// random returns a program whose rules have small bodies.
func random(r *rand.Rand, facts, rules int) (*Program, []Rule) {
	list := make([]Rule, rules)
	for i := range list {
		x := Rule{Head: Fact(r.IntN(facts)), Cost: float32(r.IntN(5)), Assumes: r.IntN(6) == 0}
		for range r.IntN(4) {
			x.Body = append(x.Body, Fact(r.IntN(facts)))
		}
		if len(x.Body) == 0 && r.IntN(2) == 0 {
			x.Body = []Fact{0}
		}
		list[i] = x
	}
	list[0] = premise(0)
	return New(facts, list), list
}

// fixedPoint derives naively, until nothing changes.
func fixedPoint(facts int, rules []Rule, banned func(Fact) bool, off func(int) bool) []*Cost {
	best := make([]*Cost, facts)
	for changed := true; changed; {
		changed = false
	next:
		for i, r := range rules {
			if off(i) || banned(r.Head) {
				continue
			}
			sum := Cost{Price: r.Cost}
			if r.Assumes {
				sum.Assumptions = 1
			}
			body := slices.Clone(r.Body)
			slices.Sort(body)
			for _, f := range slices.Compact(body) {
				if best[f] == nil {
					continue next
				}
				sum = sum.Plus(*best[f])
			}
			if best[r.Head] == nil || sum.Less(*best[r.Head]) {
				best[r.Head], changed = &sum, true
			}
		}
	}
	return best
}

func never[T any](T) bool { return false }

func TestSearchEqualsNaiveFixedPoint(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 3000 {
		n := 2 + r.IntN(20)
		p, rules := random(r, n, 1+r.IntN(3*n))
		got := p.Search(Ban{})
		for f, want := range fixedPoint(n, rules, never[Fact], never[int]) {
			f := Fact(f)
			if got.Holds(f) != (want != nil) || want != nil && got.Cost(f) != *want {
				t.Fatalf("fact %d of %v: %t %v, want %v", f, rules, got.Holds(f), got.Cost(f), want)
			}
			checkDerivation(t, p, got, f)
		}
	}
}

// checkDerivation holds that each rule comes after what it rests on, and that the
// assumptions are as told.
func checkDerivation(t *testing.T, p *Program, r *Result, f Fact) {
	t.Helper()
	have := map[Fact]bool{}
	assumes := false
	for _, rule := range r.Derivation(f) {
		for _, b := range p.Body(rule) {
			if !have[Fact(b)] {
				t.Fatalf("rule %d uses fact %d before it is derived", rule, b)
			}
		}
		have[p.Head(rule)] = true
		assumes = assumes || p.assumes[rule]
	}
	if r.Holds(f) && (!have[f] || assumes == r.Confirmed(f)) {
		t.Fatalf("the derivation of %d ends elsewhere, or assumes %t though confirmed is %t", f, assumes, r.Confirmed(f))
	}
}

// TestSearchEqualsAllDerivations tries every choice of one rule for each fact.
func TestSearchEqualsAllDerivations(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for range 500 {
		n := 2 + r.IntN(4)
		p, rules := random(r, n, 1+r.IntN(9))
		got := p.Search(Ban{})
		best := make([]*Cost, n)
		choose(n, rules, make([]int, 0, n), best)
		for f := range n {
			if got.Holds(Fact(f)) != (best[f] != nil) || best[f] != nil && got.Cost(Fact(f)) != *best[f] {
				t.Fatalf("fact %d of %v: %t %v, want %v", f, rules, got.Holds(Fact(f)), got.Cost(Fact(f)), best[f])
			}
		}
	}
}

// choose goes through all ways to give each fact one of its rules, or none.
func choose(n int, rules []Rule, choice []int, best []*Cost) {
	if f := Fact(len(choice)); len(choice) < n {
		choose(n, rules, append(choice, None), best)
		for i, r := range rules {
			if r.Head == f {
				choose(n, rules, append(choice, i), best)
			}
		}
		return
	}
	for f := range n {
		if c, ok := priced(rules, choice, Fact(f), 0); ok && (best[f] == nil || c.Less(*best[f])) {
			best[f] = &c
		}
	}
}

// priced returns what the derivation of a fact by the chosen rules costs.
func priced(rules []Rule, choice []int, f Fact, depth int) (Cost, bool) {
	i := choice[f]
	if i == None || depth > len(choice) {
		return Cost{}, false
	}
	sum := Cost{Price: rules[i].Cost}
	if rules[i].Assumes {
		sum.Assumptions = 1
	}
	body := slices.Clone(rules[i].Body)
	slices.Sort(body)
	for _, b := range slices.Compact(body) {
		c, ok := priced(rules, choice, b, depth+1)
		if !ok {
			return Cost{}, false
		}
		sum = sum.Plus(c)
	}
	return sum, true
}

// landmarksByDeletion takes every fact and rule away in turn.
func landmarksByDeletion(n int, rules []Rule, goal Fact) (facts []Fact, used []int) {
	for f := range n {
		if fixedPoint(n, rules, func(x Fact) bool { return x == Fact(f) }, never[int])[goal] == nil {
			facts = append(facts, Fact(f))
		}
	}
	for i := range rules {
		if fixedPoint(n, rules, never[Fact], func(x int) bool { return x == i })[goal] == nil {
			used = append(used, i)
		}
	}
	return facts, used
}

func checkLandmarks(t *testing.T, n int, p *Program, rules []Rule, goal Fact) {
	t.Helper()
	r := p.Search(Ban{})
	if !r.Holds(goal) {
		return
	}
	got := r.Landmarks(goal)
	slices.Sort(got.Facts)
	slices.Sort(got.Rules)
	facts, used := landmarksByDeletion(n, rules, goal)
	if !slices.Equal(got.Facts, facts) || !slices.Equal(got.Rules, used) {
		t.Fatalf("landmarks of %d in %v: %v, by deletion %v %v", goal, rules, got, facts, used)
	}
	for _, d := range r.Alternatives(goal, 10) {
		if p.Head(d[len(d)-1]) != goal {
			t.Fatalf("an alternative derives another fact than %d", goal)
		}
	}
}

func TestLandmarksEqualDeletion(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	for range 1500 {
		n := 3 + r.IntN(15)
		p, rules := random(r, n, n/2+r.IntN(2*n))
		checkLandmarks(t, n, p, rules, Fact(1+r.IntN(n-1)))
	}
}

func TestRelevantRulesLeadToTheGoal(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	for range 500 {
		n := 3 + r.IntN(12)
		p, rules := random(r, n, n+r.IntN(2*n))
		res := p.Search(Ban{})
		goal := Fact(n - 1)
		on := res.Relevant(goal)
		for _, rule := range res.Derivation(goal) {
			if !on[rule] {
				t.Fatalf("rule %d of the derivation of %d in %v is not relevant", rule, goal, rules)
			}
		}
		for i := range rules {
			if on[i] && !res.Fires(i) {
				t.Fatalf("rule %d does not fire and is relevant", i)
			}
		}
	}
}

// FuzzProgram reads a program from bytes and holds it against the naive ways.
func FuzzProgram(f *testing.F) {
	f.Add([]byte{0, 0, 1, 17, 2, 18, 3, 0, 33, 1, 2, 3})
	f.Add([]byte("what follows from what"))
	f.Fuzz(func(t *testing.T, data []byte) {
		const n = 12
		rules := []Rule{premise(0)}
		for len(data) > 1 && len(rules) < 40 {
			size := min(int(data[0]>>4)%4, len(data)-2)
			r := Rule{Head: Fact(data[0] % n), Cost: float32(data[1] % 8), Assumes: data[1]&64 != 0}
			for _, b := range data[2 : 2+size] {
				r.Body = append(r.Body, Fact(b%n))
			}
			rules, data = append(rules, r), data[2+size:]
		}
		p := New(n, rules)
		got := p.Search(Ban{})
		for f, want := range fixedPoint(n, rules, never[Fact], never[int]) {
			if got.Holds(Fact(f)) != (want != nil) || want != nil && got.Cost(Fact(f)) != *want {
				t.Fatalf("fact %d of %v: %v, want %v", f, rules, got.Cost(Fact(f)), want)
			}
		}
		checkLandmarks(t, n, p, rules, n-1)
		checkNeeded(t, n, p, rules)
	})
}

// wide returns a program of the shape that workspaces have: hubs, and rules that
// mostly lead to facts nearby.
func wide(facts, rules int) *Program {
	r := rand.New(rand.NewPCG(13, 14))
	list := []Rule{premise(0)}
	for len(list) < rules {
		from := r.IntN(facts)
		to := from + 1 + r.IntN(200)
		if r.IntN(10) == 0 {
			to = r.IntN(facts)
		}
		x := Rule{Head: Fact(to % facts), Body: []Fact{Fact(from)}, Cost: r.Float32(), Assumes: r.IntN(10) == 0}
		if r.IntN(7) == 0 {
			x.Body = append(x.Body, Fact(r.IntN(facts)))
		}
		list = append(list, x)
	}
	return New(facts, list)
}

func BenchmarkSearch(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		p := wide(n, 4*n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				p.Search(Ban{})
			}
		})
	}
}

func BenchmarkLandmarks(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		r := wide(n, 4*n).Search(Ban{})
		goal := r.order[len(r.order)-1]
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				r.Landmarks(goal)
			}
		})
	}
}
