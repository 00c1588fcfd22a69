package threat

import (
	"context"
	"slices"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/threat/horn"
)

// A Graph is what an attacker can get in a workspace, and how.
type Graph struct {
	Rules []Rule
	// Cut tells that the code was too much to follow, or the context ended: there
	// may be more paths.
	Cut bool

	facts   []Fact
	number  map[Fact]horn.Fact
	program *horn.Program
	acts    map[Fact][]int // the rules by who acts

	// goals are accounts, clusters and stores; principals the users and roles that
	// are no administrators by themselves, and code in containers.
	goals      []Fact
	worth      map[Fact]Worth // of goals
	principals []Fact
	entries    []Fact
	code       map[Fact]bool // in containers
	whole      map[int]int   // of goals, by index, those that hold all of them
}

// Analyse returns the graph of composed resources.
func Analyse(ctx context.Context, resources []*model.Resource, opts Options) *Graph {
	w := newWorld(ctx, resources, opts)
	w.derive()
	return w.graph()
}

// derive draws up all rules.
func (w *world) derive() {
	w.readPrincipals()
	for _, p := range w.principals {
		_, p.admin = w.administers(p)
	}
	w.everybody = append(w.everybody, w.principals...)
	for _, p := range w.principals {
		w.escalations(p)
	}
	for len(w.pending) > 0 {
		p := w.pending[0]
		w.pending = w.pending[1:]
		if _, p.admin = w.administers(p); !p.admin {
			w.everybody = append(w.everybody, p)
		}
		w.escalations(p)
	}
	for _, p := range w.principals {
		w.trust(p)
	}
	w.everybodyIs()
	w.computes()
	for _, r := range w.jewels() {
		w.readers(r)
		w.outsiders(r)
	}
	w.keys()
	w.shares()
	w.cognito()
	w.images()
	w.networks()
	w.azure()
	w.kubernetes()
	w.custom()
}

// graph numbers the facts.
func (w *world) graph() *Graph {
	g := &Graph{Rules: w.rules, Cut: w.cut, number: map[Fact]horn.Fact{}, acts: map[Fact][]int{}}
	var rules []horn.Rule
	for i := range g.Rules {
		r := &g.Rules[i]
		h := horn.Rule{Head: g.intern(r.Head), Cost: r.Level.cost(), Assumes: len(r.Assumes) > 0}
		for _, f := range r.Body {
			h.Body = append(h.Body, g.intern(f))
		}
		rules = append(rules, h)
		if len(r.Body) > 0 {
			g.acts[r.Body[0]] = append(g.acts[r.Body[0]], i)
		}
	}
	g.aims(w)
	for _, p := range w.principals {
		if !p.isGroup() && !p.admin {
			g.principals = append(g.principals, p.fact)
		}
	}
	w.kube.outline(w, g)
	for _, f := range g.facts {
		if isEntry[f.Kind] || (f.Kind == Compute || f.Kind == Principal) && w.opts.enters(f.Address) {
			g.entries = append(g.entries, f)
		}
	}
	for _, list := range [][]Fact{g.goals, g.principals} {
		for _, f := range list {
			g.intern(f)
		}
	}
	g.program = horn.New(len(g.facts), rules)
	return g
}

// aims notes what attackers want: accounts, the content of stores, and what the
// options say.
func (g *Graph) aims(w *world) {
	g.worth = map[Fact]Worth{}
	for _, r := range slices.Concat(w.jewels(), w.all(slices.Concat([]string{"aws_elasticsearch_domain", "aws_opensearch_domain"}, databaseTypes, copies, azureStores)...)) {
		g.aim(w, of(Read, r), worthOf(r))
	}
	for _, p := range w.principals {
		g.aim(w, adminFact(p.Account), High)
	}
	for _, scope := range w.scopes {
		g.aim(w, scope, High)
	}
	for _, f := range g.facts {
		if isWanted[f.Kind] {
			g.aim(w, f, Worthless)
		}
	}
}

// aim makes a fact a goal, if it is worth something.
func (g *Graph) aim(w *world, f Fact, worth Worth) {
	if declared, ok := w.opts.declaredWorth(f.Address); ok {
		worth = declared
	}
	if _, known := g.worth[f]; !known && worth != Worthless {
		g.goals, g.worth[f] = append(g.goals, f), worth
	}
}

// isWanted are the facts about a resource that are goals where it is declared a jewel.
var isWanted = map[Kind]bool{Read: true, Write: true, Compute: true, Principal: true}

var isEntry = map[Kind]bool{Internet: true, AnyAccount: true, ExternalAccount: true, AnyRepository: true, Contributor: true}

func (g *Graph) intern(f Fact) horn.Fact {
	n, ok := g.number[f]
	if !ok {
		n = horn.Fact(len(g.facts))
		g.number[f] = n
		g.facts = append(g.facts, f)
	}
	return n
}

// from searches what follows from facts.
func (g *Graph) from(start ...horn.Fact) *horn.Result { return g.program.Search(horn.Ban{}, start...) }
