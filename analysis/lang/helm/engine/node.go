package engine

import (
	"reflect"
	"strconv"
	"strings"
	"unsafe"

	"sigs.k8s.io/yaml"

	"github.com/parapet-iac/parapet/analysis/lang/yamltext"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// A Node is one of a chart's values, with the place where it was written. It is
// immutable; tables that are merged share what they can.
type Node struct {
	scalar any // string, bool, float64 or nil
	table  map[string]*Node
	list   []*Node
	kind   model.Kind // Object, List, or String for all scalars, Null
	at     source.Range
}

// At returns where the value was written, the zero range if in no file.
func (n *Node) At() source.Range {
	if n == nil {
		return source.Range{}
	}
	return n.at
}

// Get returns an entry of a table, nil where there is none.
func (n *Node) Get(key string) *Node {
	if n == nil {
		return nil
	}
	return n.table[key]
}

// Index returns an element of a list, nil where there is none.
func (n *Node) Index(i int) *Node {
	if n == nil || i < 0 || i >= len(n.list) {
		return nil
	}
	return n.list[i]
}

// Lookup follows names from a node. Names of elements of lists are numbers.
func (n *Node) Lookup(names ...string) *Node {
	for _, name := range names {
		if n == nil {
			return nil
		}
		if n.kind == model.List {
			i, err := strconv.Atoi(name)
			if err != nil {
				return nil
			}
			n = n.Index(i)
			continue
		}
		n = n.Get(name)
	}
	return n
}

// Scalar returns the string, bool, float64 or nil that a node is; ok is false for
// tables and lists.
func (n *Node) Scalar() (v any, ok bool) {
	if n == nil || n.kind == model.Object || n.kind == model.List {
		return nil, false
	}
	return n.scalar, true
}

func (n *Node) isTable() bool { return n != nil && n.kind == model.Object }
func (n *Node) isNull() bool  { return n == nil || n.kind == model.Null }

// newTable returns a table without a place.
func newTable() *Node { return &Node{kind: model.Object, table: map[string]*Node{}} }

// with returns a copy of a table in which a key has another value; nil takes it
// away.
func (n *Node) with(key string, v *Node) *Node {
	c := &Node{kind: model.Object, at: n.at, table: make(map[string]*Node, len(n.table)+1)}
	for k, old := range n.table {
		c.table[k] = old
	}
	if v == nil {
		delete(c.table, key)
	} else {
		c.table[key] = v
	}
	return c
}

// maxValues bounds the number of values of a file.
const maxValues = 500_000

// ReadValues returns the values that a YAML stream stands for: its documents,
// merged. They are decoded as Helm does, so that numbers and words mean the same;
// the places are those that yamltext knows. A document that cannot be read has its
// last good meaning, if there is one. Places are as the function gives them, if it is
// not nil.
func ReadValues(f *yamltext.File, place func(source.Range) source.Range) *Node {
	out := newTable()
	for _, d := range f.Documents {
		if d.Value == nil || d.Value.Size() > maxValues {
			continue
		}
		n := plainNode(d.Value)
		if !d.Broken {
			var decoded any
			if err := yaml.Unmarshal(d.Text, &decoded); err != nil {
				continue
			}
			n = zip(decoded, d.Value)
		}
		if place != nil {
			n.replace(place)
		}
		if n.isTable() {
			out = Merge(out, n)
		}
	}
	return out
}

// ValuesOf returns the values that a value of a YAML file stands for.
func ValuesOf(v *model.Value) *Node { return plainNode(v) }

// replace gives a node that nobody else has seen, and those in it, other places.
func (n *Node) replace(place func(source.Range) source.Range) {
	n.at = place(n.at)
	for _, e := range n.table {
		e.replace(place)
	}
	for _, e := range n.list {
		e.replace(place)
	}
}

// Merge puts the values of b over those of a, table by table.
func Merge(a, b *Node) *Node {
	out := &Node{kind: model.Object, table: make(map[string]*Node, len(a.table)+len(b.table)), at: b.at}
	for k, v := range a.table {
		out.table[k] = v
	}
	for k, v := range b.table {
		if old := out.table[k]; old.isTable() && v.isTable() {
			v = Merge(old, v)
		}
		out.table[k] = v
	}
	return out
}

// zip gives decoded values their places.
func zip(decoded any, placed *model.Value) *Node {
	at := placed.Range()
	if via := placed.Via(); len(via) > 0 {
		at = via[len(via)-1] // behind an alias
	}
	switch x := decoded.(type) {
	case map[string]any:
		n := &Node{kind: model.Object, table: make(map[string]*Node, len(x)), at: at}
		for k, v := range x {
			n.table[k] = zip(v, placed.Get(k))
		}
		return n
	case []any:
		n := &Node{kind: model.List, list: make([]*Node, len(x)), at: at}
		for i, v := range x {
			n.list[i] = zip(v, placed.Index(i))
		}
		return n
	case nil:
		return &Node{kind: model.Null, at: at}
	default:
		return &Node{kind: model.String, scalar: x, at: at}
	}
}

// plainNode is zip for a value of which only the model is known.
func plainNode(v *model.Value) *Node {
	switch v.Kind() {
	case model.Object:
		n := &Node{kind: model.Object, table: make(map[string]*Node, v.Len()), at: v.Range()}
		for _, a := range v.Attrs() {
			n.table[a.Name] = plainNode(a.Value)
		}
		return n
	case model.List:
		n := &Node{kind: model.List, at: v.Range()}
		for _, e := range v.Elems() {
			n.list = append(n.list, plainNode(e))
		}
		return n
	case model.Bool:
		b, _ := v.AsBool()
		return &Node{kind: model.String, scalar: b, at: v.Range()}
	case model.Number:
		f, _ := v.AsNumber()
		x, _ := f.Float64()
		return &Node{kind: model.String, scalar: x, at: v.Range()}
	case model.String:
		s, _ := v.AsString()
		return &Node{kind: model.String, scalar: s, at: v.Range()}
	}
	return &Node{kind: model.Null, at: v.Range()}
}

// fromGo returns the node of a value without places.
func fromGo(v any) *Node { return zip(v, nil) }

// Go returns the value as templates see it, without a registry.
func (n *Node) Go() any { return n.toGo(nil, &step{node: n}) }

// toGo returns the value as templates see it. The registry, if there is one,
// learns which node each table, list and string is, and the way to it.
func (n *Node) toGo(reg *registry, at *step) any {
	switch n.kind {
	case model.Object:
		m := make(map[string]any, len(n.table))
		for k, v := range n.table {
			m[k] = v.toGo(reg, &step{at, k, v})
		}
		reg.add(m, at)
		return m
	case model.List:
		l := make([]any, len(n.list))
		for i, v := range n.list {
			l[i] = v.toGo(reg, &step{at, strconv.Itoa(i), v})
		}
		reg.add(l, at)
		return l
	}
	if s, ok := n.scalar.(string); ok && reg != nil {
		s = strings.Clone(s) // its own bytes, by which it is known again
		reg.add(s, at)
		return s
	}
	return n.scalar
}

// A registry knows the values of a chart again when templates hand them about:
// tables and lists by their identity, strings by where their bytes are.
type registry struct {
	steps map[unsafe.Pointer]*step
	// shared are the tables that templates see of each other.
	shared map[unsafe.Pointer]bool
}

func newRegistry() *registry {
	return &registry{steps: map[unsafe.Pointer]*step{}, shared: map[unsafe.Pointer]bool{}}
}

// identity returns what tells a value from others that look the same, nil where
// nothing does.
func identity(v any) unsafe.Pointer {
	switch x := v.(type) {
	case string:
		if x != "" {
			return unsafe.Pointer(unsafe.StringData(x))
		}
	case map[string]any:
		return reflect.ValueOf(x).UnsafePointer()
	case []any:
		if len(x) > 0 {
			return unsafe.Pointer(unsafe.SliceData(x))
		}
	}
	return nil
}

func (r *registry) add(v any, at *step) {
	if r == nil {
		return
	}
	if p := identity(v); p != nil {
		r.steps[p] = at
		if _, ok := v.(map[string]any); ok {
			r.shared[p] = true
		}
	}
}

// find returns the node of a value, nil where it is none of the chart's values as
// they were written.
func (r *registry) find(v any) *Node {
	p := identity(v)
	if p == nil {
		return nil
	}
	at := r.steps[p]
	if at == nil {
		return nil
	}
	if s, ok := v.(string); ok && at.node.scalar != s {
		return nil // a part of it
	}
	return at.node
}
