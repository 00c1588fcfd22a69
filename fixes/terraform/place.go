package terraform

import (
	"errors"
	"fmt"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/schema"
	"github.com/parapet-iac/parapet/analysis/source"
)

// A walk is a path followed as far as it goes.
type walk struct {
	// nodes are the values on the path, the resource's first.
	nodes []*model.Value
	// steps are those that were taken, and rest those that lead on from the last
	// node. In steps, a name in a list has an index before it.
	steps, rest model.Path
	// inDocument tells that the path leads into a JSON document.
	inDocument bool
}

// follow walks a path from v. A name in a list of blocks leads on in the first of
// them; JSON documents are entered.
func follow(v *model.Value, path model.Path) walk {
	w := walk{nodes: []*model.Value{v}, rest: path}
	for len(w.rest) > 0 {
		cur := w.last()
		if doc := cur.Doc(); doc != nil {
			cur, w.inDocument = doc, true
		}
		var next *model.Value
		switch s := w.rest[0].(type) {
		case int:
			if next = cur.Index(s); next == nil && s == 0 && cur.Kind() == model.Object {
				w.rest = w.rest[1:] // a block that stands once
				continue
			}
		case string:
			if cur.Kind() == model.List && cur.Len() > 0 {
				w.nodes, w.steps = append(w.nodes, cur.Index(0)), append(w.steps, 0)
				continue
			}
			next = cur.Get(s)
		}
		if next == nil || next.Is(model.Default) {
			break
		}
		w.nodes, w.steps = append(w.nodes, next), append(w.steps, w.rest[0])
		w.rest = w.rest[1:]
	}
	return w
}

func (w walk) last() *model.Value { return w.nodes[len(w.nodes)-1] }

// dotted returns the names of a path, without indexes.
func dotted(path model.Path) string {
	var names []string
	for _, s := range path {
		if name, ok := s.(string); ok {
			names = append(names, name)
		}
	}
	return strings.Join(names, ".")
}

// A site is a place in a file and the syntax there. Offsets count from the start
// of the file.
type site struct {
	file       *source.File
	start, end int
	// In native syntax, top is the top-level block around the place, nil in a
	// file of variables, and item the bounds of the whole.
	top  *hclsyntax.Block
	item [2]int
	// blocks are the nested blocks around the place, the outermost first, and
	// body the innermost one's. Where the place is the header of a block, that
	// is the last of them.
	blocks []*hclsyntax.Block
	body   *hclsyntax.Body
	// isBlock tells that the place is the header of a block.
	isBlock bool
	// attr is the argument around the place, and nodes the expressions in it
	// that hold the place, the outermost first. The last one is the place
	// itself, unless that is part of a text.
	attr  *hclsyntax.Attribute
	nodes []hclsyntax.Node
	exact bool
}

func (s *site) text() []byte { return s.file.Text.Bytes() }

var errNowhere = errors.New("the value has no place in the code")

// site returns what stands at a range.
func (w *Writer) site(r source.Range) (*site, error) {
	if r.IsZero() {
		return nil, errNowhere
	}
	f, err := w.file(r.File())
	if err != nil {
		return nil, err
	}
	start, end, ok := f.Offsets(r)
	if !ok || f.Outdated(r.Anchor) {
		return nil, fmt.Errorf("%s has errors there", f.Path)
	}
	return w.siteAt(f, start, end)
}

// siteAt returns what stands between two offsets of a file.
func (w *Writer) siteAt(f *source.File, start, end int) (*site, error) {
	s := &site{file: f, start: start, end: end}
	if isJSON(f.Path) || !isNative(f.Path) {
		return s, nil
	}
	body, from, to := w.syntaxOf(f).At(start)
	if body == nil {
		return nil, fmt.Errorf("%s has errors there", f.Path)
	}
	s.item, s.body = [2]int{from, to}, body
	s.descend(body)
	return s, nil
}

// isNative reports whether a file is in native syntax.
func isNative(name string) bool {
	for _, ext := range []string{".tf", ".tofu", ".tfvars"} {
		if strings.HasSuffix(name, ext) {
			return true
		}
	}
	return false
}

