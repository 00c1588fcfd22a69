package engine

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/lang/yamltext"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// Documents reads what templates render. The places are those in the rendered text.
var Documents = yamltext.Reader{YAML11: true}

// Place returns the value of a document of the output with the places in templates
// and values that it came from. Each value stands where its template says so; where
// it came through other templates and values, these are behind it
// ([model.Value.Via]), the last one being where it was written. What an action has
// made in a way that nobody can follow is [model.Near].
func (o *Output) Place(d *yamltext.Document) *model.Value {
	p := placer{o, d}
	return p.value(d.Value, nil, source.Range{})
}

// Where returns the place in a template of bytes of a document.
func (o *Output) Where(d *yamltext.Document, r source.Range) source.Range {
	p := placer{o, d}
	pc := p.at(r.Start)
	if pc == nil {
		return source.Range{}
	}
	at, _ := p.seen(pc, nil, r.Start, r.End)
	return at
}

type placer struct {
	o *Output
	d *yamltext.Document
}

func (p placer) at(offset uint32) *piece { return p.o.at(p.d.Start + int(offset)) }

// leaf returns where bytes that begin in a piece were written, as far as the piece
// goes.
func (p placer) leaf(pc *piece, start, end uint32) source.Range {
	if pc.action != nil {
		return pc.action.place()
	}
	from := pc.offset + p.d.Start + int(start) - pc.start
	return pc.b.at(from, from+min(int(end), p.o.next(pc)-p.d.Start)-int(start))
}

// next returns where the piece behind a piece begins.
func (o *Output) next(pc *piece) int {
	i, _ := slices.BinarySearchFunc(o.pieces, pc.start+1, func(p piece, at int) int { return p.start - at })
	if i < len(o.pieces) {
		return o.pieces[i].start
	}
	return len(o.Text)
}

// seen returns the place of bytes as it is seen from within some calls, and those
// behind it.
func (p placer) seen(pc *piece, calls []*record, start, end uint32) (at source.Range, via []source.Range) {
	d := 0
	for d < len(calls) && d < len(pc.calls) && calls[d] == pc.calls[d] {
		d++
	}
	chain := pc.calls[d:]
	for i, c := range chain {
		if i == 0 {
			at = c.place()
		} else {
			via = append(via, c.place())
		}
	}
	leaf := p.leaf(pc, start, end)
	if len(chain) > 0 {
		return at, append(via, leaf)
	}
	if last := p.at(max(end, start+1) - 1); last != nil && last != pc && slices.Equal(last.calls, pc.calls) {
		leaf = leaf.Join(p.leaf(last, max(end, start+1)-1, end))
	}
	return leaf, nil
}

// value places a value of which the key, or the dash in front, is seen from within
// calls, and stands at head.
func (p placer) value(v *model.Value, calls []*record, head source.Range) *model.Value {
	if v == nil {
		return nil
	}
	r := v.Range()
	pc := p.at(r.Start)
	if pc == nil {
		return v.At(head)
	}
	if k := v.Kind(); k != model.Object && k != model.List {
		return p.scalar(v, pc, calls)
	}
	if pc.action != nil && pc == p.at(max(r.End, r.Start+1)-1) {
		at, via := p.seen(pc, calls, r.Start, r.End)
		for _, n := range pc.action.nodes {
			if agrees(n, v) && !n.at.IsZero() {
				return inside(v, n, at).At(or(head, at)).Behind(append(via, n.at))
			}
		}
	}
	if v.Kind() == model.List {
		return p.list(v, head)
	}
	attrs := make([]model.Attr, 0, v.Len())
	first := source.Range{}
	start := ^uint32(0)
	for _, a := range v.Attrs() {
		placed := p.attr(a)
		if a.NameRange.Start < start && !placed.NameRange.IsZero() {
			start, first = a.NameRange.Start, placed.NameRange.Join(placed.Value.Range())
		}
		attrs = append(attrs, placed)
	}
	return model.NewObject(attrs, or(head, first))
}

func or(r, s source.Range) source.Range {
	if r.IsZero() {
		return s
	}
	return r
}

// attr places an entry of an object.
func (p placer) attr(a model.Attr) model.Attr {
	key := p.at(a.NameRange.Start)
	if key == nil { // behind a merge key
		a.Value = p.value(a.Value, nil, source.Range{})
		a.NameRange = source.Range{}
		return a
	}
	name := p.leaf(key, a.NameRange.Start, a.NameRange.End)
	out := model.Attr{Name: a.Name, NameRange: name}
	if own := p.at(a.Value.Range().Start); key.action == nil || own != nil && own != key {
		out.Value = p.value(a.Value, key.calls, name)
		return out
	}
	for _, n := range key.action.nodes {
		if below := n.Get(a.Name); agrees(below, a.Value) && !below.at.IsZero() {
			out.Value = inside(a.Value, below, name).At(name).Behind([]source.Range{below.at})
			return out
		}
	}
	out.Value = near(a.Value, name)
	return out
}

