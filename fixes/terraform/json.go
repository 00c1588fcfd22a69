package terraform

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/parapet-iac/parapet/analysis/lang/jsontext"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
	"github.com/parapet-iac/parapet/fixes/edit"
)

// A jsonNode is a value of a JSON text with what is around it. Offsets count from
// the start of the file.
type jsonNode struct {
	value *model.Value
	// parent is the object or list around it, nil for the whole text, and index
	// which of its items it is.
	parent *jsonNode
	index  int
	// items are the members of an object in the order of the text.
	items []model.Attr
}

var errEscaped = errors.New("the document is written inside a quoted string")

// document returns the bounds of the JSON text that a place lies in.
func (s *site) document() (start, end int, err error) {
	if !isNative(s.file.Path) {
		return 0, s.file.Text.Len(), nil
	}
	for _, n := range s.nodes {
		t, ok := n.(*hclsyntax.TemplateExpr)
		if !ok {
			continue
		}
		r := bytesOf(t.SrcRange)
		if !bytes.HasPrefix(s.text()[r[0]:], []byte("<<")) {
			return 0, 0, errEscaped
		}
		end := lineStart(s.text(), r[1])
		return nextLine(s.text(), r[0]), end, nil
	}
	return 0, 0, errors.New("the value is computed")
}

// root returns the JSON text that a place lies in. Ranges count from the start of
// the file.
func (s *site) root() (*jsonNode, error) {
	start, end, err := s.document()
	if err != nil {
		return nil, err
	}
	anchor := &source.Anchor{}
	place := func(from, to int) source.Range {
		return source.Range{Anchor: anchor, Start: uint32(start + from), End: uint32(start + to)}
	}
	v, err := (jsontext.Reader{Place: place}).Read(string(s.text()[start:end]))
	if err != nil {
		return nil, errors.New("the document cannot be read without its interpolations")
	}
	return &jsonNode{value: v}, nil
}

// node returns the value of a JSON text at a place, which may be the name of a
// member.
func (s *site) node() (*jsonNode, error) {
	root, err := s.root()
	if err != nil {
		return nil, err
	}
	if n := root.find(s.start, s.end); n != nil {
		return n, nil
	}
	return nil, errNowhere
}

func span(v *model.Value) (int, int) { return int(v.Range().Start), int(v.Range().End) }

// find returns the node at a place.
func (n *jsonNode) find(start, end int) *jsonNode {
	from, to := span(n.value)
	if from == start && to == end {
		return n
	}
	if start < from || to < end {
		return nil
	}
	for i, a := range n.members() {
		child := &jsonNode{value: a.Value, parent: n, index: i}
		if int(a.NameRange.Start) == start && int(a.NameRange.End) == end {
			return child
		}
		if found := child.find(start, end); found != nil {
			return found
		}
	}
	for i, el := range n.value.Elems() {
		if found := (&jsonNode{value: el, parent: n, index: i}).find(start, end); found != nil {
			return found
		}
	}
	return nil
}

// members returns the members of an object as they stand in the text.
func (n *jsonNode) members() []model.Attr {
	if n.items == nil {
		n.items = append(n.items, n.value.Attrs()...)
		sortAttrs(n.items)
	}
	return n.items
}

// brackets returns the items of an object or list.
func (n *jsonNode) brackets(text []byte) bracketed {
	b := bracketed{text: text, comma: ",", json: true}
	b.start, b.end = span(n.value)
	for _, a := range n.members() {
		_, to := span(a.Value)
		b.items = append(b.items, [2]int{int(a.NameRange.Start), to})
	}
	for _, el := range n.value.Elems() {
		from, to := span(el)
		b.items = append(b.items, [2]int{from, to})
	}
	return b
}

// itemIndent returns the indentation of the items of an object or list.
func (b bracketed) itemIndent() string {
	if n := len(b.items); n > 0 && bytes.ContainsRune(b.text[b.start:b.items[0][0]], '\n') {
		return indentAt(b.text, b.items[n-1][0])
	}
	return indentAt(b.text, b.start)
}

// writeJSON replaces a value of a JSON text.
func (a *attempt) writeJSON(s *site, what wish) error {
	n, err := s.node()
	if err != nil {
		return err
	}
	start, end := span(n.value)
	v, err := a.renderJSON(what, indentAt(s.text(), start))
	if err != nil {
		return err
	}
	a.edit(s.file.Path, edit.Edit{Start: start, End: end, New: v.text, Asks: v.asks})
	return nil
}

// addMember writes a member of an object of a JSON text.
func (a *attempt) addMember(s *site, name string, what wish) error {
	n, err := s.node()
	if err != nil {
		return err
	}
	return a.addMemberTo(s, n, name, what)
}

