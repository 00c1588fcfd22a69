package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/analysis/workspace/config"
)

// checkFlags are the flags of parapet check as they were given.
type checkFlags struct {
	formats, outputs           []string
	fixes                      fixesFlag
	severity                   severityFlag
	failOn                     thresholdFlag
	only, skip                 []string
	policies                   []string
	baseline, writeBaseline    string
	diff                       string
	vars, varFiles, exclude    []string
	values, set                []string
	config                     string
	noConfig, trustConfig      bool
	suppressed, inconclusive   bool
	separate                   bool
	color, noColor, quiet      bool
	cpuProfile, memoryProfile  string
	severityGiven, failOnGiven bool
}

const checkHelp = `Check analyses infrastructure as code and reports what the policies find.

A path is a folder or a file; without one it is the current folder. Several paths
are parts of one workspace, the nearest folder that holds them all, and findings
outside of them are left out. With --separate each path is a workspace of its own.

Settings come from the nearest parapet.yaml in the workspace or above, up to the
root of the repository; flags go before it, and --skip, --exclude, --var and
--var-file add to it. A flag whose value is a list is given once for each entry.

With --diff it compares two revisions, without a check-out: the findings and the
breach paths that a change opens and closes, each path with the lines that opened
it. A revision alone is compared with the files as they are, as of the commit where
they branched off; main..topic compares two commits, main...topic the second with
the commit where it branched off. What git ignores counts on both sides, and
settings are those of today. The command fails for findings at or above --fail-on
and for breach paths that are opened.

Exit codes:
  0  no finding at or above --fail-on
  1  there are such findings
  2  wrong usage or configuration; or an analysis failed; or a part could not be
     analysed and nothing was found in the rest
  3  nothing to scan`

func newCheck(u *ui) *cobra.Command {
	var f checkFlags
	cmd := &cobra.Command{
		Use:   "check [path...]",
		Short: "Analyse infrastructure as code",
		Long:  checkHelp,
		Example: `  parapet check
  parapet check infra --format text --format sarif=parapet.sarif
  parapet check --write-baseline && parapet check --baseline parapet-baseline.json
  parapet check --format sarif=parapet.sarif --fixes
  parapet check --separate envs/*
  parapet check --diff origin/main --format markdown > comment.md`,
		RunE: func(cmd *cobra.Command, args []string) error {
			f.severityGiven = cmd.Flags().Changed("severity")
			f.failOnGiven = cmd.Flags().Changed("fail-on")
			stop, err := profile(f.cpuProfile, f.memoryProfile)
			if err != nil {
				return err
			}
			defer stop(u)
			if cmd.Flags().Changed("diff") {
				return checkDiff(cmd.Context(), u, &f, args)
			}
			return check(cmd.Context(), u, &f, args)
		},
	}
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.StringArrayVarP(&f.formats, "format", "f", nil, "report as `format` or format=file (text, json, sarif, junit,\ngithub, gitlab, markdown; default text)")
	flags.StringArrayVarP(&f.outputs, "output", "o", nil, "`file` of a report, in the order of the formats\nthat name none")
	flags.Var(&f.fixes, "fixes", "report fixes beside findings in json and sarif: safe ones,\nor with =unsafe those that change more than the finding")
	flags.Lookup("fixes").NoOptDefVal = "safe"
	f.selection(flags)
	flags.Var(&f.failOn, "fail-on", "least `severity` that makes the command fail; path or\npossible-path for what is on breach paths; or never\n(default low)")
	flags.StringVar(&f.baseline, "baseline", "", "suppress the findings in this `file`")
	flags.StringVar(&f.writeBaseline, "write-baseline", "", "write the findings to this `file`, and suppress them")
	flags.Lookup("write-baseline").NoOptDefVal = defaultBaseline
	flags.StringVar(&f.diff, "diff", "", "report what has changed since this `revision` of git, or\nbetween two of them, base..head or base...head")
	flags.BoolVar(&f.suppressed, "show-suppressed", false, "report suppressed findings too")
	flags.BoolVar(&f.inconclusive, "show-inconclusive", false, "report findings that rest on unknown values too")
	flags.BoolVarP(&f.quiet, "quiet", "q", false, "no summary, warnings or notices")
	f.analysis(flags)
	profileFlags(flags, &f.cpuProfile, &f.memoryProfile)
	cmd.MarkFlagsMutuallyExclusive("color", "no-color")
	cmd.MarkFlagsMutuallyExclusive("config", "no-config")
	cmd.MarkFlagsMutuallyExclusive("baseline", "write-baseline")
	for _, other := range []string{"write-baseline", "show-suppressed", "show-inconclusive", "fixes"} {
		cmd.MarkFlagsMutuallyExclusive("diff", other)
	}
	return cmd
}

