package config

import (
	"strings"

	"github.com/agext/levenshtein"
	"github.com/bmatcuk/doublestar/v4"
)

// matchPath matches a slash-separated path against a glob pattern. What lies
// below a folder that matches, matches.
func matchPath(pattern, path string) bool {
	pattern = strings.TrimSuffix(pattern, "/")
	if ok, _ := doublestar.Match(pattern, path); ok {
		return true
	}
	ok, _ := doublestar.Match(pattern+"/**", path)
	return ok
}

// rebase returns patterns that match, from the folder rel, what pattern
// matches from the folder that rel is relative to.
func rebase(pattern, rel string) []string {
	pattern = strings.TrimSuffix(pattern, "/")
	var out []string
	var derive func(pattern, rel []string)
	derive = func(pattern, rel []string) {
		switch {
		case len(pattern) == 0:
			out = append(out, "**") // rel itself, or a folder above, is excluded
		case len(rel) == 0:
			p := strings.Join(pattern, "/")
			out = append(out, p, p+"/**")
		case pattern[0] == "**":
			derive(pattern, rel[1:])
			derive(pattern[1:], rel)
		default:
			if ok, _ := doublestar.Match(pattern[0], rel[0]); ok {
				derive(pattern[1:], rel[1:])
			}
		}
	}
	var below []string
	if rel != "." {
		below = strings.Split(rel, "/")
	}
	// "a/**" alone already excludes all of "a".
	derive(strings.Split(strings.TrimSuffix(pattern, "/**"), "/"), below)
	return out
}

// Closest returns the candidate that a misspelt word most likely means, or ""
// where none is near.
func Closest(word string, candidates []string) string {
	best, least := "", max(2, len(word)/3)+1
	for _, c := range candidates {
		if d := levenshtein.Distance(strings.ToLower(word), strings.ToLower(c), nil); d < least {
			best, least = c, d
		}
	}
	return best
}
