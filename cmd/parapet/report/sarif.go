package report

import (
	"bufio"
	"bytes"
	"cmp"
	"io"
	"net/url"
	"path"
	"strings"

	"github.com/parapet-iac/parapet/analysis/policy"
)

// sarif writes SARIF 2.1.0 (docs.oasis-open.org/sarif/sarif/v2.1.0). Results
// are written as they come; the rules that they name by index follow them,
// which the order of members of a JSON object is free to do.
type sarif struct {
	w             *bufio.Writer
	opts          Options
	results       int
	rules         []sarifRule
	index         map[string]int
	taxa          []sarifTaxon
	cwe           map[string]int
	notifications []sarifNotification
	graphs        []sarifGraph
}

const sarifSchema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

// srcRoot is the base of relative URIs, a name that services resolve to the
// root of the repository.
const srcRoot = "%SRCROOT%"

func newSARIF(w io.Writer, opts Options) Writer {
	s := &sarif{w: bufio.NewWriter(w), opts: opts, index: map[string]int{}, cwe: map[string]int{}}
	s.w.WriteString(`{"$schema":"` + sarifSchema + `",` + "\n" + `"version":"2.1.0",` + "\n" + `"runs":[{"results":[`)
	return s
}

func (s *sarif) Workspace(ws *Workspace) error {
	var p *sarifPaths
	if ws.Paths != nil && len(ws.Paths.Paths) > 0 {
		p = s.graph(ws.Paths)
	}
	for i := range ws.Findings {
		f := &ws.Findings[i]
		r := s.result(f)
		for _, on := range f.On[:min(len(f.On), maxFlows)] {
			p.explain(&r, &ws.Paths.Paths[on])
		}
		if err := s.add(r); err != nil {
			return err
		}
	}
	for _, d := range ws.Diagnostics {
		s.notifications = append(s.notifications, sarifNotificationOf(d))
	}
	return s.w.Flush()
}

// add writes a result.
func (s *sarif) add(r sarifResult) error {
	if s.results++; s.results > 1 {
		s.w.WriteByte(',')
	}
	s.w.WriteByte('\n')
	return encode(s.w, r)
}

func (s *sarif) result(f *Finding) sarifResult {
	at := &sarifPhysical{ArtifactLocation: sarifArtifactOf(f.File), Region: sarifRegionOf(f.Range), ContextRegion: sarifRegionOf(f.Block)}
	rank := float64(f.Rank)
	out := sarifResult{
		RuleID: f.Policy, RuleIndex: s.rule(f), Kind: "fail", Level: sarifLevel[f.Severity],
		Message:             sarifMessage{Text: f.Message + " (" + instances(f) + ")"},
		Locations:           []sarifLocation{{Physical: at, Logical: []sarifLogical{{Name: f.Resource, Kind: "resource"}}}},
		PartialFingerprints: map[string]string{"parapet/v1": f.Fingerprint},
		Rank:                &rank,
		Properties:          sarifResultProperties{f.Severity.String(), f.Instances, &f.Tier, f.ChokePoint, &f.Points},
	}
	if f.Status == Inconclusive {
		out.Kind, out.Level = "open", "none" // "insufficient information to decide", §3.27.9
	}
	for i, r := range f.Related {
		out.RelatedLocations = append(out.RelatedLocations, sarifLocation{
			ID: i + 1, Message: &sarifMessage{Text: r.Message},
			Physical: &sarifPhysical{ArtifactLocation: sarifArtifactOf(r.File), Region: sarifRegionOf(r.Range)},
		})
	}
	if f.Suppression != nil {
		out.Suppressions = []sarifSuppression{sarifSuppressionOf(f.Suppression)}
	}
	for _, fix := range f.Fixes {
		out.Fixes = append(out.Fixes, sarifFixOf(fix))
	}
	return out
}

func sarifFixOf(f Fix) sarifFix {
	out := sarifFix{Description: sarifMessage{Text: f.Title}}
	if f.Unsafe != "" {
		out.Description.Text += " (unsafe: " + f.Unsafe + ")"
	}
	for i, e := range f.Edits {
		if i == 0 || e.File != f.Edits[i-1].File {
			out.Changes = append(out.Changes, sarifChange{ArtifactLocation: sarifArtifactOf(e.File)})
		}
		c := &out.Changes[len(out.Changes)-1]
		c.Replacements = append(c.Replacements, sarifReplacement{Deleted: *sarifRegionOf(e.Range), Inserted: sarifMessage{Text: e.Text}})
	}
	return out
}

func sarifSuppressionOf(s *Suppression) sarifSuppression {
	out := sarifSuppression{Kind: "external", Status: "accepted", Justification: s.Reason}
	if s.Range != nil {
		out.Kind = "inSource"
		out.Location = &sarifLocation{Physical: &sarifPhysical{ArtifactLocation: sarifArtifactOf(s.File), Region: sarifRegionOf(*s.Range)}}
	}
	return out
}

// sarifLevel maps severities to SARIF's levels, securitySeverity to the numbers
// by which code scanning services sort: the middles of CVSS's bands.
var (
	sarifLevel       = [...]string{policy.Info: "note", policy.Low: "note", policy.Medium: "warning", policy.High: "error", policy.Critical: "error"}
	securitySeverity = [...]string{policy.Info: "0.5", policy.Low: "3.0", policy.Medium: "5.5", policy.High: "8.0", policy.Critical: "9.5"}
)

