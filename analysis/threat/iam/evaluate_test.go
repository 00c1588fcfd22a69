package iam_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/parapet-iac/parapet/analysis/threat/iam"
)

const (
	allowAll  = `{"Effect": "Allow", "Action": "*", "Resource": "*"}`
	denyAll   = `{"Effect": "Deny", "Action": "*", "Resource": "*"}`
	allowEC2  = `{"Effect": "Allow", "Action": "ec2:*", "Resource": "*"}`
	getObject = "s3:GetObject"
	object    = "arn:aws:s3:::data/key"
)

// to is a resource policy's statement that allows everything to a principal.
func to(principal string) string {
	return `{"Effect": "Allow", "Action": "*", "Resource": "*", "Principal": ` + principal + `}`
}

func TestEvaluate(t *testing.T) {
	type layers struct {
		who                         iam.Principal
		identity, boundary, session []string
		resource                    string
		scps, rcps                  []string
		mandatory                   bool
		want                        iam.Truth
	}
	stranger := iam.Principal{Kind: iam.User, ARN: "arn:aws:iam::" + other + ":user/eve", Account: other}
	unknownAccount := iam.Principal{Kind: iam.User, ARN: "arn:aws:iam::" + iam.Unknown("a") + ":user/x", Account: iam.Unknown("a")}
	for name, c := range map[string]layers{
		"nothing allows":                                              {who: alice, want: iam.No},
		"the identity policy allows":                                  {who: alice, identity: []string{allowAll}, want: iam.Yes},
		"a deny wins":                                                 {who: alice, identity: []string{allowAll, denyAll}, want: iam.No},
		"a boundary without the action":                               {who: alice, identity: []string{allowAll}, boundary: []string{allowEC2}, want: iam.No},
		"an SCP without the action":                                   {who: alice, identity: []string{allowAll}, scps: []string{allowEC2}, want: iam.No},
		"every level of SCPs has to allow":                            {who: alice, identity: []string{allowAll}, scps: []string{allowAll, allowEC2}, want: iam.No},
		"an RCP that denies":                                          {who: alice, identity: []string{allowAll}, rcps: []string{`{"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*"}`}, want: iam.No},
		"a resource policy names the user":                            {who: alice, resource: to(`{"AWS": "` + alice.ARN + `"}`), boundary: []string{allowEC2}, want: iam.Yes},
		"it names the role within a boundary":                         {who: role, resource: to(`{"AWS": "` + role.ARN + `"}`), boundary: []string{allowEC2}, want: iam.No},
		"it names the role":                                           {who: role, resource: to(`{"AWS": "` + role.ARN + `"}`), want: iam.Yes},
		"it names the session within a boundary and a session policy": {who: role, resource: to(`{"AWS": "` + role.Session + `"}`), boundary: []string{allowEC2}, session: []string{allowEC2}, want: iam.Yes},
		"it names everybody within a session policy":                  {who: role, resource: to(`"*"`), session: []string{allowEC2}, want: iam.No},
		"it names the account, nothing else allows":                   {who: alice, resource: to(`{"AWS": "` + account + `"}`), want: iam.No},
		"a mandatory policy names the account":                        {who: alice, resource: to(`{"AWS": "` + account + `"}`), identity: []string{allowAll}, mandatory: true, want: iam.Yes},
		"a mandatory policy names somebody else":                      {who: alice, resource: to(`{"AWS": "` + role.ARN + `"}`), identity: []string{allowAll}, mandatory: true, want: iam.No},
		"another account, both allow":                                 {who: stranger, identity: []string{allowAll}, resource: to(`{"AWS": "` + other + `"}`), want: iam.Yes},
		"another account, identity only":                              {who: stranger, identity: []string{allowAll}, want: iam.No},
		"another account, resource only":                              {who: stranger, resource: to(`"*"`), want: iam.No},
		"nobody in particular":                                        {who: iam.Principal{}, resource: to(`"*"`), want: iam.Yes},
		"nobody in particular, accounts named":                        {who: iam.Principal{}, resource: to(`{"AWS": "` + account + `"}`), want: iam.No},
		"a service":                                                   {who: iam.Principal{Kind: iam.Service, ARN: "lambda.amazonaws.com"}, resource: to(`{"Service": ["ec2.amazonaws.com", "lambda.amazonaws.com"]}`), mandatory: true, want: iam.Yes},
		"another service":                                             {who: iam.Principal{Kind: iam.Service, ARN: "glue.amazonaws.com"}, resource: to(`{"Service": "lambda.amazonaws.com"}`), want: iam.No},
		"all but one":                                                 {who: alice, identity: []string{allowAll}, resource: `{"Effect": "Deny", "NotPrincipal": {"AWS": "` + role.ARN + `"}, "Action": "*", "Resource": "*"}`, want: iam.No},
		"all but oneself":                                             {who: alice, identity: []string{allowAll}, resource: `{"Effect": "Deny", "NotPrincipal": {"AWS": "` + alice.ARN + `"}, "Action": "*", "Resource": "*"}`, want: iam.Yes},
		"all but oneself, with a boundary": {who: alice, identity: []string{allowAll}, boundary: []string{allowAll},
			resource: `{"Effect": "Deny", "NotPrincipal": {"AWS": "` + alice.ARN + `"}, "Action": "*", "Resource": "*"}`, want: iam.No},

		"a deny that may apply":                        {who: alice, identity: []string{allowAll, `{"Effect": "Deny", "Action": "s3:*", "Resource": "<var.denied>"}`}, want: iam.Maybe},
		"an allow that may apply":                      {who: alice, identity: []string{`{"Effect": "Allow", "Action": "<var.action>", "Resource": "*"}`}, want: iam.Maybe},
		"an effect that is not known":                  {who: alice, identity: []string{allowAll, `{"Effect": "<var.effect>", "Action": "*", "Resource": "*"}`}, want: iam.Maybe},
		"an unknown principal may be anybody":          {who: alice, resource: to(`{"AWS": "<var.who>"}`), want: iam.Maybe},
		"an account that is not known, resource only":  {who: unknownAccount, resource: to(`"*"`), want: iam.Maybe},
		"an account that is not known, both allow":     {who: unknownAccount, identity: []string{allowAll}, resource: to(`"*"`), want: iam.Yes},
		"an account that is not known, identity only":  {who: unknownAccount, identity: []string{allowAll}, want: iam.Maybe},
		"a root user is the account":                   {who: iam.Principal{Kind: iam.Root, ARN: "arn:aws:iam::" + account + ":root", Account: account}, resource: to(`{"AWS": "arn:aws:iam::` + account + `:root"}`), want: iam.Yes},
		"an operator from the future":                  {who: alice, identity: []string{`{"Effect": "Allow", "Action": "*", "Resource": "*", "Condition": {"QuantumEquals": {"a:b": "c"}}}`}, want: iam.Maybe},
		"a variable without a value may spare nothing": {who: role, identity: []string{allowAll, `{"Effect": "Deny", "Action": "*", "NotResource": "arn:aws:s3:::${aws:username}"}`}, want: iam.Maybe},
	} {
		t.Run(name, func(t *testing.T) {
			req := iam.Request{Principal: c.who, Action: getObject, Resource: object, Account: account}
			p := iam.Policies{Identity: policies(t, c.identity...), Boundary: policies(t, c.boundary...),
				Session: policies(t, c.session...), Mandatory: c.mandatory}
			for _, s := range c.scps {
				p.SCPs = append(p.SCPs, policies(t, s))
			}
			for _, s := range c.rcps {
				p.RCPs = append(p.RCPs, policies(t, s, to(`"*"`)))
			}
			if c.resource != "" {
				p.Resource = policy(t, c.resource)
			}
			d := iam.Evaluate(req, p)
			if d.Allowed != c.want {
				t.Errorf("allowed is %s, want %s", d.Allowed, c.want)
			}
			if d.Allowed != iam.No && len(d.Grounds) == 0 {
				t.Error("it rests on nothing")
			}
		})
	}
}

