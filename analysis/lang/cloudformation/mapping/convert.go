package mapping

import (
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
)

// A conversion changes a value on its way to an attribute; it returns nil for none. The
// argument is what stands behind a colon in the row.
type conversion func(m *maker, v *model.Value, arg string) *model.Value

// conversions are those that rows name.
var conversions = map[string]conversion{
	"is":         func(_ *maker, v *model.Value, arg string) *model.Value { return is(v, arg) },
	"not":        func(_ *maker, v *model.Value, _ string) *model.Value { return not(v) },
	"words":      func(_ *maker, v *model.Value, arg string) *model.Value { return words(v, arg) },
	"first":      func(_ *maker, v *model.Value, _ string) *model.Value { return first(v) },
	"present":    func(_ *maker, v *model.Value, _ string) *model.Value { return present(v) },
	"each":       func(_ *maker, v *model.Value, arg string) *model.Value { return each(v, arg) },
	"pluck":      func(_ *maker, v *model.Value, arg string) *model.Value { return pluck(v, arg) },
	"entries":    func(_ *maker, v *model.Value, _ string) *model.Value { return entries(v) },
	"tags":       func(_ *maker, v *model.Value, _ string) *model.Value { return asMap(v) },
	"policies":   func(_ *maker, v *model.Value, _ string) *model.Value { return policies(v) },
	"document":   func(_ *maker, v *model.Value, _ string) *model.Value { return asDocument(v) },
	"logs":       func(_ *maker, v *model.Value, _ string) *model.Value { return logs(v) },
	"status":     func(_ *maker, v *model.Value, arg string) *model.Value { return status(v, arg) },
	"statements": func(_ *maker, v *model.Value, _ string) *model.Value { return statements(v) },
	"endpoint":   func(_ *maker, v *model.Value, _ string) *model.Value { return endpoint(v) },
	"path":       func(_ *maker, v *model.Value, _ string) *model.Value { return onlyText(v) },
	"keep":       func(_ *maker, v *model.Value, _ string) *model.Value { return v },
	"lower":      func(_ *maker, v *model.Value, _ string) *model.Value { return mapText(v, strings.ToLower) },
	"container":  func(_ *maker, v *model.Value, _ string) *model.Value { return asDocument(lowerNames(v)) },
}

// is returns whether a text, or a boolean, is one of several words that stand between
// bars.
func is(v *model.Value, arg string) *model.Value {
	text, ok := TextOf(v)
	if !ok {
		return vague(v, model.Bool)
	}
	yes := slices.ContainsFunc(strings.Split(arg, "|"), func(w string) bool { return strings.EqualFold(w, text) })
	return like(v, model.NewBool(yes, v.Range()))
}

func not(v *model.Value) *model.Value {
	b, ok := AsBool(v).AsBool()
	if !ok {
		return vague(v, model.Bool)
	}
	return like(v, model.NewBool(!b, v.Range()))
}

// words replaces a text: "a=b|c=d".
func words(v *model.Value, arg string) *model.Value {
	text, ok := TextOf(v)
	if !ok {
		return vague(v, model.String)
	}
	for pair := range strings.SplitSeq(arg, "|") {
		if from, to, _ := strings.Cut(pair, "="); from == text {
			return like(v, model.NewString(to, v.Range()))
		}
	}
	return v
}

func first(v *model.Value) *model.Value {
	if v.Is(model.Unknown) {
		return vague(v, model.Dynamic)
	}
	if v.Kind() == model.List {
		return v.Index(0)
	}
	return v
}

// present returns true in the place of a value.
func present(v *model.Value) *model.Value {
	if v.Is(model.Unknown) && v.Kind() == model.Dynamic && len(v.Refs()) == 0 {
		return vague(v, model.Bool)
	}
	return like(v, model.NewBool(true, v.Range())).Without(model.Unknown)
}

// each makes an object with one attribute of each element of a list.
func each(v *model.Value, name string) *model.Value {
	if v.Is(model.Unknown) {
		return vague(v, model.List)
	}
	elems := v.Elems()
	if v.Kind() != model.List {
		elems = []*model.Value{v}
	}
	out := make([]*model.Value, len(elems))
	for i, e := range elems {
		out[i] = model.NewObject([]model.Attr{{Name: name, NameRange: e.Range(), Value: e}}, e.Range())
	}
	return like(v, model.NewList(out, v.Range()))
}

// pluck takes one member of each element of a list.
func pluck(v *model.Value, name string) *model.Value {
	if v.Is(model.Unknown) {
		return vague(v, model.List)
	}
	var out []*model.Value
	for _, e := range v.Elems() {
		if e.Is(model.Unknown) {
			out = append(out, vague(e, model.Dynamic))
		} else if x := e.Get(name); x != nil {
			out = append(out, x)
		}
	}
	return like(v, model.NewList(out, v.Range()))
}

