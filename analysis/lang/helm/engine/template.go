package engine

import (
	"bytes"
	"regexp"
	"sort"
	"strconv"
	"strings"
	"text/template/parse"

	"github.com/parapet-iac/parapet/analysis/source"
)

// A Template is one parsed template file. Its trees are changed so that what they
// print carries marks (see marks.go) and what they do is counted.
type Template struct {
	// Name is the full name, with the names of the charts around.
	Name string
	File *File
	// Home is where to point for a file that is not in the workspace.
	Home source.Range
	// Broken says why the text cannot be parsed; the trees are then those of the
	// last text that could.
	Broken *Failure

	text  string
	trees map[string]*parse.Tree
	base  uint32 // the number of the first site
	sites []site
}

// A site is a place in a template: a line of text, or an action.
type site struct {
	start, end int // bytes
	action     bool
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

// A Failure is why a template has no meaning.
type Failure struct {
	Message string
	// Template is where it failed, from Start to End in bytes.
	Template   *Template
	Start, End int
}

// Range returns where the template failed.
func (f *Failure) Range() source.Range { return f.Template.place(f.Start, f.End) }

// Top returns the range of the first line of the template.
func (t *Template) Top() source.Range {
	return t.place(0, len(strings.TrimRight(strings.SplitN(t.text, "\n", 2)[0], "\r")))
}

// Defines returns the names of what the template defines.
func (t *Template) Defines() []string {
	var names []string
	for name := range t.trees {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}

// place returns where bytes of the template stand.
func (t *Template) place(start, end int) source.Range {
	if t.File.Source == nil {
		return t.Home
	}
	// Sites of a text that could be parsed last may lie behind the end.
	start, end = min(start, len(t.text)), min(end, len(t.text))
	return source.Range{Anchor: t.File.Source.Whole, Start: uint32(start), End: uint32(max(start, end))}
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
	if before != nil && before.text == text && before.Name == name {
		same := *before
		same.File, same.Home = f, home
		return &same
	}
	t := &Template{Name: name, File: f, Home: home, text: text}
	fail := func(message string, line int) *Template {
		start := lineStart(text, line)
		end := start + strings.IndexByte(text[start:]+"\n", '\n')
		t.Broken = &Failure{Message: message, Template: t, Start: start + len(text[start:end]) - len(strings.TrimLeft(text[start:end], " \t")), End: end}
		if before != nil {
			t.trees, t.base, t.sites = before.trees, before.base, before.sites
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
	t.trees, t.base = trees, e.next
	in := &instrument{t: t}
	for _, name := range t.Defines() {
		in.tree(trees[name])
	}
	e.next += uint32(len(t.sites)) + 1
	return t
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

// An instrument rewrites the trees of a template.
type instrument struct {
	t *Template
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
	tree.Root.Nodes = append([]parse.Node{in.call("__body", tree.Root.Pos, in.number(int(in.t.base)))}, tree.Root.Nodes...)
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
	in.count(b.Pipe)
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
	in.t.sites = append(in.t.sites, s)
	return in.t.base + uint32(len(in.t.sites))
}

// action rewrites what an action prints so that it is marked.
func (in *instrument) action(n *parse.ActionNode) {
	deep := in.layout(n.Pipe)
	in.functions(n.Pipe)
	if len(n.Pipe.Decl) > 0 {
		in.count(n.Pipe)
		for _, v := range n.Pipe.Decl {
			if !n.Pipe.IsAssign {
				in.vars = append(in.vars, v.Ident[0])
			}
		}
		return
	}
	in.print(n, n.Pipe, deep)
}

// count makes a pipeline count what it yields.
func (in *instrument) count(p *parse.PipeNode) {
	p.Cmds = append(p.Cmds, in.pipe("__made", p.Pos).Cmds...)
}

// print makes an action print a pipeline through __print.
func (in *instrument) print(n *parse.ActionNode, pipe *parse.PipeNode, deep bool) {
	if in.bare {
		n.Pipe = in.pipe("__print", n.Pos, in.number(0), pipe)
		return
	}
	args := []parse.Node{nil, &parse.DotNode{}, &parse.VariableNode{NodeType: parse.NodeVariable, Pos: n.Pos, Ident: []string{"$"}}}
	s := site{action: true, deep: deep}
	s.start, s.end = in.extent(int(n.Pos))
	bases := map[string]int{".": 0, "$": 1}
	in.operands(pipe, &s, func(name string) (int, bool) {
		if i, ok := bases[name]; ok {
			return i, true
		}
		for _, v := range in.vars {
			if v == name {
				bases[name] = len(args) - 1
				args = append(args, &parse.VariableNode{NodeType: parse.NodeVariable, Pos: n.Pos, Ident: []string{name}})
				return bases[name], true
			}
		}
		return 0, false
	})
	args[0] = in.number(int(in.site(s)))
	n.Pipe = in.pipe("__print", n.Pos, append(args, pipe)...)
}

// extent returns where the action around an offset begins and ends, with its
// brackets.
func (in *instrument) extent(pos int) (start, end int) {
	text := in.t.text
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

// functions rewrites calls in a pipeline that have to know where they stand.
func (in *instrument) functions(p *parse.PipeNode) {
	if p == nil {
		return
	}
	for _, c := range p.Cmds {
		for _, a := range c.Args {
			switch a := a.(type) {
			case *parse.PipeNode:
				in.functions(a)
			case *parse.ChainNode:
				if inner, ok := a.Node.(*parse.PipeNode); ok {
					in.functions(inner)
				}
			}
		}
		if id, ok := c.Args[0].(*parse.IdentifierNode); ok && id.Ident == "required" {
			s := site{action: true}
			s.start, s.end = in.extent(int(id.Pos))
			number := 0
			if !in.bare {
				number = int(in.site(s))
			}
			rest := c.Args[1:]
			c.Args = append([]parse.Node{parse.NewIdentifier("__required").SetPos(id.Pos), in.number(number)}, rest...)
		}
	}
}

// operands collects the values that a pipeline names.
func (in *instrument) operands(p *parse.PipeNode, s *site, base func(string) (int, bool)) {
	add := func(name string, names []string) {
		if b, ok := base(name); ok && len(s.operands) < 8 {
			s.operands = append(s.operands, operand{b, names})
		}
	}
	for _, c := range p.Cmds {
		for i, a := range c.Args {
			switch a := a.(type) {
			case *parse.FieldNode:
				add(".", append(a.Ident[:len(a.Ident):len(a.Ident)], constants(c, i)...))
			case *parse.VariableNode:
				add(a.Ident[0], append(a.Ident[1:len(a.Ident):len(a.Ident)], constants(c, i)...))
			case *parse.DotNode:
				add(".", constants(c, i))
			case *parse.IdentifierNode:
				s.loose = s.loose || a.Ident == "tpl"
			case *parse.PipeNode:
				in.operands(a, s, base)
			case *parse.ChainNode:
				if inner, ok := a.Node.(*parse.PipeNode); ok {
					in.operands(inner, s, base)
				}
			}
		}
	}
}

// constants returns the names that index, get and the like lead on with from the
// argument of that number.
func constants(c *parse.CommandNode, arg int) []string {
	id, ok := c.Args[0].(*parse.IdentifierNode)
	if !ok || arg != 1 || id.Ident != "index" && id.Ident != "get" {
		return nil
	}
	var names []string
	for _, a := range c.Args[2:] {
		switch a := a.(type) {
		case *parse.StringNode:
			names = append(names, a.Text)
		case *parse.NumberNode:
			names = append(names, a.Text)
		default:
			return nil
		}
	}
	return names
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
