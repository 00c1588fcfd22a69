package model

import (
	"math"
	"math/big"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/source"
)

// A Kind is the shape of a [Value].
type Kind uint8

// The kinds of values. Dynamic is the kind of an unknown value of which not
// even the shape is known.
const (
	Dynamic Kind = iota
	Null
	Bool
	Number
	String
	List
	Object
)

func (k Kind) String() string {
	return [...]string{"dynamic", "null", "bool", "number", "string", "list", "object"}[k]
}

// Flags tell what is special about a value.
type Flags uint8

const (
	// Unknown marks a value that the analysis cannot know: a variable without
	// a value, an attribute that only the cloud computes. A list or object
	// with this flag has an unknown number of elements.
	Unknown Flags = 1 << iota
	// Sensitive marks a value that must not be shown.
	Sensitive
	// Default marks a value that nobody wrote: the provider's default.
	Default
	// Open marks an object that may have more attributes than are known;
	// looking up a missing one yields an unknown value.
	Open
	// Near marks a value whose range is only the nearest place that is known:
	// something there made it, in a way that cannot be followed.
	Near
)

// MaxSize is what [Value.Size] saturates at.
const MaxSize = math.MaxInt32

// A Value is one node of an immutable tree. The nil *Value stands for "no such
// value"; its methods answer as an absent value does.
type Value struct {
	kind  Kind
	flags Flags
	size  int32
	data  any // bool, *big.Float, string, []*Value or []Attr by kind; a string hint for unknowns
	rng   source.Range
	more  *more
}

// more holds what few values have.
type more struct {
	via  []source.Range
	refs []Ref
	doc  *Value
}

// An Attr is a named member of an object.
type Attr struct {
	Name string
	// NameRange is where the name was written, if it was.
	NameRange source.Range
	Value     *Value
}

// A Ref says that a value was made from an attribute of a resource.
type Ref struct {
	// Address of the resource.
	Address Address
	// Path of the attribute within it, in dots; empty for the whole resource.
	Path string
}

// NewNull returns a null.
func NewNull(r source.Range) *Value { return &Value{kind: Null, size: 1, rng: r} }

// NewBool returns a boolean.
func NewBool(b bool, r source.Range) *Value { return &Value{kind: Bool, size: 1, data: b, rng: r} }

// NewString returns a string.
func NewString(s string, r source.Range) *Value {
	return &Value{kind: String, size: 1, data: s, rng: r}
}

// NewNumber returns a number, which the caller must not change afterwards.
func NewNumber(n *big.Float, r source.Range) *Value {
	return &Value{kind: Number, size: 1, data: n, rng: r}
}

// NewInt returns a whole number.
func NewInt(n int64, r source.Range) *Value { return NewNumber(new(big.Float).SetInt64(n), r) }

// NewList returns a list (or tuple, or set) of elems, which the caller must not
// change afterwards.
func NewList(elems []*Value, r source.Range) *Value {
	v := &Value{kind: List, size: 1, data: elems, rng: r}
	for _, e := range elems {
		v.grow(e)
	}
	return v
}

// NewObject returns an object (or map) of attrs, which it takes over and sorts
// by name. Of several attributes of one name the last one counts.
func NewObject(attrs []Attr, r source.Range) *Value {
	byName := func(a, b Attr) int { return strings.Compare(a.Name, b.Name) }
	if !slices.IsSortedFunc(attrs, byName) {
		slices.SortStableFunc(attrs, byName)
	}
	kept := attrs[:0]
	for i, a := range attrs {
		if i+1 < len(attrs) && attrs[i+1].Name == a.Name {
			continue
		}
		kept = append(kept, a)
	}
	v := &Value{kind: Object, size: 1, data: kept, rng: r}
	for _, a := range kept {
		v.grow(a.Value)
	}
	return v
}

// NewUnknown returns an unknown value of a kind, [Dynamic] where even that is
// unknown. The hint is how it would be written, such as
// "${aws_kms_key.main.arn}/*": text for people, and for policies that only ask
// whether something is set. It may be empty.
func NewUnknown(k Kind, hint string, r source.Range) *Value {
	v := &Value{kind: k, flags: Unknown, size: 1, rng: r}
	if hint != "" {
		v.data = hint
	}
	return v
}

func (v *Value) grow(child *Value) {
	if sum := int64(v.size) + int64(child.Size()); sum < MaxSize {
		v.size = int32(sum)
	} else {
		v.size = MaxSize
	}
}

// Kind returns the shape of v; an absent value has the kind [Null].
func (v *Value) Kind() Kind {
	if v == nil {
		return Null
	}
	return v.kind
}

// Size returns the number of nodes in the tree, at most [MaxSize]. Trees share
// branches, so it can exceed what is in memory.
func (v *Value) Size() int {
	if v == nil {
		return 0
	}
	return int(v.size)
}

// Is reports whether v has all of the flags.
func (v *Value) Is(f Flags) bool { return v != nil && v.flags&f == f }

// Flags returns the flags of v.
func (v *Value) Flags() Flags {
	if v == nil {
		return 0
	}
	return v.flags
}

// IsNull reports whether v is absent or a known null.
func (v *Value) IsNull() bool { return v == nil || v.kind == Null && v.flags&Unknown == 0 }

// Range returns where v stands, the zero range if nowhere.
func (v *Value) Range() source.Range {
	if v == nil {
		return source.Range{}
	}
	return v.rng
}

// Via returns the places behind v's own range that it came through; the last
// one is where it was written. It is empty for a value written in place.
func (v *Value) Via() []source.Range {
	if v == nil || v.more == nil {
		return nil
	}
	return v.more.via
}

