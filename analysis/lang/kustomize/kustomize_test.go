package kustomize

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"
	"sigs.k8s.io/kustomize/api/krusty"
	"sigs.k8s.io/kustomize/api/types"
	"sigs.k8s.io/kustomize/kyaml/filesys"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

var update = flag.Bool("update", false, "rewrite what the archives want")

// load returns a session over files in the form of an archive.
func load(t testing.TB, files fs.FS) *Session {
	t.Helper()
	s := NewSession(files, nil)
	if _, err := s.Update(context.Background(), nil, true); err != nil {
		t.Fatal(err)
	}
	return s
}

func filesOf(archive *txtar.Archive) fstest.MapFS {
	files := fstest.MapFS{}
	for _, f := range archive.Files {
		if f.Name != "want" {
			files[f.Name] = &fstest.MapFile{Data: f.Data}
		}
	}
	return files
}

// TestPlaces shows where the values of each object of the archives in testdata stand.
func TestPlaces(t *testing.T) {
	archives, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatal("no archives", err)
	}
	for _, name := range archives {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			s := load(t, filesOf(archive))
			got := state(s, slices.Sorted(func(yield func(string) bool) {
				for _, f := range archive.Files {
					if f.Name != "want" && !yield(f.Name) {
						return
					}
				}
			}))
			i := slices.IndexFunc(archive.Files, func(f txtar.File) bool { return f.Name == "want" })
			if *update {
				if i < 0 {
					i = len(archive.Files)
					archive.Files = append(archive.Files, txtar.File{Name: "want"})
				}
				archive.Files[i].Data = []byte(got)
				if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if i < 0 || got != string(archive.Files[i].Data) {
				t.Errorf("got\n%s", got)
			}
		})
	}
}

// state is all that a session says: the values of objects with their places, the
// diagnostics and what is claimed.
func state(s *Session, paths []string) string {
	var b strings.Builder
	where := func(r source.Range) string {
		f := s.File(r.File())
		if f == nil {
			return "nowhere"
		}
		start, _, ok := f.Offsets(r)
		if !ok {
			return "lost in " + f.Path
		}
		return fmt.Sprintf("%s:%d", f.Path, f.Text.Position(start).Line)
	}
	for _, dir := range slices.Sorted(func(yield func(string) bool) {
		for dir := range s.lang.builds {
			if !yield(dir) {
				return
			}
		}
	}) {
		for _, o := range s.lang.builds[dir].objects {
			kind, _ := o.Get("kind").AsString()
			name, _ := o.Get("metadata").Get("name").AsString()
			fmt.Fprintf(&b, "== %s: %s %s\n", dir, kind, name)
			leaves(o, "", func(at string, v *model.Value) {
				x, _ := json.Marshal(plain(v))
				fmt.Fprintf(&b, "%s = %s at %s\n", at, x, where(v.Range()))
			})
		}
	}
	for _, r := range s.Resources() {
		fmt.Fprintf(&b, "%s %s in %s at %s\n", r.Type, r.Address, r.Origin.Stack, where(r.Origin.Header))
	}
	for _, p := range paths {
		for _, d := range s.Diagnostics(p) {
			at := p
			if !d.Range.IsZero() {
				at = where(d.Range)
			}
			fmt.Fprintf(&b, "%s: %s: %s: %s\n", at, d.Severity, d.Summary, d.Detail)
		}
		if s.Claims(p) {
			fmt.Fprintf(&b, "claims %s\n", p)
		}
	}
	return b.String()
}

func leaves(v *model.Value, at string, visit func(string, *model.Value)) {
	switch {
	case v.Kind() == model.Object && v.Len() > 0:
		for _, a := range v.Attrs() {
			leaves(a.Value, strings.TrimPrefix(at+"."+a.Name, "."), visit)
		}
	case v.Kind() == model.List && v.Len() > 0:
		for i, e := range v.Elems() {
			leaves(e, fmt.Sprintf("%s[%d]", at, i), visit)
		}
	default:
		visit(at, v)
	}
}

