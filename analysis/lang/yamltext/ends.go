package yamltext

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// lines finds the byte offset of a line and column.
type lines struct {
	text   []byte
	starts []int
	ascii  bool
	// What was found last: in a text with other characters than ASCII, columns
	// of one line are counted once, from left to right.
	at *cursor
}

type cursor struct{ line, column, offset int }

// newLines notes where the lines of a text begin, by the line breaks of YAML 1.1,
// which the parser counts by (https://yaml.org/spec/1.1/#id871136).
func newLines(text []byte) lines {
	l := lines{text: text, ascii: true, at: &cursor{1, 1, 0}}
	l.starts = make([]int, 1, 2+bytes.Count(text, []byte{'\n'}))
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '\n', c == '\r' && (i+1 == len(text) || text[i+1] != '\n'):
			l.starts = append(l.starts, i+1)
		case c >= utf8.RuneSelf:
			l.ascii = false
			if n := wideBreak(text[i:]); n > 0 {
				i += n - 1
				l.starts = append(l.starts, i+1)
			}
		}
	}
	return l
}

// wideBreak returns the length of the line break other than CR and LF that a text
// begins with: NEL, LS or PS.
func wideBreak(b []byte) int {
	switch r, n := utf8.DecodeRune(b); r {
	case '\u0085', '\u2028', '\u2029':
		return n
	}
	return 0
}

// offset returns the byte offset of a line and a column of code points, both
// from 1.
func (l lines) offset(line, column int) int {
	if line < 1 || line > len(l.starts) {
		return len(l.text)
	}
	start := l.starts[line-1]
	if l.ascii {
		return min(start+column-1, len(l.text))
	}
	c := l.at
	if c.line != line || c.column > column {
		*c = cursor{line, 1, start}
	}
	for c.column < column && c.offset < len(l.text) {
		_, n := utf8.DecodeRune(l.text[c.offset:])
		c.offset += n
		c.column++
	}
	return c.offset
}

// end returns the offset of the end of a line, counted from 1, before its line
// break.
func (l lines) end(line int) int {
	if line < 1 || line >= len(l.starts) {
		return len(l.text)
	}
	return l.starts[line-1] + len(bytes.TrimRight(l.text[l.starts[line-1]:l.starts[line]], "\r\n\u0085\u2028\u2029"))
}

// skipProperties returns where the content of a node begins that has a tag or an
// anchor of that name at an offset.
func skipProperties(text []byte, at int, anchor string) int {
	content := at
	for at < len(text) && (text[at] == '&' || text[at] == '!') {
		if text[at] == '&' {
			at = min(at+1+len(anchor), len(text))
		} else {
			at = tagEnd(text, at)
		}
		content = at
		at = skipSpace(text, at)
	}
	if at < len(text) && strings.IndexByte(" \t\r\n#", text[at]) < 0 {
		return at
	}
	return content
}

// tagEnd returns the end of the tag at an offset.
func tagEnd(text []byte, at int) int {
	if bytes.HasPrefix(text[at:], []byte("!<")) { // a verbatim tag
		if i := bytes.IndexByte(text[at:], '>'); i >= 0 {
			return at + i + 1
		}
	}
	for at < len(text) && strings.IndexByte(" \t\r\n{}", text[at]) < 0 && wideBreak(text[at:]) == 0 {
		at++
	}
	return at
}

// skipSpace returns the offset of the first character that is neither space nor
// part of a comment.
func skipSpace(text []byte, at int) int {
	for at < len(text) {
		switch c := text[at]; {
		case c == ' ' || c == '\t' || c == '\r' || c == '\n':
			at++
		case c == '#':
			for at < len(text) && text[at] != '\n' && text[at] != '\r' {
				at++
			}
		case c >= utf8.RuneSelf && wideBreak(text[at:]) > 0:
			at += wideBreak(text[at:])
		default:
			return at
		}
	}
	return at
}

// closing returns the offset behind the bracket that closes a flow collection of
// which the last part ends at at.
func closing(text []byte, at int) int {
	for at < len(text) {
		at = skipSpace(text, at)
		if at < len(text) && (text[at] == '}' || text[at] == ']') {
			return at + 1
		}
		at++
	}
	return len(text)
}

