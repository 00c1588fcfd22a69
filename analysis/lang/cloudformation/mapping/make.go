package mapping

import (
	"strconv"
	"strings"
	"sync"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/schema"
	"github.com/parapet-iac/parapet/analysis/source"
)

// A maker makes one canonical resource.
type maker struct {
	*table
	addr model.Address
	head source.Range
	root *node
}

// A level is where the properties of an object go.
type level struct {
	base  string // the canonical path, "" for the resource
	node  *node
	attrs []schema.Attribute
	outer *level
}

// resource returns the value of the resource that properties make.
func (m *maker) resource(props *model.Value, deletion model.Attr) *model.Value {
	if props.Is(model.Unknown) {
		return model.NewObject(nil, m.head).With(model.Open)
	}
	m.root = &node{rng: m.head}
	attrs := attributesOf(m.Type)
	top := &level{node: m.root, attrs: attrs}
	m.object(props, "", top)
	for _, r := range m.texts {
		m.put(top, r.to, model.Attr{Value: m.constant(strings.TrimPrefix(r.path, "="))}, m.head)
	}
	if finish := finishers[m.Type]; finish != nil {
		finish(m, props, top)
	}
	for _, r := range m.unset {
		if !m.root.has(strings.Split(r.to, ".")) {
			m.put(top, r.to, model.Attr{Value: literal(r.unset, m.head).With(model.Default)}, m.head)
		}
	}
	m.deletion(top, deletion)
	return m.root.build(attrs)
}

// deletion says what becomes of the resource when it is taken out of its template. See
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html.
func (m *maker) deletion(top *level, a model.Attr) {
	policy, ok := a.Value.AsString()
	if ok && strings.HasPrefix(policy, "Retain") {
		a.Value = like(a.Value, model.NewBool(true, a.Value.Range()))
		m.put(top, "lifecycle.prevent_destroy", a, m.head)
		return
	}
	if find(top.attrs, "skip_final_snapshot") == nil || m.root.has([]string{"skip_final_snapshot"}) {
		return
	}
	if !ok { // of databases that are part of no cluster, and of clusters
		m.put(top, "skip_final_snapshot", model.Attr{Value: model.NewBool(false, m.head).With(model.Default)}, m.head)
		return
	}
	a.Value = like(a.Value, model.NewBool(policy == "Delete", a.Value.Range()))
	m.put(top, "skip_final_snapshot", a, m.head)
}

// object puts the properties of an object, which is at a path, where they go.
func (m *maker) object(v *model.Value, path string, at *level) {
	if v.Is(model.Open) {
		at.node.open = true
	}
	for _, a := range v.Attrs() {
		p := dotted(path, a.Name)
		if r, ok := m.rules[p]; ok {
			m.follow(r, a, p, at, v.Range())
			continue
		}
		if m.pairs[p] {
			m.pair(a.Value, p, at)
			continue
		}
		own := attribute(at.attrs, a.Name)
		if path == "" {
			own = named(at.attrs, m.Name, a.Name)
		}
		if m.inner[p] && own == nil {
			m.flat(a.Value, p, at)
			continue
		}
		if own == nil {
			continue
		}
		to := dotted(at.base, own.Name)
		if made := m.shape(a.Value, p, to, own, at); made != nil {
			at.node.put([]string{own.Name}, model.Attr{NameRange: a.NameRange, Value: made}, v.Range())
		}
	}
}

// follow puts a property where its rule says.
func (m *maker) follow(r rule, a model.Attr, p string, at *level, around source.Range) {
	switch r.to {
	case "-":
		return
	case ".": // beside what is around it
		m.flat(a.Value, p, at)
		return
	}
	to := attributeAt(m.Type, r.to)
	v := a.Value
	if r.as != "" {
		name, arg, _ := strings.Cut(r.as, ":")
		if v = conversions[name](m, v, arg); v == nil {
			return
		}
	}
	if v = m.shape(v, p, r.to, to, at); v != nil {
		a.Value = v
		m.put(at, r.to, a, around)
	}
}

