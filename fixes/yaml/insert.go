package yaml

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/lang/yamltext"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/fixes/edit"
)

// insertions returns the edits that add what comes into a collection.
func (e *Editor) insertions(n *yamltext.Node) ([]edit.Edit, error) {
	if o := e.added[n]; o != nil && len(o.names) > 0 {
		switch {
		case !n.Flow:
			return e.addLines(n, o), nil
		case len(n.Entries) == 0:
			return e.replace(n, o)
		}
		return e.addBetween(n, o), nil
	}
	if len(n.Elems) == 0 {
		if l := e.coming(n); len(l.elems) > 0 {
			return e.replace(n, l)
		}
		return nil, nil
	}
	var out []edit.Edit
	if l := e.leading[n]; l != nil {
		out = append(out, e.prepend(n, l))
	}
	switch l := e.appended[n]; {
	case l == nil:
	case n.Flow:
		out = append(out, e.appendBetween(n, l)...)
	default:
		out = append(out, e.appendLines(n, l)...)
	}
	return out, nil
}

// coming returns the elements that come into a list.
func (e *Editor) coming(n *yamltext.Node) *list {
	out := &list{}
	for _, l := range []*list{e.leading[n], e.appended[n]} {
		if l != nil {
			out.elems = append(out.elems, l.elems...)
		}
	}
	return out
}

// addLines adds entries to a block mapping.
func (e *Editor) addLines(n *yamltext.Node, o *object) []edit.Edit {
	indent := column(e.text, n.Entries[0].Key.Start)
	var out []edit.Edit
	for _, name := range sorted(o.names) {
		r := renderer{e: e}
		r.newline(indent)
		r.entry(name, o.values[name], indent)
		at := e.lineBefore(n, e.place(n, name))
		add := r.edit(at, at)
		add.Adds = adds(n, name)
		out = append(out, add)
	}
	return out
}

func sorted(names []string) []string {
	return slices.SortedStableFunc(slices.Values(names), ByName)
}

// adds names what is added to a collection.
func adds(n *yamltext.Node, name string) string { return fmt.Sprintf("%d/%s", n.Start, name) }

// lineBefore returns where lines are added before entry i of a block mapping: the
// end of the last line of what stays before it.
func (e *Editor) lineBefore(n *yamltext.Node, i int) int {
	for i--; i >= 0; i-- {
		if x := n.Entries[i]; !e.removed[x.Value] {
			return e.lastLine(x.Value, x.Key.End)
		}
	}
	if key := KeyOf(n); key != nil {
		return lineEnd(e.text, key.End)
	}
	i = slices.IndexFunc(n.Entries, func(x yamltext.Entry) bool { return !e.removed[x.Value] })
	return e.lastLine(n.Entries[i].Value, n.Entries[i].Key.End)
}

// lastLine returns the end of the last line of a value that stays, which its key or
// dash ends before at.
func (e *Editor) lastLine(n *yamltext.Node, at int) int {
	end := max(n.End, at)
	if _, changed := e.replaced[n]; !changed && !n.Flow {
		all := children(n)
		kept := slices.DeleteFunc(slices.Clone(all), func(c *yamltext.Node) bool { return e.removed[c] })
		if len(kept) > 0 && len(kept) < len(all) || len(kept) > 0 && !kept[len(kept)-1].Flow {
			last := kept[len(kept)-1]
			begin := last.Start
			if key := KeyOf(last); key != nil {
				begin = key.End
			}
			return e.lastLine(last, begin)
		}
	}
	if n.Block && bytes.ContainsRune(e.text[n.Start:lineEnd(e.text, n.Start)], '+') {
		// Empty lines behind it are a part of it.
		for next := nextLine(e.text, end); next < len(e.text) && len(bytes.TrimSpace(e.text[next:lineEnd(e.text, next)])) == 0; next = nextLine(e.text, next) {
			end = next
		}
	}
	return lineEnd(e.text, end)
}

// place returns before which entry of a mapping a new one belongs.
func (e *Editor) place(n *yamltext.Node, name string) int {
	i := e.rank(n, name)
	if i > 0 {
		return i
	}
	key := KeyOf(n)
	if key == nil || n.Flow || lineStart(e.text, key.Start) == lineStart(e.text, n.Start) || e.removed[n.Entries[0].Value] {
		return 1
	}
	return 0
}

