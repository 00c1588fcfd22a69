package report

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"
)

// WriteText tells drift to people.
func (d *Drift) WriteText(out io.Writer) error {
	w := bufio.NewWriter(out)
	for i := range d.Drifts {
		if x := &d.Drifts[i]; x.Accepted == "" {
			d.writeItem(w, x)
		}
	}
	d.writePaths(w)
	d.writeRest(w)
	s := d.Summary
	fmt.Fprintf(w, "%d compared: %d changed, %d unmanaged, %d missing; %d risky, %d harmless", s.Compared, s.Changed, s.Unmanaged, s.Missing, s.Risky, s.Harmless)
	if s.Accepted > 0 {
		fmt.Fprintf(w, ", %d accepted", s.Accepted)
	}
	if s.Controlled > 0 {
		fmt.Fprintf(w, "; %d made by controllers", s.Controlled)
	}
	fmt.Fprintln(w)
	return w.Flush()
}

func (d *Drift) writeItem(w io.Writer, x *DriftItem) {
	risk := "harmless"
	if x.Risky {
		risk = "risky"
	}
	name := x.Address
	if x.ID != "" && x.Kind == "changed" {
		name += " (" + x.ID + ")"
	}
	fmt.Fprintf(w, "%s %s: %s\n", risk, x.Kind, Printable(name))
	if x.Range != nil {
		fmt.Fprintf(w, "  %s\n", Printable(Place(x.File, x.Range.Start)))
	}
	for _, c := range x.Changes {
		fmt.Fprintf(w, "  %s\n", Printable(c.String()))
	}
	if x.Note != "" {
		fmt.Fprintf(w, "  %s\n", Printable(x.Note))
	}
	for _, p := range x.Paths {
		fmt.Fprintf(w, "  opens breach path %d: %s\n", p+1, Printable(d.PathTitle(p)))
	}
	for _, f := range x.Findings {
		where := ""
		if f.Address != x.Address {
			where = " in " + f.Address
		}
		fmt.Fprintf(w, "  brings %s: %s%s (%s)\n", f.Severity, f.Title, Printable(where), f.Policy)
	}
	for _, r := range x.Remedies {
		fmt.Fprintf(w, "  %s: %s\n", r.Kind, Printable(r.Title))
		for _, c := range r.Commands {
			fmt.Fprintf(w, "    %s\n", Printable(c))
		}
	}
	fmt.Fprintln(w)
}

// String tells the change in a line.
func (c DriftChange) String() string {
	switch c.Op {
	case "added":
		return fmt.Sprintf("+ %s: %s", c.Path, brief(c.Live))
	case "removed":
		return fmt.Sprintf("- %s: %s", c.Path, brief(c.Code))
	}
	return fmt.Sprintf("~ %s: %s in the code, %s live", c.Path, brief(c.Code), brief(c.Live))
}

// maxBrief bounds a value in a line, in bytes.
const maxBrief = 200

func brief(v any) string {
	if v == nil {
		return "nothing"
	}
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return "?"
	}
	s := strings.TrimSpace(b.String())
	if len(s) > maxBrief {
		s = strings.ToValidUTF8(s[:maxBrief], "") + "…"
	}
	return s
}

func (d *Drift) label(id string) string {
	for _, f := range d.Facts {
		if f.ID == id {
			return f.Label
		}
	}
	return id
}

// PathTitle tells a breach path in a few words.
func (d *Drift) PathTitle(i int) string {
	p := &d.Paths[i]
	return fmt.Sprintf("%s gets %s (%s)", d.label(p.Start), d.label(p.Goal), p.Status)
}

func (d *Drift) writePaths(w io.Writer) {
	labels := map[string]string{}
	for _, f := range d.Facts {
		labels[f.ID] = Printable(f.Label)
	}
	for i := range d.Paths {
		p := &d.Paths[i]
		fmt.Fprintf(w, "new %s breach path %d: %s gets %s\n", p.Status, i+1, labels[p.Start], labels[p.Goal])
		for _, c := range p.Because {
			fmt.Fprintf(w, "  because of %s\n", Printable(strings.TrimSpace(c.Address+" "+c.Path)))
		}
		p.writeSteps(w, labels)
		fmt.Fprintln(w)
	}
}

// writeRest tells of what nothing is said.
func (d *Drift) writeRest(w io.Writer) {
	for _, line := range d.rest() {
		fmt.Fprintln(w, line)
	}
	for _, c := range d.Controlled {
		fmt.Fprintf(w, "controlled: %s %s, made by %s\n", c.Type, Printable(c.ID), Printable(c.MadeBy))
	}
}

// rest returns a line for each thing of which nothing is said.
func (d *Drift) rest() []string {
	var out []string
	for _, u := range d.Unreadable {
		what := u.Type
		if u.Resource != "" {
			what += " " + u.Resource
		}
		out = append(out, fmt.Sprintf("not readable: %s in %s, %s: %s", Printable(what), Printable(strings.TrimSpace(u.Account+" "+u.Region)), u.Call, Printable(u.Reason)))
	}
	for _, a := range d.Untied {
		out = append(out, fmt.Sprintf("not told apart: %s (give --state)", Printable(a)))
	}
	return out
}
