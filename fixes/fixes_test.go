package fixes_test

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

	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/analysis/source"
	"github.com/parapet-iac/parapet/analysis/workspace"
	"github.com/parapet-iac/parapet/fixes"
	"github.com/parapet-iac/parapet/fixes/edit"
)

// rules are policies made for these tests: each shows another thing that a fix can
// come to.
var rules = fstest.MapFS{"aws_s3_bucket.rego": {Data: []byte(`package parapet.aws_s3_bucket

# METADATA
# title: Bucket is public
# custom:
#   id: test-public
#   severity: high
#   category: public-exposure
#   remedies:
#     - title: Make it private
#       set: [{path: acl, value: private}]
public contains ["acl"] if input.acl in {"public-read", "website"}

# METADATA
# title: Bucket has no owner
# custom:
#   id: test-owner
#   severity: low
#   category: hygiene
#   remedies:
#     - title: Name the owner
#       set: [{path: tags.Owner, value: platform}]
owner contains ["tags", "Owner"] if not input.tags.Owner

# METADATA
# title: Remedy does not help
# custom:
#   id: test-useless
#   severity: low
#   category: hygiene
#   remedies:
#     - title: Do something else
#       set: [{path: force_destroy, value: false}]
useless contains ["bucket"] if input.bucket == "useless"

# METADATA
# title: Remedy does harm
# custom:
#   id: test-harmful
#   severity: low
#   category: hygiene
#   remedies:
#     - title: Open it
#       set: [{path: acl, value: public-read}]
harmful contains ["bucket"] if {
	input.bucket == "harmful"
	object.get(input, "acl", "") != "public-read"
}

# METADATA
# title: Remedy leads to something less severe
# custom:
#   id: test-lesser
#   severity: medium
#   category: hygiene
#   remedies:
#     - title: Forget the tags
#       remove: [tags]
lesser contains ["bucket"] if {
	input.bucket == "lesser"
	input.tags
}

# METADATA
# title: Bucket has no key
# custom:
#   id: test-key
#   severity: info
#   category: encryption-at-rest
#   remedies:
#     - title: Give it a key
#       set: [{path: bucket, value: "${aws_kms_key.own.key_id}"}]
#       declare: [{type: aws_kms_key, name: own, set: [{path: enable_key_rotation, value: true}]}]
key contains ["bucket"] if input.bucket == "no-key"

# METADATA
# title: Remedy ends in an error
# custom:
#   id: test-broken
#   severity: info
#   category: hygiene
#   remedies:
#     - title: Refer to itself
#       set: [{path: bucket, value: "${self.bucket}"}]
broken contains ["bucket"] if input.bucket == "broken"

# METADATA
# title: Bucket has a bad name
# custom:
#   id: test-asks
#   severity: info
#   category: hygiene
#   remedies:
#     - title: Name it
#       set: [{path: bucket, value: good, ask: a name}]
asks contains ["bucket"] if input.bucket == "asks"
`)}}

func engine(t testing.TB, files map[string]string) *workspace.Engine {
	t.Helper()
	set, err := policy.Load(fstest.MapFS{}, policy.Source{FS: rules, Name: "rules"})
	if err != nil {
		t.Fatal(err)
	}
	return open(t, files, set)
}

func open(t testing.TB, files map[string]string, set *policy.Set) *workspace.Engine {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		p := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	e, err := workspace.Open(dir, workspace.Options{Policies: set})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { e.Close() })
	if _, err := e.Update(context.Background()); err != nil {
		t.Fatal(err)
	}
	return e
}

// finding returns the first finding of a policy.
func finding(t testing.TB, s *workspace.Snapshot, id string) *workspace.Finding {
	t.Helper()
	for f := range s.Files() {
		for _, found := range s.Findings(f.Path) {
			if found.Policy.ID == id {
				return &found
			}
		}
	}
	t.Fatalf("there is no finding of %s", id)
	return nil
}

func prove(e *workspace.Engine, f *fixes.Fix) (proved *fixes.Fix, err error) {
	err = e.Try(context.Background(), func(t *workspace.Trial) (err error) {
		proved, err = fixes.Prove(context.Background(), t, f)
		return err
	})
	return proved, err
}

func bucket(name, body string) string {
	return fmt.Sprintf("resource \"aws_s3_bucket\" %q {\n%s}\n", name, body)
}