func TestConditions(t *testing.T) {
	for _, c := range []struct {
		condition string
		context   map[string]iam.Entry
		want      iam.Truth
	}{
		{`{"StringEquals": {"aws:PrincipalOrgID": "o-1"}}`, nil, iam.No},
		{`{"StringEquals": {"aws:PrincipalOrgID": "o-1"}}`, map[string]iam.Entry{"AWS:principalorgid": iam.Value("o-1")}, iam.Yes},
		{`{"StringEquals": {"aws:PrincipalOrgID": "o-1"}}`, map[string]iam.Entry{"aws:principalorgid": {State: iam.Doubtful}}, iam.Maybe},
		{`{"StringNotEquals": {"aws:PrincipalOrgID": "o-1"}}`, nil, iam.Yes},
		{`{"StringNotEquals": {"a:b": ["x", "y"]}}`, map[string]iam.Entry{"a:b": iam.Value("y")}, iam.No},
		{`{"StringNotLike": {"a:b": "${aws:PrincipalTag/none}"}}`, map[string]iam.Entry{"a:b": iam.Value("y")}, iam.Yes},
		{`{"StringEqualsIfExists": {"a:b": "x"}}`, nil, iam.Yes},
		{`{"StringEquals": {"a:b": "x", "a:c": "y"}}`, map[string]iam.Entry{"a:b": iam.Value("x")}, iam.No},
		{`{"StringEqualsIgnoreCase": {"a:b": "ÄB"}}`, map[string]iam.Entry{"a:b": iam.Value("äb")}, iam.Yes},
		{`{"Null": {"a:b": "true"}}`, nil, iam.Yes},
		{`{"Null": {"a:b": "false"}}`, map[string]iam.Entry{"a:b": iam.Value("x")}, iam.Yes},
		{`{"Null": {"a:b": "false"}}`, map[string]iam.Entry{"a:b": {State: iam.Doubtful}}, iam.Maybe},
		{`{"ForAllValues:StringEquals": {"aws:TagKeys": ["a", "b"]}}`, map[string]iam.Entry{"aws:TagKeys": iam.Value("a", "c")}, iam.No},
		{`{"ForAllValues:StringEquals": {"aws:TagKeys": ["a", "b"]}}`, nil, iam.Yes},
		{`{"ForAnyValue:StringEquals": {"aws:TagKeys": ["a", "b"]}}`, map[string]iam.Entry{"aws:TagKeys": iam.Value("c", "b")}, iam.Yes},
		{`{"ForAnyValue:StringEquals": {"aws:TagKeys": ["a", "b"]}}`, nil, iam.No},
		{`{"ForAnyValue:StringNotEquals": {"aws:TagKeys": "a"}}`, map[string]iam.Entry{"aws:TagKeys": iam.Value("a", "b")}, iam.Yes},
		{`{"StringEquals": {"aws:TagKeys": "a"}}`, map[string]iam.Entry{"aws:TagKeys": iam.Value("a", "b")}, iam.Maybe},
		{`{"ArnLike": {"aws:SourceArn": "arn:aws:sns:*:1:t*"}}`, map[string]iam.Entry{"aws:SourceArn": iam.Value("arn:aws:sns:eu:1:topic")}, iam.Yes},
		{`{"ArnEquals": {"aws:SourceArn": "arn:aws:sns:*"}}`, map[string]iam.Entry{"aws:SourceArn": iam.Value("arn:aws:sns:eu:1:topic")}, iam.No},
		{`{"ArnLike": {"aws:SourceArn": "<x>"}}`, map[string]iam.Entry{"aws:SourceArn": iam.Value("arn:aws:sns:eu:1:topic")}, iam.Maybe},
		{`{"IpAddress": {"aws:SourceIp": "2001:db8::/32"}}`, map[string]iam.Entry{"aws:SourceIp": iam.Value("2001:db8:1::1")}, iam.Yes},
		{`{"NotIpAddress": {"aws:SourceIp": "192.0.2.0/24"}}`, map[string]iam.Entry{"aws:SourceIp": iam.Value("2001:db8:1::1")}, iam.Yes},
		{`{"NotIpAddress": {"aws:SourceIp": ["192.0.2.0/24", "10.0.0.0/8"]}}`, map[string]iam.Entry{"aws:SourceIp": iam.Value("10.0.0.1")}, iam.No},
		{`{"IpAddress": {"aws:SourceIp": "0.0.0.0/0"}}`, map[string]iam.Entry{"aws:SourceIp": iam.Value("203.0.113.1")}, iam.Yes},
		{`{"IpAddress": {"aws:SourceIp": "0.0.0.0/0"}}`, map[string]iam.Entry{"aws:SourceIp": iam.Value(iam.Unknown("ip"))}, iam.Yes},
		{`{"IpAddress": {"aws:SourceIp": "10.0.0.0/8"}}`, map[string]iam.Entry{"aws:SourceIp": iam.Value(iam.Unknown("ip"))}, iam.Maybe},
		{`{"IpAddress": {"aws:SourceIp": "nonsense"}}`, map[string]iam.Entry{"aws:SourceIp": iam.Value("10.0.0.1")}, iam.No},
		{`{"NumericLessThan": {"aws:MultiFactorAuthAge": 300}}`, map[string]iam.Entry{"aws:MultiFactorAuthAge": iam.Value("299")}, iam.Yes},
		{`{"NumericLessThan": {"aws:MultiFactorAuthAge": 300}}`, map[string]iam.Entry{"aws:MultiFactorAuthAge": iam.Value("x")}, iam.No},
		{`{"DateGreaterThan": {"aws:CurrentTime": "2020-01-01T00:00:01Z"}}`, map[string]iam.Entry{"aws:CurrentTime": iam.Value("2026-01-01T00:00:00Z")}, iam.Yes},
		{`{"DateLessThan": {"aws:EpochTime": "1577836800"}}`, map[string]iam.Entry{"aws:EpochTime": iam.Value("1577836801")}, iam.No},
		{`{"Bool": {"aws:SecureTransport": true}}`, map[string]iam.Entry{"aws:SecureTransport": iam.Value("True")}, iam.Yes},

		// What the caller may choose is chosen so that it is allowed.
		{`{"StringEquals": {"aws:RequestedRegion": "eu-west-1"}}`, map[string]iam.Entry{"aws:RequestedRegion": {State: iam.Free}}, iam.Yes},
		{`{"StringLike": {"a:b": "x?*"}, "StringNotEquals": {"a:b": "xx"}}`, map[string]iam.Entry{"a:b": {State: iam.Free}}, iam.Yes},
		{`{"StringEquals": {"a:b": "x"}, "StringNotEquals": {"a:b": "x"}}`, map[string]iam.Entry{"a:b": {State: iam.Free}}, iam.No},
		{`{"NumericGreaterThan": {"a:b": "5"}, "NumericLessThan": {"a:b": "7"}}`, map[string]iam.Entry{"a:b": {State: iam.Free}}, iam.Yes},
		{`{"DateGreaterThan": {"a:b": "2020-01-01T00:00:00Z"}}`, map[string]iam.Entry{"a:b": {State: iam.Free}}, iam.Yes},
		{`{"Null": {"a:b": "true"}}`, map[string]iam.Entry{"a:b": {State: iam.Free}}, iam.Yes},
		{`{"StringEquals": {"aws:RequestTag/team": "red"}}`, map[string]iam.Entry{"aws:requesttag/*": {State: iam.Free}}, iam.Yes},
	} {
		p := policies(t, `{"Effect": "Allow", "Action": "*", "Resource": "*", "Condition": `+c.condition+`}`)
		d := iam.Evaluate(iam.Request{Principal: alice, Action: getObject, Resource: object, Account: account,
			Context: iam.Context{Keys: c.context}}, iam.Policies{Identity: p})
		if d.Allowed != c.want {
			t.Errorf("%s with %v: %s, want %s", c.condition, c.context, d.Allowed, c.want)
		}
	}
}

