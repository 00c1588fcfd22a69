package policy

import (
	"reflect"
	"strings"
	"testing"
)

// threatening is a policy with a threat in its metadata.
func threatening(threat string) string {
	return strings.Replace(moduleX("aws-x-a", `r contains ["role"] if input.role`), "#   category", "#   threat: "+threat+"\n#   category", 1)
}

func TestThreat(t *testing.T) {
	s := load(t, "p.rego", threatening(`{edge: {from: internet, to: ".", gets: compute, level: work, techniques: [T1133]}, jewel: high, entry-point: true}`))
	ps, err := s.Policies()
	if err != nil {
		t.Fatal(err)
	}
	want := &Threat{Edge: &ThreatEdge{From: "internet", To: ".", Gets: "compute", Level: "work", Techniques: []string{"T1133"}}, Jewel: "high", EntryPoint: true}
	if got := ps[0].Threat; !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v", got)
	}
	b, ok := encodePolicy(ps[0])
	again, ok2 := decodePolicy(b)
	if !ok || !ok2 || !reflect.DeepEqual(again, ps[0]) {
		t.Errorf("it comes back as %+v", again)
	}
}

func TestThreatsThatMeanNothing(t *testing.T) {
	for threat, want := range map[string]string{
		"{}":                                    "custom.threat: want edge, jewel or entry-point",
		"{edge: {from: internet}}":              "custom.threat: edge.to is missing",
		"{edge: {to: self}}":                    "custom.threat: edge.from is missing",
		"{edge: {from: self, to: 'x[+]'}}":      "names no place that is there",
		"{edge: {from: self, to: 'x[y'}}":       "malformed index",
		"{edges: []}":                           "field edges not found",
		"{edge: {from: self, to: role, by: x}}": "field by not found",
	} {
		_, err := load(t, "p.rego", threatening(threat)).Policies()
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", threat, err, want)
		}
	}
}
