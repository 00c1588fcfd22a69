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
	parts []placed
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

// A part is a stretch of a file that is read by itself. It is immutable, and does
// not know where it stands: versions of the file share it.
type part struct {
	anchor  *source.Anchor
	text    []byte
	refused string // the problem of its chunk
	// items and attrs are what the part means or, if it is broken, meant last;
	// inner are the offsets of the anchors within.
	items  []*item
	attrs  []fileAttr
	inner  map[*source.Anchor]int
	broken bool
	diags  []source.Diagnostic
	noted  *noted // its comments, once they have been asked for
}

// A placed part is one with its place in a version of the file.
type placed struct {
	*part
	chunk
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
func parse(name string, content *source.Text, before *parsedFile) *parsedFile {
	if before == nil {
		before = &parsedFile{}
	}
	text := content.Bytes()
	p := &parsedFile{file: source.NewFile(name, content, before.file)}
	switch {
	case len(text) > maxFileSize:
		p.refuse(0, 0, "file is too large to be analysed", "It has more than 5 MiB.")
	case !utf8.Valid(text):
		bad := firstInvalid(text)
		p.refuse(bad, bad+1, "file is not valid UTF-8", "Save it as UTF-8 without other encodings.")
	case strings.HasSuffix(name, ".json"):
		p.parseJSON(text)
	default:
		p.parseParts(text, before)
		return p
	}
	if len(p.diags) > 0 { // what was last good stays in force
		p.items, p.attrs = before.items, before.attrs
		if before.file != nil {
			p.file.Keep(before.file)
		}
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
func (p *parsedFile) parseParts(text []byte, before *parsedFile) {
	var known *earlier
	if len(before.parts) > 0 {
		chunks := make([]chunk, len(before.parts))
		for i, q := range before.parts {
			chunks[i] = q.chunk
		}
		known = newEarlier(text, before.file.Text.Bytes(), chunks)
	}
	chunks := resplit(text, known)
	origin := match(text, chunks, before.parts)
	p.parts = make([]placed, len(chunks))
	items := make([]source.Item, len(chunks))
	for i, c := range chunks {
		q := origin[i]
		if q == nil || !q.reads(text[c.start:c.end], c.problem) {
			q = newPart(p.file.Path, text[c.start:c.end], c.problem, q)
		}
		p.parts[i] = placed{q, c}
		p.items = append(p.items, q.items...)
		p.attrs = append(p.attrs, q.attrs...)
		items[i] = source.Item{Anchor: q.anchor, Start: c.start, Parts: q.inner, Outdated: q.broken}
	}
	p.file.Place(items, before.file)
}

func (q *part) reads(text []byte, problem string) bool {
	return q.refused == problem && bytes.Equal(q.text, text)
}

// newPart reads a part, as the successor of before if that is not nil.
func newPart(name string, text []byte, problem string, before *part) *part {
	q := &part{text: text, refused: problem}
	if before == nil {
		q.anchor = &source.Anchor{File: name}
		before = q
	} else {
		q.anchor = before.anchor
		q.text = bytes.Clone(text) // that one changed block keeps all of its file in memory would add up
	}
	if problem != "" {
		line, _, _ := bytes.Cut(q.text, []byte("\n"))
		q.fail(hcl.Range{End: hcl.Pos{Byte: len(line)}}, "block is not analysed", problem)
	} else {
		q.parse(name, before)
	}
	if q.broken {
		q.items, q.attrs, q.inner = before.items, before.attrs, before.inner
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
			it.giveOwnPlaces(before.items)
			q.inner = it.offsets()
		}
		q.items = append(q.items, it)
		// Several blocks on one line are not legal, and have been refused.
	}
}

// giveOwnPlaces makes an item of each argument; those that were there before
// stay what they were, or keep their anchors where they read otherwise now.
func (it *item) giveOwnPlaces(before []*item) {
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
			own.anchor = &source.Anchor{File: it.anchor.File, Outer: it.anchor}
		}
		it.args[a.Name] = fileAttr{a, own}
	}
}

// offsets returns where the arguments with places of their own stand in the text of
// the item.
func (it *item) offsets() map[*source.Anchor]int {
	at := make(map[*source.Anchor]int, len(it.args))
	for name, a := range it.args {
		at[a.item.anchor] = it.block.Body.Attributes[name].SrcRange.Start.Byte
	}
	return at
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
