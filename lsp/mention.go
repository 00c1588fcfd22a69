package lsp

import (
	"regexp"
	"strings"

	"github.com/parapet-iac/parapet/analysis/policy"
)

// word is what an id may be made of.
var word = regexp.MustCompile(`[A-Za-z0-9_.-]+`)

// A mention is a policy named in a text.
type mention struct {
	id         string
	start, end int
}

// mentions returns the policies that a document names: in suppressions, or in a
// parapet.yaml anywhere.
func (v *view) mentions() []mention {
	text := v.text.Bytes()
	var out []mention
	within := func(start, end int) {
		for _, at := range word.FindAllIndex(text[start:end], -1) {
			out = append(out, mention{string(text[start+at[0] : start+at[1]]), start + at[0], start + at[1]})
		}
	}
	if !v.isConfig() {
		for _, at := range policy.Named(text) {
			out = append(out, mention{string(text[at[0]:at[1]]), at[0], at[1]})
		}
		return out
	}
	for n := 1; n <= v.text.Lines(); n++ {
		line := string(v.text.Line(n))
		code, _, _ := strings.Cut(line, " #")
		if strings.Contains(code, "-") || strings.Contains(code, "_") {
			start := v.text.LineStart(n)
			within(start, start+len(code))
		}
	}
	return out
}

// idAt returns the mention at an offset, "" if there is none.
func (v *view) idAt(at int) (id string, start, end int) {
	for _, m := range v.mentions() {
		if m.start <= at && at <= m.end {
			return m.id, m.start, m.end
		}
	}
	return "", 0, 0
}

// named returns the policies of an id or alias.
func (v *view) named(id string) []*policy.Policy {
	found, err := v.live.setup.Policies.ByID(id)
	if err != nil {
		return nil
	}
	return found
}
