package workspace

import (
	"bytes"
	"context"
	"strings"

	"github.com/parapet-iac/parapet/analysis/lang/terraform"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// A Standing is a value of a resource, as it counts once everything is composed, and the
// place in the code that it stands at.
type Standing struct {
	Resource *model.Resource
	// Others is how many further resources take a value from the place.
	Others int
	Path   model.Path
	Value  *model.Value
	// Span is the place, the name of the value or the value; From are the others that
	// the value came through, the last of which is where it was written.
	Span source.Span
	From []source.Span
}

// maxLooked bounds how many values are looked at for one place.
const maxLooked = 2_000_000

// StandingAt returns the value that stands at a byte offset of a file: the innermost
// one, of the resource that says most of it by itself. ok is false where there is none,
// or where ctx ends before.
func (s *Snapshot) StandingAt(ctx context.Context, path string, offset int) (best Standing, ok bool) {
	file := s.File(path)
	if file == nil {
		return best, false
	}
	l := s.look(ctx, file, path, offset)
	if at := behindKey(file.Text.Bytes(), offset); l.best.Resource == nil && at > offset {
		l = s.look(ctx, file, path, at)
	}
	if l.best.Resource == nil {
		return best, false
	}
	l.best.Span, _ = s.Span(l.at)
	for _, r := range append([]source.Range{l.best.Value.Range()}, l.best.Value.Via()...) {
		if span, ok := s.Span(r); ok && r != l.at && !(span.File == l.best.Span.File && span.Start.Line == l.best.Span.Start.Line) {
			l.best.From = append(l.best.From, span)
		}
	}
	return l.best, true
}

// behindKey returns where the value begins of which the key, in YAML, stands at an
// offset, 0 where none does.
func behindKey(text []byte, offset int) int {
	line := text[min(offset, len(text)):]
	if i := bytes.IndexByte(line, '\n'); i >= 0 {
		line = line[:i]
	}
	i := bytes.Index(line, []byte(": "))
	if i < 0 || bytes.ContainsAny(line[:i], " #\"'") {
		return 0
	}
	return offset + i + len(line[i:]) - len(bytes.TrimLeft(line[i+1:], " "))
}

// look looks for what stands at an offset of a file.
func (s *Snapshot) look(ctx context.Context, file *source.File, path string, offset int) *lookout {
	l := &lookout{file: file, offset: offset}
	for at, list := range [][]*model.Resource{s.Declared(path), s.composed()} {
		for _, r := range list {
			if ctx.Err() != nil || l.looked > maxLooked {
				return &lookout{}
			}
			l.resource(r)
		}
		// Values of files that declare nothing are in the resources of others.
		if l.best.Resource != nil || at == 0 && len(list) > 0 && l.inside {
			break
		}
	}
	return l
}

// A lookout looks for what stands at an offset.
type lookout struct {
	file   *source.File
	offset int
	looked int
	best   Standing
	at     source.Range
	size   int
	// inside tells that the offset is in a declaration.
	inside bool
}

// resource looks at what is in a resource. What Terraform's expressions mean is told by
// [Engine.MeaningAt].
func (l *lookout) resource(r *model.Resource) {
	if r.Origin.Language == terraform.Language {
		return
	}
	l.inside = l.inside || l.covers(r.Origin.Block) > 0
	l.value(r, nil, r.Value)
}

// value looks at what is in a value.
func (l *lookout) value(r *model.Resource, path model.Path, v *model.Value) {
	if l.looked++; l.looked > maxLooked || v.Doc() != nil {
		return
	}
	for _, a := range v.Attrs() {
		at := append(path[:len(path):len(path)], a.Name)
		l.candidate(r, at, a.Value, a.NameRange)
		l.places(r, at, a.Value)
		l.value(r, at, a.Value)
	}
	for i, e := range v.Elems() {
		at := append(path[:len(path):len(path)], i)
		l.places(r, at, e)
		l.value(r, at, e)
	}
}

// places looks at where a value stands itself. Objects and lists count by their names:
// they hold others.
func (l *lookout) places(r *model.Resource, path model.Path, v *model.Value) {
	if k := v.Kind(); k == model.Object || k == model.List {
		return
	}
	l.candidate(r, path, v, v.Range())
	for _, at := range v.Via() {
		l.candidate(r, path, v, at)
	}
}

// candidate takes a value that stands at a place if that is the best one yet: the
// smallest, and then that of the shortest path, which is of the resource closest to it.
func (l *lookout) candidate(r *model.Resource, path model.Path, v *model.Value, at source.Range) {
	size := l.covers(at)
	if size == 0 {
		return
	}
	if l.best.Resource != nil {
		switch {
		case size > l.size:
			return
		case size < l.size: // the innermost
		case size == l.size && !isPart(r, l.best.Resource) && !isPart(l.best.Resource, r):
			l.best.Others++
		}
		if size == l.size && len(path) >= len(l.best.Path) {
			return
		}
	}
	others := 0
	if size == l.size {
		others = l.best.Others
	}
	l.best, l.at, l.size = Standing{Resource: r, Path: path, Value: v, Others: others}, at, size
}

// isPart reports whether a resource is another one, or part of it: a container of a pod.
func isPart(r, of *model.Resource) bool {
	rest, ok := strings.CutPrefix(string(r.Address), string(of.Address))
	return ok && (rest == "" || rest[0] == '[')
}

// covers returns the length of a place that holds the offset, 0 where it does not.
func (l *lookout) covers(r source.Range) int {
	if r.IsZero() || r.Anchor.File != l.file.Path {
		return 0
	}
	start, end, ok := l.file.Offsets(r)
	if !ok || l.offset < start || l.offset > end || start == end {
		return 0
	}
	return end - start
}