// Refs returns the resources that v was made from.
func (v *Value) Refs() []Ref {
	if v == nil || v.more == nil {
		return nil
	}
	return v.more.refs
}

// Doc returns the tree of a string that is a JSON document, or nil.
func (v *Value) Doc() *Value {
	if v == nil || v.more == nil {
		return nil
	}
	return v.more.doc
}

// Hint returns how an unknown value would be written, or "".
func (v *Value) Hint() string {
	if v.Is(Unknown) {
		s, _ := v.data.(string)
		return s
	}
	return ""
}

// known returns the data of a known value of kind k, or nil.
func (v *Value) known(k Kind) any {
	if v == nil || v.kind != k || v.flags&Unknown != 0 {
		return nil
	}
	return v.data
}

// AsString returns the content of a known string.
func (v *Value) AsString() (string, bool) { s, ok := v.known(String).(string); return s, ok }

// AsBool returns a known boolean.
func (v *Value) AsBool() (b, ok bool) { b, ok = v.known(Bool).(bool); return b, ok }

// AsNumber returns a known number, which the caller must not change.
func (v *Value) AsNumber() (*big.Float, bool) {
	n, ok := v.known(Number).(*big.Float)
	return n, ok
}

// AsInt returns a known whole number that fits.
func (v *Value) AsInt() (int64, bool) {
	n, ok := v.AsNumber()
	if !ok || !n.IsInt() {
		return 0, false
	}
	i, acc := n.Int64()
	return i, acc == big.Exact
}

// Elems returns the elements of a list; the caller must not change them.
func (v *Value) Elems() []*Value { e, _ := v.known(List).([]*Value); return e }

// Attrs returns the attributes of an object by name; the caller must not change
// them.
func (v *Value) Attrs() []Attr { a, _ := v.known(Object).([]Attr); return a }

// Attr returns the attribute of that name of an object.
func (v *Value) Attr(name string) (Attr, bool) {
	attrs := v.Attrs()
	i, ok := slices.BinarySearchFunc(attrs, name, func(a Attr, n string) int { return strings.Compare(a.Name, n) })
	if !ok {
		return Attr{}, false
	}
	return attrs[i], true
}

// Get returns the attribute of that name, or nil.
func (v *Value) Get(name string) *Value { a, _ := v.Attr(name); return a.Value }

// Index returns element i of a list, or nil.
func (v *Value) Index(i int) *Value {
	if e := v.Elems(); i >= 0 && i < len(e) {
		return e[i]
	}
	return nil
}

// Len returns the number of elements or attributes.
func (v *Value) Len() int { return len(v.Elems()) + len(v.Attrs()) }

// At returns a copy of v that stands at r.
func (v *Value) At(r source.Range) *Value {
	c := *v
	c.rng = r
	return &c
}

// Placed returns a copy of the tree v, which came through no references, with other
// places: at says what becomes of each range, of names and of values.
func (v *Value) Placed(at func(source.Range) source.Range) *Value {
	if v == nil {
		return nil
	}
	c := *v
	c.rng = at(v.rng)
	switch data := v.data.(type) {
	case []*Value:
		elems := make([]*Value, len(data))
		for i, e := range data {
			elems[i] = e.Placed(at)
		}
		c.data = elems
	case []Attr:
		attrs := slices.Clone(data)
		for i, a := range attrs {
			attrs[i].NameRange, attrs[i].Value = at(a.NameRange), a.Value.Placed(at)
		}
		c.data = attrs
	}
	return &c
}

// Through returns a copy of v as seen through a reference written at r.
func (v *Value) Through(r source.Range) *Value {
	if v == nil {
		return nil
	}
	c := *v
	c.rng = r
	if !v.rng.IsZero() && v.rng != r {
		m := c.own()
		m.via = append([]source.Range{v.rng}, m.via...)
	}
	return &c
}

// With returns a copy of v with further flags.
func (v *Value) With(f Flags) *Value {
	if v.flags&f == f {
		return v
	}
	c := *v
	c.flags |= f
	return &c
}

// maxRefs bounds what a value remembers; more would help nobody.
const maxRefs = 64

// WithRefs returns a copy of v with further references, up to 64 in all; those
// that v has already are not doubled.
func (v *Value) WithRefs(refs ...Ref) *Value {
	var fresh []Ref
	for _, r := range refs {
		if len(v.Refs())+len(fresh) == maxRefs {
			break
		}
		if !slices.Contains(v.Refs(), r) && !slices.Contains(fresh, r) {
			fresh = append(fresh, r)
		}
	}
	if fresh == nil {
		return v
	}
	c := *v
	m := c.own()
	m.refs = append(slices.Clip(m.refs), fresh...)
	return &c
}

// WithDoc returns a copy of the string v that carries its JSON tree.
func (v *Value) WithDoc(doc *Value) *Value {
	c := *v
	c.own().doc = doc
	if c.size = 1; doc != nil {
		c.grow(doc)
	}
	return &c
}

// own gives v, a fresh copy, a more of its own.
func (v *Value) own() *more {
	m := new(more)
	if v.more != nil {
		*m = *v.more
	}
	v.more = m
	return m
}

// Behind returns a copy of v with the places that it came through.
func (v *Value) Behind(via []source.Range) *Value {
	if len(via) == 0 {
		return v
	}
	c := *v
	c.own().via = via
	return &c
}

// Without returns a copy of v that lacks some flags.
func (v *Value) Without(f Flags) *Value {
	if v.flags&f == 0 {
		return v
	}
	c := *v
	c.flags &^= f
	return &c
}
