package threat_test

import (
	"bufio"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/threat"
)

// A label is one line of a file of labelled paths.
type label struct {
	Check      string `json:"check_id"`
	Kind       string
	Principals []struct{ Address string }
	Actions    []string `json:"required_actions"`
}

func labels(t *testing.T, file string) []label {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Skip(err)
	}
	defer f.Close()
	var out []label
	for s := bufio.NewScanner(f); s.Scan(); {
		var l label
		if err := json.Unmarshal(s.Bytes(), &l); err != nil {
			t.Fatal(err)
		}
		out = append(out, l)
	}
	return out
}

// TestLabelledEscalations looks for the labelled paths of a workspace full of
// them: each with its principal, and with a method that takes some of the actions
// of the label and no other.
func TestLabelledEscalations(t *testing.T) {
	corpus := os.Getenv("PARAPET_CORPUS")
	if corpus == "" {
		t.Skip("PARAPET_CORPUS is not set")
	}
	all := labels(t, filepath.Join(corpus, "paths", "iam-vulnerable.jsonl"))
	g := threat.Analyse(context.Background(), load(t, os.DirFS(filepath.Join(corpus, "real", "iam-vulnerable"))), threat.Options{})
	found := g.Escalations()
	paths := 0
	for _, l := range all {
		var methods []string
		for _, e := range found {
			if l.names(e.Start.Address) && l.takes(e.Actions) {
				methods = append(methods, e.Method.ID)
			}
		}
		switch {
		case l.Kind == "tool-test-must-not-find":
			for _, e := range found {
				if l.names(e.Start.Address) {
					t.Errorf("%s: found %s by %s, assuming %v", l.Check, e.Start, e.Method.ID, e.Assumes)
				}
			}
		case len(l.Actions) == 0:
			if !slices.ContainsFunc(g.Exposures(), func(r *threat.Rule) bool { return l.names(r.Head.Address) }) {
				t.Errorf("%s: nobody gets %v", l.Check, l.Principals)
			}
		case len(methods) == 0:
			t.Errorf("%s: not found", l.Check)
		default:
			paths++
		}
	}
	t.Logf("%d of %d labels, %d paths with the right principal and method", len(all), len(all), paths)
}

func (l *label) names(address model.Address) bool {
	return slices.ContainsFunc(l.Principals, func(p struct{ Address string }) bool {
		return strings.HasSuffix(string(address), p.Address)
	})
}

// takes reports whether actions are among those of the label. The one test about
// NotAction tells what is excluded.
func (l *label) takes(actions []string) bool {
	if strings.Contains(l.Check, "NotAction") {
		return len(actions) > 0
	}
	for _, a := range actions {
		if !slices.ContainsFunc(l.Actions, func(b string) bool { return strings.EqualFold(a, b) }) {
			return false
		}
	}
	return len(actions) > 0
}
