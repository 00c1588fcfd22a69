// Package jsontext reads JSON text (RFC 8259) into model values that know their
// places. It serves front ends whose languages hold JSON documents inside
// strings, where an offset in the text is not an offset in the file; it never
// touches files.
package jsontext

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// MaxDepth is how many objects and lists may be nested.
const MaxDepth = 200

// maxNumber bounds the length of a number, since big exponents cost memory.
const maxNumber = 64

// HoleStart and HoleEnd, from Unicode's private use area, enclose what stands
// for a part of the text that cannot be known; see [Reader.Hole].
const (
	HoleStart = '\uE000'
	HoleEnd   = '\uE001'
)

// A Reader says how to read a text.
type Reader struct {
	// Place returns the range of the bytes [start, end) of the text.
	Place func(start, end int) source.Range
	// Hole returns the value of a string, or of a bare word, that contains
	// holes: HoleStart, any text, HoleEnd. Where it is nil, holes are
	// ordinary characters.
	Hole func(text string, r source.Range) *model.Value
}

// A SyntaxError tells where a text stops being JSON.
type SyntaxError struct {
	Offset  int // in bytes
	Message string
}

func (e *SyntaxError) Error() string { return fmt.Sprintf("offset %d: %s", e.Offset, e.Message) }

// Read returns the value that the text stands for. Its errors are
// *[SyntaxError].
func (r Reader) Read(text string) (v *model.Value, err error) {
	p := parser{Reader: r, text: text}
	defer func() {
		if e := recover(); e != nil {
			se, ok := e.(*SyntaxError)
			if !ok {
				panic(e)
			}
			v, err = nil, se
		}
	}()
	p.space()
	v = p.value(0)
	p.space()
	if p.pos < len(text) {
		p.fail("unexpected text after the value")
	}
	return v, nil
}

type parser struct {
	Reader
	text string
	pos  int
}

func (p *parser) fail(format string, args ...any) {
	panic(&SyntaxError{min(p.pos, len(p.text)), fmt.Sprintf(format, args...)})
}

func (p *parser) space() {
	for p.pos < len(p.text) && strings.IndexByte(" \t\r\n", p.text[p.pos]) >= 0 {
		p.pos++
	}
}

// peek returns the byte at the place, 0 at the end.
func (p *parser) peek() byte {
	if p.pos < len(p.text) {
		return p.text[p.pos]
	}
	return 0
}

func (p *parser) value(depth int) *model.Value {
	if depth > MaxDepth {
		p.fail("nested deeper than %d levels", MaxDepth)
	}
	start := p.pos
	switch c := p.peek(); {
	case c == '{':
		return p.object(depth)
	case c == '[':
		return p.list(depth)
	case c == '"':
		s := p.str()
		r := p.Place(start, p.pos)
		if p.Hole != nil && strings.ContainsRune(s, HoleStart) {
			return p.Hole(s, r)
		}
		return model.NewString(s, r)
	case c == '-' || '0' <= c && c <= '9':
		return p.number()
	}
	return p.word()
}

func (p *parser) object(depth int) *model.Value {
	start := p.pos
	p.pos++
	var attrs []model.Attr
	for p.space(); p.peek() != '}'; p.space() {
		if len(attrs) > 0 {
			p.expect(',')
			p.space()
		}
		keyStart := p.pos
		if p.peek() != '"' {
			p.fail("expected a quoted name")
		}
		name := p.str()
		at := p.Place(keyStart, p.pos)
		p.space()
		p.expect(':')
		p.space()
		attrs = append(attrs, model.Attr{Name: name, NameRange: at, Value: p.value(depth + 1)})
	}
	p.pos++
	return model.NewObject(attrs, p.Place(start, p.pos))
}

