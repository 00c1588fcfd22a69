package iam_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/parapet-iac/parapet/analysis/threat/iam"
)

type obj = map[string]any

// A question is one generated request, in the oracle's form and in ours.
type question struct {
	simulation obj
	request    iam.Request
	policies   iam.Policies
}

// TestAgreesWithSimulator compares decisions with those of an independent
// evaluator, the npm package @cloud-copilot/iam-simulate, which runs as a process
// of its own and is no dependency. PARAPET_IAM_SIMULATE names a folder in which it
// has been installed.
func TestAgreesWithSimulator(t *testing.T) {
	dir := os.Getenv("PARAPET_IAM_SIMULATE")
	node, err := exec.LookPath("node")
	if dir == "" || err != nil {
		t.Skip("PARAPET_IAM_SIMULATE is not set, or node is not installed")
	}
	const cases = 24_000
	g := &generator{t: t, Rand: rand.New(rand.NewPCG(11, 7))}
	questions := make([]question, cases)
	for i := range questions {
		questions[i] = g.question()
	}
	answers := ask(t, node, dir, questions)
	var doubted []question
	count := map[string]int{}
	for i, q := range questions {
		count[answers[i]]++
		if !q.agrees(answers[i]) {
			q.simulation = plainer(q.simulation)
			doubted = append(doubted, q)
		}
	}
	for i, answer := range ask(t, node, dir, doubted) {
		if q := doubted[i]; !q.agrees(answer) {
			text, _ := json.Marshal(q.simulation)
			t.Errorf("we say %s, the oracle %s, of\n%s", iam.Evaluate(q.request, q.policies).Allowed, answer, text)
		}
	}
	t.Logf("%v, of which %d differ until they are written otherwise", count, len(doubted))
	if len(doubted) > cases/100 {
		t.Errorf("%d of %d differ", len(doubted), cases)
	}
	if judged := count["Allowed"] + count["ExplicitlyDenied"] + count["ImplicitlyDenied"]; judged < 20_000 {
		t.Errorf("only %d cases were judged", judged)
	}
}

func (q *question) agrees(answer string) bool {
	got := iam.Evaluate(q.request, q.policies).Allowed
	return got != iam.Maybe && (got == iam.Yes) == (answer == "Allowed")
}

// ask lets the oracle answer questions.
func ask(t *testing.T, node, dir string, questions []question) []string {
	t.Helper()
	var in bytes.Buffer
	for _, q := range questions {
		line, err := json.Marshal(q.simulation)
		if err != nil {
			t.Fatal(err)
		}
		in.Write(append(line, '\n'))
	}
	cmd := exec.Command(node, "testdata/oracle.mjs", dir)
	cmd.Stdin, cmd.Stderr = &in, os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	answers := strings.Fields(string(out))
	if len(answers) != len(questions) {
		t.Fatalf("%d answers to %d questions", len(answers), len(questions))
	}
	return answers
}

// plainer writes a simulation otherwise, without changing what AWS makes of it.
// The oracle differs from the documentation in two things, each of which it gets
// right in the other form:
//
//   - An ARN with fewer than six parts is completed with wildcards, "arn:aws:sqs"
//     to "arn:aws:sqs:*:*:*":
//     https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html.
//   - Several values under a negated operator hold where none of them matches.
//     The oracle takes NotIpAddress to hold where one does not:
//     https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html.
//     With IfExists a negated operator means the same as without.
func plainer(v obj) obj {
	text, _ := json.Marshal(v)
	var tree any
	_ = json.Unmarshal(text, &tree)
	return rewrite(tree).(obj)
}

func rewrite(v any) any {
	switch v := v.(type) {
	case []any:
		for i := range v {
			v[i] = rewrite(v[i])
		}
	case obj:
		if values, ok := v["NotIpAddress"].(obj); ok {
			for k, list := range values {
				if l, ok := list.([]any); ok && len(l) == 2 {
					values[k] = l[0]
					v["NotIpAddressIfExists"] = obj{k: l[1]}
				}
			}
		}
		for k := range v {
			v[k] = rewrite(v[k])
		}
	case string:
		for strings.HasPrefix(v, "arn:") && strings.Count(v, ":") < 5 {
			v += ":*"
		}
		return v
	}
	return v
}

