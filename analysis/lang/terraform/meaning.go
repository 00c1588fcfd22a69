package terraform

import (
	"context"
	"path"
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/parapet-iac/parapet/analysis/model"
)

// Meaning returns what the innermost expression at a byte offset of a file
// stands for; ok is false where there is none, where the block is broken, or where
// ctx ends.
func (s *Session) Meaning(ctx context.Context, name string, offset int) (m model.Meaning, ok bool) {
	it, at := s.itemAt(name, offset)
	if it == nil {
		return m, false
	}
	var found hclsyntax.Expression
	visit(it.block.Body, func(x hclsyntax.Expression) {
		if r := x.Range(); r.Start.Byte <= at && at <= r.End.Byte && telling(x) {
			found = x // those within come later
		}
	})
	if found == nil {
		return m, false
	}
	return s.meaning(ctx, it, found)
}

// References returns what the references between two byte offsets of a file
// stand for, in order, as far as ctx allows.
func (s *Session) References(ctx context.Context, name string, start, end int) []model.Meaning {
	p := s.parsed[name]
	if p == nil {
		return nil
	}
	var out []model.Meaning
	for _, q := range p.parts {
		if q.broken || q.end < start || q.start > end {
			continue
		}
		for _, it := range q.items {
			visit(it.block.Body, func(x hclsyntax.Expression) {
				r := x.Range()
				if _, ok := x.(*hclsyntax.ScopeTraversalExpr); !ok || q.start+r.End.Byte < start || q.start+r.Start.Byte > end {
					return
				}
				if m, ok := s.meaning(ctx, it, x); ok {
					out = append(out, m)
				}
			})
		}
	}
	slices.SortStableFunc(out, func(a, b model.Meaning) int { return s.compareRanges(a.Range, b.Range) })
	return out
}

// telling reports whether people want to know what an expression stands for.
func telling(x hclsyntax.Expression) bool {
	switch x := x.(type) {
	case *hclsyntax.LiteralValueExpr, *hclsyntax.ObjectConsKeyExpr, *hclsyntax.AnonSymbolExpr:
		return false
	case *hclsyntax.TemplateExpr:
		return !x.IsStringLiteral()
	}
	return true
}

// visit calls f for the expressions in a body, outer ones first.
func visit(body *hclsyntax.Body, f func(hclsyntax.Expression)) {
	// f returns no diagnostics, so that neither does this.
	_ = hclsyntax.VisitAll(body, func(n hclsyntax.Node) hcl.Diagnostics {
		if x, ok := n.(hclsyntax.Expression); ok {
			f(x)
		}
		return nil
	})
}

// itemAt returns the block around an offset of a file, and the offset in it.
func (s *Session) itemAt(name string, offset int) (*item, int) {
	p := s.parsed[name]
	if p == nil {
		return nil, 0
	}
	for _, q := range p.parts {
		if q.start <= offset && offset <= q.end && !q.broken && len(q.items) > 0 {
			return q.items[0], offset - q.start
		}
	}
	return nil, 0
}

// meaning evaluates an expression of a block in the first instance of its module
// and of itself.
func (s *Session) meaning(ctx context.Context, it *item, x hclsyntax.Expression) (m model.Meaning, ok bool) {
	in := s.firstInstance(it)
	if in == nil || ctx.Err() != nil {
		return m, false
	}
	s.now = running{ctx: ctx}
	ok = s.graph.Look(func() {
		e := in.env(it)
		if t := it.block.Type; t == "resource" || t == "data" || t == "module" {
			if keys, _ := in.expand(it); len(keys) > 0 {
				e = keys[0].bind(e)
			}
		}
		m = model.Meaning{Range: it.rng(x.Range()), Value: e.eval(x)}
	})
	return m, ok
}

// firstInstance returns the first instance of the module that declares a block.
func (s *Session) firstInstance(it *item) *instance {
	m := s.modules[path.Dir(it.anchor.File)]
	if m == nil {
		return nil
	}
	var first *instance
	for in := range m.instances {
		if first == nil || in.rootDir < first.rootDir || in.rootDir == first.rootDir && in.prefix < first.prefix {
			first = in
		}
	}
	return first
}
