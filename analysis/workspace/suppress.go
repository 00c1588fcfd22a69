package workspace

import (
	"time"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/analysis/source"
)

// annotate notes whether the file of a state may hold suppressions. Most do not and,
// the file that comes before being known, that is seen at once.
func (st *fileState) annotate(before *fileState) {
	if before == nil || before.file == nil || before.annotated {
		st.annotated = annotated(st.file)
		return
	}
	st.annotated = policy.GainsDirective(st.file.Text.Bytes(), before.file.Text.Bytes())
}

// silence finds the comments in the file of a state that silence findings, and adds
// to its diagnostics those that do not mean anything.
func (e *Engine) silence(st *fileState, fe session) {
	now := e.opts.Now
	if now.IsZero() {
		now = time.Now()
	}
	for _, c := range fe.Comments(st.path) {
		for _, d := range policy.ParseSuppressions(c.Text) {
			why := d.Problem(now)
			if why == "" {
				why = e.opts.Policies.Unknown(d)
			}
			if why == "" {
				st.silences = append(st.silences, newSilence(st.file, c, d))
				continue
			}
			st.diagnostics = append(st.diagnostics, source.Diagnostic{
				Severity: source.Notice, Range: c.Range, Summary: "suppression has no effect", Detail: why, Unnecessary: true,
			})
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