func TestProve(t *testing.T) {
	owned := "  tags = { Owner = \"me\" }\n"
	for _, tt := range []struct {
		name, policy string
		files        map[string]string
		want         string // of the first fix: an error, what makes it unsafe, or ""
	}{
		{"a fix that holds", "test-public", map[string]string{"main.tf": bucket("a", "  acl = \"public-read\"\n")}, ""},
		{"the finding stays", "test-useless", map[string]string{"main.tf": bucket("a", "  bucket = \"useless\"\n")}, "the finding would stay"},
		{"something as severe is new", "test-harmful", map[string]string{"main.tf": bucket("a", "  bucket = \"harmful\"\n")}, "it would lead to test-public on aws_s3_bucket.a"},
		{"something less severe is new", "test-lesser", map[string]string{"main.tf": bucket("a", "  bucket = \"lesser\"\n"+owned)}, ""},
		{"a reference to what the remedy declares", "test-key", map[string]string{"main.tf": bucket("a", "  bucket = \"no-key\"\n")}, ""},
		{"an error is new", "test-broken", map[string]string{"main.tf": bucket("a", "  bucket = \"broken\"\n")}, "it would lead to an error in main.tf: aws_s3_bucket.a refers to itself"},
		{"all instances", "test-public", map[string]string{"main.tf": bucket("a", "  count = 3\n  acl = \"public-read\"\n")}, ""},
		{"one of two calls", "test-public", map[string]string{
			"main.tf":   "module \"x\" {\n  source = \"./m\"\n}\nmodule \"y\" {\n  source = \"./m\"\n  acl = \"website\"\n}\n",
			"m/main.tf": "variable \"acl\" { default = \"public-read\" }\n" + bucket("a", "  acl = var.acl\n"),
		}, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			e := engine(t, tt.files)
			f := finding(t, e.Snapshot(), tt.policy)
			ways, err := fixes.NewPlanner(e.Snapshot()).Fixes(f)
			if err != nil {
				t.Fatal(err)
			}
			got := ""
			if proved, err := prove(e, ways[0]); err != nil {
				got = err.Error()
			} else {
				got = proved.Unsafe
			}
			if got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestAFixThatChangesOthersIsUnsafe(t *testing.T) {
	e := engine(t, map[string]string{"main.tf": "locals { acl = \"public-read\" }\n" +
		bucket("a", "  acl = local.acl\n") + bucket("b", "  acl = local.acl\n") + "resource \"aws_s3_bucket_acl\" \"c\" {\n  bucket = \"elsewhere\"\n  acl = local.acl\n}\n"})
	ways, err := fixes.NewPlanner(e.Snapshot()).Fixes(finding(t, e.Snapshot(), "test-public"))
	if err != nil {
		t.Fatal(err)
	}
	if len(ways) != 2 || !ways[0].Preferred || ways[1].Preferred {
		t.Fatalf("%d ways", len(ways))
	}
	here, err := prove(e, ways[0])
	if err != nil || !here.Safe() {
		t.Errorf("here: %v, unsafe: %s", err, here.Unsafe)
	}
	there, err := prove(e, ways[1])
	if err != nil {
		t.Fatal(err)
	}
	if want := "also changes aws_s3_bucket.b, aws_s3_bucket_acl.c"; there.Unsafe != want {
		t.Errorf("%s is unsafe since it %q, want %q", there.Title(), there.Unsafe, want)
	}
}

func TestAStaleFixIsRefused(t *testing.T) {
	e := engine(t, map[string]string{"main.tf": bucket("a", "  acl = \"public-read\"\n")})
	ways, err := fixes.NewPlanner(e.Snapshot()).Fixes(finding(t, e.Snapshot(), "test-public"))
	if err != nil {
		t.Fatal(err)
	}
	e.Change(workspace.Change{Path: "main.tf", Text: source.NewText([]byte("\n" + bucket("a", "  acl = \"public-read\"\n")))})
	if _, err := e.Update(context.Background()); err != nil {
		t.Fatal(err)
	}
	if _, err := prove(e, ways[0]); !errors.Is(err, fixes.ErrStale) {
		t.Errorf("the error is %v", err)
	}
}

// many has findings of all kinds, whose fixes meet in the same blocks.
var many = map[string]string{
	"main.tf": bucket("a", "  acl = \"public-read\" # open\n") + "\n" + bucket("b", "  bucket = \"useless\"\n") + "\n" +
		bucket("c", "  bucket = \"harmful\"\n") + bucket("d", "  bucket = \"asks\"\n") + "resource \"aws_s3_bucket\" \"e\" {}\n",
	"shared.tf": "locals {\n  acl = \"public-read\"\n}\n" + bucket("f", "  acl = local.acl\n") + bucket("g", "  acl = local.acl\n") + bucket("h", "  bucket = \"no-key\"\n") +
		"# parapet:ignore test-owner nobody's\n" + bucket("i", ""),
}

func all(t testing.TB, e *workspace.Engine, opts fixes.Options) *fixes.Set {
	t.Helper()
	var set *fixes.Set
	err := e.Try(context.Background(), func(trial *workspace.Trial) (err error) {
		set, err = fixes.All(context.Background(), trial, opts)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// apply makes the changes of a set, as a user would write them to the files.
func apply(t testing.TB, e *workspace.Engine, set *fixes.Set) {
	t.Helper()
	for _, c := range set.Changes() {
		e.Change(workspace.Change{Path: c.Path, Text: source.NewText(edit.Apply(c.Text.Bytes(), c.Edits))})
	}
	if _, err := e.Update(context.Background()); err != nil {
		t.Fatal(err)
	}
}

func left(set *fixes.Set) []string {
	var out []string
	for _, l := range set.Left {
		out = append(out, fmt.Sprintf("%s %s: %v", l.Finding.Policy.ID, l.Finding.Resource, l.Why))
	}
	return out
}

func TestAll(t *testing.T) {
	e := engine(t, many)
	before := e.Snapshot()
	set := all(t, e, fixes.Options{})
	if e.Snapshot() != before {
		t.Error("the workspace has changed")
	}
	want := []string{
		"test-useless aws_s3_bucket.b: the finding would stay",
		"test-harmful aws_s3_bucket.c: it would lead to test-public on aws_s3_bucket.c",
		"test-asks aws_s3_bucket.d: " + fixes.ErrAsks.Error(),
	}
	if got := left(set); !slices.Equal(got, want) {
		t.Errorf("left:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	apply(t, e, set)
	shared := string(e.Snapshot().File("shared.tf").Text.Bytes())
	for _, part := range []string{"acl = \"public-read\"\n}\n", "  bucket = aws_kms_key.own.key_id\n", "resource \"aws_kms_key\" \"own\" {\n  enable_key_rotation = true\n}\n"} {
		if !strings.Contains(shared, part) {
			t.Errorf("shared.tf has no %q:\n%s", part, shared)
		}
	}
	if again := all(t, e, fixes.Options{}); len(again.Files()) > 0 {
		t.Errorf("a second time changes %v", again.Files())
	}
}

func TestAllByPolicyComesToTheSame(t *testing.T) {
	e := engine(t, many)
	once, steps := all(t, e, fixes.Options{}), all(t, e, fixes.Options{ByPolicy: true})
	if len(steps.Steps) != 3 {
		t.Errorf("%d steps", len(steps.Steps))
	}
	texts := map[string]string{}
	for _, s := range steps.Steps {
		for _, f := range s.Applied {
			if f.Finding.Policy.ID != s.Policy.ID {
				t.Errorf("a step of %s mends %s", s.Policy.ID, f.Finding.Policy.ID)
			}
		}
		for _, f := range s.Files {
			if before, ok := texts[f.Path]; ok && before != string(f.Before.Bytes()) {
				t.Errorf("the step of %s begins elsewhere in %s", s.Policy.ID, f.Path)
			}
			texts[f.Path] = string(f.After.Bytes())
		}
	}
	for _, f := range once.Files() {
		if texts[f.Path] != string(f.After.Bytes()) {
			t.Errorf("%s differs:\n%s", f.Path, edit.Unified(f.Path, f.After.Bytes(), []byte(texts[f.Path])))
		}
	}
}

func TestAllKeepsToWhatIsSelected(t *testing.T) {
	e := engine(t, many)
	set := all(t, e, fixes.Options{
		Keep: func(f *workspace.Finding) bool { return f.Policy.ID == "test-public" },
		Edit: func(path string) bool { return path == "main.tf" },
	})
	if files := set.Files(); len(files) != 1 || files[0].Path != "main.tf" || strings.Contains(string(files[0].After.Bytes()), "Owner") {
		t.Errorf("it changes %v", files)
	}
	if len(set.Left) != 2 { // in shared.tf
		t.Errorf("left: %q", left(set))
	}
}

func TestAllEndsWithItsContext(t *testing.T) {
	e := engine(t, many)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	err := e.Try(ctx, func(trial *workspace.Trial) error {
		_, err := fixes.All(ctx, trial, fixes.Options{})
		return err
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("the error is %v", err)
	}
}

func TestNoRemedy(t *testing.T) {
	e := engine(t, map[string]string{"main.tf": bucket("a", "  acl = \"public-read\"\n")})
	f := *finding(t, e.Snapshot(), "test-public")
	bare := *f.Policy
	bare.Remedies = nil
	f.Policy = &bare
	if _, err := fixes.NewPlanner(e.Snapshot()).Fixes(&f); !errors.Is(err, fixes.ErrNoRemedy) {
		t.Errorf("the error is %v", err)
	}
}