// TestSomethingWithin asks for any object of a bucket.
func TestSomethingWithin(t *testing.T) {
	for _, c := range []struct {
		name       string
		statements []string
		want       iam.Truth
	}{
		{"all of it", []string{`{"Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::data/*"}`}, iam.Yes},
		{"a folder", []string{`{"Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::data/public/*"}`}, iam.Yes},
		{"a file of any bucket", []string{`{"Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::*/index.html"}`}, iam.Yes},
		{"the bucket alone", []string{`{"Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::data"}`}, iam.No},
		{"a folder is spared", []string{allowAll, `{"Effect": "Deny", "Action": "*", "Resource": "arn:aws:s3:::data/secret/*"}`}, iam.Yes},
		{"the only folder is denied", []string{`{"Effect": "Allow", "Action": "*", "Resource": "arn:aws:s3:::data/a/*"}`,
			`{"Effect": "Deny", "Action": "*", "Resource": "arn:aws:s3:::data/*"}`}, iam.No},
		{"a bucket that may be this one", []string{`{"Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::<var.bucket>/*"}`}, iam.Maybe},
	} {
		d := iam.Evaluate(iam.Request{Principal: alice, Action: getObject, Resource: "arn:aws:s3:::data/", Within: true, Account: account},
			iam.Policies{Identity: policies(t, c.statements...)})
		if d.Allowed != c.want {
			t.Errorf("%s: %s, want %s", c.name, d.Allowed, c.want)
		}
	}
}

