package git_test

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/parapet-iac/parapet/fixes/forge/forgetest"
	"github.com/parapet-iac/parapet/fixes/forge/git"
)

const token = "s3cr3t-t0ken"

// A world is a server with a repository, and a clone of it.
type world struct {
	*testing.T
	server *forgetest.Server
	work   string
	env    []string
}

var files = map[string]string{
	"main.tf":      "one\ntwo\nthree\n",
	"infra/net.tf": "net\n",
	"run.sh":       "#!/bin/sh\n",
}

func newWorld(t *testing.T, clone ...string) *world {
	t.Helper()
	dir := t.TempDir()
	w := &world{T: t, work: filepath.Join(dir, "work")}
	w.check(forgetest.Bare(filepath.Join(dir, "infra.git"), files))
	var err error
	w.server, err = forgetest.New("github", token, dir)
	w.check(err)
	t.Cleanup(w.server.Close)
	w.git(dir, append(append([]string{"clone", "--quiet"}, clone...), "file://"+filepath.Join(dir, "infra.git"), "work")...)
	w.env = append(os.Environ(), forgetest.Identity()...)
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

// remote returns the server's repository, as a Scratch wants it.
func (w *world) remote() git.Remote {
	return git.Remote{URL: w.server.Remote(), Authorization: "Basic eC1hY2Nlc3MtdG9rZW46czNjcjN0LXQwa2Vu", Protocols: []string{"http"}}
}

func (w *world) open(dir string) *git.Repository {
	w.Helper()
	r, err := git.Open(w.Context(), dir, w.env)
	w.check(err)
	return r
}

func (w *world) scratch(r *git.Repository, remote git.Remote) *git.Scratch {
	w.Helper()
	s, err := r.Scratch(w.Context(), remote)
	w.check(err)
	w.Cleanup(func() { w.check(s.Close()) })
	return s
}

// push makes one commit of changes on main and pushes it as a branch.
func (w *world) push(dir, branch string, changes ...git.Change) error {
	w.Helper()
	ctx := w.Context()
	s := w.scratch(w.open(dir), w.remote())
	heads, err := s.Heads(ctx)
	if err != nil {
		return err
	}
	main := heads.Branches["main"]
	for range s.Missing(ctx, main) {
		if err := s.Fetch(ctx, "main", 1); err != nil {
			return err
		}
	}
	if err := s.Start(ctx, main); err != nil {
		return err
	}
	commit, _, err := s.Commit(ctx, "Change\n\nWhy.\n", changes)
	if err != nil {
		return err
	}
	return s.Push(ctx, commit, branch, heads.Branches[branch])
}

// show returns a file of a branch of the remote.
func (w *world) show(branch, path string) string {
	w.Helper()
	return w.git(w.server.Bare, "show", branch+":"+path)
}

var edit = git.Change{Path: "main.tf", Old: []byte("one\ntwo\nthree\n"), New: []byte("one\n2\nthree\n")}

// fingerprint hashes all files below a folder, with names and modes.
func (w *world) fingerprint(dir string) string {
	w.Helper()
	h := sha256.New()
	w.check(filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		fmt.Fprintln(h, path, info.Mode())
		if d.Type().IsRegular() {
			text, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			h.Write(text)
		}
		return nil
	}))
	return fmt.Sprintf("%x", h.Sum(nil))
}