// A generator makes requests and policies from a small vocabulary, so that they
// meet. Of what the oracle gets wrong, it leaves out
//
//   - networks of all addresses, 0.0.0.0/0, which the oracle takes to hold none,
//   - resource policies that name a session which has a session policy: "the
//     resource-based policy permissions are not limited by the session policy",
//     https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html#policies_session.
//   - IPv6 sources, which the oracle takes to lie neither in nor out of an IPv4
//     network,
//   - variables that have no value in a negated condition: these do hold,
//     https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-no-value;
//     and such variables in NotResource, of which the documentation says only that
//     the statement might be invalid.
//
// TestEvaluate and TestConditions have cases for these.
type generator struct {
	t testing.TB
	*rand.Rand
	action   *target
	resource string
	who      iam.Principal
	context  map[string]any
	limited  bool // there is a session policy
}

// A target is an action with resources that it can be about.
type target struct {
	name      string
	resources []string
	patterns  []string
	// mandatory actions need the resource's policy, controlled ones heed RCPs.
	mandatory, controlled, policy bool
	keys                          []string
}

var targets = []*target{
	{name: "s3:GetObject", policy: true, controlled: true,
		resources: []string{"arn:aws:s3:::data/a", "arn:aws:s3:::data/home/alice/x", "arn:aws:s3:::logs/b"},
		patterns: []string{"*", "arn:aws:s3:::data/*", "arn:aws:s3:::*", "arn:aws:s3:::data/?", "arn:aws:s3:::logs/*",
			"arn:aws:s3:::data/home/${aws:username}/*", "arn:aws:s3:::*/a", "arn:aws:s3", "arn:aws:s3:::data"}},
	{name: "s3:PutObject", policy: true, controlled: true,
		resources: []string{"arn:aws:s3:::data/a", "arn:aws:s3:::data/home/bob/x"},
		patterns:  []string{"*", "arn:aws:s3:::data/*", "arn:aws:s3:::data/home/*", "arn:aws:s3:::${aws:PrincipalTag/team, 'data'}/*"}},
	{name: "iam:PassRole", keys: []string{"iam:PassedToService"},
		resources: []string{"arn:aws:iam::111111111111:role/app", "arn:aws:iam::111111111111:role/admin/x"},
		patterns: []string{"*", "arn:aws:iam::*:role/*", "arn:aws:iam::111111111111:role/app", "arn:aws:iam::222222222222:role/*",
			"arn:aws:iam::111111111111:role/a*", "arn:aws:iam::1111?1111111:role/app"}},
	{name: "iam:CreateUser", keys: []string{"aws:RequestTag/team", "aws:TagKeys"},
		resources: []string{"arn:aws:iam::111111111111:user/new", "arn:aws:iam::111111111111:user/team/x"},
		patterns:  []string{"*", "arn:aws:iam::*:user/*", "arn:aws:iam::111111111111:user/new", "arn:aws:iam::111111111111:user/te?m/*"}},
	{name: "sts:AssumeRole", policy: true, mandatory: true, controlled: true, keys: []string{"sts:ExternalId"},
		resources: []string{"arn:aws:iam::111111111111:role/target", "arn:aws:iam::222222222222:role/target"},
		patterns:  []string{"*", "arn:aws:iam::*:role/target", "arn:aws:iam::111111111111:role/*", "arn:aws:iam::222222222222:role/t*"}},
	{name: "kms:Decrypt", policy: true, mandatory: true, controlled: true,
		resources: []string{"arn:aws:kms:eu-west-1:111111111111:key/k1", "arn:aws:kms:eu-west-1:222222222222:key/k2"},
		patterns:  []string{"*", "arn:aws:kms:*:*:key/*", "arn:aws:kms:eu-west-1:111111111111:key/k?", "arn:aws:kms:us-*:*:key/*"}},
	{name: "secretsmanager:GetSecretValue", policy: true, controlled: true,
		resources: []string{"arn:aws:secretsmanager:eu-west-1:111111111111:secret:db-AbCdEf", "arn:aws:secretsmanager:eu-west-1:222222222222:secret:db-AbCdEf"},
		patterns: []string{"*", "arn:aws:secretsmanager:*:*:secret:db-*", "arn:aws:secretsmanager:eu-west-1:111111111111:secret:*",
			"arn:aws:secretsmanager:eu-west-1:111111111111:secret:db-??????", "arn:aws:secretsmanager:eu-west-1:*"}},
	{name: "lambda:InvokeFunction", policy: true,
		resources: []string{"arn:aws:lambda:eu-west-1:111111111111:function:f", "arn:aws:lambda:eu-west-1:222222222222:function:f"},
		patterns:  []string{"*", "arn:aws:lambda:*:*:function:*", "arn:aws:lambda:eu-west-1:111111111111:function:f", "arn:aws:lambda:*:222222222222:function:?"}},
	{name: "ec2:RunInstances", resources: []string{"arn:aws:ec2:eu-west-1:111111111111:instance/i-1"}, keys: []string{"ec2:InstanceType"},
		patterns: []string{"*", "arn:aws:ec2:*:*:instance/*", "arn:aws:ec2:*:111111111111:*", "arn:aws:ec2:us-east-1:*:instance/*"}},
}