func TestGroundsTellWhereAndWhy(t *testing.T) {
	identity := policy(t, allowEC2+`, {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}, {"Effect": "Deny", "Action": "s3:*", "Resource": "*", "Condition": {"StringNotEquals": {"aws:PrincipalOrgID": "o-1"}}}`)
	d := iam.Evaluate(iam.Request{Principal: alice, Action: getObject, Resource: object, Account: account,
		Context: iam.Context{Global: iam.Doubtful}}, iam.Policies{Identity: []*iam.Policy{identity}})
	var got []string
	for _, g := range d.Grounds {
		got = append(got, fmt.Sprint(g.Layer, " ", g.Path(), " deny=", g.Deny, " ", g.Holds))
	}
	want := "identity policy Statement[1] deny=false yes\nidentity policy Statement[2].Condition.StringNotEquals.aws:PrincipalOrgID deny=true maybe"
	if s := strings.Join(got, "\n"); s != want || d.Allowed != iam.Maybe {
		t.Errorf("%s because of\n%s\nwant\n%s", d.Allowed, s, want)
	}
}

func TestMentions(t *testing.T) {
	p := policy(t, `{"Effect": "Allow", "Action": ["iam:Pass*"], "Resource": "arn:aws:iam::1:role/x"}, {"Effect": "Allow", "NotAction": "iam:*", "Resource": "arn:aws:s3:::<b>/*"}`)
	for _, c := range []struct {
		action, arn string
		want        bool
	}{
		{"iam:passrole", "", true}, {"iam:passrole", "arn:aws:iam:", true}, {"iam:passrole", "arn:aws:s3:", false},
		{"iam:passrole", "arn:aws:iam::1:role/x/y", true}, {"iam:CreateUser", "", false},
		{"s3:GetObject", "arn:aws:s3:::anything", true}, {"ec2:RunInstances", "arn:aws:ec2:", false},
	} {
		if p.Mentions(c.action, c.arn) != c.want {
			t.Errorf("it mentions %s about %s: %t", c.action, c.arn, !c.want)
		}
	}
}

