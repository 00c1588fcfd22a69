package threat

import (
	"maps"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/threat/iam"
)

// contextOf returns the condition keys of requests that a principal makes, from
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html.
func (w *world) contextOf(p *principal) map[string]iam.Entry {
	keys := map[string]iam.Entry{
		"aws:principalarn":     iam.Value(p.ARN),
		"aws:principalaccount": iam.Value(p.Account),
	}
	switch p.Kind {
	case iam.User:
		keys["aws:principaltype"] = iam.Value("User")
		keys["aws:username"] = iam.Value(p.ARN[strings.LastIndexByte(p.ARN, '/')+1:])
	case iam.Role:
		keys["aws:principaltype"] = iam.Value("AssumedRole")
		keys["aws:username"] = iam.Entry{}
	}
	if p.res.Type == permissionSet { // its sessions have the attributes of who signs in
		keys[principalTag+"*"] = iam.Entry{State: iam.Doubtful}
	} else {
		w.tags(keys, principalTag, p.res)
	}
	w.everywhere(keys)
	w.secondFactor(keys, p)
	w.membership(keys, p)
	return keys
}

// secondFactor adds whether somebody has signed in with a second factor, where that can be
// told. It is not in requests with an access key, and false in those of roles that nobody
// with a second factor gets: services' and those of identity providers. Who has a password
// for the console, or assumes a role, may have given one:
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-multifactorauthpresent.
func (w *world) secondFactor(keys map[string]iam.Entry, p *principal) {
	switch {
	case p.Kind == iam.User && p.res.Value.Get("login_profile") == nil && p.res.Value.Get("access_key").Len() > 0:
		keys[multiFactor+"present"], keys[multiFactor+"age"] = iam.Entry{}, iam.Entry{}
	case p.Kind == iam.Role && p.trust != nil && p.trust.Sure() && !slices.ContainsFunc(p.trust.Names(), func(n iam.Named) bool { return n.Kind == iam.User }):
		keys[multiFactor+"present"], keys[multiFactor+"age"] = iam.Value("false"), iam.Entry{}
	}
}

// membership adds the organization that the principal's account is in, where the code
// manages it or looks it up: the accounts of the code are its members. A trail of text with
// the same mark is the same organization.
func (w *world) membership(keys map[string]iam.Entry, p *principal) {
	list := w.all("aws_organizations_organization", "data.aws_organizations_organization")
	if len(list) != 1 || w.account(list[0]).number != p.Account {
		return
	}
	keys["aws:principalorgid"] = iam.Value(iam.Unknown(list[0].Origin.Stack + "/" + string(list[0].Address) + ".id"))
}

// everywhere adds the keys that any caller has.
func (w *world) everywhere(keys map[string]iam.Entry) {
	keys["aws:securetransport"] = iam.Value("true")
	keys["aws:viaawsservice"] = iam.Value("false")
	keys["aws:principalisawsservice"] = iam.Value("false")
	keys["aws:calledvia"], keys["aws:calledviafirst"], keys["aws:calledvialast"] = iam.Entry{}, iam.Entry{}, iam.Entry{}
	keys["aws:currenttime"], keys["aws:epochtime"] = iam.Value(w.now), iam.Value(w.now)
	// Users get a token that was issued now with sts:GetSessionToken.
	keys["aws:tokenissuetime"] = iam.Value(w.now)
	keys["aws:sourceip"] = iam.Value(iam.Unknown("the caller's address"))
	for _, k := range []string{"aws:requestedregion", "aws:useragent", "aws:referer", "aws:tagkeys", "aws:requesttag/*", "sts:rolesessionname", "sts:sourceidentity", "sts:externalid"} {
		keys[k] = iam.Entry{State: iam.Free}
	}
	for _, k := range accessPointKeys {
		keys[k] = iam.Entry{}
	}
	// Nobody who wants more rights sets a boundary.
	keys["iam:permissionsboundary"] = iam.Entry{}
	keys["iam:policyarn"] = iam.Value("arn:" + partition + ":iam::aws:policy/AdministratorAccess")
}

// tagsOf returns the tags of a resource.
func (w *world) tagsOf(r *model.Resource) *model.Value {
	w.memo.Read(node(w.inputs.labels, placeOf(r)))
	if l := w.labelled[placeOf(r)]; l != nil {
		r = l
	}
	if v := r.Value.Get("tags_all"); v != nil {
		return v
	}
	return r.Value.Get("tags")
}

// tags adds the tags of a resource under a prefix.
func (w *world) tags(keys map[string]iam.Entry, prefix string, r *model.Resource) {
	v := w.tagsOf(r)
	if v.Is(model.Unknown) {
		keys[prefix+"*"] = iam.Entry{State: iam.Doubtful}
		return
	}
	keys[prefix+"*"] = iam.Entry{}
	for _, t := range v.Attrs() {
		e := iam.Entry{State: iam.Doubtful}
		if s, ok := t.Value.AsString(); ok {
			e = iam.Value(s)
		}
		keys[prefix+strings.ToLower(t.Name)] = e
	}
}

// A query asks whether a principal may do something to a resource.
type query struct {
	action, resource string
	within           bool
	on               *model.Resource // the resource, where it is in the code
	policy           *iam.Policy     // its policy
	mandatory        bool
	account          string // of the resource
	keys             map[string]iam.Entry
}

// keysOf returns the condition keys of a query.
func (w *world) keysOf(p *principal, q *query, alike bool) map[string]iam.Entry {
	keys := make(map[string]iam.Entry, len(p.context)+len(q.keys)+4)
	maps.Copy(keys, p.context)
	keys["aws:resourceaccount"] = iam.Value(q.account)
	if q.on != nil && !alike {
		service, _, _ := strings.Cut(q.action, ":")
		w.tags(keys, "aws:resourcetag/", q.on)
		w.tags(keys, strings.ToLower(service)+":resourcetag/", q.on)
	}
	maps.Copy(keys, q.keys)
	return keys
}

// ask decides a query for a principal. What its policies say of all resources
// alike is decided once.
func (w *world) ask(p *principal, q query) iam.Decision {
	if q.account == "" {
		q.account = p.Account
	}
	alike := q.policy == nil && !q.mandatory && q.account == p.Account && p.isUniform(q.action)
	key := q.action
	if e := q.keys["iam:passedtoservice"]; len(e.Values) > 0 {
		key += " " + e.Values[0]
	}
	if alike {
		if d, ok := p.memory.decided[key]; ok {
			return d
		}
	}
	if w.done() {
		return iam.Decision{}
	}
	w.work += p.size() + 1
	if q.policy != nil {
		w.work += q.policy.Size()
	}
	var keys map[string]iam.Entry
	if p.depends() || q.policy != nil && q.policy.Contextual() {
		keys = w.keysOf(p, &q, alike)
	}
	policies := p.policies
	policies.Resource, policies.Mandatory = q.policy, q.mandatory
	d := iam.Evaluate(iam.Request{
		Principal: p.Principal, Action: q.action, Resource: q.resource, Within: q.within, Account: q.account,
		Context: iam.Context{Keys: keys, Global: iam.Doubtful, Service: iam.Free},
	}, policies)
	if alike {
		p.memory.decided[key] = d
	}
	return d
}
