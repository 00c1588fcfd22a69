package yaml

import (
	"bytes"
	"encoding/json"
	"regexp"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/parapet-iac/parapet/fixes/edit"
)

// A renderer writes new values.
type renderer struct {
	e    *Editor
	b    strings.Builder
	asks []edit.Ask
}

func (r *renderer) write(text string) { r.b.WriteString(text) }

func (r *renderer) newline(indent int) {
	r.b.WriteString(r.e.style.eol)
	r.b.WriteString(strings.Repeat(" ", indent))
}

// edit returns an edit that writes what was rendered.
func (r *renderer) edit(start, end int) edit.Edit {
	return edit.Edit{Start: start, End: end, New: r.b.String(), Asks: r.asks}
}

// entry writes "name: value" in a block mapping at a column.
func (r *renderer) entry(name string, v any, indent int) {
	r.write(quoted(name, 0, r.e.style.quote, false))
	r.write(":")
	r.behind(v, indent)
}

// behind writes a value behind the colon of a key at a column.
func (r *renderer) behind(v any, indent int) {
	switch v := v.(type) {
	case *object:
		if len(v.names) > 0 {
			r.newline(indent + r.e.style.unit)
			r.block(v, indent+r.e.style.unit)
			return
		}
	case scalar:
		if text, ok := v.value.(Literal); ok && !r.e.style.json {
			r.write(" ")
			r.literal(text, indent+r.e.style.unit)
			return
		}
	case *list:
		if len(v.elems) > 0 {
			deeper := indent + r.e.listIndent()
			r.newline(deeper)
			r.block(v, deeper)
			return
		}
	}
	r.write(" ")
	r.line(v)
}

// literal writes a literal block whose lines stand at a column.
func (r *renderer) literal(v Literal, indent int) {
	r.write("|-")
	at := 0
	for line := range strings.Lines(strings.TrimRight(v.Text, "\n")) {
		if strings.TrimSpace(line) == "" {
			r.newline(0)
		} else {
			r.newline(indent)
			for _, a := range v.Asks {
				if at <= a.Start && a.End <= at+len(line) {
					start := r.b.Len() + a.Start - at
					r.asks = append(r.asks, edit.Ask{Start: start, End: start + a.End - a.Start, What: a.What})
				}
			}
			r.write(strings.TrimRight(line, "\r\n"))
		}
		at += len(line)
	}
}

// names returns the names of a new mapping in the order in which they are written.
func (r *renderer) names(o *object) []string {
	if r.e.Unsorted {
		return o.names
	}
	return sorted(o.names)
}

// line writes a value that is written on its line outside of brackets.
func (r *renderer) line(v any) {
	if s, ok := v.(scalar); ok {
		r.scalar(s, 0, false)
		return
	}
	r.flow(v, 0)
}

// block writes a value at a column at which the text stands already.
func (r *renderer) block(v any, indent int) {
	switch v := v.(type) {
	case *object:
		for i, name := range r.names(v) {
			if i > 0 {
				r.newline(indent)
			}
			r.entry(name, v.values[name], indent)
		}
		if len(v.names) > 0 {
			return
		}
	case *list:
		for i, x := range v.elems {
			if i > 0 {
				r.newline(indent)
			}
			r.write("- ")
			r.block(x, indent+2)
		}
		if len(v.elems) > 0 {
			return
		}
	}
	r.line(v)
}

// flow writes a value in brackets, as JSON inside of JSON.
func (r *renderer) flow(v any, jsonQuote byte) {
	switch v := v.(type) {
	case *object:
		r.write("{")
		for i, name := range r.names(v) {
			if i > 0 {
				r.write(", ")
			}
			r.write(quoted(name, jsonQuote, r.e.style.quote, true) + ": ")
			r.flow(v.values[name], jsonQuote)
		}
		r.write("}")
	case *list:
		r.write("[")
		for i, x := range v.elems {
			if i > 0 {
				r.write(", ")
			}
			r.flow(x, jsonQuote)
		}
		r.write("]")
	case scalar:
		r.scalar(v, jsonQuote, true)
	case nil:
		r.write("null")
	}
}

// pretty writes a value in brackets on lines of their own, the closing one at a
// column.
func (r *renderer) pretty(v any, indent int) {
	deeper := indent + r.e.style.unit
	switch v := v.(type) {
	case *object:
		if len(v.names) == 0 {
			break
		}
		r.write("{")
		for i, name := range r.names(v) {
			if i > 0 {
				r.write(",")
			}
			r.newline(deeper)
			r.write(quoted(name, '"', '"', true) + ": ")
			r.pretty(v.values[name], deeper)
		}
		r.newline(indent)
		r.write("}")
		return
	case *list:
		if len(v.elems) == 0 {
			break
		}
		r.write("[")
		for i, x := range v.elems {
			if i > 0 {
				r.write(",")
			}
			r.newline(deeper)
			r.pretty(x, deeper)
		}
		r.newline(indent)
		r.write("]")
		return
	}
	r.flow(v, '"')
}

