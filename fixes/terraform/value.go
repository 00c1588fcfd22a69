package terraform

import (
	"encoding/json"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/fixes/edit"
)

// A snippet is new text with the parts that are asked for.
type snippet struct {
	text string
	asks []edit.Ask
}

func (s *snippet) write(text string) { s.text += text }

// ask writes text that a person is to overwrite, if what says with what.
func (s *snippet) ask(text, what string) {
	if what != "" {
		s.asks = append(s.asks, edit.Ask{Start: len(s.text), End: len(s.text) + len(text), What: what})
	}
	s.text += text
}

func (s *snippet) add(o snippet) {
	for _, a := range o.asks {
		s.asks = append(s.asks, edit.Ask{Start: len(s.text) + a.Start, End: len(s.text) + a.End, What: a.What})
	}
	s.text += o.text
}

// render returns the expression for a value. Lines behind its first one are
// indented by indent.
func (a *attempt) render(what wish, indent string) (snippet, error) {
	var s snippet
	switch v := what.value.(type) {
	case string:
		return a.renderString(v, what.ask)
	case raw:
		s.write(string(v))
		return s, nil
	case element:
		return a.render(v.what, indent)
	case encoded:
		doc, err := a.render(wish{v.tree, what.ask}, indent)
		s.write("jsonencode(")
		s.add(doc)
		s.write(")")
		return s, err
	case []any:
		return a.renderList(v, what.ask, indent)
	case map[string]any:
		return a.renderObject(objectOf(sproutsOf(v, what.ask)), indent)
	case object:
		return a.renderObject(v, indent)
	default:
		text, err := scalar(v)
		s.ask(text, what.ask)
		return s, err
	}
}

// scalar returns the text of a number, a boolean or null.
func scalar(v any) (string, error) {
	switch v := v.(type) {
	case nil:
		return "null", nil
	case bool, int, int64, uint64, json.Number:
		return fmt.Sprint(v), nil
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64), nil
	}
	return "", fmt.Errorf("a value of type %T cannot be written", v)
}

// reference finds the references in a string.
var reference = regexp.MustCompile(`\$\{([a-z][A-Za-z0-9_.\-]*)\}`)

// renderString writes a string: quoted, or as a bare reference if it is nothing
// else.
func (a *attempt) renderString(v, ask string) (snippet, error) {
	var s snippet
	if m := reference.FindStringSubmatch(v); m != nil && m[0] == v {
		to, missing := a.resolve(m[1])
		if ask == "" {
			ask = missing
		}
		s.ask(to, ask)
		return s, nil
	}
	s.write(`"`)
	inner, missing := a.quoted(v)
	if ask == "" {
		ask = missing
	}
	s.ask(inner, ask)
	s.write(`"`)
	return s, nil
}

// quoted returns a string as it stands between quotes, and what it asks for.
func (a *attempt) quoted(v string) (text, missing string) {
	var b strings.Builder
	last := 0
	for _, m := range reference.FindAllStringSubmatchIndex(v, -1) {
		b.WriteString(escape(v[last:m[0]]))
		to, ask := a.resolve(v[m[2]:m[3]])
		if missing == "" {
			missing = ask
		}
		b.WriteString("${" + to + "}")
		last = m[1]
	}
	b.WriteString(escape(v[last:]))
	return b.String(), missing
}

var escapes = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\r", `\r`, "\t", `\t`, "${", "$${", "%{", "%%{")

// escape returns a text as it stands in a quoted string, see
// https://developer.hashicorp.com/terraform/language/expressions/strings.
func escape(s string) string { return escapes.Replace(s) }

func (a *attempt) renderList(list []any, ask, indent string) (snippet, error) {
	var s snippet
	nested := false
	for _, v := range list {
		switch v.(type) {
		case map[string]any, object, element:
			nested = true
		}
	}
	if !nested || a.oneLine {
		s.write("[")
		for i, v := range list {
			if i > 0 {
				s.write(", ")
			}
			el, err := a.render(wish{v, ask}, indent)
			if err != nil {
				return s, err
			}
			s.add(el)
		}
		s.write("]")
		return s, nil
	}
	s.write("[\n")
	for _, v := range list {
		el, err := a.render(wish{v, ask}, deeper(indent))
		if err != nil {
			return s, err
		}
		s.write(deeper(indent))
		s.add(el)
		s.write(",\n")
	}
	s.write(indent + "]")
	return s, nil
}

func (a *attempt) renderObject(o object, indent string) (snippet, error) {
	var s snippet
	if len(o) == 0 {
		s.write("{}")
		return s, nil
	}
	var lines []argument
	for _, m := range o {
		v, err := a.render(m.what, deeper(indent))
		if err != nil {
			return s, err
		}
		lines = append(lines, argument{a.objectKey(m.name), v})
	}
	if a.oneLine {
		s.write("{ ")
		for i, l := range lines {
			if i > 0 {
				s.write(", ")
			}
			s.write(l.name + " = ")
			s.add(l.value)
		}
		s.write(" }")
		return s, nil
	}
	s.write("{\n")
	s.arguments(lines, deeper(indent))
	s.write(indent + "}")
	return s, nil
}

// objectKey returns the key of an object: bare where that can be.
func (a *attempt) objectKey(name string) string {
	if hclsyntax.ValidIdentifier(name) {
		return name
	}
	text, _ := a.quoted(name)
	return `"` + text + `"`
}

// says reports whether v is already what a wish says.
func says(v *model.Value, want any) bool {
	if v.Is(model.Unknown) {
		return false
	}
	switch want := want.(type) {
	case bool:
		b, ok := v.AsBool()
		return ok && b == want
	case string:
		s, ok := v.AsString()
		return ok && s == want && !reference.MatchString(want)
	case int:
		n, ok := v.AsInt()
		return ok && n == int64(want)
	case float64:
		n, ok := v.AsNumber()
		if !ok {
			return false
		}
		f, _ := n.Float64()
		return f == want
	case []any:
		elems := v.Elems()
		if v.Kind() != model.List || len(elems) != len(want) {
			return false
		}
		for i, el := range elems {
			if !says(el, want[i]) {
				return false
			}
		}
		return true
	}
	return false
}

// keyword returns the word that an expression is, or "".
func keyword(x hclsyntax.Expression) string { return hcl.ExprAsKeyword(x) }

// stepName returns the name that a step of a reference asks for.
func stepName(t hcl.Traverser) (string, bool) {
	switch t := t.(type) {
	case hcl.TraverseAttr:
		return t.Name, true
	case hcl.TraverseIndex:
		if t.Key.Type() == cty.String && t.Key.IsKnown() && !t.Key.IsNull() {
			return t.Key.AsString(), true
		}
	}
	return "", false
}

// An encoded value is a tree that is written as a JSON document.
type encoded struct{ tree any }

// refersToSelf reports whether a value refers to the judged resource, so that it
// cannot stand in that resource's own block.
func refersToSelf(v any) bool {
	switch v := v.(type) {
	case string:
		return strings.Contains(v, "${self.")
	case []any:
		return slices.ContainsFunc(v, refersToSelf)
	case map[string]any:
		return slices.ContainsFunc(slices.Collect(maps.Values(v)), refersToSelf)
	case object:
		return slices.ContainsFunc(v, func(m member) bool { return refersToSelf(m.what.value) })
	}
	return false
}
