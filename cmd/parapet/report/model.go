package report

import (
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/analysis/source"
	"github.com/parapet-iac/parapet/analysis/threat"
)

// A Tool says who made a report.
type Tool struct {
	Name    string `json:"name"`
	Version string `json:"version"`
	// URL is the tool's home.
	URL string `json:"url"`
}

// A Workspace is one analysis, reduced to what reports tell.
type Workspace struct {
	// Path is the workspace as reports name it.
	Path string
	// Files and Resources are how many were read.
	Files, Resources int
	// Findings are those to show, highest rank first.
	Findings []Finding
	// Counts count all findings, shown or not.
	Counts Counts
	// Paths are the breach paths, where formats that draw them were asked for.
	Paths       *Breaches
	Diagnostics []Diagnostic
}

// Counts are numbers of findings. Only those that are neither suppressed nor
// inconclusive are counted by severity.
type Counts struct {
	BySeverity   [policy.Critical + 1]int
	Inconclusive int
	Suppressed   int
}

// Failed returns how many findings are neither suppressed nor inconclusive.
func (c Counts) Failed() int {
	n := 0
	for _, m := range c.BySeverity {
		n += m
	}
	return n
}

// Add counts a finding.
func (c *Counts) Add(status Status, severity policy.Severity) {
	switch status {
	case Suppressed:
		c.Suppressed++
	case Inconclusive:
		c.Inconclusive++
	default:
		c.BySeverity[severity]++
	}
}

// A Summary is what the workspaces of a run have come to.
type Summary struct {
	Workspaces, Files, Resources int
	Counts                       Counts
	// Errors, Warnings and Notices are numbers of diagnostics.
	Errors, Warnings, Notices int
}

// Add adds a workspace.
func (s *Summary) Add(w *Workspace) {
	s.Workspaces++
	s.Files += w.Files
	s.Resources += w.Resources
	for i, n := range w.Counts.BySeverity {
		s.Counts.BySeverity[i] += n
	}
	s.Counts.Inconclusive += w.Counts.Inconclusive
	s.Counts.Suppressed += w.Counts.Suppressed
	for _, d := range w.Diagnostics {
		switch d.Severity {
		case source.Error.String():
			s.Errors++
		case source.Warning.String():
			s.Warnings++
		default:
			s.Notices++
		}
	}
}

// A Status says what a finding means.
type Status string

// The statuses.
const (
	Fail         Status = "fail"         // it rests on known values alone
	Inconclusive Status = "inconclusive" // it rests on a value that cannot be known
	Suppressed   Status = "suppressed"   // somebody has silenced it
)

// A Finding is one place where a policy found something. Its JSON form is that
// of findings.schema.json.
type Finding struct {
	Policy   string          `json:"policy"`
	Aliases  []string        `json:"aliases,omitempty"`
	Severity policy.Severity `json:"severity"`
	Category string          `json:"category,omitempty"`
	// Rank orders findings, 0 to 99, higher first. It is the sum of Points. Tier says
	// whether the finding is on a breach path, ChokePoint that every way to some jewel
	// takes the step that it opens.
	Rank       int         `json:"rank"`
	Points     Points      `json:"points"`
	Tier       threat.Tier `json:"tier"`
	ChokePoint bool        `json:"chokePoint,omitempty"`
	Status     Status      `json:"status"`
	Message    string      `json:"message"`
	// Type is the canonical type of the resource that was judged.
	Type string `json:"type"`
	// Resource is the address in whose declaration the place lies; Instances
	// are all that share the finding.
	Resource  string   `json:"resource"`
	Instances []string `json:"instances"`
	Language  string   `json:"language"`
	// Workspace and File are slash-separated: relative to the current folder
	// where they lie below it, else absolute.
	Workspace string `json:"workspace"`
	File      string `json:"file"`
	Range     Range  `json:"range"`
	// Block is the whole declaration around Range.
	Block Range `json:"block"`
	// Paths are the attributes that the finding rests on.
	Paths       []model.Path `json:"paths"`
	Related     []Related    `json:"related,omitempty"`
	Suppression *Suppression `json:"suppression,omitempty"`
	// Fingerprint names the finding within its workspace across edits that
	// only move lines.
	Fingerprint string `json:"fingerprint"`
	// Fixes are ways to mend it, the preferred one first.
	Fixes []Fix `json:"fixes,omitempty"`

	// On are the breach paths of the workspace that it opens a step of, by index.
	On []int `json:"-"`
	// Meta is the policy, for formats that describe it.
	Meta *policy.Policy `json:"-"`
	// Frame is the code to show, if frames were asked for.
	Frame []Line `json:"-"`
}

// Points are what a rank is the sum of.
type Points struct {
	Tier     int `json:"tier"`
	Severity int `json:"severity"`
	Category int `json:"category"`
	Choke    int `json:"chokePoint"`
	Ease     int `json:"ease"`
}

// A Position counts lines and columns from 1, columns in Unicode code points,
// and bytes from 0.
type Position struct {
	Line   int `json:"line"`
	Column int `json:"column"`
	Offset int `json:"offset"`
}

// A Range is half-open.
type Range struct {
	Start Position `json:"start"`
	End   Position `json:"end"`
}

// A Related place explains a finding.
type Related struct {
	File    string `json:"file"`
	Range   Range  `json:"range"`
	Message string `json:"message"`
}

// A Fix is a way to mend a finding.
type Fix struct {
	// Title is a verb phrase.
	Title string `json:"title"`
	// Unsafe says what else the edits change.
	Unsafe string `json:"unsafe,omitempty"`
	// Edits are sorted by file and place, and do not overlap.
	Edits []Edit `json:"edits"`
}

// An Edit replaces a range of a file.
type Edit struct {
	File  string `json:"file"`
	Range Range  `json:"range"`
	Text  string `json:"text"`
}

// A Suppression says how a finding was silenced: by a comment, the
// configuration or a baseline.
type Suppression struct {
	Kind   string `json:"kind"`
	Reason string `json:"reason,omitempty"`
	File   string `json:"file,omitempty"`
	Range  *Range `json:"range,omitempty"`
}

// A Diagnostic tells what kept the analysis from knowing more.
type Diagnostic struct {
	// Severity is "error", "warning" or "notice".
	Severity string `json:"severity"`
	Message  string `json:"message"`
	Detail   string `json:"detail,omitempty"`
	// File is empty and Range nil where the trouble has no place.
	File      string `json:"file,omitempty"`
	Range     *Range `json:"range,omitempty"`
	Workspace string `json:"workspace"`
}
