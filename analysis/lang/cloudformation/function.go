package cloudformation

import (
	"net/netip"
	"strings"

	"github.com/parapet-iac/parapet/analysis/lang/cloudformation/mapping"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// choose is Fn::If: of two values the one that a condition chooses. Where that is not
// known, so is the value, but for what both have in common.
func (s scope) choose(arg *model.Value, at source.Range) *model.Value {
	name, _ := arg.Index(0).AsString()
	switch s.condition(name) {
	case yes:
		return s.eval(arg.Index(1))
	case no:
		return s.eval(arg.Index(2))
	}
	return either(s.eval(arg.Index(1)), s.eval(arg.Index(2)), at)
}

// either returns what is known of a value that is one of two, nil for none.
func either(a, b *model.Value, at source.Range) *model.Value {
	if a == nil && b == nil {
		return nil
	}
	if a != nil && b != nil && model.SameContent(a, b, nil) {
		return a
	}
	kind := model.Dynamic
	if a != nil && b != nil && a.Kind() == b.Kind() {
		kind = a.Kind()
	}
	if kind == model.Object && !a.Is(model.Unknown) && !b.Is(model.Unknown) {
		var attrs []model.Attr
		for _, x := range a.Attrs() {
			y, _ := b.Attr(x.Name)
			x.Value = either(x.Value, y.Value, x.Value.Range())
			attrs = append(attrs, x)
		}
		for _, y := range b.Attrs() {
			if _, ok := a.Attr(y.Name); !ok {
				y.Value = either(nil, y.Value, y.Value.Range())
				attrs = append(attrs, y)
			}
		}
		return model.NewObject(attrs, at)
	}
	return model.NewUnknown(kind, "", at).WithRefs(a.Refs()...).WithRefs(b.Refs()...)
}

// findInMap looks up a value of the section Mappings. Of a key that is not known, any
// will do if they all lead to the same.
func (s scope) findInMap(arg *model.Value, at source.Range) *model.Value {
	name, ok := s.text(arg.Index(0))
	e := s.t.section("Mappings")[name]
	var found []*model.Value
	if ok && e != nil {
		for _, first := range s.keyed(e.value, arg.Index(1)) {
			found = append(found, s.keyed(first, arg.Index(2))...)
		}
	}
	if len(found) == 0 {
		if other := arg.Index(3).Get("DefaultValue"); other != nil {
			return s.eval(other)
		}
		return model.NewUnknown(model.Dynamic, "", at)
	}
	v := found[0]
	for _, other := range found[1:] {
		if !model.SameContent(v, other, nil) {
			kind := v.Kind()
			if other.Kind() != kind {
				kind = model.Dynamic
			}
			return model.NewUnknown(kind, "", at)
		}
	}
	return through(v, at)
}

// keyed returns the members of an object that a key may name.
func (s scope) keyed(v, key *model.Value) []*model.Value {
	var out []*model.Value
	if name, ok := s.text(key); ok {
		if a, ok := v.Attr(name); ok {
			out = append(out, a.Value)
		}
		return out
	}
	for _, a := range v.Attrs() {
		out = append(out, a.Value)
	}
	return out
}

// pick is Fn::Select.
func (s scope) pick(arg *model.Value, at source.Range) *model.Value {
	i, ok := mapping.AsNumber(s.eval(arg.Index(0))).AsInt()
	list := s.eval(arg.Index(1))
	if e := list.Index(int(i)); ok && e != nil && !list.Is(model.Open) {
		return through(e, at)
	}
	return model.NewUnknown(model.Dynamic, "", at).WithRefs(list.Refs()...)
}

// cidr cuts a network into count smaller ones that have bits for their hosts.
func (s scope) cidr(arg *model.Value, at source.Range) *model.Value {
	block, ok := s.text(arg.Index(0))
	count, okCount := mapping.AsNumber(s.eval(arg.Index(1))).AsInt()
	bits := int64(8)
	if arg.Len() > 2 {
		bits, _ = mapping.AsNumber(s.eval(arg.Index(2))).AsInt()
	}
	net, err := netip.ParsePrefix(block)
	size := int64(32)
	if err == nil && net.Addr().Is6() {
		size = 128
	}
	if !ok || !okCount || err != nil || count < 1 || count > 256 || bits < 1 || bits > size || size-bits < int64(net.Bits()) {
		return model.NewUnknown(model.List, "", at)
	}
	addr := net.Masked().Addr()
	var elems []*model.Value
	for range count {
		if !net.Contains(addr) {
			break
		}
		elems = append(elems, model.NewString(netip.PrefixFrom(addr, int(size-bits)).String(), at))
		if addr = after(addr, int(bits)); !addr.IsValid() {
			break
		}
	}
	return model.NewList(elems, at)
}

// after returns the address that lies 2 to the power of bits behind another, the zero
// address where there is none.
func after(addr netip.Addr, bits int) netip.Addr {
	b := addr.AsSlice()
	i := len(b) - 1 - bits/8
	carry := 1 << (bits % 8)
	for ; i >= 0 && carry > 0; i-- {
		sum := int(b[i]) + carry
		b[i], carry = byte(sum), sum>>8
	}
	if carry > 0 {
		return netip.Addr{}
	}
	out, _ := netip.AddrFromSlice(b)
	return out
}

func (s scope) getAZs(_ *model.Value, at source.Range) *model.Value {
	return model.NewUnknown(model.List, "", at)
}

// transform is what a macro makes, which runs in the account.
func (s scope) transform(_ *model.Value, at source.Range) *model.Value {
	return model.NewUnknown(model.Dynamic, "", at)
}

func (s scope) length(arg *model.Value, at source.Range) *model.Value {
	v := s.eval(arg)
	if v.Kind() != model.List || v.Is(model.Unknown) || v.Is(model.Open) {
		return model.NewUnknown(model.Number, "", at)
	}
	return model.NewInt(int64(v.Len()), at)
}

// toJSON returns a text that carries the tree which it is made of.
func (s scope) toJSON(arg *model.Value, at source.Range) *model.Value {
	v := s.eval(arg)
	if v == nil {
		return nil
	}
	return mapping.Document(v, at)
}

// importValue follows the export of another stack of the workspace.
func (s scope) importValue(arg *model.Value, at source.Range) *model.Value {
	*s.outer = true
	v := s.eval(arg)
	name, ok := mapping.TextOf(v)
	if !ok {
		name = v.Hint()
	}
	if found := s.loader.exported(s.stack, name); found != nil {
		return through(found, at)
	}
	return model.NewUnknown(model.Dynamic, "${"+strings.NewReplacer("${", "", "}", "").Replace(name)+"}", at)
}
