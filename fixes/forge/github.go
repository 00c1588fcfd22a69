package forge

import (
	"context"
	"net/url"

	"github.com/google/go-github/v93/github"
)

// githubHost is GitHub and GitHub Enterprise, by GitHub's own client.
// https://docs.github.com/en/rest/pulls/pulls
type githubHost struct {
	transport *transport
	target    *target
	pulls     *github.PullRequestsService
}

func newGitHub(t *target, tr *transport) (*githubHost, error) {
	api := tr.api.String()
	// The transport has the token, and minds the limits.
	c, err := github.NewClient(github.WithHTTPClient(tr.client()), github.WithURLs(&api, nil), github.WithDisableRateLimitCheck())
	if err != nil {
		return nil, err
	}
	return &githubHost{tr, t, c.PullRequests}, nil
}

// repository returns the owner and the name of the repository as parts of a path,
// which the client leaves as they are.
func (h *githubHost) repository() (owner, name string) {
	return url.PathEscape(h.target.owner), url.PathEscape(h.target.name)
}

func (h *githubHost) find(ctx context.Context, branch, base string) ([]pull, error) {
	owner, name := h.repository()
	found, _, err := h.pulls.List(ctx, owner, name, &github.PullRequestListOptions{
		State: "all", Head: h.target.owner + ":" + branch, Base: base, Sort: "created", Direction: "desc",
		ListOptions: github.ListOptions{PerPage: 100},
	})
	if err != nil {
		return nil, h.transport.refused(err)
	}
	var out []pull
	for _, p := range found {
		// The owner may have forks of other names, and the repository may be gone.
		if p.GetHead().GetRepo().GetFullName() == p.GetBase().GetRepo().GetFullName() && p.GetHead().GetRef() == branch {
			out = append(out, *githubPull(p))
		}
	}
	return out, nil
}

func (h *githubHost) create(ctx context.Context, p *pull) (*pull, error) {
	owner, name := h.repository()
	made, _, err := h.pulls.Create(ctx, owner, name, github.CreatePullRequest{
		Title: &p.title, Body: &p.body, Head: p.branch, Base: p.base, Draft: &p.draft,
	})
	if err != nil {
		return nil, h.transport.refused(err)
	}
	return githubPull(made), nil
}

func (h *githubHost) update(ctx context.Context, p *pull) (*pull, error) {
	owner, name := h.repository()
	made, _, err := h.pulls.Edit(ctx, owner, name, int(p.id), &github.PullRequest{Title: &p.title, Body: &p.body})
	if err != nil {
		return nil, h.transport.refused(err)
	}
	return githubPull(made), nil
}

func githubPull(p *github.PullRequest) *pull {
	out := &pull{
		id: int64(p.GetNumber()), url: p.GetHTMLURL(), title: p.GetTitle(), body: p.GetBody(),
		branch: p.GetHead().GetRef(), base: p.GetBase().GetRef(), draft: p.GetDraft(),
	}
	switch {
	case p.MergedAt != nil:
		out.state = merged
	case p.GetState() != "open":
		out.state = closed
	}
	return out
}
