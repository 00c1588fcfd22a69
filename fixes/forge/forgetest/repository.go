package forgetest

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// Git runs git in a folder, by its own configuration alone, and returns what it
// writes.
func Git(dir string, args ...string) (string, error) {
	cmd := exec.Command("git", args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), Identity()...)
	out, err := cmd.CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("git %s: %w\n%s", strings.Join(args, " "), err, out)
	}
	return strings.TrimSuffix(string(out), "\n"), nil
}

// Identity returns variables for a git that reads no configuration of the
// machine's.
func Identity() []string {
	return []string{
		"GIT_CONFIG_GLOBAL=" + os.DevNull, "GIT_CONFIG_NOSYSTEM=1",
		"GIT_AUTHOR_NAME=Ann", "GIT_AUTHOR_EMAIL=ann@example.com", "GIT_COMMITTER_NAME=Ann", "GIT_COMMITTER_EMAIL=ann@example.com",
	}
}

// Bare makes a bare repository with a branch main that holds files, by path.
func Bare(dir string, files map[string]string) error {
	if _, err := Git("", "init", "--quiet", "--bare", "--initial-branch=main", dir); err != nil {
		return err
	}
	for _, set := range [][2]string{{"http.receivepack", "true"}, {"uploadpack.allowFilter", "true"}} {
		if _, err := Git(dir, "config", set[0], set[1]); err != nil {
			return err
		}
	}
	work, err := os.MkdirTemp("", "forgetest-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	if _, err := Git("", "clone", "--quiet", dir, work); err != nil {
		return err
	}
	if err := Write(work, files); err != nil {
		return err
	}
	return CommitAll(work, "Begin")
}

// Write writes files, by path with slashes, into a folder.
func Write(dir string, files map[string]string) error {
	for name, text := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// CommitAll commits what is in a work tree, and pushes it to where its branch
// comes from.
func CommitAll(work, message string) error {
	for _, args := range [][]string{{"add", "--all"}, {"commit", "--quiet", "--message", message}, {"push", "--quiet", "origin", "HEAD"}} {
		if _, err := Git(work, args...); err != nil {
			return err
		}
	}
	return nil
}
