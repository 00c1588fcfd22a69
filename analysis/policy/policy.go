package policy

import (
	"fmt"
	"slices"
	"strings"
)

// A Severity says how bad a finding is in itself, wherever it stands.
type Severity uint8

// The severities, least first.
const (
	Info Severity = iota
	Low
	Medium
	High
	Critical
)

var severities = []string{"info", "low", "medium", "high", "critical"}

func (s Severity) String() string { return severities[s] }

// ParseSeverity returns the severity of that name.
func ParseSeverity(name string) (Severity, error) {
	if i := slices.Index(severities, name); i >= 0 {
		return Severity(i), nil
	}
	return 0, fmt.Errorf("unknown severity %q: want one of %v", name, severities)
}

// MarshalText returns the name of s.
func (s Severity) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText sets s by its name.
func (s *Severity) UnmarshalText(b []byte) (err error) {
	*s, err = ParseSeverity(string(b))
	return err
}

// A Policy is one rule and its metadata.
type Policy struct {
	// ID is the slug that never changes: aws-s3-bucket-public-acl.
	ID string
	// Type is the canonical resource type that the policy judges.
	Type string
	// Rule is the name of the Rego rule in the package of the type.
	Rule string
	// Title says in one line what is wrong when the policy finds something.
	Title string
	// Description says why it matters and what is safe.
	Description string
	Severity    Severity
	// Category is one of [Categories].
	Category string
	// CWE holds weakness numbers, "CWE-732".
	CWE []string
	// Deprecated tells that what the policy finds is out of use: a version that
	// nobody maintains any more, say.
	Deprecated bool
	// Controls maps a framework's id to the controls that the policy serves.
	Controls map[string][]string
	// Aliases are the ids under which other tools know the same check; their
	// suppressions are honoured.
	Aliases []string
	// Related are links to the documentation that the policy rests on.
	Related []string
	// Remedies are the ways to mend a finding, the preferred one first.
	Remedies []Remedy
	// Threat is what findings mean for breach paths, nil for nothing beyond what is
	// known of them anyway.
	Threat *Threat
	// Custom reports that the policy was not shipped with Parapet.
	Custom bool
	// File and Line are where the rule stands.
	File string
	Line int
}

// Named reports whether id is p's id, or one of its aliases in any case.
func (p *Policy) Named(id string) bool {
	return p.ID == id || slices.ContainsFunc(p.Aliases, func(a string) bool { return strings.EqualFold(a, id) })
}

// Categories are the kinds of weakness that policies name.
var Categories = []string{
	"public-exposure", // reachable or readable by strangers
	"network",         // open ports, missing segmentation
	"identity",        // permissions, trust, credentials
	"encryption-at-rest",
	"encryption-in-transit",
	"secrets",    // secrets in code or configuration
	"logging",    // audit trails, logs, monitoring
	"resilience", // backups, deletion protection, redundancy
	"supply-chain",
	"hardening", // everything else that shrinks the attack surface
	"hygiene",   // descriptions, tags, unused things
}

// A Remedy is a change to the resource that mends a finding. What it sets,
// removes and adds are made together or not at all.
//
// Paths are dotted, from the resource: "versioning.enabled", "rule[0].id". Those
// that begin with a dot are relative to the path of the verdict: "." is that
// path, "./x" lies in it, "../x" beside it and "../../x" one further out, ".." is
// what is around it. Where a verdict names the resource itself first, its next
// path counts. A name with dots in it stands in brackets and quotes:
// Condition.StringEquals["gitlab.com:sub"]. "[+]" at the end adds an element to a
// list, or one more block: "policy.Statement[+]", "parameter[+]"; the value is then
// the whole element; "[+0]" adds it before all others. "/" is the resource as a
// whole, which can be removed. An assignment below the path of an earlier one goes
// into the value of that. See [ParseRemedyPath].
type Remedy struct {
	// Title is a verb phrase: "Block public ACLs".
	Title string `json:"title"`
	// Unsafe says what else the edit changes, such as "replaces the
	// resource"; empty for an edit that changes nothing beyond the finding.
	Unsafe string `json:"unsafe,omitempty"`
	// Set writes values; blocks that are missing on the way are added.
	Set []Assignment `json:"set,omitempty"`
	// Remove deletes the values, blocks or elements at these paths.
	Remove []string `json:"remove,omitempty"`
	// Satellite adds a resource beside the judged one.
	Satellite *Satellite `json:"satellite,omitempty"`
	// Declare are what is declared beside it for the other changes to refer to.
	Declare []Declared `json:"declare,omitempty"`
}

// An Assignment sets the value at a path.
type Assignment struct {
	Path string `json:"path"`
	// Value is a JSON value. Strings of the form "${...}" are references. One
	// to a resource that the remedy does not declare stands for one of that type
	// that the code declares already, whatever its name.
	Value any `json:"value"`
	// Ask says what only a person can know, such as "the networks of your
	// administrators"; Value is then an example that is to be overwritten.
	Ask string `json:"ask,omitempty"`
}

// A Satellite is a resource to add for the judged one.
type Satellite struct {
	Type string `json:"type"`
	// Link is the argument that refers to the judged resource, and Attribute
	// the attribute of it that it takes: "bucket" and "id".
	Link      string `json:"link"`
	Attribute string `json:"attribute"`
	// Set holds the other arguments.
	Set []Assignment `json:"set"`
}

// A Declared is a resource, or an input of the code, that a remedy adds.
type Declared struct {
	// Type is a resource's canonical type, or "variable".
	Type string `json:"type"`
	// Name is what references of the remedy call it. Another one is chosen
	// where the code has something of that name.
	Name string       `json:"name"`
	Set  []Assignment `json:"set,omitempty"`
}
