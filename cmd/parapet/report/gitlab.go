package report

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"io"

	"github.com/parapet-iac/parapet/analysis/policy"
)

// gitlab writes a Code Quality report (docs.gitlab.com, "Code Quality report
// format"). What is suppressed is left out: the format has no such state.
type gitlab struct {
	w    *bufio.Writer
	some bool
}

func newGitLab(w io.Writer, _ Options) Writer {
	g := &gitlab{w: bufio.NewWriter(w)}
	g.w.WriteString("[")
	return g
}

type gitlabIssue struct {
	Description string         `json:"description"`
	CheckName   string         `json:"check_name"`
	Fingerprint string         `json:"fingerprint"`
	Severity    string         `json:"severity"`
	Location    gitlabLocation `json:"location"`
}

type gitlabLocation struct {
	Path  string      `json:"path"`
	Lines gitlabLines `json:"lines"`
}

type gitlabLines struct {
	Begin int `json:"begin"`
	End   int `json:"end"`
}

var gitlabSeverity = [...]string{
	policy.Info: "info", policy.Low: "minor", policy.Medium: "major", policy.High: "critical", policy.Critical: "blocker",
}

func (g *gitlab) Workspace(ws *Workspace) error {
	for i := range ws.Findings {
		f := &ws.Findings[i]
		if f.Status == Suppressed {
			continue
		}
		// A report holds a fingerprint once; those of findings are unique in
		// their workspace.
		sum := sha256.Sum256([]byte(ws.Path + "\x00" + f.Fingerprint))
		issue := gitlabIssue{
			Description: f.Message + " (" + instances(f) + ")", CheckName: f.Policy,
			Fingerprint: hex.EncodeToString(sum[:16]), Severity: gitlabSeverity[f.Severity],
			Location: gitlabLocation{f.File, gitlabLines{f.Range.Start.Line, f.Range.End.Line}},
		}
		if f.Status == Inconclusive {
			issue.Severity, issue.Description = "info", "inconclusive: "+issue.Description
		}
		if g.some {
			g.w.WriteByte(',')
		}
		g.some = true
		g.w.WriteByte('\n')
		if err := encode(g.w, issue); err != nil {
			return err
		}
	}
	return g.w.Flush()
}

func (g *gitlab) Close(*Summary) error {
	g.w.WriteString("\n]\n")
	return g.w.Flush()
}
