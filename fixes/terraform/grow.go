package terraform

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/schema"
)

// A growth is what a block gets beside what it has. Several assignments may go
// into one block that is not there yet, so that they are gathered first.
type growth struct {
	kind growthKind
	// s is where it grows, nil for a satellite; link and key are then those of
	// its way.
	s         *site
	link, key string
	// block or object is what grows in native syntax.
	block  *hclsyntax.Block
	object *hclsyntax.ObjectConsExpr
	// typ is the type whose schema the block follows, "" for none, and path the
	// dotted path of the block in it.
	typ, path string
	sprouts   []*sprout
}

// A growthKind says what grows.
type growthKind uint8

const (
	inBlock     growthKind = iota
	inObject               // an object expression
	inJSON                 // an object of a JSON text
	asSatellite            // a resource that is added
)

// A sprout is an argument or block that is not there yet.
type sprout struct {
	name string
	what wish
	// kids are what is in a block, if they are named one by one.
	kids []*sprout
}

// growBody notes that a value is to be written at a path within a block.
func (a *attempt) growBody(s *site, path model.Path, what wish) error {
	block := s.top
	if n := len(s.blocks); n > 0 {
		block = s.blocks[n-1]
	}
	if block.Type == "dynamic" {
		for _, c := range block.Body.Blocks {
			if c.Type == "content" {
				block = c
			}
		}
	}
	typ, at := s.native()
	path, value, ok := schema.Written(typ, at, path, what.value)
	if !ok {
		return fmt.Errorf("%s has no argument for %s", typ, dotted(path))
	}
	what.value = value
	return a.growAt(&growth{s: s, block: block, typ: schema.Canonical(typ), path: at}, path, what)
}

func (a *attempt) growAt(g *growth, path model.Path, what wish) error {
	i := slices.IndexFunc(a.growths, func(o *growth) bool {
		return o.kind == g.kind && o.kind != asSatellite && o.block == g.block && o.object == g.object &&
			o.s.file == g.s.file && (g.kind != inJSON || o.s.start == g.s.start)
	})
	if i < 0 {
		i = len(a.growths)
		a.growths = append(a.growths, g)
	}
	sprouts, err := plant(a.growths[i].sprouts, path, what)
	a.growths[i].sprouts = sprouts
	return err
}

// plant adds a value to sprouts.
func plant(sprouts []*sprout, path model.Path, what wish) ([]*sprout, error) {
	name, ok := path[0].(string)
	if !ok {
		return sprouts, fmt.Errorf("there is no element %v", path[0])
	}
	path = path[1:]
	if len(path) > 0 && path[0] == 0 { // the first block, which is not there yet
		path = path[1:]
	}
	if len(path) == 0 {
		return append(sprouts, &sprout{name: name, what: what}), nil
	}
	i := slices.IndexFunc(sprouts, func(s *sprout) bool { return s.name == name && (s.kids != nil || isTree(s.what.value)) })
	if i >= 0 && sprouts[i].kids == nil {
		v, err := overlay(sprouts[i].what, path, what)
		sprouts[i].what = v
		return sprouts, err
	}
	if i < 0 {
		i = len(sprouts)
		sprouts = append(sprouts, &sprout{name: name})
	}
	var err error
	sprouts[i].kids, err = plant(sprouts[i].kids, path, what)
	return sprouts, err
}

// overlay returns a tree with a value at a path in it.
func overlay(tree wish, path model.Path, what wish) (wish, error) {
	if len(path) == 0 {
		return what, nil
	}
	switch v := tree.value.(type) {
	case map[string]any:
		return overlay(wish{objectOf(sproutsOf(v, tree.ask)), ""}, path, what)
	case object:
		name, ok := path[0].(string)
		if !ok {
			break
		}
		out := slices.Clone(v)
		i := slices.IndexFunc(out, func(m member) bool { return m.name == name })
		if i < 0 {
			i = len(out)
			out = append(out, member{name: name, what: wish{value: object(nil)}})
		}
		inner, err := overlay(out[i].what, path[1:], what)
		out[i].what = inner
		return wish{out, tree.ask}, err
	case []any:
		n, ok := path[0].(int)
		if !ok || n >= len(v) {
			break
		}
		out := slices.Clone(v)
		inner, err := overlay(wish{v[n], ""}, path[1:], what)
		out[n] = element{inner}
		return wish{out, tree.ask}, err
	}
	return tree, fmt.Errorf("there is no %v", path[0])
}

