package report

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"
)

// WriteText tells paths to people.
func (b *Breaches) WriteText(out io.Writer) error {
	w := bufio.NewWriter(out)
	labels := labelsOf(b.Facts)
	number := 0
	for _, group := range []struct {
		title string
		paths []BreachPath
	}{{"breach path", b.Paths}, {"escalation", b.Escalations}} {
		for _, p := range group.paths {
			number++
			fmt.Fprintf(w, "%d. %s %s: %s gets %s\n", number, p.Status, group.title, labels[p.Start], labels[p.Goal])
			p.writeSteps(w, labels)
		}
	}
	if number == 0 {
		fmt.Fprintln(w, "no breach paths")
	}
	if len(b.Reaches) > 0 {
		fmt.Fprintln(w, "network:")
	}
	for _, s := range b.Reaches {
		s.write(w, labels, "-", "")
		for _, a := range s.Assumes {
			fmt.Fprintf(w, "     assuming %s\n", Printable(a))
		}
	}
	return w.Flush()
}

func (p *BreachPath) writeSteps(w io.Writer, labels map[string]string) {
	for i, s := range p.Steps {
		mark := ""
		if slices.Contains(p.ChokePoints, i) {
			mark = " (every path takes this step)"
		}
		s.write(w, labels, fmt.Sprintf("%d.", i+1), mark)
	}
	for _, a := range p.Assumes {
		fmt.Fprintf(w, "   assuming %s\n", Printable(a))
	}
}

// write tells one step, behind a bullet or number.
func (s *PathStep) write(w io.Writer, labels map[string]string, bullet, mark string) {
	var from []string
	for _, f := range s.From {
		from = append(from, labels[f])
	}
	fmt.Fprintf(w, "   %s %s can %s: %s%s\n", bullet, strings.Join(from, " with "), s.Title, labels[s.To], mark)
	details := []string{s.Method}
	if len(s.Actions) > 0 {
		details = append(details, strings.Join(s.Actions, " "))
	}
	if len(s.Techniques) > 0 {
		details = append(details, strings.Join(s.Techniques, " "))
	}
	fmt.Fprintf(w, "      %s\n", Printable(strings.Join(details, ", ")))
	for _, place := range s.Places {
		at := place.Address
		if place.Range != nil {
			at = Place(place.File, place.Range.Start)
		}
		fmt.Fprintf(w, "      %s %s %s\n", Printable(at), Printable(place.Address), Printable(place.Path))
	}
}