// rule returns the index of a finding's policy among the rules, which it joins
// when it occurs first.
func (s *sarif) rule(f *Finding) int {
	if i, ok := s.index[f.Policy]; ok {
		return i
	}
	p := f.Meta
	if p == nil {
		p = &policy.Policy{ID: f.Policy, Title: f.Message, Severity: f.Severity}
	}
	tags := []string{"security"}
	if p.Category != "" {
		tags = append(tags, p.Category)
	}
	rule := sarifRule{
		ID:    p.ID,
		Short: sarifMessage{Text: p.Title}, Full: sarifMessage{Text: cmp.Or(p.Description, p.Title)},
		Help:    &sarifHelp{Text: helpText(p), Markdown: helpMarkdown(p)},
		Default: sarifConfiguration{Level: sarifLevel[p.Severity]},
	}
	if len(p.Related) > 0 {
		rule.HelpURI = p.Related[0]
	}
	for _, id := range p.CWE {
		tags = append(tags, "external/cwe/"+strings.ToLower(id))
		rule.Relationships = append(rule.Relationships, sarifRelationship{
			Target: sarifReference{ID: id, Index: s.taxon(id), Component: sarifComponentReference{Name: "CWE"}},
			Kinds:  []string{"superset"},
		})
	}
	rule.Properties = sarifRuleProperties{Tags: tags, Precision: "high", Severity: securitySeverity[p.Severity], Aliases: p.Aliases}
	s.rules = append(s.rules, rule)
	s.index[f.Policy] = len(s.rules) - 1
	return len(s.rules) - 1
}

func (s *sarif) taxon(id string) int {
	i, ok := s.cwe[id]
	if !ok {
		i = len(s.taxa)
		s.cwe[id] = i
		s.taxa = append(s.taxa, sarifTaxon{ID: id, HelpURI: "https://cwe.mitre.org/data/definitions/" + strings.TrimPrefix(id, "CWE-") + ".html"})
	}
	return i
}

func helpText(p *policy.Policy) string {
	text := cmp.Or(p.Description, p.Title)
	for _, r := range p.Remedies {
		text += "\nRemedy: " + r.Title
	}
	return text
}

func helpMarkdown(p *policy.Policy) string {
	var b strings.Builder
	b.WriteString("**" + MarkdownText(p.Title) + "**\n\n" + MarkdownText(p.Description) + "\n")
	if len(p.Remedies) > 0 {
		b.WriteString("\nRemedies:\n")
	}
	for _, r := range p.Remedies {
		b.WriteString("- " + MarkdownText(r.Title))
		if r.Unsafe != "" {
			b.WriteString(" (" + MarkdownText(r.Unsafe) + ")")
		}
		b.WriteByte('\n')
	}
	if len(p.Related) > 0 {
		b.WriteString("\nSee:\n")
	}
	for _, link := range p.Related {
		b.WriteString("- <" + link + ">\n")
	}
	return b.String()
}

func sarifNotificationOf(d Diagnostic) sarifNotification {
	n := sarifNotification{Level: d.Severity, Message: sarifMessage{Text: strings.TrimSpace(d.Message + "\n" + d.Detail)}}
	if n.Level == "notice" {
		n.Level = "note"
	}
	if d.File != "" {
		at := &sarifPhysical{ArtifactLocation: sarifArtifactOf(d.File)}
		if d.Range != nil {
			at.Region = sarifRegionOf(*d.Range)
		}
		n.Locations = []sarifLocation{{Physical: at}}
	}
	return n
}

func (s *sarif) Close(sum *Summary) error {
	driver := sarifDriver{Name: s.opts.Tool.Name, Version: s.opts.Tool.Version, URL: s.opts.Tool.URL, Rules: s.rules}
	run := sarifRest{
		Invocations: []sarifInvocation{{Successful: sum.Errors == 0, Notifications: s.notifications}},
		ColumnKind:  "unicodeCodePoints",
		Automation:  map[string]string{"id": "parapet/"},
		Graphs:      s.graphs,
	}
	if s.opts.Root != "" {
		run.Bases = map[string]sarifArtifact{srcRoot: {URI: strings.TrimSuffix(fileURI(s.opts.Root), "/") + "/"}}
	}
	if len(s.taxa) > 0 {
		driver.Taxonomies = []sarifComponentReference{{Name: "CWE"}}
		run.Taxonomies = []sarifTaxonomy{{Name: "CWE", Organization: "MITRE", URL: "https://cwe.mitre.org/",
			Short: sarifMessage{Text: "The MITRE Common Weakness Enumeration"}, Taxa: s.taxa}}
	}
	run.Tool.Driver = driver
	var rest bytes.Buffer
	if err := encode(&rest, run); err != nil {
		return err
	}
	s.w.WriteString("\n],\n")
	s.w.Write(rest.Bytes()[1:]) // the members go on after the results
	s.w.WriteString("]}\n")
	return s.w.Flush()
}

// sarifArtifactOf names a file: by its path from the root, or by a whole URI.
func sarifArtifactOf(file string) sarifArtifact {
	if path.IsAbs(file) {
		return sarifArtifact{URI: fileURI(file)}
	}
	return sarifArtifact{URI: (&url.URL{Path: file}).String(), Base: srcRoot}
}

func fileURI(file string) string {
	return (&url.URL{Scheme: "file", Path: path.Join("/", file)}).String()
}

func sarifRegionOf(r Range) *sarifRegion {
	if r.Start.Line < 1 {
		return nil
	}
	return &sarifRegion{
		StartLine: r.Start.Line, StartColumn: r.Start.Column, EndLine: r.End.Line, EndColumn: r.End.Column,
	}
}
