package engine

import (
	"path"
	"strings"

	"github.com/parapet-iac/parapet/analysis/lang/yamltext"
	"github.com/parapet-iac/parapet/analysis/source"
)

// A Chart is a chart with its subcharts.
type Chart struct {
	Meta   *Metadata
	Values *Node
	// Templates are the files below templates/, Files the others that templates
	// may read.
	Templates, Files []*File
	Schema           *File
	// Dependencies are the subcharts that are there: all of them as the chart was
	// loaded, those that are enabled once [Resolve] has chosen.
	Dependencies []*Chart
	// Home is where the chart is called for: the zero range for one that is
	// loaded by itself.
	Home source.Range
	// calls are where dependencies are called for, by alias or else name.
	calls  map[string]source.Range
	packed bool // it comes out of an archive
	parent *Chart
}

// A File is one file of a chart.
type File struct {
	// Name is slash-separated and relative to the folder of its chart.
	Name string
	Data []byte
	// Source is where the text stands in the workspace, nil for what comes out
	// of an archive.
	Source *source.File
	// Parts are the parts of the text that have places of their own, by their starts.
	Parts []Part
}

// A Part is a part of a file, up to the next one.
type Part struct {
	Start  int
	Anchor *source.Anchor
}

// Name returns the name of a chart, its alias where it has one.
func (c *Chart) Name() string { return c.Meta.Name }

// fullPath is the name of a chart within those around it, with which the names of
// its templates begin.
func (c *Chart) fullPath() string {
	if c.parent == nil {
		return c.Name()
	}
	return c.parent.fullPath() + "/charts/" + c.Name()
}

func (c *Chart) isLibrary() bool { return strings.EqualFold(c.Meta.Type, "library") }

// IsLibrary reports whether a chart only serves others.
func (c *Chart) IsLibrary() bool { return c.isLibrary() }

func (c *Chart) subchart(name string) *Chart {
	for _, d := range c.Dependencies {
		if d.Name() == name {
			return d
		}
	}
	return nil
}

// walk calls f for a chart and all below it.
func (c *Chart) walk(f func(*Chart)) {
	f(c)
	for _, d := range c.Dependencies {
		d.walk(f)
	}
}

// adopt sets the parents of all charts.
func (c *Chart) adopt(parent *Chart) {
	c.parent = parent
	for _, d := range c.Dependencies {
		d.adopt(c)
	}
}

// isPartial reports whether a template only holds definitions for others.
func isPartial(name string) bool { return strings.HasPrefix(path.Base(name), "_") }

// YAML reads the files that are YAML, each once. It is given the version before.
var YAML = yamltext.Reader{YAML11: true, Heads: true}
