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
func (e *Engine) MeaningAt(path string, offset int) (m Meaning, ok bool) { return Meaning{}, false }

// References returns the meanings of the references (var.x, local.y, ...)
// between two byte offsets of a file, in order.
func (e *Engine) References(path string, start, end int) []Meaning { return nil }
