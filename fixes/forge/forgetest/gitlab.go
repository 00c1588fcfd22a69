package forgetest

import (
	"fmt"
	"net/http"
	"strings"
)

func (s *Server) gitlab(mux *http.ServeMux) {
	const path = "/api/v4/projects/{project}/merge_requests"
	title := func(p *Pull) string {
		if p.Draft && !strings.HasPrefix(p.Title, "Draft: ") {
			return "Draft: " + p.Title
		}
		return p.Title
	}
	show := func(p *Pull) object {
		source := 7
		if p.Fork {
			source = 8
		}
		state := map[string]string{"open": "opened"}[p.State]
		if state == "" {
			state = p.State
		}
		return object{
			"id": 100 + p.ID, "iid": p.ID, "title": title(p), "description": p.Body, "state": state,
			"draft": strings.HasPrefix(title(p), "Draft: "), "web_url": fmt.Sprintf("%s/acme/infra/-/merge_requests/%d", s.URL, p.ID),
			"source_branch": p.Branch, "target_branch": p.Base, "source_project_id": source, "target_project_id": 7,
		}
	}
	ours := func(w http.ResponseWriter, r *http.Request) bool {
		if r.PathValue("project") != "acme/infra" {
			s.fault(w, http.StatusNotFound, "no project %q", r.PathValue("project"))
			return false
		}
		return true
	}
	mux.HandleFunc("GET "+path, func(w http.ResponseWriter, r *http.Request) {
		if !ours(w, r) || !s.query(w, r, "state", "source_branch", "target_branch", "order_by", "sort", "per_page", "page") {
			return
		}
		q := r.URL.Query()
		s.list(w, show, 200, func(p *Pull) bool {
			return p.Branch == q.Get("source_branch") && p.Base == q.Get("target_branch")
		})
	})
	mux.HandleFunc("POST "+path, func(w http.ResponseWriter, r *http.Request) {
		var in struct {
			Title, Description string
			Source             string `json:"source_branch"`
			Target             string `json:"target_branch"`
			Remove             bool   `json:"remove_source_branch"`
		}
		if ours(w, r) && s.read(w, r, &in) {
			s.create(w, show, Pull{Title: in.Title, Body: in.Description, Branch: in.Source, Base: in.Target})
		}
	})
	mux.HandleFunc("PUT "+path+"/{id}", func(w http.ResponseWriter, r *http.Request) {
		var in struct{ Title, Description *string }
		if ours(w, r) && s.read(w, r, &in) {
			s.update(w, r, show, in.Title, in.Description)
		}
	})
}
