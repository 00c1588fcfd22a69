package reconcile

import (
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/drift"
)

// restore returns the command that makes of what runs what the code says: for what
// differs, of the resource that says it.
func (p *planner) restore(d *drift.Drift) Remedy {
	switch {
	case inStack(d.Code):
		return p.restoreStack(d)
	case !inTerraform(d.Code):
		return p.restoreObject(d)
	}
	var targets, commands []string
	add := func(address string) {
		if !slices.Contains(targets, address) {
			targets = append(targets, address)
		}
	}
	for i := range d.Changes {
		c := &d.Changes[i]
		if l := p.leftover(d, c); l != nil {
			if words := l.out(d, c); words != nil {
				commands = append(commands, inRegion(d, words))
			}
		}
		switch {
		case c.Ignored:
		case p.exclusive(d, c) != "":
			add(string(p.exclusive(d, c)))
		case c.Part != "":
			add(string(c.Part))
		default:
			add(string(d.Address))
		}
	}
	what := "apply the code again"
	switch {
	case d.Kind == drift.Missing:
		add(string(d.Address))
	case len(commands) > 0:
		what = "take out what the code never said, or ignores, which applying leaves there, and apply the code again"
	case len(targets) == 0:
		return Remedy{Kind: Restore, Title: "change it back by hand, or harden the code first: applying leaves it there, since ignore_changes names " + strings.Join(paths(d), ", ")}
	}
	if len(targets) == 0 {
		add(string(d.Address))
	}
	title := what + "; it changes " + strings.Join(paths(d), ", ")
	if d.Kind == drift.Missing {
		title = what + "; it makes " + string(d.Address)
	}
	return Remedy{Kind: Restore, Title: title, Commands: append(commands, p.terraform("apply", targets))}
}

// inRegion returns a command of the AWS CLI as a line, for the region of a drift.
func inRegion(d *drift.Drift, words []string) string {
	if d.Region != "" && words[1] != "iam" {
		words = append(words, "--region="+d.Region)
	}
	return line(words)
}

func paths(d *drift.Drift) []string {
	var out []string
	for _, c := range d.Changes {
		if !slices.Contains(out, c.Path) {
			out = append(out, c.Path)
		}
	}
	return out
}

// terraform returns a command about some resources.
func (p *planner) terraform(verb string, targets []string) string {
	words := []string{"terraform"}
	if p.opts.Dir != "" && p.opts.Dir != "." {
		words = append(words, quoted("-chdir="+p.opts.Dir))
	}
	words = append(words, verb)
	for _, t := range targets {
		words = append(words, quoted("-target="+t))
	}
	return strings.Join(words, " ")
}

// quoted returns a word of a command line as a POSIX shell reads it.
func quoted(s string) string {
	plain := func(r rune) bool {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("-_=./:,@", r)
	}
	if s != "" && strings.IndexFunc(s, func(r rune) bool { return !plain(r) }) < 0 {
		return s
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}
