package schema

import (
	"strconv"

	"github.com/parapet-iac/parapet/analysis/model"
)

// A normaliser brings IAM policy documents into one form. It remembers trees, so
// that a document that many resources share is rebuilt once.
type normaliser map[*model.Value]*model.Value

// NormalisePolicy returns the tree of an IAM policy document in the form that
// policies judge: Statement is a list of objects; Action, NotAction, Resource and
// NotResource are lists; Principal and NotPrincipal are objects of lists, "*"
// being {"AWS": ["*"]}; Condition holds lists of strings by operator and key.
// Only what was written is present, each value at its own place, and what is
// unknown stays so. See
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html.
func NormalisePolicy(doc *model.Value) *model.Value { return normaliser{}.policy(doc) }

// document normalises an attribute that holds a policy: a string with its tree,
// or the tree itself where the language writes it so.
func (n normaliser) document(v *model.Value) *model.Value {
	if doc := v.Doc(); doc != nil {
		if norm := n.remember(doc); norm != doc {
			return v.WithDoc(norm)
		}
		return v
	}
	if v.Kind() == model.Object && !v.Is(model.Unknown) {
		return n.remember(v)
	}
	return v
}

func (n normaliser) remember(doc *model.Value) *model.Value {
	norm, ok := n[doc]
	if !ok {
		norm = n.policy(doc)
		n[doc] = norm
	}
	return norm
}

func (n normaliser) policy(doc *model.Value) *model.Value {
	return mapAttrs(doc, func(a model.Attr) model.Attr {
		if a.Name == "Statement" {
			a.Value = mapElems(asList(a.Value, model.Object), statement)
		}
		return a
	})
}

func statement(v *model.Value) *model.Value {
	return mapAttrs(v, func(a model.Attr) model.Attr {
		switch a.Name {
		case "Action", "NotAction", "Resource", "NotResource":
			a.Value = asList(a.Value, model.String)
		case "Principal", "NotPrincipal":
			a.Value = principals(a.Value)
		case "Condition":
			a.Value = mapAttrs(asObject(a.Value), func(op model.Attr) model.Attr {
				op.Value = mapAttrs(asObject(op.Value), func(k model.Attr) model.Attr {
					k.Value = mapElems(asList(k.Value, model.String, model.Bool, model.Number), text)
					return k
				})
				return op
			})
		}
		return a
	})
}

func principals(v *model.Value) *model.Value {
	switch {
	case v.Is(model.Unknown):
		return vague(v, model.Object)
	case v.Kind() == model.String || v.Kind() == model.List:
		return model.NewObject([]model.Attr{{Name: "AWS", Value: asList(v, model.String)}}, v.Range())
	}
	return mapAttrs(v, func(a model.Attr) model.Attr {
		if a.Name == "*" {
			a.Name = "AWS"
		}
		a.Value = asList(a.Value, model.String)
		return a
	})
}

// asList returns v as a list: itself, or a list of it alone if it is of one of
// the kinds. What may be either is an unknown list.
func asList(v *model.Value, single ...model.Kind) *model.Value {
	for _, k := range single {
		if v.Kind() == k {
			return one(v)
		}
	}
	if v.Is(model.Unknown) && v.Kind() != model.List {
		return vague(v, model.List)
	}
	return v
}

// asObject returns an unknown value as an unknown object.
func asObject(v *model.Value) *model.Value {
	if v.Is(model.Unknown) && v.Kind() != model.Object {
		return vague(v, model.Object)
	}
	return v
}

// text returns a condition's value as the string that it is compared as.
func text(v *model.Value) *model.Value {
	s := ""
	switch v.Kind() {
	case model.Bool:
		b, ok := v.AsBool()
		if !ok {
			return vague(v, model.String)
		}
		if s = "false"; b {
			s = "true"
		}
	case model.Number:
		n, ok := v.AsNumber()
		if !ok {
			return vague(v, model.String)
		}
		s = n.Text('g', -1)
		if i, whole := v.AsInt(); whole {
			s = strconv.FormatInt(i, 10)
		}
	default:
		return v
	}
	return like(v, model.NewString(s, v.Range()))
}

// mapAttrs returns an object with each attribute changed; anything else as it is.
func mapAttrs(v *model.Value, change func(model.Attr) model.Attr) *model.Value {
	if v.Kind() != model.Object || v.Is(model.Unknown) {
		return v
	}
	attrs := make([]model.Attr, v.Len())
	for i, a := range v.Attrs() {
		attrs[i] = change(a)
	}
	return like(v, model.NewObject(attrs, v.Range()))
}

// mapElems returns a list with each element changed; anything else as it is.
func mapElems(v *model.Value, change func(*model.Value) *model.Value) *model.Value {
	if v.Kind() != model.List || v.Is(model.Unknown) {
		return v
	}
	elems := make([]*model.Value, v.Len())
	for i, e := range v.Elems() {
		elems[i] = change(e)
	}
	return like(v, model.NewList(elems, v.Range()))
}
