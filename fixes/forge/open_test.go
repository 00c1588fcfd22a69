package forge

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/parapet-iac/parapet/fixes/forge/forgetest"
	"github.com/parapet-iac/parapet/fixes/forge/git"
)

const token = "t0p-s3cret/t0ken"

// A world is a host with a repository, and a clone of it.
type world struct {
	*testing.T
	server  *forgetest.Server
	dir     string // the clone
	options Options
	waited  []time.Duration // instead of sleeping
}

var tree = map[string]string{"main.tf": "one\ntwo\nthree\n", "infra/net.tf": "net\n"}

func newWorld(t *testing.T, kind Kind) *world {
	t.Helper()
	dir := t.TempDir()
	w := &world{T: t, dir: filepath.Join(dir, "work")}
	w.check(forgetest.Bare(filepath.Join(dir, "infra.git"), tree))
	var err error
	w.server, err = forgetest.New(string(kind), token, dir)
	w.check(err)
	t.Cleanup(w.server.Close)
	w.git(dir, "clone", "--quiet", w.server.Bare, "work")
	w.git(w.dir, "remote", "set-url", "origin", w.server.Remote())
	env := slices.DeleteFunc(os.Environ(), func(e string) bool {
		name, _, _ := strings.Cut(e, "=")
		return isTokenVariable(name) || slices.ContainsFunc(serverVariables, func(v struct {
			name string
			kind Kind
		}) bool {
			return v.name == name
		})
	})
	variables := tokenVariables[kind]
	w.options = Options{
		Dir: w.dir, Forge: w.server.Forge(), Version: "1.0", Home: "https://example.com/parapet",
		Env: append(append(env, forgetest.Identity()...), variables[0]+"="+token),
		sleep: func(_ context.Context, d time.Duration) error {
			w.waited = append(w.waited, d)
			return nil
		},
	}
	return w
}

func (w *world) check(err error) {
	w.Helper()
	if err != nil {
		w.Fatal(err)
	}
}

func (w *world) git(dir string, args ...string) string {
	w.Helper()
	out, err := forgetest.Git(dir, args...)
	w.check(err)
	return out
}

// open opens a request that must have an outcome.
func (w *world) open(r *Request, want Outcome) *Result {
	w.Helper()
	result, err := Open(w.Context(), w.options, *r)
	if err != nil {
		w.Fatalf("%v\nhints: %q", err, hintsOf(err))
	}
	if result.Outcome != want {
		w.Fatalf("the outcome is %s, want %s", result.Outcome, want)
	}
	if faults := w.server.Faults(); len(faults) > 0 {
		w.Fatalf("the host found fault with requests:\n%s", strings.Join(faults, "\n"))
	}
	return result
}

// fails opens a request that must not succeed, and returns the error with hints.
func (w *world) fails(r *Request) string {
	w.Helper()
	result, err := Open(w.Context(), w.options, *r)
	if err == nil {
		w.Fatalf("there is no error, but %s", result.Outcome)
	}
	return err.Error() + "\n" + strings.Join(hintsOf(err), "\n")
}

func hintsOf(err error) []string {
	var h interface{ Hints() []string }
	if errors.As(err, &h) {
		return h.Hints()
	}
	return nil
}

func (w *world) branches() string {
	w.Helper()
	return w.git(w.server.Bare, "for-each-ref", "--format=%(refname:short) %(objectname:short=8)", "refs/heads")
}

func (w *world) tip(branch string) string {
	w.Helper()
	return w.git(w.server.Bare, "rev-parse", branch)
}

// advance commits files to a branch of the remote, as somebody else.
func (w *world) advance(branch, message string, files map[string]string) {
	w.Helper()
	other := filepath.Join(w.TempDir(), "other")
	w.git("", "clone", "--quiet", "--branch", branch, w.server.Bare, other)
	w.check(forgetest.Write(other, files))
	w.check(forgetest.CommitAll(other, message))
}

