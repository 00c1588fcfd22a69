package drift

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/analysis/schema"
	"github.com/parapet-iac/parapet/analysis/schema/kube"
	"github.com/parapet-iac/parapet/analysis/source"
	"github.com/parapet-iac/parapet/analysis/threat"
)

// A Finding is what a policy finds in what runs and not in the code.
type Finding struct {
	Policy *policy.Policy
	// Address is of the resource in which it is found, and Paths are its attributes
	// that the verdict rests on.
	Address model.Address
	Paths   []model.Path
	// Changes are the indexes of the drift's changes that it rests on; none for the
	// drift as a whole.
	Changes []int
}

// A NewPath is a breach path that the code does not have.
type NewPath struct {
	threat.Path
	// Method is that of an escalation, nil for a path from outside.
	Method *threat.Method
	// Because are the differences that it rests on.
	Because []Cause
}

// A Cause is a drift and one of its changes, or -1 for the drift as a whole.
type Cause struct{ Drift, Change int }

// Judge says of each drift whether it is risky. The error is that of ctx.
func (r *Report) Judge(ctx context.Context, policies *policy.Set, opts threat.Options) error {
	r.addIgnored()
	r.mark()
	r.now = index(schema.Compose(r.running(nil)))
	j := judge{Report: r, ctx: ctx, policies: policies, opts: opts, code: index(r.in.Code)}
	j.findings()
	j.paths()
	for i := range r.Drifts {
		d := &r.Drifts[i]
		d.Risky = len(d.Findings)+len(d.Paths) > 0
	}
	r.dropHeld()
	r.reorder()
	return ctx.Err()
}

// reorder sorts the drifts and lets paths name them by their new indexes.
func (r *Report) reorder() {
	type named struct {
		kind  Kind
		stack string
		addr  model.Address
	}
	name := func(d *Drift) named { return named{d.Kind, d.Stack, d.Address} }
	before := make([]named, len(r.Drifts))
	for i := range r.Drifts {
		before[i] = name(&r.Drifts[i])
	}
	r.sort()
	at := map[named]int{}
	for i := range r.Drifts {
		at[name(&r.Drifts[i])] = i
	}
	for mark, p := range r.changes {
		r.changes[mark] = place{at[before[p.drift]], p.change}
	}
	for i := range r.Paths {
		for k := range r.Paths[i].Because {
			c := &r.Paths[i].Because[k]
			c.Drift = at[before[c.Drift]]
		}
		slices.SortFunc(r.Paths[i].Because, func(a, b Cause) int { return cmp.Or(cmp.Compare(a.Drift, b.Drift), cmp.Compare(a.Change, b.Change)) })
	}
}

type judge struct {
	*Report
	ctx      context.Context
	policies *policy.Set
	opts     threat.Options
	code     composed
	// left are models without one drift, made when they are asked for.
	left map[int]composed
	at   map[key][]int // drifts by their resources
}

// composed are resources with an index.
type composed struct {
	all []*model.Resource
	by  map[key]*model.Resource
}

func index(all []*model.Resource) composed {
	c := composed{all, map[key]*model.Resource{}}
	for _, r := range all {
		if k := keyOf(r); c.by[k] == nil || r.Type != "aws_iam_policy" {
			c.by[k] = r
		}
	}
	return c
}

// fails returns what policies find for certain, by id.
func (j *judge) fails(r *model.Resource) map[string][]policy.Verdict {
	out := map[string][]policy.Verdict{}
	if r == nil {
		return out
	}
	verdicts, _ := j.policies.Judge(j.ctx, r) // what cannot be judged is not found, in neither model
	for _, v := range verdicts {
		if v.Status == policy.Fail {
			out[v.Policy.ID] = append(out[v.Policy.ID], v)
		}
	}
	return out
}

