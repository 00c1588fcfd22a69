package cloudformation

import (
	"strings"

	"github.com/parapet-iac/parapet/analysis/lang/cloudformation/mapping"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// A builder joins texts, some of which may be unknown.
type builder struct {
	text    strings.Builder
	unknown bool
	whole   bool // nothing at all is known of a part
	refs    []model.Ref
	flags   model.Flags
	only    *model.Value // the one part, as long as there is one
	parts   int
}

// literal adds a text that the template says.
func (b *builder) literal(s string) {
	if s != "" {
		b.text.WriteString(s)
		b.parts++
	}
}

// value adds what a value stands for as a text.
func (b *builder) value(v *model.Value) {
	b.parts++
	b.only = v
	b.refs = append(b.refs, v.Refs()...)
	b.flags |= v.Flags() & model.Sensitive
	if text, ok := mapping.TextOf(v); ok {
		b.text.WriteString(text)
		return
	}
	b.unknown = true
	if hint := v.Hint(); hint != "" {
		b.text.WriteString(hint)
		return
	}
	b.whole = true
}

// result returns the text at a place.
func (b *builder) result(at source.Range) *model.Value {
	text := b.text.String()
	var v *model.Value
	switch {
	case b.whole || len(text) > maxText:
		v = model.NewUnknown(model.String, "", at)
	case b.unknown:
		v = model.NewUnknown(model.String, text, at)
	default:
		v = model.NewString(text, at)
	}
	if b.parts == 1 && b.only != nil && !b.whole { // it is the part, through this place
		v = v.Behind(b.only.Through(at).Via())
	}
	return v.WithRefs(b.refs...).With(b.flags)
}

// sub replaces ${Name} and ${Name.Attribute} in a text, and names that are given with it;
// ${!Name} is the text ${Name}. See
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-sub.html.
func (s scope) sub(arg *model.Value, at source.Range) *model.Value {
	text := arg
	if arg.Kind() == model.List {
		text = arg.Index(0)
		vars := map[string]*model.Value{}
		for name, v := range s.locals {
			vars[name] = v
		}
		for _, a := range arg.Index(1).Attrs() {
			if v := s.eval(a.Value); v != nil {
				vars[a.Name] = mapping.AsText(v)
			}
		}
		s.locals = vars
	}
	form, ok := text.AsString()
	if !ok {
		return model.NewUnknown(model.String, "", at)
	}
	var b builder
	for form != "" {
		before, rest, found := strings.Cut(form, "${")
		b.literal(before)
		if !found {
			break
		}
		name, after, closed := strings.Cut(rest, "}")
		if !closed {
			b.literal("${" + rest)
			break
		}
		form = after
		if plain, ok := strings.CutPrefix(name, "!"); ok {
			b.literal("${" + plain + "}")
			continue
		}
		b.value(s.placeholder(strings.TrimSpace(name), at))
	}
	return dynamicReference(b.result(at))
}

// placeholder returns what a name in a text stands for.
func (s scope) placeholder(name string, at source.Range) *model.Value {
	if v, ok := s.locals[name]; ok {
		return v
	}
	id, attr, _ := strings.Cut(name, ".")
	if strings.HasPrefix(name, "AWS::") {
		id, attr = name, ""
	}
	v := s.named(id, attr, at)
	if v == nil {
		return model.NewString("", at)
	}
	if v.Is(model.Unknown) && v.Hint() == "" {
		return model.NewUnknown(model.String, "${"+name+"}", at).WithRefs(v.Refs()...)
	}
	return v
}

// join puts texts together with another between them.
func (s scope) join(arg *model.Value, at source.Range) *model.Value {
	between, ok := s.text(arg.Index(0))
	list := s.eval(arg.Index(1))
	if !ok || list.Kind() != model.List || list.Is(model.Unknown) {
		return model.NewUnknown(model.String, "", at).WithRefs(list.Refs()...)
	}
	var b builder
	for i, e := range list.Elems() {
		if i > 0 {
			b.literal(between)
		}
		b.value(e)
		if b.text.Len() > maxText {
			break
		}
	}
	if list.Is(model.Open) {
		b.whole = true
	}
	return b.result(at)
}

// text returns what a value comes to, if that is a known text.
func (s scope) text(v *model.Value) (string, bool) {
	if v == nil {
		return "", false
	}
	return mapping.TextOf(s.eval(v))
}

// split cuts a text.
func (s scope) split(arg *model.Value, at source.Range) *model.Value {
	by, ok := s.text(arg.Index(0))
	v := s.eval(arg.Index(1))
	text, known := mapping.TextOf(v)
	if !ok || by == "" || !known {
		return model.NewUnknown(model.List, "", at).WithRefs(v.Refs()...)
	}
	var elems []*model.Value
	for part := range strings.SplitSeq(text, by) {
		elems = append(elems, model.NewString(part, at))
	}
	return model.NewList(elems, at).WithRefs(v.Refs()...)
}

// base64 returns the text itself: that it is encoded is for the machine, and policies
// read what it says.
func (s scope) base64(arg *model.Value, _ source.Range) *model.Value {
	return mapping.AsText(s.eval(arg))
}
