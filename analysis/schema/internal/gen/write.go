package main

import (
	"fmt"
	"slices"
	"strings"
)

const (
	// maxDepth bounds the nesting of blocks. Real configuration ends well
	// above; what lies deeper (the conversation trees of Lex) is written as
	// dynamic, so that nothing below is denied.
	maxDepth = 9
	// maxLine bounds the text of one type; a type that exceeds it is written
	// again with less depth.
	maxLine = 24 << 10
)

// lines returns a line for each type, sorted by its name.
func typeLines(mods modules) ([]string, error) {
	var out []string
	for folder, srcs := range mods {
		src := strings.Join(srcs, "\n")
		if folder == "provider" {
			line, err := provider(src)
			if err != nil {
				return nil, err
			}
			out = append(out, line)
			continue
		}
		classes := scan(src)
		found := false
		for _, c := range classes {
			if c.typ != "" && c.typ != "data." {
				out = append(out, typeLineOf(c, classes))
				found = true
			}
		}
		if !found {
			return nil, fmt.Errorf("%s: no resource and no data source in it", folder)
		}
	}
	slices.Sort(out)
	for i := 1; i < len(out); i++ {
		a, _, _ := strings.Cut(out[i-1], " ")
		b, _, _ := strings.Cut(out[i], " ")
		if a == b {
			return nil, fmt.Errorf("two modules declare %s", a)
		}
	}
	return out, nil
}

// typeLineOf writes one type as deep as maxDepth and maxLine allow.
func typeLineOf(c *class, classes map[string]*class) string {
	for depth := maxDepth; ; depth-- {
		var b strings.Builder
		b.WriteString(c.typ + " ")
		w := writer{Builder: &b, typ: c.typ, classes: classes, limit: depth}
		w.attrs(c, nil)
		if b.Len() <= maxLine || depth == 1 {
			return b.String()
		}
	}
}

// A writer writes the attributes of one type.
type writer struct {
	*strings.Builder
	typ     string
	classes map[string]*class
	limit   int
}

// attrs writes the attributes of a class that stands at path.
func (w writer) attrs(c *class, path []string) {
	attrs := slices.Clone(c.attrs)
	slices.SortStableFunc(attrs, func(x, y attr) int { return strings.Compare(x.name, y.name) })
	attrs = slices.CompactFunc(attrs, func(x, y attr) bool { return x.name == y.name })
	for i, a := range attrs {
		if i > 0 {
			w.WriteByte(',')
		}
		w.attr(a, append(path, a.name))
	}
}

func (w writer) attr(a attr, path []string) {
	w.WriteString(a.name + ":")
	if shape, ok := correction(w.typ, path); ok {
		w.WriteString(shape)
		return
	}
	w.WriteByte(a.kind)
	if a.computed {
		w.WriteByte('!')
	}
	if a.class == "" {
		return
	}
	nested, ok := w.classes[a.class]
	if !ok || len(path) >= w.limit {
		w.WriteByte('*')
		return
	}
	w.WriteByte('{')
	w.attrs(nested, path)
	w.WriteByte('}')
}
