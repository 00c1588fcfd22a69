package threat

import (
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/threat/iam"
)

// escalations adds what a principal can gain by the catalogue.
func (w *world) escalations(p *principal) {
	if p.isGroup() {
		return
	}
	if g, ok := w.administers(p); ok {
		w.rule(adminFact(p.Account), &isAdmin, Given, g, p.fact)
		return
	}
	w.rewrites(p)
	w.unbinds(p)
	w.loosens(p)
	w.takeovers(p)
	w.joins(p)
	w.creates(p)
	w.passes(p)
	w.uses(p)
	w.edits(p)
	w.providers(p)
	w.sessions(p)
	w.uncontrols(p)
}

// adminProbes are actions that together stand for all: one that no policy names,
// and such as are often left out.
var adminProbes = []string{"parapet:Anything", "iam:AttachRolePolicy", "iam:CreateAccessKey", "s3:GetObject", "secretsmanager:GetSecretValue", "ec2:RunInstances", "lambda:UpdateFunctionCode"}

func adminFact(account string) Fact { return Fact{Kind: Admin, Name: iam.Show(account)} }

// administers tells who may do anything.
func (w *world) administers(p *principal) (grant, bool) {
	g := grant{allowed: iam.Yes}
	for _, action := range adminProbes {
		service, _, _ := strings.Cut(action, ":")
		q := query{action: action, resource: "arn:" + partition + ":" + service + ":" + w.account(p.res).region + ":" + p.Account + ":anything"}
		if !p.may(strings.ToLower(action)) || !g.and(action, w.ask(p, q)) {
			return g, false
		}
	}
	g.actions = nil
	return g, true
}

// unbound returns the principal as one that may write its own policies, and adds
// what that is worth.
func (w *world) unbound(p *principal) *principal {
	if u := w.variants[Fact{Unbound, p.fact.Stack, p.fact.Address, p.fact.Name}]; u != nil {
		return u
	}
	u := p.with(Unbound, []*iam.Policy{everything})
	w.variant(u)
	return u
}

// rewrites adds ways to change the policies of a principal, which are worth
// something to whoever acts as that principal.
func (w *world) rewrites(p *principal) {
	for i := range rewrites {
		m := &rewrites[i]
		if p.fact.Kind != Principal || !p.speaks(m) {
			continue
		}
		for _, q := range w.principals {
			if q.isGroup() || q.Account != p.Account {
				continue
			}
			if p.isFrom(q) {
				q = p // with what it has become
			}
			w.rewrite(p, q, m)
		}
		if m.target != p.res.Type {
			w.alsoHas(p, m)
		}
	}
}

// alsoHas adds what a way to change policies is worth to somebody who also has the
// rights of one whose policies they are.
func (w *world) alsoHas(p *principal, m *way) {
	g, ok := w.asked(p, m, query{resource: w.another(p, m.target)})
	if !ok {
		return
	}
	g.assume("the attacker also has the credentials of " + m.noun + " that it may change")
	w.rule(adminFact(p.Account), &m.Method, Wait, g, p.fact)
}

// rewrite adds one way to change the policies of q.
func (w *world) rewrite(p, q *principal, m *way) {
	opened := false
	open := func(arn string, on *model.Resource, also ...Evidence) {
		g, ok := w.asked(p, m, query{resource: arn, on: on, keys: map[string]iam.Entry{"aws:resourceaccount": iam.Value(p.Account)}})
		if !ok {
			return
		}
		opened = true
		for _, e := range also {
			g.add(e)
		}
		body := []Fact{p.fact}
		if q != p {
			body = append(body, q.fact)
		}
		w.rule(w.unbound(q).fact, &m.Method, m.level, g, body...)
	}
	switch m.target {
	case q.res.Type:
		open(q.ARN, q.res)
	case "aws_iam_group":
		for _, group := range q.groups {
			open(group.ARN, group.res, at(q.res, "groups"))
		}
	case "aws_iam_policy":
		for _, h := range q.managed {
			open(w.arn(h.policy), h.policy, Evidence{h.holder.Origin.Stack, h.holder.Address, h.path})
		}
	}
	if !opened {
		w.attaches(p, q, m)
	}
}

// unbinds adds ways to lift the boundary of a principal.
func (w *world) unbinds(p *principal) {
	for i := range unbinds {
		m := &unbinds[i]
		if !p.speaks(m) {
			continue
		}
		for _, q := range w.principals {
			if q.Account != p.Account || q.policies.Boundary == nil {
				continue
			}
			on, arn := q.res, q.ARN
			if m.target == "aws_iam_policy" {
				on = w.find(q.res, q.res.Value.Get("permissions_boundary"), "arn", m.target)
			}
			if on == nil || on.Type != m.target {
				continue
			} else if on != q.res {
				arn = w.arn(on)
			}
			g, ok := w.asked(p, m, query{resource: arn, on: on})
			if !ok {
				continue
			}
			w.becomes(p, q, q.unbounded(), m, g)
		}
	}
}

