package engine

import (
	"slices"
	"strconv"
	"text/template/parse"
)

// What follows finds the values that the actions of a template name, and changes calls
// that have to know where they stand or tell what they read.

// functions rewrites calls in a pipeline that have to know where they stand.
func (in *instrument) functions(p *parse.PipeNode) {
	if p == nil {
		return
	}
	for i := 1; i < len(p.Cmds); i++ {
		if id, ok := p.Cmds[i].Args[0].(*parse.IdentifierNode); ok && len(p.Cmds[i].Args) == 1 && looking[id.Ident] {
			p.Cmds = slices.Insert(p.Cmds, i, in.pipe("__whole", id.Pos).Cmds...)
			i++
		}
	}
	for _, c := range p.Cmds {
		for _, a := range c.Args {
			switch a := a.(type) {
			case *parse.PipeNode:
				in.functions(a)
			case *parse.ChainNode:
				if inner, ok := a.Node.(*parse.PipeNode); ok {
					in.functions(inner)
					a.Node = in.chained(inner, a.Field)
				}
			}
		}
		in.looksInto(c)
		if id, ok := c.Args[0].(*parse.IdentifierNode); ok && id.Ident == "required" {
			s := site{}
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

// chained makes a pipeline note which names lead on from what it yields.
func (in *instrument) chained(p *parse.PipeNode, names []string) parse.Node {
	args := []parse.Node{p}
	for _, name := range names {
		args = append(args, &parse.StringNode{NodeType: parse.NodeString, Pos: p.Pos, Quoted: strconv.Quote(name), Text: name})
	}
	return in.pipe("__at", p.Pos, args...)
}

// looking are functions of text/template's own that look into tables and lists.
// (Those that compare refuse them.)
var looking = map[string]bool{"len": true, "slice": true, "call": true, "index": true}

// looksInto makes a call of a function of text/template's own note what it reads of
// tables and lists.
func (in *instrument) looksInto(c *parse.CommandNode) {
	id, ok := c.Args[0].(*parse.IdentifierNode)
	if !ok || len(c.Args) < 2 || !looking[id.Ident] {
		return
	}
	again := func(key parse.Node) bool { // whether it can be evaluated once more
		switch key.(type) {
		case *parse.StringNode, *parse.NumberNode, *parse.VariableNode, *parse.FieldNode, *parse.DotNode:
			return true
		}
		return false
	}
	if keys := c.Args[2:]; id.Ident == "index" && len(keys) > 0 && !slices.ContainsFunc(keys, func(k parse.Node) bool { return !again(k) }) {
		c.Args[1] = in.pipe("__at", id.Pos, c.Args[1:]...)
	} else {
		c.Args[1] = in.pipe("__whole", id.Pos, c.Args[1])
	}
}

// operands collects the values that a pipeline names.
func (in *instrument) operands(p *parse.PipeNode, s *site, base func(string) (int, bool)) {
	add := func(name string, names []string) {
		if b, ok := base(name); ok {
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

// constants returns the names that index (by then __at) and get lead on with from the
// argument of that number.
func constants(c *parse.CommandNode, arg int) []string {
	id, ok := c.Args[0].(*parse.IdentifierNode)
	if !ok || arg != 1 || id.Ident != "__at" && id.Ident != "get" {
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
