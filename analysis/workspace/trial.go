package workspace

import (
	"context"
	"maps"
	"slices"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// A Trial analyses the workspace of an engine as it would be with other texts.
type Trial struct {
	e    *Engine
	work context.Context // ends where the trial is to give way
	// base is the snapshot that the trial departs from, last the newest of its
	// own.
	base, last *Snapshot
	// replaced holds what stood in for the files that the trial has changed: nil
	// for one that was read from disk.
	replaced map[string]*overlay
	touched  map[string]bool // files that may differ from base
}

// Try lets f analyse the workspace with other texts. The engine works for f alone
// until f returns, and then is as it was: neither its snapshot nor what is on disk
// changes. Each analysis costs what the update for such an edit costs. Where an
// update becomes urgent meanwhile, the analysis is abandoned with [ErrInterrupted].
//
// Try returns the error of f.
func (e *Engine) Try(ctx context.Context, f func(*Trial) error) error {
	work, done, err := e.turns.take(ctx, trying)
	if err != nil {
		return err
	}
	defer done()
	return e.try(work, f)
}

// TryNow is [Engine.Try], but where the engine has something to do it returns false
// at once.
func (e *Engine) TryNow(ctx context.Context, f func(*Trial) error) (ok bool, err error) {
	work, done, ok := e.turns.takeNow(ctx, trying)
	if !ok {
		return false, nil
	}
	defer done()
	if !e.owed.none() {
		return false, nil
	}
	return true, e.try(work, f)
}

func (e *Engine) try(work context.Context, f func(*Trial) error) error {
	base := e.newest.Load()
	t := &Trial{e: e, work: work, base: base, last: base, replaced: map[string]*overlay{}, touched: map[string]bool{}}
	defer t.undo()
	return f(t)
}

// Base returns the snapshot that the trial departs from: the newest of the engine.
func (t *Trial) Base() *Snapshot { return t.base }

// Analyse returns the analysis of the workspace with the texts, by path, in place
// of its files. Files that earlier calls have replaced and this one does not name
// are as they were. The error is that of [Engine.Update].
//
// [Snapshot.Changed] of the result names the files that may differ from the base.
func (t *Trial) Analyse(ctx context.Context, texts map[string]*source.Text) (*Snapshot, error) {
	for path := range t.replaced {
		if texts[path] == nil {
			t.restore(path)
		}
	}
	for path, text := range texts {
		t.replace(path, text)
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	defer context.AfterFunc(t.work, cancel)()
	if err := t.e.run(ctx, nil); err != nil {
		if interrupted(t.work) {
			return nil, ErrInterrupted
		}
		return nil, err
	}
	s := t.e.snapshot(t.last, nil)
	for _, path := range s.changed {
		t.touched[path] = true
	}
	s.changed = slices.Sorted(maps.Keys(t.touched))
	t.last = s
	return s, nil
}

// Declared is [Engine.Declared] for the newest analysis of the trial.
func (t *Trial) Declared() []*model.Resource { return t.e.declared() }

func (t *Trial) replace(path string, text *source.Text) {
	o, shown := t.e.overlays[path]
	if _, known := t.replaced[path]; !known {
		t.replaced[path] = nil
		if shown {
			t.replaced[path] = &o
		}
	}
	if shown && o.text == text {
		return
	}
	t.e.overlays[path] = overlay{text, o.version}
	t.look(path)
}

func (t *Trial) restore(path string) {
	if before := t.replaced[path]; before != nil {
		t.e.overlays[path] = *before
	} else {
		delete(t.e.overlays, path)
	}
	delete(t.replaced, path)
	t.look(path)
}

func (t *Trial) look(path string) {
	t.e.owed.paths[path] = true
	t.e.owed.files[path] = true
}

// undo puts the engine back. Since the base stays the newest snapshot, the next
// one is owed every file that the trial has touched.
func (t *Trial) undo() {
	for path := range t.replaced {
		t.restore(path)
	}
	if len(t.e.owed.paths) > 0 && !interrupted(t.work) {
		_ = t.e.run(context.WithoutCancel(t.work), nil) // what it could not do, the next update does
	}
	maps.Copy(t.e.owed.files, t.touched)
}
