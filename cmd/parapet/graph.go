package main

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/analysis/threat"
	"github.com/parapet-iac/parapet/analysis/workspace"
	"github.com/parapet-iac/parapet/analysis/workspace/config"
	"github.com/parapet-iac/parapet/cmd/parapet/report"
)

const graphHelp = `Graph finds the ways through a workspace that an attacker has: from outside to
an account, a cluster or a data store, and from the rights of one user or role,
or from code in a container, to more.

A path is confirmed, or possible assuming what it says: an account's number in a
variable, say, or a condition that only the request can tell.

Text tells the paths with the places that open each step; json is for programs,
sarif for code scanning, with code flows and a graph, html a page to look at
that needs nothing else, dot for Graphviz, and mermaid for Markdown. In drawings,
dashed steps assume something and thick ones are taken by every path to a goal.

Beside the paths, json tells what packets and requests reach ("reaches"): from the
internet, from code in anything, and passed on, whether or not an attacker gets there.`

// newGraph returns the command that shows breach paths.
func newGraph(u *ui) *cobra.Command {
	var (
		f      checkFlags
		format string
		steps  bool
		trust  []string
	)
	cmd := &cobra.Command{
		Use:   "graph [path]",
		Short: "Show the ways that an attacker has through a workspace",
		Long:  graphHelp,
		Example: `  parapet graph
  parapet graph infra --format json > paths.json
  parapet graph infra --format json --steps | jq '.steps[] | select(.method == "k8s-pod-exec")'
  parapet graph --format html > paths.html
  parapet graph --format dot | dot -Tsvg > paths.svg`,
		Args: cobra.MaximumNArgs(1),
	}
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.StringVarP(&format, "format", "f", "text", "text, json, sarif, html, dot or mermaid")
	flags.BoolVar(&steps, "steps", false, "tell every single step as well, wherever it leads (json)")
	pathFlags(cmd, &f, &trust)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		formats := []string{"text", "json", "sarif", "html", "dot", "mermaid"}
		if !slices.Contains(formats, format) {
			return unknownFormat(format, formats...)
		}
		if steps && format != "json" {
			return withHint(errors.New("--steps means nothing without --format json"), "explain ADDRESS tells the paths over one resource")
		}
		b, err := breachesOf(cmd.Context(), u, &f, trust, args, nil, told{network: format == "json", steps: steps})
		if err != nil || b == nil {
			return err
		}
		switch format {
		case "json":
			return writeJSON(u.out, b)
		case "sarif":
			cwd, err := os.Getwd()
			if err != nil {
				return err
			}
			return b.WriteSARIF(u.out, report.Options{Tool: tool(), Root: filepath.ToSlash(cwd)})
		case "html":
			return b.WriteHTML(u.out)
		case "dot":
			return b.WriteDOT(u.out)
		case "mermaid":
			return b.WriteMermaid(u.out)
		}
		return b.WriteText(u.out)
	}
	return cmd
}

// pathFlags adds the flags of commands about breach paths.
func pathFlags(cmd *cobra.Command, f *checkFlags, trust *[]string) {
	flags := cmd.Flags()
	flags.StringArrayVar(trust, "trust-account", nil, "`number` of an AWS account that is no stranger")
	flags.StringArrayVar(&f.vars, "var", nil, "value of a root variable, `name=value`")
	flags.StringArrayVar(&f.varFiles, "var-file", nil, "`file` of values of root variables")
	f.charts(flags)
	flags.StringArrayVar(&f.policies, "policies", nil, "`folder` of custom policies, for what they say of breach\npaths")
	flags.StringVar(&f.config, "config", "", "read the configuration from this `file`, and load the\npolicies that it names")
	flags.BoolVar(&f.trustConfig, "trust-config", false, "load the policies that a workspace's configuration names")
	flags.BoolVar(&f.noConfig, "no-config", false, "read no configuration")
	flags.StringArrayVar(&f.exclude, "exclude", nil, "glob `pattern` of files and folders to leave out")
	cmd.MarkFlagsMutuallyExclusive("config", "no-config")
}

// A mapped workspace is one whose breach paths are known.
type mapped struct {
	*target
	res      *workspace.Result
	opts     threat.Options
	breaches *workspace.Breaches
}

func (m *mapped) reducer() report.Reducer { return report.Reducer{Workspace: m.name, Base: m.base} }