// findings compares what policies find in each resource that is another one.
func (j *judge) findings() {
	for _, r := range j.now.all {
		was := j.counterpart(r)
		if j.ctx.Err() != nil || was != nil && (was == r || model.Equal(was.Value, r.Value)) {
			continue
		}
		before := j.fails(was)
		for id, verdicts := range j.fails(r) {
			if len(verdicts) <= len(before[id]) {
				continue
			}
			for drift, f := range j.blame(r, verdicts) {
				j.Drifts[drift].Findings = append(j.Drifts[drift].Findings, f)
			}
		}
	}
	for i := range j.Drifts {
		slices.SortFunc(j.Drifts[i].Findings, func(a, b Finding) int {
			return cmp.Or(cmp.Compare(b.Policy.Severity, a.Policy.Severity), cmp.Compare(a.Policy.ID, b.Policy.ID), cmp.Compare(a.Address, b.Address))
		})
	}
}

// counterpart returns what a resource is in the code.
func (j *judge) counterpart(r *model.Resource) *model.Resource {
	was := j.code.by[keyOf(r)]
	if was != nil && was.Type != r.Type {
		for _, c := range j.code.all {
			if keyOf(c) == keyOf(r) && c.Type == r.Type {
				return c
			}
		}
	}
	return was
}

// blame returns the findings of one policy in one resource by the drift that they
// rest on: by the places that the verdicts lead to, else the drift of the resource
// itself, else those without which it is not found.
func (j *judge) blame(r *model.Resource, verdicts []policy.Verdict) map[int]Finding {
	out := map[int]Finding{}
	note := func(drift int, v policy.Verdict, change int) {
		f, ok := out[drift]
		if !ok {
			f = Finding{Policy: v.Policy, Address: r.Address, Paths: v.Paths}
		}
		if change >= 0 && !slices.Contains(f.Changes, change) {
			f.Changes = append(f.Changes, change)
		}
		out[drift] = f
	}
	for _, v := range verdicts {
		for _, path := range v.Paths {
			for _, c := range j.causes(r, path) {
				note(c.Drift, v, c.Change)
			}
		}
	}
	if len(out) > 0 {
		return out
	}
	for _, i := range j.drifts(keyOf(r)) {
		// What is found in an object of Kubernetes may rest on another one that is
		// linked to it: a network policy that is gone.
		if !strings.HasPrefix(r.Type, kube.Prefix) || j.restsOn(r, verdicts, i) {
			note(i, verdicts[0], -1)
			return out
		}
	}
	for i := range j.Drifts {
		if j.restsOn(r, verdicts, i) {
			note(i, verdicts[0], -1)
		}
	}
	return out
}

// drifts returns the drifts of a resource.
func (j *judge) drifts(of key) []int {
	if j.at == nil {
		j.at = map[key][]int{}
		for i := range j.Drifts {
			k := key{j.Drifts[i].Stack, j.Drifts[i].Address}
			j.at[k] = append(j.at[k], i)
		}
	}
	return j.at[of]
}

// restsOn reports whether a policy finds less in a resource where a drift is left out.
func (j *judge) restsOn(r *model.Resource, verdicts []policy.Verdict, drift int) bool {
	left, ok := j.without(drift)
	if !ok {
		return false
	}
	other := left.by[keyOf(r)]
	return other != nil && !model.Equal(other.Value, r.Value) && len(j.fails(other)[verdicts[0].Policy.ID]) < len(verdicts)
}

// causes returns the differences that a path of a resource leads to or through, or
// that lie below its end.
func (r *Report) causes(in *model.Resource, path model.Path) []Cause {
	var out []Cause
	note := func(v *model.Value) bool {
		p, ok := r.changes[v.Range().Anchor]
		if ok && !slices.Contains(out, Cause{p.drift, p.change}) {
			out = append(out, Cause{p.drift, p.change})
		}
		return ok
	}
	for n := len(path); n >= 0; n-- {
		step := in.Value.Walk(path[:n])
		if step.Found == n && note(step.Value) {
			return out
		}
	}
	if step := in.Value.Walk(path); step.Found == len(path) && len(path) > 0 {
		for _, e := range step.Value.Elems() {
			note(e)
		}
		for _, a := range step.Value.Attrs() {
			note(a.Value)
		}
	}
	return out
}

// maxLeft bounds how many models are made with one drift left out, and maxHeld how many
// resources they hold together: they are kept.
const (
	maxLeft = 40
	maxHeld = 200_000
)

