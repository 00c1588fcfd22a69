package workspace

import (
	"cmp"
	"iter"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/analysis/source"
	"github.com/parapet-iac/parapet/analysis/threat"
)

// A Snapshot is one finished analysis of a workspace. It is immutable, and
// shares with the one before what has not changed.
type Snapshot struct {
	root    string
	index   map[string]int // into states, by path
	states  []*fileState   // sorted by path
	changed []string
	weigh   func(*policy.Policy) *policy.Policy
	ranking *ranking // nil before the first
	threat  threat.Options
	report  func(*policy.Policy) bool // nil for all
	// resources are the composed ones by their places.
	resources func() map[place]*model.Resource
	// unranked tells that the ranking is of before some change.
	unranked bool
	// whole tells that all was analysed at some time, partial that there are
	// changes which the snapshot does not show.
	whole, partial bool
}

// A fileState is a file in a snapshot. It is immutable.
type fileState struct {
	path        string
	file        *source.File // nil where there is only trouble with it
	version     int32
	shown       bool
	marks       []placed // sorted by place
	resources   []*model.Resource
	annotated   bool // it may hold suppressions
	silences    []silence
	diagnostics []source.Diagnostic
}

// snapshot returns the analysis as it is now, or, where something is owed yet, the
// one before with the files that are given as they are now.
func (e *Engine) snapshot(before *Snapshot, only map[string]bool) *Snapshot {
	s := &Snapshot{
		root: e.root, index: before.index, states: slices.Clone(before.states), weigh: before.weigh,
		ranking: e.ranking, unranked: len(e.unranked) > 0, report: e.opts.Report,
		whole: true, partial: !e.owed.none(),
	}
	s.resources = places(s.composed)
	paths := e.owed.files
	if s.partial {
		paths = maps.Clone(only)
		maps.DeleteFunc(paths, func(path string, _ bool) bool { return !e.owed.files[path] })
	}
	if s.ranking != nil && !s.unranked {
		s.threat = s.ranking.opts
	} else {
		s.threat = e.threat()
	}
	if s.weigh == nil {
		s.weigh = weigher(e.opts.Severities)
	}
	var fresh []*fileState
	gone := map[string]bool{}
	for _, path := range slices.Sorted(maps.Keys(paths)) {
		st := e.state(path)
		i, known := s.index[path]
		switch {
		case known && st != nil:
			s.states[i] = st
		case known:
			gone[path] = true
		case st != nil:
			fresh = append(fresh, st)
		default:
			continue
		}
		s.changed = append(s.changed, path)
	}
	if len(fresh) > 0 || len(gone) > 0 {
		s.states = slices.DeleteFunc(s.states, func(st *fileState) bool { return gone[st.path] })
		s.states = append(s.states, fresh...)
		slices.SortFunc(s.states, func(a, b *fileState) int { return strings.Compare(a.path, b.path) })
		s.index = make(map[string]int, len(s.states))
		for i, st := range s.states {
			s.index[st.path] = i
		}
	}
	if !s.partial {
		e.owed.clear()
	}
	for path := range paths {
		delete(e.owed.files, path)
	}
	return s
}

// weigher returns the function that gives policies the severities that the user
// has chosen.
func weigher(severities map[string]policy.Severity) func(*policy.Policy) *policy.Policy {
	if len(severities) == 0 {
		return func(p *policy.Policy) *policy.Policy { return p }
	}
	var all sync.Map // by the policies as they are, so that one is always the same
	return func(p *policy.Policy) *policy.Policy {
		s, ok := severities[p.ID]
		if !ok || s == p.Severity {
			return p
		}
		weighed := *p
		weighed.Severity = s
		one, _ := all.LoadOrStore(p, &weighed)
		return one.(*policy.Policy)
	}
}

func (s *Snapshot) state(path string) *fileState {
	if i, ok := s.index[path]; ok {
		return s.states[i]
	}
	return nil
}

// Complete reports whether the snapshot shows all changes, and ranks findings by them;
// see [Engine.Update].
func (s *Snapshot) Complete() bool { return !s.partial && !s.unranked }

