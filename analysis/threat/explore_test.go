package threat_test

import (
	"context"
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
	"testing/fstest"

	"github.com/parapet-iac/parapet/analysis/synth"
	"github.com/parapet-iac/parapet/analysis/threat"
)

// gained writes escalations but for which of equal paths they take.
func gained(list []threat.Escalation) []string {
	var out []string
	for _, e := range list {
		out = append(out, fmt.Sprintf("%s by %s to %s, %d assumptions, %.2f", e.Start, e.Method.ID, e.Goal, len(e.Assumes), math.Abs(float64(e.Cost))))
	}
	return out
}

// agree holds escalations against those found by a search from each fact.
func agree(t testing.TB, g *threat.Graph, what string) {
	t.Helper()
	all := g.Escalations()
	for i := range all {
		if f := all[i].Start; f.Address != "" && (i == 0 || f != all[i-1].Start) {
			rest := slices.Clone(all)
			own := slices.DeleteFunc(rest, func(e threat.Escalation) bool { return e.Start.Stack != f.Stack || e.Start.Address != f.Address })
			if got, want := gained(g.EscalationsOf(f.Stack, f.Address)), gained(own); !slices.Equal(got, want) {
				t.Errorf("%s: %s alone gains %q, among others %q", what, f, got, want)
			}
			break
		}
	}
	got, want := gained(all), gained(g.EscalationsBySearch())
	slices.Sort(got)
	slices.Sort(want)
	if slices.Equal(got, want) {
		return
	}
	for _, s := range got {
		if !slices.Contains(want, s) {
			t.Errorf("%s: found %s", what, s)
		}
	}
	for _, s := range want {
		if !slices.Contains(got, s) {
			t.Errorf("%s: not found: %s", what, s)
		}
	}
}

func TestEscalationsAreThoseOfSearches(t *testing.T) {
	analysed := func(dir fstest.MapFS) *threat.Graph {
		return threat.Analyse(context.Background(), loaded(t, dir), someTime)
	}
	all := clusters(t)
	all["fleet"] = fstest.MapFS{"objects.yaml": {Data: []byte(fleet(70))}}
	// Somebody who gets to nodes by what two facts give together.
	all["provisioner"] = fstest.MapFS{"objects.yaml": {Data: []byte(fleet(70) + `---
apiVersion: v1
kind: Namespace
metadata: {name: team-1, labels: {pod-security.kubernetes.io/enforce: restricted}}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: provisioner}
rules: [{apiGroups: [""], resources: [persistentvolumes, persistentvolumeclaims], verbs: [create]}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: provisioner}
roleRef: {kind: ClusterRole, name: provisioner}
subjects: [{kind: ServiceAccount, name: app-12, namespace: team-1}, {kind: ServiceAccount, name: app-30, namespace: team-3}]
`)}}
	for name, text := range scenarios(t) {
		if all[name] == nil {
			all[name] = fstest.MapFS{"main.tf": {Data: []byte(text)}}
		}
	}
	for seed := range uint64(10) {
		all[fmt.Sprint("holdings", seed)] = fstest.MapFS{"main.tf": {Data: []byte(holdings(rand.New(rand.NewPCG(seed, 8))))}}
	}
	generated := fstest.MapFS{}
	for name, text := range synth.Workspace(200, 2) {
		generated[name] = &fstest.MapFile{Data: []byte(text)}
	}
	all["generated"] = generated
	for i, name := range slices.Sorted(maps.Keys(all)) {
		agree(t, analysed(all[name]), name)
		r := rand.New(rand.NewPCG(uint64(i), 12))
		for range 2 {
			dir := maps.Clone(all[name])
			for file := range dir {
				if file == "objects.yaml" {
					text, _ := mutateObjects(r, string(dir[file].Data), string(all["kube_rights"]["objects.yaml"].Data))
					dir[file] = &fstest.MapFile{Data: []byte(text)}
				}
			}
			if dir["objects.yaml"] != nil {
				agree(t, analysed(dir), name)
			}
		}
	}
}
