package yaml

import (
	"bytes"
	"errors"
	"slices"

	"github.com/parapet-iac/parapet/analysis/lang/yamltext"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/fixes/edit"
)

// settle lets collections go, or stand empty, of which everything goes.
func (e *Editor) settle() {
	var visit func(n *yamltext.Node)
	visit = func(n *yamltext.Node) {
		all := children(n)
		gone := 0
		for _, c := range all {
			if !e.removed[c] {
				visit(c)
			}
			if e.removed[c] {
				gone++
			}
		}
		if _, changed := e.replaced[n]; gone == 0 || gone < len(all) || changed {
			return
		}
		switch {
		case e.added[n] != nil:
			e.replaced[n] = e.added[n]
		case e.appended[n] != nil || e.leading[n] != nil:
			e.replaced[n] = e.coming(n)
		case n.Parent != nil && !e.kept(n):
			e.removed[n] = true
		case n.Kind == model.List:
			e.replaced[n] = &list{}
		default:
			e.replaced[n] = &object{}
		}
	}
	for _, t := range e.docs {
		if t.Root != nil && !e.removed[t.Root] {
			visit(t.Root)
		}
	}
}

func (e *Editor) kept(n *yamltext.Node) bool {
	if e.Kept == nil {
		return n.Kind == model.Object
	}
	return e.Kept(n)
}

// A part is a key with its value, or an element.
type part struct {
	node       *yamltext.Node
	start, end int // with the key or the dash
}

func parts(n *yamltext.Node) []part {
	var out []part
	for _, x := range n.Entries {
		out = append(out, part{x.Value, x.Key.Start, x.End()})
	}
	for _, x := range n.Elems {
		p := part{x.Node, x.Start, x.End}
		if !n.Flow {
			p.start = x.Dash
		} else {
			p.start = x.Outer
		}
		out = append(out, p)
	}
	return out
}

var errShared = errors.New("it shares its line with what is around it")

// removals returns the edits that take out parts of a collection, of which some
// stay.
func (e *Editor) removals(n *yamltext.Node) ([]edit.Edit, error) {
	all := parts(n)
	var out []edit.Edit
	for i := 0; i < len(all); i++ {
		if !e.removed[all[i].node] {
			continue
		}
		first := i
		for i+1 < len(all) && e.removed[all[i+1].node] {
			i++
		}
		del, err := e.without(n, all, first, i)
		if err != nil {
			return nil, err
		}
		out = append(out, del)
	}
	return out, nil
}

// without returns the edit that takes out the parts from first to last.
func (e *Editor) without(n *yamltext.Node, all []part, first, last int) (edit.Edit, error) {
	start, end := all[first].start, all[last].end
	if n.Flow {
		if last+1 < len(all) {
			return edit.Edit{Start: start, End: all[last+1].start}, nil
		}
		del := edit.Edit{Start: all[first-1].end, End: end}
		if key := KeyOf(all[first-1].node); key != nil && key.End < del.Start && e.text[del.Start-1] == ':' {
			del.New = " " // a key without a value, which a bracket must not follow
		}
		return del, nil
	}
	if leads(e.text, start) {
		return e.lines(start, end), nil
	}
	// The first key or dash stands behind the dash of the element that it is in.
	if last+1 >= len(all) {
		return edit.Edit{}, errShared
	}
	next := all[last+1].start
	if bytes.IndexByte(e.text[lineEnd(e.text, end):next], '#') >= 0 {
		// Comments in between stay: what follows goes on below the dash.
		start = len(bytes.TrimRight(e.text[:start], " \t"))
		return edit.Edit{Start: start, End: lineEnd(e.text, end)}, nil
	}
	return edit.Edit{Start: start, End: next}, nil
}

// ErrOnly is returned where a document is to go that is all there is.
var ErrOnly = errors.New("it is all that the file holds")

// withoutDocument returns the edit that takes out a document with the marker before
// it, or with the comment right above if there is none.
func (e *Editor) withoutDocument(d *document) (edit.Edit, error) {
	others := func(o document) bool { return !o.read || o.Root != nil && !e.removed[o.Root] }
	if !slices.ContainsFunc(e.docs, others) {
		return edit.Edit{}, ErrOnly
	}
	if bytes.HasPrefix(e.text[d.Start:], []byte("---")) {
		return edit.Edit{Start: d.Start, End: d.End}, nil
	}
	start := lineStart(e.text, min(d.Root.Outer, d.Root.Start))
	for start > d.Start {
		above := max(lineStart(e.text, start-1), d.Start)
		if !bytes.HasPrefix(bytes.TrimLeft(e.text[above:start], " \t"), []byte("#")) {
			break
		}
		start = above
	}
	return edit.Edit{Start: max(start, d.Start), End: d.End}, nil
}

// lines returns the edit that takes out the lines that a part of the text touches.
func (e *Editor) lines(start, end int) edit.Edit {
	return edit.Edit{Start: lineStart(e.text, start), End: nextLine(e.text, end)}
}
