package terraform

import (
	"slices"

	"github.com/parapet-iac/parapet/analysis/source"
)

// An earlier version of a text tells what is known of the chunks that lie wholly
// in what the texts share at their beginnings, or at their ends. A nil one tells
// nothing.
type earlier struct {
	chunks []chunk
	// Those before first are in what is shared at the beginning, those from
	// last on in what is shared at the end, where all is later by shift.
	first, last int
	shift       int
}

// newEarlier compares a text with an earlier version of it and its chunks.
func newEarlier(text, before []byte, chunks []chunk) *earlier {
	prefix, suffix := source.Common(text, before)
	e := &earlier{chunks: chunks, shift: len(text) - len(before)}
	// The newline that ends a chunk belongs to what it depends on.
	for e.first < len(chunks) && chunks[e.first].stop < prefix {
		e.first++
	}
	e.last = len(chunks)
	for e.last > e.first && chunks[e.last-1].start >= len(before)-suffix {
		e.last--
	}
	return e
}

// find returns the place among the chunks of the first one that begins at pos or
// later in the text.
func (e *earlier) find(pos int) int {
	from := func(chunks []chunk, pos int) int {
		i, _ := slices.BinarySearchFunc(chunks, pos, func(c chunk, at int) int { return c.start - at })
		return i
	}
	if i := from(e.chunks[:e.first], pos); i < e.first {
		return i
	}
	return e.last + from(e.chunks[e.last:], pos-e.shift)
}

// at returns chunk i in its place now.
func (e *earlier) at(i int) chunk {
	c := e.chunks[i]
	if i >= e.last {
		c.start, c.end, c.stop = c.start+e.shift, c.end+e.shift, c.stop+e.shift
	}
	return c
}

// next returns where the first known chunk begins that does so at pos or later, -1
// if there is none.
func (e *earlier) next(pos int) int {
	if e == nil {
		return -1
	}
	if i := e.find(pos); i < len(e.chunks) {
		return e.at(i).start
	}
	return -1
}

// continued returns the chunk that begins at pos as it was, in its new place; ok is
// false where that may not be what it is now.
func (e *earlier) continued(pos int) (c chunk, ok bool) {
	if e == nil {
		return c, false
	}
	i := e.find(pos)
	if i == len(e.chunks) {
		return c, false
	}
	c = e.at(i)
	// One that is not closed depends on all that follows.
	return c, c.start == pos && (c.closed || i >= e.last)
}
