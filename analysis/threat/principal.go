package threat

import (
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/threat/iam"
)

// A principal is a user, role or group of the code, or one of these with other
// policies.
type principal struct {
	res  *model.Resource
	fact Fact
	iam.Principal
	policies iam.Policies
	trust    *iam.Policy // of a role
	// managed are the policies of the account that it holds, directly or through
	// a group.
	managed []holding
	groups  []*principal
	context map[string]iam.Entry
	memory  *memory
	admin   bool // it may do anything by itself
	// base is the principal that this one is with other policies.
	base *principal
}

// memory is what was asked of a principal.
type memory struct {
	allows  map[string]bool // actions that some statement allows
	uniform map[string]bool // actions of which the same holds for all resources
	alike   map[likeness]bool
	// decided are the decisions about these, by action and the service that a
	// role is passed to; elsewhere the grants of actions about anything.
	decided   map[string]iam.Decision
	elsewhere map[string]*grant
	size      int
	// scopes are what the policies are about for the actions of a way, one for each.
	scopes map[*way][]iam.Scope
	// contextual tells that what the policies say may depend on a request's context; it
	// is unknown at first.
	contextual iam.Truth
}

func newMemory() *memory {
	return &memory{allows: map[string]bool{}, uniform: map[string]bool{}, alike: map[likeness]bool{},
		decided: map[string]iam.Decision{}, elsewhere: map[string]*grant{},
		scopes: map[*way][]iam.Scope{}, contextual: iam.Maybe}
}

// A holding is a policy of the account that a principal holds.
type holding struct {
	policy *model.Resource
	path   model.Path // of the holder
	holder *model.Resource
}

// An origin says where a policy document stands.
type origin struct {
	res  *model.Resource
	path model.Path
	// statements are the places of its statements that were asked for: many steps
	// rest on one.
	statements map[int]Evidence
}

// isGroup tells groups, which make no requests, from users and roles.
func (p *principal) isGroup() bool { return p.res.Type == "aws_iam_group" }

// readPrincipals reads the users, roles and groups.
func (w *world) readPrincipals() {
	groups := map[string]*principal{}
	for _, r := range w.all("aws_iam_group", "aws_iam_role", "aws_iam_user") {
		p := w.principal(r)
		if p.isGroup() {
			groups[p.ARN] = p
		}
		w.principals = append(w.principals, p)
		w.named[p.ARN] = append(w.named[p.ARN], p)
	}
	for _, p := range w.principals {
		if p.res.Type == "aws_iam_user" {
			w.join(p, groups)
		}
	}
	w.readPermissionSets()
	w.controls()
}

func (w *world) principal(r *model.Resource) *principal {
	p := &principal{res: r, fact: of(Principal, r), memory: newMemory(),
		Principal: iam.Principal{ARN: w.arn(r), Account: w.account(r).number}}
	switch r.Type {
	case "aws_iam_user":
		p.Kind = iam.User
	case "aws_iam_role":
		p.Kind = iam.Role
		p.trust = w.document(r, r.Value.Get("assume_role_policy"), model.Path{"assume_role_policy"})
	}
	w.hold(p)
	p.policies.Boundary = w.boundary(r)
	p.context = w.contextOf(p)
	return p
}

// hold reads the policies of a principal.
func (w *world) hold(p *principal) {
	r := p.res
	for i, v := range elems(r.Value.Get("inline_policy")) {
		doc := v.Get("policy")
		if v.Is(model.Unknown) {
			doc = v // a policy, though not which
		}
		if !doc.IsNull() {
			p.policies.Identity = append(p.policies.Identity, w.document(r, doc, model.Path{"inline_policy", i, "policy"}))
		}
	}
	for i, v := range elems(r.Value.Get("attached_policy")) {
		path := model.Path{"attached_policy", i}
		if held := w.find(r, v.Get("arn"), "arn", "aws_iam_policy"); held != nil {
			p.managed = append(p.managed, holding{held, append(path, "arn"), r})
		}
		p.policies.Identity = append(p.policies.Identity, w.attached(r, v, path))
	}
	w.holdExclusively(p)
}

// exclusives are what keeps the managed policies of a principal to a list, attaching those
// that are missing: the attribute that names whose they are, by type. Of the page of each
// type in the provider's documentation.
var exclusives = map[string]struct{ typ, owner string }{
	"aws_iam_group": {"aws_iam_group_policy_attachments_exclusive", "group_name"},
	"aws_iam_role":  {"aws_iam_role_policy_attachments_exclusive", "role_name"},
	"aws_iam_user":  {"aws_iam_user_policy_attachments_exclusive", "user_name"},
}

