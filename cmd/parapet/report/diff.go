package report

import (
	"fmt"
	"io"

	"github.com/parapet-iac/parapet/analysis/compare"
)

// DiffFormat is the version of the JSON form of comparisons. It grows with any change
// that a reader could trip over.
const DiffFormat = 1

// A Diff is what lies between two revisions, reduced to what reports tell.
type Diff struct {
	Version int  `json:"version"`
	Tool    Tool `json:"tool"`
	// Base and Head are the revisions; files that are not committed belong to a Head
	// without a name.
	Base       Revision        `json:"base"`
	Head       Revision        `json:"head"`
	Workspaces []DiffWorkspace `json:"workspaces"`
}

// A Revision is one side of a comparison.
type Revision struct {
	Name   string `json:"name,omitempty"`
	Commit string `json:"commit,omitempty"`
}

func (r Revision) String() string {
	short := r.Commit[:min(len(r.Commit), 10)]
	switch {
	case r.Name == "" && r.Commit == "":
		return "the files as they are"
	case r.Name == "" || r.Name == r.Commit:
		return short
	}
	return r.Name + " (" + short + ")"
}

// A DiffWorkspace is a workspace before and after. Places of what is closed are those
// of the base.
type DiffWorkspace struct {
	Path     string      `json:"path"`
	Findings Difference  `json:"findings"`
	Paths    PathChanges `json:"paths"`
	// Facts are what the steps of paths lead from and to, by id.
	Facts       []PathFact   `json:"facts"`
	Diagnostics []Diagnostic `json:"diagnostics"`
}

// A Difference is findings that are new, and gone.
type Difference struct {
	Opened []Finding `json:"opened"`
	Closed []Finding `json:"closed"`
}

// PathChanges are breach paths that are new, and gone; escalations among them.
type PathChanges struct {
	Opened []PathChange `json:"opened"`
	Closed []PathChange `json:"closed"`
}

// A PathChange is a breach path that a change opens or closes.
type PathChange struct {
	BreachPath
	// Firmer tells that the path is possible on the other side, and confirmed here.
	Firmer bool `json:"firmer"`
	// Lines are what the change did to open or close it.
	Lines []ChangedLine `json:"lines"`
}

// A ChangedLine is a place that opened or closed a path.
type ChangedLine struct {
	PathPlace
	// Change is "added", "changed" or "removed"; a place that was removed is one of
	// the base.
	Change string `json:"change"`
}

// Diff reduces what lies between two analyses.
func (r Reducer) Diff(before, after compare.Side, c *compare.Change) DiffWorkspace {
	out := DiffWorkspace{Path: r.Workspace, Findings: Difference{[]Finding{}, []Finding{}}, Paths: PathChanges{[]PathChange{}, []PathChange{}}, Diagnostics: []Diagnostic{}}
	for i := range c.Opened {
		out.Findings.Opened = append(out.Findings.Opened, r.Finding(after.Result, &c.Opened[i]))
	}
	for i := range c.Closed {
		out.Findings.Closed = append(out.Findings.Closed, r.Finding(before.Result, &c.Closed[i]))
	}
	p := r.newPaths(after.Breaches)
	for i := range c.OpenedPaths {
		out.Paths.Opened = append(out.Paths.Opened, p.change(&c.OpenedPaths[i]))
	}
	p.places = before.Breaches
	for i := range c.ClosedPaths {
		out.Paths.Closed = append(out.Paths.Closed, p.change(&c.ClosedPaths[i]))
	}
	out.Facts = p.facts
	for _, d := range after.Diagnostics {
		out.Diagnostics = append(out.Diagnostics, r.Diagnostic(after.Result, d))
	}
	return out
}

func (p *pathReducer) change(c *compare.Path) PathChange {
	out := PathChange{BreachPath: p.path(c.Path), Firmer: c.Firmer, Lines: []ChangedLine{}}
	if c.Method != nil {
		out.Method, out.Actions = c.Method.ID, c.Actions
	}
	for _, l := range c.Lines {
		at := rangeOf(l.Span)
		line := ChangedLine{PathPlace: PathPlace{Address: string(l.Evidence.Address), Path: l.Evidence.Path.String(), File: p.name(l.File), Range: &at}, Change: l.Kind.String()}
		out.Lines = append(out.Lines, line)
	}
	return out
}

// PathLine tells a path that a change closes in one line: where it goes.
func PathLine(p *compare.Path) string {
	line := FactLabel(p.Start)
	for _, s := range p.Steps {
		line += " → " + FactLabel(s.Head)
	}
	switch {
	case p.Firmer:
		line += " (which stays possible)"
	case !p.Confirmed():
		line += " (possible)"
	}
	return line
}

// diffWriters are the formats of comparisons.
var diffWriters = map[string]func(io.Writer, Options, *Diff) error{
	"text": writeDiffText, "json": writeDiffJSON, "markdown": writeDiffMarkdown,
}

// DiffFormats are their names.
var DiffFormats = []string{"text", "json", "markdown"}

// WriteDiff writes a comparison.
func WriteDiff(format string, w io.Writer, opts Options, d *Diff) error {
	write := diffWriters[format]
	if write == nil {
		return fmt.Errorf("a comparison has no format %q", format)
	}
	return write(w, opts, d)
}

// counts returns how many paths and findings a comparison opens and closes.
func (d *Diff) counts() (paths, findings [2]int) {
	for _, ws := range d.Workspaces {
		paths[0] += len(ws.Paths.Opened)
		paths[1] += len(ws.Paths.Closed)
		findings[0] += len(ws.Findings.Opened)
		findings[1] += len(ws.Findings.Closed)
	}
	return paths, findings
}

// headline sums a comparison up: "opens 1 breach path and 2 findings, closes 1 finding".
func (d *Diff) headline() string {
	paths, findings := d.counts()
	opens, closes := amount(paths[0], findings[0]), amount(paths[1], findings[1])
	switch {
	case opens == "" && closes == "":
		return "opens and closes nothing"
	case closes == "":
		return "opens " + opens
	case opens == "":
		return "closes " + closes
	}
	return "opens " + opens + "; closes " + closes
}

func amount(paths, findings int) string {
	switch {
	case paths > 0 && findings > 0:
		return plural(paths, "breach path") + " and " + plural(findings, "finding")
	case paths > 0:
		return plural(paths, "breach path")
	case findings > 0:
		return plural(findings, "finding")
	}
	return ""
}
