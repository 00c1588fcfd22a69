package kustomize

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
	"sigs.k8s.io/kustomize/api/resmap"
	"sigs.k8s.io/kustomize/api/resource"

	"github.com/parapet-iac/parapet/analysis/lang/kubernetes"
	"github.com/parapet-iac/parapet/analysis/lang/yamltext"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// originAnnotation is where the library says what an object comes from, see
// https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/buildmetadata/.
const originAnnotation = "config.kubernetes.io/origin"

// place turns what was built into resources whose values know where they are
// written.
func (b *build) place(m resmap.ResMap) {
	stack := b.kusts[b.dir].file.Path
	patches := b.patches()
	var fields []source.Range // the kustomizations, whose fields change objects
	for _, k := range b.outermost() {
		if k.value != nil {
			fields = append(fields, wholeOf(k.file, k.value))
		}
	}
	numbers := map[model.Address]int{}
	for _, r := range m.Resources() {
		p := placer{build: b, kind: r.GetKind(), name: r.GetName(), fallback: b.kusts[b.dir].value.Range()}
		origin, _ := r.GetOrigin() // without one, nothing stands anywhere
		p.from(origin)
		var parts []source.Range
		for _, patch := range patches {
			if patch.under[p.file] && patch.matches(p.kind, p.name, p.was) {
				p.sources = append(p.sources, patch.candidate)
				parts = append(parts, patch.whole)
			}
		}
		node := r.YNode()
		v := p.withoutOrigin(p.value(node, p.sources, nil))
		b.objects = append(b.objects, v)
		for _, res := range kubernetes.Resources(v, holds(node, "${")) {
			res.Origin.Language, res.Origin.Stack = Language, stack
			if res.Origin.Header.IsZero() {
				res.Origin.Header, res.Origin.Block = p.fallback, p.fallback
			}
			if numbers[res.Address]++; numbers[res.Address] > 1 {
				res.Address += model.Address("#" + strconv.Itoa(numbers[res.Address]))
			}
			res.Parts = partsOf(res, append(parts, fields...))
			b.resources = append(b.resources, res)
		}
	}
}

// partsOf returns what else says something of a resource: patches and kustomizations.
func partsOf(r *model.Resource, places []source.Range) []*model.Resource {
	var out []*model.Resource
	seen := map[source.Range]bool{{}: true}
	for _, at := range places {
		if seen[at] || at.Anchor == r.Origin.Block.Anchor {
			continue
		}
		seen[at] = true
		part := &model.Resource{Type: r.Type, Address: r.Address, Value: model.NewObject(nil, at), Origin: r.Origin}
		part.Origin.Header, part.Origin.Block = at, at
		out = append(out, part)
	}
	return out
}

// wholeOf returns the range of the document of a file that a value is.
func wholeOf(f *file, v *model.Value) source.Range {
	for _, d := range f.yaml.Documents {
		if d.Value == v {
			return d.Whole()
		}
	}
	return v.Range()
}

// holds reports whether a scalar has a text in it.
func holds(n *yaml.Node, text string) bool {
	return n.Kind == yaml.ScalarNode && strings.Contains(n.Value, text) ||
		slices.ContainsFunc(n.Content, func(c *yaml.Node) bool { return holds(c, text) })
}

// A placer finds where the values of one object are written.
type placer struct {
	build      *build
	kind, name string
	// was is the name in the file that the object comes from, file its path.
	was, file string
	// sources are what says something of the object, the last of which counts.
	sources  []candidate
	fallback source.Range
	// generator is the entry of a kustomization that the object is made from, or nil.
	generator *model.Value
}

// A candidate is what one file says at a place of the object: a value, and what
// operations of a JSON patch say there and below.
type candidate struct {
	value *model.Value // nil for none
	name  source.Range
	ops   []operation
}

// An operation is one of a JSON patch (RFC 6902) that sets a value.
type operation struct {
	path  []string
	value *model.Value
	at    source.Range
}

// from finds the document that the object comes from.
func (p *placer) from(o *resource.Origin) {
	if o == nil {
		return
	}
	if o.ConfiguredIn != "" {
		p.file = path.Join(p.build.dir, o.ConfiguredIn)
		p.generated(o.ConfiguredBy.Kind)
		return
	}
	p.file = path.Join(p.build.dir, o.Path)
	best := -1
	for _, r := range p.build.objectsIn(p.file) {
		kind, _ := r.Get("kind").AsString()
		name, _ := r.Get("metadata").Get("name").AsString()
		fits := len(name)
		if name == p.name {
			fits++
		}
		if kind == p.kind && strings.Contains(p.name, name) && fits > best {
			best, p.was, p.sources, p.fallback = fits, name, []candidate{{value: r}}, r.Range()
		}
	}
}

