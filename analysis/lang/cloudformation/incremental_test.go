package cloudformation

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"
)

// TestIncrementalEqualsAfresh edits templates at random, one edit after the other, and
// holds what a session says then against what a new one says of the same files.
func TestIncrementalEqualsAfresh(t *testing.T) {
	names, _ := filepath.Glob("testdata/*.txtar")
	for _, name := range names {
		a, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for seed := range uint64(3) {
			t.Run(fmt.Sprintf("%s/%d", strings.TrimSuffix(filepath.Base(name), ".txtar"), seed), func(t *testing.T) {
				disk := fstest.MapFS{}
				for _, f := range a.Files {
					if f.Name != "want" {
						disk[f.Name] = &fstest.MapFile{Data: f.Data}
					}
				}
				incremental(t, disk, rand.New(rand.NewPCG(seed, 8)), 40)
			})
		}
	}
}

func incremental(t testing.TB, disk fstest.MapFS, rnd *rand.Rand, edits int) {
	t.Helper()
	s := load(t, disk)
	for p := range disk {
		if f := s.File(p); f == nil || f.Broken() || strings.HasPrefix(p, "json.") {
			delete(disk, p) // what is broken to begin with has no last meaning
		}
	}
	s = load(t, disk)
	var paths []string
	for p := range disk {
		paths = append(paths, p)
	}
	if len(paths) == 0 {
		return
	}
	slices.Sort(paths)
	for i := range edits {
		p := paths[rnd.IntN(len(paths))]
		before := disk[p].Data
		disk[p] = &fstest.MapFile{Data: edited(rnd, before)}
		if _, err := s.Update(context.Background(), []string{p}, false); err != nil {
			t.Fatal(err)
		}
		fresh := load(t, disk)
		if s.File(p) != nil && (s.File(p).Broken() || fresh.File(p) == nil || fresh.File(p).Broken()) || strings.Contains(describe(t, fresh, disk), "template cannot be read") {
			disk[p] = &fstest.MapFile{Data: before} // what is broken keeps its last meaning
			if _, err := s.Update(context.Background(), []string{p}, false); err != nil {
				t.Fatal(err)
			}
			fresh = load(t, disk)
		}
		got, want := describe(t, s, disk), describe(t, fresh, disk)
		if got != want {
			t.Fatalf("after edit %d, of %s:\n%s\nin steps:\n%s\nafresh:\n%s", i, p, disk[p].Data, got, want)
		}
	}
}

// edited returns a text with one line gone, doubled, moved or with another word in it.
func edited(rnd *rand.Rand, text []byte) []byte {
	lines := bytes.SplitAfter(text, []byte("\n"))
	i := rnd.IntN(len(lines))
	line := slices.Clone(lines[i])
	switch rnd.IntN(6) {
	case 0:
		lines = slices.Delete(slices.Clone(lines), i, i+1)
	case 1:
		lines = slices.Insert(slices.Clone(lines), i, line)
	case 2:
		lines = slices.Clone(lines)
		lines[i] = bytes.ReplaceAll(line, []byte("dev"), []byte("prod"))
	case 3:
		lines = slices.Insert(slices.Clone(lines), i, []byte("\n"))
	case 4:
		lines = slices.Insert(slices.Clone(lines), i, []byte("# comment\n"))
	default:
		words := []string{"true", "false", "10", "eu-west-1", "Retain", "!Ref Env", "prod"}
		lines = slices.Clone(lines)
		if at := bytes.LastIndex(line, []byte(": ")); at > 0 {
			lines[i] = append(line[:at+2:at+2], words[rnd.IntN(len(words))]+"\n"...)
		}
	}
	return bytes.Join(lines, nil)
}

// FuzzTemplate holds that a template, whatever it says, does no harm, and that an edit of
// it comes to what a new session says.
func FuzzTemplate(f *testing.F) {
	names, _ := filepath.Glob("testdata/*.txtar")
	for _, name := range names {
		a, err := txtar.ParseFile(name)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range a.Files {
			f.Add(file.Data, uint64(1), strings.HasSuffix(file.Name, ".json"))
		}
	}
	f.Fuzz(func(t *testing.T, text []byte, seed uint64, isJSON bool) {
		name := "template.yaml"
		if isJSON {
			name = "template.json"
		}
		disk := fstest.MapFS{name: &fstest.MapFile{Data: text}, "other.yaml": &fstest.MapFile{Data: []byte("Resources: {Q: {Type: \"AWS::SQS::Queue\"}}\n")}}
		s := load(t, disk)
		if s.File(name) == nil || s.File(name).Broken() {
			return
		}
		describe(t, s, disk)
		s.Comments(name)
		s.References(context.Background(), name, 0, len(text))
		incremental(t, disk, rand.New(rand.NewPCG(seed, 1)), 2)
	})
}
