package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
	"github.com/parapet-iac/parapet/analysis/threat"
	"github.com/parapet-iac/parapet/analysis/workspace"
)

// PathFormat is the version of the JSON form of breach paths. It grows with any
// change that a reader could trip over.
const PathFormat = 1

// Breaches are the breach paths of a workspace, reduced to what reports tell.
type Breaches struct {
	Version   int    `json:"version"`
	Tool      Tool   `json:"tool"`
	Workspace string `json:"workspace"`
	// Facts are what the steps lead from and to, by id.
	Facts []PathFact `json:"facts"`
	// Paths lead from outside to an account or a store. Escalations lead there
	// from the rights of one principal. Exposures are single steps from outside,
	// or from a whole account, wherever they lead.
	Paths       []BreachPath `json:"paths"`
	Escalations []BreachPath `json:"escalations"`
	Exposures   []PathStep   `json:"exposures"`
	// Reaches are the steps of the network, wherever attackers are.
	Reaches []PathStep `json:"reaches,omitempty"`
	// Steps are all steps there are, whether or not a path takes them, where they are
	// asked for.
	Steps []PathStep `json:"steps,omitempty"`
}

// A PathFact is something that an attacker may have.
type PathFact struct {
	ID      string `json:"id"`
	Kind    string `json:"kind"`
	Address string `json:"address,omitempty"`
	Stack   string `json:"stack,omitempty"`
	Name    string `json:"name,omitempty"`
	// Label is for people.
	Label string `json:"label"`
}

// A BreachPath is a way to a goal.
type BreachPath struct {
	// Status is "confirmed", or "possible" for a path that assumes something.
	Status string `json:"status"`
	Start  string `json:"start"`
	Goal   string `json:"goal"`
	// Method and Actions are those that an escalation begins with.
	Method  string     `json:"method,omitempty"`
	Actions []string   `json:"actions,omitempty"`
	Cost    float32    `json:"cost"`
	Assumes []string   `json:"assumes"`
	Steps   []PathStep `json:"steps"`
	// ChokePoints are the steps, by index, that every path from the start to the
	// goal takes.
	ChokePoints []int `json:"chokePoints,omitempty"`
}

// A PathStep leads from facts, the first of which acts, to another.
type PathStep struct {
	From       []string    `json:"from"`
	To         string      `json:"to"`
	Method     string      `json:"method"`
	Title      string      `json:"title"`
	Actions    []string    `json:"actions"`
	Techniques []string    `json:"techniques"`
	Level      string      `json:"level"`
	Source     string      `json:"source"`
	Assumes    []string    `json:"assumes"`
	Places     []PathPlace `json:"places"`
}

// A PathPlace is what opens a step.
type PathPlace struct {
	Address string `json:"address"`
	Path    string `json:"path"`
	File    string `json:"file,omitempty"`
	Range   *Range `json:"range,omitempty"`
	// Location is the place in an editor's terms: {uri, range}.
	Location any `json:"location,omitempty"`
}

// A pathReducer turns the breach paths of one workspace into report data.
type pathReducer struct {
	Reducer
	// places tells where evidence stands.
	places interface {
		Span(threat.Evidence) (source.Span, bool)
	}
	ids   map[threat.Fact]string
	facts []PathFact
}

// Breaches reduces breach paths, and beside them steps of the network; keep says which
// paths are wanted, nil all.
func (r Reducer) Breaches(tool Tool, b *workspace.Breaches, keep func(threat.Path) bool, reaches ...threat.Rule) Breaches {
	p := r.newPaths(b)
	out := Breaches{Version: PathFormat, Tool: tool, Workspace: r.Workspace,
		Paths: []BreachPath{}, Escalations: []BreachPath{}, Exposures: []PathStep{}}
	for _, path := range b.Paths() {
		if keep == nil || keep(path) {
			out.Paths = append(out.Paths, p.path(path))
		}
	}
	for _, e := range b.Escalations() {
		if keep == nil || keep(e.Path) {
			path := p.path(e.Path)
			path.Method, path.Actions = e.Method.ID, e.Actions
			out.Escalations = append(out.Escalations, path)
		}
	}
	if keep == nil {
		for _, rule := range b.Exposures() {
			out.Exposures = append(out.Exposures, p.step(rule))
		}
	}
	for i := range reaches {
		out.Reaches = append(out.Reaches, p.step(&reaches[i]))
	}
	for _, rule := range b.Rules {
		if r.Steps {
			out.Steps = append(out.Steps, p.step(rule))
		}
	}
	out.Facts = p.facts
	return out
}

