package threat_test

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/parapet-iac/parapet/analysis/lang/terraform"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/schema"
	"github.com/parapet-iac/parapet/analysis/synth"
	"github.com/parapet-iac/parapet/analysis/threat"
)

// clusters returns the workspaces of the scenarios that have objects of Kubernetes, and a
// few that are made.
func clusters(t testing.TB) map[string]fstest.MapFS {
	out := map[string]fstest.MapFS{}
	dirs, _ := filepath.Glob("testdata/scenarios/*")
	for _, dir := range dirs {
		files := fstest.MapFS{}
		for _, name := range []string{"main.tf", "objects.yaml"} {
			if text, err := os.ReadFile(filepath.Join(dir, name)); err == nil {
				files[name] = &fstest.MapFile{Data: text}
			}
		}
		if files["objects.yaml"] != nil {
			out[filepath.Base(dir)] = files
		}
	}
	if len(out) < 15 {
		t.Fatalf("%d scenarios", len(out))
	}
	out["fleet"] = fstest.MapFS{"objects.yaml": {Data: []byte(fleet(25))}}
	var docs []string
	manifests := synth.Manifests(60, 3)
	for _, name := range slices.Sorted(maps.Keys(manifests)) {
		docs = append(docs, manifests[name])
	}
	out["synth"] = fstest.MapFS{"objects.yaml": {Data: []byte(strings.Join(docs, "---\n"))}}
	// The same objects in two folders, and some that both see.
	scenario := string(out["kube_rights"]["objects.yaml"].Data)
	out["stacks"] = fstest.MapFS{"dev/objects.yaml": {Data: []byte(scenario)}, "prod/objects.yaml": {Data: []byte(scenario)}, "all.yaml": out["kube_services"]["objects.yaml"]}
	return out
}

// loaded returns the composed resources of a workspace.
func loaded(t testing.TB, dir fstest.MapFS) []*model.Resource {
	t.Helper()
	list := objects(t, dir)
	if res, err := terraform.Load(context.Background(), dir, terraform.Options{}); err == nil {
		list = slices.Concat(res.Resources, list)
	}
	return schema.Compose(list)
}

var scalar = regexp.MustCompile(`[A-Za-z0-9*][A-Za-z0-9_./*-]*`)

// mutateObjects changes something about manifests.
func mutateObjects(r *rand.Rand, text, other string) (after, what string) {
	docs := strings.Split(text, "\n---\n")
	i := r.IntN(len(docs))
	swap := func(at []int, by string) (string, string) {
		return text[:at[0]] + by + text[at[1]:], text[at[0]:at[1]] + " becomes " + by
	}
	scalars := func(of string) [][]int { return scalar.FindAllStringIndex(of, -1) }
	switch r.IntN(8) {
	case 0: // an object goes
		if len(docs) > 1 {
			return strings.Join(slices.Delete(slices.Clone(docs), i, i+1), "\n---\n"), "this goes: " + docs[i]
		}
	case 1: // one comes
		more := strings.Split(other, "\n---\n")
		add := more[r.IntN(len(more))]
		return text + "\n---\n" + add, "this comes: " + add
	case 2, 3, 4: // a word becomes another one
		if all := scalars(text); len(all) > 1 {
			b := all[r.IntN(len(all))]
			return swap(all[r.IntN(len(all))], text[b[0]:b[1]])
		}
	case 5: // a word becomes one of other manifests
		if all, more := scalars(text), scalars(other); len(all) > 0 && len(more) > 0 {
			b := more[r.IntN(len(more))]
			return swap(all[r.IntN(len(all))], other[b[0]:b[1]])
		}
	case 6: // a bit of text
		for _, pair := range [][2]string{{"true", "false"}, {"false", "true"}, {"app: ", "app: x"}, {"Role", "ClusterRole"}, {"Ingress", "Egress"}, {"get", "create"}, {"containerPort: ", "containerPort: 1"}, {"Deployment", "DaemonSet"}} {
			if at := strings.LastIndex(text[:r.IntN(len(text)+1)], pair[0]); at >= 0 && r.IntN(2) == 0 {
				return swap([]int{at, at + len(pair[0])}, pair[1])
			}
		}
	case 7: // what no rule reads
		return strings.Replace("# moved\n"+text, "image: ", fmt.Sprintf("command: [run, %d], image: ", r.IntN(100)), 1), "a command"
	}
	return text, "nothing"
}

