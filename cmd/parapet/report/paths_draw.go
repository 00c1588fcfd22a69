package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/parapet-iac/parapet/editors/graph"
)

// An edge is a step as a drawing shows it, once for all paths that take it.
type edge struct {
	from, to, label string
	possible, choke bool
	also            bool // it is needed beside the first
}

// edges returns what a drawing shows: the steps of all paths and, where there are
// none from outside, of the escalations.
func (b *Breaches) edges() (edges []edge, used map[string]bool) {
	index := map[[3]string]int{}
	used = map[string]bool{}
	for _, paths := range [][]BreachPath{b.Paths, b.Escalations} {
		for _, p := range paths {
			for i, s := range p.Steps {
				choke := false
				for _, c := range p.ChokePoints {
					choke = choke || c == i
				}
				for n, from := range s.From {
					key := [3]string{from, s.To, s.Method}
					at, ok := index[key]
					if !ok {
						at = len(edges)
						index[key] = at
						edges = append(edges, edge{from: from, to: s.To, label: s.Method, possible: len(s.Assumes) > 0, also: n > 0})
						used[from], used[s.To] = true, true
					}
					edges[at].choke = edges[at].choke || choke
				}
			}
		}
	}
	return edges, used
}

// role tells how a drawing shows a fact.
func (f *PathFact) role() string {
	switch f.Kind {
	case "internet", "any-account", "any-google-account", "external-account", "any-repository", "contributor", "insider", "premises":
		return "entry"
	case "admin", "node", "read", "secrets", "traffic", "write":
		return "goal"
	}
	return "via"
}

// WriteHTML writes a page that shows the paths and needs nothing else.
func (b *Breaches) WriteHTML(out io.Writer) error {
	return graph.Paths(out, "Breach paths of "+b.Workspace, b)
}

// WriteDOT writes a drawing for Graphviz.
func (b *Breaches) WriteDOT(out io.Writer) error {
	w := bufio.NewWriter(out)
	edges, used := b.edges()
	fmt.Fprintf(w, "digraph breaches {\n  rankdir=LR\n  node [shape=box, fontname=\"sans-serif\"]\n  edge [fontname=\"sans-serif\", fontsize=10]\n")
	for i := range b.Facts {
		f := &b.Facts[i]
		if used[f.ID] {
			style := map[string]string{"entry": ", style=filled, fillcolor=\"#fde0dd\"", "goal": ", style=filled, fillcolor=\"#fff3b0\", penwidth=2"}[f.role()]
			fmt.Fprintf(w, "  %s [label=%s%s]\n", f.ID, dotString(f.Label), style)
		}
	}
	for _, e := range edges {
		style := ""
		if e.possible {
			style += ", style=dashed"
		}
		if e.choke {
			style += ", penwidth=3"
		}
		if e.also {
			style += ", arrowhead=empty"
		}
		fmt.Fprintf(w, "  %s -> %s [label=%s%s]\n", e.from, e.to, dotString(e.label), style)
	}
	fmt.Fprintln(w, "}")
	return w.Flush()
}

// dotString quotes text: https://graphviz.org/doc/info/lang.html.
func dotString(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(Printable(s)) + `"`
}

// WriteMermaid writes a drawing that Markdown can show.
func (b *Breaches) WriteMermaid(out io.Writer) error {
	w := bufio.NewWriter(out)
	edges, used := b.edges()
	fmt.Fprintln(w, "flowchart LR")
	for i := range b.Facts {
		f := &b.Facts[i]
		if used[f.ID] {
			fmt.Fprintf(w, "  %s[%s]:::%s\n", f.ID, mermaidString(f.Label), f.role())
		}
	}
	for _, e := range edges {
		arrow := "-->"
		switch {
		case e.possible:
			arrow = "-.->"
		case e.choke:
			arrow = "==>"
		}
		fmt.Fprintf(w, "  %s %s|%s| %s\n", e.from, arrow, mermaidString(e.label), e.to)
	}
	fmt.Fprintln(w, "  classDef entry fill:#fde0dd,stroke:#c0392b")
	fmt.Fprintln(w, "  classDef goal fill:#fff3b0,stroke:#b7950b,stroke-width:2px")
	fmt.Fprintln(w, "  classDef via fill:#fff,stroke:#555")
	return w.Flush()
}

// mermaidString quotes text; what means something to Mermaid or HTML becomes an
// entity: https://mermaid.js.org/syntax/flowchart.html#entity-codes-to-escape-characters.
func mermaidString(s string) string {
	return `"` + strings.NewReplacer("#", "#35;", `"`, "#quot;", "<", "#lt;", ">", "#gt;", "&", "#amp;", "`", "#96;").Replace(Printable(s)) + `"`
}
