package lsp

import (
	"context"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"go.lsp.dev/protocol"
	"go.uber.org/zap"

	"github.com/parapet-iac/parapet/analysis/workspace"
)

// A folder is one workspace folder with its engine. A goroutine of its own lets
// the engine catch up with what changes.
type folder struct {
	s    *server
	root string // absolute
	lone bool   // it was opened for documents outside of all others

	live atomic.Pointer[analysed] // nil before the first configuration

	paths   atomic.Pointer[breaches] // of the newest snapshot of which they were wanted
	watched atomic.Bool              // the client wants to know of other breach paths
	drawn   atomic.Pointer[string]   // a short name for those that it knows
	drift   atomic.Pointer[drifts]   // of the newest snapshot that was compared

	mu      sync.Mutex // guards what follows
	changes []workspace.Change
	// touched are the documents, by relative path, that wait for an answer.
	touched    map[string]string // their URIs
	again      bool              // to be configured anew
	absent     bool              // it cannot be opened, and never was
	busy       bool              // it is catching up
	rest       bool              // something is not analysed yet that no document waits for
	stop       context.CancelFunc
	answering  bool // what runs is for documents that wait
	superseded int
	since      time.Time // of the oldest change that waits
	updated    chan struct{}

	reviews  []chan struct{} // to be closed when they are done
	reported reported

	wake   chan struct{}
	ctx    context.Context
	cancel context.CancelFunc
	done   chan struct{}

	// The loop's own.
	told     map[string]telling         // what the client was told of each file
	pointing map[string]map[string]bool // which files' diagnostics point into each file
	owed     []string                   // files to tell of, in the order in which they changed
	owes     map[string]bool            // the same
	moved    map[string]bool            // files pointed into where something may have moved since
	scratch  []byte                     // of the notification before
	last     basis                      // of what was told last
	beside   uint64                     // how many there were
	early    map[string]string          // documents that were answered before all was analysed
	anew     bool                       // another engine has come
	config   string                     // the parapet.yaml that was told of
	began    bool                       // the first analysis is done
	progress func()                     // ends what is shown of it
	driftDue bool                       // the code is to be compared with what runs
}

// analysed is an engine and what it was opened with.
type analysed struct {
	*workspace.Engine
	setup *Setup
	// constants are what diagnostics have from policies, by constantKey.
	constants sync.Map
}

// Limits on how long a typist can keep a folder from finishing.
const (
	maxSuperseded = 3
	maxWait       = 150 * time.Millisecond
)

// How long nothing has to happen before what can wait is done: telling what has only
// moved, and keeping verdicts on disk.
const (
	pause = 250 * time.Millisecond
	idle  = 2 * time.Second
)

func (s *server) newFolder(root string, lone bool) *folder {
	f := &folder{
		s: s, root: root, lone: lone, touched: map[string]string{}, again: true, updated: make(chan struct{}),
		wake: make(chan struct{}, 1), done: make(chan struct{}), told: map[string]telling{},
		pointing: map[string]map[string]bool{}, owes: map[string]bool{}, moved: map[string]bool{}, early: map[string]string{},
	}
	f.ctx, f.cancel = context.WithCancel(s.ctx)
	return f
}

// start begins the folder's work, once others have let go of files that are now its
// own.
func (f *folder) start(free []<-chan struct{}) {
	for path, d := range f.s.state.Load().documents {
		if rel, ok := f.relative(path); ok && f.owns(path) {
			f.touched[rel] = d.uri
		}
	}
	f.ring()
	go f.run(free)
}

// owns reports whether a file is the folder's to tell of: no other folder within it
// holds the file.
func (f *folder) owns(path string) bool {
	owner, _ := f.s.state.Load().folder(path)
	return owner == f
}

// review lets the folder look again at which files are its own. The channel is closed
// when the client has been told of those that are no more.
func (f *folder) review() <-chan struct{} {
	done := make(chan struct{})
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.ctx.Err() != nil { // it takes back all that it has told
		close(done)
		return done
	}
	f.reviews = append(f.reviews, done)
	f.ring()
	return done
}

// letGo takes back what the client was told of files that are not the folder's any
// more, and owes it those that are.
func (f *folder) letGo() {
	f.mu.Lock()
	reviews := f.reviews
	f.reviews = nil
	f.mu.Unlock()
	if len(reviews) == 0 {
		return
	}
	for _, rel := range slices.Sorted(maps.Keys(f.told)) {
		if !f.owns(f.absolute(rel)) {
			f.point(rel, nil)
			delete(f.told, rel)
			f.s.takeBack(f.absolute(rel))
		}
	}
	if a := f.live.Load(); a != nil {
		for file := range a.Snapshot().Files() {
			f.owe([]string{file.Path}, nil)
		}
	}
	for _, done := range reviews {
		close(done)
	}
}

