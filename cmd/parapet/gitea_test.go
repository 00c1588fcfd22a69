package main

import (
	"bytes"
	"fmt"
	"maps"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/parapet-iac/parapet/analysis/cloud"
	"github.com/parapet-iac/parapet/analysis/cloud/kubernetes"
	"github.com/parapet-iac/parapet/fixes/forge/forgetest"
	"github.com/parapet-iac/parapet/fixes/forge/giteatest"
)

// A proposer runs parapet on a clone of a repository of a real Gitea.
type proposer struct {
	*testing.T
	server *giteatest.Server
	repo   string
	dir    string
}

// run runs parapet in the clone and returns what it says. What it pushes or asks for
// must not tell the token.
func (p *proposer) run(code int, args ...string) string {
	p.Helper()
	exe, err := os.Executable()
	if err != nil {
		p.Fatal(err)
	}
	cmd := exec.Command(exe, append(args, "--forge", "gitea="+p.server.URL)...)
	cmd.Args[0], cmd.Dir = "parapet", p.dir
	cmd.Env = append(append(os.Environ(), forgetest.Identity()...), "GITEA_TOKEN="+p.server.Token)
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	_ = cmd.Run() // the exit code tells
	if got := cmd.ProcessState.ExitCode(); got != code {
		p.Fatalf("parapet %v exits with %d, want %d\n%s", args, got, code, out.String())
	}
	if strings.Contains(out.String(), p.server.Token) {
		p.Error("the token is told")
	}
	return out.String()
}

// pulls returns the requests by what their branch is for, -adopt for one.
func (p *proposer) pulls() map[string]giteatest.Pull {
	p.Helper()
	out := map[string]giteatest.Pull{}
	for _, pull := range p.server.Pulls(p.repo) {
		name := regexp.MustCompile(`^parapet/fix-|-[0-9a-f]{8}$`).ReplaceAllString(pull.Head.Ref, "")
		out[name] = pull
	}
	return out
}

// merge merges a request and takes it into the clone.
func (p *proposer) merge(pull giteatest.Pull) {
	p.Helper()
	p.server.Merge(p.repo, pull.Number)
	remote := strings.Replace(p.server.URL, "://", "://"+giteatest.Owner+":"+p.server.Token+"@", 1) + "/" + giteatest.Owner + "/" + p.repo + ".git"
	for _, args := range [][]string{{"fetch", "--quiet", remote, "+main:refs/remotes/origin/main"}, {"merge", "--quiet", "--ff-only", "origin/main"}} {
		if _, err := forgetest.Git(p.dir, args...); err != nil {
			p.Fatal(err)
		}
	}
}

// record writes what runs into a file beside the clone.
func (p *proposer) record(name string, s *cloud.Snapshot) string {
	p.Helper()
	path := filepath.Join(p.TempDir(), name)
	if err := s.Write(path); err != nil {
		p.Fatal(err)
	}
	return path
}

const fourKinds = `resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_security_group" "web" {
  name        = "web"
  description = "web"
  vpc_id      = aws_vpc.main.id
}

resource "aws_sqs_queue" "jobs" {
  name                       = "jobs"
  visibility_timeout_seconds = 60
  sqs_managed_sse_enabled    = true
}

resource "aws_sqs_queue" "mails" {
  name                    = "mails"
  sqs_managed_sse_enabled = true
}
`

// lives returns what runs: a rule of the group that the code does not have, another
// timeout of one queue, no second one, and one that no code declares.
func lives(timeout int) *cloud.Snapshot {
	type attrs = map[string]any
	s := &cloud.Snapshot{}
	for _, typ := range []string{"aws_vpc", "aws_security_group", "aws_sqs_queue"} {
		s.Readings = append(s.Readings, cloud.Reading{Type: typ})
	}
	add := func(typ, id string, a attrs) {
		a["id"] = id
		s.Resources = append(s.Resources, cloud.Resource{Type: typ, ID: id, Account: "123456789012", Region: "eu-central-1", Attributes: a})
	}
	add("aws_vpc", "vpc-1", attrs{"cidr_block": "10.0.0.0/16", "enable_dns_support": true})
	add("aws_security_group", "sg-1", attrs{"name": "web", "description": "web", "vpc_id": "vpc-1",
		"ingress": []any{attrs{"protocol": "tcp", "from_port": 22, "to_port": 22, "cidr_blocks": []any{"0.0.0.0/0"}, "description": "x"}}})
	add("aws_sqs_queue", "q/jobs", attrs{"name": "jobs", "visibility_timeout_seconds": timeout, "sqs_managed_sse_enabled": true})
	add("aws_sqs_queue", "q/events", attrs{"name": "events", "sqs_managed_sse_enabled": true})
	return s
}

