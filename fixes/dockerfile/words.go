package dockerfile

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"strings"

	"github.com/parapet-iac/parapet/analysis/lang/dockerfile"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/analysis/source"
	"github.com/parapet-iac/parapet/fixes/edit"
	"github.com/parapet-iac/parapet/fixes/remedy"
)

// Paths of remedies name more than values. Behind the path of a command, args[+]
// adds an argument, behind its subcommand, and args["-k"] is the argument that reads
// so; then runs one more command behind all that the instruction runs. Behind the
// path of an instruction, instruction is its keyword, and form the form of its
// command. Behind that of an image, tag and digest are parts of its name. One more
// of a kind of instruction of a stage, user[+], comes before what the stage runs in
// the end.
func (w *Writer) write(v *remedy.Variant, r remedy.Request, a policy.Assignment) error {
	rp, err := policy.ParseRemedyPath(a.Path)
	if err != nil {
		return err
	}
	path, err := rp.From(r.Verdict)
	if err == nil && (rp.Whole() || rp.First) {
		err = errPath
	}
	if err != nil {
		return err
	}
	last, _ := path[len(path)-1].(string)
	around := path[:len(path)-1]
	switch {
	case last == "args" && rp.Append:
		return w.addArgument(v, r, around, a)
	case rp.Append && len(path) == 3 && path[0] == "stages":
		return w.addInstruction(v, r, path, a)
	case last == "then":
		return w.runAfter(v, r, around, a)
	case last == "instruction":
		return w.rename(v, r, around, a)
	case last == "form":
		return w.execForm(v, r, around)
	case (last == "tag" || last == "digest") && a.Path != ".":
		return w.imagePart(v, r, around, last, a)
	case rp.Append:
		return errPath
	}
	return w.replace(v, r, path, a)
}

var errPath = errors.New("only what a verdict names is written")

// reached returns what a path leads to.
func reached(r remedy.Request, path model.Path) (model.Step, error) {
	step := r.Resource.Value.Walk(path)
	if step.Found < len(path) || step.Value == nil {
		return step, errors.New("there is nothing to change")
	}
	return step, nil
}

// layout returns the instruction around a range.
func (w *Writer) layout(at source.Range) (*source.File, dockerfile.Layout, error) {
	f, start, _, err := w.place(at)
	if err != nil {
		return nil, dockerfile.Layout{}, err
	}
	l, ok := dockerfile.LayoutAt(f.Text.Bytes(), start)
	if !ok {
		return nil, l, errors.New("the instruction cannot be read")
	}
	return f, l, nil
}

// asked returns an edit of which a part is what only a person knows.
func asked(v *remedy.Variant, start, end int, lead, text, ask string) edit.Edit {
	e := edit.Edit{Start: start, End: end, New: lead + text}
	if ask != "" {
		e.Asks = []edit.Ask{{Start: len(lead), End: len(e.New), What: ask}}
		v.Asks = true
	}
	return e
}

