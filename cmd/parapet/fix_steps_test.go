package main

import (
	"strings"
	"testing"

	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/fixes/forge"
)

// TestInsert holds that steps of one policy become one commit, and that those of a
// workspace stay in their order whatever that takes.
func TestInsert(t *testing.T) {
	for workspaces, want := range map[string]string{
		"a b c":       "a1 b1 c1",
		"a c|b":       "b1 a1 c1",
		"a c|a b c":   "a2 b1 c2",
		"a b|b a":     "a1 b2 a1",
		"a b|b a|a b": "a2 b3 a1",
		"|a|":         "a1",
	} {
		var steps []policyStep
		for ws := range strings.SplitSeq(workspaces, "|") {
			next := 0
			for _, id := range strings.Fields(ws) {
				s := policyStep{policy: &policy.Policy{ID: id}, files: []forge.File{{Path: ws}}}
				steps, next = insert(steps, next, s)
			}
		}
		var got []string
		for _, s := range steps {
			got = append(got, s.policy.ID+string(rune('0'+len(s.files))))
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %v, want %s", workspaces, got, want)
		}
	}
}