// TestDriftOnGitea opens requests for drift of all kinds on a real code host, one for
// each remedy, which a second run leaves alone, another drift brings up to date, and
// which can be merged all of them.
func TestDriftOnGitea(t *testing.T) {
	server := giteatest.Start(t)
	p := &proposer{t, server, "infra", server.Clone("infra", map[string]string{"main.tf": fourKinds})}
	first := p.record("first.json", lives(90))
	p.run(1, "drift", "--from", first, "--pull-request")
	pulls := p.pulls()
	for kind, title := range map[string]string{
		"adopt": "Adopt 1 harmless change of what runs", "declare": "Declare 1 resource that no code declares",
		"harden": "Harden 1 resource that risky drift has changed", "remove": "Remove 1 resource that does not exist any more",
	} {
		if pull := pulls["drift-"+kind]; pull.Title != title || pull.State != "open" {
			t.Errorf("the request to %s is %+v", kind, pull)
		}
	}
	if len(pulls) != 4 {
		t.Fatalf("there are %d requests: %v", len(pulls), slices.Collect(maps.Keys(pulls)))
	}
	for _, want := range []struct{ kind, file, text string }{
		{"adopt", "main.tf", "visibility_timeout_seconds = 90\n"},
		{"declare", "imported.tf", "  to = aws_sqs_queue.events\n"},
		{"harden", "main.tf", "  ingress     = []\n"},
		{"remove", "main.tf", "removed {\n  from = aws_sqs_queue.mails\n"},
	} {
		if got := server.Raw("infra", pulls["drift-"+want.kind].Head.SHA, want.file); !strings.Contains(got, want.text) {
			t.Errorf("the request to %s has %s as\n%s", want.kind, want.file, got)
		}
	}
	if !strings.Contains(pulls["drift-harden"].Body, "aws ec2 revoke-security-group-ingress") {
		t.Errorf("the request to harden does not say how to restore:\n%s", pulls["drift-harden"].Body)
	}
	if out, err := forgetest.Git(p.dir, "status", "--porcelain"); err != nil || out != "" {
		t.Errorf("the clone is not as it was: %v\n%s", err, out)
	}

	// A second time there is nothing to do.
	p.run(1, "drift", "--from", first, "--pull-request")
	if again := p.pulls(); !maps.Equal(pulls, again) {
		t.Errorf("a second run makes of the requests %+v, want %+v", again, pulls)
	}

	// What runs has changed again, and so does its request alone.
	p.run(1, "drift", "--from", p.record("later.json", lives(120)), "--pull-request")
	later := p.pulls()
	for kind := range pulls {
		if changed := later[kind].Head.SHA != pulls[kind].Head.SHA; changed != (kind == "drift-adopt") {
			t.Errorf("the request to %s has changed: %v", kind, changed)
		}
	}
	if later["drift-adopt"].Number != pulls["drift-adopt"].Number || !strings.Contains(server.Raw("infra", later["drift-adopt"].Head.SHA, "main.tf"), "= 120\n") {
		t.Errorf("the request to adopt is %+v", later["drift-adopt"])
	}

	// One that somebody closes stays closed.
	server.Call(http.MethodPatch, fmt.Sprintf("/repos/%s/infra/pulls/%d", giteatest.Owner, later["drift-remove"].Number), map[string]any{"state": "closed"}, nil)
	p.run(1, "drift", "--from", first, "--pull-request")
	if now := p.pulls(); len(now) != 4 || now["drift-remove"].State != "closed" {
		t.Errorf("the closed request is %+v of %d", now["drift-remove"], len(now))
	}

	// They go together in any order; what is left is what has to be applied.
	now := p.pulls()
	for _, kind := range []string{"harden", "declare", "adopt"} {
		p.merge(now["drift-"+kind])
	}
	if out := p.run(1, "drift", "--from", first, "--remedy", "remove", "--pull-request", "--dry-run", "--base", "main"); !strings.Contains(out, " 1 changed, 0 unmanaged, 1 missing; 1 risky, 1 harmless") {
		t.Errorf("with all merged, there is\n%s", out)
	}
}

