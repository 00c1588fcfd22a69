package kube

import (
	"slices"
	"strconv"

	"github.com/parapet-iac/parapet/analysis/model"
)

// A selector is a label selector
// (https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors).
type selector struct {
	equal map[string]string
	exprs []expr
	// vague selectors have parts that cannot be known; they select nothing.
	vague bool
}

type expr struct {
	key, op string
	values  []string
}

// labelSelector reads a LabelSelector, with matchLabels and matchExpressions. An
// empty one selects everything; ok is false where there is none.
func labelSelector(v *model.Value) (s selector, ok bool) {
	if v.IsNull() || v.Kind() != model.Object {
		return s, false
	}
	s = plainSelector(v.Get("matchLabels"))
	s.vague = s.vague || v.Is(model.Unknown)
	for _, e := range v.Get("matchExpressions").Elems() {
		x := expr{key: text(e.Get("key")), op: text(e.Get("operator"))}
		for _, val := range e.Get("values").Elems() {
			known, ok := val.AsString()
			s.vague = s.vague || !ok
			x.values = append(x.values, known)
		}
		s.exprs = append(s.exprs, x)
	}
	return s, true
}

// plainSelector reads a map of labels that all have to be equal.
func plainSelector(v *model.Value) selector {
	s := selector{equal: map[string]string{}, vague: v.Is(model.Unknown)}
	for _, a := range v.Attrs() {
		known, ok := word(a.Value)
		s.vague = s.vague || !ok
		s.equal[a.Name] = known
	}
	return s
}

// word returns a known scalar as a label has it.
func word(v *model.Value) (string, bool) {
	if n, ok := v.AsInt(); ok {
		return strconv.FormatInt(n, 10), true
	}
	return v.AsString()
}

// matches reports whether labels satisfy the selector.
func (s selector) matches(labels map[string]string) bool {
	if s.vague {
		return false
	}
	for k, v := range s.equal {
		if got, ok := labels[k]; !ok || got != v {
			return false
		}
	}
	for _, e := range s.exprs {
		got, ok := labels[e.key]
		holds := false
		switch e.op {
		case "In":
			holds = ok && slices.Contains(e.values, got)
		case "NotIn":
			holds = !ok || !slices.Contains(e.values, got)
		case "Exists":
			holds = ok
		case "DoesNotExist":
			holds = !ok
		}
		if !holds {
			return false
		}
	}
	return true
}

// labelsOf returns the known labels in metadata.
func labelsOf(metadata *model.Value) map[string]string {
	labels := map[string]string{}
	for _, a := range metadata.Get("labels").Attrs() {
		if s, ok := word(a.Value); ok {
			labels[a.Name] = s
		}
	}
	return labels
}
