package schema

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// Each case composes an owner "x.o" with one satellite and looks at one
// attribute of the owner.
func TestComposeShows(t *testing.T) {
	role := func(x string) *model.Value { return ref("aws_iam_role.o." + x) }
	bucket, group := ref("aws_s3_bucket.o.id"), ref("aws_security_group.o.id")
	for _, c := range []struct {
		name      string
		owner     string
		inline    o
		satellite string
		attrs     o
		path      string
		want      string
	}{
		{"versioning is enabled", "aws_s3_bucket", o{}, "aws_s3_bucket_versioning",
			o{"bucket": bucket, "versioning_configuration": o{"status": "Enabled", "mfa_delete": "Disabled"}},
			"versioning", "{enabled:true mfa_delete:false}"},
		{"versioning is suspended over an inline block", "aws_s3_bucket", o{"versioning": o{"enabled": true, "mfa_delete": true}}, "aws_s3_bucket_versioning",
			o{"bucket": bucket, "versioning_configuration": o{"status": "Suspended"}},
			"versioning", "{enabled:false mfa_delete:true}"},
		{"versioning hangs on a variable", "aws_s3_bucket", o{}, "aws_s3_bucket_versioning",
			o{"bucket": bucket, "versioning_configuration": o{"status": unknown(model.String)}},
			"versioning", "{enabled:?bool}"},
		{"all of the versioning block is unknown", "aws_s3_bucket", o{}, "aws_s3_bucket_versioning",
			o{"bucket": bucket, "versioning_configuration": unknown(model.Dynamic)}, "versioning", "?object"},
		{"an ACL wins over the inline one", "aws_s3_bucket", o{"acl": "private"}, "aws_s3_bucket_acl",
			o{"bucket": bucket, "acl": "public-read"}, "acl", "public-read"},
		{"grants of an ACL", "aws_s3_bucket", o{}, "aws_s3_bucket_acl",
			o{"bucket": bucket, "access_control_policy": o{"grant": l{o{"grantee": o{"type": "Group", "uri": "u"}, "permission": "READ"}}}},
			"grant", "[{permissions:[READ] type:Group uri:u}]"},
		{"encryption by a rule", "aws_s3_bucket", o{}, "aws_s3_bucket_server_side_encryption_configuration",
			o{"bucket": bucket, "rule": l{o{"apply_server_side_encryption_by_default": o{"sse_algorithm": "aws:kms"}, "bucket_key_enabled": true}}},
			"server_side_encryption_configuration", "{rule:{apply_server_side_encryption_by_default:{sse_algorithm:aws:kms} bucket_key_enabled:true}}"},
		{"lifecycle rules", "aws_s3_bucket", o{"lifecycle_rule": l{o{"id": "old"}}}, "aws_s3_bucket_lifecycle_configuration",
			o{"bucket": bucket, "rule": l{o{"id": "r", "status": "Enabled", "filter": l{o{"prefix": "logs/"}}, "expiration": l{o{"days": 30}},
				"noncurrent_version_expiration":     l{o{"noncurrent_days": 7}},
				"noncurrent_version_transition":     l{o{"noncurrent_days": 5, "storage_class": "GLACIER"}},
				"abort_incomplete_multipart_upload": l{o{"days_after_initiation": 3}}}}},
			"lifecycle_rule", "[{id:old} {abort_incomplete_multipart_upload_days:3 enabled:true expiration:{days:30} id:r" +
				" noncurrent_version_expiration:{days:7} noncurrent_version_transition:[{days:5 storage_class:GLACIER}] prefix:logs/}]"},
		{"lifecycle rules from an unknown collection", "aws_s3_bucket", o{}, "aws_s3_bucket_lifecycle_configuration",
			o{"bucket": bucket, "rule": unknown(model.List)}, "lifecycle_rule", "?list"},
		{"replication", "aws_s3_bucket", o{}, "aws_s3_bucket_replication_configuration",
			o{"bucket": bucket, "role": "r", "rule": l{o{"status": "Enabled", "destination": o{"bucket": "b", "account": "1",
				"encryption_configuration": o{"replica_kms_key_id": "k"}}, "delete_marker_replication": o{"status": "Enabled"},
				"source_selection_criteria": o{"sse_kms_encrypted_objects": o{"status": "Disabled"}}}}},
			"replication_configuration", "{role:r rules:[{delete_marker_replication_status:Enabled destination:{account_id:1 bucket:b replica_kms_key_id:k}" +
				" source_selection_criteria:{sse_kms_encrypted_objects:{enabled:false}} status:Enabled}]}"},
		{"website", "aws_s3_bucket", o{}, "aws_s3_bucket_website_configuration",
			o{"bucket": bucket, "index_document": o{"suffix": "index.html"}, "error_document": o{"key": "e.html"}},
			"website", "{error_document:e.html index_document:index.html}"},
		{"object lock", "aws_s3_bucket", o{}, "aws_s3_bucket_object_lock_configuration",
			o{"bucket": bucket, "rule": o{"default_retention": o{"mode": "GOVERNANCE", "days": 5}}},
			"object_lock_configuration", "{rule:{default_retention:{days:5 mode:GOVERNANCE}}}"},
		{"public access block", "aws_s3_bucket", o{}, "aws_s3_bucket_public_access_block",
			o{"bucket": bucket, "block_public_acls": true, "region": "eu-west-1"}, "public_access_block", "{block_public_acls:true}"},
		{"bucket policy", "aws_s3_bucket", o{}, "aws_s3_bucket_policy",
			o{"bucket": bucket, "policy": doc(o{"Statement": o{"Effect": "Allow", "Principal": "*", "Action": "s3:*"}})},
			"policy", "doc{Statement:[{Action:[s3:*] Effect:Allow Principal:{AWS:[*]}}]}"},

		{"a security group rule", "aws_security_group", o{"ingress": l{o{"from_port": 443}}}, "aws_security_group_rule",
			o{"security_group_id": group, "type": "ingress", "from_port": 22, "protocol": "tcp", "cidr_blocks": l{"0.0.0.0/0"}, "source_security_group_id": "sg-1"},
			"ingress", "[{from_port:443} {cidr_blocks:[0.0.0.0/0] from_port:22 protocol:tcp security_groups:[sg-1]}]"},
		{"an egress rule", "aws_security_group", o{}, "aws_security_group_rule",
			o{"security_group_id": group, "type": "egress", "self": true}, "egress", "[{self:true}]"},
		{"a rule of unknown direction", "aws_security_group", o{"ingress": l{o{"from_port": 443}}}, "aws_security_group_rule",
			o{"security_group_id": group, "type": unknown(model.String)}, "ingress", "[{from_port:443} ...]"},
		{"an ingress rule of the newer form", "aws_security_group", o{}, "aws_vpc_security_group_ingress_rule",
			o{"security_group_id": group, "ip_protocol": "-1", "cidr_ipv4": "10.0.0.0/8", "cidr_ipv6": "::/0", "prefix_list_id": "pl", "referenced_security_group_id": "sg"},
			"ingress", "[{cidr_blocks:[10.0.0.0/8] ipv6_cidr_blocks:[::/0] prefix_list_ids:[pl] protocol:-1 security_groups:[sg]}]"},
		{"an egress rule of the newer form", "aws_security_group", o{"egress": o{"from_port": 1}}, "aws_vpc_security_group_egress_rule",
			o{"security_group_id": group, "ip_protocol": "tcp"}, "egress", "[{from_port:1} {protocol:tcp}]"},
		{"a network ACL rule", "aws_network_acl", o{}, "aws_network_acl_rule",
			o{"network_acl_id": ref("aws_network_acl.o.id"), "rule_number": 100, "rule_action": "allow", "cidr_block": "0.0.0.0/0"},
			"ingress", "[{action:allow cidr_block:0.0.0.0/0 rule_no:100}]"},
		{"an egress network ACL rule", "aws_network_acl", o{}, "aws_network_acl_rule",
			o{"network_acl_id": ref("aws_network_acl.o.id"), "egress": true, "rule_action": "deny"}, "egress", "[{action:deny}]"},
		{"a network ACL rule of unknown direction", "aws_network_acl", o{}, "aws_network_acl_rule",
			o{"network_acl_id": ref("aws_network_acl.o.id"), "egress": unknown(model.Bool)}, "egress", "?list"},
		{"a route", "aws_route_table", o{}, "aws_route",
			o{"route_table_id": ref("aws_route_table.o.id"), "destination_cidr_block": "0.0.0.0/0", "gateway_id": "igw"},
			"route", "[{cidr_block:0.0.0.0/0 gateway_id:igw}]"},
		{"a listener", "aws_lb", o{}, "aws_alb_listener",
			o{"load_balancer_arn": ref("aws_lb.o.arn"), "port": 80, "protocol": "HTTP"}, "listener", "[{port:80 protocol:HTTP}]"},
		{"a classic firewall of the region", "aws_lb", o{}, "aws_wafregional_web_acl_association",
			o{"resource_arn": ref("aws_lb.o.arn"), "web_acl_id": "w"}, "web_acl_arn", "w"},

		{"a role's policy", "aws_iam_role", o{"inline_policy": l{o{"name": "a"}}}, "aws_iam_role_policy",
			o{"role": role("name"), "name": "b", "policy": doc(o{"Statement": l{}})}, "inline_policy", "[{name:a} {name:b policy:doc{Statement:[]}}]"},
		{"a policy by ARN", "aws_iam_role", o{"managed_policy_arns": l{"arn:x"}}, "aws_iam_role_policy_attachment",
			o{"role": role("name"), "policy_arn": "arn:aws:iam::aws:policy/AdministratorAccess"},
			"managed_policy_arns", "[arn:x arn:aws:iam::aws:policy/AdministratorAccess]"},
		{"a policy that is declared elsewhere", "aws_iam_role", o{}, "aws_iam_role_policy_attachment",
			o{"role": role("name"), "policy_arn": "arn:p"}, "attached_policy", "[{arn:arn:p ...}]"},
		{"groups of a user", "aws_iam_user", o{}, "aws_iam_user_group_membership",
			o{"user": ref("aws_iam_user.o.name"), "groups": l{"admins", "devs"}}, "groups", "[admins devs]"},
		{"a user in a group", "aws_iam_user", o{}, "aws_iam_group_membership",
			o{"users": l{ref("aws_iam_user.o.name")}, "group": "admins"}, "groups", "[admins]"},

		{"logging that was once a block", "aws_redshift_cluster", o{"logging": l{o{"enable": true}}}, "aws_redshift_logging",
			o{"cluster_identifier": ref("aws_redshift_cluster.o.id"), "log_destination_type": "cloudwatch"},
			"logging", "{enable:true log_destination_type:cloudwatch}"},
		{"settings of a stage", "aws_api_gateway_stage", o{"rest_api_id": "a", "stage_name": "prod"}, "aws_api_gateway_method_settings",
			o{"rest_api_id": "a", "stage_name": "prod", "method_path": "*/*", "settings": o{"caching_enabled": true}},
			"method_settings", "[{method_path:*/* rest_api_id:a settings:{caching_enabled:true}}]"},
		{"settings of another API's stage of the same name", "aws_api_gateway_stage", o{"rest_api_id": "a", "stage_name": "prod"}, "aws_api_gateway_method_settings",
			o{"rest_api_id": "b", "stage_name": "prod", "method_path": "*/*"}, "method_settings", "-"},
		{"rotation of a secret", "aws_secretsmanager_secret", o{}, "aws_secretsmanager_secret_rotation",
			o{"secret_id": ref("aws_secretsmanager_secret.o.id"), "rotation_rules": o{"automatically_after_days": 30}},
			"rotation", "{rotation_rules:{automatically_after_days:30}}"},
		{"an older domain's policy", "aws_elasticsearch_domain", o{"elasticsearch_version": "7.10"}, "aws_elasticsearch_domain_policy",
			o{"domain_name": ref("aws_elasticsearch_domain.o.domain_name"), "access_policies": doc(o{"Statement": l{o{"Resource": "*"}}})},
			"access_policies", "doc{Statement:[{Resource:[*]}]}"},
	} {
		t.Run(c.name, func(t *testing.T) {
			in := made(c.owner+".o", c.inline, c.satellite+".s", c.attrs)
			before := show(in[0].Value) + show(in[1].Value)
			got := findResource(Compose(in), Canonical(c.owner), c.owner+".o")
			if got == nil {
				t.Fatal("the owner is gone")
			}
			if s := show(got.Value.Get(c.path)); s != c.want {
				t.Errorf("%s is\n%s, want\n%s", c.path, s, c.want)
			}
			if after := show(in[0].Value) + show(in[1].Value); after != before {
				t.Errorf("the input became %s", after)
			}
		})
	}
}

