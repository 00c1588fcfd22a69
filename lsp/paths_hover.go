package lsp

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/parapet-iac/parapet/analysis/compare"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
	"github.com/parapet-iac/parapet/analysis/threat"
)

// Bounds on what a hover tells of paths, and on how long it may look for what cuts
// most of them.
const (
	mostPaths  = 2
	mostTried  = 4
	cutTime    = 2 * time.Second
	mostRoutes = 5
)

// pathsAt explains the paths that the place at an offset opens steps of, and returns
// the place; "" where there are none.
func (s *server) pathsAt(ctx context.Context, v *view, at int) (text string, where source.Span) {
	b := v.folder.paths.Load()
	if b == nil {
		return "", where
	}
	x := b.index()
	var here *spot
	for _, sp := range x.spots[v.rel] {
		span, ok := v.snap.Span(sp.at)
		if !ok || !overlaps(span, at, at) {
			continue
		}
		if here == nil || span.End.Offset-span.Start.Offset < where.End.Offset-where.Start.Offset {
			here, where = sp, span
		}
	}
	if here == nil {
		return "", where
	}
	ctx, cancel := context.WithTimeout(ctx, cutTime)
	defer cancel()
	var parts []string
	seen := map[int]bool{}
	for _, t := range here.takes {
		if seen[t.path] {
			continue
		}
		if seen[t.path] = true; len(seen) <= mostPaths {
			parts = append(parts, s.pathTable(v, b, x, t))
		}
	}
	if more := len(seen) - mostPaths; more > 0 {
		parts = append(parts, fmt.Sprintf("and on %d more", more))
	}
	parts = append(parts, s.cuts(ctx, v, b, x, here))
	return strings.Join(parts, "\n\n"), where
}

// pathTable tells a path as a table of its steps.
func (s *server) pathTable(v *view, b *breaches, x *pathIndex, t taking) string {
	p := &x.paths[t.path]
	var w strings.Builder
	what := "Breach path"
	if !p.Confirmed() {
		what = "Possible breach path"
	}
	fmt.Fprintf(&w, "**%s** %d of %d\n\n%s\n", what, t.path+1, len(x.paths), route(p))
	if s.can.markdown {
		w.WriteString("\n| # | step | opened by | how |\n|---|---|---|---|\n")
	}
	for i, step := range p.Steps {
		var places []string
		for _, e := range step.Evidence {
			if place := s.placeOf(v, b, e); place != "" {
				places = append(places, place)
			}
		}
		how := strings.Join(slices.Concat([]string{step.Method.ID}, step.Actions, step.Method.Techniques), ", ")
		number := fmt.Sprint(i + 1)
		if i == t.step {
			number += " (here)"
		}
		if s.can.markdown {
			fmt.Fprintf(&w, "| %s | %s | %s | %s |\n", number, escaped(sentence(step)), strings.Join(places, "<br>"), escaped(how))
		} else {
			fmt.Fprintf(&w, "\n%s. %s\n   %s\n   %s", number, escaped(sentence(step)), strings.Join(places, ", "), escaped(how))
		}
	}
	for _, a := range p.Assumes {
		w.WriteString("\nAssuming " + escaped(a) + ".")
	}
	return strings.TrimRight(w.String(), "\n")
}

// route names what a path goes over.
func route(p *threat.Path) string {
	out := escaped(p.Start.Label())
	for _, s := range p.Steps {
		out += " → " + escaped(s.Head.Label())
	}
	return out
}

// placeOf links to where evidence stands, "" where it stands nowhere.
func (s *server) placeOf(v *view, b *breaches, e threat.Evidence) string {
	at, ok := b.rangeOf(e)
	span, there := v.snap.Span(at)
	if !ok || !there {
		return ""
	}
	text := escaped(fmt.Sprintf("%s:%d", span.File, span.Start.Line))
	if s.can.markdown {
		text = fmt.Sprintf("[%s](<%s#L%d>)", text, s.uriIn(v.snap, span.File), span.Start.Line)
	}
	if len(e.Path) > 0 {
		text += " " + escaped(e.Path.String())
	}
	return text
}

