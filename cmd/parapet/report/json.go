package report

import (
	"bufio"
	"bytes"
	_ "embed"
	"encoding/json"
	"io"

	"github.com/parapet-iac/parapet/analysis/policy"
)

// Schema is the JSON schema (2020-12) of the JSON format.
//
//go:embed findings.schema.json
var Schema string

// SchemaVersion is the version of the JSON format. The first number grows when
// a reader of the old form could misread the new one.
const SchemaVersion = "1.0"

// jsonWriter writes one object whose findings stand one on a line. What comes
// after the findings is kept, encoded, until the end.
type jsonWriter struct {
	w                       *bufio.Writer
	findings                int
	workspaces, diagnostics jsonList
	policies                map[string]*policy.Policy
}

// A jsonList is the inside of a JSON array, in the making.
type jsonList struct{ bytes.Buffer }

func (l *jsonList) add(v any) error {
	if l.Len() > 0 {
		l.WriteString(",")
	}
	l.WriteString("\n")
	return encode(l, v)
}

// encode writes v on one line, without its end.
func encode(w io.Writer, v any) error {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return err
	}
	_, err := w.Write(bytes.TrimSuffix(b.Bytes(), []byte("\n")))
	return err
}

func newJSON(w io.Writer, opts Options) Writer {
	j := &jsonWriter{w: bufio.NewWriter(w), policies: map[string]*policy.Policy{}}
	j.w.WriteString(`{"version":"` + SchemaVersion + `",` + "\n" + `"tool":`)
	encode(j.w, opts.Tool) // three strings; writing errors come up at a flush
	j.w.WriteString(",\n" + `"findings":[`)
	return j
}

type jsonWorkspace struct {
	Path      string     `json:"path"`
	Files     int        `json:"files"`
	Resources int        `json:"resources"`
	Counts    jsonCounts `json:"counts"`
}

// jsonCounts counts findings, shown or not.
type jsonCounts struct {
	Critical     int `json:"critical"`
	High         int `json:"high"`
	Medium       int `json:"medium"`
	Low          int `json:"low"`
	Info         int `json:"info"`
	Inconclusive int `json:"inconclusive"`
	Suppressed   int `json:"suppressed"`
}

func countsOf(c Counts) jsonCounts {
	s := c.BySeverity
	return jsonCounts{s[policy.Critical], s[policy.High], s[policy.Medium], s[policy.Low], s[policy.Info], c.Inconclusive, c.Suppressed}
}

type jsonSummary struct {
	Workspaces int        `json:"workspaces"`
	Files      int        `json:"files"`
	Resources  int        `json:"resources"`
	Counts     jsonCounts `json:"counts"`
	Errors     int        `json:"errors"`
	Warnings   int        `json:"warnings"`
	Notices    int        `json:"notices"`
}

// A PolicyInfo is the JSON form of what a policy says of itself.
type PolicyInfo struct {
	Title       string              `json:"title"`
	Description string              `json:"description,omitempty"`
	Severity    policy.Severity     `json:"severity"`
	Category    string              `json:"category,omitempty"`
	CWE         []string            `json:"cwe,omitempty"`
	Controls    map[string][]string `json:"controls,omitempty"`
	Links       []string            `json:"links,omitempty"`
	Remedies    []policy.Remedy     `json:"remedies,omitempty"`
	Custom      bool                `json:"custom,omitempty"`
}

// PolicyInfoOf returns the JSON form of p.
func PolicyInfoOf(p *policy.Policy) PolicyInfo {
	return PolicyInfo{p.Title, p.Description, p.Severity, p.Category, p.CWE, p.Controls, p.Related, p.Remedies, p.Custom}
}

func (j *jsonWriter) Workspace(ws *Workspace) error {
	for i := range ws.Findings {
		f := &ws.Findings[i]
		if j.findings++; j.findings > 1 {
			j.w.WriteByte(',')
		}
		j.w.WriteByte('\n')
		if err := encode(j.w, f); err != nil {
			return err
		}
		if f.Meta != nil && j.policies[f.Policy] == nil {
			j.policies[f.Policy] = f.Meta
		}
	}
	for _, d := range ws.Diagnostics {
		if err := j.diagnostics.add(d); err != nil {
			return err
		}
	}
	if err := j.workspaces.add(jsonWorkspace{ws.Path, ws.Files, ws.Resources, countsOf(ws.Counts)}); err != nil {
		return err
	}
	return j.w.Flush()
}

func (j *jsonWriter) Close(s *Summary) error {
	policies := map[string]PolicyInfo{}
	for id, p := range j.policies {
		policies[id] = PolicyInfoOf(p)
	}
	j.w.WriteString("\n],\n" + `"diagnostics":[`)
	j.w.Write(j.diagnostics.Bytes())
	j.w.WriteString("\n],\n" + `"workspaces":[`)
	j.w.Write(j.workspaces.Bytes())
	j.w.WriteString("\n],\n" + `"policies":`)
	if err := encode(j.w, policies); err != nil {
		return err
	}
	j.w.WriteString(",\n" + `"summary":`)
	err := encode(j.w, jsonSummary{s.Workspaces, s.Files, s.Resources, countsOf(s.Counts), s.Errors, s.Warnings, s.Notices})
	if err != nil {
		return err
	}
	j.w.WriteString("}\n")
	return j.w.Flush()
}
