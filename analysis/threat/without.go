package threat

import "github.com/parapet-iac/parapet/analysis/threat/horn"

// Without returns the graph that there is if some rules do not hold.
func (g *Graph) Without(drop func(*Rule) bool) *Graph {
	out := *g
	out.Rules = nil
	var rules []horn.Rule
	for _, p := range []*part{g.early, g.late} {
		for i, r := range p.rules {
			if !drop(r) {
				out.Rules, rules = append(out.Rules, r), append(rules, p.horn[i])
			}
		}
	}
	out.finish(horn.New(g.size(), rules))
	return &out
}
