package plan

import (
	"errors"
	"fmt"
	"strings"

	"github.com/parapet-iac/parapet/analysis/lang/jsontext"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/schema"
	"github.com/parapet-iac/parapet/analysis/source"
)

// A Kind says what a document is.
type Kind uint8

// The kinds of documents.
const (
	Plan  Kind = iota // of terraform show -json, for a plan
	State             // of terraform show -json, for a state
	File              // a state file
)

// A Document is a plan or a state.
type Document struct {
	Kind Kind
	// Instances are what there will be once a plan is applied, or what a state
	// knows.
	Instances []Instance
	// Prior is what ran when a plan was made, after refreshing; nil in a state.
	Prior []Instance
	// Refreshed tells that the plan says what has changed outside of Terraform.
	Refreshed bool
}

// An Instance is one instance of a resource.
type Instance struct {
	Address model.Address
	Type    string // as it is declared; with "data." in front for data sources
	Index   string // the key or number in the address, "" for none
	// Value is an object of the type's attributes in the form of the model: blocks
	// that may stand once are objects. What is known after apply is unknown.
	Value *model.Value
	// Range is the instance in the document.
	Range source.Range
}

// ErrFormat is wrapped by errors about documents that are something else.
var ErrFormat = errors.New("neither a plan nor a state of Terraform")

// maxInstances bounds the instances of a document.
const maxInstances = 1 << 18

// Read reads a document; place says where its bytes are. Errors wrap [ErrFormat].
func Read(text []byte, place func(start, end int) source.Range) (*Document, error) {
	v, err := jsontext.Reader{Place: place}.Read(strings.TrimPrefix(string(text), "\ufeff"))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrFormat, err)
	}
	d := &Document{}
	switch {
	case v.Get("version").Kind() == model.Number && v.Get("resources").Kind() == model.List:
		if n, _ := v.Get("version").AsInt(); n != 4 {
			return nil, fmt.Errorf("%w: a state file of version %d; version 4 is read", ErrFormat, n)
		}
		d.Kind = File
		d.Instances = fromFile(v)
	case v.Get("planned_values") != nil:
		d.Kind = Plan
		changes := changesOf(v.Get("resource_changes"))
		d.Instances = fromModule(v.Get("planned_values").Get("root_module"), changes, 0)
		d.Prior = fromModule(v.Get("prior_state").Get("values").Get("root_module"), nil, 0)
		d.Refreshed = v.Get("prior_state") != nil
	case v.Get("format_version") != nil && (v.Get("values") != nil || v.Get("terraform_version") != nil):
		d.Kind = State
		d.Instances = fromModule(v.Get("values").Get("root_module"), nil, 0)
	default:
		return nil, ErrFormat
	}
	if len(d.Instances) > maxInstances {
		return nil, fmt.Errorf("%w: it has more than %d instances", ErrFormat, maxInstances)
	}
	return d, nil
}

// maxDepth bounds nested modules.
const maxDepth = 100

// A change says what of an instance is known after apply, or sensitive.
type change struct{ unknown, sensitive *model.Value }

func changesOf(list *model.Value) map[string]change {
	out := map[string]change{}
	for _, c := range list.Elems() {
		address, _ := c.Get("address").AsString()
		out[address] = change{c.Get("change").Get("after_unknown"), c.Get("change").Get("after_sensitive")}
	}
	return out
}

// fromModule reads a module of the format that is printed, and those in it.
func fromModule(m *model.Value, changes map[string]change, depth int) []Instance {
	var out []Instance
	for _, r := range m.Get("resources").Elems() {
		address, _ := r.Get("address").AsString()
		typ, _ := r.Get("type").AsString()
		if address == "" || typ == "" || r.Get("values").Kind() != model.Object {
			continue
		}
		c := changes[address]
		if changes == nil {
			c.sensitive = r.Get("sensitive_values")
		}
		out = append(out, Instance{
			Address: model.Address(address), Type: prefixed(r, typ), Index: index(r.Get("index")), Range: r.Range(),
			Value: formed(typ, combined(r.Get("values"), c.unknown, c.sensitive)),
		})
	}
	if depth < maxDepth {
		for _, child := range m.Get("child_modules").Elems() {
			out = append(out, fromModule(child, changes, depth+1)...)
		}
	}
	return out
}

func prefixed(r *model.Value, typ string) string {
	if mode, _ := r.Get("mode").AsString(); mode == "data" {
		return "data." + typ
	}
	return typ
}

// index returns how an address writes a key: 0, or "a" with its quotes.
func index(v *model.Value) string {
	if n, ok := v.AsInt(); ok {
		return fmt.Sprint(n)
	}
	if s, ok := v.AsString(); ok {
		return fmt.Sprintf("%q", s)
	}
	return ""
}