func pick[T any](g *generator, from ...T) T { return from[g.IntN(len(from))] }

func (g *generator) chance(percent int) bool { return g.IntN(100) < percent }

func (g *generator) question() question {
	g.action = pick(g, targets...)
	g.resource = pick(g, g.action.resources...)
	g.who = pick(g, alice, role, alice, role, iam.Principal{Kind: iam.User, ARN: "arn:aws:iam::" + other + ":user/alice", Account: other})
	owner := account
	if parts := strings.Split(g.resource, ":"); parts[4] != "" {
		owner = parts[4]
	} else if g.chance(30) {
		owner = other
	}
	g.contexts()
	q := question{
		request: iam.Request{Principal: g.who, Action: g.action.name, Resource: g.resource, Account: owner,
			Context: iam.Context{Keys: map[string]iam.Entry{}}},
		policies: iam.Policies{Mandatory: g.action.mandatory},
	}
	for k, v := range g.context {
		switch v := v.(type) {
		case string:
			q.request.Context.Keys[k] = iam.Value(v)
		case []string:
			q.request.Context.Keys[k] = iam.Value(v...)
		}
	}
	principal := g.who.ARN
	if g.who.Kind == iam.Role {
		principal = g.who.Session
	}
	q.simulation = obj{
		"request": obj{"principal": principal, "action": g.action.name,
			"resource": obj{"resource": g.resource, "accountId": owner}, "contextVariables": g.context},
		"identityPolicies": []any{}, "serviceControlPolicies": []any{}, "resourceControlPolicies": []any{},
	}
	g.fill(&q)
	return q
}

// contexts chooses what the request tells of itself.
func (g *generator) contexts() {
	g.context = map[string]any{"aws:PrincipalArn": g.who.ARN, "aws:PrincipalAccount": g.who.Account}
	if g.who.Kind == iam.User {
		g.context["aws:username"] = "alice"
	}
	for _, k := range sortedKeys {
		values := keys[k]
		if len(values.only) > 0 && !slices.Contains(g.action.keys, k) || !g.chance(60) {
			continue
		}
		if values.list {
			g.context[k] = values.values[:1+g.IntN(len(values.values))]
		} else {
			g.context[k] = pick(g, values.values...)
		}
	}
}

type keyValues struct {
	kind   string
	values []string
	// texts are what policies compare with.
	texts []string
	only  string // a mark for keys that belong to some actions
	list  bool
}

