package yamltext

import (
	"bytes"
	"fmt"
	"math"
	"math/big"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// Limits on one document.
const (
	// MaxDepth is how many mappings and sequences may be nested.
	MaxDepth = 200
	// maxUnfolded is how many nodes its aliases may stand for in all.
	maxUnfolded = 200_000
	// maxWarnings is how many warnings are given about it.
	maxWarnings = 20
)

// A parser turns the nodes of one document into values.
type parser struct {
	Reader
	text   []byte
	anchor *source.Anchor
	lines  lines

	// made holds the values of nodes with an anchor, nil while they are made.
	made     map[*yaml.Node]*model.Value
	unfolded int
	warnings []source.Diagnostic
	// head is the first entry of the mapping that was read last.
	head source.Range
	// spans, if set, is told of every scalar and of every entry and element.
	spans *spans
}

func newParser(r Reader, d *Document) *parser {
	return &parser{Reader: r, text: d.Text, anchor: d.Anchor, lines: newLines(d.Text)}
}

// A problem is why a document cannot be read, and where, in bytes of its text.
type problem struct {
	start, end      int
	summary, detail string
}

func (e *problem) diagnostic(d *Document) source.Diagnostic {
	return source.Diagnostic{
		Severity: source.Error, Summary: e.summary, Detail: e.detail,
		Range: source.Range{Anchor: d.Anchor, Start: uint32(e.start), End: uint32(e.end)},
	}
}

// read returns the value of the document, nil where it holds nothing.
func (p *parser) read() (v *model.Value, err *problem) {
	root, failure := decode(p.text)
	if failure != nil {
		return nil, locate(p.text, p.lines, failure)
	}
	if root.Kind != yaml.DocumentNode || len(root.Content) == 0 {
		return nil, nil
	}
	defer func() {
		if e := recover(); e != nil {
			pr, ok := e.(*problem)
			if !ok {
				panic(e)
			}
			v, err = nil, pr
		}
	}()
	v, _ = p.value(root.Content[0], 0)
	return v, nil
}

// decode parses a document. A panic of the parser is an error of its input.
func decode(text []byte) (root *yaml.Node, err error) {
	defer func() {
		if e := recover(); e != nil {
			root, err = nil, fmt.Errorf("yaml: the text cannot be parsed (%v)", e)
		}
	}()
	root = new(yaml.Node)
	return root, yaml.Unmarshal(text, root)
}

func (p *parser) fail(start, end int, summary, detail string) {
	panic(&problem{start, end, summary, detail})
}

func (p *parser) rng(start, end int) source.Range {
	return source.Range{Anchor: p.anchor, Start: uint32(start), End: uint32(end)}
}

// value returns what a node stands for, and the offset of its end.
func (p *parser) value(n *yaml.Node, depth int) (v *model.Value, end int) {
	start := p.lines.offset(n.Line, n.Column)
	if depth > MaxDepth {
		p.fail(start, start+1, fmt.Sprintf("nested deeper than the %d levels that are analysed", MaxDepth), "")
	}
	if n.Kind == yaml.AliasNode {
		return p.alias(n, start)
	}
	if n.Anchor != "" {
		if p.made == nil {
			p.made = map[*yaml.Node]*model.Value{}
		}
		p.made[n] = nil
	}
	at := start
	if n.Anchor != "" || n.Style&yaml.TaggedStyle != 0 || start < len(p.text) && p.text[start] == '!' {
		at = skipProperties(p.text, start, n.Anchor)
	}
	switch n.Kind {
	case yaml.MappingNode:
		v, end = p.mapping(n, at, depth)
	case yaml.SequenceNode:
		v, end = p.sequence(n, at, depth)
	default:
		v, end = p.scalar(n, start, at)
	}
	if p.Tagged != nil && n.Style&yaml.TaggedStyle != 0 && !strings.HasPrefix(n.Tag, "!!") {
		v = p.Tagged(n.Tag, v)
	}
	if n.Anchor != "" {
		p.made[n] = v
	}
	return v, end
}

// alias returns the value that an alias stands for, as seen from there.
func (p *parser) alias(n *yaml.Node, start int) (*model.Value, int) {
	end := start + 1 + len(n.Value)
	v := p.made[n.Alias]
	if v == nil {
		p.fail(start, end, "alias *"+n.Value+" stands within what it names", "")
	}
	p.unfold(v.Size(), start, end)
	return v.Through(p.rng(start, end)), end
}

// unfold counts nodes that are there without being written.
func (p *parser) unfold(nodes, start, end int) {
	if p.unfolded += min(nodes, maxUnfolded+1); p.unfolded > maxUnfolded {
		p.fail(start, end, fmt.Sprintf("aliases stand for more than the %d values that are analysed", maxUnfolded), "")
	}
}

func (p *parser) sequence(n *yaml.Node, at, depth int) (*model.Value, int) {
	end := at + 1
	elems := make([]*model.Value, len(n.Content))
	for i, c := range n.Content {
		elems[i], end = p.value(c, depth+1)
		if p.Heads && c.Kind == yaml.MappingNode && len(c.Content) > 0 {
			elems[i] = p.headed(elems[i], p.head)
		}
		p.part(p.lines.offset(c.Line, c.Column), end)
	}
	if p.flow(n, at, '[') {
		end = closing(p.text, end)
	}
	return model.NewList(elems, p.rng(min(at, end), end)), end
}

// flow reports whether a collection is enclosed in brackets.
func (p *parser) flow(n *yaml.Node, at int, bracket byte) bool {
	return n.Style&yaml.FlowStyle != 0 && at < len(p.text) && p.text[at] == bracket
}

func (p *parser) mapping(n *yaml.Node, at, depth int) (*model.Value, int) {
	start, end := at, at+1
	attrs := make([]model.Attr, 0, len(n.Content)/2)
	var merged []model.Attr
	var head source.Range
	defer func() { p.head = head }()
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, val := n.Content[i], n.Content[i+1]
		keyStart, keyEnd := p.key(key)
		if i == 0 && n.Style&yaml.FlowStyle == 0 {
			start = keyStart
		}
		var v *model.Value
		v, end = p.value(val, depth+1)
		end = max(end, keyEnd)
		if p.Heads {
			v = p.headed(v, p.rng(keyStart, keyEnd))
		}
		if i == 0 {
			head = p.rng(keyStart, keyEnd).Join(v.Range())
		}
		p.part(keyStart, end)
		if key.Tag == "!!merge" && key.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) == 0 {
			merged = append(merged, p.merge(v, keyStart, end)...)
			continue
		}
		attrs = append(attrs, model.Attr{Name: keyText(key), NameRange: p.rng(keyStart, keyEnd), Value: v})
	}
	if p.flow(n, at, '{') {
		end = closing(p.text, end)
	}
	written := len(attrs)
	r := p.rng(min(start, end), end)
	if len(merged) > 0 {
		// Of equal names the last one counts: what is written here.
		attrs = append(merged, attrs...)
		return model.NewObject(attrs, r), end
	}
	v := model.NewObject(attrs, r)
	if v.Len() < written {
		p.warnDoubled(n)
	}
	return v, end
}

