package workspace

import (
	"time"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/analysis/source"
)

// suppress marks the findings that comments silence, and reports the comments
// that do not mean anything.
func (res *Result) suppress(files map[string]frontEnd, opts Options) {
	now := opts.Now
	if now.IsZero() {
		now = time.Now()
	}
	silences := map[string][]silence{}
	for path, fe := range files {
		f := res.Files[path]
		if !policy.HasDirective(f.Text.Bytes()) {
			continue
		}
		for _, c := range fe.comments(f) {
			for _, d := range policy.ParseSuppressions(c.Text) {
				if s, ok := res.silence(f, c, d, opts.Policies, now); ok {
					silences[path] = append(silences[path], s)
				}
			}
		}
	}
	for i := range res.Findings {
		f := &res.Findings[i]
		for _, s := range silences[f.Span.File] {
			if s.covers(f) {
				f.Suppression = &Suppression{Kind: "comment", Reason: s.directive.Reason, Span: &s.at}
				break
			}
		}
	}
}

// A silence is a suppression comment and the bytes of its file that it governs.
type silence struct {
	directive  policy.Directive
	at         source.Span
	start, end int
}

func (s silence) covers(f *Finding) bool {
	at := f.Span.Start.Offset
	return s.start <= at && at < s.end && s.directive.Covers(f.Policy)
}

// silence places a directive of a comment; ok is false for one without effect,
// which is reported.
func (res *Result) silence(f *source.File, c model.Comment, d policy.Directive, set *policy.Set, now time.Time) (silence, bool) {
	at, _ := res.Files.Span(c.Range)
	why := d.Problem(now)
	if why == "" {
		why = set.Unknown(d)
	}
	if why != "" {
		res.Diagnostics = append(res.Diagnostics, source.Diagnostic{
			Severity: source.Notice, Range: c.Range, Summary: "suppression has no effect", Detail: why,
		})
		return silence{}, false
	}
	s := silence{directive: d, at: at, end: f.Text.Len()}
	if d.Scope == policy.ScopeFile {
		return s, true
	}
	governed := c.Next
	if d.Scope == policy.ScopeBlock && !c.Item.IsZero() || governed.IsZero() {
		governed = c.Item
	}
	var ok bool
	s.start, s.end, ok = res.Files.Offsets(governed)
	if d.Scope == policy.ScopeLine {
		line := f.Text.Position(s.start).Line
		s.end = min(s.end, f.Text.LineStart(line+1))
	}
	return s, ok
}