var subcommand = regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`)

// addArgument adds an argument behind the first one of a command that is no flag, or
// behind the command's name.
func (w *Writer) addArgument(v *remedy.Variant, r remedy.Request, path model.Path, a policy.Assignment) error {
	cmd, err := reached(r, path)
	if err != nil {
		return err
	}
	behind := cmd.Value.Get("name")
	for _, arg := range cmd.Value.Get("args").Elems() {
		if s, _ := arg.AsString(); s != "" && s[0] != '-' {
			if subcommand.MatchString(s) {
				behind = arg
			}
			break
		}
	}
	f, l, err := w.layout(behind.Range())
	if err != nil {
		return err
	}
	_, start, end, err := w.place(behind.Range())
	if err != nil {
		return err
	}
	if l.JSON || start == end {
		return errors.New("elements of the exec form are not written")
	}
	e := asked(v, end, end, " ", fmt.Sprint(a.Value), a.Ask)
	e.Adds = fmt.Sprintf("%d %v", end, a.Value)
	return add(v, f.Path, e)
}

// runAfter lets an instruction run one more command.
func (w *Writer) runAfter(v *remedy.Variant, r remedy.Request, path model.Path, a policy.Assignment) error {
	step, err := reached(r, path)
	if err != nil {
		return err
	}
	f, l, err := w.layout(step.Range)
	if err != nil {
		return err
	}
	text := f.Text.Bytes()
	end := l.Words[len(l.Words)-1].End
	if l.JSON || bytes.Contains(text[l.Start:l.End], []byte("<<")) {
		return errors.New("only the shell form is written")
	}
	lead := " && "
	if first := l.Words[0].Start; bytes.IndexByte(text[first:end], '\n') >= 0 {
		// The commands stand on lines of their own.
		line := bytes.LastIndexByte(text[:l.Words[len(l.Words)-1].Start], '\n') + 1
		indent := text[line : line+len(text[line:])-len(bytes.TrimLeft(text[line:], " \t"))]
		lead = " \\" + eol(text) + string(indent) + "&& "
	}
	e := asked(v, end, end, lead, fmt.Sprint(a.Value), a.Ask)
	e.Adds = fmt.Sprintf("%d %v", end, a.Value)
	return add(v, f.Path, e)
}

func eol(text []byte) string {
	if i := bytes.IndexByte(text, '\n'); i > 0 && text[i-1] == '\r' {
		return "\r\n"
	}
	return "\n"
}

// rename writes another keyword, in the case of the one before it.
func (w *Writer) rename(v *remedy.Variant, r remedy.Request, path model.Path, a policy.Assignment) error {
	step, err := reached(r, path)
	if err != nil {
		return err
	}
	f, l, err := w.layout(step.Range)
	if err != nil {
		return err
	}
	name := fmt.Sprint(a.Value)
	k := l.Words[0]
	if old := string(f.Text.Bytes()[k.Start:k.End]); old == strings.ToLower(old) {
		name = strings.ToLower(name)
	}
	return add(v, f.Path, edit.Edit{Start: k.Start, End: k.End, New: name})
}

// plainWord is what a shell leaves as it is.
var plainWord = regexp.MustCompile(`^[A-Za-z0-9_./:=@%+,-]+$`)

// execForm brings the command of an instruction into the exec form, if a shell would
// do nothing with its words.
func (w *Writer) execForm(v *remedy.Variant, r remedy.Request, path model.Path) error {
	step, err := reached(r, path)
	if err != nil {
		return err
	}
	f, l, err := w.layout(step.Range)
	if err != nil {
		return err
	}
	args := l.Words[min(l.Args, len(l.Words)):]
	if l.JSON || len(args) == 0 {
		return errors.New("it is in exec form already")
	}
	var words []string
	for _, x := range args {
		word := string(f.Text.Bytes()[x.Start:x.End])
		if !plainWord.MatchString(word) || len(words) == 0 && strings.Contains(word, "=") {
			return errors.New("it takes a shell to run it")
		}
		words = append(words, word)
	}
	return add(v, f.Path, edit.Edit{Start: args[0].Start, End: args[len(args)-1].End, New: inBrackets(words)})
}

func inBrackets(words []string) string {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(words) // strings have a form
	return strings.ReplaceAll(strings.TrimSuffix(b.String(), "\n"), `","`, `", "`)
}

// imagePart writes the tag or the digest of an image.
func (w *Writer) imagePart(v *remedy.Variant, r remedy.Request, path model.Path, part string, a policy.Assignment) error {
	step, err := reached(r, path)
	if err != nil {
		return err
	}
	at := step.Value.Range()
	if via := step.Value.Via(); len(via) > 0 {
		at = via[len(via)-1]
		v.Note = "in the default of the build argument"
	}
	f, start, end, err := w.place(at)
	if err != nil {
		return err
	}
	word := f.Text.Bytes()[start:end]
	if bytes.ContainsAny(word, "@\"' \n") {
		return errors.New("the name of the image cannot be read")
	}
	if part == "tag" {
		return add(v, f.Path, asked(v, end, end, ":", fmt.Sprint(a.Value), a.Ask))
	}
	return add(v, f.Path, asked(v, end, end, "@", fmt.Sprint(a.Value), a.Ask))
}

// addInstruction adds an instruction to a stage.
func (w *Writer) addInstruction(v *remedy.Variant, r remedy.Request, path model.Path, a policy.Assignment) error {
	stage := path[:2]
	kind, _ := path[2].(string)
	next, err := w.before(r, stage, kind)
	if err != nil {
		return err
	}
	from, err := reached(r, append(stage[:2:2], "from"))
	if err != nil {
		return err
	}
	f, _, err := w.layout(from.Range)
	if err != nil {
		return err
	}
	text := f.Text.Bytes()
	nl := eol(text)
	value := fmt.Sprint(a.Value)
	if l, ok := a.Value.([]any); ok {
		var words []string
		for _, x := range l {
			words = append(words, fmt.Sprint(x))
		}
		value = inBrackets(words)
	}
	lead := strings.ToUpper(kind) + " "
	if next < 0 || next == len(text) {
		next = len(text)
		if next > 0 && text[next-1] != '\n' {
			lead = nl + lead
		}
	}
	e := asked(v, next, next, lead, value, a.Ask)
	e.New += nl
	e.Adds = fmt.Sprintf("%d %s", next, kind)
	return add(v, f.Path, e)
}

// before returns where an instruction is added to a stage: before what it runs in the
// end, or before what the verdict is about if that is to run otherwise. It is -1 for
// the end of the file.
func (w *Writer) before(r remedy.Request, stage model.Path, kind string) (int, error) {
	best := -1
	consider := func(path model.Path) error {
		step, err := reached(r, path)
		if err != nil || step.Range.IsZero() {
			return nil // there is none
		}
		f, l, err := w.layout(step.Range)
		if err != nil {
			return err
		}
		if at := commentsAbove(f.Text.Bytes(), l.Start); best < 0 || at < best {
			best = at
		}
		return nil
	}
	if kind == "shell" {
		return best, errors.Join(consider(r.Verdict), nil)
	}
	for _, k := range []string{"entrypoint", "cmd"} {
		if err := consider(append(stage[:2:2], k, 0)); err != nil {
			return 0, err
		}
	}
	if best < 0 {
		index, _ := stage[1].(int)
		if err := consider(model.Path{"stages", index + 1, "from"}); err != nil {
			return 0, err
		}
	}
	return best, nil
}

// commentsAbove returns where the comments begin that stand right above a line.
func commentsAbove(text []byte, at int) int {
	at = bytes.LastIndexByte(text[:at], '\n') + 1
	for at > 0 {
		above := bytes.LastIndexByte(text[:at-1], '\n') + 1
		if !bytes.HasPrefix(bytes.TrimLeft(text[above:at], " \t"), []byte("#")) {
			break
		}
		at = above
	}
	return at
}

// removeArgument takes an argument out that a path names: args["-k"], or
// args["-o *"] with its value. One that is not there has gone.
func (w *Writer) removeArgument(v *remedy.Variant, r remedy.Request, path model.Path) error {
	word, _ := path[len(path)-1].(string)
	word, valued := strings.CutSuffix(word, " *")
	args := path[:len(path)-1]
	for i, arg := range r.Resource.Value.Walk(args).Value.Elems() {
		if s, _ := arg.AsString(); s != word {
			continue
		}
		if err := w.removeAt(v, r, append(args[:len(args):len(args)], i)); err != nil || !valued {
			return err
		}
		return w.removeAt(v, r, append(args[:len(args):len(args)], i+1))
	}
	return nil
}

// removeDefault takes the default of a build argument out.
func (w *Writer) removeDefault(v *remedy.Variant, at source.Range) error {
	f, start, end, err := w.place(at)
	if err != nil {
		return err
	}
	text := f.Text.Bytes()
	if start == 0 || text[start-1] != '=' {
		return errors.New("it has no default")
	}
	return add(v, f.Path, edit.Edit{Start: start - 1, End: end})
}
