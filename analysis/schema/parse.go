package schema

import "strings"

// kinds maps the letters of the table to kinds; the second is the kind of
// elements.
var kinds = map[byte][2]Kind{
	's': {String}, 'n': {Number}, 'b': {Bool}, 'd': {Dynamic},
	'l': {List, String}, 'L': {List, Number},
	'm': {Map, String}, 'M': {Map, Number}, 'B': {Map, Bool},
	'o': {Block}, 'O': {Blocks},
}

// parseAttrs reads the attributes of a line of the table:
//
//	attributes = attribute { "," attribute }
//	attribute  = name ":" kind [ "!" ] [ "*" | "{" [ attributes ] "}" ]
//
// where kind is a letter of [kinds], "!" marks what only the provider sets and
// "*" a block whose content is not listed. The text is our own, so that the
// reader does not report errors; a test reads all of it.
func parseAttrs(text string) []Attribute {
	attrs, _ := readAttrs(text)
	return attrs
}

// readAttrs reads up to the end or a closing brace and returns what remains.
func readAttrs(text string) ([]Attribute, string) {
	var attrs []Attribute
	for text != "" && text[0] != '}' {
		var a Attribute
		a, text = readAttr(text)
		attrs = append(attrs, a)
		text = strings.TrimPrefix(text, ",")
	}
	return attrs, text
}

func readAttr(text string) (Attribute, string) {
	name, rest, _ := strings.Cut(text, ":")
	if rest == "" {
		return Attribute{Name: name}, ""
	}
	k := kinds[rest[0]]
	a := Attribute{Name: name, Kind: k[0], Elem: k[1]}
	rest = rest[1:]
	if r, ok := strings.CutPrefix(rest, "!"); ok {
		a.Computed, rest = true, r
	}
	if r, ok := strings.CutPrefix(rest, "*"); ok {
		a.Open, rest = true, r
	} else if r, ok := strings.CutPrefix(rest, "{"); ok {
		a.Attrs, rest = readAttrs(r)
		rest = strings.TrimPrefix(rest, "}")
	}
	return a, rest
}
