package shelltext

import (
	"path"
	"slices"
	"strings"

	"mvdan.cc/sh/v3/syntax"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// call reads a simple command, and what it runs if it is a wrapper.
func (s *script) call(cmd *syntax.CallExpr, stmt *syntax.Stmt, writes []*model.Value, in context) {
	env := s.environment(cmd.Assigns)
	for _, a := range cmd.Assigns {
		s.substitutions(a, in, nil)
	}
	if len(cmd.Args) == 0 {
		s.add(command{env: env, at: s.rng(cmd)}, in)
		return
	}
	words := make([]*model.Value, len(cmd.Args))
	for i, w := range cmd.Args {
		words[i] = s.word(w)
	}
	names := s.names(stmt)
	for _, w := range cmd.Args {
		s.substitutions(w, in, names)
	}
	s.run(invocation{
		words: words, env: env, writes: writes,
		at: func(from int) source.Range {
			if from == 0 {
				return s.rng(cmd)
			}
			return s.Place(int(cmd.Args[from].Pos().Offset()), int(cmd.End().Offset()))
		},
		script: func(i int) *innerScript { return s.literalScript(cmd.Args[i], words[i]) },
		here:   func() *innerScript { return s.hereScript(stmt) },
	}, in)
}

// An invocation is a command with its arguments.
type invocation struct {
	words  []*model.Value
	env    *model.Value
	writes []*model.Value
	// at returns the range from a word on.
	at func(from int) source.Range
	// script returns a word as a script, and here what stands in a
	// here-document; nil if there is none.
	script func(i int) *innerScript
	here   func() *innerScript
}

// run adds a command, and what it runs if it is a wrapper or a shell.
func (s *script) run(v invocation, in context) {
	for from := 0; ; {
		words := v.words[from:]
		name := s.add(command{words: words, env: v.env, writes: v.writes, at: v.at(from)}, in)
		if name == "" {
			return
		}
		if script := s.scriptOf(name, v, from); script != nil {
			s.inner(*script, context{in.feeds, within(in, name)})
			return
		}
		inner := wrapped(name, texts(words))
		if inner <= 0 {
			return
		}
		from += inner
		in.within = within(in, name)
	}
}

// within returns the wrappers of what a command runs.
func within(in context, name string) []string { return append(slices.Clip(in.within), name) }

// declare reads export, local and their like as commands.
func (s *script) declare(cmd *syntax.DeclClause, in context) {
	words := []*model.Value{model.NewString(cmd.Variant.Value, s.rng(cmd.Variant))}
	for _, a := range cmd.Args {
		s.substitutions(a, in, nil)
		if a.Name == nil {
			if a.Value != nil {
				words = append(words, s.word(a.Value))
			}
			continue
		}
		w := s.piece(a.Value)
		text := a.Name.Value
		if !a.Naked {
			text += "=" + w.text.String()
		}
		w.text.Reset()
		w.text.WriteString(text)
		words = append(words, w.value(s.rng(a)))
	}
	s.add(command{words: words, env: s.environment(cmd.Args), at: s.rng(cmd)}, in)
}

// environment returns the variables that assignments set, nil for none.
func (s *script) environment(assigns []*syntax.Assign) *model.Value {
	var attrs []model.Attr
	for _, a := range assigns {
		if a.Name == nil || a.Naked || a.Array != nil {
			continue
		}
		v := s.word(a.Value)
		if a.Value == nil {
			v = model.NewString("", s.rng(a))
		}
		attrs = append(attrs, model.Attr{Name: a.Name.Value, NameRange: s.rng(a.Name), Value: v})
	}
	if attrs == nil {
		return nil
	}
	return model.NewObject(attrs, s.rng(assigns[0]).Join(s.rng(assigns[len(assigns)-1])))
}

// A command is what becomes an object.
type command struct {
	words  []*model.Value
	env    *model.Value
	writes []*model.Value
	at     source.Range
}

// add appends a command and returns its name, "" if it has none that is known.
func (s *script) add(c command, in context) string {
	if len(s.commands) >= maxCommands {
		return ""
	}
	var attrs []model.Attr
	put := func(name string, v *model.Value) { attrs = append(attrs, model.Attr{Name: name, Value: v}) }
	name := ""
	if len(c.words) > 0 {
		first := c.words[0]
		if text, ok := first.AsString(); ok {
			name = base(text)
			first = model.NewString(name, first.Range()).Behind(first.Via())
		}
		put("name", first)
		put("args", model.NewList(c.words[1:], source.Range{}))
	}
	if c.env != nil {
		put("env", c.env)
	}
	if len(in.feeds) > 0 {
		put("feeds", stringList(in.feeds))
	}
	if len(in.within) > 0 {
		put("within", stringList(in.within))
	}
	if len(c.writes) > 0 {
		put("writes", model.NewList(c.writes, source.Range{}))
	}
	s.commands = append(s.commands, model.NewObject(attrs, c.at))
	return name
}

func stringList(texts []string) *model.Value {
	elems := make([]*model.Value, len(texts))
	for i, t := range texts {
		elems[i] = model.NewString(t, source.Range{})
	}
	return model.NewList(elems, source.Range{})
}

// base returns a command without its folder and without .exe.
func base(name string) string {
	if name == "" {
		return ""
	}
	return strings.TrimSuffix(path.Base(name), ".exe")
}

func texts(words []*model.Value) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i], _ = w.AsString()
	}
	return out
}

