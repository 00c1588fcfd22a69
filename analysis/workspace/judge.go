package workspace

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"runtime"
	"slices"
	"strconv"
	"sync"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/analysis/source"
)

// judge runs the policies over the composed resources and places what they
// find. It returns an error only where ctx ends.
func (res *Result) judge(ctx context.Context, set *policy.Set) error {
	type outcome struct {
		verdicts []policy.Verdict
		err      error
	}
	outcomes := make([]outcome, len(res.Resources))
	work := make(chan int)
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(res.Resources)) {
		workers.Go(func() {
			for i := range work {
				outcomes[i].verdicts, outcomes[i].err = set.Judge(ctx, res.Resources[i])
			}
		})
	}
	for i := range res.Resources {
		if ctx.Err() != nil {
			break
		}
		work <- i
	}
	close(work)
	workers.Wait()
	if err := ctx.Err(); err != nil {
		return err
	}
	p := placer{Result: res, index: map[placeKey]int{}}
	for i, o := range outcomes {
		for _, v := range o.verdicts {
			p.place(res.Resources[i], v)
		}
		if o.err != nil {
			res.Diagnostics = append(res.Diagnostics, source.Diagnostic{
				Severity: source.Error, Range: res.Resources[i].Origin.Header,
				Summary: "policies could not judge " + string(res.Resources[i].Address), Detail: o.err.Error(),
			})
		}
	}
	p.finish()
	return nil
}

// A placer turns verdicts into findings, one for each policy and place.
type placer struct {
	*Result
	index map[placeKey]int
}

type placeKey struct {
	policy string
	at     source.Range
}

func (p *placer) place(r *model.Resource, v policy.Verdict) {
	step := r.Value.Walk(v.Paths[0])
	at, via := step.Range, step.Via
	if at.IsZero() {
		at, via = r.Origin.Header, nil
	}
	owner := r.Owner(at)
	key := placeKey{v.Policy.ID, at}
	if i, ok := p.index[key]; ok {
		f := &p.Findings[i]
		f.Instances = append(f.Instances, owner.Address)
		f.Status = min(f.Status, v.Status) // what one instance proves holds
		return
	}
	span, ok := p.Files.Span(at)
	if !ok {
		return // a place that is in no file: a value given on the command line
	}
	block, _ := p.Files.Span(owner.Origin.Block)
	p.index[key] = len(p.Findings)
	p.Findings = append(p.Findings, Finding{
		Policy: v.Policy, Status: v.Status, Language: owner.Origin.Language,
		Resource: owner.Address, Instances: []model.Address{owner.Address},
		Paths: v.Paths, Range: at, Span: span, Block: block,
		Related: p.related(r, owner, via, v.Paths[1:]),
		Rank:    rank(v.Policy),
	})
}

// related explains where a value came from and how a module was reached.
func (p *placer) related(r, owner *model.Resource, via []source.Range, also []model.Path) []Related {
	var out []Related
	add := func(at source.Range, message string) {
		if span, ok := p.Files.Span(at); ok {
			out = append(out, Related{span, message})
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
	for _, at := range slices.Backward(owner.Origin.Calls) {
		add(at, "the module is called here")
	}
	return out
}

// finish completes the findings once all are placed.
func (p *placer) finish() {
	seen := map[string]int{}
	for i := range p.Findings {
		f := &p.Findings[i]
		slices.Sort(f.Instances)
		f.Instances = slices.Compact(f.Instances)
		f.Resource = f.Instances[0]
		id := fmt.Sprintf("%s\x00%s\x00%s\x00%s", f.Policy.ID, f.Span.File, f.Resource, f.Paths[0])
		seen[id]++
		sum := sha256.Sum256([]byte(id + "\x00" + strconv.Itoa(seen[id])))
		f.Fingerprint = hex.EncodeToString(sum[:16])
	}
}

// severityRank and categoryRank make up the rank of a finding: how bad it is in
// itself, and how directly a stranger can use it. Ranks order findings; they
// are no probabilities.
var severityRank = map[policy.Severity]int{
	policy.Critical: 90, policy.High: 70, policy.Medium: 45, policy.Low: 20, policy.Info: 5,
}

var categoryRank = map[string]int{
	"public-exposure": 9, "secrets": 8, "identity": 7, "network": 6,
	"encryption-in-transit": 4, "supply-chain": 4, "encryption-at-rest": 3, "hardening": 2, "logging": 2, "resilience": 1,
}

func rank(p *policy.Policy) int { return severityRank[p.Severity] + categoryRank[p.Category] }

// weigh gives findings the severities that the user has chosen, and ranks them
// anew.
func (res *Result) weigh(severities map[string]policy.Severity) {
	for i := range res.Findings {
		f := &res.Findings[i]
		s, ok := severities[f.Policy.ID]
		if !ok || s == f.Policy.Severity {
			continue
		}
		weighed := *f.Policy
		weighed.Severity = s
		f.Policy, f.Rank = &weighed, rank(&weighed)
	}
}

// keep drops what lies in other files than the one.
func (res *Result) keep(file string) {
	res.Findings = slices.DeleteFunc(res.Findings, func(f Finding) bool { return f.Span.File != file })
	res.Diagnostics = slices.DeleteFunc(res.Diagnostics, func(d source.Diagnostic) bool { return d.Path() != file })
}

func (res *Result) sort() {
	slices.SortStableFunc(res.Findings, func(a, b Finding) int {
		return cmp.Or(
			cmp.Compare(b.Rank, a.Rank),
			cmp.Compare(a.Span.File, b.Span.File),
			cmp.Compare(a.Span.Start.Offset, b.Span.Start.Offset),
			cmp.Compare(a.Policy.ID, b.Policy.ID),
		)
	})
	slices.SortStableFunc(res.Diagnostics, func(a, b source.Diagnostic) int {
		_, x := res.start(a)
		_, y := res.start(b)
		return cmp.Or(cmp.Compare(a.Path(), b.Path()), cmp.Compare(x, y), cmp.Compare(a.Summary, b.Summary))
	})
}

func (res *Result) start(d source.Diagnostic) (string, int) {
	start, _, _ := res.Files.Offsets(d.Range)
	return d.Path(), start
}
