package terraform

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// Comments returns the comments of a file in native syntax, in order, and nil
// where the session has no such file. Their ranges count from the file's start.
func (s *Session) Comments(path string) []model.Comment {
	p := s.parsed[path]
	if p == nil || len(p.parts) == 0 && len(p.diags) > 0 || strings.HasSuffix(path, ".json") {
		return nil
	}
	return p.comments()
}

// comments reads the comments of the file by stretches: each is an item and what
// stands between it and the one before. Comments have to do with nothing outside
// their own stretch.
func (p *parsedFile) comments() []model.Comment {
	var out []model.Comment
	text, from := p.file.Text.Bytes(), 0
	add := func(found []model.Comment) {
		for _, c := range found {
			c.Range, c.Next, c.Item = p.at(from, c.Range), p.at(from, c.Next), p.at(from, c.Item)
			out = append(out, c)
		}
	}
	for _, q := range p.parts {
		add(q.comments(text[from:q.stop], q.start-from))
		from = q.stop
	}
	last := commenter{text: text[from:]}
	last.scan()
	add(last.comments())
	return out
}

// at returns a range that counts from an offset of the file as one that counts from
// its start.
func (p *parsedFile) at(offset int, r source.Range) source.Range {
	if r.IsZero() {
		return r
	}
	return source.Range{Anchor: p.file.Whole, Start: r.Start + uint32(offset), End: r.End + uint32(offset)}
}

// noted are the comments of a part and of what stands before it.
type noted struct {
	before   string
	comments []model.Comment // in ranges that count from the start of before
}

// comments returns the comments in a stretch of the file in which the part begins at
// an offset.
func (q placed) comments(text []byte, at int) []model.Comment {
	if n := q.noted; n != nil && n.before == string(text[:at]) {
		return n.comments
	}
	c := commenter{text: text}
	if q.problem == "" {
		c.item(q.part, at)
	}
	c.scan()
	q.noted = &noted{string(text[:at]), c.comments()}
	return q.noted.comments
}

// CommentPlace returns the start of the line on which the innermost block or
// argument around an offset begins, and its indentation. A comment on a line of
// its own there is about that block or argument.
func (s *Session) CommentPlace(path string, offset int) (at int, indent string, ok bool) {
	p := s.parsed[path]
	if p == nil || p.file == nil {
		return 0, "", false
	}
	c := commenter{}
	for _, q := range p.parts {
		if q.start <= offset && offset < q.end && !q.broken {
			c.item(q.part, q.start)
		}
	}
	found := span{-1, -1}
	for _, part := range c.parts {
		if part.start <= offset && offset <= part.end && part.start >= found.start {
			found = part
		}
	}
	if found.start < 0 {
		return 0, "", false
	}
	text := p.file.Text
	at = text.LineStart(text.Position(found.start).Line)
	line := text.Bytes()[at:found.start]
	return at, string(line[:len(line)-len(bytes.TrimLeft(line, " \t"))]), true
}

// A commenter pairs comments with the blocks and arguments beside them. All
// offsets are bytes in its text.
type commenter struct {
	text  []byte
	found []span // comments
	items []span // top-level items, in order
	parts []span // items, nested blocks and arguments, in order
}

// here is the anchor of ranges that count from the start of a commenter's text.
var here = &source.Anchor{}

type span struct{ start, end int }

// item adds a part that begins at an offset.
func (c *commenter) item(q *part, at int) {
	c.items = append(c.items, span{at, at + len(q.text)})
	if q.broken {
		return
	}
	for _, a := range q.attrs {
		c.argument(a.Attribute, at)
	}
	for _, it := range q.items {
		c.block(it.block, at)
	}
}

func (c *commenter) argument(a *hclsyntax.Attribute, base int) {
	c.parts = append(c.parts, span{base + a.SrcRange.Start.Byte, base + a.SrcRange.End.Byte})
}

func (c *commenter) block(blk *hclsyntax.Block, base int) {
	r := blk.Range()
	c.parts = append(c.parts, span{base + r.Start.Byte, base + r.End.Byte})
	for _, a := range blk.Body.Attributes {
		c.argument(a, base)
	}
	for _, inner := range blk.Body.Blocks {
		c.block(inner, base)
	}
}

// scan finds the comments, outside strings and heredocs.
func (c *commenter) scan() {
	s := scanner{text: c.text, comment: func(start, end int) { c.found = append(c.found, span{start, end}) }}
	for s.pos < len(s.text) {
		before := s.pos
		s.item()
		if s.pos == before {
			s.pos++ // the newline that ends an item
		}
	}
}

func (c *commenter) comments() []model.Comment {
	byLine := map[int]span{} // the outermost part that begins on each line
	lines := source.NewText(c.text)
	for _, p := range c.parts {
		line := lines.Position(p.start).Line
		if q, ok := byLine[line]; !ok || p.start < q.start || p.start == q.start && p.end > q.end {
			byLine[line] = p
		}
	}
	own := map[int]bool{} // lines that hold nothing but a comment
	for _, f := range c.found {
		first := lines.Position(f.start).Line
		if len(bytes.TrimSpace(c.text[lines.LineStart(first):f.start])) == 0 {
			for l := first; l <= lines.Position(f.end).Line; l++ {
				own[l] = true
			}
		}
	}
	var out []model.Comment
	for _, f := range c.found {
		line := lines.Position(f.end).Line
		if own[lines.Position(f.start).Line] {
			for own[line] {
				line++
			}
		}
		m := model.Comment{Text: commentText(c.text[f.start:f.end]), Range: c.rng(f)}
		if p, ok := byLine[line]; ok {
			m.Next = c.rng(p)
		}
		m.Item = c.itemAround(f, m.Next)
		out = append(out, m)
	}
	return out
}

// itemAround returns the item that holds the comment, or that next begins.
func (c *commenter) itemAround(f span, next source.Range) source.Range {
	i, _ := slices.BinarySearchFunc(c.items, f.start, func(it span, at int) int { return cmp.Compare(it.end, at) })
	if i < len(c.items) && (c.items[i].start <= f.start || !next.IsZero() && c.items[i].start == int(next.Start)) {
		return c.rng(c.items[i])
	}
	return source.Range{}
}

func (c *commenter) rng(s span) source.Range {
	return source.Range{Anchor: here, Start: uint32(s.start), End: uint32(s.end)}
}

// commentText strips the markers of a comment.
func commentText(b []byte) string {
	s := string(b)
	if inner, ok := strings.CutPrefix(s, "/*"); ok {
		return strings.TrimSpace(strings.TrimSuffix(inner, "*/"))
	}
	return strings.TrimSpace(strings.TrimLeft(s, "#/"))
}
