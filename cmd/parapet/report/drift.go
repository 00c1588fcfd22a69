package report

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"

	"github.com/parapet-iac/parapet/analysis/cloud"
	"github.com/parapet-iac/parapet/analysis/drift"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
	"github.com/parapet-iac/parapet/analysis/threat"
)

// DriftFormat is the version of the JSON form of drift, which drift.schema.json
// describes. It grows with any change that a reader could trip over.
const DriftFormat = 1

// Drift is what differs between the code and what runs, reduced to what reports
// tell.
type Drift struct {
	Version   int          `json:"version"`
	Tool      Tool         `json:"tool"`
	Workspace string       `json:"workspace"`
	Summary   DriftSummary `json:"summary"`
	// Drifts are in order, the most urgent first.
	Drifts []DriftItem `json:"drifts"`
	// Facts and Paths are those of breach paths that the code does not have.
	Facts []PathFact  `json:"facts"`
	Paths []DriftPath `json:"paths"`
	// Untied are resources of the code that no name tells apart; NotRead those of
	// types that were not read. Nothing is said about either.
	Untied     []string           `json:"untied"`
	NotRead    []string           `json:"notRead"`
	Unreadable []cloud.Unreadable `json:"unreadable"`
	Controlled []Controlled       `json:"controlled,omitempty"`
	// Round is there when the code is compared again and again.
	Round *DriftRound `json:"round,omitempty"`
}

// DriftSummary counts.
type DriftSummary struct {
	Compared   int `json:"compared"`
	Changed    int `json:"changed"`
	Unmanaged  int `json:"unmanaged"`
	Missing    int `json:"missing"`
	Risky      int `json:"risky"`
	Harmless   int `json:"harmless"`
	Accepted   int `json:"accepted"`
	Controlled int `json:"controlled"`
}

// A DriftItem is one resource that is not as the code has it.
type DriftItem struct {
	Kind     string         `json:"kind"`
	Type     string         `json:"type"`
	Address  string         `json:"address"`
	Stack    string         `json:"stack"`
	ID       string         `json:"id,omitempty"`
	Account  string         `json:"account,omitempty"`
	Region   string         `json:"region,omitempty"`
	Risky    bool           `json:"risky"`
	Rank     int            `json:"rank"`
	Note     string         `json:"note,omitempty"`
	File     string         `json:"file,omitempty"`
	Range    *Range         `json:"range,omitempty"`
	Changes  []DriftChange  `json:"changes"`
	Findings []DriftFinding `json:"findings"`
	// Paths are indexes of the paths that rest on the drift.
	Paths    []int         `json:"paths"`
	Remedies []DriftRemedy `json:"remedies"`
	// Accepted says who has reviewed it: the file that records it, or nothing.
	Accepted string `json:"accepted,omitempty"`
	// Fingerprint names the drift as long as what runs stays as it is.
	Fingerprint string `json:"fingerprint"`
}

// A DriftChange is one attribute that differs. Values that are not known are
// written as the code has them, sensitive ones are left out.
type DriftChange struct {
	Path string `json:"path"`
	Op   string `json:"op"`
	Code any    `json:"code,omitempty"`
	Live any    `json:"live,omitempty"`
	// Address is that of the resource in which the code says it.
	Address string `json:"address"`
	File    string `json:"file,omitempty"`
	Range   *Range `json:"range,omitempty"`
}

// A DriftFinding is what a policy finds in what runs and not in the code.
type DriftFinding struct {
	Policy   string   `json:"policy"`
	Title    string   `json:"title"`
	Severity string   `json:"severity"`
	Address  string   `json:"address"`
	Paths    []string `json:"paths"`
	// Changes are indexes of the changes that it rests on.
	Changes []int `json:"changes"`
}

// A DriftPath is a breach path that the code does not have, and why it is there.
type DriftPath struct {
	BreachPath
	Because []DriftCause `json:"because"`
}

// A DriftCause is a drift by its index, -1 for one that an earlier round has told, and
// the attribute that differs.
type DriftCause struct {
	Drift   int    `json:"drift"`
	Address string `json:"address"`
	Path    string `json:"path,omitempty"`
}

// A DriftRemedy is one way to put things right.
type DriftRemedy struct {
	// Kind is "restore", "adopt", "declare" or "remove".
	Kind  string `json:"kind"`
	Title string `json:"title"`
	// Commands restore what the code says.
	Commands []string `json:"commands,omitempty"`
	// Files are those that --write changes or adds.
	Files []string `json:"files,omitempty"`
}

// A Controlled resource was made by a controller.
type Controlled struct {
	Type   string `json:"type"`
	ID     string `json:"id"`
	Region string `json:"region,omitempty"`
	MadeBy string `json:"madeBy"`
}

// driftSpans tells where the code stands that evidence is about.
type driftSpans struct {
	report *drift.Report
	files  source.Files
}

func (d driftSpans) Span(e threat.Evidence) (source.Span, bool) {
	for _, at := range d.report.Places(e) {
		if span, ok := d.files.Span(at); ok {
			return span, true
		}
	}
	return source.Span{}, false
}

