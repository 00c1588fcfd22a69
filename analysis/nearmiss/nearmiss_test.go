package nearmiss

import (
	"context"
	"embed"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"golang.org/x/tools/txtar"

	"github.com/parapet-iac/parapet/analysis/compare"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/analysis/threat"
	"github.com/parapet-iac/parapet/analysis/workspace"
)

var update = flag.Bool("update", false, "write what is found into the archives")

// options have an entry point, for what machines and pods called so could do.
var options = threat.Options{Entries: []string{"*entry*"}, Now: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)}

func analyse(t *testing.T, files fstest.MapFS) *workspace.Result {
	t.Helper()
	set, err := policy.Load(embed.FS{})
	if err != nil {
		t.Fatal(err)
	}
	res, err := workspace.Analyse(t.Context(), t.TempDir(), workspace.Options{Policies: set, Disk: files, Now: options.Now, Threat: options})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range res.Diagnostics {
		t.Errorf("%s: %s", d.Path(), d.Summary)
	}
	return res
}

// TestFind compares what is found in the archives in testdata with their want, and
// with what opening one control after the other comes to.
func TestFind(t *testing.T) {
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
			files := fstest.MapFS{}
			at := -1
			for i, f := range ar.Files {
				if files[f.Name] = (&fstest.MapFile{Data: f.Data}); f.Name == "want" {
					at = i
					delete(files, f.Name)
				}
			}
			res := analyse(t, files)
			b := res.Breaches(t.Context())
			misses, complete := Find(t.Context(), res.Resources, options)
			if !complete {
				t.Error("something was left out")
			}
			oneByOne(t, res.Resources, misses)
			var got strings.Builder
			for _, m := range misses {
				span, _ := b.Span(m.Evidence)
				fmt.Fprintf(&got, "%s (%s:%d)\n", m.What, span.File, span.Start.Line)
				for _, p := range m.Paths {
					fmt.Fprintf(&got, "  %s\n", shown(&p))
				}
			}
			if *update {
				ar.Files[at].Data = []byte(got.String())
				if err := os.WriteFile(name, txtar.Format(ar), 0o644); err != nil {
					t.Fatal(err)
				}
			} else if want := string(ar.Files[at].Data); got.String() != want {
				t.Errorf("got:\n%s\nwant:\n%s", got.String(), want)
			}
		})
	}
}

func shown(p *compare.Path) string {
	s := fmt.Sprintf("%s to %s", p.Start, p.Goal)
	if p.Method != nil {
		s += " by " + p.Method.ID
	}
	if !p.Confirmed() {
		s += ", possibly"
	}
	if p.Firmer {
		s += ", firmer"
	}
	return s
}

// oneByOne holds that the search leaves out no control.
func oneByOne(t *testing.T, resources []*model.Resource, misses []Miss) {
	t.Helper()
	all, _ := controls(resources)
	s := search{ctx: t.Context(), resources: resources, opts: options}
	base := s.with(nil)
	var want, got []string
	for _, c := range all {
		if len(s.with([]*Control{c}).Beyond(base)) > 0 {
			want = append(want, c.What)
		}
	}
	for _, m := range misses {
		got = append(got, m.What)
	}
	slices.Sort(want)
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("found %q, one by one %q", got, want)
	}
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if misses, complete := Find(ctx, nil, options); complete || misses != nil {
		t.Errorf("%v, complete %t", misses, complete)
	}
}
