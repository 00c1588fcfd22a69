package main

import (
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/parapet-iac/parapet/analysis/lang/helm"
	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/analysis/workspace"
	"github.com/parapet-iac/parapet/analysis/workspace/config"
	"github.com/parapet-iac/parapet/cmd/parapet/report"
	"github.com/parapet-iac/parapet/policies"
)

// settings say how one workspace is checked: the flags and its configuration
// together.
type settings struct {
	config   *config.Config // nil if there is none
	options  workspace.Options
	failOn   config.Threshold
	baseline *baseline
	notes    []report.Diagnostic
	// sets are the policies: those in options are the selected ones.
	sets sets
}

// settingsFor returns the settings for a target.
func (c *checker) settingsFor(t *target) (*settings, error) {
	cfg, err := c.configFor(t)
	if err != nil {
		return nil, err
	}
	s := &settings{config: cfg, baseline: c.baseline}
	least := c.flags.severity.Severity
	s.failOn = config.At(policy.Low)
	var dirs []string
	if cfg != nil {
		if cfg.Severity != nil && !c.flags.severityGiven {
			least = *cfg.Severity
		}
		if cfg.FailOn != nil {
			s.failOn = *cfg.FailOn
		}
		s.options.Severities = cfg.Severities
		dirs = c.policiesOf(t, cfg, s)
	}
	if c.flags.failOnGiven {
		s.failOn = c.flags.failOn.Threshold
	}
	sets, err := c.sets.get(c, cfg, dirs, least)
	if err != nil {
		return nil, err
	}
	s.sets, s.options.Policies, s.options.Report = sets, sets.selected, sets.selects
	s.notes = append(s.notes, c.check(t, cfg, sets.whole)...)
	if err := c.inputs(t, cfg, &s.options); err != nil {
		return nil, err
	}
	if cfg != nil && cfg.Baseline != "" && c.flags.baseline == "" && c.flags.writeBaseline == "" {
		s.baseline, err = c.baselineOf(cfg)
	}
	return s, err
}

func (c *checker) configFor(t *target) (*config.Config, error) {
	if c.config != nil || c.flags.noConfig {
		return c.config, nil
	}
	return config.Discover(t.dir)
}

// policiesOf returns the folders of policies that the configuration names if it
// is trusted. That of a workspace is not by itself: policies are code.
func (c *checker) policiesOf(t *target, cfg *config.Config, s *settings) []string {
	if len(cfg.Policies) == 0 || c.config != nil || c.flags.trustConfig {
		return cfg.Policies
	}
	s.notes = append(s.notes, report.Diagnostic{
		Severity: "notice", Message: "the policies that the configuration names are not loaded",
		Detail: "load them with --trust-config if you trust the workspace", File: c.reported(cfg.Path), Workspace: t.name,
	})
	return nil
}

// inputs fills in what the analysis reads beside the workspace's own files.
func (c *checker) inputs(t *target, cfg *config.Config, o *workspace.Options) error {
	o.Vars = map[string]string{}
	o.Now = c.now
	if cfg != nil {
		for name, value := range cfg.Vars {
			o.Vars[name] = string(value)
		}
		files, err := cfg.VarFilesFor(t.dir)
		if err != nil {
			return err
		}
		o.VarFiles = files
		o.Threat = cfg.Threat()
		o.Exclude = cfg.Excludes(t.dir)
		if err := charts(t, cfg, &o.Helm); err != nil {
			return err
		}
	}
	o.Threat.Now = c.now
	maps.Copy(o.Vars, c.vars)
	files, err := c.filesIn(t, c.flags.varFiles, "variable file")
	if err != nil {
		return err
	}
	o.VarFiles = append(o.VarFiles, files...)
	if files, err = c.filesIn(t, c.flags.values, "file of values"); err != nil {
		return err
	}
	o.Helm.Values = append(o.Helm.Values, files...)
	o.Helm.Set = append(o.Helm.Set, c.flags.set...)
	// Patterns start from the current folder, as paths in reports do.
	from := c.cwd
	if !within(from, t.dir) {
		from = t.dir
	}
	patterns := config.Config{Path: filepath.Join(from, config.Name), Exclude: c.flags.exclude}
	o.Exclude = append(o.Exclude, patterns.Excludes(t.dir)...)
	return nil
}

// charts fills in what a configuration says of Helm charts.
func charts(t *target, cfg *config.Config, o *helm.Options) error {
	h, err := cfg.HelmFor(t.dir)
	if err != nil {
		return err
	}
	o.Values, o.Set = h.Values, h.Set
	for _, e := range h.Environments {
		o.Environments = append(o.Environments, helm.Environment(e))
	}
	return nil
}

// filesIn returns files that flags name relative to the target, in which they must
// lie.
func (c *checker) filesIn(t *target, names []string, kind string) ([]string, error) {
	var out []string
	for _, name := range names {
		path, err := filepath.Abs(name)
		if err != nil {
			return nil, err
		}
		if !within(t.dir, path) {
			if c.flags.separate {
				continue // it is another workspace's
			}
			return nil, withHint(fmt.Errorf("the %s %s lies outside of %s", kind, name, t.name), "check the folder that holds both")
		}
		out = append(out, relativeTo(t.dir, path))
	}
	return out, nil
}