// Drift reduces a judged comparison.
func (r Reducer) Drift(tool Tool, files source.Files, d *drift.Report) *Drift {
	p := r.newPaths(nil)
	p.places = driftSpans{d, files}
	out := &Drift{Version: DriftFormat, Tool: tool, Workspace: r.Workspace, Drifts: []DriftItem{}, Paths: []DriftPath{},
		Facts: []PathFact{}, Untied: addresses(d.Untied), NotRead: addresses(d.Unread), Unreadable: d.Unreadable}
	if out.Unreadable == nil {
		out.Unreadable = []cloud.Unreadable{}
	}
	out.Summary.Compared, out.Summary.Controlled = d.Compared, len(d.Controlled)
	for i := range d.Drifts {
		out.Drifts = append(out.Drifts, r.driftItem(files, &d.Drifts[i]))
	}
	for i := range d.Paths {
		path := DriftPath{BreachPath: p.path(d.Paths[i].Path), Because: []DriftCause{}}
		if m := d.Paths[i].Method; m != nil {
			path.Method = m.ID
		}
		for _, c := range d.Paths[i].Because {
			path.Because = append(path.Because, cause(d, c))
		}
		out.Paths = append(out.Paths, path)
	}
	for _, c := range d.Controlled {
		out.Controlled = append(out.Controlled, Controlled{c.Type, c.ID, c.Region, c.MadeBy})
	}
	out.Facts = append(out.Facts, p.facts...)
	return out
}

func addresses(resources []*model.Resource) []string {
	out := []string{}
	for _, r := range resources {
		out = append(out, string(r.Address))
	}
	return out
}

func cause(d *drift.Report, c drift.Cause) DriftCause {
	x := &d.Drifts[c.Drift]
	out := DriftCause{Drift: c.Drift, Address: string(x.Address)}
	if c.Change >= 0 {
		out.Path = x.Changes[c.Change].Path
	}
	return out
}

// Count counts the drifts, accepted ones aside.
func (d *Drift) Count() {
	s := DriftSummary{Compared: d.Summary.Compared, Controlled: d.Summary.Controlled}
	for _, x := range d.Drifts {
		if x.Accepted != "" {
			s.Accepted++
			continue
		}
		switch x.Kind {
		case "changed":
			s.Changed++
		case "unmanaged":
			s.Unmanaged++
		case "missing":
			s.Missing++
		}
		if x.Risky {
			s.Risky++
		} else {
			s.Harmless++
		}
	}
	d.Summary = s
}

func (r Reducer) driftItem(files source.Files, d *drift.Drift) DriftItem {
	out := DriftItem{
		Kind: string(d.Kind), Type: d.Type, Address: string(d.Address), Stack: d.Stack, ID: d.ID, Account: d.Account, Region: d.Region,
		Risky: d.Risky, Rank: d.Rank(), Note: d.Note, Changes: []DriftChange{}, Findings: []DriftFinding{}, Paths: []int{}, Remedies: []DriftRemedy{},
	}
	if d.Code != nil {
		out.File, out.Range = r.at(files, d.Code.Origin.Header)
	}
	for i := range d.Changes {
		c := &d.Changes[i]
		change := DriftChange{Path: c.Path, Op: string(c.Op), Code: shown(c.Code), Live: shown(c.Live), Address: string(d.Address)}
		if c.Part != "" {
			change.Address = string(c.Part)
		}
		change.File, change.Range = r.at(files, c.At)
		out.Changes = append(out.Changes, change)
	}
	for _, f := range d.Findings {
		finding := DriftFinding{Policy: f.Policy.ID, Title: f.Policy.Title, Severity: f.Policy.Severity.String(), Address: string(f.Address),
			Paths: []string{}, Changes: append([]int{}, f.Changes...)}
		for _, p := range f.Paths {
			finding.Paths = append(finding.Paths, p.String())
		}
		out.Findings = append(out.Findings, finding)
	}
	out.Paths = append(out.Paths, d.Paths...)
	out.Fingerprint = driftPrint(&out)
	return out
}

func (r Reducer) at(files source.Files, at source.Range) (file string, _ *Range) {
	span, ok := files.Span(at)
	if !ok {
		return "", nil
	}
	rng := rangeOf(span)
	return r.name(span.File), &rng
}

// shown returns a value as reports tell it.
func shown(v *model.Value) any {
	switch {
	case v.IsNull():
		return nil
	case v.Is(model.Sensitive):
		return "(sensitive)"
	case v.Is(model.Unknown) && v.Hint() != "":
		return v.Hint()
	case v.Is(model.Unknown):
		return "(known after apply)"
	case v.Kind() == model.List:
		out := []any{}
		for _, e := range v.Elems() {
			out = append(out, shown(e))
		}
		return out
	case v.Kind() == model.Object:
		out := map[string]any{}
		for _, a := range v.Attrs() {
			if x := shown(a.Value); x != nil {
				out[a.Name] = x
			}
		}
		return out
	}
	return cloud.Plain(v)
}

// driftPrint names a drift by what runs: the same drift has the same name tomorrow,
// and one that has become another drift has another.
func driftPrint(d *DriftItem) string {
	h := sha256.New()
	e := json.NewEncoder(h)
	name := []string{d.Kind, d.Type, d.Address, d.ID, d.Account, d.Region}
	if d.Stack != "." && d.ID == "" {
		name = append(name, d.Stack) // the code has the same address elsewhere
	}
	_ = e.Encode(name) // a hash takes everything
	for _, c := range d.Changes {
		_ = e.Encode([]any{c.Path, c.Op, c.Live})
		if c.Op == "removed" {
			_ = e.Encode(c.Code)
		}
	}
	return hex.EncodeToString(h.Sum(nil)[:16])
}
