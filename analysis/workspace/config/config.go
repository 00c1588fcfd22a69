package config

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/analysis/threat"
)

// Name is what the file is called.
const Name = "parapet.yaml"

// A Config is the content of a parapet.yaml. Its keys are described in
// parapet.schema.json.
type Config struct {
	// Path is the file that it was read from, absolute.
	Path string `yaml:"-"`

	Version    int                        `yaml:"version"`
	Policies   []string                   `yaml:"policies"`
	Severity   *policy.Severity           `yaml:"severity"`
	FailOn     *Threshold                 `yaml:"fail-on"`
	Only       []string                   `yaml:"only"`
	Skip       []Skip                     `yaml:"skip"`
	Severities map[string]policy.Severity `yaml:"severities"`
	Exclude    []string                   `yaml:"exclude"`
	Vars       map[string]Text            `yaml:"vars"`
	VarFiles   []string                   `yaml:"var-files"`
	Baseline   string                     `yaml:"baseline"`
	// Jewels say what resources are worth to an attacker, the last that matches
	// counts; TrustedAccounts are numbers of AWS accounts that are no strangers;
	// EntryPoints are patterns of addresses of what attackers have already.
	Jewels          []Jewel  `yaml:"jewels"`
	TrustedAccounts []string `yaml:"trusted-accounts"`
	EntryPoints     []string `yaml:"entry-points"`
	Helm            Helm     `yaml:"helm"`
	// Edges are steps that the code does not show; Weights are how much effort methods
	// take, by their ids or by techniques of MITRE ATT&CK.
	Edges   []Edge                  `yaml:"edges"`
	Weights map[string]threat.Level `yaml:"weights"`
	// IgnoreDrift says which drift does not matter.
	IgnoreDrift []DriftRule `yaml:"ignore-drift"`
}

// A Jewel says what resources are worth to an attacker.
type Jewel struct {
	// Resource is a pattern of addresses, in which * stands for anything.
	Resource string `yaml:"resource"`
	// Value is what they are worth; nil means much.
	Value *threat.Worth `yaml:"value"`

	// Line and Column are where it stands in the configuration, from 1.
	Line   int `yaml:"-"`
	Column int `yaml:"-"`
}

func (j *Jewel) place(line, column int) { j.Line, j.Column = line, column }

// Threat returns what the configuration says of breach paths.
func (c *Config) Threat() threat.Options {
	o := threat.Options{Trusted: c.TrustedAccounts, Entries: c.EntryPoints}
	for _, j := range c.Jewels {
		worth := threat.High
		if j.Value != nil {
			worth = *j.Value
		}
		o.Jewels = append(o.Jewels, threat.Jewel{Resource: j.Resource, Worth: worth})
	}
	for _, e := range c.Edges {
		o.Edges = append(o.Edges, e.threat(filepath.Base(c.Path)))
	}
	o.Weights = c.Weights
	return o
}

// Helm says with which values charts are rendered.
type Helm struct {
	// Values are files of values for all charts, Set assignments over them.
	Values []string `yaml:"values"`
	Set    []string `yaml:"set"`
	// Environments are what charts are rendered for, each of them by itself.
	Environments []Environment `yaml:"environments"`
}

// An Environment is a set of values for the charts that it names.
type Environment struct {
	Name string `yaml:"name"`
	// Chart is the folder of a chart or a pattern of them, relative to the folder
	// of the configuration; "" means all charts.
	Chart     string   `yaml:"chart"`
	Values    []string `yaml:"values"`
	Set       []string `yaml:"set"`
	Release   string   `yaml:"release"`
	Namespace string   `yaml:"namespace"`
}

// A Skip silences findings that match all that it names.
type Skip struct {
	// Policy is an id, an alias or a pattern of ids.
	Policy string `yaml:"policy"`
	// Path is a pattern of files, relative to the folder of the configuration.
	Path string `yaml:"path"`
	// Resource is a pattern of addresses, in which * stands for anything.
	Resource string `yaml:"resource"`
	Reason   string `yaml:"reason"`
	// Until is the last day on which it holds; zero means for ever.
	Until Date `yaml:"until"`

	// Line and Column are where it stands in the configuration, from 1.
	Line   int `yaml:"-"`
	Column int `yaml:"-"`
}

