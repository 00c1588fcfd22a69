package config

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/parapet-iac/parapet/analysis/policy"
)

func TestParse(t *testing.T) {
	c, err := Parse("/w/parapet.yaml", []byte(`
version: 1
policies: [policies]
severity: low
fail-on: never
only: ["aws-s3-*"]
skip:
  - policy: CKV_AWS_18
    path: legacy/**
    resource: aws_s3_bucket.old*
    reason: goes away in spring
    until: 2027-03-31
severities: {aws-s3-bucket-public-acl: critical}
exclude: [examples]
vars:
  region: eu-central-1
  count: 3
  zones: [a, b]
var-files: [prod.tfvars]
baseline: baseline.json
`))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := *c.Severity, policy.Low; got != want {
		t.Errorf("severity: got %v, want %v", got, want)
	}
	if got := *c.FailOn; got != Never {
		t.Errorf("fail-on: got %v, want never", got)
	}
	if got := c.Severities["aws-s3-bucket-public-acl"]; got != policy.Critical {
		t.Errorf("severities: got %v, want critical", got)
	}
	for name, want := range map[string]Text{"region": "eu-central-1", "count": "3", "zones": `["a","b"]`} {
		if got := c.Vars[name]; got != want {
			t.Errorf("variable %s: got %s, want %s", name, got, want)
		}
	}
	s := c.Skip[0]
	if s.Line != 8 || s.Column != 5 {
		t.Errorf("the skip stands at %d:%d, want 8:5", s.Line, s.Column)
	}
	if want := time.Date(2027, 3, 31, 0, 0, 0, 0, time.UTC); !s.Until.Equal(want) {
		t.Errorf("until: got %v, want %v", s.Until, want)
	}
}

