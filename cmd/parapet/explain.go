package main

import (
	"context"
	"errors"
	"time"

	"github.com/spf13/cobra"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/nearmiss"
)

const explainHelp = `Explain tells the breach paths that begin at a resource, go over it, end in it or
rest on what it declares: who can reach it, and what it lets them reach. Behind
them it tells what the network lets through to and from the resource, or by it,
whether or not an attacker gets that far.

With --near-miss it tells which controls (a rule of a security group, a public
access block, a permissions boundary, a statement that denies, a condition, version
2 of the metadata service, ...) keep breach paths closed all by themselves, and
which paths there would be without each.`

// newExplain returns the command that tells the breach paths about a resource.
func newExplain(u *ui) *cobra.Command {
	var (
		f      checkFlags
		format string
		near   bool
		trust  []string
	)
	cmd := &cobra.Command{
		Use:   "explain <address> [path] | explain --near-miss [path]",
		Short: "Tell the ways of an attacker that go over a resource",
		Long:  explainHelp,
		Example: `  parapet explain aws_iam_role.deploy
  parapet explain 'module.data.aws_s3_bucket.customers["eu"]' infra
  parapet explain --near-miss infra`,
		Args: func(cmd *cobra.Command, args []string) error {
			if near {
				return cobra.MaximumNArgs(1)(cmd, args)
			}
			if len(args) == 0 {
				return withHint(errors.New("explain needs the address of a resource"), "such as: parapet explain aws_iam_role.deploy")
			}
			return cobra.MaximumNArgs(2)(cmd, args)
		},
	}
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.BoolVar(&near, "near-miss", false, "tell which controls alone keep breach paths closed")
	flags.StringVarP(&format, "format", "f", "text", "text or json")
	pathFlags(cmd, &f, &trust)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if format != "text" && format != "json" {
			return unknownFormat(format, "text", "json")
		}
		if near {
			return nearMisses(cmd.Context(), u, &f, trust, args, format)
		}
		address := model.Address(args[0])
		b, err := breachesOf(cmd.Context(), u, &f, trust, args[1:], &address, told{network: true})
		if err != nil || b == nil {
			return err
		}
		if format == "json" {
			return writeJSON(u.out, b)
		}
		return b.WriteText(u.out)
	}
	return cmd
}

// nearTime is how long near misses are looked for.
const nearTime = 2 * time.Minute

// nearMisses tells the controls that alone keep breach paths closed.
func nearMisses(ctx context.Context, u *ui, f *checkFlags, trust, args []string, format string) error {
	m, err := mapOf(ctx, u, f, trust, args)
	if err != nil || m == nil {
		return err
	}
	soon, cancel := context.WithTimeout(ctx, nearTime)
	defer cancel()
	misses, complete := nearmiss.Find(soon, m.res.Resources, m.opts)
	if err := ctx.Err(); err != nil {
		return err
	}
	if !complete {
		u.say("warning", "the workspace is too large to look at all controls", "look at a part of it: parapet explain --near-miss FOLDER")
	}
	out := m.reducer().NearMisses(tool(), m.breaches, misses, complete)
	if format == "json" {
		return writeJSON(u.out, out)
	}
	return out.WriteText(u.out)
}
