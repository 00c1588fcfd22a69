package workspace

import (
	"context"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/schema"
	"github.com/parapet-iac/parapet/analysis/source"
	"github.com/parapet-iac/parapet/analysis/threat"
)

// An Engine keeps the analysis of one workspace folder true to its files while
// they change. Changes are told with [Engine.Change] and analysed by
// [Engine.Update], which does again what depends on them and nothing else.
//
// An Engine is safe for concurrent use: one at a time works on the analysis, the
// most urgent first, and snapshots answer at once.
type Engine struct {
	root string
	opts Options
	dir  *os.Root // nil where the files are not those on disk

	mu      sync.Mutex // guards pending
	pending []Change

	turns turns // guard what follows
	analysis

	newest atomic.Pointer[Snapshot]
}

// An analysis is what the engine knows. Each step takes notice of what the one
// before has changed; what has not been done yet, since an update was abandoned,
// is owed to the next.
type analysis struct {
	overlays map[string]overlay
	listed   map[string]listing // folders, for one update
	texts    map[string][]byte
	sessions []session
	composer *schema.Composer
	members  map[*model.Declaration]*schema.Member
	verdicts map[*schema.Group]*verdicts
	judged   map[place][]*verdicts // the same by resource
	files    map[string]*file

	owed debt

	paths    *threat.Analysis
	ranking  *ranking       // nil before the first
	unranked map[place]bool // where resources have changed since
	// threatens tells that policies have said something of breach paths.
	threatens bool

	// once tells that no update will follow the first. What the front ends
	// know of the files is then kept in finished, and the rest forgotten before
	// judging: syntax is most of it.
	once     bool
	finished map[string]*fileState
}

// A debt is work that has to be done before the next snapshot.
type debt struct {
	rescan bool
	rest   bool                                // a front end has not done all
	paths  map[string]bool                     // files to look at
	edits  map[*schema.Member]schema.Edit      // to compose
	groups map[*schema.Group][]*model.Resource // to judge
	files  map[string]bool                     // of which the state is not that of the snapshot
}

// none reports whether nothing is owed but the states of files.
func (d *debt) none() bool {
	return !d.rescan && !d.rest && len(d.paths)+len(d.edits)+len(d.groups) == 0
}

func (d *debt) clear() {
	*d = debt{paths: map[string]bool{}, edits: map[*schema.Member]schema.Edit{}, groups: map[*schema.Group][]*model.Resource{}, files: map[string]bool{}}
}

// An overlay is what an editor shows of a file.
type overlay struct {
	text    *source.Text
	version int32
}