func TestPush(t *testing.T) {
	w := newWorld(t)
	w.check(os.Chmod(filepath.Join(w.work, "run.sh"), 0o755))
	w.check(forgetest.CommitAll(w.work, "Make it run"))
	// What the user is about to commit, or has not saved into git, stays theirs.
	w.check(forgetest.Write(w.work, map[string]string{"staged.tf": "s", "main.tf": "mine\n"}))
	w.git(w.work, "add", "staged.tf")
	before := w.fingerprint(w.work)

	w.check(w.push(w.work, "parapet/fix",
		edit,
		git.Change{Path: "run.sh", Old: []byte("#!/bin/sh\n"), New: []byte("#!/bin/sh\nset -e\n")},
		git.Change{Path: "infra/net.tf", Old: []byte("net\n")},
		git.Change{Path: "infra/né w|.tf", New: []byte("new\n")},
	))
	if w.fingerprint(w.work) != before {
		t.Error("the user's repository has changed")
	}
	if got := w.show("parapet/fix", "main.tf"); got != "one\n2\nthree" {
		t.Errorf("main.tf is %q", got)
	}
	got := w.git(w.server.Bare, "-c", "core.quotePath=false", "diff", "--raw", "--abbrev=4", "main", "parapet/fix")
	for _, want := range []string{":100755 100755 ", " M\trun.sh", " D\tinfra/net.tf", ":000000 100644 ", "A\tinfra/né w|.tf"} {
		if !strings.Contains(got, want) {
			t.Errorf("the commit has no %q:\n%s", want, got)
		}
	}
	if got := w.git(w.server.Bare, "log", "-1", "--format=%an <%ae> %cn %s/%b", "parapet/fix"); strings.TrimSpace(got) != "Ann <ann@example.com> Ann Change/Why." {
		t.Errorf("the commit is %q", got)
	}
	if got := w.git(w.server.Bare, "rev-list", "--count", "main..parapet/fix"); got != "1" {
		t.Errorf("the branch has %s commits", got)
	}
}

func TestClones(t *testing.T) {
	tests := map[string]struct {
		clone []string
		moved bool // the remote has gone on since
	}{
		"whole":                {},
		"whole, behind":        {moved: true},
		"shallow":              {clone: []string{"--depth=1"}},
		"shallow, behind":      {clone: []string{"--depth=1"}, moved: true},
		"without blobs":        {clone: []string{"--filter=blob:none"}},
		"without trees":        {clone: []string{"--filter=tree:0"}},
		"without trees, moved": {clone: []string{"--filter=tree:0"}, moved: true},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t, test.clone...)
			if test.moved {
				other := filepath.Join(t.TempDir(), "other")
				w.git("", "clone", "--quiet", w.server.Bare, other)
				w.check(forgetest.Write(other, map[string]string{"infra/other.tf": "other\n"}))
				w.check(forgetest.CommitAll(other, "Go on"))
			}
			before := w.fingerprint(w.work)
			w.check(w.push(w.work, "b", edit))
			if w.fingerprint(w.work) != before {
				t.Error("the user's repository has changed")
			}
			if got := w.git(w.server.Bare, "diff", "--name-only", "main", "b"); got != "main.tf" {
				t.Errorf("the branch changes %q", got)
			}
			if faults := w.server.Faults(); len(faults) > 0 {
				t.Error(faults)
			}
		})
	}
}

func TestSHA256(t *testing.T) {
	dir := t.TempDir()
	w := &world{T: t, work: dir, env: append(os.Environ(), forgetest.Identity()...)}
	w.git(dir, "init", "--quiet", "--object-format=sha256")
	w.check(forgetest.Write(dir, files))
	w.git(dir, "add", ".")
	w.git(dir, "commit", "--quiet", "-m", "Begin")
	r := w.open(dir)
	s := w.scratch(r, git.Remote{})
	w.check(s.Start(t.Context(), r.Head(t.Context())))
	commit, stats, err := s.Commit(t.Context(), "m", []git.Change{edit})
	w.check(err)
	if len(commit) != 64 || !slices.Equal(stats, []git.Stat{{Path: "main.tf", Added: 1, Deleted: 1}}) {
		t.Errorf("commit %s, %v", commit, stats)
	}
}

func TestLinkedWorkTree(t *testing.T) {
	w := newWorld(t)
	linked := filepath.Join(t.TempDir(), "linked")
	w.git(w.work, "worktree", "add", "--quiet", "-b", "topic", linked)
	r := w.open(filepath.Join(linked, "infra"))
	if r.Prefix != "infra" {
		t.Errorf("the prefix is %q", r.Prefix)
	}
	w.check(w.push(filepath.Join(linked, "infra"), "b", edit))
	if got := w.show("b", "main.tf"); got != "one\n2\nthree" {
		t.Errorf("main.tf is %q", got)
	}
}

