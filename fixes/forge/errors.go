package forge

import (
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/fixes/forge/git"
)

// A hinted error knows what to do about it.
type hinted struct {
	error
	hints []string
}

func withHints(err error, hints ...string) error { return &hinted{err, hints} }

func (h *hinted) Unwrap() error { return h.error }

// Hints returns what can be done, one line each.
func (h *hinted) Hints() []string { return h.hints }

// A redacted error says the same as another one, less secrets. What it wraps
// cannot be reached through it, since that would still know them.
type redacted struct {
	message string
	hints   []string
	is      []error
}

func (r *redacted) Error() string        { return r.message }
func (r *redacted) Hints() []string      { return r.hints }
func (r *redacted) Is(target error) bool { return slices.Contains(r.is, target) }

// sentinels are the errors that callers may ask for.
var sentinels = []error{context.Canceled, context.DeadlineExceeded, git.ErrNoRepository, git.ErrChanged, ErrForeign}

// redact takes secrets out of an error.
func redact(err error, secrets []string) error {
	if err == nil {
		return nil
	}
	r := &redacted{message: hide(err.Error(), secrets)}
	var h interface{ Hints() []string }
	if errors.As(err, &h) {
		for _, hint := range h.Hints() {
			r.hints = append(r.hints, hide(hint, secrets))
		}
	}
	for _, s := range sentinels {
		if errors.Is(err, s) {
			r.is = append(r.is, s)
		}
	}
	return r
}

// hide replaces secrets in text. Short ones are not secrets: "git", say, is the
// user of an address.
func hide(text string, secrets []string) string {
	secrets = slices.DeleteFunc(slices.Clone(secrets), func(s string) bool { return len(s) < 6 })
	slices.SortFunc(secrets, func(a, b string) int { return len(b) - len(a) })
	for _, s := range secrets {
		text = strings.ReplaceAll(text, s, "***")
	}
	return text
}
