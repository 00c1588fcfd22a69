package threat_test

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/parapet-iac/parapet/analysis/lang/terraform"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/schema"
	"github.com/parapet-iac/parapet/analysis/threat"
)

// incremental holds an analysis that follows changes against one of the same resources
// afresh.
type incremental struct {
	t     testing.TB
	a     *threat.Analysis
	opts  threat.Options
	known map[key][]*model.Resource
	// last is the graph before.
	last *threat.Graph
}

type key struct {
	stack   string
	address model.Address
}

func newIncremental(t testing.TB, opts threat.Options) *incremental {
	return &incremental{t: t, a: threat.NewAnalysis(opts), opts: opts, known: map[key][]*model.Resource{}}
}

// changes returns what has to be told of resources.
func (x *incremental) changes(resources []*model.Resource) []threat.Change {
	now := map[key][]*model.Resource{}
	for _, r := range resources {
		k := key{r.Origin.Stack, r.Address}
		now[k] = append(now[k], r)
	}
	var out []threat.Change
	for k := range x.known {
		if now[k] == nil {
			out = append(out, threat.Change{Stack: k.stack, Address: k.address})
		}
	}
	for k, list := range now {
		out = append(out, threat.Change{Stack: k.stack, Address: k.address, Resources: list})
	}
	x.known = now
	return out
}

// follow tells the resources and compares.
func (x *incremental) follow(resources []*model.Resource, what string) *threat.Graph {
	x.t.Helper()
	g, err := x.a.Update(context.Background(), x.changes(resources))
	if err != nil {
		x.t.Fatal(err)
	}
	want := threat.Analyse(context.Background(), resources, x.opts)
	if got, want := whole(g), whole(want); got != want {
		x.t.Fatalf("after %s there is\n%s\nafresh\n%s", what, got, want)
	}
	if x.last != nil {
		turned(x.t, g, x.last, what)
	}
	x.last = g
	return g
}

// turned holds what a graph tells to stand otherwise than in another one against a look at
// every resource.
func turned(t testing.TB, g, before *threat.Graph, what string) {
	t.Helper()
	told := map[key]bool{}
	g.Turned(g.Standings(), before, before.Standings(), func(stack string, address model.Address) { told[key{stack, address}] = true })
	now, then := standing(g), standing(before)
	for _, m := range []map[key]string{now, then} {
		for k := range m {
			if told[k] != (now[k] != then[k]) {
				t.Fatalf("after %s %s is told to stand otherwise: %t; it stands\n%s\nbefore\n%s", what, k.address, told[k], now[k], then[k])
			}
		}
	}
}

// standing writes for each resource how its evidence stands, and whether it is exposed.
func standing(g *threat.Graph) map[key]string {
	out := map[key]string{}
	standings := g.Standings()
	exposed := map[key]bool{}
	for i, r := range g.Rules {
		for _, e := range r.Evidence {
			k := key{e.Stack, e.Address}
			out[k] += fmt.Sprintln(e.Path, standings[i])
		}
		for _, f := range append([]threat.Fact{r.Head}, r.Body...) {
			exposed[key{f.Stack, f.Address}] = true
		}
	}
	for k := range exposed {
		if k.address != "" && g.Exposed(k.stack, k.address) {
			out[k] += "exposed"
		}
	}
	return out
}

// whole writes all of a graph.
func whole(g *threat.Graph) string {
	var b strings.Builder
	standings := g.Standings()
	for i, r := range g.Rules {
		fmt.Fprintln(&b, r.Head, r.Body, r.Method.ID, r.Level, r.Actions, r.Evidence, r.Assumes, standings[i])
	}
	return b.String() + tell(g)
}

// scenarios returns the texts of the scenarios by name.
func scenarios(t testing.TB) map[string]string {
	files, _ := filepath.Glob("testdata/scenarios/*/main.tf")
	out := map[string]string{}
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		out[filepath.Base(filepath.Dir(name))] = string(text)
	}
	return out
}

func composed(t testing.TB, text string) []*model.Resource {
	t.Helper()
	res, err := terraform.Load(context.Background(), fstest.MapFS{"main.tf": {Data: []byte(text)}}, terraform.Options{})
	if err != nil {
		return nil
	}
	return schema.Compose(res.Resources)
}

