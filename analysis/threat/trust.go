package threat

import (
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/threat/iam"
)

type trustKey struct {
	role    *principal
	service string
}

// trust adds who can assume a role. Where everybody can, or everybody in the
// account that may assume roles at all, one fact stands for all of them.
func (w *world) trust(role *principal) {
	if role.trust == nil {
		return
	}
	names := w.trustNames(role)
	if slices.ContainsFunc(names, func(n iam.Named) bool { return n.Kind == iam.User }) {
		anybody, inside := w.strangers(role), w.insiders(role)
		for _, p := range w.everybody {
			if p.fact != role.fact && !p.isGroup() && !anybody && !(inside && w.assumesAll(p)) {
				w.assume(p, role)
			}
		}
	}
	w.federated(role)
}

// insiders adds that a role trusts its whole account, and reports whether it does
// without conditions.
func (w *world) insiders(role *principal) bool {
	for _, n := range w.trustNames(role) {
		if n.Kind != iam.User || iam.AccountOf(n.Name) != role.Account || strings.Contains(n.Name, "/") {
			continue
		}
		who := iam.Principal{Kind: iam.User, ARN: "arn:" + partition + ":iam::" + role.Account + ":user/parapet-any", Account: role.Account}
		keys := map[string]iam.Entry{}
		w.everywhere(keys)
		keys["aws:principalarn"], keys["aws:principalaccount"] = iam.Value(who.ARN), iam.Value(who.Account)
		d := iam.Evaluate(iam.Request{Principal: who, Action: "sts:AssumeRole", Resource: role.ARN, Account: role.Account,
			Context: iam.Context{Keys: keys, Global: iam.Doubtful, Service: iam.Free},
		}, iam.Policies{Identity: []*iam.Policy{everything}, Resource: role.trust, Mandatory: true})
		if d.Allowed == iam.No {
			return false
		}
		if d.Allowed == iam.Maybe && role.trust.Reads(multiFactor) {
			return false // it depends on who it is
		}
		g := grant{allowed: iam.Yes}
		g.and("sts:AssumeRole", d)
		w.rule(role.fact, &assumeInside, Given, g, insider(role.Account))
		return d.Allowed == iam.Yes
	}
	return false
}

// insider is the fact of who may assume any role that trusts its account.
func insider(account string) Fact { return Fact{Kind: Insider, Name: iam.Show(account)} }

// assumesAll reports whether a principal may assume all roles of its account that
// let it.
func (w *world) assumesAll(p *principal) bool {
	const action = "sts:AssumeRole"
	return p.may("sts:assumerole") && p.isUniform(action) &&
		w.ask(p, query{action: action, resource: w.another(p, "aws_iam_role")}).Allowed == iam.Yes
}

// everybodyIs adds what each principal is among others: somebody with an account,
// and perhaps one who may assume the roles that trust the account.
func (w *world) everybodyIs() {
	for _, p := range w.everybody {
		if p.isGroup() {
			continue
		}
		w.rule(Fact{Kind: AnyAccount}, &isSomebody, Given, grant{}, p.fact)
		if w.assumesAll(p) {
			g := grant{allowed: iam.Yes}
			g.and("sts:AssumeRole", w.ask(p, query{action: "sts:AssumeRole", resource: w.another(p, "aws_iam_role")}))
			w.rule(insider(p.Account), &assumeRole, Call, g, p.fact)
		}
	}
}

// assume adds that a principal can assume a role.
func (w *world) assume(p, role *principal) {
	const action = "sts:AssumeRole"
	direct := namesDirectly(w.trustNames(role), p)
	if !direct && !p.may("sts:assumerole") {
		return
	}
	d := w.ask(p, query{action: action, resource: role.ARN, on: role.res, policy: role.trust, mandatory: true, account: role.Account})
	if d.Allowed == iam.No {
		return
	}
	g := grant{allowed: iam.Yes}
	g.and(action, d)
	w.rule(role.fact, &assumeRole, Call, g, p.fact)
}

// sessions adds the roles that a principal can assume with any tags, where policies of
// the role ask for some: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html.
func (w *world) sessions(p *principal) {
	for _, role := range w.principals {
		if role.trust == nil || role.fact == p.fact || !slices.ContainsFunc(role.policies.Identity, func(x *iam.Policy) bool { return x.Reads(principalTag) }) {
			continue
		}
		g := grant{allowed: iam.Yes}
		for _, action := range []string{"sts:AssumeRole", "sts:TagSession"} {
			q := query{action: action, resource: role.ARN, on: role.res, policy: role.trust, mandatory: true, account: role.Account}
			if !g.and(action, w.ask(p, q)) {
				break
			}
		}
		if g.allowed != iam.No {
			w.rule(w.anyTags(role).fact, &assumeTagged, Call, g, p.fact)
		}
	}
}

// namesDirectly reports whether names may mean a principal itself or everybody,
// and not only its account.
func namesDirectly(names []iam.Named, p *principal) bool {
	for _, n := range names {
		if n.Kind == iam.User && (n.Name == "*" || n.Name == p.ARN || !known(n.Name)) {
			return true
		}
	}
	return false
}

func (w *world) trustNames(role *principal) []iam.Named {
	names, ok := w.namesOf[role]
	if !ok {
		names = role.trust.Names()
		w.namesOf[role] = names
	}
	return names
}

