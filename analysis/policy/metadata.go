package policy

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"go.yaml.in/yaml/v3"
)

// metadata is the form of a rule's METADATA comment: OPA's annotations, as far
// as policies use them, with Parapet's own keys under custom.
type metadata struct {
	Scope       string    `yaml:"scope"`
	Title       string    `yaml:"title"`
	Description string    `yaml:"description"`
	Related     []related `yaml:"related_resources"`
	Custom      struct {
		ID         string              `yaml:"id"`
		Severity   string              `yaml:"severity"`
		Category   string              `yaml:"category"`
		CWE        []string            `yaml:"cwe"`
		Deprecated bool                `yaml:"deprecated"`
		Controls   map[string][]string `yaml:"controls"`
		Aliases    []string            `yaml:"aliases"`
		Remedies   []Remedy            `yaml:"remedies"`
		Threat     *Threat             `yaml:"threat"`
	} `yaml:"custom"`
}

// related is a link, written as a string or as an object with ref.
type related string

// UnmarshalYAML reads either form.
func (r *related) UnmarshalYAML(n *yaml.Node) error {
	var long struct{ Ref, Description string }
	if n.Kind == yaml.ScalarNode {
		return n.Decode((*string)(r))
	}
	err := n.Decode(&long)
	*r = related(long.Ref)
	return err
}

// A definition is what a rule's policy is made from.
type definition struct {
	unit  *unit
	name  string
	file  string
	line  int
	notes []annotation
}

// An annotation is the YAML text of one METADATA comment.
type annotation struct {
	file  string
	line  int // of the rule
	start int // of the first line of text
	text  []byte
}

const metadataMarker = "METADATA"

// annotationsOf returns the METADATA comments of a module by the line of the
// statement behind each of them.
func annotationsOf(m *ast.Module) map[int]annotation {
	notes := map[int]annotation{}
	for i := 0; i < len(m.Comments); i++ {
		c := m.Comments[i]
		if strings.TrimSpace(string(c.Text)) != metadataMarker {
			continue
		}
		var text []byte
		row := c.Location.Row
		start := row + 1
		for i+1 < len(m.Comments) && m.Comments[i+1].Location.Row == row+1 && m.Comments[i+1].Location.Col == c.Location.Col {
			i++
			row++
			text = append(append(text, bytes.TrimPrefix(m.Comments[i].Text, []byte(" "))...), '\n')
		}
		notes[row+1] = annotation{start: start, text: text}
	}
	return notes
}

func (d *definition) policy() (*Policy, error) {
	switch {
	case len(d.notes) == 0:
		return nil, fmt.Errorf("%s:%d: rule %s is a set without a METADATA comment: every set is a policy; write helpers as functions or as comprehensions", d.file, d.line, d.name)
	case len(d.notes) > 1:
		return nil, fmt.Errorf("%s:%d: rule %s has a second METADATA comment; the first is at %s:%d", d.notes[1].file, d.notes[1].line, d.name, d.notes[0].file, d.notes[0].start-1)
	}
	note := d.notes[0]
	var md metadata
	dec := yaml.NewDecoder(bytes.NewReader(note.text))
	dec.KnownFields(true)
	if err := dec.Decode(&md); err != nil && !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("%s:%d: metadata of rule %s: %w", note.file, note.start, d.name, plainYAML(err, note.start))
	}
	p, err := md.policy()
	if err != nil {
		return nil, fmt.Errorf("%s:%d: metadata of rule %s: %w", note.file, note.start-1, d.name, err)
	}
	p.Type, p.Rule, p.Custom = typeOf(d.unit.pkg), d.name, d.unit.custom
	p.File, p.Line = d.file, d.line
	return p, nil
}

var yamlPlace = regexp.MustCompile(`line (\d+): |( in type) \S+`)

// plainYAML is a decoder's error without lines, which count from the start of
// the comment, and without names of Go types.
func plainYAML(err error, _ int) error {
	var te *yaml.TypeError
	text := strings.TrimPrefix(err.Error(), "yaml: ")
	if errors.As(err, &te) {
		text = strings.Join(te.Errors, "; ")
	}
	return errors.New(yamlPlace.ReplaceAllString(text, ""))
}