// check returns notes on what a configuration says in vain.
func (c *checker) check(t *target, cfg *config.Config, set *policy.Set) []report.Diagnostic {
	if cfg == nil {
		return nil
	}
	var notes []report.Diagnostic
	note := func(at *config.Skip, message, detail string) {
		d := report.Diagnostic{Severity: "warning", Message: message, Detail: detail, File: c.reported(cfg.Path), Workspace: t.name}
		if at != nil {
			p := report.Position{Line: at.Line, Column: at.Column}
			d.Range = &report.Range{Start: p, End: p}
		}
		notes = append(notes, d)
	}
	unknown := func(at *config.Skip, id string) {
		if err := c.checkID(set, id); err != nil {
			note(at, err.Error(), strings.Join(hintsOf(err), "; "))
		}
	}
	for i := range cfg.Skip {
		s := &cfg.Skip[i]
		unknown(s, s.Policy)
		if s.Expired(c.now) {
			note(s, "a skip of "+s.Policy+" has expired", "it held until "+s.Until.Format("2006-01-02"))
		}
	}
	for _, id := range slices.Concat(cfg.Only, slices.Sorted(maps.Keys(cfg.Severities))) {
		unknown(nil, id)
	}
	return notes
}

// An idKey names an id and the policies that it should be among.
type idKey struct {
	set *policy.Set
	id  string
}

// checkID is checkIDs for one id, remembered: many workspaces share a
// configuration.
func (c *checker) checkID(set *policy.Set, id string) error {
	known, ok := c.ids.Load(idKey{set, id})
	if !ok {
		known = checkIDs(set, []string{id})
		c.ids.Store(idKey{set, id}, known)
	}
	err, _ := known.(error)
	return err
}

// baselineOf reads the baseline that a configuration names, once.
func (c *checker) baselineOf(cfg *config.Config) (*baseline, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	path := filepath.Join(cfg.Dir(), filepath.FromSlash(cfg.Baseline))
	if b, ok := c.baselines[path]; ok {
		return b, nil
	}
	f, err := cfg.OpenFile(cfg.Baseline)
	if err != nil {
		return nil, withHint(fmt.Errorf("reading the baseline that %s names: %w", c.reported(cfg.Path), err),
			"write one with --write-baseline="+cfg.Baseline)
	}
	defer f.Close()
	b, err := readBaseline(path, f)
	if err == nil {
		c.baselines[path] = b
	}
	return b, err
}

// A setCache keeps the sets of policies that workspaces share.
type setCache struct {
	mu   sync.Mutex // guards sets
	sets map[string]func() (sets, error)
}

// sets are the policies of a workspace: those that count, and all.
type sets struct {
	selected, whole *policy.Set
	// selects reports whether a policy of whole, with the severity that the
	// user gives it, counts; nil if all do.
	selects func(*policy.Policy) bool
}

// get returns the policies that flags and configuration select: those shipped,
// those of --policies, and those in folders of the configuration.
func (s *setCache) get(c *checker, cfg *config.Config, dirs []string, least policy.Severity) (sets, error) {
	selection := policy.Selection{Only: c.flags.only, Skip: c.flags.skip, MinSeverity: least}
	var severities map[string]policy.Severity
	root := ""
	if cfg != nil {
		severities = cfg.Severities
		if len(selection.Only) == 0 {
			selection.Only = cfg.Only
		}
		if len(dirs) > 0 {
			root = cfg.Dir()
		}
	}
	key := fmt.Sprintf("%q %q %q %v %v", root, dirs, selection.Only, least, severities)
	s.mu.Lock()
	load, ok := s.sets[key]
	if !ok {
		load = sync.OnceValues(func() (sets, error) {
			set, err := c.load(cfg, dirs)
			if err != nil || len(selection.Only) == 0 && len(selection.Skip) == 0 && least == policy.Info {
				return sets{set, set, nil}, err
			}
			skip := policy.Selection{Skip: selection.Skip}
			selected := set.Select(func(p *policy.Policy) bool {
				// What says something of breach paths counts for them, told or not.
				return selection.Keep(withSeverity(p, severities)) || p.Threat != nil && skip.Keep(p)
			})
			return sets{selected, set, selection.Keep}, nil
		})
		s.sets[key] = load
	}
	s.mu.Unlock()
	return load()
}

// load loads policies; those that a configuration names are confined to its
// folder.
func (c *checker) load(cfg *config.Config, dirs []string) (*policy.Set, error) {
	if len(dirs) == 0 {
		return c.policies, nil
	}
	sources := slices.Clone(c.sources)
	for _, dir := range dirs {
		root, err := cfg.OpenDir(dir)
		if err != nil {
			return nil, fmt.Errorf("loading the policies that %s names: %w", c.reported(cfg.Path), err)
		}
		sources = append(sources, policy.Source{FS: root.FS(), Name: c.reported(filepath.Join(cfg.Dir(), dir))})
	}
	return policy.Load(policies.FS, sources...)
}

// withSeverity returns p, or a copy with a severity of the user's own.
func withSeverity(p *policy.Policy, severities map[string]policy.Severity) *policy.Policy {
	s, ok := severities[p.ID]
	if !ok || s == p.Severity {
		return p
	}
	q := *p
	q.Severity = s
	return &q
}

func (c *checker) reported(path string) string { return reported(c.cwd, path) }
