package source

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"slices"
	"sort"
	"sync"
	"unicode/utf8"
)

// A Text is the immutable content of one version of a file.
type Text struct {
	content []byte
	lines   func() []uint32 // byte offset of each line's start, made on first use
}

// NewText returns the text of content, which the caller must not change
// afterwards.
func NewText(content []byte) *Text {
	t := &Text{content: content}
	t.lines = sync.OnceValue(func() []uint32 {
		return lineStarts(content, 0, make([]uint32, 1, 1+bytes.Count(content, []byte{'\n'})))
	})
	return t
}

// lineStarts appends the starts of the lines that begin in b, which stands at an
// offset of the text.
func lineStarts(b []byte, offset int, starts []uint32) []uint32 {
	for {
		i := bytes.IndexByte(b, '\n')
		if i < 0 {
			return starts
		}
		offset += i + 1
		b = b[i+1:]
		starts = append(starts, uint32(offset))
	}
}

// Replace returns the text in which the bytes from start to end are others. It
// copies what it can, so that a key costs no more in a long text than a short one
// for all that people can tell.
func (t *Text) Replace(start, end int, with []byte) *Text {
	next := &Text{content: slices.Concat(t.content[:start], with, t.content[end:])}
	before := t.lines()
	// A line that starts at an offset follows a newline right before it.
	first := sort.Search(len(before), func(i int) bool { return int(before[i]) > start })
	last := first + sort.Search(len(before)-first, func(i int) bool { return int(before[first+i]) > end })
	lines := make([]uint32, first, len(before)+bytes.Count(with, []byte{'\n'}))
	copy(lines, before[:first])
	lines = lineStarts(with, start, lines)
	shift := uint32(len(with) - (end - start)) // may wrap, as the sums do
	for _, at := range before[last:] {
		lines = append(lines, at+shift)
	}
	next.lines = func() []uint32 { return lines }
	return next
}

// Common returns how many bytes two texts share at their beginnings and, of what is
// left, at their ends.
func Common(a, b []byte) (prefix, suffix int) {
	const step = 1024
	n := min(len(a), len(b))
	for prefix+step <= n && bytes.Equal(a[prefix:prefix+step], b[prefix:prefix+step]) {
		prefix += step
	}
	for prefix < n && a[prefix] == b[prefix] {
		prefix++
	}
	n -= prefix
	for suffix+step <= n && bytes.Equal(a[len(a)-suffix-step:len(a)-suffix], b[len(b)-suffix-step:len(b)-suffix]) {
		suffix += step
	}
	for suffix < n && a[len(a)-suffix-1] == b[len(b)-suffix-1] {
		suffix++
	}
	return prefix, suffix
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
	return t.PositionNear(offset, Position{})
}

// PositionNear is [Text.Position], and faster where the offset is not many lines behind
// another position of the text.
func (t *Text) PositionNear(offset int, before Position) Position {
	const few = 8
	offset = min(max(offset, 0), len(t.content))
	starts := t.lines()
	i := len(starts)
	if before.Line > 0 && before.Offset <= offset {
		rest := starts[before.Line:min(before.Line+few, len(starts))]
		if n := slices.IndexFunc(rest, func(at uint32) bool { return int(at) > offset }); n >= 0 {
			i = before.Line - 1 + n
		}
	}
	if i == len(starts) {
		var exact bool
		if i, exact = slices.BinarySearch(starts, uint32(offset)); !exact {
			i--
		}
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
		end = int(starts[n]) - 1
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
	return int(starts[max(n, 1)-1])
}

// A Hash is the SHA-256 of some content.
type Hash [sha256.Size]byte

// HashOf returns the hash of b.
func HashOf(b []byte) Hash { return sha256.Sum256(b) }
