package workspace

import (
	"context"

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
// a file as it was last analysed; ok is false where there is none, or where ctx
// ends before.
func (e *Engine) MeaningAt(ctx context.Context, path string, offset int) (m Meaning, ok bool) {
	ctx, done, err := e.turns.take(ctx, looking)
	if err != nil {
		return Meaning{}, false
	}
	defer done()
	for _, s := range e.sessions {
		if found, ok := s.Meaning(ctx, path, offset); ok {
			return e.meaning(found), true
		}
	}
	return Meaning{}, false
}

// References returns the meanings of the references (var.x, local.y, ...)
// between two byte offsets of a file, in order, as far as ctx allows.
func (e *Engine) References(ctx context.Context, path string, start, end int) []Meaning {
	ctx, done, err := e.turns.take(ctx, looking)
	if err != nil {
		return nil
	}
	defer done()
	var out []Meaning
	for _, s := range e.sessions {
		for _, m := range s.References(ctx, path, start, end) {
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
// is broken, or ctx ends before.
func (e *Engine) CommentPlace(ctx context.Context, path string, offset int) (at int, indent string, ok bool) {
	_, done, err := e.turns.take(ctx, looking)
	if err != nil {
		return 0, "", false
	}
	defer done()
	for _, s := range e.sessions {
		if at, indent, ok := s.CommentPlace(path, offset); ok {
			return at, indent, true
		}
	}
	return 0, "", false
}