// selection adds the flags that say which policies count.
func (f *checkFlags) selection(flags *pflag.FlagSet) {
	flags.Var(&f.severity, "severity", "least `severity` that counts: info, low, medium, high or\ncritical (default info)")
	flags.StringArrayVarP(&f.only, "policy", "p", nil, "this policy alone: `id`, alias of another tool, or\npattern")
	flags.StringArrayVar(&f.skip, "skip", nil, "not this policy: `id`, alias or pattern")
	flags.StringArrayVar(&f.policies, "policies", nil, "`folder` of custom policies")
}

// charts adds the flags for Helm charts.
func (f *checkFlags) charts(flags *pflag.FlagSet) {
	flags.StringArrayVar(&f.values, "values", nil, "`file` of values for Helm charts")
	flags.StringArrayVar(&f.set, "set", nil, "value for Helm charts, `name=value`")
}

// analysis adds the flags that say how a workspace is read.
func (f *checkFlags) analysis(flags *pflag.FlagSet) {
	flags.StringArrayVar(&f.vars, "var", nil, "value of a root variable, `name=value`")
	flags.StringArrayVar(&f.varFiles, "var-file", nil, "`file` of values of root variables")
	f.charts(flags)
	flags.StringVar(&f.config, "config", "", "read the configuration from this `file`, and load the\npolicies that it names")
	flags.BoolVar(&f.noConfig, "no-config", false, "read no configuration")
	flags.BoolVar(&f.trustConfig, "trust-config", false, "load the policies that a workspace's configuration names")
	flags.StringArrayVar(&f.exclude, "exclude", nil, "glob `pattern` of files and folders to leave out")
	flags.BoolVar(&f.separate, "separate", false, "make each path a workspace of its own")
	flags.BoolVar(&f.color, "color", false, "use colours even if the output is no terminal")
	flags.BoolVar(&f.noColor, "no-color", false, "use no colours (as does the variable NO_COLOR)")
}

// severityFlag and thresholdFlag let the flag package name the bad value.
type (
	severityFlag  struct{ policy.Severity }
	thresholdFlag struct{ config.Threshold }
)

func (s *severityFlag) Set(v string) error { return s.UnmarshalText([]byte(v)) }
func (s *severityFlag) Type() string       { return "severity" }

// String is empty for the zero value, whose default the usage text tells.
func (s *severityFlag) String() string { return "" }

func (t *thresholdFlag) Set(v string) error { return t.UnmarshalText([]byte(v)) }
func (t *thresholdFlag) Type() string       { return "severity" }
func (t *thresholdFlag) String() string     { return "" }

// variables reads name=value pairs.
func variables(pairs []string) (map[string]string, error) {
	out := map[string]string{}
	for _, pair := range pairs {
		name, value, ok := strings.Cut(pair, "=")
		if !ok || name == "" {
			return nil, withHint(fmt.Errorf("--var %q has no value", pair), "write --var name=value")
		}
		out[name] = value
	}
	return out, nil
}
