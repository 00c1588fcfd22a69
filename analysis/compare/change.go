package compare

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/analysis/source"
	"github.com/parapet-iac/parapet/analysis/threat"
	"github.com/parapet-iac/parapet/analysis/workspace"
)

// A Side is the workspace before or after a change.
type Side struct {
	*workspace.Result
	Breaches *workspace.Breaches
}

// A Change is what lies between two sides.
type Change struct {
	// Opened are the findings that are new, Closed those that are gone; by rank.
	// Suppressed and inconclusive ones do not count.
	Opened, Closed []workspace.Finding
	// OpenedPaths are breach paths that are new, ClosedPaths those that are gone.
	OpenedPaths, ClosedPaths []Path
}

// A Path is a breach path that a change opens or closes.
type Path struct {
	threat.Path
	// Method is the one that an escalation begins with, nil for a path from outside.
	Method  *threat.Method
	Actions []string
	// Firmer tells that the path was there before, or stays, as a possible one.
	Firmer bool
	// Lines are what the change has done to open or close it, none where that is not
	// known. They are in order.
	Lines []Line
}

// A Line is a place that a change has touched.
type Line struct {
	source.Span // in the files of after; of before where it was removed
	Kind        Kind
	Evidence    threat.Evidence
}

// A Kind says what a change has done to a place.
type Kind uint8

// The kinds.
const (
	Changed Kind = iota
	Added
	Removed
)

func (k Kind) String() string { return [...]string{"changed", "added", "removed"}[k] }

// Between compares two analyses of a workspace.
func Between(ctx context.Context, before, after Side) *Change {
	c := &Change{}
	c.Opened, c.Closed = findings(before.Findings, after.Findings)
	c.OpenedPaths = attribute(ctx, before, after)
	c.ClosedPaths = attribute(ctx, after, before)
	for _, p := range c.ClosedPaths {
		for i := range p.Lines {
			p.Lines[i].flip(after.Breaches)
		}
	}
	return c
}

// flip turns a line of the way back into one of the way there.
func (l *Line) flip(after *workspace.Breaches) {
	switch l.Kind {
	case Added:
		l.Kind = Removed
	case Removed:
		l.Kind = Added
	default:
		if span, ok := after.Span(l.Evidence); ok {
			l.Span = span
		}
	}
}

// counts reports whether a finding is one that somebody should mend.
func counts(f workspace.Finding) bool { return f.Status == policy.Fail && f.Suppression == nil }

// findings returns what is new and what is gone. A finding is the same by its
// fingerprint or, if its file was renamed, by what it is about.
func findings(before, after []workspace.Finding) (opened, closed []workspace.Finding) {
	known := map[string]bool{}
	for _, f := range before {
		if counts(f) {
			known[f.Fingerprint] = true
		}
	}
	for _, f := range after {
		if counts(f) && !known[f.Fingerprint] {
			opened = append(opened, f)
		}
		delete(known, f.Fingerprint)
	}
	for _, f := range before {
		if counts(f) && known[f.Fingerprint] {
			closed = append(closed, f)
		}
	}
	return moved(opened, closed)
}

// moved drops pairs that differ in their file alone.
func moved(opened, closed []workspace.Finding) (o, c []workspace.Finding) {
	name := func(f workspace.Finding) string {
		return strings.Join([]string{f.Policy.ID, string(f.Resource), f.Paths[0].String()}, "\x00")
	}
	gone := map[string][]int{}
	for i, f := range closed {
		gone[name(f)] = append(gone[name(f)], i)
	}
	same := map[int]bool{}
	for _, f := range opened {
		list := gone[name(f)]
		if i := slices.IndexFunc(list, func(i int) bool { return closed[i].Span.File != f.Span.File }); i >= 0 {
			same[list[i]] = true
			gone[name(f)] = slices.Delete(list, i, i+1)
			continue
		}
		o = append(o, f)
	}
	for i, f := range closed {
		if !same[i] {
			c = append(c, f)
		}
	}
	return o, c
}

// A key names a path in both sides.
type key struct {
	start, goal threat.Fact
	method      string
}

// Known are the paths of a graph by what they lead from and to; escalations by the
// method that they begin with, too.
type Known map[key]Path

// Of returns the paths of a graph.
func Of(g *threat.Graph) Known {
	out := Known{}
	for _, p := range g.Paths() {
		out[key{p.Start, p.Goal, ""}] = Path{Path: p}
	}
	for _, e := range g.Escalations() {
		out[key{e.Start, e.Goal, e.Method.ID}] = Path{Path: e.Path, Method: e.Method, Actions: e.Actions}
	}
	return out
}

// Beyond returns the paths that others have not, or not as surely: confirmed ones
// first, easier ones first.
func (k Known) Beyond(others Known) []Path {
	var out []Path
	for name, p := range k {
		other, known := others[name]
		if known && (other.Confirmed() || !p.Confirmed()) {
			continue
		}
		p.Firmer = known
		out = append(out, p)
	}
	slices.SortFunc(out, func(a, b Path) int {
		return cmp.Or(threat.ComparePaths(a.Path, b.Path), cmp.Compare(a.method(), b.method()))
	})
	return out
}

func (p *Path) method() string {
	if p.Method == nil {
		return ""
	}
	return p.Method.ID
}

func (p *Path) key() key { return key{p.Start, p.Goal, p.method()} }
