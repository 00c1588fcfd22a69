package yaml

import (
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/fixes/edit"
)

// New values are trees of *object, *list and scalar.
type (
	object struct {
		names  []string
		values map[string]any
	}
	list   struct{ elems []any }
	scalar struct {
		value any // string, bool, nil, a number, or a Text
		ask   string
	}
)

// A Literal is a string of several lines that is written as a literal block where it
// can be. It has what to ask for by its offsets in the text.
type Literal struct {
	Text string
	Asks []edit.Ask
}

// A Text is a string of which only the second part is asked for.
type Text struct{ Lead, Asked string }

func (o *object) has(name string) bool {
	if o == nil {
		return false
	}
	_, ok := o.values[name]
	return ok
}

func (o *object) set(name string, v any) {
	if o.values == nil {
		o.values = map[string]any{}
	}
	if _, ok := o.values[name]; !ok {
		o.names = append(o.names, name)
	}
	o.values[name] = v
}

// leading are names that come before others, in this order; the others follow the
// alphabet, as they do in the reference of most APIs.
var leading = []string{"apiVersion", "kind", "metadata", "name", "namespace"}

// ByName compares names as they follow each other in new mappings.
func ByName(a, b string) int {
	i, j := slices.Index(leading, a), slices.Index(leading, b)
	switch {
	case i >= 0 && j >= 0:
		return i - j
	case i >= 0:
		return -1
	case j >= 0:
		return 1
	}
	return strings.Compare(a, b)
}

// made returns a JSON value, or a value of the model, as a new value.
func made(v any, ask string) any {
	switch v := v.(type) {
	case *object, *list, scalar:
		return v
	case map[string]any:
		o := &object{}
		for _, name := range slices.SortedFunc(maps.Keys(v), ByName) {
			o.set(name, made(v[name], ask))
		}
		return o
	case []any:
		l := &list{}
		for _, x := range v {
			l.elems = append(l.elems, made(x, ask))
		}
		return l
	case *model.Value:
		return copied(v)
	}
	return scalar{v, ask}
}

// copied returns a value of the model as a new value.
func copied(v *model.Value) any {
	switch v.Kind() {
	case model.Object:
		o := &object{}
		for _, a := range v.Attrs() {
			if !a.Value.Is(model.Default) {
				o.set(a.Name, copied(a.Value))
			}
		}
		return o
	case model.List:
		l := &list{}
		for _, x := range v.Elems() {
			l.elems = append(l.elems, copied(x))
		}
		return l
	case model.Bool:
		b, _ := v.AsBool()
		return scalar{value: b}
	case model.Number:
		n, _ := v.AsNumber()
		return scalar{value: json.Number(n.Text('g', 17))}
	case model.Null:
		return scalar{}
	}
	if v.Is(model.Unknown) {
		return scalar{value: v.Hint()}
	}
	s, _ := v.AsString()
	return scalar{value: s}
}

// put returns the new value into with v at a path, or with v as one more element
// of the list there.
func put(into any, path model.Path, v any, elem bool) (any, error) {
	if s, ok := into.(scalar); ok && s.value == nil {
		into = nil
	}
	if len(path) == 0 {
		if !elem {
			return v, nil
		}
		l, ok := into.(*list)
		if into == nil {
			l, ok = &list{}, true
		}
		if !ok {
			return into, errNoList
		}
		l.elems = append(l.elems, v)
		return l, nil
	}
	switch s := path[0].(type) {
	case int:
		l, ok := into.(*list)
		if into == nil {
			l, ok = &list{}, true
		}
		if !ok || s < 0 || s > len(l.elems) {
			return into, errNoList
		}
		if s == len(l.elems) {
			l.elems = append(l.elems, nil)
		}
		grown, err := put(l.elems[s], path[1:], v, elem)
		l.elems[s] = grown
		return l, err
	case string:
		o, ok := into.(*object)
		if into == nil {
			o, ok = &object{}, true
		}
		if !ok {
			return into, errNoObject
		}
		grown, err := put(o.values[s], path[1:], v, elem)
		o.set(s, grown)
		return o, err
	}
	return into, ErrNoPlace
}

// numberText returns a number as it is written, false for what is none.
func numberText(v any) (string, bool) {
	switch v := v.(type) {
	case int:
		return strconv.Itoa(v), true
	case int64:
		return strconv.FormatInt(v, 10), true
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64), true
	case json.Number:
		return v.String(), true
	}
	return "", false
}
