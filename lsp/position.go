package lsp

import (
	"unicode/utf8"

	"go.lsp.dev/protocol"

	"github.com/parapet-iac/parapet/analysis/source"
)

// An encoding is the unit in which columns count; see
// https://microsoft.github.io/language-server-protocol/specifications/lsp/3.18/specification/#positionEncodingKind.
type encoding uint8

const (
	utf16 encoding = iota // the default of the protocol
	utf8s
	utf32
)

// negotiate returns the encoding to use among those that the client offers. UTF-8
// needs no conversion.
func negotiate(offered []protocol.PositionEncodingKind) (encoding, protocol.PositionEncodingKind) {
	has := map[protocol.PositionEncodingKind]bool{}
	for _, o := range offered {
		has[o] = true
	}
	switch {
	case has[protocol.PositionEncodingKindUTF8]:
		return utf8s, protocol.PositionEncodingKindUTF8
	case has[protocol.PositionEncodingKindUTF32] && !has[protocol.PositionEncodingKindUTF16]:
		return utf32, protocol.PositionEncodingKindUTF32
	}
	return utf16, protocol.PositionEncodingKindUTF16
}

// units returns the length of a rune.
func (e encoding) units(r rune, size int) int {
	switch e {
	case utf8s:
		return size
	case utf16:
		if r > 0xFFFF {
			return 2
		}
	}
	return 1
}

// offset returns the byte offset of a position. One beyond the end of its line or
// of the text is moved to that end, as the protocol wants it; one within a
// character, to its start.
func (e encoding) offset(t *source.Text, p protocol.Position) int {
	n := int(min(p.Line, 1<<30)) + 1
	if n > t.Lines() {
		return t.Len()
	}
	start, line := t.LineStart(n), t.Line(n)
	left, at := int(min(p.Character, 1<<30)), 0
	for at < len(line) && left > 0 {
		r, size := utf8.DecodeRune(line[at:])
		if left -= e.units(r, size); left < 0 {
			break
		}
		at += size
	}
	return start + at
}

// position returns the position of a byte offset.
func (e encoding) position(t *source.Text, offset int) protocol.Position {
	return e.at(t, t.Position(offset))
}

// at returns a position of a text.
func (e encoding) at(t *source.Text, p source.Position) protocol.Position {
	start := t.LineStart(p.Line)
	units := p.Offset - start
	switch {
	case e == utf8s, units == p.Column-1: // all are of one byte
	case e == utf32:
		units = p.Column - 1
	default:
		units = 0
		for b := t.Bytes()[start:p.Offset]; len(b) > 0; {
			r, size := utf8.DecodeRune(b)
			units += e.units(r, size)
			b = b[size:]
		}
	}
	return protocol.Position{Line: uint32(p.Line - 1), Character: uint32(units)}
}

// rangeOf returns the range between two byte offsets.
func (e encoding) rangeOf(t *source.Text, start, end int) protocol.Range {
	return protocol.Range{Start: e.position(t, start), End: e.position(t, max(start, end))}
}

// span returns the range of a span of a text.
func (e encoding) span(t *source.Text, s source.Span) protocol.Range {
	if s.End.Offset < s.Start.Offset {
		s.End = s.Start
	}
	return protocol.Range{Start: e.at(t, s.Start), End: e.at(t, s.End)}
}