// unbounded returns the principal without its permissions boundary.
func (p *principal) unbounded() *principal {
	free := *p
	free.base, free.memory = p, newMemory()
	free.policies.Boundary = nil
	free.fact.Name = "without its boundary"
	return &free
}

// variant has the escalations of a principal with other policies added once.
func (w *world) variant(p *principal) {
	if w.variants[p.fact] == nil {
		w.variants[p.fact] = p
		w.pending = append(w.pending, p)
	}
}

// takeovers adds ways to become another user or role.
func (w *world) takeovers(p *principal) {
	for i := range takeovers {
		m := &takeovers[i]
		if !p.speaks(m) {
			continue
		}
		found := false
		for _, q := range w.principals {
			if q.res.Type != m.target || q.Account != p.Account || q.fact == p.fact {
				continue
			}
			g, ok := w.used(p, m, query{resource: q.ARN, on: q.res})
			if !ok || !w.takes(m, q, &g) {
				continue
			}
			found = true
			w.rule(w.within(q, m).fact, &m.Method, m.level, g, p.fact)
		}
		if m.limit == "" && (!found || !w.privileged(m.target, p)) {
			w.undeclared(p, m, nil)
		}
	}
}

// takes adds what a takeover rests on beside the permission; false where it
// cannot work.
func (w *world) takes(m *way, q *principal, g *grant) bool {
	profile := q.res.Value.Get("login_profile")
	switch m.ID {
	case "iam-create-access-key":
		return q.res.Value.Get("access_key").Len() < 2 // there can be two only
	case "iam-replace-access-key":
		return q.res.Value.Get("access_key").Len() >= 2
	case "iam-update-access-key":
		return q.res.Value.Get("access_key").Len() > 0
	case "iam-create-login-profile":
		return profile == nil // there can be one only
	case "iam-replace-login-profile":
		return profile != nil
	case "iam-update-login-profile":
		if profile == nil {
			g.assume(string(q.res.Address) + " has a console password")
		}
	}
	return true
}

// privileged reports whether the code declares a principal of a type, in the
// account, other than p, that is an administrator by itself.
func (w *world) privileged(typ string, p *principal) bool {
	for _, q := range w.principals {
		if q.res.Type == typ && q.Account == p.Account && q.fact != p.fact && q.admin {
			return true
		}
	}
	return false
}

// undeclared adds what a way is worth in an account that holds more than the code
// declares: something with an administrator's rights to use it on. It counts only
// where the policy does not narrow down on what.
func (w *world) undeclared(p *principal, m *way, keys map[string]iam.Entry) {
	target := m.target
	if m.service != "" {
		target = "aws_iam_role"
	}
	g, ok := w.asked(p, m, query{resource: w.another(p, target), keys: keys})
	if !ok || m.noun == "" {
		return
	}
	g.assume("the account has " + m.noun + " with an administrator's rights")
	w.rule(adminFact(p.Account), &m.Method, m.level, g, p.fact)
}

// joins adds ways to put users into groups.
func (w *world) joins(p *principal) {
	m := &addToGroup
	if !p.speaks(m) {
		return
	}
	found := false
	for _, group := range w.principals {
		if !group.isGroup() || group.Account != p.Account || group.policies.Identity == nil {
			continue
		}
		g, ok := w.asked(p, m, query{resource: group.ARN, on: group.res})
		if !ok {
			continue
		}
		found = true
		for _, user := range w.principals {
			if user.res.Type == "aws_iam_user" && user.Account == p.Account && !slices.Contains(user.groups, group) {
				w.member(p, user, group, m, g)
			}
		}
	}
	if !found || !w.privileged("aws_iam_group", p) {
		w.undeclared(p, m, nil)
	}
}

// member adds that p can make a user a member of a group.
func (w *world) member(p, user, group *principal, m *way, g grant) {
	c := *user
	c.base, c.memory = user, newMemory()
	c.policies.Identity = append(append([]*iam.Policy{}, user.policies.Identity...), group.policies.Identity...)
	c.fact.Name = "in " + string(group.res.Address)
	w.becomes(p, user, &c, m, g)
}

// creates adds ways to make a principal that may do anything.
func (w *world) creates(p *principal) {
	for i := range creations {
		m := &creations[i]
		if !p.speaks(m) {
			continue
		}
		if m.target != "" && m.target != p.res.Type {
			continue
		}
		g, ok := w.asked(p, m, query{})
		switch {
		case !ok:
		case m.target != "": // what it joins gives it no more than it may have
			w.rule(w.unbound(p).fact, &m.Method, m.level, g, p.fact)
		default:
			w.rule(adminFact(p.Account), &m.Method, m.level, g, p.fact)
		}
	}
}

// passedAs is what policies call the service that a role is passed to, where that is not
// whom the role trusts:
// https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSAppRunnerFullAccess.html.
var passedAs = map[string]string{"tasks.apprunner.amazonaws.com": "apprunner.amazonaws.com"}