func TestErrorsSayWhereAndHow(t *testing.T) {
	tests := []struct{ name, text, want, hint string }{
		{"empty", "", "f.yaml: the configuration is empty", "begin with: version: 1"},
		{"no version", "severity: low\n", "f.yaml:1:1: the version is not 1", "begin with: version: 1"},
		{"newer version", "version: 2\n", "f.yaml:1:1: the version is not 1", "begin with: version: 1"},
		{"misspelt key", "version: 1\nserverity: low\n", `f.yaml:2:1: unknown key "serverity"`, "did you mean severity?"},
		{"drift ignored without a reason", "version: 1\nignore-drift: [{path: tags.*}]\n", `f.yaml:2:16: a rule without a reason`, "say why the drift does not matter, for those who read this next year"},
		{"drift of nothing ignored", "version: 1\nignore-drift: [{reason: x}]\n", `f.yaml:2:16: a rule that names nothing`, `give a resource, a type or a path; "*" stands for anything`},
		{"unlike any key", "version: 1\nzzz: low\n", `f.yaml:2:1: unknown key "zzz"`, "known keys: version, policies, severity, fail-on, only, skip, severities, exclude, vars, var-files, baseline, jewels, trusted-accounts, entry-points, helm, edges, weights, ignore-drift"},
		{"misspelt key of a skip", "version: 1\nskip:\n  - polcy: x\n", `f.yaml:3:5: unknown key "polcy"`, "did you mean policy?"},
		{"unknown severity", "version: 1\nseverity: hihg\n", `f.yaml:2:11: severity: unknown severity "hihg": want one of [info low medium high critical]`, ""},
		{"unknown threshold", "version: 1\nfail-on: always\n", `f.yaml:2:10: fail-on: unknown severity "always": want one of [info low medium high critical], or path, possible-path or never`, ""},
		{"list wanted", "version: 1\nexclude: examples\n", "f.yaml:2:10: exclude must be a list", ""},
		{"string wanted", "version: 1\nbaseline: 7\n", "f.yaml:2:11: baseline must be a string", `put it in quotes: "7"`},
		{"map wanted", "- 1\n", "f.yaml:1:1: the configuration must be a map of keys to values", ""},
		{"twice", "version: 1\nonly: []\nonly: []\n", `f.yaml:3:1: the key "only" stands here twice`, ""},
		{"bad date", "version: 1\nskip: [{policy: a, reason: b, until: soon}]\n", `f.yaml:2:38: until: "soon" is not a date such as 2026-12-31`, ""},
		{"skip of nothing", "version: 1\nskip: [{reason: b}]\n", "f.yaml:2:8: a skip without a policy", `"*" stands for all of them`},
		{"skip for no reason", "version: 1\nskip: [{policy: a}]\n", "f.yaml:2:8: a skip without a reason", "say why the finding is accepted, for those who read this next year"},
		{"broken pattern", "version: 1\nexclude: ['a[']\n", `f.yaml:1:1: exclude: "a[" is not a valid pattern`, ""},
		{"broken pattern of policies", "version: 1\nskip: [{policy: 'a[', reason: b}]\n", `f.yaml:2:8: policy: "a[" is not a valid pattern`, ""},
		{"edge without a name", "version: 1\nedges:\n  - {from: internet, to: a}\n", `f.yaml:3:5: the id of an edge is ""`, "give it one of lower-case letters, digits and dashes, such as acme-vpn"},
		{"edge to nowhere", "version: 1\nedges: [{id: a-b, from: internet}]\n", "f.yaml:2:9: an edge without to", "name a resource by its address: aws_instance.bastion"},
		{"edge for an unknown kind", "version: 1\nedges: [{id: a-b, from: internet, to: x, gets: all}]\n", `f.yaml:2:9: gets: unknown kind "all": want one of principal, compute, request, reach, read, write`, ""},
		{"unknown level", "version: 1\nweights: {T1078: high}\n", `f.yaml:2:18: weights.T1078: unknown level "high": want one of given, call, work, wait, flaw, unlikely, never`, ""},
		{"weight of nothing", "version: 1\nweights: {x: flaw}\n", `f.yaml:1:1: weights: "x" is neither a method nor a technique`, "methods are named by parapet graph, techniques by MITRE ATT&CK: T1078.004"},
		{"alias", "version: 1\nonly: &a [x]\nexclude: *a\n", "f.yaml:2:7: anchors and aliases are not supported", "write the value out"},
		{"alias among variables", "version: 1\nvars:\n  a: [&x 1, *x]\n", "f.yaml:3:7: anchors and aliases are not supported", "write the value out"},
		{"merge key", "version: 1\n<<: {only: []}\n", "f.yaml:2:1: a key must be a plain string", `put it in quotes: "<<"`},
		{"two documents", "version: 1\n---\nversion: 1\n", "f.yaml: more than one YAML document", ""},
		{"not YAML", "version: [\n", "f.yaml:1: did not find expected node content", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Parse("f.yaml", []byte(tt.text))
			var e *Error
			if !errors.As(err, &e) {
				t.Fatalf("got error %v, want an *Error", err)
			}
			if e.Error() != tt.want || e.Hint != tt.hint {
				t.Errorf("got  %s\nhint %s\nwant %s\nhint %s", e, e.Hint, tt.want, tt.hint)
			}
		})
	}
}

// TestAliasBomb holds that a small text cannot become a huge tree.
func TestAliasBomb(t *testing.T) {
	var b strings.Builder
	b.WriteString("version: 1\nvars:\n  a0: &a0 [x, x, x, x, x, x, x, x, x]\n")
	for _, c := range "123456789" {
		prev := string(c - 1)
		b.WriteString("  a" + string(c) + ": &a" + string(c) + " [" + strings.Repeat("*a"+prev+", ", 8) + "*a" + prev + "]\n")
	}
	if _, err := Parse("f.yaml", []byte(b.String())); err == nil {
		t.Fatal("the bomb was read")
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte("version: 1\nskip: [{policy: a, reason: b, until: 2026-01-01}]\nvars: {a: {b: [1, null]}}\n"))
	f.Add([]byte("version: 1\nonly: &a [x]\nexclude: *a\n"))
	f.Fuzz(func(t *testing.T, text []byte) {
		c, err := Parse("f.yaml", text)
		if (c == nil || c.Version != 1) && err == nil {
			t.Error("neither a configuration nor an error")
		}
		var e *Error
		if err != nil && !errors.As(err, &e) {
			t.Errorf("%v is no *Error", err)
		}
	})
}