// strangers adds the trust in everybody and in accounts that are not of the code,
// and reports whether everybody is let in for sure.
func (w *world) strangers(role *principal) (anybody bool) {
	seen := map[string]bool{}
	for _, n := range w.trustNames(role) {
		if n.Kind != iam.User {
			continue
		}
		who, m, level := n.Name, &assumeForeign, Flaw
		entry := Fact{Kind: ExternalAccount}
		switch account := iam.AccountOf(n.Name); {
		case n.Name == "*":
			who, m, level = "arn:aws:iam::000000000000:user/stranger", &assumeAnybody, Call
			entry = Fact{Kind: AnyAccount}
		case !isNumber(account) || w.isOurs(account) || w.trusted(account):
			continue
		default:
			entry.Name = account
			if !strings.Contains(who, ":") || strings.HasSuffix(who, ":root") {
				who = "arn:aws:iam::" + account + ":user/stranger"
			}
		}
		if seen[entry.Name] {
			continue
		}
		seen[entry.Name] = true
		if g, ok := w.stranger(role, who); ok {
			if entry.Kind == ExternalAccount && !known(role.Account) {
				g.assume(entry.Name + " is another account than " + iam.Show(role.Account))
			}
			anybody = anybody || entry.Kind == AnyAccount && len(g.assumes) == 0
			w.rule(role.fact, m, level, g, entry)
		}
	}
	return anybody
}

// stranger asks whether somebody of another account, who may do anything there,
// can assume a role.
func (w *world) stranger(role *principal, arn string) (grant, bool) {
	g := grant{allowed: iam.Yes}
	account := iam.AccountOf(arn)
	who := iam.Principal{Kind: iam.User, ARN: arn, Account: account}
	if strings.Contains(arn, ":role/") {
		who.Kind = iam.Role
	}
	keys := map[string]iam.Entry{}
	w.everywhere(keys)
	keys["aws:principalarn"], keys["aws:principalaccount"] = iam.Value(arn), iam.Value(account)
	keys["aws:sourceip"] = iam.Value(somewhereElse)
	keys["aws:principaltag/*"] = iam.Entry{State: iam.Free}
	keys["sts:externalid"] = iam.Entry{} // a secret between others
	d := ofStrangers(iam.Request{Principal: who, Action: "sts:AssumeRole", Resource: role.ARN, Account: role.Account,
		Context: iam.Context{Keys: keys, Global: iam.Doubtful, Service: iam.Free},
	}, role.trust)
	if d.Allowed == iam.No {
		return g, false
	}
	g.and("sts:AssumeRole", iam.Decision{Allowed: d.Allowed, Grounds: d.Grounds})
	return g, true
}

// ofStrangers decides a request of somebody who may do anything in an account of their own,
// which is in no organization, or in one that is surely not among those that the policy of
// what it is about names.
func ofStrangers(req iam.Request, policy *iam.Policy) iam.Decision {
	policies := iam.Policies{Identity: []*iam.Policy{everything}, Resource: policy, Mandatory: true}
	const organization = "aws:principalorgid"
	req.Context.Keys[organization] = iam.Entry{}
	d := iam.Evaluate(req, policies)
	if d.Allowed == iam.No && policy != nil && policy.Reads(organization) {
		req.Context.Keys[organization] = iam.Value("o-stranger")
		if own := iam.Evaluate(req, policies); own.Allowed == iam.Yes {
			return own
		}
	}
	return d
}

// isOurs reports whether a number is that of an account of the code.
func (w *world) isOurs(number string) bool {
	w.memo.Read(&w.inputs.owners)
	for p := range w.owners {
		if w.accountAt(p).number == number {
			return true
		}
	}
	return false
}

// github is the identity provider of GitHub's workflows:
// https://docs.github.com/en/actions/reference/security/oidc.
const github = "token.actions.githubusercontent.com"

// federated adds the trust in identity providers that lets in more than it names.
func (w *world) federated(role *principal) {
	for _, n := range w.trustNames(role) {
		if n.Kind != iam.Federated {
			continue
		}
		_, host, ok := strings.Cut(n.Name, ":oidc-provider/")
		if !ok || host != github {
			continue
		}
		if g, ok := w.webIdentity(role, n.Name, host, "repo:stranger/anything:ref:refs/heads/main"); ok {
			w.rule(role.fact, &webIdentity, Call, g, Fact{Kind: AnyRepository, Name: host})
			continue
		}
		for _, subject := range role.trust.Values(host + ":sub") {
			repository := proposal(subject)
			if repository == "" {
				continue
			}
			if g, ok := w.webIdentity(role, n.Name, host, repository+":pull_request"); ok {
				w.rule(role.fact, &webContribute, Flaw, g, Fact{Kind: Contributor, Name: host + " " + subject})
			}
		}
	}
}

// proposal returns the repository of a subject pattern that a pull request may
// match, with text in the place of wildcards; "" where it names a branch, a tag
// or an environment.
func proposal(subject string) string {
	parts := strings.SplitN(subject, ":", 3)
	if len(parts) < 2 || parts[0] != "repo" || len(parts) == 2 && !strings.HasSuffix(subject, "*") {
		return ""
	}
	return "repo:" + strings.NewReplacer("*", "x", "?", "x").Replace(parts[1])
}

// webIdentity asks whether a token with a subject gets a role.
func (w *world) webIdentity(role *principal, provider, host, subject string) (grant, bool) {
	g := grant{allowed: iam.Yes}
	keys := map[string]iam.Entry{}
	w.everywhere(keys)
	keys[host+":sub"], keys[host+":aud"] = iam.Value(subject), iam.Entry{State: iam.Free}
	d := iam.Evaluate(iam.Request{
		Principal: iam.Principal{Kind: iam.Federated, ARN: provider}, Action: "sts:AssumeRoleWithWebIdentity", Resource: role.ARN, Account: role.Account,
		Context: iam.Context{Keys: keys, Global: iam.Doubtful, Service: iam.Doubtful},
	}, iam.Policies{Resource: role.trust, Mandatory: true})
	if d.Allowed == iam.No {
		return g, false
	}
	g.and("sts:AssumeRoleWithWebIdentity", d)
	return g, true
}
