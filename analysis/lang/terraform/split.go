package terraform

import (
	"bytes"
	"fmt"
)

// Limits on what is read from a file. They are far above what people write and
// keep the recursive-descent parser within its stack and memory on hostile
// input.
const (
	maxFileSize = 5 << 20 // bytes of one file
	maxItemSize = 1 << 20 // bytes of one top-level block
	maxNesting  = 250     // brackets open at once
	maxPrefixes = 5000    // prefix operators, conditionals and directives in one block
)

// A chunk is the text of one top-level item: a block, or an attribute of a
// variables file.
type chunk struct {
	start, end int    // byte offsets in the file
	problem    string // why the chunk must not be given to the parser, or ""

	// stop is where the scanner ended, at a newline or the end of the file.
	stop int
	// closed tells that what follows does not matter to the chunk, and balanced
	// also that what is open around it would not matter, nor would the chunk to
	// that: it closes what it opens and nothing else.
	closed, balanced  bool
	deepest, prefixes int // as in scanner
}

// split cuts a file into its top-level items. An item begins at the first
// character that is neither space nor comment while nothing is open, and ends
// with the line on which everything that it opened is closed. Where a bracket
// is never closed, the item ends before the next line that begins, in its first
// column, like a block: half-typed text costs one item, not the rest of the
// file.
func split(text []byte) []chunk { return resplit(text, nil) }

// resplit is [split], which takes from an earlier version of the text, or nil, what
// needs no scanning.
func resplit(text []byte, e *earlier) []chunk {
	var chunks []chunk
	for pos := skipBlank(text, 0); pos < len(text); pos = skipBlank(text, pos) {
		c, ok := e.continued(pos)
		if !ok {
			c = scan(text, pos, e)
		}
		chunks = append(chunks, c)
		pos = c.stop
	}
	return chunks
}

// scan returns the item that begins at pos.
func scan(text []byte, pos int, e *earlier) chunk {
	s := newScanner(text, pos, e)
	s.item()
	closed := !s.unclosed()
	if !closed {
		if next := nextHeader(text, pos); next > 0 && next < s.pos {
			s = newScanner(text[:next], pos, e)
			s.item()
		}
	}
	end := s.pos
	for end > pos+1 && text[end-1] == '\r' { // half of a line end
		end--
	}
	return chunk{
		start: pos, end: end, problem: s.problem(end - pos), stop: s.pos,
		closed: closed, balanced: closed && !s.stray, deepest: s.deepest, prefixes: s.prefixes,
	}
}

// skipBlank returns the offset of the first character from pos on that is
// neither space nor comment.
func skipBlank(text []byte, pos int) int {
	for pos < len(text) {
		switch c := text[pos]; {
		case c == ' ' || c == '\t' || c == '\r' || c == '\n':
			pos++
		case pos == 0 && bytes.HasPrefix(text, []byte("\xef\xbb\xbf")):
			pos += 3
		case c == '#' || bytes.HasPrefix(text[pos:], []byte("//")), bytes.HasPrefix(text[pos:], []byte("/*")):
			next, closed := skipComment(text, pos)
			if !closed {
				return pos // an item that cannot be read
			}
			pos = next
		default:
			return pos
		}
	}
	return pos
}

// skipComment returns the offset behind the comment at pos; a line comment ends
// before its newline. It reports whether a comment in /* and */ is closed.
func skipComment(text []byte, pos int) (next int, closed bool) {
	end, open := "\n", 1
	if text[pos] == '/' && text[pos+1] == '*' {
		end, open = "*/", 2
	}
	i := bytes.Index(text[pos+open:], []byte(end))
	switch {
	case i < 0:
		return len(text), open == 1
	case open == 1:
		return pos + open + i, true
	}
	return pos + open + i + 2, true
}

// nextHeader returns the offset of the first line after the one at pos that
// begins in its first column like a block: a word and then a quote or an
// opening brace. It returns 0 where there is none.
func nextHeader(text []byte, pos int) int {
	for {
		i := bytes.IndexByte(text[pos:], '\n')
		if i < 0 {
			return 0
		}
		pos += i + 1
		n := 0
		for pos+n < len(text) && isWord(text[pos+n]) {
			n++
		}
		rest := bytes.TrimLeft(text[pos+n:], " \t")
		if n > 0 && len(rest) > 0 && (rest[0] == '"' || rest[0] == '{') {
			return pos
		}
	}
}

func isWord(c byte) bool {
	return c == '_' || c == '-' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
}

// A scanner follows brackets, strings, heredocs and comments of one item.
type scanner struct {
	text []byte
	pos  int
	// open holds what is open: '{', '[', '(' for brackets, '"' for a quoted
	// string, '$' for an interpolation or directive, 'h' for a heredoc, '*'
	// for a comment that never ends.
	open     []byte
	heredocs [][]byte // end markers of the open heredocs
	deepest  int
	prefixes int
	// lax lets a quoted string span lines, as a template in a file does.
	lax bool
	// stray tells that something was closed that is not open.
	stray bool
	// comment, if set, is told of each comment.
	comment func(start, end int)

	earlier *earlier
	known   int // the next place where a chunk of an earlier version begins
}

func newScanner(text []byte, pos int, e *earlier) scanner {
	return scanner{text: text, pos: pos, earlier: e, known: e.next(pos + 1)}
}

