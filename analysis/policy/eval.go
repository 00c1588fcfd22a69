package policy

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"runtime/debug"
	"strconv"
	"sync"
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
	rules []*rule
	// attrs are the attributes that the rules of the unit read, nil for all.
	attrs map[string]bool
	// answers are those of other runs, nil without a store.
	answers *answers
	// load compiles the rules when the first one is evaluated.
	load     func() (*machine, error)
	timeouts atomic.Int32
}

// A machine is what evaluates the rules of a program.
type machine struct {
	compiler *ast.Compiler
	// lookups are the expressions that bind a variable to what
	// a rule contains, in the order of the rules.
	lookups []*ast.Expr
	// attrs are the attributes that each of them reads, nil for all.
	attrs []map[string]bool
}

// newProgram makes a program of some of the rules of a unit. What rec holds need
// not be made anew; it is nil without a store.
func newProgram(u *unit, rules []*rule, rec *record) (*program, error) {
	p := &program{rules: rules}
	if len(rules) == 0 {
		return p, nil
	}
	p.load = sync.OnceValues(func() (*machine, error) { return newMachine(u, rules) })
	attrs := u.attrs
	if rec != nil {
		attrs = rec.attrs
		p.answers = rec.answers(rules)
	}
	var err error
	p.attrs, err = attrs()
	return p, err
}

func newMachine(u *unit, rules []*rule) (*machine, error) {
	c, err := u.compiled()
	if err != nil {
		return nil, err
	}
	m := &machine{compiler: c}
	for i, r := range rules {
		set := ast.RefTerm(ast.DefaultRootDocument, ast.StringTerm("parapet"), ast.StringTerm(u.pkg), ast.StringTerm(r.name))
		m.lookups = append(m.lookups, ast.Equality.Expr(ast.NewTerm(variable(i)), set))
		m.attrs = append(m.attrs, attrsOf(c, c.GetRules(set.Value.(ast.Ref))))
	}
	return m, nil
}

// attrsOf returns the top-level attributes that rules read, and those that they rest
// on; nil if they may read any.
func attrsOf(c *ast.Compiler, rules []*ast.Rule) map[string]bool {
	attrs := map[string]bool{}
	seen := map[*ast.Rule]bool{}
	for len(rules) > 0 {
		r := rules[0]
		if rules = rules[1:]; seen[r] {
			continue
		}
		seen[r] = true
		if attrs = readBy(r, attrs); attrs == nil {
			return nil
		}
		for d := range c.Graph.Dependencies(r) {
			if d, ok := d.(*ast.Rule); ok {
				rules = append(rules, d)
			}
		}
	}
	return attrs
}

// readOf returns the attributes that rules of those indexes read, nil for all.
func (m *machine) readOf(indexes []int) map[string]bool {
	attrs := map[string]bool{}
	for _, i := range indexes {
		if m.attrs[i] == nil {
			return nil
		}
		maps.Copy(attrs, m.attrs[i])
	}
	return attrs
}

func variable(i int) ast.Var { return ast.Var("set" + strconv.Itoa(i)) }

// candidates returns what the rules find in v whose text alone decides, and the
// indexes of those that have to be evaluated.
func (p *program) candidates(v *model.Value) (decided []hit, rest []int) {
	for i, r := range p.rules {
		verdicts, open := r.decide(v)
		if open {
			rest = append(rest, i)
		}
		for _, paths := range verdicts {
			decided = append(decided, hit{r, paths})
		}
	}
	return decided, rest
}

// A hit is what one rule contains.
type hit struct {
	rule  *rule
	paths []model.Path
}

// run evaluates the rules of those indexes on a value. Where one of them fails,
// the others are evaluated all the same, and the error says which one did.
func (p *program) run(ctx context.Context, indexes []int, v *model.Value, limit time.Duration) ([]hit, error) {
	if p.timeouts.Load() >= patience {
		return nil, errGivenUp
	}
	m, err := p.load() // before time counts
	if err != nil {
		return nil, err
	}
	input, err := inputOf(v, m.readOf(indexes))
	if err != nil {
		return nil, err
	}
	cancel := topdown.NewCancel()
	timer := time.AfterFunc(limit, cancel.Cancel)
	defer timer.Stop()
	if ctx.Done() != nil {
		defer context.AfterFunc(ctx, cancel.Cancel)()
	}
	hits, err := p.eval(ctx, m, indexes, input, cancel)
	if err == nil {
		return hits, nil
	}
	if cancel.Cancelled() {
		return nil, p.stopped(ctx)
	}
	hits = nil
	var errs []error
	for _, i := range indexes {
		found, err := p.eval(ctx, m, []int{i}, input, cancel)
		if cancel.Cancelled() {
			return hits, errors.Join(append(errs, p.stopped(ctx))...)
		}
		if err != nil {
			r := p.rules[i]
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

// eval evaluates rules in one query.
func (p *program) eval(ctx context.Context, m *machine, indexes []int, input *ast.Term, cancel topdown.Cancel) (hits []hit, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("panic: %v\n%s", r, debug.Stack())
		}
	}()
	body := make(ast.Body, len(indexes))
	exprs := make([]ast.Expr, len(indexes))
	for at, i := range indexes {
		exprs[at] = *m.lookups[i]
		exprs[at].Index = at
		body[at] = &exprs[at]
	}
	err = topdown.NewQuery(body).
		WithCompiler(m.compiler).
		WithInput(input).
		WithStore(noData{}).
		WithCancel(cancel).
		Iter(ctx, func(found topdown.QueryResult) error {
			for _, i := range indexes {
				more, err := hitsOf(p.rules[i], found[variable(i)])
				if err != nil {
					return err
				}
				hits = append(hits, more...)
			}
			return nil
		})
	return hits, err
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
		if attrs = readBy(m, attrs); attrs == nil {
			return nil
		}
	}
	return attrs
}

// readBy adds the top-level attributes that a module or a rule reads, and returns nil
// if it may read any.
func readBy(x any, attrs map[string]bool) map[string]bool {
	ast.WalkRefs(x, func(ref ast.Ref) bool {
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
	return attrs
}
