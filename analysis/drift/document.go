package drift

import (
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/schema"
)

// samePolicy reports whether two IAM policies mean the same: their statements and
// the lists in them in any order, whether a single value is written as a list or
// not, and an account written by its number or by the ARN of its root. The names of
// statements and of the policy mean nothing. See
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html.
func (d *differ) samePolicy(code, live *model.Value) bool {
	if d.vague(code) {
		return true
	}
	code, live = schema.NormalisePolicy(code), schema.NormalisePolicy(live)
	if a, b := version(code), version(live); a != b {
		return false
	}
	return pairs(code.Get("Statement").Elems(), live.Get("Statement").Elems(), d.sameStatement)
}

// version returns the version of the policy language, by which variables count.
func version(v *model.Value) string {
	if s, ok := v.Get("Version").AsString(); ok {
		return s
	}
	return "2008-10-17"
}

func (d *differ) sameStatement(code, live *model.Value) bool {
	for _, name := range []string{"Effect", "Action", "NotAction", "Resource", "NotResource", "Principal", "NotPrincipal", "Condition"} {
		a, b := code.Get(name), live.Get(name)
		if (a == nil) != (b == nil) && !(None(a) && None(b)) {
			return false
		}
		fold := name == "Action" || name == "NotAction"
		if a != nil && b != nil && !d.sameElement(a, b, fold) {
			return false
		}
	}
	return true
}

// sameElement compares what stands in a statement; lists are sets.
func (d *differ) sameElement(code, live *model.Value, fold bool) bool {
	switch {
	case code.Is(model.Unknown) && d.vague(code):
		return true
	case code.Kind() == model.List && live.Kind() == model.List:
		return pairs(code.Elems(), live.Elems(), func(a, b *model.Value) bool { return d.sameElement(a, b, fold) })
	case code.Kind() == model.Object && live.Kind() == model.Object:
		if code.Len() != live.Len() {
			return false
		}
		for _, a := range code.Attrs() {
			b := live.Get(a.Name)
			if b == nil || !d.sameElement(a.Value, b, fold) {
				return false
			}
		}
		return true
	}
	a, ok := d.text(code)
	b, known := scalar(live)
	if !ok || !known {
		return !ok
	}
	return root(a) == root(b) || fold && strings.EqualFold(a, b)
}

// root returns the number of an account whose root an ARN names, else the text.
func root(s string) string {
	if rest, ok := strings.CutPrefix(s, "arn:aws:iam::"); ok {
		if number, ok := strings.CutSuffix(rest, ":root"); ok {
			return number
		}
	}
	return s
}

// sameTree compares values as data. What is not written may be nothing.
func (d *differ) sameTree(code, live *model.Value) bool {
	switch {
	case d.vague(code), live.Is(model.Unknown):
		return true
	case code.Kind() == model.Object && live.Kind() == model.Object:
		for _, a := range code.Attrs() {
			if b := live.Get(a.Name); b == nil && !None(a.Value) || b != nil && !d.sameTree(a.Value, b) {
				return false
			}
		}
		for _, b := range live.Attrs() {
			if code.Get(b.Name) == nil && !None(b.Value) {
				return false
			}
		}
		return true
	case code.Kind() == model.List && live.Kind() == model.List:
		return slices.EqualFunc(code.Elems(), live.Elems(), d.sameTree)
	}
	a, ok := d.text(code)
	b, known := scalar(live)
	if !ok || !known {
		return None(code) && None(live)
	}
	return a == b
}

// pairs reports whether each element of one list has a partner of its own in the
// other. Elements of which more is known come first, so that what is vague takes
// what is left.
func pairs(code, live []*model.Value, same func(a, b *model.Value) bool) bool {
	if len(code) != len(live) {
		return false
	}
	_, _, left := paired(code, live, same)
	return len(left) == 0
}

// paired returns, by the index in code, the partner in live or -1, and what has
// none.
func paired(code, live []*model.Value, same func(a, b *model.Value) bool) (partner, alone, left []int) {
	partner = make([]int, len(code))
	taken := make([]bool, len(live))
	take := func(vague bool) {
		for i, a := range code {
			if partner[i] >= 0 || partly(a) != vague {
				continue
			}
			for j, b := range live {
				if !taken[j] && same(a, b) {
					partner[i], taken[j] = j, true
					break
				}
			}
		}
	}
	for i := range partner {
		partner[i] = -1
	}
	take(false)
	take(true)
	for i, p := range partner {
		if p < 0 {
			alone = append(alone, i)
		}
	}
	for j, on := range taken {
		if !on {
			left = append(left, j)
		}
	}
	return partner, alone, left
}

// partly reports whether something in a value is unknown.
func partly(v *model.Value) bool {
	if v.Is(model.Unknown) {
		return true
	}
	for _, a := range v.Attrs() {
		if partly(a.Value) {
			return true
		}
	}
	return slices.ContainsFunc(v.Elems(), partly) || v.Doc() != nil && partly(v.Doc())
}
