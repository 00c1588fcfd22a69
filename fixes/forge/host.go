package forge

import (
	"context"
	"net/url"
	"strings"
)

// A host opens pull requests, or merge requests, in one repository.
type host interface {
	// find returns the requests from a branch of the repository itself to a base,
	// whatever has become of them, newest first among those of one state.
	find(ctx context.Context, branch, base string) ([]pull, error)
	// create opens one.
	create(ctx context.Context, p *pull) (*pull, error)
	// update changes title and body of one that was found. Whether it is a draft
	// stays.
	update(ctx context.Context, p *pull) (*pull, error)
}

// A pull is a pull request on a host.
type pull struct {
	id           int64
	url          string
	title, body  string // the title without a mark for drafts
	branch, base string
	state        state
	draft        bool
}

type state uint8

const (
	open state = iota
	closed
	merged
)

// limits are how many characters a title and a body may have. They are counted in
// bytes here, which are never fewer.
var limits = map[Kind]struct{ title, body int }{
	GitHub:    {256, 65536},
	GitLab:    {255, 1 << 20}, // docs.gitlab.com, GitLab application limits
	Bitbucket: {255, 32768},
	Azure:     {400, 4000},
	Gitea:     {255, 65535},
}

// newHost returns the host of a target, spoken to by a transport whose api it
// sets.
func newHost(t *target, tr *transport) (host, error) {
	tr.api = apiOf(t)
	switch t.kind {
	case GitHub:
		return newGitHub(t, tr)
	case GitLab:
		return newGitLab(t, tr)
	case Bitbucket:
		return &bitbucketHost{t, rest{tr}}, nil
	case Azure:
		return &azureHost{t, rest{tr}}, nil
	}
	return &giteaHost{t, rest{tr}}, nil
}

// apiOf returns the address of a server's API.
func apiOf(t *target) *url.URL {
	host := t.web.Host
	switch {
	case t.kind == GitHub && (host == "github.com" || strings.HasSuffix(host, ".ghe.com")):
		return mustParse("https://api." + host)
	case t.kind == GitHub: // docs.github.com/en/enterprise-server, Getting started with the REST API
		return t.web.JoinPath("api", "v3")
	case t.kind == GitLab:
		return t.web.JoinPath("api", "v4")
	case t.kind == Bitbucket && host == "bitbucket.org":
		return mustParse("https://api.bitbucket.org/2.0")
	case t.kind == Bitbucket:
		return t.web.JoinPath("2.0")
	case t.kind == Gitea:
		return t.web.JoinPath("api", "v1")
	}
	return t.web // Azure DevOps
}

// sameText tells whether a host shows a text already. Some trim it.
func sameText(a, b string) bool {
	clean := func(s string) string { return strings.TrimSpace(strings.ReplaceAll(s, "\r\n", "\n")) }
	return clean(a) == clean(b)
}