// sample makes an object of a type, deep enough for the given paths.
func sample(typ string, paths []string) o {
	out := o{}
	for _, p := range paths {
		at := out
		steps := strings.Split(p, ".")
		for i := range steps {
			a, _ := lookupPath(typ, strings.Join(steps[:i+1], "."))
			if i == len(steps)-1 {
				if at[steps[i]] == nil {
					at[steps[i]] = map[Kind]any{
						String: "s", Number: 1, Bool: true, List: l{"s"}, Map: o{}, Block: o{}, Blocks: l{o{}}, Dynamic: "s",
					}[a.Kind]
				}
				break
			}
			if at[steps[i]] == nil {
				at[steps[i]] = o{}
			}
			at = at[steps[i]].(o)
		}
	}
	return out
}

// Every row folds, whichever way the satellite names its owner.
func TestEveryRowFolds(t *testing.T) {
	for _, r := range rows {
		for other := range strings.FieldsSeq(r.to) {
			t.Run(r.from+"."+r.link+" to "+other, func(t *testing.T) {
				link, _ := lookupPath(r.from, r.link)
				linked := func(v any) any {
					if link.Kind == List {
						return l{v}
					}
					return v
				}
				holder, target := o{}, o{}
				if r.brings {
					target = sample(other, r.as.reads)
				} else {
					holder = sample(r.from, r.as.reads)
				}
				holder[r.link] = linked(ref(other + ".o.id"))
				wantFolded(t, r, other, holder, target)
				for k := range strings.FieldsSeq(r.keys) {
					if a, ok := lookupPath(other, k); !ok || a.Computed {
						continue
					}
					named, holder := maps.Clone(target), maps.Clone(holder)
					holder[r.link] = linked("named")
					if block, attr, nested := strings.Cut(k, "."); nested {
						named[block] = o{attr: "named"}
					} else {
						named[k] = "named"
					}
					wantFolded(t, r, other, holder, named)
				}
			})
		}
	}
}

