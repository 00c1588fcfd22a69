package forgetest

import (
	"fmt"
	"net/http"
	"strconv"
	"strings"
)

func (s *Server) gitea(mux *http.ServeMux) {
	const path = "/api/v1/repos/acme/infra/pulls"
	show := func(p *Pull) object {
		source := 7
		if p.Fork {
			source = 8
		}
		state := "closed"
		if p.State == "open" {
			state = "open"
		}
		return object{
			"number": p.ID, "title": p.Title, "body": p.Body, "state": state, "merged": p.State == "merged",
			"draft": strings.HasPrefix(p.Title, "WIP:"), "html_url": fmt.Sprintf("%s/acme/infra/pulls/%d", s.URL, p.ID),
			"head": object{"label": p.Branch, "ref": fmt.Sprintf("refs/pull/%d/head", p.ID), "repo_id": source},
			"base": object{"label": p.Base, "ref": p.Base, "repo_id": 7},
		}
	}
	mux.HandleFunc("GET "+path, func(w http.ResponseWriter, r *http.Request) {
		if !s.query(w, r, "state", "sort", "milestone", "labels", "page", "limit") {
			return
		}
		q := r.URL.Query()
		page, _ := strconv.Atoi(q.Get("page"))
		limit, _ := strconv.Atoi(q.Get("limit"))
		found := []object{}
		s.each(func(p *Pull) {
			if o := show(p); q.Get("state") == "all" || o["state"] == q.Get("state") {
				found = append(found, o)
			}
		})
		from := min(max(page-1, 0)*limit, len(found))
		answer(w, 200, found[from:min(from+limit, len(found))])
	})
	mux.HandleFunc("POST "+path, func(w http.ResponseWriter, r *http.Request) {
		var in struct{ Title, Body, Head, Base string }
		if s.read(w, r, &in) {
			s.create(w, show, Pull{Title: in.Title, Body: in.Body, Branch: in.Head, Base: in.Base})
		}
	})
	mux.HandleFunc("PATCH "+path+"/{id}", func(w http.ResponseWriter, r *http.Request) {
		var in struct{ Title, Body *string }
		if s.read(w, r, &in) {
			s.update(w, r, show, in.Title, in.Body)
		}
	})
}
