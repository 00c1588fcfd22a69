package cloudformation

import (
	"bytes"
	"errors"
	"path"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/lang/fileset"
	"github.com/parapet-iac/parapet/analysis/lang/jsontext"
	"github.com/parapet-iac/parapet/analysis/lang/yamltext"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// A file is one version of a file. It implements [fileset.File].
type file struct {
	src  *source.File
	yaml *yamltext.File // nil for JSON
	// anchor is that of the document, and parts those of its entries.
	anchor *source.Anchor
	parts  []part
	diag   []source.Diagnostic
	broken bool
	// template is what the file means or, while it is broken, last meant; nil for one
	// that has no resources.
	template *template
}

// A part is an entry of a template, or of one of its sections, with a place of its own.
type part struct {
	name   string // Resources/Bucket
	start  uint32 // in the document
	anchor *source.Anchor
}

// Heads show a mapping by its key, as people do.
var reader = yamltext.Reader{Heads: true, YAML11: true, Tagged: tagged, Wanted: wanted}

// tagged returns the long form of an intrinsic function: !Sub x is {"Fn::Sub": x}. See
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html.
func tagged(tag string, v *model.Value) *model.Value {
	name := strings.TrimPrefix(tag, "!")
	switch name {
	case "Ref", "Condition":
	case "GetAtt":
		if s, ok := v.AsString(); ok { // Resource.Attribute, which may have further dots
			id, attr, _ := strings.Cut(s, ".")
			v = model.NewList([]*model.Value{model.NewString(id, v.Range()), model.NewString(attr, v.Range())}, v.Range())
		}
		name = "Fn::GetAtt"
	default:
		name = "Fn::" + name
	}
	return model.NewObject([]model.Attr{{Name: name, Value: v}}, v.Range())
}

// Parse reads a file; it returns nil where it is no template.
func (*language) Parse(p string, text []byte, before fileset.File) fileset.File {
	last, _ := before.(*file)
	if f := patched(p, text, last); f != nil {
		return f
	}
	if !wanted(text) {
		return nil
	}
	f := &file{}
	var root *model.Value
	if isJSON(p, text) {
		root = f.readJSON(p, text, last)
	} else {
		root = f.readYAML(p, text, last)
	}
	if f.broken && last == nil && isFilledIn(text) {
		return nil // a template for templates
	}
	if root == nil && last != nil && f.broken {
		f.template, f.parts, f.anchor = last.template, last.parts, last.anchor
		f.place(true)
		return f
	}
	if root.Kind() == model.Object {
		f.divide(p, root, last)
		f.template = newTemplate(f, root, last)
	}
	if f.template == nil && len(f.diag) == 0 {
		return nil
	}
	return f
}

// isJSON reports whether a text is to be read as JSON.
func isJSON(p string, text []byte) bool {
	start := bytes.TrimLeft(bytes.TrimPrefix(text, []byte("\xef\xbb\xbf")), " \t\r\n")
	return len(start) > 0 && start[0] == '{' && strings.ToLower(path.Ext(p)) != ".yaml" && strings.ToLower(path.Ext(p)) != ".yml"
}

// isFilledIn reports whether a text has the marks of a language that makes templates:
// Jinja's statements, ERB's tags, Go's actions on lines of their own.
func isFilledIn(text []byte) bool {
	for _, mark := range []string{"{%", "<%", "\n{{", "{{-", "{{ "} {
		if bytes.Contains(text, []byte(mark)) {
			return true
		}
	}
	return false
}

// readYAML reads YAML and returns the template in it, nil where there is none or it
// cannot be read.
func (f *file) readYAML(p string, text []byte, last *file) (root *model.Value) {
	var was *yamltext.File
	if last != nil {
		was = last.yaml
	}
	f.yaml = reader.Parse(p, text, was)
	f.src = f.yaml.File
	f.diag = f.yaml.Diagnostics
	if len(f.yaml.Diagnostics) > 0 { // nothing of it is read
		f.broken = true
		return nil
	}
	for _, d := range f.yaml.Documents {
		f.diag = append(f.diag[:len(f.diag):len(f.diag)], d.Diagnostics...)
		f.broken = f.broken || d.Broken
		if f.anchor == nil && !d.Skipped && !d.Broken && d.Value.Kind() == model.Object {
			f.anchor, root = d.Anchor, d.Value
		}
	}
	f.broken = f.broken || len(f.yaml.Documents) == 0
	return root
}

// readJSON reads JSON and returns the template, nil where it cannot be read.
func (f *file) readJSON(p string, text []byte, last *file) *model.Value {
	var was *source.File
	if last != nil && last.yaml == nil {
		was, f.anchor = last.src, last.anchor
	}
	f.src = source.NewFile(p, source.NewText(text), was)
	if f.anchor == nil {
		f.anchor = &source.Anchor{File: p}
	}
	skip := 0
	if bytes.HasPrefix(text, []byte("\xef\xbb\xbf")) {
		skip = 3
	}
	at := func(start, end int) source.Range {
		return source.Range{Anchor: f.anchor, Start: uint32(skip + start), End: uint32(skip + end)}
	}
	root, err := jsontext.Reader{Place: at}.Read(string(text[skip:]))
	if err != nil {
		start := 0
		why := err.Error()
		var se *jsontext.SyntaxError
		if errors.As(err, &se) {
			start, why = se.Offset, se.Message
		}
		f.broken = true
		f.diag = []source.Diagnostic{{
			Severity: source.Error, Summary: "template cannot be read: " + why,
			Range: source.Range{Anchor: f.src.Whole, Start: uint32(skip + start), End: uint32(min(skip+start+1, len(text)))},
		}}
		return nil
	}
	return root
}

// divide gives the entries of a template anchors of their own: those that they had
// before, by name. Where aliases or merge keys lead from one to another they keep that of
// the document.
func (f *file) divide(p string, root *model.Value, last *file) {
	if hasAlias(root) {
		f.place(false)
		return
	}
	before := map[string]*source.Anchor{}
	if last != nil {
		for _, b := range last.parts {
			before[b.name] = b.anchor
		}
	}
	add := func(name string, at source.Range) {
		a := before[name]
		if a == nil || a.Outer != f.anchor {
			a = &source.Anchor{File: p, Outer: f.anchor}
		}
		f.parts = append(f.parts, part{name, at.Start, a})
	}
	for _, a := range root.Attrs() {
		if a.NameRange.Anchor != f.anchor {
			continue
		}
		add(a.Name, a.NameRange)
		if !sections[a.Name] {
			continue
		}
		for _, b := range a.Value.Attrs() {
			if b.NameRange.Anchor == f.anchor {
				add(a.Name+"/"+b.Name, b.NameRange)
			}
		}
	}
	slices.SortFunc(f.parts, func(a, b part) int { return int(a.start) - int(b.start) })
	f.place(false)
}

// sections are the parts of a template whose entries have places of their own.
var sections = map[string]bool{"Resources": true, "Parameters": true, "Mappings": true, "Conditions": true, "Outputs": true}

// place says where the document and its entries stand; outdated, where they stood in the
// text before.
func (f *file) place(outdated bool) {
	parts := make(map[*source.Anchor]int, len(f.parts))
	for _, p := range f.parts {
		parts[p.anchor] = int(p.start)
	}
	if f.yaml == nil {
		f.src.Place([]source.Item{{Anchor: f.anchor, Parts: parts, Outdated: outdated}}, nil)
		return
	}
	var items []source.Item
	for _, d := range f.yaml.Documents {
		item := source.Item{Anchor: d.Anchor, Start: d.Start, Outdated: d.Broken || outdated}
		if d.Anchor == f.anchor {
			item.Parts = parts
		}
		items = append(items, item)
	}
	f.src = source.NewFile(f.yaml.Path, f.yaml.Text, f.yaml.File)
	f.src.Place(items, nil)
}

// within returns a range in the document as one in the entry that it begins in.
func (f *file) within(r source.Range) source.Range {
	if r.Anchor != f.anchor {
		return r
	}
	i, found := slices.BinarySearchFunc(f.parts, r.Start, func(p part, at uint32) int { return int(p.start) - int(at) })
	if !found {
		i--
	}
	if i < 0 {
		return r
	}
	return source.Range{Anchor: f.parts[i].anchor, Start: r.Start - f.parts[i].start, End: r.End - f.parts[i].start}
}

// hasAlias reports whether something in a tree stands elsewhere.
func hasAlias(v *model.Value) bool {
	if len(v.Via()) > 0 {
		return true
	}
	return slices.ContainsFunc(v.Elems(), hasAlias) ||
		slices.ContainsFunc(v.Attrs(), func(a model.Attr) bool { return hasAlias(a.Value) })
}

// Source returns the file.
func (f *file) Source() *source.File { return f.src }

// Diagnostics returns what is wrong with the text.
func (f *file) Diagnostics() []source.Diagnostic { return f.diag }