// holdExclusively reads the managed policies that a list names.
func (w *world) holdExclusively(p *principal) {
	form := exclusives[p.res.Type]
	for _, list := range w.all(form.typ) {
		if w.find(list, list.Value.Get(form.owner), "name", p.res.Type) != p.res {
			continue
		}
		for i, v := range elems(list.Value.Get("policy_arns")) {
			path := model.Path{"policy_arns", i}
			if held := w.find(list, v, "arn", "aws_iam_policy"); held != nil {
				p.managed = append(p.managed, holding{held, path, list})
				p.policies.Identity = append(p.policies.Identity, w.document(held, held.Value.Get("policy"), model.Path{"policy"}))
				continue
			}
			if name, ok := awsPolicy(w.policyARN(list, v)); ok {
				policy := *policyOf(name)
				policy.Origin = &origin{res: list, path: path}
				p.policies.Identity = append(p.policies.Identity, &policy)
			}
		}
	}
}

// attached returns a managed policy that r holds.
func (w *world) attached(r *model.Resource, v *model.Value, path model.Path) *iam.Policy {
	if doc := v.Get("policy"); !doc.IsNull() {
		return w.document(r, doc, append(path, "policy"))
	}
	if name, ok := awsPolicy(w.policyARN(r, v.Get("arn"))); ok {
		p := *policyOf(name)
		p.Origin = &origin{res: r, path: append(path, "arn")}
		return &p
	}
	p := iam.MayDeny()
	p.Origin = &origin{res: r, path: append(path, "arn")}
	return p
}

// policyARN returns the ARN that an attachment names, also where a data source
// looks it up by name.
func (w *world) policyARN(r *model.Resource, v *model.Value) string {
	if data := w.referred(r, v, "data.aws_iam_policy"); data != nil {
		if name, ok := data.Value.Get("name").AsString(); ok {
			if name, aws := awsNamed(name); aws {
				return "arn:" + partition + ":iam::aws:policy/" + name
			}
		}
	}
	return w.text(r, v)
}

func (w *world) boundary(r *model.Resource) []*iam.Policy {
	v := r.Value.Get("permissions_boundary")
	if v.IsNull() {
		return nil
	}
	if b := r.Value.Get("permissions_boundary_policy"); !b.Get("policy").IsNull() {
		return []*iam.Policy{w.document(r, b.Get("policy"), model.Path{"permissions_boundary_policy", "policy"})}
	}
	path := model.Path{"permissions_boundary"}
	p := iam.Opaque()
	if name, ok := awsPolicy(w.policyARN(r, v)); ok && managed[name] != "" {
		p = iam.Parse(managedPolicy(name), nil)
	}
	q := *p
	q.Origin = &origin{res: r, path: path}
	return []*iam.Policy{&q}
}

// document compiles a policy that stands in r at a path.
func (w *world) document(r *model.Resource, v *model.Value, path model.Path) *iam.Policy {
	if v.IsNull() {
		return nil
	}
	doc := v.Doc()
	if doc == nil && v.Kind() == model.Object {
		doc = v
	}
	var p iam.Policy
	switch {
	case doc != nil:
		p = *w.compiled(r, doc)
	case v.Is(model.Unknown):
		p = *iam.MayDeny()
	}
	p.Origin = &origin{res: r, path: path}
	return &p
}

// compiled compiles a document once, however many hold it.
func (w *world) compiled(r *model.Resource, doc *model.Value) *iam.Policy {
	return w.compiledDocs.get(w, doc, iam.Opaque(), equal, func() *iam.Policy {
		return iam.Parse(doc, func(v *model.Value, principal bool) string {
			text := w.text(r, v)
			if principal && iam.IsUnknown(text) {
				// A name of which nothing is known could be anybody's; it is taken
				// for somebody's who is not in the code.
				return iam.Show(text)
			}
			return text
		})
	})
}

// join gives a user what its groups hold.
func (w *world) join(p *principal, groups map[string]*principal) {
	for _, v := range elems(p.res.Value.Get("groups")) {
		g := w.find(p.res, v, "name", "aws_iam_group")
		if g == nil {
			continue
		}
		group := groups[w.arn(g)]
		if group == nil {
			continue
		}
		p.groups = append(p.groups, group)
		p.policies.Identity = append(p.policies.Identity, group.policies.Identity...)
		p.managed = append(p.managed, group.managed...)
	}
}

