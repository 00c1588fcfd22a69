package policy

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/parapet-iac/parapet/analysis/source"
)

// A Scope says how far a suppression reaches from its comment.
type Scope uint8

const (
	// ScopeNext is the argument or block that the comment stands beside: on
	// its line or right below.
	ScopeNext Scope = iota
	// ScopeLine is the first line of that alone.
	ScopeLine
	// ScopeBlock is the whole top-level block around the comment, or right
	// below it.
	ScopeBlock
	// ScopeFile is the whole file.
	ScopeFile
)

// A Directive is a suppression that a comment asks for, in Parapet's form or in
// that of another tool.
type Directive struct {
	// Tool is whose form it has: "parapet", "checkov", "tfsec", "trivy",
	// "kics", "terrascan", "hadolint", "buildkit", "zizmor", "cfn_nag",
	// "kube-linter", "kube-score" or "polaris".
	Tool string
	// IDs are the policies that it is about, by id or alias; none means all.
	IDs   []string
	Scope Scope
	// Reason is what the author gave, possibly nothing.
	Reason string
	// Until is the last day on which it counts, as YYYY-MM-DD, or "".
	Until string
	// problem says why it cannot have an effect.
	problem string
}

// Covers reports whether d is about p.
func (d Directive) Covers(p *Policy) bool {
	if d.problem != "" {
		return false
	}
	return len(d.IDs) == 0 || slices.ContainsFunc(d.IDs, func(id string) bool {
		return p.Named(id) || len(id) > 4 && strings.EqualFold(id[:4], "AVD-") && p.Named(id[4:])
	})
}

// Problem says why d has no effect at a time, "" if it has.
func (d Directive) Problem(now time.Time) string {
	if d.problem == "" && d.Until != "" && now.Format(time.DateOnly) > d.Until {
		return "it counted until " + d.Until
	}
	return d.problem
}

// directiveMarks are what texts with a directive contain one of.
var directiveMarks = [][]byte{
	[]byte("parapet:ignore"),
	[]byte("checkov:skip"), []byte("bridgecrew:skip"), []byte("cortex:skip"),
	[]byte("tfsec:ignore"), []byte("trivy:ignore"),
	[]byte("kics-scan"),
	[]byte("ts:skip"),
	[]byte("hadolint"),
	[]byte("skip="),
	[]byte("zizmor:"),
	[]byte("parapet:"), []byte("\"parapet\""), []byte("checkov:"), []byte("\"checkov\""), []byte("rules_to_suppress"), []byte("cfn_nag:skip="),
	[]byte("checkov.io/skip"), []byte("bridgecrew.io/skip"), []byte("kube-linter.io/"), []byte("kube-score/ignore"), []byte("-exempt"),
}

// HasDirective reports whether a file may hold directives, without reading its
// comments.
func HasDirective(content []byte) bool {
	return slices.ContainsFunc(directiveMarks, func(m []byte) bool { return bytes.Contains(content, m) })
}

// GainsDirective is [HasDirective] for the text that takes the place of one which
// holds no directives: only what is new in it is looked at.
func GainsDirective(content, before []byte) bool {
	longest := 0
	for _, m := range directiveMarks {
		longest = max(longest, len(m))
	}
	prefix, suffix := source.Common(content, before)
	return HasDirective(content[max(0, prefix-longest):min(len(content), len(content)-suffix+longest)])
}