func TestUniform(t *testing.T) {
	for _, c := range []struct {
		statements string
		want       bool
	}{
		{allowAll, true},
		{allowAll + "," + denyAll, true},
		{`{"Effect": "Allow", "Action": "s3:*", "Resource": ["*", "arn:aws:s3:::data"]}`, true},
		{`{"Effect": "Allow", "Action": "s3:*", "Resource": ["arn:aws:s3:::*", "arn:aws:s3:::data"]}`, false}, // not as the ARN of just anything
		{`{"Effect": "Allow", "Action": "iam:*", "Resource": "arn:aws:iam::1:role/x"}, ` + allowAll, true},    // about something else
		{`{"Effect": "Allow", "Action": "*", "NotResource": "arn:aws:s3:::data"}`, false},
		{`{"Effect": "Allow", "Action": "*", "Resource": "*", "Condition": {"StringEquals": {"aws:ResourceTag/a": "b"}}}`, false},
		{`{"Effect": "Allow", "Action": "*", "Resource": "*", "Condition": {"StringEquals": {"aws:PrincipalTag/a": "b"}}}`, true},
		{`{"Effect": "Allow", "Action": "*", "Resource": "${aws:username}"}`, false},
	} {
		if got := policy(t, c.statements).Uniform(getObject); got != c.want {
			t.Errorf("%s is uniform: %t", c.statements, got)
		}
	}
}

