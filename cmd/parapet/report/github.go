package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/parapet-iac/parapet/analysis/policy"
)

// github writes workflow commands, which GitHub Actions shows as annotations
// (docs.github.com, "Workflow commands for GitHub Actions"). What is suppressed
// is left out: an annotation has no such state.
type github struct{ w *bufio.Writer }

func newGitHub(w io.Writer, _ Options) Writer { return &github{bufio.NewWriter(w)} }

func githubLevel(f *Finding) string {
	switch {
	case f.Status == Inconclusive, f.Severity <= policy.Low:
		return "notice"
	case f.Severity == policy.Medium:
		return "warning"
	}
	return "error"
}

func (g *github) Workspace(ws *Workspace) error {
	for i := range ws.Findings {
		f := &ws.Findings[i]
		if f.Status == Suppressed {
			continue
		}
		message := f.Message + "\n" + instances(f)
		if f.Status == Inconclusive {
			message = "inconclusive: " + message
		}
		for _, r := range f.Related {
			message += "\n" + Place(r.File, r.Range.Start) + ": " + r.Message
		}
		g.command(githubLevel(f), f.File, &f.Range, f.Policy, message)
	}
	for _, d := range ws.Diagnostics {
		if d.Severity != "notice" {
			g.command(d.Severity, d.File, d.Range, "parapet", strings.TrimSpace(d.Message+"\n"+d.Detail))
		}
	}
	return g.w.Flush()
}

var (
	githubData     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	githubProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

func (g *github) command(level, file string, at *Range, title, message string) {
	var properties []string
	if file != "" {
		properties = append(properties, "file="+githubProperty.Replace(file))
	}
	if at != nil {
		properties = append(properties, fmt.Sprintf("line=%d,endLine=%d", at.Start.Line, at.End.Line))
		if at.Start.Line == at.End.Line { // columns count only within a line
			properties = append(properties, fmt.Sprintf("col=%d,endColumn=%d", at.Start.Column, at.End.Column))
		}
	}
	properties = append(properties, "title="+githubProperty.Replace(title))
	fmt.Fprintf(g.w, "::%s %s::%s\n", level, strings.Join(properties, ","), githubData.Replace(message))
}

func (g *github) Close(*Summary) error { return g.w.Flush() }
