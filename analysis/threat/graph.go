package threat

import (
	"maps"
	"slices"
	"sync"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/threat/horn"
)

// A Graph is what an attacker can get in a workspace, and how.
type Graph struct {
	Rules []*Rule
	// Cut tells that the code was too much to follow, or the context ended: there
	// may be more paths.
	Cut bool

	// early are the rules about identities and stores, late the others.
	early, late *part
	program     *horn.Program
	acts        func() map[Fact][]int // the rules by who acts
	// classesOf are what leads to all stores of the class of a store.
	classesOf func() map[Fact][]Fact
	outside   func() *horn.Result // what follows from the entries
	// entryAt, goalAt and startAt are the numbers of entries, goals and principals.
	entryAt, goalAt, startAt []horn.Fact
	entries                  []Fact
	*outlook
}

// An outlook is what attackers want, and where paths start beside the entries. Graphs
// share it.
type outlook struct {
	aims   []aim // it was made from
	kube   *prospects
	parts  map[Fact]Fact // scopes of Google that are parts of others
	eks    []*model.Resource
	jewels bool // it depends on what there is in the graph
	// numbered and starting are goals and principals by the world's numbers.
	numbers            *numbers
	numbered, starting []int32

	// goals are accounts, clusters and stores; principals the users and roles that
	// are no administrators by themselves, and code in containers.
	goals      []Fact
	worth      map[Fact]Worth // of goals
	principals []Fact
	code       map[Fact]bool // in containers
	whole      map[int]int   // of goals, by index, those that hold all of them
}

// graph makes a graph of what was drawn up.
func (w *world) graph(aims []aim, before *Graph) *Graph {
	cells := w.early()
	if w.first == nil {
		var hubs []int32
		for i := range w.readAll.rules { // so that it makes no difference that they are there
			hubs = append(hubs, w.numbers.fact(w.readAll.rules[i].Head))
		}
		w.first = w.part(cells, nil, hubs)
	}
	g := emptyGraph(w.cut)
	g.early, g.late = w.first, w.part(w.late(), w.first, nil)
	g.Rules = slices.Concat(g.early.rules, g.late.rules)
	g.look(w, aims, before)
	enter := func(p *part) {
		for i := range p.facts {
			if f := &p.facts[i]; isEntry(f.Kind) || len(w.opts.Entries) > 0 && (f.Kind == Compute || f.Kind == Principal) && w.opts.enters(f.Address) {
				g.entries, g.entryAt = append(g.entries, *f), append(g.entryAt, horn.Fact(p.first+i))
			}
		}
	}
	enter(g.early)
	enter(g.late)
	intern := func(facts []int32) []horn.Fact {
		out := make([]horn.Fact, len(facts))
		for i, f := range facts {
			out[i] = w.intern(g.late, g.early, f)
		}
		return out
	}
	g.goalAt, g.startAt = intern(g.numbered), intern(g.starting)
	g.finish(horn.New(g.size(), g.early.horn, g.late.horn))
	w.renumber(g.size())
	return g
}

// look finds out what attackers want, unless the graph before tells.
func (g *Graph) look(w *world, aims []aim, before *Graph) {
	o := &outlook{aims: aims, kube: w.kube.live.value.prospects, parts: w.parts(), eks: w.all("aws_eks_cluster"), jewels: len(w.opts.Jewels) > 0, numbers: w.numbers, worth: map[Fact]Worth{}}
	if before != nil && before.outlook.tells(o) {
		g.outlook = before.outlook
		return
	}
	g.outlook = o
	for _, a := range aims {
		if a.starts {
			o.principals = append(o.principals, a.fact)
		} else {
			o.aim(w, a.fact, a.worth)
		}
	}
	if o.jewels {
		for _, p := range []*part{g.early, g.late} {
			for _, f := range p.facts {
				if isWanted[f.Kind] {
					o.aim(w, f, Worthless)
				}
			}
		}
	}
	o.clusters(w)
	for _, f := range o.goals {
		o.numbered = append(o.numbered, w.numbers.fact(f))
	}
	for _, f := range o.principals {
		o.starting = append(o.starting, w.numbers.fact(f))
	}
}

// parts returns scopes by those that are a part of them.
func (w *world) parts() map[Fact]Fact {
	out := maps.Clone(w.googleParts)
	maps.Copy(out, w.azureParts)
	return out
}

// tells reports whether an outlook is the same as one that has not been made yet.
func (o *outlook) tells(other *outlook) bool {
	return !o.jewels && !other.jewels && o.numbers == other.numbers && o.kube == other.kube && maps.Equal(o.parts, other.parts) && slices.Equal(o.eks, other.eks) && slices.Equal(o.aims, other.aims)
}

// size returns how many facts there are.
func (g *Graph) size() int { return g.late.first + len(g.late.facts) }

// finish gives a graph its program, and what is made of it where somebody asks.
func (g *Graph) finish(p *horn.Program) {
	g.program = p
	g.acts = sync.OnceValue(func() map[Fact][]int {
		out := map[Fact][]int{}
		for i, r := range g.Rules {
			out[r.Actor()] = append(out[r.Actor()], i)
		}
		return out
	})
	g.classesOf = sync.OnceValue(func() map[Fact][]Fact {
		out := map[Fact][]Fact{}
		for _, r := range g.Rules {
			if f := r.Actor(); f.Kind == Stores {
				out[r.Head] = append(out[r.Head], f)
			}
		}
		return out
	})
	g.outside = sync.OnceValue(func() *horn.Result { return g.from(g.entryAt...) })
}

// emptyGraph returns a graph without rules.
func emptyGraph(cut bool) *Graph {
	none := &part{index: func() *index { return &index{} }}
	g := &Graph{Cut: cut, early: none, late: none, outlook: &outlook{worth: map[Fact]Worth{}}}
	g.finish(horn.New(0))
	return g
}

// Shares returns how many rules, from the first on, are the same in another graph of the
// analysis: all those about identities and stores, or none.
func (g *Graph) Shares(o *Graph) int {
	if g.early != o.early {
		return 0
	}
	return len(g.early.rules)
}

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
	for _, r := range slices.Concat(w.jewels(), w.all(slices.Concat(answering, databaseTypes, copies, azureStores)...)) {
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
	for _, r := range w.all("azurerm_kubernetes_cluster") {
		out = append(out, aim{fact: of(Admin, r), worth: High})
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
	for _, f := range slices.Concat(w.googleStarts, w.azureStarts) {
		out = append(out, aim{fact: f, starts: true})
	}
	return out
}

// aim makes a fact a goal, if it is worth something.
func (o *outlook) aim(w *world, f Fact, worth Worth) {
	if declared, ok := w.opts.declaredWorth(f.Address); ok {
		worth = declared
	}
	if _, known := o.worth[f]; !known && worth != Worthless {
		o.goals, o.worth[f] = append(o.goals, f), worth
	}
}

// isWanted are the facts about a resource that are goals where it is declared a jewel.
var isWanted = map[Kind]bool{Read: true, Write: true, Compute: true, Principal: true}

func isEntry(k Kind) bool {
	switch k {
	case Internet, AnyAccount, AnyGoogle, ExternalAccount, AnyRepository, Contributor, Premises:
		return true
	}
	return false
}

// from searches what follows from facts.
func (g *Graph) from(start ...horn.Fact) *horn.Result { return g.program.Search(horn.Ban{}, start...) }
