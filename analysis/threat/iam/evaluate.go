package iam

import (
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
)

// A Request asks for an action.
type Request struct {
	Principal Principal
	// Action is "service:Name" in any case.
	Action string
	// Resource is the ARN of what it is about, or "*" where the action is about
	// nothing in particular. Within tells that anything will do whose ARN begins
	// so: some object of a bucket.
	Resource string
	Within   bool
	// Account is that of the resource.
	Account string
	Context Context
}

// Policies are all that apply to a request.
type Policies struct {
	// Identity are the policies of the user or role, those of its groups among
	// them.
	Identity []*Policy
	// Boundary limits them, unless it is nil, and so do Session policies.
	Boundary, Session []*Policy
	// SCPs and RCPs are the control policies of the principal's and of the
	// resource's organization: one list for each level from the root to the
	// account, each of which has to allow. None are no limit.
	SCPs, RCPs [][]*Policy
	// Resource is the policy of the resource, nil for none.
	Resource *Policy
	// Mandatory tells that the resource's policy has to allow: roles and keys.
	Mandatory bool
}

// A Layer is a kind of policy.
type Layer uint8

// The layers.
const (
	Identity Layer = iota
	Resource
	Boundary
	Session
	SCP
	RCP
)

func (l Layer) String() string {
	return [...]string{"identity policy", "resource policy", "permissions boundary", "session policy",
		"service control policy", "resource control policy"}[l]
}

// A Ground is a statement that a decision rests on.
type Ground struct {
	Layer     Layer
	Policy    *Policy
	Statement int
	// Deny tells that the statement denies, or may.
	Deny bool
	// Holds is maybe for a statement that may apply or not.
	Holds Truth
	// Element is the part of the statement that is in doubt, below the
	// statement: ["Condition", "StringEquals", "aws:PrincipalOrgID"], ["Resource"].
	Element model.Path
}

// Path returns where in the document the ground stands.
func (g Ground) Path() model.Path {
	return append(model.Path{"Statement", g.Statement}, g.Element...)
}

// A Decision answers a request.
type Decision struct {
	Allowed Truth
	// Grounds are the statements that allow, or for a maybe also those that may
	// deny; for a no those that deny.
	Grounds []Ground
}

// A round is an evaluation of one request with everything in it told.
type round struct {
	Request
	action string
}

// side is what policies of one layer say.
type side struct {
	allow, deny     Truth
	grounds, denies []Ground
}

// Evaluate decides a request.
//
// An explicit deny anywhere wins. Then the control policies of the resource and
// of the principal have to allow. In one account, the policy of the resource
// suffices where it names a user or a session; where it names everybody, within
// session policies; where it names a role, within the role's boundary as well;
// where it names the account, that lets the account's own policies decide. Those
// policies, within boundary and session policies, suffice by themselves unless the
// resource's is mandatory. Between accounts both sides have to allow. See also
// https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html#policies_session.
func Evaluate(req Request, p Policies) Decision {
	req.Context = lowered(req.Context)
	best := Decision{Allowed: -1}
	for r := range rounds(req, p) {
		if d := decide(r, p); d.Allowed > best.Allowed {
			if best = d; d.Allowed == Yes {
				break
			}
		}
	}
	return best
}

func lowered(c Context) Context {
	for k := range c.Keys {
		if k != strings.ToLower(k) {
			keys := make(map[string]Entry, len(c.Keys))
			for k, e := range c.Keys {
				keys[strings.ToLower(k)] = e
			}
			return Context{keys, c.Global, c.Service}
		}
	}
	return c
}

func decide(req Request, p Policies) Decision {
	r := round{Request: req, action: strings.ToLower(req.Action)}
	who := req.Principal
	identity := r.side(Identity, p.Identity)
	resource, names := r.resource(p.Resource, p.Boundary != nil)
	boundary := r.limit(Boundary, p.Boundary)
	session := r.limit(Session, p.Session)
	scp, rcp := r.levels(SCP, p.SCPs), r.levels(RCP, p.RCPs)
	if who.Kind == Service || who.Kind == Anonymous || who.Kind == Federated {
		identity, boundary, session, scp = side{}, side{allow: Yes}, side{allow: Yes}, side{allow: Yes}
	}
	all := []*side{&identity, &resource, &boundary, &session, &scp, &rcp}
	deny := No
	for _, s := range all {
		deny = Or(deny, s.deny)
	}
	if deny == Yes {
		return Decision{No, certainly(all)}
	}
	own := And(identity.allow, boundary.allow, session.allow)
	same := equal(who.Account, req.Account)
	if who.Kind == Service || who.Kind == Anonymous || who.Kind == Federated {
		same = Yes
	}
	granted := Or(names.session, And(session.allow, Or(names.anyone, And(names.role, boundary.allow))))
	inside := Or(granted, And(own, Or(truth(!p.Mandatory), names.account)))
	across := And(own, names.any())
	var allowed Truth
	switch same {
	case Yes:
		allowed = inside
	case No:
		allowed = across
	default:
		allowed = min(Maybe, Or(inside, across))
		if And(own, names.any()) == Yes && And(inside, across) == Yes {
			allowed = Yes
		}
	}
	allowed = And(allowed, scp.allow, rcp.allow, deny.Not())
	d := Decision{Allowed: allowed}
	if allowed == No {
		return d
	}
	if direct := And(granted, same); direct < allowed || direct == No {
		d.Grounds = append(d.Grounds, identity.grounds...)
	}
	if same != Yes || granted >= allowed || p.Mandatory {
		d.Grounds = append(d.Grounds, resource.grounds...)
	}
	for _, s := range []*side{&boundary, &session, &scp, &rcp} {
		d.Grounds = append(d.Grounds, s.grounds...)
	}
	for _, s := range all {
		d.Grounds = append(d.Grounds, s.denies...)
	}
	return d
}

