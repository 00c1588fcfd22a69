package dockerfile

import (
	"bytes"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/moby/buildkit/frontend/dockerfile/parser"
	"github.com/moby/buildkit/frontend/dockerfile/shell"
)

// A chunk is the text of one instruction: its lines up to the last one that is
// continued, and the here-documents behind them.
type chunk struct {
	start, end int // bytes in the file, without the last line end
	// line is the instruction on one line, as BuildKit joins it: without
	// continuation characters and the comments in between.
	line string
	// parts tell where the bytes of line stand.
	parts    []part
	heredocs []heredoc
	// unterminated reports that a here-document has no end.
	unterminated bool
}

// A part is a run of bytes of a line that stand together in the file.
type part struct{ at, offset int } // in the line, in the file

// A heredoc is a here-document; its content is text[start:end].
type heredoc struct {
	parser.Heredoc
	start, end int
}

type span struct{ start, end int } // bytes

// A layout is a file cut into its instructions and comments.
type layout struct {
	chunks     []chunk
	comments   []span
	directives map[string]directive
	escape     byte
}

// A directive is a parser directive: https://docs.docker.com/reference/dockerfile/#parser-directives
type directive struct {
	value string
	at    span
}

// split cuts a file as BuildKit's parser does.
func split(text []byte) layout {
	l := layout{directives: map[string]directive{}, escape: parser.DefaultEscapeToken}
	var directives parser.DirectiveParser
	pos := 0
	if bytes.HasPrefix(text, byteOrderMark) {
		pos = len(byteOrderMark)
	}
	for pos < len(text) {
		line, next := lineAt(text, pos)
		line = bytes.TrimLeftFunc(line, unicode.IsSpace)
		start := pos + leading(text, pos, line)
		if d, err := directives.ParseLine(line); err == nil && d != nil {
			l.directives[d.Name] = directive{d.Value, span{start, start + len(line)}}
			if d.Name == "escape" && (d.Value == "`" || d.Value == `\`) {
				l.escape = d.Value[0]
			}
		}
		switch {
		case len(line) == 0:
		case line[0] == '#':
			l.comments = append(l.comments, span{start, start + len(line)})
		default:
			next = l.chunk(text, start)
		}
		pos = next
	}
	return l
}

var byteOrderMark = []byte("\xef\xbb\xbf")

// lineAt returns the line at an offset without its end, and where the next one
// begins.
func lineAt(text []byte, pos int) (line []byte, next int) {
	next = len(text)
	if i := bytes.IndexByte(text[pos:], '\n'); i >= 0 {
		next = pos + i + 1
	}
	return bytes.TrimRight(text[pos:next], "\r\n"), next
}

// leading returns how many bytes stand before line, which is what remains of the
// line at pos without its leading space.
func leading(text []byte, pos int, line []byte) int {
	whole, _ := lineAt(text, pos)
	return len(whole) - len(line)
}

// chunk reads the instruction at an offset and returns where the next line begins.
func (l *layout) chunk(text []byte, start int) int {
	c := chunk{start: start}
	var joined strings.Builder
	line, pos := lineAt(text, start)
	add := func(line []byte, offset int) (more bool) {
		line, more = l.continued(line)
		c.parts = append(c.parts, part{joined.Len(), offset})
		joined.Write(line)
		return more
	}
	c.end = start + len(line)
	for more := add(line, start); more && pos < len(text); {
		at := pos
		line, pos = lineAt(text, pos)
		switch trimmed := bytes.TrimLeftFunc(line, unicode.IsSpace); {
		case len(trimmed) == 0:
			continue
		case trimmed[0] == '#':
			from := at + len(line) - len(trimmed)
			l.comments = append(l.comments, span{from, from + len(trimmed)})
			continue
		}
		c.end = at + len(line)
		more = add(line, at)
	}
	c.line = joined.String()
	if c.line == "" {
		return pos
	}
	for _, h := range heredocsIn(c.line) {
		var end int
		from := pos
		end, pos, c.unterminated = hereEnd(text, pos, h)
		c.heredocs = append(c.heredocs, heredoc{h, from, end})
		c.end = max(end, pos-len(lineEnd(text, pos)))
	}
	l.chunks = append(l.chunks, c)
	return pos
}

// lineEnd returns the characters that end the line before an offset.
func lineEnd(text []byte, pos int) []byte {
	line := text[:pos]
	return line[len(bytes.TrimRight(line, "\r\n")):]
}

// continued returns a line without the continuation character at its end, and
// whether it has one.
func (l *layout) continued(line []byte) ([]byte, bool) {
	trimmed := bytes.TrimRight(line, " \t")
	n := len(trimmed)
	if n == 0 || trimmed[n-1] != l.escape || n > 1 && trimmed[n-2] == l.escape {
		return line, false
	}
	return trimmed[:n-1], true
}

// heredocsIn returns the here-documents that an instruction announces. Only RUN,
// COPY and ADD have them, not in exec form.
func heredocsIn(line string) []parser.Heredoc {
	if !strings.Contains(line, "<<") {
		return nil
	}
	name, args := keyword(line)
	if strings.EqualFold(name, "ONBUILD") {
		name, args = keyword(args)
	}
	switch strings.ToUpper(name) {
	case "RUN", "COPY", "ADD":
	default:
		return nil
	}
	_, from := splitFlags(args, 0, '\\')
	if isJSON(args[from:]) {
		return nil
	}
	lex := shell.NewLex('\\')
	lex.RawQuotes, lex.RawEscapes, lex.SkipUnsetEnv = true, true, true
	words, _ := lex.ProcessWords(line, nothing{})
	var docs []parser.Heredoc
	for _, w := range words {
		if h, err := parser.ParseHeredoc(w); err == nil && h != nil {
			docs = append(docs, *h)
		}
	}
	return docs
}

// nothing is an environment without variables.
type nothing struct{}

func (nothing) Get(string) (string, bool) { return "", false }
func (nothing) Keys() []string            { return nil }

// hereEnd returns where the content of a here-document ends that begins at an
// offset, and where the line behind its last one begins.
func hereEnd(text []byte, pos int, h parser.Heredoc) (end, next int, unterminated bool) {
	for pos < len(text) {
		line, after := lineAt(text, pos)
		if h.Chomp {
			line = bytes.TrimLeft(line, "\t")
		}
		if string(line) == h.Name {
			return pos, after, false
		}
		pos = after
	}
	return pos, pos, true
}

// keyword returns the first word of a line and what follows it.
func keyword(line string) (word, rest string) {
	line = strings.TrimSpace(line)
	if i := strings.IndexAny(line, blanks); i >= 0 {
		return line[:i], strings.TrimLeft(line[i:], blanks)
	}
	return line, ""
}

// blanks separate words.
const blanks = "\t\v\f\r "

// offset returns where the byte at a place of the line stands in the file.
func (c *chunk) offset(at int) int {
	i := sort.Search(len(c.parts), func(i int) bool { return c.parts[i].at > at }) - 1
	// Of parts without text the last one has the byte.
	return c.parts[i].offset + at - c.parts[i].at
}

// place returns where the bytes [start, end) of the line stand.
func (c *chunk) place(start, end int) span {
	if end <= start {
		at := c.offset(min(start, len(c.line)))
		return span{at, at}
	}
	return span{c.offset(start), c.offset(end-1) + 1}
}

// firstLine returns the end of the line on which the instruction begins.
func (c *chunk) firstLine(text []byte) int {
	line, _ := lineAt(text, c.start)
	return c.start + len(line)
}

func isSpaceAt(s string, i int) bool {
	r, _ := utf8.DecodeRuneInString(s[i:])
	return unicode.IsSpace(r)
}
