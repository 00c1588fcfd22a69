package threat

import (
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/threat/iam"
)

var ssoAssignment = method("sso-account-assignment", "sign in with the permission set", "T1078.004", "https://docs.aws.amazon.com/singlesignon/latest/userguide/permissionsetsconcept.html")

const permissionSet = "aws_ssoadmin_permission_set"

// readPermissionSets reads what permission sets become in the accounts that they are
// assigned in: roles that the Identity Center makes and keeps, so that nobody changes
// their policies through IAM.
func (w *world) readPermissionSets() {
	seen := map[string]bool{}
	for _, a := range w.all("aws_ssoadmin_account_assignment") {
		set := w.find(a, a.Value.Get("permission_set_arn"), "arn", permissionSet)
		account := w.text(a, a.Value.Get("target_id"))
		if set == nil || account == "" {
			continue
		}
		name := "in " + iam.Show(account)
		f := of(Principal, set)
		f.Name = name
		if key := set.Origin.Stack + "\x00" + string(set.Address) + "\x00" + name; !seen[key] {
			seen[key] = true
			p := w.permissionSet(set, account)
			p.fact = f
			w.principals = append(w.principals, p)
			w.named[p.ARN] = append(w.named[p.ARN], p)
		}
	}
}

// permissionSet returns the role that a permission set becomes in an account:
// https://docs.aws.amazon.com/singlesignon/latest/userguide/using-service-linked-roles.html.
func (w *world) permissionSet(set *model.Resource, account string) *principal {
	name := w.text(set, set.Value.Get("name"))
	p := &principal{res: set, memory: newMemory(), Principal: iam.Principal{Kind: iam.Role, Account: account,
		ARN: "arn:" + partition + ":iam::" + account + ":role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_" + name + "_" + iam.Unknown(string(set.Address)+" suffix")}}
	if doc := set.Value.Get("inline_policy"); !doc.IsNull() {
		p.policies.Identity = append(p.policies.Identity, w.document(set, doc, model.Path{"inline_policy"}))
	}
	for i, v := range elems(set.Value.Get("managed_policy_arns")) {
		policy := *iam.MayDeny()
		if name, ok := awsPolicy(w.policyARN(set, v)); ok {
			policy = *policyOf(name)
		}
		policy.Origin = &origin{res: set, path: model.Path{"managed_policy_arns", i}}
		p.policies.Identity = append(p.policies.Identity, &policy)
	}
	for _, a := range w.all("aws_ssoadmin_customer_managed_policy_attachment") {
		if w.find(a, a.Value.Get("permission_set_arn"), "arn", permissionSet) == set {
			p.policies.Identity = append(p.policies.Identity, w.customerPolicy(a, a.Value.Get("customer_managed_policy_reference"), account))
		}
	}
	if b := set.Value.Get("permissions_boundary"); !b.IsNull() {
		p.policies.Boundary = []*iam.Policy{w.setBoundary(set, b, account)}
	}
	p.context = w.contextOf(p)
	return p
}

// customerPolicy returns the policy of an account that a permission set names, which it
// has to have.
func (w *world) customerPolicy(r *model.Resource, ref *model.Value, account string) *iam.Policy {
	name := w.text(r, ref.Get("name"))
	for _, policy := range w.all("aws_iam_policy") {
		if w.account(policy).number == account && w.text(policy, policy.Value.Get("name")) == name {
			return w.document(policy, policy.Value.Get("policy"), model.Path{"policy"})
		}
	}
	p := iam.MayDeny()
	p.Origin = &origin{res: r, path: model.Path{"customer_managed_policy_reference"}}
	return p
}

func (w *world) setBoundary(set *model.Resource, b *model.Value, account string) *iam.Policy {
	if ref := b.Get("customer_managed_policy_reference"); !ref.IsNull() {
		return w.customerPolicy(set, ref, account)
	}
	p := *iam.Opaque()
	if name, ok := awsPolicy(w.policyARN(set, b.Get("managed_policy_arn"))); ok && managed[name] != "" {
		p = *iam.Parse(managedPolicy(name), nil)
	}
	p.Origin = &origin{res: set, path: model.Path{"permissions_boundary"}}
	return &p
}

// assignments adds who of the directory may sign in with which permission set.
func (w *world) assignments() {
	for _, a := range w.all("aws_ssoadmin_account_assignment") {
		set := w.find(a, a.Value.Get("permission_set_arn"), "arn", permissionSet)
		if set == nil {
			continue
		}
		f := of(Principal, set)
		f.Name = "in " + iam.Show(w.text(a, a.Value.Get("target_id")))
		g := grant{evidence: []Evidence{at(a, "permission_set_arn")}}
		for _, user := range w.members(a) {
			w.rule(f, &ssoAssignment, Given, g, of(Principal, user))
		}
	}
}

// members returns the users of the directory that an assignment is for.
func (w *world) members(a *model.Resource) []*model.Resource {
	const users, groups = "aws_identitystore_user", "aws_identitystore_group"
	v := a.Value.Get("principal_id")
	if user := w.find(a, v, "user_id", users); user != nil {
		return []*model.Resource{user}
	}
	group := w.find(a, v, "group_id", groups)
	if group == nil {
		return nil
	}
	var out []*model.Resource
	for _, m := range w.all("aws_identitystore_group_membership") {
		if w.find(m, m.Value.Get("group_id"), "group_id", groups) != group {
			continue
		}
		if user := w.find(m, m.Value.Get("member_id"), "user_id", users); user != nil {
			out = append(out, user)
		}
	}
	return out
}
