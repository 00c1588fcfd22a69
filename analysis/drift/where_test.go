package drift

import (
	"strings"
	"testing"

	"github.com/parapet-iac/parapet/analysis/cloud"
	"github.com/parapet-iac/parapet/analysis/model"
)

// in puts a resource into an account and a region.
func in(account, region string, r cloud.Resource) cloud.Resource {
	r.Account, r.Region = account, region
	return r
}

const (
	one = "111111111111"
	two = "222222222222"
)

// TestAccounts compares code for several accounts and regions with things of the same
// name in them.
func TestAccounts(t *testing.T) {
	const providers = `
provider "aws" {
	region = "eu-central-1"
	%DEFAULT
}
provider "aws" {
	alias  = "two"
	region = "%REGION"
	assume_role {
		role_arn = "arn:aws:iam::222222222222:role/deploy"
	}
}
resource "aws_sqs_queue" "a" {
	name = "orders"
}
resource "aws_sqs_queue" "b" {
	provider      = aws.two
	name          = "orders"
	delay_seconds = 5
}`
	code := func(def, region string) string {
		return strings.NewReplacer("%DEFAULT", def, "%REGION", region).Replace(providers)
	}
	const allowed = `allowed_account_ids = ["111111111111"]`
	queue := func(account, region string, delay int) cloud.Resource {
		return in(account, region, res("aws_sqs_queue", "https://sqs."+region+"/"+account+"/orders", attrs{"name": "orders", "delay_seconds": delay}))
	}
	role := func(account, desc string) cloud.Resource {
		return in(account, "", res("aws_iam_role", "app", attrs{"name": "app", "description": desc}))
	}
	for _, tt := range []struct {
		name, code string
		live       []cloud.Resource
		denied     []cloud.Unreadable
		in         func(*Input)
		want       string
	}{
		{
			name: "each has its own", code: code(allowed, "eu-central-1"),
			live: []cloud.Resource{queue(one, "eu-central-1", 0), queue(two, "eu-central-1", 5)},
		},
		{
			name: "one of them differs", code: code(allowed, "eu-central-1"),
			live: []cloud.Resource{queue(one, "eu-central-1", 0), queue(two, "eu-central-1", 6)},
			want: "changed aws_sqs_queue.b changed:delay_seconds",
		},
		{
			name: "one of them is gone", code: code(allowed, "eu-central-1"),
			live: []cloud.Resource{queue(one, "eu-central-1", 0)},
			want: "missing aws_sqs_queue.b",
		},
		{
			name: "it is in the other account", code: code(allowed, "eu-central-1"),
			live: []cloud.Resource{queue(one, "eu-central-1", 0), queue("333333333333", "eu-central-1", 5)},
			want: "missing aws_sqs_queue.b\nunmanaged aws_sqs_queue(https://sqs.eu-central-1/333333333333/orders, 333333333333)",
		},
		{
			name: "one account is denied", code: code(allowed, "eu-central-1"),
			live:   []cloud.Resource{queue(one, "eu-central-1", 0)},
			denied: []cloud.Unreadable{{Call: "sts:AssumeRole", Type: "aws_*", Account: two, Reason: "AccessDenied"}},
			want:   "unread aws_sqs_queue.b",
		},
		{
			name: "a denied account says nothing of the other", code: code(allowed, "eu-central-1"),
			live:   []cloud.Resource{queue(two, "eu-central-1", 5)},
			denied: []cloud.Unreadable{{Call: "sts:AssumeRole", Type: "aws_*", Account: "333333333333", Reason: "AccessDenied"}},
			want:   "missing aws_sqs_queue.a",
		},
		{
			name: "one says it, and the other is what is left", code: code("", "eu-central-1"),
			live: []cloud.Resource{queue(one, "eu-central-1", 0), queue(two, "eu-central-1", 5)},
		},
		{
			name: "nobody says it", code: `resource "aws_sqs_queue" "a" {
	name = "orders"
}`,
			live: []cloud.Resource{queue(one, "eu-central-1", 0), queue(two, "eu-central-1", 5)},
			want: "unmanaged aws_sqs_queue(https://sqs.eu-central-1/111111111111/orders, 111111111111)\n" +
				"unmanaged aws_sqs_queue(https://sqs.eu-central-1/222222222222/orders, 222222222222)\nuntied aws_sqs_queue.a",
		},
		{
			name: "the profile says it", code: code(`profile = "shop"`, "eu-central-1"),
			live: []cloud.Resource{queue(one, "eu-central-1", 0), queue(two, "eu-central-1", 5)},
			in:   func(in *Input) { in.Profiles = map[string]string{"shop": one} },
		},
		{
			name: "two regions of one account", code: strings.Replace(code("", "us-east-1"), two, one, 1),
			live: []cloud.Resource{queue(one, "eu-central-1", 0), queue(one, "us-east-1", 5)},
		},
		{
			name: "the region of a resource", code: `
resource "aws_sqs_queue" "a" {
	name   = "orders"
	region = "eu-central-1"
}
resource "aws_sqs_queue" "b" {
	name          = "orders"
	region        = "us-east-1"
	delay_seconds = 5
}`,
			live: []cloud.Resource{queue(one, "eu-central-1", 0), queue(one, "us-east-1", 5)},
		},
		{
			name: "a state says where", code: `resource "aws_iam_role" "app" {
	name               = "app"
	description        = "one"
	assume_role_policy = "{}"
}`,
			live: []cloud.Resource{role(one, "one"), role(two, "two")},
			in: func(in *Input) {
				in.IDs = map[model.Address]string{"aws_iam_role.app": "app"}
				in.Places = map[model.Address]Where{"aws_iam_role.app": {Account: one}}
			},
			want: "unmanaged aws_iam_role(app, 222222222222)",
		},
		{
			name: "an id that two accounts have", code: `resource "aws_iam_role" "app" {
	name               = "app"
	assume_role_policy = "{}"
}`,
			live: []cloud.Resource{role(one, ""), role(two, "")},
			in:   func(in *Input) { in.IDs = map[model.Address]string{"aws_iam_role.app": "app"} },
			want: "unmanaged aws_iam_role(app, 111111111111)\nunmanaged aws_iam_role(app, 222222222222)\nuntied aws_iam_role.app",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			input := load(t, nil, tt.code)
			input.Live = live(tt.live...)
			input.Live.Unreadable = tt.denied
			if tt.in != nil {
				tt.in(&input)
			}
			got := told(Compare(input))
			if got != tt.want {
				t.Errorf("got:\n%s\nwant:\n%s", got, tt.want)
			}
		})
	}
}

// TestAccountsAreComposedApart holds that what belongs to a thing of one account does
// not become part of another account's thing of the same name.
func TestAccountsAreComposedApart(t *testing.T) {
	policy := func(account, name string) cloud.Resource {
		return in(account, "", res("aws_iam_role_policy", "app:"+name, attrs{"role": "app", "name": name, "policy": `{"Statement":[]}`}))
	}
	s := live(in(one, "", res("aws_iam_role", "app", attrs{"name": "app"})), in(two, "", res("aws_iam_role", "app", attrs{"name": "app"})), policy(two, "p"))
	tied := newTie(Input{Live: s})
	for _, r := range tied.candidates["aws_iam_role"] {
		n, account := r.Value.Get("inline_policy").Len(), tied.reported[r].Account
		if want := map[string]int{one: 0, two: 1}[account]; n != want {
			t.Errorf("the role of %s has %d policies, want %d", account, n, want)
		}
	}
	if len(tied.candidates["aws_iam_role"]) != 2 {
		t.Errorf("%d roles", len(tied.candidates["aws_iam_role"]))
	}
}
