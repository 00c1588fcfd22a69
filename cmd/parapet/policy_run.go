package main

import (
	"context"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/cmd/parapet/policytest"
	"github.com/parapet-iac/parapet/cmd/parapet/report"
	"github.com/parapet-iac/parapet/policies"
)

func newPolicyTest(u *ui) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "test [folder...]",
		Short: "Test custom policies",
		Long: `Test runs the tests of folders of custom policies, by default the current one:

- examples: a file examples/<policy-id>.tf (or .yaml), or a folder of that name, in
  which the comment  # want "policy-id"  stands on each line where the policy shall find
  something, and on no other;
- Rego tests: rules named test_... in files named *_test.rego.

Exit codes: 0 all tests passed, 1 some failed, 2 the policies are wrong,
3 there are no tests.`,
		Example: "  parapet policy test policies",
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				args = []string{"."}
			}
			return testPolicies(cmd.Context(), u, args)
		},
	}
	return cmd
}

func testPolicies(ctx context.Context, u *ui, dirs []string) error {
	sources, err := policySources(dirs)
	if err != nil {
		return err
	}
	set, err := loadPolicies(sources)
	if err != nil {
		return err
	}
	passed, failed := 0, 0
	tested := map[string]bool{}
	for _, src := range sources {
		results, err := testSource(ctx, src, set)
		if err != nil {
			return err
		}
		for _, r := range results {
			tested[exampleID(r.Name)] = true
			if len(r.Problems) == 0 {
				passed++
				fmt.Fprintf(u.out, "ok    %s\n", report.Printable(r.Name))
				continue
			}
			failed++
			fmt.Fprintf(u.out, "FAIL  %s\n", report.Printable(r.Name))
			for _, p := range r.Problems {
				fmt.Fprintf(u.out, "      %s\n", report.Printable(p))
			}
		}
	}
	fmt.Fprintf(u.out, "%d passed, %d failed\n", passed, failed)
	warnUntested(u, set, tested)
	switch {
	case failed > 0:
		u.code = exitFindings
	case passed == 0:
		u.code = exitNothing
		u.say("error", "there are no tests in "+strings.Join(dirs, ", "), "put examples/<policy-id>.tf or .yaml beside the policies")
	}
	return nil
}

func testSource(ctx context.Context, src policy.Source, set *policy.Set) ([]policytest.Result, error) {
	examples, err := policytest.Examples(ctx, os.DirFS(src.Name), set)
	if err != nil {
		return nil, err
	}
	rego, err := policytest.Rego(ctx, os.DirFS(src.Name), policies.FS)
	return append(examples, rego...), err
}

// exampleID is the id that an example is named after.
func exampleID(name string) string {
	id, _, _ := strings.Cut(name[strings.LastIndexByte(name, '/')+1:], ".")
	return id
}

// warnUntested names the custom policies that have no example.
func warnUntested(u *ui, set *policy.Set, tested map[string]bool) {
	all, err := set.Select(func(p *policy.Policy) bool { return p.Custom }).Policies()
	if err != nil {
		u.say("warning", err.Error())
	}
	for _, p := range all {
		if !tested[p.ID] {
			u.say("warning", "the policy "+p.ID+" has no example")
		}
	}
}