// scalarEnd returns the offset of the end of a scalar of which the content begins
// at at.
func (p *parser) scalarEnd(n *yaml.Node, at int) int {
	switch {
	case n.Style&yaml.DoubleQuotedStyle != 0:
		return doubleQuotedEnd(p.text, at)
	case n.Style&yaml.SingleQuotedStyle != 0:
		return singleQuotedEnd(p.text, at)
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		return p.blockEnd(n.Value, at)
	}
	return plainEnd(p.text, at, n.Value)
}

func doubleQuotedEnd(text []byte, at int) int {
	for at++; at < len(text); at++ {
		switch text[at] {
		case '\\':
			at++
		case '"':
			return at + 1
		}
	}
	return len(text)
}

func singleQuotedEnd(text []byte, at int) int {
	for at++; at < len(text); at++ {
		if text[at] != '\'' {
			continue
		}
		if at+1 >= len(text) || text[at+1] != '\'' {
			return at + 1
		}
		at++
	}
	return len(text)
}

// plainEnd follows the value of a plain scalar through the text, where a line
// break and the space around it stand for a space, and more of them for all but
// one line feed.
func plainEnd(text []byte, at int, value string) int {
	for i := 0; i < len(value) && at < len(text); {
		if text[at] == value[i] && value[i] != '\n' && (value[i] != ' ' || !foldsAt(text, at)) {
			at++
			i++
			continue
		}
		next := skipBlank(text, at)
		if next == at {
			return at
		}
		at = next
		for i < len(value) && (value[i] == ' ' || value[i] == '\n') {
			i++
		}
	}
	return at
}

// skipBlank is skipSpace without comments, which a scalar has none of.
func skipBlank(text []byte, at int) int {
	for at < len(text) {
		n := 1
		if text[at] >= utf8.RuneSelf {
			if n = wideBreak(text[at:]); n == 0 {
				break
			}
		} else if strings.IndexByte(" \t\r\n", text[at]) < 0 {
			break
		}
		at += n
	}
	return at
}

// foldsAt reports whether the blanks at an offset run into a line break.
func foldsAt(text []byte, at int) bool {
	for at < len(text) && (text[at] == ' ' || text[at] == '\t') {
		at++
	}
	return at < len(text) && (text[at] == '\n' || text[at] == '\r' || wideBreak(text[at:]) > 0)
}

// blockEnd returns the end of the last line with content of a block scalar of
// which the header stands at at; the end of the header where there is none. The
// indentation of the content is that of its first line less what the value
// keeps of it.
func (p *parser) blockEnd(value string, at int) int {
	header, next := lineAt(p.text, at)
	kept := strings.TrimLeft(value, "\n")
	indent := -1
	end := len(bytes.TrimRight(trimComment(p.text[at:header]), " \t\r")) + at
	for next < len(p.text) && kept != "" {
		line := next
		var stop int
		stop, next = lineAt(p.text, line)
		content := bytes.TrimLeft(p.text[line:stop], " ")
		depth := stop - line - len(content)
		if indent < 0 {
			if len(content) == 0 {
				continue
			}
			indent = depth - (len(kept) - len(strings.TrimLeft(kept, " ")))
		}
		switch {
		case depth < indent && len(bytes.TrimSpace(content)) > 0:
			return end
		case depth >= indent && len(bytes.TrimSpace(content)) > 0:
			end = line + len(bytes.TrimRight(p.text[line:stop], " \t\r"))
		}
	}
	return end
}

// lineAt returns the end of the line at an offset without its line feed, and the
// start of the next one.
func lineAt(text []byte, at int) (end, next int) {
	next = nextLine(text, at)
	end = next
	if end > at && text[end-1] == '\n' {
		end--
	}
	return end, next
}

// trimComment cuts a comment off the header of a block scalar.
func trimComment(header []byte) []byte {
	if i := bytes.IndexByte(header, '#'); i >= 0 {
		return header[:i]
	}
	return header
}
