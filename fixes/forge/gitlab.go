package forge

import (
	"context"
	"strings"

	gitlab "gitlab.com/gitlab-org/api/client-go/v2"
)

// gitlabHost is GitLab.com, Self-Managed and Dedicated, by GitLab's own client.
// https://docs.gitlab.com/api/merge_requests/
type gitlabHost struct {
	transport *transport
	project   string
	merges    gitlab.MergeRequestsServiceInterface
}

// draftPrefix marks drafts: docs.gitlab.com/user/project/merge_requests/drafts
const draftPrefix = "Draft: "

func newGitLab(t *target, tr *transport) (*gitlabHost, error) {
	// The transport has the token, repeats what may be repeated, and minds the limits.
	c, err := gitlab.NewAuthSourceClient(gitlab.Unauthenticated{}, gitlab.WithBaseURL(tr.api.String()),
		gitlab.WithHTTPClient(tr.client()), gitlab.WithoutRetries(), gitlab.WithCustomLimiter(unlimited{}))
	if err != nil {
		return nil, err
	}
	return &gitlabHost{tr, t.owner + "/" + t.name, c.MergeRequests}, nil
}

// unlimited lets all requests pass.
type unlimited struct{}

func (unlimited) Wait(ctx context.Context) error { return ctx.Err() }

func (h *gitlabHost) find(ctx context.Context, branch, base string) ([]pull, error) {
	found, _, err := h.merges.ListProjectMergeRequests(h.project, &gitlab.ListProjectMergeRequestsOptions{
		State: new("all"), SourceBranch: &branch, TargetBranch: &base, OrderBy: new("created_at"), Sort: new("desc"),
		ListOptions: gitlab.ListOptions{PerPage: 100},
	}, gitlab.WithContext(ctx))
	if err != nil {
		return nil, h.transport.refused(err)
	}
	var out []pull
	for _, m := range found {
		if m.SourceProjectID == m.TargetProjectID && m.SourceBranch == branch {
			out = append(out, *gitlabPull(m))
		}
	}
	return out, nil
}

func (h *gitlabHost) create(ctx context.Context, p *pull) (*pull, error) {
	made, _, err := h.merges.CreateMergeRequest(h.project, &gitlab.CreateMergeRequestOptions{
		Title: new(marked(p, draftPrefix)), Description: &p.body, SourceBranch: &p.branch, TargetBranch: &p.base, RemoveSourceBranch: new(true),
	}, gitlab.WithContext(ctx))
	if err != nil {
		return nil, h.transport.refused(err)
	}
	return gitlabPull(&made.BasicMergeRequest), nil
}

func (h *gitlabHost) update(ctx context.Context, p *pull) (*pull, error) {
	made, _, err := h.merges.UpdateMergeRequest(h.project, p.id, &gitlab.UpdateMergeRequestOptions{
		Title: new(marked(p, draftPrefix)), Description: &p.body,
	}, gitlab.WithContext(ctx))
	if err != nil {
		return nil, h.transport.refused(err)
	}
	return gitlabPull(&made.BasicMergeRequest), nil
}

// marked returns a title with the mark that makes a request a draft, if it is one.
func marked(p *pull, prefix string) string {
	if p.draft {
		return prefix + p.title
	}
	return p.title
}

func gitlabPull(m *gitlab.BasicMergeRequest) *pull {
	out := &pull{
		id: m.IID, url: m.WebURL, title: strings.TrimPrefix(m.Title, draftPrefix), body: m.Description,
		branch: m.SourceBranch, base: m.TargetBranch, draft: m.Draft,
	}
	switch m.State {
	case "merged":
		out.state = merged
	case "closed":
		out.state = closed
	}
	return out
}
