package terraform

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/fixes/edit"
)

// A bracketed is a list or object in a text, by its bytes.
type bracketed struct {
	text       []byte
	start, end int      // with the brackets
	items      [][2]int // in order
	// comma is what stands between items on lines of their own, beside the
	// line end: a comma, or nothing in an object of native syntax.
	comma string
	// json tells that no comma may follow the last item, and that there are no
	// comments.
	json bool
	// adds names what is added, unique in the object.
	adds string
}

// oneLine reports whether all of it stands on one line.
func (b bracketed) oneLine() bool { return !bytes.ContainsRune(b.text[b.start:b.end], '\n') }

// add returns the edits that put an item at the end.
func (b bracketed) add(item snippet) []edit.Edit {
	edits := b.append(item)
	if b.adds != "" {
		edits[len(edits)-1].Adds = strconv.Itoa(b.start) + " " + b.adds
	}
	return edits
}

func (b bracketed) append(item snippet) []edit.Edit {
	text := b.text
	if len(b.items) == 0 {
		return []edit.Edit{b.fill(item)}
	}
	last := b.items[len(b.items)-1]
	behind, followed := b.commaBehind(last[1], b.end-1)
	if !bytes.ContainsRune(text[last[1]:b.end-1], '\n') { // the bracket closes on the line of the last item
		s, at := snippet{text: ", "}, last[1]
		if followed {
			s.text, at = " ", behind
		}
		s.add(item)
		return []edit.Edit{inserted(at, s)}
	}
	s := snippet{text: "\n" + indentAt(text, last[0])}
	s.add(item)
	if followed {
		s.write(",")
	}
	end := lineEnd(text, last[1])
	switch {
	case b.comma == "" || followed:
		return []edit.Edit{inserted(end, s)}
	case end == last[1]:
		comma := snippet{text: b.comma}
		comma.add(s)
		return []edit.Edit{inserted(end, comma)}
	}
	return []edit.Edit{inserted(last[1], snippet{text: b.comma}), inserted(end, s)}
}

// fill returns the edit that puts an item into what is empty.
func (b bracketed) fill(item snippet) edit.Edit {
	if !blank(b.text[b.start+1 : b.end-1]) { // a comment
		s := snippet{text: deeper(indentAt(b.text, b.start))}
		s.add(item)
		s.write("\n")
		return inserted(lineStart(b.text, b.end-1), s)
	}
	s := item
	if b.text[b.start] == '{' && !strings.Contains(item.text, "\n") {
		s = snippet{text: " "}
		s.add(item)
		s.write(" ")
	}
	return edit.Edit{Start: b.start + 1, End: b.end - 1, New: s.text, Asks: s.asks}
}

// commaBehind returns the offset behind the comma that follows an item, if one does.
func (b bracketed) commaBehind(from, to int) (behind int, ok bool) {
	for i := from; i < to; i++ {
		switch c := b.text[i]; {
		case c == ',':
			return i + 1, true
		case b.json || c != '#' && c != '/':
			if c != ' ' && c != '\t' && c != '\r' && c != '\n' {
				return from, false
			}
		case c == '/' && bytes.HasPrefix(b.text[i:], []byte("/*")):
			j := bytes.Index(b.text[i:], []byte("*/"))
			if j < 0 {
				return from, false
			}
			i += j + 1
		default: // a comment up to the end of the line
			i = lineEnd(b.text, i)
		}
	}
	return from, false
}

// remove returns the edits that take item i away, with its comma.
func (b bracketed) remove(i int) []edit.Edit {
	text, it := b.text, b.items[i]
	behind, followed := b.commaBehind(it[1], b.end-1)
	end := it[1]
	if followed && behind <= lineEnd(text, it[1]) {
		end = behind
	}
	var out []edit.Edit
	alone := blank(text[lineStart(text, it[0]):it[0]]) && (blank(text[end:lineEnd(text, end)]) || isComment(text[end:lineEnd(text, end)]))
	if i == len(b.items)-1 && i > 0 && !followed { // the comma before goes with it
		prev := b.items[i-1][1]
		comma, found := b.commaBehind(prev, it[0])
		if found && !alone {
			return []edit.Edit{{Start: prev, End: it[1]}}
		}
		if found {
			out = append(out, edit.Edit{Start: prev, End: comma})
		}
	}
	if alone {
		return append(out, cutLines(text, it[0], end))
	}
	for i < len(b.items)-1 && (text[end] == ' ' || text[end] == '\t') {
		end++
	}
	return append(out, edit.Edit{Start: it[0], End: end})
}

// listAt returns a list of native syntax.
func listAt(text []byte, x *hclsyntax.TupleConsExpr) bracketed {
	b := bracketed{text: text, start: x.SrcRange.Start.Byte, end: x.SrcRange.End.Byte, comma: ","}
	for _, el := range x.Exprs {
		b.items = append(b.items, bytesOf(el.Range()))
	}
	return b
}

