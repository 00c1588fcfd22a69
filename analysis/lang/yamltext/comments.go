package yamltext

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// A span is a part of a text, in bytes.
type span struct{ start, end int }

// spans are the parts of a document.
type spans struct {
	scalars []span
	parts   []span // entries of mappings and elements of sequences
}

// spansOf returns the parts of a document, which is read for them anew: few ask.
func spansOf(d *Document) spans {
	var s spans
	if !d.Broken && !d.Skipped {
		p := newParser(Reader{}, d)
		p.spans = &s
		if v, err := p.read(); err == nil && v != nil {
			p.part(int(v.Range().Start), int(v.Range().End))
		}
	}
	for i := range s.scalars {
		s.scalars[i].shift(d.Start)
	}
	for i := range s.parts {
		s.parts[i].shift(d.Start)
	}
	slices.SortFunc(s.scalars, func(a, b span) int { return cmp.Compare(a.start, b.start) })
	return s
}

func (s *span) shift(by int) { s.start, s.end = s.start+by, s.end+by }

// Comments returns the comments of the file, in order. Their ranges count from
// the file's start. In documents that are broken or were not wanted only comments
// on lines of their own are seen.
func (f *File) Comments() []model.Comment {
	c := commenter{text: f.Text.Bytes(), lines: f.Text, anchor: f.Whole, byLine: map[int]span{}}
	at := 0
	for _, d := range f.Documents {
		c.scan(at, d.Start, nil, true)
		s := spansOf(d)
		c.scan(d.Start, d.End, s.scalars, !d.Broken && !d.Skipped)
		for _, p := range s.parts {
			c.enter(p)
		}
		at = d.End
	}
	c.scan(at, f.Text.Len(), nil, true)
	return c.comments(f.Documents)
}

// CommentPlace returns the start of the line on which the innermost entry or
// element around an offset begins, and its indentation. A comment on a line of its
// own there is about that entry or element.
func (f *File) CommentPlace(offset int) (at int, indent string, ok bool) {
	found := span{-1, -1}
	for _, d := range f.Documents {
		if d.Start > offset || offset >= d.End {
			continue
		}
		for _, p := range spansOf(d).parts {
			if p.start <= offset && offset <= p.end && p.start >= found.start {
				found = p
			}
		}
	}
	if found.start < 0 {
		return 0, "", false
	}
	at = f.Text.LineStart(f.Text.Position(found.start).Line)
	line := f.Text.Bytes()[at:found.start]
	return at, string(line[:len(line)-len(bytes.TrimLeft(line, " "))]), true
}

// A commenter pairs comments with what stands beside them. All offsets are bytes
// in the file.
type commenter struct {
	text   []byte
	lines  *source.Text
	anchor *source.Anchor
	found  []span
	byLine map[int]span // the outermost part that begins on each line
}

func (c *commenter) enter(p span) {
	line := c.lines.Position(p.start).Line
	if q, ok := c.byLine[line]; !ok || p.start < q.start || p.start == q.start && p.end > q.end {
		c.byLine[line] = p
	}
}

// scan finds the comments between two offsets, outside scalars. Without behind,
// only those on lines of their own are.
func (c *commenter) scan(from, to int, scalars []span, behind bool) {
	for pos := from; pos < to; {
		i := bytes.IndexByte(c.text[pos:to], '#')
		if i < 0 {
			return
		}
		pos += i
		n, _ := slices.BinarySearchFunc(scalars, pos, func(s span, at int) int { return cmp.Compare(s.end, at+1) })
		if n < len(scalars) && scalars[n].start <= pos {
			pos = max(scalars[n].end, pos+1)
			continue
		}
		line := c.lines.LineStart(c.lines.Position(pos).Line)
		own := len(bytes.TrimLeft(c.text[line:pos], " \t")) == 0
		if !own && (!behind || strings.IndexByte(" \t", c.text[pos-1]) < 0) {
			pos++
			continue
		}
		end, next := lineAt(c.text, pos)
		c.found = append(c.found, span{pos, end - len(c.text[pos:end]) + len(bytes.TrimRight(c.text[pos:end], "\r"))})
		pos = next
	}
}

func (c *commenter) comments(docs []*Document) []model.Comment {
	own := map[int]bool{} // lines that hold nothing but a comment
	for _, f := range c.found {
		line := c.lines.Position(f.start).Line
		if len(bytes.TrimSpace(c.text[c.lines.LineStart(line):f.start])) == 0 {
			own[line] = true
		}
	}
	var out []model.Comment
	for _, f := range c.found {
		line := c.lines.Position(f.start).Line
		for own[line] {
			line++
		}
		m := model.Comment{Text: strings.TrimSpace(strings.TrimLeft(string(c.text[f.start:f.end]), "#")), Range: c.rng(f)}
		if p, ok := c.byLine[line]; ok {
			m.Next = c.rng(p)
		}
		i, _ := slices.BinarySearchFunc(docs, f.start, func(d *Document, at int) int { return cmp.Compare(d.End, at+1) })
		if i < len(docs) && docs[i].Start <= f.start {
			m.Item = c.rng(span{docs[i].Start, docs[i].End})
		}
		out = append(out, m)
	}
	return out
}

func (c *commenter) rng(s span) source.Range {
	return source.Range{Anchor: c.anchor, Start: uint32(s.start), End: uint32(s.end)}
}
