package shelltext

import (
	"errors"
	"fmt"
	"strings"

	"mvdan.cc/sh/v3/syntax"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// Limits on one script.
const (
	maxText     = 64 << 10 // bytes
	maxCommands = 5000
	maxNested   = 4       // scripts within scripts
	maxSteps    = 200_000 // words expanded, those of variables again for each use
)

// A Reader says how to read a script.
type Reader struct {
	// Place returns the range of the bytes [start, end) of the text.
	Place func(start, end int) source.Range
	// Lookup returns the value of a variable that the script does not set
	// itself, nil where it cannot be known. It may be nil.
	Lookup func(name string) *model.Value
	// Holes are parts of the text that something else replaces before a shell
	// sees it, in order: they are parts of words.
	Holes []Hole

	nested int
}

// A Hole stands for a value in the bytes [Start, End) of a text.
type Hole struct {
	Start, End int
	// Hint is the value as it would be written, such as "${github.ref}".
	Hint string
}

// A SyntaxError tells where a text stops being a script.
type SyntaxError struct {
	Offset  int // in bytes
	Message string
}

func (e *SyntaxError) Error() string { return fmt.Sprintf("offset %d: %s", e.Offset, e.Message) }

// Read returns the commands of a script. Its error is a *[SyntaxError]; the
// commands before the mistake are returned with it.
func (r Reader) Read(text string) (*model.Value, error) {
	whole := r.Place(0, len(text))
	if len(text) > maxText {
		return model.NewList(nil, whole), &SyntaxError{0, fmt.Sprintf("script is longer than the %d KiB that are analysed", maxText>>10)}
	}
	s := &script{Reader: r, text: text, assigned: map[string][]*syntax.Word{}}
	stmts, err := parse(r.fill(text))
	s.note(stmts)
	s.stmts(stmts, context{})
	return model.NewList(s.commands, whole), err
}

// Exec returns the commands of a program that is run without a shell, given as its
// words: itself, and what it runs if it is a wrapper or a shell. It stands at r.
func (r Reader) Exec(words []*model.Value, at source.Range) *model.Value {
	s := &script{Reader: r, assigned: map[string][]*syntax.Word{}}
	if len(words) > 0 {
		s.run(invocation{
			words:  words,
			at:     func(int) source.Range { return at },
			script: func(i int) *innerScript { return quotedScript(words[i]) },
			here:   func() *innerScript { return nil },
		}, context{})
	}
	return model.NewList(s.commands, at)
}

// quotedScript returns a word as a script. Its places are exact where the word
// stands in quotes as it is.
func quotedScript(w *model.Value) *innerScript {
	text, ok := w.AsString()
	if !ok || text == "" {
		return nil
	}
	r := w.Range()
	exact := int(r.End-r.Start) == len(text)+2
	return &innerScript{text: text, place: func(start, end int) source.Range {
		if !exact {
			return r
		}
		return source.Range{Anchor: r.Anchor, Start: r.Start + 1 + uint32(start), End: r.Start + 1 + uint32(end)}
	}}
}

// parse returns the statements up to the first mistake.
func parse(text string) (stmts []*syntax.Stmt, err error) {
	defer func() {
		if e := recover(); e != nil {
			err = &SyntaxError{0, fmt.Sprintf("the script cannot be parsed (%v)", e)}
		}
	}()
	for stmt, e := range syntax.NewParser(syntax.Variant(syntax.LangBash)).StmtsSeq(strings.NewReader(text)) {
		if e != nil {
			return stmts, located(e)
		}
		stmts = append(stmts, stmt)
	}
	return stmts, nil
}

// located makes an error of this package of one of the parser.
func located(err error) error {
	var pe syntax.ParseError
	var le syntax.LangError
	switch {
	case errors.As(err, &pe):
		return &SyntaxError{int(pe.Pos.Offset()), pe.Text}
	case errors.As(err, &le):
		return &SyntaxError{int(le.Pos.Offset()), fmt.Sprintf("%s is not part of the shell's language", le.Feature)}
	}
	return &SyntaxError{0, err.Error()}
}

// fill replaces holes by letters, so that they are parts of words, and carriage
// returns at the ends of lines by spaces.
func (r Reader) fill(text string) string {
	if len(r.Holes) == 0 && strings.IndexByte(text, '\r') < 0 {
		return text
	}
	b := []byte(strings.ReplaceAll(text, "\r\n", " \n"))
	for _, h := range r.Holes {
		for i := h.Start; i < h.End; i++ {
			b[i] = 'h'
		}
	}
	return string(b)
}

// A script is one text that is read.
type script struct {
	Reader
	text     string
	commands []*model.Value
	// assigned holds the words that a variable is assigned anywhere in the
	// script, nil ones for what cannot be known.
	assigned map[string][]*syntax.Word
	steps    int
}

// A context is what encloses a statement.
type context struct {
	feeds  []string // commands that read the output
	within []string // wrappers
}

// note takes note of the variables that statements assign.
func (s *script) note(stmts []*syntax.Stmt) {
	set := func(name *syntax.Lit, w *syntax.Word) {
		if name != nil {
			s.assigned[name.Value] = append(s.assigned[name.Value], w)
		}
	}
	for _, stmt := range stmts {
		syntax.Walk(stmt, func(n syntax.Node) bool {
			switch n := n.(type) {
			case *syntax.CallExpr:
				for _, a := range n.Assigns {
					if len(n.Args) == 0 {
						set(a.Name, plainValue(a))
					}
				}
				if len(n.Args) > 1 && n.Args[0].Lit() == "read" {
					for _, w := range n.Args[1:] {
						s.assigned[w.Lit()] = append(s.assigned[w.Lit()], nil)
					}
				}
			case *syntax.DeclClause:
				for _, a := range n.Args {
					if !a.Naked {
						set(a.Name, plainValue(a))
					}
				}
			case *syntax.WordIter:
				set(n.Name, nil)
			}
			return true
		})
	}
}

// plainValue returns the word that an assignment assigns, nil if it does more.
func plainValue(a *syntax.Assign) *syntax.Word {
	if a.Append || a.Index != nil || a.Array != nil {
		return nil
	}
	if a.Value == nil {
		return &syntax.Word{}
	}
	return a.Value
}

func (s *script) rng(n syntax.Node) source.Range {
	return s.Place(int(n.Pos().Offset()), int(n.End().Offset()))
}