// objectsIn returns the objects in a file as they stand there.
func (b *build) objectsIn(file string) []*model.Value {
	if m := b.made[file]; m != nil {
		return m.objects
	}
	var out []*model.Value
	if f := b.reads[file]; f != nil && f.yaml != nil {
		for _, d := range f.yaml.Documents {
			out = append(out, kubernetes.Objects(d.Value)...)
		}
	}
	return out
}

// value returns a node with the places that the candidates give it.
func (p *placer) value(n *yaml.Node, cands []candidate, at []string) *model.Value {
	switch n.Kind {
	case yaml.AliasNode:
		return p.value(n.Alias, cands, at)
	case yaml.MappingNode:
		attrs := make([]model.Attr, 0, len(n.Content)/2)
		for i := 0; i+1 < len(n.Content); i += 2 {
			attrs = append(attrs, p.attr(n.Content[i].Value, n.Content[i+1], cands, at))
		}
		return model.NewObject(attrs, p.within(cands, at, model.Object))
	case yaml.SequenceNode:
		elems := make([]*model.Value, len(n.Content))
		for i, e := range n.Content {
			elems[i] = p.value(e, elements(cands, e, i), append(at[:len(at):len(at)], strconv.Itoa(i)))
		}
		return model.NewList(elems, p.within(cands, at, model.List))
	}
	v, _ := p.scalar(n, cands, at)
	return v
}

// within returns where a map or list was written first.
func (p *placer) within(cands []candidate, at []string, kind model.Kind) source.Range {
	for _, c := range cands {
		if c.value.Kind() == kind {
			return c.value.Range()
		}
	}
	if len(at) == 0 {
		return p.fallback
	}
	return source.Range{}
}

func (p *placer) attr(name string, n *yaml.Node, cands []candidate, at []string) model.Attr {
	below := children(cands, name)
	at = append(at[:len(at):len(at)], name)
	if n.Kind == yaml.ScalarNode {
		v, place := p.scalar(n, below, at)
		return model.Attr{Name: name, NameRange: place, Value: v}
	}
	a := model.Attr{Name: name, Value: p.value(n, below, at)}
	for _, c := range below {
		if c.value != nil && c.value.Kind() == a.Value.Kind() {
			a.NameRange = c.name
			break
		}
	}
	return a
}

// scalar returns a scalar, and where its name stands.
func (p *placer) scalar(n *yaml.Node, cands []candidate, at []string) (*model.Value, source.Range) {
	var base *candidate
	if identifies(at) && len(cands) > 0 && cands[0].value != nil && says(cands[0].value, n) {
		return cands[0].value, cands[0].name // a patch says it to be about the object
	}
	for i := len(cands) - 1; i >= 0; i-- {
		c := &cands[i]
		if c.value == nil {
			continue
		}
		if says(c.value, n) {
			return c.value, c.name
		}
		if c.value.Kind() != model.Object && c.value.Kind() != model.List {
			base = c
		}
	}
	if a, ok := p.transformed(n, base, at); ok {
		return scalarOf(n, a.Value.Range()), a.NameRange
	}
	if base != nil {
		return scalarOf(n, base.value.Range()), base.name
	}
	return scalarOf(n, source.Range{}), source.Range{}
}

// identifies reports whether a field tells which object, or which element of a list, it
// is in.
func identifies(at []string) bool {
	field := at[len(at)-1]
	switch len(at) {
	case 1:
		return field == "apiVersion" || field == "kind"
	case 2:
		return at[0] == "metadata" && (field == "name" || field == "namespace")
	}
	_, err := strconv.Atoi(at[len(at)-2])
	return err == nil && (field == "name" || field == "containerPort" || field == "mountPath" || field == "key")
}

// says reports whether a value is what a node says.
func says(v *model.Value, n *yaml.Node) bool {
	switch v.Kind() {
	case model.String:
		s, ok := v.AsString()
		return ok && s == n.Value
	case model.Bool, model.Number, model.Null:
		return model.Equal(scalarOf(n, v.Range()), v)
	}
	return false
}

