package threat

import (
	"maps"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/threat/iam"
)

// A store is a type that holds what attackers want.
type store struct {
	// reads are ways to get the content: one of them is enough.
	reads []way
	// within tells that the actions are about what lies in it.
	within string
	// policy is the attribute with the resource's policy, key that of the key
	// that encrypts it.
	policy, key string
	// opens are ways to let oneself read by changing the resource's policy.
	opens []way
}

const logGroup = "aws_cloudwatch_log_group"

// storeTypes are the types of stores, in order.
var storeTypes = slices.Sorted(maps.Keys(stores))

// jewels returns the stores of the code.
func (w *world) jewels() []*model.Resource {
	var out []*model.Resource
	for _, typ := range storeTypes {
		list := w.list(typ)
		if typ != logGroup { // of which tags tell all
			list = w.all(typ)
		}
		for _, r := range list {
			if w.isJewel(r) {
				out = append(out, r)
			}
		}
	}
	return out
}

// isJewel reports whether a store holds something that matters: parameters that are secure,
// and logs whose tags tell that they do.
func (w *world) isJewel(r *model.Resource) bool {
	switch r.Type {
	case "aws_ssm_parameter":
		kind, ok := r.Value.Get("type").AsString()
		return !ok || kind == "SecureString"
	case logGroup:
		return w.telling.get(w, placeOf(r), false, equal, func() bool {
			_, told := classOfData(w.tagsOf(r))
			return told
		})
	}
	return true
}

// readers adds who can read a store.
func (w *world) readers(r *model.Resource) {
	s := stores[r.Type]
	account := w.account(r).number
	w.rule(of(Read, r), &adminReads, Call, grant{}, adminFact(account))
	if c, ok := w.classOf(r); ok {
		w.readAlike(r, &s, c)
		return
	}
	var policy *iam.Policy
	if v := r.Value.Get(s.policy); s.policy != "" && !v.IsNull() {
		policy = w.document(r, v, model.Path{s.policy})
	}
	var names []iam.Named
	if policy != nil {
		names = policy.Names()
	}
	who := w.everybody
	if policy == nil {
		who = w.speak(r.Type, &s)
	}
	placed := policy != nil && policy.Reads(sourceVPC)
	for _, p := range who {
		switch {
		case p.isGroup() || p.Account != account && policy == nil:
		case placed:
			w.placedReader(p, r, &s, policy, namesDirectly(names, p))
		default:
			w.reader(listener{principal: p}, r, &s, policy, namesDirectly(names, p))
		}
	}
}

// readAlike adds who can read a store of a class.
func (w *world) readAlike(r *model.Resource, s *store, c class) {
	a := w.audience(c, r)
	for _, level := range w.levelsOf(a) {
		w.add(Rule{Head: of(Read, r), Body: []Fact{c.fact(level)}, Method: &oneOfStores, Level: level})
	}
	for _, l := range a.rest.of(w.arn(r)) {
		w.reader(l, r, s, nil, false)
	}
}

// reader adds the ways in which a principal can read a store. One that rests on all that
// another one rests on, or what lets the principal read the store anyway, adds nothing.
func (w *world) reader(l listener, r *model.Resource, s *store, policy *iam.Policy, named bool) {
	p, sure := l.principal, l.sure
	for i := range s.reads {
		m := &s.reads[i]
		if l.reads || !named && !p.speaksOf(m, w.arn(r)) {
			continue
		}
		g, ok := w.reads(p, r, s, m, policy)
		if !ok || sure != nil && g.restsOn(sure) {
			continue
		}
		w.rule(of(Read, r), &m.Method, m.level, g, p.fact)
		if sure == nil && len(g.assumes) == 0 {
			sure = &g
		}
	}
	if sure == nil && p.Account == w.account(r).number {
		w.opens(p, r, s, policy)
	}
}

// speak returns those whose own policies speak of what can be done with a type of
// stores.
func (w *world) speak(typ string, s *store) []*principal {
	who, ok := w.speakers[typ]
	if ok {
		return who
	}
	for _, p := range w.everybody {
		speaks := func(m way) bool { return p.speaks(&m) }
		if slices.ContainsFunc(s.reads, speaks) || slices.ContainsFunc(s.opens, speaks) || slices.ContainsFunc(acls[typ], speaks) {
			who = append(who, p)
		}
	}
	w.speakers[typ] = who
	return who
}

// reads returns what a principal is granted that can read a store by a way.
func (w *world) reads(p *principal, r *model.Resource, s *store, m *way, policy *iam.Policy) (grant, bool) {
	g := grant{allowed: iam.Yes}
	for action := range strings.FieldsSeq(m.actions) {
		if name, elsewhere := strings.CutPrefix(action, "~"); elsewhere {
			if !g.merge(w.elsewhere(p, name)) {
				return g, false
			}
			continue
		}
		q := query{action: action, resource: w.arn(r) + s.within, within: s.within != "", on: r, policy: policy, account: w.account(r).number}
		if !g.and(action, w.ask(p, q)) {
			return g, false
		}
	}
	if m.when != "" {
		var on grant // what is on is no place: the same is told of all stores of a class
		if !w.isOn(r, m.when, &on) {
			return g, false
		}
		g.assumes = append(g.assumes, on.assumes...)
	}
	if m.assumes != "" {
		g.assume(m.assumes)
	}
	return g, w.decrypts(p, r, s, &g)
}

// keyOf returns the key that a store is encrypted with, if it is in the code; foreign
// tells that there is another one, which may not decrypt for whoever may read. Keys that
// AWS keeps for a service do.
func (w *world) keyOf(r *model.Resource, s *store) (key *model.Resource, foreign bool) {
	v := r.Value
	for step := range strings.FieldsFuncSeq(s.key, func(c rune) bool { return c == '.' }) {
		if v.Kind() == model.List && v.Len() > 0 {
			v = v.Index(0)
		}
		v = v.Get(step)
	}
	if v.IsNull() {
		return nil, false
	}
	if key = w.find(r, v, "arn key_id", "aws_kms_key"); key != nil {
		return key, false
	}
	text := w.text(r, v)
	return nil, text != "" && !strings.Contains(text, "alias/aws/")
}

// decrypts asks for the key of a store, where that is one of the account's own. A key
// without a policy of its own lets the account's policies decide:
// https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html.
func (w *world) decrypts(p *principal, r *model.Resource, s *store, g *grant) bool {
	if known(p.Account) && known(w.account(r).number) && p.Account != w.account(r).number && homeKey(w, r, s) {
		return false
	}
	key, foreign := w.keyOf(r, s)
	if key == nil {
		return !foreign || p.may("kms:decrypt")
	}
	q := query{action: "kms:Decrypt", resource: w.arn(key), on: key, account: w.account(key).number}
	if doc := key.Value.Get("policy"); !doc.IsNull() {
		q.policy, q.mandatory = w.document(key, doc, model.Path{"policy"}), true
	}
	for _, action := range keyActions {
		h := *g
		q.action = action
		if h.and(action, w.ask(p, q)) {
			*g = h
			return true
		}
	}
	return false
}

// keyActions are the actions of which one is enough to decrypt with a key: who may
// make grants or write the key's policy lets itself, see
// https://docs.aws.amazon.com/kms/latest/developerguide/grants.html.
var keyActions = []string{"kms:Decrypt", "kms:CreateGrant", "kms:PutKeyPolicy"}
