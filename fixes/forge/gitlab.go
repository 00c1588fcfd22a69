package forge

import (
	"context"
	"net/http"
	"net/url"
	"strconv"
	"strings"
)

// gitlabHost is GitLab.com, Self-Managed and Dedicated.
// https://docs.gitlab.com/api/merge_requests/
type gitlabHost struct {
	target *target
	rest   rest
}

// draftPrefix marks drafts: docs.gitlab.com/user/project/merge_requests/drafts
const draftPrefix = "Draft: "

type gitlabMerge struct {
	IID         int64  `json:"iid"`
	URL         string `json:"web_url"`
	Title       string `json:"title"`
	Description string `json:"description"`
	State       string `json:"state"`
	Draft       bool   `json:"draft"`
	Source      string `json:"source_branch"`
	Target      string `json:"target_branch"`
	SourceID    int64  `json:"source_project_id"`
	TargetID    int64  `json:"target_project_id"`
}

func (h *gitlabHost) url(parts ...string) string {
	project := h.target.owner + "/" + h.target.name // as one part: docs.gitlab.com, Namespaced paths
	return joined(h.rest.transport.api, append([]string{"projects", project, "merge_requests"}, parts...)...)
}

func (h *gitlabHost) find(ctx context.Context, branch, base string) ([]pull, error) {
	query := url.Values{
		"state": {"all"}, "source_branch": {branch}, "target_branch": {base},
		"order_by": {"created_at"}, "sort": {"desc"}, "per_page": {"100"},
	}
	var found []gitlabMerge
	if err := h.rest.do(ctx, http.MethodGet, h.url()+"?"+query.Encode(), nil, &found); err != nil {
		return nil, err
	}
	var out []pull
	for i := range found {
		if m := &found[i]; m.SourceID == m.TargetID && m.Source == branch {
			out = append(out, *m.read())
		}
	}
	return out, nil
}

func (h *gitlabHost) create(ctx context.Context, p *pull) (*pull, error) {
	in := map[string]any{
		"title": marked(p, draftPrefix), "description": p.body, "source_branch": p.branch, "target_branch": p.base,
		"remove_source_branch": true,
	}
	var made gitlabMerge
	if err := h.rest.do(ctx, http.MethodPost, h.url(), in, &made); err != nil {
		return nil, err
	}
	return made.read(), nil
}

func (h *gitlabHost) update(ctx context.Context, p *pull) (*pull, error) {
	in := map[string]any{"title": marked(p, draftPrefix), "description": p.body}
	var made gitlabMerge
	if err := h.rest.do(ctx, http.MethodPut, h.url(strconv.FormatInt(p.id, 10)), in, &made); err != nil {
		return nil, err
	}
	return made.read(), nil
}

// marked returns a title with the mark that makes a request a draft, if it is one.
func marked(p *pull, prefix string) string {
	if p.draft {
		return prefix + p.title
	}
	return p.title
}

func (m *gitlabMerge) read() *pull {
	out := &pull{
		id: m.IID, url: m.URL, title: strings.TrimPrefix(m.Title, draftPrefix), body: m.Description,
		branch: m.Source, base: m.Target, draft: m.Draft,
	}
	switch m.State {
	case "merged":
		out.state = merged
	case "closed":
		out.state = closed
	}
	return out
}
