package terraform

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/parapet-iac/parapet/analysis/lang/jsontext"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// template returns the string that a quoted or heredoc template makes. Where a
// part of it is unknown, so is the string, and its hint shows the known parts.
// Text that looks like a JSON document carries its tree.
func (e env) template(x *hclsyntax.TemplateExpr) *model.Value {
	r := e.rng(x.SrcRange)
	if len(x.Parts) == 0 {
		return model.NewString("", r)
	}
	t := templateText{env: e, quoted: bytes.HasPrefix(e.it.text[min(x.SrcRange.Start.Byte, len(e.it.text)):], []byte{'"'})}
	for _, part := range x.Parts {
		t.add(part)
	}
	if t.text.Len() > maxString {
		return e.unknown(model.String, x.SrcRange)
	}
	text := t.text.String()
	var v *model.Value
	if len(t.holes) == 0 {
		v = model.NewString(text, r)
	} else {
		v = t.fill(text, r)
	}
	v = v.WithRefs(t.refs...).With(t.flags)
	if doc := t.document(text); doc != nil {
		v = v.WithDoc(doc)
	}
	return v
}

// A templateText gathers the parts of a template: known text, and holes
// (jsontext.HoleStart, number, jsontext.HoleEnd) for what is unknown.
type templateText struct {
	env
	text  strings.Builder
	marks []mark
	holes []*model.Value
	refs  []model.Ref
	flags model.Flags
	// quoted reports that escapes were processed, as they are not in heredocs.
	quoted bool
}

// A mark says that the text from out on came from the file's bytes from src on;
// a solid mark, that all of it came from the interpolation [src, end).
type mark struct {
	out, src, end int
	solid         bool
}

func (t *templateText) add(part hclsyntax.Expression) {
	rng := part.Range()
	if lit, ok := part.(*hclsyntax.LiteralValueExpr); ok {
		s, _ := stringOf(fromCty(lit.Val, source.Range{}))
		t.alignLiteral(s, rng.Start.Byte, rng.End.Byte)
		t.text.WriteString(s)
		return
	}
	v := t.eval(part)
	t.marks = append(t.marks, mark{t.text.Len(), rng.Start.Byte, rng.End.Byte, true})
	t.refs = append(t.refs, v.Refs()...)
	t.flags |= v.Flags() & model.Sensitive
	s, ok := stringOf(v)
	switch {
	case ok && t.text.Len()+len(s) <= maxString:
		t.text.WriteString(s)
	case ok: // too long: the caller gives up
		t.text.WriteString(strings.Repeat(" ", maxString))
	default:
		t.text.WriteRune(jsontext.HoleStart)
		t.text.WriteString(strconv.Itoa(len(t.holes)))
		t.text.WriteRune(jsontext.HoleEnd)
		if v.Hint() == "" {
			v = t.unknown(model.String, rng).WithRefs(v.Refs()...)
		}
		t.holes = append(t.holes, v)
	}
}

// alignLiteral marks where the characters of literal text came from. They
// differ from the file's where a heredoc's indentation or an escape was taken
// away.
func (t *templateText) alignLiteral(s string, start, end int) {
	src := t.it.text[min(start, len(t.it.text)):min(end, len(t.it.text))]
	base := t.text.Len()
	t.marks = append(t.marks, mark{base, start, end, false})
	if len(s) == len(src) {
		return
	}
	for i, j := 0, 0; i < len(s) && j < len(src); i, j = i+1, j+1 {
		from := j
		if t.quoted && src[j] == '\\' {
			if j++; j < len(src) && (src[j] == 'u' || src[j] == 'U') {
				return // rare: the rest of the text is placed roughly
			}
		} else {
			for j < len(src) && s[i] != src[j] { // indentation, or the second $ of $${
				j++
			}
		}
		if j != from {
			t.marks = append(t.marks, mark{base + i, start + j, end, false})
		}
	}
}

// fill returns the unknown string for a text with holes.
func (t *templateText) fill(text string, r source.Range) *model.Value {
	var b strings.Builder
	var refs []model.Ref
	for {
		before, rest, ok := strings.Cut(text, string(jsontext.HoleStart))
		b.WriteString(before)
		if !ok {
			break
		}
		number, after, closed := strings.Cut(rest, string(jsontext.HoleEnd))
		i, err := strconv.Atoi(number)
		if !closed || err != nil || i >= len(t.holes) || i < 0 {
			text = rest // the character itself stood in the source
			continue
		}
		b.WriteString(t.holes[i].Hint())
		refs = append(refs, t.holes[i].Refs()...)
		text = after
	}
	hint := b.String()
	if len(hint) > maxHint {
		hint = hint[:maxHint] + "${…}"
	}
	return model.NewUnknown(model.String, hint, r).WithRefs(refs...)
}

// document returns the JSON tree of the text, or nil where it is not one.
func (t *templateText) document(text string) *model.Value {
	trimmed := strings.TrimSpace(text)
	if len(trimmed) < 2 || trimmed[0] != '{' && trimmed[0] != '[' {
		return nil
	}
	doc, err := jsontext.Reader{Place: t.place, Hole: t.fill}.Read(text)
	if err != nil {
		return nil
	}
	return doc
}

// place returns where the bytes [start, end) of the text came from.
func (t *templateText) place(start, end int) source.Range {
	from, _ := t.origin(start)
	_, to := t.origin(max(end-1, start))
	return source.Range{Anchor: t.it.anchor, Start: uint32(from), End: uint32(max(to, from))}
}

// origin returns the bytes of the file that the byte at offset came from.
func (t *templateText) origin(offset int) (start, end int) {
	lo, hi := 0, len(t.marks)
	for lo+1 < hi {
		if mid := (lo + hi) / 2; t.marks[mid].out <= offset {
			lo = mid
		} else {
			hi = mid
		}
	}
	m := t.marks[lo]
	if m.solid {
		return m.src, m.end
	}
	at := min(m.src+offset-m.out, m.end)
	return at, min(at+1, m.end)
}