func TestLineEnds(t *testing.T) {
	w := newWorld(t)
	w.git(w.work, "config", "core.autocrlf", "true")
	crlf := func(s string) []byte { return []byte(strings.ReplaceAll(s, "\n", "\r\n")) }
	w.check(w.push(w.work, "b",
		git.Change{Path: "main.tf", Old: crlf(files["main.tf"]), New: crlf("one\n2\nthree\n")},
		git.Change{Path: "new.tf", New: crlf("new\n")},
	))
	for _, path := range []string{"main.tf", "new.tf"} {
		if got := w.show("b", path); strings.Contains(got, "\r") {
			t.Errorf("%s is %q", path, got)
		}
	}
	// A file that is stored with CRLF stays so.
	w.git(w.work, "config", "core.autocrlf", "false")
	w.check(forgetest.Write(w.work, map[string]string{"dos.tf": "a\r\nb\r\n"}))
	w.check(forgetest.CommitAll(w.work, "Add dos.tf"))
	w.check(w.push(w.work, "b", git.Change{Path: "dos.tf", Old: []byte("a\r\nb\r\n"), New: []byte("a\r\nB\r\n")}))
	if got := w.show("b", "dos.tf"); got != "a\r\nB\r" {
		t.Errorf("dos.tf is %q", got)
	}
}

func TestStale(t *testing.T) {
	w := newWorld(t)
	w.check(os.Symlink("main.tf", filepath.Join(w.work, "link.tf")))
	w.check(forgetest.CommitAll(w.work, "Add a link"))
	tests := map[string]git.Change{
		"other content":           {Path: "main.tf", Old: []byte("older\n"), New: []byte("x")},
		"no such file":            {Path: "gone.tf", Old: []byte("x"), New: []byte("y")},
		"there already":           {Path: "main.tf", New: []byte("x")},
		"a symbolic link":         {Path: "link.tf", Old: []byte("main.tf"), New: []byte("y")},
		"a folder":                {Path: "infra", Old: []byte("x"), New: []byte("y")},
		"below a symbolic link":   {Path: "link.tf/new.tf", New: []byte("y")},
		"below a file":            {Path: "main.tf/new.tf", New: []byte("y")},
		"deleted, without having": {Path: "gone.tf", Old: []byte("y")},
		"not changed":             {Path: "main.tf", Old: []byte(files["main.tf"]), New: []byte(files["main.tf"])},
	}
	for name, change := range tests {
		t.Run(name, func(t *testing.T) {
			w := &world{T: t, server: w.server, work: w.work, env: w.env}
			var stale *git.StaleError
			if err := w.push(w.work, "b", change); !errors.As(err, &stale) || !slices.Contains(stale.Paths, change.Path) {
				t.Errorf("the error is %v", err)
			}
		})
	}
	for _, path := range []string{"../out.tf", ".git/config", "infra/../../x", "/etc/passwd"} {
		if err := w.push(w.work, "b", git.Change{Path: path, New: []byte("x")}); err == nil {
			t.Errorf("%s was pushed", path)
		}
	}
	if got := w.git(w.server.Bare, "branch", "--list", "b"); got != "" {
		t.Errorf("there is a branch %s", got)
	}
}

