package dockerfile

import (
	"errors"
	"fmt"
	"strings"

	"github.com/moby/buildkit/frontend/dockerfile/command"
	"github.com/moby/buildkit/frontend/dockerfile/parser"

	"github.com/parapet-iac/parapet/analysis/lang/jsontext"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// An instruction is a chunk as BuildKit's parser understands it, with the places
// of its words.
type instruction struct {
	*chunk
	name    string // in capital letters
	onbuild bool   // it is the trigger of an ONBUILD
	flags   []flag
	// args is where the arguments begin in the line; they end with it.
	args, end int
	// json holds the words of the exec form, nil for others.
	json []*model.Value
	// values are the words that the parser yields.
	values []string
}

// A flag is --name=value, or --name.
type flag struct {
	name, value string
	set         bool // it has a value
	at          span // of all of it, in the line
	valueAt     span
}

// A mistake is why an instruction cannot be read, and where in the file.
type mistake struct {
	at              span
	summary, detail string
}

// read parses a chunk. Exactly one of its results is not nil.
func (f *file) read(c *chunk) (*instruction, *mistake) {
	whole := span{c.start, c.firstLine(f.text)}
	name, _ := keyword(c.line)
	upper := strings.ToUpper(name)
	if _, known := command.Commands[strings.ToLower(name)]; !known {
		return nil, &mistake{c.place(0, len(name)), "unknown instruction " + upper, ""}
	}
	if c.unterminated {
		return nil, &mistake{whole, "here-document has no end", "A line that holds nothing but " + c.heredocs[len(c.heredocs)-1].Name + " ends it."}
	}
	node, err := f.node(c)
	if err != nil {
		return nil, &mistake{whole, cause(err), ""}
	}
	in := &instruction{chunk: c, name: upper}
	if m := in.fill(f, node, 0); m != "" {
		return nil, &mistake{whole, m, ""}
	}
	return in, nil
}

// node has BuildKit parse a chunk.
func (f *file) node(c *chunk) (*parser.Node, error) {
	var text strings.Builder
	if f.escape != parser.DefaultEscapeToken {
		fmt.Fprintf(&text, "# escape=%c\n", f.escape)
	}
	text.Write(f.text[c.start:c.end])
	text.WriteByte('\n')
	res, err := parser.Parse(strings.NewReader(text.String()))
	if err != nil {
		return nil, err
	}
	if n := len(res.AST.Children); n != 1 {
		return nil, fmt.Errorf("%d instructions where one was expected", n)
	}
	return res.AST.Children[0], nil
}

// cause is an error of BuildKit without the place, which counts in the chunk.
func cause(err error) string {
	var located *parser.LocationError
	if errors.As(err, &located) {
		err = located.Unwrap()
	}
	text := err.Error()
	if first, _, _ := strings.Cut(text, " "); first != strings.ToUpper(first) {
		text = strings.ToLower(text[:1]) + text[1:]
	}
	return text
}

// fill takes over what a node says, whose keyword stands in the line from an
// offset on. It returns what is wrong, if anything is.
func (in *instruction) fill(f *file, node *parser.Node, from int) string {
	in.end = len(strings.TrimRight(in.line, " \t\r\n\v\f"))
	pos := from + strings.Index(in.line[from:], node.Value) + len(node.Value)
	for pos < in.end && strings.IndexByte(blanks, in.line[pos]) >= 0 {
		pos++
	}
	var flags []span
	flags, in.args = splitFlags(in.line[:in.end], pos, f.escape)
	if in.args >= in.end && node.Next == nil && in.name != "ONBUILD" && in.name != "RUN" {
		return in.name + " has no arguments"
	}
	if len(flags) != len(node.Flags) {
		flags = nil // its places are not known then
	}
	for i, text := range node.Flags {
		fl := flag{at: span{in.args, in.args}}
		if flags != nil {
			fl.at = flags[i]
		}
		fl.valueAt = fl.at
		fl.name, fl.value, fl.set = strings.Cut(strings.TrimPrefix(text, "--"), "=")
		if n := strings.IndexByte(in.line[fl.at.start:fl.at.end], '='); n >= 0 {
			fl.valueAt.start += n + 1
		}
		in.flags = append(in.flags, fl)
	}
	for n := node.Next; n != nil; n = n.Next {
		if len(n.Children) == 1 { // ONBUILD
			in.onbuild, in.name = true, strings.ToUpper(n.Children[0].Value)
			if in.name == "ONBUILD" || in.name == "FROM" || in.name == "MAINTAINER" {
				return in.name + " cannot be the trigger of ONBUILD"
			}
			return in.fill(f, n.Children[0], in.args)
		}
		in.values = append(in.values, n.Value)
	}
	if node.Attributes["json"] {
		in.json = in.jsonWords(f)
	}
	return ""
}

// jsonWords returns the words of the exec form with their places.
func (in *instruction) jsonWords(f *file) []*model.Value {
	from := in.args + strings.IndexByte(in.line[in.args:], '[')
	place := func(start, end int) source.Range { return f.rng(in.place(from+start, from+end)) }
	values := in.values
	if in.name == "HEALTHCHECK" {
		values = values[1:]
	}
	list, err := jsontext.Reader{Place: place}.Read(in.line[from:in.end])
	words := make([]*model.Value, 0, len(values))
	for i, v := range values {
		if err == nil && i < list.Len() {
			words = append(words, list.Index(i))
		} else {
			words = append(words, model.NewString(v, place(0, in.end-from)))
		}
	}
	return words
}

// A word is a part of the arguments as it is written.
type word struct {
	text string
	at   span // in the line
}

// words returns the arguments that blanks separate, or those of the exec form.
func (in *instruction) words() []word {
	var out []word
	for _, s := range splitSpace(in.line, in.args, in.end) {
		out = append(out, word{in.line[s.start:s.end], s})
	}
	return out
}

// quoted returns the arguments that blanks outside quotes separate.
func (in *instruction) quoted(escape byte) []word {
	var out []word
	for _, s := range splitWords(in.line, in.args, in.end, escape) {
		out = append(out, word{in.line[s.start:s.end], s})
	}
	return out
}

// rest returns all arguments as one word.
func (in *instruction) rest() word {
	return word{in.line[min(in.args, in.end):in.end], span{in.args, in.end}}
}

// pairs returns the names and values of ENV, LABEL and ARG, which are written
// name=value ... or, in the old form, name value. A name of ARG may stand alone.
func (in *instruction) pairs(escape byte) (pairs []pair) {
	words := in.quoted(escape)
	if in.name != "ARG" && len(words) > 0 && !strings.Contains(words[0].text, "=") {
		blank := strings.IndexAny(in.line[in.args:in.end], blanks)
		if blank < 0 {
			return nil
		}
		at := in.args + blank
		for at < in.end && strings.IndexByte(blanks, in.line[at]) >= 0 {
			at++
		}
		return []pair{{
			name: word{in.line[in.args : in.args+blank], span{in.args, in.args + blank}}, old: true, set: true,
			value: word{in.line[at:in.end], span{at, in.end}}, at: span{in.args, in.end},
		}}
	}
	for _, w := range words {
		name, value, set := strings.Cut(w.text, "=")
		p := pair{at: w.at, set: set, name: word{name, span{w.at.start, w.at.start + len(name)}}}
		if set {
			p.value = word{value, span{p.name.at.end + 1, w.at.end}}
		}
		pairs = append(pairs, p)
	}
	return pairs
}

// A pair is name=value.
type pair struct {
	name, value word
	set, old    bool
	at          span
}
