package report

import (
	"bufio"
	"fmt"
	"io"

	"github.com/parapet-iac/parapet/analysis/nearmiss"
	"github.com/parapet-iac/parapet/analysis/workspace"
)

// NearMisses are the controls each of which alone keeps breach paths closed.
type NearMisses struct {
	Version   int    `json:"version"` // [PathFormat]
	Tool      Tool   `json:"tool"`
	Workspace string `json:"workspace"`
	// Complete tells that no control was left out for the sake of time.
	Complete bool       `json:"complete"`
	Facts    []PathFact `json:"facts"`
	Controls []Control  `json:"controls"`
}

// A Control keeps breach paths closed.
type Control struct {
	// What names it in a phrase.
	What  string    `json:"what"`
	Place PathPlace `json:"place"`
	// Paths are those that there would be without it.
	Paths []BreachPath `json:"paths"`
}

// NearMisses reduces near misses.
func (r Reducer) NearMisses(tool Tool, b *workspace.Breaches, misses []nearmiss.Miss, complete bool) NearMisses {
	out := NearMisses{Version: PathFormat, Tool: tool, Workspace: r.Workspace, Complete: complete, Controls: []Control{}}
	p := r.newPaths(b)
	for _, m := range misses {
		c := Control{What: m.What, Place: p.place(m.Evidence)}
		for i := range m.Paths {
			c.Paths = append(c.Paths, p.change(&m.Paths[i]).BreachPath)
		}
		out.Controls = append(out.Controls, c)
	}
	out.Facts = p.facts
	return out
}

// WriteText tells near misses to people.
func (n *NearMisses) WriteText(out io.Writer) error {
	w := bufio.NewWriter(out)
	labels := labelsOf(n.Facts)
	for i, c := range n.Controls {
		fmt.Fprintf(w, "%d. %s alone keeps %s closed\n", i+1, Printable(c.What), plural(len(c.Paths), "breach path"))
		if c.Place.Range != nil {
			fmt.Fprintf(w, "   %s\n", Printable(Place(c.Place.File, c.Place.Range.Start)+" "+c.Place.Address+" "+c.Place.Path))
		}
		for _, p := range c.Paths {
			by := ""
			if p.Method != "" {
				by = " (" + p.Method + ")"
			}
			fmt.Fprintf(w, "   %s: %s gets %s%s\n", p.Status, labels[p.Start], labels[p.Goal], by)
		}
	}
	if len(n.Controls) == 0 {
		fmt.Fprintln(w, "no near misses")
	}
	return w.Flush()
}
