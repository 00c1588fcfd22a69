package reconcile

import (
	"embed"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/parapet-iac/parapet/analysis/cloud"
	"github.com/parapet-iac/parapet/analysis/drift"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/analysis/workspace"
)

type attrs = map[string]any

func res(typ, id string, a attrs) cloud.Resource {
	a["id"] = id
	return cloud.Resource{Type: typ, ID: id, Account: "123456789012", Region: "eu-central-1", Attributes: a}
}

// plan returns what can be done about the drift of code, which is harmless all of it.
func plan(t *testing.T, files map[string]string, live ...cloud.Resource) (*Plan, *drift.Report) {
	t.Helper()
	s := &cloud.Snapshot{Resources: live}
	for _, typ := range []string{"aws_sqs_queue", "aws_security_group", "aws_vpc", "aws_iam_role", "aws_s3_bucket"} {
		s.Readings = append(s.Readings, cloud.Reading{Type: typ})
	}
	return planOf(t, files, s)
}

// planOf is plan for a snapshot.
func planOf(t *testing.T, files map[string]string, s *cloud.Snapshot, kinds ...Kind) (*Plan, *drift.Report) {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	set, err := policy.Load(embed.FS{})
	if err != nil {
		t.Fatal(err)
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
	in := drift.Input{Declared: declared, Code: snap.Result().Resources, Live: s, IDs: map[model.Address]string{}}
	found := drift.Compare(in)
	p, err := Make(t.Context(), e, in, found, Options{Dir: "in fra", Kinds: kinds})
	if err != nil {
		t.Fatal(err)
	}
	return p, found
}

// text returns what becomes of a file, "" where it stays.
func text(p *Plan, path string) string {
	for _, f := range p.Files() {
		if f.Path == path {
			return string(f.After.Bytes())
		}
	}
	return ""
}

const module = `variable "delay" {
  default = 0
}
variable "name" {}
resource "aws_sqs_queue" "q" {
  name          = var.name
  delay_seconds = var.delay
}
`

func TestAdoptThroughAModule(t *testing.T) {
	p, _ := plan(t, map[string]string{"queue/main.tf": module, "main.tf": `module "a" {
  source = "./queue"
  name   = "a"
}

module "b" {
  source = "./queue"
  name   = "b"
}
`}, res("aws_sqs_queue", "a", attrs{"name": "a", "delay_seconds": 5}), res("aws_sqs_queue", "b", attrs{"name": "b"}))
	if got := text(p, "queue/main.tf"); got != "" {
		t.Errorf("the module is changed, which is called twice:\n%s", got)
	}
	if got := text(p, "main.tf"); strings.Count(got, "delay") != 1 || !strings.Contains(got[:strings.Index(got, `module "b"`)], "= 5") {
		t.Errorf("the call is\n%s", got)
	}
}

func TestAdoptWhereNothingElseHangsOnIt(t *testing.T) {
	p, _ := plan(t, map[string]string{"main.tf": `variable "delay" {
  default = 1
}
resource "aws_sqs_queue" "a" {
  name          = "a"
  delay_seconds = var.delay
}
resource "aws_sqs_queue" "b" {
  name          = "b"
  delay_seconds = var.delay
}
`}, res("aws_sqs_queue", "a", attrs{"name": "a", "delay_seconds": 5}), res("aws_sqs_queue", "b", attrs{"name": "b", "delay_seconds": 1}))
	if got := text(p, "main.tf"); !strings.Contains(got, "default = 1") || !strings.Contains(got, "delay_seconds = 5") {
		t.Errorf("the code is\n%s", got)
	}
}

func TestDeclare(t *testing.T) {
	p, found := plan(t, map[string]string{"main.tf": `resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}
`},
		res("aws_vpc", "vpc-1", attrs{"cidr_block": "10.0.0.0/16", "enable_dns_support": true}),
		res("aws_security_group", "sg-1", attrs{"name": "web server", "description": "by hand", "vpc_id": "vpc-1", "owner_id": "123456789012", "tags": attrs{"a b": "${var.x}"},
			"ingress": []any{attrs{"protocol": "tcp", "from_port": 443, "to_port": 443, "cidr_blocks": []any{"10.0.0.0/8"}, "description": "x"}}}),
		res("aws_iam_role", "deploy", attrs{"name": "deploy", "path": "/", "assume_role_policy": `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":"ec2.amazonaws.com"}}]}`,
			"inline_policy": []any{attrs{"name": "p", "policy": `{"Statement":[]}`}}}))
	if len(found.Drifts) != 2 {
		t.Fatalf("%d drifts", len(found.Drifts))
	}
	got := text(p, "imported.tf")
	for _, want := range []string{
		"import {\n  to = aws_security_group.web_server\n  id = \"sg-1\"\n}\n", "vpc_id = aws_vpc.main.id\n", "  ingress {\n", `"a b" = "$${var.x}"`,
		"assume_role_policy = jsonencode({\n", `Service = "ec2.amazonaws.com"`, "to = aws_iam_role.deploy\n",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("there is no %q in\n%s", want, got)
		}
	}
	if strings.Contains(got, "owner_id") || strings.Contains(got, `path`) {
		t.Errorf("what AWS sets or does anyhow is written:\n%s", got)
	}
	for i := range found.Drifts {
		if r := p.Remedies[i][0]; r.Failed != "" || len(r.Files) != 1 {
			t.Errorf("%s: %+v", found.Drifts[i].Address, r)
		}
	}
}

func TestRestore(t *testing.T) {
	p, _ := plan(t, map[string]string{"main.tf": `resource "aws_sqs_queue" "q" {
  for_each = toset(["it's"])
  name     = each.key
}
`})
	if got := p.Remedies[0][0].Commands[0]; got != `terraform '-chdir=in fra' apply '-target=aws_sqs_queue.q["it'\''s"]'` {
		t.Errorf("the command is %s", got)
	}
	if len(p.Files()) > 0 || p.Remedies[0][1].Kind != Remove || !strings.Contains(p.Remedies[0][1].Failed, "one of several") {
		t.Errorf("the remedies are %+v", p.Remedies[0])
	}
}

// TestHostileValues holds that what somebody writes into a tag does not become code.
func TestHostileValues(t *testing.T) {
	p, _ := plan(t, map[string]string{"main.tf": "resource \"aws_sqs_queue\" \"q\" {\n  name = \"q\"\n  tags = { a = \"b\" }\n}\n"},
		res("aws_sqs_queue", "q", attrs{"name": "q", "tags": attrs{"a": "${file(\"/etc/passwd\")}"}}))
	if got := text(p, "main.tf"); got != "" {
		t.Errorf("the code is\n%s", got)
	}
	if r := p.Remedies[0][0]; !strings.Contains(r.Failed, "reference") {
		t.Errorf("the remedy is %+v", r)
	}
}