// TestEqualsTheLibrary compares what is built with the library's own Run over the same
// files on disk.
func TestEqualsTheLibrary(t *testing.T) {
	archives, _ := filepath.Glob("testdata/*.txtar")
	for _, name := range archives {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		root := t.TempDir()
		if err := os.CopyFS(root, filesOf(archive)); err != nil {
			t.Fatal(err)
		}
		equalsTheLibrary(t, root)
	}
}

// TestCorpusEqualsTheLibrary does the same to the workspaces of PARAPET_CORPUS.
func TestCorpusEqualsTheLibrary(t *testing.T) {
	corpus := os.Getenv("PARAPET_CORPUS")
	if corpus == "" {
		t.Skip("PARAPET_CORPUS is not set")
	}
	all, _ := filepath.Glob(filepath.Join(corpus, "real", "*"))
	for _, root := range all {
		t.Run(filepath.Base(root), func(t *testing.T) { equalsTheLibrary(t, root) })
	}
}

func equalsTheLibrary(t *testing.T, root string) {
	t.Helper()
	s := load(t, os.DirFS(root))
	for dir, b := range s.lang.builds {
		if b.failed || len(b.diagnostics) > 0 {
			t.Logf("%s: %v", dir, b.diagnostics)
			continue
		}
		opts := krusty.MakeDefaultOptions()
		opts.LoadRestrictions = types.LoadRestrictionsNone
		m, err := krusty.MakeKustomizer(opts).Run(filesys.MakeFsOnDisk(), filepath.Join(root, dir))
		if err != nil {
			t.Errorf("%s: %v", dir, err)
			continue
		}
		if m.Size() != len(b.objects) {
			t.Errorf("%s: %d objects, want %d", dir, len(b.objects), m.Size())
			continue
		}
		for i, r := range m.Resources() {
			text, err := r.MarshalJSON()
			if err != nil {
				t.Fatal(err)
			}
			got, _ := json.Marshal(plain(b.objects[i]))
			var x, y any
			if json.Unmarshal(text, &x) != nil || json.Unmarshal(got, &y) != nil || !reflect.DeepEqual(x, y) {
				t.Errorf("%s: %s differs:\n%s\nwant\n%s", dir, r.CurId(), got, text)
			}
		}
	}
}

func TestIncrementalEqualsAfresh(t *testing.T) {
	for _, name := range []string{"overlays", "charts"} {
		t.Run(name, func(t *testing.T) { incrementalEqualsAfresh(t, "testdata/"+name+".txtar") })
	}
}

func incrementalEqualsAfresh(t *testing.T, name string) {
	archive, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	original := filesOf(archive)
	var paths []string
	for p := range original {
		paths = append(paths, p)
	}
	slices.Sort(paths)
	edits := []string{"web", "true", "false", "../../base", "kind", "nginx", "\n", "name: web", "{", "replicas", "Deployment", "- ", "  ", "{{", "}}"}
	for seed := range uint64(2) {
		rng := rand.New(rand.NewPCG(seed, 7))
		disk := fstest.MapFS{}
		for p, f := range original {
			disk[p] = &fstest.MapFile{Data: f.Data}
		}
		s := load(t, disk)
		for step := range 25 {
			p := paths[rng.IntN(len(paths))]
			was, there := disk[p]
			switch n := rng.IntN(8); {
			case n == 0:
				delete(disk, p)
			case n < 3 || !there:
				disk[p] = original[p]
			default:
				text := string(was.Data)
				from := rng.IntN(len(text) + 1)
				to := min(len(text), from+rng.IntN(6))
				text = text[:from] + edits[rng.IntN(len(edits))] + text[to:]
				disk[p] = &fstest.MapFile{Data: []byte(text)}
			}
			if _, err := s.Update(context.Background(), []string{p}, false); err != nil {
				t.Fatal(err)
			}
			if slices.ContainsFunc(paths, func(p string) bool { f := s.File(p); return f != nil && f.Broken() }) {
				continue // what is said of broken files depends on what they were
			}
			fresh := load(t, disk)
			if got, want := state(s, paths), state(fresh, paths); got != want {
				t.Fatalf("seed %d, step %d, %s:\n%s\nafresh:\n%s", seed, step, p, got, want)
			}
		}
	}
}

