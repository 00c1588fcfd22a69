package forge

import (
	"fmt"
	"path"
	"regexp"
	"strconv"
	"strings"
)

// body writes the body of a request in Markdown, in at most limit bytes: where
// there is too much, tables show fewer rows. prefix is the folder that files are
// relative to, id that of the fixes.
func body(r *Request, prefix, id, home string, limit int) string {
	rows := max(len(r.Fixed), len(r.Left), len(r.Paths))
	for {
		text := render(r, prefix, id, home, rows)
		if len(text) <= limit {
			return text
		}
		if rows == 0 {
			// The footer, which names the fixes, stays.
			foot := footer(id, home)
			return clip(text, max(limit-len(foot), 0)) + foot
		}
		rows = min(rows-1, rows*limit/len(text))
	}
}

func render(r *Request, prefix, id, home string, rows int) string {
	var b strings.Builder
	if r.Summary != "" {
		b.WriteString(markdown(r.Summary) + "\n\n")
	}
	table(&b, "Fixed", "How", prefix, r.Fixed, rows)
	table(&b, "Left", "Why", prefix, r.Left, rows)
	if len(r.Paths) > 0 {
		fmt.Fprintf(&b, "### Breach paths cut (%d)\n\n", len(r.Paths))
		for _, p := range r.Paths[:min(len(r.Paths), rows)] {
			b.WriteString("- " + markdown(p) + "\n")
		}
		if rows > 0 {
			more(&b, len(r.Paths)-rows)
		}
	}
	if len(r.Verify) > 0 {
		b.WriteString("### How to verify\n\n")
		for i, s := range r.Verify {
			b.WriteString(strconv.Itoa(i+1) + ". " + step(s) + "\n")
		}
	}
	return strings.TrimRight(b.String(), "\n") + footer(id, home)
}

// table writes findings, with a column for notes where there are any.
func table(b *strings.Builder, title, notes, prefix string, findings []Finding, rows int) {
	if len(findings) == 0 {
		return
	}
	noted := false
	for _, f := range findings {
		noted = noted || f.Note != ""
	}
	fmt.Fprintf(b, "### %s (%d)\n\n", title, len(findings))
	if rows == 0 {
		return
	}
	b.WriteString("| Severity | Finding | Policy | Resource | Place |")
	if noted {
		b.WriteString(" " + notes + " |")
	}
	b.WriteString("\n| --- | --- | --- | --- | --- |")
	if noted {
		b.WriteString(" --- |")
	}
	b.WriteString("\n")
	for _, f := range findings[:min(len(findings), rows)] {
		cells := []string{markdown(f.Severity), link(f.Title, f.Link), code(f.Policy), code(f.Resource), code(f.place(prefix))}
		if noted {
			cells = append(cells, markdown(f.Note))
		}
		b.WriteString("| " + strings.Join(cells, " | ") + " |\n")
	}
	more(b, len(findings)-rows)
}

// more says how much is not shown, and ends a section.
func more(b *strings.Builder, hidden int) {
	if hidden > 0 {
		fmt.Fprintf(b, "\nand %d more\n", hidden)
	}
	b.WriteString("\n")
}

// place is the file, in the repository, with the line where there is one.
func (f *Finding) place(prefix string) string {
	if f.File == "" {
		return ""
	}
	place := path.Join(prefix, f.File)
	if f.Line > 0 {
		place += ":" + strconv.Itoa(f.Line)
	}
	return place
}

func step(s Step) string {
	var parts []string
	if s.Text != "" {
		parts = append(parts, markdown(s.Text))
	}
	if s.Command != "" {
		parts = append(parts, code(s.Command))
	}
	return strings.Join(parts, " ")
}

// footer names the fixes for a later run. It is text that is shown: hosts do not
// agree on what hides it.
func footer(id, home string) string {
	return "\n\n---\n\nMade by " + link("Parapet", home) + ", which keeps this request up to date. Closing it declines these fixes (`" + id + "`).\n"
}

var footerID = regexp.MustCompile("declines these fixes \\(`([0-9a-f]+)`\\)")

// idOf returns the fixes that a body names, or "".
func idOf(body string) string {
	all := footerID.FindAllStringSubmatch(body, -1)
	if len(all) == 0 {
		return ""
	}
	return all[len(all)-1][1]
}
