package drift

import (
	"embed"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/parapet-iac/parapet/analysis/cloud"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/analysis/threat"
	"github.com/parapet-iac/parapet/analysis/workspace"
	"github.com/parapet-iac/parapet/policies"
)

// load analyses code of one file.
func load(t *testing.T, set *policy.Set, code string) Input {
	t.Helper()
	return loadFile(t, set, "main.tf", code)
}

func loadFile(t *testing.T, set *policy.Set, name, code string) Input {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, name), []byte(code), 0o600); err != nil {
		t.Fatal(err)
	}
	if set == nil {
		var err error
		if set, err = policy.Load(embed.FS{}); err != nil {
			t.Fatal(err)
		}
	}
	e, err := workspace.Open(dir, workspace.Options{Policies: set})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = e.Close() })
	snap, err := e.Update(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	declared, err := e.Declared(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return Input{Declared: declared, Code: snap.Result().Resources}
}

// live is a snapshot of resources of types that were read in full.
func live(resources ...cloud.Resource) *cloud.Snapshot {
	s := &cloud.Snapshot{Version: cloud.Version, Resources: resources}
	for _, typ := range []string{"aws_vpc", "aws_subnet", "aws_security_group", "aws_route_table", "aws_sqs_queue", "aws_s3_bucket", "aws_iam_role",
		"aws_iam_policy", "aws_instance", "aws_db_instance", "aws_dynamodb_table", "aws_kms_key", "aws_lambda_function", "aws_network_acl"} {
		s.Readings = append(s.Readings, cloud.Reading{Type: typ})
	}
	return s
}

type attrs = map[string]any

func res(typ, id string, a attrs) cloud.Resource {
	a["id"] = id
	return cloud.Resource{Type: typ, ID: id, Account: "123456789012", Region: "eu-central-1", Attributes: a}
}

// told tells drifts in lines.
func told(r *Report) string {
	var out []string
	for _, d := range r.Drifts {
		line := string(d.Kind) + " " + string(d.Address)
		for _, c := range d.Changes {
			line += fmt.Sprintf(" %s:%s", c.Op, c.Path)
		}
		out = append(out, line)
	}
	for _, u := range r.Untied {
		out = append(out, "untied "+string(u.Address))
	}
	for _, u := range r.Unread {
		out = append(out, "unread "+string(u.Address))
	}
	slices.Sort(out)
	return strings.Join(out, "\n")
}

// TestCompare tells what differs between code and what runs.
func TestCompare(t *testing.T) {
	const queue = `resource "aws_sqs_queue" "q" {
		name = "q"
		%s
	}`
	const group = `resource "aws_security_group" "g" {
		name = "g"
		%s
	}`
	const role = `resource "aws_iam_role" "r" {
		name               = "r"
		assume_role_policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = ["ec2.amazonaws.com"] } }] })
		%s
	}`
	trust := `{"Statement":{"Action":["sts:AssumeRole"],"Effect":"Allow","Sid":"x","Principal":{"Service":"ec2.amazonaws.com"}}}`
	rule := func(from any, peers ...any) attrs {
		return attrs{"protocol": "tcp", "from_port": from, "to_port": from, "cidr_blocks": peers}
	}
	for _, tt := range []struct {
		name, code string
		live       []cloud.Resource
		want       string
	}{
		{"the same", fmt.Sprintf(queue, `delay_seconds = 5`), []cloud.Resource{res("aws_sqs_queue", "q", attrs{"name": "q", "delay_seconds": 5})}, ""},
		{"numbers as text", fmt.Sprintf(queue, `delay_seconds = "5"`), []cloud.Resource{res("aws_sqs_queue", "q", attrs{"name": "q", "delay_seconds": 5})}, ""},
		{"defaults of AWS", fmt.Sprintf(queue, ""), []cloud.Resource{res("aws_sqs_queue", "q", attrs{"name": "q", "visibility_timeout_seconds": 30, "max_message_size": 262144})}, ""},
		{"not a default", fmt.Sprintf(queue, ""), []cloud.Resource{res("aws_sqs_queue", "q", attrs{"name": "q", "visibility_timeout_seconds": 31})}, "changed aws_sqs_queue.q added:visibility_timeout_seconds"},
		{"the default is written", fmt.Sprintf(queue, `delay_seconds = 0`), []cloud.Resource{res("aws_sqs_queue", "q", attrs{"name": "q"})}, ""},
		{"something is gone", fmt.Sprintf(queue, `kms_master_key_id = "k"`), []cloud.Resource{res("aws_sqs_queue", "q", attrs{"name": "q"})}, "changed aws_sqs_queue.q changed:kms_master_key_id"},
		{"what could not be read is not compared", fmt.Sprintf(queue, `policy = "{}"`), []cloud.Resource{{Type: "aws_sqs_queue", ID: "q", Attributes: attrs{"name": "q"}, Unread: []string{"policy"}}}, ""},
		{"a variable without a value is not compared", `variable "d" {}` + "\n" + fmt.Sprintf(queue, `delay_seconds = var.d`), []cloud.Resource{res("aws_sqs_queue", "q", attrs{"name": "q", "delay_seconds": 9})}, ""},
		{"changes that the code ignores", fmt.Sprintf(queue, `lifecycle {
			ignore_changes = [delay_seconds]
		}`), []cloud.Resource{res("aws_sqs_queue", "q", attrs{"name": "q", "delay_seconds": 9})}, ""},
		{"tags", fmt.Sprintf(queue, `tags = { a = "1", b = "2" }`), []cloud.Resource{res("aws_sqs_queue", "q", attrs{"name": "q", "tags": attrs{"a": "1", "b": "3", "c": "4"}})}, "changed aws_sqs_queue.q changed:tags.b added:tags.c"},
		{"a tag is gone", fmt.Sprintf(queue, `tags = { a = "1" }`), []cloud.Resource{res("aws_sqs_queue", "q", attrs{"name": "q"})}, "changed aws_sqs_queue.q removed:tags.a"},
		{"missing", fmt.Sprintf(queue, ""), nil, "missing aws_sqs_queue.q"},
		{"unmanaged", "", []cloud.Resource{res("aws_sqs_queue", "q", attrs{"name": "q"})}, "unmanaged aws_sqs_queue(q)"},
		{"several of count", `resource "aws_sqs_queue" "q" {
			count = 2
			name  = "q${count.index}"
		}`, []cloud.Resource{res("aws_sqs_queue", "q1", attrs{"name": "q1"})}, "missing aws_sqs_queue.q[0]"},
		{"a name that nobody knows", `variable "n" {}
		resource "aws_sqs_queue" "q" {
			name = var.n
		}`, nil, "untied aws_sqs_queue.q"},

		{"rules split and merged", fmt.Sprintf(group, `ingress {
			protocol    = "tcp"
			from_port   = 1
			to_port     = 1
			cidr_blocks = ["10.0.0.0/8", "11.0.0.0/8"]
		}`), []cloud.Resource{res("aws_security_group", "sg-1", attrs{"name": "g", "ingress": []any{rule(1, "11.0.0.0/8"), rule(1, "10.0.0.0/8")}})}, ""},
		{"the group itself", fmt.Sprintf(group, `ingress {
			protocol  = -1
			from_port = 0
			to_port   = 0
			self      = true
		}`), []cloud.Resource{res("aws_security_group", "sg-1", attrs{"name": "g", "ingress": []any{attrs{"protocol": "-1", "security_groups": []any{"sg-1"}}}})}, ""},
		{"one peer of two is gone", fmt.Sprintf(group, `ingress {
			protocol    = "tcp"
			from_port   = 1
			to_port     = 1
			cidr_blocks = ["10.0.0.0/8", "11.0.0.0/8"]
		}`), []cloud.Resource{res("aws_security_group", "sg-1", attrs{"name": "g", "ingress": []any{rule(1, "10.0.0.0/8"), rule(2, "0.0.0.0/0")}})},
			"changed aws_security_group.g removed:ingress added:ingress"},
		{"a peer that is not known may be any", `variable "c" {}` + "\n" + fmt.Sprintf(group, `ingress {
			protocol    = "tcp"
			from_port   = 1
			to_port     = 1
			cidr_blocks = [var.c]
		}`), []cloud.Resource{res("aws_security_group", "sg-1", attrs{"name": "g", "ingress": []any{rule(1, "10.0.0.0/8"), rule(2, "10.0.0.0/8")}})}, "changed aws_security_group.g added:ingress"},

		{"policies by meaning", fmt.Sprintf(role, ""), []cloud.Resource{res("aws_iam_role", "r", attrs{"name": "r", "path": "/", "assume_role_policy": trust})}, ""},
		{"a policy that says more", fmt.Sprintf(role, ""), []cloud.Resource{res("aws_iam_role", "r", attrs{"name": "r", "assume_role_policy": strings.Replace(trust, `"ec2`, `"*","x":"ec2`, 1)})}, "changed aws_iam_role.r changed:assume_role_policy"},
		{"inline policies beside the role", fmt.Sprintf(role, "") + `
		resource "aws_iam_role_policy" "p" {
			role   = aws_iam_role.r.id
			name   = "p"
			policy = jsonencode({ Statement = { Effect = "Allow", Action = ["s3:Get*", "s3:List*"], Resource = "*" } })
		}`, []cloud.Resource{res("aws_iam_role", "r", attrs{"name": "r", "assume_role_policy": trust, "inline_policy": []any{
			attrs{"name": "p", "policy": `{"Statement":[{"Effect":"Allow","Resource":["*"],"Action":["s3:List*","s3:get*"]}]}`},
			attrs{"name": "more", "policy": `{"Statement":[]}`}}})}, "changed aws_iam_role.r added:inline_policy"},
		{"attached policies by the ARN that they got", fmt.Sprintf(role, "") + `
		resource "aws_iam_policy" "p" {
			name   = "p"
			policy = "{}"
		}
		resource "aws_iam_role_policy_attachment" "p" {
			role       = aws_iam_role.r.name
			policy_arn = aws_iam_policy.p.arn
		}`, []cloud.Resource{res("aws_iam_policy", "arn:p", attrs{"name": "p", "arn": "arn:p", "policy": "{}"}),
			res("aws_iam_role", "r", attrs{"name": "r", "assume_role_policy": trust, "managed_policy_arns": []any{"arn:p", "arn:aws:iam::aws:policy/AdministratorAccess"}})},
			"changed aws_iam_role.r added:managed_policy_arns"},

		{"references to what runs", `resource "aws_vpc" "v" {
			cidr_block = "10.0.0.0/16"
		}
		resource "aws_subnet" "s" {
			vpc_id     = aws_vpc.v.id
			cidr_block = "10.0.1.0/24"
		}
		resource "aws_route_table" "t" {
			vpc_id = aws_vpc.v.id
		}`, []cloud.Resource{
			res("aws_vpc", "vpc-1", attrs{"cidr_block": "10.0.0.0/16", "enable_dns_support": true}), res("aws_vpc", "vpc-2", attrs{"cidr_block": "10.1.0.0/16"}),
			res("aws_subnet", "subnet-2", attrs{"vpc_id": "vpc-2", "cidr_block": "10.0.1.0/24"}), res("aws_subnet", "subnet-1", attrs{"vpc_id": "vpc-1", "cidr_block": "10.0.1.0/24"}),
			res("aws_route_table", "rtb-1", attrs{"vpc_id": "vpc-1", "route": []any{attrs{"cidr_block": "0.0.0.0/0", "gateway_id": "igw-1"}}})},
			"changed aws_route_table.t added:route\nunmanaged aws_subnet(subnet-2)\nunmanaged aws_vpc(vpc-2)"},
		{"what cannot be told apart", `resource "aws_vpc" "v" {
			cidr_block = "10.0.0.0/16"
		}`, []cloud.Resource{res("aws_vpc", "vpc-1", attrs{"cidr_block": "10.0.0.0/16"}), res("aws_vpc", "vpc-2", attrs{"cidr_block": "10.0.0.0/16"})},
			"unmanaged aws_vpc(vpc-1)\nunmanaged aws_vpc(vpc-2)\nuntied aws_vpc.v"},
		{"a bucket and its satellites", `resource "aws_s3_bucket" "b" {
			bucket = "b"
		}
		resource "aws_s3_bucket_public_access_block" "b" {
			bucket              = aws_s3_bucket.b.id
			block_public_acls   = true
			block_public_policy = true
		}`, []cloud.Resource{res("aws_s3_bucket", "b", attrs{"bucket": "b", "public_access_block": attrs{"block_public_acls": true}, "versioning": attrs{"enabled": true}})},
			"changed aws_s3_bucket.b added:versioning.enabled changed:public_access_block.block_public_policy"},
		{"the release of an engine", `resource "aws_db_instance" "d" {
			identifier     = "d"
			engine         = "postgres"
			engine_version = "16"
			instance_class = "db.t3.micro"
		}`, []cloud.Resource{res("aws_db_instance", "d", attrs{"identifier": "d", "engine": "postgres", "engine_version": "16.3", "instance_class": "db.t3.micro", "auto_minor_version_upgrade": true})}, ""},
		{"an unread type", `resource "aws_sns_topic" "t" {
			name = "t"
		}`, nil, "unread aws_sns_topic.t"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			in := load(t, nil, tt.code)
			in.Live = live(tt.live...)
			if got := told(Compare(in)); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

func TestIDsTellWhichIsWhich(t *testing.T) {
	in := load(t, nil, `resource "aws_vpc" "v" {
		cidr_block = "10.0.0.0/16"
	}`)
	in.Live = live(res("aws_vpc", "vpc-1", attrs{"cidr_block": "10.9.0.0/16"}), res("aws_vpc", "vpc-2", attrs{"cidr_block": "10.0.0.0/16"}))
	in.IDs = map[model.Address]string{"aws_vpc.v": "vpc-1"}
	if got := told(Compare(in)); got != "changed aws_vpc.v changed:cidr_block\nunmanaged aws_vpc(vpc-2)" {
		t.Error(got)
	}
	in.IDs["aws_vpc.v"] = "vpc-9"
	in.Live = live(res("aws_vpc", "vpc-2", attrs{"cidr_block": "10.1.0.0/16"}))
	if got := told(Compare(in)); got != "missing aws_vpc.v\nunmanaged aws_vpc(vpc-2)" {
		t.Error(got)
	}
}

func TestFilters(t *testing.T) {
	in := load(t, nil, `resource "aws_sqs_queue" "q" {
		name = "q"
		tags = { team = "a" }
	}`)
	far := res("aws_sqs_queue", "far", attrs{"name": "far"})
	far.Region = "us-east-1"
	in.Live = live(far, res("aws_vpc", "vpc-1", attrs{}), res("aws_sqs_queue", "b", attrs{"name": "b", "tags": attrs{"team": "b"}}))
	for _, tt := range []struct {
		narrow func(*Input)
		want   string
	}{
		{func(in *Input) { in.Types = []string{"aws_sqs_queue"} }, "missing aws_sqs_queue.q\nunmanaged aws_sqs_queue(b)\nunmanaged aws_sqs_queue(far)"},
		{func(in *Input) { in.Regions = []string{"eu-central-1"} }, "missing aws_sqs_queue.q\nunmanaged aws_sqs_queue(b)\nunmanaged aws_vpc(vpc-1)"},
		{func(in *Input) { in.Tag = "team" }, "missing aws_sqs_queue.q\nunmanaged aws_sqs_queue(b)"},
		{func(in *Input) { in.Tag = "team=a" }, "missing aws_sqs_queue.q"},
		{func(in *Input) {
			in.Ignore = func(a model.Address, typ, path string) bool { return typ == "aws_vpc" || a == "aws_sqs_queue.q" }
		}, "unmanaged aws_sqs_queue(b)\nunmanaged aws_sqs_queue(far)"},
	} {
		narrowed := in
		tt.narrow(&narrowed)
		if got := told(Compare(narrowed)); got != tt.want {
			t.Errorf("got\n%s\nwant\n%s", got, tt.want)
		}
	}
}

// TestJudge tells what is risky and because of which attributes.
func TestJudge(t *testing.T) {
	set, err := policy.Load(policies.FS)
	if err != nil {
		t.Fatal(err)
	}
	in := load(t, set, `
		resource "aws_iam_user" "u" {
			name = "u"
		}
		resource "aws_sqs_queue" "q" {
			name          = "q"
			delay_seconds = 1
		}
		resource "aws_vpc" "v" {
			cidr_block = "10.0.0.0/16"
		}
		resource "aws_flow_log" "v" {
			vpc_id       = aws_vpc.v.id
			traffic_type = "ALL"
		}`)
	in.Live = live(
		res("aws_iam_user", "u", attrs{"name": "u", "managed_policy_arns": []any{"arn:aws:iam::aws:policy/AdministratorAccess"}}),
		res("aws_sqs_queue", "q", attrs{"name": "q", "delay_seconds": 2}),
		res("aws_vpc", "vpc-1", attrs{"cidr_block": "10.0.0.0/16", "enable_dns_support": true}))
	in.Live.Readings = append(in.Live.Readings, cloud.Reading{Type: "aws_iam_user"}, cloud.Reading{Type: "aws_flow_log"})
	r := Compare(in)
	if err := r.Judge(t.Context(), set, threat.Options{}); err != nil {
		t.Fatal(err)
	}
	risky := map[model.Address]bool{}
	for _, d := range r.Drifts {
		risky[d.Address] = d.Risky
		for _, f := range d.Findings {
			if d.Address == "aws_iam_user.u" && f.Address == d.Address && !slices.Equal(f.Changes, []int{0}) {
				t.Errorf("%s rests on the changes %v", f.Policy.ID, f.Changes)
			}
		}
	}
	want := map[model.Address]bool{"aws_iam_user.u": true, "aws_sqs_queue.q": false, "aws_flow_log.v": true}
	for a, w := range want {
		if got, ok := risky[a]; !ok || got != w {
			t.Errorf("%s is risky: %v, want %v", a, got, w)
		}
	}
	if len(risky) != len(want) {
		t.Errorf("drifts are %v", risky)
	}
}