func (e *Editor) rank(n *yamltext.Node, name string) int {
	var order []string
	if e.Order != nil {
		order = e.Order(n)
	}
	if slices.Contains(order, name) {
		for i, x := range n.Entries {
			if j := slices.Index(order, x.Key.Text); !x.Merge && j > slices.Index(order, name) {
				return i
			}
		}
		return len(n.Entries)
	}
	var names []string
	for _, x := range n.Entries {
		if !x.Merge {
			names = append(names, x.Key.Text)
		}
	}
	if e.Unsorted || !slices.IsSortedFunc(names, ByName) {
		return len(n.Entries)
	}
	for i, x := range n.Entries {
		if !x.Merge && ByName(x.Key.Text, name) > 0 {
			return i
		}
	}
	return len(n.Entries)
}

// addBetween adds entries to a mapping in brackets that has some.
func (e *Editor) addBetween(n *yamltext.Node, o *object) []edit.Edit {
	var out []edit.Edit
	for _, name := range sorted(o.names) {
		i := e.place(n, name)
		for i > 1 && e.removed[n.Entries[i-1].Value] {
			i--
		}
		before := n.Entries[i-1]
		at, lines := before.End(), e.onLines(n, before.Key.Start)
		r := renderer{e: e}
		quote := byte(0)
		if jsonStyle(n) {
			quote = '"'
		}
		if before.Value.Start == before.Value.End && before.Key.End < at {
			r.write(" ") // "a:," would be a key
		}
		out = append(out, e.behindComma(&r, at, before.Key.Start, lines)...)
		r.write(quoted(name, quote, e.style.quote, true) + ": ")
		e.inside(&r, o.values[name], quote, lines && quote != 0, column(e.text, before.Key.Start))
		at = e.behindComment(at, lines)
		add := r.edit(at, at)
		add.Adds = adds(n, name)
		out = append(out, add)
	}
	return out
}

// inside writes a value in brackets: on lines of its own in JSON on lines.
func (e *Editor) inside(r *renderer, v any, quote byte, lines bool, indent int) {
	if lines {
		r.pretty(v, indent)
	} else {
		r.flow(v, quote)
	}
}

// onLines reports whether the parts of a collection in brackets stand on lines of
// their own, as the one at an offset does.
func (e *Editor) onLines(n *yamltext.Node, at int) bool {
	return !oneLine(e.text, n.Start, n.End) && leads(e.text, at)
}

// behindComma begins a part behind the one that ends at an offset and begins at
// start. Where a comment stands behind that on its line, the comma is an edit of
// its own.
func (e *Editor) behindComma(r *renderer, at, start int, lines bool) []edit.Edit {
	if !lines {
		r.write(", ")
		return nil
	}
	var comma []edit.Edit
	if e.behindComment(at, true) != at {
		if !bytes.HasPrefix(bytes.TrimLeft(e.text[at:], " \t"), []byte(",")) {
			comma = []edit.Edit{{Start: at, End: at, New: ","}}
		}
	} else {
		r.write(",")
	}
	r.newline(column(e.text, start))
	return comma
}

// behindComment returns the end of the line of an offset if a comment stands
// between.
func (e *Editor) behindComment(at int, lines bool) int {
	end := lineEnd(e.text, at)
	rest := strings.TrimLeft(string(e.text[at:end]), " \t,")
	if lines && strings.HasPrefix(rest, "#") && strings.TrimSpace(string(e.text[at:end-len(rest)])) == "" {
		return end
	}
	return at
}

// prepend adds elements before those of a list.
func (e *Editor) prepend(n *yamltext.Node, l *list) edit.Edit {
	if n.Flow {
		return e.prependBetween(n, l)
	}
	indent, gap := e.dashes(n)
	r := renderer{e: e}
	at := n.Elems[0].Dash
	key := KeyOf(n)
	below := key != nil && leads(e.text, at)
	if below { // comments above the first element stay with it
		at = lineEnd(e.text, e.header(n, key))
	}
	for _, x := range l.elems {
		if below {
			r.newline(indent)
		}
		r.write("-" + strings.Repeat(" ", gap))
		r.block(x, indent+1+gap)
		if !below {
			r.newline(indent)
		}
	}
	add := r.edit(at, at)
	add.Adds = adds(n, r.b.String())
	return add
}

// prependBetween adds elements before those of a list in brackets.
func (e *Editor) prependBetween(n *yamltext.Node, l *list) edit.Edit {
	quote := quoteIn(n)
	at := n.Elems[0].Outer
	lines := e.onLines(n, at)
	r := renderer{e: e}
	for _, x := range l.elems {
		e.inside(&r, x, quote, lines && quote != 0, column(e.text, at))
		if r.write(","); lines {
			r.newline(column(e.text, at))
		} else {
			r.write(" ")
		}
	}
	add := r.edit(at, at)
	add.Adds = adds(n, r.b.String())
	return add
}