var keys = map[string]keyValues{
	"aws:SourceIp": {kind: "ip", values: []string{"10.1.2.3", "192.0.2.7"},
		texts: []string{"10.0.0.0/8", "192.0.2.7", "192.0.2.0/25", "2001:db8::/32", "0.0.0.0/1"}},
	"aws:PrincipalTag/team":      {kind: "string", values: []string{"red", "data"}, texts: []string{"red", "blue", "Red", "r*", "r?d", "*"}},
	"aws:CurrentTime":            {kind: "date", values: []string{"2026-03-01T10:00:00Z", "2020-01-01T00:00:00Z"}, texts: []string{"2025-01-01T00:00:00Z", "2026-03-01T10:00:00Z", "2027-12-31T23:59:59Z"}},
	"aws:MultiFactorAuthAge":     {kind: "numeric", values: []string{"10", "3600"}, texts: []string{"10", "300", "3600"}},
	"aws:MultiFactorAuthPresent": {kind: "bool", values: []string{"true", "false"}, texts: []string{"true", "false"}},
	"aws:SecureTransport":        {kind: "bool", values: []string{"true", "false"}, texts: []string{"true", "false"}},
	"aws:SourceVpc":              {kind: "string", values: []string{"vpc-1"}, texts: []string{"vpc-1", "vpc-2", "vpc-*"}},
	"aws:PrincipalOrgID":         {kind: "string", values: []string{"o-abc"}, texts: []string{"o-abc", "o-xyz"}},
	"iam:PassedToService":        {kind: "string", only: "iam", values: []string{"ec2.amazonaws.com", "lambda.amazonaws.com"}, texts: []string{"ec2.amazonaws.com", "lambda.amazonaws.com", "*.amazonaws.com"}},
	"aws:RequestTag/team":        {kind: "string", only: "tag", values: []string{"red"}, texts: []string{"red", "blue", "${aws:PrincipalTag/team}"}},
	"aws:TagKeys":                {kind: "list", only: "tag", list: true, values: []string{"team", "cost", "x"}, texts: []string{"team", "cost", "t*"}},
	"sts:ExternalId":             {kind: "string", only: "sts", values: []string{"e1", "e2"}, texts: []string{"e1", "e3"}},
	"ec2:InstanceType":           {kind: "string", only: "ec2", values: []string{"t3.micro", "m5.large"}, texts: []string{"t3.micro", "t3.*", "m5.large"}},
}

// operators are those that fit a kind of key.
var operators = map[string][]string{
	"ip":      {"IpAddress", "NotIpAddress", "IpAddressIfExists"},
	"string":  {"StringEquals", "StringNotEquals", "StringLike", "StringNotLike", "StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase", "StringEqualsIfExists", "StringLikeIfExists", "StringNotEqualsIfExists", "Null"},
	"date":    {"DateGreaterThan", "DateLessThan", "DateGreaterThanEquals", "DateLessThanEquals", "DateEquals", "DateNotEquals"},
	"numeric": {"NumericEquals", "NumericNotEquals", "NumericLessThan", "NumericLessThanEquals", "NumericGreaterThan", "NumericGreaterThanEquals", "NumericLessThanIfExists", "Null"},
	"bool":    {"Bool", "BoolIfExists", "Null"},
	"list":    {"ForAllValues:StringEquals", "ForAnyValue:StringEquals", "ForAllValues:StringLike", "ForAnyValue:StringLike", "ForAnyValue:StringNotEquals", "ForAllValues:StringNotEquals", "Null"},
	"arn":     {"ArnLike", "ArnEquals", "ArnNotLike", "ArnNotEquals", "StringLike", "StringEquals", "ArnLikeIfExists"},
}

func (g *generator) conditions() obj {
	out := obj{}
	for range 1 + g.IntN(2) {
		if g.chance(15) {
			out[pick(g, operators["arn"]...)] = obj{"aws:PrincipalArn": g.some(g.who.ARN, "arn:aws:iam::*:role/*", "arn:aws:iam::111111111111:*", "arn:aws:iam::111111111111:user/al*")}
			continue
		}
		k := pick(g, sortedKeys...)
		if keys[k].only != "" && !slices.Contains(g.action.keys, k) {
			continue
		}
		op := pick(g, operators[keys[k].kind]...)
		texts := slices.Clone(keys[k].texts)
		if _, ok := g.context["aws:PrincipalTag/team"]; !ok {
			texts = slices.DeleteFunc(texts, func(s string) bool { return strings.Contains(s, "${") })
		}
		var values any = g.some(texts...)
		if op == "Null" {
			values = pick(g, "true", "false")
		}
		if inner, ok := out[op].(obj); ok {
			inner[k] = values
		} else {
			out[op] = obj{k: values}
		}
	}
	return out
}

