package cloudformation

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"github.com/parapet-iac/parapet/analysis/lang/fileset"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

var update = flag.Bool("update", false, "rewrite the archives")

// TestArchives holds what the templates in each archive of testdata come to: the files
// named want hold every resource with its address, stack and attributes, the place and the
// flags of each, and what is wrong with the templates.
func TestArchives(t *testing.T) {
	names, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatal("no archives")
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			disk := fstest.MapFS{}
			i := slices.IndexFunc(a.Files, func(f txtar.File) bool { return f.Name == "want" })
			if i < 0 {
				i = len(a.Files)
				a.Files = append(a.Files, txtar.File{Name: "want"})
			}
			for j, f := range a.Files {
				if j != i {
					disk[f.Name] = &fstest.MapFile{Data: f.Data}
				}
			}
			got := describe(t, load(t, disk), disk)
			if *update {
				a.Files[i].Data = []byte(got)
				if err := os.WriteFile(name, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if want := string(a.Files[i].Data); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

func load(t testing.TB, disk fstest.MapFS) *fileset.Session {
	t.Helper()
	s := NewSession(disk, nil)
	if _, err := s.Update(context.Background(), nil, true); err != nil {
		t.Fatal(err)
	}
	return s
}

// describe tells everything that a session says of files.
func describe(t testing.TB, s *fileset.Session, disk fstest.MapFS) string {
	t.Helper()
	var b bytes.Buffer
	files := source.Files{}
	var paths []string
	for p := range disk {
		paths = append(paths, p)
		if f := s.File(p); f != nil {
			files[p] = f
		}
	}
	slices.Sort(paths)
	for _, p := range paths {
		for _, d := range s.Diagnostics(p) {
			fmt.Fprintf(&b, "%s: %s %s: %s\n", place(files, d.Range), d.Severity, d.Summary, d.Detail)
		}
	}
	for _, r := range s.Resources() {
		fmt.Fprintf(&b, "%s %s in %s at %s", r.Type, r.Address, r.Origin.Stack, place(files, r.Origin.Header))
		if r.Origin.Instance != "" {
			fmt.Fprintf(&b, " instance %s", r.Origin.Instance)
		}
		for _, c := range r.Origin.Calls {
			fmt.Fprintf(&b, " called at %s", place(files, c))
		}
		fmt.Fprintln(&b)
		value(&b, files, "  ", "", r.Value)
	}
	return b.String()
}

// place returns where a range begins, as file:line:column.
func place(files source.Files, r source.Range) string {
	span, ok := files.Span(r)
	if !ok {
		return "nowhere"
	}
	return fmt.Sprintf("%s:%d:%d", span.File, span.Start.Line, span.Start.Column)
}

// value writes the leaves of a value with their places, each on a line.
func value(b *bytes.Buffer, files source.Files, indent, path string, v *model.Value) {
	if doc := v.Doc(); doc != nil {
		fmt.Fprintf(b, "%s%s is a document\n", indent, path)
		value(b, files, indent+"  ", path, doc)
		return
	}
	if v.Is(model.Open) {
		fmt.Fprintf(b, "%s%s has more\n", indent, path)
	}
	for _, a := range v.Attrs() {
		value(b, files, indent, strings.TrimPrefix(path+"."+a.Name, "."), a.Value)
	}
	for i, e := range v.Elems() {
		value(b, files, indent, fmt.Sprintf("%s[%d]", path, i), e)
	}
	if v.Len() > 0 {
		return
	}
	span, _ := files.Span(v.Range())
	fmt.Fprintf(b, "%s%s = %s @%d:%d", indent, path, text(v), span.Start.Line, span.Start.Column)
	for _, via := range v.Via() {
		span, _ := files.Span(via)
		fmt.Fprintf(b, " from %s:%d", span.File, span.Start.Line)
	}
	for _, ref := range v.Refs() {
		fmt.Fprintf(b, " -> %s.%s", ref.Address, ref.Path)
	}
	for _, flag := range []struct {
		f    model.Flags
		name string
	}{{model.Sensitive, "sensitive"}, {model.Default, "default"}} {
		if v.Is(flag.f) {
			fmt.Fprintf(b, " %s", flag.name)
		}
	}
	fmt.Fprintln(b)
}

func text(v *model.Value) string {
	if v.Is(model.Unknown) {
		return "?" + v.Kind().String() + " " + v.Hint()
	}
	switch v.Kind() {
	case model.String:
		s, _ := v.AsString()
		return fmt.Sprintf("%q", s)
	case model.Object:
		return "{}"
	case model.List:
		return "[]"
	case model.Bool:
		b, _ := v.AsBool()
		return fmt.Sprint(b)
	case model.Number:
		n, _ := v.AsNumber()
		return n.Text('g', -1)
	}
	return "null"
}
