package lsp

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"
	"go.uber.org/zap"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
	"github.com/parapet-iac/parapet/analysis/threat"
	"github.com/parapet-iac/parapet/analysis/workspace"
)

// breaches are the breach paths of a snapshot. Places in them are ranges that count
// from anchors, so that they stand in later snapshots as well.
type breaches struct {
	*workspace.Breaches
	snap *workspace.Snapshot
	// index is made when somebody first asks for it.
	index func() *pathIndex
	// without remembers how many paths are closed without a place.
	without sync.Map // of a source.Range to an int
}

// breaches returns the breach paths of a snapshot, nil where ctx ends before.
func (f *folder) breaches(ctx context.Context, a *analysed, snap *workspace.Snapshot) *breaches {
	before := f.paths.Load()
	if before != nil && before.snap == snap {
		return before
	}
	b := &breaches{Breaches: snap.Breaches(ctx), snap: snap}
	if ctx.Err() != nil || b.Find(ctx) != nil {
		return nil
	}
	if b.index = sync.OnceValue(b.indexed); b.standsAs(before) {
		b.index = before.index
	}
	f.paths.Store(b)
	return b
}

// standsAs reports whether the index of older breach paths still is that of b: the paths
// are the same, and all files that they go over.
func (b *breaches) standsAs(o *breaches) bool {
	if o == nil || o.Graph != b.Graph {
		return false
	}
	for file := range o.index().spots {
		if !b.snap.Same(o.snap, file) {
			return false
		}
	}
	return true
}

// A node is what steps lead from and to: a resource, or something without one.
type node struct {
	stack   string
	address model.Address
	kind    threat.Kind // only without an address
	name    string
}

func nodeOf(f threat.Fact) node {
	if f.Address != "" {
		return node{stack: f.Stack, address: f.Address}
	}
	return node{stack: f.Stack, kind: f.Kind, name: f.Name}
}

// A pathIndex tells what paths have to do with places and resources.
type pathIndex struct {
	paths []threat.Path
	spots map[string][]*spot // by file
	about map[node][]int     // paths by resource
	// heads and actors are the rules that lead to and from a node.
	heads, actors map[node][]*threat.Rule
	// sums are short names for what is told in each file; all for everything.
	sums map[string]string
	all  string
}

// A spot is a place that opens steps of paths.
type spot struct {
	at       source.Range
	evidence threat.Evidence
	takes    []taking
	chokes   int  // how many paths cannot do without it
	told     bool // a diagnostic tells of it
}

// A taking is a step of a path that a spot opens.
type taking struct {
	path, step int
	choke      bool // every way from the start to the goal takes the step
}

// rangeOf returns where evidence stands, as [workspace.Breaches.Span] does.
func (b *breaches) rangeOf(e threat.Evidence) (source.Range, bool) {
	r := b.Resource(e.Stack, e.Address)
	if r == nil {
		return source.Range{}, false
	}
	step := r.Value.Walk(e.Path)
	for _, at := range []source.Range{step.Value.Range(), step.Range, r.Origin.Header} {
		if _, ok := b.snap.Span(at); ok && !at.IsZero() {
			return at, true
		}
	}
	return source.Range{}, false
}

func (b *breaches) indexed() *pathIndex {
	x := &pathIndex{paths: b.Paths(), spots: map[string][]*spot{}, about: map[node][]int{}, heads: map[node][]*threat.Rule{}, actors: map[node][]*threat.Rule{}, sums: map[string]string{}}
	known := map[source.Range]*spot{}
	for i := range x.paths {
		x.enter(b, i, known)
	}
	for i := range x.paths {
		x.choose(b, i, known)
	}
	for _, r := range b.Rules {
		head := nodeOf(r.Head)
		for _, f := range r.Body {
			if from := nodeOf(f); from != head {
				x.heads[head], x.actors[from] = append(x.heads[head], r), append(x.actors[from], r)
			}
		}
	}
	x.sum()
	return x
}

// into returns the steps that lead to a node.
func (x *pathIndex) into(n node) []*threat.Rule {
	var out []*threat.Rule
	for _, r := range x.heads[n] {
		if from := r.Actor(); from.Kind == threat.Stores {
			for _, all := range x.heads[nodeOf(from)] {
				out = append(out, threat.Join(all, r))
			}
		} else {
			out = append(out, r)
		}
	}
	return out
}

// outOf returns the steps that lead from a node.
func (x *pathIndex) outOf(n node) []*threat.Rule {
	var out []*threat.Rule
	for _, r := range x.actors[n] {
		if r.Head.Kind == threat.Stores {
			for _, one := range x.actors[nodeOf(r.Head)] {
				out = append(out, threat.Join(r, one))
			}
		} else {
			out = append(out, r)
		}
	}
	return out
}

