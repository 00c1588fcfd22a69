package git

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// ErrNoRepository says that a folder is in no work tree of a repository.
var ErrNoRepository = errors.New("not in a git repository")

// A Repository is the user's. It is only read.
type Repository struct {
	// Prefix is the folder that Open was given, relative to the root of the
	// work tree, with slashes: "" or "infra".
	Prefix string

	runner   runner
	env      []string // of the user, less git's variables
	dir      string   // what Open was given, absolute
	format   string   // how objects are named: sha1 or sha256
	objects  string   // the folder of the objects
	shallow  string   // the file that tells where history ends, if there is one
	settings []entry  // all that git knows there
}

// An entry is a setting and where it comes from: system, global, local, worktree
// or command (git-config(1), --show-scope).
type entry struct {
	scope string
	setting
}

// trusted tells whether an entry is the user's own, rather than the repository's.
func (e *entry) trusted() bool {
	return e.scope == "system" || e.scope == "global" || e.scope == "command"
}

// Open finds the repository of a folder. env is the environment of the user, as
// os.Environ returns it; variables that git need not see should not be in it.
func Open(ctx context.Context, dir string, env []string) (*Repository, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	program, err := exec.LookPath("git")
	if err != nil {
		return nil, fmt.Errorf("git is needed: %w", err)
	}
	r := &Repository{env: env, dir: dir}
	// Nothing that is run here starts a program of the configuration's. The two
	// settings hold should that ever change.
	r.runner = runner{program: program, dir: dir, env: environment(env, "GIT_ALLOW_PROTOCOL=")}
	if err := r.checkVersion(ctx); err != nil {
		return nil, err
	}
	if err := r.locate(ctx); err != nil {
		return nil, err
	}
	r.settings, err = r.readSettings(ctx)
	return r, err
}

// locate finds where the repository keeps what is read of it. In a linked work
// tree that is not below its .git.
func (r *Repository) locate(ctx context.Context) error {
	out, err := r.git(ctx, "rev-parse", "--is-inside-work-tree", "--show-object-format", "--git-path", "objects", "--git-path", "shallow", "--show-prefix")
	if err != nil {
		return noRepository(r.dir, err)
	}
	lines := strings.SplitN(out, "\n", 5)
	if len(lines) < 5 || lines[0] != "true" {
		return noRepository(r.dir, nil)
	}
	for i := 2; i < 4; i++ {
		if !filepath.IsAbs(lines[i]) {
			lines[i] = filepath.Join(r.dir, lines[i])
		}
	}
	r.format, r.objects, r.shallow, r.Prefix = lines[1], lines[2], lines[3], strings.TrimSuffix(lines[4], "/")
	return nil
}

// noRepository keeps what git says where it says more than that there is none,
// for instance that the repository is somebody else's.
func noRepository(dir string, err error) error {
	var failed *Error
	if errors.As(err, &failed) && !strings.Contains(failed.Message, "not a git repository") {
		return fmt.Errorf("%s: %w", dir, err)
	}
	return fmt.Errorf("%s is %w", dir, ErrNoRepository)
}

func (r *Repository) git(ctx context.Context, args ...string) (string, error) {
	return r.runner.line(ctx, append([]string{"-c", "core.fsmonitor=false", "-c", "core.hooksPath=" + os.DevNull}, args...)...)
}

var version = regexp.MustCompile(`(\d+)\.(\d+)`)

// checkVersion refuses a git that would ignore GIT_CONFIG_COUNT (added in 2.31).
func (r *Repository) checkVersion(ctx context.Context) error {
	out, err := r.runner.line(ctx, "version")
	if err != nil {
		return err
	}
	m := version.FindStringSubmatch(out)
	if m == nil {
		return fmt.Errorf("git has no version that can be read: %q", out)
	}
	major, _ := strconv.Atoi(m[1])
	minor, _ := strconv.Atoi(m[2])
	if major < 2 || major == 2 && minor < 31 {
		return fmt.Errorf("git %s is too old: 2.31 or newer is needed", m[0])
	}
	return nil
}

// readSettings lists the configuration as data.
func (r *Repository) readSettings(ctx context.Context) ([]entry, error) {
	out, err := r.git(ctx, "config", "--list", "--show-scope", "--includes", "-z")
	if err != nil {
		return nil, err
	}
	// Each entry is "scope NUL key LF value NUL", a bare key means true.
	fields := strings.Split(strings.TrimSuffix(out, "\x00"), "\x00")
	var entries []entry
	for i := 0; i+1 < len(fields); i += 2 {
		key, value, ok := strings.Cut(fields[i+1], "\n")
		if !ok {
			value = "true"
		}
		entries = append(entries, entry{fields[i], setting{key, value}})
	}
	return entries, nil
}

// setting returns the value of a key that counts, whoever set it.
func (r *Repository) setting(key string) (string, bool) {
	for _, e := range slices.Backward(r.settings) {
		if e.key == key {
			return e.value, true
		}
	}
	return "", false
}

// partial tells whether the repository is a partial clone, which lacks objects.
func (r *Repository) partial() bool {
	_, ok := r.setting("extensions.partialclone")
	return ok
}

// Remote returns the address that pushes to a remote go to, with the user's and
// the repository's url.<base>.insteadOf applied. It may hold a password.
func (r *Repository) Remote(ctx context.Context, name string) (string, error) {
	if !r.hasRemote(name) {
		return "", &NoRemoteError{Name: name, Others: r.remotes()}
	}
	return r.git(ctx, "remote", "get-url", "--push", "--", name)
}

// A NoRemoteError says that a repository has no remote of a name.
type NoRemoteError struct {
	Name   string
	Others []string
}

func (e *NoRemoteError) Error() string { return fmt.Sprintf("the repository has no remote %q", e.Name) }

func (r *Repository) hasRemote(name string) bool { return slices.Contains(r.remotes(), name) }

// remotes returns the names of the remotes that have an address.
func (r *Repository) remotes() []string {
	var names []string
	for _, e := range r.settings {
		name, ok := strings.CutPrefix(e.key, "remote.")
		if !ok {
			continue
		}
		if name, ok = strings.CutSuffix(name, ".url"); ok && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// Tracked returns the commit that a branch of a remote had when it was last
// fetched, or "" if that is not known.
func (r *Repository) Tracked(ctx context.Context, remote, branch string) string {
	return r.commit(ctx, "refs/remotes/"+remote+"/"+branch)
}

// Head returns the commit that is checked out, or "" if there is none yet.
func (r *Repository) Head(ctx context.Context) string { return r.commit(ctx, "HEAD") }

func (r *Repository) commit(ctx context.Context, name string) string {
	id, err := r.git(ctx, "rev-parse", "--verify", "--quiet", "--end-of-options", name+"^{commit}")
	if err != nil {
		return ""
	}
	return id
}

// TrackedDefault returns the default branch of a remote as the repository knows
// it, or "".
func (r *Repository) TrackedDefault(ctx context.Context, remote string) string {
	ref, err := r.git(ctx, "symbolic-ref", "--quiet", "refs/remotes/"+remote+"/HEAD")
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(ref, "refs/remotes/"+remote+"/")
}

// CheckBranch tells whether a name can be that of a branch.
func (r *Repository) CheckBranch(ctx context.Context, name string) error {
	if _, err := r.git(ctx, "check-ref-format", "refs/heads/"+name); err != nil || strings.HasPrefix(name, "-") {
		return fmt.Errorf("%q is no name for a branch", name)
	}
	return nil
}
