package forge

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/fixes/forge/git"
)

// An opening is one call of Open.
type opening struct {
	options Options
	env     environment
	request *Request
	result  *Result
	secrets []string // what errors may not show

	repository *git.Repository
	target     *target
	commits    []planned
	digest     string // of the commits
	scratch    *git.Scratch
	transport  *transport
	host       host
	parent     string // the newest commit of the base
	tip        string // that of the branch, "" if there is none yet
}

// A planned commit.
type planned struct {
	message string
	changes []git.Change
}

func (j *opening) close() {
	if j.scratch != nil {
		_ = j.scratch.Close() // a temporary folder, which matters to nobody
	}
	if j.transport != nil {
		j.transport.close()
	}
}

func (j *opening) run(ctx context.Context) error {
	if err := j.read(ctx, without(j.env, isTokenVariable)); err != nil || j.result.Outcome == Nothing {
		return err
	}
	if j.options.DryRun {
		return j.preview(ctx)
	}
	cred, err := credentialFor(j.target, j.env)
	if err != nil {
		return err
	}
	j.secrets = append(j.secrets, cred.secrets()...)
	j.transport = j.newTransport(cred)
	if j.host, err = newHost(j.target, j.transport); err != nil {
		return err
	}
	if err := j.fetch(ctx, cred); err != nil {
		return err
	}
	return j.settle(ctx)
}

// read plans the commits, and finds out where they go. It asks nobody.
func (j *opening) read(ctx context.Context, env []string) error {
	var err error
	if j.repository, err = git.Open(ctx, j.options.Dir, env); err != nil {
		return err
	}
	if err := j.plan(); err != nil {
		return err
	}
	if len(j.commits) == 0 {
		j.result.Outcome = Nothing
		return nil
	}
	raw, err := j.repository.Remote(ctx, j.options.Remote)
	if err != nil {
		var none *git.NoRemoteError
		if errors.As(err, &none) && len(none.Others) > 0 {
			return withHints(err, "name another one with --remote: "+plain(strings.Join(none.Others, ", ")))
		}
		return err
	}
	address, secrets, err := parseAddress(raw)
	j.secrets = append(j.secrets, secrets...)
	if err != nil {
		return err
	}
	known, err := servers(j.options.Forge, j.env)
	if err != nil {
		return err
	}
	if j.target, err = resolve(address, known); err != nil {
		return err
	}
	limit := limits[j.target.kind]
	j.result.Repository = j.target.String()
	j.result.Draft = j.options.Draft
	j.result.Title = clip(inert(j.request.Title), limit.title-len(draftPrefix))
	j.result.Body = body(j.request, j.repository.Prefix, fixesID(j.request, j.digest), j.options.Home, limit.body)
	return nil
}

// plan turns the request into commits, less what changes nothing.
func (j *opening) plan() error {
	for i := range j.request.Commits {
		changes, err := j.request.Commits[i].changes(j.repository.Prefix)
		if err != nil {
			return err
		}
		j.commits = append(j.commits, planned{changes: changes})
	}
	j.digest = digest(j.commits)
	for i := range j.commits {
		j.commits[i].message = message(&j.request.Commits[i], j.repository.Prefix, j.digest)
	}
	j.commits = slices.DeleteFunc(j.commits, func(c planned) bool { return len(c.changes) == 0 })
	return nil
}

// preview makes the commits on what the repository knows of the base, and shows
// what would be sent.
func (j *opening) preview(ctx context.Context) error {
	remote := j.options.Remote
	main := j.repository.TrackedDefault(ctx, remote)
	base := j.options.Base
	if base == "" {
		base = main
	}
	if base == "" {
		return withHints(errors.New("the default branch of the remote is not known here"), "name a branch with --base")
	}
	if j.parent = j.repository.Tracked(ctx, remote, base); j.parent == "" {
		return withHints(fmt.Errorf("the branch %s of the remote is not known here", plain(base)), "run git fetch "+plain(remote))
	}
	if err := j.name(ctx, base, main); err != nil {
		return err
	}
	var err error
	if j.scratch, err = j.repository.Scratch(ctx, git.Remote{URL: j.target.address.raw}); err != nil {
		return err
	}
	j.result.Outcome = Planned
	return j.commit(ctx)
}

// name decides on the branch, and refuses those that belong to others.
func (j *opening) name(ctx context.Context, base, main string) error {
	branch := j.options.Branch
	if branch == "" {
		branch = branchName(strings.TrimSpace(j.repository.Prefix+" "+j.request.Scope), base, main)
	}
	for _, name := range []string{base, branch} {
		if err := j.repository.CheckBranch(ctx, name); err != nil {
			return err
		}
	}
	if branch == base || branch == main {
		return withHints(fmt.Errorf("%s is the branch to merge into", plain(branch)), "name another one with --branch")
	}
	j.result.Base, j.result.Branch = base, branch
	return nil
}

