package gcp

import (
	"regexp"
	"slices"
	"strings"
	"time"
)

// A Truth is what can be said of a condition.
type Truth int8

// The truths, the surest last.
const (
	No Truth = iota
	Maybe
	Yes
)

// Limits on expressions of hostile code.
const (
	maxExpression = 1 << 16
	maxDepth      = 64
)

// Condition evaluates an expression of CEL as far as conditions of IAM and of workload
// identity pools use it: https://cloud.google.com/iam/docs/conditions-overview#cel.
// Lookup returns what an attribute is, "resource.name": a string, a bool, a
// [time.Time], a slice of these; nil for what is not known. What is not understood may
// hold or not.
func Condition(expression string, lookup func(attribute string) any) Truth {
	if len(expression) > maxExpression {
		return Maybe
	}
	p := &parser{rest: expression, lookup: lookup}
	p.next()
	v := p.or()
	if p.failed || p.token != "" {
		return Maybe
	}
	return truth(v)
}

func truth(v any) Truth {
	b, ok := v.(bool)
	switch {
	case !ok:
		return Maybe
	case b:
		return Yes
	}
	return No
}

// A parser evaluates while it reads: an expression is evaluated once. The value nil is
// not known.
type parser struct {
	rest   string
	token  string // "" at the end; strings keep their first quote
	depth  int
	failed bool
	lookup func(string) any
}

var tokens = regexp.MustCompile(`^(?:[A-Za-z_][A-Za-z0-9_]*|[0-9]+(?:\.[0-9]+)?|&&|\|\||==|!=|<=|>=|[-!<>().,\[\]?:+*/%{}])`)

// next reads a token.
func (p *parser) next() {
	p.rest = strings.TrimLeft(p.rest, " \t\r\n")
	if p.rest == "" {
		p.token = ""
		return
	}
	if q := p.rest[0]; q == '"' || q == '\'' {
		p.quoted(q)
		return
	}
	t := tokens.FindString(p.rest)
	if t == "" {
		p.fail()
		return
	}
	p.token, p.rest = t, p.rest[len(t):]
}

func (p *parser) quoted(q byte) {
	var b strings.Builder
	b.WriteByte('"')
	for i := 1; i < len(p.rest); i++ {
		switch c := p.rest[i]; {
		case c == q:
			p.token, p.rest = b.String(), p.rest[i+1:]
			return
		case c == '\\' && i+1 < len(p.rest):
			i++
			b.WriteByte(p.rest[i])
		default:
			b.WriteByte(c)
		}
	}
	p.fail()
}

func (p *parser) fail() { p.failed, p.token, p.rest = true, "", "" }

func (p *parser) take(t string) bool {
	if p.token != t || p.failed {
		return false
	}
	p.next()
	return true
}

// deeper reports whether an expression may be nested further; leave goes back up.
func (p *parser) deeper() bool {
	if p.depth++; p.depth > maxDepth {
		p.fail()
		return false
	}
	return true
}

func (p *parser) or() any {
	defer func() { p.depth-- }()
	if !p.deeper() {
		return nil
	}
	v := p.and()
	for p.take("||") {
		v = either(v, p.and())
	}
	return v
}

func (p *parser) and() any {
	v := p.relation()
	for p.take("&&") {
		v = not(either(not(v), not(p.relation())))
	}
	return v
}

// either is true if one of both is, though the other is not known.
func either(a, b any) any {
	x, y := truth(a), truth(b)
	switch {
	case x == Yes || y == Yes:
		return true
	case x == No && y == No:
		return false
	}
	return nil
}

func not(v any) any {
	if b, ok := v.(bool); ok {
		return !b
	}
	return nil
}

func (p *parser) relation() any {
	a := p.unary()
	for _, op := range []string{"==", "!=", "<=", ">=", "<", ">", "in"} {
		if p.take(op) {
			return compare(op, a, p.unary())
		}
	}
	return a
}

func (p *parser) unary() any {
	n := 0
	for p.take("!") {
		n++
	}
	v := p.member(p.primary())
	if n == 0 {
		return v
	}
	if n%2 == 1 {
		return not(v)
	}
	return not(not(v))
}

