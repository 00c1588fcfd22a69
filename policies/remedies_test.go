package policies_test

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/hcl/v2/hclwrite"

	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/analysis/source"
	"github.com/parapet-iac/parapet/analysis/workspace"
	"github.com/parapet-iac/parapet/fixes"
	"github.com/parapet-iac/parapet/fixes/edit"
	"github.com/parapet-iac/parapet/policies"
)

var update = flag.Bool("update", false, "rewrite the golden files of remedies")

// TestRemedies mends the example of each policy that has a remedy, by each of the
// remedies in turn, and holds what comes out against the golden files in the folder
// fixed beside examples: <policy-id>.tf for the first remedy, <policy-id>.2.tf for
// the second. A finding is mended by the first way to apply the remedy that holds,
// be it unsafe. Each remedy mends a finding at least, and each finding is mended by
// a remedy at least; what comes out is as terraform fmt writes it if the example
// was.
func TestRemedies(t *testing.T) {
	set, err := policy.Load(policies.FS)
	if err != nil {
		t.Fatal(err)
	}
	failing := unmended(t)
	for _, p := range shipped(t) {
		if len(p.Remedies) == 0 {
			continue
		}
		t.Run(p.ID, func(t *testing.T) {
			t.Parallel()
			example := exampleOf(t, p)
			if example == nil {
				return
			}
			holds := true
			var left map[string]bool // findings that no remedy mends
			for i := range p.Remedies {
				mended, stays, n, err := mend(t, set, p, i, example)
				if left == nil {
					left = stays
				}
				maps.DeleteFunc(left, func(k string, _ bool) bool { return !stays[k] })
				if n == 0 {
					holds = false
					t.Logf("%s: %v", p.Remedies[i].Title, err)
					continue
				}
				if failing[p.ID] {
					continue // what comes out is not meant yet
				}
				compareGolden(t, p, i, example, mended)
				if *update {
					writeGolden(t, p, i, example, mended)
				}
			}
			if len(left) > 0 {
				holds = false
				t.Logf("no remedy mends %v", slices.Sorted(maps.Keys(left)))
			}
			switch {
			case !holds && !failing[p.ID]:
				t.Error("a remedy does not hold")
			case holds && failing[p.ID]:
				t.Errorf("the remedies hold: take %s off testdata/unmended.txt", p.ID)
			}
		})
	}
}

// unmended returns the policies with a remedy that is known not to hold yet.
func unmended(t *testing.T) map[string]bool {
	t.Helper()
	text, err := fs.ReadFile(here, "testdata/unmended.txt")
	if err != nil {
		t.Fatal(err)
	}
	ids := map[string]bool{}
	for line := range strings.Lines(string(text)) {
		if id, _, _ := strings.Cut(strings.TrimSpace(line), " "); id != "" && id != "#" {
			ids[id] = true
		}
	}
	return ids
}

// mend applies remedy i of a policy to its example until nothing is left that it
// mends. It returns the files, the fingerprints of the findings that stay, how many
// it has mended, and why others stay.
func mend(t *testing.T, set *policy.Set, p *policy.Policy, i int, example fs.FS) (files map[string][]byte, stays map[string]bool, mended int, why error) {
	t.Helper()
	e, err := workspace.Open(".", workspace.Options{Policies: set, Disk: example})
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	ctx := context.Background()
	stays = map[string]bool{}
	for changed := true; changed; {
		snap, err := e.Update(ctx)
		if err != nil {
			t.Fatal(err)
		}
		changed = false
		for _, f := range failing(snap, p) {
			if stays[f.Fingerprint] {
				continue
			}
			fix, err := first(ctx, e, snap, &f, i)
			if err != nil {
				why = errors.Join(why, err)
				stays[f.Fingerprint] = true
				continue
			}
			for _, c := range fix.Changes() {
				e.Change(workspace.Change{Path: c.Path, Text: source.NewText(edit.Apply(c.Text.Bytes(), c.Edits))})
			}
			mended, changed = mended+1, true
			break
		}
		files = map[string][]byte{}
		for f := range snap.Files() {
			files[f.Path] = f.Text.Bytes()
		}
	}
	return files, stays, mended, why
}

func failing(s *workspace.Snapshot, p *policy.Policy) []workspace.Finding {
	var out []workspace.Finding
	for f := range s.Files() {
		for _, found := range s.Findings(f.Path) {
			if found.Policy.ID == p.ID && found.Status == policy.Fail {
				out = append(out, found)
			}
		}
	}
	return out
}

