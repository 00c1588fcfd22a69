package config

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/parapet-iac/parapet/analysis/policy"
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

// Matches reports whether the skip silences a finding of p at a file, named
// relative to the folder of the configuration, and a resource.
func (s Skip) Matches(p *policy.Policy, file, resource string) bool {
	return policy.Selection{Only: []string{s.Policy}}.Keep(p) &&
		(s.Path == "" || matchPath(s.Path, file)) &&
		(s.Resource == "" || wildcard(s.Resource, resource))
}

// Expired reports whether the skip's last day has passed at the time now.
func (s Skip) Expired(now time.Time) bool {
	return !s.Until.IsZero() && !now.Before(s.Until.AddDate(0, 0, 1))
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

// A Threshold is the least severity that counts, or [Never].
type Threshold uint8

// Never is above every severity.
const Never = Threshold(policy.Critical) + 1

// At returns the threshold that s and all above it reach.
func At(s policy.Severity) Threshold { return Threshold(s) }

// Reached reports whether s counts.
func (t Threshold) Reached(s policy.Severity) bool { return Threshold(s) >= t }

func (t Threshold) String() string {
	if t == Never {
		return "never"
	}
	return policy.Severity(t).String()
}

// UnmarshalText reads a severity or "never".
func (t *Threshold) UnmarshalText(b []byte) error {
	if string(b) == "never" {
		*t = Never
		return nil
	}
	s, err := policy.ParseSeverity(string(b))
	if err != nil {
		return fmt.Errorf("%w, or never", err)
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
	var out []string
	for _, name := range c.VarFiles {
		rel, err := filepath.Rel(root, filepath.Join(c.Dir(), filepath.FromSlash(name)))
		if err != nil || !filepath.IsLocal(rel) {
			return nil, &Error{File: c.Path, Message: fmt.Sprintf("variable file %q lies outside of %s", name, root),
				Hint: "check the folder that holds both"}
		}
		out = append(out, filepath.ToSlash(rel))
	}
	return out, nil
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
