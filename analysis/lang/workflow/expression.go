package workflow

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// Limits on one expression.
const (
	maxExpression = 20 << 10 // bytes; GitHub allows 21,000 characters
	maxDepth      = 50
)

// An expression is what stands between ${{ and }}, as far as policies ask about it.
// See https://docs.github.com/en/actions/reference/workflows-and-actions/expressions.
type expression struct {
	start, end int    // of all of it with its fence, in the text
	text       string // without the fence
	// contexts are the values that it takes, as dotted paths in lower case, with
	// * for what is computed: "github.event.issue.title".
	contexts []string
	// calls are the functions that it calls, with the text of their arguments.
	calls []call
	// compares are its comparisons.
	compares []comparison
	// constant reports that it takes nothing from contexts.
	constant bool
	err      error
}

type call struct {
	name string
	args []operand
}

type comparison struct{ left, right operand }

// An operand is an argument: a literal string, or a context, or something else.
type operand struct {
	literal bool
	text    string // of a literal, or the path of a context; "" for what is neither
}

// expressionsIn returns the expressions of a text, in order.
func expressionsIn(text string) []expression {
	var out []expression
	for pos := 0; ; {
		i := strings.Index(text[pos:], "${{")
		if i < 0 {
			return out
		}
		start := pos + i
		end := fenceEnd(text, start+3)
		if end < 0 {
			return out
		}
		out = append(out, parseExpression(text[start+3:end], start, end+2))
		pos = end + 2
	}
}

// fenceEnd returns where }} stands that ends an expression, outside of strings.
func fenceEnd(text string, pos int) int {
	quoted := false
	for ; pos < len(text); pos++ {
		switch {
		case text[pos] == '\'':
			quoted = !quoted
		case !quoted && strings.HasPrefix(text[pos:], "}}"):
			return pos
		}
	}
	return -1
}

// parseExpression reads an expression that stands at [start, end) with its fence.
func parseExpression(text string, start, end int) expression {
	e := expression{start: start, end: end, text: strings.TrimSpace(text)}
	if len(text) > maxExpression {
		e.err = fmt.Errorf("expression is longer than GitHub allows")
		return e
	}
	p := &exprParser{tokens: lexExpression(text), out: &e}
	p.or(0)
	if p.err == nil && p.pos < len(p.tokens) {
		p.fail()
	}
	e.err = p.err
	e.constant = len(e.contexts) == 0
	slices.Sort(e.contexts)
	e.contexts = slices.Compact(e.contexts)
	return e
}

var exprToken = regexp.MustCompile(`^(?:\s+|'(?:[^']|'')*'|-?(?:0x[0-9a-fA-F]+|\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|[A-Za-z_][\w-]*|&&|\|\||==|!=|<=|>=|[()\[\].,*!<>])`)

// lexExpression cuts an expression into tokens. What is none is a token of its own.
func lexExpression(text string) []string {
	var tokens []string
	for text != "" {
		n := len(exprToken.FindString(text))
		if n == 0 {
			n = 1
		}
		if t := strings.TrimSpace(text[:n]); t != "" {
			tokens = append(tokens, t)
		}
		text = text[n:]
	}
	return tokens
}

type exprParser struct {
	tokens []string
	pos    int
	out    *expression
	err    error
}

func (p *exprParser) peek() string {
	if p.pos < len(p.tokens) && p.err == nil {
		return p.tokens[p.pos]
	}
	return ""
}

func (p *exprParser) take(tokens ...string) bool {
	if t := p.peek(); t != "" && slices.Contains(tokens, t) {
		p.pos++
		return true
	}
	return false
}

func (p *exprParser) fail() {
	if p.err == nil {
		what := "the end"
		if p.pos < len(p.tokens) {
			what = p.tokens[p.pos]
		}
		p.err = fmt.Errorf("unexpected %s", what)
	}
}

func (p *exprParser) or(depth int) operand {
	if depth > maxDepth {
		p.fail()
		return operand{}
	}
	left := p.compare(depth)
	for p.take("||", "&&") {
		p.compare(depth)
		left = operand{}
	}
	return left
}

func (p *exprParser) compare(depth int) operand {
	left := p.unary(depth)
	for p.take("==", "!=", "<", ">", "<=", ">=") {
		right := p.unary(depth)
		p.out.compares = append(p.out.compares, comparison{left, right})
		left = operand{}
	}
	return left
}

func (p *exprParser) unary(depth int) operand {
	negated := false
	for p.take("!") {
		negated = true
	}
	o := p.primary(depth)
	if negated {
		return operand{}
	}
	return o
}

func (p *exprParser) primary(depth int) operand {
	t := p.peek()
	switch {
	case p.take("("):
		o := p.or(depth + 1)
		if !p.take(")") {
			p.fail()
		}
		return o
	case t == "":
		p.fail()
	case t[0] == '\'' && len(t) > 1:
		p.pos++
		return operand{literal: true, text: strings.ReplaceAll(t[1:len(t)-1], "''", "'")}
	case t[0] >= '0' && t[0] <= '9' || t[0] == '-':
		p.pos++
		return operand{literal: true, text: t}
	case t == "true" || t == "false" || t == "null" || t == "NaN" || t == "Infinity":
		p.pos++
		return operand{literal: true, text: t}
	case identifier(t):
		p.pos++
		if p.take("(") {
			return p.call(strings.ToLower(t), depth)
		}
		return p.context(strings.ToLower(t), depth)
	default:
		p.fail()
	}
	return operand{}
}

func identifier(t string) bool {
	return t != "" && (t[0] == '_' || t[0] >= 'a' && t[0] <= 'z' || t[0] >= 'A' && t[0] <= 'Z')
}

func (p *exprParser) call(name string, depth int) operand {
	c := call{name: name}
	for !p.take(")") {
		if len(c.args) > 0 && !p.take(",") {
			p.fail()
			return operand{}
		}
		c.args = append(c.args, p.or(depth+1))
		if p.err != nil {
			return operand{}
		}
	}
	p.out.calls = append(p.out.calls, c)
	// What a function returns may be looked into: fromJSON(x).y.
	for p.deref(nil, depth) {
	}
	return operand{}
}

// context reads the path behind the name of a context.
func (p *exprParser) context(name string, depth int) operand {
	path := []string{name}
	for p.deref(&path, depth) {
	}
	text := strings.Join(path, ".")
	p.out.contexts = append(p.out.contexts, text)
	return operand{text: text}
}

// deref reads .name, .* or [index], and adds it to a path if there is one.
func (p *exprParser) deref(path *[]string, depth int) bool {
	add := func(s string) {
		if path != nil {
			*path = append(*path, strings.ToLower(s))
		}
	}
	switch {
	case p.take("."):
		t := p.peek()
		if t != "*" && !identifier(t) {
			p.fail()
			return false
		}
		p.pos++
		add(t)
	case p.take("["):
		if p.take("*") {
			add("*")
		} else if o := p.or(depth + 1); o.literal {
			add(o.text)
		} else {
			add("*")
		}
		if !p.take("]") {
			p.fail()
			return false
		}
	default:
		return false
	}
	return p.err == nil
}