// shells are the commands that run scripts.
var shells = map[string]bool{"sh": true, "bash": true, "dash": true, "ash": true, "zsh": true, "ksh": true}

// An innerScript is a text that a command is given to run.
type innerScript struct {
	text  string
	place func(start, end int) source.Range
	holes []Hole
}

// scriptOf returns the script that the command at a word is given: behind -c, to
// eval, or as a here-document.
func (s *script) scriptOf(name string, v invocation, from int) *innerScript {
	words := v.words[from:]
	switch {
	case s.nested >= maxNested:
	case name == "eval" && len(words) == 2:
		return v.script(from + 1)
	case shells[name]:
		for i := 1; i < len(words); i++ {
			flag, _ := words[i].AsString()
			switch {
			case !strings.HasPrefix(flag, "-") && !strings.HasPrefix(flag, "+"):
				return nil // a file
			case flag == "-o" || flag == "+o" || flag == "-O":
				i++
			case !strings.HasPrefix(flag, "--") && strings.HasSuffix(flag, "c") && i+1 < len(words):
				return v.script(from + i + 1)
			}
		}
		return v.here()
	}
	return nil
}

// literalScript returns the text of a word that is known.
func (s *script) literalScript(w *syntax.Word, v *model.Value) *innerScript {
	text, ok := v.AsString()
	if !ok {
		text = v.Hint() // with unknown parts as ${...}, which a shell reads too
	}
	if text == "" {
		return nil
	}
	from, to := int(w.Pos().Offset()), int(w.End().Offset())
	if at := strings.Index(s.text[from:to], text); at >= 0 {
		return s.cut(from+at, from+at+len(text))
	}
	return &innerScript{text: text, place: func(int, int) source.Range { return s.Place(from, to) }}
}

// cut returns a part of the text as a script of its own.
func (s *script) cut(from, to int) *innerScript {
	return &innerScript{
		text:  s.text[from:to],
		place: func(start, end int) source.Range { return s.Place(from+start, from+end) },
		holes: s.holesIn(from, to),
	}
}

// hereScript returns the script in a here-document.
func (s *script) hereScript(stmt *syntax.Stmt) *innerScript {
	for _, r := range stmt.Redirs {
		if r.Hdoc == nil {
			continue
		}
		from := int(r.Hdoc.Pos().Offset())
		if to := s.hereEnd(r, from); from < to {
			return s.cut(from, to)
		}
	}
	return nil
}

// hereEnd returns the offset of the line that ends a here-document.
func (s *script) hereEnd(r *syntax.Redirect, from int) int {
	end, _ := s.word(r.Word).AsString()
	for pos := from; pos < len(s.text); {
		line, _, ended := strings.Cut(s.text[pos:], "\n")
		if r.Op == syntax.DashHdoc {
			line = strings.TrimLeft(line, "\t")
		}
		if strings.TrimSuffix(line, "\r") == end {
			return pos
		}
		if !ended {
			break
		}
		pos += strings.IndexByte(s.text[pos:], '\n') + 1
	}
	return len(s.text)
}

// inner reads a script within the script. Mistakes in it are not told: it may be
// made of parts that are not known.
func (s *script) inner(in innerScript, c context) {
	if len(in.text) > maxText {
		return
	}
	r := Reader{Place: in.place, Lookup: s.lookup, Holes: in.holes, nested: s.nested + 1}
	sub := &script{Reader: r, text: in.text, assigned: map[string][]*syntax.Word{}, commands: s.commands}
	stmts, _ := parse(r.fill(in.text))
	sub.note(stmts)
	sub.stmts(stmts, c)
	s.commands = sub.commands
}

// holesIn returns the holes between two offsets, counted from the first.
func (s *script) holesIn(from, to int) []Hole {
	var out []Hole
	for _, h := range s.Holes {
		if h.Start >= from && h.End <= to {
			out = append(out, Hole{h.Start - from, h.End - from, h.Hint})
		}
	}
	return out
}
