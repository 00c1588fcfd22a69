// Package edit changes texts: lists of edits, what they come to, how they go
// together, and how people read them.
//
// It knows neither languages nor findings, and touches no files.
package edit

import (
	"cmp"
	"errors"
	"slices"
)

// An Edit replaces the bytes [Start, End) of a text.
type Edit struct {
	Start, End int
	New        string
	// Asks are the parts of New that a person is to overwrite, in order.
	Asks []Ask
	// Adds names the thing that the edit adds, unique in its file. Two edits
	// that add the same thing are in conflict wherever they stand.
	Adds string
}

// An Ask is a part [Start, End) of new text that only a person knows.
type Ask struct {
	Start, End int
	// What says what is asked for.
	What string
}

// ErrConflict is returned where edits do not go together.
var ErrConflict = errors.New("the edits overlap")

// Merge returns the edits of several changes to one text, in order; those that
// are in more than one count once. It returns [ErrConflict] where two overlap, or
// add the same thing in different ways. Insertions at one place keep their order.
func Merge(changes ...[]Edit) ([]Edit, error) {
	var all []Edit
	for i, change := range changes {
		for _, e := range change {
			if i == 0 || !slices.ContainsFunc(all, func(o Edit) bool { return same(o, e) }) {
				all = append(all, e)
			}
		}
	}
	slices.SortStableFunc(all, func(a, b Edit) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End)) })
	added := map[string]bool{}
	for i, e := range all {
		if e.Adds != "" && added[e.Adds] {
			return nil, ErrConflict
		}
		added[e.Adds] = true
		if i > 0 && all[i-1].End > e.Start {
			return nil, ErrConflict
		}
	}
	return all, nil
}

func same(a, b Edit) bool { return a.Start == b.Start && a.End == b.End && a.New == b.New }

// Apply returns the text with the edits, which are in order and do not overlap,
// as [Merge] returns them.
func Apply(text []byte, edits []Edit) []byte {
	grown := 0
	for _, e := range edits {
		grown += len(e.New)
	}
	out := make([]byte, 0, len(text)+grown)
	at := 0
	for _, e := range edits {
		out = append(append(out, text[at:e.Start]...), e.New...)
		at = e.End
	}
	return append(out, text[at:]...)
}

// Joined returns the edits, in order, with those that touch each other as one.
func Joined(edits []Edit) []Edit {
	var out []Edit
	for _, e := range edits {
		n := len(out)
		if n == 0 || out[n-1].End < e.Start {
			out = append(out, e)
			continue
		}
		last := &out[n-1]
		asks := slices.Clone(last.Asks)
		for _, a := range e.Asks {
			asks = append(asks, Ask{len(last.New) + a.Start, len(last.New) + a.End, a.What})
		}
		*last = Edit{last.Start, e.End, last.New + e.New, asks, cmp.Or(last.Adds, e.Adds)}
	}
	return out
}

// Then returns the edits that come to the same as first and, on what that comes
// to, second. Both are in order, as [Merge] returns them. Parts that are asked for
// stay so unless second changes them.
func Then(first, second []Edit) []Edit {
	c := composer{first: first}
	for _, e := range second {
		c.keepTo(e.Start)
		c.put(e.New, e.Asks)
		c.dropTo(e.End)
	}
	c.keepTo(-1)
	c.flush()
	return c.out
}

// A composer walks over the text that the first edits come to, and collects what
// differs from the text that they begin with.
type composer struct {
	first []Edit
	// pos is the place in the text between; into is the part of first[0].New that
	// has been passed, and began tells that first[0] has.
	pos, into int
	began     bool
	shift     int // from the text between to the first one
	cur       *Edit
	out       []Edit
}

// open returns the edit under construction, one that begins at a place of the
// first text if there is none.
func (c *composer) open(at int) *Edit {
	if c.cur == nil {
		c.cur = &Edit{Start: at, End: at}
	}
	return c.cur
}

func (c *composer) flush() {
	if c.cur != nil {
		c.out, c.cur = append(c.out, *c.cur), nil
	}
}

func (c *composer) put(text string, asks []Ask) {
	if text == "" {
		return
	}
	e := c.open(c.pos + c.shift)
	for _, a := range asks {
		e.Asks = append(e.Asks, Ask{len(e.New) + a.Start, len(e.New) + a.End, a.What})
	}
	e.New += text
}

func (c *composer) keepTo(end int) { c.advance(end, true) }
func (c *composer) dropTo(end int) { c.advance(end, false) }

// advance passes over the text between up to end, -1 for all of it.
func (c *composer) advance(end int, keep bool) {
	for len(c.first) > 0 {
		e := &c.first[0]
		start := e.Start - c.shift // of the edit, in the text between
		if !c.began {
			if end >= 0 && (start > end || start == end && !keep) {
				break
			}
			c.plain(start, keep)
			o := c.open(e.Start)
			o.End, o.Adds = e.End, cmp.Or(o.Adds, e.Adds)
			c.began, c.into = true, 0
		}
		stop := len(e.New)
		if end >= 0 {
			stop = min(stop, c.into+end-c.pos)
		}
		if keep {
			c.put(e.New[c.into:stop], within(e.Asks, c.into, stop))
		}
		c.pos += stop - c.into
		c.into = stop
		if c.into < len(e.New) {
			return
		}
		c.shift += e.End - e.Start - len(e.New)
		c.first, c.began = c.first[1:], false
	}
	if end >= 0 {
		c.plain(end, keep)
	}
}

// plain passes over text that the first edits leave alone.
func (c *composer) plain(end int, keep bool) {
	if end <= c.pos {
		return
	}
	if keep {
		c.flush()
	} else {
		c.open(c.pos + c.shift).End = end + c.shift
	}
	c.pos = end
}

// within returns the asks in a part of a text, as they stand in that part.
func within(asks []Ask, start, end int) []Ask {
	var out []Ask
	for _, a := range asks {
		if start <= a.Start && a.End <= end {
			out = append(out, Ask{a.Start - start, a.End - start, a.What})
		}
	}
	return out
}
