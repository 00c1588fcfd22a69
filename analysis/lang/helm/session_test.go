package helm

import (
	"context"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

var update = flag.Bool("update", false, "write golden files")

// world is a session and what it was told.
type world struct {
	*Session
	disk fstest.MapFS
	told map[*model.Declaration]bool
}

func open(disk fstest.MapFS, opts Options) *world {
	w := &world{NewSession(disk, opts), disk, map[*model.Declaration]bool{}}
	w.update(".")
	return w
}

func (w *world) update(changed ...string) {
	more := slices.Contains(changed, ".")
	d, err := w.Update(context.Background(), slices.DeleteFunc(changed, func(p string) bool { return p == "." }), more)
	if err != nil {
		panic(err)
	}
	for _, decl := range d.Declarations {
		if w.told[decl] = true; decl.Resource == nil {
			delete(w.told, decl)
		}
	}
}

func (w *world) write(name, text string) {
	w.disk[name] = &fstest.MapFile{Data: []byte(text)}
	w.update(name)
}

// resources returns what is declared, in order.
func (w *world) resources() []*model.Resource {
	var decls []*model.Declaration
	for d := range w.told {
		decls = append(decls, d)
	}
	slices.SortFunc(decls, w.Compare)
	var out []*model.Resource
	for _, d := range decls {
		out = append(out, d.Resource)
	}
	return out
}

func (w *world) at(r source.Range) string {
	f := w.File(r.File())
	if f == nil {
		return "nowhere"
	}
	start, end, ok := f.Offsets(r)
	if !ok {
		return "nowhere in " + f.Path
	}
	text := strings.Join(strings.Fields(string(f.Text.Bytes()[start:end])), " ")
	return fmt.Sprintf("%s:%d %q", f.Path, f.Text.Position(start).Line, text[:min(len(text), 60)])
}

// show lists the values of a resource with their places.
func (w *world) show(r *model.Resource) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s (%s) %s\n", r.Type, r.Address, r.Origin.Stack, w.at(r.Origin.Header))
	var walk func(v *model.Value, path model.Path)
	walk = func(v *model.Value, path model.Path) {
		for _, a := range v.Attrs() {
			walk(a.Value, append(path[:len(path):len(path)], a.Name))
		}
		for i, e := range v.Elems() {
			walk(e, append(path[:len(path):len(path)], i))
		}
		if v.Kind() == model.Object || v.Kind() == model.List || v.Is(model.Default) {
			return
		}
		step := r.Value.Walk(path)
		fmt.Fprintf(&b, "  %s = %s\n      %s\n", path, text(v), w.at(step.Range))
		for _, via := range step.Via {
			fmt.Fprintf(&b, "      %s\n", w.at(via))
		}
	}
	walk(r.Value, nil)
	return b.String()
}

func text(v *model.Value) string {
	s := "?"
	switch v.Kind() {
	case model.String:
		if x, ok := v.AsString(); ok {
			s = fmt.Sprintf("%.60q", x)
		}
	case model.Bool:
		x, _ := v.AsBool()
		s = fmt.Sprint(x)
	case model.Number:
		x, _ := v.AsNumber()
		s = x.Text('g', 6)
	case model.Null:
		s = "null"
	}
	if v.Is(model.Near) {
		s += " (near)"
	}
	return s
}

func (w *world) diagnostics() string {
	var b strings.Builder
	for _, p := range slices.Sorted(func(yield func(string) bool) {
		for p := range w.disk {
			if !yield(p) {
				return
			}
		}
	}) {
		for _, d := range w.Diagnostics(p) {
			fmt.Fprintf(&b, "%s: %s\n    %s\n    %s\n", d.Severity, d.Summary, w.at(d.Range), d.Detail)
		}
	}
	return b.String()
}

// folder returns the files below a folder of the disk.
func folder(t testing.TB, dir string) fstest.MapFS {
	t.Helper()
	out := fstest.MapFS{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(filepath.Join(dir, p))
		out[p] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestPlaces shows where the values of a chart come from, whichever way they went.
func TestPlaces(t *testing.T) {
	w := open(folder(t, "testdata/web"), Options{})
	var b strings.Builder
	for _, r := range w.resources() {
		b.WriteString(w.show(r))
	}
	b.WriteString(w.diagnostics())
	golden := filepath.Join("testdata", "web.golden")
	if *update {
		if err := os.WriteFile(golden, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if b.String() != string(want) {
		t.Errorf("run with -update and read the difference; got\n%s", b.String())
	}
}
