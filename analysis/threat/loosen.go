package threat

import (
	"maps"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/threat/iam"
)

// strips are ways to take policies away from a principal, and with them what they
// deny. Kind is the attribute of the holder that the policies stand in.
var strips = []struct {
	way
	kind string
}{
	{strip("iam-delete-user-policy", "delete an inline policy that denies", "iam:DeleteUserPolicy", "aws_iam_user"), "inline_policy"},
	{strip("iam-detach-user-policy", "detach a policy that denies", "iam:DetachUserPolicy", "aws_iam_user"), "attached_policy"},
	{strip("iam-delete-role-policy", "delete an inline policy that denies", "iam:DeleteRolePolicy", "aws_iam_role"), "inline_policy"},
	{strip("iam-detach-role-policy", "detach a policy that denies", "iam:DetachRolePolicy", "aws_iam_role"), "attached_policy"},
	{strip("iam-delete-group-policy", "delete an inline policy that denies", "iam:DeleteGroupPolicy", "aws_iam_group"), "inline_policy"},
	{strip("iam-detach-group-policy", "detach a policy that denies", "iam:DetachGroupPolicy", "aws_iam_group"), "attached_policy"},
	{strip("iam-remove-user-from-group", "leave the group whose policies deny", "iam:RemoveUserFromGroup", "aws_iam_group"), ""},
}

func strip(id, title, actions, target string) way {
	return way{Method: method(id, title, "T1098 T1562", iamPage), actions: actions, level: Call, target: target}
}

// tagging are ways to give a principal tags that conditions ask for.
var tagging = []way{
	{Method: method("iam-tag-user", "give the user the tags that policies ask for", "T1098", "https://docs.aws.amazon.com/IAM/latest/UserGuide/introduction_attribute-based-access-control.html"), actions: "iam:TagUser", level: Call, target: "aws_iam_user"},
	{Method: method("iam-tag-role", "give the role the tags that policies ask for", "T1098", "https://docs.aws.amazon.com/IAM/latest/UserGuide/introduction_attribute-based-access-control.html"), actions: "iam:TagRole", level: Call, target: "aws_iam_role"},
}

// retags are the actions that give what they are about the tags that conditions ask
// for, by type.
var retags = map[string]string{
	"aws_iam_role":                    "iam:TagRole",
	"aws_iam_user":                    "iam:TagUser",
	"aws_instance":                    "ec2:CreateTags",
	"aws_launch_template":             "ec2:CreateTags",
	"aws_lambda_function":             "lambda:TagResource",
	"aws_ecs_service":                 "ecs:TagResource",
	"aws_glue_job":                    "glue:TagResource",
	"aws_sagemaker_notebook_instance": "sagemaker:AddTags",
	"aws_cloudformation_stack":        "cloudformation:TagResource",
}

// confirms are ways to give a user a second factor that conditions ask for.
var confirms = []way{
	{Method: method("iam-enable-mfa-device", "sign in with a second factor of one's own", "T1556.006", "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_enable_virtual.html"), actions: "~iam:CreateVirtualMFADevice iam:EnableMFADevice", level: Call, target: "aws_iam_user"},
}

const (
	principalTag = "aws:principaltag/"
	multiFactor  = "aws:multifactorauth"
)

// loosens adds ways to get around what limits a principal's own policies: denials
// that can be taken away, and tags that can be had.
func (w *world) loosens(p *principal) {
	for i := range strips {
		s := &strips[i]
		if !p.speaks(&s.way) {
			continue
		}
		for _, q := range w.principals {
			if q.isGroup() || q.Account != p.Account {
				continue
			}
			for _, holder := range append([]*principal{q}, q.groups...) {
				if holder.res.Type == s.target {
					w.stripped(p, q, holder, &s.way, s.kind)
				}
			}
		}
	}
	for i := range confirms {
		m := &confirms[i]
		if !p.speaks(m) {
			continue
		}
		for _, q := range w.principals {
			if q.res.Type == m.target && q.Account == p.Account {
				w.confirmed(p, q, m)
			}
		}
	}
	for i := range tagging {
		m := &tagging[i]
		if !p.speaks(m) {
			continue
		}
		for _, q := range w.principals {
			if q.res.Type == m.target && q.Account == p.Account {
				w.tagged(p, q, m)
			}
		}
	}
}

