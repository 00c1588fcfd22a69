package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/compare"
	"github.com/parapet-iac/parapet/analysis/source"
	"github.com/parapet-iac/parapet/analysis/workspace"
	"github.com/parapet-iac/parapet/analysis/workspace/config"
	"github.com/parapet-iac/parapet/cmd/parapet/report"
	"github.com/parapet-iac/parapet/fixes/forge/git"
)

// A differ is one run of parapet check --diff.
type differ struct {
	*checker
	ui   *ui
	diff report.Diff
	// failed tells that something was opened that the command fails for.
	failed, broken bool
	empty          int
}

// checkDiff runs the command with two revisions: targets, analyses of both, what lies
// between them, exit code.
func checkDiff(ctx context.Context, u *ui, f *checkFlags, args []string) error {
	u.quiet = f.quiet
	plan, err := planOutputs(f.formats, f.outputs)
	if err != nil {
		return err
	}
	for _, p := range plan {
		if !slices.Contains(report.DiffFormats, p.format) {
			return withHint(fmt.Errorf("a comparison is not reported as %s", p.format), "use "+strings.Join(report.DiffFormats, ", "))
		}
	}
	targets, err := targetsOf(args, f.separate)
	if err != nil {
		return err
	}
	c, err := newChecker(f)
	if err != nil {
		return err
	}
	d := &differ{checker: c, ui: u, diff: report.Diff{Version: report.DiffFormat, Tool: tool(), Workspaces: []report.DiffWorkspace{}}}
	d.frames = slices.ContainsFunc(plan, func(p plannedOutput) bool { return p.format == "text" })
	for i := range targets {
		if err := d.target(ctx, &targets[i]); err != nil {
			if ctx.Err() != nil {
				return errors.New("interrupted")
			}
			return err
		}
	}
	if d.empty == len(targets) {
		u.nothing(args)
		return nil
	}
	if err := d.write(plan); err != nil {
		return err
	}
	switch {
	case d.failed:
		u.code = exitFindings
	case d.broken:
		u.code = exitFailure // what was not analysed may not pass as clean
	}
	return nil
}

// target compares a workspace.
func (d *differ) target(ctx context.Context, t *target) error {
	s, err := d.settingsFor(t)
	if err != nil {
		return err
	}
	base, head, done, err := d.revisions(ctx, t)
	if err != nil {
		return err
	}
	defer done()
	before, errBefore := d.side(ctx, t, s, base)
	after, errAfter := d.side(ctx, t, s, head)
	if errors.Is(errBefore, workspace.ErrNothing) && errors.Is(errAfter, workspace.ErrNothing) {
		d.empty++
		return nil
	}
	for _, err := range []error{errBefore, errAfter} {
		if err != nil && !errors.Is(err, workspace.ErrNothing) {
			return err
		}
	}
	change := compare.Between(ctx, before, after)
	if err := ctx.Err(); err != nil {
		return err
	}
	if before.Breaches.Cut || after.Breaches.Cut {
		d.ui.say("warning", t.name+" is too large to find all paths", "look at a part of it: parapet check --diff BASE FOLDER")
	}
	d.add(t, s, before, after, change)
	return nil
}

// add takes a comparison into the report.
func (d *differ) add(t *target, s *settings, before, after compare.Side, change *compare.Change) {
	reducer := report.Reducer{Workspace: t.name, Base: t.base, Frames: d.frames}
	ws := reducer.Diff(before, after, change)
	ws.Diagnostics = append(ws.Diagnostics, s.notes...)
	for _, n := range ws.Diagnostics {
		d.broken = d.broken || n.Severity == source.Error.String()
		d.ui.diagnostic(n)
	}
	for _, f := range change.Opened {
		d.failed = d.failed || s.failOn.Reached(f.Policy.Severity, f.Tier)
	}
	for _, p := range change.OpenedPaths {
		d.failed = d.failed || failsFor(s.failOn, &p)
	}
	d.diff.Workspaces = append(d.diff.Workspaces, ws)
}

// failsFor reports whether the command fails for a breach path that is opened. Where a
// severity is asked for, a path is as bad as any.
func failsFor(t config.Threshold, p *compare.Path) bool {
	switch t {
	case config.Never:
		return false
	case config.Path:
		return p.Confirmed()
	}
	return true
}

// side analyses one revision of a workspace: the files of disk, nil for those that
// are there. Where there is nothing to analyse, the side is empty.
func (d *differ) side(ctx context.Context, t *target, s *settings, disk fs.FS) (compare.Side, error) {
	options := s.options
	options.Disk = disk
	res, err := workspace.Analyse(ctx, t.path, options)
	if err != nil {
		res = &workspace.Result{Root: t.dir, Files: source.Files{}}
	}
	t.trim(res)
	for i := range res.Findings {
		f := &res.Findings[i]
		s.suppress(f, filepath.Join(t.dir, filepath.FromSlash(f.Span.File)), d.now)
	}
	return compare.Side{Result: res, Breaches: res.Breaches(ctx)}, err
}

