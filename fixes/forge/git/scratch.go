package git

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// remoteName is what the Scratch calls the remote.
const remoteName = "parapet"

// A Scratch is a bare repository in a temporary folder, which borrows the objects
// of a Repository. Close removes it.
type Scratch struct {
	runner runner
	dir    string
	signs  bool
	gaps   bool   // objects may be missing from what is borrowed
	tip    string // the commit whose tree is in the index
	format string
	files  int // how many contents have been written
}

// A Remote is where a Scratch fetches from and pushes to.
type Remote struct {
	URL string
	// Authorization is the value of that header for HTTP, or "".
	Authorization string
	// Protocols are those that may be used: "https", "ssh". With none of them, no
	// connection can be made.
	Protocols []string
}

// Scratch makes one for a remote.
func (r *Repository) Scratch(ctx context.Context, remote Remote) (_ *Scratch, err error) {
	dir, err := os.MkdirTemp("", "parapet-git-")
	if err != nil {
		return nil, err
	}
	s := &Scratch{dir: dir, format: r.format, gaps: r.partial()}
	defer func() {
		if err != nil {
			err = errors.Join(err, s.Close())
		}
	}()
	settings := r.userSettings()
	if remote.Authorization != "" {
		key := "http." + remote.URL + ".extraHeader"
		settings = append(settings, setting{key, ""}, setting{key, "Authorization: " + remote.Authorization})
	}
	// The user's configuration is in settings, whole.
	env := without(r.env, func(name string) bool { return strings.HasPrefix(name, "GIT_CONFIG") })
	env = environment(env, slices.Concat(r.identity(ctx), []string{
		"GIT_DIR=" + dir,
		"GIT_ALTERNATE_OBJECT_DIRECTORIES=" + quoted(r.objects),
		"GIT_ALLOW_PROTOCOL=" + strings.Join(remote.Protocols, ":"),
		"GIT_CONFIG_GLOBAL=" + os.DevNull,
		"GIT_CONFIG_NOSYSTEM=1",
	})...)
	s.runner = runner{program: r.runner.program, dir: dir, env: withSettings(env, settings)}
	if s.signs, err = r.signs(ctx); err != nil {
		return nil, err
	}
	if _, err := s.git(ctx, "init", "--quiet", "--bare", "--template=", "--object-format="+r.format); err != nil {
		return nil, err
	}
	if _, err := s.git(ctx, "config", "remote."+remoteName+".url", remote.URL); err != nil {
		return nil, err
	}
	return s, s.borrow(ctx, r)
}

// Close removes the Scratch.
func (s *Scratch) Close() error { return os.RemoveAll(s.dir) }

func (s *Scratch) git(ctx context.Context, args ...string) (string, error) {
	return s.runner.line(ctx, args...)
}

// quoted writes a path for GIT_ALTERNATE_OBJECT_DIRECTORIES, whatever separators
// it has. See git(1).
func quoted(path string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`).Replace(path) + `"`
}

// borrow lets the Scratch know which commits the repository has, so that a fetch
// brings only what is new, and where its history ends if it is a shallow clone.
func (s *Scratch) borrow(ctx context.Context, r *Repository) error {
	if info, err := os.Lstat(r.shallow); err == nil {
		if !info.Mode().IsRegular() || info.Size() > maxOutput {
			return fmt.Errorf("%s is not what a shallow clone has", r.shallow)
		}
		text, err := os.ReadFile(r.shallow)
		if err == nil {
			err = os.WriteFile(filepath.Join(s.dir, "shallow"), text, 0o600)
		}
		if err != nil {
			return err
		}
	}
	if head := r.Head(ctx); head != "" {
		if _, err := s.git(ctx, "update-ref", "refs/parapet/head", head); err != nil {
			return fmt.Errorf("reading the commit that is checked out: %w", err)
		}
	}
	return nil
}

// Heads is what a remote says of its branches.
type Heads struct {
	Default  string            // the branch that its HEAD points at, or ""
	Branches map[string]string // name to commit, of those that exist
}

// Heads asks the remote for the commits of branches and for its default branch.
func (s *Scratch) Heads(ctx context.Context) (*Heads, error) {
	out, err := s.git(ctx, "ls-remote", "--symref", remoteName, "HEAD", "refs/heads/*")
	if err != nil {
		return nil, err
	}
	h := &Heads{Branches: map[string]string{}}
	for line := range strings.Lines(out) {
		what, ref, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		if !ok {
			continue
		}
		branch, isBranch := strings.CutPrefix(ref, "refs/heads/")
		if target, symbolic := strings.CutPrefix(what, "ref: "); symbolic && ref == "HEAD" {
			h.Default = strings.TrimPrefix(target, "refs/heads/")
		} else if isBranch {
			h.Branches[branch] = what
		}
	}
	return h, nil
}

// Missing returns which of some commits the Scratch does not have yet. Ask before
// the first Fetch: afterwards git looks for what it lacks on the remote.
func (s *Scratch) Missing(ctx context.Context, commits ...string) []string {
	return slices.DeleteFunc(commits, func(commit string) bool {
		if commit == "" {
			return true
		}
		_, err := s.git(ctx, "cat-file", "-e", commit+"^{tree}")
		return err == nil && !s.gaps
	})
}

// Fetch gets the newest commits of a branch, depth of them, with their folders.
// The contents of files are not needed here.
func (s *Scratch) Fetch(ctx context.Context, branch string, depth int) error {
	_, err := s.git(ctx, "fetch", "--quiet", "--no-tags", "--no-write-fetch-head", fmt.Sprintf("--depth=%d", depth),
		"--filter=blob:none", remoteName, "+refs/heads/"+branch+":refs/parapet/fetched/"+branch)
	return err
}

// Messages returns the messages of a commit and of up to limit-1 before it,
// following the first parent, newest first.
func (s *Scratch) Messages(ctx context.Context, commit string, limit int) ([]string, error) {
	out, err := s.git(ctx, "rev-list", "--first-parent", fmt.Sprintf("--max-count=%d", limit), "--format=%B%x00", commit)
	if err != nil {
		return nil, err
	}
	var messages []string
	for m := range strings.SplitSeq(out, "\x00") {
		// The first line is "commit <id>".
		if _, body, ok := strings.Cut(strings.TrimSpace(m), "\n"); ok {
			messages = append(messages, body)
		}
	}
	return messages, nil
}

// Push makes a branch of the remote point at commit. expect is the commit that it
// has now, "" if there is no such branch; if it has changed meanwhile the push
// fails with ErrChanged.
func (s *Scratch) Push(ctx context.Context, commit, branch, expect string) error {
	ref := "refs/heads/" + branch
	_, err := s.git(ctx, "push", "--no-verify", "--force-with-lease="+ref+":"+expect, remoteName, commit+":"+ref)
	var failed *Error
	if errors.As(err, &failed) && strings.Contains(failed.Message, "stale info") {
		return fmt.Errorf("%s: %w", branch, ErrChanged)
	}
	return err
}

// ErrChanged says that somebody else has changed a branch.
var ErrChanged = errors.New("the branch has changed on the remote meanwhile")
