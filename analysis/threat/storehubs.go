package threat

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/threat/iam"
)

// Many principals may read all stores of a type. What they get is one fact for all
// stores of a class, from which one rule leads on to each, so that there are not as many
// rules as there are pairs of a principal and a store. Whoever follows a path is told of
// the two rules as of one step; see [Join]. Here the classes are those of AWS; what there
// are of Google Cloud, roles on projects and what lies above say (see googleHub).

// A class is of stores that principals may read alike, as far as their own policies say
// the same of all ARNs of the type.
type class struct {
	account, typ string
	key          keyKind
	// on are the attributes that are on, of those that ways to read rest on.
	on string
}

// A keyKind tells whose key a store is encrypted with.
type keyKind uint8

const (
	noKey      keyKind = iota // none, or one that decrypts for whoever may read
	foreignKey                // one that is not in the code
	ownKey                    // one of the account's that leaves it to the account's policies
)

var keyNames = [...]string{"", " with a key that is not declared", " with a key of the account"}

// fact is the content of each store of a class, for who gets it with an effort. That is
// the effort of the rules that lead on from the fact, so that it makes no difference to
// any derivation that there is a fact in between.
func (c class) fact(effort Level) Fact {
	return Fact{Kind: Stores, Name: "every " + c.typ + " of " + iam.Show(c.account) + keyNames[c.key] + c.on + " by a " + effort.String()}
}

// oneOfStores never shows: what leads to all of them stands in its place, see [Join].
var oneOfStores = Method{ID: "one-of-all-stores", Title: "read it, as one of all that it may", Source: iamPage}

func compareClasses(a, b class) int {
	return cmp.Or(strings.Compare(a.account, b.account), strings.Compare(a.typ, b.typ), cmp.Compare(a.key, b.key), strings.Compare(a.on, b.on))
}

// A classed is the class of a store, if it is of one.
type classed struct {
	class
	ok bool
}

// classOf returns the class of a store. One with a policy, or with a key that has one, is
// of none: what principals may is then to be decided of each. Nor is one that is no jewel.
func (w *world) classOf(r *model.Resource) (class, bool) {
	p := placeOf(r)
	c := w.classes.get(w, p, classed{}, equal, func() classed {
		now := w.lookup(p)
		if now == nil || w.direct {
			return classed{}
		}
		return w.classify(now)
	})
	return c.class, c.ok
}

func (w *world) classify(r *model.Resource) classed {
	s := stores[r.Type]
	c := classed{class{account: w.account(r).number, typ: r.Type}, w.isJewel(r) && (s.policy == "" || r.Value.Get(s.policy).IsNull())}
	for i := range s.reads {
		var g grant
		if attr := s.reads[i].when; attr != "" && w.isOn(r, attr, &g) {
			c.on += " with " + attr
			c.ok = c.ok && len(g.assumes) == 0
		}
	}
	switch key, foreign := w.keyOf(r, &s); {
	case key != nil:
		c.key = ownKey
		c.ok = c.ok && key.Value.Get("policy").IsNull() && w.account(key).number == c.account
	case foreign:
		c.key = foreignKey
	}
	return c
}

// An audience is who may read the stores of a class.
type audience struct {
	// readers are ways in which somebody can read all of them.
	readers []allReader
	// rest are those of whom it has to be asked for each store that their policies may
	// speak of.
	rest crowd
}

// An allReader can read all stores of a class by a way.
type allReader struct {
	p     *principal
	way   *way
	grant grant
}

// audience returns who may read the stores of a class, of which one is given.
func (w *world) audience(c class, r *model.Resource) *audience {
	if a := w.audiences[c]; a != nil {
		return a
	}
	s := stores[c.typ]
	a := &audience{}
	for _, p := range w.speak(c.typ, &s) {
		if !p.isGroup() && p.Account == c.account {
			w.attend(a, p, c, r, &s)
		}
	}
	if !w.done() {
		w.audiences[c] = a
	}
	return a
}

// attend adds a principal to an audience.
func (w *world) attend(a *audience, p *principal, c class, r *model.Resource, s *store) {
	wide, narrow := widely(p, c, s)
	if wide == nil {
		a.rest.add(listener{principal: p}, s.spoken(p, c.typ))
		return
	}
	var found []allReader
	var sure *grant
	for i := range s.reads {
		g, ok := w.reads(wide, r, s, &s.reads[i], nil)
		if !ok || sure != nil && g.restsOn(sure) {
			continue
		}
		found = append(found, allReader{p, &s.reads[i], g})
		if sure == nil && len(g.assumes) == 0 {
			sure = &g
		}
	}
	switch {
	case narrow.Empty() && sure == nil:
		a.rest.add(listener{principal: p, reads: true}, s.spoken(p, c.typ))
	case sure == nil:
		a.rest.add(listener{principal: p}, s.spoken(p, c.typ))
		return
	case !narrow.Empty():
		a.rest.add(listener{principal: p, sure: sure}, narrow.Heads())
	}
	a.readers = append(a.readers, found...)
}

