package forge

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
)

// bitbucketHost is Bitbucket Cloud.
// https://developer.atlassian.com/cloud/bitbucket/rest/api-group-pullrequests/
type bitbucketHost struct {
	target *target
	rest   rest
}

type bitbucketEnd struct {
	Branch struct {
		Name string `json:"name"`
	} `json:"branch"`
	Repository *struct {
		FullName string `json:"full_name"`
	} `json:"repository,omitempty"`
}

type bitbucketPull struct {
	ID          int64  `json:"id"`
	Title       string `json:"title"`
	Description string `json:"description"`
	Summary     struct {
		Raw string `json:"raw"`
	} `json:"summary"`
	State string `json:"state"`
	Draft bool   `json:"draft"`
	Links struct {
		HTML struct {
			Href string `json:"href"`
		} `json:"html"`
	} `json:"links"`
	Source      bitbucketEnd `json:"source"`
	Destination bitbucketEnd `json:"destination"`
	Reviewers   []struct {
		UUID string `json:"uuid"`
	} `json:"reviewers"`
}

func (h *bitbucketHost) url(parts ...string) string {
	return joined(h.rest.transport.api, append([]string{"repositories", h.target.owner, h.target.name, "pullrequests"}, parts...)...)
}

func (h *bitbucketHost) find(ctx context.Context, branch, base string) ([]pull, error) {
	query := url.Values{
		"state":   {"OPEN", "MERGED", "DECLINED", "SUPERSEDED"}, // only open ones without it
		"q":       {fmt.Sprintf("source.branch.name = %q AND destination.branch.name = %q", branch, base)},
		"sort":    {"-created_on"},
		"pagelen": {"50"},
	}
	var page struct {
		Values []bitbucketPull `json:"values"`
	}
	if err := h.rest.do(ctx, http.MethodGet, h.url()+"?"+query.Encode(), nil, &page); err != nil {
		return nil, err
	}
	var out []pull
	for i := range page.Values {
		p := &page.Values[i]
		source, destination := p.Source.Repository, p.Destination.Repository
		if source != nil && destination != nil && source.FullName == destination.FullName && p.Source.Branch.Name == branch {
			out = append(out, *p.read())
		}
	}
	return out, nil
}

func (h *bitbucketHost) create(ctx context.Context, p *pull) (*pull, error) {
	in := map[string]any{
		"title": p.title, "description": p.body, "draft": p.draft,
		"source": bitbucketBranch(p.branch), "destination": bitbucketBranch(p.base),
	}
	var made bitbucketPull
	if err := h.rest.do(ctx, http.MethodPost, h.url(), in, &made); err != nil {
		return nil, err
	}
	return made.read(), nil
}

func bitbucketBranch(name string) map[string]any {
	return map[string]any{"branch": map[string]string{"name": name}}
}

// update repeats the reviewers, who would be gone otherwise, and whom only the
// request itself tells.
func (h *bitbucketHost) update(ctx context.Context, p *pull) (*pull, error) {
	address := h.url(strconv.FormatInt(p.id, 10))
	var made bitbucketPull
	if err := h.rest.do(ctx, http.MethodGet, address, nil, &made); err != nil {
		return nil, err
	}
	in := map[string]any{"title": p.title, "description": p.body, "reviewers": made.Reviewers}
	if err := h.rest.do(ctx, http.MethodPut, address, in, &made); err != nil {
		return nil, err
	}
	return made.read(), nil
}

func (p *bitbucketPull) read() *pull {
	out := &pull{
		id: p.ID, url: p.Links.HTML.Href, title: p.Title, body: p.Summary.Raw,
		branch: p.Source.Branch.Name, base: p.Destination.Branch.Name, draft: p.Draft,
	}
	if out.body == "" {
		out.body = p.Description
	}
	switch p.State {
	case "MERGED":
		out.state = merged
	case "DECLINED", "SUPERSEDED":
		out.state = closed
	}
	return out
}
