package mapping

import (
	_ "embed"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/schema"
)

// The names of the properties of mapped types, down to the fifth level, from the resource
// type schemas that AWS publishes,
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/resource-type-schemas.html.
// One type is one line:
//
//	type properties
//	properties = property { "," property }
//	property   = name [ "*" ] [ "{" properties "}" ]
//
// where "*" marks a list. They are needed for fixes, which have to spell a property as
// CloudFormation does.
//
//go:embed properties.txt
var published string

// A property is one of a type, or of one of its properties.
type property struct {
	name  string
	list  bool
	inner []property
}

// properties returns the published properties of a type.
func properties(typ string) []property {
	_, rest, ok := strings.Cut("\n"+published, "\n"+typ+" ")
	if !ok {
		return nil
	}
	line, _, _ := strings.Cut(rest, "\n")
	out, _ := readProperties(line)
	return out
}

// readProperties reads up to the end or a closing brace and returns what remains.
func readProperties(text string) (out []property, rest string) {
	for text != "" && text[0] != '}' {
		end := strings.IndexAny(text, "*{},")
		if end < 0 {
			end = len(text)
		}
		p := property{name: text[:end]}
		text = text[end:]
		if after, ok := strings.CutPrefix(text, "*"); ok {
			p.list, text = true, after
		}
		if after, ok := strings.CutPrefix(text, "{"); ok {
			p.inner, text = readProperties(after)
			text = strings.TrimPrefix(text, "}")
		}
		out = append(out, p)
		text = strings.TrimPrefix(text, ",")
	}
	return out, text
}

// A slot is where CloudFormation writes an attribute.
type slot struct {
	steps []property
	as    string
	key   string // of the element of a list of keys and values
}

// slots remembers the attributes that the properties of a type lead to, by table.
var slots sync.Map // *table to map[string]slot

// slots returns where the attributes of a type are written, by their dotted paths.
func (t *table) slots() map[string]slot {
	if known, ok := slots.Load(t); ok {
		return known.(map[string]slot)
	}
	out := map[string]slot{}
	t.reach(out, properties(t.Name), "", nil, "", attributesOf(t.Type))
	known, _ := slots.LoadOrStore(t, out)
	return known.(map[string]slot)
}

// reach notes where properties lead, as [maker.object] puts them.
func (t *table) reach(out map[string]slot, props []property, path string, steps []property, base string, attrs []schema.Attribute) {
	for _, prop := range props {
		p, way := dotted(path, prop.name), append(steps[:len(steps):len(steps)], prop)
		r, ruled := t.rules[p]
		own := attribute(attrs, prop.name)
		if path == "" {
			own = named(attrs, t.Name, prop.name)
		}
		switch {
		case ruled && r.to == "-":
		case ruled && r.to == ".", !ruled && t.inner[p] && own == nil:
			t.reach(out, prop.inner, p, way, base, attrs)
		case ruled:
			t.note(out, r.to, slot{steps: way, as: r.as}, prop, p)
		case t.pairs[p]:
			for _, path := range slices.Sorted(maps.Keys(t.rules)) {
				if key, ok := strings.CutPrefix(path, p+"{"); ok {
					out[t.rules[path].to] = slot{steps: way, key: strings.TrimSuffix(key, "}")}
				}
			}
		case own != nil:
			t.note(out, dotted(base, own.Name), slot{steps: way}, prop, p)
		}
	}
}

func (t *table) note(out map[string]slot, to string, s slot, prop property, path string) {
	if old, ok := out[to]; ok && len(old.steps) <= len(s.steps) {
		return
	}
	out[to] = s
	if a := attributeAt(t.Type, to); a != nil && (a.Kind == schema.Block || a.Kind == schema.Blocks) && s.as == "" {
		t.reach(out, prop.inner, path, s.steps, to, a.Attrs)
	}
}

// Property returns where a resource of CloudFormation writes what its canonical type has at
// a path, below Properties, and how the value is written there, which is one as JSON
// decodes it. It is false where CloudFormation has no such property.
func Property(name, canonical string, path model.Path, value any) (model.Path, any, bool) {
	for _, t := range tables()[name] {
		if t.Type != canonical || t.Each != "" {
			continue
		}
		if to, v, ok := t.property(path, value); ok {
			return to, v, true
		}
	}
	return nil, nil, false
}

func (t *table) property(path model.Path, value any) (model.Path, any, bool) {
	for n := len(path); n > 0; n-- {
		if _, index := path[n-1].(int); index && n < len(path) {
			continue
		}
		var names []string
		var indexes []int
		for _, s := range path[:n] {
			switch s := s.(type) {
			case string:
				names = append(names, s)
			case int:
				indexes = append(indexes, s)
			}
		}
		plain := strings.Join(names, ".")
		s, ok := t.slots()[plain]
		if !ok {
			continue
		}
		rest := path[n:]
		a := attributeAt(t.Type, plain)
		if len(rest) > 0 && (s.as != "" || schema.Document(t.Type, plain) == schema.NoDocument) || s.key != "" || a == nil {
			return nil, nil, false
		}
		v, ok := unconverted(s.as, value)
		if !ok {
			return nil, nil, false
		}
		return append(s.path(indexes), rest...), v, true
	}
	return nil, nil, false
}

// path returns the steps to a slot, with the elements of lists that are meant.
func (s slot) path(indexes []int) model.Path {
	var out model.Path
	for i, p := range s.steps {
		out = append(out, p.name)
		if !p.list || i == len(s.steps)-1 && len(indexes) == 0 {
			continue
		}
		at := 0
		if len(indexes) > 0 {
			at, indexes = indexes[0], indexes[1:]
		}
		out = append(out, at)
	}
	return out
}

// unconverted returns what is written for a value that a conversion yields.
func unconverted(as string, value any) (any, bool) {
	name, arg, _ := strings.Cut(as, ":")
	on, isBool := value.(bool)
	switch name {
	case "":
		return value, true
	case "is":
		word, _, _ := strings.Cut(arg, "|")
		other, ok := opposites[word]
		if isBool && on {
			return word, true
		}
		return other, isBool && ok
	case "not":
		return !on, isBool
	case "status":
		word, other, _ := strings.Cut(arg, "|")
		switch value {
		case word:
			return true, true
		case other:
			return false, true
		}
	case "words":
		for pair := range strings.SplitSeq(arg, "|") {
			if from, to, _ := strings.Cut(pair, "="); to == value {
				return from, true
			}
		}
		return value, strings.HasPrefix(arg, "6=")
	case "first":
		return []any{value}, true
	case "pluck":
		list, ok := value.([]any)
		var out []any
		for _, v := range list {
			out = append(out, map[string]any{arg: v})
		}
		return out, ok
	}
	return nil, false
}

// opposites are the words that turn off what others turn on.
var opposites = map[string]string{"Enabled": "Disabled", "ENABLED": "DISABLED", "internal": "internet-facing"}
