package forge

import (
	"context"
	"net/http"
	"net/url"
	"strconv"
)

// githubHost is GitHub and GitHub Enterprise.
// https://docs.github.com/en/rest/pulls/pulls
type githubHost struct {
	target *target
	rest   rest
}

func newGitHub(t *target, tr *transport) *githubHost {
	return &githubHost{t, rest{tr, http.Header{
		"Accept":               {"application/vnd.github+json"},
		"X-Github-Api-Version": {"2022-11-28"},
	}}}
}

type githubEnd struct {
	Ref  string `json:"ref"`
	Repo struct {
		FullName string `json:"full_name"` // empty if the repository is gone
	} `json:"repo"`
}

type githubPull struct {
	Number   int64     `json:"number"`
	URL      string    `json:"html_url"`
	Title    string    `json:"title"`
	Body     string    `json:"body"`
	State    string    `json:"state"`
	MergedAt string    `json:"merged_at"`
	Draft    bool      `json:"draft"`
	Head     githubEnd `json:"head"`
	Base     githubEnd `json:"base"`
}

func (h *githubHost) url(parts ...string) string {
	return joined(h.rest.transport.api, append([]string{"repos", h.target.owner, h.target.name, "pulls"}, parts...)...)
}

func (h *githubHost) find(ctx context.Context, branch, base string) ([]pull, error) {
	query := url.Values{
		"state": {"all"}, "head": {h.target.owner + ":" + branch}, "base": {base},
		"sort": {"created"}, "direction": {"desc"}, "per_page": {"100"},
	}
	var found []githubPull
	if err := h.rest.do(ctx, http.MethodGet, h.url()+"?"+query.Encode(), nil, &found); err != nil {
		return nil, err
	}
	var out []pull
	for i := range found {
		p := &found[i]
		// The owner may have forks of other names.
		if p.Head.Repo.FullName == p.Base.Repo.FullName && p.Head.Ref == branch {
			out = append(out, *p.read())
		}
	}
	return out, nil
}

func (h *githubHost) create(ctx context.Context, p *pull) (*pull, error) {
	in := map[string]any{"title": p.title, "body": p.body, "head": p.branch, "base": p.base, "draft": p.draft}
	var made githubPull
	if err := h.rest.do(ctx, http.MethodPost, h.url(), in, &made); err != nil {
		return nil, err
	}
	return made.read(), nil
}

func (h *githubHost) update(ctx context.Context, p *pull) (*pull, error) {
	in := map[string]any{"title": p.title, "body": p.body}
	var made githubPull
	if err := h.rest.do(ctx, http.MethodPatch, h.url(strconv.FormatInt(p.id, 10)), in, &made); err != nil {
		return nil, err
	}
	return made.read(), nil
}

func (p *githubPull) read() *pull {
	out := &pull{id: p.Number, url: p.URL, title: p.Title, body: p.Body, branch: p.Head.Ref, base: p.Base.Ref, draft: p.Draft}
	switch {
	case p.MergedAt != "":
		out.state = merged
	case p.State != "open":
		out.state = closed
	}
	return out
}