func (s *scanner) unclosed() bool { return len(s.open) > 0 }

func (s *scanner) problem(size int) string {
	switch {
	case size > maxItemSize:
		return fmt.Sprintf("a block of %d bytes is larger than the %d that are analysed", size, maxItemSize)
	case s.deepest > maxNesting:
		return fmt.Sprintf("brackets are nested deeper than the %d levels that are analysed", maxNesting)
	case s.prefixes > maxPrefixes:
		return fmt.Sprintf("more than %d operators, conditionals and directives in one block", maxPrefixes)
	}
	return ""
}

func (s *scanner) top() byte {
	if len(s.open) == 0 {
		return 0
	}
	return s.open[len(s.open)-1]
}

func (s *scanner) push(c byte) {
	s.open = append(s.open, c)
	s.deepest = max(s.deepest, len(s.open))
}

func (s *scanner) pop() { s.open = s.open[:len(s.open)-1] }

// item advances to the end of the item.
func (s *scanner) item() {
	for s.pos < len(s.text) {
		switch s.top() {
		case '"':
			s.quoted()
		case 'h':
			s.heredocLine()
		default:
			if s.pos == s.known && s.skip() {
				continue
			}
			if s.code() {
				return
			}
		}
	}
	s.pos = min(s.pos, len(s.text)) // an escape may begin with the last byte
}

// skip advances over a chunk of an earlier version if that makes no difference to
// scanning it, and otherwise only notes where the next one is.
func (s *scanner) skip() bool {
	c, ok := s.earlier.continued(s.pos)
	s.known = s.earlier.next(s.pos + 1)
	if !ok || !c.balanced || c.stop > len(s.text) {
		return false
	}
	s.pos = c.stop
	s.deepest = max(s.deepest, len(s.open)+c.deepest)
	s.prefixes += c.prefixes
	return true
}

// code advances over one token outside strings and reports whether the item
// ended with it.
func (s *scanner) code() (done bool) {
	c := s.text[s.pos]
	switch c {
	case '\n':
		if len(s.open) == 0 {
			return true
		}
	case '#', '/':
		if c == '#' || bytes.HasPrefix(s.text[s.pos:], []byte("//")) || bytes.HasPrefix(s.text[s.pos:], []byte("/*")) {
			start, closed := s.pos, false
			if s.pos, closed = skipComment(s.text, s.pos); !closed {
				s.push('*')
			}
			if s.comment != nil {
				s.comment(start, s.pos)
			}
			return false
		}
	case '"', '{', '[', '(':
		s.push(c)
	case '}', ']', ')':
		t := s.top()
		if t == '{' && c == '}' || t == '$' && c == '}' || t == '[' && c == ']' || t == '(' && c == ')' {
			s.pop()
		}
		s.stray = s.stray || t == 0
	case '!', '-', '?':
		s.prefixes++
	case '<':
		if s.heredocStart() {
			return false
		}
	}
	s.pos++
	return false
}

// quoted advances within a quoted string.
func (s *scanner) quoted() {
	switch c := s.text[s.pos]; c {
	case '\\':
		s.pos++
	case '"', '\n': // a quoted string never spans lines
		if s.lax {
			break
		}
		s.pop()
		if c == '\n' {
			return
		}
	default:
		if s.template() {
			return
		}
	}
	s.pos++
}

// template enters an interpolation or directive at the current place, if there
// is one.
func (s *scanner) template() bool {
	rest := s.text[s.pos:]
	if len(rest) < 2 || rest[0] != '$' && rest[0] != '%' {
		return false
	}
	if rest[1] == rest[0] && len(rest) > 2 && rest[2] == '{' { // $${ is literal
		s.pos += 3
		return true
	}
	if rest[1] != '{' {
		return false
	}
	if rest[0] == '%' {
		s.prefixes++
	}
	s.push('$')
	s.pos += 2
	return true
}

// heredocStart enters the heredoc that is introduced at the current place, if
// there is one.
func (s *scanner) heredocStart() bool {
	rest, ok := bytes.CutPrefix(s.text[s.pos:], []byte("<<"))
	if !ok {
		return false
	}
	rest = bytes.TrimPrefix(rest, []byte("-"))
	n := 0
	for n < len(rest) && isWord(rest[n]) {
		n++
	}
	if n == 0 {
		return false
	}
	line := bytes.IndexByte(rest[n:], '\n')
	if line < 0 || len(bytes.TrimSpace(rest[n:n+line])) > 0 {
		return false
	}
	s.heredocs = append(s.heredocs, rest[:n])
	s.push('h')
	s.pos = len(s.text) - len(rest) + n + line + 1
	return true
}

// heredocLine advances to the end of a line of a heredoc or to the next
// interpolation on it.
func (s *scanner) heredocLine() {
	if s.pos == 0 || s.text[s.pos-1] == '\n' {
		line := s.text[s.pos:]
		if i := bytes.IndexByte(line, '\n'); i >= 0 {
			line = line[:i]
		}
		if bytes.Equal(bytes.TrimSpace(line), s.heredocs[len(s.heredocs)-1]) {
			s.heredocs = s.heredocs[:len(s.heredocs)-1]
			s.pop()
			s.pos += len(line)
			return
		}
	}
	for s.pos < len(s.text) {
		if s.template() {
			return
		}
		s.pos++
		if s.text[s.pos-1] == '\n' {
			return
		}
	}
}
