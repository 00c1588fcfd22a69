package terraform

import (
	"bytes"
	"path"
	"strings"
	"unicode/utf8"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/parapet-iac/parapet/analysis/source"
)

// An item is a top-level block, or an argument with a place of its own, with
// the text that its positions count in. It is immutable; the item that takes its
// place after an edit has its anchor.
type item struct {
	anchor *source.Anchor
	text   []byte
	base   int // the offset in text that the anchor stands for
	block  *hclsyntax.Block
	// args are the arguments of a block that have places of their own, since
	// much may refer to each of them alone.
	args map[string]fileAttr
	// overrides are the blocks of override files that replace parts of this
	// one, in order.
	overrides []*item
}

// ownPlaces are the types of blocks of which each argument has its own place.
var ownPlaces = map[string]bool{"locals": true, "module": true, "variable": true}

func (it *item) rng(r hcl.Range) source.Range {
	return source.Range{Anchor: it.anchor, Start: uint32(r.Start.Byte - it.base), End: uint32(r.End.Byte - it.base)}
}

// whole returns the range of the whole block.
func (it *item) whole() source.Range { return it.rng(it.block.Range()) }

// header returns the range of the block's type and labels.
func (it *item) header() source.Range { return it.rng(it.block.DefRange()) }

// label returns label i of the block, or "".
func (it *item) label(i int) string {
	if i < len(it.block.Labels) {
		return it.block.Labels[i]
	}
	return ""
}

// arg returns an argument of the block itself and the item that it stands in.
func (it *item) arg(name string) (*hclsyntax.Attribute, *item) {
	if a, ok := it.args[name]; ok {
		return a.Attribute, a.item
	}
	return it.block.Body.Attributes[name], it
}

// attr returns an argument of the block, as overridden, and the item that it
// stands in.
func (it *item) attr(name string) (*hclsyntax.Attribute, *item) {
	for i := len(it.overrides) - 1; i >= 0; i-- {
		if a, o := it.overrides[i].arg(name); a != nil {
			return a, o
		}
	}
	return it.arg(name)
}

// blockAttr is attr with places that count from the block, which is where a
// finding about it belongs.
func (it *item) blockAttr(name string) (*hclsyntax.Attribute, *item) {
	for i := len(it.overrides) - 1; i >= 0; i-- {
		if a := it.overrides[i].block.Body.Attributes[name]; a != nil {
			return a, it.overrides[i]
		}
	}
	return it.block.Body.Attributes[name], it
}

// A parsedFile is the text of a file and what could be read of it.
type parsedFile struct {
	file *source.File
	// parts are the items of a file in native syntax, in order.
	parts []*part
	// items are all blocks, those of broken parts as they last were.
	items []*item
	// attrs are the top-level arguments, of a variables file.
	attrs []fileAttr
	// diags are about the file as a whole.
	diags []source.Diagnostic
	keep  *bool // what Options.Keep says of the file, once that was asked
}

// A fileAttr is an argument and the item that its positions count in.
type fileAttr struct {
	*hclsyntax.Attribute
	item *item
}

// A part is a stretch of a file that is read by itself.
type part struct {
	chunk
	anchor *source.Anchor
	text   []byte
	// items and attrs are what the part means or, if it is broken, meant last.
	items  []*item
	attrs  []fileAttr
	broken bool
	diags  []source.Diagnostic
}

// isConfig reports whether a file of that name holds configuration.
func isConfig(name string) bool {
	for _, ext := range []string{".tf", ".tofu", ".tf.json", ".tofu.json"} {
		if strings.HasSuffix(name, ext) {
			return !strings.HasPrefix(name, ".")
		}
	}
	return false
}

// isOverride reports whether a configuration file of that name overrides
// others.
func isOverride(name string) bool {
	stem, _, _ := strings.Cut(path.Base(name), ".")
	return stem == "override" || strings.HasSuffix(stem, "_override")
}

