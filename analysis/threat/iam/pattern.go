package iam

import "strings"

// A pattern is text with wildcards and policy variables.
type pattern struct {
	// glob is the pattern up to the first variable, all of it where vars is empty.
	glob string
	vars []variable
}

// A variable is a condition key in a pattern, and the glob that follows it.
type variable struct {
	key      string // lower case
	fallback string
	optional bool // it has a fallback
	glob     string
}

// What the wildcards of a pattern mean.
type wildcards uint8

const (
	literal  wildcards = iota // nothing
	spanning                  // * is any text
	segments                  // * is any text of an ARN's segment
)

// compile reads a pattern. Variables are read where the policy's version has
// them.
//
// In an ARN, * stays within the part between two colons unless it ends that part,
// and parts that are missing at the end stand for anything:
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html.
func compile(text string, w wildcards, variables bool) pattern {
	var p pattern
	var b strings.Builder
	colons := 0
	flush := func() {
		if n := len(p.vars); n > 0 {
			p.vars[n-1].glob = b.String()
		} else {
			p.glob = b.String()
		}
		b.Reset()
	}
	for s := text; s != ""; {
		if v, rest, ok := readVariable(s); ok && variables {
			if v.key == "" {
				b.WriteString(v.fallback)
			} else {
				flush()
				p.vars = append(p.vars, v)
			}
			s = rest
			continue
		}
		n := next(s)
		switch c := s[0]; {
		case c == '*' && w == segments && n < len(s) && s[n] != ':':
			b.WriteByte(segment)
		case c == '*' && w != literal:
			b.WriteByte(star)
		case c == '?' && w != literal:
			b.WriteByte(one)
		default:
			if c == ':' {
				colons++
			}
			b.WriteString(s[:n])
		}
		s = s[n:]
	}
	if w == segments && colons < 5 && strings.HasPrefix(text, "arn:") {
		b.WriteByte(star)
	}
	flush()
	return p
}

// readVariable reads ${key} or ${key, 'fallback'} at the start of s. What stands
// for a character of its own, as in ${*}, has no key and that character as its
// fallback. See
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html.
func readVariable(s string) (v variable, rest string, ok bool) {
	inner, found := strings.CutPrefix(s, "${")
	if !found {
		return v, s, false
	}
	inner, rest, found = strings.Cut(inner, "}")
	if !found {
		return v, s, false
	}
	if inner == "*" || inner == "?" || inner == "$" {
		return variable{fallback: inner}, rest, true
	}
	key, fallback, optional := strings.Cut(inner, ",")
	v.key = strings.ToLower(strings.TrimSpace(key))
	if fallback = strings.TrimSpace(fallback); optional {
		if len(fallback) < 2 || fallback[0] != '\'' || fallback[len(fallback)-1] != '\'' {
			return variable{}, s, false
		}
		v.fallback, v.optional = fallback[1:len(fallback)-1], true
	}
	if !strings.Contains(v.key, ":") || strings.ContainsAny(v.key, " {$") {
		return variable{}, s, false
	}
	return v, rest, true
}

// fill returns the glob that the pattern is for a request. A variable that the
// request has no value for makes it match nothing: known is then no.
func (p pattern) fill(ctx Context) (glob string, known Truth) { return p.fillWith(ctx, "") }

// fillWith is fill with a value for keys that are free, unless it is empty.
func (p pattern) fillWith(ctx Context, free string) (glob string, known Truth) {
	if len(p.vars) == 0 {
		return p.glob, Yes
	}
	var b strings.Builder
	b.WriteString(p.glob)
	for _, v := range p.vars {
		switch e := ctx.lookup(v.key); {
		case e.State == Present && len(e.Values) == 1:
			b.WriteString(e.Values[0])
		case e.State == Doubtful:
			b.WriteString(Unknown(v.key))
		case e.State == Free && free != "":
			b.WriteString(free)
		case v.optional:
			b.WriteString(v.fallback)
		default:
			return "", No
		}
		b.WriteString(v.glob)
	}
	return b.String(), Yes
}

// match reports whether text matches the pattern in a request.
func (p pattern) match(text string, ctx Context) Truth {
	glob, known := p.fill(ctx)
	if known == No {
		return No
	}
	return match(glob, text)
}
