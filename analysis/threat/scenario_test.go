package threat_test

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/parapet-iac/parapet/analysis/threat"
)

var update = flag.Bool("update", false, "write the golden files")

// TestScenarios analyses the folders of testdata/scenarios: what is found in each
// is in the file want beside it. The head of each main.tf or objects.yaml says what
// it is about.
func TestScenarios(t *testing.T) {
	dirs, _ := filepath.Glob("testdata/scenarios/*")
	if len(dirs) < 10 {
		t.Fatalf("%d scenarios", len(dirs))
	}
	for _, dir := range dirs {
		t.Run(filepath.Base(dir), func(t *testing.T) {
			g := threat.Analyse(context.Background(), load(t, os.DirFS(dir)), threat.Options{})
			got := tell(g)
			want := filepath.Join(dir, "want")
			if *update {
				if err := os.WriteFile(want, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			text, err := os.ReadFile(want)
			if err != nil {
				t.Fatal(err)
			}
			if string(text) != got {
				t.Errorf("found\n%s\nwant\n%s", got, text)
			}
		})
	}
}

// TestUnrelatedResourcesChangeNothing adds to each scenario what has nothing to do
// with it.
func TestUnrelatedResourcesChangeNothing(t *testing.T) {
	dirs, _ := filepath.Glob("testdata/scenarios/*")
	for _, dir := range dirs {
		text, _ := os.ReadFile(filepath.Join(dir, "main.tf"))
		objects, _ := os.ReadFile(filepath.Join(dir, "objects.yaml"))
		find := func(more string) string {
			workspace := fstest.MapFS{"main.tf": {Data: append(text, more...)}, "objects.yaml": {Data: objects}}
			return tell(threat.Analyse(context.Background(), load(t, workspace), threat.Options{}))
		}
		more := "\nresource \"aws_cloudwatch_log_group\" \"unrelated\" {}\nresource \"aws_vpc\" \"unrelated\" { cidr_block = \"10.99.0.0/16\" }\n" +
			"resource \"aws_iam_group\" \"unrelated\" { name = \"unrelated\" }\n" // a user would be one whom roles may trust
		if before, after := find(""), find(more); before != after {
			t.Errorf("%s: found\n%s\nand with more\n%s", dir, before, after)
		}
	}
}

// tell writes what a graph holds, a line for each path.
func tell(g *threat.Graph) string {
	var b strings.Builder
	for _, r := range g.Exposures() {
		fmt.Fprintf(&b, "exposed by %s: %s to %s\n", r.Method.ID, r.Head, r.Body[0])
		for _, a := range r.Assumes {
			b.WriteString("    assuming " + a + "\n")
		}
	}
	for i := range g.Rules {
		if r := g.Rules[i]; r.Head.Kind == threat.Reach && r.Body[0].Kind == threat.Reach {
			fmt.Fprintf(&b, "passed on by %s: %s from %s\n", r.Method.ID, r.Head, r.Body[0])
		}
	}
	for _, p := range g.Paths() {
		fmt.Fprintf(&b, "path: %s\n", line(p))
	}
	for _, e := range g.Escalations() {
		fmt.Fprintf(&b, "escalation by %s: %s\n", e.Method.ID, line(e.Path))
	}
	return b.String()
}

func line(p threat.Path) string {
	var b strings.Builder
	b.WriteString(p.Start.String())
	for _, s := range p.Steps {
		fmt.Fprintf(&b, " -[%s]-> %s", s.Method.ID, s.Head)
	}
	for _, a := range p.Assumes {
		b.WriteString("\n    assuming " + a)
	}
	return b.String()
}
