package workspace

import (
	"cmp"
	"iter"
	"maps"
	"slices"
	"strings"
	"sync/atomic"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/analysis/source"
)

// A file is what the engine knows of a file, or of a place that is in none.
type file struct {
	spots map[spotKey]*spot
	// order are the spots in the order in which they were in the last text, fresh the
	// others. Some may be no more.
	order, fresh []*spot
	tallies      map[printID]*tally
	resources    map[*model.Resource]bool // composed, declared in the file
	trouble      map[source.Diagnostic]int
}

// A spotKey names what is one finding.
type spotKey struct {
	policy string
	at     source.Range
}

// A spot is a place in a file that a policy objects to. Claims of several
// instances (count, for_each, a module called often) are one.
type spot struct {
	claims  []*claim
	made    *mark // nil where claims have changed since
	tallied *mark // what tally is of
	tally   *tally
}

// A mark is an immutable spot.
type mark struct {
	*claim // the one that stands for all
	status policy.Status
	// instances are all resources that share the spot, sorted.
	instances []model.Address
	// others are the claims at the spot beside the one that stands for all.
	others  []*claim
	printed *printed // what the finding was called last, known to the engine alone
	// rated is what was last said of it, turned the number of the ranking that was the
	// last to say otherwise than the one before.
	rated  atomic.Pointer[rated]
	turned atomic.Uint64
}

// claims iterates over all claims at the spot.
func (m *mark) claims() iter.Seq[*claim] {
	return func(yield func(*claim) bool) {
		if !yield(m.claim) {
			return
		}
		for _, c := range m.others {
			if !yield(c) {
				return
			}
		}
	}
}

// file returns the file of that path, which is then looked at for the next
// snapshot.
func (e *Engine) file(path string) *file {
	f := e.files[path]
	if f == nil {
		f = &file{spots: map[spotKey]*spot{}, tallies: map[printID]*tally{}, resources: map[*model.Resource]bool{}, trouble: map[source.Diagnostic]int{}}
		e.files[path] = f
	}
	e.owed.files[path] = true
	return f
}

// release forgets a file that holds nothing.
func (e *Engine) release(path string, f *file) {
	if len(f.spots) == 0 && len(f.resources) == 0 && len(f.trouble) == 0 {
		delete(e.files, path)
	}
}

func (f *file) claim(c *claim) {
	k := spotKey{c.Policy.ID, c.at}
	s := f.spots[k]
	if s == nil {
		s = &spot{}
		f.spots[k] = s
		f.fresh = append(f.fresh, s)
	}
	s.claims, s.made = append(s.claims, c), nil
}

func (f *file) retract(c *claim) {
	k := spotKey{c.Policy.ID, c.at}
	s := f.spots[k]
	i := slices.Index(s.claims, c)
	s.claims[i] = s.claims[len(s.claims)-1]
	s.claims, s.made = s.claims[:len(s.claims)-1], nil
	if len(s.claims) == 0 {
		delete(f.spots, k)
	}
}

// mark returns the spot as it is now.
func (s *spot) mark() *mark {
	if s.made != nil {
		return s.made
	}
	m := &mark{claim: s.claims[0], status: s.claims[0].Status}
	for _, c := range s.claims {
		m.instances = append(m.instances, c.owner.Address)
		m.status = min(m.status, c.Status) // what one instance proves holds
		if c.before(m.claim) {
			m.claim = c
		}
	}
	for _, c := range s.claims {
		if c != m.claim {
			m.others = append(m.others, c)
		}
	}
	slices.Sort(m.instances)
	m.instances = slices.Compact(m.instances)
	s.made = m
	return m
}

// before orders claims at one place, so that always the same one stands for all.
func (c *claim) before(o *claim) bool {
	return cmp.Or(
		strings.Compare(string(c.owner.Address), string(o.owner.Address)),
		strings.Compare(c.owner.Origin.Stack, o.owner.Origin.Stack),
		cmp.Compare(c.seq, o.seq),
		strings.Compare(c.Paths[0].String(), o.Paths[0].String()),
	) < 0
}

// state returns the file as the next snapshot shows it, nil where there is
// nothing to show.
func (e *Engine) state(path string) *fileState {
	st := e.finished[path]
	if st == nil {
		st = e.text(path)
	}
	if f := e.files[path]; f != nil {
		st.fill(f)
	}
	if st.file == nil && len(st.diagnostics) == 0 {
		return nil
	}
	return st
}

// text returns the part of a file's state that the front ends know.
func (e *Engine) text(path string) *fileState {
	sessions, src := e.fileOf(path)
	st := &fileState{path: path, file: src}
	if len(sessions) > 0 {
		for _, s := range sessions {
			st.diagnostics = append(st.diagnostics, s.Diagnostics(path)...)
		}
		if st.annotate(e.newest.Load().state(path)); st.annotated {
			e.silence(st, sessions[0])
		}
	} else {
		for _, s := range e.sessions {
			st.diagnostics = append(st.diagnostics, s.Diagnostics(path)...)
		}
	}
	if o, ok := e.overlays[path]; ok {
		st.version, st.shown = o.version, true
	}
	return st
}

func (st *fileState) fill(f *file) {
	if st.file != nil {
		st.marks = f.place(st.file)
	}
	st.resources = slices.AppendSeq(make([]*model.Resource, 0, len(f.resources)), maps.Keys(f.resources))
	for d := range f.trouble {
		st.diagnostics = append(st.diagnostics, d)
	}
}
