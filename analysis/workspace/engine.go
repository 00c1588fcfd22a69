package workspace

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"

	"github.com/parapet-iac/parapet/analysis/source"
)

// An Engine keeps the analysis of one workspace folder true to its files while
// they change. Changes are told with [Engine.Change] and analysed by
// [Engine.Update], which does again what depends on them and nothing else.
//
// An Engine is safe for concurrent use: updates wait for each other, everything
// else answers at once.
type Engine struct {
	root string
	opts Options
	dir  *os.Root

	mu      sync.Mutex // guards pending
	pending []Change

	work     sync.Mutex // held by the one update that runs; guards what follows
	overlays map[string]overlay

	newest atomic.Pointer[Snapshot]
}

// An overlay is what an editor shows of a file.
type overlay struct {
	text    *source.Text
	version int32
}

// A Change says that a file is no longer what it was.
type Change struct {
	// Path is slash-separated and relative to the root of the workspace.
	Path string
	// Text is what an editor shows of the file from now on; it wins over what
	// is on disk. Nil means that the file on disk has changed, appeared or
	// gone; a text that an editor shows goes on counting, unless Closed.
	Text *source.Text
	// Version is the editor's number of the text.
	Version int32
	// Closed reports that no editor shows the file any more.
	Closed bool
}

// Open returns an engine for a folder. It reads nothing yet: the first update
// does. The error is that the folder cannot be opened.
func Open(root string, opts Options) (*Engine, error) {
	abs, err := filepath.Abs(root)
	if err != nil {
		return nil, err
	}
	dir, err := os.OpenRoot(abs)
	if err != nil {
		return nil, fmt.Errorf("opening the workspace: %w", err)
	}
	e := &Engine{root: abs, opts: opts, dir: dir, overlays: map[string]overlay{}}
	e.newest.Store(newSnapshot(nil, &Result{Root: abs}, nil))
	return e, nil
}

// Close lets go of the folder. No update may run or follow.
func (e *Engine) Close() error { return e.dir.Close() }

// Root returns the absolute path of the folder.
func (e *Engine) Root() string { return e.root }

// Change notes changes for the next update, in order. It returns at once.
func (e *Engine) Change(changes ...Change) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.pending = append(e.pending, changes...)
}

// Snapshot returns the newest finished analysis, an empty one before the first.
// It never waits.
func (e *Engine) Snapshot() *Snapshot { return e.newest.Load() }

// Update analyses what has changed and returns the new snapshot. It returns an
// error only where ctx ends; what was done until then is kept, and the next
// update does the rest.
func (e *Engine) Update(ctx context.Context) (*Snapshot, error) {
	e.work.Lock()
	defer e.work.Unlock()
	e.mu.Lock()
	changes := e.pending
	e.pending = nil
	e.mu.Unlock()
	for _, c := range changes {
		switch {
		case c.Closed:
			delete(e.overlays, c.Path)
		case c.Text != nil:
			e.overlays[c.Path] = overlay{c.Text, c.Version}
		}
	}
	res, err := analyse(ctx, overlayFS{e.dir.FS(), e.overlays}, e.root, e.opts)
	if err != nil {
		return nil, err
	}
	versions := map[string]int32{}
	for path, o := range e.overlays {
		versions[path] = o.version
	}
	s := newSnapshot(e.newest.Load(), res, versions)
	e.newest.Store(s)
	return s, nil
}
