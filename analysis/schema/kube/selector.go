package kube

import (
	"slices"
	"strconv"

	"github.com/parapet-iac/parapet/analysis/model"
)

// A Selector is a label selector
// (https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors).
// The zero value selects everything.
type Selector struct {
	// Equal are labels that have to be there.
	Equal        map[string]string
	Requirements []Requirement
	// Vague selectors have parts that cannot be known; they select nothing.
	Vague bool
}

// A Requirement compares one label. Operator is In, NotIn, Exists or DoesNotExist;
// others hold for nothing.
type Requirement struct {
	Key, Operator string
	Values        []string
}

// LabelSelector reads a LabelSelector, with matchLabels and matchExpressions. An
// empty one selects everything; ok is false where there is none.
func LabelSelector(v *model.Value) (s Selector, ok bool) {
	if v.IsNull() || v.Kind() != model.Object {
		return s, false
	}
	s = PlainSelector(v.Get("matchLabels"))
	s.Vague = s.Vague || v.Is(model.Unknown)
	for _, e := range v.Get("matchExpressions").Elems() {
		x := Requirement{Key: text(e.Get("key")), Operator: text(e.Get("operator"))}
		for _, val := range e.Get("values").Elems() {
			known, ok := val.AsString()
			s.Vague = s.Vague || !ok
			x.Values = append(x.Values, known)
		}
		s.Requirements = append(s.Requirements, x)
	}
	return s, true
}

// PlainSelector reads a map of labels that all have to be equal.
func PlainSelector(v *model.Value) Selector {
	s := Selector{Equal: map[string]string{}, Vague: v.Is(model.Unknown)}
	for _, a := range v.Attrs() {
		known, ok := word(a.Value)
		s.Vague = s.Vague || !ok
		s.Equal[a.Name] = known
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

// Matches reports whether labels satisfy the selector.
func (s *Selector) Matches(labels map[string]string) bool {
	if s.Vague {
		return false
	}
	for k, v := range s.Equal {
		if got, ok := labels[k]; !ok || got != v {
			return false
		}
	}
	for i := range s.Requirements {
		if !s.Requirements[i].holds(labels) {
			return false
		}
	}
	return true
}

func (r *Requirement) holds(labels map[string]string) bool {
	got, ok := labels[r.Key]
	switch r.Operator {
	case "In":
		return ok && slices.Contains(r.Values, got)
	case "NotIn":
		return !ok || !slices.Contains(r.Values, got)
	case "Exists":
		return ok
	case "DoesNotExist":
		return !ok
	}
	return false
}

// LabelsOf returns the known labels in metadata.
func LabelsOf(metadata *model.Value) map[string]string {
	labels := map[string]string{}
	for _, a := range metadata.Get("labels").Attrs() {
		if s, ok := word(a.Value); ok {
			labels[a.Name] = s
		}
	}
	return labels
}
