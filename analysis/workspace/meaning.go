package workspace

import (
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// A Meaning is what an expression stands for.
type Meaning struct {
	// Span is the expression.
	Span source.Span
	// Value is what it evaluates to, in the first instance of its module and
	// block. Sensitive ones must not be shown.
	Value *model.Value
	// From are the places that the value came through, outermost first; the
	// last is where it was written.
	From []source.Span
}

// MeaningAt returns the meaning of the innermost expression at a byte offset of
// a file as it was last analysed; ok is false where there is none, or an
// analysis is running just now.
func (e *Engine) MeaningAt(path string, offset int) (m Meaning, ok bool) {
	if !e.work.TryLock() {
		return Meaning{}, false
	}
	defer e.work.Unlock()
	for _, s := range e.sessions {
		if found, ok := s.Meaning(path, offset); ok {
			return e.meaning(found), true
		}
	}
	return Meaning{}, false
}

// References returns the meanings of the references (var.x, local.y, ...)
// between two byte offsets of a file, in order; none where an analysis is
// running just now.
func (e *Engine) References(path string, start, end int) []Meaning {
	if !e.work.TryLock() {
		return nil
	}
	defer e.work.Unlock()
	var out []Meaning
	for _, s := range e.sessions {
		for _, m := range s.References(path, start, end) {
			out = append(out, e.meaning(m))
		}
	}
	return out
}

func (e *Engine) meaning(m model.Meaning) Meaning {
	s := e.newest.Load()
	out := Meaning{Value: m.Value}
	out.Span, _ = s.Span(m.Range)
	for _, at := range append([]source.Range{m.Value.Range()}, m.Value.Via()...) {
		if span, ok := s.Span(at); ok && span != out.Span {
			out.From = append(out.From, span)
		}
	}
	return out
}

// CommentPlace returns where a comment line about what stands at a byte offset of
// a file belongs: the offset of the start of a line, and the indentation that the
// comment wants. It returns false where the language has no comments, the block
// is broken, or an analysis is running just now.
func (e *Engine) CommentPlace(path string, offset int) (at int, indent string, ok bool) {
	if !e.work.TryLock() {
		return 0, "", false
	}
	defer e.work.Unlock()
	for _, s := range e.sessions {
		if at, indent, ok := s.CommentPlace(path, offset); ok {
			return at, indent, true
		}
	}
	return 0, "", false
}
