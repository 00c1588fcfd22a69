package main

import (
	"github.com/spf13/cobra"

	"github.com/parapet-iac/parapet/analysis/policy"
)

func newPolicy(u *ui) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "policy",
		Short: "List, explain and test policies",
		Args:  noArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newPolicyList(u), newPolicyShow(u), newPolicyTest(u))
	return cmd
}

// policiesFlag adds --policies to a command and returns its loader.
func policiesFlag(cmd *cobra.Command) func() (*policy.Set, error) {
	var dirs []string
	cmd.Flags().StringArrayVar(&dirs, "policies", nil, "`folder` of custom policies; repeatable")
	return func() (*policy.Set, error) {
		sources, err := policySources(dirs)
		if err != nil {
			return nil, err
		}
		return loadPolicies(sources)
	}
}