func wantFolded(t *testing.T, r row, other string, holder, target o) {
	t.Helper()
	in := made(other+".o", target, r.from+".s", holder)
	out := Compose(in)
	owner, part := findResource(out, other, other+".o"), model.Address(r.from+".s")
	if r.brings {
		owner, part = findResource(out, r.from, r.from+".s"), model.Address(other+".o")
	}
	if owner == nil {
		t.Fatalf("no owner in %d resources", len(out))
	}
	if !slices.ContainsFunc(owner.Parts, func(p *model.Resource) bool { return p.Address == part }) {
		t.Fatalf("%s is no part of %s", part, owner.Address)
	}
	for _, w := range r.as.writes {
		top, _, _ := strings.Cut(w, ".")
		if r.from == "aws_security_group_rule" || r.from == "aws_network_acl_rule" {
			continue // the direction says which
		}
		got := owner.Value.Get(top)
		if got == nil {
			t.Errorf("%s of %s is missing: %s", top, owner.Address, show(owner.Value))
		}
		if a, _ := attribute(owner.Type, top); got != nil && got.Kind() != a.Kind.value() {
			t.Errorf("%s of %s is a %s, want a %s", top, owner.Address, got.Kind(), a.Kind)
		}
	}
	kept := findResource(out, r.from, r.from+".s") != nil || identityPolicies[r.from] != ""
	if kept == partOnly[r.from] {
		t.Errorf("%s is returned on its own: %v", r.from, kept)
	}
}

