package forge

import (
	"fmt"
	"io"
	"strings"
)

// Print writes what was done, or with a dry run what would be: the branch, the
// commits with the lines that they change, and the title and body of the request.
func (r *Result) Print(w io.Writer) error {
	var b strings.Builder
	kind := ""
	if r.Draft {
		kind = ", as a draft"
	}
	fmt.Fprintf(&b, "%s → %s on %s%s\n", plain(r.Branch), plain(r.Base), plain(r.Repository), kind)
	for i, c := range r.Commits {
		fmt.Fprintf(&b, "\ncommit %d of %d\n\n", i+1, len(r.Commits))
		for line := range strings.Lines(c.Message) {
			b.WriteString(strings.TrimRight("    "+line, " \n") + "\n")
		}
		b.WriteString("\n")
		width := 0
		for _, s := range c.Stats {
			width = max(width, len([]rune(plain(s.Path))))
		}
		for _, s := range c.Stats {
			fmt.Fprintf(&b, " %-*s | +%d -%d\n", width, plain(s.Path), s.Added, s.Deleted)
		}
	}
	fmt.Fprintf(&b, "\n%s\n\n", r.Title)
	for line := range strings.Lines(r.Body) {
		b.WriteString(strings.TrimRight("    "+line, " \n") + "\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}
