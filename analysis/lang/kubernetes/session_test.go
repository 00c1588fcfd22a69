package kubernetes

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// A workspace is a file system that tests change.
type workspace struct {
	t    *testing.T
	disk fstest.MapFS
	s    *Session
	live map[*model.Declaration]bool
}

func open(t *testing.T, files map[string]string) *workspace {
	t.Helper()
	w := &workspace{t: t, disk: fstest.MapFS{}, live: map[*model.Declaration]bool{}}
	for p, text := range files {
		w.disk[p] = &fstest.MapFile{Data: []byte(text)}
	}
	w.s = NewSession(w.disk, Options{})
	w.update(nil, true)
	return w
}

func (w *workspace) update(changed []string, more bool) model.Delta {
	w.t.Helper()
	d, err := w.s.Update(context.Background(), changed, more)
	if err != nil {
		w.t.Fatal(err)
	}
	for _, decl := range d.Declarations {
		if decl.Resource == nil {
			delete(w.live, decl)
		} else {
			w.live[decl] = true
		}
	}
	return d
}

// write changes a file; an empty text takes it away.
func (w *workspace) write(p, text string) model.Delta {
	w.t.Helper()
	if text == "" {
		delete(w.disk, p)
	} else {
		w.disk[p] = &fstest.MapFile{Data: []byte(text)}
	}
	return w.update([]string{p}, false)
}

// declared returns the addresses in the order of the files, with the stacks that
// are not the whole workspace.
func (w *workspace) declared() string {
	decls := slices.SortedFunc(maps.Keys(w.live), w.s.Compare)
	var out []string
	for _, d := range decls {
		s := string(d.Resource.Address)
		if stack := d.Resource.Origin.Stack; stack != "." {
			s += " in " + stack
		}
		out = append(out, s)
	}
	return strings.Join(out, "\n")
}

func (w *workspace) wantDeclared(want ...string) {
	w.t.Helper()
	if got := w.declared(); got != strings.Join(want, "\n") {
		w.t.Errorf("declared are\n%s\nwant\n%s", got, strings.Join(want, "\n"))
	}
}

func pod(name string) string {
	return "apiVersion: v1\nkind: Pod\nmetadata:\n  name: " + name + "\nspec:\n  containers: []\n"
}

func TestAddresses(t *testing.T) {
	w := open(t, map[string]string{
		"a.yaml": `apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: prod}
---
apiVersion: v1
kind: Service
metadata: {name: web}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: admin}
---
apiVersion: batch/v1
kind: Job
metadata: {generateName: run-}
`,
		"b.json": `{"apiVersion": "example.com/v1", "kind": "Widget", "metadata": {"name": "w", "namespace": "x"}}`,
		"c.yml": `apiVersion: v1
kind: List
items:
- apiVersion: v1
  kind: Pod
  metadata: {name: one}
- apiVersion: v1
  kind: Pod
  metadata: {name: two}
`,
	})
	w.wantDeclared("prod/apps.Deployment/web", "default/Service/web", "rbac.authorization.k8s.io.ClusterRole/admin",
		"default/batch.Job/run-*", "x/example.com.Widget/w", "default/Pod/one", "default/Pod/two")
}

func TestOtherFilesAreLeftAlone(t *testing.T) {
	w := open(t, map[string]string{
		"docker-compose.yml":      "services:\n  web: {image: x}\n",
		".github/workflows/w.yml": "on: push\njobs: {}\n",
		"values.yaml":             "apiVersion: v1\nimage: x\n",
		"Chart.yaml":              "apiVersion: v2\nname: chart\n",
		"templates/web.yaml":      "apiVersion: v1\nkind: Pod\nmetadata:\n  name: {{ .Release.Name }}\n{{- if .Values.x }}\nspec: {}\n{{- end }}\n",
		"broken.yaml":             "a: [\n",
		"package.json":            `{"name": "kind", "apiVersion": 1`,
		"node_modules/x/a.yaml":   pod("hidden"),
		"notes.txt":               pod("text"),
		"list.yaml":               "- apiVersion: v1\n- kind: x\n",
	})
	w.wantDeclared()
	for p := range w.disk {
		if w.s.File(p) != nil || len(w.s.Diagnostics(p)) > 0 {
			t.Errorf("%s is taken for a manifest", p)
		}
	}
}