// scalar writes a scalar, in quotes of that kind if it is a string.
func (r *renderer) scalar(s scalar, quote byte, inFlow bool) {
	text, lead := "", 0
	switch v := s.value.(type) {
	case Text:
		text = quoted(v.Lead+v.Asked, quote, r.e.style.quote, inFlow)
		lead = max(strings.LastIndex(text, v.Asked), 0)
	case Literal:
		text = jsonString(strings.TrimRight(v.Text, "\n"))
		if len(v.Asks) > 0 {
			s.ask = v.Asks[0].What
		}
	case nil:
		text = "null"
	case bool:
		text = map[bool]string{true: "true", false: "false"}[v]
	case string:
		text = quoted(v, quote, r.e.style.quote, inFlow)
	default:
		text, _ = numberText(v)
	}
	start := r.b.Len()
	r.write(text)
	if s.ask == "" {
		return
	}
	ask := edit.Ask{Start: start + lead, End: r.b.Len(), What: s.ask}
	if len(text) > 2 && (text[0] == '"' || text[0] == '\'') {
		ask.Start, ask.End = start+max(lead, 1), ask.End-1
	}
	r.asks = append(r.asks, ask)
}

// Line returns a JSON value, or one of the model, as it is written on one line outside
// of brackets.
func Line(v any) string {
	r := renderer{e: &Editor{}}
	r.e.style.quote = '"'
	r.line(made(v, ""))
	return r.b.String()
}

// sexagesimal is what YAML 1.1 takes for a number or a time of day
// (https://yaml.org/type/int.html).
var sexagesimal = regexp.MustCompile(`^[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?$`)

// words11 are words that YAML 1.1 takes for booleans (https://yaml.org/type/bool.html).
var words11 = map[string]bool{"y": true, "n": true, "yes": true, "no": true, "on": true, "off": true}

// simple is what most names and values are, which nothing else is told by but words11
// and the words of JSON.
var (
	simple    = regexp.MustCompile(`^[A-Za-z_/][A-Za-z0-9_./@-]*$`)
	wordsJSON = map[string]bool{"true": true, "false": true, "null": true}
)

// isPlain reports whether a string may stand without quotes.
func isPlain(s string, inFlow bool) bool {
	if simple.MatchString(s) {
		lower := strings.ToLower(s)
		return !words11[lower] && !wordsJSON[lower]
	}
	if s == "" || strings.ContainsAny(s, "\n\r\t") || strings.TrimSpace(s) != s || words11[strings.ToLower(s)] || sexagesimal.MatchString(s) {
		return false
	}
	if strings.Contains(s, ": ") || strings.Contains(s, " #") || strings.HasSuffix(s, ":") || strings.HasPrefix(s, "=") || s == "<<" {
		return false
	}
	if inFlow && strings.ContainsAny(s, ",[]{}:") {
		return false
	}
	for _, c := range s {
		if c < ' ' || c == 0x7f || c == 0x85 || c == 0xa0 || c == 0x2028 || c == 0x2029 || c == 0xfeff {
			return false
		}
	}
	var n yaml.Node
	if err := yaml.Unmarshal([]byte("- "+s+"\n"), &n); err != nil || len(n.Content) != 1 || len(n.Content[0].Content) != 1 {
		return false
	}
	x := n.Content[0].Content[0]
	return x.Kind == yaml.ScalarNode && x.Tag == "!!str" && x.Style == 0 && x.Value == s && x.Anchor == ""
}

// quoted returns a string as a scalar: in quotes of a kind, or without if that is
// 0 and it needs none; needed is the kind for those that do.
func quoted(s string, quote, needed byte, inFlow bool) string {
	if quote == 0 {
		if isPlain(s, inFlow) {
			return s
		}
		quote = needed
	}
	if quote == '\'' && !strings.ContainsFunc(s, func(c rune) bool {
		return c < ' ' || c == 0x7f || c == 0x85 || c == 0xfeff || c == 0x2028 || c == 0x2029
	}) {
		return "'" + strings.ReplaceAll(s, "'", "''") + "'"
	}
	return jsonString(s)
}

// jsonString returns a string as JSON writes it, which YAML reads, too.
func jsonString(s string) string {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(s) // a string has a form
	return strings.NewReplacer("\u007f", `\u007f`, "\u0085", `\u0085`, "\ufeff", `\ufeff`).Replace(strings.TrimSuffix(b.String(), "\n"))
}