// revisions returns the files of both revisions of a workspace; nil for a head that
// is the files as they are. Done lets go of them.
func (d *differ) revisions(ctx context.Context, t *target) (base, head fs.FS, done func(), err error) {
	repository, err := git.Open(ctx, t.dir, os.Environ())
	if err != nil {
		return nil, nil, nil, err
	}
	r, err := resolve(ctx, repository, d.flags.diff)
	if err != nil {
		return nil, nil, nil, err
	}
	if r.apart && len(d.diff.Workspaces) == 0 {
		d.ui.say("notice", "no commit is known that "+r.base.Name+" and "+r.headName()+" have in common: what "+r.base.Name+" has gained since counts as closed",
			"fetch more of the history, such as with git fetch --unshallow")
	}
	d.diff.Base = report.Revision{Name: r.base.Name, Commit: r.base.Commit}
	d.diff.Head = report.Revision{Name: r.head.Name, Commit: r.head.Commit}
	ignored, err := repository.Ignored(ctx)
	if err != nil {
		return nil, nil, nil, err
	}
	disk, err := os.OpenRoot(t.dir)
	if err != nil {
		return nil, nil, nil, err
	}
	closers := []func() error{disk.Close}
	done = func() {
		for _, c := range closers {
			_ = c() // what was read is there
		}
	}
	open := func(rev git.Revision) (fs.FS, error) {
		tree, err := repository.Tree(ctx, rev.Commit, repository.Prefix)
		if err != nil {
			return nil, err
		}
		closers = append(closers, tree.Close)
		return git.Beside(tree, disk.FS(), ignored), nil
	}
	if base, err = open(r.base); err == nil && r.head.Commit != "" {
		head, err = open(r.head)
	}
	if err != nil {
		done()
		return nil, nil, nil, err
	}
	return base, head, done, nil
}

// A span is what --diff names.
type revisionSpan struct {
	base git.Revision
	head git.Revision // without a commit for the files as they are
	// apart tells that both have no commit in common, as far as is known.
	apart bool
}

func (r *revisionSpan) headName() string {
	if r.head.Name == "" {
		return "HEAD"
	}
	return r.head.Name
}

// resolve finds the revisions that BASE, BASE..HEAD or BASE...HEAD mean: the first
// compares the files as they are with the commit where they branched off, the second
// two commits, the third a commit with that where it branched off. See gitrevisions(7).
func resolve(ctx context.Context, r *git.Repository, text string) (*revisionSpan, error) {
	from, to, both := strings.Cut(text, "..")
	to, branched := strings.CutPrefix(to, ".")
	out := &revisionSpan{}
	find := func(name string) (git.Revision, error) {
		if name == "" {
			name = "HEAD"
		}
		rev, err := r.Revision(ctx, name)
		if errors.Is(err, git.ErrNoRevision) {
			err = withHint(fmt.Errorf("reading the revision %w", err), "in a pipeline, fetch it first: git fetch origin "+strings.TrimPrefix(name, "origin/"))
		}
		return rev, err
	}
	var err error
	if out.base, err = find(from); err != nil {
		return nil, err
	}
	if both {
		if out.head, err = find(to); err != nil {
			return nil, err
		}
		if !branched {
			return out, nil
		}
	}
	tip := out.head
	if !both {
		if tip, err = find("HEAD"); err != nil {
			return nil, err
		}
	}
	if common := r.MergeBase(ctx, out.base, tip); common != "" {
		out.base.Commit = common
	} else {
		out.apart = true
	}
	return out, nil
}

// write writes the comparison in all formats.
func (d *differ) write(plan []plannedOutput) error {
	for _, p := range plan {
		if err := d.writeOne(p); err != nil {
			return fmt.Errorf("writing a report: %w", err)
		}
	}
	return nil
}

func (d *differ) writeOne(p plannedOutput) error {
	opts := report.Options{Tool: tool(), Root: filepath.ToSlash(d.cwd), Quiet: d.flags.quiet}
	if p.file == "-" {
		opts.Color, opts.Width = color(d.ui.out, d.flags.color, d.flags.noColor), width(d.ui.out)
		return report.WriteDiff(p.format, d.ui.out, opts, &d.diff)
	}
	out, err := createOutput(p.file)
	if err != nil {
		return err
	}
	if err := report.WriteDiff(p.format, out, opts, &d.diff); err != nil {
		return errors.Join(err, out.discard())
	}
	return out.commit()
}