// passes adds ways to run code with a role that is passed to a service.
func (w *world) passes(p *principal) {
	for i := range passes {
		m := &passes[i]
		if !p.speaks(m) {
			continue
		}
		keys := map[string]iam.Entry{"iam:passedtoservice": iam.Value(m.service)}
		strong := false
		for _, role := range w.principals {
			if role.Kind != iam.Role || role.Account != p.Account || role.fact == p.fact {
				continue
			}
			trust := w.trusts(role, m.service)
			if trust.Allowed == iam.No {
				continue
			}
			g, ok := w.asked(p, m, query{resource: role.ARN, on: role.res, keys: keys})
			if other := passedAs[m.service]; !ok && other != "" {
				g, ok = w.asked(p, m, query{resource: role.ARN, on: role.res, keys: map[string]iam.Entry{"iam:passedtoservice": iam.Value(other)}})
			}
			if !ok {
				continue
			}
			g.and("sts:AssumeRole", trust)
			g.actions = without(g.actions, "sts:AssumeRole")
			if m.service == "ec2.amazonaws.com" && !strings.Contains(m.actions, "iam:AddRoleToInstanceProfile") {
				w.profiled(role, &g)
			}
			strong = strong || role.admin
			w.rule(w.within(role, m).fact, &m.Method, m.level, g, p.fact)
		}
		if !strong && m.limit == "" {
			w.undeclared(p, m, keys)
		}
	}
}

// within returns a role as one who has it by a way: with all of its rights, or with
// those that the service makes use of.
func (w *world) within(role *principal, m *way) *principal {
	if m.limit == "" {
		return role
	}
	c := *role
	c.base, c.memory = role, newMemory()
	c.fact.Name = "by what " + m.service + " does with it"
	if m.service == "" {
		c.fact.Name = "by " + m.ID
	}
	if v := w.variants[c.fact]; v != nil {
		return v
	}
	c.policies.Session = []*iam.Policy{limitTo(m.limit)}
	w.variant(&c)
	return &c
}

func without(list []string, s string) []string {
	var out []string
	for _, x := range list {
		if x != s {
			out = append(out, x)
		}
	}
	return out
}

// identityPools is the service that roles of identity pools trust, as a provider of
// identities: https://docs.aws.amazon.com/cognito/latest/developerguide/role-trust-and-permissions.html.
const identityPools = "cognito-identity.amazonaws.com"

// trusts reports whether a role lets a service act with it.
func (w *world) trusts(role *principal, service string) iam.Decision {
	k := trustKey{role, service}
	if d, ok := w.serviceTrust[k]; ok {
		return d
	}
	keys := map[string]iam.Entry{
		"aws:sourceaccount": iam.Value(role.Account), "aws:sourcearn": {State: iam.Free},
		"aws:principalisawsservice": iam.Value("true"), "aws:principalservicename": iam.Value(service),
	}
	who, action := iam.Principal{Kind: iam.Service, ARN: service}, "sts:AssumeRole"
	if service == identityPools {
		who.Kind, action = iam.Federated, "sts:AssumeRoleWithWebIdentity"
	}
	d := iam.Evaluate(iam.Request{
		Principal: who, Action: action, Resource: role.ARN, Account: role.Account,
		Context: iam.Context{Keys: keys, Global: iam.Doubtful, Service: iam.Free},
	}, iam.Policies{Resource: role.trust, Mandatory: true})
	w.serviceTrust[k] = d
	return d
}

// profiled adds the instance profile that an instance gets the role by.
func (w *world) profiled(role *principal, g *grant) {
	for _, profile := range w.all("aws_iam_instance_profile") {
		if w.find(profile, profile.Value.Get("role"), "name", "aws_iam_role") == role.res {
			g.add(at(profile, "role"))
			return
		}
	}
	g.assume("an instance profile holds " + string(role.res.Address))
}

// providers adds ways to speak for an identity provider that roles trust.
func (w *world) providers(p *principal) {
	for _, m := range []*way{&updateSAML, &updateOIDC, &clientOIDC} {
		if !p.speaks(m) {
			continue
		}
		for _, provider := range w.all(m.target) {
			g, ok := w.asked(p, m, query{resource: w.arn(provider), on: provider})
			if ok && w.account(provider).number == p.Account {
				w.vouched(p, m, g, func(name string) bool { return name == w.arn(provider) })
			}
		}
	}
	if m := &createSAML; p.speaks(m) {
		there := map[string]bool{}
		for _, provider := range w.all(m.target) {
			there[w.arn(provider)] = true
		}
		if g, ok := w.asked(p, m, query{resource: w.another(p, m.target)}); ok {
			g.assume("the identity provider that the role trusts is not there")
			w.vouched(p, m, g, func(name string) bool { return strings.Contains(name, ":saml-provider/") && !there[name] })
		}
	}
}

// vouched adds that p gets the roles of its account that trust some identity providers.
func (w *world) vouched(p *principal, m *way, g grant, by func(name string) bool) {
	for _, role := range w.principals {
		if role.trust == nil || role.Account != p.Account {
			continue
		}
		for _, n := range role.trust.Names() {
			if n.Kind == iam.Federated && by(n.Name) {
				h := g
				h.add(at(role.res, "assume_role_policy", "Statement", n.Statement))
				w.rule(role.fact, &m.Method, m.level, h, p.fact)
			}
		}
	}
}