// mapOf analyses a workspace and finds its breach paths; nil where it is empty.
func mapOf(ctx context.Context, u *ui, f *checkFlags, trust, args []string) (*mapped, error) {
	targets, err := targetsOf(args, false)
	if err != nil {
		return nil, err
	}
	m := &mapped{target: &targets[0]}
	c, err := newReader(f)
	if err != nil {
		return nil, err
	}
	cfg, err := c.configFor(m.target)
	if err != nil {
		return nil, err
	}
	var opts workspace.Options
	if err := c.inputs(m.target, cfg, &opts); err != nil {
		return nil, err
	}
	opts.Threat.Trusted = append(opts.Threat.Trusted, trust...)
	if opts.Policies, err = c.threatening(u, m.target, cfg); err != nil {
		return nil, err
	}
	m.res, err = workspace.Analyse(ctx, m.path, opts)
	if errors.Is(err, workspace.ErrNothing) {
		u.say("notice", "nothing to analyse in "+m.name)
		u.code = exitNothing
		return nil, nil
	} else if err != nil {
		return nil, err
	}
	m.opts, m.breaches = m.res.Threat(), m.res.Breaches(ctx)
	if m.breaches.Cut {
		u.say("warning", "the workspace is too large to find all paths", "look at a part of it: parapet graph FOLDER")
	}
	return m, ctx.Err()
}

// threatening returns the custom policies that say something of breach paths.
func (c *checker) threatening(u *ui, t *target, cfg *config.Config) (*policy.Set, error) {
	var err error
	if c.sources, err = policySources(c.flags.policies); err != nil {
		return nil, err
	}
	var dirs []string
	if cfg != nil {
		s := settings{}
		dirs = c.policiesOf(t, cfg, &s)
		for _, n := range s.notes {
			u.diagnostic(n)
		}
	}
	if len(c.sources)+len(dirs) == 0 {
		return policy.Load(embed.FS{})
	}
	if c.policies, err = loadPolicies(c.sources); err != nil {
		return nil, err
	}
	set, err := c.load(cfg, dirs)
	if err != nil {
		return nil, err
	}
	return set.Select(func(p *policy.Policy) bool { return p.Threat != nil }), nil
}

// told says what is told beside breach paths: the steps of the network wherever they
// begin, and all steps there are.
type told struct{ network, steps bool }

// breachesOf analyses a workspace and returns its breach paths; nil where it is
// empty. Address narrows them down to those about one resource; what says what
// stands beside them.
func breachesOf(ctx context.Context, u *ui, f *checkFlags, trust, args []string, address *model.Address, what told) (*report.Breaches, error) {
	m, err := mapOf(ctx, u, f, trust, args)
	if err != nil || m == nil {
		return nil, err
	}
	var keep func(threat.Path) bool
	if address != nil {
		if err := declared(m.res, *address); err != nil {
			return nil, err
		}
		keep = func(p threat.Path) bool { return report.About(p, *address) }
	}
	var reaches []threat.Rule
	if what.network {
		if reaches, err = m.reaches(ctx, u, address); err != nil {
			return nil, err
		}
	}
	r := m.reducer()
	r.Steps = what.steps
	out := r.Breaches(tool(), m.breaches, keep, reaches...)
	return &out, nil
}

// reaches returns the steps of the network, all or those about one resource.
func (m *mapped) reaches(ctx context.Context, u *ui, address *model.Address) ([]threat.Rule, error) {
	var about model.Address
	if address != nil {
		about = *address
	}
	steps, complete := threat.Reaches(ctx, m.res.Resources, m.opts, about)
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if !complete {
		u.say("warning", "the workspace is too large to tell all that packets reach", "it is told from where attackers get; parapet explain tells it of one resource")
	}
	if address != nil {
		steps = slices.DeleteFunc(steps, func(r threat.Rule) bool { return !report.RuleAbout(&r, *address) })
	}
	return steps, nil
}

// declared returns an error where a workspace declares nothing at an address.
func declared(res *workspace.Result, address model.Address) error {
	var names []string
	for _, r := range res.Resources {
		if r.Address == address {
			return nil
		}
		names = append(names, string(r.Address))
	}
	err := fmt.Errorf("nothing is declared as %s", address)
	if near := config.Closest(string(address), names); near != "" {
		return withHint(err, "did you mean "+near+"?")
	}
	return withHint(err, "addresses are written as Terraform does, module.net.aws_instance.web[0], or as namespace/group.Kind/name, shop/apps.Deployment/web")
}