// forms are how tools write suppressions, each with what reads one.
//   - Parapet: parapet:ignore id[,id] [until=YYYY-MM-DD] [reason]
//   - Checkov: checkov:skip=ID[,ID][:reason], for the resource around it
//     (https://www.checkov.io/2.Basics/Suppressing%20and%20Skipping%20Policies.html)
//   - tfsec and Trivy: tfsec:ignore:ID[:exp:YYYY-MM-DD][:ws:WORKSPACE], several
//     in a row, for the line or block beside it
//     (https://aquasecurity.github.io/tfsec/latest/guides/configuration/ignores,
//     https://trivy.dev/latest/docs/configuration/filtering/)
//   - KICS: kics-scan ignore-line, ignore-block, ignore, disable=ID[,ID]
//     (https://docs.kics.io/latest/running-kics/#using_commands_on_scanned_files_as_comments)
//   - Terrascan: ts:skip=ID [reason], for the resource around it
//     (https://runterrascan.io/docs/policies/policies/)
//   - hadolint: hadolint ignore=ID[,ID], for the instruction below, and hadolint
//     global ignore=ID[,ID], for the file (https://github.com/hadolint/hadolint#ignoring-rules)
//   - BuildKit: the directive check=skip=ID[,ID][;...], for the file
//     (https://docs.docker.com/reference/dockerfile/#check)
//   - zizmor: zizmor: ignore[ID[,ID]] [reason], for the line
//     (https://docs.zizmor.sh/usage/#with-comments)
//   - cfn_nag, in the metadata of a resource of CloudFormation, which its front end
//     writes as cfn_nag:skip=ID[:reason]
//     (https://github.com/stelligent/cfn_nag#per-resource-rule-suppression)
//   - Annotations of Kubernetes, for the object: checkov.io/skipN: ID[=reason]
//     (https://www.checkov.io/2.Basics/Suppressing%20and%20Skipping%20Policies.html),
//     ignore-check.kube-linter.io/ID: reason
//     (https://docs.kubelinter.io/#/configuring-kubelinter?id=ignoring-violations-for-specific-cases),
//     kube-score/ignore: ID[,ID] (https://github.com/zegl/kube-score#ignoring-a-test),
//     polaris.fairwinds.com/ID-exempt: true
//     (https://polaris.docs.fairwinds.com/customization/exemptions/)
var forms = []struct {
	at   *regexp.Regexp
	read func(groups []string) Directive
}{
	{regexp.MustCompile(`^[\s#*/]*parapet:ignore(?:\s+|$)(.*)`), func(g []string) Directive { return ownDirective(g[1]) }},
	{regexp.MustCompile(`(?:checkov|bridgecrew|cortex):skip=\s*([\w,\s-]*\w)\s*(?::(.*))?`), func(g []string) Directive {
		return Directive{Tool: "checkov", IDs: splitIDs(g[1]), Scope: ScopeBlock, Reason: strings.TrimSpace(g[2])}
	}},
	{regexp.MustCompile(`\b(tfsec|trivy):ignore:([^\s:\[\]]+)(\[[^\]]*\])?((?::[a-z]+:[^\s:]+)*)`), func(g []string) Directive {
		return tfsecDirective(g[1], g[2], g[3], g[4])
	}},
	{regexp.MustCompile(`^[\s#*/]*kics-scan\s+ignore(-line|-block)?\s*$`), func(g []string) Directive {
		scope := map[string]Scope{"": ScopeFile, "-line": ScopeLine, "-block": ScopeNext}[g[1]]
		return Directive{Tool: "kics", Scope: scope}
	}},
	{regexp.MustCompile(`^[\s#*/]*kics-scan\s+disable=\s*([\w,\s-]*\w)`), func(g []string) Directive {
		return Directive{Tool: "kics", IDs: splitIDs(g[1]), Scope: ScopeFile}
	}},
	{regexp.MustCompile(`^[\s#]*hadolint\s+(global\s+)?ignore=\s*([\w,\s-]*\w)`), func(g []string) Directive {
		return Directive{Tool: "hadolint", IDs: splitIDs(g[2]), Scope: map[bool]Scope{false: ScopeNext, true: ScopeFile}[g[1] != ""]}
	}},
	{regexp.MustCompile(`^[\s#]*check\s*=\s*(?:[^;]*;)*skip=(all|[\w,\s-]*\w)`), func(g []string) Directive {
		return Directive{Tool: "buildkit", IDs: splitIDs(g[1]), Scope: ScopeFile}
	}},
	{regexp.MustCompile(`\bzizmor:\s*ignore\[([\w,\s-]*\w)\]\s*(.*)`), func(g []string) Directive {
		return Directive{Tool: "zizmor", IDs: splitIDs(g[1]), Scope: ScopeNext, Reason: strings.TrimSpace(g[2])}
	}},
	{regexp.MustCompile(`\bts:skip=\s*([\w.,-]*\w)\s*(.*)`), func(g []string) Directive {
		return Directive{Tool: "terrascan", IDs: splitIDs(g[1]), Scope: ScopeBlock, Reason: strings.TrimSpace(g[2])}
	}},
	{regexp.MustCompile(`^cfn_nag:skip=(\w+)(?::(.*))?`), func(g []string) Directive {
		return Directive{Tool: "cfn_nag", IDs: splitIDs(g[1]), Scope: ScopeBlock, Reason: strings.TrimSpace(g[2])}
	}},
	{regexp.MustCompile(`^(?:checkov|bridgecrew)\.io/skip\d*:\s*(\w+)(?:\s*=(.*))?`), func(g []string) Directive {
		return Directive{Tool: "checkov", IDs: splitIDs(g[1]), Scope: ScopeBlock, Reason: strings.TrimSpace(g[2])}
	}},
	{regexp.MustCompile(`^ignore-check\.kube-linter\.io/([\w-]+):(.*)`), func(g []string) Directive {
		return Directive{Tool: "kube-linter", IDs: splitIDs(g[1]), Scope: ScopeBlock, Reason: strings.TrimSpace(g[2])}
	}},
	{regexp.MustCompile(`^kube-score/ignore:\s*([\w,\s-]*\w)`), func(g []string) Directive {
		return Directive{Tool: "kube-score", IDs: splitIDs(g[1]), Scope: ScopeBlock}
	}},
	{regexp.MustCompile(`^polaris\.fairwinds\.com/(\w+)-exempt:\s*true\s*$`), func(g []string) Directive {
		return Directive{Tool: "polaris", IDs: splitIDs(g[1]), Scope: ScopeBlock}
	}},
}

