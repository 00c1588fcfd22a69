package yaml

import (
	"errors"
	"fmt"
	"slices"

	"github.com/parapet-iac/parapet/analysis/lang/yamltext"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/fixes/edit"
)

// An Editor collects changes of one text. What is changed already is taken into
// account by what comes later: a value that has been added can be added to.
type Editor struct {
	// Order, if set, returns the names of a mapping's entries in the order in which
	// people write them, nil if there is none.
	Order func(*yamltext.Node) []string
	// Kept reports whether a collection that has lost all it held stays, as {} or
	// []. Nil lets lists go, and mappings stay.
	Kept func(*yamltext.Node) bool
	// Unsorted tells that new entries come last even where all others follow the
	// alphabet.
	Unsorted bool
	// Indented tells that the elements of a list stand deeper than its key, where
	// the text has no example of either.
	Indented bool

	*Source
	// style is that of the document that is written in.
	style style

	replaced map[*yamltext.Node]any
	added    map[*yamltext.Node]*object
	appended map[*yamltext.Node]*list
	// leading are elements that come before those of a list.
	leading map[*yamltext.Node]*list
	removed map[*yamltext.Node]bool
	fresh   []freshDocument
}

// A Source is a text as it is read: each document when it is asked for. Editors of
// one goroutine may share it.
type Source struct {
	text []byte
	docs []document
}

// A document is one of a text.
type document struct {
	yamltext.Tree
	style style
	read  bool
}

// Read reads a text, which the caller must not change afterwards.
func Read(text []byte) *Source {
	s := &Source{text: text}
	for _, t := range yamltext.Outline(text) {
		s.docs = append(s.docs, document{Tree: t})
	}
	return s
}

// document returns a document that has been read.
func (s *Source) document(i int) *document {
	d := &s.docs[i]
	if !d.read {
		d.Read(s.text)
		d.style, d.read = styleOf(s.text, d.Tree, len(s.docs) == 1), true
	}
	return d
}

// NewEditor returns an editor of a text.
func NewEditor(s *Source) *Editor {
	return &Editor{
		Source:   s,
		replaced: map[*yamltext.Node]any{}, added: map[*yamltext.Node]*object{},
		appended: map[*yamltext.Node]*list{}, leading: map[*yamltext.Node]*list{}, removed: map[*yamltext.Node]bool{},
	}
}

// Documents returns the syntax of the documents.
func (s *Source) Documents() []yamltext.Tree {
	var out []yamltext.Tree
	for i := range s.docs {
		out = append(out, s.document(i).Tree)
	}
	return out
}

// Document returns the root of the document between two offsets, nil where there is
// none.
func (s *Source) Document(start, end int) *yamltext.Node {
	for i := range s.docs {
		if s.docs[i].Start == start && s.docs[i].End == end {
			return s.document(i).Root
		}
	}
	return nil
}

// Errors of places.
var (
	ErrNothing  = errors.New("there is nothing to change")
	ErrNoPlace  = errors.New("the value has no place in the code")
	errNoList   = errors.New("it is not a list")
	errNoObject = errors.New("it is not a mapping")
)

// At returns the innermost nodes that lie between two offsets and begin at the
// first one, the outermost of them first: an entry's value if its key begins
// there, an element, a scalar.
func (s *Source) At(start int) []*yamltext.Node {
	var out []*yamltext.Node
	for i := range s.docs {
		if s.docs[i].Start > start || start > s.docs[i].End {
			continue
		}
		if t := s.document(i); t.Root != nil {
			out = at(out, t.Root, start)
		}
	}
	return out
}

func at(out []*yamltext.Node, n *yamltext.Node, start int) []*yamltext.Node {
	if n.Start == start {
		out = append(out, n)
	}
	for _, x := range n.Entries {
		if x.Key.Start <= start && start <= x.End() {
			if x.Key.Start == start {
				out = append(out, x.Value)
			}
			out = at(out, x.Value, start)
		}
	}
	for _, x := range n.Elems {
		if x.Start <= start && start <= x.End {
			out = at(out, x.Node, start)
		}
	}
	return slices.Compact(out)
}

// KeyOf returns the key of which a node is the value, nil if it is none.
func KeyOf(n *yamltext.Node) *yamltext.Node {
	if n == nil || n.Parent == nil {
		return nil
	}
	for _, x := range n.Parent.Entries {
		if x.Value == n {
			return x.Key
		}
	}
	return nil
}

// follow walks a path as far as it is written. Aliases and merge keys are followed
// to what they name.
func (e *Editor) follow(n *yamltext.Node, path model.Path) (*yamltext.Node, model.Path) {
	for len(path) > 0 {
		if _, changed := e.replaced[n]; changed {
			return n, path
		}
		if name, ok := path[0].(string); ok && e.added[n].has(name) {
			return n, path
		}
		next := step(n, path[0], len(path) > 1)
		if next == nil {
			break
		}
		n, path = next, path[1:]
	}
	if _, changed := e.replaced[n]; !changed && n.Target != nil && len(path) > 0 {
		return n.Target, path
	}
	return n, path
}

// step returns what one step of a path leads to. What a merge key brings in counts
// only on the way: at the end of a path it is overruled.
func step(n *yamltext.Node, s any, more bool) *yamltext.Node {
	if n.Target != nil {
		n = n.Target
	}
	switch s := s.(type) {
	case int:
		if s >= 0 && s < len(n.Elems) {
			return n.Elems[s].Node
		}
	case string:
		if x, ok := n.Entry(s); ok {
			return x.Value
		}
		for _, x := range n.Entries {
			if !x.Merge || !more {
				continue
			}
			sources := []*yamltext.Node{x.Value}
			for _, elem := range x.Value.Elems {
				sources = append(sources, elem.Node)
			}
			for _, src := range sources {
				if found := step(src, s, true); found != nil {
					return found
				}
			}
		}
	}
	return nil
}

