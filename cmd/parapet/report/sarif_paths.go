package report

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strings"
)

// maxFlows is how many paths are told beside one finding, the best ones.
const maxFlows = 10

// sarifPaths tells the breach paths of one workspace: each as a code flow, and as a
// traversal of the graph that all of them make.
type sarifPaths struct {
	graph  int // among those of the run
	labels map[string]string
	edges  map[[3]string]string // ids
}

// graph enters the graph of a workspace into the run.
func (s *sarif) graph(b *Breaches) *sarifPaths {
	p := &sarifPaths{graph: len(s.graphs), labels: labelsOf(b.Facts), edges: map[[3]string]string{}}
	g := sarifGraph{Description: sarifMessage{Text: "breach paths of " + b.Workspace}, Nodes: []sarifNode{}, Edges: []sarifEdge{}}
	edges, used := b.edges()
	for _, f := range b.Facts {
		if used[f.ID] {
			g.Nodes = append(g.Nodes, sarifNode{ID: f.ID, Label: sarifMessage{Text: f.Label}})
		}
	}
	for i, e := range edges {
		id := fmt.Sprintf("e%d", i+1)
		p.edges[[3]string{e.from, e.to, e.label}] = id
		g.Edges = append(g.Edges, sarifEdge{ID: id, Label: sarifMessage{Text: e.label}, Source: e.from, Target: e.to})
	}
	same := func(o sarifGraph) bool { return reflect.DeepEqual(o, g) }
	if i := slices.IndexFunc(s.graphs, same); i >= 0 { // all graphs of a run are to be different
		p.graph = i
		return p
	}
	s.graphs = append(s.graphs, g)
	return p
}

// flow tells a path step by step. A step that stands at several places is several
// locations, of which the first matters most.
func (p *sarifPaths) flow(path *BreachPath) sarifCodeFlow {
	thread := sarifThread{Message: sarifMessage{Text: p.labels[path.Start] + " gets " + p.labels[path.Goal]}}
	for i := range path.Steps {
		s := &path.Steps[i]
		text := p.step(s)
		importance := "important"
		if slices.Contains(path.ChokePoints, i) {
			importance = "essential"
		}
		told := false
		for _, at := range s.Places {
			if at.Range == nil {
				continue
			}
			l := sarifThreadLocation{Location: sarifLocation{
				Physical: &sarifPhysical{ArtifactLocation: sarifArtifactOf(at.File), Region: sarifRegionOf(*at.Range)},
				Logical:  []sarifLogical{{Name: at.Address, Kind: "resource"}}, Message: &sarifMessage{Text: text},
			}, Order: i + 1, Importance: importance}
			if told {
				l.Level, l.Importance = 1, "unimportant"
			}
			thread.Locations = append(thread.Locations, l)
			told = true
		}
		if !told { // it follows without anything that somebody wrote
			thread.Locations = append(thread.Locations, sarifThreadLocation{
				Location: sarifLocation{Message: &sarifMessage{Text: text}}, Order: i + 1, Importance: "unimportant"})
		}
	}
	return sarifCodeFlow{Threads: []sarifThread{thread}}
}

// step tells a step in a sentence.
func (p *sarifPaths) step(s *PathStep) string {
	var from []string
	for _, f := range s.From {
		from = append(from, p.labels[f])
	}
	text := fmt.Sprintf("%s can %s: %s", strings.Join(from, " with "), s.Title, p.labels[s.To])
	if details := slices.Concat(s.Actions, s.Techniques); len(details) > 0 {
		text += " (" + strings.Join(details, ", ") + ")"
	}
	for _, a := range s.Assumes {
		text += "; assuming " + a
	}
	return text
}

// traversal tells which edges a path takes.
func (p *sarifPaths) traversal(path *BreachPath) sarifTraversal {
	t := sarifTraversal{Graph: p.graph, Edges: []sarifEdgeTraversal{}}
	for i := range path.Steps {
		s := &path.Steps[i]
		for _, from := range s.From {
			t.Edges = append(t.Edges, sarifEdgeTraversal{ID: p.edges[[3]string{from, s.To, s.Method}]})
		}
	}
	return t
}

// explain adds a path to a result.
func (p *sarifPaths) explain(r *sarifResult, path *BreachPath) {
	r.CodeFlows = append(r.CodeFlows, p.flow(path))
	r.Traversals = append(r.Traversals, p.traversal(path))
}

// The rules of results that are paths themselves.
var pathRules = []sarifRule{
	{ID: "breach-path", Short: sarifMessage{Text: "An attacker from outside reaches an account or a data store"},
		Full:    sarifMessage{Text: "A sequence of steps, each opened by what the code says, leads from outside to an account as a whole or to the content of a data store."},
		Default: sarifConfiguration{Level: "error"}, Properties: sarifRuleProperties{Tags: []string{"security"}, Precision: "high", Severity: securitySeverity[4]}},
	{ID: "escalation", Short: sarifMessage{Text: "A user or role gets more rights than it was given"},
		Full:    sarifMessage{Text: "The rights of one user or role suffice to get those of an administrator, or the content of a data store that it cannot read by itself."},
		Default: sarifConfiguration{Level: "warning"}, Properties: sarifRuleProperties{Tags: []string{"security"}, Precision: "high", Severity: securitySeverity[3]}},
}

// WriteSARIF writes the paths as results, with code flows and their graph.
func (b *Breaches) WriteSARIF(out io.Writer, opts Options) error {
	s := newSARIF(out, opts).(*sarif)
	s.rules = pathRules
	p := s.graph(b)
	for rule, paths := range [][]BreachPath{b.Paths, b.Escalations} {
		for i := range paths {
			if err := s.add(p.result(rule, &paths[i])); err != nil {
				return err
			}
		}
	}
	return s.Close(&Summary{})
}

func (p *sarifPaths) result(rule int, path *BreachPath) sarifResult {
	r := sarifResult{RuleID: pathRules[rule].ID, RuleIndex: rule, Kind: "fail", Level: "warning", Locations: []sarifLocation{}}
	if path.Status == "confirmed" {
		r.Level = pathRules[rule].Default.Level
	}
	r.Message.Text = p.labels[path.Start] + " gets " + p.labels[path.Goal]
	if len(path.Assumes) > 0 {
		r.Message.Text += ", assuming " + strings.Join(path.Assumes, "; ")
	}
	if at := path.where(); at != nil {
		r.Locations = append(r.Locations, sarifLocation{
			Physical: &sarifPhysical{ArtifactLocation: sarifArtifactOf(at.File), Region: sarifRegionOf(*at.Range)},
			Logical:  []sarifLogical{{Name: at.Address, Kind: "resource"}}})
	}
	sum := sha256.Sum256([]byte(strings.Join([]string{pathRules[rule].ID, p.labels[path.Start], p.labels[path.Goal], path.Method}, "\x00")))
	r.PartialFingerprints = map[string]string{"parapet/v1": hex.EncodeToString(sum[:16])}
	r.Properties.Severity = cmp.Or(map[string]string{"error": "critical"}[r.Level], "high")
	p.explain(&r, path)
	return r
}

// where returns the place to show for a path: the first that every path to its goal
// goes over, else the first.
func (p *BreachPath) where() *PathPlace {
	var first *PathPlace
	for i := range p.Steps {
		for j := range p.Steps[i].Places {
			at := &p.Steps[i].Places[j]
			if at.Range == nil {
				continue
			}
			if slices.Contains(p.ChokePoints, i) {
				return at
			}
			if first == nil {
				first = at
			}
		}
	}
	return first
}
