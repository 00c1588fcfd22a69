package terraform

import (
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// A Syntax is the syntax of a file in native form for those who edit it: an item
// is parsed when it is asked for, within the limits of an analysis. It is used by
// one goroutine.
type Syntax struct {
	path   string
	text   []byte
	chunks []chunk
	bodies map[int]*hclsyntax.Body // by the number of the chunk; nil for one that is broken
}

// NewSyntax returns the syntax of a text, which must not change afterwards.
func NewSyntax(path string, text []byte) *Syntax {
	s := &Syntax{path: path, text: text, bodies: map[int]*hclsyntax.Body{}}
	if len(text) <= maxFileSize {
		s.chunks = split(text)
	}
	return s
}

// At returns the top-level item around an offset, as a body that holds nothing
// else, with positions that count from the start of the file, and the bounds of
// the item. It returns nil where there is none or it cannot be read.
func (s *Syntax) At(offset int) (body *hclsyntax.Body, start, end int) {
	i, _ := slices.BinarySearchFunc(s.chunks, offset, func(c chunk, at int) int {
		if c.end <= at {
			return -1
		}
		return 1
	})
	if i == len(s.chunks) || s.chunks[i].start > offset {
		return nil, 0, 0
	}
	return s.Item(i)
}

// Items returns how many top-level items the file has.
func (s *Syntax) Items() int { return len(s.chunks) }

// Item returns an item in the form of [Syntax.At].
func (s *Syntax) Item(i int) (body *hclsyntax.Body, start, end int) {
	c := s.chunks[i]
	body, known := s.bodies[i]
	if !known && c.problem == "" {
		pos := hcl.Pos{Line: 1, Column: 1, Byte: c.start}
		if f, diags := hclsyntax.ParseConfig(s.text[c.start:c.end], s.path, pos); !diags.HasErrors() {
			body = f.Body.(*hclsyntax.Body)
		}
		s.bodies[i] = body
	}
	return body, c.start, c.end
}
