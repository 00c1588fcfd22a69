package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strings"

	"golang.org/x/term"

	"github.com/parapet-iac/parapet/analysis/compare"
	"github.com/parapet-iac/parapet/analysis/source"
	"github.com/parapet-iac/parapet/analysis/workspace"
	"github.com/parapet-iac/parapet/cmd/parapet/report"
	"github.com/parapet-iac/parapet/cmd/parapet/rewrite"
	"github.com/parapet-iac/parapet/fixes"
	"github.com/parapet-iac/parapet/fixes/edit"
)

// A fixer is one run of parapet fix.
type fixer struct {
	*checker
	flags *fixFlags
	ui    *ui
	done  []mended
	empty int
	// broken tells that something could not be analysed.
	broken bool
}

// mended is a workspace with what can be mended in it.
type mended struct {
	target *target
	set    *fixes.Set
	// cut are the breach paths that the fixes close.
	cut []compare.Path
}

// fix runs the command: targets, fixes, the difference, writing, exit code.
func fix(ctx context.Context, u *ui, f *fixFlags, args []string) error {
	u.quiet = f.quiet
	targets, err := targetsOf(args, f.separate)
	if err != nil {
		return err
	}
	c, err := newChecker(&f.checkFlags)
	if err != nil {
		return err
	}
	x := &fixer{checker: c, flags: f, ui: u}
	if f.format != "diff" {
		return x.report(ctx, targets)
	}
	for i := range targets {
		err := x.mend(ctx, &targets[i])
		switch {
		case ctx.Err() != nil:
			return errors.New("interrupted")
		case errors.Is(err, workspace.ErrNothing):
			x.empty++
		case err != nil:
			return err
		}
	}
	if x.empty == len(targets) {
		u.nothing(args)
		return nil
	}
	if f.pullRequest {
		return x.propose(ctx, args)
	}
	return x.finish()
}

// mend finds out what can be mended in a workspace.
func (x *fixer) mend(ctx context.Context, t *target) error {
	return x.open(ctx, t, func(e *workspace.Engine, s *settings) error {
		return e.Try(ctx, func(trial *workspace.Trial) error {
			set, err := fixes.All(ctx, trial, fixes.Options{Keep: x.keep(t, s), Unsafe: x.flags.unsafe, ByPolicy: x.flags.pullRequest})
			if err == nil {
				x.done = append(x.done, mended{t, set, x.cut(ctx, set)})
			}
			return err
		})
	})
}

// cut returns the breach paths that fixes close.
func (x *fixer) cut(ctx context.Context, set *fixes.Set) []compare.Path {
	if len(set.Steps) == 0 {
		return nil
	}
	before, after := set.Before.Breaches(ctx), set.After.Breaches(ctx)
	if ctx.Err() != nil || before.Cut || after.Cut {
		return nil // it is not known
	}
	return compare.Of(before.Graph).Beyond(compare.Of(after.Graph))
}

// open analyses a workspace with all policies, those that were not selected too:
// no fix may lead to what they find.
func (x *fixer) open(ctx context.Context, t *target, use func(*workspace.Engine, *settings) error) error {
	s, err := x.settingsFor(t)
	if err != nil {
		return err
	}
	s.options.Policies, s.options.Report = s.sets.whole, nil
	e, err := workspace.Open(t.dir, s.options)
	if err != nil {
		return err
	}
	defer e.Close()
	snap, err := e.Update(ctx)
	if err != nil {
		return err
	}
	read := false
	for range snap.Files() {
		read = true
		break
	}
	if !read {
		return workspace.ErrNothing
	}
	x.tell(t, s, snap)
	return use(e, s)
}

// tell reports what kept the analysis from knowing more.
func (x *fixer) tell(t *target, s *settings, snap *workspace.Snapshot) {
	reducer := report.Reducer{Workspace: t.name, Base: t.base}
	res := &workspace.Result{Files: source.Files{}}
	for f := range snap.Files() {
		res.Files[f.Path] = f
	}
	for f := range snap.Files() {
		for _, d := range snap.Diagnostics(f.Path) {
			if t.wants(f.Path) {
				x.broken = x.broken || d.Severity == source.Error
				x.ui.diagnostic(reducer.Diagnostic(res, d))
			}
		}
	}
	for _, d := range s.notes {
		x.ui.diagnostic(d)
	}
}

// keep returns which findings of a workspace are to be mended.
func (x *fixer) keep(t *target, s *settings) func(*workspace.Finding) bool {
	return func(f *workspace.Finding) bool {
		if s.sets.selects != nil && !s.sets.selects(f.Policy) || !t.wants(f.Span.File) {
			return false
		}
		own := *f
		s.suppress(&own, filepath.Join(t.dir, filepath.FromSlash(f.Span.File)), x.now)
		return own.Suppression == nil
	}
}

// finish shows what has been found out, and writes it if that is wanted.
func (x *fixer) finish() error {
	files, fixed := 0, 0
	for _, m := range x.done {
		for _, f := range m.set.Files() {
			files++
			if !x.flags.write {
				x.diff(path.Join(m.target.base, f.Path), f)
			}
		}
		for _, step := range m.set.Steps {
			fixed += len(step.Applied)
		}
	}
	write := x.flags.write
	if files > 0 && !write && !x.flags.dryRun {
		write = x.ask(fmt.Sprintf("Apply %s to %s?", count(fixed, "fix", "fixes"), count(files, "file", "files")))
	}
	if write {
		if err := x.write(); err != nil {
			return err
		}
	} else if files > 0 {
		x.ui.code = exitFindings
	} else if x.broken {
		x.ui.code = exitFailure // what was not analysed may not pass as mended
	}
	x.summary(write, fixed, files)
	return nil
}