// dashes returns the column of the dashes of a list, and how far their elements
// stand behind.
func (e *Editor) dashes(n *yamltext.Node) (indent, gap int) {
	gap = max(n.Elems[0].Start-n.Elems[0].Dash-1, 1)
	if !oneLine(e.text, n.Elems[0].Dash, n.Elems[0].Start) || gap > maxUnit {
		gap = 1
	}
	return column(e.text, n.Elems[0].Dash), gap
}

// appendLines adds elements to a block sequence.
func (e *Editor) appendLines(n *yamltext.Node, l *list) []edit.Edit {
	indent, gap := e.dashes(n)
	i := len(n.Elems) - 1
	for i > 0 && e.removed[n.Elems[i].Node] {
		i--
	}
	at := e.lastLine(n.Elems[i].Node, n.Elems[i].Dash+1)
	r := renderer{e: e}
	for _, x := range l.elems {
		r.newline(indent)
		r.write("-" + strings.Repeat(" ", gap))
		r.block(x, indent+1+gap)
	}
	add := r.edit(at, at)
	add.Adds = adds(n, r.b.String())
	return []edit.Edit{add}
}

// appendBetween adds elements to a list in brackets that has some.
func (e *Editor) appendBetween(n *yamltext.Node, l *list) []edit.Edit {
	i := len(n.Elems) - 1
	for i > 0 && e.removed[n.Elems[i].Node] {
		i--
	}
	before := n.Elems[i]
	lines := e.onLines(n, before.Start)
	quote := byte(0)
	if jsonStyle(n) {
		quote = '"'
	}
	var out []edit.Edit
	r := renderer{e: e}
	for j, x := range l.elems {
		if j == 0 {
			if e.text[before.End-1] == ':' {
				r.write(" ")
			}
			out = e.behindComma(&r, before.End, before.Start, lines)
		} else if r.write(","); lines {
			r.newline(column(e.text, before.Start))
		} else {
			r.write(" ")
		}
		e.inside(&r, x, quote, lines && quote != 0, column(e.text, before.Start))
	}
	at := e.behindComment(before.End, lines)
	add := r.edit(at, at)
	add.Adds = adds(n, r.b.String())
	return append(out, add)
}

// A freshDocument is one that is added to the text.
type freshDocument struct {
	name  string
	near  int
	value *object
}

// A Fresh document is added to a text.
type Fresh struct{ value *object }

// AddDocument adds a document at the end of the text, written as the one at an offset
// is. The name tells what it is: two changes of a text that add a document of one name
// do not go together.
func (e *Editor) AddDocument(name string, near int) Fresh {
	o := &object{}
	e.fresh = append(e.fresh, freshDocument{name, near, o})
	return Fresh{o}
}

// Set sets the value at a path of the document.
func (f Fresh) Set(path model.Path, value any, ask string) error {
	_, err := put(f.value, path, made(value, ask), false)
	return err
}

// NewDocument returns a document that stands by itself.
func NewDocument() Fresh { return Fresh{&object{}} }

// Literal returns the document as a text within another one.
func (f Fresh) Literal() Literal {
	r := renderer{e: &Editor{style: style{eol: "\n", unit: 2, quote: '"'}}}
	r.block(f.value, 0)
	return Literal{r.b.String(), r.asks}
}

var errJSON = errors.New("JSON holds one document only")

// styleNear returns the style of the document at an offset.
func (e *Editor) styleNear(at int) style {
	for i := range e.docs {
		if e.docs[i].Start <= at && at <= e.docs[i].End {
			return e.document(i).style
		}
	}
	return styleOf(e.text, yamltext.Tree{}, false)
}

// insertion returns the edit that adds a document.
func (e *Editor) insertion(d freshDocument) (edit.Edit, error) {
	if e.style.json {
		return edit.Edit{}, errJSON
	}
	r := renderer{e: e}
	if n := len(e.text); n > 0 && e.text[n-1] != '\n' {
		r.newline(0)
	}
	r.write("---")
	r.newline(0)
	r.block(d.value, 0)
	r.newline(0)
	add := r.edit(len(e.text), len(e.text))
	add.Adds = "document/" + d.name
	return add, nil
}
