package threat

import "github.com/parapet-iac/parapet/analysis/threat/horn"

// Without returns the graph that there is if some rules do not hold.
func (g *Graph) Without(drop func(*Rule) bool) *Graph {
	out := *g
	out.Rules = nil
	number := g.number()
	var rules []horn.Rule
	for i := range g.Rules {
		r := &g.Rules[i]
		if drop(r) {
			continue
		}
		h := horn.Rule{Head: number[r.Head], Cost: r.Level.cost(), Assumes: len(r.Assumes) > 0}
		for _, f := range r.Body {
			h.Body = append(h.Body, number[f])
		}
		out.Rules, rules = append(out.Rules, *r), append(rules, h)
	}
	out.openings = func() []Openings { return nil } // it is asked for paths alone
	out.finish(horn.New(len(g.facts), rules))
	return &out
}
