package main

import (
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/cobra"
)

// fixFlags are the flags of parapet fix as they were given.
type fixFlags struct {
	checkFlags
	pullFlags
	format        string
	dryRun, write bool
	unsafe, left  bool
}

const fixHelp = `Fix mends what the policies find, by the remedies that they know.

Each fix is analysed in memory before it is made: the finding is gone, nothing as
severe is new, no file has new errors, and no other resource has changed. Comments
and everything else outside of a fix stay as they are. Fixes that change more than
the finding (replace a resource, say), or choose among what the code declares, are
made with --unsafe; those that need what only you know are offered by the editor.

The difference is shown as a unified diff. On a terminal fix then asks whether to
write it; otherwise it writes nothing without --write. A file is written whole or
not at all, and not if it has changed meanwhile.

Formats json and sarif report findings with the fixes for each, and write nothing.

With --pull-request the fixes are proposed on the remote's code host (GitHub,
GitLab, Bitbucket Cloud, Azure DevOps, Gitea or Forgejo): a branch with one commit
for each policy, and a request that is updated by later runs. The files, the index
and the branches here stay as they are. The token comes from the environment:
GH_TOKEN or GITHUB_TOKEN, GITLAB_TOKEN, BITBUCKET_TOKEN, AZURE_DEVOPS_TOKEN,
GITEA_TOKEN. With --dry-run it shows all of that and opens no connection.

Paths and settings are those of parapet check.

Exit codes:
  0  nothing to mend, or all that can be mended has been written or proposed
  1  there are fixes that have not been written or proposed
  2  wrong usage or configuration; or an analysis or writing a file has failed;
     or a part could not be analysed and nothing can be mended in the rest
  3  nothing to scan`

var fixFormats = []string{"diff", "json", "sarif"}

func newFix(u *ui) *cobra.Command {
	var f fixFlags
	cmd := &cobra.Command{
		Use:   "fix [path...]",
		Short: "Mend what the policies find",
		Long:  fixHelp,
		Example: `  parapet fix
  parapet fix infra --write --severity high
  parapet fix --policy 'aws-s3-*' --unsafe --dry-run | git apply
  parapet fix --format sarif > fixes.sarif
  parapet fix --pull-request --base main --draft`,
		RunE: func(cmd *cobra.Command, args []string) error {
			f.severityGiven = cmd.Flags().Changed("severity")
			switch {
			case !slices.Contains(fixFormats, f.format):
				return unknownFormat(f.format, fixFormats...)
			case f.write && f.format != "diff":
				return withHint(errors.New("--write goes with the format diff alone"), "run fix --write --format diff")
			case f.pullRequest && f.format != "diff":
				return withHint(errors.New("--pull-request goes with the format diff alone"), "show what it would do with --dry-run")
			}
			if err := f.pullFlags.check(cmd); err != nil {
				return err
			}
			return fix(cmd.Context(), u, &f, args)
		},
	}
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.BoolVarP(&f.write, "write", "w", false, "write the files")
	flags.BoolVarP(&f.dryRun, "dry-run", "n", false, "write nothing, and do not ask")
	flags.BoolVar(&f.unsafe, "unsafe", false, "make unsafe fixes too")
	flags.BoolVar(&f.left, "left", false, "list the findings that stay, and why")
	flags.StringVarP(&f.format, "format", "f", "diff", fmt.Sprintf("report as `format`: %s, %s or %s", fixFormats[0], fixFormats[1], fixFormats[2]))
	f.pullFlags.define(flags, "propose the fixes in a pull request, and leave the files\nalone",
		"`branch` to make (default parapet/fix, and what the\nrequest covers)")
	f.selection(flags)
	flags.StringVar(&f.baseline, "baseline", "", "leave the findings in this `file` alone")
	f.analysis(flags)
	flags.BoolVarP(&f.quiet, "quiet", "q", false, "no summary, warnings or notices")
	cmd.MarkFlagsMutuallyExclusive("write", "dry-run")
	cmd.MarkFlagsMutuallyExclusive("write", "pull-request")
	cmd.MarkFlagsMutuallyExclusive("color", "no-color")
	cmd.MarkFlagsMutuallyExclusive("config", "no-config")
	return cmd
}
