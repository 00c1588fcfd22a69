package terraform

import (
	"slices"

	"github.com/parapet-iac/parapet/analysis/model"
)

// withPolicyJSON adds to an aws_iam_policy_document data source the attributes
// that its provider computes from the written blocks: json and minified_json,
// strings whose trees are the policy. Statements keep their places. See
// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document.
func withPolicyJSON(v *model.Value, addr model.Address) *model.Value {
	doc := policyTree(v)
	attrs := slices.Clone(v.Attrs())
	text, ok := encodeJSON(doc)
	for _, name := range []string{"json", "minified_json"} {
		s := model.NewUnknown(model.String, "${"+string(addr)+"."+name+"}", v.Range())
		if ok {
			s = model.NewString(text, v.Range())
		}
		attrs = append(attrs, model.Attr{Name: name, Value: s.WithDoc(doc)})
	}
	return model.NewObject(attrs, v.Range())
}

// policyTree returns the policy that a policy document data source stands for.
// Source documents come first, then the statements, then overriding documents,
// whose statements replace earlier ones of the same Sid.
func policyTree(v *model.Value) *model.Value {
	var statements []*model.Value
	whole := true
	add := func(doc *model.Value, override bool) {
		if doc == nil {
			whole = false
			return
		}
		for _, s := range statementsOf(doc) {
			sid, ok := s.Get("Sid").AsString()
			same := slices.IndexFunc(statements, func(o *model.Value) bool {
				other, _ := o.Get("Sid").AsString()
				return ok && sid != "" && other == sid
			})
			if same >= 0 && override {
				statements[same] = s
			} else {
				statements = append(statements, s)
			}
		}
	}
	for _, name := range []string{"source_json", "source_policy_documents"} {
		for _, d := range documents(v.Get(name)) {
			add(d, false)
		}
	}
	own := v.Get("statement")
	for _, s := range own.Elems() {
		statements = append(statements, policyStatement(s))
	}
	if own.Kind() == model.Object {
		statements = append(statements, policyStatement(own))
	}
	whole = whole && !own.Is(model.Unknown)
	for _, name := range []string{"override_json", "override_policy_documents"} {
		for _, d := range documents(v.Get(name)) {
			add(d, true)
		}
	}
	version := v.Get("version")
	if version == nil {
		version = model.NewString("2012-10-17", v.Range()).With(model.Default)
	}
	attrs := []model.Attr{{Name: "Version", Value: version}}
	if id, ok := v.Attr("policy_id"); ok {
		attrs = append(attrs, model.Attr{Name: "Id", NameRange: id.NameRange, Value: id.Value})
	}
	list := model.NewList(statements, v.Range())
	if !whole {
		// Something unknown is merged in: what is known stands, the rest may be anything.
		list = list.With(model.Open)
	}
	return model.NewObject(append(attrs, model.Attr{Name: "Statement", Value: list}), v.Range())
}

// documents returns the trees of JSON strings, nil for one that is unknown.
func documents(v *model.Value) []*model.Value {
	switch {
	case v == nil:
		return nil
	case v.Kind() == model.List && !v.Is(model.Unknown):
		docs := make([]*model.Value, v.Len())
		for i, el := range v.Elems() {
			docs[i] = el.Doc()
		}
		return docs
	}
	return []*model.Value{v.Doc()}
}

func statementsOf(doc *model.Value) []*model.Value {
	s := doc.Get("Statement")
	if s.Kind() == model.Object {
		return []*model.Value{s}
	}
	return s.Elems()
}

// statementNames maps the arguments of a statement block to the elements of a
// policy, those that are copied as they are.
var statementNames = []struct{ argument, element string }{
	{"sid", "Sid"}, {"actions", "Action"}, {"not_actions", "NotAction"},
	{"resources", "Resource"}, {"not_resources", "NotResource"},
}

func policyStatement(s *model.Value) *model.Value {
	var attrs []model.Attr
	for _, n := range statementNames {
		if a, ok := s.Attr(n.argument); ok {
			attrs = append(attrs, model.Attr{Name: n.element, NameRange: a.NameRange, Value: a.Value})
		}
	}
	effect, ok := s.Attr("effect")
	if !ok {
		effect.Value = model.NewString("Allow", s.Range()).With(model.Default)
	}
	effect.Name = "Effect"
	attrs = append(attrs, effect)
	for _, n := range []struct{ argument, element string }{{"principals", "Principal"}, {"not_principals", "NotPrincipal"}} {
		if blocks := s.Get(n.argument); blocks != nil {
			attrs = append(attrs, model.Attr{Name: n.element, Value: principals(blocks)})
		}
	}
	if c := s.Get("condition"); c != nil {
		attrs = append(attrs, model.Attr{Name: "Condition", Value: conditions(c)})
	}
	return model.NewObject(attrs, s.Range()).Behind(s.Via())
}

// principals turns blocks of type and identifiers into an object of lists; the
// type "*" stands for everybody, as in a policy.
func principals(blocks *model.Value) *model.Value {
	if blocks.Is(model.Unknown) {
		return blocks
	}
	byType := map[string][]*model.Value{}
	var order []model.Attr
	for _, b := range blocks.Elems() {
		typ, ok := b.Get("type").AsString()
		if !ok {
			return model.NewUnknown(model.Object, "", b.Range())
		}
		if typ == "*" {
			typ = "AWS"
		}
		ids := b.Get("identifiers")
		if ids.Is(model.Unknown) {
			ids = model.NewList([]*model.Value{ids}, ids.Range())
		}
		if _, seen := byType[typ]; !seen {
			order = append(order, model.Attr{Name: typ, NameRange: b.Range()})
		}
		byType[typ] = append(byType[typ], ids.Elems()...)
	}
	for i := range order {
		order[i].Value = model.NewList(byType[order[i].Name], order[i].NameRange)
	}
	return model.NewObject(order, blocks.Range())
}

// conditions turns blocks of test, variable and values into an object by test
// and variable.
func conditions(blocks *model.Value) *model.Value {
	if blocks.Is(model.Unknown) {
		return blocks
	}
	var tests []model.Attr
	for _, b := range blocks.Elems() {
		test, ok1 := b.Get("test").AsString()
		variable, ok2 := b.Get("variable").AsString()
		whole := func(attrs []model.Attr) *model.Value { return model.NewObject(attrs, b.Range()) }
		if v := b.Get("variable"); !ok2 && v.Is(model.Unknown) && v.Hint() != "" { // a name as far as it is known
			variable, ok2 = v.Hint(), true
			whole = func(attrs []model.Attr) *model.Value {
				return model.NewObject(attrs, b.Range()).With(model.Open).WithRefs(v.Refs()...)
			}
		}
		if !ok1 || !ok2 {
			return model.NewUnknown(model.Object, "", b.Range())
		}
		values := b.Get("values")
		if values == nil {
			values = model.NewList(nil, b.Range())
		}
		inner := []model.Attr{{Name: variable, Value: values}}
		i := slices.IndexFunc(tests, func(a model.Attr) bool { return a.Name == test })
		if i < 0 {
			tests = append(tests, model.Attr{Name: test, Value: whole(inner)})
			continue
		}
		before := tests[i].Value
		tests[i].Value = whole(append(inner, before.Attrs()...)).With(before.Flags() & model.Open).WithRefs(before.Refs()...)
	}
	return model.NewObject(tests, blocks.Range())
}
