package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/parapet-iac/parapet/analysis/workspace"
	"github.com/parapet-iac/parapet/cmd/parapet/report"
	"github.com/parapet-iac/parapet/fixes"
	"github.com/parapet-iac/parapet/fixes/forge"
)

// pullFlags are the flags of parapet fix and drift that say where a pull request
// goes.
type pullFlags struct {
	pullRequest                 bool
	base, branch, remote, forge string
	draft                       bool
}

// pullOnly are the flags that mean nothing without --pull-request.
var pullOnly = []string{"base", "branch", "remote", "forge", "draft"}

// define adds the flags. What says what --pull-request does, and branch what
// --branch names.
func (f *pullFlags) define(flags *pflag.FlagSet, what, branch string) {
	flags.BoolVar(&f.pullRequest, "pull-request", false, what)
	flags.StringVar(&f.base, "base", "", "`branch` to merge into (default the remote's own)")
	flags.StringVar(&f.branch, "branch", "", branch)
	flags.StringVar(&f.remote, "remote", "origin", "`remote` to push to")
	flags.StringVar(&f.forge, "forge", "", "code host, `kind=URL`, if it is not a public one: github,\ngitlab, bitbucket, azure or gitea")
	flags.BoolVar(&f.draft, "draft", false, "open the request as a draft")
}

// check refuses flags that mean nothing alone.
func (f *pullFlags) check(cmd *cobra.Command) error {
	if f.pullRequest {
		return nil
	}
	for _, name := range pullOnly {
		if cmd.Flags().Changed(name) {
			return withHint(fmt.Errorf("--%s means nothing without --pull-request", name), "run "+cmd.Name()+" --pull-request --"+name)
		}
	}
	return nil
}

// options say where a request about a folder goes.
func (f *pullFlags) options(dir string, dryRun bool) forge.Options {
	return forge.Options{
		Dir: dir, Remote: f.remote, Base: f.base, Branch: f.branch, Forge: f.forge, Draft: f.draft,
		DryRun: dryRun, Version: build().Version, Home: home,
	}
}

// propose opens a pull request with what has been found out, or updates the one
// that is open.
func (x *fixer) propose(ctx context.Context, args []string) error {
	dir, err := x.common()
	if err != nil {
		return err
	}
	request, err := x.request(dir, args)
	if err != nil {
		return err
	}
	result, err := forge.Open(ctx, x.flags.options(dir, x.flags.dryRun), *request)
	if ctx.Err() != nil {
		return errors.New("interrupted")
	}
	if err != nil {
		return err
	}
	return x.proposed(result, len(request.Fixed))
}

// proposed tells what has become of a request, and decides the exit code.
func (x *fixer) proposed(r *forge.Result, fixed int) error {
	x.remaining(false)
	switch {
	case r.Outcome == forge.Nothing && x.broken:
		x.ui.code = exitFailure // what was not analysed may not pass as mended
	case r.Outcome == forge.Planned:
		x.ui.code = exitFindings
	}
	return x.ui.proposed(r, count(fixed, "fix", "fixes"))
}

// proposed tells what has become of a request with what it holds.
func (u *ui) proposed(r *forge.Result, what string) error {
	what += " for " + r.Base
	switch r.Outcome {
	case forge.Nothing:
		u.say("notice", "there is nothing to propose")
		return nil
	case forge.Planned:
		u.say("notice", "a dry run: nothing was pushed")
		return r.Print(u.out)
	case forge.Declined:
		u.say("notice", "a pull request with the same fixes was closed, and none was opened", "open one nevertheless with --branch NAME")
	case forge.Created:
		u.say("notice", "opened a pull request with "+what)
	case forge.Updated:
		u.say("notice", "updated the pull request with "+what)
	case forge.Unchanged:
		u.say("notice", "the pull request with "+what+" is up to date")
	}
	_, err := fmt.Fprintln(u.out, r.URL)
	return err
}

// common returns the nearest folder that holds all workspaces.
func (x *fixer) common() (string, error) {
	dir := x.done[0].target.dir
	for _, m := range x.done[1:] {
		for !within(dir, m.target.dir) {
			dir = filepath.Dir(dir)
		}
	}
	seen := map[string]bool{}
	for _, m := range x.done {
		for _, f := range m.set.Files() {
			name := filepath.Join(m.target.dir, filepath.FromSlash(f.Path))
			if seen[name] {
				return "", withHint(fmt.Errorf("%s would be fixed in two workspaces", x.reported(name)), "name one of them")
			}
			seen[name] = true
		}
	}
	return dir, nil
}