// headed returns a collection that stands at its head if it spans lines.
func (p *parser) headed(v *model.Value, head source.Range) *model.Value {
	if k := v.Kind(); k != model.Object && k != model.List || len(v.Via()) > 0 {
		return v
	}
	if bytes.IndexByte(p.text[head.Start:v.Range().End], '\n') < 0 {
		return v
	}
	return v.At(head)
}

// key returns the range of a key, which must be a scalar.
func (p *parser) key(n *yaml.Node) (start, end int) {
	start = p.lines.offset(n.Line, n.Column)
	switch n.Kind {
	case yaml.ScalarNode:
		at := start
		if n.Anchor != "" || n.Style&yaml.TaggedStyle != 0 {
			at = skipProperties(p.text, start, n.Anchor)
		}
		var v *model.Value
		if v, end = p.scalar(n, start, at); n.Anchor != "" {
			if p.made == nil {
				p.made = map[*yaml.Node]*model.Value{}
			}
			p.made[n] = v
		}
		return at, end
	case yaml.AliasNode:
		if n.Alias != nil && n.Alias.Kind == yaml.ScalarNode {
			return start, start + 1 + len(n.Value)
		}
	}
	p.fail(start, start+1, "a key must be a single word or a string", "")
	return 0, 0
}

// keyText returns the text of a key.
func keyText(n *yaml.Node) string {
	if n.Kind == yaml.AliasNode {
		n = n.Alias
	}
	return n.Value
}

