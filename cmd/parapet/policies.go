package main

import (
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/policies"
)

// policySources returns folders of custom policies.
func policySources(dirs []string) ([]policy.Source, error) {
	var sources []policy.Source
	for _, dir := range dirs {
		info, err := os.Stat(dir)
		if err == nil && !info.IsDir() {
			err = fmt.Errorf("%s is not a folder", dir)
		}
		if err != nil {
			return nil, withHint(fmt.Errorf("loading policies: %w", err), "name a folder of Rego files")
		}
		sources = append(sources, policy.Source{FS: os.DirFS(dir), Name: dir})
	}
	return sources, nil
}

// loadPolicies returns the policies that are shipped and those of customers.
func loadPolicies(custom []policy.Source) (*policy.Set, error) {
	return policy.Load(policies.FS, custom...)
}

// checkIDs returns an error for a pattern that is malformed, or an id that no
// policy has. It does not look whether a pattern with a * matches.
func checkIDs(set *policy.Set, patterns []string) error {
	if err := (policy.Selection{Only: patterns}).Check(); err != nil {
		return err
	}
	for _, id := range patterns {
		if strings.ContainsAny(id, `*?[\`) {
			continue
		}
		found, err := set.ByID(id)
		if err != nil {
			return err
		}
		if len(found) == 0 {
			return unknownPolicy(set, id)
		}
	}
	return nil
}

func unknownPolicy(set *policy.Set, id string) error {
	hint := "see parapet policy list"
	if like := set.Suggest(id); like != "" {
		hint = "did you mean " + like + "?"
	}
	return withHint(fmt.Errorf("there is no policy %q", id), hint)
}

func unknownFormat(format string, known ...string) error {
	slices.Sort(known)
	return withHint(fmt.Errorf("unknown format %q", format), "known formats: "+strings.Join(known, ", "))
}