// close ends the folder's goroutine and waits for it.
func (f *folder) close() {
	f.cancel()
	<-f.done
}

// relative returns the path of a file in the folder, with slashes.
func (f *folder) relative(path string) (string, bool) {
	rel, ok := strings.CutPrefix(path, f.root)
	if !ok || rel != "" && f.root != string(filepath.Separator) && rel[0] != filepath.Separator {
		return "", false
	}
	rel = strings.TrimPrefix(rel, string(filepath.Separator))
	if f.lone && strings.ContainsRune(rel, filepath.Separator) {
		return "", false
	}
	return filepath.ToSlash(rel), rel != ""
}

func (f *folder) absolute(rel string) string { return filepath.Join(f.root, filepath.FromSlash(rel)) }

// change notes a change, for a document if it has a URI, and abandons the update
// that runs, unless documents wait for it and that has been done too often.
func (f *folder) change(c workspace.Change, uri string) {
	f.mu.Lock()
	f.changes = append(f.changes, c)
	if uri != "" {
		f.touched[c.Path] = uri
	}
	if f.since.IsZero() {
		f.since = time.Now()
	}
	switch {
	case f.stop == nil:
	case !f.answering:
		f.stop()
	case f.superseded < maxSuperseded && time.Since(f.since) < maxWait:
		f.superseded++
		f.stop()
	}
	f.mu.Unlock()
	f.ring()
}

// reload configures the folder anew.
func (f *folder) reload() {
	f.mu.Lock()
	f.again = true
	f.mu.Unlock()
	f.ring()
}

func (f *folder) ring() {
	select {
	case f.wake <- struct{}{}:
	default: // it is awake
	}
}

func (f *folder) run(free []<-chan struct{}) {
	defer close(f.done)
	defer f.end()
	// An analysis with other settings would be in vain.
	for _, c := range append(free, f.s.configured) {
		select {
		case <-c:
		case <-f.ctx.Done():
			return
		}
	}
	for flushed := true; ; {
		var later <-chan time.Time
		switch {
		case len(f.moved) > 0:
			later = time.After(pause)
		case !flushed, f.driftDue:
			later = time.After(idle)
		}
		select {
		case <-f.ctx.Done():
			return
		case <-f.wake:
			f.guarded(f.catchUp)
			flushed = false
		case <-later:
			switch {
			case len(f.moved) > 0:
				f.guarded(f.publishMoved)
			case f.driftDue:
				f.guarded(f.publishDrift)
			default:
				f.flush()
				flushed = true
			}
		}
	}
}

// guarded runs f's work. A bug in the analysis costs the folder its memory, not the
// server its life.
func (f *folder) guarded(work func()) {
	defer func() {
		if r := recover(); r != nil {
			f.s.log.Error("the analysis of "+f.root+" failed", zap.Any("panic", r), zap.ByteString("stack", debug.Stack()))
			clear(f.moved)
			f.driftDue = false
			f.mu.Lock()
			f.again = true // with the next change
			f.mu.Unlock()
		}
	}()
	work()
}

// end takes back what the client was told, and lets go of the engine.
func (f *folder) end() {
	f.flush()
	for rel := range f.told {
		f.s.takeBack(f.absolute(rel))
	}
	f.mu.Lock()
	for _, done := range f.reviews {
		close(done)
	}
	f.reviews = nil
	f.mu.Unlock()
	if a := f.live.Load(); a != nil {
		_ = a.Close() // a folder that was only read
	}
}

func (f *folder) flush() {
	a := f.live.Load()
	if a == nil || a.setup.Flush == nil {
		return
	}
	if err := a.setup.Flush(); err != nil {
		f.s.log.Debug("verdicts were not kept", zap.Error(err))
	}
}

// catchUp does what is to be done.
func (f *folder) catchUp() {
	f.mu.Lock()
	again := f.again
	f.again, f.busy = false, true
	f.mu.Unlock()
	defer f.settle()
	if !f.began && f.progress == nil {
		f.progress = f.s.beginProgress("Analysing " + filepath.Base(f.root))
	}
	f.letGo()
	if again && !f.open() {
		f.endProgress()
		return
	}
	f.update()
}

// endProgress takes away what shows that the first analysis goes on.
func (f *folder) endProgress() {
	if f.progress != nil {
		f.progress()
		f.progress = nil
	}
}