func TestLease(t *testing.T) {
	w := newWorld(t)
	w.check(w.push(w.work, "b", edit))
	ctx := t.Context()
	s := w.scratch(w.open(w.work), w.remote())
	heads, err := s.Heads(ctx)
	w.check(err)
	if heads.Default != "main" || len(heads.Branches) != 2 {
		t.Errorf("the heads are %+v", heads)
	}
	w.check(s.Start(ctx, heads.Branches["main"]))
	commit, _, err := s.Commit(ctx, "Another", []git.Change{edit})
	w.check(err)
	for _, expect := range []string{"", heads.Branches["main"]} {
		if err := s.Push(ctx, commit, "b", expect); !errors.Is(err, git.ErrChanged) {
			t.Errorf("expecting %q, the error is %v", expect, err)
		}
	}
	w.check(s.Push(ctx, commit, "b", heads.Branches["b"]))
	if got := w.git(w.server.Bare, "rev-parse", "b"); got != commit {
		t.Errorf("b is %s", got)
	}
}

// TestHostile opens repositories whose configuration names programs wherever git
// would run one.
func TestHostile(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the programs are shell scripts")
	}
	w := newWorld(t)
	canary := filepath.Join(t.TempDir(), "canary")
	script := filepath.Join(t.TempDir(), "evil")
	w.check(os.WriteFile(script, []byte("#!/bin/sh\necho \"$0 $*\" >> "+canary+"\nexit 0\n"), 0o755))
	hooks := filepath.Join(w.work, ".git", "hooks")
	for _, hook := range []string{"pre-push", "post-index-change", "reference-transaction", "pre-commit", "commit-msg", "post-commit", "fsmonitor-watchman"} {
		w.check(os.WriteFile(filepath.Join(hooks, hook), []byte("#!/bin/sh\necho "+hook+" >> "+canary+"\n"), 0o755))
	}
	w.check(os.WriteFile(filepath.Join(w.work, ".git", "info", "attributes"), []byte("* filter=evil diff=evil\n"), 0o644))
	for _, key := range []string{
		"core.fsmonitor", "core.sshCommand", "core.askPass", "core.pager", "core.editor", "core.gitProxy", "core.alternateRefsCommand",
		"credential.helper", "gpg.program", "gpg.ssh.program", "gpg.ssh.defaultKeyCommand", "diff.external", "diff.evil.textconv",
		"diff.evil.command", "filter.evil.clean", "filter.evil.smudge", "filter.evil.process", "remote.origin.uploadpack",
		"remote.origin.receivepack", "remote.origin.vcs", "sequence.editor", "uploadpack.packObjectsHook", "pager.config", "ssh.variant",
		"alias.rev-parse", "alias.config", "remote.parapet.url", "remote.parapet.uploadpack", "init.templateDir",
	} {
		w.git(w.work, "config", key, script)
	}
	w.git(w.work, "config", "commit.gpgsign", "false")
	w.git(w.work, "config", "protocol.ext.allow", "always")
	w.git(w.work, "config", "url.ext::"+script+" .insteadOf", "http://")
	w.git(w.work, "config", "http.proxy", "http://127.0.0.1:1")
	w.git(w.work, "config", "http.extraHeader", "X-Evil: yes")

	// Only the address must still lead to the server for this test to get there.
	if err := w.push(w.work, "b", edit); err != nil {
		t.Error(err)
	}
	if _, err := w.open(w.work).Remote(t.Context(), "origin"); err != nil {
		t.Error(err)
	}
	if text, err := fs.ReadFile(w.tree(w.work, "HEAD"), "main.tf"); string(text) != files["main.tf"] {
		t.Errorf("main.tf is %q, %v", text, err)
	}
	r := w.open(w.work)
	if _, err := r.Ignored(t.Context()); err != nil {
		t.Error(err)
	}
	head, err := r.Revision(t.Context(), "HEAD")
	w.check(err)
	if r.MergeBase(t.Context(), head, head) != head.Commit {
		t.Error("a commit has not itself in common with itself")
	}
	// A file that git cannot read as configuration is an error, no more.
	w.git(w.work, "config", "include.path", script)
	if _, err := git.Open(t.Context(), w.work, w.env); err == nil {
		t.Error("a script was read as configuration")
	}
	if text, err := os.ReadFile(canary); err == nil {
		t.Errorf("programs of the repository's ran:\n%s", text)
	}
	// The traps work: git as it is run by hand walks into one.
	w.git("", "config", "--file", filepath.Join(w.work, ".git", "config"), "--unset", "include.path")
	_, failure := forgetest.Git(w.work, "status")
	if _, err := os.ReadFile(canary); err != nil {
		t.Error("the configuration of this test runs nothing:", failure)
	}
}