// grown is the example with one more fix.
func grown() *Request {
	r := example()
	f := r.Fixed[0]
	f.Policy, f.Fingerprint, f.File = "aws-network-acl-open", "f4", "infra/net.tf"
	r.Fixed = append(r.Fixed, f)
	r.Commits = append(r.Commits, PolicyCommit(Policy{ID: f.Policy, Title: "Open"}, []Finding{f}, []File{{Path: "infra/net.tf", Old: []byte("net\n"), New: []byte("safe\n")}}))
	r.Title = "Fix 3 misconfigurations"
	return r
}

func eachKind(t *testing.T, test func(*testing.T, *world)) {
	for _, kind := range kinds {
		t.Run(string(kind), func(t *testing.T) { test(t, newWorld(t, kind)) })
	}
}

// TestLife follows a request from its making to its end, on every host.
func TestLife(t *testing.T) {
	eachKind(t, func(t *testing.T, w *world) {
		made := w.open(example(), Created)
		pulls := w.server.Pulls()
		if len(pulls) != 1 {
			t.Fatalf("there are %d requests", len(pulls))
		}
		p := pulls[0]
		if p.Title != "Fix 2 of 3 misconfigurations" || p.Branch != "parapet/fix" || p.Base != "main" || p.Draft || p.Body != made.Body {
			t.Errorf("the request is %+v", p)
		}
		if !strings.HasPrefix(made.URL, w.server.URL) || !made.Pushed || len(made.Commits) != 2 {
			t.Errorf("the result is %+v", made)
		}
		if got := w.git(w.server.Bare, "log", "--reverse", "--format=%s", "main..parapet/fix"); got != "Fix aws-s3-bucket-public-acl\nFix aws-sqs-queue-unencrypted" {
			t.Errorf("the commits are %s", got)
		}
		if got := w.git(w.server.Bare, "show", "parapet/fix:main.tf"); got != "one\n2\n3" {
			t.Errorf("main.tf is %q", got)
		}

		tip := w.tip("parapet/fix")
		again := w.open(example(), Unchanged)
		if again.URL != made.URL || again.Pushed || w.tip("parapet/fix") != tip {
			t.Errorf("the second time, the result is %+v", again)
		}
		for _, r := range w.server.Requests()[1:] {
			if !strings.HasPrefix(r, "GET ") && !strings.HasPrefix(r, "POST ") {
				t.Errorf("there was a request %s", r)
			}
		}

		// The base goes on elsewhere: nothing to do. Other words: the branch stays.
		w.advance("main", "Go on", map[string]string{"other.tf": "x\n"})
		w.open(example(), Unchanged)
		worded := example()
		worded.Title = "Other words"
		if got := w.open(worded, Updated); got.Pushed || w.server.Pulls()[0].Title != "Other words" {
			t.Errorf("with other words, the result is %+v", got)
		}

		larger := w.open(grown(), Updated)
		if pulls = w.server.Pulls(); len(pulls) != 1 || pulls[0].Title != "Fix 3 misconfigurations" || !strings.Contains(pulls[0].Body, "aws-network-acl-open") {
			t.Errorf("with more fixes, the requests are %+v", pulls)
		}
		if larger.URL != made.URL || !larger.Pushed || w.git(w.server.Bare, "rev-list", "--count", "main..parapet/fix") != "3" {
			t.Errorf("with more fixes, the result is %+v", larger)
		}

		// Closed: respected, until there is something else to fix.
		w.server.Change(pulls[0].ID, func(p *forgetest.Pull) { p.State = "closed" })
		tip = w.tip("parapet/fix")
		if got := w.open(grown(), Declined); got.URL != made.URL || got.Pushed || len(w.server.Pulls()) != 1 {
			t.Errorf("once closed, the result is %+v", got)
		}
		w.git(w.server.Bare, "branch", "-D", "parapet/fix")
		w.open(grown(), Declined)
		if got := w.branches(); strings.Contains(got, "parapet") {
			t.Errorf("a branch has come back: %s", got)
		}
		other := w.open(example(), Created)
		if other.URL == made.URL || len(w.server.Pulls()) != 2 {
			t.Errorf("for other fixes, the result is %+v", other)
		}

		// Merged, and found again: a new request.
		w.git(w.server.Bare, "update-ref", "refs/heads/main", "parapet/fix")
		w.server.Change(2, func(p *forgetest.Pull) { p.State = "merged" })
		undone := w.git(w.server.Bare, "commit-tree", "-p", "main", "-m", "Undo", "parapet/fix~2^{tree}")
		w.git(w.server.Bare, "update-ref", "refs/heads/main", undone)
		if third := w.open(example(), Created); third.URL == other.URL || !third.Pushed {
			t.Errorf("after a merge, the result is %+v", third)
		}
		if tip == w.tip("parapet/fix") {
			t.Error("the branch was not made anew")
		}
	})
}

