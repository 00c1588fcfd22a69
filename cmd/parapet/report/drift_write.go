package report

import (
	"bufio"
	_ "embed"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/editors/graph"
)

// DriftSchema is the JSON schema of the JSON form of [Drift].
//
//go:embed drift.schema.json
var DriftSchema string

// driftRules are what SARIF calls the kinds of drift.
var driftRules = map[string][2]string{
	"changed":   {"drift-changed", "A resource differs from its code"},
	"unmanaged": {"drift-unmanaged", "A resource is in no code"},
	"missing":   {"drift-missing", "A resource of the code does not exist"},
}

// WriteSARIF writes drift as SARIF 2.1.0: a result for each resource, at the lines
// that say what it is not.
func (d *Drift) WriteSARIF(out io.Writer, opts Options) error {
	s := newSARIF(out, opts).(*sarif)
	for i := range d.Drifts {
		if err := s.add(d.sarifResult(s, &d.Drifts[i])); err != nil {
			return err
		}
	}
	for _, u := range d.Unreadable {
		s.notifications = append(s.notifications, sarifNotification{Level: "error", Message: sarifMessage{Text: u.Type + " is not readable: " + u.Call + ": " + u.Reason}})
	}
	return s.Close(&Summary{Errors: len(d.Unreadable)})
}

func (d *Drift) sarifResult(s *sarif, x *DriftItem) sarifResult {
	rule, severity, rank := driftRules[x.Kind], policy.Info, float64(x.Rank)
	switch {
	case len(x.Paths) > 0:
		severity = policy.Critical
	case x.Risky:
		severity = policy.Medium
	}
	// The rule is the same whatever it comes to here.
	index := s.rule(&Finding{Policy: rule[0], Message: rule[1], Severity: policy.Medium})
	var said []string
	for _, c := range x.Changes {
		said = append(said, c.String())
	}
	for _, p := range x.Paths {
		said = append(said, "opens a breach path: "+d.PathTitle(p))
	}
	for _, f := range x.Findings {
		said = append(said, "brings "+f.Severity+": "+f.Title)
	}
	out := sarifResult{
		RuleID: rule[0], RuleIndex: index, Kind: "fail", Level: sarifLevel[severity], Rank: &rank,
		Message:             sarifMessage{Text: strings.TrimSpace(x.Address + " is " + x.Kind + "\n" + strings.Join(said, "\n"))},
		PartialFingerprints: map[string]string{"parapet/v1": x.Fingerprint},
		Properties:          sarifResultProperties{Severity: severity.String(), Instances: []string{x.Address}},
	}
	logical := []sarifLogical{{Name: x.Address, Kind: "resource"}}
	place := func(file string, at *Range) {
		if at != nil && !slices.ContainsFunc(out.Locations, func(l sarifLocation) bool { return l.Physical != nil && *l.Physical.Region == *sarifRegionOf(*at) }) {
			out.Locations = append(out.Locations, sarifLocation{Logical: logical, Physical: &sarifPhysical{ArtifactLocation: sarifArtifactOf(file), Region: sarifRegionOf(*at)}})
		}
	}
	for _, c := range x.Changes {
		place(c.File, c.Range)
	}
	place(x.File, x.Range)
	if out.Locations == nil {
		out.Locations = []sarifLocation{{Logical: logical}}
	}
	if x.Accepted != "" {
		out.Suppressions = []sarifSuppression{{Kind: "external", Status: "accepted", Justification: x.Accepted}}
	}
	return out
}

// WriteHTML writes a page with tables of the drift, and the breach paths that it
// opens, which needs nothing else.
func (d *Drift) WriteHTML(out io.Writer) error {
	return graph.Drift(out, "Drift of "+d.Workspace, d)
}

// WriteMarkdown writes drift as a comment for a pull request or a chat.
func (d *Drift) WriteMarkdown(out io.Writer) error {
	w := bufio.NewWriter(out)
	s := d.Summary
	fmt.Fprintf(w, "### Parapet: %s\n", plural(s.Risky+s.Harmless, "drift"))
	shown := 0
	for i := range d.Drifts {
		x := &d.Drifts[i]
		if x.Accepted != "" || shown == maxMarkdownFindings {
			continue
		}
		if shown++; shown == 1 {
			w.WriteString("\n| Risk | Drift | Resource | What |\n| --- | --- | --- | --- |\n")
		}
		risk := "harmless"
		if x.Risky {
			risk = "risky"
		}
		if len(x.Paths) > 0 {
			risk += "<br>breach path"
		}
		var said []string
		for _, c := range x.Changes {
			said = append(said, markdownCode(c.String()))
		}
		for _, f := range x.Findings[:min(len(x.Findings), 3)] {
			said = append(said, MarkdownText(f.Severity+": "+f.Title))
		}
		fmt.Fprintf(w, "| %s | %s | %s | %s |\n", risk, x.Kind, markdownCode(x.Address), strings.Join(said, "<br>"))
	}
	if more := s.Risky + s.Harmless - shown; more > 0 {
		fmt.Fprintf(w, "\nand %d more\n", more)
	}
	for i := range d.Paths {
		var because []string
		for _, c := range d.Paths[i].Because {
			because = append(because, markdownCode(strings.TrimSpace(c.Address+" "+c.Path)))
		}
		fmt.Fprintf(w, "\nNew breach path: %s, because of %s\n", MarkdownText(d.PathTitle(i)), strings.Join(because, " and "))
	}
	fmt.Fprintf(w, "\n%d compared · %d changed · %d unmanaged · %d missing · %d accepted\n", s.Compared, s.Changed, s.Unmanaged, s.Missing, s.Accepted)
	return w.Flush()
}