// enter notes what a path goes over.
func (x *pathIndex) enter(b *breaches, i int, known map[source.Range]*spot) {
	p := &x.paths[i]
	nodes := map[node]bool{nodeOf(p.Start): true}
	for j, s := range p.Steps {
		nodes[nodeOf(s.Head)] = true
		for _, e := range s.Evidence {
			nodes[node{stack: e.Stack, address: e.Address}] = true
			at, ok := b.rangeOf(e)
			if !ok {
				continue
			}
			sp := known[at]
			if sp == nil {
				sp = &spot{at: at, evidence: e}
				known[at] = sp
				x.spots[at.File()] = append(x.spots[at.File()], sp)
			}
			t := taking{i, j, slices.Contains(p.Chokes, j)}
			if slices.ContainsFunc(sp.takes, func(o taking) bool { return o.path == i && (o.choke || !t.choke) }) {
				continue
			}
			sp.takes = append(sp.takes, t)
			if t.choke {
				sp.chokes++
			}
		}
	}
	for n := range nodes {
		if n.address != "" {
			x.about[n] = append(x.about[n], i)
		}
	}
}

// mostTold is how many lines of a path diagnostics tell of, mostAssumed how much a path
// may assume for that.
const (
	mostTold    = 3
	mostAssumed = 1
)

// choose marks the places to tell of a path: of each step that every way takes the place
// that matters most, those first that most paths cannot do without; then the others.
func (x *pathIndex) choose(b *breaches, i int, known map[source.Range]*spot) {
	p := &x.paths[i]
	if len(p.Assumes) > mostAssumed {
		return
	}
	type candidate struct {
		*spot
		round int // among the places of its step
	}
	var all []candidate
	for _, j := range p.Chokes {
		for round, e := range p.Steps[j].Evidence {
			if at, ok := b.rangeOf(e); ok {
				all = append(all, candidate{known[at], round})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(a.round, b.round), cmp.Compare(b.chokes, a.chokes))
	})
	lines := map[string]bool{}
	for _, sp := range all {
		span, _ := b.snap.Span(sp.at)
		line := fmt.Sprint(span.File, ":", span.Start.Line)
		if !lines[line] && len(lines) < mostTold {
			lines[line], sp.told = true, true
		}
	}
}

// sum names what is told, so that one can see whether it has changed.
func (x *pathIndex) sum() {
	var all []string
	for file, spots := range x.spots {
		var b strings.Builder
		for _, sp := range spots {
			if !sp.told {
				continue
			}
			p := &x.paths[sp.takes[0].path]
			fmt.Fprintln(&b, sp.at, sp.chokes, sp.takes, len(x.paths), p.Start, p.Goal, p.Assumes)
			for _, s := range p.Steps {
				fmt.Fprintln(&b, s.Head, s.Method.ID, s.Evidence)
			}
		}
		if b.Len() > 0 {
			x.sums[file] = hashed([]byte(b.String()))
			all = append(all, file+x.sums[file])
		}
	}
	for n, paths := range x.about {
		all = append(all, fmt.Sprint(n, paths))
	}
	slices.Sort(all)
	x.all = hashed([]byte(strings.Join(all, "\n")))
}

// publishPaths looks for breach paths and tells the client what of them is new. It
// gives way to changes.
func (f *folder) publishPaths(a *analysed, snap *workspace.Snapshot) {
	ctx, stop := context.WithCancel(f.ctx)
	defer stop()
	f.mu.Lock()
	if len(f.changes) > 0 {
		f.mu.Unlock()
		return
	}
	f.stop, f.answering = stop, false
	f.mu.Unlock()
	before := f.paths.Load()
	b := f.breaches(ctx, a, snap)
	f.mu.Lock()
	f.stop = nil
	f.mu.Unlock()
	if b == nil {
		return
	}
	f.tellPaths(a, snap, before, b)
	if f.watched.Load() {
		f.tellGraph(b)
	}
}

// tellPaths tells of the files in which other diagnostics about paths are due.
func (f *folder) tellPaths(a *analysed, snap *workspace.Snapshot, before, b *breaches) {
	was := &pathIndex{}
	if before != nil {
		was = before.index()
	}
	now := b.index()
	if was.all == now.all || before == nil && len(now.paths) == 0 {
		return
	}
	var files []string
	for file := range now.spots {
		if now.sums[file] != was.sums[file] {
			files = append(files, file)
		}
	}
	for file := range was.sums {
		if now.sums[file] == "" {
			files = append(files, file)
		}
	}
	f.tellFiles(a, snap, files)
	f.refresh(true)
}

