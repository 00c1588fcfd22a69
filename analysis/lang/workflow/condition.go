package workflow

import (
	"strconv"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// condition returns what "if" says. It holds always where there is more in the text
// than one expression: what comes out is then a string that is not empty. See
// https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idif.
func (b *builder) condition(v *model.Value) *model.Value {
	text, ok := v.AsString()
	if on, known := v.AsBool(); known {
		text, ok = strconv.FormatBool(on), true
	}
	bare := strings.TrimSpace(text)
	always := bare == "true"
	es := expressionsIn(text)
	if len(es) > 0 {
		first := es[0]
		bare = first.text
		always = len(es) > 1 || first.start > 0 || first.end < len(text) || first.text == "true"
	}
	return model.NewObject([]model.Attr{
		{Name: "text", Value: model.NewString(text, v.Range())},
		{Name: "always", Value: model.NewBool(always, v.Range())},
		{Name: "never", Value: model.NewBool(ok && !always && bare == "false", v.Range())},
	}, v.Range())
}

// expressions returns the expressions in a string; bare tells that the text is one
// even without a fence.
func (b *builder) expressions(v *model.Value, field string, bare bool) []*model.Value {
	text, ok := v.AsString()
	if !ok {
		return nil
	}
	es := expressionsIn(text)
	if bare && len(es) == 0 && text != "" {
		es = []expression{parseExpression(text, 0, len(text))}
	}
	place := b.Within(v, text)
	var out []*model.Value
	for _, e := range es {
		at := place(e.start, e.end)
		attrs := []model.Attr{
			{Name: "text", Value: model.NewString(e.text, at)},
			{Name: "field", Value: model.NewString(field, at)},
			{Name: "contexts", Value: stringList(e.contexts, at)},
			{Name: "sources", Value: stringList(b.sources(e.contexts), at)},
		}
		if len(e.calls) > 0 {
			put(&attrs, "calls", callList(e.calls, at))
		}
		if len(e.compares) > 0 {
			put(&attrs, "compares", compareList(e.compares, at))
		}
		if e.err != nil && len(b.diagnostics) < maxDiagnostics {
			b.diagnostics = append(b.diagnostics, source.Diagnostic{Severity: source.Warning, Range: at, Summary: "expression cannot be read", Detail: e.err.Error()})
		}
		out = append(out, model.NewObject(attrs, at))
	}
	return out
}

func operandValue(o operand, at source.Range) *model.Value {
	name := "context"
	if o.literal {
		name = "literal"
	}
	if o.text == "" && !o.literal {
		return model.NewObject(nil, at)
	}
	return model.NewObject([]model.Attr{{Name: name, Value: model.NewString(o.text, at)}}, at)
}

func callList(calls []call, at source.Range) *model.Value {
	var out []*model.Value
	for _, c := range calls {
		var args []*model.Value
		for _, a := range c.args {
			args = append(args, operandValue(a, at))
		}
		out = append(out, model.NewObject([]model.Attr{
			{Name: "name", Value: model.NewString(c.name, at)}, {Name: "args", Value: model.NewList(args, at)},
		}, at))
	}
	return model.NewList(out, at)
}

func compareList(compares []comparison, at source.Range) *model.Value {
	var out []*model.Value
	for _, c := range compares {
		out = append(out, model.NewObject([]model.Attr{
			{Name: "left", Value: operandValue(c.left, at)}, {Name: "right", Value: operandValue(c.right, at)},
		}, at))
	}
	return model.NewList(out, at)
}
