package workspace

import (
	"time"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/analysis/source"
)

// silences returns the comments that silence findings in a file, and adds to its
// diagnostics those that do not mean anything.
func (e *Engine) silences(fe session, f *source.File, diags []source.Diagnostic) ([]silence, []source.Diagnostic) {
	if !annotated(f) {
		return nil, diags
	}
	now := e.opts.Now
	if now.IsZero() {
		now = time.Now()
	}
	var out []silence
	for _, c := range fe.Comments(f.Path) {
		for _, d := range policy.ParseSuppressions(c.Text) {
			why := d.Problem(now)
			if why == "" {
				why = e.opts.Policies.Unknown(d)
			}
			if why == "" {
				out = append(out, newSilence(f, c, d))
				continue
			}
			diags = append(diags, source.Diagnostic{
				Severity: source.Notice, Range: c.Range, Summary: "suppression has no effect", Detail: why,
			})
		}
	}
	return out, diags
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

// newSilence places a directive of a comment.
func newSilence(f *source.File, c model.Comment, d policy.Directive) silence {
	s := silence{directive: d, end: f.Text.Len()}
	start, end, _ := f.Offsets(c.Range)
	s.at = source.Span{File: f.Path, Start: f.Text.Position(start), End: f.Text.Position(end)}
	if d.Scope == policy.ScopeFile {
		return s
	}
	governed := c.Next
	if d.Scope == policy.ScopeBlock && !c.Item.IsZero() || governed.IsZero() {
		governed = c.Item
	}
	if governed.IsZero() {
		s.end = 0 // it stands beside nothing
		return s
	}
	s.start, s.end, _ = f.Offsets(governed)
	if d.Scope == policy.ScopeLine {
		line := f.Text.Position(s.start).Line
		s.end = min(s.end, f.Text.LineStart(line+1))
	}
	return s
}
