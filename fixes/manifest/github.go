package manifest

import (
	"errors"
	"fmt"
	"regexp"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/fixes/edit"
	"github.com/parapet-iac/parapet/fixes/yaml"
)

// githubSet makes changes that are no values: the comment behind what is used, and
// an expression in a script that becomes an environment variable.
func githubSet(a *attempt, path model.Path, s policy.Assignment, _ bool) (bool, error) {
	n := len(path)
	switch last, _ := path[n-1].(string); {
	case n > 1 && last == "comment" && path[n-2] == "uses":
		return true, a.commentBehind(path[:n-1], flagText(s.Value), s.Ask)
	case n > 4 && last == "variable" && path[n-3] == "expressions":
		return true, a.intoEnvironment(path[:n-3], path[:n-1])
	}
	return false, nil
}

// commentBehind writes a comment behind a scalar.
func (a *attempt) commentBehind(path model.Path, text, ask string) error {
	at, err := a.find(a.req.Resource, path)
	if err != nil || at.part() {
		return errors.Join(err, yaml.ErrNoPlace)
	}
	at.start, at.end = at.node.End, at.node.End
	return a.writeBetween(at, " # ", text, "", ask)
}

var (
	errQuoting = errors.New("the script cannot be followed to the expression")
	errNoShell = errors.New("no shell of which the rules are known runs the script")
)

// intoEnvironment hands the value of an expression to the script of a step as an
// environment variable, which no shell takes for code. See
// https://docs.github.com/en/actions/reference/security/secure-use#good-practices-for-mitigating-script-injection-attacks.
func (a *attempt) intoEnvironment(step, expression model.Path) error {
	v := walked(a.req.Resource, expression)
	text, _ := v.Get("text").AsString()
	field, _ := v.Get("field").AsString()
	f, _, err := a.open(v.Range())
	if err != nil {
		return err
	}
	start, end, ok := f.Offsets(v.Range())
	raw := f.Text.Bytes()
	if !ok || !strings.HasPrefix(string(raw[start:end]), "${{") || text == "" {
		return errQuoting
	}
	script, err := a.find(a.req.Resource, append(step[:len(step):len(step)], anySteps(strings.Split(field, "."))...))
	if err != nil || script.part() || start < script.node.Start || script.node.Block != strings.HasPrefix(string(raw[script.node.Start:]), "|") {
		return errors.Join(err, errQuoting)
	}
	before := string(raw[script.node.Start:start])
	if script.node.Quote != 0 || start == script.node.Start || strings.Contains(before, "<<") {
		return errQuoting
	}
	env := walked(a.req.Resource, append(step[:len(step):len(step)], "env"))
	value := "${{ " + strings.TrimSpace(strings.TrimSuffix(strings.TrimPrefix(text, "${{"), "}}")) + " }}"
	name := variableFor(value, env)
	place := &place{file: f, start: start, end: end}
	switch {
	case field == "run" && walked(a.req.Resource, append(step[:len(step):len(step)], "commands")) != nil:
		e, err := inShell(before, name)
		if err != nil {
			return err
		}
		err = a.writePart(place, e, "")
		if err != nil {
			return err
		}
	case field == "with.script":
		if err := a.inJavaScript(place, before, string(raw[end:]), name); err != nil {
			return err
		}
	default:
		return errNoShell
	}
	at, err := a.find(a.req.Resource, append(step[:len(step):len(step)], "env", name))
	if err != nil {
		return err
	}
	return a.write(at, policy.Assignment{Value: value}, false)
}

func anySteps(names []string) model.Path {
	var p model.Path
	for _, n := range names {
		p = append(p, n)
	}
	return p
}

var wordOf = regexp.MustCompile(`[A-Za-z0-9_-]+`)

// contexts say nothing in the name of a variable, and reserved are names that mean
// something to a shell or its programs.
var (
	contexts = map[string]bool{"github": true, "event": true, "inputs": true, "secrets": true, "outputs": true, "env": true, "vars": true, "matrix": true}
	reserved = map[string]bool{"PATH": true, "HOME": true, "USER": true, "SHELL": true, "PWD": true, "IFS": true, "CI": true, "ENV": true, "BASH_ENV": true}
)

// variableFor names the variable for an expression after the last two of what it
// takes, the one that has it already, or one that no other has.
func variableFor(value string, env *model.Value) string {
	words := wordOf.FindAllString(value, -1)
	words = words[max(len(words)-2, 0):]
	if len(words) > 1 && contexts[words[0]] {
		words = words[1:]
	}
	stem := strings.ToUpper(strings.ReplaceAll(strings.Join(words, "_"), "-", "_"))
	if stem == "" || stem[0] >= '0' && stem[0] <= '9' || reserved[stem] || strings.HasPrefix(stem, "GITHUB_") || strings.HasPrefix(stem, "RUNNER_") {
		stem = "VALUE_" + stem
	}
	name := stem
	for i := 2; ; i++ {
		old := env.Get(name)
		if s, ok := old.AsString(); old == nil || ok && s == value || old.Hint() == value {
			return name
		}
		name = fmt.Sprintf("%s_%d", stem, i)
	}
}

// quoteAt returns the quote that is open at the end of a text, 0 for none.
func quoteAt(text string, quotes string, comment string) byte {
	open := byte(0)
	for i := 0; i < len(text); i++ {
		c := text[i]
		switch {
		case c == '\\' && open != '\'':
			i++
		case open != 0:
			if c == open {
				open = 0
			}
		case strings.IndexByte(quotes, c) >= 0:
			open = c
		case strings.HasPrefix(text[i:], comment) && (i == 0 || text[i-1] == ' ' || text[i-1] == '\n'):
			for i < len(text) && text[i] != '\n' {
				i++
			}
		}
	}
	return open
}

// inShell returns what stands for an expression in the script of a shell.
func inShell(before, name string) (string, error) {
	if strings.Contains(before, "$(") || strings.Contains(before, "`") {
		// Quotes nest in substitutions: only what is plain to see is followed.
		if i := strings.LastIndexByte(before, '\n'); i >= 0 && !strings.Contains(before[i:], "$(") && !strings.Contains(before[i:], "`") {
			before = before[i:]
		} else {
			return "", errQuoting
		}
	}
	switch quoteAt(before, `"'`, "#") {
	case '"':
		return "${" + name + "}", nil
	case '\'':
		return `'"${` + name + `}"'`, nil
	}
	return `"${` + name + `}"`, nil
}

// inJavaScript writes what stands for an expression in JavaScript.
func (a *attempt) inJavaScript(at *place, before, behind, name string) error {
	variable := "process.env." + name
	switch q := quoteAt(before, "\"'`", "//"); {
	case q == '`':
		variable = "${" + variable + "}"
	case q != 0 && before[len(before)-1] == q && strings.HasPrefix(behind, string(q)):
		at.start, at.end = at.start-1, at.end+1
	case q != 0:
		variable = string(q) + " + " + variable + " + " + string(q)
	}
	merged, err := edit.Merge(a.plain[at.file.Path], []edit.Edit{{Start: at.start, End: at.end, New: variable}})
	a.plain[at.file.Path] = merged
	return err
}