// Set sets the value at a path from a node; what is missing on the way is added. An
// element can be set that comes right behind the last one. A value that only a
// person knows comes with what to ask for.
func (e *Editor) Set(from *yamltext.Node, path model.Path, value any, ask string) error {
	n, rest := e.follow(from, path)
	v := made(value, ask)
	if len(rest) == 0 {
		if n.Parent == nil {
			return ErrNoPlace // a whole document
		}
		e.replaced[n] = v
		delete(e.added, n)
		delete(e.appended, n)
		delete(e.leading, n)
		return nil
	}
	return e.grow(n, rest, v, false)
}

// Append adds an element to the list at a path from a node. A list that is missing
// is added.
func (e *Editor) Append(from *yamltext.Node, path model.Path, value any, ask string) error {
	n, rest := e.follow(from, path)
	if _, changed := e.replaced[n]; !changed && n.Target != nil {
		n = n.Target
	}
	return e.grow(n, rest, made(value, ask), true)
}

// Prepend is Append before all other elements.
func (e *Editor) Prepend(from *yamltext.Node, path model.Path, value any, ask string) error {
	n, rest := e.follow(from, path)
	_, changed := e.replaced[n]
	if !changed && n.Target != nil {
		n = n.Target
	}
	if changed || len(rest) > 0 || n.Kind == model.Null {
		return e.grow(n, rest, made(value, ask), true) // it is the first one
	}
	if n.Kind != model.List {
		return errNoList
	}
	if e.leading[n] == nil {
		e.leading[n] = &list{}
	}
	e.leading[n].elems = append(e.leading[n].elems, made(value, ask))
	return nil
}

// Remove removes what is at a path from a node. A document can be removed if others
// stay.
func (e *Editor) Remove(from *yamltext.Node, path model.Path) error {
	n, rest := e.follow(from, path)
	if len(rest) > 0 {
		return ErrNothing
	}
	e.removed[n] = true
	return nil
}

// grow adds what a path leads to that is not written below a node.
func (e *Editor) grow(n *yamltext.Node, rest model.Path, v any, elem bool) error {
	if into, ok := e.replaced[n]; ok {
		grown, err := put(into, rest, v, elem)
		e.replaced[n] = grown
		return err
	}
	if n.Kind == model.Null && n.Target == nil {
		grown, err := put(nil, rest, v, elem)
		e.replaced[n] = grown
		return err
	}
	if len(rest) == 0 { // an element of a list that is there
		if n.Kind != model.List {
			return errNoList
		}
		e.list(n).elems = append(e.list(n).elems, v)
		return nil
	}
	switch s := rest[0].(type) {
	case int:
		if n.Kind != model.List || s != len(n.Elems)+len(e.list(n).elems) {
			return errNoList
		}
		grown, err := put(nil, rest[1:], v, elem)
		e.list(n).elems = append(e.list(n).elems, grown)
		return err
	case string:
		if n.Kind != model.Object {
			return errNoObject
		}
		o := e.added[n]
		if o == nil {
			o = &object{}
			e.added[n] = o
		}
		_, err := put(o, rest, v, elem)
		return err
	}
	return fmt.Errorf("step %v: %w", rest[0], ErrNoPlace)
}

func (e *Editor) list(n *yamltext.Node) *list {
	if e.appended[n] == nil {
		e.appended[n] = &list{}
	}
	return e.appended[n]
}

// Edits returns the edits that make the changes, in order.
func (e *Editor) Edits() ([]edit.Edit, error) {
	var out []edit.Edit
	e.settle()
	for i := range e.docs {
		t := &e.docs[i]
		if t.Root == nil {
			continue // or it has not been read, so that nothing is changed in it
		}
		if e.removed[t.Root] {
			del, err := e.withoutDocument(t)
			if err != nil {
				return nil, err
			}
			out = append(out, del)
			continue
		}
		e.style = t.style
		edits, err := e.editsIn(t.Root)
		if err != nil {
			return nil, err
		}
		out = append(out, edits...)
	}
	for i, x := range out {
		// A comment may follow a bracket or a quote without a blank.
		if x.Start < x.End && x.End < len(e.text) && e.text[x.End] == '#' {
			out[i].New += " "
		}
	}
	for _, d := range e.fresh {
		e.style = e.styleNear(d.near)
		add, err := e.insertion(d)
		if err != nil {
			return nil, err
		}
		out = append(out, add)
	}
	return edit.Merge(out)
}

// editsIn returns the edits within a node, those of its parts first.
func (e *Editor) editsIn(n *yamltext.Node) ([]edit.Edit, error) {
	if v, ok := e.replaced[n]; ok {
		return e.replace(n, v)
	}
	var out []edit.Edit
	for _, c := range children(n) {
		if e.removed[c] {
			continue
		}
		edits, err := e.editsIn(c)
		if err != nil {
			return nil, err
		}
		out = append(out, edits...)
	}
	gone, err := e.removals(n)
	if err != nil {
		return nil, err
	}
	come, err := e.insertions(n)
	return append(append(out, gone...), come...), err
}

// children returns the values of a mapping, or the elements of a list.
func children(n *yamltext.Node) []*yamltext.Node {
	var out []*yamltext.Node
	for _, x := range n.Entries {
		out = append(out, x.Value)
	}
	for _, x := range n.Elems {
		out = append(out, x.Node)
	}
	return out
}
