package engine

import (
	"path"
	"strings"
)

// ignoreRules are the patterns of a .helmignore file, in order: files and folders
// that are no part of the chart (https://helm.sh/docs/chart_template_guide/helm_ignore_file/).
type ignoreRules []ignoreRule

type ignoreRule struct {
	pattern                string
	negated, folder, whole bool
}

// maxRules bounds how many patterns count.
const maxRules = 1000

// parseIgnore reads a .helmignore. Where a line cannot be understood, Helm refuses
// the chart; here it is passed over. Hidden files in templates/ are always left
// out.
func parseIgnore(text []byte) ignoreRules {
	var rules ignoreRules
	for line := range strings.Lines(strings.TrimPrefix(string(text), "\ufeff")) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' || strings.Contains(line, "**") || len(rules) == maxRules {
			continue
		}
		if _, err := path.Match(line, "abc"); err != nil {
			continue
		}
		r := ignoreRule{}
		line, r.negated = strings.CutPrefix(line, "!")
		line, r.folder = strings.CutSuffix(line, "/")
		r.whole = strings.Contains(line, "/")
		r.pattern = strings.TrimPrefix(line, "/")
		rules = append(rules, r)
	}
	return append(rules, ignoreRule{pattern: "templates/.?*", whole: true})
}

func (r ignoreRule) match(name string) bool {
	if !r.whole {
		name = path.Base(name)
	}
	ok, _ := path.Match(r.pattern, name)
	return ok
}

// ignores reports whether a file is left out, by itself or with a folder around it.
func (rules ignoreRules) ignores(name string) bool {
	for i := 0; i < len(name); i++ {
		if name[i] == '/' && rules.one(name[:i], true) {
			return true
		}
	}
	return rules.one(name, false)
}

func (rules ignoreRules) one(name string, folder bool) bool {
	for _, r := range rules {
		switch {
		case r.negated && (r.folder && !folder || !r.match(name)):
			return true
		case r.negated, r.folder && !folder:
		case r.match(name):
			return true
		}
	}
	return false
}