// objectAt returns an object of native syntax.
func objectAt(text []byte, x *hclsyntax.ObjectConsExpr) bracketed {
	b := bracketed{text: text, start: x.SrcRange.Start.Byte, end: x.SrcRange.End.Byte}
	for _, it := range x.Items {
		b.items = append(b.items, [2]int{it.KeyExpr.Range().Start.Byte, it.ValueExpr.Range().End.Byte})
	}
	return b
}

func bytesOf(r hcl.Range) [2]int { return [2]int{r.Start.Byte, r.End.Byte} }

// addItem writes what grows in an object expression.
func (a *attempt) addItem(g *growth, s *sprout) error {
	text, x := g.s.text(), g.object
	b := objectAt(text, x)
	a.oneLine = b.oneLine()
	v, err := a.render(s.wish(), b.itemIndent())
	a.oneLine = false
	if err != nil {
		return err
	}
	for _, it := range x.Items { // it is there, and null
		if keyOf(it.KeyExpr) == s.name {
			r := bytesOf(it.ValueExpr.Range())
			a.edit(g.s.file.Path, edit.Edit{Start: r[0], End: r[1], New: v.text, Asks: v.asks})
			return nil
		}
	}
	item := snippet{text: a.keyLike(text, x, s.name)}
	item.add(v)
	b.adds = s.name
	a.editAll(g.s.file.Path, b.add(item))
	return nil
}

// keyOf returns the name that a key of an object stands for, or "".
func keyOf(x hclsyntax.Expression) string {
	v, diags := x.Value(nil)
	if diags.HasErrors() || v.Type() != cty.String || v.IsNull() || !v.IsKnown() {
		return ""
	}
	return v.AsString()
}

// keyLike returns a key with what stands between it and its value, as in the last
// item of the object.
func (a *attempt) keyLike(text []byte, x *hclsyntax.ObjectConsExpr, name string) string {
	key := a.objectKey(name)
	if len(x.Items) == 0 {
		return key + " = "
	}
	last := x.Items[len(x.Items)-1]
	if text[last.KeyExpr.Range().Start.Byte] == '"' && key[0] != '"' {
		key = `"` + key + `"`
	}
	if between := text[last.KeyExpr.Range().End.Byte:last.ValueExpr.Range().Start.Byte]; bytes.ContainsRune(between, ':') {
		return key + strings.TrimLeft(string(between), " \t")
	}
	return key + " = "
}

// extend adds an element to a list, or a block to those of its type.
func (a *attempt) extend(r *model.Resource, w walk, what wish) error {
	v := w.last()
	if v.Is(model.Unknown) {
		return errUnknown
	}
	s, input, err := a.choose(r, v)
	if err != nil {
		return err
	}
	switch {
	case input != "":
		return fmt.Errorf("the list is the default of the module's input %s", input)
	case w.inDocument && s.isBlock && isDocument(s):
		return a.addStatement(s, what)
	case s.isBlock:
		return a.oneMore(s, what)
	case !isNative(s.file.Path) || s.expr() == nil:
		return a.addElement(s, what)
	}
	indent := indentAt(s.text(), s.start)
	x, isList := s.expr().(*hclsyntax.TupleConsExpr)
	if !isList {
		return a.makeList(s, what, indent)
	}
	b := listAt(s.text(), x)
	a.oneLine = b.oneLine() && len(b.items) > 0
	el, err := a.render(what, b.itemIndent())
	a.oneLine = false
	if err != nil {
		return err
	}
	a.editAll(s.file.Path, b.add(el))
	return nil
}

// makeList puts a value that stands for a list of itself into one, with another.
func (a *attempt) makeList(s *site, what wish, indent string) error {
	switch s.expr().(type) {
	case *hclsyntax.ObjectConsExpr, *hclsyntax.TemplateExpr:
	default:
		return fmt.Errorf("the list is computed")
	}
	el, err := a.render(what, indent)
	if err != nil {
		return err
	}
	tail := snippet{text: ", "}
	tail.add(el)
	tail.write("]")
	a.edit(s.file.Path, edit.Edit{Start: s.start, End: s.start, New: "["})
	a.edit(s.file.Path, inserted(s.end, tail))
	return nil
}

// oneMore adds a block to those whose first one is at the place.
func (a *attempt) oneMore(s *site, what wish) error {
	n := len(s.blocks)
	if n == 0 {
		return errNowhere
	}
	block := s.blocks[n-1]
	outer := *s
	outer.blocks = s.blocks[:n-1]
	name := block.Type
	if name == "dynamic" && len(block.Labels) == 1 {
		name = block.Labels[0]
	}
	return a.growBody(&outer, model.Path{name}, what)
}
