package threat

import (
	"cmp"
	"context"
	"strings"
	"time"

	"github.com/parapet-iac/parapet/analysis/internal/memo"
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
	pairing pairing
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

// A world is the resources that paths may lead over, and what is remembered of them.
type world struct {
	ctx   context.Context
	work  int // compared so far
	count int // rules drawn up so far
	pairs int // looked at so far
	cut   bool
	opts  Options
	now   string

	byAddress map[place]*model.Resource
	byType    map[string][]*model.Resource // sorted
	labelled  map[place]*model.Resource    // of resources that have other tags by now
	owners    map[place]int                // how many resources each provider block has
	loading   bool                         // resources are told for the first time
	restocked bool                         // stores are others than there are cells for
	memo      memo.Graph
	inputs    inputs
	numbers   *numbers
	first     *part // of early cells, nil until it is numbered

	accounts     table[place, account] // by provider block
	arns         table[place, string]
	links        table[place, link]
	compiledDocs table[*model.Value, *iam.Policy]
	classes      table[place, classed]
	telling      table[place, bool]   // whether tags tell what logs are worth
	googleRules  table[place, string] // the networks of firewall rules, by key
	azureRuleOf  table[place, azureRuleName]
	direct       bool // each principal leads to each store by a rule of its own: a test's oracle

	cells
	current *cell
	// differs tells that rules are others since the last graph.
	differs  bool
	drawings int // counts what cells have drawn up

	identities
	// scopes are what administrators of Azure administrate, azureStarts who else does
	// something there, azureParts scopes by those that are a part of them.
	scopes, azureStarts []Fact
	azureParts          map[Fact]Fact
	// googleScopes are what administrators of Google Cloud administrate, googleStarts who
	// else does something there.
	googleScopes, googleStarts []Fact
	googleAccounts             []googleWorkloadAccount
	googleParts                map[Fact]Fact // scopes, by those that are a part of them
}

// identities are what the first cell leaves beside rules.
type identities struct {
	principals []*principal
	named      map[string][]*principal // by ARN
	// everybody are the principals and, once they are found, those that these
	// can become by changing policies, which wait in pending.
	everybody []*principal
	variants  map[Fact]*principal
	pending   []*principal

	serviceTrust map[trustKey]iam.Decision
	namesOf      map[*principal][]iam.Named
	// speakers are who may have something to do with a type of stores.
	speakers map[string][]*principal
	acting   map[string][]actor // by type
	// audiences are who may read the stores of each class.
	audiences map[class]*audience
}

// done reports whether to stop, and notes that what follows is left out.
func (w *world) done() bool {
	if w.ctx.Err() != nil {
		w.memo.Abort()
		return true
	}
	w.cut = w.cut || w.work > maxWork || w.count >= maxRules
	return w.cut
}

// A place is an address in a stack.
type place struct {
	stack   string
	address model.Address
}

func placeOf(r *model.Resource) place { return place{r.Origin.Stack, r.Address} }

func newWorld(opts Options) *world {
	w := &world{opts: opts, byAddress: map[place]*model.Resource{}, byType: map[string][]*model.Resource{}, labelled: map[place]*model.Resource{},
		owners: map[place]int{}, inputs: newInputs(), numbers: newNumbers(), accounts: table[place, account]{}, arns: table[place, string]{}, links: table[place, link]{},
		compiledDocs: table[*model.Value, *iam.Policy]{}, classes: table[place, classed]{}, telling: table[place, bool]{}, googleRules: table[place, string]{}, azureRuleOf: table[place, azureRuleName]{}, ctx: context.Background()}
	now := opts.Now
	if now.IsZero() {
		now = time.Now()
	}
	w.now = now.UTC().Format(time.RFC3339)
	w.prepare()
	return w
}

func compareResources(a, b *model.Resource) int {
	return cmp.Or(strings.Compare(a.Origin.Stack, b.Origin.Stack), strings.Compare(string(a.Address), string(b.Address)))
}

// referred returns the resource of a type that v, an attribute of r, was made
// from, nil where there is none.
func (w *world) referred(r *model.Resource, v *model.Value, types ...string) *model.Resource {
	for _, ref := range v.Refs() {
		if to := w.lookup(place{r.Origin.Stack, ref.Address}); to != nil && to != r && contains(types, to.Type) {
			return to
		}
	}
	return nil
}

// refers is referred for those who read nothing of the resource but which one it is.
func (w *world) refers(r *model.Resource, v *model.Value, types ...string) *model.Resource {
	for _, ref := range v.Refs() {
		if to := w.exists(place{r.Origin.Stack, ref.Address}); to != nil && to != r && contains(types, to.Type) {
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
		for _, to := range w.all(t) {
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
