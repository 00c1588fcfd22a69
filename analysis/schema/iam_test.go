package schema

import (
	"testing"

	"github.com/parapet-iac/parapet/analysis/model"
)

func TestNormalisePolicy(t *testing.T) {
	for _, c := range []struct {
		name string
		in   o
		want string
	}{
		{"a single statement", o{"Version": "2012-10-17", "Statement": o{"Effect": "Allow"}}, "{Statement:[{Effect:Allow}] Version:2012-10-17}"},
		{"single actions and resources", o{"Statement": l{o{"Action": "s3:*", "Resource": "*"}, o{"NotAction": "a", "NotResource": "b"}}},
			"{Statement:[{Action:[s3:*] Resource:[*]} {NotAction:[a] NotResource:[b]}]}"},
		{"lists stay as they are", o{"Statement": l{o{"Action": l{"a", "b"}}}}, "{Statement:[{Action:[a b]}]}"},
		{"everybody", o{"Statement": l{o{"Principal": "*"}, o{"Principal": o{"AWS": "*"}}, o{"NotPrincipal": o{"*": "*"}}}},
			"{Statement:[{Principal:{AWS:[*]}} {Principal:{AWS:[*]}} {NotPrincipal:{AWS:[*]}}]}"},
		{"principals of several kinds", o{"Statement": l{o{"Principal": o{"Service": "ec2.amazonaws.com", "AWS": l{"1", "2"}}}}},
			"{Statement:[{Principal:{AWS:[1 2] Service:[ec2.amazonaws.com]}}]}"},
		{"conditions", o{"Statement": l{o{"Condition": o{"Bool": o{"aws:SecureTransport": false}, "NumericLessThan": o{"aws:MultiFactorAuthAge": 3600000},
			"StringEquals": o{"a": l{"x", true}}}}}},
			"{Statement:[{Condition:{Bool:{aws:SecureTransport:[false]} NumericLessThan:{aws:MultiFactorAuthAge:[3600000]} StringEquals:{a:[x true]}}}]}"},
		{"an unknown action is still one action", o{"Statement": l{o{"Action": unknown(model.String)}}}, "{Statement:[{Action:[?string]}]}"},
		{"what may be a list is an unknown one", o{"Statement": l{o{"Action": unknown(model.Dynamic), "Principal": unknown(model.Dynamic)}}},
			"{Statement:[{Action:?list Principal:?object}]}"},
		{"an unknown account", o{"Statement": l{o{"Principal": o{"AWS": unknown(model.String)}}}}, "{Statement:[{Principal:{AWS:[?string]}}]}"},
		{"unknown conditions", o{"Statement": l{o{"Condition": unknown(model.Object)}, o{"Condition": o{"Bool": unknown(model.Dynamic)}}}},
			"{Statement:[{Condition:?object} {Condition:{Bool:?object}}]}"},
		{"unknown statements", o{"Statement": unknown(model.Dynamic)}, "{Statement:?list}"},
		{"no policy at all", o{"a": l{1, nil}}, "{a:[1 null]}"},
		{"nonsense", o{"Statement": l{"x", l{}, o{"Action": o{}, "Principal": 1, "Condition": "c"}}}, "{Statement:[x [] {Action:{} Condition:c Principal:1}]}"},
	} {
		t.Run(c.name, func(t *testing.T) {
			v := new(maker).value(c.in)
			if got := show(NormalisePolicy(v)); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
			if again := show(NormalisePolicy(NormalisePolicy(v))); again != c.want {
				t.Errorf("a second time it becomes %s", again)
			}
		})
	}
}

func TestNormalisePolicyKeepsPlaces(t *testing.T) {
	v := new(maker).value(o{"Statement": o{"Action": "s3:*", "Principal": "*"}})
	s := v.Get("Statement")
	got := NormalisePolicy(v)
	for _, c := range []struct {
		path model.Path
		want *model.Value
	}{
		{model.Path{"Statement", 0}, s},
		{model.Path{"Statement", 0, "Action", 0}, s.Get("Action")},
		{model.Path{"Statement", 0, "Principal", "AWS", 0}, s.Get("Principal")},
	} {
		if at := got.Walk(c.path); at.Value.Range() != c.want.Range() {
			t.Errorf("%v stands at %v, want %v", c.path, at.Value.Range(), c.want.Range())
		}
	}
	open := new(maker).value(l{}).With(model.Open)
	if got := NormalisePolicy(new(maker).value(o{"Statement": open})); !got.Get("Statement").Is(model.Open) {
		t.Error("statements of which some are unknown look complete")
	}
}