// without returns the model without one drift; ok is false where there have been
// too many.
func (j *judge) without(drift int) (composed, bool) {
	if c, ok := j.left[drift]; ok {
		return c, true
	}
	if len(j.left) >= min(maxLeft, 1+maxHeld/max(1, len(j.now.all))) || j.ctx.Err() != nil {
		return composed{}, false
	}
	if j.left == nil {
		j.left = map[int]composed{}
	}
	c := index(schema.Compose(j.running(func(i int) bool { return i == drift })))
	j.left[drift] = c
	return c, true
}

// A way names a path: where it starts, what it reaches, and how it begins.
type way struct {
	start, goal threat.Fact
	method      string
	confirmed   bool
}

// ways returns all paths of a model.
func (j *judge) ways(c composed) map[way]NewPath {
	out := map[way]NewPath{}
	g := threat.Analyse(j.ctx, c.all, j.opts)
	for _, p := range g.Paths() {
		out[way{p.Start, p.Goal, "", p.Confirmed()}] = NewPath{Path: p}
	}
	for _, e := range g.Escalations() {
		out[way{e.Start, e.Goal, e.Method.ID, e.Confirmed()}] = NewPath{Path: e.Path, Method: e.Method}
	}
	return out
}

// paths compares the ways that an attacker has. One that was possible before and
// is confirmed now is new.
func (j *judge) paths() {
	if len(j.Drifts) == 0 {
		return
	}
	before := j.ways(j.code)
	for w, p := range j.ways(j.now) {
		sure := w
		sure.confirmed = true
		if _, had := before[w]; had {
			continue
		}
		if _, had := before[sure]; had {
			continue
		}
		j.explain(w, &p)
		j.Paths = append(j.Paths, p)
	}
	slices.SortFunc(j.Paths, func(a, b NewPath) int {
		return cmp.Or(cmp.Compare(len(a.Assumes), len(b.Assumes)), cmp.Compare(a.Cost, b.Cost), cmp.Compare(a.Start.String(), b.Start.String()),
			cmp.Compare(a.Goal.String(), b.Goal.String()), cmp.Compare(methodOf(a), methodOf(b)))
	})
	for i, p := range j.Paths {
		for _, c := range p.Because {
			if d := &j.Drifts[c.Drift]; !slices.Contains(d.Paths, i) {
				d.Paths = append(d.Paths, i)
			}
		}
	}
}

func methodOf(p NewPath) string {
	if p.Method == nil {
		return ""
	}
	return p.Method.ID
}

// explain finds what a path rests on: the differences among its evidence, else the
// drifts without which there is no such path.
func (j *judge) explain(w way, p *NewPath) {
	for _, step := range p.Steps {
		for _, e := range step.Evidence {
			r := j.now.by[key{e.Stack, e.Address}]
			if r == nil {
				continue
			}
			for _, c := range j.causes(r, e.Path) {
				if !slices.Contains(p.Because, c) {
					p.Because = append(p.Because, c)
				}
			}
		}
	}
	if len(p.Because) > 0 {
		return
	}
	for i := range j.Drifts {
		left, ok := j.without(i)
		if !ok {
			return
		}
		if _, still := j.ways(left)[w]; !still {
			p.Because = append(p.Because, Cause{i, -1})
		}
	}
}

// Places returns where the code says what evidence is about, the nearest first. What
// runs stands nowhere: that is the head of the resource that differs.
func (r *Report) Places(e threat.Evidence) []source.Range {
	if now := r.now.by[key{e.Stack, e.Address}]; now != nil {
		if causes := r.causes(now, e.Path); len(causes) > 0 {
			d := &r.Drifts[causes[0].Drift]
			if d.Code == nil || causes[0].Change < 0 {
				return nil
			}
			return []source.Range{d.Changes[causes[0].Change].At, d.Code.Origin.Header}
		}
	}
	for _, code := range r.in.Code {
		if code.Origin.Stack == e.Stack && code.Address == e.Address {
			step := code.Value.Walk(e.Path)
			return []source.Range{step.Value.Range(), step.Range, code.Origin.Header}
		}
	}
	return nil
}
