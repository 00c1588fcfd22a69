package lsp

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"go.lsp.dev/protocol"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/analysis/source"
	"github.com/parapet-iac/parapet/analysis/workspace"
)

// rule separates the parts of a hover.
const rule = "\n\n---\n\n"

// mostFindings is how many findings a hover explains, the worst first.
const mostFindings = 5

// Hover explains what is at a place: the findings there, the resource that begins
// there, the value of the expression, or the policy that is named.
func (s *server) Hover(ctx context.Context, p *protocol.HoverParams) (*protocol.Hover, error) {
	v := s.view(ctx, p.TextDocument)
	if v == nil {
		return nil, nil
	}
	at := s.encoding.offset(v.text, p.Position)
	if id, start, end := v.idAt(at); id != "" {
		if found := v.named(id); len(found) > 0 {
			return s.hover(v, start, end, s.describe(found[0])), nil
		}
	}
	if !v.current() {
		return nil, nil
	}
	soon, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	var parts []string
	start, end := at, at
	found := s.visible(v.live, v.snap, v.rel)
	slices.SortStableFunc(found, func(a, b workspace.Finding) int { return b.Rank - a.Rank })
	for _, f := range found {
		if overlaps(f.Span, at, at) && len(parts) < mostFindings {
			start, end = f.Span.Start.Offset, f.Span.End.Offset
			parts = append(parts, s.describe(f.Policy))
		}
	}
	if text, span := s.pathsAt(ctx, v, at); text != "" {
		if start == end {
			start, end = span.Start.Offset, span.End.Offset
		}
		parts = append(parts, text)
	}
	if r, span := v.declaredAt(at); r != nil {
		start, end = span.Start.Offset, span.End.Offset
		parts = append([]string{s.summary(v, r)}, parts...)
	} else if m, ok := v.live.MeaningAt(soon, v.rel, at); ok && !m.Value.IsNull() {
		if start == end {
			start, end = m.Span.Start.Offset, m.Span.End.Offset
		}
		parts = append([]string{v.explain(m)}, parts...)
	} else if st, ok := v.snap.StandingAt(soon, v.rel, at); ok {
		if start == end {
			start, end = st.Span.Start.Offset, st.Span.End.Offset
		}
		parts = append([]string{v.standing(st)}, parts...)
	}
	if len(parts) == 0 {
		return nil, nil
	}
	return s.hover(v, start, end, strings.Join(parts, rule)), nil
}

func (s *server) hover(v *view, start, end int, text string) *protocol.Hover {
	return &protocol.Hover{Contents: s.markup(text), Range: ptr(s.encoding.rangeOf(v.text, start, end))}
}

// declaredAt returns the resource whose type and name stand at an offset.
func (v *view) declaredAt(at int) (*model.Resource, source.Span) {
	for _, r := range v.snap.Declared(v.rel) {
		if span, ok := v.snap.Span(r.Origin.Header); ok && overlaps(span, at, at) {
			return r, span
		}
	}
	return nil, source.Span{}
}

// summary tells what is known of a resource.
func (s *server) summary(v *view, r *model.Resource) string {
	var b strings.Builder
	fmt.Fprintf(&b, "**%s**", escaped(string(r.Address)))
	if r.Partial {
		b.WriteString(" (declared elsewhere)")
	}
	for i, part := range r.Parts {
		if i == 0 {
			b.WriteByte('\n')
		}
		name := string(part.Address)
		if part.Address == r.Address { // another file says more of it
			name = part.Origin.Header.File()
		}
		b.WriteString("\n- with " + code(name))
	}
	if over := v.pathsOver(r); over != "" {
		b.WriteString("\n\n" + over)
	}
	found := s.findingsOf(v, r)
	if len(found) == 0 {
		b.WriteString("\n\nNothing was found.")
		return b.String()
	}
	b.WriteString("\n\n" + countOf(found) + "\n")
	slices.SortStableFunc(found, func(a, b workspace.Finding) int { return b.Rank - a.Rank })
	for _, f := range found[:min(len(found), 12)] {
		fmt.Fprintf(&b, "\n- %s: %s %s", f.Policy.Severity, escaped(f.Policy.Title), code(f.Policy.ID))
	}
	if exposed := exposure(found); exposed != "" {
		b.WriteString("\n\n**Exposed** " + exposed)
	}
	return b.String()
}