func (a *attempt) addMemberTo(s *site, n *jsonNode, name string, what wish) error {
	if n.value.Kind() == model.List && n.value.Len() > 0 { // a block that may repeat
		n = &jsonNode{value: n.value.Index(0), parent: n}
	}
	if n.value.Kind() != model.Object {
		return errors.New("it is no object")
	}
	b := n.brackets(s.text())
	if len(b.items) == 0 {
		return a.fillEmpty(s, b, object{{name, what}})
	}
	for i, m := range n.members() {
		if m.Name != name {
			continue
		}
		if inner, ok := what.value.(object); ok && m.Value.Kind() == model.Object {
			for _, k := range inner {
				if err := a.addMemberTo(s, &jsonNode{value: m.Value, parent: n, index: i}, k.name, k.what); err != nil {
					return err
				}
			}
			return nil
		}
		from, to := span(m.Value)
		v, err := a.renderJSON(what, b.itemIndent())
		a.edit(s.file.Path, edit.Edit{Start: from, End: to, New: v.text, Asks: v.asks})
		return err
	}
	v, err := a.renderJSON(what, b.itemIndent())
	if err != nil {
		return err
	}
	item := snippet{text: jsonString(name) + ": "}
	item.add(v)
	b.adds = name
	a.editAll(s.file.Path, b.add(item))
	return nil
}

// fillEmpty writes an object in the place of an empty one.
func (a *attempt) fillEmpty(s *site, b bracketed, o object) error {
	v, err := a.renderJSON(wish{value: o}, indentAt(s.text(), b.start))
	a.edit(s.file.Path, edit.Edit{Start: b.start, End: b.end, New: v.text, Asks: v.asks, Adds: fmt.Sprintf("%d", b.start)})
	return err
}

// addElement adds an element to a list of a JSON text.
func (a *attempt) addElement(s *site, what wish) error {
	n, err := s.node()
	if err != nil {
		return err
	}
	b := n.brackets(s.text())
	if n.value.Kind() != model.List {
		el, err := a.renderJSON(what, indentAt(s.text(), b.start))
		tail := snippet{text: ", "}
		tail.add(el)
		tail.write("]")
		a.edit(s.file.Path, edit.Edit{Start: b.start, End: b.start, New: "["})
		a.edit(s.file.Path, inserted(b.end, tail))
		return err
	}
	el, err := a.renderJSON(what, b.itemIndent())
	a.editAll(s.file.Path, b.add(el))
	return err
}

// removeJSON removes a value of a JSON text with its name.
func (a *attempt) removeJSON(s *site) error {
	n, err := s.node()
	if err != nil {
		return err
	}
	if n.parent == nil {
		return errors.New("it is the whole document")
	}
	a.editAll(s.file.Path, n.parent.brackets(s.text()).remove(n.index))
	return nil
}

// renderJSON returns the JSON text of a value.
func (a *attempt) renderJSON(what wish, indent string) (snippet, error) {
	var s snippet
	inner := deeper(indent)
	switch v := what.value.(type) {
	case string:
		text, missing := a.substituted(v)
		if what.ask == "" {
			what.ask = missing
		}
		s.write(`"`)
		s.ask(strings.Trim(jsonString(text), `"`), what.ask)
		s.write(`"`)
	case raw:
		s.write(jsonString("${" + string(v) + "}"))
	case element:
		return a.renderJSON(v.what, indent)
	case encoded:
		doc, err := a.renderJSON(wish{value: v.tree}, "")
		var flat bytes.Buffer
		if err == nil {
			err = json.Compact(&flat, []byte(doc.text))
		}
		s.ask(jsonString(flat.String()), what.ask)
		return s, err
	case map[string]any:
		return a.renderJSON(wish{value: objectOf(sproutsOf(v, what.ask))}, indent)
	case object:
		s.write("{\n")
		for i, m := range v {
			el, err := a.renderJSON(m.what, inner)
			if err != nil {
				return s, err
			}
			s.write(inner + jsonString(m.name) + ": ")
			s.add(el)
			s.write(separator(i, len(v)))
		}
		s.write(indent + "}")
	case []any:
		s.write("[")
		for i, el := range v {
			text, err := a.renderJSON(wish{el, what.ask}, indent)
			if err != nil {
				return s, err
			}
			if i > 0 {
				s.write(", ")
			}
			s.add(text)
		}
		s.write("]")
	default:
		text, err := scalar(v)
		s.ask(text, what.ask)
		return s, err
	}
	return s, nil
}

func separator(i, n int) string {
	if i < n-1 {
		return ",\n"
	}
	return "\n"
}

// substituted returns a string with its references as the code has them.
func (a *attempt) substituted(v string) (text, missing string) {
	text = reference.ReplaceAllStringFunc(v, func(m string) string {
		to, ask := a.resolve(m[2 : len(m)-1])
		if missing == "" {
			missing = ask
		}
		return "${" + to + "}"
	})
	return text, missing
}

// jsonString returns a string of JSON, without the escapes that only HTML needs.
func jsonString(s string) string {
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(s) // strings always have a form
	return strings.TrimSuffix(b.String(), "\n")
}