func TestPoliciesAreNormalisedWhereverTheyStand(t *testing.T) {
	loose, want := o{"Statement": o{"Action": "a"}}, "{Statement:[{Action:[a]}]}"
	for _, c := range []struct {
		address string
		attrs   o
		path    model.Path
	}{
		{"aws_iam_policy.p", o{"policy": doc(loose)}, model.Path{"policy"}},
		{"aws_iam_policy.p", o{"policy": loose}, model.Path{"policy"}}, // a language that writes the tree itself
		{"aws_iam_role.r", o{"assume_role_policy": doc(loose)}, model.Path{"assume_role_policy"}},
		{"aws_iam_role.r", o{"inline_policy": l{o{"policy": doc(loose)}}}, model.Path{"inline_policy", 0, "policy"}},
		{"aws_opensearch_domain.d", o{"access_policies": doc(loose)}, model.Path{"access_policies"}},
		{"aws_organizations_policy.o", o{"content": doc(loose)}, model.Path{"content"}},
		{"aws_s3control_multi_region_access_point_policy.m", o{"details": o{"policy": doc(loose)}}, model.Path{"details", "policy"}},
	} {
		v := Compose(made(c.address, c.attrs))[0].Value.Walk(c.path).Value
		if d := v.Doc(); d != nil {
			v = d
		}
		if got := show(v); got != want {
			t.Errorf("%s %v: got %s", c.address, c.path, got)
		}
	}
	other := Compose(made("aws_ecr_lifecycle_policy.l", o{"policy": doc(loose)}))[0].Value.Get("policy")
	if got := show(other); got != "doc{Statement:{Action:a}}" {
		t.Errorf("a document in another language became %s", got)
	}
}

func TestIdentityPolicies(t *testing.T) {
	policy := doc(o{"Statement": l{}})
	for _, c := range []struct {
		name string
		in   []*model.Resource
		want map[string]string // value by address
	}{
		{"of a role, a user and a group", made("aws_iam_role_policy.r", o{"name": "n", "role": "x", "policy": policy},
			"aws_iam_user_policy.u", o{"user": "x", "policy": policy}, "aws_iam_group_policy.g", o{"group": "x", "policy": policy}),
			map[string]string{"aws_iam_role_policy.r": "{name:n policy:doc{Statement:[]}}", "aws_iam_user_policy.u": "{policy:doc{Statement:[]}}",
				"aws_iam_group_policy.g": "{policy:doc{Statement:[]}}"}},
		{"in blocks of a role", made("aws_iam_role.r", o{"inline_policy": l{o{"name": "n", "policy": policy}, o{}}}),
			map[string]string{"aws_iam_role.r#inline_policy[0]": "{name:n policy:doc{Statement:[]}}"}},
		{"of a permission set", made("aws_ssoadmin_permission_set_inline_policy.s", o{"permission_set_arn": "x", "inline_policy": policy}),
			map[string]string{"aws_ssoadmin_permission_set_inline_policy.s": "{policy:doc{Statement:[]}}"}},
		{"in a document that nothing uses", made("data.aws_iam_policy_document.d", o{"json": policy}),
			map[string]string{"data.aws_iam_policy_document.d": "{policy:doc{Statement:[]}}"}},
		{"not in one that is used", made("data.aws_iam_policy_document.d", o{"json": policy},
			"aws_sqs_queue.q", o{"policy": ref("data.aws_iam_policy_document.d.json")}), nil},
		{"not in one that a document uses", made("data.aws_iam_policy_document.d", o{"json": policy},
			"aws_sqs_queue.q", o{"policy": doc(o{"x": l{ref("data.aws_iam_policy_document.d.json")}})}), nil},
		{"not in one that names principals", made("data.aws_iam_policy_document.d",
			o{"json": doc(o{"Statement": o{"Principal": o{"AWS": "*"}}})}), nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := map[string]string{}
			for _, r := range Compose(c.in) {
				if r.Type == "aws_iam_policy" {
					got[string(r.Address)] = show(r.Value)
				}
			}
			if len(got) != len(c.want) {
				t.Errorf("got %v", got)
			}
			for addr, want := range c.want {
				if got[addr] != want {
					t.Errorf("%s: got %s, want %s", addr, got[addr], want)
				}
			}
		})
	}
}

func TestAttachedPoliciesShowWhatTheyAllow(t *testing.T) {
	out := Compose(made(
		"aws_iam_policy.p", o{"name": "p", "policy": doc(o{"Statement": o{"Action": "*"}})},
		"aws_iam_role.a", o{"managed_policy_arns": l{ref("aws_iam_policy.p.arn"), "arn:other"}},
		"aws_iam_role.b", o{"permissions_boundary": ref("aws_iam_policy.p.arn")},
		"aws_iam_user.u", o{},
		"aws_iam_user_policy_attachment.x", o{"user": ref("aws_iam_user.u.name"), "policy_arn": ref("aws_iam_policy.p.arn")},
	))
	const policy = "{arn:?string name:p policy:doc{Statement:[{Action:[*]}]}}"
	for _, c := range []struct{ typ, addr, attr, want string }{
		{"aws_iam_role", "aws_iam_role.a", "attached_policy", "[" + policy + " {arn:arn:other ...}]"},
		{"aws_iam_role", "aws_iam_role.b", "permissions_boundary_policy", policy},
		{"aws_iam_user", "aws_iam_user.u", "attached_policy", "[" + policy + "]"},
		{"aws_iam_user", "aws_iam_user.u", "managed_policy_arns", "[?string]"},
	} {
		if got := show(findResource(out, c.typ, c.addr).Value.Get(c.attr)); got != c.want {
			t.Errorf("%s.%s is\n%s, want\n%s", c.addr, c.attr, got, c.want)
		}
	}
	user := findResource(out, "aws_iam_user", "aws_iam_user.u")
	if at := user.Value.Get("attached_policy").Index(0).Get("policy").Range(); user.Owner(at).Address != "aws_iam_policy.p" {
		t.Errorf("the policy's place %v belongs to %s", at, user.Owner(at).Address)
	}
}
