package shelltext

import (
	"strings"

	"mvdan.cc/sh/v3/syntax"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// A piece is a word while it is expanded.
type piece struct {
	text    strings.Builder
	unknown bool
	flags   model.Flags
	// whole is the value of the one variable that the word consists of.
	whole *model.Value
}

// value returns the word as it stands at r.
func (p *piece) value(r source.Range) *model.Value {
	var v *model.Value
	switch {
	case p.unknown:
		v = model.NewUnknown(model.String, p.text.String(), r)
	case p.whole != nil:
		v = p.whole.Through(r)
	default:
		v = model.NewString(p.text.String(), r)
	}
	return v.With(p.flags)
}

// word returns what a word expands to. A variable that would be split into
// several words stays one.
func (s *script) word(w *syntax.Word) *model.Value {
	if w == nil || len(w.Parts) == 0 {
		return model.NewString("", source.Range{})
	}
	return s.piece(w).value(s.rng(w))
}

func (s *script) piece(w *syntax.Word) *piece {
	p := &piece{}
	if w == nil {
		return p
	}
	if s.steps++; s.steps > maxSteps {
		p.unknown = true
		p.text.WriteString("${...}")
		return p
	}
	for _, part := range w.Parts {
		s.part(p, part, false)
	}
	if len(w.Parts) != 1 {
		p.whole = nil
	}
	return p
}

func (s *script) part(p *piece, part syntax.WordPart, quoted bool) {
	switch part := part.(type) {
	case *syntax.Lit:
		escaped := "\\"
		if quoted {
			escaped = "\\\"$`" // https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_02_03
		}
		s.literal(p, int(part.Pos().Offset()), int(part.End().Offset()), true, quoted, escaped)
	case *syntax.SglQuoted:
		s.literal(p, int(part.Left.Offset())+quoteLen(part.Dollar), int(part.Right.Offset()), false, true, "")
	case *syntax.DblQuoted:
		for _, inner := range part.Parts {
			s.part(p, inner, true)
		}
		if len(part.Parts) != 1 {
			p.whole = nil
		}
	case *syntax.ParamExp:
		s.param(p, part)
	default:
		p.unknown = true
		p.text.WriteString("${...}")
	}
}

func quoteLen(dollar bool) int {
	if dollar {
		return 2
	}
	return 1
}

// literal adds the text between two offsets, without its escapes if there are
// any: outside of quotes every character can be escaped.
func (s *script) literal(p *piece, start, end int, escapes, quoted bool, escaped string) {
	end = min(end, len(s.text))
	for i := start; i < end; i++ {
		if h := s.holeAt(i); h != nil {
			p.unknown = true
			p.text.WriteString(h.Hint)
			i = h.End - 1
			continue
		}
		c := s.text[i]
		if c == '\\' && escapes && i+1 < end {
			next := s.text[i+1]
			if next == '\n' {
				i++
				continue
			}
			if !quoted || strings.IndexByte(escaped, next) >= 0 {
				i++
				c = next
			}
		}
		p.text.WriteByte(c)
	}
}

// holeAt returns the hole that begins at an offset, or nil.
func (s *script) holeAt(offset int) *Hole {
	for i := range s.Holes {
		if s.Holes[i].Start == offset {
			return &s.Holes[i]
		}
	}
	return nil
}

// param adds the value of a variable.
func (s *script) param(p *piece, e *syntax.ParamExp) {
	name := ""
	if e.Param != nil {
		name = e.Param.Value
	}
	unknown := func() {
		p.unknown = true
		if name == "" {
			name = "..."
		}
		p.text.WriteString("${" + name + "}")
	}
	if e.Excl || e.Length || e.Width || e.IsSet || e.Index != nil || e.Slice != nil || e.Repl != nil || e.Names != 0 {
		unknown()
		return
	}
	v := s.lookup(name)
	if e.Exp != nil {
		defaulted := e.Exp.Op == syntax.DefaultUnset || e.Exp.Op == syntax.DefaultUnsetOrNull
		text, _ := v.AsString()
		switch {
		case defaulted && v == nil:
			// The caller may set it, but this is what it is otherwise.
			d := s.piece(e.Exp.Word)
			p.unknown = p.unknown || d.unknown
			p.text.WriteString(d.text.String())
			return
		case !defaulted || text == "":
			unknown()
			return
		}
	}
	text, ok := v.AsString()
	if ok && p.text.Len()+len(text) > maxText {
		unknown()
		return
	}
	if !ok {
		if v != nil && v.Hint() != "" {
			p.unknown = true
			p.text.WriteString(v.Hint())
			return
		}
		unknown()
		return
	}
	p.text.WriteString(text)
	p.flags |= v.Flags() & model.Sensitive
	p.whole = v
}

// lookup returns the value of a variable, nil where it is not known: what the
// script assigns once, or what the reader knows.
func (s *script) lookup(name string) *model.Value {
	if words, ok := s.assigned[name]; ok {
		if len(words) != 1 || words[0] == nil {
			return nil
		}
		// Its own assignment must not be looked up within itself.
		delete(s.assigned, name)
		defer func() { s.assigned[name] = words }()
		if v := s.word(words[0]); !v.Is(model.Unknown) {
			return v
		}
		return nil
	}
	if s.Lookup == nil {
		return nil
	}
	return s.Lookup(name)
}
