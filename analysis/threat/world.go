package threat

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/threat/iam"
)

// Options say what the code does not.
type Options struct {
	// Trusted are the numbers of accounts that are no strangers.
	Trusted []string
	Custom
	// Jewels say what resources are worth, beside what is known of them. An account
	// as a whole is of high worth, a store as its tags say or else of medium.
	Jewels []Jewel
	// Entries are patterns of addresses of what attackers have already: machines
	// that they are on, principals whose rights they have.
	Entries []string
	// Now is what conditions on the date are compared with; zero means today.
	Now time.Time
}

// Hostile code is bounded by the rules that are drawn up and by what is compared
// to decide about policies. What lies beyond is not followed, and the graph says
// so.
const (
	maxRules = 1 << 20
	maxWork  = 1 << 29
)

// A world is the resources that paths may lead over.
type world struct {
	ctx          context.Context
	work         int // compared so far
	cut          bool
	opts         Options
	now          string
	resources    []*model.Resource
	byAddress    map[place]*model.Resource
	byType       map[string][]*model.Resource
	accounts     map[place]*account // by provider block
	compiledDocs map[*model.Value]*iam.Policy

	principals []*principal
	named      map[string][]*principal // by ARN
	// everybody are the principals and, once they are found, those that these
	// can become by changing policies, which wait in pending.
	everybody []*principal
	variants  map[Fact]*principal
	pending   []*principal

	serviceTrust map[trustKey]iam.Decision
	namesOf      map[*principal][]iam.Named

	kube *objects // nil before they are read

	scopes []Fact // that somebody administers, beside accounts

	rules []Rule
	seen  map[Fact]bool // facts of which the worth has been added
}

// done reports whether to stop, and notes that what follows is left out.
func (w *world) done() bool {
	w.cut = w.cut || w.ctx.Err() != nil || w.work > maxWork || len(w.rules) >= maxRules
	return w.cut
}

// A place is an address in a stack.
type place struct {
	stack   string
	address model.Address
}

func placeOf(r *model.Resource) place { return place{r.Origin.Stack, r.Address} }

func newWorld(ctx context.Context, resources []*model.Resource, opts Options) *world {
	w := &world{ctx: ctx,
		opts: opts, resources: resources, byAddress: map[place]*model.Resource{}, byType: map[string][]*model.Resource{},
		accounts: map[place]*account{}, compiledDocs: map[*model.Value]*iam.Policy{}, named: map[string][]*principal{},
		variants: map[Fact]*principal{}, seen: map[Fact]bool{}, serviceTrust: map[trustKey]iam.Decision{}, namesOf: map[*principal][]iam.Named{},
	}
	now := opts.Now
	if now.IsZero() {
		now = time.Now()
	}
	w.now = now.UTC().Format(time.RFC3339)
	for _, r := range resources {
		if r.Partial {
			continue
		}
		// A policy that is judged in the place of something else has that one's
		// address with a suffix, or its type is another than its address tells.
		if r.Type == "aws_iam_policy" && !strings.Contains(string(r.Address), "aws_iam_policy.") {
			continue
		}
		w.byAddress[placeOf(r)] = r
		w.byType[r.Type] = append(w.byType[r.Type], r)
	}
	for _, list := range w.byType { // rules come in an order that does not depend on places
		slices.SortStableFunc(list, compareResources)
	}
	return w
}

func compareResources(a, b *model.Resource) int {
	return cmp.Or(strings.Compare(a.Origin.Stack, b.Origin.Stack), strings.Compare(string(a.Address), string(b.Address)))
}

// all returns the resources of types.
func (w *world) all(types ...string) []*model.Resource {
	if len(types) == 1 {
		return w.byType[types[0]]
	}
	var out []*model.Resource
	for _, t := range types {
		out = append(out, w.byType[t]...)
	}
	return out
}

// referred returns the resource of a type that v, an attribute of r, was made
// from, nil where there is none.
func (w *world) referred(r *model.Resource, v *model.Value, types ...string) *model.Resource {
	for _, ref := range v.Refs() {
		if to := w.byAddress[place{r.Origin.Stack, ref.Address}]; to != nil && to != r && contains(types, to.Type) {
			return to
		}
	}
	return nil
}

// find returns the resource of one of the types that v, an attribute of r, names:
// by reference, or by the text of one of its attributes in the same account.
func (w *world) find(r *model.Resource, v *model.Value, attrs string, types ...string) *model.Resource {
	if v.IsNull() {
		return nil
	}
	if to := w.referred(r, v, types...); to != nil {
		return to
	}
	text := w.text(r, v)
	if text == "" || !known(text) {
		return nil
	}
	for _, t := range types {
		for _, to := range w.byType[t] {
			if w.account(to).number != w.account(r).number {
				continue
			}
			for attr := range strings.FieldsSeq(attrs) {
				if attr == "arn" && w.arn(to) == text || attr != "arn" && w.text(to, to.Value.Get(attr)) == text {
					return to
				}
			}
		}
	}
	return nil
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// elems returns the elements of a list, or the value itself where it is one alone.
func elems(v *model.Value) []*model.Value {
	switch {
	case v.IsNull():
		return nil
	case v.Kind() == model.List && !v.Is(model.Unknown):
		return v.Elems()
	}
	return []*model.Value{v}
}
