package threat

import (
	"slices"
	"sync"

	"github.com/parapet-iac/parapet/analysis/threat/horn"
)

// A Graph is what an attacker can get in a workspace, and how.
type Graph struct {
	Rules []Rule
	// Cut tells that the code was too much to follow, or the context ended: there
	// may be more paths.
	Cut bool

	facts   []Fact
	number  func() map[Fact]horn.Fact
	program *horn.Program
	acts    func() map[Fact][]int // the rules by who acts
	// classesOf are what leads to all stores of the class of a store.
	classesOf func() map[Fact][]Fact
	outside   func() *horn.Result // what follows from the entries
	// entryAt and goalAt are the numbers of entries and goals.
	entryAt, goalAt []horn.Fact
	openings        func() []Openings
	epoch, early    int // see [Graph.Shares]

	// goals are accounts, clusters and stores; principals the users and roles that
	// are no administrators by themselves, and code in containers.
	goals      []Fact
	worth      map[Fact]Worth // of goals
	principals []Fact
	entries    []Fact
	code       map[Fact]bool // in containers
	whole      map[int]int   // of goals, by index, those that hold all of them
}

// graph makes a graph of what was drawn up.
func (w *world) graph(aims []aim) *Graph {
	d := w.draw()
	d.epoch = w.epoch
	for _, a := range aims {
		if a.starts {
			d.principals = append(d.principals, a.fact)
		} else {
			d.aim(w, a.fact, a.worth)
		}
	}
	if len(w.opts.Jewels) > 0 {
		for _, f := range d.facts {
			if isWanted[f.Kind] {
				d.aim(w, f, Worthless)
			}
		}
	}
	w.kube.outline(w, d.Graph)
	for i := range d.facts {
		if f := &d.facts[i]; isEntry(f.Kind) || len(w.opts.Entries) > 0 && (f.Kind == Compute || f.Kind == Principal) && w.opts.enters(f.Address) {
			d.entries, d.entryAt = append(d.entries, *f), append(d.entryAt, horn.Fact(i))
		}
	}
	for _, f := range d.goals {
		d.goalAt = append(d.goalAt, d.intern(f))
	}
	for _, f := range d.principals {
		d.intern(f)
	}
	g := d.Graph
	g.finish(horn.New(len(d.facts), d.rules))
	w.renumber(len(g.facts))
	return g
}

// finish gives a graph its program, and what is made of it where somebody asks.
func (g *Graph) finish(p *horn.Program) {
	g.program = p
	g.acts = sync.OnceValue(func() map[Fact][]int {
		out := map[Fact][]int{}
		for i := range g.Rules {
			f := g.Rules[i].Actor()
			out[f] = append(out[f], i)
		}
		return out
	})
	g.classesOf = sync.OnceValue(func() map[Fact][]Fact {
		out := map[Fact][]Fact{}
		for i := range g.Rules {
			if f := g.Rules[i].Actor(); f.Kind == Stores {
				out[g.Rules[i].Head] = append(out[g.Rules[i].Head], f)
			}
		}
		return out
	})
	g.number = sync.OnceValue(func() map[Fact]horn.Fact {
		out := make(map[Fact]horn.Fact, len(g.facts))
		for i, f := range g.facts {
			out[f] = horn.Fact(i)
		}
		return out
	})
	g.outside = sync.OnceValue(func() *horn.Result { return g.from(g.entryAt...) })
}

// emptyGraph returns a graph without rules.
func emptyGraph(cut bool) *Graph {
	g := &Graph{Cut: cut, worth: map[Fact]Worth{}, openings: func() []Openings { return nil }}
	g.finish(horn.New(0, nil))
	return g
}

// Shares returns how many rules, from the first on, are the same in another graph of the
// analysis: all those about identities and stores, or none.
func (g *Graph) Shares(o *Graph) int {
	if g.epoch != o.epoch {
		return 0
	}
	return g.early
}

// Openings returns the evidence of the rules by resources.
func (g *Graph) Openings() []Openings { return g.openings() }

// An aim is what attackers want, or a principal that paths start from as well.
type aim struct {
	fact   Fact
	worth  Worth
	starts bool
}

// aimed returns what attackers want: accounts, and the content of stores; and the
// principals that are no administrators by themselves.
func (w *world) aimed() []aim {
	w.memo.Read(&w.identity.Node)
	w.memo.Read(&w.scoping.Node)
	w.memo.Read(&w.googling.Node)
	var out []aim
	for _, r := range slices.Concat(w.jewels(), w.all(slices.Concat([]string{"aws_elasticsearch_domain", "aws_opensearch_domain"}, databaseTypes, copies, azureStores)...)) {
		out = append(out, aim{fact: of(Read, r), worth: w.worthOf(r)})
	}
	for _, p := range w.principals {
		out = append(out, aim{fact: adminFact(p.Account), worth: High})
	}
	for _, r := range w.all("aws_organizations_account") {
		out = append(out, aim{fact: adminFact(w.memberAccount(r)), worth: High})
	}
	for _, r := range w.all(googleStores...) {
		out = append(out, aim{fact: of(Read, r), worth: w.googleWorth(r)})
	}
	for _, scope := range slices.Concat(w.scopes, w.googleScopes) {
		out = append(out, aim{fact: scope, worth: High})
	}
	for _, p := range w.principals {
		if !p.isGroup() && !p.admin {
			out = append(out, aim{fact: p.fact, starts: true})
		}
	}
	for _, r := range w.all("aws_identitystore_user") {
		out = append(out, aim{fact: of(Principal, r), starts: true})
	}
	for _, f := range w.googleStarts {
		out = append(out, aim{fact: f, starts: true})
	}
	return out
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

func isEntry(k Kind) bool {
	switch k {
	case Internet, AnyAccount, AnyGoogle, ExternalAccount, AnyRepository, Contributor:
		return true
	}
	return false
}

// from searches what follows from facts.
func (g *Graph) from(start ...horn.Fact) *horn.Result { return g.program.Search(horn.Ban{}, start...) }