func TestComposeNamesOwners(t *testing.T) {
	for _, c := range []struct {
		name string
		in   []*model.Resource
		want []string // addresses with the number of parts; ~ marks partial ones
	}{
		{"by a reference", made("aws_s3_bucket.a", o{}, "aws_s3_bucket.b", o{}, "aws_s3_bucket_acl.x", o{"bucket": ref("aws_s3_bucket.b.id")}),
			[]string{"aws_s3_bucket.a", "aws_s3_bucket.b+1"}},
		{"by the name", made("aws_s3_bucket.a", o{"bucket": "n"}, "aws_s3_bucket_acl.x", o{"bucket": "n"}), []string{"aws_s3_bucket.a+1"}},
		{"by the same variable", made("aws_s3_bucket.a", o{"bucket": unknown(model.String)}, "aws_s3_bucket_acl.x", o{"bucket": unknown(model.String)}),
			[]string{"aws_s3_bucket.a+1"}},
		{"not by a variable of another module", made("module.m.aws_s3_bucket.a", o{"bucket": unknown(model.String)},
			"aws_s3_bucket_acl.x", o{"bucket": unknown(model.String)}), []string{"module.m.aws_s3_bucket.a", "~aws_s3_bucket_acl.x+1"}},
		{"not by what differs between instances", made("aws_s3_bucket.a", o{"bucket": model.NewUnknown(model.String, "${each.key}", source.Range{})},
			"aws_s3_bucket_acl.x", o{"bucket": model.NewUnknown(model.String, "${each.key}", source.Range{})}),
			[]string{"aws_s3_bucket.a", "~aws_s3_bucket_acl.x+1"}},
		{"by the id of another satellite", made("aws_s3_bucket.a", o{}, "aws_s3_bucket_versioning.v", o{"bucket": ref("aws_s3_bucket.a.id")},
			"aws_s3_bucket_acl.x", o{"bucket": ref("aws_s3_bucket_versioning.v.id")}), []string{"aws_s3_bucket.a+2"}},
		{"satellites that lead in a ring", made("aws_s3_bucket_versioning.v", o{"bucket": ref("aws_s3_bucket_acl.x.id")},
			"aws_s3_bucket_acl.x", o{"bucket": ref("aws_s3_bucket_versioning.v.id")}),
			[]string{"~aws_s3_bucket_versioning.v+1", "~aws_s3_bucket_acl.x+1"}},
		{"in the nearest module", made("module.a.aws_s3_bucket.b", o{"bucket": "n"}, "module.c.aws_s3_bucket.b", o{"bucket": "n"},
			"module.c.aws_s3_bucket_acl.x", o{"bucket": "n"}), []string{"module.a.aws_s3_bucket.b", "module.c.aws_s3_bucket.b+1"}},
		{"declared elsewhere, shared by reference", made("aws_s3_bucket_acl.x", o{"bucket": ref("data.aws_s3_bucket.d.id")},
			"aws_s3_bucket_policy.y", o{"bucket": ref("data.aws_s3_bucket.d.bucket")}), []string{"~aws_s3_bucket_acl.x+2"}},
		{"declared elsewhere, shared by variable", made("aws_s3_bucket_acl.x", o{"bucket": unknown(model.String)},
			"aws_s3_bucket_policy.y", o{"bucket": unknown(model.String)}), []string{"~aws_s3_bucket_acl.x+2"}},
		{"declared elsewhere, by different names", made("aws_s3_bucket_acl.x", o{"bucket": "m"}, "aws_s3_bucket_acl.y", o{"bucket": "n"}),
			[]string{"~aws_s3_bucket_acl.x+1", "~aws_s3_bucket_acl.y+1"}},
		{"two owners that are declared elsewhere", made("aws_iam_policy_attachment.x", o{"policy_arn": "p", "roles": l{"m", "n"}}),
			[]string{"~aws_iam_policy_attachment.x+1", "~aws_iam_policy_attachment.x#1+1", "aws_iam_policy_attachment.x"}},
		{"several owners at once", made("aws_iam_role.a", o{"name": "m"}, "aws_iam_role.b", o{"name": "n"},
			"aws_iam_policy_attachment.x", o{"policy_arn": "p", "roles": l{"m", "n"}}),
			[]string{"aws_iam_role.a+1", "aws_iam_role.b+1", "aws_iam_policy_attachment.x"}},
		{"declared elsewhere, of a type that nobody can tell", made("aws_wafv2_web_acl_association.x", o{"resource_arn": "arn:y", "web_acl_arn": "arn:z"}),
			[]string{"aws_wafv2_web_acl_association.x"}},
		{"of a kind that does not compose", made("aws_s3_directory_bucket.d", o{}, "aws_s3_bucket_policy.x", o{"bucket": ref("aws_s3_directory_bucket.d.bucket")}),
			[]string{"aws_s3_directory_bucket.d", "aws_s3_bucket_policy.x"}},
		{"by the metric and its namespace", made("aws_cloudwatch_log_metric_filter.a", o{"metric_transformation": o{"name": "m", "namespace": "n"}},
			"aws_cloudwatch_metric_alarm.x", o{"metric_name": "m", "namespace": "n"},
			"aws_cloudwatch_metric_alarm.y", o{"metric_name": "m", "namespace": "AWS/EC2"}),
			[]string{"aws_cloudwatch_log_metric_filter.a+1", "aws_cloudwatch_metric_alarm.x", "aws_cloudwatch_metric_alarm.y"}},
		{"no owner named at all", made("aws_s3_bucket_acl.x", o{"acl": "private"}), []string{"aws_s3_bucket_acl.x"}},
		{"a satellite with a meaning of its own", made("aws_lb.a", o{}, "aws_lb_listener.x", o{"load_balancer_arn": ref("aws_lb.a.arn")}),
			[]string{"aws_lb.a+1", "aws_lb_listener.x"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, r := range Compose(c.in) {
				s := string(r.Address)
				if len(r.Parts) > 0 {
					s += fmt.Sprintf("+%d", len(r.Parts))
				}
				if r.Partial {
					s = "~" + s
				}
				got = append(got, s)
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
}