// list places a list, of which each element may come from elsewhere.
func (p placer) list(v *model.Value, head source.Range) *model.Value {
	elems := make([]*model.Value, v.Len())
	taken := map[*record]int{}
	for i, e := range v.Elems() {
		own, dash := p.at(e.Range().Start), p.before(e.Range().Start)
		if own == nil || dash == nil {
			elems[i] = e.At(head)
			continue
		}
		if own.action == nil || own != dash {
			elems[i] = p.value(e, dash.calls, source.Range{})
			continue
		}
		at := dash.action.place()
		k := taken[dash.action]
		taken[dash.action]++
		elems[i] = near(e, at)
		for _, n := range dash.action.nodes {
			if below := n.Index(k); agrees(below, e) && !below.at.IsZero() {
				elems[i] = inside(e, below, at).At(at).Behind([]source.Range{below.at})
				break
			}
		}
	}
	if head.IsZero() && len(elems) > 0 {
		head = elems[0].Range()
	}
	return model.NewList(elems, head)
}

// before returns the piece of what stands in front of an element: its dash or, in
// brackets, what parts it from others.
func (p placer) before(start uint32) *piece {
	i := int(start)
	for i > 0 && strings.IndexByte(" \t\r\n", p.d.Text[i-1]) >= 0 {
		i--
	}
	return p.at(uint32(max(i, 1) - 1))
}

// scalar places a scalar.
func (p placer) scalar(v *model.Value, pc *piece, calls []*record) *model.Value {
	r := v.Range()
	at, via := p.seen(pc, calls, r.Start, r.End)
	out := v
	if s, ok := v.AsString(); ok && strings.Contains(s, placeholderText) {
		out = model.NewUnknown(model.String, "", r)
	}
	start, end := r.Start, max(r.End, r.Start+1)-1
	if end > start+1 && (p.d.Text[start] == '"' || p.d.Text[start] == '\'') && p.d.Text[end] == p.d.Text[start] {
		start, end = start+1, end-1
	}
	inner := p.at(start)
	if inner != nil && inner.action != nil && inner == p.at(end) {
		_, via = p.seen(inner, calls, r.Start, r.End)
		for _, n := range inner.action.nodes {
			if !n.at.IsZero() && (inner.action.s.loose || agrees(n, v)) {
				return out.At(at).Behind(append(via, n.at))
			}
		}
	}
	return out.At(at).Behind(via)
}

// agrees reports whether a value of the chart is what was rendered, as far as can be
// seen at once.
func agrees(n *Node, v *model.Value) bool {
	switch {
	case n == nil:
		return false
	case v.Kind() == model.Object:
		return n.isTable()
	case v.Kind() == model.List:
		return n.kind == model.List && len(n.list) == v.Len()
	case n.isTable() || n.kind == model.List:
		return false
	case v.IsNull():
		return n.isNull()
	}
	if b, ok := v.AsBool(); ok {
		return n.scalar == b || n.scalar == fmt.Sprint(b)
	}
	if f, ok := v.AsNumber(); ok {
		x, _, err := big.ParseFloat(fmt.Sprint(n.scalar), 10, 64, big.ToNearestEven)
		return err == nil && x.Cmp(f) == 0
	}
	s, _ := v.AsString()
	return n.scalar != nil && fmt.Sprint(n.scalar) == s
}

// inside places what lies within a value that stands in the values of a chart.
func inside(v *model.Value, n *Node, nearest source.Range) *model.Value {
	switch v.Kind() {
	case model.Object:
		attrs := make([]model.Attr, 0, v.Len())
		for _, a := range v.Attrs() {
			attrs = append(attrs, model.Attr{Name: a.Name, Value: within(a.Value, n.Get(a.Name), nearest)})
		}
		return model.NewObject(attrs, n.at)
	case model.List:
		elems := make([]*model.Value, v.Len())
		for i, e := range v.Elems() {
			elems[i] = within(e, n.Index(i), nearest)
		}
		return model.NewList(elems, n.at)
	}
	return unknownIf(v).At(n.at)
}

func within(v *model.Value, n *Node, nearest source.Range) *model.Value {
	if agrees(n, v) && !n.at.IsZero() {
		return inside(v, n, nearest)
	}
	return near(v, nearest)
}

// near places a value and what lies in it where it was made, which is all that is
// known.
func near(v *model.Value, at source.Range) *model.Value {
	switch v.Kind() {
	case model.Object:
		attrs := make([]model.Attr, 0, v.Len())
		for _, a := range v.Attrs() {
			attrs = append(attrs, model.Attr{Name: a.Name, NameRange: at, Value: near(a.Value, at)})
		}
		return model.NewObject(attrs, at).With(model.Near)
	case model.List:
		elems := make([]*model.Value, v.Len())
		for i, e := range v.Elems() {
			elems[i] = near(e, at)
		}
		return model.NewList(elems, at).With(model.Near)
	}
	return unknownIf(v).At(at).Behind(nil).With(model.Near)
}

// unknownIf returns v, or an unknown value if it holds what cannot be known.
func unknownIf(v *model.Value) *model.Value {
	if s, ok := v.AsString(); ok && strings.Contains(s, placeholderText) {
		return model.NewUnknown(model.String, "", v.Range())
	}
	return v
}