// certainly returns the statements that deny for sure.
func certainly(all []*side) []Ground {
	var out []Ground
	for _, s := range all {
		for _, g := range s.denies {
			if g.Holds == Yes {
				out = append(out, g)
			}
		}
	}
	return out
}

// side reads the policies of a layer: one that allows is enough.
func (r *round) side(l Layer, policies []*Policy) side {
	var s side
	for _, p := range policies {
		for i := range p.statements {
			st := &p.statements[i]
			applies, doubt := r.applies(st, l == Resource)
			r.add(&s, Ground{Layer: l, Policy: p, Statement: st.index, Element: doubt}, st, applies)
		}
	}
	return s
}

// add notes what a statement that applies does. Of those that allow the surest
// are kept.
func (r *round) add(s *side, g Ground, st *statement, applies Truth) {
	if deny := And(applies, st.deny); deny != No {
		g := g
		g.Deny, g.Holds = true, deny
		s.deny = Or(s.deny, deny)
		s.denies = append(s.denies, g)
	}
	allow := And(applies, st.allow)
	if allow == No {
		return
	}
	if allow > s.allow {
		s.grounds = nil
	}
	if allow >= s.allow {
		g.Holds = allow
		s.allow, s.grounds = allow, append(s.grounds, g)
	}
}

// limit reads policies that may only take away; none are no limit.
func (r *round) limit(l Layer, policies []*Policy) side {
	if policies == nil {
		return side{allow: Yes}
	}
	return r.side(l, policies)
}

// levels reads control policies, of which each level has to allow.
func (r *round) levels(l Layer, levels [][]*Policy) side {
	out := side{allow: Yes}
	for _, policies := range levels {
		s := r.side(l, policies)
		out.allow, out.deny = And(out.allow, s.allow), Or(out.deny, s.deny)
		out.grounds, out.denies = append(out.grounds, s.grounds...), append(out.denies, s.denies...)
	}
	return out
}

// resource reads the policy of a resource, and in which ways it allows. Whoever
// has a permissions boundary is denied by any NotPrincipal:
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html.
func (r *round) resource(p *Policy, bounded bool) (side, naming) {
	var s side
	var names naming
	if p == nil {
		return s, names
	}
	for i := range p.statements {
		st := &p.statements[i]
		applies, doubt := r.applies(st, true)
		if applies == No {
			continue
		}
		var n naming
		switch {
		case st.principals != nil:
			n = st.principals.match(r.Principal)
		case st.notPrincipal != nil:
			n = naming{anyone: st.notPrincipal.match(r.Principal).any().Not()}
			if st.deny == Yes && bounded {
				n.anyone = Yes
			}
		}
		if applies == Yes && n.any() == Maybe {
			doubt = model.Path{"Principal"}
		}
		if n = n.and(applies); n.any() == No {
			continue
		}
		r.add(&s, Ground{Layer: Resource, Policy: p, Statement: st.index, Element: doubt}, st, n.any())
		if st.allow != No {
			names = names.or(n.and(st.allow))
		}
	}
	return s, names
}

// applies reports whether a statement speaks of the request, and for a maybe
// which element is in doubt.
func (r *round) applies(st *statement, own bool) (Truth, model.Path) {
	out := st.mentions(r.action, r.Context)
	if out == No {
		return No, nil
	}
	var doubt model.Path
	if out == Maybe {
		doubt = model.Path{"Action"}
	}
	covers := st.covers(r.Resource, r.Context, own)
	if covers == No {
		return No, nil
	}
	if covers == Maybe {
		doubt = model.Path{"Resource"}
	}
	out = And(out, covers)
	for i := range st.conditions {
		c := &st.conditions[i]
		holds := c.holds(r.Context)
		if holds == No {
			return No, nil
		}
		if holds == Maybe && out == Yes {
			doubt = model.Path{"Condition", c.operator, c.name}
		}
		out = And(out, holds)
	}
	return out, doubt
}