// open configures the folder and makes an engine for it.
func (f *folder) open() bool {
	setup, err := f.s.opts.Configurer.Configure(f.root, *f.s.settings.Load())
	if err == nil && f.lone { // what lies below is not what the user has opened
		setup.Options.Exclude = append(setup.Options.Exclude, "*/*")
	}
	if err == nil {
		var e *workspace.Engine
		if e, err = workspace.Open(f.root, setup.Options); err == nil {
			f.adopt(e, setup)
			return true
		}
	}
	if f.live.Load() == nil { // perhaps it can with the next change
		f.mu.Lock()
		known := f.absent
		f.again, f.absent = true, true
		f.changes, f.touched = nil, map[string]string{}
		f.mu.Unlock()
		if known {
			return false
		}
	}
	if errors.Is(err, os.ErrNotExist) {
		f.s.log.Debug("the folder is not there", zap.String("folder", f.root))
		return false
	}
	f.s.tell(protocol.MessageTypeError, "Parapet: "+f.root+" is not analysed: "+err.Error())
	return f.live.Load() != nil // as it was before
}

func (f *folder) adopt(e *workspace.Engine, setup *Setup) {
	f.mu.Lock()
	f.changes, f.absent = nil, false
	f.mu.Unlock()
	for path, d := range f.s.state.Load().documents {
		if rel, ok := f.relative(path); ok && !d.large() {
			e.Change(workspace.Change{Path: rel, Text: d.text, Version: d.version})
			if f.owns(path) {
				f.mu.Lock()
				f.touched[rel] = d.uri
				f.mu.Unlock()
			}
		}
	}
	f.anew = true
	if before := f.live.Swap(&analysed{Engine: e, setup: setup}); before != nil {
		_ = before.Close() // a folder that was only read
	}
}

// update lets the engine catch up and tells the client: with the documents that wait,
// if there are any, and else with the rest.
func (f *folder) update() {
	a := f.live.Load()
	if a == nil {
		return
	}
	ctx, stop := context.WithCancel(f.ctx)
	defer stop()
	f.mu.Lock()
	touched := f.touched
	f.touched = map[string]string{}
	a.Change(f.changes...)
	f.changes = nil
	f.stop, f.answering = stop, len(touched) > 0
	f.mu.Unlock()

	snapshot, err := a.Update(ctx, slices.Collect(maps.Keys(touched))...)

	f.mu.Lock()
	f.stop = nil
	if err != nil {
		f.rest = ctx.Err() != nil
		for rel, uri := range touched {
			f.touched[rel] = uri
		}
		f.mu.Unlock()
		if ctx.Err() == nil {
			f.s.log.Warn("the analysis of "+f.root+" failed", zap.Error(err))
		} else if f.ctx.Err() == nil {
			f.ring()
		}
		return
	}
	if len(touched) > 0 {
		f.superseded, f.since = 0, time.Time{}
	}
	if f.rest = !snapshot.Complete(); f.rest {
		f.ring()
	}
	if len(f.changes) > 0 {
		f.since = time.Now()
	}
	f.announce() // who waits for this text need not wait for the client to be told
	f.mu.Unlock()
	f.publish(a, snapshot, touched)
	if snapshot.Complete() {
		f.began = true
		f.endProgress()
		f.publishPaths(a, snapshot)
		f.driftDue = a.setup.Drift != nil
	}
}

// settle tells those who wait that the folder has caught up.
func (f *folder) settle() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.stop, f.busy = nil, false
	f.announce()
}

// announce wakes those who wait. The mutex is held.
func (f *folder) announce() {
	close(f.updated)
	f.updated = make(chan struct{})
}

// waits reports whether something new is to be done.
func (f *folder) waits() bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	return len(f.changes) > 0 || f.again || f.ctx.Err() != nil
}

// await returns the snapshot as soon as it knows a version of a document or, if d
// is nil, everything that the client has told; nil where ctx ends before, or the
// folder is not there.
func (f *folder) await(ctx context.Context, rel string, d *document) (*analysed, *workspace.Snapshot) {
	for {
		f.mu.Lock()
		updated, absent := f.updated, f.absent
		waiting := len(f.changes) > 0 || len(f.touched) > 0 || f.again || f.busy || f.rest
		f.mu.Unlock()
		if a := f.live.Load(); a != nil {
			s := a.Snapshot()
			version, shown := s.Version(rel)
			if !waiting || d != nil && shown && version >= d.version {
				return a, s
			}
		}
		if absent {
			return nil, nil
		}
		select {
		case <-updated:
		case <-ctx.Done():
			return nil, nil
		case <-f.ctx.Done():
			return nil, nil
		}
	}
}
