package source

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"slices"
	"sync"
	"unicode/utf8"
)

// A Text is the immutable content of one version of a file.
type Text struct {
	content []byte
	lines   func() []int // byte offset of each line's start, made on first use
}

// NewText returns the text of content, which the caller must not change
// afterwards.
func NewText(content []byte) *Text {
	t := &Text{content: content}
	t.lines = sync.OnceValue(func() []int { return lineStarts(content) })
	return t
}

func lineStarts(b []byte) []int {
	starts := make([]int, 1, 1+bytes.Count(b, []byte{'\n'}))
	for i, c := range b {
		if c == '\n' {
			starts = append(starts, i+1)
		}
	}
	return starts
}

// Bytes returns the content; the caller must not change it.
func (t *Text) Bytes() []byte { return t.content }

// Len returns the length in bytes.
func (t *Text) Len() int { return len(t.content) }

// Lines returns the number of lines; a final newline begins a last, empty one.
func (t *Text) Lines() int { return len(t.lines()) }

// A Position is a place as people count: line and column from 1, the column in
// Unicode code points, and the byte offset in the file from 0.
type Position struct {
	Line   int
	Column int
	Offset int
}

func (p Position) String() string { return fmt.Sprintf("%d:%d", p.Line, p.Column) }

// Position returns the position of a byte offset. Offsets outside the text are
// moved to its nearest end.
func (t *Text) Position(offset int) Position {
	offset = min(max(offset, 0), len(t.content))
	starts := t.lines()
	i, exact := slices.BinarySearch(starts, offset)
	if !exact {
		i--
	}
	return Position{
		Line:   i + 1,
		Column: utf8.RuneCount(t.content[starts[i]:offset]) + 1,
		Offset: offset,
	}
}

// Line returns the content of line n, counted from 1, without its line end.
// It returns nil where there is no such line.
func (t *Text) Line(n int) []byte {
	starts := t.lines()
	if n < 1 || n > len(starts) {
		return nil
	}
	end := len(t.content)
	if n < len(starts) {
		end = starts[n] - 1
	}
	return bytes.TrimSuffix(t.content[starts[n-1]:end], []byte{'\r'})
}

// LineStart returns the byte offset of the start of line n, counted from 1,
// or the length of the text for a line beyond its end.
func (t *Text) LineStart(n int) int {
	starts := t.lines()
	if n > len(starts) {
		return len(t.content)
	}
	return starts[max(n, 1)-1]
}

// A Hash is the SHA-256 of some content.
type Hash [sha256.Size]byte

// HashOf returns the hash of b.
func HashOf(b []byte) Hash { return sha256.Sum256(b) }
