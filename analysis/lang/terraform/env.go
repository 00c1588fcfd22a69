package terraform

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// Limits of an evaluation; see the package comment.
const (
	maxSteps      = 1_000_000  // expressions evaluated for one name
	maxTotalSteps = 50_000_000 // expressions evaluated for one workspace
	maxDepth      = 20_000     // expressions being evaluated at once
	maxValueSize  = 200_000    // nodes of one value
	maxString     = 1 << 20    // bytes of one string
	maxHint       = 1 << 16    // bytes of what is known of an unknown string
)

// An env is where an expression is evaluated: an instance of a module, the item
// that ranges count in, the names that are bound around it, and the budget.
type env struct {
	in     *instance
	it     *item
	frame  *frame
	budget *budget
	// next is the attribute that will be asked of the value, where that is
	// known and it may be a resource or module; "" otherwise.
	next string
}

// A frame binds one name: an iteration variable, each, count, self, or the
// anonymous symbol of a splat.
type frame struct {
	name   string
	symbol *hclsyntax.AnonSymbolExpr
	value  *model.Value
	outer  *frame
}

// A budget bounds the work for one name.
type budget struct {
	steps int
	told  bool
}

func (e env) bind(name string, v *model.Value) env {
	e.frame = &frame{name: name, value: v, outer: e.frame}
	return e
}

func (e env) bindSymbol(s *hclsyntax.AnonSymbolExpr, v *model.Value) env {
	e.frame = &frame{symbol: s, value: v, outer: e.frame}
	return e
}

// lookup returns the value bound to a name, and whether there is one.
func (e env) lookup(name string) (*model.Value, bool) {
	for f := e.frame; f != nil; f = f.outer {
		if f.name == name && f.symbol == nil {
			return f.value, true
		}
	}
	return nil, false
}

func (e env) rng(r hcl.Range) source.Range { return e.it.rng(r) }

// snippet returns the text at r as a hint for an unknown value.
func (e env) snippet(r hcl.Range) string {
	const most = 120
	text := e.it.text
	if r.Start.Byte < 0 || r.End.Byte > len(text) || r.Start.Byte > r.End.Byte {
		return "${…}"
	}
	text = text[r.Start.Byte:r.End.Byte]
	if len(text) > most {
		return "${" + string(text[:most]) + "…}"
	}
	return "${" + string(text) + "}"
}

// unknown returns an unknown value for the expression at r.
func (e env) unknown(k model.Kind, r hcl.Range) *model.Value {
	return model.NewUnknown(k, e.snippet(r), e.rng(r))
}

// fail reports that the expression at r has no value, and returns an unknown
// one.
func (e env) fail(r hcl.Range, summary, detail string) *model.Value {
	e.in.s.report(source.Diagnostic{Severity: source.Warning, Range: e.rng(r), Summary: summary, Detail: detail})
	return e.unknown(model.Dynamic, r)
}

// spend takes a step from the budgets and reports whether one was left.
func (e env) spend(r hcl.Range) bool {
	s := e.in.s
	if s.steps%64 == 0 && s.now.ctx.Err() != nil {
		s.graph.Abort()
	}
	if s.graph.Aborted() {
		return false
	}
	e.budget.steps++
	s.steps++
	if e.budget.steps <= maxSteps && s.steps <= maxTotalSteps {
		return true
	}
	if !e.budget.told {
		e.budget.told = true
		e.fail(r, "evaluation is too expensive", "The value is treated as unknown. Expressions that produce very many elements are not followed to their end.")
	}
	return false
}

// bounded returns v, or an unknown value where v has grown too large.
func (e env) bounded(v *model.Value, r hcl.Range) *model.Value {
	if v.Size() <= maxValueSize {
		return v
	}
	if !e.budget.told {
		e.budget.told = true
		e.fail(r, "value is too large", "It is treated as unknown, since it has more than 200,000 elements.")
	}
	return e.unknown(v.Kind(), r)
}
