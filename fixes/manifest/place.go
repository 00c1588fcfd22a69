package manifest

import (
	"slices"

	"github.com/parapet-iac/parapet/analysis/lang/yamltext"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
	"github.com/parapet-iac/parapet/fixes/yaml"
)

// A place is where a path leads to in the text.
type place struct {
	file   *source.File
	editor *yaml.Editor
	// node is the innermost syntax on the path, and rest what leads on from there
	// and is not written, by the names of the language.
	node *yamltext.Node
	rest model.Path
	// value is what stands there.
	value *model.Value
	// start and end are the bounds of a part of a scalar, where node is nil.
	start, end int
	// from is the place of what is around it, and merged tells that a merge key brings in what rest leads to.
	from   *place
	merged bool
}

func (p *place) part() bool { return p.node == nil }

// find returns where a path of a resource leads to.
func (a *attempt) find(r *model.Resource, path model.Path) (*place, error) {
	at, err := a.root(r)
	if err != nil {
		return nil, err
	}
	for i, s := range path {
		next, name := child(at.value, s)
		if next == nil || next.Is(model.Default) || a.inherited(r, at, path[:i+1], next) {
			at.rest = a.native(r, at, path, i)
			return at, nil
		}
		if at.merges(next, name) {
			a.forked = true
		}
		if a.mode == overlaid && (at.merges(next, name) || at.node.Target != nil) {
			return nil, errNoPatch
		}
		if a.mode == here && at.merges(next, name) {
			at.rest, at.merged = a.native(r, at, path, i), true
			if i+1 < len(path) {
				// What else the merge key brings in stays as it is.
				return at, at.editor.Set(at.node, at.rest[:1], next, "")
			}
			return at, nil
		}
		moved, err := a.move(at, next, s)
		if err != nil {
			return nil, err
		}
		if moved == nil { // made up by the analysis
			at.rest = a.native(r, at, path, i)
			return at, nil
		}
		moved.from = at
		if at = moved; at.part() {
			if i+1 < len(path) {
				return nil, yaml.ErrNoPlace
			}
			return at, nil
		}
		if at.node.Target != nil && i+1 < len(path) && a.mode == here {
			// The alias is replaced by what it stands for.
			if err := at.editor.Set(at.node, nil, next, ""); err != nil {
				return nil, err
			}
			at.rest = a.native(r, at, path, i+1)
			return at, nil
		}
	}
	return at, nil
}

func child(v *model.Value, s any) (next *model.Value, name source.Range) {
	switch s := s.(type) {
	case int:
		return v.Index(s), name
	case string:
		a, _ := v.Attr(s)
		return a.Value, a.NameRange
	}
	return nil, name
}

// inherited reports whether a value counts for the resource but is written outside
// of it, and is to be changed in the resource.
func (a *attempt) inherited(r *model.Resource, at *place, path model.Path, v *model.Value) bool {
	if a.w.Inherits == nil || !a.w.Inherits(r, path) || at.holds(v) {
		return false
	}
	a.forked = a.forked || !v.Range().IsZero()
	return a.mode == here
}

// holds reports whether a value stands within the place.
func (p *place) holds(v *model.Value) bool {
	r := v.Range()
	start, end, ok := p.file.Offsets(r)
	return ok && !r.IsZero() && r.File() == p.file.Path && p.node.Start <= start && end <= p.node.End
}

// merges reports whether a value comes to the place by a merge key.
func (p *place) merges(v *model.Value, name source.Range) bool {
	if !name.IsZero() || len(v.Via()) == 0 {
		return false
	}
	start, _, ok := p.file.Offsets(v.Range())
	return ok && slices.ContainsFunc(p.node.Entries, func(x yamltext.Entry) bool { return x.Merge && x.Key.Start == start })
}

// native returns the steps of a path from i on by the names of the language.
func (a *attempt) native(r *model.Resource, at *place, path model.Path, i int) model.Path {
	if a.w.Name == nil {
		return path[i:]
	}
	out := slices.Clone(path[i:])
	for j, s := range out {
		if name, ok := s.(string); ok {
			out[j] = a.w.Name(r, path[:i+j], name)
		}
	}
	return out
}

