package compare_test

import (
	"context"
	"embed"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"golang.org/x/tools/txtar"

	"github.com/parapet-iac/parapet/analysis/compare"
	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/analysis/threat"
	"github.com/parapet-iac/parapet/analysis/workspace"
	"github.com/parapet-iac/parapet/policies"
)

var update = flag.Bool("update", false, "write what is found into the archives")

var options = threat.Options{Now: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)}

// side analyses files without policies.
func side(t *testing.T, files fstest.MapFS, policies *policy.Set) compare.Side {
	t.Helper()
	res, err := workspace.Analyse(t.Context(), t.TempDir(), workspace.Options{Policies: policies, Disk: files, Now: options.Now, Threat: options})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range res.Diagnostics {
		t.Errorf("%s: %s", d.Path(), d.Summary)
	}
	return compare.Side{Result: res, Breaches: res.Breaches(t.Context())}
}

func none(t *testing.T) *policy.Set {
	t.Helper()
	set, err := policy.Load(embed.FS{})
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// TestPaths compares the workspaces of the archives in testdata: files in common,
// files below before/ and after/, and in want the paths that the change opens and
// closes with the lines that do so, both ways.
func TestPaths(t *testing.T) {
	archives, _ := filepath.Glob("testdata/*.txtar")
	if len(archives) == 0 {
		t.Fatal("no archives")
	}
	for _, name := range archives {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			ar, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			before, after := fstest.MapFS{}, fstest.MapFS{}
			at := -1
			for i, f := range ar.Files {
				data := &fstest.MapFile{Data: f.Data}
				if f.Name == "want" {
					at = i
				} else if file, ok := strings.CutPrefix(f.Name, "before/"); ok {
					before[file] = data
				} else if file, ok := strings.CutPrefix(f.Name, "after/"); ok {
					after[file] = data
				} else {
					before[f.Name], after[f.Name] = data, data
				}
			}
			a, b := side(t, before, none(t)), side(t, after, none(t))
			got := told(compare.Between(t.Context(), a, b)) + "and back\n" + told(compare.Between(t.Context(), b, a))
			if *update {
				ar.Files[at].Data = []byte(got)
				if err := os.WriteFile(name, txtar.Format(ar), 0o644); err != nil {
					t.Fatal(err)
				}
			} else if want := string(ar.Files[at].Data); got != want {
				t.Errorf("got:\n%s\nwant:\n%s", got, want)
			}
		})
	}
}

// told writes the paths of a change.
func told(c *compare.Change) string {
	var b strings.Builder
	for _, group := range []struct {
		what  string
		paths []compare.Path
	}{{"opens", c.OpenedPaths}, {"closes", c.ClosedPaths}} {
		for _, p := range group.paths {
			fmt.Fprintf(&b, "%s: %s to %s", group.what, p.Start, p.Goal)
			if p.Method != nil {
				fmt.Fprintf(&b, " by %s", p.Method.ID)
			}
			if !p.Confirmed() {
				b.WriteString(", possibly")
			}
			if p.Firmer {
				b.WriteString(", firmer")
			}
			b.WriteByte('\n')
			for _, l := range p.Lines {
				fmt.Fprintf(&b, "  %s %s:%d %s %s\n", l.Kind, l.File, l.Start.Line, l.Evidence.Address, l.Evidence.Path)
			}
		}
	}
	if b.Len() == 0 {
		return "nothing\n"
	}
	return b.String()
}

func TestNothingChanges(t *testing.T) {
	files := fstest.MapFS{"main.tf": {Data: []byte("resource \"aws_s3_bucket\" \"b\" {\n  bucket = \"b\"\n  acl = \"public-read\"\n}\n")}}
	moved := fstest.MapFS{"other.tf": {Data: append([]byte("\n# a comment\n"), files["main.tf"].Data...)}}
	set := shipped(t)
	c := compare.Between(t.Context(), side(t, files, set), side(t, moved, set))
	if len(c.Opened)+len(c.Closed)+len(c.OpenedPaths)+len(c.ClosedPaths) > 0 {
		t.Errorf("%d findings and %d paths opened, %d and %d closed", len(c.Opened), len(c.OpenedPaths), len(c.Closed), len(c.ClosedPaths))
	}
}

func TestFindings(t *testing.T) {
	bucket := func(name, acl string) string {
		return fmt.Sprintf("resource \"aws_s3_bucket\" %q {\n  acl = %q\n}\n", name, acl)
	}
	set := shipped(t)
	before := side(t, fstest.MapFS{"main.tf": {Data: []byte(bucket("a", "public-read") + bucket("b", "private"))}}, set)
	after := side(t, fstest.MapFS{"main.tf": {Data: []byte(bucket("a", "private") + bucket("b", "public-read") + bucket("c", "public-read"))}}, set)
	c := compare.Between(t.Context(), before, after)
	list := func(found []workspace.Finding) string {
		var out []string
		for _, f := range found {
			if f.Policy.ID == "aws-s3-bucket-public-acl" {
				out = append(out, string(f.Resource))
			}
		}
		return strings.Join(out, " ")
	}
	if got := list(c.Opened); got != "aws_s3_bucket.b aws_s3_bucket.c" {
		t.Errorf("opened: %s", got)
	}
	if got := list(c.Closed); got != "aws_s3_bucket.a" {
		t.Errorf("closed: %s", got)
	}
}

// TestCancelled holds that an end of the context ends the work, too.
func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	s := side(t, fstest.MapFS{"main.tf": {Data: []byte("resource \"aws_s3_bucket\" \"b\" {}\n")}}, none(t))
	cancel()
	if c := compare.Between(ctx, s, s); len(c.OpenedPaths) > 0 {
		t.Error("something is opened by nothing")
	}
}

func shipped(t *testing.T) *policy.Set {
	t.Helper()
	set, err := policy.Load(policies.FS)
	if err != nil {
		t.Fatal(err)
	}
	return set
}