// TestDryRun holds that a dry run shows everything and opens no connection.
func TestDryRun(t *testing.T) {
	eachKind(t, func(t *testing.T, w *world) {
		w.options.DryRun, w.options.Draft = true, true
		got := w.open(grown(), Planned)
		if n := w.server.Connections(); n != 0 {
			t.Errorf("%d connections were opened", n)
		}
		if got.Branch != "parapet/fix" || got.Base != "main" || !got.Draft || got.Pushed || got.URL != "" || !strings.Contains(got.Repository, "infra") {
			t.Errorf("the result is %+v", got)
		}
		if len(got.Commits) != 3 || !slices.Equal(got.Commits[1].Stats, []git.Stat{{Path: "main.tf", Added: 1, Deleted: 1}, {Path: "new.tf", Added: 1}}) {
			t.Errorf("the commits are %+v", got.Commits)
		}
		// Without a token, too.
		w.options.Env = slices.DeleteFunc(w.options.Env, func(e string) bool { return strings.HasSuffix(e, token) })
		w.open(grown(), Planned)

		w.options.DryRun = false
		if got := w.fails(grown()); !strings.Contains(got, "no token for") || !strings.Contains(got, tokenVariables[Kind(w.server.Kind)][0]) {
			t.Errorf("without a token, the error is %s", got)
		}
		if n := w.server.Connections(); n != 0 {
			t.Errorf("%d connections were opened", n)
		}
	})
}

func TestPrint(t *testing.T) {
	w := newWorld(t, GitHub)
	w.options.DryRun, w.options.Draft = true, true
	var b strings.Builder
	w.check(w.open(grown(), Planned).Print(&b))
	golden(t, "dry-run.txt", strings.ReplaceAll(b.String(), strings.TrimPrefix(w.server.URL, "http://"), "git.example.com"))
}

func TestDraft(t *testing.T) {
	eachKind(t, func(t *testing.T, w *world) {
		w.options.Draft = true
		if got := w.open(example(), Created); !got.Draft {
			t.Errorf("the result is %+v", got)
		}
		p := w.server.Pulls()[0]
		if !p.Draft && !strings.HasPrefix(p.Title, "Draft: ") && !strings.HasPrefix(p.Title, "WIP: ") {
			t.Errorf("the request is %+v", p)
		}
		// It stays one, and its title is not told twice.
		w.options.Draft = false
		if got := w.open(example(), Unchanged); !got.Draft {
			t.Errorf("the result is %+v", got)
		}
		w.open(grown(), Updated)
		if q := w.server.Pulls()[0]; q.Draft != p.Draft || q.Title != strings.Replace(p.Title, example().Title, grown().Title, 1) {
			t.Errorf("the request is now %+v", q)
		}
	})
}

// TestForks holds that a request from a fork is not taken for ours, whatever its
// branch is called.
func TestForks(t *testing.T) {
	eachKind(t, func(t *testing.T, w *world) {
		evil := forgetest.Pull{ID: 1, Title: "Evil", Branch: "parapet/fix", Base: "main", State: "open", Fork: true}
		w.server.Change(1, func(p *forgetest.Pull) { *p = evil })
		w.open(example(), Created)
		if got := w.server.Pulls(); len(got) != 2 || got[0].Title != "Evil" {
			t.Errorf("the requests are %+v", got)
		}
	})
}

