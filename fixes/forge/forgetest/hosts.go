package forgetest

import (
	"encoding/json"
	"net/http"
	"slices"
	"strconv"
	"strings"
)

var hosts = map[string]host{
	// https://docs.github.com/en/enterprise-server@3.17/rest/pulls/pulls
	"github": {"/acme/infra.git", "x-access-token", "Bearer %s", "Authorization", (*Server).github},
	// https://docs.gitlab.com/api/merge_requests/
	"gitlab": {"/acme/infra.git", "oauth2", "%s", "PRIVATE-TOKEN", (*Server).gitlab},
	// https://developer.atlassian.com/cloud/bitbucket/rest/api-group-pullrequests/
	"bitbucket": {"/acme/infra.git", "x-token-auth", "Bearer %s", "Authorization", (*Server).bitbucket},
	// https://learn.microsoft.com/rest/api/azure/devops/git/pull-requests
	"azure": {"/acme/shop/_git/infra", "", "", "Authorization", (*Server).azure},
	// https://docs.gitea.com/api/1.24/#tag/repository
	"gitea": {"/acme/infra.git", "token", "token %s", "Authorization", (*Server).gitea},
}

type object = map[string]any

// query checks that a request has only parameters that are documented.
func (s *Server) query(w http.ResponseWriter, r *http.Request, known ...string) bool {
	for name := range r.URL.Query() {
		if !slices.Contains(known, name) {
			s.fault(w, http.StatusBadRequest, "%s %s: unknown parameter %q", r.Method, r.URL.Path, name)
			return false
		}
	}
	return true
}

// read reads a body of JSON whose keys are all known.
func (s *Server) read(w http.ResponseWriter, r *http.Request, in any) bool {
	if kind := r.Header.Get("Content-Type"); !strings.HasPrefix(kind, "application/json") {
		s.fault(w, http.StatusUnsupportedMediaType, "%s %s: a body of type %q", r.Method, r.URL.Path, kind)
		return false
	}
	d := json.NewDecoder(r.Body)
	d.DisallowUnknownFields()
	if err := d.Decode(in); err != nil {
		s.fault(w, http.StatusBadRequest, "%s %s: %v", r.Method, r.URL.Path, err)
		return false
	}
	return true
}

// each calls f for the pull requests, newest first.
func (s *Server) each(f func(*Pull)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, p := range slices.Backward(s.pulls) {
		f(p)
	}
}

func (s *Server) list(w http.ResponseWriter, show func(*Pull) object, status int, keep func(*Pull) bool) {
	found := []object{}
	s.each(func(p *Pull) {
		if keep(p) {
			found = append(found, show(p))
		}
	})
	answer(w, status, found)
}

// create adds a pull request, of which there may be one open for a branch and a
// base, and whose branch must exist.
func (s *Server) create(w http.ResponseWriter, show func(*Pull) object, p Pull) {
	if p.Title == "" || p.Branch == "" || p.Base == "" {
		s.fault(w, http.StatusUnprocessableEntity, "a pull request without title, branch or base")
		return
	}
	if _, err := Git(s.Bare, "rev-parse", "--verify", "refs/heads/"+p.Branch); err != nil {
		s.fault(w, http.StatusUnprocessableEntity, "no branch %s", p.Branch)
		return
	}
	double, last := false, 0
	s.each(func(other *Pull) {
		double = double || other.State == "open" && other.Branch == p.Branch && other.Base == p.Base && !other.Fork
		last = max(last, other.ID)
	})
	if double {
		s.fault(w, http.StatusConflict, "there is a pull request for %s", p.Branch)
		return
	}
	p.ID = last + 1
	s.Change(p.ID, func(n *Pull) { p.State = "open"; *n = p })
	answer(w, http.StatusCreated, show(&p))
}

// update changes and shows the pull request of a path.
func (s *Server) update(w http.ResponseWriter, r *http.Request, show func(*Pull) object, title, body *string) {
	id, _ := strconv.Atoi(r.PathValue("id"))
	var found object
	s.each(func(p *Pull) {
		if p.ID != id {
			return
		}
		if title != nil {
			p.Title = *title
		}
		if body != nil {
			p.Body = *body
		}
		found = show(p)
	})
	if found == nil {
		s.fault(w, http.StatusNotFound, "no pull request %d", id)
		return
	}
	answer(w, http.StatusOK, found)
}

func answer(w http.ResponseWriter, status int, v any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	if err := json.NewEncoder(w).Encode(v); err != nil {
		panic(http.ErrAbortHandler)
	}
}