// branchName is the name of the branch for a scope and a base: always the same
// one, and another one for any other scope or base.
func branchName(scope, base, main string) string {
	name := "parapet/fix"
	if scope == "" && base == main {
		return name
	}
	what := scope
	if base != main {
		what = base + " " + scope
	}
	readable := strings.Trim(strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '.' || r == '_' {
			return r
		}
		return '-'
	}, what), "-.")
	for _, double := range []string{"--", ".."} {
		for strings.Contains(readable, double) {
			readable = strings.ReplaceAll(readable, double, "-")
		}
	}
	sum := sha256.Sum256([]byte(base + "\x00" + scope))
	return fmt.Sprintf("%s-%s-%x", name, strings.Trim(readable[:min(len(readable), 40)], "-."), sum[:4])
}

// fetch asks the remote for its branches, and gets the commits that it takes.
func (j *opening) fetch(ctx context.Context, cred *credential) error {
	a := j.target.address
	remote := git.Remote{URL: a.raw, Protocols: []string{"ssh"}}
	if !a.ssh {
		remote.Authorization, remote.Protocols = cred.git, []string{a.scheme}
	}
	var err error
	if j.scratch, err = j.repository.Scratch(ctx, remote); err != nil {
		return err
	}
	heads, err := j.scratch.Heads(ctx)
	if err != nil {
		return j.explain("reading the branches of", cred, err)
	}
	main := heads.Default
	if main == "" {
		main = j.repository.TrackedDefault(ctx, j.options.Remote)
	}
	base := j.options.Base
	if base == "" {
		base = main
	}
	if base == "" {
		return withHints(errors.New("the remote names no default branch"), "name one with --base")
	}
	if err := j.name(ctx, base, main); err != nil {
		return err
	}
	if j.parent = heads.Branches[base]; j.parent == "" {
		return withHints(fmt.Errorf("the remote has no branch %s", plain(base)), "name another one with --base")
	}
	j.tip = heads.Branches[j.result.Branch]
	missing := j.scratch.Missing(ctx, j.parent, j.tip)
	if slices.Contains(missing, j.parent) {
		if err := j.scratch.Fetch(ctx, base, 1); err != nil {
			return j.explain("fetching "+plain(base)+" of", cred, err)
		}
	}
	if slices.Contains(missing, j.tip) {
		if err := j.scratch.Fetch(ctx, j.result.Branch, commitsLooked); err != nil {
			return j.explain("fetching "+plain(j.result.Branch)+" of", cred, err)
		}
	}
	return nil
}

// commit makes the commits on the base.
func (j *opening) commit(ctx context.Context) error {
	if err := j.scratch.Start(ctx, j.parent); err != nil {
		return err
	}
	for _, c := range j.commits {
		id, stats, err := j.scratch.Commit(ctx, c.message, c.changes)
		var stale *git.StaleError
		if errors.As(err, &stale) {
			return withHints(fmt.Errorf("the fixes do not fit %s, which has other contents in %s", plain(j.result.Base), listed(stale.Paths)),
				"fix what is committed there: git switch "+plain(j.result.Base)+" && git pull",
				"or merge into the branch that you have: --base BRANCH, pushed")
		}
		if err != nil {
			return err
		}
		j.result.Commits = append(j.result.Commits, Made{ID: id, Message: c.message, Stats: stats})
	}
	return nil
}

// listed names the first few of some files.
func listed(paths []string) string {
	const shown = 5
	var names []string
	for _, p := range paths[:min(len(paths), shown)] {
		names = append(names, plain(p))
	}
	text := strings.Join(names, ", ")
	if more := len(paths) - shown; more > 0 {
		text += fmt.Sprintf(" and %d more", more)
	}
	return text
}

// explain says for which remote git has failed, and what may help.
func (j *opening) explain(doing string, cred *credential, err error) error {
	if err == nil || errors.Is(err, git.ErrChanged) || errors.Is(err, context.Canceled) {
		return err
	}
	err = fmt.Errorf("%s %s: %w", doing, j.target, err)
	text := strings.ToLower(err.Error())
	has := func(parts ...string) bool {
		return slices.ContainsFunc(parts, func(p string) bool { return strings.Contains(text, p) })
	}
	switch {
	case j.target.address.ssh && has("permission denied", "host key"):
		return withHints(err, "git must reach the remote by SSH: ssh -T "+plain(j.target.address.host))
	case has("redirect", "error: 301", "error: 302", "error: 307", "error: 308"):
		return withHints(err, "the repository has moved: git remote set-url "+plain(j.options.Remote)+" URL")
	case !j.target.address.ssh && has("authentication failed", "could not read username", "403", "401", "not found", "permission"):
		return withHints(err, "the token in "+cred.variable+" needs "+cred.description)
	}
	return err
}

func without(env []string, drop func(name string) bool) []string {
	return slices.DeleteFunc(slices.Clone(env), func(e string) bool {
		name, _, _ := strings.Cut(e, "=")
		return drop(name)
	})
}