// TestSecrets plants a token everywhere it could be taken from and looks for it in
// everything that is written, returned or given to a program.
func TestSecrets(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the wrapper is a shell script")
	}
	bin := t.TempDir()
	real, err := exec.LookPath("git")
	if err != nil {
		t.Fatal(err)
	}
	log := filepath.Join(bin, "log")
	script := "#!/bin/sh\n{ printf '%s\\n' \"$*\"; env | grep -v '^GIT_CONFIG_VALUE'; } >> " + log + "\nexec " + real + " \"$@\"\n"
	if err := os.WriteFile(filepath.Join(bin, "git"), []byte(script), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", bin+string(os.PathListSeparator)+os.Getenv("PATH"))
	eachKind(t, func(t *testing.T, w *world) {
		remote := strings.Replace(w.server.Remote(), "://", "://somebody:"+strings.ReplaceAll(token, "/", "%2F")+"@", 1)
		w.git(w.dir, "remote", "set-url", "origin", remote)
		w.check(os.WriteFile(log, nil, 0o600))
		var seen strings.Builder
		cred := &credential{variable: tokenVariables[Kind(w.server.Kind)][0], token: token}
		cred.present(Kind(w.server.Kind), nil)
		for _, status := range []int{0, 401, 422, 500} {
			if status != 0 {
				for range attempts {
					// A host that repeats what it was sent.
					w.server.Fail(forgetest.Failure{Method: "GET", Status: status, Body: fmt.Sprintf(`{"message": "bad token %s or %s or %s"}`, token, cred.value, cred.git)})
				}
			}
			result, err := Open(t.Context(), w.options, *example())
			fmt.Fprintf(&seen, "%+v\n%v\n%q\n", result, err, hintsOf(err))
			if (err != nil) != (status != 0) {
				t.Errorf("with status %d, the error is %v", status, err)
			}
			if inner := errors.Unwrap(err); inner != nil {
				fmt.Fprintln(&seen, inner)
			}
			w.server.Forget()
		}
		wrong := slices.Clone(w.options.Env)
		wrong[len(wrong)-1] += "x"
		w.options.Env = wrong
		seen.WriteString(w.fails(example()))
		text, err := os.ReadFile(log)
		w.check(err)
		seen.Write(text)
		w.check(filepath.WalkDir(w.dir, func(path string, d os.DirEntry, err error) error {
			if err == nil && d.Type().IsRegular() && filepath.Base(path) != "config" { // where the test put it
				text, _ := os.ReadFile(path)
				seen.Write(text)
			}
			return err
		}))
		for _, secret := range append(cred.secrets(), "t0p-s3cret") {
			if i := strings.Index(seen.String(), secret); i >= 0 {
				t.Errorf("%q shows in: ...%s...", secret, seen.String()[max(i-200, 0):min(i+100, seen.Len())])
			}
		}
		if !strings.Contains(seen.String(), "push --no-verify") || !strings.Contains(seen.String(), "***") {
			t.Error("the test saw too little")
		}
	})
}

