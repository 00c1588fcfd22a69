package reconcile

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/cloud"
	"github.com/parapet-iac/parapet/analysis/drift"
	"github.com/parapet-iac/parapet/analysis/model"
)

// A leftover is an attribute that Terraform leaves as it finds it where the resource
// does not say it: the provider computes it then, or another resource says it part by
// part. What somebody has added there survives terraform apply.
type leftover struct {
	typ, path string
	// lists tells that a resource may say by an empty list that there is nothing.
	lists bool
	// exclusive is the type of a resource that says that there is nothing else, whose
	// argument owner names the resource, and whose argument names lists what there is,
	// each the attribute of a resource of the type part.
	exclusive, owner, names, part, attribute string
	// out returns the command of the AWS CLI that takes a change out, without the
	// region: https://docs.aws.amazon.com/cli/latest/reference/.
	out func(d *drift.Drift, c *drift.Change) []string
}

// leftovers are told by the provider's pages of the arguments, where they are optional
// and computed:
// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/security_group,
// route_table (route), network_acl, s3_bucket_policy, sqs_queue (policy),
// secretsmanager_secret (policy), and iam_role_policies_exclusive and its like.
var leftovers = []leftover{
	{typ: "aws_security_group", path: "ingress", lists: true, out: revoked("revoke-security-group-ingress")},
	{typ: "aws_security_group", path: "egress", lists: true, out: revoked("revoke-security-group-egress")},
	{typ: "aws_route_table", path: "route", lists: true, out: deletedRoute},
	{typ: "aws_network_acl", path: "ingress", lists: true, out: deletedEntry("--ingress")},
	{typ: "aws_network_acl", path: "egress", lists: true, out: deletedEntry("--egress")},
	principal("role", "inline_policy"), principal("role", "managed_policy_arns"),
	principal("user", "inline_policy"), principal("user", "managed_policy_arns"),
	principal("group", "inline_policy"), principal("group", "managed_policy_arns"),
	{typ: "aws_s3_bucket", path: "policy", out: byID("s3api", "delete-bucket-policy", "--bucket")},
	{typ: "aws_s3_bucket", path: "cors_rule", out: byID("s3api", "delete-bucket-cors", "--bucket")},
	{typ: "aws_s3_bucket", path: "website", out: byID("s3api", "delete-bucket-website", "--bucket")},
	{typ: "aws_sqs_queue", path: "policy", out: byID("sqs", "set-queue-attributes", "--attributes=Policy=", "--queue-url")},
	{typ: "aws_secretsmanager_secret", path: "policy", out: byID("secretsmanager", "delete-resource-policy", "--secret-id")},
	{typ: "aws_ecr_repository", path: "policy", out: byID("ecr", "delete-repository-policy", "--repository-name")},
}

// leftover returns what Terraform leaves there of a change, or nil.
func (p *planner) leftover(d *drift.Drift, c *drift.Change) *leftover {
	top, _, _ := strings.Cut(c.Path, ".")
	i := slices.IndexFunc(leftovers, func(l leftover) bool { return l.typ == d.Type && l.path == top })
	switch {
	case i < 0 || c.Op != drift.Add:
		return nil
	case !c.Ignored && (says(d.Code, top) || p.exclusive(d, c) != ""):
		return nil
	}
	return &leftovers[i]
}

// exclusive returns the resource of the code that says that there is nothing else where
// a change has added something, or "".
func (p *planner) exclusive(d *drift.Drift, c *drift.Change) model.Address {
	for _, l := range leftovers {
		if l.typ != d.Type || l.path != c.Path || l.exclusive == "" {
			continue
		}
		for _, r := range p.in.Code {
			owner := r.Value.Get(l.owner)
			name, _ := owner.AsString()
			if r.Type == l.exclusive && r.Origin.Stack == d.Stack && (name == d.ID || slices.ContainsFunc(owner.Refs(), func(ref model.Ref) bool { return ref.Address == d.Address })) {
				return r.Address
			}
		}
	}
	return ""
}

// says reports whether a resource says an attribute itself, if only that there is
// nothing, and leaves it to no other one.
func says(code *model.Resource, name string) bool {
	v := code.Value.Get(name)
	own := func(v *model.Value) bool { return !v.Range().IsZero() && code.Owner(v.Range()) == code }
	switch {
	case v == nil || v.Is(model.Default):
		return false
	case v.Kind() == model.List && v.Len() > 0:
		return slices.ContainsFunc(v.Elems(), own)
	}
	return own(v)
}