// scalarOf returns what a node says, at a place.
func scalarOf(n *yaml.Node, at source.Range) *model.Value {
	switch n.ShortTag() {
	case "!!null":
		return model.NewNull(at)
	case "!!bool":
		var b bool
		if n.Decode(&b) == nil {
			return model.NewBool(b, at)
		}
	case "!!int", "!!float":
		if v := yamltext.Number(n, at); v != nil {
			return v
		}
	}
	return model.NewString(n.Value, at)
}

// children returns what candidates say of an attribute.
func children(cands []candidate, name string) []candidate {
	var out []candidate
	for _, c := range cands {
		var d candidate
		if a, ok := c.value.Attr(name); ok {
			d.value, d.name = a.Value, a.NameRange
		}
		d.take(c.ops, name)
		if d.value != nil || d.ops != nil {
			out = append(out, d)
		}
	}
	return out
}

// take adds what operations say of a step.
func (c *candidate) take(ops []operation, step string) {
	for _, o := range ops {
		switch {
		case len(o.path) == 0 || o.path[0] != step:
		case len(o.path) == 1:
			c.value, c.name = o.value, o.at
		default:
			c.ops = append(c.ops, operation{o.path[1:], o.value, o.at})
		}
	}
}

// elements returns what candidates say of an element, found by what it holds: lists
// are merged by keys.
func elements(cands []candidate, n *yaml.Node, index int) []candidate {
	var out []candidate
	known, guessed := false, []int{}
	for _, c := range cands {
		var d candidate
		best := 0
		for i, e := range c.value.Elems() {
			likeness := 2 * alike(e, n)
			if i == index {
				likeness++
			}
			if likeness > best {
				best, d.value = likeness, e
			}
		}
		if best == 1 && !sameKeys(d.value, n) {
			d.value = nil // only the place is the same
		}
		known = known || best > 1
		if best == 1 && d.value != nil {
			guessed = append(guessed, len(out))
		}
		d.take(c.ops, strconv.Itoa(index))
		for _, o := range c.ops {
			if len(o.path) == 1 && o.path[0] == "-" && alike(o.value, n) > 0 {
				d.value, d.name = o.value, o.at
			}
		}
		if d.value != nil || d.ops != nil {
			out = append(out, d)
		}
	}
	for _, i := range slices.Backward(guessed) {
		if known { // another one is like it: what stands at its place there is a different element
			out = slices.Delete(out, i, i+1)
		}
	}
	return out
}

// sameKeys reports whether an element has the attributes that a node has.
func sameKeys(v *model.Value, n *yaml.Node) bool {
	if n.Kind != yaml.MappingNode || v.Len()*2 != len(n.Content) {
		return false
	}
	for i := 0; i < len(n.Content); i += 2 {
		if _, ok := v.Attr(n.Content[i].Value); !ok {
			return false
		}
	}
	return true
}

// alike returns how much of an element a value says.
func alike(v *model.Value, n *yaml.Node) int {
	if n.Kind != yaml.MappingNode {
		if v.Kind() != model.Object && says(v, n) {
			return 1
		}
		return 0
	}
	same := 0
	for i := 0; i+1 < len(n.Content); i += 2 {
		if child := v.Get(n.Content[i].Value); child != nil && n.Content[i+1].Kind == yaml.ScalarNode && says(child, n.Content[i+1]) {
			same++
		}
	}
	return same
}

// withoutOrigin returns an object without the annotation that was asked for.
func (p *placer) withoutOrigin(v *model.Value) *model.Value {
	drop := func(v *model.Value, name string, now *model.Value) *model.Value {
		attrs := slices.DeleteFunc(slices.Clone(v.Attrs()), func(a model.Attr) bool { return a.Name == name && now == nil })
		for i := range attrs {
			if attrs[i].Name == name {
				attrs[i].Value = now
			}
		}
		return model.NewObject(attrs, v.Range())
	}
	meta := v.Get("metadata")
	notes := meta.Get("annotations")
	if notes.Get(originAnnotation) == nil || keepsOrigin(p.build.kusts[p.build.dir].value) {
		return v
	}
	notes = drop(notes, originAnnotation, nil)
	if notes.Len() == 0 {
		notes = nil
	}
	return drop(v, "metadata", drop(meta, "annotations", notes))
}

// keepsOrigin reports whether a kustomization asks for the annotation itself.
func keepsOrigin(v *model.Value) bool {
	return slices.ContainsFunc(v.Get("buildMetadata").Elems(), func(e *model.Value) bool {
		s, _ := e.AsString()
		return s == "originAnnotations"
	})
}
