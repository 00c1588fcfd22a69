package metrics

import (
	"bufio"
	"io"
	"strconv"
	"strings"
)

// A Metric is a family of samples. Names follow
// https://prometheus.io/docs/practices/naming/: a unit behind the name, and "_total"
// behind what only grows.
type Metric struct {
	Name, Help string
	// Counter tells that it only grows; others are gauges.
	Counter bool
	Samples []Sample
}

// A Sample is a number, with labels as pairs of a name and a value.
type Sample struct {
	Labels []string
	Value  float64
}

// ContentType is that of [Write].
const ContentType = "text/plain; version=0.0.4; charset=utf-8"

var (
	inHelp  = strings.NewReplacer(`\`, `\\`, "\n", `\n`)
	inLabel = strings.NewReplacer(`\`, `\\`, "\n", `\n`, `"`, `\"`)
)

// Write writes metrics in the text format of Prometheus,
// https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format.
func Write(out io.Writer, metrics []Metric) error {
	w := bufio.NewWriter(out)
	for _, m := range metrics {
		kind := "gauge"
		if m.Counter {
			kind = "counter"
		}
		w.WriteString("# HELP " + m.Name + " " + inHelp.Replace(m.Help) + "\n# TYPE " + m.Name + " " + kind + "\n")
		for _, s := range m.Samples {
			w.WriteString(m.Name)
			for i := 0; i+1 < len(s.Labels); i += 2 {
				w.WriteString([]string{"{", ","}[min(i, 1)] + s.Labels[i] + `="` + inLabel.Replace(s.Labels[i+1]) + `"`)
			}
			if len(s.Labels) > 1 {
				w.WriteByte('}')
			}
			w.WriteString(" " + strconv.FormatFloat(s.Value, 'g', -1, 64) + "\n")
		}
	}
	return w.Flush()
}
