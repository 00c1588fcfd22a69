package mapping

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/schema"
	"github.com/parapet-iac/parapet/analysis/source"
)

// A Row says what a type of CloudFormation is. Several rows of one name make as many
// resources of one.
type Row struct {
	// Name is CloudFormation's, and Type the canonical type.
	Name, Type string
	// Each is a property, a list, of which each element makes a resource; its path is
	// that of one element then. Without an element there is none.
	Each string
	// When are properties of which one must be there for a resource, and Unless some of
	// which none may.
	When, Unless string
	// Suffix ends the address of the resource: that of the first one of its properties and
	// this. Without it, all but the first have a number behind it.
	Suffix string
	// Ref is the attribute that Ref returns, "id" if it is empty.
	Ref string
	// Returns are attributes that Fn::GetAtt knows by other names than the provider does:
	// "Endpoint.Address=address".
	Returns string
	// Properties has a line for each property that needs one:
	//
	//	path  attribute  [as=conversion]  [unset=value]
	//
	// Both paths are dotted; elements of lists are passed over in them. The path "=text" is
	// a text that the resource always has, and "=@name" a reference to an attribute of the
	// first resource of its properties; "=?" is what a template cannot say. The attribute "-" is none, and "." all that is in
	// the property, beside what is around it. A path that ends in
	// {name} is an element of a list of keys and values, the one whose key is the name.
	// Unset is what CloudFormation does where the property is not written and that differs
	// from what the provider does.
	Properties string
}

// A rule is one line of a row.
type rule struct {
	path, to string
	as       string
	unset    string
	isUnset  bool
}

// A table is a row made ready.
type table struct {
	*Row
	rules map[string]rule
	// inner are the paths that lead to rules, and pairs those that are lists of keys and
	// values.
	inner, pairs map[string]bool
	texts        []rule // what a resource always has
	unset        []rule
	returns      map[string]string
}

var tables = sync.OnceValue(func() map[string][]*table {
	m := map[string][]*table{}
	for i := range rows {
		m[rows[i].Name] = append(m[rows[i].Name], newTable(&rows[i]))
	}
	return m
})

func newTable(r *Row) *table {
	t := &table{Row: r, rules: map[string]rule{}, inner: map[string]bool{}, pairs: map[string]bool{}, returns: map[string]string{}}
	for line := range strings.Lines(r.Properties) {
		words := strings.Fields(line)
		if len(words) == 0 {
			continue
		}
		one := rule{path: words[0], to: words[1]}
		for _, w := range words[2:] {
			name, value, _ := strings.Cut(w, "=")
			switch name {
			case "as":
				one.as = value
			case "unset":
				one.unset, one.isUnset = value, true
			}
		}
		if strings.HasPrefix(one.path, "=") {
			t.texts = append(t.texts, one)
			continue
		}
		if one.isUnset {
			t.unset = append(t.unset, one)
		}
		t.rules[one.path] = one
		list, _, isPair := strings.Cut(one.path, "{")
		if isPair {
			t.pairs[list] = true
		}
		for i, c := range list {
			if c == '.' {
				t.inner[list[:i]] = true
			}
		}
	}
	for word := range strings.FieldsSeq(r.Returns) {
		from, to, _ := strings.Cut(word, "=")
		t.returns[from] = to
	}
	return t
}

// Rows returns the rows of a type of CloudFormation, none for one that has no canonical
// type.
func Rows(name string) []*Row {
	var out []*Row
	for _, t := range tables()[name] {
		out = append(out, t.Row)
	}
	return out
}

// Types returns the names of all types that have a canonical type, in order.
func Types() []string { return slices.Sorted(maps.Keys(tables())) }

// Generated returns the canonical types of what a type makes beside its first resource, by
// the suffix that they have.
func Generated(typ string) map[string]string {
	var out map[string]string
	for _, t := range tables()[typ] {
		if t.Suffix != "" {
			if out == nil {
				out = map[string]string{}
			}
			out[t.Suffix] = t.Type
		}
	}
	return out
}

// Attribute returns the canonical attribute that Fn::GetAtt returns for one of a type, or
// Ref where attr is "", and the kind of its value.
func Attribute(typ, attr string) (string, model.Kind) {
	all := tables()[typ]
	if len(all) == 0 {
		if attr == "" {
			return "id", model.Dynamic
		}
		return snake(attr), model.Dynamic
	}
	t := all[0]
	if attr == "" {
		if t.Ref == "" {
			return "id", model.String
		}
		return t.Ref, model.String
	}
	if to, ok := t.returns[attr]; ok {
		return to, model.String
	}
	name := snake(strings.ReplaceAll(attr, ".", ""))
	s, _ := schema.Lookup(t.Type)
	if a, ok := s.Attr(name); ok {
		return name, valueKind(a.Kind)
	}
	if name == t.Type+"_arn" || strings.HasSuffix(name, "_arn") {
		if _, ok := s.Attr("arn"); ok && strings.Contains(t.Type, strings.TrimSuffix(name, "_arn")) {
			return "arn", model.String
		}
	}
	return name, model.String
}

// A Made is a canonical resource of one of CloudFormation.
type Made struct {
	Type    string
	Address model.Address
	Value   *model.Value
}

// Map returns the canonical resources of one that has an address and properties, and its
// attribute DeletionPolicy if it has one. Head is the place of what is not written. A type
// that has no canonical one is a cfn_resource, of which these are the properties.
func Map(typ string, addr model.Address, props *model.Value, deletion model.Attr, head source.Range) []Made {
	all := tables()[typ]
	if len(all) == 0 {
		attrs := []model.Attr{{Name: "properties", Value: props}}
		return []Made{{Type: Other, Address: addr, Value: model.NewObject(attrs, head)}}
	}
	var out []Made
	numbered := 0
	for _, t := range all {
		for _, p := range t.instances(props) {
			m := maker{table: t, addr: addr, head: head}
			own := addr + model.Address(t.Suffix)
			if t.Suffix == "" && numbered > 0 {
				own = model.Address(fmt.Sprintf("%s[%d]", addr, numbered))
			}
			if t.Suffix == "" {
				numbered++
			}
			out = append(out, Made{t.Type, own, m.resource(p, deletion)})
		}
	}
	return out
}

// Other is the type of resources that have no canonical type, Parameter that of parameters
// of templates.
const (
	Other     = "cfn_resource"
	Parameter = "cfn_parameter"
)

// hasOne reports whether properties have one of some names.
func hasOne(props *model.Value, names string) bool {
	return slices.ContainsFunc(strings.Fields(names), func(n string) bool { return !props.Get(n).IsNull() })
}

// instances returns the properties of each resource that a row makes.
func (t *table) instances(props *model.Value) []*model.Value {
	if t.When != "" && !props.Is(model.Unknown) && !hasOne(props, t.When) || t.Unless != "" && hasOne(props, t.Unless) {
		return nil
	}
	if t.Each == "" {
		return []*model.Value{props}
	}
	each, ok := props.Attr(t.Each)
	if !ok {
		return nil
	}
	list := each.Value
	elems := list.Elems()
	if list.Kind() != model.List || list.Is(model.Unknown) {
		elems = []*model.Value{list}
	}
	var out []*model.Value
	for _, e := range elems {
		attrs := slices.Clone(props.Attrs())
		for i := range attrs {
			if attrs[i].Name == t.Each {
				attrs[i].Value = e
			}
		}
		out = append(out, model.NewObject(attrs, props.Range()))
	}
	return out
}