func (s *Skip) place(line, column int) { s.Line, s.Column = line, column }

// Matches reports whether the skip silences a finding of p at a file, named
// relative to the folder of the configuration, and a resource.
func (s Skip) Matches(p *policy.Policy, file, resource string) bool {
	return policy.Selection{Only: []string{s.Policy}}.Keep(p) &&
		(s.Path == "" || matchPath(s.Path, file)) &&
		(s.Resource == "" || model.Address(resource).Match(s.Resource))
}

// Expired reports whether the skip's last day has passed at the time now.
func (s Skip) Expired(now time.Time) bool {
	return !s.Until.IsZero() && !now.Before(s.Until.AddDate(0, 0, 1))
}

// A DriftRule lets what runs differ from the code where it matches all that the rule
// names.
type DriftRule struct {
	// Resource is a pattern of addresses, or of "type(id)" for what no code declares,
	// in which * stands for anything; Type one of resource types.
	Resource string `yaml:"resource"`
	Type     string `yaml:"type"`
	// Path is a pattern of attributes: "tags.*". Without one the resource as a whole
	// is ignored.
	Path   string `yaml:"path"`
	Reason string `yaml:"reason"`
	// Until is the last day on which it holds; zero means for ever.
	Until Date `yaml:"until"`

	// Line and Column are where it stands in the configuration, from 1.
	Line   int `yaml:"-"`
	Column int `yaml:"-"`
}

func (r *DriftRule) place(line, column int) { r.Line, r.Column = line, column }

// Matches reports whether an attribute of a resource may differ; "" asks for the
// resource as a whole.
func (r DriftRule) Matches(address, typ, path string) bool {
	return (r.Resource == "" || model.Address(address).Match(r.Resource)) && (r.Type == "" || model.Address(typ).Match(r.Type)) &&
		(r.Path == "" || path != "" && model.Address(path).Match(r.Path))
}

// Expired reports whether the rule's last day has passed at the time now.
func (r DriftRule) Expired(now time.Time) bool {
	return !r.Until.IsZero() && !now.Before(r.Until.AddDate(0, 0, 1))
}

// A Date is a day, written 2026-12-31, in UTC.
type Date struct{ time.Time }

// UnmarshalText reads the day.
func (d *Date) UnmarshalText(b []byte) (err error) {
	if d.Time, err = time.Parse(time.DateOnly, string(b)); err != nil {
		return fmt.Errorf("%q is not a date such as 2026-12-31", b)
	}
	return nil
}

// A Text is the text of any YAML value: a scalar as it was written, a list or a
// map as JSON, which is how Terraform takes values on its command line.
type Text string

// A Threshold says which findings count: those of a severity or above, those on breach
// paths, or none.
type Threshold uint8

// The thresholds beside severities.
const (
	Never        = Threshold(policy.Critical) + 1 + iota
	Path         // what is on a confirmed breach path counts
	PossiblePath // what is on one that assumes something counts, too
)

var thresholdNames = map[Threshold]string{Never: "never", Path: "path", PossiblePath: "possible-path"}

// At returns the threshold that s and all above it reach.
func At(s policy.Severity) Threshold { return Threshold(s) }

// Reached reports whether a finding of a severity counts that is on paths of a tier.
func (t Threshold) Reached(s policy.Severity, on threat.Tier) bool {
	switch t {
	case Never:
		return false
	case Path, PossiblePath:
		return t.Counts(on)
	}
	return Threshold(s) >= t
}

// Counts reports whether breach paths of a tier count by themselves.
func (t Threshold) Counts(on threat.Tier) bool {
	return (t == Path || t == PossiblePath) && on == threat.Confirmed || t == PossiblePath && on == threat.Possible
}