func TestOldVersionsHaveNoVariables(t *testing.T) {
	p := parse(document(t, `{"Version": "2008-10-17", "Statement": {"Effect": "Allow", "Action": "*", "Resource": "arn:aws:s3:::${aws:username}"}}`))
	req := iam.Request{Principal: alice, Action: getObject, Resource: "arn:aws:s3:::alice", Account: account,
		Context: iam.Context{Keys: map[string]iam.Entry{"aws:username": iam.Value("alice")}}}
	if d := iam.Evaluate(req, iam.Policies{Identity: []*iam.Policy{p}}); d.Allowed != iam.No {
		t.Errorf("allowed is %s", d.Allowed)
	}
}

// FuzzEvaluate holds that hostile documents end in an answer, and that an answer
// which is certain stays so when a part of the policies is said to be unknown.
func FuzzEvaluate(f *testing.F) {
	f.Add(`{"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "NotAction": ["s3:*"], "NotResource": "arn:aws:s3:::${aws:username}/*", "Condition": {"ForAllValues:StringLikeIfExists": {"aws:TagKeys": ["a*", 1]}}}]}`)
	f.Add(`{"Statement": {"Effect": "Allow", "Principal": {"AWS": ["<x>"], "Federated": "y", "CanonicalUser": "z"}, "Action": "<a>*", "Resource": [["*"]]}}`)
	f.Add(`[[{}]]`)
	f.Fuzz(func(t *testing.T, text string) {
		if strings.ContainsAny(text, "<>") && strings.Count(text, "<") != strings.Count(text, ">") {
			t.Skip()
		}
		doc, err := tryDocument(text)
		if err != nil {
			t.Skip()
		}
		p := parse(doc)
		req := iam.Request{Principal: role, Action: getObject, Resource: "arn:aws:s3:::data/", Within: true, Account: account,
			Context: iam.Context{Keys: map[string]iam.Entry{"aws:tagkeys": {State: iam.Free}, "aws:username": iam.Value("x")}}}
		exact := iam.Evaluate(req, iam.Policies{Identity: []*iam.Policy{p}, Resource: p, Boundary: []*iam.Policy{p}})
		req.Context.Global, req.Context.Service = iam.Doubtful, iam.Doubtful
		vague := iam.Evaluate(req, iam.Policies{Identity: []*iam.Policy{p, iam.Opaque()}, Resource: p, Boundary: []*iam.Policy{p, iam.Opaque()}})
		if vague.Allowed != iam.Maybe && vague.Allowed != exact.Allowed {
			t.Errorf("it is %s, and with less known %s", exact.Allowed, vague.Allowed)
		}
	})
}
