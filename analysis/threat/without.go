package threat

import "github.com/parapet-iac/parapet/analysis/threat/horn"

// Without returns the graph that there is if some rules do not hold.
func (g *Graph) Without(drop func(*Rule) bool) *Graph {
	out := *g
	out.Rules, out.acts = nil, map[Fact][]int{}
	var rules []horn.Rule
	for i := range g.Rules {
		r := &g.Rules[i]
		if drop(r) {
			continue
		}
		h := horn.Rule{Head: g.number[r.Head], Cost: r.Level.cost(), Assumes: len(r.Assumes) > 0}
		for _, f := range r.Body {
			h.Body = append(h.Body, g.number[f])
		}
		if len(r.Body) > 0 {
			out.acts[r.Body[0]] = append(out.acts[r.Body[0]], len(out.Rules))
		}
		out.Rules, rules = append(out.Rules, *r), append(rules, h)
	}
	out.program = horn.New(len(g.facts), rules)
	return &out
}
