package main

import (
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"github.com/parapet-iac/parapet/fixes/reconcile"
)

// driftFlags are the flags of parapet drift as they were given.
type driftFlags struct {
	checkFlags
	pullFlags
	format, output     string
	from               []string
	state              string
	record             string
	profiles, roles    []string
	regions, types     []string
	cluster            clusterFlags
	tag                string
	failDrift          string
	accept             bool
	lock               string
	trust              []string
	write, diff, whole bool
	remedies           []string
	unsafe             bool
	dryRun             bool
	workers            int
	watchFlags
}

const driftHelp = `Drift compares a running environment with the code that declares it. It tells what
is changed, unmanaged or missing, whether that is risky or harmless, and which
change of the code, or which command, puts it right. It changes nothing that runs.

What runs is read from AWS, with the credentials that the AWS CLI would use, and
from the Kubernetes cluster that kubectl would talk to; from which of them the code
says, or the flags of one of them. Or, with --from and without any connection, from
a snapshot (--record), a state file, the output of terraform show -json for a state
or a refresh-only plan, or a folder of what aws ... describe-* and list-* and
kubectl get -o json have printed. Values of secrets are never asked for.

A drift is risky if it brings a finding or a breach path that the code does not
have, and harmless otherwise. --write changes the code: it adopts what is harmless
and declares what is unmanaged, or what --remedy says: hardens what code has left
open to risky drift, and removes code of what is missing. --pull-request leaves the
files alone and proposes all of that on the remote's code host, in one request for
each remedy, and later runs update them. Hosts and tokens are those of parapet fix.
With --dry-run it shows the requests and opens no connection for them.

With --watch it goes on until it is interrupted: it reads and compares again and
again, and reports what is new or gone since the round before. --metrics serves
numbers to Prometheus, and --webhook sends what is new or gone, if it is at or above
--fail-on; where PARAPET_WEBHOOK_SECRET is set, the body is signed by it. Neither
happens unless the command line asks for it.

Exit codes:
  0  no drift at or above --fail-on
  1  there is such drift
  2  wrong usage or configuration; or something could not be read
  3  nothing to compare
With --watch it is 0 for an interruption, and 2 for wrong usage or configuration.`

