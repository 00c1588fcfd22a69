package forge

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
)

// azureHost is Azure DevOps Services and Server.
// https://learn.microsoft.com/rest/api/azure/devops/git/pull-requests
type azureHost struct {
	target *target
	rest   rest
}

// azureVersion is the newest version of the API that Azure DevOps Server 2020
// knows, which the later ones know, too.
const azureVersion = "6.0"

type azurePull struct {
	ID          int64     `json:"pullRequestId"`
	Title       string    `json:"title"`
	Description string    `json:"description"`
	Status      string    `json:"status"`
	Draft       bool      `json:"isDraft"`
	Source      string    `json:"sourceRefName"`
	Target      string    `json:"targetRefName"`
	Fork        *struct{} `json:"forkSource"` // there if the branch is in another repository
}

const heads = "refs/heads/"

// url returns an address of the API. query may be nil.
func (h *azureHost) url(query url.Values, parts ...string) string {
	if query == nil {
		query = url.Values{}
	}
	query.Set("api-version", azureVersion)
	path := append(strings.Split(h.target.project, "/"), "_apis", "git", "repositories", h.target.name, "pullrequests")
	return joined(h.rest.transport.api, append(path, parts...)...) + "?" + query.Encode()
}

func (h *azureHost) find(ctx context.Context, branch, base string) ([]pull, error) {
	var page struct {
		Value []azurePull `json:"value"`
	}
	query := url.Values{
		"searchCriteria.sourceRefName": {heads + branch},
		"searchCriteria.targetRefName": {heads + base},
		"searchCriteria.status":        {"all"},
		"$top":                         {"100"},
	}
	if err := h.rest.do(ctx, http.MethodGet, h.url(query), nil, &page); err != nil {
		return nil, err
	}
	ours := slices.DeleteFunc(page.Value, func(p azurePull) bool { return p.Fork != nil || p.Source != heads+branch })
	slices.SortStableFunc(ours, func(a, b azurePull) int { return rank(a) - rank(b) })
	var out []pull
	for _, p := range ours[:min(len(ours), azureLooks)] {
		// Lists cut descriptions off.
		if err := h.rest.do(ctx, http.MethodGet, h.url(nil, strconv.FormatInt(p.ID, 10)), nil, &p); err != nil {
			return nil, err
		}
		out = append(out, *h.read(&p))
	}
	return out, nil
}

// rank puts what is open first.
func rank(p azurePull) int {
	if p.Status == "active" {
		return 0
	}
	return 1
}

// azureLooks is how many requests of a branch are looked at one by one.
const azureLooks = 5

func (h *azureHost) create(ctx context.Context, p *pull) (*pull, error) {
	in := map[string]any{
		"title": p.title, "description": p.body, "isDraft": p.draft,
		"sourceRefName": heads + p.branch, "targetRefName": heads + p.base,
	}
	var made azurePull
	if err := h.rest.do(ctx, http.MethodPost, h.url(nil), in, &made); err != nil {
		return nil, err
	}
	return h.read(&made), nil
}

func (h *azureHost) update(ctx context.Context, p *pull) (*pull, error) {
	in := map[string]any{"title": p.title, "description": p.body}
	var made azurePull
	if err := h.rest.do(ctx, http.MethodPatch, h.url(nil, strconv.FormatInt(p.id, 10)), in, &made); err != nil {
		return nil, err
	}
	return h.read(&made), nil
}

func (h *azureHost) read(p *azurePull) *pull {
	path := append(strings.Split(h.target.project, "/"), "_git", h.target.name, "pullrequest", strconv.FormatInt(p.ID, 10))
	out := &pull{
		id: p.ID, url: joined(h.target.web, path...), title: p.Title, body: p.Description,
		branch: strings.TrimPrefix(p.Source, heads), base: strings.TrimPrefix(p.Target, heads), draft: p.Draft,
	}
	switch p.Status {
	case "completed":
		out.state = merged
	case "abandoned":
		out.state = closed
	}
	return out
}
