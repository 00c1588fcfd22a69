package report

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"
)

func writeDiffJSON(out io.Writer, _ Options, d *Diff) error {
	e := json.NewEncoder(out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(d)
}

// writeDiffText tells a comparison to people: what is opened in full, what is closed
// in a line each.
func writeDiffText(out io.Writer, opts Options, d *Diff) error {
	t := &text{w: bufio.NewWriter(out), opts: opts}
	for i := range d.Workspaces {
		ws := &d.Workspaces[i]
		if len(d.Workspaces) > 1 {
			fmt.Fprintf(t.w, "%s\n\n", t.style(under, Printable(ws.Path)))
		}
		labels := labelsOf(ws.Facts)
		for _, group := range []struct {
			title, verb string
			paths       []PathChange
			whole       bool
		}{{"breach paths opened", "opened", ws.Paths.Opened, true}, {"breach paths closed", "closed", ws.Paths.Closed, false}} {
			if len(group.paths) > 0 {
				fmt.Fprintf(t.w, "%s\n\n", t.style(bold, group.title))
			}
			for n := range group.paths {
				p := &group.paths[n]
				fmt.Fprintf(t.w, "%d. %s%s: %s gets %s\n", n+1, p.Status, p.firmer(), labels[p.Start], labels[p.Goal])
				for _, l := range p.Lines {
					fmt.Fprintf(t.w, "   %s by %s %s %s\n", group.verb, Printable(Place(l.File, l.Range.Start)), l.what(), Printable(l.about()))
				}
				if group.whole {
					p.writeSteps(t.w, labels)
				}
				t.w.WriteByte('\n')
			}
		}
		t.findings("findings opened", ws.Findings.Opened, true)
		t.findings("findings closed", ws.Findings.Closed, false)
	}
	if !opts.Quiet {
		fmt.Fprintf(t.w, "%s %s\n", t.style(bold, Printable(d.headline())), Printable("between "+d.Base.String()+" and "+d.Head.String()))
	}
	return t.w.Flush()
}

func (t *text) findings(title string, list []Finding, whole bool) {
	if len(list) == 0 {
		return
	}
	fmt.Fprintf(t.w, "%s\n\n", t.style(bold, title))
	for i := range list {
		f := &list[i]
		if whole {
			t.finding(f)
			continue
		}
		fmt.Fprintf(t.w, "  %s  %s\n", t.style(severityStyle[f.Severity], f.Severity.String()), Printable(f.Message))
		t.detail(fmt.Sprintf("%s  %s  %s", Place(f.File, f.Range.Start), f.Policy, instances(f)))
	}
	if !whole {
		t.w.WriteByte('\n')
	}
}

func (p *PathChange) firmer() string {
	if p.Firmer {
		return " (and not only possible)"
	}
	return ""
}

// what tells what the change did there.
func (l *ChangedLine) what() string {
	return map[string]string{"added": "adding", "changed": "changing", "removed": "removing"}[l.Change]
}

func (l *ChangedLine) about() string { return strings.TrimSpace(l.Address + " " + l.Path) }

func labelsOf(facts []PathFact) map[string]string {
	labels := map[string]string{}
	for _, f := range facts {
		labels[f.ID] = Printable(f.Label)
	}
	return labels
}

// Bounds that keep a comment below the 65536 characters that GitHub accepts.
const (
	maxMarkdownPaths = 10
	maxMarkdownSteps = 12
	maxMarkdownRows  = 40
)

// writeDiffMarkdown writes a comment for a pull request.
func writeDiffMarkdown(out io.Writer, _ Options, d *Diff) error {
	w := bufio.NewWriter(out)
	fmt.Fprintf(w, "### Parapet: %s\n\nBetween %s and %s.\n", MarkdownText(d.headline()), markdownCode(d.Base.String()), markdownCode(d.Head.String()))
	for i := range d.Workspaces {
		ws := &d.Workspaces[i]
		if len(d.Workspaces) > 1 {
			fmt.Fprintf(w, "\n#### %s\n", markdownCode(ws.Path))
		}
		markdownPaths(w, ws, "Breach paths opened", "Opened", ws.Paths.Opened, true)
		markdownFindings(w, "Findings opened", ws.Findings.Opened)
		markdownPaths(w, ws, "Breach paths closed", "Closed", ws.Paths.Closed, false)
		markdownFindings(w, "Findings closed", ws.Findings.Closed)
	}
	return w.Flush()
}

func markdownPaths(w *bufio.Writer, ws *DiffWorkspace, title, verb string, paths []PathChange, whole bool) {
	if len(paths) == 0 {
		return
	}
	fmt.Fprintf(w, "\n**%s (%d)**\n\n", title, len(paths))
	labels := map[string]string{}
	for _, f := range ws.Facts {
		labels[f.ID] = f.Label
	}
	for i := range paths[:min(len(paths), maxMarkdownPaths)] {
		p := &paths[i]
		fmt.Fprintf(w, "%d. %s%s: %s gets %s\n", i+1, p.Status, p.firmer(), markdownCode(labels[p.Start]), markdownCode(labels[p.Goal]))
		for _, l := range p.Lines[:min(len(p.Lines), maxMarkdownSteps)] {
			fmt.Fprintf(w, "   - %s by %s %s (%s)\n", verb, l.what(), markdownCode(Place(l.File, l.Range.Start)), markdownCode(l.about()))
		}
		if whole {
			p.markdownSteps(w, labels)
		}
	}
	if more := len(paths) - maxMarkdownPaths; more > 0 {
		fmt.Fprintf(w, "\nand %d more\n", more)
	}
	if whole {
		markdownDrawing(w, ws, paths)
	}
}

// markdownSteps writes the steps of a path, folded in.
func (p *PathChange) markdownSteps(w *bufio.Writer, labels map[string]string) {
	fmt.Fprintf(w, "   <details><summary>%s</summary>\n\n", plural(len(p.Steps), "step"))
	for i := range p.Steps[:min(len(p.Steps), maxMarkdownSteps)] {
		s := &p.Steps[i]
		var from []string
		for _, f := range s.From {
			from = append(from, markdownCode(labels[f]))
		}
		fmt.Fprintf(w, "   %d. %s can %s: %s", i+1, strings.Join(from, " with "), MarkdownText(s.Title), markdownCode(labels[s.To]))
		for _, at := range s.Places {
			if at.Range != nil {
				fmt.Fprintf(w, ", %s", markdownCode(Place(at.File, at.Range.Start)))
			}
		}
		fmt.Fprintln(w)
	}
	for _, a := range p.Assumes {
		fmt.Fprintf(w, "   - assuming %s\n", MarkdownText(a))
	}
	fmt.Fprint(w, "\n   </details>\n")
}

// maxDrawn is how many steps a drawing has and can still be read.
const maxDrawn = 30

// markdownDrawing draws the paths, if they are few.
func markdownDrawing(w *bufio.Writer, ws *DiffWorkspace, paths []PathChange) {
	b := Breaches{Facts: ws.Facts}
	for _, p := range paths {
		b.Paths = append(b.Paths, p.BreachPath)
	}
	if edges, _ := b.edges(); len(edges) > maxDrawn {
		return
	}
	fmt.Fprint(w, "\n<details><summary>Drawing</summary>\n\n```mermaid\n")
	w.Flush()
	_ = b.WriteMermaid(w) // an error comes up at the next flush
	fmt.Fprint(w, "```\n\n</details>\n")
}

func markdownFindings(w *bufio.Writer, title string, list []Finding) {
	if len(list) == 0 {
		return
	}
	fmt.Fprintf(w, "\n**%s (%d)**\n\n| Severity | Finding | Resource | Place |\n| --- | --- | --- | --- |\n", title, len(list))
	for i := range list[:min(len(list), maxMarkdownRows)] {
		f := &list[i]
		fmt.Fprintf(w, "| %s | %s<br>%s | %s | %s |\n", f.Severity, MarkdownText(f.Message), markdownCode(f.Policy),
			markdownCode(instances(f)), markdownCode(Place(f.File, f.Range.Start)))
	}
	if more := len(list) - maxMarkdownRows; more > 0 {
		fmt.Fprintf(w, "\nand %d more\n", more)
	}
}