// controls reads the service control policies that are attached to the accounts.
// FullAWSAccess is attached beside them, so that they take away only:
// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_evaluation.html.
// Those of a root or organizational unit bind the accounts of other provider
// configurations; the one that manages the organization is never bound.
func (w *world) controls() {
	for _, a := range w.all("aws_organizations_policy_attachment") {
		policy := w.find(a, a.Value.Get("policy_id"), "id", "aws_organizations_policy")
		if policy == nil {
			continue
		}
		kind, ok := policy.Value.Get("type").AsString()
		if ok && kind != "SERVICE_CONTROL_POLICY" {
			continue
		}
		p := w.document(policy, policy.Value.Get("content"), model.Path{"content"})
		if p == nil {
			continue
		}
		target := w.text(a, a.Value.Get("target_id"))
		manager := w.account(a).number
		for _, q := range w.principals {
			if q.Account == target || q.Account != manager && !isNumber(target) {
				q.policies.SCPs = append(q.policies.SCPs, []*iam.Policy{everything, p})
			}
		}
	}
}

// may reports whether some statement of the principal's own policies speaks of the
// action, so that it is worth asking whether it is allowed.
func (p *principal) may(action string) bool {
	if b, ok := p.memory.allows[action]; ok {
		return b
	}
	found := false
	for _, policy := range p.policies.Identity {
		found = found || policy.Mentions(action, arnsOf(action))
	}
	p.memory.allows[action] = found
	return found
}

// arnsOf returns how the ARNs begin that an action is about. Actions of some
// services are about resources of others.
func arnsOf(action string) string {
	service, _, _ := strings.Cut(action, ":")
	switch service {
	case "ssm", "parapet", "rds-data", "rds-db", "cognito-idp", "neptune-db", "emr-containers", "greengrass", "lakeformation":
		return ""
	case "sts":
		service = "iam"
	case "ec2-instance-connect", "ebs":
		service = "ec2"
	case "kafka-cluster":
		service = "kafka"
	case "redshift-data":
		service = "redshift"
	case "servicecatalog":
		service = "catalog"
	}
	return "arn:" + partition + ":" + service + ":"
}

// size returns how much there is to compare to decide about a request.
func (p *principal) size() int {
	if p.memory.size == 0 {
		p.every(func(policy *iam.Policy) { p.memory.size += policy.Size() })
	}
	return p.memory.size
}

// every iterates over all policies that limit or give what the principal may.
func (p *principal) every(each func(*iam.Policy)) {
	for _, list := range append([][]*iam.Policy{p.policies.Identity, p.policies.Boundary, p.policies.Session}, p.policies.SCPs...) {
		for _, policy := range list {
			each(policy)
		}
	}
}

// depends reports whether what the principal's own policies say may depend on the
// context of a request.
func (p *principal) depends() bool {
	if p.memory.contextual == iam.Maybe {
		p.memory.contextual = iam.No
		p.every(func(policy *iam.Policy) {
			if policy.Contextual() {
				p.memory.contextual = iam.Yes
			}
		})
	}
	return p.memory.contextual == iam.Yes
}

// isUniform reports whether the same holds of an action for all resources, as far
// as the principal's own policies say.
func (p *principal) isUniform(action string) bool {
	if b, ok := p.memory.uniform[action]; ok {
		return b
	}
	all := true
	p.every(func(policy *iam.Policy) { all = all && policy.Uniform(action) })
	p.memory.uniform[action] = all
	return all
}

// A likeness is an action, and the form of the ARNs that it is about.
type likeness struct{ action, form string }

// isAlike is isUniform for resources whose ARN is of a form; see [iam.Policy.Alike].
func (p *principal) isAlike(action, form string) bool {
	l := likeness{action, form}
	all, ok := p.memory.alike[l]
	if !ok {
		all = p.isUniform(action)
		if !all {
			all = true
			p.every(func(policy *iam.Policy) { all = all && policy.Alike(action, form) })
		}
		p.memory.alike[l] = all
	}
	return all
}

// with returns the principal with other identity policies.
func (p *principal) with(k Kind, identity []*iam.Policy) *principal {
	c := *p
	c.base, c.memory = p, newMemory()
	c.policies.Identity = identity
	c.fact.Kind = k
	return &c
}

// isFrom reports whether the principal is another one with other policies.
func (p *principal) isFrom(q *principal) bool {
	for p.base != nil {
		if p = p.base; p == q {
			return true
		}
	}
	return false
}
