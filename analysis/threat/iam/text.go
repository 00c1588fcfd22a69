package iam

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Text in this package is a string with control characters of its own. A mark
// is markStart, a name and markEnd; star, segment and one are the wildcards of
// a pattern. Control characters of the input are replaced, see [plain].
const (
	markStart = '\x00'
	markEnd   = '\x01'
	star      = '\x02' // any text
	segment   = '\x03' // any text without a colon
	one       = '\x04' // any character
	control   = "\x00\x01\x02\x03\x04"
)

// Unknown returns a mark for text that is not known. The name tells it from
// other unknown text: marks of one name stand for the same text.
func Unknown(name string) string {
	return string(markStart) + plain(name) + string(markEnd)
}

// UnknownNumber returns a mark for a number, an account's say, that is not known.
func UnknownNumber(name string) string { return Unknown("#" + name) }

// Known reports whether all of a text is known.
func Known(text string) bool { return strings.IndexByte(text, markStart) < 0 }

// IsUnknown reports whether nothing of a text is known: it is one mark.
func IsUnknown(text string) bool {
	return len(text) > 0 && text[0] == markStart && next(text) == len(text)
}

// plain replaces the characters that have a meaning in this package.
func plain(s string) string {
	if !strings.ContainsAny(s, control) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if r <= one {
			return utf8.RuneError
		}
		return r
	}, s)
}

// Show returns a text for people: marks as their names in braces, and wildcards
// as they are written.
func Show(text string) string {
	return strings.NewReplacer(string(markStart)+"#", "${", string(markStart), "${", string(markEnd), "}",
		string(star), "*", string(segment), "*", string(one), "?").Replace(text)
}

// next returns the length of the first character or mark of s.
func next(s string) int {
	if s[0] == markStart {
		if i := strings.IndexByte(s, markEnd); i >= 0 {
			return i + 1
		}
		return len(s)
	}
	_, n := utf8.DecodeRuneInString(s)
	return n
}

// globs turns the wildcards of the language into those of a pattern.
var globs = strings.NewReplacer("*", string(star), "?", string(one))

// equal compares two texts.
func equal(a, b string) Truth {
	if a == b {
		return Yes
	}
	if Known(a) && Known(b) {
		return No
	}
	return possible(a, b)
}

// match reports whether a text matches a pattern.
func match(pattern, text string) Truth {
	if certain(pattern, text) {
		return Yes
	}
	if Known(pattern) && Known(text) {
		return No
	}
	return possible(pattern, text)
}

// certain reports whether a text matches a pattern whatever its marks stand for.
func certain(pattern, text string) bool {
	if strings.IndexByte(pattern, segment) >= 0 && len(pattern)*len(text) <= maxPossible {
		return certainSegments(pattern, text)
	}
	p, t := pattern, text
	var backP, backT string // where to go on after the last wildcard took one more
	back := false
	for {
		switch {
		case p != "" && (p[0] == star || p[0] == segment):
			p, back = p[1:], true
			backP, backT = p, t
			continue
		case p == "" && t == "":
			return true
		case p != "" && t != "":
			if n := step(p, t); n > 0 {
				p, t = p[n:], t[next(t):]
				continue
			}
		}
		if !back || backT == "" {
			return false
		}
		backT = backT[next(backT):]
		p, t = backP, backT
	}
}

// step returns how much of a pattern the first character or mark of a text
// meets, 0 where it meets nothing.
func step(p, t string) int {
	n := next(t)
	switch {
	case p[0] == one && t[0] != markStart:
		return 1
	case strings.HasPrefix(p, t[:n]):
		return n
	}
	return 0
}

// certainSegments is certain for a pattern in which some wildcards stop at
// colons, so that going back to the last one is not enough.
func certainSegments(pattern, text string) bool {
	parts, places := starts(pattern), starts(text)
	// below[j] tells whether what is left of the pattern matches what is left of
	// the text from its place j on.
	below := make([]bool, len(places)+1)
	below[len(places)] = true
	for _, i := range slices.Backward(parts) {
		p := pattern[i:]
		wild := p[0] == star || p[0] == segment
		row := make([]bool, len(places)+1)
		row[len(places)] = wild && below[len(places)]
		for j, at := range slices.Backward(places) {
			t := text[at:]
			if wild {
				row[j] = below[j] || row[j+1] && (p[0] == star || t[0] != ':' && t[0] != markStart)
			} else {
				row[j] = step(p, t) > 0 && below[j+1]
			}
		}
		below = row
	}
	return below[0]
}

// starts returns where the characters and marks of s begin.
func starts(s string) []int {
	out := make([]int, 0, len(s))
	for i := 0; i < len(s); i += next(s[i:]) {
		out = append(out, i)
	}
	return out
}

// maxPossible bounds the work of [possible].
const maxPossible = 1 << 22

// possible reports whether two patterns have a text in common, marks standing
// for anything: maybe or no.
func possible(a, b string) Truth {
	x, y := tokens(a), tokens(b)
	if len(x)*len(y) > maxPossible {
		return Maybe
	}
	// row[j] tells whether what is left of x from i and of y from j can be the
	// same text.
	row, below := make([]bool, len(y)+1), make([]bool, len(y)+1)
	for i := len(x); i >= 0; i-- {
		row, below = below, row
		for j := len(y); j >= 0; j-- {
			switch {
			case i == len(x) && j == len(y):
				row[j] = true
			case i < len(x) && x[i] <= anything && below[j],
				j < len(y) && y[j] <= anything && row[j+1]:
				row[j] = true
			case i == len(x) || j == len(y):
				row[j] = false
			case x[i] <= anything:
				row[j] = row[j+1] && takes(x[i], y[j])
			case y[j] <= anything:
				row[j] = below[j] && takes(y[j], x[i])
			default:
				row[j] = below[j+1] && (x[i] == y[j] || x[i] == one || y[j] == one)
			}
		}
	}
	if row[0] {
		return Maybe
	}
	return No
}

// What a mark or wildcard stands for, as tokens.
const (
	anything = -1
	digits   = -2
)

// takes reports whether what a token stands for can begin with a character.
func takes(token, r rune) bool {
	return token == anything || r >= '0' && r <= '9' || r == one
}

func tokens(s string) []rune {
	out := make([]rune, 0, len(s))
	for s != "" {
		n := next(s)
		switch s[0] {
		case markStart, star, segment:
			t := rune(anything)
			if n > 1 && s[1] == '#' {
				t = digits
			}
			if len(out) == 0 || out[len(out)-1] != t {
				out = append(out, t)
			}
		default:
			r, _ := utf8.DecodeRuneInString(s)
			out = append(out, r)
		}
		s = s[n:]
	}
	return out
}

// some returns a text that matches a pattern, its wildcards filled with x.
func some(pattern string) string {
	return strings.NewReplacer(string(star), "x", string(segment), "x", string(one), "x").Replace(pattern)
}

// fold lowers ASCII letters outside marks.
func fold(s string) string {
	if Known(s) {
		return strings.ToLower(s)
	}
	var b strings.Builder
	for s != "" {
		n := next(s)
		if s[0] == markStart {
			b.WriteString(s[:n])
		} else {
			b.WriteString(strings.ToLower(s[:n]))
		}
		s = s[n:]
	}
	return b.String()
}