// root returns where a resource stands as a whole.
func (a *attempt) root(r *model.Resource) (*place, error) {
	at := a.w.Root(r)
	f, e, err := a.open(at)
	if err != nil {
		return nil, err
	}
	start, end, ok := f.Offsets(at)
	if !ok {
		return nil, yaml.ErrNoPlace
	}
	p := &place{file: f, editor: e, value: r.Value}
	p.node = e.Document(start, end)
	for _, n := range a.elements(e.At(start), start) {
		keyed := keyAt(n, start)
		if p.node == nil && (keyed || a.w.Bare && n.Kind == model.Object && (n.Parent == nil || n.Parent.Kind == model.List)) {
			p.node = n
		}
	}
	if p.node == nil {
		return nil, yaml.ErrNoPlace
	}
	return p, nil
}

// elements returns nodes with the mapping in brackets, an element, of which the
// first key is at the offset.
func (a *attempt) elements(nodes []*yamltext.Node, start int) []*yamltext.Node {
	for _, n := range nodes {
		if p := n.Parent; keyAt(n, start) && p.Flow && p.Parent != nil && p.Parent.Kind == model.List && p.Entries[0].Value == n {
			return append([]*yamltext.Node{p}, nodes...)
		}
	}
	return nodes
}

// keyAt reports whether a node is the value of a key that begins at an offset.
func keyAt(n *yamltext.Node, start int) bool {
	key := yaml.KeyOf(n)
	return key != nil && key.Start == start
}

// move returns the place of a value that a step leads to, nil where it has none.
func (a *attempt) move(from *place, v *model.Value, s any) (*place, error) {
	at := v.Range()
	if via := v.Via(); len(via) > 0 {
		a.forked = true
		if a.mode == there {
			at = via[len(via)-1]
			a.note("where it was written")
		}
	}
	if at.IsZero() {
		return nil, nil
	}
	f, e, err := a.open(at)
	if err != nil {
		return nil, err
	}
	start, end, ok := f.Offsets(at)
	if !ok {
		return nil, yaml.ErrNoPlace
	}
	p := &place{file: f, editor: e, value: v, start: start, end: end}
	nodes := e.At(start)
	if _, index := s.(int); index {
		nodes = a.elements(nodes, start)
	}
	p.node = choose(nodes, v, s, start, end)
	name, _ := s.(string)
	if key := yaml.KeyOf(p.node); key != nil && a.w.Foreign != nil && a.w.Foreign(key.Text, name) {
		return nil, nil
	}
	if p.node == nil && (v.Kind() == model.Object || v.Kind() == model.List) {
		return nil, nil
	}
	return p, nil
}

// choose returns which of the nodes that begin at an offset stands for a value
// that a step leads to.
func choose(nodes []*yamltext.Node, v *model.Value, s any, start, end int) *yamltext.Node {
	index, _ := s.(int)
	_, isElem := s.(int)
	name, _ := s.(string)
	best, most := (*yamltext.Node)(nil), 0
	for _, n := range nodes {
		score := 0
		collection := v.Kind() == model.Object || v.Kind() == model.List
		switch key := yaml.KeyOf(n); {
		case n.Target != nil && n.Start == start && n.End == end:
			score = 6
		case !collection && (n.Start != start || n.End != end):
			continue // a part of it, or what it is a part of
		case isElem && n.Parent != nil && index < len(n.Parent.Elems) && n.Parent.Elems[index].Node == n:
			score = 5
		case isElem && n.Parent != nil && n.Parent.Kind == model.List:
			score = 4
		case !isElem && key != nil && key.Text == name && (key.Start == start || n.Start == start):
			score = 5
		case keyAt(n, start):
			score = 3
		case n.Kind == v.Kind():
			score = 2
		default:
			score = 1
		}
		if score > most {
			best, most = n, score
		}
	}
	return best
}
