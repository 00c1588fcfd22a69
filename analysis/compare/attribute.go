package compare

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/threat"
)

// Bounds on the work of attribution, and on what is told of it.
const (
	maxTrials = 48 // analyses with one resource as it was
	maxLines  = 12 // of one path
)

// An attribution finds out which lines have opened paths.
type attribution struct {
	before, after Side
	edits         []edit
	byResource    map[place][]*edit
	worlds        []Known // the paths with each edit undone, where that was tried
}

type place struct {
	stack   string
	address model.Address
}

// attribute returns the paths of after that before has not, with the lines that have
// opened them.
func attribute(ctx context.Context, before, after Side) []Path {
	out := Of(after.Breaches.Graph).Beyond(Of(before.Breaches.Graph))
	if len(out) == 0 {
		return nil
	}
	edits := changed(before.Resources, after.Resources)
	a := attribution{before: before, after: after, edits: edits, byResource: map[place][]*edit{}}
	for i := range edits {
		r := edits[i].resource()
		p := place{r.Origin.Stack, r.Address}
		a.byResource[p] = append(a.byResource[p], &edits[i])
	}
	for i := range out {
		out[i].Lines = a.lines(ctx, &out[i])
	}
	return out
}

// nameOf names a rule in both sides.
func nameOf(r *threat.Rule) string {
	parts := []string{r.Method.ID, factName(r.Head)}
	for _, f := range r.Body {
		parts = append(parts, factName(f))
	}
	return strings.Join(parts, "\x00")
}

func factName(f threat.Fact) string {
	return strings.Join([]string{string(f.Kind), f.Stack, string(f.Address), f.Name}, "\x01")
}

// lines returns what has opened a path.
func (a *attribution) lines(ctx context.Context, p *Path) []Line {
	var out []Line
	unexplained := false
	for _, step := range p.Steps {
		if old := a.old(step); old != nil && (len(old.Assumes) == 0 || len(step.Assumes) > 0) {
			continue
		}
		lines := a.touched(step)
		unexplained = unexplained || len(lines) == 0
		out = append(out, lines...)
	}
	if unexplained || len(out) == 0 {
		out = append(out, a.undone(ctx, p)...)
	}
	slices.SortStableFunc(out, func(a, b Line) int {
		return cmp.Or(strings.Compare(a.File, b.File), cmp.Compare(a.Start.Offset, b.Start.Offset), cmp.Compare(a.End.Offset, b.End.Offset))
	})
	out = slices.CompactFunc(out, func(a, b Line) bool { return a.Span == b.Span && a.Kind == b.Kind })
	return out[:min(len(out), maxLines)]
}

// old returns what a step was before: of those of its name the one that assumes least.
func (a *attribution) old(step *threat.Rule) *threat.Rule {
	var found *threat.Rule
	for _, r := range a.before.Breaches.Between(step.Actor(), step.Head) {
		if nameOf(r) == nameOf(step) && (found == nil || len(r.Assumes) < len(found.Assumes)) {
			found = r
		}
	}
	return found
}

// touched returns what the change has touched of the evidence of a step.
func (a *attribution) touched(step *threat.Rule) []Line {
	var out []Line
	for _, e := range step.Evidence {
		for _, edit := range a.byResource[place{e.Stack, e.Address}] {
			if edit.after == nil {
				continue
			}
			if edit.before == nil {
				out = a.add(out, edit.after, e.Path, Added)
				break
			}
			for _, d := range edit.differences {
				switch {
				case d.kind == Removed: // it is no evidence
				case leads(e.Path, d.path):
					out = a.add(out, edit.after, d.path, d.kind)
				case leads(d.path, e.Path):
					out = a.add(out, edit.after, e.Path, d.kind)
				}
			}
		}
	}
	return out
}

// leads reports whether a path is another one, or leads to it.
func leads(a, b model.Path) bool { return len(a) <= len(b) && slices.Equal(a, b[:len(a)]) }

// add adds a place in a resource.
func (a *attribution) add(out []Line, r *model.Resource, path model.Path, kind Kind) []Line {
	side := a.after
	if kind == Removed {
		side = a.before
	}
	evidence := threat.Evidence{Stack: r.Origin.Stack, Address: r.Address, Path: path}
	if span, ok := side.Breaches.Span(evidence); ok {
		out = append(out, Line{Span: span, Kind: kind, Evidence: evidence})
	}
	return out
}

// undone returns the lines of the changed resources without whose change a path is
// not there.
func (a *attribution) undone(ctx context.Context, p *Path) []Line {
	if a.worlds == nil {
		a.worlds = make([]Known, len(a.edits))
		for i := range a.edits[:min(len(a.edits), maxTrials)] {
			if ctx.Err() == nil {
				a.worlds[i] = a.without(ctx, &a.edits[i])
			}
		}
	}
	var out []Line
	for i := range a.edits {
		if a.worlds[i] == nil {
			continue
		}
		other, there := a.worlds[i][p.key()]
		if !there || p.Confirmed() && !other.Confirmed() {
			out = append(out, a.places(&a.edits[i])...)
		}
	}
	return out
}

// without returns the paths that there are with one resource as it was.
func (a *attribution) without(ctx context.Context, e *edit) Known {
	resources := make([]*model.Resource, 0, len(a.after.Resources)+1)
	for _, r := range a.after.Resources {
		if r != e.after {
			resources = append(resources, r)
		} else if e.before != nil {
			resources = append(resources, e.before)
		}
	}
	if e.after == nil {
		resources = append(resources, e.before)
	}
	g := threat.Analyse(ctx, resources, a.after.Threat())
	if ctx.Err() != nil {
		return nil
	}
	return Of(g)
}

// places returns where a resource was changed.
func (a *attribution) places(e *edit) (out []Line) {
	switch {
	case e.before == nil:
		return a.add(out, e.after, nil, Added)
	case e.after == nil:
		return a.add(out, e.before, nil, Removed)
	}
	for _, d := range e.differences {
		r := e.after
		if d.kind == Removed {
			r = e.before
		}
		out = a.add(out, r, d.path, d.kind)
	}
	return out
}
