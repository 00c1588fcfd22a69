package workspace

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/parapet-iac/parapet/analysis/source"
	"github.com/parapet-iac/parapet/analysis/synth"
)

// wide opens a workspace in which one variable reaches all resources.
func wide(t *testing.T) (e *Engine, files map[string]string) {
	t.Helper()
	d := &desk{t: t, dir: t.TempDir()}
	files = synth.Workspace(400, 1)
	for name, text := range files {
		d.save(name, text)
	}
	e, err := Open(d.dir, Options{Policies: loadAll(t)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { e.Close() })
	if _, err := e.Update(context.Background()); err != nil {
		t.Fatal(err)
	}
	return e, files
}

func shown(text string, version int32, path string) Change {
	return Change{Path: path, Text: source.NewText([]byte(text)), Version: version}
}

func update(t *testing.T, e *Engine, first ...string) *Snapshot {
	t.Helper()
	s, err := e.Update(context.Background(), first...)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// A key is answered before what an earlier change has to do with all the rest.
func TestOneFileFirst(t *testing.T) {
	const typed = "modules/part001/file0.tf"
	e, files := wide(t)
	count := func(s *Snapshot, path string) int { return len(s.Findings(path)) }
	before := e.Snapshot()

	e.Change(shown(strings.Replace(files["variables.tf"], `"prod"`, `"test"`, 1), 1, "variables.tf"))
	e.Change(shown(files[typed]+"resource \"aws_s3_bucket\" \"typed\" {\n  acl = \"public-read\"\n}\n", 1, typed))
	s := update(t, e, typed)
	if s.Complete() {
		t.Fatal("all was done, where one file was wanted first")
	}
	if v, ok := s.Version(typed); !ok || v != 1 || count(s, typed) <= count(before, typed) {
		t.Errorf("version %d with %d findings, %d before", v, count(s, typed), count(before, typed))
	}
	if !slices.Equal(s.Changed(), []string{typed}) {
		t.Errorf("%v have changed", s.Changed())
	}
	if v, ok := s.Version("variables.tf"); ok {
		t.Errorf("variables.tf has version %d already", v)
	}
	first := s.Findings(typed)
	s = update(t, e)
	if !s.Complete() || len(s.Changed()) < 10 {
		t.Errorf("complete %t, %d files have changed", s.Complete(), len(s.Changed()))
	}
	same := func(a, b Finding) bool { return a.Fingerprint == b.Fingerprint && a.Span == b.Span }
	if !slices.EqualFunc(first, s.Findings(typed), same) {
		t.Error("the file has other findings in the end")
	}
	// What concerns one file alone is done at once.
	e.Change(shown(files[typed], 2, typed))
	if s := update(t, e, typed); s.partial {
		t.Error("something is left to do")
	}
}

// A trial gives way to a change, and what it has tried is forgotten.
func TestTrialGivesWay(t *testing.T) {
	e, files := wide(t)
	before := e.Snapshot()
	texts := map[string]*source.Text{"variables.tf": source.NewText(nil)}
	updated := make(chan error)
	err := e.Try(context.Background(), func(trial *Trial) error {
		if _, err := trial.Analyse(context.Background(), texts); err != nil {
			return err
		}
		e.Change(shown(files["main.tf"]+"\n", 1, "main.tf"))
		go func() {
			_, err := e.Update(context.Background(), "main.tf")
			updated <- err
		}()
		<-trial.work.Done()
		_, err := trial.Analyse(context.Background(), nil)
		return err
	})
	if !errors.Is(err, ErrInterrupted) {
		t.Errorf("the error is %v", err)
	}
	if err := <-updated; err != nil {
		t.Error(err)
	}
	s := update(t, e)
	for f := range before.Files() {
		if got, want := len(s.Findings(f.Path)), len(before.Findings(f.Path)); got != want {
			t.Errorf("%s has %d findings, want %d", f.Path, got, want)
		}
	}
}