var idForm = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)+$`)

// IsID reports whether a text has the form of a policy's id: a slug.
func IsID(id string) bool { return idForm.MatchString(id) }

// policy checks md and makes a policy of it.
func (md *metadata) policy() (*Policy, error) {
	c := &md.Custom
	var errs []error
	fail := func(format string, args ...any) { errs = append(errs, fmt.Errorf(format, args...)) }
	if md.Scope != "" && md.Scope != "rule" && md.Scope != "document" {
		fail("scope is %q: want none", md.Scope)
	}
	if strings.TrimSpace(md.Title) == "" {
		fail("title is missing")
	}
	if !idForm.MatchString(c.ID) {
		fail("custom.id is %q: want a slug of lower-case letters, digits and dashes, such as aws-s3-bucket-public-acl", c.ID)
	}
	severity, err := ParseSeverity(c.Severity)
	if err != nil {
		fail("custom.severity: %w", err)
	}
	if !slices.Contains(Categories, c.Category) {
		fail("custom.category is %q: want one of %s", c.Category, strings.Join(Categories, ", "))
	}
	for _, w := range c.CWE {
		if digits, ok := strings.CutPrefix(w, "CWE-"); !ok || strings.Trim(digits, "0123456789") != "" || digits == "" {
			fail("custom.cwe: %q: want CWE-<number>", w)
		}
	}
	for _, a := range c.Aliases {
		if a == "" || strings.ContainsAny(a, " \t\n") {
			fail("custom.aliases: %q: want an id without spaces", a)
		}
	}
	for i := range c.Remedies {
		if err := c.Remedies[i].check(); err != nil {
			fail("custom.remedies[%d]: %w", i, err)
		}
	}
	if c.Threat != nil {
		if err := c.Threat.check(); err != nil {
			fail("custom.threat: %w", err)
		}
	}
	p := &Policy{
		ID: c.ID, Title: strings.TrimSpace(md.Title), Description: strings.TrimSpace(md.Description),
		Severity: severity, Category: c.Category, CWE: c.CWE, Deprecated: c.Deprecated, Controls: c.Controls, Aliases: c.Aliases,
		Remedies: c.Remedies, Threat: c.Threat,
	}
	for _, r := range md.Related {
		p.Related = append(p.Related, string(r))
	}
	return p, cmp.Or(errors.Join(errs...))
}

// check says what is wrong with the form of r.
func (r *Remedy) check() error {
	switch {
	case strings.TrimSpace(r.Title) == "":
		return errors.New("title is missing")
	case len(r.Set) == 0 && len(r.Remove) == 0 && r.Satellite == nil:
		return errors.New("want set, remove or satellite")
	case slices.Contains(r.Remove, ""):
		return errors.New("remove names no path")
	}
	for _, path := range r.Remove {
		if p, err := ParseRemedyPath(path); err != nil || p.Append {
			return cmp.Or(err, fmt.Errorf("remove: %q names no place that is there", path))
		}
	}
	if err := checkAssignments(r.Set); err != nil {
		return err
	}
	if s := r.Satellite; s != nil {
		if s.Type == "" || s.Link == "" || s.Attribute == "" {
			return errors.New("satellite needs type, link and attribute")
		}
		if err := checkAssignments(s.Set); err != nil {
			return fmt.Errorf("satellite: %w", err)
		}
	}
	for i, d := range r.Declare {
		if d.Type == "" || d.Name == "" {
			return fmt.Errorf("declare[%d] needs type and name", i)
		}
		if err := checkAssignments(d.Set); err != nil {
			return fmt.Errorf("declare[%d]: %w", i, err)
		}
	}
	return nil
}

func checkAssignments(as []Assignment) error {
	for i, a := range as {
		if a.Path == "" {
			return fmt.Errorf("set[%d] has no path", i)
		}
		switch p, err := ParseRemedyPath(a.Path); {
		case err != nil:
			return fmt.Errorf("set[%d]: %w", i, err)
		case p.Whole():
			return fmt.Errorf("set[%d]: the resource as a whole is not set", i)
		}
	}
	return nil
}
