package threat

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/parapet-iac/parapet/analysis/lang/terraform"
	"github.com/parapet-iac/parapet/analysis/schema"
)

// TestWays reads the files of testdata/ways, in each of which there are several workspaces
// between lines "# ----", which share what stands in front of the first. Lines of the forms
//
//	#> aws_iam_user.a gets admin 123456789012
//	#> aws_iam_user.a gets read aws_s3_bucket.b by s3-get-object
//	#> aws_iam_user.a by iam-put-user-policy
//
// (the second with what the easiest way ends with, in a file that tells so) tell all that somebody gets who is in the code or comes from outside, and all methods by
// which somebody can begin to get more: what must not be found stands in no line. A question
// mark at the end is for what is possible, assuming something.
func TestWays(t *testing.T) {
	files, _ := filepath.Glob("testdata/ways/*.tf")
	if len(files) == 0 {
		t.Fatal("no files")
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		parts := strings.Split(string(data), "\n# ----")
		for _, part := range parts[1:] {
			title, body, _ := strings.Cut(part, "\n")
			t.Run(strings.TrimSuffix(filepath.Base(file), ".tf")+"/"+strings.TrimSpace(title), func(t *testing.T) {
				t.Parallel()
				want := wanted(body)
				ends := slices.ContainsFunc(wanted(string(data)), func(line string) bool { return strings.Contains(line, " gets ") && strings.Contains(line, " by ") })
				if got := gains(t, parts[0]+"\n"+body, ends); !slices.Equal(got, want) {
					for _, line := range got {
						if !slices.Contains(want, line) {
							t.Errorf("found but not wanted: %s", line)
						}
					}
					for _, line := range want {
						if !slices.Contains(got, line) {
							t.Errorf("wanted but not found: %s", line)
						}
					}
				}
			})
		}
	}
}

func wanted(text string) []string {
	var out []string
	for line := range strings.Lines(text) {
		if line, ok := strings.CutPrefix(strings.TrimSpace(line), "#> "); ok {
			out = append(out, line)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// gains tells what everybody gets in a workspace, and how they begin.
func gains(t *testing.T, text string, ends bool) []string {
	t.Helper()
	res, err := terraform.Load(context.Background(), fstest.MapFS{"main.tf": {Data: []byte(text)}}, terraform.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range res.Diagnostics {
		t.Fatalf("%v in\n%s", d, text)
	}
	g := Analyse(context.Background(), schema.Compose(res.Resources), Options{})
	var out []string
	add := func(line string, sure bool) {
		if !sure {
			line += " ?"
		}
		out = append(out, line)
	}
	name := func(f Fact) string {
		if f.Kind == Principal {
			return strings.TrimSpace(string(f.Address) + " " + f.Name)
		}
		return f.String()
	}
	starts, at := slices.Concat(g.entries, g.principals), slices.Concat(g.entryAt, g.startAt)
	for i, s := range starts {
		r := g.from(at[i])
		for j, goal := range g.goals {
			if r.Holds(g.goalAt[j]) {
				line := name(s) + " gets " + goal.String()
				if ends {
					line += " by " + g.lastStep(r.Derivation(g.goalAt[j]))
				}
				add(line, r.Confirmed(g.goalAt[j]))
			}
		}
	}
	sure := map[string]bool{}
	for _, e := range g.Escalations() {
		line := name(e.Start) + " by " + e.Method.ID
		sure[line] = sure[line] || e.Confirmed()
	}
	for line, confirmed := range sure {
		add(line, confirmed)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// lastStep returns the method of the last step of a way that is more than a consequence.
func (g *Graph) lastStep(rules []int) string {
	for _, i := range slices.Backward(rules) {
		if m := g.Rules[i].Method; m != &oneOfStores && m != &logsInSomehow {
			return m.ID
		}
	}
	return ""
}
