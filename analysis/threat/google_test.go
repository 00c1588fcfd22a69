package threat_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/parapet-iac/parapet/analysis/threat"
)

// A googleCase is a workspace, and all that is found in it: after ":" what somebody from
// outside gets at directly, and what principals read; after ">" what attackers want and
// get, by a method where they are principals of the code. A line ends with "?" where it
// rests on an assumption.
type googleCase struct {
	name string
	text string
	want []string
}

// found tells what there is in a graph.
func found(g *threat.Graph) []string {
	out := []string{}
	doubt := func(assumes []string) string {
		if len(assumes) > 0 {
			return " ?"
		}
		return ""
	}
	for _, r := range g.Exposures() {
		if b := r.Body[0]; b.Kind == threat.Internet || b.Kind == threat.AnyGoogle || b.Kind == threat.AnyRepository || b.Kind == threat.Contributor || b.Kind == threat.ExternalAccount {
			out = append(out, fmt.Sprintf("%s: %s%s", b, r.Head, doubt(r.Assumes)))
		}
	}
	for i := range g.Rules {
		if r := g.Rules[i]; (r.Head.Kind == threat.Read || r.Head.Kind == threat.Stores) && r.Body[0].Kind == threat.Principal {
			head := r.Head
			head.Kind = threat.Read
			out = append(out, fmt.Sprintf("%s: %s%s", r.Body[0], head, doubt(r.Assumes)))
		}
	}
	for _, p := range g.Paths() {
		out = append(out, fmt.Sprintf("%s > %s%s", p.Start, p.Goal, doubt(p.Assumes)))
	}
	for _, e := range g.Escalations() {
		out = append(out, fmt.Sprintf("%s by %s > %s%s", e.Start, strings.TrimPrefix(e.Method.ID, "google-"), e.Goal, doubt(e.Assumes)))
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func testGoogle(t *testing.T, cases []googleCase) {
	t.Helper()
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			files := fstest.MapFS{"main.tf": {Data: []byte(c.text)}}
			if before, after, ok := strings.Cut(c.text, "\n--- objects.yaml\n"); ok {
				files = fstest.MapFS{"main.tf": {Data: []byte(before)}, "objects.yaml": {Data: []byte(after)}}
			}
			g := threat.Analyse(context.Background(), load(t, files), threat.Options{Now: time.Date(2026, 11, 28, 0, 0, 0, 0, time.UTC)})
			if got := found(g); !slices.Equal(got, c.want) {
				t.Errorf("found\n\t%s\nwant\n\t%s", strings.Join(got, "\n\t"), strings.Join(c.want, "\n\t"))
			}
		})
	}
}

func strReplace(s, from, to string) string { return strings.Replace(s, from, to, 1) }
