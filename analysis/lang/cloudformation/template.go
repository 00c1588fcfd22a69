package cloudformation

import (
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// A template is what a file says, before anything is evaluated. It is immutable. See
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html.
type template struct {
	file *file
	// sections holds the entries of Parameters, Mappings, Conditions and Outputs by
	// section and name, and whole sections that are no lists of entries.
	sections map[string]map[string]*entry
	// resources are in the order of the text.
	resources []*entry
	sam       bool
	// settled stands for what all resources may depend on: versions of a file that have the
	// same parameters, mappings, conditions, globals and types of resources share it.
	settled *int
}

// An entry is one of a section.
type entry struct {
	name  string
	at    source.Range // of the name
	value *model.Value
	size  uint32 // of its text
	hash  source.Hash
}

// heads are the sections that any resource may read.
var heads = []string{"Parameters", "Mappings", "Conditions", "Globals", "Transform"}

// newTemplate returns the template in a value, nil where there is none in it. Entries
// that read as in the version before are those.
func newTemplate(f *file, root *model.Value, last *file) *template {
	if root.Get("Resources").Kind() != model.Object {
		if root.Get("AWSTemplateFormatVersion") != nil && root.Get("Resources") == nil {
			f.tell(root.Range(), "template has no resources", "")
		} else if root.Get("AWSTemplateFormatVersion") != nil {
			f.tell(root.Get("Resources").Range(), "resources of a template must be a mapping of logical ids", "")
		}
		return nil
	}
	t := &template{file: f, sections: map[string]map[string]*entry{}}
	var before *template
	if last != nil {
		before = last.template
	}
	for _, a := range root.Attrs() {
		old := before.section(a.Name)
		switch {
		case a.Name == "Resources":
			if before != nil {
				old = map[string]*entry{}
				for _, e := range before.resources {
					old[e.name] = e
				}
			}
			t.resources = f.entries(a.Value, old)
			f.check(t.resources)
			slices.SortStableFunc(t.resources, func(a, b *entry) int { return int(f.offset(a.at)) - int(f.offset(b.at)) })
		case sections[a.Name]:
			if a.Value.Kind() != model.Object && !a.Value.IsNull() {
				f.tell(a.NameRange, a.Name+" must be a mapping", "")
				continue
			}
			t.sections[a.Name] = map[string]*entry{}
			for _, e := range f.entries(a.Value, old) {
				t.sections[a.Name][e.name] = e
			}
		default:
			t.sections[a.Name] = map[string]*entry{"": f.entry(a, old[""])}
		}
	}
	t.sam = mentions(root.Get("Transform"), "AWS::Serverless-2016-10-31")
	t.settle(before)
	return t
}

// check tells what resources lack.
func (f *file) check(resources []*entry) {
	for _, e := range resources {
		if strings.HasPrefix(e.name, "Fn::") || slices.ContainsFunc(e.value.Attrs(), func(a model.Attr) bool { return strings.HasPrefix(a.Name, "Fn::") }) {
			continue // what it is, a macro says
		}
		typ := e.value.Get("Type")
		_, typed := typ.AsString()
		props := e.value.Get("Properties")
		switch {
		case e.value.Kind() != model.Object:
			f.tell(e.at, "resource "+e.name+" must be a mapping", "")
		case !typed && !typ.IsNull(): // tools that run before CloudFormation put modules there
			f.say(source.Warning, typ.Range(), "type of "+e.name+" is not a name", "What "+e.name+" makes is not analysed. The template that comes out of the tool that knows it can be.")
		case !typed:
			f.tell(e.at, "resource "+e.name+" has no type", "Type names what it is, such as AWS::S3::Bucket.")
		case !props.IsNull() && props.Kind() != model.Object:
			f.tell(props.Range(), "properties of "+e.name+" must be a mapping", "")
		}
	}
}

// section returns the entries of a section; t may be nil.
func (t *template) section(name string) map[string]*entry {
	if t == nil {
		return nil
	}
	return t.sections[name]
}

// settle notes whether what resources may read is as it was.
func (t *template) settle(before *template) {
	if before != nil && slices.EqualFunc(t.resources, before.resources, sameType) &&
		!slices.ContainsFunc(heads, func(h string) bool { return !sameEntries(t.sections[h], before.sections[h]) }) {
		t.settled = before.settled
		return
	}
	t.settled = new(int)
}

// sameType reports whether references to two resources come to the same.
func sameType(a, b *entry) bool {
	p, _ := a.value.Get("Type").AsString()
	q, _ := b.value.Get("Type").AsString()
	return a.name == b.name && p == q
}

func sameEntries(a, b map[string]*entry) bool {
	if len(a) != len(b) {
		return false
	}
	for name, e := range a {
		if b[name] != e {
			return false
		}
	}
	return true
}

// entries returns the entries of a section.
func (f *file) entries(v *model.Value, before map[string]*entry) []*entry {
	var out []*entry
	for _, a := range v.Attrs() {
		out = append(out, f.entry(a, before[a.Name]))
	}
	return out
}

// entry returns what an attribute holds: before, if it reads the same and has its place.
func (f *file) entry(a model.Attr, before *entry) *entry {
	text := f.text(a)
	at, hash := f.within(a.NameRange), source.HashOf(text)
	if before != nil && len(f.parts) > 0 && before.at == at && len(text) > 0 && before.hash == hash {
		return before
	}
	e := &entry{name: a.Name, at: at, value: a.Value, size: uint32(len(text)), hash: hash}
	if len(f.parts) > 0 {
		e.value = a.Value.Placed(f.within)
	}
	return e
}

// text returns how an entry is written, from its name to its end.
func (f *file) text(a model.Attr) []byte {
	start, end := a.NameRange.Start, a.NameRange.End
	var grow func(v *model.Value)
	grow = func(v *model.Value) {
		if r := v.Range(); r.Anchor == f.anchor {
			end = max(end, r.End)
		}
		for _, b := range v.Attrs() {
			grow(b.Value)
		}
		for _, e := range v.Elems() {
			grow(e)
		}
	}
	grow(a.Value)
	base, _ := f.src.Start(f.anchor)
	text := f.src.Text.Bytes()
	from, to := base+int(start), base+int(end)
	if a.NameRange.Anchor != f.anchor || from > to || to > len(text) {
		return nil
	}
	return text[from:to]
}

// block returns the range of an entry.
func (e *entry) block() source.Range {
	r := e.at
	r.End = max(r.End, r.Start+e.size)
	return r
}

// offset returns where a range begins in the file.
func (f *file) offset(r source.Range) uint32 {
	start, _, _ := f.src.Offsets(r)
	return uint32(start)
}

// mentions reports whether a value is a text, or a list with it.
func mentions(v *model.Value, text string) bool {
	if s, ok := v.AsString(); ok {
		return s == text
	}
	return slices.ContainsFunc(v.Elems(), func(e *model.Value) bool { return mentions(e, text) })
}

// tell adds an error about the text.
func (f *file) tell(at source.Range, summary, detail string) {
	f.say(source.Error, at, summary, detail)
}

func (f *file) say(severity source.Severity, at source.Range, summary, detail string) {
	if len(f.diag) < maxDiagnostics {
		f.diag = append(f.diag[:len(f.diag):len(f.diag)],
			source.Diagnostic{Severity: severity, Range: f.within(at), Summary: summary, Detail: detail})
	}
}

// maxDiagnostics bounds what is said about a file.
const maxDiagnostics = 100