var quoted = regexp.MustCompile(`"[^"\n]*"`)

// mutate changes something about a text.
func mutate(r *rand.Rand, text string) (after, what string) {
	switch r.IntN(5) {
	case 0: // a block goes
		blocks := strings.Split(text, "\nresource ")
		if len(blocks) > 1 {
			i := 1 + r.IntN(len(blocks)-1)
			return strings.Join(slices.Delete(slices.Clone(blocks), i, i+1), "\nresource "), "block " + blocks[i][:min(40, len(blocks[i]))] + " goes"
		}
	case 1: // a string becomes another one
		all := quoted.FindAllStringIndex(text, -1)
		if len(all) > 1 {
			a, b := all[r.IntN(len(all))], all[r.IntN(len(all))]
			return text[:a[0]] + text[b[0]:b[1]] + text[a[1]:], text[a[0]:a[1]] + " becomes " + text[b[0]:b[1]]
		}
	case 2: // a bit of text
		for _, pair := range [][2]string{{"Allow", "Deny"}, {"true", "false"}, {"0.0.0.0/0", "10.0.0.0/8"}, {"10.0.0.0/8", "0.0.0.0/0"}, {"false", "true"}, {"Deny", "Allow"}} {
			if r.IntN(2) == 0 && strings.Contains(text, pair[0]) {
				return strings.Replace(text, pair[0], pair[1], 1), pair[0] + " becomes " + pair[1]
			}
		}
	case 3: // labels and places alone
		return strings.Replace("\n# moved\n"+text, "\n}", fmt.Sprintf("\n  description = \"%d\"\n}", r.IntN(100)), 1), "a description"
	case 4:
		return strings.Replace(text, "\n}", fmt.Sprintf("\n  tags = { team = \"%d\", classification = \"pii\" }\n}", r.IntN(100)), 1), "a tag"
	}
	return text, "nothing"
}

// walk changes a scenario at random, and compares after each step.
func walk(t testing.TB, texts []string, seed uint64, steps int, entries ...string) {
	r := rand.New(rand.NewPCG(seed, 1))
	x := newIncremental(t, threat.Options{Now: time.Unix(1_800_000_000, 0), Entries: entries})
	text, what := texts[r.IntN(len(texts))], "the beginning"
	base := text
	for range steps {
		x.follow(composed(t, text), what)
		if r.IntN(6) == 0 {
			text, what = base, "all as it was"
		} else {
			text, what = mutate(r, text)
		}
	}
}

func TestIncrementalEqualsAfresh(t *testing.T) {
	all := scenarios(t)
	for i, name := range slices.Sorted(maps.Keys(all)) {
		t.Run(name, func(t *testing.T) { walk(t, []string{all[name]}, uint64(i), 8) })
	}
}

// TestIncrementalReaches does the same to networks, where attackers are everywhere.
func TestIncrementalReaches(t *testing.T) {
	for i, w := range reachWorkspaces(t) {
		t.Run(w.name, func(t *testing.T) { walk(t, []string{w.text}, uint64(i), 3, "*") })
	}
}

// TestIncrementalStores follows changes of principals and of the stores of their classes.
func TestIncrementalStores(t *testing.T) {
	for seed := range uint64(10) {
		walk(t, []string{holdings(rand.New(rand.NewPCG(seed, 6)))}, seed, 6)
	}
}

func FuzzIncrementalEqualsAfresh(f *testing.F) {
	var texts []string
	for seed := range uint64(8) {
		texts = append(texts, holdings(rand.New(rand.NewPCG(seed, 7))))
	}
	all := scenarios(f)
	for _, name := range slices.Sorted(maps.Keys(all)) {
		texts = append(texts, all[name])
	}
	f.Add(uint64(1), uint8(8))
	f.Fuzz(func(t *testing.T, seed uint64, steps uint8) { walk(t, texts, seed, int(steps%40)) })
}