// fromFile reads the resources of a state file.
func fromFile(v *model.Value) []Instance {
	var out []Instance
	for _, r := range v.Get("resources").Elems() {
		typ, _ := r.Get("type").AsString()
		name, _ := r.Get("name").AsString()
		module, _ := r.Get("module").AsString()
		if typ == "" || name == "" {
			continue
		}
		full := prefixed(r, typ)
		base := full + "." + name
		if module != "" {
			base = module + "." + base
		}
		for _, i := range r.Get("instances").Elems() {
			values := i.Get("attributes")
			if values.Kind() != model.Object || i.Get("deposed") != nil {
				continue
			}
			key := index(i.Get("index_key"))
			address := base
			if key != "" {
				address += "[" + key + "]"
			}
			out = append(out, Instance{
				Address: model.Address(address), Type: full, Index: key, Range: i.Range(),
				Value: formed(typ, hidden(combined(values, nil, nil), i.Get("sensitive_attributes"))),
			})
		}
	}
	return out
}

// hidden marks what a state file calls sensitive: paths of steps, of which the first
// names the attribute.
func hidden(values, paths *model.Value) *model.Value {
	for _, p := range paths.Elems() {
		first := p.Index(0)
		name, ok := first.Get("value").AsString()
		if !ok {
			continue
		}
		attrs := append([]model.Attr{}, values.Attrs()...)
		for i := range attrs {
			if attrs[i].Name == name {
				attrs[i].Value = attrs[i].Value.With(model.Sensitive)
			}
		}
		values = model.NewObject(attrs, values.Range())
	}
	return values
}

// combined returns values with what is unknown and what is sensitive. Both are true
// for a value as a whole, or have the shape of it.
func combined(v, unknown, sensitive *model.Value) *model.Value {
	if all, _ := unknown.AsBool(); all {
		return model.NewUnknown(kindOf(v), "", v.Range())
	}
	hide, _ := sensitive.AsBool()
	switch {
	case v.Kind() == model.Object || v == nil && unknown.Kind() == model.Object:
		v = object(v, unknown, sensitive)
	case v.Kind() == model.List || v == nil && unknown.Kind() == model.List:
		var elems []*model.Value
		for i := range max(v.Len(), unknown.Len()) {
			elems = append(elems, combined(v.Index(i), unknown.Index(i), sensitive.Index(i)))
		}
		v = model.NewList(elems, v.Range())
	case v == nil:
		return model.NewNull(source.Range{})
	case v.Kind() == model.String:
		v = document(v)
	}
	if hide {
		v = v.With(model.Sensitive)
	}
	return v
}

func kindOf(v *model.Value) model.Kind {
	if v == nil || v.Kind() == model.Null {
		return model.Dynamic
	}
	return v.Kind()
}

func object(v, unknown, sensitive *model.Value) *model.Value {
	attrs := append([]model.Attr{}, v.Attrs()...)
	for i, a := range attrs {
		attrs[i].Value = combined(a.Value, unknown.Get(a.Name), sensitive.Get(a.Name))
	}
	for _, a := range unknown.Attrs() {
		if _, ok := v.Attr(a.Name); ok || !hasUnknown(a.Value) {
			continue
		}
		attrs = append(attrs, model.Attr{Name: a.Name, Value: combined(nil, a.Value, sensitive.Get(a.Name))})
	}
	return model.NewObject(attrs, v.Range())
}

// hasUnknown reports whether something in a tree of unknowns is so.
func hasUnknown(v *model.Value) bool {
	if all, _ := v.AsBool(); all {
		return true
	}
	for _, a := range v.Attrs() {
		if hasUnknown(a.Value) {
			return true
		}
	}
	for _, e := range v.Elems() {
		if hasUnknown(e) {
			return true
		}
	}
	return false
}

// document gives a string that is a JSON document its tree, all of which stands
// where the string does.
func document(v *model.Value) *model.Value {
	s, _ := v.AsString()
	t := strings.TrimSpace(s)
	if !strings.HasPrefix(t, "{") && !strings.HasPrefix(t, "[") {
		return v
	}
	doc, err := jsontext.Reader{Place: func(int, int) source.Range { return v.Range() }}.Read(s)
	if err != nil {
		return v
	}
	return v.WithDoc(doc)
}

// formed brings the values of a type into the form of the model: blocks that may
// stand once are objects, and what is not set is absent.
func formed(typ string, v *model.Value) *model.Value {
	t, _ := schema.Lookup(typ)
	var attrs []model.Attr
	for _, a := range v.Attrs() {
		def, _ := t.Attr(a.Name)
		if a.Value = schema.Formed(a.Value, def); !a.Value.IsNull() {
			attrs = append(attrs, a)
		}
	}
	return model.NewObject(attrs, v.Range())
}
