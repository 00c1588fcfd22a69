package fileset

import (
	"context"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// toy is a language of lines: "name" declares something, "use path" declares what
// another file does, "bad" is a mistake. The files of a folder are one unit.
type toy struct{}

type toyFile struct {
	src   *source.File
	lines []string
}

func (toy) Unit(p string) string {
	if path.Ext(p) != ".toy" {
		return ""
	}
	return path.Dir(p)
}

func (toy) Parse(p string, text []byte, before File) File {
	if strings.HasPrefix(string(text), "#!") {
		return nil
	}
	var last *source.File
	if before != nil {
		last = before.Source()
	}
	return &toyFile{source.NewFile(p, source.NewText(text), last), strings.Fields(strings.ReplaceAll(string(text), "use ", "use:"))}
}

func (toy) Load(u *Unit) []*model.Resource {
	var out []*model.Resource
	for _, f := range u.Files {
		for i, line := range f.(*toyFile).lines {
			at := source.Range{Anchor: f.Source().Whole, Start: uint32(i), End: uint32(i + 1)}
			value := model.NewString(line, at)
			if p, ok := strings.CutPrefix(line, "use:"); ok {
				other, _ := u.Read(p).(*toyFile)
				if other == nil {
					u.Report(source.Diagnostic{Range: at, Summary: "there is no " + p})
					continue
				}
				value = model.NewString(strings.Join(other.lines, "+"), at)
			}
			out = append(out, &model.Resource{Type: "toy", Address: model.Address(fmt.Sprintf("%s#%d", f.Source().Path, i)),
				Value: value, Origin: model.Origin{Header: at, Block: at}})
		}
	}
	return out
}

func (f *toyFile) Source() *source.File { return f.src }
func (f *toyFile) Diagnostics() (ds []source.Diagnostic) {
	for range slices.Index(f.lines, "bad") + 1 {
		return []source.Diagnostic{{File: f.src.Path, Summary: "bad"}}
	}
	return nil
}
func (f *toyFile) Comments() []model.Comment                         { return nil }
func (f *toyFile) CommentPlace(int) (at int, indent string, ok bool) { return 0, "", false }
func (f *toyFile) References(start, end int) (refs []model.Meaning)  { return nil }

// state is all that a session says.
func state(s *Session, paths []string) string {
	var b strings.Builder
	for _, r := range s.Resources() {
		v, _ := r.Value.AsString()
		fmt.Fprintf(&b, "%s = %s\n", r.Address, v)
	}
	for _, p := range paths {
		for _, d := range s.Diagnostics(p) {
			fmt.Fprintf(&b, "%s: %s\n", p, d.Summary)
		}
		fmt.Fprintf(&b, "%s counts: %t\n", p, s.File(p) != nil)
	}
	return b.String()
}

func update(t *testing.T, s *Session, changed []string, more bool) model.Delta {
	t.Helper()
	d, err := s.Update(context.Background(), changed, more)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestIncrementalEqualsAfresh(t *testing.T) {
	paths := []string{"a/x.toy", "a/y.toy", "b/x.toy", "b/plain.txt", ".hidden/x.toy", ".github/x.toy", "node_modules/m/x.toy"}
	texts := []string{"", "one\ntwo", "bad", "use a/x.toy", "use b/plain.txt\nthree", "use .hidden/x.toy", "use gone.toy", "#! not this language"}
	for seed := range uint64(30) {
		rng := rand.New(rand.NewPCG(seed, 1))
		disk := fstest.MapFS{}
		s := NewSession(disk, toy{}, func(p string) bool { return p == "a/y.toy" && seed%3 == 0 })
		known := map[*model.Declaration]*model.Resource{}
		for step := range 60 {
			var changed []string
			for range 1 + rng.IntN(3) {
				p := paths[rng.IntN(len(paths))]
				changed = append(changed, p)
				if delete(disk, p); rng.IntN(4) > 0 {
					disk[p] = &fstest.MapFile{Data: []byte(texts[rng.IntN(len(texts))])}
				}
			}
			more := rng.IntN(3) == 0 || step == 0
			if more {
				changed = nil
			}
			for _, d := range update(t, s, changed, more).Declarations {
				if known[d] = d.Resource; d.Resource == nil {
					delete(known, d)
				}
			}
			fresh := NewSession(disk, toy{}, s.exclude)
			update(t, fresh, nil, true)
			got, want := state(s, paths), state(fresh, paths)
			if got != want {
				t.Fatalf("seed %d, step %d, changed %v:\n%s\nafresh:\n%s", seed, step, changed, got, want)
			}
			if len(known) != len(fresh.Resources()) {
				t.Fatalf("seed %d, step %d: deltas tell of %d resources of %d", seed, step, len(known), len(fresh.Resources()))
			}
		}
	}
}

func TestUnchangedFilesTellNothing(t *testing.T) {
	disk := fstest.MapFS{"a/x.toy": {Data: []byte("one")}}
	s := NewSession(disk, toy{}, nil)
	update(t, s, nil, true)
	if d := update(t, s, []string{"a/x.toy", "b/none.toy"}, true); len(d.Declarations)+len(d.Files)+len(d.Diagnosed) > 0 {
		t.Errorf("delta is %+v", d)
	}
}

func TestUpdateStopsWithItsContext(t *testing.T) {
	disk := fstest.MapFS{"a/x.toy": {Data: []byte("one")}}
	s := NewSession(disk, toy{}, nil)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := s.Update(ctx, nil, true); err == nil {
		t.Error("no error")
	}
	if d := update(t, s, nil, true); len(d.Declarations) != 1 {
		t.Errorf("delta is %+v", d)
	}
}

func TestUnreadableFilesAreTold(t *testing.T) {
	disk := fstest.MapFS{
		"large.toy": {Data: make([]byte, maxFile+1)},
		"pipe.toy":  {Mode: fs.ModeNamedPipe},
	}
	s := NewSession(disk, toy{}, nil)
	update(t, s, nil, true)
	for p, want := range map[string]string{"large.toy": "it has more than 4 MiB", "pipe.toy": "it is not a regular file"} {
		if ds := s.Diagnostics(p); len(ds) != 1 || ds[0].Detail != want {
			t.Errorf("%s: %+v", p, ds)
		}
	}
}