func (t Threshold) String() string {
	if name := thresholdNames[t]; name != "" {
		return name
	}
	return policy.Severity(t).String()
}

// UnmarshalText reads a severity, "path", "possible-path" or "never".
func (t *Threshold) UnmarshalText(b []byte) error {
	for threshold, name := range thresholdNames {
		if string(b) == name {
			*t = threshold
			return nil
		}
	}
	s, err := policy.ParseSeverity(string(b))
	if err != nil {
		return fmt.Errorf("%w, or path, possible-path or never", err)
	}
	*t = At(s)
	return nil
}

// Dir is the folder that the paths of the configuration are relative to.
func (c *Config) Dir() string { return filepath.Dir(c.Path) }

// Rel returns a path, absolute, as the configuration would name it; false where
// it lies outside of the configuration's folder.
func (c *Config) Rel(path string) (string, bool) {
	rel, err := filepath.Rel(c.Dir(), path)
	if err != nil || !filepath.IsLocal(rel) {
		return "", false
	}
	return filepath.ToSlash(rel), true
}

// Excludes returns the exclude patterns as they read from root, a folder at or
// below the configuration's. A pattern excludes what lies below a match, too.
func (c *Config) Excludes(root string) []string {
	rel, ok := c.Rel(root)
	if !ok {
		return nil
	}
	var out []string
	for _, pattern := range c.Exclude {
		out = append(out, rebase(pattern, rel)...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// VarFilesFor returns the variable files relative to root. It is an error if
// one lies outside of root, for an analysis reads nothing there.
func (c *Config) VarFilesFor(root string) ([]string, error) {
	return c.within(root, c.VarFiles, "variable file")
}

// within returns files relative to root, in which they must lie.
func (c *Config) within(root string, names []string, kind string) ([]string, error) {
	var out []string
	for _, name := range names {
		rel, err := filepath.Rel(root, filepath.Join(c.Dir(), filepath.FromSlash(name)))
		if err != nil || !filepath.IsLocal(rel) {
			return nil, &Error{File: c.Path, Message: fmt.Sprintf("%s %q lies outside of %s", kind, name, root),
				Hint: "check the folder that holds both"}
		}
		out = append(out, filepath.ToSlash(rel))
	}
	return out, nil
}

// HelmFor returns what the configuration says of charts, with paths relative to
// root. Environments of charts that lie elsewhere are left out. It is an error if a
// file of values lies outside of root.
func (c *Config) HelmFor(root string) (Helm, error) {
	h := Helm{Set: c.Helm.Set}
	var err error
	if h.Values, err = c.within(root, c.Helm.Values, "file of values"); err != nil {
		return h, err
	}
	for _, e := range c.Helm.Environments {
		if e.Chart != "" {
			rel, err := filepath.Rel(root, filepath.Join(c.Dir(), filepath.FromSlash(e.Chart)))
			if err != nil || !filepath.IsLocal(rel) {
				continue
			}
			e.Chart = filepath.ToSlash(rel)
		}
		if e.Values, err = c.within(root, e.Values, "file of values"); err != nil {
			return h, err
		}
		h.Environments = append(h.Environments, e)
	}
	return h, nil
}

// OpenFile opens a file that the configuration names. It cannot lie outside of
// the configuration's folder, through symbolic links neither.
func (c *Config) OpenFile(name string) (*os.File, error) {
	dir, err := os.OpenRoot(c.Dir())
	if err != nil {
		return nil, err
	}
	defer dir.Close()
	return dir.Open(filepath.FromSlash(name))
}

// OpenDir opens a folder that the configuration names, under the same rule.
// Its file system is confined to it, and the caller closes it.
func (c *Config) OpenDir(name string) (*os.Root, error) {
	dir, err := os.OpenRoot(c.Dir())
	if err != nil {
		return nil, err
	}
	defer dir.Close()
	return dir.OpenRoot(filepath.FromSlash(name))
}