// A Change says that a file is no longer what it was.
type Change struct {
	// Path is slash-separated and relative to the root of the workspace. "."
	// means that anything may have changed.
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
func Open(root string, opts Options) (*Engine, error) { return open(root, opts, false) }

// open is [Open]; once tells that no update will follow the first.
func open(root string, opts Options, once bool) (*Engine, error) {
	abs, err := filepath.Abs(root)
	if err != nil {
		return nil, err
	}
	e := &Engine{root: abs, opts: opts}
	disk := opts.Disk
	if disk == nil {
		if e.dir, err = os.OpenRoot(abs); err != nil {
			return nil, fmt.Errorf("opening the workspace: %w", err)
		}
		disk = e.dir.FS()
	}
	e.once = once
	e.overlays, e.listed, e.texts = map[string]overlay{}, map[string]listing{}, map[string][]byte{}
	opts.claimed = e.claimed
	all := frontEnds
	if opts.Plan != "" {
		all = []func(fs.FS, Options, bool) session{planned}
	}
	for _, open := range all {
		e.sessions = append(e.sessions, open(overlayFS{disk, e.overlays, e.listed, e.texts}, opts, once))
	}
	e.composer = schema.NewComposer(e.compare)
	e.members = map[*model.Declaration]*schema.Member{}
	e.paths, e.unranked = threat.NewAnalysis(opts.Threat), map[place]bool{}
	e.verdicts, e.judged = map[*schema.Group]*verdicts{}, map[place][]*verdicts{}
	e.files = map[string]*file{}
	e.owed.clear()
	e.owed.rescan = true
	empty := &Snapshot{root: abs, threat: opts.Threat}
	empty.resources = places(empty.composed)
	e.newest.Store(empty)
	return e, nil
}

// Close lets go of the folder. No update may run or follow.
func (e *Engine) Close() error {
	if e.dir == nil {
		return nil
	}
	return e.dir.Close()
}

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

// Update analyses what has changed and returns the new snapshot. If first names
// files, the snapshot may be one in which these alone are new, the others being as
// they were before, and findings are ranked by the breach paths of before: it is then
// not [Snapshot.Complete], and another update does the rest. It returns an error only where ctx ends or the folder cannot be listed; what
// was done until then is kept, and the next update does what remains.
//
// An update without such files gives way to everything else meanwhile.
func (e *Engine) Update(ctx context.Context, first ...string) (*Snapshot, error) {
	u := catching
	if len(first) > 0 {
		u = typing
	}
	for {
		work, done, err := e.turns.take(ctx, u)
		if err != nil {
			return nil, err
		}
		s, err := e.update(work, first)
		again := err != nil && interrupted(work) && ctx.Err() == nil
		if done(); !again {
			return s, err
		}
	}
}

func (e *Engine) update(ctx context.Context, first []string) (*Snapshot, error) {
	e.take()
	before := e.newest.Load()
	var only map[string]bool
	if before.whole && len(first) > 0 {
		only = map[string]bool{}
		for _, path := range first {
			only[path] = true
		}
	}
	if err := e.run(ctx, only); err != nil {
		return nil, err
	}
	if only == nil {
		if err := e.rank(ctx); err != nil {
			return nil, err
		}
	}
	s := e.snapshot(before, only)
	e.newest.Store(s)
	return s, nil
}

// run does what is owed before a snapshot can be taken, or as much of it as the
// files need that are given.
func (e *Engine) run(ctx context.Context, only map[string]bool) error {
	near := e.near(only)
	if err := e.read(ctx, near); err != nil {
		return err
	}
	if err := e.compose(ctx, near); err != nil {
		return err
	}
	if e.once {
		e.forget()
	}
	return e.judge(ctx, only)
}

// near returns which files are to be read for the sake of others: those themselves
// and those with parts of the same resources. It returns nil for all.
func (e *Engine) near(only map[string]bool) func(path string) bool {
	if only == nil {
		return nil
	}
	all := maps.Clone(only)
	last := ""
	note := func(r *model.Resource) {
		if file := r.Origin.Header.File(); file != last { // most are in one
			last, all[file] = file, true
		}
	}
	add := func(r *model.Resource) {
		note(r)
		for _, part := range r.Parts {
			note(part)
		}
	}
	for path := range only {
		f := e.files[path]
		if f == nil {
			continue
		}
		for r := range f.resources {
			add(r)
		}
		for _, s := range f.spots {
			for _, c := range s.claims {
				add(c.judged)
			}
		}
	}
	return func(path string) bool { return all[path] }
}

// forget keeps of the front ends what the snapshot shows.
func (e *Engine) forget() {
	e.finished = make(map[string]*fileState, len(e.owed.files))
	for path := range e.owed.files {
		e.finished[path] = e.text(path)
	}
	e.sessions, e.composer, e.members = nil, nil, nil
}

// take notes what has been told since the last update.
func (e *Engine) take() {
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
		if c.Path == "." {
			e.owed.rescan = true
			continue
		}
		e.owed.paths[c.Path] = true
		e.owed.files[c.Path] = true // for its version at least
	}
}

