// Package giteatest starts a real Gitea on loopback, for tests. It is no part of the
// program.
package giteatest

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/parapet-iac/parapet/fixes/forge/forgetest"
)

// Folder is the variable that names the folder into which make gitea builds. Tests run
// where it is set, since they take a while.
const Folder = "PARAPET_GITEA"

// Owner is the user whom the token is of.
const Owner = "acme"

// A Server is a Gitea with one user.
type Server struct {
	URL, Token string
	t          testing.TB
}

// Start starts a server that ends with the test. The test is skipped where [Folder] is
// not set.
func Start(t testing.TB) *Server {
	t.Helper()
	built := os.Getenv(Folder)
	if built == "" {
		t.Skipf("%s names no folder with a Gitea: make test-gitea does", Folder)
	}
	program, err := exec.LookPath(filepath.Join(built, "gitea"))
	if err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	_, port, _ := net.SplitHostPort(l.Addr().String())
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	config := filepath.Join(dir, "app.ini")
	if err := os.WriteFile(config, []byte(settings(t, dir, built, port)), 0o600); err != nil {
		t.Fatal(err)
	}
	s := &Server{URL: "http://127.0.0.1:" + port, t: t}
	env := append(os.Environ(), "GITEA_I_AM_BEING_UNSAFE_RUNNING_AS_ROOT=true", "HOME="+dir)
	web := exec.Command(program, "--config", config, "web")
	var log bytes.Buffer
	web.Env, web.Stdout, web.Stderr = env, &log, &log
	if err := web.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = web.Process.Kill()
		_ = web.Wait()
		if t.Failed() {
			text := log.String()
			t.Logf("Gitea ends with:\n%s", text[max(0, len(text)-1000):])
		}
	})
	s.until("answers", func() bool {
		r, err := http.Get(s.URL + "/api/v1/version")
		return err == nil && r.Body.Close() == nil
	})
	add := exec.Command(program, "--config", config, "admin", "user", "create", "--admin", "--username", Owner, "--random-password",
		"--email", "acme@example.com", "--must-change-password=false", "--access-token", "--access-token-scopes", "all")
	add.Env = env
	out, err := add.Output()
	words := strings.Fields(string(out))
	if err != nil || len(words) == 0 {
		t.Fatalf("no user is made: %v\n%s", err, out)
	}
	s.Token = words[len(words)-1]
	return s
}

// settings is a configuration: https://docs.gitea.com/administration/config-cheat-sheet.
func settings(t testing.TB, dir, built, port string) string {
	t.Helper()
	who, err := user.Current()
	if err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf(`RUN_USER = %s
RUN_MODE = prod
WORK_PATH = %s
[server]
HTTP_ADDR = 127.0.0.1
HTTP_PORT = %s
ROOT_URL = http://127.0.0.1:%s/
STATIC_ROOT_PATH = %s
DISABLE_SSH = true
OFFLINE_MODE = true
[database]
DB_TYPE = sqlite3
PATH = %s/gitea.db
[security]
INSTALL_LOCK = true
[service]
DISABLE_REGISTRATION = true
[log]
MODE = console
LEVEL = warn
[cron]
ENABLED = false
`, who.Username, dir, port, port, built, dir)
}

// until waits until the server does something.
func (s *Server) until(does string, done func() bool) {
	s.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	for tick := time.NewTicker(100 * time.Millisecond); !done(); {
		select {
		case <-tick.C:
		case <-ctx.Done():
			s.t.Fatalf("Gitea never %s", does)
		}
	}
}

// Call calls the API, below /api/v1. In is sent as JSON unless it is nil, and the answer
// is read into out unless that is nil.
func (s *Server) Call(method, path string, in, out any) {
	s.t.Helper()
	status, answer := s.ask(method, path, in)
	if status >= 300 {
		s.t.Fatalf("%s %s: %d\n%s", method, path, status, answer)
	}
	if out != nil {
		s.check(json.Unmarshal(answer, out))
	}
}

// ask is Call, whatever the answer.
func (s *Server) ask(method, path string, in any) (status int, answer []byte) {
	s.t.Helper()
	text, err := json.Marshal(in)
	s.check(err)
	req, err := http.NewRequest(method, s.URL+"/api/v1"+path, bytes.NewReader(text))
	s.check(err)
	req.Header.Set("Authorization", "token "+s.Token)
	req.Header.Set("Content-Type", "application/json")
	r, err := http.DefaultClient.Do(req)
	s.check(err)
	defer r.Body.Close()
	answer, err = io.ReadAll(r.Body)
	s.check(err)
	return r.StatusCode, answer
}

// Clone makes a repository of the user that holds files on its branch main, and returns
// a clone of it, whose remote is named without a credential.
func (s *Server) Clone(name string, files map[string]string) string {
	s.t.Helper()
	s.Call(http.MethodPost, "/user/repos", map[string]any{"name": name, "default_branch": "main"}, nil)
	dir := filepath.Join(s.t.TempDir(), name)
	remote := s.URL + "/" + Owner + "/" + name + ".git"
	s.check(os.MkdirAll(dir, 0o755))
	s.git(dir, "init", "--quiet", "--initial-branch=main")
	s.git(dir, "remote", "add", "origin", strings.Replace(remote, "://", "://"+Owner+":"+s.Token+"@", 1))
	s.check(forgetest.Write(dir, files))
	s.check(forgetest.CommitAll(dir, "Begin"))
	s.git(dir, "remote", "set-url", "origin", remote)
	s.until("notes the push", func() bool { // which it does by and by, and has no requests before
		var state struct{ Empty bool }
		s.Call(http.MethodGet, "/repos/"+Owner+"/"+name, nil, &state)
		return !state.Empty
	})
	return dir
}

func (s *Server) check(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

func (s *Server) git(dir string, args ...string) {
	s.t.Helper()
	_, err := forgetest.Git(dir, args...)
	s.check(err)
}

// A Pull is a pull request as the API has it.
type Pull struct {
	Number int    `json:"number"`
	Title  string `json:"title"`
	Body   string `json:"body"`
	State  string `json:"state"`
	Draft  bool   `json:"draft"`
	Head   struct {
		Ref string `json:"ref"`
		SHA string `json:"sha"`
	} `json:"head"`
}

// Pulls returns the pull requests of a repository, by number.
func (s *Server) Pulls(repo string) map[int]Pull {
	s.t.Helper()
	var list []Pull
	s.Call(http.MethodGet, "/repos/"+Owner+"/"+repo+"/pulls?state=all&limit=50", nil, &list)
	out := map[int]Pull{}
	for _, p := range list {
		out[p.Number] = p
	}
	return out
}

// Merge merges a pull request, once the server has found out that it can.
func (s *Server) Merge(repo string, number int) {
	s.t.Helper()
	path := fmt.Sprintf("/repos/%s/%s/pulls/%d", Owner, repo, number)
	s.until("merges "+path, func() bool {
		status, answer := s.ask(http.MethodPost, path+"/merge", map[string]any{"Do": "merge"})
		if status >= 300 && status != http.StatusMethodNotAllowed { // which is said until it has looked
			s.t.Fatalf("%d\n%s", status, answer)
		}
		return status < 300
	})
}

// Raw returns a file of a repository at a branch or commit, "" where there is none.
func (s *Server) Raw(repo, ref, path string) string {
	s.t.Helper()
	status, text := s.ask(http.MethodGet, "/repos/"+Owner+"/"+repo+"/raw/"+path+"?ref="+ref, nil)
	if status != http.StatusOK {
		return ""
	}
	return string(text)
}