// parse reads a file in native syntax or, by its name, in JSON syntax. What is
// as it was in before, an earlier version or nil, is taken over from there.
func parse(name string, text []byte, before *parsedFile) *parsedFile {
	if before == nil {
		before = &parsedFile{}
	}
	p := &parsedFile{file: source.NewFile(name, source.NewText(text), before.file)}
	switch {
	case len(text) > maxFileSize:
		p.refuse(0, 0, "file is too large to be analysed", "It has more than 5 MiB.")
	case !utf8.Valid(text):
		bad := firstInvalid(text)
		p.refuse(bad, bad+1, "file is not valid UTF-8", "Save it as UTF-8 without other encodings.")
	case strings.HasSuffix(name, ".json"):
		p.parseJSON(text)
	default:
		p.parseParts(text, before.parts)
		return p
	}
	if len(p.diags) > 0 { // what was last good stays in force
		p.items, p.attrs = before.items, before.attrs
		p.keepOutdated(before.file)
	}
	return p
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

// keepOutdated takes over the anchors of a version that could be read.
func (p *parsedFile) keepOutdated(before *source.File) {
	if before == nil {
		return
	}
	p.file.Outdated = map[*source.Anchor]bool{}
	for a, at := range before.Anchors {
		if a != p.file.Whole {
			p.file.Anchors[a] = min(at, p.file.Text.Len())
		}
		p.file.Outdated[a] = true
	}
}

// refuse reports that a part of the file is left out.
func (p *parsedFile) refuse(start, end int, summary, detail string) {
	p.diags = append(p.diags, source.Diagnostic{
		Severity: source.Error,
		Range:    source.Range{Anchor: p.file.Whole, Start: uint32(start), End: uint32(end)},
		Summary:  summary,
		Detail:   detail,
	})
}

// parseParts reads the items of a file in native syntax.
func (p *parsedFile) parseParts(text []byte, before []*part) {
	chunks := split(text)
	origin := match(text, chunks, before)
	for i, c := range chunks {
		q := newPart(p.file.Path, text, c, origin[i])
		p.parts = append(p.parts, q)
		p.items = append(p.items, q.items...)
		p.attrs = append(p.attrs, q.attrs...)
		p.place(q)
	}
}

// place notes where a part and what has a place of its own in it stand.
func (p *parsedFile) place(q *part) {
	f := p.file
	f.Anchors[q.anchor] = q.start
	if q.broken {
		if f.Outdated == nil {
			f.Outdated = map[*source.Anchor]bool{}
		}
		f.Outdated[q.anchor] = true
	}
	for _, it := range q.items {
		for _, a := range it.args {
			f.Anchors[a.item.anchor] = q.start + it.block.Body.Attributes[a.Name].SrcRange.Start.Byte
			if q.broken {
				f.Outdated[a.item.anchor] = true
			}
		}
	}
}

// newPart reads a chunk of a text. The part is the successor of before if that
// is not nil, and the same but for its place if the text is.
func newPart(name string, text []byte, c chunk, before *part) *part {
	q := &part{chunk: c, text: text[c.start:c.end]}
	if before == nil {
		q.anchor = &source.Anchor{File: name}
		before = q
	}
	if q.anchor = before.anchor; before != q && bytes.Equal(q.text, before.text) && q.problem == before.problem {
		q.text, q.items, q.attrs, q.broken, q.diags = before.text, before.items, before.attrs, before.broken, before.diags
		return q
	}
	if q.problem != "" {
		line, _, _ := bytes.Cut(q.text, []byte("\n"))
		q.fail(hcl.Range{End: hcl.Pos{Byte: len(line)}}, "block is not analysed", q.problem)
	} else {
		q.parse(name, before)
	}
	if q.broken {
		q.items, q.attrs = before.items, before.attrs
	}
	return q
}

func (q *part) parse(name string, before *part) {
	f, diags := hclsyntax.ParseConfig(q.text, name, hcl.InitialPos)
	for _, d := range diags { // the first error: what follows is mostly its consequence
		if d.Severity == hcl.DiagError {
			var at hcl.Range
			if d.Subject != nil {
				at = *d.Subject
			}
			q.fail(at, lowerFirst(d.Summary), d.Detail)
			return
		}
	}
	syntax := f.Body.(*hclsyntax.Body)
	if len(syntax.Attributes) > 0 {
		it := &item{anchor: q.anchor, text: q.text}
		for _, a := range inOrder(syntax.Attributes) {
			q.attrs = append(q.attrs, fileAttr{a, it})
		}
	}
	for _, b := range syntax.Blocks {
		it := &item{anchor: q.anchor, text: q.text, block: b}
		if ownPlaces[b.Type] {
			it.giveOwnPlaces(name, before.items)
		}
		q.items = append(q.items, it)
		// Several blocks on one line are not legal, and have been refused.
	}
}

// giveOwnPlaces makes an item of each argument; those that were there before
// stay what they were, or keep their anchors where they read otherwise now.
func (it *item) giveOwnPlaces(name string, before []*item) {
	it.args = make(map[string]fileAttr, len(it.block.Body.Attributes))
	for _, a := range it.block.Body.Attributes {
		own := &item{text: it.text, base: a.SrcRange.Start.Byte}
		if len(before) > 0 {
			if old, ok := before[0].args[a.Name]; ok {
				if bytes.Equal(old.SrcRange.SliceBytes(old.item.text), a.SrcRange.SliceBytes(it.text)) {
					it.args[a.Name] = old
					continue
				}
				own.anchor = old.item.anchor
			}
		}
		if own.anchor == nil {
			own.anchor = &source.Anchor{File: name}
		}
		it.args[a.Name] = fileAttr{a, own}
	}
}

// fail notes that the part cannot be read.
func (q *part) fail(at hcl.Range, summary, detail string) {
	q.broken = true
	q.diags = []source.Diagnostic{{
		Severity: source.Error,
		Range:    source.Range{Anchor: q.anchor, Start: uint32(at.Start.Byte), End: uint32(at.End.Byte)},
		Summary:  summary,
		Detail:   detail,
	}}
}

func lowerFirst(s string) string {
	if len(s) > 1 && s[1] >= 'a' {
		return strings.ToLower(s[:1]) + s[1:]
	}
	return s
}