// Root returns the absolute path of the workspace.
func (s *Snapshot) Root() string { return s.root }

// Files iterates over the files that were read, sorted by path.
func (s *Snapshot) Files() iter.Seq[*source.File] {
	return func(yield func(*source.File) bool) {
		for _, st := range s.states {
			if st.file != nil && !yield(st.file) {
				return
			}
		}
	}
}

// File returns a file as it was analysed, or nil where it is none of the
// workspace's.
func (s *Snapshot) File(path string) *source.File {
	if st := s.state(path); st != nil {
		return st.file
	}
	return nil
}

// Version returns the editor's number of the text of a file that was analysed;
// ok is false where it was read from disk.
func (s *Snapshot) Version(path string) (version int32, ok bool) {
	st := s.state(path)
	if st == nil {
		return 0, false
	}
	return st.version, st.shown
}

// Changed returns the files whose text, findings or diagnostics may differ from
// those of the snapshot before, sorted. That a related place has moved in another
// file is not told.
func (s *Snapshot) Changed() []string { return s.changed }

// Diagnostics returns the diagnostics about a file, sorted by place.
func (s *Snapshot) Diagnostics(path string) []source.Diagnostic {
	st := s.state(path)
	if st == nil {
		return nil
	}
	start := func(d source.Diagnostic) int {
		if st.file == nil || d.Range.IsZero() {
			return 0
		}
		at, _, _ := st.file.Offsets(d.Range)
		return at
	}
	out := slices.Clone(st.diagnostics)
	slices.SortStableFunc(out, func(a, b source.Diagnostic) int {
		return cmp.Or(cmp.Compare(start(a), start(b)), strings.Compare(a.Summary, b.Summary), strings.Compare(a.Detail, b.Detail))
	})
	return out
}

// Declared returns the composed resources that are declared in a file, in the
// order of their declarations; of a block with several instances, all.
func (s *Snapshot) Declared(path string) []*model.Resource {
	st := s.state(path)
	if st == nil || st.file == nil {
		return nil
	}
	start := func(r *model.Resource) int {
		at, _, _ := st.file.Offsets(r.Origin.Header)
		return at
	}
	out := slices.Clone(st.resources)
	slices.SortFunc(out, func(a, b *model.Resource) int {
		return cmp.Or(cmp.Compare(start(a), start(b)), strings.Compare(string(a.Address), string(b.Address)),
			strings.Compare(a.Origin.Stack, b.Origin.Stack), strings.Compare(a.Type, b.Type))
	})
	return out
}

// Addresses returns the addresses of all composed resources, sorted.
func (s *Snapshot) Addresses() []model.Address {
	var out []model.Address
	for _, st := range s.states {
		for _, r := range st.resources {
			out = append(out, r.Address)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// Span returns the absolute place of a range, and false where the snapshot does
// not hold it.
func (s *Snapshot) Span(r source.Range) (source.Span, bool) {
	f := s.File(r.File())
	if f == nil {
		return source.Span{}, false
	}
	start, end, ok := f.Offsets(r)
	if !ok {
		return source.Span{}, false
	}
	return source.Span{File: f.Path, Start: f.Text.Position(start), End: f.Text.Position(end)}, true
}

// Result returns everything in the form of [Analyse].
func (s *Snapshot) Result() *Result {
	res := &Result{Root: s.root, Files: source.Files{}, threat: s.threat}
	if !s.unranked {
		res.ranking = s.ranking
	}
	for _, st := range s.states {
		if st.file != nil {
			res.Files[st.path] = st.file
		}
		res.Resources = append(res.Resources, s.Declared(st.path)...)
		res.Findings = append(res.Findings, s.Findings(st.path)...)
		res.Diagnostics = append(res.Diagnostics, s.Diagnostics(st.path)...)
	}
	slices.SortStableFunc(res.Findings, func(a, b Finding) int { return cmp.Compare(b.Rank, a.Rank) })
	return res
}