// merge returns the attributes that a merge key brings in
// (https://yaml.org/type/merge.html): of one mapping, or of several of which the
// earlier win. They are seen through the entry of the key.
func (p *parser) merge(v *model.Value, start, end int) []model.Attr {
	sources := []*model.Value{v}
	if v.Kind() == model.List {
		sources = v.Elems()
	}
	var out []model.Attr
	for i := len(sources) - 1; i >= 0; i-- {
		src := sources[i]
		if src.Kind() != model.Object {
			p.fail(start, end, "a merge key wants a mapping or a list of mappings", "")
		}
		p.unfold(src.Len(), start, end)
		for _, a := range src.Attrs() {
			// Where the alias stands says less than where the key does.
			out = append(out, model.Attr{Name: a.Name, Value: a.Value.Through(p.rng(start, end))})
		}
	}
	return out
}

// warnDoubled tells of keys that stand in a mapping more than once.
func (p *parser) warnDoubled(n *yaml.Node) {
	seen := map[string]int{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		name := keyText(key)
		if line, ok := seen[name]; ok && len(p.warnings) < maxWarnings {
			start, end := p.key(key)
			p.warnings = append(p.warnings, source.Diagnostic{
				Severity: source.Warning, Range: p.rng(start, end),
				Summary: "key " + strconv.Quote(name) + " stands here a second time",
				Detail:  fmt.Sprintf("It stands on line %d of the document already; the last one counts.", line),
			})
		}
		seen[name] = key.Line
	}
}

func (p *parser) part(start, end int) {
	if p.spans != nil {
		p.spans.parts = append(p.spans.parts, span{start, end})
	}
}

// scalar returns the value of a scalar of which the properties begin at start
// and the content at at.
func (p *parser) scalar(n *yaml.Node, start, at int) (*model.Value, int) {
	end := p.scalarEnd(n, at)
	if p.spans != nil {
		p.spans.scalars = append(p.spans.scalars, span{start, end})
	}
	r := p.rng(at, end)
	switch n.Tag {
	case "!!null":
		return model.NewNull(r), end
	case "!!bool":
		b := n.Value == "true" || n.Value == "True" || n.Value == "TRUE"
		if b || strings.EqualFold(n.Value, "false") {
			return model.NewBool(b, r), end
		}
		if b, ok := bool11(n.Value); ok {
			return model.NewBool(b, r), end
		}
	case "!!int", "!!float":
		if v := Number(n, r); v != nil {
			return v, end
		}
	case "!!str":
		if p.YAML11 && n.Style == 0 {
			if b, ok := bool11(n.Value); ok {
				return model.NewBool(b, r), end
			}
		}
	}
	return model.NewString(n.Value, r), end
}

// bool11 returns the boolean that a word stands for in YAML 1.1 and no more in
// YAML 1.2.
func bool11(s string) (b, ok bool) {
	switch s {
	case "y", "Y", "yes", "Yes", "YES", "on", "On", "ON":
		return true, true
	case "n", "N", "no", "No", "NO", "off", "Off", "OFF":
		return false, true
	}
	return false, false
}

// Number returns the number that a scalar writes, nil where it is none or has no
// form in JSON.
func Number(n *yaml.Node, r source.Range) *model.Value {
	if s := n.Value; n.Tag == "!!int" && len(s) < 18 && s != "" && (s[0] != '0' || s == "0") {
		if i, err := strconv.ParseInt(s, 10, 64); err == nil {
			return model.NewInt(i, r)
		}
	}
	var x any
	if err := n.Decode(&x); err != nil {
		return nil
	}
	switch x := x.(type) {
	case int:
		return model.NewInt(int64(x), r)
	case int64:
		return model.NewInt(x, r)
	case uint64:
		return model.NewNumber(new(big.Float).SetUint64(x), r)
	case float64:
		if !math.IsNaN(x) && !math.IsInf(x, 0) {
			return model.NewNumber(big.NewFloat(x), r)
		}
	}
	return nil
}