// An element is a value in a list that has something to ask for.
type element struct{ what wish }

// grow writes what has been gathered.
func (a *attempt) grow() error {
	for _, g := range a.growths {
		if err := a.growInto(g); err != nil {
			return err
		}
	}
	return nil
}

func (a *attempt) growInto(g *growth) error {
	switch g.kind {
	case asSatellite:
		return a.newSatellite(g.typ, g.link, g.key, g.sprouts)
	case inBlock:
		return a.growBlock(g)
	}
	for _, s := range g.sprouts {
		err := error(nil)
		if g.kind == inObject {
			err = a.addItem(g, s)
		} else {
			err = a.addMember(g.s, s.name, s.wish())
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// wish returns what grows as one value.
func (s *sprout) wish() wish {
	if s.kids != nil {
		return wish{value: objectOf(s.kids)}
	}
	return s.what
}

// growBlock writes what grows in a block of native syntax.
func (a *attempt) growBlock(g *growth) error {
	indent := bodyIndent(g.s.text(), g.block)
	var arguments []argument
	var blocks []blockText
	for _, s := range g.sprouts {
		s.name = nativeName(g.s, g.typ, g.path, s.name)
		if g.block.Body.Attributes[s.name] == nil && s.isBlock(g.typ, g.path) {
			v, err := a.blocks(s, g.typ, g.path, indent)
			if err != nil {
				return err
			}
			blocks = append(blocks, blockText{s.name, v, repeats(g.typ, under(g.path, s.name))})
			continue
		}
		v, err := a.argument(s, g.typ, g.path, indent)
		if err != nil {
			return err
		}
		arguments = append(arguments, v)
	}
	for _, e := range place(g.s.text(), g.block, indent, arguments, blocks) {
		a.edit(g.s.file.Path, e)
	}
	return nil
}

func repeats(typ, path string) bool {
	at := attributeAt(typ, path)
	return at != nil && at.Kind == schema.Blocks
}

// nativeName returns what an attribute at the top of a type is called where the
// type is written under an older name.
func nativeName(s *site, typ, path, name string) string {
	if written, _ := s.native(); path == "" && written != typ {
		return schema.NativeName(written, name)
	}
	return name
}

// isBlock reports whether what grows is one or more nested blocks.
func (s *sprout) isBlock(typ, path string) bool {
	if typ == "" {
		return false
	}
	if at := attributeAt(typ, under(path, s.name)); at != nil {
		return at.Kind == schema.Block || at.Kind == schema.Blocks
	}
	return s.kids != nil
}

// blocks returns the text of a nested block, or of several, from the indentation
// of the first to the end of the last line.
func (a *attempt) blocks(s *sprout, typ, path, indent string) (snippet, error) {
	var out snippet
	each := [][]*sprout{s.kids}
	if s.kids == nil {
		list, ok := s.what.value.([]any)
		if !ok {
			list = []any{s.what.value}
		}
		each = nil
		for _, el := range list {
			attrs, ok := el.(map[string]any)
			if !ok {
				return out, fmt.Errorf("%s is a block: want an object, not %v", s.name, el)
			}
			each = append(each, sproutsOf(attrs, s.what.ask))
		}
	}
	for i, kids := range each {
		if i > 0 {
			out.write("\n")
		}
		body, err := a.body(kids, typ, under(path, s.name), indent)
		if err != nil {
			return out, err
		}
		out.write(indent + s.name + " ")
		out.add(body)
		out.write("\n")
	}
	return out, nil
}

// sproutsOf returns what an object says, in an order that people use.
func sproutsOf(attrs map[string]any, ask string) []*sprout {
	var out []*sprout
	for _, name := range sortedKeys(attrs) {
		out = append(out, &sprout{name: name, what: wish{attrs[name], ask}})
	}
	return out
}

// body returns the text of a block's body in braces: arguments first, aligned, and
// then nested blocks.
func (a *attempt) body(sprouts []*sprout, typ, path, indent string) (snippet, error) {
	var out snippet
	if len(sprouts) == 0 {
		out.write("{}")
		return out, nil
	}
	inner := deeper(indent)
	var lines []argument
	var blocks []snippet
	for _, s := range sprouts {
		if s.isBlock(typ, path) {
			b, err := a.blocks(s, typ, path, inner)
			if err != nil {
				return out, err
			}
			blocks = append(blocks, b)
			continue
		}
		v, err := a.argument(s, typ, path, inner)
		if err != nil {
			return out, err
		}
		lines = append(lines, v)
	}
	out.write("{\n")
	out.arguments(lines, inner)
	for i, b := range blocks {
		if i > 0 || len(lines) > 0 {
			out.write("\n")
		}
		out.add(b)
	}
	out.write(indent + "}")
	return out, nil
}

// An argument is a name and the text of its value.
type argument struct {
	name  string
	value snippet
}

// arguments writes lines of arguments; neighbours on one line each are aligned.
func (s *snippet) arguments(lines []argument, indent string) {
	single := func(i int) bool { return i < len(lines) && !strings.Contains(lines[i].value.text, "\n") }
	for i := 0; i < len(lines); {
		n, width := i, 0
		for ; single(n); n++ {
			width = max(width, len(lines[n].name))
		}
		if n == i {
			n, width = i+1, len(lines[i].name)
		}
		for ; i < n; i++ {
			s.write(indent + lines[i].name + strings.Repeat(" ", width-len(lines[i].name)) + " = ")
			s.add(lines[i].value)
			s.write("\n")
		}
	}
}

// argument returns an argument of a block.
func (a *attempt) argument(s *sprout, typ, path, indent string) (argument, error) {
	what := s.wish()
	var v snippet
	var err error
	if typ != "" && isTree(what.value) && isText(typ, under(path, s.name)) {
		what = wish{encoded{what.value}, what.ask}
	}
	if at := attributeAt(typ, under(path, s.name)); at != nil && at.Kind == schema.List && !isTree(what.value) {
		v, err = a.render(wish{[]any{what.value}, what.ask}, indent)
	} else {
		v, err = a.render(what, indent)
	}
	return argument{s.name, v}, err
}

// isText reports whether an argument is a string, so that a tree is written into it
// as JSON.
func isText(typ, path string) bool {
	at := attributeAt(typ, path)
	return at != nil && at.Kind == schema.String || schema.Document(typ, path) != schema.NoDocument
}

func isTree(v any) bool {
	switch v.(type) {
	case map[string]any, []any, object:
		return true
	}
	return false
}

// An object is a value whose members keep their order.
type object []member

type member struct {
	name string
	what wish
}

// objectOf returns sprouts as a value.
func objectOf(sprouts []*sprout) object {
	var out object
	for _, s := range sprouts {
		out = append(out, member{s.name, s.wish()})
	}
	return out
}

// order is how people write what belongs together; other names follow in
// alphabetical order.
var order = func() map[string]int {
	ranks := map[string]int{}
	for i, name := range strings.Fields(`Version Id Statement Sid Effect Principal NotPrincipal Action NotAction Resource NotResource Condition
		source type name id sid effect actions not_actions resources not_resources principals condition test variable identifiers values
		status enabled key value protocol from_port to_port cidr_blocks`) {
		ranks[name] = i + 1
	}
	return ranks
}()

func sortedKeys(m map[string]any) []string {
	names := slices.Collect(maps.Keys(m))
	rank := func(name string) int {
		if r := order[name]; r > 0 {
			return r
		}
		return len(order) + 1
	}
	slices.SortFunc(names, func(x, y string) int {
		if r, s := rank(x), rank(y); r != s {
			return r - s
		}
		return strings.Compare(x, y)
	})
	return names
}

// steps returns a dotted path as one of names.
func steps(path string) model.Path {
	var out model.Path
	for name := range strings.SplitSeq(path, ".") {
		out = append(out, name)
	}
	return out
}

// below returns the rest of a dotted path below another.
func below(prefix, path string) (string, bool) {
	if prefix == "" {
		return path, true
	}
	return strings.CutPrefix(path, prefix+".")
}