// TestFailures shows what people see when a host refuses.
func TestFailures(t *testing.T) {
	soon := map[string]string{"Retry-After": "7"}
	for name, test := range map[string]struct {
		failures []forgetest.Failure
		want     string // in the error, or "" if it must not fail
		waits    int
	}{
		"unavailable twice":        {failures: times(2, forgetest.Failure{Method: "GET", Status: 503}), waits: 2},
		"unavailable for good":     {failures: times(4, forgetest.Failure{Method: "GET", Status: 502}), waits: 3, want: "502"},
		"limited":                  {failures: times(1, forgetest.Failure{Method: "GET", Status: 429, Header: soon}), waits: 1},
		"limited, when creating":   {failures: times(1, forgetest.Failure{Method: "POST", Status: 429, Header: soon}), waits: 1},
		"limited, GitHub's way":    {failures: times(1, forgetest.Failure{Method: "POST", Status: 403, Header: soon}), waits: 1},
		"limited for long":         {failures: times(1, forgetest.Failure{Method: "GET", Status: 429, Header: map[string]string{"Retry-After": "3600"}}), want: "try again in 1h0m0s"},
		"limited until":            {failures: times(1, forgetest.Failure{Method: "GET", Status: 403, Header: map[string]string{"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "99999999999"}}), want: "limits requests"},
		"refused":                  {failures: times(1, forgetest.Failure{Method: "POST", Status: 403, Body: `{"message": "no right"}`}), want: "pull requests: write"},
		"not found":                {failures: times(1, forgetest.Failure{Method: "GET", Status: 404}), want: "pull requests: write"},
		"broken when creating":     {failures: times(1, forgetest.Failure{Method: "POST", Status: 502}), want: "502"},
		"invalid":                  {failures: times(1, forgetest.Failure{Method: "POST", Status: 422, Body: `{"message": "Validation Failed"}`}), want: "Validation Failed"},
		"no JSON":                  {failures: times(1, forgetest.Failure{Method: "GET", Status: 200, Body: "<html>"}), want: "looking for pull requests"},
		"somewhere else":           {failures: times(1, forgetest.Failure{Method: "GET", Status: 302, Header: map[string]string{"Location": "https://evil.example/"}}), want: "leads to evil.example, which gets no token"},
		"somewhere else, creating": {failures: times(1, forgetest.Failure{Method: "POST", Status: 307, Header: map[string]string{"Location": "https://evil.example/"}}), want: "leads to evil.example, which gets no token"},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t, GitHub)
			w.server.Fail(test.failures...)
			if test.want == "" {
				w.open(example(), Created)
			} else if got := w.fails(example()); !strings.Contains(got, test.want) {
				t.Errorf("the error is %s", got)
			}
			if len(w.waited) != test.waits {
				t.Errorf("it waited %v", w.waited)
			}
			if test.failures[0].Header["Retry-After"] == "7" && w.waited[0] != 7*time.Second {
				t.Errorf("it waited %v", w.waited)
			}
			// What has failed half-way is completed by the next run.
			w.server.Forget()
			if result, err := Open(t.Context(), w.options, *example()); err != nil || len(w.server.Pulls()) != 1 {
				t.Errorf("the next run: %+v, %v", result, err)
			}
		})
	}
}

func times(n int, f forgetest.Failure) []forgetest.Failure {
	return slices.Repeat([]forgetest.Failure{f}, n)
}

// TestSignInPage holds that Azure DevOps's answer to an unknown token, a page, is
// understood.
func TestSignInPage(t *testing.T) {
	w := newWorld(t, Azure)
	w.server.Fail(forgetest.Failure{Method: "GET", Status: http.StatusNonAuthoritativeInfo, Body: "<html>Sign in</html>"})
	if got := w.fails(example()); !strings.Contains(got, "203") || !strings.Contains(got, "AZURE_DEVOPS_TOKEN needs Code (read & write)") {
		t.Errorf("the error is %s", got)
	}
}

func TestReviewersStay(t *testing.T) {
	w := newWorld(t, Bitbucket)
	w.open(example(), Created)
	w.server.Change(1, func(p *forgetest.Pull) { p.Reviewers = []string{"{504c3b62}", "{604c3b62}"} })
	w.open(grown(), Updated)
	if got := w.server.Pulls()[0]; len(got.Reviewers) != 2 || got.Title != grown().Title {
		t.Errorf("the request is %+v", got)
	}
}

// TestManyRequests holds that a request is found among those of others.
func TestManyRequests(t *testing.T) {
	w := newWorld(t, Gitea)
	w.open(example(), Created)
	for id := 2; id < 150; id++ {
		w.server.Change(id, func(p *forgetest.Pull) { p.Branch, p.Base = fmt.Sprint("b", id), "main" })
	}
	w.open(example(), Unchanged)
	if n := len(w.server.Pulls()); n != 149 {
		t.Errorf("there are %d requests", n)
	}
}

// TestForeign holds that what others have put on the branch stays.
func TestForeign(t *testing.T) {
	w := newWorld(t, GitHub)
	w.open(example(), Created)
	w.advance("parapet/fix", "Format", map[string]string{"main.tf": "one\n2\n3 \n"})
	tip := w.tip("parapet/fix")
	w.open(example(), Unchanged)
	if got := w.fails(grown()); !strings.Contains(got, ErrForeign.Error()) || !strings.Contains(got, "--branch") {
		t.Errorf("the error is %s", got)
	}
	_, err := Open(t.Context(), w.options, *grown())
	if !errors.Is(err, ErrForeign) {
		t.Errorf("the error is %v", err)
	}
	if w.tip("parapet/fix") != tip || w.server.Pulls()[0].Title != example().Title {
		t.Error("the branch or the request has changed")
	}
	// A branch of somebody's own is not ours to write to, and neither is the base.
	w.git(w.server.Bare, "branch", "topic", tip)
	w.options.Branch = "topic"
	w.open(example(), Created) // it has these commits already
	w.git(w.server.Bare, "update-ref", "-d", "refs/heads/topic")
	w.git(w.server.Bare, "branch", "topic", "main")
	w.open(grown(), Updated) // it has none of its own
	w.advance("main", "Go on", map[string]string{"x.tf": "x\n"})
	w.git(w.server.Bare, "branch", "--force", "topic", "main~1")
	if got := w.fails(example()); !strings.Contains(got, ErrForeign.Error()) {
		t.Errorf("the error is %s", got)
	}
	for _, branch := range []string{"main", "../x", "-x"} {
		w.options.Branch = branch
		w.fails(example())
	}
}

func TestBaseAndScope(t *testing.T) {
	w := newWorld(t, GitLab)
	w.git(w.server.Bare, "branch", "release", "main")
	w.options.Base = "release"
	released := w.open(example(), Created)
	w.options.Base = ""
	scoped := example()
	scoped.Scope = "infra"
	part := w.open(scoped, Created)
	whole := w.open(example(), Created)
	if released.Base != "release" || part.Base != "main" || whole.Branch != "parapet/fix" || len(w.server.Pulls()) != 3 {
		t.Errorf("the requests are %+v", w.server.Pulls())
	}
	w.open(scoped, Unchanged)
	w.options.Base = "nowhere"
	if got := w.fails(example()); !strings.Contains(got, "no branch nowhere") {
		t.Errorf("the error is %s", got)
	}
}

func TestSubfolder(t *testing.T) {
	w := newWorld(t, GitHub)
	w.options.Dir = filepath.Join(w.dir, "infra")
	r := &Request{Title: "T", Commits: []Commit{{Subject: "S", Files: []File{{Path: "net.tf", Old: []byte("net\n"), New: []byte("safe\n")}}}}}
	made := w.open(r, Created)
	if !strings.HasPrefix(made.Branch, "parapet/fix-infra-") {
		t.Errorf("the branch is %s", made.Branch)
	}
	if got := w.git(w.server.Bare, "show", made.Branch+":infra/net.tf"); got != "safe" {
		t.Errorf("net.tf is %q", got)
	}
}

func TestStale(t *testing.T) {
	w := newWorld(t, GitHub)
	w.advance("main", "Go on", map[string]string{"main.tf": "zero\none\ntwo\nthree\n"})
	before := w.branches()
	if got := w.fails(example()); !strings.Contains(got, "do not fit main, which has other contents in main.tf") || !strings.Contains(got, "git pull") {
		t.Errorf("the error is %s", got)
	}
	if w.branches() != before || len(w.server.Pulls()) != 0 {
		t.Error("something was pushed")
	}
	// In a dry run the repository's own view of the base counts.
	w.options.DryRun = true
	w.open(example(), Planned)
}

func TestNothing(t *testing.T) {
	w := newWorld(t, GitHub)
	w.options.Env = nil // no token is asked for
	w.open(&Request{Title: "T"}, Nothing)
	w.open(&Request{Title: "T", Commits: []Commit{{Subject: "S", Files: []File{{Path: "main.tf", Old: []byte("x"), New: []byte("x")}}}}}, Nothing)
	if n := w.server.Connections(); n != 0 {
		t.Errorf("%d connections were opened", n)
	}
}

// TestRace holds that a push by somebody else in between is not undone.
func TestRace(t *testing.T) {
	w := newWorld(t, GitHub)
	w.open(example(), Created)
	var theirs string
	w.options.sleep = func(context.Context, time.Duration) error { // after the branch was read, before it is pushed
		w.advance("parapet/fix", "Meanwhile", map[string]string{"y.tf": "y\n"})
		theirs = w.tip("parapet/fix")
		return nil
	}
	w.server.Fail(forgetest.Failure{Method: "GET", Status: 503})
	_, err := Open(t.Context(), w.options, *grown())
	if !errors.Is(err, git.ErrChanged) {
		t.Errorf("the error is %v", err)
	}
	if theirs == "" || w.tip("parapet/fix") != theirs {
		t.Error("somebody's commit is gone")
	}
}

func TestUnknownRemotes(t *testing.T) {
	w := newWorld(t, GitHub)
	w.options.Forge = ""
	if got := w.fails(example()); !strings.Contains(got, "no token is sent to 127.0.0.1") || !strings.Contains(got, "--forge") {
		t.Errorf("the error is %s", got)
	}
	w.options.Remote = "upstream"
	if got := w.fails(example()); !strings.Contains(got, `no remote "upstream"`) || !strings.Contains(got, "--remote: origin") {
		t.Errorf("the error is %s", got)
	}
	w.options.Dir = t.TempDir()
	if _, err := Open(t.Context(), w.options, *example()); !errors.Is(err, git.ErrNoRepository) {
		t.Errorf("the error is %v", err)
	}
	if n := w.server.Connections(); n != 0 {
		t.Errorf("%d connections were opened", n)
	}
}

// TestSSH pushes by the user's SSH, by whatever name it knows the server, and holds
// that it sees no token.
func TestSSH(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the program is a shell script")
	}
	w := newWorld(t, GitLab)
	dir := t.TempDir()
	program, log := filepath.Join(dir, "ssh"), filepath.Join(dir, "log")
	// ssh [option...] host "git-receive-pack 'acme/infra.git'"
	script := "#!/bin/sh\n{ printf '%s\\n' \"$*\"; env; } >> " + log + "\nfor last; do :; done\nexec ${last%% *} " + w.server.Bare + "\n"
	w.check(os.WriteFile(program, []byte(script), 0o755))
	w.options.Env = append(w.options.Env, "GIT_SSH_COMMAND="+program)
	w.git(w.dir, "remote", "set-url", "origin", "git@work:acme/infra.git")
	w.git(w.dir, "config", "core.sshCommand", "touch "+filepath.Join(dir, "canary")+"; false")
	made := w.open(example(), Created)
	if got := w.git(w.server.Bare, "show", "parapet/fix:main.tf"); got != "one\n2\n3" || !made.Pushed {
		t.Errorf("main.tf is %q", got)
	}
	w.open(example(), Unchanged)
	text, err := os.ReadFile(log)
	w.check(err)
	if !strings.Contains(string(text), "git@work") || strings.Contains(string(text), token) || strings.Contains(string(text), basic("oauth2", token)) {
		t.Errorf("ssh saw:\n%s", text)
	}
	w.check(os.WriteFile(program, []byte("#!/bin/sh\necho 'git@work: Permission denied (publickey).' >&2\nexit 255\n"), 0o755))
	if got := w.fails(example()); !strings.Contains(got, "Permission denied") || !strings.Contains(got, "ssh -T work") {
		t.Errorf("the error is %s", got)
	}
	if _, err := os.Stat(filepath.Join(dir, "canary")); err == nil {
		t.Error("the repository's own command ran")
	}
}

