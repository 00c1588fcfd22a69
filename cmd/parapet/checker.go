package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"sync"
	"time"

	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/analysis/workspace"
	"github.com/parapet-iac/parapet/analysis/workspace/config"
	"github.com/parapet-iac/parapet/cmd/parapet/report"
)

// A checker holds what the workspaces of a run share.
type checker struct {
	flags    *checkFlags
	cwd      string
	now      time.Time
	vars     map[string]string
	config   *config.Config // that of --config
	baseline *baseline      // that of --baseline
	sources  []policy.Source
	policies *policy.Set // those shipped and of --policies, all of them
	sets     setCache
	frames   bool
	paths    bool // breach paths are reported beside findings

	mu        sync.Mutex // guards baselines
	baselines map[string]*baseline
	ids       sync.Map // idKey → error
}

// newReader returns a checker that knows how workspaces are read, and no policies.
func newReader(f *checkFlags) (*checker, error) {
	c := &checker{flags: f, now: time.Now()}
	var err error
	if c.cwd, err = os.Getwd(); err != nil {
		return nil, err
	}
	if c.vars, err = variables(f.vars); err != nil {
		return nil, err
	}
	if f.config != "" {
		if c.config, err = config.Load(f.config); err != nil {
			return nil, err
		}
	}
	return c, nil
}

func newChecker(f *checkFlags) (*checker, error) {
	c, err := newReader(f)
	if err != nil {
		return nil, err
	}
	c.baselines, c.sets.sets = map[string]*baseline{}, map[string]func() (sets, error){}
	if f.baseline != "" {
		if c.baseline, err = openBaseline(f.baseline); err != nil {
			return nil, err
		}
	}
	if c.sources, err = policySources(f.policies); err != nil {
		return nil, err
	}
	if c.policies, err = loadPolicies(c.sources); err != nil {
		return nil, err
	}
	// A configuration may bring further policies, which ids can mean, too.
	if c.config == nil && !f.trustConfig {
		for _, ids := range [][]string{f.only, f.skip} {
			if err := checkIDs(c.policies, ids); err != nil {
				return nil, err
			}
		}
	}
	return c, nil
}

// An outcome is what one workspace has come to.
type outcome struct {
	workspace *report.Workspace
	err       error // the workspace as a whole could not be analysed
	empty     bool  // there was nothing to analyse
	failed    bool  // there are findings at or above the threshold
	// baseline holds what a new baseline would record, with absolute files.
	baseline []known
}

type known struct {
	file    string
	finding report.Finding
}

// analyse checks one workspace. A bug in the analysis is an error of that
// workspace alone.
func (c *checker) analyse(ctx context.Context, t *target) (out *outcome) {
	out = &outcome{workspace: &report.Workspace{Path: t.name}}
	defer func() {
		if r := recover(); r != nil {
			out = &outcome{workspace: &report.Workspace{Path: t.name}}
			out.err = withHint(fmt.Errorf("internal error: %v\n%s", r, debug.Stack()), "please report this at "+home+"/issues")
		}
	}()
	if ctx.Err() != nil {
		return out
	}
	s, err := c.settingsFor(t)
	if err != nil {
		out.err = err
		return out
	}
	res, err := workspace.Analyse(ctx, t.path, s.options)
	switch {
	case errors.Is(err, workspace.ErrNothing):
		out.empty = true
		return out
	case err != nil:
		out.err = err
		return out
	}
	t.trim(res)
	c.reduce(ctx, out, t, s, res)
	if c.flags.fixes != "" {
		out.err = c.mended(ctx, t, s, out.workspace)
	}
	return out
}

// reduce turns an analysis into report data.
func (c *checker) reduce(ctx context.Context, out *outcome, t *target, s *settings, res *workspace.Result) {
	ws := out.workspace
	ws.Files, ws.Resources = len(res.Files), len(res.Resources)
	reducer := report.Reducer{Workspace: t.name, Base: t.base, Frames: c.frames}
	var breaches *workspace.Breaches
	if c.paths {
		breaches = res.Breaches(ctx)
		ws.Paths = reducer.Paths(tool(), breaches)
	}
	for i := range res.Findings {
		f := &res.Findings[i]
		file := filepath.Join(t.dir, filepath.FromSlash(f.Span.File))
		s.suppress(f, file, c.now)
		if c.flags.writeBaseline != "" && report.StatusOf(f) == report.Fail {
			out.baseline = append(out.baseline, known{file, reducer.Finding(res, f)})
			f.Suppression = &workspace.Suppression{Kind: "baseline"}
		}
		status := report.StatusOf(f)
		ws.Counts.Add(status, f.Policy.Severity)
		if status == report.Fail && s.failOn.Reached(f.Policy.Severity, f.Tier) {
			out.failed = true
		}
		if c.shows(status) {
			ws.Findings = append(ws.Findings, reducer.Finding(res, f))
			if breaches != nil {
				ws.Findings[len(ws.Findings)-1].On = breaches.On(f)
			}
		}
	}
	for _, d := range res.Diagnostics {
		ws.Diagnostics = append(ws.Diagnostics, reducer.Diagnostic(res, d))
	}
	ws.Diagnostics = append(ws.Diagnostics, s.notes...)
}

func (c *checker) shows(status report.Status) bool {
	switch status {
	case report.Suppressed:
		return c.flags.suppressed
	case report.Inconclusive:
		return c.flags.inconclusive
	}
	return true
}

// suppress silences a finding that the configuration or a baseline does. A
// comment beside the code comes first: it says most.
func (s *settings) suppress(f *workspace.Finding, file string, now time.Time) {
	if f.Suppression != nil {
		return
	}
	if s.config != nil {
		if rel, ok := s.config.Rel(file); ok {
			for _, skip := range s.config.Skip {
				if !skip.Expired(now) && skip.Matches(f.Policy, rel, string(f.Resource)) {
					f.Suppression = &workspace.Suppression{Kind: "config", Reason: skip.Reason}
					return
				}
			}
		}
	}
	if s.baseline != nil && f.Status == policy.Fail && s.baseline.knows(file, f.Fingerprint) {
		f.Suppression = &workspace.Suppression{Kind: "baseline"}
	}
}

// each analyses the targets and hands over the outcomes in their order. As many
// run at once as there are processors, and little more is held in memory.
func (c *checker) each(ctx context.Context, targets []target, emit func(*outcome) error) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	workers := min(runtime.GOMAXPROCS(0), len(targets))
	pending := make(chan chan *outcome, workers)
	go func() {
		defer close(pending)
		slots := make(chan struct{}, workers)
		for i := range targets {
			done := make(chan *outcome, 1)
			pending <- done
			slots <- struct{}{}
			go func() {
				done <- c.analyse(ctx, &targets[i])
				<-slots
			}()
		}
	}()
	var failure error
	for done := range pending {
		out := <-done
		if failure == nil {
			failure = ctx.Err()
		}
		if failure != nil {
			continue // wait for those that run; they end at once
		}
		if failure = emit(out); failure != nil {
			cancel()
		}
	}
	return failure
}
