package policy

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"sync/atomic"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/storage"
	"github.com/open-policy-agent/opa/v1/topdown"

	"github.com/parapet-iac/parapet/analysis/model"
)

const (
	// evalLimit bounds the time that the policies of a type may take for one
	// resource. Sound ones take a thousandth of it, also on a slow machine.
	evalLimit = time.Second
	// patience is how often they may exceed it before they are given up.
	patience = 3
)

var (
	errTimeout = errors.New("took longer than they may")
	errGivenUp = fmt.Errorf("took longer than they may for %d resources and are not run any more", patience)
)

// A program is the chosen rules of a unit, ready to run. It is safe for
// concurrent use.
type program struct {
	rules    []*rule
	compiler *ast.Compiler
	// all is the query for what the rules contain, in an array in their
	// order; each holds the queries for one rule.
	all  ast.Body
	each []ast.Body
	// attrs are the attributes that the rules read, nil for all.
	attrs    map[string]bool
	timeouts atomic.Int32
}

const answer = ast.Var("answer")

// newProgram makes a program of some of the rules of a unit.
func newProgram(u *unit, rules []*rule) (*program, error) {
	p := &program{rules: rules}
	if len(rules) == 0 {
		return p, nil
	}
	c, err := u.compiled()
	if err != nil {
		return nil, err
	}
	p.compiler, p.attrs = c, attrsRead(c)
	refs := make([]*ast.Term, len(rules))
	for i, r := range rules {
		refs[i] = ast.RefTerm(ast.DefaultRootDocument, ast.StringTerm("parapet"), ast.StringTerm(u.pkg), ast.StringTerm(r.name))
		q, err := query(c, refs[i])
		if err != nil {
			return nil, err
		}
		p.each = append(p.each, q)
	}
	p.all, err = query(c, refs...)
	return p, err
}

func query(c *ast.Compiler, refs ...*ast.Term) (ast.Body, error) {
	copies := make([]*ast.Term, len(refs))
	for i, r := range refs {
		copies[i] = r.Copy()
	}
	body := ast.NewBody(ast.Equality.Expr(ast.NewTerm(answer), ast.ArrayTerm(copies...)))
	return c.QueryCompiler().Compile(body)
}

// A hit is what one rule contains.
type hit struct {
	rule  *rule
	paths []model.Path
}

// run evaluates the rules on an input. Where one of them fails, the others are
// evaluated all the same, and the error says which one did.
func (p *program) run(ctx context.Context, input *ast.Term, limit time.Duration) ([]hit, error) {
	if p.timeouts.Load() >= patience {
		return nil, errGivenUp
	}
	cancel := topdown.NewCancel()
	timer := time.AfterFunc(limit, cancel.Cancel)
	defer timer.Stop()
	if ctx.Done() != nil {
		defer context.AfterFunc(ctx, cancel.Cancel)()
	}
	sets, err := p.eval(ctx, p.all, input, cancel)
	if err == nil {
		if hits, err := hitsOf(p.rules, sets); err == nil {
			return hits, nil
		}
	}
	if cancel.Cancelled() {
		return nil, p.stopped(ctx)
	}
	var hits []hit
	var errs []error
	for i, r := range p.rules {
		sets, err := p.eval(ctx, p.each[i], input, cancel)
		if cancel.Cancelled() {
			return hits, errors.Join(append(errs, p.stopped(ctx))...)
		}
		var found []hit
		if err == nil {
			found, err = hitsOf(p.rules[i:i+1], sets)
		}
		if err != nil {
			errs = append(errs, &RuleError{Rule: r.name, File: r.file, Line: r.line, Err: err})
		}
		hits = append(hits, found...)
	}
	return hits, errors.Join(errs...)
}

// stopped says why an evaluation was cancelled.
func (p *program) stopped(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	p.timeouts.Add(1)
	return errTimeout
}

// eval runs a query and returns the array that it answers with.
func (p *program) eval(ctx context.Context, body ast.Body, input *ast.Term, cancel topdown.Cancel) (sets *ast.Array, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("panic: %v\n%s", r, debug.Stack())
		}
	}()
	err = topdown.NewQuery(body).
		WithCompiler(p.compiler).
		WithInput(input).
		WithStore(noData{}).
		WithCancel(cancel).
		Iter(ctx, func(r topdown.QueryResult) error {
			sets, _ = r[answer].Value.(*ast.Array)
			return nil
		})
	if err == nil && sets == nil {
		err = errors.New("no result")
	}
	return sets, err
}

// noData is a store in which there is nothing: policies have no data but what
// rules define.
type noData struct {
	storage.TriggersNotSupported
	storage.PolicyNotSupported
	storage.WritesNotSupported
}

func (noData) NewTransaction(context.Context, ...storage.TransactionParams) (storage.Transaction, error) {
	return nil, errors.ErrUnsupported
}

func (noData) Read(context.Context, storage.Transaction, storage.Path) (any, error) {
	return nil, &storage.Error{Code: storage.NotFoundErr}
}

func (noData) Commit(context.Context, storage.Transaction) error { return nil }

func (noData) Abort(context.Context, storage.Transaction) {}

func (noData) Truncate(context.Context, storage.Transaction, storage.TransactionParams, storage.Iterator) error {
	return errors.ErrUnsupported
}

// attrsRead returns the top-level attributes that rules read, nil if they may
// read any.
func attrsRead(c *ast.Compiler) map[string]bool {
	attrs := map[string]bool{}
	for _, m := range c.Modules {
		ast.WalkRefs(m, func(ref ast.Ref) bool {
			if !ref.HasPrefix(ast.InputRootRef) {
				return false
			}
			if len(ref) > 1 {
				if name, ok := ref[1].Value.(ast.String); ok {
					if attrs != nil {
						attrs[string(name)] = true
					}
					return false
				}
			}
			attrs = nil
			return false
		})
	}
	return attrs
}