// TestMoved holds that git follows no redirect with a token.
func TestMoved(t *testing.T) {
	w := newWorld(t, GitHub)
	var reached bool
	elsewhere := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { reached = true }))
	defer elsewhere.Close()
	moved := httptest.NewServer(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		http.Redirect(rw, r, elsewhere.URL+r.URL.Path, http.StatusMovedPermanently)
	}))
	defer moved.Close()
	w.options.Forge = "github=" + moved.URL
	w.git(w.dir, "remote", "set-url", "origin", moved.URL+"/acme/infra.git")
	if got := w.fails(example()); !strings.Contains(got, "has moved") || reached {
		t.Errorf("the error is %s", got)
	}
}

func TestCancelled(t *testing.T) {
	w := newWorld(t, GitHub)
	temporary := t.TempDir()
	t.Setenv("TMPDIR", temporary)
	ctx, cancel := context.WithCancel(t.Context())
	w.options.sleep = func(ctx context.Context, _ time.Duration) error { cancel(); return ctx.Err() }
	w.server.Fail(forgetest.Failure{Method: "GET", Status: 503})
	if _, err := Open(ctx, w.options, *example()); !errors.Is(err, context.Canceled) {
		t.Errorf("the error is %v", err)
	}
	left, err := os.ReadDir(temporary)
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}