// put writes an attribute at a canonical path: within the element of a list that is made,
// where the path leads there.
func (m *maker) put(at *level, to string, a model.Attr, around source.Range) {
	for l := at; l != nil; l = l.outer {
		if l.base == "" {
			l.node.put(strings.Split(to, "."), a, around)
			return
		}
		if rest, ok := strings.CutPrefix(to, l.base+"."); ok {
			l.node.put(strings.Split(rest, "."), a, around)
			return
		}
	}
}

// flat puts what is in an object, or in the first element of a list, beside what is
// around it.
func (m *maker) flat(v *model.Value, p string, at *level) {
	if v.Kind() == model.List && !v.Is(model.Unknown) {
		v = v.Index(0)
	}
	if !v.Is(model.Unknown) {
		m.object(v, p, at)
		return
	}
	for path, r := range m.rules {
		if strings.HasPrefix(path, p+".") && r.to != "-" && r.to != "." {
			kind := model.Dynamic
			if a := attributeAt(m.Type, r.to); a != nil {
				kind = valueKind(a.Kind)
			}
			m.put(at, r.to, model.Attr{Value: vague(v, kind)}, v.Range())
		}
	}
}

// pair puts the elements of a list of keys and values where the rules of their keys say.
func (m *maker) pair(v *model.Value, p string, at *level) {
	if v.Is(model.Unknown) {
		for path, r := range m.rules {
			if a := attributeAt(m.Type, r.to); a != nil && strings.HasPrefix(path, p+"{") {
				m.put(at, r.to, model.Attr{Value: vague(v, valueKind(a.Kind))}, v.Range())
			}
		}
		return
	}
	for _, e := range v.Elems() {
		key, value := keyAndValue(e)
		name, _ := key.AsString()
		if r, ok := m.rules[p+"{"+name+"}"]; ok && value.Value != nil {
			m.follow(r, value, p+"{"+name+"}", at, e.Range())
		}
	}
}

// keyAndValue returns the members of an element of a list of keys and values.
func keyAndValue(e *model.Value) (key *model.Value, value model.Attr) {
	for _, name := range []string{"Key", "Name", "ParameterName", "ParameterKey", "AttributeName"} {
		if key = AsText(e.Get(name)); key != nil {
			break
		}
	}
	for _, name := range []string{"Value", "ParameterValue"} {
		if a, ok := e.Attr(name); ok {
			return key, a
		}
	}
	return key, model.Attr{}
}

// shape gives a value the form that an attribute has; nil for none.
func (m *maker) shape(v *model.Value, p, to string, a *schema.Attribute, at *level) *model.Value {
	if a == nil || v == nil {
		return v
	}
	if v.Is(model.Unknown) {
		if a.Kind == schema.Dynamic || v.Doc() != nil {
			return v
		}
		return vague(v, valueKind(a.Kind))
	}
	switch a.Kind {
	case schema.Bool:
		return AsBool(v)
	case schema.Number:
		return AsNumber(v)
	case schema.String:
		return m.text(v, to)
	case schema.List:
		return m.list(v, a)
	case schema.Map:
		return asMap(v)
	case schema.Block:
		if v.Kind() == model.List {
			v = v.Index(0)
		}
		return m.block(v, p, to, a, at)
	case schema.Blocks:
		elems := v.Elems()
		if v.Kind() == model.Object {
			elems = []*model.Value{v}
		}
		made := make([]*model.Value, 0, len(elems))
		for _, e := range elems {
			if b := m.block(e, p, to, a, at); b != nil {
				made = append(made, b)
			}
		}
		return like(v, model.NewList(made, v.Range()))
	}
	return v
}

// block makes a block of an object.
func (m *maker) block(v *model.Value, p, to string, a *schema.Attribute, at *level) *model.Value {
	switch {
	case v == nil:
		return nil
	case v.Is(model.Unknown):
		return vague(v, model.Object)
	case v.Kind() != model.Object:
		return nil
	}
	inner := &level{base: to, node: &node{rng: v.Range()}, attrs: a.Attrs, outer: at}
	m.object(v, p, inner)
	return like(v, inner.node.build(a.Attrs))
}

// text returns a value as a text: a scalar, or a document as the text that it is in JSON.
func (m *maker) text(v *model.Value, to string) *model.Value {
	switch v.Kind() {
	case model.Object, model.List:
		if v.Kind() == model.List && v.Len() == 1 && schema.Document(m.Type, to) == schema.NoDocument {
			return AsText(v.Index(0))
		}
		return Document(v, v.Range())
	case model.String:
		if schema.Document(m.Type, to) != schema.NoDocument {
			return parsed(v)
		}
	}
	return AsText(v)
}