// TestHostile builds what must neither fetch, run, escape nor take long.
func TestHostile(t *testing.T) {
	defer func(n int) { maxReads = n }(maxReads)
	maxReads = 150
	base := "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {a: a}\n"
	deep := func(n int) fstest.MapFS {
		files := fstest.MapFS{}
		for i := range n {
			files[fmt.Sprintf("k%d/kustomization.yaml", i)] = &fstest.MapFile{
				Data: fmt.Appendf(nil, "resources: [../l%d, ../r%d]\n", i+1, i+1)}
			for _, side := range []string{"l", "r"} {
				files[fmt.Sprintf("%s%d/kustomization.yaml", side, i+1)] = &fstest.MapFile{
					Data: fmt.Appendf(nil, "namePrefix: %s\nresources: [../k%d]\n", side, i+1)}
			}
		}
		files[fmt.Sprintf("k%d/kustomization.yaml", n)] = &fstest.MapFile{Data: []byte("resources: [a.yaml]\n")}
		files[fmt.Sprintf("k%d/a.yaml", n)] = &fstest.MapFile{Data: []byte(base)}
		return files
	}
	copies := "[" + strings.Repeat(`{op: copy, from: /data, path: /data/x}, `, 60) + "{op: add, path: /data/b, value: b}]"
	for _, c := range []struct {
		name, kust string
		more       fstest.MapFS
		at, want   string
	}{
		{"a base of another host", "resources: ['https://github.com/a/b//c?ref=v1', a.yaml]", nil, "kustomization.yaml", "not read"},
		{"a file of another host", "resources: ['https://example.invalid/a.yaml', a.yaml]", nil, "kustomization.yaml", "not read"},
		{"a repository over ssh", "resources: ['git@example.invalid:a/b.git', a.yaml]", nil, "kustomization.yaml", "not read"},
		{"a repository in short", "resources: [github.com/a/b, a.yaml]", nil, "kustomization.yaml", "not read"},
		{"a patch of another host", "resources: [a.yaml]\npatches: [{path: 'http://example.invalid/p.yaml'}]", nil, "kustomization.yaml", "not read"},
		{"a file of a generator", "resources: [a.yaml]\nconfigMapGenerator: [{name: x, files: ['k=https://example.invalid/p']}]", nil, "kustomization.yaml", "not read"},
		{"a schema of another host", "resources: [a.yaml]\nopenapi: {path: 'https://example.invalid/s'}", nil, "kustomization.yaml", "not read"},
		{"a chart", "resources: [a.yaml]\nhelmCharts: [{name: x, repo: 'https://example.invalid'}]", nil, "kustomization.yaml", "charts"},
		{"a chart outside of the folder of charts", "resources: [a.yaml]\nhelmCharts: [{name: ../../etc}]", nil, "kustomization.yaml", "charts"},
		{"charts outside of the workspace", "resources: [a.yaml]\nhelmGlobals: {chartHome: ../../..}\nhelmCharts: [{name: etc}]", nil, "kustomization.yaml", "chart etc"},
		{"values outside of the workspace", "resources: [a.yaml]\nhelmCharts: [{name: c, valuesFile: ../../v.yaml}]",
			fstest.MapFS{"charts/c/Chart.yaml": {Data: []byte("apiVersion: v2\nname: c\nversion: 1.0.0\n")}}, "kustomization.yaml", "values of chart c"},
		{"a plugin", "resources: [a.yaml]\ntransformers: [t.yaml]",
			fstest.MapFS{"t.yaml": {Data: []byte("apiVersion: x/v1\nkind: T\nmetadata: {name: t, annotations: {config.kubernetes.io/function: 'exec: {path: /bin/sh}'}}\n")}},
			"kustomization.yaml", "not run"},
		{"plugins in a folder", "resources: [a.yaml]\ngenerators: [sub]",
			fstest.MapFS{"sub/kustomization.yaml": {Data: []byte("resources: [g.yaml]\n")}, "sub/g.yaml": {Data: []byte(base)}},
			"kustomization.yaml", "not run"},
		{"a plugin that fetches", "resources: [a.yaml]\ntransformers: [t.yaml]",
			fstest.MapFS{"t.yaml": {Data: []byte("apiVersion: builtin\nkind: PatchTransformer\nmetadata: {name: t}\npath: https://example.invalid/p.yaml\n")}},
			"kustomization.yaml", "not read"},
		{"a file outside", "resources: [../../../../../etc/passwd]", nil, "kustomization.yaml", "cannot be built"},
		{"an absolute path", "resources: [a.yaml]\nconfigMapGenerator: [{name: x, files: [/etc/passwd]}]", nil, "kustomization.yaml", "cannot be built"},
		{"itself", "resources: [.]", nil, "kustomization.yaml", "cannot be built"},
		{"a ring", "resources: [sub]", fstest.MapFS{"sub/kustomization.yaml": {Data: []byte("resources: [..]\n")}}, "kustomization.yaml", "cannot be built"},
		{"a file that is missing", "resources: [gone.yaml]", nil, "kustomization.yaml", "gone.yaml"},
		{"an unknown field", "resorces: [a.yaml]", nil, "kustomization.yaml", "resorces"},
		{"no mapping", "[1, 2]", nil, "kustomization.yaml", "cannot be built"},
		{"nothing", "", nil, "kustomization.yaml", "cannot be built"},
		{"copies of copies", "resources: [a.yaml]\npatches: [{target: {kind: ConfigMap}, patch: \"" + strings.ReplaceAll(copies, `"`, `\"`) + "\"}]", nil, "kustomization.yaml", "cannot be built"},
		{"aliases of aliases", "resources: [a.yaml, b.yaml]",
			fstest.MapFS{"b.yaml": {Data: []byte("a: &a [x,x,x,x,x,x,x,x,x]\n" + func() string {
				var b strings.Builder
				for c := 'b'; c < 'l'; c++ {
					fmt.Fprintf(&b, "%c: &%c [%s]\n", c, c, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*%c,", c-1), 9), ","))
				}
				return b.String()
			}())}}, "b.yaml", "alias"},
		{"twice as many at each level", "resources: [k0]", deep(18), "kustomization.yaml", "cannot be built"},
	} {
		t.Run(c.name, func(t *testing.T) {
			files := fstest.MapFS{"kustomization.yaml": {Data: []byte(c.kust)}, "a.yaml": {Data: []byte(base)}}
			for p, f := range c.more {
				files[p] = f
			}
			s := load(t, files)
			var said []string
			for _, d := range s.Diagnostics(c.at) {
				said = append(said, d.Summary+": "+d.Detail)
			}
			if !strings.Contains(strings.Join(said, "\n"), c.want) {
				t.Errorf("diagnostics of %s are %q, want %q", c.at, said, c.want)
			}
		})
	}
}

// What cannot be built is judged as it stands, and what is built again counts again.
func TestClaims(t *testing.T) {
	disk := fstest.MapFS{
		"k/kustomization.yaml": {Data: []byte("resources: [a.yaml]\n")},
		"k/a.yaml":             {Data: []byte("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n")},
		"other.yaml":           {Data: []byte("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: b}\n")},
	}
	s := load(t, disk)
	if !s.Claims("k/a.yaml") || s.Claims("other.yaml") || !slices.Equal(s.Reclaimed(), []string{"k/a.yaml", "k/kustomization.yaml"}) {
		t.Errorf("it claims %v", s.Reclaimed())
	}
	disk["k/kustomization.yaml"] = &fstest.MapFile{Data: []byte("resources: [a.yaml, b.yaml]\n")}
	update := func(p string) {
		t.Helper()
		if _, err := s.Update(context.Background(), []string{p}, false); err != nil {
			t.Fatal(err)
		}
	}
	update("k/kustomization.yaml")
	if s.Claims("k/a.yaml") || len(s.Resources()) > 0 {
		t.Error("it claims what could not be built")
	}
	disk["k/b.yaml"] = &fstest.MapFile{Data: []byte("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\n")}
	update("k/b.yaml")
	if !s.Claims("k/b.yaml") || len(s.Resources()) != 2 {
		t.Errorf("it declares %d resources", len(s.Resources()))
	}
	update("other.yaml")
	if len(s.Reclaimed()) > 0 {
		t.Error("nothing has changed, and something is claimed anew")
	}
}

// A half-typed manifest stays what it was.
func TestBrokenFilesStay(t *testing.T) {
	disk := fstest.MapFS{
		"kustomization.yaml": {Data: []byte("resources: [a.yaml]\n")},
		"a.yaml":             {Data: []byte("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n")},
	}
	s := load(t, disk)
	disk["a.yaml"] = &fstest.MapFile{Data: []byte("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a\n")}
	if _, err := s.Update(context.Background(), []string{"a.yaml"}, false); err != nil {
		t.Fatal(err)
	}
	if len(s.Resources()) != 1 || len(s.Diagnostics("a.yaml")) == 0 || len(s.Diagnostics("kustomization.yaml")) > 0 {
		t.Errorf("%d resources, diagnostics %v, %v", len(s.Resources()), s.Diagnostics("a.yaml"), s.Diagnostics("kustomization.yaml"))
	}
}

func TestIsLocal(t *testing.T) {
	for p, want := range map[string]bool{
		"a.yaml": true, "../base": true, "./x/y-1_z": true, "dir with spaces": true,
		"https://x": false, "HTTP://x": false, "git::x": false, "gh:a/b": false, "git@x:a/b": false, "github.com/a/b": false,
		"GitHub.com/a/b": false, "a//b": false, "x?ref=1": false, "/etc/passwd": false, "ssh://x": false, "": false, `a\b`: false,
	} {
		if got := isLocal(p); got != want {
			t.Errorf("%q: %t", p, got)
		}
	}
}

func FuzzBuild(f *testing.F) {
	f.Add("resources: [a.yaml]\npatches: [{path: p.yaml}]", "apiVersion: v1\nkind: Pod\nmetadata: {name: a}", "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {hostPID: true}")
	f.Add("resources: [a.yaml]\nimages: [{name: a, newTag: b}]\nnamePrefix: x", "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [{image: a}]}", "")
	f.Add("bases: [.]\npatchesJson6902: [{target: {kind: Pod}, path: p.yaml}]", "kind: List\nitems: []", "[{op: add, path: /a, value: 1}]")
	f.Fuzz(func(t *testing.T, kust, a, p string) {
		if path.IsAbs(kust) {
			return
		}
		s := load(t, fstest.MapFS{"kustomization.yaml": {Data: []byte(kust)}, "a.yaml": {Data: []byte(a)}, "p.yaml": {Data: []byte(p)}})
		for _, r := range s.Resources() {
			if f := s.File(r.Origin.Header.File()); f == nil {
				t.Errorf("%s stands nowhere", r.Address)
			} else if _, end, ok := f.Offsets(r.Origin.Header); !ok || end > f.Text.Len() {
				t.Errorf("%s stands outside", r.Address)
			}
		}
	})
}

// plain returns a value as encoding/json decodes it.
func plain(v *model.Value) any {
	switch v.Kind() {
	case model.String:
		s, _ := v.AsString()
		return s
	case model.Bool:
		b, _ := v.AsBool()
		return b
	case model.Number:
		n, _ := v.AsNumber()
		f, _ := n.Float64()
		return f
	case model.List:
		out := make([]any, v.Len())
		for i, e := range v.Elems() {
			out[i] = plain(e)
		}
		return out
	case model.Object:
		out := map[string]any{}
		for _, a := range v.Attrs() {
			out[a.Name] = plain(a.Value)
		}
		return out
	}
	return nil
}