// naming finds what the directives of each tool name: ids, separated by commas.
var naming = []*regexp.Regexp{
	regexp.MustCompile(`parapet:ignore[ \t]+([\w.-]+(?:,[ \t]*[\w.-]+)*)`),
	regexp.MustCompile(`(?:checkov|bridgecrew|cortex):skip=[ \t]*(\w+(?:[ \t]*,[ \t]*\w+)*)`),
	regexp.MustCompile(`\b(?:tfsec|trivy):ignore:([\w.-]+)`),
	regexp.MustCompile(`kics-scan[ \t]+disable=[ \t]*([\w-]+(?:[ \t]*,[ \t]*[\w-]+)*)`),
	regexp.MustCompile(`\bts:skip=[ \t]*([\w.-]+(?:,[\w.-]+)*)`),
}

var oneID = regexp.MustCompile(`[\w.-]+`)

// Named returns where a text names policies in directives, as offsets of the start
// and the end of each id, in order.
func Named(content []byte) [][2]int {
	if !HasDirective(content) {
		return nil
	}
	var out [][2]int
	for _, form := range naming {
		for _, at := range form.FindAllSubmatchIndex(content, -1) {
			for _, id := range oneID.FindAllIndex(content[at[2]:at[3]], -1) {
				out = append(out, [2]int{at[2] + id[0], at[2] + id[1]})
			}
		}
	}
	slices.SortFunc(out, func(a, b [2]int) int { return a[0] - b[0] })
	return out
}

// ParseSuppressions returns the directives in the text of a comment, which comes
// without the comment's markers. One that is not well-formed is returned too,
// and has a problem, if it is in Parapet's own form.
func ParseSuppressions(text string) []Directive {
	if !HasDirective([]byte(text)) {
		return nil
	}
	var ds []Directive
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\r\n")
		for _, f := range forms {
			for _, groups := range f.at.FindAllStringSubmatch(line, -1) {
				ds = append(ds, f.read(groups))
			}
		}
	}
	return ds
}

func splitIDs(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == ' ' || r == '\t' })
}

var spacedComma = regexp.MustCompile(`,\s+`)

// ownDirective reads what follows parapet:ignore.
func ownDirective(rest string) Directive {
	d := Directive{Tool: "parapet"}
	// A comma may have space behind it.
	rest = spacedComma.ReplaceAllString(rest, ",")
	ids, rest, _ := strings.Cut(strings.TrimSpace(rest), " ")
	d.IDs = splitIDs(ids)
	if after, ok := strings.CutPrefix(strings.TrimSpace(rest), "until="); ok {
		d.Until, rest, _ = strings.Cut(after, " ")
		if _, err := time.Parse(time.DateOnly, d.Until); err != nil {
			d.problem = fmt.Sprintf("until=%s is no date: want until=YYYY-MM-DD", d.Until)
		}
	}
	d.Reason = strings.TrimSpace(rest)
	switch {
	case len(d.IDs) == 0 || strings.HasPrefix(ids, "until="):
		d.problem = "it names no policy: want parapet:ignore <id> <reason>"
	case slices.ContainsFunc(d.IDs, func(id string) bool { return strings.ContainsAny(id, "*?") }):
		d.problem = "it must name the policies that it is about"
	}
	return d
}

// tfsecDirective reads the parts of tfsec:ignore:ID[parameters]:exp:DATE:ws:NAME.
func tfsecDirective(tool, id, params, options string) Directive {
	d := Directive{Tool: tool, IDs: []string{id}}
	if id == "*" {
		d.IDs = nil
	}
	if params != "" {
		d.problem = "its parameters " + params + " are not supported"
	}
	parts := strings.Split(options, ":")
	for i := 1; i+1 < len(parts); i += 2 {
		switch value := parts[i+1]; parts[i] {
		case "exp":
			if _, err := time.Parse(time.DateOnly, value); err != nil {
				d.problem = fmt.Sprintf("exp:%s is no date: want exp:YYYY-MM-DD", value)
			}
			d.Until = value
		case "ws":
			if value != "default" {
				d.problem = "it is for the workspace " + value + ", and the workspace default is analysed"
			}
		}
	}
	return d
}
