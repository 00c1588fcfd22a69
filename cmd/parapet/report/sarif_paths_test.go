package report

import (
	"bytes"
	"encoding/json"
	"os"
	"testing"
)

// drawn is a workspace with a path of two steps, the first of which takes two facts,
// and an escalation that nobody wrote a line for.
func drawn() *Breaches {
	at := func(file string, line int) PathPlace {
		r := Range{Start: Position{line, 3, 0}, End: Position{line, 9, 6}}
		return PathPlace{Address: "aws_x.y", Path: "a.b[0]", File: file, Range: &r}
	}
	step := func(to, method string, places []PathPlace, from ...string) PathStep {
		return PathStep{From: from, To: to, Method: method, Title: "do \"it\"", Actions: []string{"s3:GetObject"}, Techniques: []string{"T1530"}, Assumes: []string{}, Places: places}
	}
	return &Breaches{
		Workspace: "infra",
		Facts: []PathFact{{ID: "f1", Kind: "internet", Label: "the internet"}, {ID: "f2", Kind: "principal", Label: "aws_iam_role.r"},
			{ID: "f3", Kind: "read", Label: "content of <b>"}, {ID: "f4", Kind: "admin", Label: "administrator"}},
		Paths: []BreachPath{{Status: "possible", Start: "f1", Goal: "f3", Assumes: []string{"x is on"}, ChokePoints: []int{1}, Steps: []PathStep{
			step("f2", "first", []PathPlace{at("infra/a.tf", 4), at("infra/b.tf", 5)}, "f1", "f4"), step("f3", "second", []PathPlace{at("infra/c.tf", 7)}, "f2"),
		}}},
		Escalations: []BreachPath{{Status: "confirmed", Start: "f2", Goal: "f4", Assumes: []string{}, Method: "third", Steps: []PathStep{
			step("f4", "third", []PathPlace{{Address: "aws_x.y", Path: "a"}}, "f2"),
		}}},
	}
}

func TestPathsAsSARIF(t *testing.T) {
	schema, err := os.ReadFile("testdata/sarif-schema-2.1.0.json")
	if err != nil {
		t.Fatal(err)
	}
	for name, b := range map[string]*Breaches{"none": {Workspace: "."}, "some": drawn()} {
		var out bytes.Buffer
		if err := b.WriteSARIF(&out, Options{Tool: Tool{Name: "Parapet", Version: "1", URL: "https://example.com"}, Root: "/work"}); err != nil {
			t.Fatal(err)
		}
		validate(t, "sarif.json", schema, out.Bytes())
		traversed(t, out.Bytes())
		if name == "some" {
			golden(t, "paths.sarif", out.Bytes())
		}
	}
}

// TestFindingsOnPathsAsSARIF writes findings with the paths that they are on, of two
// workspaces.
func TestFindingsOnPathsAsSARIF(t *testing.T) {
	schema, err := os.ReadFile("testdata/sarif-schema-2.1.0.json")
	if err != nil {
		t.Fatal(err)
	}
	first, second := reduced(), reduced()
	first.Paths, second.Paths = drawn(), drawn()
	second.Paths.Workspace = "other"
	first.Findings[0].On, second.Findings[1].On = []int{0}, []int{0}
	doc := write(t, "sarif", Options{}, first, &Workspace{Path: "."}, second)
	validate(t, "sarif.json", schema, doc)
	traversed(t, doc)
	again := write(t, "sarif", Options{}, first, first)
	validate(t, "sarif.json", schema, again)
	traversed(t, again)
	if n := bytes.Count(doc, []byte(`"codeFlows"`)); n != 2 {
		t.Errorf("%d findings have code flows, want 2", n)
	}
	if !bytes.Contains(doc, []byte(`"runGraphIndex":1`)) {
		t.Error("the second workspace has no graph of its own")
	}
}

// traversed holds what the schema cannot: that edges join nodes, and that traversals
// go over edges.
func traversed(t *testing.T, doc []byte) {
	t.Helper()
	var log struct {
		Runs []struct {
			Graphs []struct {
				Nodes []struct{ ID string }
				Edges []struct{ ID, SourceNodeID, TargetNodeID string }
			}
			Results []struct {
				CodeFlows       []any
				GraphTraversals []struct {
					RunGraphIndex  int
					EdgeTraversals []struct{ EdgeID string }
				}
			}
		}
	}
	if err := json.Unmarshal(doc, &log); err != nil {
		t.Fatal(err)
	}
	for _, run := range log.Runs {
		known := []map[string]bool{}
		for _, g := range run.Graphs {
			ids := map[string]bool{}
			for _, n := range g.Nodes {
				ids["node "+n.ID] = true
			}
			for _, e := range g.Edges {
				ids[e.ID] = true
				if !ids["node "+e.SourceNodeID] || !ids["node "+e.TargetNodeID] {
					t.Errorf("edge %s joins %s and %s, which are no nodes", e.ID, e.SourceNodeID, e.TargetNodeID)
				}
			}
			known = append(known, ids)
		}
		for i, r := range run.Results {
			if len(r.CodeFlows) != len(r.GraphTraversals) {
				t.Errorf("result %d has %d code flows and %d traversals", i, len(r.CodeFlows), len(r.GraphTraversals))
			}
			for _, tr := range r.GraphTraversals {
				for _, e := range tr.EdgeTraversals {
					if !known[tr.RunGraphIndex][e.EdgeID] {
						t.Errorf("result %d goes over %q, which is no edge", i, e.EdgeID)
					}
				}
			}
		}
	}
}
