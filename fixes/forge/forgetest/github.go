package forgetest

import (
	"fmt"
	"net/http"
	"strings"
)

func (s *Server) github(mux *http.ServeMux) {
	const path = "/api/v3/repos/acme/infra/pulls"
	show := func(p *Pull) object {
		repo := "acme/infra"
		if p.Fork {
			repo = "mallory/infra"
		}
		o := object{
			"number": p.ID, "title": p.Title, "body": p.Body, "state": p.State, "draft": p.Draft, "merged_at": nil,
			"html_url": fmt.Sprintf("%s/acme/infra/pull/%d", s.URL, p.ID),
			"head":     object{"ref": p.Branch, "repo": object{"full_name": repo}},
			"base":     object{"ref": p.Base, "repo": object{"full_name": "acme/infra"}},
		}
		if p.State == "merged" {
			o["state"], o["merged_at"] = "closed", "2026-01-02T03:04:05Z"
		}
		return o
	}
	mux.HandleFunc("GET "+path, func(w http.ResponseWriter, r *http.Request) {
		if !s.query(w, r, "state", "head", "base", "sort", "direction", "per_page", "page") {
			return
		}
		q := r.URL.Query()
		head := strings.TrimPrefix(q.Get("head"), "acme:") // user:ref-name, without which it is ignored
		s.list(w, show, 200, func(p *Pull) bool {
			return (q.Get("head") == head || p.Branch == head) && p.Base == q.Get("base") && (q.Get("state") == "all" || p.State == "open")
		})
	})
	mux.HandleFunc("POST "+path, func(w http.ResponseWriter, r *http.Request) {
		var in struct {
			Title, Head, Base, Body string
			Draft                   bool
			Maintainer              *bool `json:"maintainer_can_modify"`
		}
		if s.read(w, r, &in) {
			s.create(w, show, Pull{Title: in.Title, Body: in.Body, Branch: in.Head, Base: in.Base, Draft: in.Draft})
		}
	})
	mux.HandleFunc("PATCH "+path+"/{id}", func(w http.ResponseWriter, r *http.Request) {
		var in struct{ Title, Body, State, Base *string }
		if s.read(w, r, &in) {
			s.update(w, r, show, in.Title, in.Body)
		}
	})
}
