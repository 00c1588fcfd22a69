package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/parapet-iac/parapet/analysis/workspace/config"
)

func newRoot(u *ui) *cobra.Command {
	root := &cobra.Command{
		Use:   "parapet",
		Short: "Find security weaknesses in infrastructure as code",
		Long: `Parapet finds security weaknesses in infrastructure as code.

It reads Terraform and OpenTofu, never runs anything of theirs, and never uses the
network but for --pull-request, and for drift, which asks AWS what runs.`,
		Example:       "  parapet check\n  parapet check infra --format sarif=out.sarif --fail-on high",
		Args:          noArgs,
		RunE:          func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
		SilenceErrors: true,
		SilenceUsage:  true,
		Version:       build().Version,
	}
	root.SetVersionTemplate("parapet {{.Version}}\n")
	root.SetFlagErrorFunc(flagError)
	root.SuggestionsMinimumDistance = 2
	root.AddCommand(newCheck(u), newFix(u), newGraph(u), newExplain(u), newDrift(u), newLSP(u), newPolicy(u), newConfig(), newVersion(u))
	return root
}

// flagError gives trouble with flags a hint.
func flagError(cmd *cobra.Command, err error) error {
	hint := "see " + cmd.CommandPath() + " --help"
	var unknown *pflag.NotExistError
	if errors.As(err, &unknown) {
		var names []string
		cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
		if near := config.Closest(unknown.GetSpecifiedName(), names); near != "" {
			hint = "did you mean --" + near + "?"
		}
	}
	return withHint(err, hint)
}

// noArgs refuses arguments, which for a command with others below it are most
// likely a misspelt one.
func noArgs(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	hints := []string{"see " + cmd.CommandPath() + " --help"}
	if like := cmd.SuggestionsFor(args[0]); len(like) > 0 {
		hints = []string{"did you mean " + strings.Join(like, " or ") + "?"}
	}
	if cmd.HasSubCommands() {
		return withHint(fmt.Errorf("unknown command %q", args[0]), hints...)
	}
	return withHint(fmt.Errorf("unexpected argument %q", args[0]), hints...)
}
