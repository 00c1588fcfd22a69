package forgetest

import (
	"fmt"
	"net/http"
	"slices"
	"strconv"
)

func (s *Server) bitbucket(mux *http.ServeMux) {
	const path = "/2.0/repositories/acme/infra/pullrequests"
	show := func(p *Pull) object {
		repo := "acme/infra"
		if p.Fork {
			repo = "mallory/infra"
		}
		state := map[string]string{"open": "OPEN", "closed": "DECLINED", "merged": "MERGED"}[p.State]
		return object{
			"type": "pullrequest", "id": p.ID, "title": p.Title, "description": p.Body, "summary": object{"raw": p.Body, "markup": "markdown"},
			"state": state, "draft": p.Draft,
			"links":       object{"html": object{"href": fmt.Sprintf("%s/acme/infra/pull-requests/%d", s.URL, p.ID)}},
			"source":      object{"branch": object{"name": p.Branch}, "repository": object{"full_name": repo}},
			"destination": object{"branch": object{"name": p.Base}, "repository": object{"full_name": "acme/infra"}},
		}
	}
	// Lists leave the reviewers out.
	whole := func(p *Pull) object {
		o := show(p)
		reviewers := []object{}
		for _, r := range p.Reviewers {
			reviewers = append(reviewers, object{"uuid": r, "display_name": "Somebody"})
		}
		o["reviewers"] = reviewers
		return o
	}
	mux.HandleFunc("GET "+path, func(w http.ResponseWriter, r *http.Request) {
		if !s.query(w, r, "state", "q", "sort", "pagelen", "page") {
			return
		}
		states := r.URL.Query()["state"] // only open ones without it
		var values []object
		s.each(func(p *Pull) {
			o := show(p)
			q := fmt.Sprintf(`source.branch.name = %q AND destination.branch.name = %q`, p.Branch, p.Base)
			if r.URL.Query().Get("q") == q && slices.Contains(states, o["state"].(string)) {
				values = append(values, o)
			}
		})
		answer(w, 200, object{"pagelen": 50, "size": len(values), "page": 1, "values": values})
	})
	mux.HandleFunc("POST "+path, func(w http.ResponseWriter, r *http.Request) {
		type end struct {
			Branch struct{ Name string }
		}
		var in struct {
			Title, Description  string
			Source, Destination end
			Draft               bool
		}
		if s.read(w, r, &in) {
			s.create(w, whole, Pull{Title: in.Title, Body: in.Description, Branch: in.Source.Branch.Name, Base: in.Destination.Branch.Name, Draft: in.Draft})
		}
	})
	mux.HandleFunc("GET "+path+"/{id}", func(w http.ResponseWriter, r *http.Request) { s.update(w, r, whole, nil, nil) })
	mux.HandleFunc("PUT "+path+"/{id}", func(w http.ResponseWriter, r *http.Request) {
		var in struct {
			Title, Description *string
			Reviewers          []struct{ UUID string }
		}
		if !s.read(w, r, &in) {
			return
		}
		id, _ := strconv.Atoi(r.PathValue("id"))
		s.Change(id, func(p *Pull) {
			p.Reviewers = nil // what a PUT leaves out is gone
			for _, r := range in.Reviewers {
				p.Reviewers = append(p.Reviewers, r.UUID)
			}
		})
		s.update(w, r, whole, in.Title, in.Description)
	})
}
