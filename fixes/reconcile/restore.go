package reconcile

import (
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/drift"
	"github.com/parapet-iac/parapet/analysis/schema/kube"
)

// restore returns the command that makes of what runs what the code says: for what
// differs, of the resource that says it.
func (p *planner) restore(d *drift.Drift) Remedy {
	if kube.IsObject(d.Code.Type) && d.Code.Origin.Language != "terraform" {
		return p.restoreObject(d)
	}
	var targets []string
	add := func(address string) {
		if !slices.Contains(targets, address) {
			targets = append(targets, address)
		}
	}
	for _, c := range d.Changes {
		if c.Part != "" {
			add(string(c.Part))
		} else {
			add(string(d.Address))
		}
	}
	if len(targets) == 0 {
		add(string(d.Address))
	}
	title := "apply the code again; it changes " + strings.Join(paths(d), ", ")
	if d.Kind == drift.Missing {
		title = "apply the code again; it makes " + string(d.Address)
	}
	return Remedy{Kind: Restore, Title: title, Commands: []string{p.terraform("apply", targets)}}
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
