package yaml

import (
	"bytes"
	"strings"

	"github.com/parapet-iac/parapet/analysis/lang/yamltext"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/fixes/edit"
)

// replace returns the edits that write another value in the place of one.
func (e *Editor) replace(n *yamltext.Node, v any) ([]edit.Edit, error) {
	switch {
	case inBrackets(n) || e.style.json:
		if key := KeyOf(n); key != nil && key.End == n.Start && !oneLine(e.text, key.Start, key.End) {
			return nil, ErrNoPlace // a key of several lines, without a colon
		}
		return e.replaceInside(n, v), nil
	case isEmpty(v):
		return e.replaceByWord(n, v), nil
	case n.Flow && (len(n.Entries) > 0 || len(n.Elems) > 0) || n.Kind == model.List && n.Flow && allScalars(v):
		r := renderer{e: e}
		r.flow(v, quoteIn(n))
		return []edit.Edit{r.edit(n.Start, n.End)}, nil
	}
	return e.replaceByLines(n, v), nil
}

// isEmpty reports whether a value is written on its line: a scalar, or a
// collection that holds nothing.
func isEmpty(v any) bool {
	switch v := v.(type) {
	case *object:
		return len(v.names) == 0
	case *list:
		return len(v.elems) == 0
	}
	return true
}

func isObject(v any) bool { _, ok := v.(*object); return ok }

func allScalars(v any) bool {
	l, ok := v.(*list)
	if !ok {
		return false
	}
	for _, x := range l.elems {
		if _, ok := x.(scalar); !ok {
			return false
		}
	}
	return true
}

func quoteIn(n *yamltext.Node) byte {
	if jsonStyle(n) {
		return '"'
	}
	return 0
}

// replaceInside replaces a value within brackets.
func (e *Editor) replaceInside(n *yamltext.Node, v any) []edit.Edit {
	r := renderer{e: e}
	if n.Start == n.End { // nothing is written
		if key := KeyOf(n); key != nil && key.End == n.Start {
			r.write(":")
		}
		r.write(" ")
	}
	quote := quoteIn(n)
	begin := n.Start
	if key := KeyOf(n); key != nil {
		begin = key.Start
	}
	switch s, ok := v.(scalar); {
	case ok:
		e.writeScalar(&r, n, s, quote)
	default:
		e.inside(&r, v, quote, quote != 0 && (n.Parent == nil || e.onLines(n.Parent, begin)), column(e.text, begin))
	}
	return e.changed(n, r.edit(n.Start, n.End))
}

// writeScalar writes a scalar in the quotes of the one before it.
func (e *Editor) writeScalar(r *renderer, n *yamltext.Node, s scalar, quote byte) {
	if n.Quote != 0 {
		quote = n.Quote
	}
	r.scalar(s, quote, inBrackets(n))
}

// changed returns an edit unless it changes nothing and asks for nothing.
func (e *Editor) changed(n *yamltext.Node, x edit.Edit) []edit.Edit {
	if string(e.text[x.Start:x.End]) == x.New && len(x.Asks) == 0 {
		return nil
	}
	if x.Start == x.End {
		x.Adds = adds(n, "")
	}
	return []edit.Edit{x}
}

// header returns the end of what stands before the value of a key: its colon, its
// tag and its anchor.
func (e *Editor) header(n, key *yamltext.Node) int {
	if n.Outer < n.Start {
		return n.Outer + len(bytes.TrimRight(beforeComment(e.text[n.Outer:n.Start]), " \t\r\n"))
	}
	at := key.End
	for at < n.Start && e.text[at] != ':' {
		at++
	}
	return min(at+1, n.Start)
}

// beforeComment cuts a comment off that stands behind a tag or an anchor.
func beforeComment(b []byte) []byte {
	if i := bytes.Index(b, []byte(" #")); i >= 0 {
		return b[:i]
	}
	return b
}

// isBlockCollection reports whether a node is a collection on lines.
func isBlockCollection(n *yamltext.Node) bool {
	return !n.Flow && (n.Kind == model.Object || n.Kind == model.List) && n.Target == nil
}

// replaceByWord replaces a value by one that is written on its line.
func (e *Editor) replaceByWord(n *yamltext.Node, v any) []edit.Edit {
	r := renderer{e: e}
	key := KeyOf(n)
	lines := key != nil && (isBlockCollection(n) || !oneLine(e.text, key.End, n.Start))
	if lines || n.Start == n.End {
		r.write(" ")
	}
	if s, ok := v.(scalar); ok {
		e.writeScalar(&r, n, s, 0)
	} else {
		r.flow(v, 0)
	}
	if !lines {
		return e.changed(n, r.edit(n.Start, n.End))
	}
	at := e.header(n, key)
	end := lineEnd(e.text, at)
	return []edit.Edit{r.edit(at, at), {Start: min(end, n.End), End: n.End}}
}

// replaceByLines replaces a value by a collection on lines.
func (e *Editor) replaceByLines(n *yamltext.Node, v any) []edit.Edit {
	r := renderer{e: e}
	key := KeyOf(n)
	switch {
	case isBlockCollection(n) && key != nil && isObject(v) && column(e.text, n.Start) <= column(e.text, key.Start):
		// A list may stand no deeper than its key, a mapping may not.
		indent := column(e.text, key.Start) + e.style.unit
		r.write(strings.Repeat(" ", indent))
		r.block(v, indent)
		return []edit.Edit{r.edit(lineStart(e.text, n.Start), n.End)}
	case isBlockCollection(n) || key == nil && n.Start < n.End:
		r.block(v, column(e.text, n.Start))
		return []edit.Edit{r.edit(n.Start, n.End)}
	case key == nil: // an element of which nothing is written
		r.write(" ")
		r.block(v, column(e.text, n.Start)+1)
		return e.changed(n, r.edit(n.Start, n.End))
	}
	r.behind(v, column(e.text, key.Start))
	at := lineEnd(e.text, n.End)
	add := r.edit(at, at)
	add.Adds = adds(n, "")
	if head := e.header(n, key); head < n.End {
		return []edit.Edit{{Start: head, End: n.End}, add}
	}
	return []edit.Edit{add}
}
