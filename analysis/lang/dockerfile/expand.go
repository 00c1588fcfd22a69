package dockerfile

import (
	"regexp"
	"strings"

	"github.com/moby/buildkit/frontend/dockerfile/shell"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// Limits on what substitution may make.
const (
	maxValue  = 16 << 10  // bytes of one value
	maxExpand = 256 << 10 // bytes that one word may come to
)

// scope holds the variables that are visible at an instruction. See
// https://docs.docker.com/reference/dockerfile/#environment-replacement.
type scope struct {
	env, args map[string]*model.Value // of args, nil is one without a value
	// global are the arguments before the first stage.
	global map[string]*model.Value
	// order are the names in env as they came.
	order []string
}

func newScope() *scope {
	return &scope{env: map[string]*model.Value{}, args: map[string]*model.Value{}}
}

func (s *scope) clone() *scope {
	c := newScope()
	for k, v := range s.env {
		c.env[k] = v
	}
	for k, v := range s.args {
		c.args[k] = v
	}
	c.order = append(c.order, s.order...)
	return c
}

func (s *scope) setEnv(name string, v *model.Value) {
	if _, ok := s.env[name]; !ok {
		s.order = append(s.order, name)
	}
	s.env[name] = v
}

// lookup returns the value of a variable, nil where it has none that is known: it
// is not declared here, or an argument without a default.
func (s *scope) lookup(name string) *model.Value {
	if v, ok := s.env[name]; ok { // it always wins over an argument
		return v
	}
	return s.args[name]
}

// Marks enclose, within a word that is expanded, what stands for a part that
// cannot be known.
const (
	markStart = "\ue000"
	markEnd   = "\ue001"
)

// An expansion gives variables to BuildKit's lexer.
type expansion struct {
	scope *scope
	// open are the variables without a value to put in as unknown.
	open map[string]bool
	used []*model.Value
	size int
}

func (e *expansion) Get(name string) (string, bool) {
	v := e.scope.lookup(name)
	if v == nil {
		if e.open[name] {
			return markStart + "${" + name + "}" + markEnd, true
		}
		return "", false
	}
	e.used = append(e.used, v)
	text, ok := v.AsString()
	if e.size += len(text); !ok || e.size > maxExpand {
		hint := v.Hint()
		if ok || hint == "" {
			hint = "${" + name + "}"
		}
		return markStart + hint + markEnd, true
	}
	return text, true
}

func (e *expansion) Keys() []string { return nil }

// variable finds the names of variables in a word, with the characters behind
// them that may say what counts if there is none.
var variable = regexp.MustCompile(`\$(?:\{(\w+)(:?[-+?])?|(\w+))`)

// expand returns what a word stands for at r: without quotes, and with its
// variables replaced.
func (f *file) expand(text string, sc *scope, r source.Range) *model.Value {
	if !strings.ContainsAny(text, "$'\"") && strings.IndexByte(text, f.escape) < 0 {
		return model.NewString(text, r)
	}
	lex := shell.NewLex(rune(f.escape))
	e := &expansion{scope: sc}
	result, unmatched, err := lex.ProcessWord(text, e)
	if err != nil {
		return model.NewUnknown(model.String, text, r)
	}
	if open := unset(text, unmatched); len(open) > 0 {
		e = &expansion{scope: sc, open: open}
		if result, _, err = lex.ProcessWord(text, e); err != nil {
			return model.NewUnknown(model.String, text, r)
		}
	}
	var v *model.Value
	switch {
	case len(result) > maxValue:
		return model.NewUnknown(model.String, "${...}", r)
	case strings.Contains(result, markStart):
		v = model.NewUnknown(model.String, strings.NewReplacer(markStart, "", markEnd, "").Replace(result), r)
	default:
		v = model.NewString(result, r)
	}
	if len(e.used) == 1 {
		v = v.Behind(append([]source.Range{e.used[0].Range()}, e.used[0].Via()...))
	}
	return v
}

// unset returns those of the names that a word uses without saying what counts if
// they have no value.
func unset(text string, names map[string]struct{}) map[string]bool {
	open := map[string]bool{}
	for _, m := range variable.FindAllStringSubmatch(text, -1) {
		for _, name := range []string{m[1], m[3]} {
			if _, ok := names[name]; ok && name != "" && m[2] == "" {
				open[name] = true
			}
		}
	}
	return open
}

// refer notes what the variables in a part of a line stand for.
func (f *file) refer(in *instruction, at span, sc *scope) {
	text := in.line[at.start:at.end]
	if strings.IndexByte(text, '$') < 0 {
		return
	}
	for _, m := range variable.FindAllStringSubmatchIndex(text, -1) {
		if m[0] > 0 && text[m[0]-1] == f.escape {
			continue
		}
		name := [2]int{m[2], m[3]}
		if m[6] >= 0 {
			name = [2]int{m[6], m[7]}
		}
		v := sc.lookup(text[name[0]:name[1]])
		if v == nil {
			continue
		}
		end := name[1]
		if end < len(text) && text[m[0]+1] == '{' && text[end] == '}' {
			end++
		}
		r := f.rng(in.place(at.start+m[0], at.start+end))
		f.references = append(f.references, model.Meaning{Range: r, Value: v})
	}
}
