package engine

import (
	"bytes"
	"maps"
	"regexp"
	"slices"
	"sort"
	"strconv"
	"strings"
	"text/template/parse"

	"github.com/parapet-iac/parapet/analysis/source"
)

// A Template is one parsed template file.
type Template struct {
	// Name is the full name, with the names of the charts around.
	Name string
	File *File
	// Home is where to point for a file that is not in the workspace.
	Home source.Range
	// Broken says why the text cannot be parsed; the bodies are then those of the
	// last text that could.
	Broken *Failure

	text   string
	bodies map[string]*body
}

// A body is what a template itself says, or one of its definitions. Its tree is changed
// so that what it prints carries marks (see marks.go), what it does is counted, and
// what it reads is noted. A body that says the same at another place is the same one.
type body struct {
	name string // of the definition
	tree *parse.Tree
	text string // of the template as it was parsed
	// start and end are where the body stands in the text. Sites count from start.
	start, end int
	// anchor is that of a definition with a place of its own; else places are those
	// in parts, or home.
	anchor *source.Anchor
	file   *File
	home   source.Range

	base  uint32 // the number of the first site
	sites []site
}

// A site is a place in a body: a line of text, or an action.
type site struct {
	start, end int // bytes
	loop       bool
	// deep tells that the output of templates which the action includes keeps
	// its own marks; loose, that the output is made from what the operands
	// say as templates.
	deep, loose bool
	operands    []operand
}

// An operand is a value that an action names: a variable, "." or "$", and the names
// that lead on from there.
type operand struct {
	base  int // among the values that the action hands over
	names []string
}

// maxOperands bounds the number of operands that a printed value is looked for in.
const maxOperands = 8

// A Failure is why a template has no meaning, and where.
type Failure struct {
	Message string
	At      source.Range
}

// Top returns the range of the first line of the template.
func (t *Template) Top() source.Range {
	return t.File.at(0, len(strings.TrimRight(strings.SplitN(t.text, "\n", 2)[0], "\r")), t.Home)
}

