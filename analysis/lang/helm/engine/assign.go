package engine

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
)

// Assign returns values with those that an assignment, as after --set, puts over them:
// a.b=1,list[0].name=x,all={1,2}
// (https://helm.sh/docs/intro/using_helm/#the-format-and-limitations-of---set).
func Assign(values *Node, assignment string) (*Node, error) {
	for _, part := range splitOutside(assignment, ',') {
		if strings.TrimSpace(part) == "" {
			continue
		}
		key, value, ok := cutOutside(part, '=')
		if !ok {
			return nil, fmt.Errorf("%q has no value: write name=value", part)
		}
		steps, err := keySteps(key)
		if err != nil {
			return nil, err
		}
		if values, err = assign(values, steps, typed(value), 0); err != nil {
			return nil, fmt.Errorf("%s: %w", key, err)
		}
	}
	return values, nil
}

// splitOutside splits a text at a character that is neither behind a backslash nor
// in braces.
func splitOutside(s string, sep byte) []string {
	var parts []string
	depth, start := 0, 0
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\\':
			i++
		case s[i] == '{':
			depth++
		case s[i] == '}':
			depth--
		case s[i] == sep && depth <= 0:
			parts = append(parts, s[start:i])
			start = i + 1
		}
	}
	return append(parts, s[start:])
}

func cutOutside(s string, sep byte) (before, after string, ok bool) {
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' {
			i++
		} else if s[i] == sep {
			return s[:i], s[i+1:], true
		}
	}
	return s, "", false
}

// maxListIndex is that of Helm.
const maxListIndex = 65536

// keySteps returns the names (string) and indexes (int) of a key.
func keySteps(key string) ([]any, error) {
	var steps []any
	for _, name := range splitOutside(key, '.') {
		name, indexes, _ := cutOutside(name, '[')
		if name == "" && len(steps) == 0 && indexes == "" {
			return nil, errors.New("a name is empty")
		}
		if name != "" {
			steps = append(steps, unescaped(name))
		}
		for indexes != "" {
			number, rest, ok := strings.Cut(indexes, "]")
			i, err := strconv.Atoi(number)
			if !ok || err != nil || i < 0 || i > maxListIndex {
				return nil, fmt.Errorf("%s: [%s is no index of a list", key, indexes)
			}
			steps = append(steps, i)
			indexes = strings.TrimPrefix(rest, "[")
		}
	}
	return steps, nil
}

func unescaped(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) {
			i++
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// typed returns the value that a text stands for.
func typed(s string) *Node {
	if len(s) > 1 && s[0] == '{' && s[len(s)-1] == '}' {
		n := &Node{kind: model.List}
		if inner := s[1 : len(s)-1]; inner != "" {
			for _, part := range splitOutside(inner, ',') {
				n.list = append(n.list, typed(part))
			}
		}
		return n
	}
	switch s = unescaped(s); {
	case s == "null":
		return &Node{kind: model.Null}
	case s == "true" || s == "false":
		return &Node{kind: model.String, scalar: s == "true"}
	case s == "0" || s != "" && s[0] != '0':
		if i, err := strconv.ParseInt(s, 10, 64); err == nil {
			return &Node{kind: model.String, scalar: i}
		}
	}
	return &Node{kind: model.String, scalar: s}
}

func assign(n *Node, steps []any, v *Node, depth int) (*Node, error) {
	if len(steps) == 0 {
		return v, nil
	}
	if depth > 30 {
		return nil, errors.New("it is nested too deep")
	}
	switch step := steps[0].(type) {
	case int:
		out := &Node{kind: model.List}
		if n != nil {
			out.at, out.list = n.at, append(out.list, n.list...)
		}
		for len(out.list) <= step {
			out.list = append(out.list, &Node{kind: model.Null})
		}
		below, err := assign(out.list[step], steps[1:], v, depth+1)
		out.list[step] = below
		return out, err
	default:
		name, _ := step.(string)
		if !n.isTable() {
			n = newTable()
		}
		below, err := assign(n.Get(name), steps[1:], v, depth+1)
		if err != nil {
			return nil, err
		}
		return n.with(name, below), nil
	}
}

// Empty returns no values.
func Empty() *Node { return newTable() }
