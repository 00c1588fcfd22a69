package git

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// An Error is a git command that has failed.
type Error struct {
	Command string // "push"
	Message string // what git wrote to standard error, at most maxMessage bytes
}

func (e *Error) Error() string {
	if e.Message == "" {
		return "git " + e.Command + " failed"
	}
	return "git " + e.Command + ": " + e.Message
}

const (
	maxOutput  = 32 << 20 // of a command; git answers us in a few lines
	maxMessage = 8 << 10
)

// A runner runs git with one folder, environment and configuration.
type runner struct {
	program string
	dir     string
	env     []string
	max     int // bytes of output; 0 means maxOutput
}

// run returns what a command writes to standard output.
func (r *runner) run(ctx context.Context, stdin io.Reader, args ...string) (string, error) {
	cmd := exec.CommandContext(ctx, r.program, args...)
	cmd.Dir, cmd.Env, cmd.Stdin = r.dir, r.env, stdin
	out, message := &limited{max: cmp.Or(r.max, maxOutput)}, &limited{max: maxMessage}
	cmd.Stdout, cmd.Stderr = out, message
	// git cleans up after itself when it is interrupted, as its helpers do when
	// it is gone.
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) }
	cmd.WaitDelay = 5 * time.Second
	err := cmd.Run()
	var exit *exec.ExitError
	switch {
	case ctx.Err() != nil:
		return "", ctx.Err()
	case errors.As(err, &exit):
		return "", &Error{Command: subcommand(args), Message: tidy(message.String())}
	case err != nil:
		return "", fmt.Errorf("running git: %w", err)
	case out.cut:
		return "", fmt.Errorf("git %s wrote more than %d bytes", subcommand(args), out.max)
	}
	return out.String(), nil
}

// line returns the single line that a command writes.
func (r *runner) line(ctx context.Context, args ...string) (string, error) {
	out, err := r.run(ctx, nil, args...)
	return strings.TrimSuffix(out, "\n"), err
}

func subcommand(args []string) string {
	for _, a := range args {
		if !strings.HasPrefix(a, "-") {
			return a
		}
	}
	return ""
}

// tidy leaves the lines of a message that say something.
func tidy(message string) string {
	var lines []string
	for line := range strings.Lines(message) {
		line = strings.TrimSpace(line)
		if line != "" && !strings.HasPrefix(line, "hint:") {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

// limited keeps the beginning of what is written to it.
type limited struct {
	bytes.Buffer
	max int
	cut bool
}

func (l *limited) Write(p []byte) (int, error) {
	if keep := l.max - l.Len(); len(p) > keep {
		l.Buffer.Write(p[:max(keep, 0)])
		l.cut = true
		return len(p), nil
	}
	return l.Buffer.Write(p)
}

// A setting is an entry of git's configuration.
type setting struct{ key, value string }

// withSettings returns an environment that lays settings over all others; where
// a key has several values, these come last. See git-config(1), ENVIRONMENT.
func withSettings(env []string, settings []setting) []string {
	env = append(slices.Clone(env), "GIT_CONFIG_COUNT="+strconv.Itoa(len(settings)))
	for i, s := range settings {
		n := strconv.Itoa(i)
		env = append(env, "GIT_CONFIG_KEY_"+n+"="+s.key, "GIT_CONFIG_VALUE_"+n+"="+s.value)
	}
	return env
}

// kept are the variables of git's own that are the user's wishes for any
// repository. The others (GIT_DIR, GIT_INDEX_FILE, traces that would show
// credentials) do not reach the commands that are run here.
var kept = regexp.MustCompile(`^GIT_(AUTHOR|COMMITTER)_(NAME|EMAIL|DATE)$|^GIT_SSH(_COMMAND|_VARIANT)?$|^GIT_(PROXY_)?SSL_|` +
	`^GIT_HTTP_PROXY_AUTHMETHOD$|^GIT_CONFIG_(GLOBAL|SYSTEM|NOSYSTEM|COUNT|KEY_\d+|VALUE_\d+|PARAMETERS)$|^GIT_EXEC_PATH$`)

// environment returns what git sees of env.
func environment(env []string, extra ...string) []string {
	var out []string
	for _, e := range env {
		name, _, _ := strings.Cut(e, "=")
		if !strings.HasPrefix(name, "GIT_") && name != "LC_ALL" && name != "LANGUAGE" || kept.MatchString(name) {
			out = append(out, e)
		}
	}
	return append(append(out,
		"LC_ALL=C",              // messages are read: see Push
		"GIT_TERMINAL_PROMPT=0", // nobody answers
		"GIT_ASKPASS=",          // and no program of a configuration's choice either
		"GIT_OPTIONAL_LOCKS=0",  // leave the index alone
		"GIT_NO_REPLACE_OBJECTS=1",
		"GIT_LITERAL_PATHSPECS=1",
		"GIT_PAGER=cat",
	), extra...)
}

// without returns env less the variables of the given names.
func without(env []string, drop func(name string) bool) []string {
	return slices.DeleteFunc(slices.Clone(env), func(e string) bool {
		name, _, _ := strings.Cut(e, "=")
		return drop(name)
	})
}