func TestIdentity(t *testing.T) {
	nobody := []string{"GIT_CONFIG_GLOBAL=" + os.DevNull, "GIT_CONFIG_NOSYSTEM=1"}
	bare := slices.DeleteFunc(os.Environ(), func(e string) bool { return strings.HasPrefix(e, "GIT_") || strings.HasPrefix(e, "EMAIL=") })
	w := newWorld(t)
	w.env = append(bare, nobody...)
	w.check(w.push(w.work, "nobody", edit))
	w.git(w.work, "config", "user.name", "Bo O'Neill <x")
	w.git(w.work, "config", "user.email", "bo@example.com")
	w.check(w.push(w.work, "local", edit))
	w.env = append(w.env, "GIT_AUTHOR_NAME=Cy", "GIT_AUTHOR_EMAIL=cy@example.com")
	w.check(w.push(w.work, "variables", edit))
	for branch, want := range map[string]string{
		"nobody":    "Parapet <noreply@parapet.invalid> Parapet <noreply@parapet.invalid>",
		"local":     "Bo O'Neill x <bo@example.com> Bo O'Neill x <bo@example.com>",
		"variables": "Cy <cy@example.com> Bo O'Neill x <bo@example.com>",
	} {
		if got := w.git(w.server.Bare, "log", "-1", "--format=%an <%ae> %cn <%ce>", branch); got != want {
			t.Errorf("%s: %s, want %s", branch, got, want)
		}
	}
}

// TestSigning holds that commits are signed where the user or the repository
// wants it, by the program that the user names.
func TestSigning(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the program is a shell script")
	}
	w := newWorld(t)
	dir := t.TempDir()
	program, evil, log := filepath.Join(dir, "gpg"), filepath.Join(dir, "evil"), filepath.Join(dir, "log")
	// git wants "[GNUPG:] SIG_CREATED" on the status descriptor, 2.
	w.check(os.WriteFile(program, []byte("#!/bin/sh\necho \"$*\" >> "+log+"\ncat >/dev/null\necho '[GNUPG:] SIG_CREATED ' >&2\n"+
		"printf -- '-----BEGIN PGP SIGNATURE-----\\n\\nabc\\n-----END PGP SIGNATURE-----\\n'\n"), 0o755))
	w.check(os.WriteFile(evil, []byte("#!/bin/sh\ntouch "+filepath.Join(dir, "canary")+"\n"), 0o755))
	global := filepath.Join(dir, "gitconfig")
	w.check(os.WriteFile(global, []byte("[gpg]\n\tprogram = "+program+"\n[user]\n\tname = Ann\n\temail = ann@example.com\n"), 0o644))
	w.env = append(w.env, "GIT_CONFIG_GLOBAL="+global)
	w.git(w.work, "config", "gpg.program", evil)
	w.git(w.work, "config", "commit.gpgsign", "yes")
	w.git(w.work, "config", "user.signingKey", "ABCD1234")
	w.check(w.push(w.work, "b", edit))
	if got := w.git(w.server.Bare, "cat-file", "commit", "b"); !strings.Contains(got, "gpgsig -----BEGIN PGP SIGNATURE-----") {
		t.Errorf("the commit is not signed:\n%s", got)
	}
	if text, err := os.ReadFile(log); err != nil || !strings.Contains(string(text), "ABCD1234") {
		t.Errorf("the program was told %q, %v", text, err)
	}
	if _, err := os.Stat(filepath.Join(dir, "canary")); err == nil {
		t.Error("the repository's program ran")
	}
}

