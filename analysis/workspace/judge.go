package workspace

import (
	"context"
	"errors"
	"runtime"
	"slices"
	"sync"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/analysis/schema"
	"github.com/parapet-iac/parapet/analysis/source"
)

// verdicts are what policies say of the resources of a group.
type verdicts struct {
	resources []*model.Resource
	claims    []*claim
	// trouble are diagnostics about policies that could not judge.
	trouble []source.Diagnostic
	// threatens tells that some policy says something of breach paths.
	threatens bool
}

// A claim is one verdict with its place.
type claim struct {
	policy.Verdict
	at source.Range
	// judged is the resource that the verdict is about.
	judged *model.Resource
	// owner is the resource in whose declaration the place lies.
	owner   *model.Resource
	related []relatedRange
	seq     int // among the claims of its group
}

// A relatedRange is a further place.
type relatedRange struct {
	at      source.Range
	message string
}

// atOnce is how many groups are judged before the verdicts are entered.
const atOnce = 64

// judge runs the policies over the groups that are owed, or over those that have to
// do with the files that are given. It returns an error only where ctx ends; what
// has been judged by then stays so.
func (e *Engine) judge(ctx context.Context, only map[string]bool) error {
	type job struct {
		group     *schema.Group
		resources []*model.Resource
		done      *verdicts
	}
	jobs := make([]job, 0, len(e.owed.groups))
	for g, rs := range e.owed.groups {
		if only == nil || within(rs, only) || e.verdicts[g] != nil && within(e.verdicts[g].resources, only) {
			jobs = append(jobs, job{group: g, resources: rs})
		}
	}
	for some := range slices.Chunk(jobs, atOnce) {
		each(len(some), func(i int) {
			if ctx.Err() == nil {
				some[i].done = e.judgeAll(ctx, some[i].resources)
			}
		})
		for _, j := range some {
			if j.done != nil {
				e.replace(j.group, j.done)
				delete(e.owed.groups, j.group)
			}
		}
		if err := ctx.Err(); err != nil {
			return err
		}
	}
	return nil
}

// within reports whether one of the resources, or a part of it, is declared in one of
// the files.
func within(rs []*model.Resource, files map[string]bool) bool {
	declared := func(r *model.Resource) bool { return files[r.Origin.Header.File()] }
	return slices.ContainsFunc(rs, func(r *model.Resource) bool {
		return declared(r) || slices.ContainsFunc(r.Parts, declared)
	})
}

// each calls f for 0 to n-1, several at once where there are many.
func each(n int, f func(int)) {
	workers := min(runtime.GOMAXPROCS(0), n)
	if n < 4 {
		workers = 1
	}
	if workers <= 1 {
		for i := range n {
			f(i)
		}
		return
	}
	work := make(chan int)
	var wait sync.WaitGroup
	for range workers {
		wait.Go(func() {
			for i := range work {
				f(i)
			}
		})
	}
	for i := range n {
		work <- i
	}
	close(work)
	wait.Wait()
}

// judgeAll returns what the policies say of resources, nil where ctx ends.
func (e *Engine) judgeAll(ctx context.Context, resources []*model.Resource) *verdicts {
	v := &verdicts{resources: resources}
	for _, r := range resources {
		found, err := e.opts.Policies.Judge(ctx, r)
		if ctx.Err() != nil {
			return nil
		}
		for _, f := range found {
			v.claims = append(v.claims, claimOf(r, f, len(v.claims)))
			if t := f.Policy.Threat; t != nil {
				v.threatens = true
				err = errors.Join(err, checkThreat(f.Policy))
			}
		}
		if err != nil {
			v.trouble = append(v.trouble, source.Diagnostic{
				Severity: source.Error, Range: r.Origin.Header,
				Summary: "policies could not judge " + string(r.Address), Detail: err.Error(),
			})
		}
	}
	return v
}

// claimOf places a verdict.
func claimOf(r *model.Resource, v policy.Verdict, seq int) *claim {
	step := r.Value.Walk(v.Paths[0])
	at, via := step.Range, step.Via
	if at.IsZero() {
		at, via = r.Origin.Header, nil
	}
	owner := r.Owner(at)
	related := relatedTo(r, owner, via, v.Paths[1:])
	if step.Value.Is(model.Near) {
		related = append(related, relatedRange{at, "made here; the exact place is not known"})
	}
	return &claim{Verdict: v, at: at, judged: r, owner: owner, related: related, seq: seq}
}

// relatedTo explains where a value came from and how a module was reached.
func relatedTo(r, owner *model.Resource, via []source.Range, also []model.Path) []relatedRange {
	var out []relatedRange
	add := func(at source.Range, message string) {
		if !at.IsZero() {
			out = append(out, relatedRange{at, message})
		}
	}
	for i, at := range via {
		if i == len(via)-1 {
			add(at, "the value is set here")
		} else {
			add(at, "the value comes through here")
		}
	}
	for _, path := range also {
		add(r.Value.Walk(path).Range, "together with "+path.String())
	}
	calls := owner.Origin.Calls
	for i := len(calls) - 1; i >= 0; i-- {
		add(calls[i], "the module is called here")
	}
	return out
}

// replace puts verdicts in the place of those that the group had before.
func (e *Engine) replace(g *schema.Group, now *verdicts) {
	if before := e.verdicts[g]; before != nil {
		for _, r := range before.resources {
			p := placeOf(r)
			e.unranked[p] = true
			if e.judged[p] = slices.DeleteFunc(e.judged[p], func(v *verdicts) bool { return v == before }); len(e.judged[p]) == 0 {
				delete(e.judged, p)
			}
			f := e.file(r.Origin.Header.File())
			delete(f.resources, r)
			e.release(r.Origin.Header.File(), f)
		}
		for _, c := range before.claims {
			f := e.file(c.at.File())
			f.retract(c)
			e.release(c.at.File(), f)
		}
		for _, d := range before.trouble {
			f := e.file(d.Path())
			f.trouble[d]--
			if f.trouble[d] <= 0 {
				delete(f.trouble, d)
			}
			e.release(d.Path(), f)
		}
	}
	if len(now.resources) == 0 {
		delete(e.verdicts, g)
		return
	}
	e.verdicts[g] = now
	e.threatens = e.threatens || now.threatens
	for _, r := range now.resources {
		p := placeOf(r)
		e.unranked[p] = true
		e.judged[p] = append(e.judged[p], now)
		e.file(r.Origin.Header.File()).resources[r] = true
	}
	for _, c := range now.claims {
		e.file(c.at.File()).claim(c)
	}
	for _, d := range now.trouble {
		e.file(d.Path()).trouble[d]++
	}
}
