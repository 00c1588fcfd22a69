package dockerfile

import (
	"encoding/json"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The functions here find in a line the words that BuildKit's parser yields
// without their places.

// splitFlags returns the flags (--name=value) that a text begins with from an
// offset on, and where its arguments begin.
func splitFlags(s string, from int, escape byte) (flags []span, args int) {
	pos := from
	for {
		for pos < len(s) && isSpaceAt(s, pos) {
			_, n := utf8.DecodeRuneInString(s[pos:])
			pos += n
		}
		if pos+1 >= len(s) || s[pos] != '-' || s[pos+1] != '-' {
			return flags, pos
		}
		start := pos
		pos = flagEnd(s, pos, escape)
		if s[start:pos] == "--" {
			for pos < len(s) && unicode.IsSpace(rune(s[pos])) {
				pos++
			}
			return flags, pos
		}
		flags = append(flags, span{start, pos})
	}
}

// flagEnd returns where the flag at an offset ends: at a space outside quotes.
func flagEnd(s string, pos int, escape byte) int {
	quote := byte(0)
	for ; pos < len(s); pos++ {
		switch c := s[pos]; {
		case c == escape:
			pos++
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '\'' || c == '"':
			quote = c
		case unicode.IsSpace(rune(c)):
			return pos
		}
	}
	return min(pos, len(s))
}

// splitSpace returns the words between two offsets that blanks separate.
func splitSpace(s string, from, to int) []span {
	var words []span
	for pos := from; pos < to; {
		n := strings.IndexAny(s[pos:to], blanks)
		if n < 0 {
			n = to - pos
		}
		if n > 0 {
			words = append(words, span{pos, pos + n})
		}
		pos += n
		for pos < to && strings.IndexByte(blanks, s[pos]) >= 0 {
			pos++
		}
	}
	return words
}

// splitWords returns the words between two offsets, with their quotes, which may
// hold spaces.
func splitWords(s string, from, to int, escape byte) []span {
	var words []span
	start, quote := -1, rune(0)
	for pos := from; pos < to; {
		c, n := utf8.DecodeRuneInString(s[pos:to])
		if start < 0 {
			if unicode.IsSpace(c) {
				pos += n
				continue
			}
			start = pos
		}
		switch {
		case c == rune(escape) && quote != '\'':
			pos += n
			if pos < to {
				_, n = utf8.DecodeRuneInString(s[pos:to])
			} else {
				n = 0
			}
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case unicode.IsSpace(c):
			words = append(words, span{start, pos})
			start = -1
		case c == '\'' || c == '"':
			quote = c
		}
		pos += n
	}
	if start >= 0 {
		words = append(words, span{start, to})
	}
	return words
}

// isJSON reports whether arguments are in exec form.
func isJSON(args string) bool {
	var list []any
	args = strings.TrimLeftFunc(args, unicode.IsSpace)
	return strings.HasPrefix(args, "[") && json.Unmarshal([]byte(args), &list) == nil
}
