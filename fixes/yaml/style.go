package yaml

import (
	"bytes"

	"github.com/parapet-iac/parapet/analysis/lang/yamltext"
	"github.com/parapet-iac/parapet/analysis/model"
)

// A style is how a text is written.
type style struct {
	eol string
	// unit is by how many columns mappings are indented; lists is by how many the
	// dashes of a list are, -1 where the text has none.
	unit, lists int
	// quote is the quote around most strings that have one.
	quote byte
	json  bool
}

// maxUnit bounds what is taken for a habit of indentation.
const maxUnit = 8

// styleOf returns the style of a document: what most of its parts have. One that
// stands alone may be JSON.
func styleOf(text []byte, t yamltext.Tree, alone bool) style {
	s := style{eol: "\n", unit: 2, lists: -1, quote: '"'}
	if i := bytes.IndexByte(text, '\n'); i > 0 && text[i-1] == '\r' {
		s.eol = "\r\n"
	}
	units, lists := map[int]int{}, map[int]int{}
	single := 0
	var visit func(n *yamltext.Node)
	visit = func(n *yamltext.Node) {
		switch n.Quote {
		case '\'':
			single++
		case '"':
			single--
		}
		for _, x := range n.Entries {
			if d := column(text, x.Value.Start) - column(text, x.Key.Start); !n.Flow && !x.Value.Flow && 0 <= d && d <= maxUnit {
				switch {
				case len(x.Value.Entries) > 0 && d > 0:
					units[d]++
				case len(x.Value.Elems) > 0:
					lists[d]++
				}
			}
			visit(x.Value)
		}
		for _, x := range n.Elems {
			visit(x.Node)
		}
	}
	if t.Root != nil {
		visit(t.Root)
	}
	if single > 0 {
		s.quote = '\''
	}
	s.unit, s.lists = most(units, s.unit), most(lists, s.lists)
	if s.json = alone && isJSON(t.Root); s.json {
		s.unit = jsonUnit(text, t.Root)
	}
	return s
}

// most returns the number that was counted most often, the smaller one of two.
func most(counts map[int]int, preset int) int {
	best := preset
	for n, c := range counts {
		if c > counts[best] || c == counts[best] && n < best {
			best = n
		}
	}
	return best
}

// isJSON reports whether a document is in brackets, with its keys in double quotes.
func isJSON(root *yamltext.Node) bool {
	return root != nil && root.Flow && len(root.Entries) > 0 && root.Entries[0].Key.Quote == '"'
}

// jsonUnit returns the column of the first key, if it stands on a line of its own.
func jsonUnit(text []byte, root *yamltext.Node) int {
	if c := column(text, root.Entries[0].Key.Start); lineStart(text, root.Start) != lineStart(text, root.Entries[0].Key.Start) && 0 < c && c <= maxUnit {
		return c
	}
	return 2
}

// column returns how far into its line an offset is, in bytes.
func column(text []byte, at int) int { return at - lineStart(text, at) }

// lineStart returns where the line of an offset begins, behind a byte order mark.
func lineStart(text []byte, at int) int {
	start := bytes.LastIndexByte(text[:min(at, len(text))], '\n') + 1
	if start == 0 && bytes.HasPrefix(text, byteOrderMark) {
		start = min(len(byteOrderMark), at)
	}
	return start
}

var byteOrderMark = []byte("\xef\xbb\xbf")

// lineEnd returns where the line of an offset ends, before its line break.
func lineEnd(text []byte, at int) int {
	end := len(text)
	if i := bytes.IndexByte(text[at:], '\n'); i >= 0 {
		end = at + i
	}
	if end > at && text[end-1] == '\r' {
		end--
	}
	return end
}

// nextLine returns where the line behind that of an offset begins.
func nextLine(text []byte, at int) int {
	if i := bytes.IndexByte(text[at:], '\n'); i >= 0 {
		return at + i + 1
	}
	return len(text)
}

// leads reports whether nothing but space stands before an offset in its line.
func leads(text []byte, at int) bool {
	return len(bytes.TrimLeft(text[lineStart(text, at):at], " \t")) == 0
}

// oneLine reports whether a part of a text is on one line.
func oneLine(text []byte, start, end int) bool {
	return bytes.IndexByte(text[start:min(end, len(text))], '\n') < 0
}

// inBrackets reports whether a node stands in a collection in brackets.
func inBrackets(n *yamltext.Node) bool {
	return n.Parent != nil && n.Parent.Flow
}

// jsonStyle reports whether the entries of a mapping in brackets have their keys in
// quotes; where there are none, those around it.
func jsonStyle(n *yamltext.Node) bool {
	for ; n != nil; n = n.Parent {
		if n.Kind == model.Object && n.Flow && len(n.Entries) > 0 {
			return n.Entries[0].Key.Quote == '"'
		}
	}
	return false
}

// listIndent returns by how much the dashes of a new list are indented.
func (e *Editor) listIndent() int {
	switch {
	case e.style.lists >= 0:
		return e.style.lists
	case e.Indented:
		return e.style.unit
	}
	return 0
}