func (m *maker) list(v *model.Value, a *schema.Attribute) *model.Value {
	one := AsText
	if a.Elem == schema.Number {
		one = AsNumber
	}
	if v.Kind() != model.List {
		return model.NewList([]*model.Value{one(v)}, v.Range()).WithRefs(v.Refs()...)
	}
	elems := make([]*model.Value, v.Len())
	for i, e := range v.Elems() {
		elems[i] = one(e)
	}
	return like(v, model.NewList(elems, v.Range()))
}

// asMap returns an object of texts, or a list of keys and values, as a map.
func asMap(v *model.Value) *model.Value {
	var attrs []model.Attr
	open := v.Is(model.Open)
	switch v.Kind() {
	case model.Object:
		for _, a := range v.Attrs() {
			a.Value = AsText(a.Value)
			attrs = append(attrs, a)
		}
	case model.List:
		for _, e := range v.Elems() {
			key, value := keyAndValue(e)
			name, ok := key.AsString()
			if !ok || value.Value == nil {
				open = true
				continue
			}
			attrs = append(attrs, model.Attr{Name: name, NameRange: key.Range(), Value: AsText(value.Value)})
		}
	default:
		return v
	}
	out := like(v, model.NewObject(attrs, v.Range()))
	if open {
		out = out.With(model.Open)
	}
	return out
}

// constant returns what a resource always has.
func (m *maker) constant(text string) *model.Value {
	if text == "?" {
		return model.NewUnknown(model.String, "", m.head)
	}
	attr, ok := strings.CutPrefix(text, "@")
	if !ok {
		return literal(text, m.head)
	}
	return model.NewUnknown(model.String, "${"+string(m.addr)+"."+attr+"}", m.head).WithRefs(model.Ref{Address: m.addr, Path: attr})
}

// literal returns the value that a text of a row writes.
func literal(text string, at source.Range) *model.Value {
	if inner, ok := strings.CutPrefix(text, "["); ok {
		var elems []*model.Value
		for word := range strings.SplitSeq(strings.TrimSuffix(inner, "]"), ",") {
			if word != "" {
				elems = append(elems, literal(word, at))
			}
		}
		return model.NewList(elems, at)
	}
	if b, err := strconv.ParseBool(text); err == nil && len(text) > 1 {
		return model.NewBool(b, at)
	}
	if n, err := strconv.ParseInt(text, 10, 64); err == nil {
		return model.NewInt(n, at)
	}
	return model.NewString(text, at)
}

func dotted(a, b string) string {
	if a == "" {
		return b
	}
	return a + "." + b
}

// known remembers the attributes of types, their extensions among them.
var known sync.Map // string to []schema.Attribute

// attributesOf returns the attributes of a canonical type.
func attributesOf(typ string) []schema.Attribute {
	if a, ok := known.Load(typ); ok {
		return a.([]schema.Attribute)
	}
	t, _ := schema.Lookup(typ)
	var attrs []schema.Attribute
	if t != nil {
		attrs = append(attrs, t.Attrs...)
	}
	attrs = append(attrs, schema.Extensions(typ)...)
	attrs = append(attrs, *schema.Lifecycle)
	a, _ := known.LoadOrStore(typ, attrs)
	return a.([]schema.Attribute)
}

// attributeAt returns the attribute at a dotted path of a type.
func attributeAt(typ, path string) *schema.Attribute {
	attrs := attributesOf(typ)
	var a *schema.Attribute
	for step := range strings.SplitSeq(path, ".") {
		if a = find(attrs, step); a == nil {
			return nil
		}
		attrs = a.Attrs
	}
	return a
}

// valueKind returns the kind of the values of an attribute.
func valueKind(k schema.Kind) model.Kind {
	return [...]model.Kind{
		schema.Dynamic: model.Dynamic, schema.String: model.String, schema.Number: model.Number, schema.Bool: model.Bool,
		schema.List: model.List, schema.Map: model.Object, schema.Block: model.Object, schema.Blocks: model.List,
	}[k]
}
