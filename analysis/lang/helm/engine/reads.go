package engine

import (
	"reflect"
	"strconv"

	"github.com/parapet-iac/parapet/analysis/model"
)

// What a template has read of the values is noted while it is rendered, so that a
// change elsewhere in the values does not render it again. A value that actions name
// is followed name by name: of each table on the way it is noted which key was asked
// for. What comes of it counts as far as it is told from other values there: a scalar
// by what it is, a table or a list by whether it is empty. Functions that look into
// tables and lists, and loops over them, see all that is in there; those that only
// hand them on see nothing.

// A step is the way to a value from the outermost table.
type step struct {
	up   *step
	name string // a key, or the number of an element
	node *Node
}

// A keyRead tells that a table was asked for a key.
type keyRead struct {
	table *step
	name  string
}

// reads is what a template has read.
type reads struct {
	keys  map[keyRead]bool
	whole map[*step]bool // all that is in there
	// all tells that nobody knows which values were read; files, that files of the
	// chart were.
	all, files bool
}

// ReadFiles reports whether the outcome depends on files of the chart beside values
// and templates.
func (o *Output) ReadFiles() bool { return o.reads.files }

// passing are functions that hand values on without looking into tables and lists.
var passing = map[string]bool{
	"dict": true, "list": true, "tuple": true, "set": true, "unset": true, "default": true, "coalesce": true, "ternary": true, "kindIs": true,
	"kindOf": true, "typeIs": true, "typeOf": true, "typeIsLike": true, "empty": true,
}

// follow notes what is read where names lead from a value, and returns what that is.
func (r *run) follow(v any, names []string) any {
	for _, name := range names {
		m, ok := v.(map[string]any)
		if !ok {
			r.whole(v)
			return nil
		}
		if s := r.reg.steps[identity(m)]; s != nil {
			r.out.reads.keys[keyRead{s, name}] = true
		}
		v = m[name]
	}
	if _, ok := v.(files); ok {
		r.out.reads.files = true
	}
	return v
}

// at notes what index reads of a value.
func (r *run) at(v any, keys []any) {
	for _, k := range keys {
		name, ok := k.(string)
		if !ok {
			r.whole(v)
			return
		}
		v = r.follow(v, []string{name})
	}
}

// whole notes that all of a value may have been seen.
func (r *run) whole(v any) { r.wholly(v, 0) }

func (r *run) wholly(v any, depth int) {
	if depth > maxNest {
		panic(errNested)
	}
	switch x := v.(type) {
	case map[string]any:
		if s := r.reg.steps[identity(x)]; s != nil {
			r.out.reads.whole[s] = true
			return
		}
		r.spend(1)
		for _, e := range x {
			r.wholly(e, depth+1)
		}
	case []any:
		if s := r.reg.steps[identity(x)]; s != nil {
			r.out.reads.whole[s] = true
			return
		}
		r.spend(1)
		for _, e := range x {
			r.wholly(e, depth+1)
		}
	case files:
		r.out.reads.files = true
	}
}

// called notes what a function has seen of its arguments, the last of which is a list
// of more if it is variadic.
func (r *run) called(name string, args []reflect.Value, variadic bool) {
	if passing[name] {
		return
	}
	if name == "get" || name == "hasKey" {
		r.follow(args[0].Interface(), []string{args[1].String()})
		return
	}
	for i, a := range args {
		if variadic && i == len(args)-1 {
			for j := range a.Len() {
				r.argument(name, a.Index(j))
			}
			return
		}
		r.argument(name, a)
	}
}

// argument notes what a function has seen of an argument. Some only look at the values
// themselves, and hand on what a table or a list of the template's own holds.
func (r *run) argument(name string, a reflect.Value) {
	if a.Kind() == reflect.Interface {
		a = a.Elem()
	}
	if a.Kind() != reflect.Map && a.Kind() != reflect.Slice {
		return
	}
	v := a.Interface()
	if _, isFiles := v.(files); isFiles || !shallow[name] || name == "dig" {
		r.whole(v)
	} else if s := r.reg.steps[identity(v)]; s != nil {
		r.out.reads.whole[s] = true
	}
}

// A Comparison tells which templates see other values than they did.
type Comparison struct {
	now   *Node
	steps map[*step]*Node
	pairs map[[2]*Node]bool
}

// Compare returns the comparison of what templates have read with values.
func Compare(values *Node) *Comparison {
	return &Comparison{now: values, steps: map[*step]*Node{}, pairs: map[[2]*Node]bool{}}
}

// Same reports whether a template would read of these values what it has read, at the
// same places.
func (c *Comparison) Same(o *Output) bool {
	if o.reads.all && !c.equal(o.values, c.now) {
		return false
	}
	for k := range o.reads.keys {
		now := c.at(k.table)
		if !now.isTable() || !alike(k.table.node.Get(k.name), now.Get(k.name)) {
			return false
		}
	}
	for s := range o.reads.whole {
		if !c.equal(s.node, c.at(s)) {
			return false
		}
	}
	return true
}

// at returns what stands now where a step leads.
func (c *Comparison) at(s *step) *Node {
	if s.up == nil {
		return c.now
	}
	if n, ok := c.steps[s]; ok {
		return n
	}
	n := c.at(s.up)
	if n != nil && n.kind == model.List {
		i, _ := strconv.Atoi(s.name)
		n = n.Index(i)
	} else {
		n = n.Get(s.name)
	}
	c.steps[s] = n
	return n
}

// alike reports whether two values are the same as far as can be seen without looking
// into tables and lists.
func alike(a, b *Node) bool {
	switch {
	case a == nil || b == nil:
		return a == b
	case a.kind != b.kind:
		return false
	case a.kind == model.Object:
		return (len(a.table) == 0) == (len(b.table) == 0)
	case a.kind == model.List:
		return (len(a.list) == 0) == (len(b.list) == 0)
	}
	return a.scalar == b.scalar && a.at == b.at
}

// equal reports whether two values are the same, and at the same places.
func (c *Comparison) equal(a, b *Node) bool {
	if a == b {
		return true
	}
	if a == nil || b == nil || a.kind != b.kind || a.at != b.at || a.scalar != b.scalar || len(a.table) != len(b.table) || len(a.list) != len(b.list) {
		return false
	}
	if len(a.table)+len(a.list) == 0 {
		return true
	}
	pair := [2]*Node{a, b}
	if same, ok := c.pairs[pair]; ok {
		return same
	}
	same := true
	for k, v := range a.table {
		if below, ok := b.table[k]; !ok || !c.equal(v, below) {
			same = false
			break
		}
	}
	for i := 0; same && i < len(a.list); i++ {
		same = c.equal(a.list[i], b.list[i])
	}
	c.pairs[pair] = same
	return same
}
