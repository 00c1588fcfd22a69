package forgetest

import (
	"net/http"
	"strings"
)

func (s *Server) azure(mux *http.ServeMux) {
	const path = "/acme/shop/_apis/git/repositories/infra/pullrequests"
	whole := func(p *Pull) object {
		o := object{
			"pullRequestId": p.ID, "title": p.Title, "description": p.Body, "isDraft": p.Draft,
			"status":        map[string]string{"open": "active", "closed": "abandoned", "merged": "completed"}[p.State],
			"sourceRefName": "refs/heads/" + p.Branch, "targetRefName": "refs/heads/" + p.Base,
			"repository": object{"name": "infra", "webUrl": s.URL + "/acme/shop/_git/infra"},
		}
		if p.Fork {
			o["forkSource"] = object{"name": "refs/heads/" + p.Branch, "repository": object{"name": "fork"}}
		}
		return o
	}
	// "Please note that description field will be truncated up to 400 symbols"
	show := func(p *Pull) object {
		o := whole(p)
		o["description"] = p.Body[:min(len(p.Body), 400)]
		return o
	}
	version := func(w http.ResponseWriter, r *http.Request) bool {
		if r.URL.Query().Get("api-version") == "" {
			s.fault(w, http.StatusBadRequest, "%s %s: no api-version", r.Method, r.URL.Path)
			return false
		}
		return true
	}
	mux.HandleFunc("GET "+path, func(w http.ResponseWriter, r *http.Request) {
		if !version(w, r) || !s.query(w, r, "api-version", "searchCriteria.sourceRefName", "searchCriteria.targetRefName", "searchCriteria.status", "$top") {
			return
		}
		q := r.URL.Query()
		var values []object
		s.each(func(p *Pull) {
			if "refs/heads/"+p.Branch == q.Get("searchCriteria.sourceRefName") && "refs/heads/"+p.Base == q.Get("searchCriteria.targetRefName") &&
				(q.Get("searchCriteria.status") == "all" || p.State == "open") {
				values = append(values, show(p))
			}
		})
		answer(w, 200, object{"count": len(values), "value": values})
	})
	mux.HandleFunc("GET "+path+"/{id}", func(w http.ResponseWriter, r *http.Request) {
		if version(w, r) {
			s.update(w, r, whole, nil, nil)
		}
	})
	mux.HandleFunc("POST "+path, func(w http.ResponseWriter, r *http.Request) {
		var in struct {
			Title, Description, SourceRefName, TargetRefName string
			IsDraft                                          bool
		}
		if !version(w, r) || !s.read(w, r, &in) {
			return
		}
		if len(in.Description) > 4000 {
			s.fault(w, http.StatusBadRequest, "description of %d characters", len(in.Description))
			return
		}
		s.create(w, whole, Pull{
			Title: in.Title, Body: in.Description, Draft: in.IsDraft,
			Branch: strings.TrimPrefix(in.SourceRefName, "refs/heads/"), Base: strings.TrimPrefix(in.TargetRefName, "refs/heads/"),
		})
	})
	mux.HandleFunc("PATCH "+path+"/{id}", func(w http.ResponseWriter, r *http.Request) {
		var in struct{ Title, Description *string }
		if version(w, r) && s.read(w, r, &in) {
			s.update(w, r, whole, in.Title, in.Description)
		}
	})
}