// findingsOf returns the findings in the block of a resource.
func (s *server) findingsOf(v *view, r *model.Resource) []workspace.Finding {
	block, ok := v.snap.Span(r.Origin.Block)
	if !ok {
		return nil
	}
	return slices.DeleteFunc(s.visible(v.live, v.snap, v.rel), func(f workspace.Finding) bool {
		return !overlaps(block, f.Span.Start.Offset, f.Span.Start.Offset)
	})
}

// exposure says what strangers can reach, as far as findings tell.
func exposure(found []workspace.Finding) string {
	var why []string
	for _, f := range found {
		if f.Policy.Category == "public-exposure" && f.Policy.Severity >= policy.Medium {
			why = append(why, escaped(f.Policy.Title))
		}
	}
	return strings.Join(why, "; ")
}

// countOf writes how many findings there are of each severity.
func countOf(found []workspace.Finding) string {
	counts := map[policy.Severity]int{}
	for _, f := range found {
		counts[f.Policy.Severity]++
	}
	var parts []string
	for _, sev := range slices.Backward(slices.Sorted(maps.Keys(counts))) {
		parts = append(parts, fmt.Sprintf("%d %s", counts[sev], sev))
	}
	noun := "findings"
	if len(found) == 1 {
		noun = "finding"
	}
	return fmt.Sprintf("%d %s: %s", len(found), noun, strings.Join(parts, ", "))
}

// standing writes what a value is of, and the value as it counts.
func (v *view) standing(st workspace.Standing) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s of **%s**", code(st.Path.String()), escaped(string(st.Resource.Address)))
	if st.Others == 1 {
		b.WriteString(", and 1 more")
	} else if st.Others > 1 {
		fmt.Fprintf(&b, ", and %d more", st.Others)
	}
	b.WriteString("\n\n" + v.explain(workspace.Meaning{Value: st.Value, From: st.From}))
	return b.String()
}

// explain writes a value and where it came from.
func (v *view) explain(m workspace.Meaning) string {
	var b strings.Builder
	b.WriteString("= " + shown(m.Value))
	for i, at := range m.From {
		how := "through"
		if i == len(m.From)-1 {
			how = "set at"
		}
		fmt.Fprintf(&b, "\n\n%s %s", how, code(fmt.Sprintf("%s:%d", at.File, at.Start.Line)))
	}
	return b.String()
}

// shown writes a value for people: what is sensitive is not shown, and of what is
// not known, how it is written.
func shown(v *model.Value) string {
	switch {
	case v.Is(model.Sensitive):
		return "(sensitive)"
	case v.Is(model.Unknown) && v.Hint() != "":
		return "(not known before it is applied: " + code(short(v.Hint(), 200)) + ")"
	case v.Is(model.Unknown):
		return "(not known)"
	}
	return code(short(literal(v, 0), 400))
}

func short(s string, most int) string {
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}

// literal writes a value as it would be written in code, to a moderate depth. What
// nobody wrote is said to be the default.
func literal(v *model.Value, depth int) string {
	text := written(v, depth)
	if v.Is(model.Default) && !v.Is(model.Sensitive) && !v.Is(model.Unknown) {
		text += " (default)"
	}
	return text
}

func written(v *model.Value, depth int) string {
	const most = 20 // elements
	switch {
	case v.Is(model.Sensitive):
		return "(sensitive)"
	case v.Is(model.Unknown):
		return "(not known)"
	case v.Kind() == model.Null:
		return "null"
	case depth > 4:
		return "…"
	}
	var parts []string
	switch v.Kind() {
	case model.String:
		s, _ := v.AsString()
		return fmt.Sprintf("%q", short(s, 400))
	case model.Bool:
		b, _ := v.AsBool()
		return fmt.Sprint(b)
	case model.Number:
		n, _ := v.AsNumber()
		return n.Text('g', -1)
	case model.List:
		for _, el := range v.Elems()[:min(v.Len(), most)] {
			parts = append(parts, literal(el, depth+1))
		}
		if v.Len() > most {
			parts = append(parts, "…")
		}
		return "[" + strings.Join(parts, ", ") + "]"
	}
	for _, a := range v.Attrs()[:min(v.Len(), most)] {
		parts = append(parts, a.Name+" = "+literal(a.Value, depth+1))
	}
	if v.Len() > most {
		parts = append(parts, "…")
	}
	return "{ " + strings.Join(parts, ", ") + " }"
}
