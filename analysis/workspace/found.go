package workspace

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"iter"
	"slices"
	"strconv"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/analysis/source"
	"github.com/parapet-iac/parapet/analysis/threat"
)

// A typist waits for the findings of a whole file with each key, so that what a key
// does not change is kept: what is said of a mark with the mark, where marks stand with
// the state of the file.

// A placed mark is one with its place in lines and columns.
type placed struct {
	*mark
	span        source.Span
	block       source.Span // zero where the declaration is not in the file
	fingerprint string
}

// place returns the marks of a file that are in a text, sorted by place.
func (f *file) place(in *source.File) []placed {
	all := f.sort(in)
	out := make([]placed, len(all))
	at := source.Span{File: in.Path}
	for i, s := range all {
		p := &out[i]
		at.Start = in.Text.PositionNear(s.start, at.Start)
		at.End = in.Text.PositionNear(s.end, at.Start)
		p.mark, p.span = s.mark, at
		if i > 0 && s.owner == all[i-1].owner {
			p.block = out[i-1].block
		} else if start, end, ok := in.Offsets(s.owner.Origin.Block); ok && s.owner.Origin.Block.File() == in.Path {
			p.block = source.Span{File: in.Path, Start: in.Text.Position(start), End: in.Text.Position(end)}
		}
	}
	f.number(out, func(i int) *spot { return all[i].spot })
	return out
}

// A seat is a spot and where it is in a text.
type seat struct {
	*mark
	spot       *spot
	start, end int
}

func (a *seat) compare(b *seat) int {
	if a.start != b.start || a.end != b.end {
		return cmp.Or(a.start-b.start, a.end-b.end)
	}
	return cmp.Or(strings.Compare(a.Policy.ID, b.Policy.ID), cmp.Compare(a.instances[0], b.instances[0]))
}

// sort returns the spots that are in a text, by place. Most were there before and follow
// each other as they did.
func (f *file) sort(in *source.File) []seat {
	old, fresh := f.seats(in, f.order), f.seats(in, f.fresh)
	compare := func(a, b seat) int { return a.compare(&b) }
	slices.SortFunc(old, compare) // at once where they are sorted
	slices.SortFunc(fresh, compare)
	all := make([]seat, 0, len(old)+len(fresh))
	for i := range old {
		for len(fresh) > 0 && fresh[0].compare(&old[i]) < 0 {
			all, fresh = append(all, fresh[0]), fresh[1:]
		}
		all = append(all, old[i])
	}
	all = append(all, fresh...)
	f.order, f.fresh = f.order[:0], f.fresh[:0]
	for i := range all {
		f.order = append(f.order, all[i].spot)
	}
	if len(all) < len(f.spots) { // some are in what cannot be read as it stands
		in := make(map[*spot]bool, len(all))
		for i := range all {
			in[all[i].spot] = true
		}
		for _, s := range f.spots {
			if !in[s] {
				f.fresh = append(f.fresh, s)
			}
		}
	}
	return all
}

// seats returns where those of some spots are that are still there, and in a text.
func (f *file) seats(in *source.File, spots []*spot) []seat {
	out := make([]seat, 0, len(spots))
	var anchor *source.Anchor
	var base int
	var holds bool
	for _, s := range spots {
		if len(s.claims) == 0 {
			continue
		}
		m := s.mark()
		if m.at.Anchor != anchor {
			anchor = m.at.Anchor
			base, holds = in.Start(anchor)
			holds = holds && !in.Outdated(anchor)
		}
		if holds {
			out = append(out, seat{m, s, base + int(m.at.Start), base + int(m.at.End)})
		}
	}
	return out
}

// A tally counts the findings of one id.
type tally struct{ n int }

// number gives fingerprints to marks.
func (f *file) number(marks []placed, spotOf func(i int) *spot) {
	if len(f.tallies) > 100+2*len(f.spots) { // most are of what is gone
		clear(f.tallies)
		for _, s := range f.spots {
			s.tallied = nil
		}
	}
	for i := range marks {
		s, m := spotOf(i), marks[i].mark
		if s.tallied != m {
			id := m.printID()
			if s.tallied, s.tally = m, f.tallies[id]; s.tally == nil {
				s.tally = &tally{}
				f.tallies[id] = s.tally
			}
		}
		s.tally.n = 0
	}
	for i := range marks {
		t := spotOf(i).tally
		t.n++
		marks[i].fingerprint = marks[i].print(t.n)
	}
}

