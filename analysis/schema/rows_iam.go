package schema

import "github.com/parapet-iac/parapet/analysis/model"

// managed leads from an attachment to the policy that it attaches.
var managed = &also{link: "policy_arn", to: "aws_iam_policy", keys: "arn id"}

// Identities and the policies that they hold.
var iamRows = []row{
	{from: "aws_iam_role_policy", link: "role", to: "aws_iam_role", keys: "name id", as: elementOf("inline_policy", same("name policy")...)},
	{from: "aws_iam_user_policy", link: "user", to: "aws_iam_user", keys: "name id", as: elementOf("inline_policy", same("name policy")...)},
	{from: "aws_iam_group_policy", link: "group", to: "aws_iam_group", keys: "name id", as: elementOf("inline_policy", same("name policy")...)},

	{from: "aws_iam_role_policy_attachment", link: "role", to: "aws_iam_role", keys: "name id", also: managed, as: attachment},
	{from: "aws_iam_user_policy_attachment", link: "user", to: "aws_iam_user", keys: "name id", also: managed, as: attachment},
	{from: "aws_iam_group_policy_attachment", link: "group", to: "aws_iam_group", keys: "name id", also: managed, as: attachment},
	{from: "aws_iam_policy_attachment", link: "roles", to: "aws_iam_role", keys: "name id", also: managed, as: attachment},
	{from: "aws_iam_policy_attachment", link: "users", to: "aws_iam_user", keys: "name id", also: managed, as: attachment},
	{from: "aws_iam_policy_attachment", link: "groups", to: "aws_iam_group", keys: "name id", also: managed, as: attachment},
	{from: "aws_iam_role", link: "managed_policy_arns", to: "aws_iam_policy", keys: "arn id", brings: true, as: attached("attached_policy")},

	{from: "aws_iam_role", link: "permissions_boundary", to: "aws_iam_policy", keys: "arn id", brings: true, as: boundary},
	{from: "aws_iam_user", link: "permissions_boundary", to: "aws_iam_policy", keys: "arn id", brings: true, as: boundary},

	{from: "aws_iam_access_key", link: "user", to: "aws_iam_user", keys: "name id", as: element("access_key")},
	{from: "aws_iam_user_login_profile", link: "user", to: "aws_iam_user", keys: "name id", as: block("login_profile")},
	{from: "aws_iam_user_ssh_key", link: "username", to: "aws_iam_user", keys: "name id", as: element("ssh_key")},
	{from: "aws_iam_user_group_membership", link: "user", to: "aws_iam_user", keys: "name id", as: item("groups", "groups")},
	{from: "aws_iam_group_membership", link: "users", to: "aws_iam_user", keys: "name id", as: item("group", "groups")},

	{from: "aws_ssoadmin_permission_set_inline_policy", link: "permission_set_arn", to: "aws_ssoadmin_permission_set", keys: "arn id", as: attr("inline_policy", "inline_policy")},
	{from: "aws_ssoadmin_managed_policy_attachment", link: "permission_set_arn", to: "aws_ssoadmin_permission_set", keys: "arn id", as: item("managed_policy_arn", "managed_policy_arns")},
	{from: "aws_ssoadmin_permissions_boundary_attachment", link: "permission_set_arn", to: "aws_ssoadmin_permission_set", keys: "arn id", as: attr("permissions_boundary", "permissions_boundary")},
}

const iamPartOnly = `aws_iam_role_policy_attachment aws_iam_user_policy_attachment aws_iam_group_policy_attachment
	aws_iam_group_membership aws_iam_user_group_membership aws_ssoadmin_managed_policy_attachment`

// attachment lists the ARN among the managed policies and shows the policy.
var attachment = shape{
	reads:  []string{"policy_arn"},
	writes: []string{"managed_policy_arns", "attached_policy.arn", "attached_policy.name", "attached_policy.policy"},
	apply: func(f *fold, p Part) {
		arn, ok := p.content().Attr("policy_arn")
		if !ok {
			return
		}
		f.add("managed_policy_arns", arn.Value)
		f.add("attached_policy", attachedPolicy(arn, p.content(), p.Also))
	},
}

// attached shows a policy that the owner names itself.
func attached(to string) shape {
	return shape{
		reads: []string{"name", "policy"}, writes: []string{to + ".arn", to + ".name", to + ".policy"},
		apply: func(f *fold, p Part) {
			f.add(to, attachedPolicy(model.Attr{Value: p.link}, p.link, p.Satellite))
		},
	}
}

// boundary shows the policy that bounds the owner's permissions.
var boundary = shape{
	reads:  []string{"name", "policy"},
	writes: []string{"permissions_boundary_policy.arn", "permissions_boundary_policy.name", "permissions_boundary_policy.policy"},
	apply: func(f *fold, p Part) {
		v := attachedPolicy(model.Attr{Value: p.link}, p.link, p.Satellite)
		f.set(model.Attr{Name: "permissions_boundary_policy", Value: v})
	},
}

// attachedPolicy returns {arn, name, policy} in the place of v. Where the policy
// is declared elsewhere, name and policy are unknown.
func attachedPolicy(arn model.Attr, v *model.Value, policy *model.Resource) *model.Value {
	attrs := []model.Attr{{Name: "arn", NameRange: arn.NameRange, Value: arn.Value}}
	if policy == nil {
		return model.NewObject(attrs, v.Range()).With(model.Open)
	}
	for _, a := range policy.Value.Attrs() {
		if a.Name == "name" || a.Name == "policy" {
			attrs = append(attrs, a)
		}
	}
	return model.NewObject(attrs, v.Range())
}
