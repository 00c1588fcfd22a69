package aws

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// An answer is a tree of what a call says: map[string]any, []any, string, bool,
// json.Number or nil.

// member returns a member of an object. Services write the first letters of their
// members in either case, and the SDK always in upper case.
func member(m map[string]any, name string) (any, bool) {
	if v, ok := m[name]; ok {
		return v, true
	}
	if strings.HasPrefix(name, "$") {
		return nil, false
	}
	for k, v := range m {
		if strings.EqualFold(k, name) {
			return v, true
		}
	}
	return nil, false
}

// get follows a path of members. A path through "[]" yields a list. Read is false
// where the path begins with a call that has not been answered.
func get(item any, path string) (v any, read bool) {
	for alternative := range strings.SplitSeq(path, "|") {
		if first, _, _ := strings.Cut(alternative, "."); strings.HasPrefix(first, "$") {
			m, _ := item.(map[string]any)
			if _, ok := member(m, first); !ok {
				continue
			}
		}
		read = true
		if v = follow(item, strings.Split(alternative, ".")); v != nil {
			return v, true
		}
	}
	return nil, read
}

func follow(v any, steps []string) any {
	for i, step := range steps {
		name, each := strings.CutSuffix(step, "[]")
		m, _ := v.(map[string]any)
		next, _ := member(m, name)
		if !each {
			v = next
			continue
		}
		list, _ := next.([]any)
		if i == len(steps)-1 {
			return next
		}
		var out []any
		for _, e := range list {
			switch x := follow(e, steps[i+1:]).(type) {
			case nil:
			case []any:
				out = append(out, x...)
			default:
				out = append(out, x)
			}
		}
		if out == nil {
			return nil
		}
		return out
	}
	return v
}

// texts returns what a condition compares: a scalar as text, or those of a list.
func texts(v any) []string {
	switch x := v.(type) {
	case nil:
		return nil
	case string:
		return []string{x}
	case bool, json.Number:
		return []string{fmt.Sprint(x)}
	case []any:
		var out []string
		for _, e := range x {
			out = append(out, texts(e)...)
		}
		return out
	}
	return nil
}

// holds reports whether a condition holds: "Path=text", "Path^=beginning",
// "Path~=part", "!Path" where nothing is there, and "*" always.
func holds(item any, condition string) bool {
	if condition == "*" {
		return true
	}
	if path, ok := strings.CutPrefix(condition, "!"); ok {
		v, _ := get(item, path)
		return v == nil
	}
	path, want, _ := strings.Cut(condition, "=")
	same := func(s, want string) bool { return s == want }
	if p, ok := strings.CutSuffix(path, "^"); ok {
		path, same = p, strings.HasPrefix
	} else if p, ok := strings.CutSuffix(path, "~"); ok {
		path, same = p, strings.Contains
	}
	v, _ := get(item, path)
	return slices.ContainsFunc(texts(v), func(s string) bool { return same(s, want) })
}

// fill returns a template with the members of an item in place of {Path}. The
// lower-case ones are of the place: {region}. It is "" where one is missing.
func fill(template string, item any, place map[string]string) string {
	var b strings.Builder
	for template != "" {
		before, rest, ok := strings.Cut(template, "{")
		b.WriteString(before)
		if !ok {
			break
		}
		name, after, _ := strings.Cut(rest, "}")
		template = after
		s, ok := place[name]
		if !ok {
			v, _ := get(item, name)
			if t := texts(v); len(t) > 0 {
				s = t[0]
			}
		}
		if s == "" {
			return ""
		}
		b.WriteString(s)
	}
	return b.String()
}

// params returns the parameters of a call for an item; ok is false where one of
// them is missing. Some are of the place: {account}.
func params(c Call, item any, place map[string]string) (out map[string]any, ok bool) {
	out = map[string]any{}
	for p := range strings.FieldsSeq(c.Params) {
		name, from, _ := strings.Cut(p, "=")
		switch {
		case strings.HasPrefix(from, "'"):
			out[name] = strings.Trim(from, "'")
		case strings.HasPrefix(from, "{"):
			out[name] = fill(from, item, place)
		case strings.HasPrefix(from, "[{"):
			var list []any
			if json.Unmarshal([]byte(from), &list) != nil {
				return nil, false
			}
			out[name] = list
		case strings.HasPrefix(from, "["):
			var list []any
			for s := range strings.SplitSeq(strings.Trim(from, "[]"), ",") {
				if text, ok := strings.CutPrefix(s, "'"); ok {
					list = append(list, strings.TrimSuffix(text, "'"))
				} else if v, _ := get(item, s); v != nil {
					list = append(list, v)
				} else {
					return nil, false
				}
			}
			out[name] = list
		case strings.Trim(from, "0123456789") == "":
			out[name] = json.Number(from)
		case from == "true" || from == "false":
			out[name] = from == "true"
		default:
			v, _ := get(item, from)
			if v == nil {
				return nil, false
			}
			out[name] = v
		}
	}
	return out, true
}
