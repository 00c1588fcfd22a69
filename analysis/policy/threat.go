package policy

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
)

// A Threat is what a policy says of breach paths wherever it finds something; the
// paths of the verdict are what opens the step.
type Threat struct {
	// Edge is a step of an attacker's.
	Edge *ThreatEdge `yaml:"edge" json:"edge,omitempty"`
	// Jewel is what the resource is worth to attackers: none, low, medium or high.
	Jewel string `yaml:"jewel" json:"jewel,omitempty"`
	// EntryPoint tells that attackers have the resource already.
	EntryPoint bool `yaml:"entry-point" json:"entryPoint,omitempty"`
}

// Self stands for the judged resource among the ends of an edge.
const Self = "self"

// A ThreatEdge is a step from somebody to something. An end is [Self], or the path of
// an attribute whose value refers to resources, as in remedies: "role", or "." for the
// attribute that the verdict names first. From may be where attackers come from, too:
// "internet", "any-account", "any-google-account". What names, levels and kinds there are, package threat
// knows.
type ThreatEdge struct {
	From  string `yaml:"from" json:"from"`
	To    string `yaml:"to" json:"to"`
	Has   string `yaml:"has" json:"has,omitempty"`
	Gets  string `yaml:"gets" json:"gets,omitempty"`
	Title string `yaml:"title" json:"title,omitempty"`
	Level string `yaml:"level" json:"level,omitempty"`
	// Techniques are of MITRE ATT&CK.
	Techniques []string `yaml:"techniques" json:"techniques,omitempty"`
}

// check says what is wrong with the form of t.
func (t *Threat) check() error {
	if t.Edge == nil {
		if t.Jewel == "" && !t.EntryPoint {
			return errors.New("want edge, jewel or entry-point")
		}
		return nil
	}
	for name, end := range map[string]string{"from": t.Edge.From, "to": t.Edge.To} {
		if end == "" {
			return fmt.Errorf("edge.%s is missing", name)
		}
		if p, err := ParseRemedyPath(end); err != nil || p.Append {
			return cmp.Or(err, fmt.Errorf("edge.%s: %q names no place that is there", name, end))
		}
	}
	return nil
}

// threat encodes what is said of breach paths, by its JSON form: few policies do.
func (e *encoder) threat(t *Threat) {
	if !e.bool(t != nil) {
		return
	}
	b, err := json.Marshal(t)
	if err != nil {
		e.failed = true
	}
	e.text(string(b))
}

func (d *decoder) threat() *Threat {
	if !d.bool() {
		return nil
	}
	t := &Threat{}
	if json.Unmarshal([]byte(d.text()), t) != nil {
		d.fail()
	}
	return t
}
