package yamltext

import (
	"bytes"
	"unicode/utf8"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// maxFile bounds the size of a file in bytes, far above what people write.
const maxFile = 5 << 20

// A Reader says how to read YAML.
type Reader struct {
	// YAML11 takes yes, no, on, off, y and n without quotes for booleans, as
	// YAML 1.1 has it (https://yaml.org/type/bool.html).
	YAML11 bool
	// Heads gives mappings and sequences that span lines the range of what
	// introduces them, their key or the first entry of an element of a list:
	// the place to show to people.
	Heads bool
	// Wanted reports whether a document, given as its text, is to be read. Nil
	// wants all. The others have no value and are never in error.
	Wanted func(text []byte) bool
	// Tagged, if set, returns what a value with a tag of its own (!Ref, say)
	// stands for.
	Tagged func(tag string, v *model.Value) *model.Value
}

// A File is one version of a file. It is immutable.
type File struct {
	*source.File
	// Documents are those that hold something, in order.
	Documents []*Document
	// Diagnostics are about the file as a whole.
	Diagnostics []source.Diagnostic
}

// A Document is one document of a file. It is immutable.
type Document struct {
	// Anchor is what ranges in the document count from.
	Anchor *source.Anchor
	// Start and End are where the document stands in its file, in bytes.
	Start, End int
	// Text is the document with its marker.
	Text []byte
	// Value is what the document stands for or, if it is broken, last stood
	// for. It is nil where that is nothing, or not known.
	Value *model.Value
	// Skipped reports that the document was not wanted.
	Skipped bool
	// Broken reports that the document cannot be read; Diagnostics say why.
	Broken      bool
	Diagnostics []source.Diagnostic
}

// Whole returns the range of the document.
func (d *Document) Whole() source.Range {
	return source.Range{Anchor: d.Anchor, End: uint32(len(d.Text))}
}

// Parse reads a file. What is as it was in before, an earlier version or nil, is
// taken over from there.
func (r Reader) Parse(path string, text []byte, before *File) *File {
	if before == nil {
		before = &File{}
	}
	f := &File{File: source.NewFile(path, source.NewText(text), before.File)}
	if why, detail, at := refusal(text); why != "" {
		f.Diagnostics = []source.Diagnostic{{
			Severity: source.Error, Summary: why, Detail: detail,
			Range: source.Range{Anchor: f.Whole, Start: uint32(at), End: uint32(min(at+1, len(text)))},
		}}
		f.keep(before)
		return f
	}
	chunks := split(text)
	origin := match(text, chunks, before.Documents)
	items := make([]source.Item, len(chunks))
	for i, c := range chunks {
		d := r.document(path, text, c, origin[i])
		f.Documents = append(f.Documents, d)
		items[i] = source.Item{Anchor: d.Anchor, Start: d.Start, Outdated: d.Broken}
	}
	f.Place(items, before.File)
	return f
}

// refusal says why a text is not read at all, and where.
func refusal(text []byte) (why, detail string, at int) {
	switch {
	case len(text) > maxFile:
		return "file is too large to be analysed", "It has more than 5 MiB.", 0
	case !utf8.Valid(text):
		return "file is not valid UTF-8", "Save it as UTF-8.", firstInvalid(text)
	}
	return "", "", 0
}

func firstInvalid(text []byte) int {
	bad := 0
	for bad < len(text) {
		r, n := utf8.DecodeRune(text[bad:])
		if r == utf8.RuneError && n <= 1 {
			break
		}
		bad += n
	}
	return bad
}

// keep takes over the documents of a version that could be read.
func (f *File) keep(before *File) {
	for _, d := range before.Documents {
		old := *d
		old.Start, old.End = min(d.Start, f.Text.Len()), min(d.End, f.Text.Len())
		f.Documents = append(f.Documents, &old)
	}
	if before.File != nil {
		f.Keep(before.File)
	}
}

// document reads a chunk. The document is the successor of before if that is
// not nil, and the same but for its place if the text is.
func (r Reader) document(path string, text []byte, c chunk, before *Document) *Document {
	d := &Document{Start: c.start, End: c.end, Text: text[c.start:c.end]}
	if before == nil {
		d.Anchor = &source.Anchor{File: path}
	} else {
		if bytes.Equal(d.Text, before.Text) {
			same := *before
			same.Start, same.End = c.start, c.end
			return &same
		}
		d.Anchor = before.Anchor
	}
	if r.Wanted != nil && !r.Wanted(d.Text) {
		d.Skipped = true
		return d
	}
	p := newParser(r, d)
	v, err := p.read()
	d.Value, d.Diagnostics = v, p.warnings
	if err != nil {
		d.Broken = true
		d.Diagnostics = []source.Diagnostic{err.diagnostic(d)}
		if before != nil {
			d.Value = before.Value
		}
	}
	return d
}

// match finds for each chunk of a text the document of the text before that it
// continues, nil if none. Documents at both ends that read the same are the
// same; between them, where the edit was, those that introduce themselves alike
// are, and what remains if as much has gone as has come.
func match(text []byte, chunks []chunk, before []*Document) []*Document {
	out := make([]*Document, len(chunks))
	same := func(c chunk, d *Document) bool { return bytes.Equal(text[c.start:c.end], d.Text) }
	first := 0
	for first < len(chunks) && first < len(before) && same(chunks[first], before[first]) {
		out[first] = before[first]
		first++
	}
	last, lastBefore := len(chunks), len(before)
	for last > first && lastBefore > first && same(chunks[last-1], before[lastBefore-1]) {
		last--
		lastBefore--
		out[last] = before[lastBefore]
	}
	matchNames(text, chunks[first:last], before[first:lastBefore], out[first:last])
	return out
}

func matchNames(text []byte, chunks []chunk, before, out []*Document) {
	gone := map[string][]int{} // places in before by name
	for i, d := range before {
		n := nameOf(d.Text)
		gone[n] = append(gone[n], i)
	}
	taken := make([]bool, len(before))
	for i, c := range chunks {
		n := nameOf(text[c.start:c.end])
		if at := gone[n]; len(at) > 0 && n != "\n" {
			out[i], taken[at[0]] = before[at[0]], true
			gone[n] = at[1:]
		}
	}
	var left []*Document
	for i, d := range before {
		if !taken[i] {
			left = append(left, d)
		}
	}
	var fresh []int
	for i := range out {
		if out[i] == nil {
			fresh = append(fresh, i)
		}
	}
	if len(fresh) == len(left) {
		for i, at := range fresh {
			out[at] = left[i]
		}
	}
}

// nameOf returns the lines by which people tell documents apart: the top-level
// kind, if there is one, and the first name below the top level.
func nameOf(text []byte) string {
	var kind, name []byte
	for pos := 0; pos < len(text) && (kind == nil || name == nil); {
		next := nextLine(text, pos)
		line := text[pos:next]
		switch {
		case kind == nil && bytes.HasPrefix(line, []byte("kind:")):
			kind = bytes.TrimSpace(line)
		case name == nil && line[0] == ' ':
			if line = bytes.TrimSpace(line); bytes.HasPrefix(line, []byte("name:")) {
				name = line
			}
		}
		pos = next
	}
	return string(kind) + "\n" + string(name)
}
