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

// An item is a top-level block with the text that its positions count in.
type item struct {
	anchor *source.Anchor
	text   []byte
	block  *hclsyntax.Block
	// isFile tells that text is all of a file, so that its anchor names it.
	isFile bool
	// overrides are the blocks of override files that replace parts of this
	// one, in order.
	overrides []*item
}

func (it *item) rng(r hcl.Range) source.Range {
	return source.Range{Anchor: it.anchor, Start: uint32(r.Start.Byte), End: uint32(r.End.Byte)}
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

// attr returns an argument of the block, as overridden, and the item that it
// stands in.
func (it *item) attr(name string) (*hclsyntax.Attribute, *item) {
	for i := len(it.overrides) - 1; i >= 0; i-- {
		if a := it.overrides[i].block.Body.Attributes[name]; a != nil {
			return a, it.overrides[i]
		}
	}
	return it.block.Body.Attributes[name], it
}

// A parsed file is its text and the items that could be read.
type parsedFile struct {
	file  *source.File
	items []*item
	// attrs are the top-level arguments, of a variables file.
	attrs []fileAttr
	diags []source.Diagnostic
}

// A fileAttr is an argument at the top level of a file.
type fileAttr struct {
	*hclsyntax.Attribute
	item *item
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

// parse reads a file in native syntax or, by its name, in JSON syntax.
func parse(name string, text []byte) *parsedFile {
	p := &parsedFile{file: &source.File{Path: name, Text: source.NewText(text), Anchors: map[*source.Anchor]int{}}}
	switch {
	case len(text) > maxFileSize:
		p.refuse(0, 0, "file is too large to be analysed", "It has more than 5 MiB.")
	case !utf8.Valid(text):
		bad := 0
		for bad < len(text) {
			r, n := utf8.DecodeRune(text[bad:])
			if r == utf8.RuneError && n <= 1 {
				break
			}
			bad += n
		}
		p.refuse(bad, bad+1, "file is not valid UTF-8", "Save it as UTF-8 without other encodings.")
	case strings.HasSuffix(name, ".json"):
		p.parseJSON(text)
	default:
		for _, c := range split(text) {
			p.parseChunk(text, c)
		}
	}
	return p
}

// anchor returns a new anchor for what begins at the offset.
func (p *parsedFile) anchor(offset int) *source.Anchor {
	a := &source.Anchor{File: p.file.Path}
	p.file.Anchors[a] = offset
	return a
}

// refuse reports that a part of the file is left out.
func (p *parsedFile) refuse(start, end int, summary, detail string) {
	p.diags = append(p.diags, source.Diagnostic{
		Severity: source.Error,
		Range:    source.Range{Anchor: p.anchor(start), End: uint32(end - start)},
		Summary:  summary,
		Detail:   detail,
	})
}

func (p *parsedFile) parseChunk(text []byte, c chunk) {
	body := text[c.start:c.end]
	if c.problem != "" {
		line := bytes.IndexByte(body, '\n')
		if line < 0 {
			line = len(body)
		}
		p.refuse(c.start, c.start+line, "block is not analysed", c.problem)
		return
	}
	it := &item{anchor: p.anchor(c.start), text: body}
	f, diags := hclsyntax.ParseConfig(body, p.file.Path, hcl.InitialPos)
	if diags.HasErrors() {
		p.syntaxErrors(it, diags)
		return
	}
	syntax := f.Body.(*hclsyntax.Body)
	for _, a := range syntax.Attributes {
		p.attrs = append(p.attrs, fileAttr{a, it})
	}
	for _, b := range syntax.Blocks {
		it.block = b
		p.items = append(p.items, it)
		// Several blocks on one line are not legal, and have been refused.
	}
}

// syntaxErrors reports the first error of an item; what follows is mostly its
// consequence.
func (p *parsedFile) syntaxErrors(it *item, diags hcl.Diagnostics) {
	for _, d := range diags {
		if d.Severity != hcl.DiagError {
			continue
		}
		r := source.Range{Anchor: it.anchor}
		if d.Subject != nil {
			r = it.rng(*d.Subject)
		}
		p.diags = append(p.diags, source.Diagnostic{
			Severity: source.Error,
			Range:    r,
			Summary:  lowerFirst(d.Summary),
			Detail:   d.Detail,
		})
		return
	}
}

func lowerFirst(s string) string {
	if len(s) > 1 && s[1] >= 'a' {
		return strings.ToLower(s[:1]) + s[1:]
	}
	return s
}
