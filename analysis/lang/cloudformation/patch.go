package cloudformation

import (
	"bytes"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/lang/yamltext"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// patched returns a version of a file in YAML that differs from the last one within one
// resource, of which nothing else is read. It is nil where it may be otherwise: then the
// file is read as a whole.
func patched(p string, text []byte, last *file) *file {
	if last == nil || last.yaml == nil || last.broken || last.template == nil || len(last.parts) == 0 || len(last.diag) > 0 || len(last.yaml.Documents) != 1 {
		return nil
	}
	before := last.src.Text.Bytes()
	prefix, suffix := source.Common(before, text)
	base := last.yaml.Documents[0].Start
	i := last.partAround(base, prefix, len(before)-suffix)
	if i < 0 {
		return nil
	}
	part, shift := last.parts[i], len(text)-len(before)
	start, end := base+int(part.start), last.yaml.Documents[0].End+shift
	if i+1 < len(last.parts) {
		end = base + int(last.parts[i+1].start) + shift
	}
	value, name, ok := last.readEntry(p, text, start, end, part)
	if !ok {
		return nil
	}
	doc := &yamltext.Document{Anchor: last.anchor, Start: base, End: last.yaml.Documents[0].End + shift}
	doc.Text = text[doc.Start:doc.End]
	f := &file{anchor: last.anchor}
	f.yaml = &yamltext.File{File: source.NewFile(p, source.NewText(text), last.yaml.File), Documents: []*yamltext.Document{doc}}
	f.parts = slices.Clone(last.parts)
	for j := i + 1; j < len(f.parts); j++ {
		f.parts[j].start += uint32(shift)
	}
	f.place(false)
	return f.replace(last, name, value)
}

// partAround returns which part is a resource that holds the bytes [from, to) and begins
// before them, -1 for none.
func (f *file) partAround(base, from, to int) int {
	i, _ := slices.BinarySearchFunc(f.parts, from-base, func(p part, at int) int { return int(p.start) - at })
	i-- // it begins before
	if i < 0 || !strings.HasPrefix(f.parts[i].name, "Resources/") {
		return -1
	}
	if i+1 < len(f.parts) {
		// The line on which the next one begins is its own.
		next := base + int(f.parts[i+1].start)
		if to > bytes.LastIndexByte(f.src.Text.Bytes()[:next], '\n') {
			return -1
		}
	} else if to >= f.yaml.Documents[0].End {
		return -1
	}
	return i
}

// readEntry reads the text of a resource by itself, and returns its value with places that
// count from its anchor.
func (f *file) readEntry(p string, text []byte, start, end int, part part) (v *model.Value, name model.Attr, ok bool) {
	line := bytes.LastIndexByte(text[:start], '\n') + 1
	indent := start - line
	if len(bytes.TrimLeft(text[line:start], " ")) > 0 || indent == 0 {
		return nil, name, false
	}
	if last := bytes.LastIndexByte(text[:end], '\n') + 1; last > start && len(bytes.TrimSpace(text[last:end])) == 0 {
		end = last
	}
	for i, l := range bytes.Split(text[line:end], []byte("\n")) {
		body := bytes.TrimLeft(l, " ")
		if i > 0 && len(bytes.TrimSpace(body)) > 0 && body[0] != '#' && len(l)-len(body) <= indent {
			return nil, name, false
		}
	}
	r := reader
	r.Wanted = nil
	chunk := r.Parse(p, text[line:end], nil)
	if len(chunk.Diagnostics) > 0 || len(chunk.Documents) != 1 {
		return nil, name, false
	}
	d := chunk.Documents[0]
	if d.Broken || len(d.Diagnostics) > 0 || d.Start != 0 || d.Value.Kind() != model.Object || d.Value.Len() != 1 || hasAlias(d.Value) {
		return nil, name, false
	}
	name = d.Value.Attrs()[0]
	if "Resources/"+name.Name != part.name || name.NameRange.Start != uint32(indent) {
		return nil, name, false
	}
	at := func(s source.Range) source.Range {
		return source.Range{Anchor: part.anchor, Start: s.Start - uint32(indent), End: s.End - uint32(indent)}
	}
	name.NameRange = at(name.NameRange)
	v = name.Value.Placed(at)
	return v, name, true
}

// replace gives a file the template of the last version with another resource.
func (f *file) replace(last *file, name model.Attr, v *model.Value) *file {
	e := &entry{name: name.Name, at: name.NameRange, value: v}
	text := f.textAt(e.at, v)
	e.size, e.hash = uint32(len(text)), source.HashOf(text)
	f.check([]*entry{e})
	t := *last.template
	t.file, t.resources = f, slices.Clone(last.template.resources)
	i := slices.IndexFunc(t.resources, func(old *entry) bool { return old.name == e.name })
	if i < 0 || len(f.diag) > 0 {
		return nil
	}
	t.resources[i] = e
	t.settle(last.template)
	f.template = &t
	return f
}

// textAt returns what is written from a name to the end of its value.
func (f *file) textAt(at source.Range, v *model.Value) []byte {
	end := at.End
	var grow func(v *model.Value)
	grow = func(v *model.Value) {
		end = max(end, v.Range().End)
		for _, b := range v.Attrs() {
			grow(b.Value)
		}
		for _, e := range v.Elems() {
			grow(e)
		}
	}
	grow(v)
	from, to, ok := f.src.Offsets(source.Range{Anchor: at.Anchor, Start: at.Start, End: end})
	if !ok || from > to || to > f.src.Text.Len() {
		return nil
	}
	return f.src.Text.Bytes()[from:to]
}
