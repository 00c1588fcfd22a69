package forge

import (
	"context"
	"fmt"
)

// What becomes of a request.
type decision struct {
	open     *pull // the request that is open, or nil
	declined *pull // one that somebody has closed, for the same fixes
	push     bool  // whether the branch must be pushed
}

// decide looks at the requests of the branch. fixes is the id of what is fixed
// now; same tells whether the branch has the commits already.
func decide(pulls []pull, fixes string, same bool) decision {
	d := decision{push: !same}
	var last *pull // of those that are closed
	for i := range pulls {
		p := &pulls[i]
		switch p.state {
		case open:
			if d.open == nil {
				d.open = p
			}
		case closed:
			if last == nil || p.id > last.id {
				last = p
			}
		}
	}
	if d.open != nil {
		return d
	}
	if last != nil && idOf(last.body) == fixes {
		d.declined = last
	}
	// Once a branch was merged, it may be part of the base, and then it is nothing
	// that could be merged again.
	for i := range pulls {
		d.push = d.push || pulls[i].state == merged
	}
	return d
}

// settle compares what there is with what there should be, and makes it so.
func (j *opening) settle(ctx context.Context) error {
	digests, err := j.branchDigests(ctx)
	if err != nil {
		return err
	}
	same := false
	for _, d := range digests {
		same = same || d == j.digest
	}
	pulls, err := j.host.find(ctx, j.result.Branch, j.result.Base)
	if err != nil {
		return j.transport.explain("looking for pull requests", err)
	}
	d := decide(pulls, fixesID(j.request, j.digest), same)
	if d.declined != nil {
		j.result.Outcome, j.result.URL = Declined, d.declined.url
		return nil
	}
	if d.push {
		if j.tip != "" && j.tip != j.parent && digests[0] == "" {
			return withHints(fmt.Errorf("%s: %w", plain(j.result.Branch), ErrForeign),
				"merge it, or delete the branch, or name another one with --branch")
		}
		if err := j.push(ctx); err != nil {
			return err
		}
	}
	return j.tell(ctx, d.open)
}

// commitsLooked is how many commits of a branch are searched for those of ours.
const commitsLooked = 20

// branchDigests returns the digests that the newest commits of the branch name,
// newest first, "" for those that name none.
func (j *opening) branchDigests(ctx context.Context) ([]string, error) {
	if j.tip == "" {
		return nil, nil
	}
	messages, err := j.scratch.Messages(ctx, j.tip, commitsLooked)
	if err != nil {
		return nil, err
	}
	digests := make([]string, max(len(messages), 1))
	for i, m := range messages {
		digests[i] = digestOf(m)
	}
	return digests, nil
}

func (j *opening) push(ctx context.Context) error {
	if err := j.commit(ctx); err != nil {
		return err
	}
	newest := j.result.Commits[len(j.result.Commits)-1].ID
	if err := j.scratch.Push(ctx, newest, j.result.Branch, j.tip); err != nil {
		return j.explain("pushing to", j.transport.cred, err)
	}
	j.result.Pushed = true
	return nil
}

// tell opens the request, or brings the one that is open up to date.
func (j *opening) tell(ctx context.Context, there *pull) error {
	r := j.result
	if there == nil {
		made, err := j.host.create(ctx, &pull{title: r.Title, body: r.Body, branch: r.Branch, base: r.Base, draft: j.options.Draft})
		if err != nil {
			return j.transport.explain("opening a pull request", err)
		}
		r.Outcome, r.URL = Created, made.url
		return nil
	}
	r.URL, r.Draft = there.url, there.draft
	r.Outcome = Unchanged
	if r.Pushed {
		r.Outcome = Updated
	}
	if sameText(there.title, r.Title) && sameText(there.body, r.Body) {
		return nil
	}
	changed := *there
	changed.title, changed.body = r.Title, r.Body
	if _, err := j.host.update(ctx, &changed); err != nil {
		return j.transport.explain("updating the pull request", err)
	}
	r.Outcome = Updated
	return nil
}