// Paths reduces the breach paths from outside alone.
func (r Reducer) Paths(tool Tool, b *workspace.Breaches) *Breaches {
	p := r.newPaths(b)
	out := &Breaches{Version: PathFormat, Tool: tool, Workspace: r.Workspace}
	for _, path := range b.Paths() {
		out.Paths = append(out.Paths, p.path(path))
	}
	out.Facts = p.facts
	return out
}

func (r Reducer) newPaths(b *workspace.Breaches) *pathReducer {
	return &pathReducer{Reducer: r, places: b, ids: map[threat.Fact]string{}, facts: []PathFact{}}
}

func (p *pathReducer) path(path threat.Path) BreachPath {
	out := BreachPath{Status: "confirmed", Start: p.fact(path.Start), Goal: p.fact(path.Goal), Cost: path.Cost,
		Assumes: list(path.Assumes), Steps: []PathStep{}, ChokePoints: path.Chokes}
	if !path.Confirmed() {
		out.Status = "possible"
	}
	for _, s := range path.Steps {
		out.Steps = append(out.Steps, p.step(s))
	}
	return out
}

func list(s []string) []string {
	if s == nil {
		return []string{}
	}
	return s
}

func (p *pathReducer) step(rule *threat.Rule) PathStep {
	s := PathStep{To: p.fact(rule.Head), From: []string{}, Method: rule.Method.ID, Title: rule.Method.Title, Actions: list(rule.Actions),
		Techniques: list(rule.Method.Techniques), Level: rule.Level.String(), Source: rule.Method.Source,
		Assumes: list(rule.Assumes), Places: []PathPlace{}}
	for _, f := range rule.Body {
		s.From = append(s.From, p.fact(f))
	}
	for _, e := range rule.Evidence {
		s.Places = append(s.Places, p.place(e))
	}
	return s
}

func (p *pathReducer) place(e threat.Evidence) PathPlace {
	place := PathPlace{Address: string(e.Address), Path: e.Path.String()}
	if span, ok := p.places.Span(e); ok {
		at := rangeOf(span)
		place.File, place.Range = p.name(span.File), &at
		if p.Locate != nil {
			place.Location = p.Locate(span)
		}
	}
	return place
}

func (p *pathReducer) fact(f threat.Fact) string {
	id, ok := p.ids[f]
	if !ok {
		id = fmt.Sprintf("f%d", len(p.facts)+1)
		p.ids[f] = id
		p.facts = append(p.facts, PathFact{ID: id, Kind: string(f.Kind), Address: string(f.Address), Stack: f.Stack, Name: f.Name, Label: FactLabel(f)})
	}
	return id
}

// FactLabel names a fact for people.
func FactLabel(f threat.Fact) string { return f.Label() }

// isOf reports whether an address is that of a resource or of a part of it, such as
// a container of a pod.
func isOf(part, address model.Address) bool {
	rest, ok := strings.CutPrefix(string(part), string(address))
	return ok && (rest == "" || rest[0] == '[')
}

// About reports whether a path goes over a resource, or rests on it.
func About(path threat.Path, address model.Address) bool {
	if isOf(path.Start.Address, address) || isOf(path.Goal.Address, address) {
		return true
	}
	return slices.ContainsFunc(path.Steps, func(r *threat.Rule) bool { return RuleAbout(r, address) })
}

// RuleAbout reports whether a step leads from, to or over a resource, or rests on
// it.
func RuleAbout(r *threat.Rule, address model.Address) bool {
	return isOf(r.Head.Address, address) ||
		slices.ContainsFunc(r.Body, func(f threat.Fact) bool { return isOf(f.Address, address) }) ||
		slices.ContainsFunc(r.Evidence, func(e threat.Evidence) bool { return isOf(e.Address, address) })
}
