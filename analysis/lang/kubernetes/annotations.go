package kubernetes

import (
	"cmp"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/lang/yamltext"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// silencers are parts of the keys of annotations by which scanners are told to pass over
// an object. What they mean is for the policies to say.
var silencers = []string{"checkov.io/", "bridgecrew.io/", "kube-linter.io/", "kube-score/", "polaris.fairwinds.com/"}

// Comments returns the comments of a file in order, and among them the annotations by
// which scanners are told to pass over an object. Their ranges count from the file's
// start.
func Comments(f *yamltext.File) []model.Comment {
	out := f.Comments()
	inFile := func(r source.Range) source.Range {
		start, end, ok := f.Offsets(r)
		if !ok {
			return source.Range{}
		}
		return source.Range{Anchor: f.Whole, Start: uint32(start), End: uint32(end)}
	}
	n := len(out)
	for _, d := range f.Documents {
		if d.Skipped || d.Value == nil || !slices.ContainsFunc(silencers, func(s string) bool { return strings.Contains(string(d.Text), s) }) {
			continue
		}
		for _, o := range Objects(d.Value) {
			block := inFile(extent(o))
			for _, meta := range []*model.Value{o.Get("metadata"), o.Get("spec").Get("template").Get("metadata")} {
				for _, a := range meta.Get("annotations").Attrs() {
					text, ok := a.Value.AsString()
					if at := inFile(a.NameRange.Join(a.Value.Range())); ok && !at.IsZero() && silences(a.Name) {
						out = append(out, model.Comment{Text: a.Name + ": " + text, Range: at, Next: block, Item: block})
					}
				}
			}
		}
	}
	if len(out) > n {
		slices.SortStableFunc(out, func(a, b model.Comment) int { return cmp.Compare(a.Range.Start, b.Range.Start) })
	}
	return out
}

func silences(key string) bool {
	return slices.ContainsFunc(silencers, func(s string) bool { return strings.Contains(key, s) })
}