// tellFiles tells of files in which other diagnostics are due.
func (f *folder) tellFiles(a *analysed, snap *workspace.Snapshot, files []string) {
	slices.Sort(files)
	files = slices.Compact(files)
	switch {
	case len(files) == 0:
	case f.s.can.pull:
		f.s.background(func(ctx context.Context) { _ = f.s.client.DiagnosticRefresh(ctx) }) // the client asks again by itself
	default:
		f.owe(files, nil)
		f.publishOwed(a, snap)
	}
}

// tellGraph tells a client that draws the paths that the drawing has changed.
func (f *folder) tellGraph(b *breaches) {
	sum := hashed(f.s.graphOf(f, b))
	if before := f.drawn.Swap(&sum); before == nil || *before == sum {
		return
	}
	if err := f.s.conn.Notify(f.s.ctx, methodGraphChanged, map[string]string{"folder": string(uriOf(f.root))}); err != nil {
		f.s.log.Debug("a change of the breach paths was not sent", zap.Error(err))
	}
}

// pathCode is the code of diagnostics about breach paths.
const pathCode = "breach-path"

// pathDiagnostics returns the diagnostics about paths in a file.
func (s *server) pathDiagnostics(b *breaches, snap *workspace.Snapshot, file *source.File, to pointers) []protocol.Diagnostic {
	if b == nil || !s.settings.Load().BreachPaths {
		return nil
	}
	var out []protocol.Diagnostic
	x := b.index()
	for _, sp := range x.spots[file.Path] {
		span, ok := snap.Span(sp.at)
		if !ok || !sp.told {
			continue
		}
		t := sp.first()
		p := &x.paths[t.path]
		d := protocol.Diagnostic{
			Range: s.encoding.span(file.Text, span), Severity: protocol.DiagnosticSeverityWarning, Source: protocol.NewOptional(sourceName),
			Code: protocol.String(pathCode), Message: protocol.String(x.message(sp)),
		}
		if p.Confirmed() {
			d.Severity = protocol.DiagnosticSeverityError
		}
		if source := p.Steps[t.step].Method.Source; strings.HasPrefix(source, "https://") {
			d.CodeDescription = protocol.CodeDescription{Href: uri.URI(source)}
		}
		if s.can.related {
			d.RelatedInformation = s.stepsOf(b, snap, file, p, to)
		}
		out = append(out, d)
	}
	slices.SortStableFunc(out, func(a, b protocol.Diagnostic) int {
		return cmp.Or(cmp.Compare(a.Range.Start.Line, b.Range.Start.Line), cmp.Compare(a.Range.Start.Character, b.Range.Start.Character))
	})
	return out
}

// first returns the taking to tell: of a path that cannot do without it, the best one.
func (sp *spot) first() taking {
	for _, t := range sp.takes {
		if t.choke {
			return t
		}
	}
	return sp.takes[0]
}

// message tells what a place has to do with paths.
func (x *pathIndex) message(sp *spot) string {
	t := sp.first()
	p := &x.paths[t.path]
	what := "Breach path"
	if !p.Confirmed() {
		what = "Possible breach path"
	}
	m := fmt.Sprintf("%s: %s gets %s\nThis opens step %d of %d, without which %d of %s closed.",
		what, p.Start.Label(), p.Goal.Label(), t.step+1, len(p.Steps), sp.chokes, pathCount(len(x.paths)))
	for _, a := range p.Assumes {
		m += "\nIt assumes " + a + "."
	}
	return m
}

func pathCount(n int) string {
	if n == 1 {
		return "1 breach path is"
	}
	return fmt.Sprintf("%d breach paths are", n)
}

// stepsOf returns the steps of a path in order, each at the place that opens it.
func (s *server) stepsOf(b *breaches, snap *workspace.Snapshot, file *source.File, p *threat.Path, to pointers) []protocol.DiagnosticRelatedInformation {
	var out []protocol.DiagnosticRelatedInformation
	for i, step := range p.Steps {
		for _, e := range step.Evidence {
			at, ok := b.rangeOf(e)
			span, there := snap.Span(at)
			if !ok || !there {
				continue
			}
			other := snap.File(span.File)
			where := s.encoding.span(other.Text, span)
			out = append(out, protocol.DiagnosticRelatedInformation{
				Location: protocol.Location{URI: s.uriIn(snap, span.File), Range: where}, Message: fmt.Sprintf("%d. %s", i+1, sentence(step)),
			})
			if other != file {
				to[at] = where
			}
			break
		}
	}
	return out
}

// sentence tells a step: who can do what, and what that gets.
func sentence(r *threat.Rule) string {
	var from []string
	for _, f := range r.Body {
		from = append(from, f.Label())
	}
	return fmt.Sprintf("%s can %s: %s", strings.Join(from, " with "), r.Method.Title, r.Head.Label())
}