// byID is a command that needs nothing but the id, the value of the last flag.
func byID(service, verb string, flags ...string) func(*drift.Drift, *drift.Change) []string {
	return func(d *drift.Drift, _ *drift.Change) []string {
		return slices.Concat([]string{"aws", service, verb}, flags[:len(flags)-1], []string{flags[len(flags)-1] + "=" + d.ID})
	}
}

// principal returns the row of who may have policies.
func principal(kind, path string) leftover {
	l := leftover{typ: "aws_iam_" + kind, path: path, owner: kind + "_name"}
	verb, flag := "detach-"+kind+"-policy", "--policy-arn="
	l.exclusive, l.part, l.names, l.attribute = l.typ+"_policy_attachments_exclusive", l.typ+"_policy_attachment", "policy_arns", "policy_arn"
	if path == "inline_policy" {
		verb, flag = "delete-"+kind+"-policy", "--policy-name="
		l.exclusive, l.part, l.names, l.attribute = l.typ+"_policies_exclusive", l.typ+"_policy", "policy_names", "name"
	}
	l.out = func(d *drift.Drift, c *drift.Change) []string {
		name, ok := c.Live.AsString()
		if path == "inline_policy" {
			name, ok = c.Live.Get("name").AsString()
		}
		if !ok {
			return nil
		}
		return []string{"aws", "iam", verb, "--" + kind + "-name=" + d.ID, flag + name}
	}
	return l
}

// revoked is the command that takes a rule out of a security group.
func revoked(verb string) func(*drift.Drift, *drift.Change) []string {
	return func(d *drift.Drift, c *drift.Change) []string {
		text, err := json.Marshal([]any{permission(d, c.Live)})
		if err != nil {
			return nil
		}
		return []string{"aws", "ec2", verb, "--group-id=" + d.ID, "--ip-permissions=" + string(text)}
	}
}

// permission returns a rule as the API of EC2 has it:
// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html.
func permission(d *drift.Drift, rule *model.Value) map[string]any {
	out := map[string]any{"IpProtocol": cloud.Plain(rule.Get("protocol"))}
	if s, _ := rule.Get("protocol").AsString(); s != "-1" {
		out["FromPort"], out["ToPort"] = cloud.Plain(rule.Get("from_port")), cloud.Plain(rule.Get("to_port"))
	}
	peers := func(list, member, attr string) {
		var all []any
		for _, p := range rule.Get(attr).Elems() {
			s, _ := p.AsString()
			peer := map[string]any{member: s}
			if account, id, ok := strings.Cut(s, "/"); ok && attr == "security_groups" {
				peer = map[string]any{"UserId": account, member: id}
			}
			all = append(all, peer)
		}
		if all != nil {
			out[list] = all
		}
	}
	peers("IpRanges", "CidrIp", "cidr_blocks")
	peers("Ipv6Ranges", "CidrIpv6", "ipv6_cidr_blocks")
	peers("PrefixListIds", "PrefixListId", "prefix_list_ids")
	peers("UserIdGroupPairs", "GroupId", "security_groups")
	if on, _ := rule.Get("self").AsBool(); on {
		out["UserIdGroupPairs"] = []any{map[string]any{"GroupId": d.ID}}
	}
	return out
}

// deletedRoute is the command that takes a route out of its table.
func deletedRoute(d *drift.Drift, c *drift.Change) []string {
	for _, to := range [][2]string{{"cidr_block", "--destination-cidr-block="}, {"ipv6_cidr_block", "--destination-ipv6-cidr-block="}, {"destination_prefix_list_id", "--destination-prefix-list-id="}} {
		if s, ok := c.Live.Get(to[0]).AsString(); ok && s != "" {
			return []string{"aws", "ec2", "delete-route", "--route-table-id=" + d.ID, to[1] + s}
		}
	}
	return nil
}

// deletedEntry is the command that takes an entry out of a network ACL.
func deletedEntry(direction string) func(*drift.Drift, *drift.Change) []string {
	return func(d *drift.Drift, c *drift.Change) []string {
		n, ok := c.Live.Get("rule_no").AsNumber()
		if !ok {
			return nil
		}
		return []string{"aws", "ec2", "delete-network-acl-entry", "--network-acl-id=" + d.ID, direction, "--rule-number=" + n.Text('f', 0)}
	}
}
