package forgetest

import (
	"encoding/base64"
	"fmt"
	"net"
	"net/http"
	"net/http/cgi"
	"net/http/httptest"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
)

// A Server is a code host with one repository.
type Server struct {
	*httptest.Server
	Kind  string // github, gitlab, bitbucket, azure or gitea
	Token string // the credentials that it takes
	Bare  string // the folder of its repository

	host host

	mu          sync.Mutex // guards what follows
	connections int
	requests    []string
	faults      []string
	pulls       []*Pull
	failures    []Failure
}

// A Pull is a pull request of a Server.
type Pull struct {
	ID           int
	Title, Body  string
	Branch, Base string
	State        string // open, closed or merged
	Draft        bool
	Fork         bool     // whether the branch is in another repository
	Reviewers    []string // Bitbucket's, which an update must not lose
}

// A Failure is an answer that a Server gives instead of the right one, once.
type Failure struct {
	Method string
	Status int
	Header map[string]string
	Body   string
}

// A host is what the kinds of servers differ in.
type host struct {
	repository string // the path of the repository for git
	user       string // with which the token is taken by git
	api        string // the value of the header, with %s for the token; "" as for git
	header     string
	routes     func(*Server, *http.ServeMux)
}

// New starts a server of a kind in a folder that holds the bare repository
// infra.git.
func New(kind, token, dir string) (*Server, error) {
	h, ok := hosts[kind]
	if !ok {
		return nil, fmt.Errorf("forgetest knows no host %q", kind)
	}
	s := &Server{Kind: kind, Token: token, Bare: filepath.Join(dir, "infra.git"), host: h}
	backend, err := exec.Command("git", "--exec-path").Output()
	if err != nil {
		return nil, err
	}
	mux := http.NewServeMux()
	git := &cgi.Handler{
		Path: filepath.Join(strings.TrimSpace(string(backend)), "git-http-backend"),
		Root: h.repository,
		Env:  append(Identity(), "GIT_PROJECT_ROOT="+s.Bare, "GIT_HTTP_EXPORT_ALL=1"),
	}
	mux.Handle(h.repository+"/", s.basic(git))
	h.routes(s, mux)
	s.Server = httptest.NewUnstartedServer(s.log(mux))
	s.Config.ConnState = func(_ net.Conn, state http.ConnState) {
		if state == http.StateNew {
			s.mu.Lock()
			s.connections++
			s.mu.Unlock()
		}
	}
	s.Start()
	return s, nil
}

// Remote returns the address of the repository.
func (s *Server) Remote() string { return s.URL + s.host.repository }

// Forge returns the flag --forge for this server.
func (s *Server) Forge() string { return s.Kind + "=" + s.URL }

// Connections counts the connections that were opened.
func (s *Server) Connections() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.connections
}

// Requests returns the requests to the API so far, "POST /repos/acme/infra/pulls",
// and forgets them.
func (s *Server) Requests() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	r := s.requests
	s.requests = nil
	return r
}

// Faults returns what was wrong with requests.
func (s *Server) Faults() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.faults)
}

// Pulls returns copies of the pull requests, oldest first.
func (s *Server) Pulls() []Pull {
	s.mu.Lock()
	defer s.mu.Unlock()
	var out []Pull
	for _, p := range s.pulls {
		out = append(out, *p)
	}
	return out
}

// Change changes a pull request, or with an unknown ID adds one.
func (s *Server) Change(id int, change func(*Pull)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, p := range s.pulls {
		if p.ID == id {
			change(p)
			return
		}
	}
	p := &Pull{ID: id, State: "open"}
	change(p)
	s.pulls = append(s.pulls, p)
}

// Fail makes the next requests to the API of a failure's method fail.
func (s *Server) Fail(failures ...Failure) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.failures = append(s.failures, failures...)
}

// fault notes what is wrong with a request and refuses it.
func (s *Server) fault(w http.ResponseWriter, status int, format string, args ...any) {
	s.mu.Lock()
	s.faults = append(s.faults, fmt.Sprintf(format, args...))
	s.mu.Unlock()
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	fmt.Fprintf(w, `{"message": %q}`, fmt.Sprintf(format, args...))
}

func (s *Server) log(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.URL.Path, s.host.repository+"/") {
			next.ServeHTTP(w, r)
			return
		}
		s.mu.Lock()
		s.requests = append(s.requests, r.Method+" "+r.URL.EscapedPath())
		failure := Failure{}
		if i := slices.IndexFunc(s.failures, func(f Failure) bool { return f.Method == r.Method }); i >= 0 {
			failure = s.failures[i]
			s.failures = slices.Delete(s.failures, i, i+1)
		}
		s.mu.Unlock()
		switch {
		case failure.Status != 0:
			for name, value := range failure.Header {
				w.Header().Set(name, value)
			}
			w.WriteHeader(failure.Status)
			fmt.Fprint(w, failure.Body)
		case r.Header.Get(s.host.header) != s.credentials():
			s.fault(w, http.StatusUnauthorized, "%s %s: no credentials", r.Method, r.URL.Path)
		default:
			next.ServeHTTP(w, r)
		}
	})
}

// credentials returns what requests to the API must carry.
func (s *Server) credentials() string {
	if s.host.api == "" {
		return basic(s.host.user, s.Token)
	}
	return strings.ReplaceAll(s.host.api, "%s", s.Token)
}

// basic lets requests of git through that have the token as their password.
func (s *Server) basic(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if len(r.Header.Values("Authorization")) != 1 || r.Header.Get("Authorization") != basic(s.host.user, s.Token) {
			w.Header().Set("WWW-Authenticate", `Basic realm="git"`)
			s.fault(w, http.StatusUnauthorized, "git %s: no credentials", r.URL.Path)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func basic(user, password string) string {
	return "Basic " + base64.StdEncoding.EncodeToString([]byte(user+":"+password))
}

// Forget takes back the failures that have not happened.
func (s *Server) Forget() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.failures = nil
}