// spoken returns the heads of the ARNs that a principal's policies speak of for what can
// be done with a type of stores.
func (s *store) spoken(p *principal, typ string) []string {
	var out []string
	for _, ways := range [][]way{s.reads, s.opens, acls[typ]} {
		for i := range ways {
			for _, scope := range p.scopes(&ways[i]) {
				out = append(out, scope.Heads()...)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// widely returns a principal without the statements that let it read some stores of a
// class and not others, and what these may be about; nil where other policies pick some
// of the stores, so that nothing can be said of all.
func widely(p *principal, c class, s *store) (*principal, *iam.Scope) {
	narrow := &iam.Scope{}
	if c.key == ownKey {
		form := formOf("aws_kms_key", c.account)
		if slices.ContainsFunc(keyActions, func(action string) bool { return !p.isAlike(action, form) }) {
			return nil, narrow
		}
	}
	form := formOf(c.typ, c.account)
	if s.within != "" {
		form += s.within + iam.Unknown("what is within")
	}
	var actions []string
	alike := true
	for i := range s.reads {
		for action := range strings.FieldsSeq(s.reads[i].actions) {
			if strings.HasPrefix(action, "~") {
				continue // it is about no store
			}
			actions, alike = append(actions, action), alike && p.isAlike(action, form)
		}
	}
	if alike {
		return p, narrow
	}
	for _, policies := range append(slices.Clone(p.policies.SCPs), p.policies.Boundary, p.policies.Session) {
		for _, policy := range policies {
			if slices.ContainsFunc(actions, func(action string) bool { return !policy.Alike(action, form) }) {
				return nil, narrow
			}
		}
	}
	wide := *p
	wide.memory, wide.policies.Identity = newMemory(), nil
	for _, policy := range p.policies.Identity {
		rest := policy.Wide(actions, form, narrow)
		if rest == nil {
			return nil, narrow
		}
		wide.policies.Identity = append(wide.policies.Identity, rest)
	}
	return &wide, narrow
}

// formOf returns the form of the ARNs of a type in an account.
func formOf(typ, account string) string {
	return fill(arns[typ], func(name string) string {
		if name == "account" {
			return account
		}
		return iam.Unknown("any " + name)
	})
}

// effort returns how much it takes to read by a way.
func (w *world) effort(x *allReader) Level { return w.opts.weigh(&x.way.Method, x.way.level) }

// levelsOf returns the efforts that it takes an audience to read.
func (w *world) levelsOf(a *audience) []Level {
	var out []Level
	for i := range a.readers {
		if l := w.effort(&a.readers[i]); l != Never && !slices.Contains(out, l) {
			out = append(out, l)
		}
	}
	slices.Sort(out)
	return out
}

// hubs adds who may read all stores of each class that there is.
func (w *world) hubs() {
	found := map[class]*model.Resource{}
	for _, r := range w.jewels() {
		if c, ok := w.classOf(r); ok && found[c] == nil {
			found[c] = r
		}
	}
	for _, c := range slices.SortedFunc(maps.Keys(found), compareClasses) {
		for _, x := range w.audience(c, found[c]).readers {
			if level := w.effort(&x); level != Never {
				w.add(Rule{Head: c.fact(level), Body: []Fact{x.p.fact}, Method: &x.way.Method, Actions: x.grant.actions, Level: Given, Evidence: x.grant.evidence, Assumes: x.grant.assumes})
			}
		}
	}
}

// Join returns the step that two rules are together of which the first leads to all
// stores of a class and the second from there to one: it is told as if the first were
// about that store. The effort is that of one of the two, the other takes none.
func Join(all, one *Rule) *Rule {
	joined := *all
	joined.Head, joined.Level = one.Head, max(all.Level, one.Level)
	for _, a := range one.Assumes {
		if !slices.Contains(joined.Assumes, a) {
			joined.Assumes = append(slices.Clip(joined.Assumes), a)
		}
	}
	return &joined
}

// Between returns the steps by which whoever has a fact gets another one.
func (g *Graph) Between(actor, head Fact) []*Rule {
	var out []*Rule
	for _, i := range g.acts()[actor] {
		switch rule := g.Rules[i]; {
		case rule.Head == head:
			out = append(out, rule)
		case rule.Head.Kind == Stores && slices.Contains(g.classesOf()[head], rule.Head):
			for _, j := range g.acts()[rule.Head] {
				if one := g.Rules[j]; one.Head == head {
					out = append(out, Join(rule, one))
				}
			}
		}
	}
	return out
}