// An operand is a value, or the name of an attribute of which more may follow.
type attribute string

func (p *parser) primary() any {
	switch t := p.token; {
	case p.take("("):
		v := p.or()
		if !p.take(")") {
			p.fail()
		}
		return v
	case p.take("["):
		return p.list("]")
	case strings.HasPrefix(t, `"`):
		p.next()
		return t[1:]
	case t == "true" || t == "false":
		p.next()
		return t == "true"
	case t != "" && (t[0] >= 'a' && t[0] <= 'z' || t[0] >= 'A' && t[0] <= 'Z' || t[0] == '_'):
		p.next()
		if p.take("(") {
			return call(t, p.list(")"))
		}
		return attribute(t)
	case t != "" && t[0] >= '0' && t[0] <= '9':
		p.next()
		return nil // no attribute that is known is a number
	}
	p.fail()
	return nil
}

// member reads what follows an operand: .name, .method(...), ["key"].
func (p *parser) member(v any) any {
	for {
		switch {
		case p.take("."):
			name := p.token
			p.next()
			if p.take("(") {
				v = method(p.value(v), name, p.list(")"))
			} else if a, ok := v.(attribute); ok {
				v = attribute(string(a) + "." + name)
			} else {
				v = nil
			}
		case p.take("["):
			key := p.value(p.member(p.primary()))
			if !p.take("]") {
				p.fail()
			}
			a, ok := v.(attribute)
			if s, isName := key.(string); ok && isName {
				v = attribute(string(a) + "." + s)
			} else {
				v = nil
			}
		default:
			return p.value(v)
		}
		if p.failed {
			return nil
		}
	}
}

// value returns what an attribute is.
func (p *parser) value(v any) any {
	if a, ok := v.(attribute); ok {
		return p.lookup(string(a))
	}
	return v
}

func (p *parser) list(end string) []any {
	out := []any{}
	for !p.take(end) {
		if p.failed || p.token == "" {
			p.fail()
			return nil
		}
		out = append(out, p.or())
		if !p.take(",") && p.token != end {
			p.fail()
		}
	}
	return out
}

// call is a function: https://cloud.google.com/iam/docs/conditions-attribute-reference.
func call(name string, args []any) any {
	if name != "timestamp" || len(args) != 1 {
		return nil
	}
	s, _ := args[0].(string)
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		return nil
	}
	return t
}

func method(v any, name string, args []any) any {
	s, ok := v.(string)
	if !ok || len(args) != 1 {
		return nil
	}
	arg, ok := args[0].(string)
	if !ok {
		return nil
	}
	switch name {
	case "startsWith":
		return strings.HasPrefix(s, arg)
	case "endsWith":
		return strings.HasSuffix(s, arg)
	case "contains":
		return strings.Contains(s, arg)
	case "matches":
		re, err := regexp.Compile(arg)
		if err != nil {
			return nil
		}
		return re.MatchString(s)
	}
	return nil
}

func compare(op string, a, b any) any {
	if op == "in" {
		return within(a, b)
	}
	if a == nil || b == nil {
		return nil
	}
	var n int
	switch x := a.(type) {
	case string:
		y, ok := b.(string)
		if !ok {
			return nil
		}
		n = strings.Compare(x, y)
	case time.Time:
		y, ok := b.(time.Time)
		if !ok {
			return nil
		}
		n = x.Compare(y)
	case bool:
		y, ok := b.(bool)
		if !ok || op != "==" && op != "!=" {
			return nil
		}
		if x != y {
			n = 1
		}
	default:
		return nil
	}
	return map[string]bool{"==": n == 0, "!=": n != 0, "<": n < 0, "<=": n <= 0, ">": n > 0, ">=": n >= 0}[op]
}

// within reports whether a list has a value.
func within(v, list any) any {
	all, ok := list.([]any)
	s, isString := v.(string)
	if !ok || !isString {
		return nil
	}
	if slices.Contains(all, any(s)) {
		return true
	}
	if slices.Contains(all, nil) {
		return nil
	}
	return false
}
