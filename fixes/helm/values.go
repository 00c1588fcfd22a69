package helm

import (
	"encoding/json"
	"fmt"

	"github.com/parapet-iac/parapet/analysis/lang/yamltext"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
	"github.com/parapet-iac/parapet/fixes/yaml"
)

// value returns the editor of a file of values, and the syntax of the value between
// two offsets.
func (a *attempt) value(f *source.File, start, end int, at spot) (*yaml.Editor, *yamltext.Node, error) {
	e := a.editors[f.Path]
	if e == nil {
		src := a.w.sources[f.Text]
		if src == nil {
			src = yaml.Read(f.Text.Bytes())
			a.w.sources[f.Text] = src
		}
		e = yaml.NewEditor(src)
		e.Kept = func(*yamltext.Node) bool { return true } // templates may look into it
		a.editors[f.Path] = e
	}
	collection := at.value.Kind() == model.Object || at.value.Kind() == model.List
	var found *yamltext.Node
	for _, n := range e.At(start) {
		key := yaml.KeyOf(n)
		switch {
		case !collection && n.Start == start && n.End == end, collection && key != nil && key.Start == start && n.Kind == at.value.Kind():
			return e, n, nil
		case collection && n.Start == start && n.Kind == at.value.Kind():
			found = n
		}
	}
	if found == nil {
		return nil, nil, errShape
	}
	return e, found, nil
}

// setValue sets a value in a file of values, or adds an element to a list there.
func (a *attempt) setValue(f *source.File, start, end int, at spot, value any, ask string) error {
	e, n, err := a.value(f, start, end, at)
	if err != nil {
		return err
	}
	// Instances of one thing want the same.
	key := fmt.Sprint(f.Path, n.Start, at.rest, at.as.Append, at.as.First, value)
	if a.done[key] {
		return nil
	}
	a.done[key] = true
	switch {
	case at.as.First:
		return e.Prepend(n, at.rest, value, ask)
	case at.as.Append:
		return e.Append(n, at.rest, value, ask)
	}
	if len(at.rest) == 0 && n.Quote != 0 {
		value = asText(value) // templates may compare it with a text
	}
	return e.Set(n, at.rest, value, ask)
}

// asText returns a bool or a number as the text that it is written as, and everything else
// as it is.
func asText(value any) any {
	switch value.(type) {
	case bool, int, int64, float64, json.Number:
		return fmt.Sprint(value)
	}
	return value
}