// descend finds the innermost syntax that holds the place.
func (s *site) descend(body *hclsyntax.Body) {
	for _, b := range body.Blocks {
		r := b.Range()
		if r.Start.Byte > s.start || s.end > r.End.Byte {
			continue
		}
		if s.top == nil {
			s.top = b
		} else {
			s.blocks = append(s.blocks, b)
		}
		s.body = b.Body
		if d := b.DefRange(); d.Start.Byte == s.start && d.End.Byte == s.end || r.Start.Byte == s.start && r.End.Byte == s.end {
			s.isBlock = true
			return
		}
		s.descend(b.Body)
		return
	}
	for _, a := range body.Attributes {
		if a.SrcRange.Start.Byte <= s.start && s.end <= a.SrcRange.End.Byte {
			s.attr = a
			s.enter(a.Expr)
			return
		}
	}
}

// enter collects the nodes of an expression that hold the place.
func (s *site) enter(x hclsyntax.Expression) {
	v := &nodesAt{start: s.start, end: s.end}
	_ = hclsyntax.Walk(x, v) // reports nothing
	s.nodes = v.nodes
	if n := len(s.nodes); n > 0 {
		r := s.nodes[n-1].Range()
		s.exact = r.Start.Byte == s.start && r.End.Byte == s.end
	}
	// "${x}" goes as a whole.
	for n := len(s.nodes); s.exact && n > 1; n-- {
		if _, wraps := s.nodes[n-2].(*hclsyntax.TemplateWrapExpr); !wraps {
			break
		}
		s.nodes = s.nodes[:n-1]
		r := s.nodes[n-2].Range()
		s.start, s.end = r.Start.Byte, r.End.Byte
	}
}

// nodesAt collects the nodes around a place, in the order of their nesting.
type nodesAt struct {
	start, end int
	nodes      []hclsyntax.Node
	done       bool
}

func (v *nodesAt) Enter(n hclsyntax.Node) hcl.Diagnostics {
	if _, list := n.(hclsyntax.ChildScope); list || v.done {
		return nil
	}
	r := n.Range()
	if r.Start.Byte > v.start || v.end > r.End.Byte {
		return nil
	}
	if k := len(v.nodes); k > 0 {
		// Of two nodes in the same place the outer one stays.
		if p := v.nodes[k-1].Range(); p.Start.Byte == r.Start.Byte && p.End.Byte == r.End.Byte && r.Start.Byte == v.start && r.End.Byte == v.end {
			return nil
		}
	}
	v.nodes = append(v.nodes, n)
	return nil
}

func (v *nodesAt) Exit(hclsyntax.Node) hcl.Diagnostics { return nil }

// expr returns the expression at the place, nil where there is none.
func (s *site) expr() hclsyntax.Expression {
	if !s.exact {
		return nil
	}
	x, _ := s.nodes[len(s.nodes)-1].(hclsyntax.Expression)
	return x
}

// parent returns the node around the one at the place.
func (s *site) parent() hclsyntax.Node {
	if n := len(s.nodes); n > 1 {
		return s.nodes[n-2]
	}
	return nil
}

// native returns the type of the resource that the place lies in, as it is
// written, and the dotted path of the nested blocks around the place.
func (s *site) native() (typ, path string) {
	if s.top == nil || len(s.top.Labels) == 0 {
		return "", ""
	}
	switch typ = s.top.Labels[0]; s.top.Type {
	case "data":
		typ = "data." + typ
	case "provider":
		typ = "provider." + typ
	case "resource":
	default:
		return "", ""
	}
	var names []string
	for _, b := range s.blocks {
		switch {
		case b.Type == "dynamic" && len(b.Labels) == 1:
			names = append(names, b.Labels[0])
		case b.Type == "content" && len(names) > 0:
		default:
			names = append(names, b.Type)
		}
	}
	return typ, strings.Join(names, ".")
}

// attributeAt returns the schema of a dotted path of a type, nil where it is
// unknown.
func attributeAt(typ, path string) *schema.Attribute {
	t, _ := schema.Lookup(typ)
	var a *schema.Attribute
	for i, name := range strings.Split(path, ".") {
		switch {
		case i > 0:
			a, _ = a.Attr(name)
		default:
			var ok bool
			if a, ok = t.Attr(name); !ok {
				if a, ok = schema.Extension(typ, name); !ok && name == schema.Lifecycle.Name {
					a = schema.Lifecycle
				}
			}
		}
		if a == nil {
			return nil
		}
	}
	return a
}

// places returns where a value stands: in its owner, and behind the references
// that it came through.
func places(v *model.Value) []source.Range {
	return append([]source.Range{v.Range()}, v.Via()...)
}