// Defines returns the names of what the template defines.
func (t *Template) Defines() []string {
	var names []string
	for name := range t.bodies {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}

// at returns where bytes of a file stand.
func (f *File) at(start, end int, home source.Range) source.Range {
	if f.Source == nil {
		return home
	}
	r := source.Range{Anchor: f.Source.Whole, Start: uint32(start), End: uint32(max(start, end))}
	if p := f.part(start); p != nil {
		r.Anchor, r.Start, r.End = p.Anchor, r.Start-uint32(p.Start), r.End-uint32(p.Start)
	}
	return r
}

// part returns the part of a file that holds an offset, nil where none does.
func (f *File) part(offset int) *Part {
	i := sort.Search(len(f.Parts), func(i int) bool { return f.Parts[i].Start > offset }) - 1
	if i < 0 {
		return nil
	}
	return &f.Parts[i]
}

// at returns where bytes of the body stand.
func (b *body) at(start, end int) source.Range {
	if b.anchor != nil {
		return source.Range{Anchor: b.anchor, Start: uint32(start), End: uint32(max(start, end))}
	}
	return b.file.at(b.start+start, b.start+end, b.home)
}

// builtins are the functions of text/template.
var builtins = map[string]any{
	"and": true, "break": true, "call": true, "continue": true, "eq": true, "ge": true, "gt": true, "html": true,
	"index": true, "js": true, "le": true, "len": true, "lt": true, "ne": true, "not": true, "or": true, "print": true,
	"printf": true, "println": true, "slice": true, "urlquery": true,
}

// maxTemplate bounds the size of a template in bytes.
const maxTemplate = 4 << 20

// Parse parses a template. Where that fails, the trees of the version before count
// on, if there is one.
func (e *Engine) Parse(name string, f *File, home source.Range, before *Template) *Template {
	text := string(f.Data)
	if before != nil && before.text == text && before.Name == name && before.Home == home && before.File.sameParts(f) {
		same := *before
		same.File = f
		return &same
	}
	t := &Template{Name: name, File: f, Home: home, text: text}
	fail := func(message string, line int) *Template {
		start := lineStart(text, line)
		end := start + strings.IndexByte(text[start:]+"\n", '\n')
		start += len(text[start:end]) - len(strings.TrimLeft(text[start:end], " \t"))
		t.Broken = &Failure{message, f.at(start, end, home)}
		if before != nil {
			t.bodies = before.bodies
		}
		return t
	}
	if len(text) > maxTemplate {
		return fail("the template is larger than 4 MiB", 1)
	}
	trees, err := parse.Parse(name, text, "", "", e.funcs, builtins)
	if err != nil {
		message, line := parseFailure(err)
		return fail(message, line)
	}
	t.bodies = make(map[string]*body, len(trees))
	for _, name := range slices.Sorted(maps.Keys(trees)) {
		b := t.body(name, trees[name])
		if before != nil && b.same(before.bodies[name]) {
			t.bodies[name] = before.bodies[name]
			continue
		}
		b.base = e.next
		(&instrument{body: b}).tree(b.tree)
		e.next += uint32(len(b.sites)) + 1
		t.bodies[name] = b
	}
	return t
}

// body returns a body that says what a tree says.
func (t *Template) body(name string, tree *parse.Tree) *body {
	b := &body{name: name, tree: tree, text: t.text, end: len(t.text), file: t.File, home: t.Home}
	if name == t.Name || tree.Root == nil {
		return b
	}
	start := strings.LastIndex(t.text[:min(int(tree.Root.Pos), len(t.text))], "{{")
	if p := t.File.part(start); p != nil && p.Start == start {
		b.start, b.anchor = start, p.Anchor
		if i := slices.IndexFunc(t.File.Parts, func(q Part) bool { return q.Start > start }); i >= 0 {
			b.end = t.File.Parts[i].Start
		}
	}
	return b
}

// same reports whether a body says what another one does, at a place that has moved
// with it.
func (b *body) same(other *body) bool {
	return other != nil && b.anchor != nil && b.anchor == other.anchor && b.text[b.start:b.end] == other.text[other.start:other.end]
}

// sameParts reports whether places in two versions of a file are the same.
func (f *File) sameParts(other *File) bool {
	if f.Source == nil || other.Source == nil {
		return f.Source == other.Source
	}
	return f.Source.Whole == other.Source.Whole && slices.Equal(f.Parts, other.Parts)
}

var parseForm = regexp.MustCompile(`(?s)^template: .*?:(\d+)(?::\d+)?: (.*)$`)

func parseFailure(err error) (message string, line int) {
	m := parseForm.FindStringSubmatch(err.Error())
	if m == nil {
		return err.Error(), 1
	}
	line, _ = strconv.Atoi(m[1])
	return m[2], line
}

func lineStart(text string, line int) int {
	at := 0
	for ; line > 1; line-- {
		i := strings.IndexByte(text[at:], '\n')
		if i < 0 {
			break
		}
		at += i + 1
	}
	return at
}

// An instrument rewrites the tree of a body.
type instrument struct {
	body *body
	// bare trees are counted, but print no marks: what tpl is given.
	bare bool
	vars []string // in scope
}

func (in *instrument) tree(tree *parse.Tree) {
	if tree.Root == nil || parse.IsEmptyTree(tree.Root) {
		return
	}
	in.vars = nil
	in.list(tree.Root)
	tree.Root.Nodes = append([]parse.Node{in.call("__body", tree.Root.Pos, in.number(int(in.body.base)))}, tree.Root.Nodes...)
}

func (in *instrument) list(l *parse.ListNode) {
	if l == nil {
		return
	}
	depth := len(in.vars)
	defer func() { in.vars = in.vars[:depth] }()
	for i, n := range l.Nodes {
		switch n := n.(type) {
		case *parse.TextNode:
			in.text(n)
		case *parse.ActionNode:
			in.action(n)
		case *parse.TemplateNode:
			l.Nodes[i] = in.include(n)
		case *parse.IfNode:
			in.branch(&n.BranchNode, false)
		case *parse.WithNode:
			in.branch(&n.BranchNode, false)
		case *parse.RangeNode:
			in.branch(&n.BranchNode, true)
		}
	}
}

func (in *instrument) branch(b *parse.BranchNode, loop bool) {
	depth := len(in.vars)
	defer func() { in.vars = in.vars[:depth] }()
	in.functions(b.Pipe)
	in.count(b.Pipe, loop)
	for _, v := range b.Pipe.Decl {
		in.vars = append(in.vars, v.Ident[0])
	}
	in.list(b.List)
	in.list(b.ElseList)
	if loop && b.List != nil {
		b.List.Nodes = append([]parse.Node{in.call("__step", b.List.Pos)}, b.List.Nodes...)
	}
}

// text puts a mark in front of what each line of a text says.
func (in *instrument) text(n *parse.TextNode) {
	if in.bare {
		return
	}
	var out bytes.Buffer
	pos := int(n.Pos)
	for line := range bytes.Lines(n.Text) {
		body := bytes.TrimLeft(line, " \t\r\n")
		lead := len(line) - len(body)
		out.Write(line[:lead])
		if len(body) > 0 {
			end := pos + lead + len(bytes.TrimRight(body, " \t\r\n"))
			out.WriteString(mark(in.site(site{start: pos + lead, end: end})))
			out.Write(body)
		}
		pos += len(line)
	}
	n.Text = out.Bytes()
}

// site enters a site and returns its number.
func (in *instrument) site(s site) uint32 {
	s.start, s.end = s.start-in.body.start, s.end-in.body.start
	in.body.sites = append(in.body.sites, s)
	return in.body.base + uint32(len(in.body.sites))
}

// action rewrites what an action prints so that it is marked.
func (in *instrument) action(n *parse.ActionNode) {
	deep := in.layout(n.Pipe)
	in.functions(n.Pipe)
	if len(n.Pipe.Decl) > 0 {
		in.count(n.Pipe, false)
		for _, v := range n.Pipe.Decl {
			if !n.Pipe.IsAssign {
				in.vars = append(in.vars, v.Ident[0])
			}
		}
		return
	}
	in.print(n, n.Pipe, deep)
}

// count makes a pipeline count what it yields, and note what it reads.
func (in *instrument) count(p *parse.PipeNode, loop bool) {
	s := site{loop: loop}
	args := in.bases(p, &s)
	number := in.number(0)
	if !in.bare && (loop || len(s.operands) > 0) {
		number = in.number(int(in.site(s)))
	} else {
		args = nil
	}
	p.Cmds = append(p.Cmds, in.pipe("__made", p.Pos, append([]parse.Node{number}, args...)...).Cmds...)
}

// bases enters the operands of a pipeline into a site, and returns what they begin
// with: what is handed over to make sense of them.
func (in *instrument) bases(p *parse.PipeNode, s *site) []parse.Node {
	args := []parse.Node{&parse.DotNode{}, &parse.VariableNode{NodeType: parse.NodeVariable, Pos: p.Pos, Ident: []string{"$"}}}
	bases := map[string]int{".": 0, "$": 1}
	in.operands(p, s, func(name string) (int, bool) {
		if i, ok := bases[name]; ok {
			return i, true
		}
		if !slices.Contains(in.vars, name) {
			return 0, false
		}
		bases[name] = len(args)
		args = append(args, &parse.VariableNode{NodeType: parse.NodeVariable, Pos: p.Pos, Ident: []string{name}})
		return bases[name], true
	})
	return args
}

// print makes an action print a pipeline through __print.
func (in *instrument) print(n *parse.ActionNode, pipe *parse.PipeNode, deep bool) {
	if in.bare {
		n.Pipe = in.pipe("__print", n.Pos, in.number(0), pipe)
		return
	}
	s := site{deep: deep}
	s.start, s.end = in.extent(int(n.Pos))
	args := append([]parse.Node{nil}, in.bases(pipe, &s)...)
	args[0] = in.number(int(in.site(s)))
	n.Pipe = in.pipe("__print", n.Pos, append(args, pipe)...)
}

// extent returns where the action around an offset begins and ends, with its
// brackets.
func (in *instrument) extent(pos int) (start, end int) {
	text := in.body.text
	pos = min(pos, len(text))
	start = max(strings.LastIndex(text[:pos], "{{"), 0)
	for end = pos; end < len(text); end++ {
		switch c := text[end]; c {
		case '"', '\'':
			for end++; end < len(text) && text[end] != c && text[end] != '\n'; end++ {
				if text[end] == '\\' {
					end++
				}
			}
		case '`':
			end += strings.IndexByte(text[end+1:]+"`", '`') + 1
		case '}':
			if strings.HasPrefix(text[end:], "}}") {
				return start, end + 2
			}
		}
	}
	return start, len(text)
}

// include makes an action of {{ template }}, which prints what the function of that
// name does.
func (in *instrument) include(n *parse.TemplateNode) parse.Node {
	var data parse.Node = &parse.NilNode{NodeType: parse.NodeNil, Pos: n.Pos}
	if n.Pipe != nil {
		in.functions(n.Pipe)
		data = n.Pipe
	}
	name := &parse.StringNode{NodeType: parse.NodeString, Pos: n.Pos, Quoted: strconv.Quote(n.Name), Text: n.Name}
	a := &parse.ActionNode{NodeType: parse.NodeAction, Pos: n.Pos, Line: n.Line, Pipe: in.pipe("__include", n.Pos, name, data)}
	in.print(a, a.Pipe, true)
	return a
}

// layouts are functions that leave marks in a text whole, and give what they would
// give without them.
var layouts = map[string]bool{
	"indent": true, "nindent": true, "trim": true, "quote": true, "squote": true, "toString": true,
}

// layout reports whether a pipeline prints an included template with no change but
// to its layout, and lets it keep its marks then.
func (in *instrument) layout(p *parse.PipeNode) bool {
	if len(p.Decl) > 0 || len(p.Cmds) == 0 || in.bare {
		return false
	}
	first := p.Cmds[0]
	id, ok := first.Args[0].(*parse.IdentifierNode)
	if !ok || id.Ident != "include" {
		return false
	}
	for _, c := range p.Cmds[1:] {
		f, ok := c.Args[0].(*parse.IdentifierNode)
		if !ok || !layouts[f.Ident] {
			return false
		}
	}
	first.Args[0] = parse.NewIdentifier("__include").SetPos(id.Pos)
	return true
}

func (in *instrument) number(n int) parse.Node {
	return &parse.NumberNode{NodeType: parse.NodeNumber, IsInt: true, IsUint: true, Int64: int64(n), Uint64: uint64(n), Text: strconv.Itoa(n)}
}

func (in *instrument) pipe(name string, pos parse.Pos, args ...parse.Node) *parse.PipeNode {
	cmd := &parse.CommandNode{NodeType: parse.NodeCommand, Pos: pos, Args: append([]parse.Node{parse.NewIdentifier(name).SetPos(pos)}, args...)}
	return &parse.PipeNode{NodeType: parse.NodePipe, Pos: pos, Cmds: []*parse.CommandNode{cmd}}
}

func (in *instrument) call(name string, pos parse.Pos, args ...parse.Node) parse.Node {
	return &parse.ActionNode{NodeType: parse.NodeAction, Pos: pos, Pipe: in.pipe(name, pos, args...)}
}
