// Package archive plays tests of writers: archives that hold a remedy, a workspace,
// and what each way to apply the remedy comes to. It is a part of tests.
package archive

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"go.yaml.in/yaml/v3"
	"golang.org/x/tools/txtar"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/analysis/workspace"
	"github.com/parapet-iac/parapet/fixes/edit"
	"github.com/parapet-iac/parapet/fixes/remedy"
)

var update = flag.Bool("update", false, "rewrite what the archives want")

// A Writer is that of a language, as fixes has it.
type Writer interface {
	Variants(...remedy.Request) ([]remedy.Variant, error)
}

// A Tidy lets edits of a file look like the code around them.
type Tidy func(path string, text []byte, edits []edit.Edit) []edit.Edit

// A Language returns what writes the declaration of a resource in an analysis.
type Language func(*workspace.Snapshot, *model.Resource) (Writer, Tidy)

// A job is what an archive asks for, in its file "remedy".
type job struct {
	// Resources are the judged ones, by address or by type and address, Verdict the
	// path that the verdict rests on.
	Resources []string `yaml:"resources"`
	Verdict   string   `yaml:"verdict"`
	Remedy    yaml.Node
}

// Play plays the archives in testdata. Each holds a remedy, a workspace and, in the
// file "want", what each way to apply the remedy comes to, as differences; the flag
// -update rewrites that. A file whose name begins with "crlf-" has line ends of CR
// LF, and one with "bom-" begins with a byte order mark.
func Play(t *testing.T, language Language) {
	archives, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatal("no archives", err)
	}
	for _, name := range archives {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) { play(t, name, language) })
	}
}

func play(t *testing.T, name string, language Language) {
	archive, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var todo job
	files := map[string][]byte{}
	want := -1
	for i, f := range archive.Files {
		switch f.Name {
		case "remedy":
			if err := yaml.Unmarshal(f.Data, &todo); err != nil {
				t.Fatal(err)
			}
		case "want":
			want = i
		default:
			files[f.Name] = encoded(f.Name, f.Data)
		}
	}
	got := ways(t, todo, files, language)
	if want < 0 {
		want = len(archive.Files)
		archive.Files = append(archive.Files, txtar.File{Name: "want"})
	}
	if *update {
		archive.Files[want].Data = []byte(got)
		if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := edit.Unified("want", archive.Files[want].Data, []byte(got)); diff != "" {
		t.Error(diff)
	}
}

func encoded(name string, text []byte) []byte {
	base := filepath.Base(name)
	if strings.HasPrefix(base, "crlf-") {
		text = bytes.ReplaceAll(text, []byte("\n"), []byte("\r\n"))
	}
	if strings.HasPrefix(base, "bom-") {
		text = append([]byte("\xef\xbb\xbf"), text...)
	}
	return text
}

// ways applies the remedy in all ways and describes them.
func ways(t *testing.T, todo job, files map[string][]byte, language Language) string {
	t.Helper()
	snap := analyse(t, files)
	var r policy.Remedy
	if err := todo.Remedy.Decode(&lowered{&r}); err != nil {
		t.Fatal(err)
	}
	var requests []remedy.Request
	for _, addr := range todo.Resources {
		requests = append(requests, remedy.Request{Resource: find(t, snap, addr), Verdict: verdict(t, todo.Verdict), Remedy: &r})
	}
	w, tidy := language(snap, requests[0].Resource)
	variants, err := w.Variants(requests...)
	if err != nil {
		return "error: " + err.Error() + "\n"
	}
	var b strings.Builder
	for i, v := range variants {
		fmt.Fprintf(&b, "== %d", i+1)
		for flag, set := range map[string]bool{v.Note: v.Note != ""} {
			if set {
				b.WriteString(" " + flag)
			}
		}
		if v.Asks {
			b.WriteString(", asks")
		}
		if v.Chooses {
			b.WriteString(", chooses")
		}
		b.WriteString("\n")
		for _, name := range slices.Sorted(maps.Keys(v.Edits)) {
			text := snap.File(name).Text.Bytes()
			edits := tidy(name, text, v.Edits[name])
			b.WriteString(strings.ReplaceAll(edit.Unified(name, text, edit.Apply(text, edits)), "\r", "\\r"))
			for _, e := range edits {
				for _, a := range e.Asks {
					fmt.Fprintf(&b, "ask %q: %s\n", e.New[a.Start:a.End], a.What)
				}
			}
		}
	}
	return b.String()
}

// lowered decodes a remedy with the names that its JSON form has.
type lowered struct{ *policy.Remedy }

func (l *lowered) UnmarshalYAML(n *yaml.Node) error {
	var plain struct {
		Title, Unsafe string
		Set           []policy.Assignment
		Remove        []string
		Satellite     *policy.Satellite
		Declare       []policy.Declared
	}
	if err := n.Decode(&plain); err != nil {
		return err
	}
	*l.Remedy = policy.Remedy(plain)
	return nil
}

func verdict(t *testing.T, path string) model.Path {
	t.Helper()
	if path == "" {
		return nil
	}
	p, err := policy.ParseRemedyPath(path)
	if err != nil {
		t.Fatal(err)
	}
	return p.Steps
}

func analyse(t testing.TB, files map[string][]byte) *workspace.Snapshot {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		p := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, text, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	none, err := policy.Load(fstest.MapFS{})
	if err != nil {
		t.Fatal(err)
	}
	e, err := workspace.Open(dir, workspace.Options{Policies: none})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { e.Close() })
	snap, err := e.Update(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return snap
}

// find returns the resource with an address, or with a type and an address.
func find(t testing.TB, snap *workspace.Snapshot, name string) *model.Resource {
	t.Helper()
	typ, addr, typed := strings.Cut(name, " ")
	if !typed {
		addr = name
	}
	for f := range snap.Files() {
		for _, r := range snap.Declared(f.Path) {
			if string(r.Address) == addr && (!typed || r.Type == typ) {
				return r
			}
		}
	}
	t.Fatalf("there is no resource %s", name)
	return nil
}
