package config

import (
	"cmp"
	"fmt"

	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/analysis/threat"
)

// An Edge is a step of an attacker's that the code does not show.
type Edge struct {
	// ID names the step, as policies are named.
	ID string `yaml:"id"`
	// From is "internet", "any-account", "any-google-account" or a pattern of addresses, To a pattern.
	From string `yaml:"from"`
	To   string `yaml:"to"`
	// Has is what the attacker must have of From, and Gets what comes of it.
	Has  string `yaml:"has"`
	Gets string `yaml:"gets"`
	// Title is a phrase that goes with "who ... can".
	Title string `yaml:"title"`
	// Level is how much effort it takes; nil means one call.
	Level      *threat.Level `yaml:"level"`
	Techniques []string      `yaml:"techniques"`
	// Source is a page that tells of it.
	Source string `yaml:"source"`

	// Line and Column are where it stands in the configuration, from 1.
	Line   int `yaml:"-"`
	Column int `yaml:"-"`
}

func (e *Edge) place(line, column int) { e.Line, e.Column = line, column }

// threat returns the edge as package threat knows it. Without a page of its own, the
// source is where it stands.
func (e *Edge) threat(file string) threat.Edge {
	out := threat.Edge{
		ID: e.ID, Title: cmp.Or(e.Title, "take the step "+e.ID), Techniques: e.Techniques,
		Source: cmp.Or(e.Source, fmt.Sprintf("%s:%d", file, e.Line)),
		From:   e.From, To: e.To, Has: threat.Kind(e.Has), Gets: threat.Kind(e.Gets), Level: threat.Call,
	}
	if e.Level != nil {
		out.Level = *e.Level
	}
	return out
}

// check says what is wrong with an edge, "" for nothing, and how to mend it.
func (e *Edge) check() (message, hint string) {
	switch {
	case !policy.IsID(e.ID):
		return fmt.Sprintf("the id of an edge is %q", e.ID), "give it one of lower-case letters, digits and dashes, such as acme-vpn"
	case e.From == "":
		return "an edge without from", "name internet, any-account, any-google-account or a resource by its address"
	case e.To == "":
		return "an edge without to", "name a resource by its address: aws_instance.bastion"
	}
	for key, kind := range map[string]string{"has": e.Has, "gets": e.Gets} {
		if kind == "" {
			continue
		}
		if _, err := threat.ParseKind(kind); err != nil {
			return key + ": " + err.Error(), ""
		}
	}
	return "", ""
}