// entries makes a list of objects with name and value of a map.
func entries(v *model.Value) *model.Value {
	if v.Is(model.Unknown) || v.Kind() != model.Object {
		return vague(v, model.List)
	}
	var out []*model.Value
	for _, a := range v.Attrs() {
		name := model.NewString(a.Name, a.NameRange)
		out = append(out, model.NewObject([]model.Attr{
			{Name: "Name", NameRange: a.NameRange, Value: name}, {Name: "Value", NameRange: a.NameRange, Value: AsText(a.Value)},
		}, a.NameRange.Join(a.Value.Range())))
	}
	return like(v, model.NewList(out, v.Range()))
}

// logs makes blocks of a map of the logs that a domain publishes, each with its kind.
func logs(v *model.Value) *model.Value {
	if v.Is(model.Unknown) || v.Kind() != model.Object {
		return vague(v, model.List)
	}
	var out []*model.Value
	for _, a := range v.Attrs() {
		kind := model.Attr{Name: "LogType", NameRange: a.NameRange, Value: model.NewString(a.Name, a.NameRange)}
		attrs := append([]model.Attr{kind}, a.Value.Attrs()...)
		for i := range attrs {
			if attrs[i].Name == "CloudWatchLogsLogGroupArn" {
				attrs[i].Name = "CloudwatchLogGroupArn"
			}
		}
		out = append(out, model.NewObject(attrs, a.NameRange.Join(a.Value.Range())))
	}
	return like(v, model.NewList(out, v.Range()))
}

// status returns one of two words for a boolean: "ON|OFF".
func status(v *model.Value, arg string) *model.Value {
	b, ok := AsBool(v).AsBool()
	if !ok {
		return vague(v, model.String)
	}
	on, off, _ := strings.Cut(arg, "|")
	if b {
		return like(v, model.NewString(on, v.Range()))
	}
	return like(v, model.NewString(off, v.Range()))
}

// policies makes blocks with a name and a policy of the inline policies of a principal.
func policies(v *model.Value) *model.Value {
	if v.Is(model.Unknown) {
		return vague(v, model.List)
	}
	var out []*model.Value
	for _, e := range v.Elems() {
		if e.Is(model.Unknown) {
			out = append(out, vague(e, model.Object))
			continue
		}
		var attrs []model.Attr
		for _, a := range e.Attrs() {
			switch a.Name {
			case "PolicyName":
				a.Name = "Name"
			case "PolicyDocument":
				a.Name, a.Value = "Policy", asDocument(a.Value)
			}
			attrs = append(attrs, a)
		}
		out = append(out, model.NewObject(attrs, e.Range()))
	}
	return like(v, model.NewList(out, v.Range()))
}

// asDocument returns a tree, or a text that is one, as a text that carries its tree.
func asDocument(v *model.Value) *model.Value {
	switch v.Kind() {
	case model.Object, model.List:
		if v.Is(model.Unknown) {
			return vague(v, model.String)
		}
		return Document(v, v.Range())
	}
	return parsed(v)
}

// statements makes blocks of those policies of a function that have statements; others are
// names and templates.
func statements(v *model.Value) *model.Value {
	elems := v.Elems()
	if v.Kind() == model.Object {
		elems = []*model.Value{v}
	}
	var out []*model.Value
	for _, e := range elems {
		if e.Get("Statement") != nil {
			out = append(out, model.NewObject([]model.Attr{{Name: "Policy", Value: asDocument(e)}}, e.Range()))
		}
	}
	return model.NewList(out, v.Range())
}

// endpoint returns the type of an endpoint, which is a text or a member.
func endpoint(v *model.Value) *model.Value {
	if v.Kind() == model.Object {
		return v.Get("Type")
	}
	return v
}

// onlyText returns a text, and nothing for other values.
func onlyText(v *model.Value) *model.Value {
	if v.Kind() != model.String {
		return nil
	}
	return v
}

func mapText(v *model.Value, f func(string) string) *model.Value {
	s, ok := v.AsString()
	if !ok {
		return v
	}
	return like(v, model.NewString(f(s), v.Range()))
}

// lowerNames returns a tree with the first letters of its names small, as the API writes
// them: PortMappings is portMappings.
func lowerNames(v *model.Value) *model.Value {
	if v.Is(model.Unknown) {
		return v
	}
	switch v.Kind() {
	case model.Object:
		attrs := slices.Clone(v.Attrs())
		for i, a := range attrs {
			attrs[i].Name = strings.ToLower(a.Name[:min(1, len(a.Name))]) + a.Name[min(1, len(a.Name)):]
			attrs[i].Value = a.Value
			if !freeNames[a.Name] {
				attrs[i].Value = lowerNames(a.Value)
			}
		}
		return like(v, model.NewObject(attrs, v.Range()))
	case model.List:
		elems := make([]*model.Value, v.Len())
		for i, e := range v.Elems() {
			elems[i] = lowerNames(e)
		}
		return like(v, model.NewList(elems, v.Range()))
	}
	return v
}

// freeNames hold names that people choose.
var freeNames = map[string]bool{"DockerLabels": true, "Options": true, "DriverOpts": true, "Labels": true}
