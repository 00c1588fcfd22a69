package report

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/analysis/threat"
)

// text writes for people: findings grouped by file, with the code that they
// are about.
type text struct {
	w    *bufio.Writer
	opts Options
	// remedied counts the findings whose policy knows a remedy.
	remedied int
}

func newText(w io.Writer, opts Options) Writer {
	return &text{w: bufio.NewWriter(w), opts: opts}
}

// Terminal styles (ECMA-48, Select Graphic Rendition).
const (
	bold  = "1"
	dim   = "2"
	under = "1;4"
)

var severityStyle = [...]string{
	policy.Info: "2", policy.Low: "36", policy.Medium: "33", policy.High: "31", policy.Critical: "1;35",
}

func (t *text) style(code, s string) string {
	if !t.opts.Color {
		return s
	}
	return "\x1b[" + code + "m" + s + "\x1b[0m"
}

func (t *text) Workspace(ws *Workspace) error {
	// Files come in the order of their worst finding.
	var files []string
	byFile := map[string][]*Finding{}
	for i := range ws.Findings {
		f := &ws.Findings[i]
		if byFile[f.File] == nil {
			files = append(files, f.File)
		}
		byFile[f.File] = append(byFile[f.File], f)
	}
	for _, file := range files {
		fmt.Fprintf(t.w, "%s\n\n", t.style(under, Printable(file)))
		for _, f := range byFile[file] {
			t.finding(f)
		}
	}
	return t.w.Flush()
}

func (t *text) finding(f *Finding) {
	label := t.style(severityStyle[f.Severity], f.Severity.String())
	switch f.Status {
	case Inconclusive:
		label += " (inconclusive)"
	case Suppressed:
		label += " (suppressed)"
	}
	fmt.Fprintf(t.w, "  %s  %s\n", label, t.style(bold, Printable(f.Message)))
	t.detail(fmt.Sprintf("%s  %s  %s", Place(f.File, f.Range.Start), f.Policy, instances(f)))
	if standing := standingOf(f); standing != "" {
		t.detail(standing)
	}
	t.frame(f.Frame)
	for _, r := range f.Related {
		t.detail(Place(r.File, r.Range.Start) + ": " + r.Message)
	}
	if s := f.Suppression; s != nil {
		t.detail("suppressed by " + suppressedBy(s))
	}
	if f.Meta != nil && len(f.Meta.Remedies) > 0 {
		if f.Status == Fail {
			t.remedied++
		}
		t.detail("remedy: " + f.Meta.Remedies[0].Title)
	}
	t.w.WriteByte('\n')
}

// detail writes an indented line. It is not cut: what it tells is needed.
func (t *text) detail(s string) { fmt.Fprintf(t.w, "  %s\n", t.style(dim, Printable(s))) }

// standingOf tells of a finding what it has to do with breach paths, nothing where it
// has nothing to do with them.
func standingOf(f *Finding) string {
	var s string
	switch f.Tier {
	case threat.Confirmed:
		s = "on a confirmed breach path"
	case threat.Possible:
		s = "on a possible breach path"
	case threat.Half:
		s = "half a breach path"
	default:
		return ""
	}
	if f.ChokePoint {
		s += ", a choke point of it"
	}
	return fmt.Sprintf("rank %d: %s", f.Rank, s)
}

// Place is a position in the form that terminals and editors open.
func Place(file string, at Position) string {
	return file + ":" + strconv.Itoa(at.Line) + ":" + strconv.Itoa(at.Column)
}

func instances(f *Finding) string {
	if n := len(f.Instances); n > 1 {
		return fmt.Sprintf("%s and %d more", f.Resource, n-1)
	}
	return f.Resource
}

func suppressedBy(s *Suppression) string {
	by := "the " + s.Kind
	if s.Kind == "comment" && s.Range != nil {
		by = "a comment at " + Place(s.File, s.Range.Start)
	} else if s.Kind == "config" {
		by = "the configuration"
	}
	if s.Reason != "" {
		by += ": " + s.Reason
	}
	return by
}

// frame writes lines of code with their numbers, and marks under them.
func (t *text) frame(lines []Line) {
	if len(lines) == 0 {
		return
	}
	t.w.WriteByte('\n')
	digits := len(strconv.Itoa(lines[len(lines)-1].Number))
	for i, l := range lines {
		if i > 0 && l.Number > lines[i-1].Number+1 {
			fmt.Fprintf(t.w, "  %s\n", t.style(dim, strings.Repeat(" ", digits)+" ┆"))
		}
		code, from, to := expand(l)
		if width := t.opts.Width - digits - 5; t.opts.Width > 0 && utf8.RuneCountInString(code) > width {
			width = max(width, 20)
			from, to = min(from, width-1), min(to, width)
			code = cut(code, width)
		}
		fmt.Fprintf(t.w, "  %s %s\n", t.style(dim, fmt.Sprintf("%*d │", digits, l.Number)), code)
		if to > from {
			fmt.Fprintf(t.w, "  %s %s%s\n", t.style(dim, strings.Repeat(" ", digits)+" │"),
				strings.Repeat(" ", from), t.style("31", strings.Repeat("^", to-from)))
		}
	}
}

// expand turns tabs into spaces and moves the marks accordingly.
func expand(l Line) (code string, from, to int) {
	var b strings.Builder
	columns, i := 0, 0
	for _, r := range l.Text {
		if i == l.From {
			from = columns
		}
		if i == l.To {
			to = columns
		}
		if r == '\t' {
			b.WriteString("    ")
			columns += 4
		} else {
			b.WriteString(Printable(string(r)))
			columns++
		}
		i++
	}
	if l.To >= i {
		to = columns
	}
	if l.From >= i {
		from = columns
	}
	return b.String(), from, to
}

// cut shortens s to n columns.
func cut(s string, n int) string {
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	return string(r[:n-1]) + "…"
}

func (t *text) Close(sum *Summary) error {
	if !t.opts.Quiet {
		fmt.Fprintln(t.w, t.summary(sum))
		if t.remedied > 0 {
			fmt.Fprintln(t.w, t.style(dim, fmt.Sprintf("%d of them with a remedy: parapet fix shows what it would change", t.remedied)))
		}
	}
	return t.w.Flush()
}

func (t *text) summary(sum *Summary) string {
	c := sum.Counts
	var parts []string
	for s := policy.Critical; ; s-- {
		if n := c.BySeverity[s]; n > 0 {
			parts = append(parts, t.style(severityStyle[s], fmt.Sprintf("%d %s", n, s)))
		}
		if s == policy.Info {
			break
		}
	}
	line := t.style(bold, plural(c.Failed(), "finding"))
	if len(parts) > 0 {
		line += ": " + strings.Join(parts, ", ")
	}
	if n := c.Inconclusive; n > 0 {
		line += fmt.Sprintf("; %d inconclusive", n)
	}
	if n := c.Suppressed; n > 0 {
		line += fmt.Sprintf("; %d suppressed", n)
	}
	line += " (" + plural(sum.Files, "file") + ", " + plural(sum.Resources, "resource")
	if sum.Workspaces > 1 {
		line += ", " + plural(sum.Workspaces, "workspace")
	}
	return line + ")"
}