// printed is the fingerprint of a mark that is the nth of its id.
type printed struct {
	count       int
	fingerprint string
}

// A printID is what a finding is about, whatever the line. Those of one id are counted.
type printID struct {
	policy, file string
	resource     model.Address
	path         string
}

// printID returns what a finding is about.
func (m *mark) printID() printID {
	return printID{m.Policy.ID, m.at.File(), m.instances[0], fmt.Sprint(m.Paths[0])}
}

// print returns the fingerprint of the finding that is the nth of its id.
func (m *mark) print(n int) string {
	if p := m.printed; p != nil && p.count == n {
		return p.fingerprint
	}
	id := m.printID()
	sum := sha256.Sum256([]byte(id.policy + "\x00" + id.file + "\x00" + string(id.resource) + "\x00" + id.path + "\x00" + strconv.Itoa(n)))
	m.printed = &printed{n, hex.EncodeToString(sum[:16])}
	return m.printed.fingerprint
}

// rated is what a ranking says of a mark.
type rated struct {
	by       uint64         // the number of the ranking, which is not to be held
	policy   *policy.Policy // with the severity that counts
	shown    bool
	standing threat.Standing
	points   Points
}

// rate returns what the snapshot's ranking says of a mark. What another one has said
// holds as long as the mark has not turned since.
func (s *Snapshot) rate(m *mark) *rated {
	number, turned := s.ranking.number(), m.turned.Load()
	if r := m.rated.Load(); r != nil && r.by >= turned && number >= turned {
		return r
	}
	r := &rated{by: number, policy: s.weigh(m.Policy)}
	if r.shown = s.report == nil || s.report(r.policy); r.shown {
		r.standing = s.ranking.standing(m)
		r.points = pointsOf(r.policy, r.standing)
	}
	if number >= turned {
		m.rated.Store(r)
	}
	return r
}

// Findings returns the findings in a file, sorted by place.
func (s *Snapshot) Findings(path string) []Finding {
	st := s.state(path)
	if st == nil {
		return nil
	}
	out := make([]Finding, 0, len(st.marks))
	for f := range s.EachFinding(path) {
		out = append(out, *f)
	}
	return out
}

// EachFinding iterates over the findings in a file, sorted by place. Each is the
// caller's until the next one comes.
func (s *Snapshot) EachFinding(path string) iter.Seq[*Finding] {
	return func(yield func(*Finding) bool) {
		st := s.state(path)
		if st == nil {
			return
		}
		var f Finding
		for i := range st.marks {
			if r := s.rate(st.marks[i].mark); r.shown {
				if f = s.finding(st, &st.marks[i], r); !yield(&f) {
					return
				}
			}
		}
	}
}

func (s *Snapshot) finding(st *fileState, p *placed, r *rated) Finding {
	f := Finding{
		Policy: r.policy, Status: p.status, Language: p.owner.Origin.Language,
		Resource: p.instances[0], Instances: p.instances,
		Paths: p.Paths, Range: p.at, Span: p.span, Block: p.block, Fingerprint: p.fingerprint,
		Tier: r.standing.Tier, Choke: r.standing.Choke, Exposed: r.standing.Exposed, mark: p.mark,
		Points: r.points, Rank: r.points.Rank(),
	}
	if f.Block.File == "" {
		f.Block, _ = s.Span(p.owner.Origin.Block)
	}
	for _, rel := range p.related {
		if at, ok := s.Span(rel.at); ok {
			f.Related = append(f.Related, Related{rel.at, at, rel.message})
		}
	}
	for i := range st.silences {
		if l := &st.silences[i]; l.covers(&f) {
			f.Suppression = &Suppression{Kind: "comment", Reason: l.directive.Reason, Span: &l.at}
			break
		}
	}
	return f
}
