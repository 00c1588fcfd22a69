package report

import (
	"path"

	"github.com/parapet-iac/parapet/analysis/source"
	"github.com/parapet-iac/parapet/analysis/workspace"
)

// A Reducer turns the findings of one analysis into report data that no longer
// refers to it.
type Reducer struct {
	// Workspace is what reports call the workspace, Base what they call the
	// folder that its paths are relative to; they differ where a file was
	// analysed.
	Workspace, Base string
	// Frames asks for the lines of code around findings.
	Frames bool
	// Steps asks for every step that an attacker can take, beside the paths.
	Steps bool
	// Locate returns what the places of breach paths tell of themselves beside; nil
	// is nothing.
	Locate func(source.Span) any
}

// Finding reduces a finding of res.
func (r Reducer) Finding(res *workspace.Result, f *workspace.Finding) Finding {
	out := Finding{
		Policy: f.Policy.ID, Aliases: f.Policy.Aliases, Severity: f.Policy.Severity, Category: f.Policy.Category,
		Rank: f.Rank, Points: Points(f.Points), Tier: f.Tier, ChokePoint: f.Choke, Status: StatusOf(f), Message: f.Policy.Title,
		Type: f.Policy.Type, Resource: string(f.Resource), Language: f.Language,
		Workspace: r.Workspace, File: r.name(f.Span.File), Range: rangeOf(f.Span), Block: rangeOf(f.Block),
		Paths: f.Paths, Fingerprint: f.Fingerprint, Meta: f.Policy,
	}
	for _, address := range f.Instances {
		out.Instances = append(out.Instances, string(address))
	}
	for _, rel := range f.Related {
		out.Related = append(out.Related, Related{r.name(rel.Span.File), rangeOf(rel.Span), rel.Message})
	}
	if s := f.Suppression; s != nil {
		out.Suppression = &Suppression{Kind: s.Kind, Reason: s.Reason}
		if s.Span != nil {
			at := rangeOf(*s.Span)
			out.Suppression.File, out.Suppression.Range = r.name(s.Span.File), &at
		}
	}
	if file := res.Files[f.Span.File]; r.Frames && file != nil {
		out.Frame = frame(file.Text, out.Block, out.Range, f.Policy.Category == "secrets")
	}
	return out
}

// StatusOf returns what a finding means, suppressions considered.
func StatusOf(f *workspace.Finding) Status {
	if f.Suppression != nil {
		return Suppressed
	}
	return Status(f.Status.String())
}

// Diagnostic reduces a diagnostic of res.
func (r Reducer) Diagnostic(res *workspace.Result, d source.Diagnostic) Diagnostic {
	out := Diagnostic{Severity: d.Severity.String(), Message: d.Summary, Detail: d.Detail, Workspace: r.Workspace}
	if p := d.Path(); p != "" {
		out.File = r.name(p)
	}
	if span, ok := res.Files.Span(d.Range); ok {
		at := rangeOf(span)
		out.Range = &at
	}
	return out
}

func (r Reducer) name(file string) string { return path.Join(r.Base, file) }

func rangeOf(s source.Span) Range { return Range{Position(s.Start), Position(s.End)} }