func TestBrokenDocumentKeepsItsMeaning(t *testing.T) {
	w := open(t, map[string]string{"a.yaml": pod("one") + "---\n" + pod("two")})
	d := w.write("a.yaml", pod("one")+"---\n"+strings.Replace(pod("two"), "name: two", "name: [", 1))
	w.wantDeclared("default/Pod/one", "default/Pod/two")
	if len(d.Declarations) != 0 || len(w.s.Diagnostics("a.yaml")) != 1 {
		t.Errorf("%d declarations have changed, diagnostics %v", len(d.Declarations), w.s.Diagnostics("a.yaml"))
	}
	w.write("a.yaml", "")
	w.wantDeclared()
}

func TestOneEditChangesOneObject(t *testing.T) {
	w := open(t, map[string]string{"a.yaml": pod("one") + "---\n" + pod("two") + "---\n" + pod("three"), "b.yaml": pod("four")})
	d := w.write("a.yaml", pod("one")+"---\n# a comment more\n"+strings.Replace(pod("two"), "[]", "[{name: x}]", 1)+"---\n"+pod("three"))
	if len(d.Declarations) != 1 || d.Declarations[0].Resource.Address != "default/Pod/two" {
		t.Errorf("%d declarations have changed", len(d.Declarations))
	}
}

func TestFoldersThatDeclareTheSameAreStacks(t *testing.T) {
	w := open(t, map[string]string{
		"common/policy.yaml":     strings.Replace(pod("shared"), "Pod", "Secret", 1),
		"overlays/dev/web.yaml":  pod("web"),
		"overlays/dev/more.yaml": pod("tool"),
	})
	w.wantDeclared("default/Secret/shared", "default/Pod/tool", "default/Pod/web")
	w.write("overlays/prod/sub/web.yaml", pod("web"))
	w.wantDeclared("default/Secret/shared", "default/Pod/tool in overlays/dev", "default/Pod/web in overlays/dev",
		"default/Pod/web in overlays/prod")
	w.write("overlays/web.yaml", pod("web"))
	w.wantDeclared("default/Secret/shared", "default/Pod/tool in overlays/dev", "default/Pod/web in overlays/dev",
		"default/Pod/web in overlays/prod", "default/Pod/web")
	w.write("overlays/prod/sub/web.yaml", "")
	w.write("overlays/web.yaml", "")
	w.wantDeclared("default/Secret/shared", "default/Pod/tool", "default/Pod/web")
}

func TestEqualAddressesInOneFolderAreCounted(t *testing.T) {
	w := open(t, map[string]string{"a.yaml": pod("web") + "---\n" + pod("web"), "b.yaml": pod("web")})
	w.wantDeclared("default/Pod/web", "default/Pod/web#2", "default/Pod/web#3")
	w.write("a.yaml", pod("web"))
	w.wantDeclared("default/Pod/web", "default/Pod/web#2")
}

func TestPlacesShownForAnObject(t *testing.T) {
	text := "# head\napiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n  template:\n    spec:\n      containers:\n        - name: c\n          image: x\n"
	w := open(t, map[string]string{"a.yaml": text})
	var r *model.Resource
	for d := range w.live {
		r = d.Resource
	}
	f := w.s.File("a.yaml")
	at := func(rng source.Range) string {
		start, end, ok := f.Offsets(rng)
		if !ok {
			return "?"
		}
		return text[start:end]
	}
	if got := at(r.Origin.Header); got != "name: web" {
		t.Errorf("header is %q", got)
	}
	if got := at(r.Origin.Block); !strings.HasPrefix(got, "apiVersion") || !strings.HasSuffix(got, "image: x") {
		t.Errorf("block is %q", got)
	}
	for path, want := range map[string]string{
		"spec missing":              "spec",
		"spec containers 0 image":   "image: x",
		"spec containers 0 missing": "name: c",
		"spec hostNetwork":          "spec",
		"missing":                   "name: web",
		"workload missing":          "spec",
	} {
		var p model.Path
		for step := range strings.FieldsSeq(path) {
			if step == "0" {
				p = append(p, 0)
			} else {
				p = append(p, step)
			}
		}
		if got := at(r.Value.Walk(p).Range); got != want {
			t.Errorf("%s is at %q, want %q", path, got, want)
		}
	}
}

