package workspace

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
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

// place returns the marks that are in the file of a state, sorted by place.
func (st *fileState) place() []placed {
	if st.file == nil {
		return nil
	}
	type spot struct {
		*mark
		start, end int
	}
	spots := make([]spot, 0, len(st.marks))
	for _, m := range st.marks {
		if start, end, ok := st.file.Offsets(m.at); ok {
			spots = append(spots, spot{m, start, end})
		}
	}
	slices.SortFunc(spots, func(a, b spot) int {
		return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(a.end, b.end), strings.Compare(a.Policy.ID, b.Policy.ID), cmp.Compare(a.instances[0], b.instances[0]))
	})
	span := func(start, end int) source.Span {
		return source.Span{File: st.file.Path, Start: st.file.Text.Position(start), End: st.file.Text.Position(end)}
	}
	out := make([]placed, len(spots))
	seen := make(map[printID]int, len(spots))
	for i, s := range spots {
		p := &out[i]
		p.mark, p.span = s.mark, span(s.start, s.end)
		if i > 0 && s.owner == spots[i-1].owner {
			p.block = out[i-1].block
		} else if at := s.owner.Origin.Block; at.File() == st.path {
			if start, end, ok := st.file.Offsets(at); ok {
				p.block = span(start, end)
			}
		}
		id := s.printID(st.file.Path)
		seen[id]++
		p.fingerprint = s.print(id, seen[id])
	}
	return out
}

// printed is a fingerprint, and what it is the hash of.
type printed struct {
	id          printID
	count       int
	fingerprint string
}

// A printID is what a finding is about, whatever the line. Those of one id are counted.
type printID struct {
	policy, file string
	resource     model.Address
	path         string
}

// printID returns what a finding in a file is about.
func (m *mark) printID(file string) printID {
	id := printID{policy: m.Policy.ID, file: file, resource: m.instances[0]}
	if p := m.printed.Load(); p != nil {
		id.path = p.id.path
	} else {
		id.path = fmt.Sprint(m.Paths[0])
	}
	return id
}

// print returns the fingerprint of the finding that is the nth of its id.
func (c *claim) print(id printID, n int) string {
	if p := c.printed.Load(); p != nil && p.id == id && p.count == n {
		return p.fingerprint
	}
	sum := sha256.Sum256([]byte(id.policy + "\x00" + id.file + "\x00" + string(id.resource) + "\x00" + id.path + "\x00" + strconv.Itoa(n)))
	p := &printed{id, n, hex.EncodeToString(sum[:16])}
	c.printed.Store(p)
	return p.fingerprint
}

// rated is what a ranking says of a mark.
type rated struct {
	by       uint64         // the number of the ranking, which is not to be held
	policy   *policy.Policy // with the severity that counts
	shown    bool
	standing threat.Standing
	opens    []int
	points   Points
}

// rate returns what the snapshot's ranking says of a mark.
func (s *Snapshot) rate(m *mark) *rated {
	if r := m.rated.Load(); r != nil && r.by == s.ranking.number() {
		return r
	}
	r := &rated{by: s.ranking.number(), policy: s.weigh(m.Policy)}
	if r.shown = s.report == nil || s.report(r.policy); r.shown {
		r.standing, r.opens = s.ranking.standing(m)
		r.points = pointsOf(r.policy, r.standing)
	}
	m.rated.Store(r)
	return r
}

// Findings returns the findings in a file, sorted by place.
func (s *Snapshot) Findings(path string) []Finding {
	st := s.state(path)
	if st == nil || st.placed == nil {
		return nil
	}
	marks := st.placed()
	out := make([]Finding, 0, len(marks))
	for i := range marks {
		if r := s.rate(marks[i].mark); r.shown {
			out = append(out, s.finding(st, &marks[i], r))
		}
	}
	return out
}

func (s *Snapshot) finding(st *fileState, p *placed, r *rated) Finding {
	f := Finding{
		Policy: r.policy, Status: p.status, Language: p.owner.Origin.Language,
		Resource: p.instances[0], Instances: p.instances,
		Paths: p.Paths, Range: p.at, Span: p.span, Block: p.block, Fingerprint: p.fingerprint,
		Tier: r.standing.Tier, Choke: r.standing.Choke, Exposed: r.standing.Exposed, opens: r.opens,
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
