package horn

import (
	"math/bits"
	"slices"
)

// Landmarks are what every derivation of a goal uses: without any one of these
// facts or rules the goal does not hold. Both are in the order of the best
// derivation; the goal itself is the last fact.
type Landmarks struct {
	Facts []Fact
	Rules []int
}

// Landmarks returns the landmarks of a fact in the possible world; nothing for a
// fact that is given or does not hold. Facts that are given are no landmarks. Every landmark is part of the best derivation, so that
// only what that uses is followed through the program.
func (r *Result) Landmarks(goal Fact) Landmarks {
	best := r.Derivation(goal)
	if best == nil {
		return Landmarks{}
	}
	l := newNecessity(r, goal, best)
	for changed := true; changed; {
		changed = false
		for _, f := range l.order {
			if l.update(f) {
				changed = true
			}
		}
	}
	var out Landmarks
	need := l.of(goal)
	for i, rule := range best {
		if need.has(2 * i) {
			out.Facts = append(out.Facts, r.program.heads[rule])
		}
		if need.has(2*i + 1) {
			out.Rules = append(out.Rules, rule)
		}
	}
	return out
}

// A set is a bit for each candidate: 2i for the fact that rule i of the best
// derivation derives, 2i+1 for that rule.
type set []uint64

func (s set) has(i int) bool { return s[i/64]>>(i%64)&1 == 1 }
func (s set) add(i int)      { s[i/64] |= 1 << (i % 64) }

// necessity holds for each fact which candidates all its derivations use, as far
// as that is known: too much at first, and less with each round.
type necessity struct {
	*Result
	words      int
	order      []Fact       // what the goal may rest on, best first
	rules      [][]uint32   // of each of these, those that fire
	sets       []uint64     // of each of these
	index      []int32      // of a fact in order, -1 for others
	facts      map[Fact]int // candidates
	used       map[int]int  // candidates: rules
	next, body set
}

func newNecessity(r *Result, goal Fact, best []int) *necessity {
	p := r.program
	l := &necessity{Result: r, words: (2*len(best) + 63) / 64, facts: map[Fact]int{}, used: map[int]int{}}
	for i, rule := range best {
		l.facts[p.heads[rule]], l.used[rule] = 2*i, 2*i+1
	}
	on := r.Relevant(goal)
	l.index = make([]int32, p.facts)
	for i := range l.index {
		l.index[i] = -1
	}
	for _, f := range r.order {
		if r.rules[f] == Told {
			continue
		}
		var rules []uint32
		for _, rule := range p.makes.at(int(f)) {
			if on[rule] {
				rules = append(rules, rule)
			}
		}
		if rules != nil {
			l.index[f] = int32(len(l.order))
			l.order, l.rules = append(l.order, f), append(l.rules, rules)
		}
	}
	l.sets = slices.Repeat([]uint64{^uint64(0)}, l.words*len(l.order))
	l.next, l.body = make(set, l.words), make(set, l.words)
	return l
}

func (l *necessity) of(f Fact) set {
	i := int(l.index[f]) * l.words
	return l.sets[i : i+l.words]
}

// update draws up anew what a fact needs: itself, and what all its rules have in
// common of themselves and all that their bodies need.
func (l *necessity) update(f Fact) bool {
	for w := range l.next {
		l.next[w] = ^uint64(0)
	}
	for _, rule := range l.rules[l.index[f]] {
		clear(l.body)
		if i, ok := l.used[int(rule)]; ok {
			l.body.add(i)
		}
		for _, b := range l.program.body.at(int(rule)) {
			if l.index[b] < 0 {
				continue // given
			}
			for w, x := range l.of(Fact(b)) {
				l.body[w] |= x
			}
		}
		for w, x := range l.body {
			l.next[w] &= x
		}
	}
	if i, ok := l.facts[f]; ok {
		l.next.add(i)
	}
	now, changed := l.of(f), false
	for w := range now {
		if bits.OnesCount64(now[w]) != bits.OnesCount64(now[w]&l.next[w]) {
			now[w] &= l.next[w]
			changed = true
		}
	}
	return changed
}

// Alternatives returns other derivations of a goal, best first, at most the given
// number: for each fact of the best derivation, landmarks and the goal aside, the
// best derivation that does without it.
func (r *Result) Alternatives(goal Fact, most int) [][]int {
	best := r.Derivation(goal)
	if best == nil {
		return nil
	}
	must := map[Fact]bool{}
	for _, f := range r.Landmarks(goal).Facts {
		must[f] = true
	}
	type found struct {
		cost  Cost
		rules []int
	}
	var all []found
	for _, rule := range best {
		f := r.program.heads[rule]
		if must[f] {
			continue
		}
		without := r.program.Search(Ban{Rules: r.ban.Rules, Facts: func(x Fact) bool {
			return x == f || r.ban.Facts != nil && r.ban.Facts(x)
		}}, r.given...)
		d := found{without.Cost(goal), without.Derivation(goal)}
		if !slices.ContainsFunc(all, func(o found) bool { return slices.Equal(o.rules, d.rules) }) {
			all = append(all, d)
		}
	}
	slices.SortStableFunc(all, func(a, b found) int {
		switch {
		case a.cost.Less(b.cost):
			return -1
		case b.cost.Less(a.cost):
			return 1
		}
		return 0
	})
	var out [][]int
	for _, d := range all[:min(most, len(all))] {
		out = append(out, d.rules)
	}
	return out
}