func TestPlaceholdersAreUnknown(t *testing.T) {
	w := open(t, map[string]string{"a.yaml": `apiVersion: v1
kind: Pod
metadata:
  name: web
  annotations: {note: "{{ text }}"}
spec:
  hostNetwork: "{{ inputs.host }}"
  containers:
    - image: ${IMAGE}
      args: ["${HOME}"]
`})
	for d := range w.live {
		v := d.Resource.Value
		c := v.Get("spec").Get("containers").Index(0)
		for what, known := range map[*model.Value]bool{
			v.Get("spec").Get("hostNetwork"):                 false,
			c.Get("image"):                                   false,
			c.Get("args").Index(0):                           true,
			v.Get("metadata").Get("annotations").Get("note"): true,
		} {
			if what.Is(model.Unknown) == known {
				t.Errorf("%s: unknown is %t", what.Hint(), known)
			}
		}
	}
}

func TestFilesThatAreTooLargeAreTold(t *testing.T) {
	w := open(t, map[string]string{"a.yaml": pod("web") + "# " + strings.Repeat("x", 5<<20)})
	if ds := w.s.Diagnostics("a.yaml"); len(ds) != 1 || ds[0].Severity != source.Error {
		t.Errorf("diagnostics are %v", ds)
	}
}

// FuzzIncrementalEqualsAfresh edits files and compares with a session that reads
// them afresh.
func FuzzIncrementalEqualsAfresh(f *testing.F) {
	f.Add(pod("a")+"---\n"+pod("b"), pod("a"), "x", uint(10))
	f.Add("apiVersion: v1\nkind: List\nitems:\n- "+strings.ReplaceAll(pod("a"), "\n", "\n  "), pod("c"), "---\n", uint(40))
	f.Add(`{"apiVersion":"v1","kind":"Pod","metadata":{"name":"a"}}`, pod("a"), "}", uint(3))
	f.Fuzz(func(t *testing.T, one, two, insert string, at uint) {
		w := open(t, map[string]string{"x/a.yaml": one, "y/a.yaml": two})
		cut := int(at % uint(len(one)+1))
		w.write("x/a.yaml", one[:cut]+insert+one[cut:])
		w.write("y/a.yaml", one)
		w.write("y/a.yaml", "")
		for p := range w.disk {
			if len(w.s.Diagnostics(p)) > 0 {
				return // what is broken keeps what it was
			}
		}
		files := map[string]string{}
		for p, file := range w.disk {
			files[p] = string(file.Data)
		}
		fresh := open(t, files)
		if a, b := w.declared(), fresh.declared(); a != b {
			t.Errorf("after edits\n%s\nafresh\n%s", a, b)
		}
	})
}

func ExampleSession() {
	s := NewSession(fstest.MapFS{"a.yaml": {Data: []byte(pod("web"))}}, Options{})
	d, _ := s.Update(context.Background(), nil, true)
	for _, decl := range d.Declarations {
		fmt.Println(decl.Resource.Type, decl.Resource.Address)
	}
	// Output: k8s_pod default/Pod/web
}

// TestRecognised tells manifests from other files by their text.
func TestRecognised(t *testing.T) {
	for text, want := range map[string]bool{
		"apiVersion: v1\nkind: Pod\nmetadata: {name: a}\n":                             true,
		"kind: Pod\n'apiVersion': v1\nmetadata: {name: a}\n":                           true,
		"{apiVersion: v1, kind: Pod, metadata: {name: a}}\n":                           true,
		"# a pod\n---\n{\n  kind: Pod,\n  apiVersion: v1,\n  metadata: {name: a}\n}\n": true,
		"--- {apiVersion: v1, 'kind': Pod, metadata: {name: a}}\n":                     true,
		"  {\"apiVersion\": \"v1\", \"kind\": \"Pod\", metadata: {name: a}}\n":         true,
		"{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"metadata\":{\"name\":\"a\"}}\n":     true,
		"{apiVersion: v1, metadata: {name: kind}}\n":                                   false,
		"{myapiVersion: v1, kinds: [a]}\n":                                             false,
		"{apiVersions: v1, kind: Pod}\n":                                               false,
		"a: {apiVersion: v1, kind: Pod}\n":                                             false,
		"{{ if .Values.a }}\napiVersion: v1\nkind: Pod\n{{ end }}\n":                   false,
	} {
		w := open(t, map[string]string{"a.yaml": text})
		if got := len(w.live) > 0; got != want {
			t.Errorf("%q is a manifest: %t", text, got)
		}
	}
}