const manifests = `apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
  namespace: shop
data:
  theme: dark # on screens
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: gone
  namespace: shop
data: {}
---
apiVersion: batch/v1
kind: CronJob
metadata:
  name: report
  namespace: shop
spec:
  schedule: "0 4 * * *"
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: Never
          containers:
            - name: report
              image: registry.example.com/report:1
`

// TestDriftOfAClusterOnGitea does so for manifests.
func TestDriftOfAClusterOnGitea(t *testing.T) {
	server := giteatest.Start(t)
	p := &proposer{t, server, "apps", server.Clone("apps", map[string]string{"deploy/all.yaml": manifests})}
	type attrs = map[string]any
	s := &cloud.Snapshot{Readings: []cloud.Reading{{Type: kubernetes.All}}}
	for _, o := range []attrs{
		{"apiVersion": "v1", "kind": "ConfigMap", "metadata": attrs{"name": "settings"}, "data": attrs{"theme": "light"}},
		{"apiVersion": "v1", "kind": "ConfigMap", "metadata": attrs{"name": "made"}, "data": attrs{"a": "b"}},
		{"apiVersion": "batch/v1", "kind": "CronJob", "metadata": attrs{"name": "report"}, "spec": attrs{"schedule": "0 5 * * *", "jobTemplate": attrs{"spec": attrs{"template": attrs{"spec": attrs{
			"restartPolicy": "Never", "containers": []any{attrs{"name": "report", "image": "registry.example.com/report:2"}}}}}}}},
	} {
		meta := o["metadata"].(attrs)
		meta["namespace"], meta["uid"] = "shop", meta["name"]
		r, ok := kubernetes.Resource(o)
		if !ok {
			t.Fatalf("%v is no object", o)
		}
		s.Resources = append(s.Resources, r)
	}
	live := p.record("live.json", s)
	p.run(1, "drift", "deploy", "--from", live, "--pull-request")
	pulls := p.pulls()
	if len(pulls) != 3 {
		t.Errorf("the requests are %+v", pulls)
	}
	for kind, want := range map[string][]string{
		"deploy-drift-adopt":   {"all.yaml", "  theme: light # on screens\n", "  schedule: \"0 5 * * *\"\n", "              image: registry.example.com/report:2\n"},
		"deploy-drift-declare": {"imported.yaml", "  name: made\n"},
		"deploy-drift-remove":  {"all.yaml", "  theme: dark # on screens\n---\napiVersion: batch/v1\n"},
	} {
		got := server.Raw("apps", pulls[kind].Head.SHA, "deploy/"+want[0])
		for _, text := range want[1:] {
			if !strings.Contains(got, text) {
				t.Errorf("the request %s lacks %q in\n%s", kind, text, got)
			}
		}
	}
	p.run(1, "drift", "deploy", "--from", live, "--pull-request")
	if again := p.pulls(); !maps.Equal(pulls, again) {
		t.Errorf("a second run makes of the requests %+v, want %+v", again, pulls)
	}
	for _, pull := range pulls {
		p.merge(pull)
	}
	if out := p.run(0, "drift", "deploy", "--from", live, "--pull-request"); !strings.Contains(out, "nothing to propose") {
		t.Errorf("with all merged, there is\n%s", out)
	}
}

// TestFixOnGitea opens a request with fixes on a real code host.
func TestFixOnGitea(t *testing.T) {
	server := giteatest.Start(t)
	p := &proposer{t, server, "infra", server.Clone("infra", map[string]string{"main.tf": "resource \"aws_sqs_queue\" \"jobs\" {\n  name                    = \"jobs\"\n  sqs_managed_sse_enabled = false\n}\n"})}
	p.run(0, "fix", "--pull-request", "--policy", "aws-sqs-queue-unencrypted")
	pulls := server.Pulls("infra")
	if len(pulls) != 1 || !strings.Contains(server.Raw("infra", pulls[1].Head.SHA, "main.tf"), "sqs_managed_sse_enabled = true") {
		t.Fatalf("the requests are %+v", pulls)
	}
	p.run(0, "fix", "--pull-request", "--policy", "aws-sqs-queue-unencrypted")
	if again := server.Pulls("infra"); !maps.Equal(pulls, again) {
		t.Errorf("a second run makes of them %+v, want %+v", again, pulls)
	}
}
