package yamltext

import (
	"errors"

	"go.yaml.in/yaml/v3"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// A Node is a part of a document as it is written, for those who edit it.
// Offsets are bytes of the text that [Trees] was given.
type Node struct {
	// Kind is model.Object, model.List, or that of a scalar. An alias has the kind
	// model.Dynamic.
	Kind model.Kind
	// Start and End are the bounds of the content. A block mapping begins at its
	// first key, a block sequence at its first dash; both end where their last
	// part does.
	Start, End int
	// Outer is where the tag or the anchor before the content begins, Start where
	// there is neither.
	Outer int
	// Flow tells that a collection stands in brackets, Block that a scalar is a
	// literal or folded one; Quote is the quote around a scalar, 0 for none.
	Flow, Block bool
	Quote       byte
	// Text is what a scalar says, or the name that an alias has.
	Text string
	// Anchor is the name that others may refer to the node by, Target what an
	// alias refers to.
	Anchor string
	Target *Node
	// Entries are those of a mapping, Elems the elements of a sequence.
	Entries []Entry
	Elems   []Elem
	// Parent is the collection around, nil for the root.
	Parent *Node
}

// An Entry is one key of a mapping with its value.
type Entry struct {
	Key, Value *Node
	// Merge tells that the key is "<<".
	Merge bool
}

// End is where the entry ends.
func (e Entry) End() int { return max(e.Key.End, e.Value.End) }

// An Elem is an element of a sequence. Dash is where its dash stands, in a block
// sequence.
type Elem struct {
	Dash int
	*Node
}

// A Tree is the syntax of one document.
type Tree struct {
	// Start and End are where the document stands, with its marker.
	Start, End int
	// Root is nil for a document that holds nothing.
	Root *Node
	// Err says why the document cannot be read.
	Err error
}

// Entry returns the entry of a mapping with that name.
func (n *Node) Entry(name string) (Entry, bool) {
	if n == nil {
		return Entry{}, false
	}
	for i := len(n.Entries) - 1; i >= 0; i-- { // the last one counts
		if e := n.Entries[i]; !e.Merge && e.Key.Text == name {
			return e, true
		}
	}
	return Entry{}, false
}

// Trees returns the syntax of the documents of a stream that hold something.
func Trees(text []byte) []Tree {
	out := Outline(text)
	for i := range out {
		out[i].Read(text)
	}
	return out
}

// Outline returns where the documents of a stream stand that hold something, without
// their syntax.
func Outline(text []byte) []Tree {
	if why, _, _ := refusal(text); why != "" {
		return []Tree{{End: len(text), Err: errors.New(why)}}
	}
	var out []Tree
	for _, c := range split(text) {
		out = append(out, Tree{Start: c.start, End: c.end})
	}
	return out
}

// Read reads the syntax of a document of the text, unless it is known not to be
// readable.
func (t *Tree) Read(text []byte) {
	if t.Err == nil {
		t.Root, t.Err = tree(text[t.Start:t.End], t.Start)
	}
}

// tree reads a document that stands at shift in its file.
func tree(text []byte, shift int) (root *Node, err error) {
	n, failure := decode(text)
	if failure != nil {
		return nil, failure
	}
	if n.Kind != yaml.DocumentNode || len(n.Content) == 0 {
		return nil, nil
	}
	defer func() {
		if e := recover(); e != nil {
			pr, ok := e.(*problem)
			if !ok {
				panic(e)
			}
			root, err = nil, errors.New(pr.summary)
		}
	}()
	p := newParser(Reader{}, &Document{Text: text, Anchor: &source.Anchor{}})
	t := treeMaker{parser: p, shift: shift, made: map[*yaml.Node]*Node{}}
	return t.node(n.Content[0], 0, 0), nil
}

// A treeMaker makes syntax of the parser's nodes.
type treeMaker struct {
	*parser
	shift int
	made  map[*yaml.Node]*Node
}

// node returns the syntax of a node that nothing but space, comments and
// indicators stands before from the offset least on.
func (t *treeMaker) node(n *yaml.Node, least, depth int) *Node {
	start := max(t.lines.offset(n.Line, n.Column), least)
	if depth > MaxDepth {
		t.fail(start, start, "nested too deep", "")
	}
	out := &Node{Outer: start + t.shift}
	if n.Kind == yaml.AliasNode {
		out.Text, out.Target = n.Value, t.made[n.Alias]
		t.span(out, start, start+1+len(n.Value))
		return out
	}
	at := start
	if n.Anchor != "" || n.Style&yaml.TaggedStyle != 0 || start < len(t.text) && t.text[start] == '!' {
		at = skipProperties(t.text, start, n.Anchor)
	}
	out.Anchor = n.Anchor
	switch n.Kind {
	case yaml.MappingNode:
		t.mappingNode(out, n, at, depth)
	case yaml.SequenceNode:
		t.sequenceNode(out, n, at, depth)
	default:
		t.scalarNode(out, n, start, at, least)
	}
	if out.Outer > out.Start || at == start {
		out.Outer = out.Start
	}
	t.made[n] = out
	return out
}

func (t *treeMaker) span(n *Node, start, end int) {
	n.Start, n.End = start+t.shift, max(start, end)+t.shift
}

func (t *treeMaker) scalarNode(out *Node, n *yaml.Node, start, at, least int) {
	v, end := t.scalar(n, start, at)
	out.Kind, out.Text = v.Kind(), n.Value
	out.Block = n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0
	switch {
	case n.Style&yaml.DoubleQuotedStyle != 0:
		out.Quote = '"'
	case n.Style&yaml.SingleQuotedStyle != 0:
		out.Quote = '\''
	case n.Value == "" && !out.Block && n.Anchor == "" && n.Style&yaml.TaggedStyle == 0:
		at, end = least, least // nothing is written
	}
	t.span(out, at, end)
}

func (t *treeMaker) mappingNode(out *Node, n *yaml.Node, at, depth int) {
	out.Kind, out.Flow = model.Object, t.flow(n, at, '{')
	end := at + 1
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		keyStart, keyEnd := t.key(key)
		k := &Node{Kind: model.String, Text: keyText(key), Outer: keyStart + t.shift, Parent: out}
		t.span(k, keyStart, keyEnd)
		if q := t.text[min(keyStart, len(t.text)-1)]; q == '"' || q == '\'' {
			k.Quote = q
		}
		v := t.node(n.Content[i+1], t.colon(keyEnd), depth+1)
		v.Parent = out
		out.Entries = append(out.Entries, Entry{
			Key: k, Value: v, Merge: key.Tag == "!!merge" && k.Quote == 0,
		})
		if end = max(v.End-t.shift, keyEnd); i == 0 && !out.Flow {
			at = keyStart
		}
	}
	if out.Flow {
		end = closing(t.text, end)
	}
	t.span(out, min(at, end), end)
}

// colon returns the offset behind the colon after a key.
func (t *treeMaker) colon(keyEnd int) int {
	at := skipSpace(t.text, keyEnd)
	if at < len(t.text) && t.text[at] == ':' {
		return at + 1
	}
	return keyEnd
}

func (t *treeMaker) sequenceNode(out *Node, n *yaml.Node, at, depth int) {
	out.Kind, out.Flow = model.List, t.flow(n, at, '[')
	end := at
	if out.Flow {
		end++
	}
	for _, c := range n.Content {
		e := Elem{}
		least := end
		if !out.Flow {
			dash := skipSpace(t.text, end)
			e.Dash, least = dash+t.shift, min(dash+1, len(t.text))
		}
		e.Node = t.node(c, least, depth+1)
		e.Parent = out
		out.Elems = append(out.Elems, e)
		end = e.End - t.shift
	}
	if out.Flow {
		end = closing(t.text, end)
	}
	t.span(out, min(at, end), end)
}