var sortedKeys = func() (out []string) {
	for k := range keys {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}()

// some returns one text, or a list of a few.
func (g *generator) some(texts ...string) any {
	if g.chance(60) {
		return pick(g, texts...)
	}
	return []string{pick(g, texts...), pick(g, texts...)}
}

// fill adds policies of all kinds to a question.
func (g *generator) fill(q *question) {
	named := func(kind string, n int) (list []any, ours []*iam.Policy) {
		list = []any{}
		for i := range n {
			text := g.policy(kind)
			list = append(list, obj{"name": fmt.Sprint("p", i), "policy": json.RawMessage(text)})
			ours = append(ours, parse(document(g.t, text)))
		}
		return list, ours
	}
	q.simulation["identityPolicies"], q.policies.Identity = named("identity", g.IntN(4))
	if g.chance(25) {
		list, ours := named("limit", 1)
		q.simulation["permissionBoundaryPolicies"], q.policies.Boundary = list, ours
	}
	if g.limited = g.who.Kind == iam.Role && g.chance(25); g.limited {
		text := g.policy("limit")
		q.simulation["sessionPolicy"] = json.RawMessage(text)
		q.policies.Session = []*iam.Policy{parse(document(g.t, text))}
	}
	if g.chance(25) {
		var levels []any
		for i := range 1 + g.IntN(2) {
			list, ours := named("limit", 1+g.IntN(2))
			levels = append(levels, obj{"orgIdentifier": fmt.Sprint("ou", i), "policies": list})
			q.policies.SCPs = append(q.policies.SCPs, ours)
		}
		q.simulation["serviceControlPolicies"] = levels
	}
	if g.action.controlled && g.chance(15) {
		list, ours := named("rcp", 1)
		q.simulation["resourceControlPolicies"] = []any{obj{"orgIdentifier": "ou0", "policies": list}}
		// RCPFullAWSAccess is attached to every level:
		// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html
		full := parse(document(g.t, `{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"}}`))
		q.policies.RCPs = [][]*iam.Policy{append(ours, full)}
	}
	if g.action.policy && (g.action.mandatory || g.chance(60)) {
		text := g.policy("resource")
		q.simulation["resourcePolicy"] = json.RawMessage(text)
		q.policies.Resource = parse(document(g.t, text))
	}
}

func (g *generator) policy(kind string) string {
	var statements []any
	for range 1 + g.IntN(3) {
		statements = append(statements, g.statement(kind))
	}
	text, err := json.Marshal(obj{"Version": "2012-10-17", "Statement": statements})
	if err != nil {
		g.t.Fatal(err)
	}
	return string(text)
}

func (g *generator) statement(kind string) obj {
	s := obj{"Effect": "Allow"}
	if g.chance(20) || kind == "rcp" {
		s["Effect"] = "Deny"
	}
	service, name, _ := strings.Cut(g.action.name, ":")
	actions := []string{g.action.name, g.action.name, service + ":*", "*", service + ":" + name[:3] + "*", strings.ToUpper(g.action.name), "sqs:SendMessage", service + ":?" + name[1:]}
	if kind == "rcp" {
		actions = []string{g.action.name, service + ":*"}
	}
	if g.chance(85) || kind == "rcp" {
		s["Action"] = g.some(actions...)
	} else {
		s["NotAction"] = g.some(actions...)
	}
	trust := kind == "resource" && g.action.name == "sts:AssumeRole"
	switch {
	case trust:
	case g.chance(88):
		s["Resource"] = g.some(g.action.patterns...)
	default:
		s["NotResource"] = g.some(slices.DeleteFunc(slices.Clone(g.action.patterns), func(s string) bool {
			return strings.Contains(s, "${")
		})...)
	}
	if kind == "rcp" {
		s["Principal"] = "*"
	}
	if kind == "resource" {
		names := []string{g.who.ARN, g.who.ARN, "arn:aws:iam::" + g.who.Account + ":root", g.who.Account, "*",
			"arn:aws:iam::111111111111:user/bob", "222222222222"}
		if g.who.Session != "" && !g.limited {
			names = append(names, g.who.Session)
		}
		switch n := g.IntN(100); {
		case n < 10:
			s["Principal"] = "*"
		case n < 20:
			s["Principal"] = obj{"Service": "ec2.amazonaws.com"}
		case n < 27 && s["Effect"] == "Deny":
			s["NotPrincipal"] = obj{"AWS": g.some(names...)}
		default:
			s["Principal"] = obj{"AWS": g.some(names...)}
		}
	}
	if g.chance(40) {
		if c := g.conditions(); len(c) > 0 {
			s["Condition"] = c
		}
	}
	return s
}