// TestWhatOpensNothingDrawsNothing holds that an edit of a tag, a description or of
// something that no path goes over leaves the graph as it is.
func TestWhatOpensNothingDrawsNothing(t *testing.T) {
	const text = `
resource "aws_security_group" "web" {
  description = "web"
  ingress {
    description = "all"
    from_port = 443
    to_port = 443
    protocol = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
  tags = { team = "web" }
}
resource "aws_instance" "web" {
  vpc_security_group_ids = [aws_security_group.web.id]
}
resource "aws_cloudwatch_log_group" "web" {
  retention_in_days = 7
}
`
	x := newIncremental(t, threat.Options{Now: time.Unix(1_800_000_000, 0)})
	first := x.follow(composed(t, text), "the beginning")
	if len(first.Rules) == 0 {
		t.Fatal("no rules")
	}
	for _, pair := range [][2]string{{`"web"` + "\n  ingress", `"internet"` + "\n  ingress"}, {`"all"`, `"everybody"`}, {`team = "web"`, `team = "net"`}, {"= 7", "= 30"}} {
		after := strings.Replace(text, pair[0], pair[1], 1)
		if after == text {
			t.Fatalf("the text has no %s", pair[0])
		}
		drawn := x.a.Drawn()
		if x.follow(composed(t, after), pair[1]) != first {
			t.Errorf("%s makes another graph", pair[1])
		}
		if n := x.a.Drawn(); n != drawn {
			t.Errorf("%s draws up %d parts anew", pair[1], n-drawn)
		}
	}
	if x.follow(composed(t, strings.Replace(text, "0.0.0.0/0", "10.0.0.0/8", 1)), "a closed group") == first {
		t.Error("a closed group makes no other graph")
	}
}

// TestAbandonedUpdateIsMadeUpFor ends updates early, and has the next one do the rest.
func TestAbandonedUpdateIsMadeUpFor(t *testing.T) {
	all := scenarios(t)
	for _, name := range []string{"net_balancer", "denies_and_tags", "multi_hop"} {
		text := all[name]
		if text == "" {
			t.Fatal("no scenario " + name)
		}
		x := newIncremental(t, threat.Options{Now: time.Unix(1_800_000_000, 0)})
		x.follow(composed(t, text), "the beginning")
		for left := range 30 {
			ctx := &countdown{Context: context.Background(), left: left}
			_, _ = x.a.Update(ctx, x.changes(composed(t, strings.Replace(text, "resource", "# gone\nresource", 1))))
			other, _ := mutate(rand.New(rand.NewPCG(uint64(left), 3)), text)
			_, _ = x.a.Update(&countdown{Context: context.Background(), left: left / 2}, x.changes(composed(t, other)))
			x.follow(composed(t, other), "an abandoned update")
		}
	}
}

// TestSearchesEnd holds that searches end with their context, and leave nothing behind.
func TestSearchesEnd(t *testing.T) {
	resources := composed(t, scenarios(t)["multi_hop"])
	g := threat.Analyse(context.Background(), resources, someTime)
	want := fmt.Sprint(len(g.Paths()), g.Standings())
	for left := range 3 {
		if _, err := g.PathsWithin(&countdown{context.Background(), left}); err == nil && left == 0 {
			t.Error("paths are found after the end")
		}
		if _, err := g.StandingsWithin(&countdown{context.Background(), left}); err == nil {
			t.Errorf("ranks are found though the context ends at the %d. question", left)
		}
	}
	if got := fmt.Sprint(len(g.Paths()), g.Standings()); got != want {
		t.Errorf("found %s, before %s", got, want)
	}
}

// A countdown is a context that ends when it has been asked often enough.
type countdown struct {
	context.Context
	left int
}

func (c *countdown) Err() error {
	if c.left--; c.left < 0 {
		return context.Canceled
	}
	return nil
}

// TestIncrementalClouds follows changes of workspaces of Azure and of Google Cloud, in which
// the parts that are drawn up are many.
func TestIncrementalClouds(t *testing.T) {
	for seed := range uint64(3) {
		walk(t, []string{azureWorkspace(60)}, seed, 6)
		walk(t, []string{googleWorkspace(100)}, seed, 6)
	}
}
