package report

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/analysis/threat"
)

// markdown writes a comment for a pull request: the counts and the findings of
// highest rank, which is as much as a comment may hold.
type markdown struct {
	w     *bufio.Writer
	top   []Finding
	shown int
}

// maxMarkdownFindings keeps a comment below the 65536 characters that GitHub
// accepts.
const maxMarkdownFindings = 100

func newMarkdown(w io.Writer, _ Options) Writer { return &markdown{w: bufio.NewWriter(w)} }

func (m *markdown) Workspace(ws *Workspace) error {
	m.shown += len(ws.Findings)
	m.top = append(m.top, ws.Findings...)
	slices.SortStableFunc(m.top, func(a, b Finding) int { return cmp.Compare(b.Rank, a.Rank) })
	if len(m.top) > maxMarkdownFindings {
		clear(m.top[maxMarkdownFindings:])
		m.top = m.top[:maxMarkdownFindings]
	}
	return nil
}

func (m *markdown) Close(s *Summary) error {
	fmt.Fprintf(m.w, "### Parapet: %s\n", plural(s.Counts.Failed(), "finding"))
	if len(m.top) > 0 {
		m.w.WriteString("\n| Severity | Finding | Resource | Place |\n| --- | --- | --- | --- |\n")
	}
	for i := range m.top {
		f := &m.top[i]
		severity := f.Severity.String()
		if f.Status != Fail {
			severity += ", " + string(f.Status)
		}
		if f.Tier >= threat.Possible {
			severity += fmt.Sprintf("<br>%s path", f.Tier)
		}
		fmt.Fprintf(m.w, "| %s | %s<br>%s | %s | %s |\n", severity,
			MarkdownText(f.Message), markdownCode(f.Policy), markdownCode(instances(f)), markdownCode(Place(f.File, f.Range.Start)))
	}
	if more := m.shown - len(m.top); more > 0 {
		fmt.Fprintf(m.w, "\nand %d more\n", more)
	}
	m.footer(s)
	return m.w.Flush()
}

func (m *markdown) footer(s *Summary) {
	var parts []string
	for severity := policy.Critical; ; severity-- {
		if n := s.Counts.BySeverity[severity]; n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, severity))
		}
		if severity == policy.Info {
			break
		}
	}
	parts = append(parts, fmt.Sprintf("%d inconclusive", s.Counts.Inconclusive), fmt.Sprintf("%d suppressed", s.Counts.Suppressed),
		plural(s.Files, "file"), plural(s.Resources, "resource"))
	if s.Errors > 0 {
		parts = append(parts, plural(s.Errors, "error"))
	}
	fmt.Fprintf(m.w, "\n%s\n", strings.Join(parts, " · "))
}

var markdownEscape = strings.NewReplacer(
	"&", "&amp;", "<", "&lt;", ">", "&gt;", "|", `\|`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`,
	"@", "@\u200b", "#", `\#`, "~", `\~`, "\\", `\\`, "!", `\!`,
)

// MarkdownText escapes what would be markup, and keeps names from being
// mentioned.
func MarkdownText(s string) string { return markdownEscape.Replace(Printable(s)) }

// markdownCode writes a code span. It is HTML, since no number of backticks
// keeps a table's cell whole.
func markdownCode(s string) string {
	return "<code>" + MarkdownText(s) + "</code>"
}
