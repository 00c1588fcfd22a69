package policy

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/agext/levenshtein"
)

// A Selection says which policies count.
type Selection struct {
	// Only and Skip are ids or aliases, in which "*" stands for any
	// characters: aws-s3-*, CKV_AWS_20. If Only is empty all count that Skip
	// does not name.
	Only, Skip []string
	// MinSeverity leaves out policies of a lower one.
	MinSeverity Severity
}

// Keep reports whether p is selected.
func (s Selection) Keep(p *Policy) bool {
	named := func(patterns []string) bool {
		return slices.ContainsFunc(patterns, func(pat string) bool { return p.matches(pat) })
	}
	return p.Severity >= s.MinSeverity && (len(s.Only) == 0 || named(s.Only)) && !named(s.Skip)
}

// Check says which of the patterns is malformed.
func (s Selection) Check() error {
	for _, pattern := range slices.Concat(s.Only, s.Skip) {
		if _, err := path.Match(pattern, ""); err != nil {
			return fmt.Errorf("pattern %q for policies: %w", pattern, err)
		}
	}
	return nil
}

func (p *Policy) matches(pattern string) bool {
	if !strings.ContainsAny(pattern, `*?[\`) {
		return p.Named(pattern)
	}
	pattern = strings.ToLower(pattern)
	return slices.ContainsFunc(append([]string{p.ID}, p.Aliases...), func(id string) bool {
		ok, _ := path.Match(pattern, strings.ToLower(id))
		return ok
	})
}

// Suggest returns the policy id that is most like a mistyped one, or "" if none
// is alike. It parses all policies.
func (s *Set) Suggest(id string) string {
	all, _ := s.Policies()
	best, like := "", 0.75
	for _, p := range all {
		if score := levenshtein.Match(strings.ToLower(id), p.ID, nil); score > like {
			best, like = p.ID, score
		}
	}
	return best
}

// Unknown says which id of a directive in Parapet's own form no policy has, ""
// if there is none. Those of other tools may know policies that Parapet does
// not.
func (s *Set) Unknown(d Directive) string {
	if d.Tool != "parapet" || d.problem != "" {
		return ""
	}
	for _, id := range d.IDs {
		if why := s.unknown(id); why != "" {
			return why
		}
	}
	return ""
}

// unknown says that no policy has the id, "" if one has. To find that out all
// modules have to be searched, and for some ids parsed; a comment asks each time
// that its file is analysed.
func (s *Set) unknown(id string) string {
	if why, ok := s.names.Load(id); ok {
		return why.(func() string)()
	}
	why, _ := s.names.LoadOrStore(id, sync.OnceValue(func() string {
		// A policy that is not selected exists all the same.
		whole := &Set{layers: s.layers, archive: s.archive}
		if s.archive != nil {
			return s.archive.unknown(id, whole)
		}
		why, _ := whole.search(id)
		return why
	}))
	return why.(func() string)()
}

// search is unknown without memory. An id is not called unknown while a module
// that mentions it cannot be read.
func (s *Set) search(id string) (why string, err error) {
	ps, err := s.ByID(id)
	if err != nil || len(ps) > 0 {
		return "", err
	}
	why = "there is no policy " + id
	if like := s.Suggest(id); like != "" {
		why += ": did you mean " + like + "?"
	}
	return why, nil
}
