package forge

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
)

// giteaHost is Gitea and Forgejo.
// https://docs.gitea.com/api/1.24/#tag/repository
type giteaHost struct {
	target *target
	rest   rest
}

// wipPrefix marks drafts, unless a server is set up otherwise: docs.gitea.com,
// Pull Request, WORK_IN_PROGRESS_PREFIXES
const wipPrefix = "WIP: "

// How many pages of requests are looked through: all that are open, of which a
// second one must not be made, and the closed ones that have changed last. A page
// may be shorter than asked for.
const (
	giteaPage   = 50
	openPages   = 40
	closedPages = 4
)

type giteaEnd struct {
	Branch string `json:"label"` // it stays the name of a branch that is gone
	Repo   int64  `json:"repo_id"`
}

type giteaPull struct {
	Number int64    `json:"number"`
	URL    string   `json:"html_url"`
	Title  string   `json:"title"`
	Body   string   `json:"body"`
	State  string   `json:"state"`
	Merged bool     `json:"merged"`
	Head   giteaEnd `json:"head"`
	Base   giteaEnd `json:"base"`
}

func (h *giteaHost) url(parts ...string) string {
	return joined(h.rest.transport.api, append([]string{"repos", h.target.owner, h.target.name, "pulls"}, parts...)...)
}

func (h *giteaHost) find(ctx context.Context, branch, base string) ([]pull, error) {
	var out []pull
	for _, list := range []struct {
		state string
		pages int
	}{{"open", openPages}, {"closed", closedPages}} {
		for page := 1; page <= list.pages; page++ {
			query := url.Values{"state": {list.state}, "sort": {"recentupdate"}, "page": {strconv.Itoa(page)}, "limit": {strconv.Itoa(giteaPage)}}
			var found []giteaPull
			if err := h.rest.do(ctx, http.MethodGet, h.url()+"?"+query.Encode(), nil, &found); err != nil {
				return nil, err
			}
			for i := range found {
				if p := &found[i]; p.Head.Branch == branch && p.Base.Branch == base && p.Head.Repo == p.Base.Repo {
					out = append(out, *p.read())
				}
			}
			if len(found) == 0 {
				break
			}
		}
	}
	slices.SortStableFunc(out, func(a, b pull) int { return int(b.id - a.id) })
	return out, nil
}

func (h *giteaHost) create(ctx context.Context, p *pull) (*pull, error) {
	in := map[string]any{"title": marked(p, wipPrefix), "body": p.body, "head": p.branch, "base": p.base}
	var made giteaPull
	if err := h.rest.do(ctx, http.MethodPost, h.url(), in, &made); err != nil {
		return nil, err
	}
	return made.read(), nil
}

func (h *giteaHost) update(ctx context.Context, p *pull) (*pull, error) {
	in := map[string]any{"title": marked(p, wipPrefix), "body": p.body}
	var made giteaPull
	if err := h.rest.do(ctx, http.MethodPatch, h.url(strconv.FormatInt(p.id, 10)), in, &made); err != nil {
		return nil, err
	}
	return made.read(), nil
}

func (p *giteaPull) read() *pull {
	title, draft := strings.CutPrefix(p.Title, wipPrefix)
	out := &pull{id: p.Number, url: p.URL, title: title, body: p.Body, branch: p.Head.Branch, base: p.Base.Branch, draft: draft}
	switch {
	case p.Merged:
		out.state = merged
	case p.State != "open":
		out.state = closed
	}
	return out
}
