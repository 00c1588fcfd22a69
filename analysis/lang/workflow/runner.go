package workflow

import (
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
)

// runsOn returns the labels of the runners of a job: all that there are where the
// matrix names them.
func (b *builder) runsOn(attrs *[]model.Attr, a model.Attr, matrix *model.Value) {
	v := a.Value
	if v.Kind() == model.Object {
		put(attrs, "runs_on_group", v.Get("group"))
		v = v.Get("labels")
	}
	if v == nil {
		return
	}
	var labels []*model.Value
	for _, l := range listOf(v).Elems() {
		text, _ := l.AsString()
		es := expressionsIn(text)
		if len(es) == 1 && es[0].start == 0 && es[0].end == len(text) && strings.HasPrefix(es[0].text, "matrix.") {
			labels = append(labels, dimension(matrix, strings.Split(es[0].text[len("matrix."):], "."))...)
		} else {
			labels = append(labels, opened(l))
		}
	}
	*attrs = append(*attrs, model.Attr{Name: "runs_on", NameRange: a.NameRange, Value: model.NewList(labels, v.Range())})
}

// dimension returns the values that a path in a matrix takes, with those that are
// included and without those that are excluded whatever else is. See
// https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstrategymatrix.
func dimension(matrix *model.Value, path []string) []*model.Value {
	var out []*model.Value
	add := func(v *model.Value) {
		for _, step := range path[1:] {
			v = v.Get(step)
		}
		for _, e := range listOf(v).Elems() {
			out = append(out, opened(e))
		}
	}
	for _, v := range matrix.Get(path[0]).Elems() {
		excluded := slices.ContainsFunc(matrix.Get("exclude").Elems(), func(x *model.Value) bool {
			a, okA := x.Get(path[0]).AsString()
			b, okB := v.AsString()
			return okA && okB && a == b && x.Len() == 1
		})
		if !excluded {
			add(v)
		}
	}
	for _, x := range matrix.Get("include").Elems() {
		if v := x.Get(path[0]); v != nil {
			add(v)
		}
	}
	if len(out) == 0 {
		return []*model.Value{model.NewUnknown(model.String, "${{ matrix."+strings.Join(path, ".")+" }}", matrix.Range())}
	}
	return out
}

func runsOnWindows(v *model.Value) bool {
	for _, l := range listOf(v).Elems() {
		if s, _ := l.AsString(); strings.Contains(strings.ToLower(s), "windows") {
			return true
		}
	}
	return false
}