// read lets the front ends look at the files. What they declare is then owed to the
// composition.
func (e *Engine) read(ctx context.Context, near func(path string) bool) error {
	clear(e.listed) // somebody may have looked meanwhile
	clear(e.texts)
	defer clear(e.listed)
	defer clear(e.texts)
	paths := slices.Sorted(maps.Keys(e.owed.paths))
	rest := false
	for i, s := range e.sessions {
		delta, more, err := updateFirst(ctx, s, paths, e.owed.rescan, near)
		if err != nil {
			return fmt.Errorf("reading %s: %w", e.root, err)
		}
		rest = rest || more
		if c, ok := s.(claimant); ok {
			for _, p := range c.Reclaimed() {
				e.owed.paths[p] = true
				paths = append(paths, p)
			}
		}
		for _, d := range delta.Declarations {
			m := e.member(i, d)
			e.owed.edits[m] = schema.Edit{Member: m, Resource: d.Resource}
		}
		for _, p := range slices.Concat(delta.Files, delta.Diagnosed) {
			e.owed.files[p] = true
		}
	}
	e.owed.rescan, e.owed.rest = false, rest
	clear(e.owed.paths)
	return nil
}

// compose enters edits into the composition, file by file in the order of places, so
// that it grows at its end. What is gone comes first: it stands nowhere.
func (e *Engine) compose(ctx context.Context, near func(path string) bool) error {
	byFile := map[string][]schema.Edit{}
	for _, edit := range e.owed.edits {
		file := ""
		if edit.Resource != nil {
			if file = edit.Resource.Origin.Header.File(); near != nil && !near(file) {
				continue
			}
		}
		byFile[file] = append(byFile[file], edit)
	}
	for _, file := range slices.Sorted(maps.Keys(byFile)) {
		if err := ctx.Err(); err != nil {
			return err
		}
		edits := byFile[file]
		if file != "" {
			slices.SortFunc(edits, func(a, b schema.Edit) int { return e.compare(a.Member, b.Member) })
		}
		for _, c := range e.composer.Update(edits) {
			e.owed.groups[c.Group] = c.Resources
		}
		for _, edit := range edits {
			delete(e.owed.edits, edit.Member)
		}
	}
	return nil
}

// claimed reports whether a front end makes manifests of a file.
func (e *Engine) claimed(path string) bool {
	return slices.ContainsFunc(e.sessions, func(s session) bool {
		c, ok := s.(claimant)
		return ok && c.Claims(path)
	})
}

// A tag says which declaration of which front end a member is.
type tag struct {
	session     int
	declaration *model.Declaration
}

// member returns the member of the composition for a declaration, which it
// forgets if the declaration is gone.
func (e *Engine) member(session int, d *model.Declaration) *schema.Member {
	m := e.members[d]
	if m == nil {
		m = &schema.Member{Tag: tag{session, d}}
		e.members[d] = m
	}
	if d.Resource == nil {
		delete(e.members, d)
	}
	return m
}

// compare orders members by front end and place.
func (e *Engine) compare(a, b *schema.Member) int {
	x, y := a.Tag.(tag), b.Tag.(tag)
	if x.session != y.session {
		return x.session - y.session
	}
	return e.sessions[x.session].Compare(x.declaration, y.declaration)
}

// fileOf returns the sessions that a file belongs to, the one that owns it first,
// and the file as all of them read it.
func (e *Engine) fileOf(path string) ([]session, *source.File) {
	var owners, readers []session
	for _, s := range e.sessions {
		switch b, reads := s.(borrower); {
		case s.File(path) == nil:
		case reads && b.Borrows(path):
			readers = append(readers, s)
		default:
			owners = append(owners, s)
		}
	}
	sessions := append(owners, readers...)
	if len(sessions) == 0 {
		return nil, nil
	}
	files := make([]*source.File, len(sessions))
	for i, s := range sessions {
		files[i] = s.File(path)
	}
	return sessions, files[0].Beside(files[1:]...)
}

// Declared returns what the files declare, resource by resource and not composed,
// in order. It belongs to the newest snapshot if no update goes on.
func (e *Engine) Declared(ctx context.Context) ([]*model.Resource, error) {
	_, done, err := e.turns.take(ctx, looking)
	if err != nil {
		return nil, err
	}
	defer done()
	return e.declared(), nil
}

func (e *Engine) declared() []*model.Resource {
	members := slices.SortedFunc(maps.Values(e.members), e.compare)
	out := make([]*model.Resource, 0, len(members))
	for _, m := range members {
		if r := m.Tag.(tag).declaration.Resource; r != nil {
			out = append(out, r)
		}
	}
	return out
}