// walkObjects changes a workspace with objects at random, and compares after each step.
func walkObjects(t testing.TB, all map[string]fstest.MapFS, name string, seed uint64, steps int, entries ...string) {
	r := rand.New(rand.NewPCG(seed, 1))
	x := newIncremental(t, threat.Options{Now: time.Unix(1_800_000_000, 0), Entries: entries})
	names := slices.Sorted(maps.Keys(all))
	base, what := all[name], "the beginning"
	dir := maps.Clone(base)
	for range steps {
		x.follow(loaded(t, dir), what)
		if r.IntN(8) == 0 {
			dir, what = maps.Clone(base), "all as it was"
			continue
		}
		files := slices.Sorted(maps.Keys(dir))
		file := files[r.IntN(len(files))]
		text := string(dir[file].Data)
		if file == "main.tf" {
			text, what = mutate(r, text)
		} else {
			other := all[names[r.IntN(len(names))]]
			text, what = mutateObjects(r, text, string(other[slices.Sorted(maps.Keys(other))[len(other)-1]].Data))
		}
		dir[file] = &fstest.MapFile{Data: []byte(text)}
	}
}

func TestIncrementalClusters(t *testing.T) {
	all := clusters(t)
	for i, name := range slices.Sorted(maps.Keys(all)) {
		t.Run(name, func(t *testing.T) { walkObjects(t, all, name, uint64(i), 12) })
	}
}

// FuzzIncrementalClusters holds that the graph of clusters depends on what there is alone,
// and not on what there was.
func FuzzIncrementalClusters(f *testing.F) {
	all := clusters(f)
	names := slices.Sorted(maps.Keys(all))
	f.Add(uint64(1), uint8(0), uint8(8))
	f.Fuzz(func(t *testing.T, seed uint64, scenario, steps uint8) {
		walkObjects(t, all, names[int(scenario)%len(names)], seed, int(steps%40))
	})
}

// TestEditsDrawLittle holds that an edit of an object draws up a few parts anew, and no more
// of them in a large cluster.
func TestEditsDrawLittle(t *testing.T) {
	for _, edit := range []struct {
		what, old, new string
		most           int
		same           bool // the graph stays
	}{
		{"a command", "[{name: app, image: a,", "[{name: app, image: a, command: [b],", 0, true},
		{"an image", "[{name: app, image: a,", "[{name: app, image: b,", 1, true},
		{"a security context", "[{name: app, image: a,", "[{name: app, image: a, securityContext: {runAsUser: 7},", 1, true},
		{"a privileged container", "[{name: app, image: a,", "[{name: app, image: a, securityContext: {privileged: true},", 1, false},
		{"a label", "labels: {app: app-7,", "labels: {app: other,", 4, false},
		{"a port", "ports: [{port: 80, targetPort: 8080}]", "ports: [{port: 80, targetPort: 8081}]", 4, false},
		{"a role", "roleRef: {kind: ClusterRole, name: edit}", "roleRef: {kind: ClusterRole, name: view}", 3, false},
		{"a policy", "ingress: [{from: [{podSelector: {matchLabels: {team", "ingress: [{from: [{podSelector: {matchLabels: {name", 3, false},
	} {
		for _, workloads := range []int{20, 60} {
			text := fleet(workloads)
			at := strings.Index(text, "name: app-7,")
			i := strings.Index(text[at:], edit.old)
			if i < 0 {
				t.Fatalf("%s: nothing to edit", edit.what)
			}
			after := text[:at+i] + edit.new + text[at+i+len(edit.old):]
			x := newIncremental(t, threat.Options{Now: time.Unix(1_800_000_000, 0)})
			update := func(text string) *threat.Graph {
				g, err := x.a.Update(context.Background(), x.changes(loaded(t, fstest.MapFS{"objects.yaml": {Data: []byte(text)}})))
				if err != nil {
					t.Fatal(err)
				}
				return g
			}
			first := update(text)
			drawn := x.a.Drawn()
			g := update(after)
			if n := x.a.Drawn() - drawn; n > edit.most {
				t.Errorf("%s among %d workloads draws up %d parts anew, want %d at most", edit.what, workloads, n, edit.most)
			}
			if (g == first) != edit.same {
				t.Errorf("%s among %d workloads: the graph stays: %t", edit.what, workloads, g == first)
			}
		}
	}
}
