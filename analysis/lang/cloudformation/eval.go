package cloudformation

import (
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// Limits on what one template may come to.
const (
	maxDepth = 100
	maxText  = 1 << 16 // of a text that functions make, in bytes
	maxSteps = 1 << 20 // intrinsic functions of one load
)

// A scope evaluates values of a stack.
type scope struct {
	*stack
	// locals are variables of loops and of Fn::Sub.
	locals map[string]*model.Value
	// outer notes that something outside of the template was read.
	outer *bool
	deep  int
}

// A function computes an intrinsic function of its argument, which is not evaluated
// yet. At is where its result stands. It returns nil for no value.
type function func(s scope, arg *model.Value, at source.Range) *model.Value

// functions are the intrinsic functions:
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html.
var functions map[string]function

func init() { // it refers to itself
	functions = map[string]function{
		"Ref": (scope).ref, "Fn::GetAtt": (scope).getAtt, "Fn::Sub": (scope).sub, "Fn::Join": (scope).join,
		"Fn::If": (scope).choose, "Fn::FindInMap": (scope).findInMap, "Fn::Select": (scope).pick, "Fn::Split": (scope).split,
		"Fn::ImportValue": (scope).importValue, "Fn::Base64": (scope).base64, "Fn::Cidr": (scope).cidr, "Fn::GetAZs": (scope).getAZs,
		"Fn::Transform": (scope).transform, "Fn::Length": (scope).length, "Fn::ToJsonString": (scope).toJSON,
	}
}

// intrinsic returns the function that an object calls.
func intrinsic(v *model.Value) (name string, arg *model.Value, ok bool) {
	attrs := v.Attrs()
	if len(attrs) != 1 {
		return "", nil, false
	}
	name, arg = attrs[0].Name, attrs[0].Value
	if name == "Ref" && arg.Kind() != model.String {
		return "", nil, false
	}
	return name, arg, name == "Ref" || functions[name] != nil
}

// eval returns what a value comes to, nil for AWS::NoValue.
func (s scope) eval(v *model.Value) *model.Value {
	if s.deep++; s.deep > maxDepth || s.loader.steps > maxSteps {
		return model.NewUnknown(model.Dynamic, "", v.Range())
	}
	if name, arg, ok := intrinsic(v); ok {
		s.loader.steps++
		return functions[name](s, arg, v.Range())
	}
	switch v.Kind() {
	case model.Object:
		return s.object(v)
	case model.List:
		return s.list(v)
	case model.String:
		return dynamicReference(v)
	}
	return v
}

func (s scope) object(v *model.Value) *model.Value {
	var changed []model.Attr
	same := true
	for i, a := range v.Attrs() {
		if strings.HasPrefix(a.Name, "Fn::ForEach::") {
			if same {
				changed, same = slices.Clone(v.Attrs()[:i]), false
			}
			changed = append(changed, s.loop(a)...)
			continue
		}
		to := s.eval(a.Value)
		if same && to != a.Value {
			changed, same = slices.Clone(v.Attrs()[:i]), false
		}
		if a.Value = to; !same && to != nil {
			changed = append(changed, a)
		}
	}
	if same {
		return v
	}
	return like(v, model.NewObject(changed, v.Range()))
}

func (s scope) list(v *model.Value) *model.Value {
	var changed []*model.Value
	same, open := true, false
	for i, e := range v.Elems() {
		to := s.eval(e)
		if same && to != e {
			changed, same = slices.Clone(v.Elems()[:i]), false
		}
		if same || to == nil {
			continue
		}
		if isOptional(e) && to.Is(model.Unknown) && to.Kind() == model.Dynamic {
			open = true
		}
		changed = append(changed, to)
	}
	if same {
		return v
	}
	out := like(v, model.NewList(changed, v.Range()))
	if open {
		out = out.With(model.Open)
	}
	return out
}

// isOptional reports whether a value is chosen by a condition.
func isOptional(v *model.Value) bool {
	name, _, _ := intrinsic(v)
	return name == "Fn::If"
}

// dynamicReference returns a text in which CloudFormation looks up something when the
// stack is deployed as unknown. See
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html.
func dynamicReference(v *model.Value) *model.Value {
	s, ok := v.AsString()
	if !ok || !strings.Contains(s, "{{resolve:") {
		return v
	}
	// The text has no ${}, by which it would be told apart from what is known.
	hint := strings.NewReplacer("{{resolve:", "${resolve:", "}}", "}").Replace(s)
	u := model.NewUnknown(model.String, hint, v.Range()).Behind(v.Via()).WithRefs(v.Refs()...)
	if !strings.Contains(s, "{{resolve:ssm:") {
		u = u.With(model.Sensitive)
	}
	return u
}

// through returns a value as seen from a reference.
func through(v *model.Value, at source.Range) *model.Value {
	if v == nil || at.IsZero() {
		return v
	}
	return v.Through(at)
}

// ref follows {"Ref": "Name"}.
func (s scope) ref(arg *model.Value, at source.Range) *model.Value {
	name, _ := arg.AsString()
	return s.named(name, "", at)
}

// named returns what a name stands for, or one of its attributes.
func (s scope) named(name, attr string, at source.Range) *model.Value {
	if attr == "" {
		if v, ok := s.locals[name]; ok {
			return through(v, at)
		}
		if name == "AWS::NoValue" {
			return nil
		}
		if strings.HasPrefix(name, "AWS::") {
			return pseudo(name, at)
		}
		if v, ok := s.parameter(name); ok {
			return through(v, at)
		}
	}
	typ, ok := s.types[name]
	if !ok {
		hint := name
		if attr != "" {
			hint += "." + attr
		}
		return model.NewUnknown(model.Dynamic, "${"+hint+"}", at)
	}
	if typ == "AWS::CloudFormation::Stack" {
		if out, ok := strings.CutPrefix(attr, "Outputs."); ok {
			return s.output(name, out, at)
		}
	}
	return s.attribute(name, typ, attr, at)
}

// pseudo returns a pseudo parameter, which only the deployment knows. See
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html.
func pseudo(name string, at source.Range) *model.Value {
	kind := model.String
	if name == "AWS::NotificationARNs" {
		kind = model.List
	}
	switch name {
	case "AWS::Partition":
		return model.NewString("aws", at).With(model.Default)
	case "AWS::URLSuffix":
		return model.NewString("amazonaws.com", at).With(model.Default)
	}
	return model.NewUnknown(kind, "${"+name+"}", at)
}

// getAtt follows {"Fn::GetAtt": ["Name", "Attribute"]}, or "Name.Attribute".
func (s scope) getAtt(arg *model.Value, at source.Range) *model.Value {
	var name, attr string
	if text, ok := arg.AsString(); ok {
		name, attr, _ = strings.Cut(text, ".")
	} else {
		arg = s.list(arg)
		name, _ = arg.Index(0).AsString()
		var ok bool
		if attr, ok = arg.Index(1).AsString(); !ok {
			attr = "?"
		}
	}
	return s.named(name, attr, at)
}