// TestSecrecy holds that credentials reach the server and nothing else: not the
// command lines, not a trace, not a file of the repository's.
func TestSecrecy(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the wrapper is a shell script")
	}
	w := newWorld(t)
	dir := t.TempDir()
	real, err := exec.LookPath("git")
	w.check(err)
	arguments, trace := filepath.Join(dir, "arguments"), filepath.Join(dir, "trace")
	w.check(os.WriteFile(filepath.Join(dir, "git"), []byte("#!/bin/sh\nprintf '%s\\n' \"$*\" >> "+arguments+"\nexec "+real+" \"$@\"\n"), 0o755))
	t.Setenv("PATH", dir+string(os.PathListSeparator)+os.Getenv("PATH"))
	w.env = append(w.env, "GIT_TRACE="+trace, "GIT_TRACE_CURL="+trace, "GIT_CURL_VERBOSE=1", "GIT_TRACE_REDACT=0", "GIT_DIR=/nonsense", "GIT_INDEX_FILE=/nonsense")
	w.check(w.push(w.work, "b", edit))
	text, err := os.ReadFile(arguments)
	w.check(err)
	if !strings.Contains(string(text), "push") || strings.Contains(string(text), "eC1hY2Nlc3M") || strings.Contains(string(text), token) {
		t.Errorf("the command lines were:\n%s", text)
	}
	if text, err := os.ReadFile(trace); err == nil {
		t.Errorf("there is a trace:\n%s", text)
	}

	wrong := w.remote()
	wrong.Authorization = "Basic d3Jvbmc="
	s := w.scratch(w.open(w.work), wrong)
	_, err = s.Heads(t.Context())
	var failed *git.Error
	if !errors.As(err, &failed) || strings.Contains(err.Error(), "d3Jvbmc") {
		t.Errorf("with wrong credentials the error is %v", err)
	}
}

func TestNoConnection(t *testing.T) {
	w := newWorld(t)
	remote := w.remote()
	remote.Protocols = nil
	s := w.scratch(w.open(w.work), remote)
	if _, err := s.Heads(t.Context()); err == nil || !strings.Contains(err.Error(), "not allowed") {
		t.Errorf("the error is %v", err)
	}
	if n := w.server.Connections(); n != 0 {
		t.Errorf("%d connections were opened", n)
	}
}

func TestOpen(t *testing.T) {
	w := newWorld(t)
	if _, err := git.Open(t.Context(), t.TempDir(), w.env); !errors.Is(err, git.ErrNoRepository) {
		t.Errorf("outside of a repository, the error is %v", err)
	}
	if _, err := git.Open(t.Context(), w.server.Bare, w.env); !errors.Is(err, git.ErrNoRepository) {
		t.Errorf("in a bare repository, the error is %v", err)
	}
	w.git(w.work, "remote", "set-url", "--push", "origin", "gh:acme/infra")
	w.git(w.work, "config", "url.https://github.com/.insteadOf", "gh:")
	r := w.open(w.work)
	if got, err := r.Remote(t.Context(), "origin"); err != nil || got != "https://github.com/acme/infra" {
		t.Errorf("the remote is %s, %v", got, err)
	}
	var none *git.NoRemoteError
	if _, err := r.Remote(t.Context(), "upstream"); !errors.As(err, &none) || !slices.Equal(none.Others, []string{"origin"}) {
		t.Errorf("of a remote that is not there, the error is %v", err)
	}
	if got := r.TrackedDefault(t.Context(), "origin"); got != "main" {
		t.Errorf("the default branch is %q", got)
	}
	if r.Tracked(t.Context(), "origin", "main") != r.Head(t.Context()) || r.Tracked(t.Context(), "origin", "--all") != "" {
		t.Error("the tracked branches are wrong")
	}
	for name, good := range map[string]bool{"parapet/fix": true, "a b": false, "-x": false, "a..b": false, "": false, "a~1": false} {
		if err := r.CheckBranch(t.Context(), name); (err == nil) != good {
			t.Errorf("branch %q: %v", name, err)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := git.Open(ctx, w.work, w.env); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled, the error is %v", err)
	}
}
