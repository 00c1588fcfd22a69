package policy

import (
	"errors"
	"fmt"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/parapet-iac/parapet/analysis/model"
)

const (
	// maxNodes bounds the size of a resource's value that is judged.
	maxNodes = 200_000
	// maxDepth bounds how deep it may be nested.
	maxDepth = 500
)

var errTooBig = fmt.Errorf("its value has more than %d nodes", maxNodes)

var errNoObject = errors.New("its value is not an object")

var errTooDeep = fmt.Errorf("its value is nested deeper than %d levels", maxDepth)

// A shape is what an unknown or special value looks like to policies.
type shape uint8

const (
	asIs shape = iota
	// hidden values are left out of objects.
	hidden
	// written values are the text of the expression that they come from.
	written
)

// shapeOf decides how rules see v as a member of an object (inObject) or an
// element of a list.
func shapeOf(v *model.Value, inObject bool) shape {
	switch {
	case v.Doc() != nil:
		// A document of which a part is unknown is an unknown string.
		return asIs
	case v.Is(model.Unknown):
		if k := v.Kind(); inObject && k != model.String && k != model.Dynamic {
			return hidden
		}
		return written
	case inObject && v.IsNull():
		return hidden
	}
	return asIs
}

// writtenAs returns the text of an unknown value, which has an interpolation.
func writtenAs(v *model.Value) string {
	switch hint := v.Hint(); {
	case hint == "":
		return "${unknown}"
	case strings.Contains(hint, "${"):
		return hint
	default:
		return "${" + hint + "}"
	}
}

// inputOf converts a resource's value to what policies see: its attributes named
// in only, all of them if only is nil. The value must be an object of bounded
// size.
func inputOf(v *model.Value, only map[string]bool) (*ast.Term, error) {
	return objectTerm(v, only, 0)
}

func termOf(v *model.Value, depth int) (*ast.Term, error) {
	if depth > maxDepth {
		return nil, errTooDeep
	}
	if doc := v.Doc(); doc != nil {
		return termOf(doc, depth+1)
	}
	switch v.Kind() {
	case model.Bool:
		b, _ := v.AsBool()
		return ast.InternedTerm(b), nil
	case model.Number:
		return numberTerm(v), nil
	case model.String:
		s, _ := v.AsString()
		return ast.StringTerm(s), nil
	case model.List:
		return listTerm(v, depth)
	case model.Object:
		return objectTerm(v, nil, depth)
	}
	return ast.InternedNullTerm, nil
}

func listTerm(v *model.Value, depth int) (*ast.Term, error) {
	elems := v.Elems()
	terms := make([]*ast.Term, len(elems))
	for i, e := range elems {
		if shapeOf(e, false) == written {
			terms[i] = ast.StringTerm(writtenAs(e))
			continue
		}
		t, err := termOf(e, depth+1)
		if err != nil {
			return nil, err
		}
		terms[i] = t
	}
	return ast.ArrayTerm(terms...), nil
}

func objectTerm(v *model.Value, only map[string]bool, depth int) (*ast.Term, error) {
	attrs := v.Attrs()
	pairs := make([][2]*ast.Term, 0, len(attrs))
	for _, a := range attrs {
		if only != nil && !only[a.Name] {
			continue
		}
		key := ast.InternedTerm(a.Name)
		switch shapeOf(a.Value, true) {
		case hidden:
		case written:
			pairs = append(pairs, [2]*ast.Term{key, ast.StringTerm(writtenAs(a.Value))})
		case asIs:
			t, err := termOf(a.Value, depth+1)
			if err != nil {
				return nil, err
			}
			pairs = append(pairs, [2]*ast.Term{key, t})
		}
	}
	return ast.ObjectTerm(pairs...), nil
}

// maxExponent bounds the numbers that Rego calculates with.
const maxExponent = 1 << 12

func numberTerm(v *model.Value) *ast.Term {
	if i, ok := v.AsInt(); ok {
		return ast.InternedTerm(int(i))
	}
	return ast.NewTerm(numberOf(v))
}

// numberOf returns a number, or its binary form as text where it is beyond all
// measure and its decimal form would take long to make.
func numberOf(v *model.Value) ast.Value {
	n, _ := v.AsNumber()
	if e := n.MantExp(nil); n.IsInf() || e > maxExponent || e < -maxExponent {
		return ast.String(n.Text('p', 0))
	}
	return ast.Number(n.Text('g', -1))
}
