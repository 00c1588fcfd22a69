package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/cmd/parapet/report"
	"github.com/parapet-iac/parapet/policies"
)

func newPolicyShow(u *ui) *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:     "show id",
		Short:   "Explain a policy",
		Long:    "Show prints what a policy finds, why it matters, how to mend it, and its Rego.\nAn alias of another tool can stand for several policies.",
		Example: "  parapet policy show aws-s3-bucket-public-acl\n  parapet policy show CKV_AWS_20",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 1 {
				return nil
			}
			return withHint(errors.New("name one policy"), "see parapet policy list")
		},
	}
	load := policiesFlag(cmd)
	cmd.Flags().StringVarP(&format, "format", "f", "text", "text or json")
	cmd.RunE = func(_ *cobra.Command, args []string) error {
		set, err := load()
		if err != nil {
			return err
		}
		found, err := set.ByID(args[0])
		if err != nil {
			return err
		}
		if len(found) == 0 {
			return unknownPolicy(set, args[0])
		}
		switch format {
		case "text":
			return showPolicies(u.out, found)
		case "json":
			shown := make([]shownPolicy, len(found))
			for i, p := range found {
				source, err := sourceOf(p)
				if err != nil {
					return err
				}
				shown[i] = shownPolicy{listedPolicy{p.ID, p.Type, p.Aliases, report.PolicyInfoOf(p)}, p.File, p.Line, source}
			}
			return writeJSON(u.out, shown)
		}
		return unknownFormat(format, "text", "json")
	}
	return cmd
}

// shownPolicy is the JSON form of a policy with its source.
type shownPolicy struct {
	listedPolicy
	File   string `json:"file"`
	Line   int    `json:"line"`
	Source string `json:"source"`
}

func showPolicies(out io.Writer, found []*policy.Policy) error {
	w := bufio.NewWriter(out)
	for i, p := range found {
		if i > 0 {
			fmt.Fprintln(w)
		}
		if err := showPolicy(w, p); err != nil {
			return err
		}
	}
	return w.Flush()
}

func showPolicy(w io.Writer, p *policy.Policy) error {
	source, err := sourceOf(p)
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "%s\n%s\n\n", p.ID, p.Title)
	if p.Description != "" {
		fmt.Fprintf(w, "%s\n\n", wrap(p.Description, 80))
	}
	field := func(name string, values ...string) {
		if len(values) > 0 && values[0] != "" {
			fmt.Fprintf(w, "%-9s  %s\n", name, strings.Join(values, ", "))
		}
	}
	field("severity", p.Severity.String())
	field("category", p.Category)
	field("type", p.Type)
	field("cwe", p.CWE...)
	frameworks := make([]string, 0, len(p.Controls))
	for id := range p.Controls {
		frameworks = append(frameworks, id)
	}
	slices.Sort(frameworks)
	for _, id := range frameworks {
		field("control", id+": "+strings.Join(p.Controls[id], ", "))
	}
	field("aliases", p.Aliases...)
	for _, r := range p.Remedies {
		field("remedy", remedyLine(r))
	}
	for _, link := range p.Related {
		field("see", link)
	}
	_, err = fmt.Fprintf(w, "\n%s:%d\n\n%s", p.File, p.Line, source)
	return err
}

// remedyLine tells a remedy in one line, with what it changes.
func remedyLine(r policy.Remedy) string {
	line := r.Title
	var changes []string
	for _, s := range r.Set {
		value, err := json.Marshal(s.Value)
		if err != nil {
			value = []byte("?") // metadata come from YAML, which has such values
		}
		changes = append(changes, s.Path+" = "+string(value))
	}
	for _, path := range r.Remove {
		changes = append(changes, "without "+path)
	}
	if r.Satellite != nil {
		changes = append(changes, "with "+r.Satellite.Type)
	}
	for _, d := range r.Declare {
		changes = append(changes, "with a new "+d.Type)
	}
	if len(changes) > 0 {
		line += " (" + strings.Join(changes, ", ") + ")"
	}
	if r.Unsafe != "" {
		line += "; " + r.Unsafe
	}
	return line
}

// sourceOf returns the rule of a policy and its metadata, as they stand.
func sourceOf(p *policy.Policy) (string, error) {
	read := func() ([]byte, error) { return fs.ReadFile(policies.FS, p.File) }
	if p.Custom {
		read = func() ([]byte, error) { return os.ReadFile(p.File) }
	}
	text, err := read()
	if err != nil {
		return "", fmt.Errorf("reading the source of %s: %w", p.ID, err)
	}
	lines := strings.SplitAfter(string(text), "\n")
	begin := func(i int) bool { return strings.TrimSpace(lines[i]) == "# METADATA" }
	start := min(p.Line-1, len(lines)-1)
	for start > 0 && !begin(start) {
		start--
	}
	end := start + 1
	for end < len(lines) && !begin(end) {
		end++
	}
	return strings.TrimRight(strings.Join(lines[start:end], ""), "\n") + "\n", nil
}

// wrap breaks text into lines of at most n columns where words allow it.
func wrap(text string, n int) string {
	var b strings.Builder
	column := 0
	for _, word := range strings.Fields(text) {
		switch {
		case column > 0 && column+1+len(word) > n:
			b.WriteByte('\n')
			column = 0
		case column > 0:
			b.WriteByte(' ')
			column++
		}
		b.WriteString(word)
		column += len(word)
	}
	return b.String()
}