// newDrift returns the command that compares what runs with the code.
func newDrift(u *ui) *cobra.Command {
	var f driftFlags
	cmd := &cobra.Command{
		Use:   "drift [path]",
		Short: "Compare what runs in the cloud with the code",
		Long:  driftHelp,
		Example: `  parapet drift --region eu-central-1
  parapet drift infra --profile prod --state terraform.tfstate --fail-on risky
  parapet drift --record today.json && parapet drift --from today.json --format json
  parapet drift --from today.json --format html --output drift.html
  parapet drift --from today.json --write
  parapet drift --from today.json --diff --remedy harden --remedy remove
  parapet drift --region eu-central-1 --pull-request --base main
  parapet drift deploy --context prod --namespace shop
  parapet drift --profile prod --watch 5m --metrics 127.0.0.1:9464`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := f.check(cmd); err != nil {
				return err
			}
			return runDrift(cmd.Context(), u, &f, args)
		},
	}
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.StringArrayVar(&f.from, "from", nil, "read what runs from this `file` or folder and from no cloud")
	flags.StringVar(&f.state, "state", "", "`file` with a Terraform state that tells which resource is\nwhich")
	flags.StringVar(&f.record, "record", "", "write what was read to this `file`; a run that was\ninterrupted goes on where it was")
	flags.StringArrayVar(&f.profiles, "profile", nil, "AWS `profile` to use")
	flags.StringArrayVar(&f.roles, "assume-role", nil, "`ARN` of a role to assume")
	flags.StringArrayVar(&f.regions, "region", nil, "AWS `region` to read (default: that of the configuration)")
	f.cluster.define(flags)
	flags.StringArrayVar(&f.types, "type", nil, "compare this `type` of resources alone: aws_s3_bucket,\nk8s_pod")
	flags.StringVar(&f.tag, "tag", "", "compare what has this tag alone, or label in a cluster,\n`name[=value]`")
	flags.IntVar(&f.workers, "workers", 8, "`number` of calls that are under way at once")
	flags.StringVar(&f.failDrift, "fail-on", "any", "drift that makes the command fail: risky, any or never")
	flags.BoolVar(&f.accept, "accept", false, "record the drift that there is as reviewed")
	flags.StringVar(&f.lock, "lock", "", "`file` of reviewed drift (default "+lockName+" beside\nthe code)")
	flags.BoolVar(&f.whole, "show-controlled", false, "list what controllers have made, too")
	flags.BoolVar(&f.diff, "diff", false, "show what --write would change in the code")
	flags.BoolVar(&f.write, "write", false, "adopt what is harmless and declare what is unmanaged")
	flags.StringArrayVar(&f.remedies, "remedy", nil, "`what` --diff, --write and --pull-request do: adopt,\ndeclare, harden or remove (default the first two, and all\nfor pull requests)")
	flags.BoolVar(&f.unsafe, "unsafe", false, "harden by fixes that change more than the finding, too")
	f.pullFlags.define(flags, "propose it in pull requests, and leave the files alone",
		"`branch` to make, with the remedy behind it: -adopt\n(default parapet/fix-drift-adopt and the like, and what\nthe request covers)")
	flags.BoolVarP(&f.dryRun, "dry-run", "n", false, "show the pull requests, and open none")
	f.watchFlags.define(flags)
	flags.StringVarP(&f.format, "format", "f", "text", "text, json, sarif, html or markdown")
	flags.StringVarP(&f.output, "output", "o", "", "`file` of the report")
	flags.StringArrayVar(&f.trust, "trust-account", nil, "`number` of an AWS account that is no stranger")
	flags.StringArrayVar(&f.vars, "var", nil, "value of a root variable, `name=value`")
	flags.StringArrayVar(&f.varFiles, "var-file", nil, "`file` of values of root variables")
	flags.StringArrayVar(&f.values, "values", nil, "`file` of values for Helm charts")
	flags.StringArrayVar(&f.set, "set", nil, "value for Helm charts, `name=value`")
	flags.StringArrayVar(&f.policies, "policies", nil, "`folder` of custom policies")
	flags.StringVar(&f.config, "config", "", "read the configuration from this `file`")
	flags.BoolVar(&f.noConfig, "no-config", false, "read no configuration")
	flags.StringArrayVar(&f.exclude, "exclude", nil, "glob `pattern` of files and folders to leave out")
	flags.BoolVarP(&f.quiet, "quiet", "q", false, "no progress, warnings or notices")
	cmd.MarkFlagsMutuallyExclusive("config", "no-config")
	cmd.MarkFlagsMutuallyExclusive("write", "diff", "pull-request", "accept", "watch")
	return cmd
}

// editing are the remedies that change the code.
var editing = []reconcile.Kind{reconcile.Adopt, reconcile.Declare, reconcile.Harden, reconcile.Remove}

// kinds are the remedies of --remedy, nil for those that --write makes by itself.
func (f *driftFlags) kinds() []reconcile.Kind {
	var out []reconcile.Kind
	for _, r := range f.remedies {
		out = append(out, reconcile.Kind(r))
	}
	return out
}

// check refuses values that mean nothing.
func (f *driftFlags) check(cmd *cobra.Command) error {
	if formats := []string{"text", "json", "sarif", "html", "markdown"}; !slices.Contains(formats, f.format) {
		return unknownFormat(f.format, formats...)
	}
	if !slices.Contains([]string{"risky", "any", "never"}, f.failDrift) {
		return withHint(fmt.Errorf("--fail-on %q is unknown", f.failDrift), "risky, any or never")
	}
	if f.workers < 1 || f.workers > 64 {
		return fmt.Errorf("--workers %d: from 1 to 64", f.workers)
	}
	for _, r := range f.remedies {
		if !slices.Contains(editing, reconcile.Kind(r)) {
			return withHint(fmt.Errorf("--remedy %q is unknown", r), "adopt, declare, harden or remove")
		}
	}
	switch {
	case f.remedies != nil && !f.write && !f.diff && !f.pullRequest:
		return withHint(errors.New("--remedy means nothing by itself"), "add --diff, --write or --pull-request")
	case f.dryRun && !f.pullRequest:
		return withHint(errors.New("--dry-run means nothing without --pull-request"), "show what --write would change with --diff")
	case f.diff && f.format != "text" && f.output == "":
		return withHint(fmt.Errorf("--diff shows changes on standard output, and the format %s does not go with that", f.format), "write the report to a file with --output")
	case f.pullRequest && f.format != "text" && f.output == "":
		return withHint(fmt.Errorf("--pull-request tells of the requests on standard output, and the format %s does not go with that", f.format), "write the report to a file with --output")
	}
	if err := f.watchFlags.check(f); err != nil {
		return err
	}
	return f.pullFlags.check(cmd)
}
