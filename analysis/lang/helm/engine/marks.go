package engine

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/parapet-iac/parapet/analysis/source"
)

// Marks are how places get through rendering. In front of what each line of a
// template says, and around what each action prints, stand a few characters that no
// chart uses: letters of the Yi script, which every function that layouts names, and
// YAML too, takes for letters. They are taken out of the text that comes of it, and
// tell then where each part of it was written.
//
// A mark is the introducer and three digits to the base 1024. Numbers below
// firstRecord are sites of templates; those above, actions as they were carried out
// in one rendering; endMark ends the last one of these.
const (
	introducer  = '\ua400'
	digitZero   = '\ua000'
	digits      = 1024
	firstRecord = 1 << 29
	endMark     = 0
	markLength  = 4 * 3 // bytes
	// placeholder stands in strings that cannot be known: what chance or a
	// cluster decides.
	placeholder = '\ua401'
)

var placeholderText = string(placeholder)

// mark returns the mark of a number.
func mark(n uint32) string {
	return string([]rune{introducer, digitZero + rune(n/digits/digits%digits), digitZero + rune(n/digits%digits), digitZero + rune(n%digits)})
}

// readMark returns the number of the mark that a text begins with.
func readMark(s string) (n uint32, ok bool) {
	if len(s) < markLength {
		return 0, false
	}
	for i, at := 0, 0; i < 4; i++ {
		r, size := utf8.DecodeRuneInString(s[at:])
		at += size
		switch {
		case i == 0 && r != introducer || i > 0 && (r < digitZero || r >= digitZero+digits):
			return 0, false
		case i > 0:
			n = n*digits + uint32(r-digitZero)
		}
	}
	return n, true
}

var introducerText = string(introducer)

// unmarked returns a text without marks.
func unmarked(s string) string {
	i := strings.Index(s, introducerText)
	if i < 0 {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for ; i >= 0; i = strings.Index(s, introducerText) {
		b.WriteString(s[:i])
		n := len(introducerText)
		if _, ok := readMark(s[i:]); ok {
			n = markLength
		} else {
			b.WriteString(introducerText)
		}
		s = s[i+n:]
	}
	b.WriteString(s)
	return b.String()
}

// A record is an action as it was carried out.
type record struct {
	b *body
	s *site
	// nodes are the values that its operands were.
	nodes []*Node
}

func (r *record) place() source.Range { return r.b.at(r.s.start, r.s.end) }

// A piece is a part of a rendered text that has one origin.
type piece struct {
	start int // in the text
	// calls are the actions around it that include templates, the outermost
	// first.
	calls []*record
	// action is what printed it, nil if it is text of the template at offset.
	action *record
	b      *body
	offset int
}

// Output is what a template has rendered.
type Output struct {
	Text   string
	pieces []piece
	// Used are the templates and definitions that took part, by name; Impure tells
	// that values which other templates see were changed.
	Used   map[string]bool
	Impure bool
	// Missing are values that were required and are not there.
	Missing []Failure
	// Failure is why there is no text, nil if there is.
	Failure *Failure

	reads  reads
	values *Node // at the time
}

// Equal reports whether two outputs are the same text, from the same places.
func (o *Output) Equal(p *Output) bool {
	if o.Text != p.Text || len(o.pieces) != len(p.pieces) {
		return false
	}
	c := Compare(nil)
	for i := range o.pieces {
		a, b := &o.pieces[i], &p.pieces[i]
		if a.start != b.start || len(a.calls) != len(b.calls) || (a.action == nil) != (b.action == nil) {
			return false
		}
		if a.action == nil {
			if a.b.at(a.offset, a.offset) != b.b.at(b.offset, b.offset) {
				return false
			}
		} else if !c.sameRecord(a.action, b.action) {
			return false
		}
	}
	return true
}

func (c *Comparison) sameRecord(a, b *record) bool {
	return a.place() == b.place() && a.s.loose == b.s.loose &&
		slices.EqualFunc(a.nodes, b.nodes, c.equal)
}

// decode takes the marks out of a text.
func (o *Output) decode(s string, set *Set, records []*record) {
	var b strings.Builder
	b.Grow(len(s))
	var calls []*record
	var stack []*record
	for len(s) > 0 {
		i := strings.Index(s, introducerText)
		if i < 0 {
			break
		}
		b.WriteString(s[:i])
		n, ok := readMark(s[i:])
		if !ok {
			b.WriteString(introducerText)
			s = s[i+len(introducerText):]
			continue
		}
		s = s[i+markLength:]
		switch {
		case n == endMark:
			if len(stack) > 0 {
				stack = stack[:len(stack)-1]
				calls = slices.Clip(calls[:min(len(calls), len(stack))])
			}
		case n >= firstRecord:
			if k := int(n - firstRecord); k < len(records) {
				r := records[k]
				o.pieces = append(o.pieces, piece{start: b.Len(), calls: calls, action: r})
				stack = append(slices.Clip(stack), r)
				calls = stack
			}
		default:
			if in, site := set.find(n); in != nil {
				o.pieces = append(o.pieces, piece{start: b.Len(), calls: calls, b: in, offset: site.start})
			}
		}
	}
	b.WriteString(s)
	o.Text = b.String()
}

// at returns the piece that holds an offset, nil where there is none.
func (o *Output) at(offset int) *piece {
	i, ok := slices.BinarySearchFunc(o.pieces, offset, func(p piece, at int) int { return p.start - at })
	if ok {
		// Of pieces at one place the last one is the text; the others are empty.
		for i+1 < len(o.pieces) && o.pieces[i+1].start == offset {
			i++
		}
		return &o.pieces[i]
	}
	if i == 0 {
		return nil
	}
	return &o.pieces[i-1]
}
