package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/cmd/parapet/report"
)

// listedPolicy is the JSON form of a policy in a list.
type listedPolicy struct {
	ID      string   `json:"id"`
	Type    string   `json:"type"`
	Aliases []string `json:"aliases,omitempty"`
	report.PolicyInfo
}

func newPolicyList(u *ui) *cobra.Command {
	var (
		format, category, typ string
		severity              severityFlag
	)
	cmd := &cobra.Command{
		Use:   "list [id...]",
		Short: "List policies",
		Long:  "List prints the policies whose id or alias is among the arguments, in which * stands for anything, or all.",
		Example: `  parapet policy list 'aws-s3-*' --severity high
  parapet policy list CKV_AWS_20
  parapet policy list --format markdown`,
	}
	load := policiesFlag(cmd)
	flags := cmd.Flags()
	flags.StringVarP(&format, "format", "f", "text", "text, json or markdown")
	flags.Var(&severity, "severity", "least `severity`")
	flags.StringVar(&category, "category", "", "policies of this `category` alone")
	flags.StringVar(&typ, "type", "", "policies for this canonical resource `type` alone")
	cmd.RunE = func(_ *cobra.Command, args []string) error {
		if category != "" && !slices.Contains(policy.Categories, category) {
			return withHint(fmt.Errorf("unknown category %q", category), "categories: "+strings.Join(policy.Categories, ", "))
		}
		selection := policy.Selection{Only: args, MinSeverity: severity.Severity}
		set, err := load()
		if err != nil {
			return err
		}
		if err := checkIDs(set, args); err != nil {
			return err
		}
		all, err := set.Policies()
		if err != nil {
			return err
		}
		all = slices.DeleteFunc(all, func(p *policy.Policy) bool {
			return !selection.Keep(p) || category != "" && p.Category != category || typ != "" && p.Type != typ
		})
		return listPolicies(u.out, format, all)
	}
	return cmd
}

func listPolicies(out io.Writer, format string, all []*policy.Policy) error {
	switch format {
	case "text":
		w := tabwriter.NewWriter(out, 0, 4, 2, ' ', 0)
		for _, p := range all {
			fmt.Fprintf(w, "%s\t%s\t%s\n", report.Printable(p.ID), p.Severity, report.Printable(p.Title))
		}
		return w.Flush()
	case "json":
		listed := make([]listedPolicy, len(all))
		for i, p := range all {
			listed[i] = listedPolicy{p.ID, p.Type, p.Aliases, report.PolicyInfoOf(p)}
		}
		return writeJSON(out, listed)
	case "markdown":
		w := bufio.NewWriter(out)
		fmt.Fprintf(w, "| Policy | Severity | Category | What it finds |\n| --- | --- | --- | --- |\n")
		for _, p := range all {
			fmt.Fprintf(w, "| `%s` | %s | %s | %s |\n", p.ID, p.Severity, p.Category, report.MarkdownText(p.Title))
		}
		return w.Flush()
	}
	return unknownFormat(format, "text", "json", "markdown")
}

func writeJSON(out io.Writer, v any) error {
	e := json.NewEncoder(out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}