func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// diff writes the difference of a file. To a terminal nothing of the file gets
// that could act on it.
func (x *fixer) diff(name string, f fixes.Rewrite) {
	text := edit.Unified(name, f.Before.Bytes(), f.After.Bytes())
	colored := color(x.ui.out, x.flags.color, x.flags.noColor)
	if !colored && !term.IsTerminal(int(x.ui.out.Fd())) {
		fmt.Fprint(x.ui.out, text)
		return
	}
	for line := range strings.Lines(text) {
		line = report.Printable(strings.TrimRight(line, "\r\n"))
		style := ""
		switch {
		case strings.HasPrefix(line, "+++"), strings.HasPrefix(line, "---"):
			style = "1"
		case strings.HasPrefix(line, "+"):
			style = "32"
		case strings.HasPrefix(line, "-"):
			style = "31"
		case strings.HasPrefix(line, "@@"):
			style = "36"
		}
		if style != "" && colored {
			line = "\x1b[" + style + "m" + line + "\x1b[0m"
		}
		fmt.Fprintln(x.ui.out, line)
	}
}

// ask asks a person; without a terminal the answer is no.
func (x *fixer) ask(question string) bool {
	if !term.IsTerminal(int(os.Stdin.Fd())) || !term.IsTerminal(int(x.ui.out.Fd())) {
		return false
	}
	fmt.Fprint(x.ui.err, question+" [y/N] ")
	answer, _ := bufio.NewReader(os.Stdin).ReadString('\n') // an end is a no
	answer = strings.ToLower(strings.TrimSpace(answer))
	return answer == "y" || answer == "yes"
}

func (x *fixer) write() error {
	for _, m := range x.done {
		var files []rewrite.File
		for _, f := range m.set.Files() {
			files = append(files, rewrite.File{Path: f.Path, Before: f.Before.Bytes(), After: f.After.Bytes()})
		}
		if len(files) == 0 {
			continue
		}
		err := rewrite.Files(m.target.dir, files)
		if errors.Is(err, rewrite.ErrChanged) {
			return withHint(fmt.Errorf("writing %w", err), "nothing was lost: run parapet fix again")
		} else if err != nil {
			return fmt.Errorf("writing %w", err)
		}
	}
	return nil
}

// A reason is why a finding stays, as the summary has it.
type reason struct {
	err  error
	what string
}

const noneHolds = "where no fix holds"

var reasons = []reason{
	{fixes.ErrUnsafe, "with an unsafe fix, for --unsafe"},
	{fixes.ErrChooses, "where a fix has to choose, for --unsafe or the editor"},
	{fixes.ErrAsks, "that need what only you know, for the editor"},
	{fixes.ErrNoRemedy, "without a known remedy"},
}

// summary tells what has come of it.
func (x *fixer) summary(written bool, fixed, files int) {
	verb := "can be fixed"
	if written {
		verb = "fixed"
	}
	x.ui.say("notice", fmt.Sprintf("%s %s in %s", count(fixed, "finding", "findings"), verb, count(files, "file", "files")))
	x.closes(written)
	x.remaining(written)
}

// maxCut is how many of the breach paths that fixes close are told of.
const maxCut = 10

// closes tells of the breach paths that the fixes close.
func (x *fixer) closes(written bool) {
	var lines []string
	for _, m := range x.done {
		for i := range m.cut {
			lines = append(lines, report.PathLine(&m.cut[i]))
		}
	}
	if len(lines) == 0 {
		return
	}
	verb := "would close"
	if written {
		verb = "closes"
	}
	x.ui.say("notice", "that "+verb+" "+count(len(lines), "breach path", "breach paths"))
	for _, l := range lines[:min(len(lines), maxCut)] {
		x.ui.say("path", l)
	}
	if more := len(lines) - maxCut; more > 0 {
		x.ui.say("path", fmt.Sprintf("and %d more", more))
	}
}

// remaining tells what stays, and why.
func (x *fixer) remaining(written bool) {
	counts := map[string]int{}
	total := 0
	for _, m := range x.done {
		for _, l := range m.set.Left {
			total++
			counts[reasonOf(l.Why)]++
		}
		if x.flags.left {
			x.list(m, written)
		}
	}
	if total == 0 {
		return
	}
	var parts []string
	for _, r := range append(reasons, reason{what: noneHolds}) {
		if n := counts[r.what]; n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, r.what))
		}
	}
	var hints []string
	if !x.flags.left {
		hints = []string{"list them with --left"}
	}
	x.ui.say("notice", fmt.Sprintf("%s left: %s", count(total, "finding", "findings"), strings.Join(parts, "; ")), hints...)
}

// list tells of the findings that stay, at their places in the files as they are
// now.
func (x *fixer) list(m mended, written bool) {
	before := map[string]workspace.Finding{}
	if !written {
		for _, f := range m.set.Before.Result().Findings {
			before[f.Fingerprint] = f
		}
	}
	for _, l := range m.set.Left {
		f, ok := before[l.Finding.Fingerprint]
		if !ok {
			f = l.Finding
		}
		at := report.Position{Line: f.Span.Start.Line, Column: f.Span.Start.Column}
		x.ui.line("left", fmt.Sprintf("%s: %s: %s", report.Place(path.Join(m.target.base, f.Span.File), at), f.Policy.ID, oneLine(l.Why)))
	}
}

func reasonOf(err error) string {
	for _, r := range reasons {
		if errors.Is(err, r.err) {
			return r.what
		}
	}
	return noneHolds
}

func oneLine(err error) string { return strings.ReplaceAll(err.Error(), "\n", "; ") }
