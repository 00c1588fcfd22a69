package workspace_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/analysis/workspace"
)

// rules are policies made for these tests, so that they do not change when the
// shipped ones do.
var rules = fstest.MapFS{"aws_s3_bucket.rego": {Data: []byte(`package parapet.aws_s3_bucket

# METADATA
# title: Bucket is public
# description: Tests need a policy on a written value.
# custom:
#   id: test-public
#   severity: critical
#   category: public-exposure
#   aliases: [CKV_TEST_1, AVD-TEST-0001, tfsec-test]
public contains ["acl"] if input.acl == "public-read"

# METADATA
# title: Bucket is not versioned
# description: Tests need a policy on a missing value.
# custom:
#   id: test-versioning
#   severity: low
#   category: resilience
versioning contains ["versioning", "enabled"] if not input.versioning.enabled
`)}}

func set(t testing.TB) *policy.Set {
	t.Helper()
	s, err := policy.Load(fstest.MapFS{}, policy.Source{FS: rules, Name: "rules"})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// write lays out files in a new folder and returns it.
func write(t testing.TB, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		p := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func analyse(t testing.TB, root string, opts workspace.Options) *workspace.Result {
	t.Helper()
	if opts.Policies == nil {
		opts.Policies = set(t)
	}
	res, err := workspace.Analyse(context.Background(), root, opts)
	if err != nil {
		t.Fatal(err)
	}
	return res
}

// lines returns a line for each finding: place, policy, resource, and what is
// special about it.
func lines(res *workspace.Result) []string {
	var out []string
	for _, f := range res.Findings {
		line := fmt.Sprintf("%s:%s %s %s", f.Span.File, f.Span.Start, f.Policy.ID, f.Resource)
		if f.Status != policy.Fail {
			line += " " + f.Status.String()
		}
		if len(f.Instances) > 1 {
			line += fmt.Sprintf(" and %d more", len(f.Instances)-1)
		}
		if f.Suppression != nil {
			line += " suppressed: " + f.Suppression.Reason
		}
		for _, r := range f.Related {
			line += fmt.Sprintf(" (%s:%s %s)", r.Span.File, r.Span.Start, r.Message)
		}
		out = append(out, line)
	}
	return out
}

func want(t *testing.T, res *workspace.Result, want ...string) {
	t.Helper()
	if got := lines(res); !slices.Equal(got, want) {
		t.Errorf("got:\n  %s\nwant:\n  %s", strings.Join(got, "\n  "), strings.Join(want, "\n  "))
	}
}

const safe = "  versioning {\n    enabled = true\n  }\n"

func TestFindingPointsAtTheArgumentAndWhereItsValueCameFrom(t *testing.T) {
	res := analyse(t, write(t, map[string]string{
		"main.tf":        "variable \"acl\" {\n  default = \"public-read\"\n}\nmodule \"store\" {\n  source = \"./store\"\n  acl    = var.acl\n}\n",
		"store/store.tf": "variable \"acl\" {}\nresource \"aws_s3_bucket\" \"b\" {\n  acl = var.acl\n" + safe + "}\n",
	}), workspace.Options{})
	want(t, res, "store/store.tf:3:3 test-public module.store.aws_s3_bucket.b"+
		" (main.tf:6:12 the value comes through here) (main.tf:2:13 the value is set here) (main.tf:4:1 the module is called here)")
}

func TestFindingOfAMissingArgumentPointsAtTheResource(t *testing.T) {
	res := analyse(t, write(t, map[string]string{"main.tf": "\nresource \"aws_s3_bucket\" \"b\" {}\n"}), workspace.Options{})
	want(t, res, "main.tf:2:1 test-versioning aws_s3_bucket.b")
}

func TestFindingInASatellitePointsThere(t *testing.T) {
	res := analyse(t, write(t, map[string]string{"main.tf": `resource "aws_s3_bucket" "b" {}
resource "aws_s3_bucket_versioning" "v" {
  bucket = aws_s3_bucket.b.id
  versioning_configuration {
    status = "Suspended"
  }
}
`}), workspace.Options{})
	want(t, res, "main.tf:5:5 test-versioning aws_s3_bucket_versioning.v")
}

func TestInstancesAtOnePlaceAreOneFinding(t *testing.T) {
	res := analyse(t, write(t, map[string]string{"main.tf": "resource \"aws_s3_bucket\" \"b\" {\n  count = 3\n  acl   = \"public-read\"\n" + safe + "}\n"}), workspace.Options{})
	want(t, res, "main.tf:3:3 test-public aws_s3_bucket.b[0] and 2 more")
}

func TestUnknownValuesAreInconclusive(t *testing.T) {
	res := analyse(t, write(t, map[string]string{"main.tf": "variable \"on\" {}\nresource \"aws_s3_bucket\" \"b\" {\n  versioning {\n    enabled = var.on\n  }\n}\n"}), workspace.Options{})
	want(t, res, "main.tf:4:5 test-versioning aws_s3_bucket.b inconclusive")
}

func TestMostUrgentFindingComesFirst(t *testing.T) {
	res := analyse(t, write(t, map[string]string{
		"a.tf": "resource \"aws_s3_bucket\" \"a\" {}\n",
		"b.tf": "resource \"aws_s3_bucket\" \"b\" {\n  acl = \"public-read\"\n}\n",
	}), workspace.Options{})
	want(t, res, "b.tf:2:3 test-public aws_s3_bucket.b", "a.tf:1:1 test-versioning aws_s3_bucket.a", "b.tf:1:1 test-versioning aws_s3_bucket.b")
}

func TestOwnSeveritiesChangeTheOrder(t *testing.T) {
	dir := write(t, map[string]string{"main.tf": "resource \"aws_s3_bucket\" \"b\" {\n  acl = \"public-read\"\n}\n" +
		"resource \"aws_s3_bucket_public_access_block\" \"b\" {\n  bucket = aws_s3_bucket.b.id\n  ignore_public_acls = true\n}\n"})
	res := analyse(t, dir, workspace.Options{Severities: map[string]policy.Severity{"test-public": policy.Info, "test-versioning": policy.High}})
	want(t, res, "main.tf:1:1 test-versioning aws_s3_bucket.b", "main.tf:2:3 test-public aws_s3_bucket.b")
	if s := res.Findings[0].Policy.Severity; s != policy.High {
		t.Errorf("severity is %s", s)
	}
}

func TestSuppressionComments(t *testing.T) {
	const bucket = "resource \"aws_s3_bucket\" \"b\" {\n  acl = \"public-read\"\n" + safe + "}\n"
	now := time.Date(2026, 6, 1, 0, 0, 0, 0, time.UTC)
	const found = "main.tf:%d:3 test-public aws_s3_bucket.b"
	for _, tt := range []struct{ name, text, want string }{
		{"above the block", "# parapet:ignore test-public a demo\n" + bucket, fmt.Sprintf(found, 3) + " suppressed: a demo"},
		{"on the block's line", strings.Replace(bucket, "{\n", "{ # parapet:ignore test-public why\n", 1), fmt.Sprintf(found, 2) + " suppressed: why"},
		{"on the argument's line", strings.Replace(bucket, "read\"", "read\" // parapet:ignore test-public why", 1), fmt.Sprintf(found, 2) + " suppressed: why"},
		{"above the argument", strings.Replace(bucket, "  acl", "  # parapet:ignore test-public why\n  acl", 1), fmt.Sprintf(found, 3) + " suppressed: why"},
		{"not yet expired", "# parapet:ignore test-public until=2026-06-01 why\n" + bucket, fmt.Sprintf(found, 3) + " suppressed: why"},
		{"expired", "# parapet:ignore test-public until=2026-05-31 why\n" + bucket, fmt.Sprintf(found, 3)},
		{"another policy", "# parapet:ignore test-versioning why\n" + bucket, fmt.Sprintf(found, 3)},
		{"on another block", bucket + "# parapet:ignore test-public why\nlocals {}\n", fmt.Sprintf(found, 2)},
		{"checkov", strings.Replace(bucket, safe, "  # checkov:skip=CKV_TEST_1:why\n"+safe, 1), fmt.Sprintf(found, 2) + " suppressed: why"},
		{"tfsec", strings.Replace(bucket, "read\"", "read\" #tfsec:ignore:tfsec-test", 1), fmt.Sprintf(found, 2) + " suppressed: "},
		{"trivy", "# trivy:ignore:AVD-TEST-0001\n" + bucket, fmt.Sprintf(found, 3) + " suppressed: "},
		{"KICS line", strings.Replace(bucket, "  acl", "  # kics-scan ignore-line\n  acl", 1), fmt.Sprintf(found, 3) + " suppressed: "},
		{"KICS block", "# kics-scan ignore-block\n" + bucket, fmt.Sprintf(found, 3) + " suppressed: "},
		{"KICS file", "# kics-scan disable=CKV_TEST_1\n\n" + bucket, fmt.Sprintf(found, 4) + " suppressed: "},
		{"terrascan", strings.Replace(bucket, safe, "  #ts:skip=CKV_TEST_1 why\n"+safe, 1), fmt.Sprintf(found, 2) + " suppressed: why"},
		{"in a string", strings.Replace(bucket, "public-read\"", "public-read\"\n  bucket = \"# parapet:ignore test-public why\"", 1), fmt.Sprintf(found, 2)},
	} {
		t.Run(tt.name, func(t *testing.T) {
			res := analyse(t, write(t, map[string]string{"main.tf": tt.text}), workspace.Options{Now: now})
			want(t, res, tt.want)
		})
	}
}

func TestSuppressionWithoutEffectIsReported(t *testing.T) {
	for comment, why := range map[string]string{
		"test-public until=2020-01-01 old": "it counted until 2020-01-01",
		"test-publik why":                  "there is no policy test-publik: did you mean test-public?",
	} {
		res := analyse(t, write(t, map[string]string{"main.tf": "# parapet:ignore " + comment + "\nlocals {}\n"}), workspace.Options{})
		if len(res.Diagnostics) != 1 || res.Diagnostics[0].Summary != "suppression has no effect" || res.Diagnostics[0].Detail != why {
			t.Errorf("%s: diagnostics are %+v", comment, res.Diagnostics)
		}
	}
}

func TestFingerprintSurvivesMovedLines(t *testing.T) {
	const text = "resource \"aws_s3_bucket\" \"b\" {\n  acl = \"public-read\"\n}\n"
	a := analyse(t, write(t, map[string]string{"main.tf": text}), workspace.Options{})
	b := analyse(t, write(t, map[string]string{"main.tf": "# moved\n\n\n" + text}), workspace.Options{})
	for i := range a.Findings {
		if a.Findings[i].Fingerprint != b.Findings[i].Fingerprint {
			t.Errorf("fingerprint of %s has changed", a.Findings[i].Policy.ID)
		}
	}
	if a.Findings[0].Fingerprint == a.Findings[1].Fingerprint {
		t.Error("two findings share a fingerprint")
	}
}

func TestSingleFileIsJudgedInItsFolder(t *testing.T) {
	dir := write(t, map[string]string{
		"a.tf": "variable \"acl\" {\n  default = \"public-read\"\n}\nresource \"aws_s3_bucket\" \"other\" {}\n",
		"b.tf": "resource \"aws_s3_bucket\" \"b\" {\n  acl = var.acl\n" + safe + "}\n",
	})
	res := analyse(t, filepath.Join(dir, "b.tf"), workspace.Options{})
	want(t, res, "b.tf:2:3 test-public aws_s3_bucket.b (a.tf:2:13 the value is set here)")
}

func TestVariablesAndExclusions(t *testing.T) {
	dir := write(t, map[string]string{
		"main.tf":     "variable \"acl\" {}\nresource \"aws_s3_bucket\" \"b\" {\n  acl = var.acl\n" + safe + "}\n",
		"prod.tfvars": "acl = \"public-read\"\n",
		"old/x.tf":    "resource \"aws_s3_bucket\" \"x\" {}\n",
	})
	res := analyse(t, dir, workspace.Options{VarFiles: []string{"prod.tfvars"}, Exclude: []string{"old/**", "old"}})
	want(t, res, "main.tf:3:3 test-public aws_s3_bucket.b (prod.tfvars:1:7 the value is set here)")
	res = analyse(t, dir, workspace.Options{VarFiles: []string{"prod.tfvars"}, Vars: map[string]string{"acl": "private"}, Exclude: []string{"old"}})
	want(t, res)
}

func TestNothingToAnalyse(t *testing.T) {
	dir := write(t, map[string]string{"README.md": "nothing here"})
	_, err := workspace.Analyse(context.Background(), dir, workspace.Options{Policies: set(t)})
	if !errors.Is(err, workspace.ErrNothing) {
		t.Errorf("error is %v", err)
	}
	_, err = workspace.Analyse(context.Background(), filepath.Join(dir, "absent"), workspace.Options{Policies: set(t)})
	if !errors.Is(err, os.ErrNotExist) {
		t.Errorf("error is %v", err)
	}
}

func TestBrokenFileLeavesTheRest(t *testing.T) {
	res := analyse(t, write(t, map[string]string{
		"bad.tf":  "resource \"aws_s3_bucket\" \"broken\" {\n  acl = \n}\n",
		"good.tf": "resource \"aws_s3_bucket\" \"b\" {\n  acl = \"public-read\"\n" + safe + "}\n",
	}), workspace.Options{})
	want(t, res, "good.tf:2:3 test-public aws_s3_bucket.b")
	if len(res.Diagnostics) != 1 || res.Diagnostics[0].Path() != "bad.tf" {
		t.Errorf("diagnostics are %+v", res.Diagnostics)
	}
}
