package threat

import (
	"slices"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/threat/iam"
)

const organizationsPage = "awsorganizations"

// uncontrols are ways to lift a service control policy, from the account that manages
// the organization.
var uncontrols = []way{
	{Method: method("organizations-detach-policy", "take the service control policy away", "T1562", organizationsPage), actions: "organizations:DetachPolicy", level: Call, target: "aws_organizations_policy"},
	{Method: method("organizations-update-policy", "rewrite the service control policy", "T1562", organizationsPage), actions: "organizations:UpdatePolicy", level: Call, target: "aws_organizations_policy"},
}

// uncontrols adds ways to lift what controls the accounts of others.
func (w *world) uncontrols(p *principal) {
	for i := range uncontrols {
		m := &uncontrols[i]
		if !p.speaks(m) {
			continue
		}
		for _, policy := range w.all(m.target) {
			if w.account(policy).number != p.Account {
				continue
			}
			g, ok := w.asked(p, m, query{resource: w.arn(policy), on: policy})
			if !ok {
				continue
			}
			for _, q := range w.principals {
				w.uncontrolled(p, q, policy, m, g)
			}
		}
	}
}

// uncontrolled adds what it is worth that a policy no longer controls q.
func (w *world) uncontrolled(p, q *principal, policy *model.Resource, m *way, g grant) {
	by := func(level []*iam.Policy) bool {
		return slices.ContainsFunc(level, func(x *iam.Policy) bool {
			o, ok := x.Origin.(*origin)
			return ok && o.res == policy
		})
	}
	if q.isGroup() || !slices.ContainsFunc(q.policies.SCPs, by) {
		return
	}
	c := q.with(Principal, q.policies.Identity)
	c.policies.SCPs = slices.DeleteFunc(slices.Clone(q.policies.SCPs), by)
	c.fact.Name = "without what " + string(policy.Address) + " denies"
	w.becomes(p, q, c, m, g)
}

var memberRole = method("organizations-member-role", "assume the role that lets the organization's manager administer the account", "T1199 T1078.004", "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts_access-cross-account-role.html")

// managesRole is the name that the role has where the code gives it no other.
const managesRole = "OrganizationAccountAccessRole"

// memberAccounts adds that who may assume the role that an account of the organization
// is made with administers that account. The role trusts the account that manages the
// organization.
func (w *world) memberAccounts() {
	for _, r := range w.all("aws_organizations_account") {
		account, manager := w.memberAccount(r), w.account(r).number
		name := w.text(r, r.Value.Get("role_name"))
		if name == "" {
			name = managesRole
		}
		arn := "arn:" + partition + ":iam::" + account + ":role/" + name
		trust := trusting(manager)
		trust.Origin = &origin{res: r, path: model.Path{"role_name"}}
		w.rule(adminFact(account), &memberRole, Call, grant{evidence: []Evidence{at(r, "role_name")}, actions: []string{"sts:AssumeRole"}}, adminFact(manager))
		for _, p := range w.everybody {
			if p.isGroup() || p.Account != manager || p.admin || !p.may("sts:assumerole") {
				continue
			}
			d := w.ask(p, query{action: "sts:AssumeRole", resource: arn, policy: trust, mandatory: true, account: account})
			if d.Allowed == iam.No {
				continue
			}
			g := grant{allowed: iam.Yes}
			g.and("sts:AssumeRole", d)
			w.rule(adminFact(account), &memberRole, Call, g, p.fact)
		}
	}
}

// memberAccount returns the number of an account that the code creates, or what stands
// for it.
func (w *world) memberAccount(r *model.Resource) string {
	return iam.Unknown(r.Origin.Stack + "/" + string(r.Address) + ".id")
}

// trusting returns a policy that lets everybody of an account assume a role, as far as
// their own policies let them.
func trusting(account string) *iam.Policy {
	p := *iam.Parse(allowing("sts:AssumeRole", whoMay("arn:"+partition+":iam::"+account+":root")), nil)
	return &p
}
