package config

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/parapet-iac/parapet/analysis/policy"
)

func write(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	for name, text := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func TestDiscover(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, map[string]string{
		"parapet.yaml":           "version: 1\n",
		"repo/.git/HEAD":         "",
		"repo/a/main.tf":         "",
		"other/parapet.yaml":     "version: 1\n",
		"other/.git":             "gitdir: elsewhere\n",
		"other/deep/er/main.tf":  "",
		"big/parapet.yaml":       "version: 1\n" + strings.Repeat("#", MaxSize),
		"folder/parapet.yaml/x":  "",
		"plain/deep/er/main.tf":  "",
		"broken/parapet.yaml":    "version: x\n",
		"outside/secret.yaml":    "version: 1\nsecret: 1\n",
		"outside/w/placeholder":  "",
		"outside/w/.git/objects": "",
	})
	if err := os.Symlink("../secret.yaml", filepath.Join(dir, "outside/w/parapet.yaml")); err != nil {
		t.Fatal(err)
	}
	tests := []struct{ name, from, want, err string }{
		{"in a folder far above", "plain/deep/er", "parapet.yaml", ""},
		{"at the root of the repository", "other/deep/er", "other/parapet.yaml", ""},
		{"not beyond the root of the repository", "repo/a", "", ""},
		{"too large", "big", "", "larger than 262144 bytes"},
		{"a folder", "folder", "", "not a regular file"},
		{"broken", "broken", "", "1:10: version must be a whole number"},
		{"a link out of the workspace", "outside/w", "", "escapes"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c, err := Discover(filepath.Join(dir, tt.from))
			if tt.err != "" {
				if err == nil || !strings.Contains(err.Error(), tt.err) || strings.Contains(err.Error(), "secret:") {
					t.Fatalf("got %v, want an error with %q", err, tt.err)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			got := ""
			if c != nil {
				got, _ = (&Config{Path: filepath.Join(dir, "x")}).Rel(c.Path)
			}
			if got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestSkipMatches(t *testing.T) {
	p := &policy.Policy{ID: "aws-s3-bucket-public-acl", Aliases: []string{"CKV_AWS_20"}}
	tests := []struct {
		name           string
		skip           Skip
		file, resource string
		want           bool
	}{
		{"by id", Skip{Policy: "aws-s3-bucket-public-acl"}, "main.tf", "aws_s3_bucket.a", true},
		{"by alias in another case", Skip{Policy: "ckv_aws_20"}, "main.tf", "aws_s3_bucket.a", true},
		{"by pattern", Skip{Policy: "aws-s3-*"}, "main.tf", "aws_s3_bucket.a", true},
		{"another policy", Skip{Policy: "aws-s3-bucket-public"}, "main.tf", "aws_s3_bucket.a", false},
		{"a folder", Skip{Policy: "*", Path: "legacy"}, "legacy/a/main.tf", "aws_s3_bucket.a", true},
		{"a folder with a slash", Skip{Policy: "*", Path: "legacy/"}, "legacy/main.tf", "aws_s3_bucket.a", true},
		{"another folder", Skip{Policy: "*", Path: "legacy"}, "legacy2/main.tf", "aws_s3_bucket.a", false},
		{"any depth", Skip{Policy: "*", Path: "**/*.gen.tf"}, "a/b/c.gen.tf", "aws_s3_bucket.a", true},
		{"a resource with a key", Skip{Policy: "*", Resource: `module.m["x/y"].*`}, "main.tf", `module.m["x/y"].aws_s3_bucket.a`, true},
		{"brackets mean themselves", Skip{Policy: "*", Resource: "aws_s3_bucket.a[0]"}, "main.tf", "aws_s3_bucket.a[0]", true},
		{"another resource", Skip{Policy: "*", Resource: "aws_s3_bucket.a"}, "main.tf", "aws_s3_bucket.ab", false},
	}
	for _, tt := range tests {
		if got := tt.skip.Matches(p, tt.file, tt.resource); got != tt.want {
			t.Errorf("%s: got %v, want %v", tt.name, got, tt.want)
		}
	}
}

func TestSkipHoldsUntilTheEndOfItsLastDay(t *testing.T) {
	s := Skip{Until: Date{time.Date(2026, 12, 31, 0, 0, 0, 0, time.UTC)}}
	if s.Expired(time.Date(2026, 12, 31, 23, 59, 59, 0, time.UTC)) {
		t.Error("expired on its last day")
	}
	if !s.Expired(time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC)) {
		t.Error("did not expire on the day after")
	}
	if (Skip{}).Expired(time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC)) {
		t.Error("a skip without a last day expired")
	}
}

func TestExcludesBelowTheConfiguration(t *testing.T) {
	tests := []struct {
		pattern, root string
		paths, not    []string // relative to root
	}{
		{"examples", "", []string{"examples", "examples/a.tf"}, []string{"a/examples/b.tf"}},
		{"examples/", "", []string{"examples/a.tf"}, []string{"examples2/a.tf"}},
		{"examples/**", "", []string{"examples/a/b.tf"}, []string{"a.tf"}},
		{"**/test", "", []string{"test/a.tf", "a/test/b.tf"}, []string{"a/tests/b.tf"}},
		{"envs/*/gen", "envs/prod", []string{"gen/a.tf"}, []string{"a/gen/b.tf"}},
		{"**/gen", "envs/prod", []string{"gen/a.tf", "a/gen/b.tf"}, []string{"a.tf"}},
		{"envs/**/gen", "envs/prod", []string{"gen/a.tf", "a/gen/b.tf"}, []string{"a.tf"}},
		{"envs", "envs/prod", []string{"a.tf", "b/c.tf"}, nil},
		{"modules", "envs/prod", nil, []string{"modules/a.tf"}},
		{"*.tf", "envs/prod", nil, []string{"a.tf"}},
	}
	for _, tt := range tests {
		c := &Config{Path: "/w/parapet.yaml", Exclude: []string{tt.pattern}}
		patterns := c.Excludes(filepath.Join("/w", tt.root))
		excluded := func(path string) bool {
			return slices.ContainsFunc(patterns, func(p string) bool {
				ok, _ := doublestar.Match(p, path)
				return ok
			})
		}
		for _, path := range tt.paths {
			if !excluded(path) {
				t.Errorf("%s from %q: %s is read (patterns %q)", tt.pattern, tt.root, path, patterns)
			}
		}
		for _, path := range tt.not {
			if excluded(path) {
				t.Errorf("%s from %q: %s is left out (patterns %q)", tt.pattern, tt.root, path, patterns)
			}
		}
	}
}

func TestVarFilesFor(t *testing.T) {
	c := &Config{Path: "/w/parapet.yaml", VarFiles: []string{"envs/prod/prod.tfvars"}}
	got, err := c.VarFilesFor("/w/envs")
	if err != nil || !slices.Equal(got, []string{"prod/prod.tfvars"}) {
		t.Errorf("got %q, %v", got, err)
	}
	if _, err := c.VarFilesFor("/w/envs/dev"); err == nil {
		t.Error("a file outside of the workspace was accepted")
	}
}

func TestNamedFilesStayInTheFolder(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, map[string]string{"secret": "s", "p/a.rego": "", "w/parapet.yaml": "version: 1\n", "w/in/a.rego": ""})
	if err := os.Symlink("../p", filepath.Join(dir, "w/link")); err != nil {
		t.Fatal(err)
	}
	c, err := Load(filepath.Join(dir, "w/parapet.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	if f, err := c.OpenFile("../secret"); err == nil {
		f.Close()
		t.Error("a file outside was opened")
	}
	for _, name := range []string{"../p", "link", filepath.Join(dir, "p")} {
		if d, err := c.OpenDir(name); err == nil {
			d.Close()
			t.Errorf("the folder %s outside was opened", name)
		}
	}
	d, err := c.OpenDir("in")
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	if _, err := fs.Stat(d.FS(), "a.rego"); err != nil {
		t.Error(err)
	}
	if _, err := c.OpenFile("absent"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("got %v, want that the file does not exist", err)
	}
}

func TestClosest(t *testing.T) {
	words := []string{"severity", "skip", "only"}
	for word, want := range map[string]string{"sevrity": "severity", "SKIP": "skip", "onyl": "only", "baseline": "", "x": ""} {
		if got := Closest(word, words); got != want {
			t.Errorf("%s: got %q, want %q", word, got, want)
		}
	}
}
