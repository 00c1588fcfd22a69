package git

import (
	"context"
	"errors"
	"fmt"
	"strings"
)

// ErrNoRevision says that a repository has no commit of a name.
var ErrNoRevision = errors.New("no such commit")

// A Revision is a commit.
type Revision struct {
	Name   string // as the user calls it: "main"
	Commit string // its object id
}

// Revision finds the commit of a name, in any of the forms of gitrevisions(7). It
// returns [ErrNoRevision] where there is none.
func (r *Repository) Revision(ctx context.Context, name string) (Revision, error) {
	id := r.commit(ctx, name)
	if id == "" {
		if err := ctx.Err(); err != nil {
			return Revision{}, err
		}
		return Revision{}, fmt.Errorf("%q: %w", name, ErrNoRevision)
	}
	return Revision{name, id}, nil
}

// MergeBase returns the commit that two histories have in common last, "" where
// none is known, as in a shallow clone.
func (r *Repository) MergeBase(ctx context.Context, a, b Revision) string {
	id, err := r.git(ctx, "merge-base", a.Commit, b.Commit)
	if err != nil {
		return ""
	}
	return id
}

// Ignored returns what git ignores in the folder of the repository that was opened:
// paths of files, and of folders with a slash at their end.
func (r *Repository) Ignored(ctx context.Context) ([]string, error) {
	out, err := r.git(ctx, "ls-files", "--others", "--ignored", "--exclude-standard", "--directory", "-z")
	if err != nil {
		return nil, err
	}
	return strings.FieldsFunc(out, func(c rune) bool { return c == 0 }), nil
}