// request says what has been fixed, with files relative to dir.
func (x *fixer) request(dir string, args []string) (*forge.Request, error) {
	r := &forge.Request{Scope: x.scope(dir)}
	var steps []policyStep
	for _, m := range x.done {
		for i := range m.cut {
			r.Paths = append(r.Paths, report.PathLine(&m.cut[i]))
		}
		before := m.places()
		base := relativeTo(dir, m.target.dir)
		next := 0
		for _, s := range m.set.Steps {
			step := policyStep{policy: s.Policy}
			for _, a := range s.Applied {
				step.fixed = append(step.fixed, row(base, before, &a.Finding, how(a)))
			}
			for _, f := range s.Files {
				step.files = append(step.files, fileOf(base, f))
			}
			steps, next = insert(steps, next, step)
			r.Fixed = append(r.Fixed, step.fixed...)
		}
		// The worst first: a host may have no room for all.
		left := slices.Clone(m.set.Left)
		slices.SortStableFunc(left, func(a, b fixes.Left) int { return cmp.Compare(b.Finding.Policy.Severity, a.Finding.Policy.Severity) })
		for _, l := range left {
			r.Left = append(r.Left, row(base, before, &l.Finding, oneLine(l.Why)))
		}
	}
	for _, s := range steps {
		r.Commits = append(r.Commits, s.commit())
	}
	found := len(r.Fixed) + len(r.Left)
	r.Title = "Fix " + count(len(r.Fixed), "misconfiguration", "misconfigurations")
	r.Summary = fmt.Sprintf("Parapet has found %s here, and %d of them are fixed by these commits, one for each policy. "+
		"Each fix was analysed before it was made: what it fixes is gone, and nothing as severe is new.",
		count(found, "misconfiguration", "misconfigurations"), len(r.Fixed))
	r.Verify = x.verify(args)
	return r, nil
}

// scope names what a run covers below dir, beside the configuration, which is the
// repository's.
func (x *fixer) scope(dir string) string {
	var parts []string
	for _, m := range x.done {
		t := m.target
		switch {
		case t.keep != nil:
			for _, k := range t.keep {
				parts = append(parts, path.Join(relativeTo(dir, t.dir), k))
			}
		case t.path != dir:
			parts = append(parts, relativeTo(dir, t.path))
		}
	}
	slices.Sort(parts)
	add := func(flag string, values []string) {
		for _, v := range slices.Sorted(slices.Values(values)) {
			parts = append(parts, "--"+flag+"="+v)
		}
	}
	add("policy", x.flags.only)
	add("skip", x.flags.skip)
	if x.flags.severityGiven {
		add("severity", []string{x.flags.severity.Severity.String()})
	}
	return strings.Join(parts, " ")
}

// verify says how to see for oneself.
func (x *fixer) verify(args []string) []forge.Step {
	command := strings.Join(append([]string{"parapet check"}, args...), " ")
	steps := []forge.Step{{Text: "None of what is fixed is found any more:", Command: command}}
	for _, m := range x.done {
		for _, s := range m.set.Steps {
			for _, a := range s.Applied {
				if a.Finding.Language == "terraform" {
					return append(steps, forge.Step{Text: "Nothing else changes:", Command: "terraform plan"})
				}
			}
		}
	}
	return steps
}

// places returns the findings from before anything was fixed, by fingerprint.
func (m *mended) places() map[string]*workspace.Finding {
	all := m.set.Before.Result().Findings
	before := make(map[string]*workspace.Finding, len(all))
	for i := range all {
		before[all[i].Fingerprint] = &all[i]
	}
	return before
}

// row is a finding at its place before anything was fixed.
func row(base string, before map[string]*workspace.Finding, f *workspace.Finding, note string) forge.Finding {
	if first, ok := before[f.Fingerprint]; ok {
		f = first
	}
	link := ""
	if len(f.Policy.Related) > 0 {
		link = f.Policy.Related[0]
	}
	return forge.Finding{
		Policy: f.Policy.ID, Title: f.Policy.Title, Link: link, Severity: f.Policy.Severity.String(), Resource: string(f.Resource),
		File: path.Join(base, f.Span.File), Line: f.Span.Start.Line, Fingerprint: f.Fingerprint, Note: note,
	}
}

// how says what a fix does, and what else comes of it.
func how(f *fixes.Fix) string {
	if f.Unsafe != "" {
		return f.Title() + " (" + f.Unsafe + ")"
	}
	return f.Title()
}

func fileOf(base string, f fixes.Rewrite) forge.File {
	out := forge.File{Path: path.Join(base, f.Path), New: f.After.Bytes()}
	if f.Before != nil {
		out.Old = f.Before.Bytes()
	}
	return out
}