func (p *parser) list(depth int) *model.Value {
	start := p.pos
	p.pos++
	var elems []*model.Value
	for p.space(); p.peek() != ']'; p.space() {
		if len(elems) > 0 {
			p.expect(',')
			p.space()
		}
		elems = append(elems, p.value(depth+1))
	}
	p.pos++
	return model.NewList(elems, p.Place(start, p.pos))
}

func (p *parser) expect(c byte) {
	if p.peek() != c {
		p.fail("expected %q", c)
	}
	p.pos++
}

func (p *parser) number() *model.Value {
	start := p.pos
	for p.pos < len(p.text) && strings.IndexByte("+-.eE0123456789", p.text[p.pos]) >= 0 {
		p.pos++
	}
	lit := p.text[start:p.pos]
	if len(lit) > maxNumber {
		p.fail("number has more than %d characters", maxNumber)
	}
	if f, err := strconv.ParseFloat(lit, 64); err != nil && f == 0 {
		p.fail("malformed number %q", lit)
	} else if err != nil {
		p.fail("number %q is out of range", lit)
	}
	n, _, err := big.ParseFloat(lit, 10, 512, big.ToNearestEven)
	if err != nil {
		p.fail("malformed number %q", lit)
	}
	return model.NewNumber(n, p.Place(start, p.pos))
}

// word reads true, false, null, or a bare hole.
func (p *parser) word() *model.Value {
	start := p.pos
	if p.Hole != nil && strings.HasPrefix(p.text[start:], string(HoleStart)) {
		i := strings.IndexRune(p.text[start:], HoleEnd)
		if i < 0 {
			p.fail("unexpected character")
		}
		p.pos = start + i + utf8.RuneLen(HoleEnd)
		return p.Hole(p.text[start:p.pos], p.Place(start, p.pos))
	}
	for _, w := range []string{"true", "false", "null"} {
		if !strings.HasPrefix(p.text[start:], w) {
			continue
		}
		p.pos += len(w)
		if r := p.Place(start, p.pos); w == "null" {
			return model.NewNull(r)
		} else {
			return model.NewBool(w == "true", r)
		}
	}
	p.fail("expected a value")
	return nil
}

// str reads a quoted string and returns its content.
func (p *parser) str() string {
	p.pos++
	start := p.pos
	for p.pos < len(p.text) {
		switch c := p.text[p.pos]; {
		case c == '"':
			p.pos++
			return p.text[start : p.pos-1]
		case c == '\\':
			return p.escaped(start)
		case c < ' ':
			p.fail("control character in a string")
		}
		p.pos++
	}
	p.fail("string is not closed")
	return ""
}

// escaped reads the rest of a string that has an escape at the place.
func (p *parser) escaped(start int) string {
	var b strings.Builder
	b.WriteString(p.text[start:p.pos])
	for p.pos < len(p.text) {
		c := p.text[p.pos]
		p.pos++
		switch {
		case c == '"':
			return b.String()
		case c < ' ':
			p.fail("control character in a string")
		case c != '\\':
			b.WriteByte(c)
		default:
			p.escape(&b)
		}
	}
	p.fail("string is not closed")
	return ""
}

func (p *parser) escape(b *strings.Builder) {
	c := p.peek()
	p.pos++
	if i := strings.IndexByte(`"\/bfnrt`, c); i >= 0 && c != 0 {
		b.WriteByte("\"\\/\b\f\n\r\t"[i])
		return
	}
	if c != 'u' {
		p.fail("unknown escape")
	}
	r := p.hex()
	if utf16.IsSurrogate(r) && strings.HasPrefix(p.text[p.pos:], `\u`) {
		p.pos += 2
		r = utf16.DecodeRune(r, p.hex())
	}
	b.WriteRune(r)
}

func (p *parser) hex() rune {
	if p.pos+4 > len(p.text) {
		p.fail("unknown escape")
	}
	n, err := strconv.ParseUint(p.text[p.pos:p.pos+4], 16, 16)
	if err != nil {
		p.fail("unknown escape")
	}
	p.pos += 4
	return rune(n)
}