// stripped adds that p can take policies that deny from a holder, q itself or one
// of its groups.
func (w *world) stripped(p, q, holder *principal, m *way, kind string) {
	denied := false
	left := slices.DeleteFunc(slices.Clone(q.policies.Identity), func(x *iam.Policy) bool {
		o, ok := x.Origin.(*origin)
		goes := ok && o.res == holder.res && (kind == "" || len(o.path) > 0 && o.path[0] == kind)
		denied = denied || goes && x.Denies()
		return goes && (kind == "" || x.Denies())
	})
	if !denied {
		return
	}
	g, ok := w.asked(p, m, query{resource: holder.ARN, on: holder.res})
	if !ok {
		return
	}
	for _, x := range holder.policies.Identity {
		if o, ok := x.Origin.(*origin); ok && x.Denies() && (kind == "" || o.path[0] == kind) {
			g.add(Evidence{o.res.Origin.Stack, o.res.Address, o.path})
		}
	}
	c := q.with(Principal, left)
	c.fact.Name = "without what the " + strings.ReplaceAll(kind, "_", " ") + " of " + string(holder.res.Address) + " denies"
	if kind == "" {
		c.fact.Name = "out of " + string(holder.res.Address)
	}
	w.becomes(p, q, c, m, g)
}

// tagged adds that p can give q any tags.
func (w *world) tagged(p, q *principal, m *way) {
	if !slices.ContainsFunc(q.policies.Identity, func(x *iam.Policy) bool { return x.Reads(principalTag) }) {
		return
	}
	g, ok := w.asked(p, m, query{resource: q.ARN, on: q.res})
	if !ok {
		return
	}
	w.becomes(p, q, w.anyTags(q), m, g)
}

// anyTags returns the principal as one with any tags.
func (w *world) anyTags(q *principal) *principal {
	c := q.with(Principal, q.policies.Identity)
	c.fact.Name = "with any tags"
	if v := w.variants[c.fact]; v != nil {
		return v
	}
	c.context = maps.Clone(q.context)
	maps.DeleteFunc(c.context, func(key string, _ iam.Entry) bool { return strings.HasPrefix(key, principalTag) })
	c.context[principalTag+"*"] = iam.Entry{State: iam.Free}
	w.variant(c)
	return c
}

// confirmed adds that p can have q sign in with a second factor, where that matters.
func (w *world) confirmed(p, q *principal, m *way) {
	asks := func(x *iam.Policy) bool { return x.Reads(multiFactor) }
	matters := slices.ContainsFunc(q.policies.Identity, asks) || slices.ContainsFunc(w.principals, func(role *principal) bool {
		return role.trust != nil && role.Account == q.Account && asks(role.trust)
	})
	if !matters {
		return
	}
	g, ok := w.asked(p, m, query{resource: q.ARN, on: q.res})
	if !ok {
		return
	}
	c := q.with(Principal, q.policies.Identity)
	c.context = maps.Clone(q.context)
	c.context[multiFactor+"present"], c.context[multiFactor+"age"] = iam.Value("true"), iam.Entry{State: iam.Free}
	c.fact.Name = "with a second factor"
	w.becomes(p, q, c, m, g)
}

// used asks for all actions of a way, as asked does. Where these depend on tags of what
// they are about, it also asks whether the principal can give it those.
func (w *world) used(p *principal, m *way, q query) (grant, bool) {
	g, ok := w.asked(p, m, q)
	action := retags[m.target]
	if ok && len(g.assumes) == 0 || action == "" || !p.may(strings.ToLower(action)) || !p.readsTags(m.target) {
		return g, ok
	}
	tagged := q
	tagged.action = action
	h := grant{allowed: iam.Yes}
	if !h.and(action, w.ask(p, tagged)) || len(h.assumes) > 0 {
		return g, ok
	}
	service, _, _ := strings.Cut(action, ":")
	q.keys = maps.Clone(q.keys)
	if q.keys == nil {
		q.keys = map[string]iam.Entry{}
	}
	q.keys["aws:resourcetag/*"], q.keys[service+":resourcetag/*"] = iam.Entry{State: iam.Free}, iam.Entry{State: iam.Free}
	q.on = nil
	free, can := w.asked(p, m, q)
	if !can || !free.merge(&h) {
		return g, ok
	}
	slices.Sort(free.actions)
	return free, true
}

// readsTags reports whether what the principal may do depends on tags of what it is
// done to.
func (p *principal) readsTags(typ string) bool {
	service, _, _ := strings.Cut(strings.TrimPrefix(retags[typ], "~"), ":")
	return slices.ContainsFunc(p.policies.Identity, func(x *iam.Policy) bool {
		return x.Reads("aws:resourcetag/") || x.Reads(service+":resourcetag/")
	})
}

// becomes adds that p can make q what c is, which is worth something to whoever
// acts as q.
func (w *world) becomes(p, q, c *principal, m *way, g grant) {
	body := []Fact{p.fact}
	if q != p {
		body = append(body, q.fact)
	}
	w.rule(c.fact, &m.Method, m.level, g, body...)
	w.variant(c)
}