// cuts tells how many paths are closed without the place, and which place of the same
// paths cuts most.
func (s *server) cuts(ctx context.Context, v *view, b *breaches, x *pathIndex, here *spot) string {
	n, ok := v.closed(ctx, b, x, here)
	if !ok {
		return ""
	}
	text := fmt.Sprintf("**Without this** %d of %s closed.", n, pathCount(len(x.paths)))
	var others []*spot
	for _, spots := range x.spots {
		for _, sp := range spots {
			if sp != here && slices.ContainsFunc(sp.takes, func(t taking) bool {
				return slices.ContainsFunc(here.takes, func(o taking) bool { return o.path == t.path })
			}) {
				others = append(others, sp)
			}
		}
	}
	slices.SortFunc(others, func(a, b *spot) int {
		return cmp.Or(cmp.Compare(b.chokes, a.chokes), cmp.Compare(len(b.takes), len(a.takes)), strings.Compare(a.at.File(), b.at.File()), cmp.Compare(fmt.Sprint(a.evidence), fmt.Sprint(b.evidence)))
	})
	var best *spot
	most := n
	for _, sp := range others[:min(len(others), mostTried)] {
		if m, ok := v.closed(ctx, b, x, sp); ok && m > most {
			best, most = sp, m
		}
	}
	if best != nil {
		text += fmt.Sprintf("\n\n**Cuts most** %s, which closes %d of %d.", s.placeOf(v, b, best.evidence), most, len(x.paths))
	}
	return text
}

// closed returns how many paths there are not without a place, by analysing without
// it; false where ctx ends before.
func (v *view) closed(ctx context.Context, b *breaches, x *pathIndex, sp *spot) (int, bool) {
	if n, ok := b.without.Load(sp.at); ok {
		return n.(int), true
	}
	var resources []*model.Resource
	for file := range b.snap.Files() {
		resources = append(resources, b.snap.Declared(file.Path)...)
	}
	g := compare.Without(ctx, resources, b.Graph, b.snap.Threat(), sp.evidence)
	n := compare.Closed(x.paths, g)
	if ctx.Err() != nil {
		return 0, false
	}
	b.without.Store(sp.at, n)
	return n, true
}

// pathsOver tells which paths go over a resource, and what more than its own rights a
// user, role or group can get; "" for neither.
func (v *view) pathsOver(r *model.Resource) string {
	b := v.folder.paths.Load()
	if b == nil {
		return ""
	}
	x := b.index()
	var on []*threat.Path
	for _, i := range x.about[node{stack: r.Origin.Stack, address: r.Address}] {
		on = append(on, &x.paths[i])
	}
	var escalates []*threat.Path
	if threat.KindOf(r.Type) == threat.Principal {
		all := b.EscalationsOf(r.Origin.Stack, r.Address)
		for i := range all {
			escalates = append(escalates, &all[i].Path)
		}
	}
	var parts []string
	if len(on) > 0 {
		parts = append(parts, routes("On "+paths(len(on)), on))
	}
	if len(escalates) > 0 {
		parts = append(parts, routes("Can get more than its own rights", escalates))
	}
	return strings.Join(parts, "\n\n")
}

// routes lists what paths go over.
func routes(title string, all []*threat.Path) string {
	var w strings.Builder
	fmt.Fprintf(&w, "**%s**\n", title)
	for _, p := range all[:min(len(all), mostRoutes)] {
		status := "confirmed"
		if !p.Confirmed() {
			status = "possible"
		}
		fmt.Fprintf(&w, "\n- %s: %s", status, route(p))
	}
	if more := len(all) - mostRoutes; more > 0 {
		fmt.Fprintf(&w, "\n- and %d more", more)
	}
	return w.String()
}

// pathsAround returns the paths that go over the resources whose declaration is around
// an offset.
func (v *view) pathsAround(at int) []*threat.Path {
	b := v.folder.paths.Load()
	if b == nil {
		return nil
	}
	x := b.index()
	var on []int
	for _, r := range v.snap.Declared(v.rel) {
		if block, ok := v.snap.Span(r.Origin.Block); ok && overlaps(block, at, at) {
			on = append(on, x.about[node{stack: r.Origin.Stack, address: r.Address}]...)
		}
	}
	slices.Sort(on)
	var out []*threat.Path
	for _, i := range slices.Compact(on) {
		out = append(out, &x.paths[i])
	}
	return out
}

func paths(n int) string {
	if n == 1 {
		return "1 breach path"
	}
	return fmt.Sprintf("%d breach paths", n)
}