// first returns the first way to apply remedy i to a finding that holds.
func first(ctx context.Context, e *workspace.Engine, s *workspace.Snapshot, f *workspace.Finding, i int) (*fixes.Fix, error) {
	ways, failure := fixes.NewPlanner(s).Fixes(f)
	for _, fix := range ways {
		if fix.Remedy != i {
			continue
		}
		var proved *fixes.Fix
		err := e.Try(ctx, func(t *workspace.Trial) (err error) {
			proved, err = fixes.Prove(ctx, t, fix)
			return err
		})
		if err == nil {
			return proved, nil
		}
		var b strings.Builder
		for _, c := range fix.Changes() {
			b.WriteString(edit.Unified(c.Path, c.Text.Bytes(), edit.Apply(c.Text.Bytes(), c.Edits)))
		}
		failure = errors.Join(failure, fmt.Errorf("%w:\n%s", err, b.String()))
	}
	return nil, fmt.Errorf("line %d: %w", f.Span.Start.Line, cmpError(failure))
}

func cmpError(err error) error {
	if err == nil {
		return errors.New("there is no way to apply it")
	}
	return err
}

// golden returns the name of a golden file for a file of an example.
func golden(p *policy.Policy, i int, name string) string {
	stem := p.ID
	if i > 0 {
		stem = fmt.Sprintf("%s.%d", p.ID, i+1)
	}
	dir := path.Join(path.Dir(p.File), "fixed")
	if base, ext, _ := strings.Cut(name, "."); base == p.ID {
		return path.Join(dir, stem+"."+ext)
	}
	return path.Join(dir, stem, name)
}

func compareGolden(t *testing.T, p *policy.Policy, i int, example fs.FS, mended map[string][]byte) {
	t.Helper()
	for _, name := range slices.Sorted(maps.Keys(mended)) {
		before, _ := fs.ReadFile(example, name)
		if bytes.Equal(before, mended[name]) {
			continue
		}
		if path.Ext(name) == ".tf" && bytes.Equal(hclwrite.Format(before), before) {
			if diff := edit.Unified(name, mended[name], hclwrite.Format(mended[name])); diff != "" {
				t.Errorf("%s: terraform fmt would write:\n%s", p.Remedies[i].Title, diff)
			}
		}
		if *update {
			continue
		}
		want, err := fs.ReadFile(here, golden(p, i, name))
		if err != nil {
			t.Errorf("%s: %v: write it with -update and read it", p.Remedies[i].Title, err)
		} else if diff := edit.Unified(golden(p, i, name), want, mended[name]); diff != "" {
			t.Errorf("%s: what comes out differs from the golden file:\n%s", p.Remedies[i].Title, diff)
		}
	}
}

func writeGolden(t *testing.T, p *policy.Policy, i int, example fs.FS, mended map[string][]byte) {
	t.Helper()
	for name, text := range mended {
		if before, _ := fs.ReadFile(example, name); bytes.Equal(before, text) {
			continue
		}
		file := filepath.FromSlash(golden(p, i, name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, text, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// TestGoldenFilesAreFormatted holds the golden files against the terraform
// command, and that each belongs to a remedy.
func TestGoldenFilesAreFormatted(t *testing.T) {
	remedies := map[string]int{}
	for _, p := range shipped(t) {
		remedies[p.ID] = len(p.Remedies)
	}
	files, err := filepath.Glob("*/*/fixed/*")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for _, f := range files {
		id, rest, _ := strings.Cut(path.Base(f), ".")
		n := 1
		if _, err := fmt.Sscanf(rest, "%d", &n); err != nil {
			n = 1
		}
		if n > remedies[id] {
			t.Errorf("%s: policy %s has no remedy %d", f, id, n)
		}
		text, err := os.ReadFile(f)
		if err != nil || path.Ext(f) != ".tf" {
			continue // a folder, or JSON
		}
		if err := os.WriteFile(filepath.Join(dir, path.Base(f)), text, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := exec.LookPath("terraform"); err != nil {
		t.Skip("terraform is not installed")
	}
	cmd := exec.Command("terraform", "fmt", "-check", "-diff", dir)
	cmd.Env = append(os.Environ(), "CHECKPOINT_DISABLE=1", "TF_CLI_CONFIG_FILE="+os.DevNull)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("terraform fmt: %v\n%s", err, out)
	}
}

// TestMostPoliciesHaveARemedy holds the share of policies that can be mended, by
// remedies that the harness proves.
func TestMostPoliciesHaveARemedy(t *testing.T) {
	failing := unmended(t)
	all, mended := map[string]int{}, map[string]int{}
	for _, p := range shipped(t) {
		vendor, _, _ := strings.Cut(p.File, "/")
		for _, group := range []string{vendor, ""} {
			all[group]++
			if len(p.Remedies) > 0 && !failing[p.ID] {
				mended[group]++
			}
		}
	}
	for _, group := range slices.Sorted(maps.Keys(all)) {
		share := 100 * mended[group] / all[group]
		t.Logf("%s: %d of %d, %d %%", group, mended[group], all[group], share)
		if group == "" && share < 90 {
			t.Errorf("%d %% of all policies have a remedy", share)
		}
	}
}
