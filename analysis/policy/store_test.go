package policy

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/policies"
)

// A mapStore is a store in memory.
type mapStore struct {
	mu      sync.Mutex // guards entries
	entries map[[sha256.Size]byte][]byte
	spoil   func([]byte) []byte // what becomes of values, nil for nothing
}

func newMapStore() *mapStore { return &mapStore{entries: map[[sha256.Size]byte][]byte{}} }

func (m *mapStore) Get(key [sha256.Size]byte) ([]byte, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	b, ok := m.entries[key]
	if ok && m.spoil != nil {
		b = m.spoil(slices.Clone(b))
	}
	return b, ok
}

func (m *mapStore) Put(key [sha256.Size]byte, value []byte) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.entries[key] = value
}

const (
	rulesText = `r contains ["a"] if lib.bad(input.a)`
	libText   = "package parapet.lib.lib\n\nbad(x) if x == \"y\"\n"
	usesLib   = "import data.parapet.lib.lib\n"
)

// withLib returns a module that uses a library.
func withLib(rules ...string) string {
	return strings.Replace(moduleX(rules...), "aws_x\n", "aws_x\n\n"+usesLib, 1)
}

var inputY = obj{"a": "y"}

func TestStoredAnswersNeedNoRego(t *testing.T) {
	pairs := []string{"p.rego", withLib("aws-x-a", rulesText, "aws-x-b", `s contains [["a"], ["b", 0]] if input.a != "n"`), "lib.rego", libText}
	store := newMapStore()
	want := judged(t, load(t, pairs...).Remember(store), resource("aws_x", inputY))
	warm := load(t, pairs...).Remember(store)
	warm.ForbidRego()
	if got := judged(t, warm, resource("aws_x", inputY)); got != want || !strings.Contains(got, "aws-x-b") {
		t.Errorf("%s, want %s", got, want)
	}
	if _, err := warm.Judge(context.Background(), resource("aws_x", obj{"a": "new"})); !errors.Is(err, errForbidden) {
		t.Errorf("an unknown input was judged without Rego: %v", err)
	}
	// The conditions of rules are known as well.
	if got := judged(t, warm, resource("aws_x", obj{"c": "new"})); got != "" {
		t.Errorf("%s, want nothing", got)
	}
}

// TestChangedTextsHaveNoAnswers changes what a verdict rests on. The sets share
// a store.
func TestChangedTextsHaveNoAnswers(t *testing.T) {
	store := newMapStore()
	good := []string{"p.rego", withLib("aws-x-a", rulesText), "lib.rego", libText}
	const found = "aws-x-a fail [a]"
	for _, c := range []struct {
		name, want string
		pairs      []string
	}{
		{"at first", found, good},
		{"unchanged", found, good},
		{"another condition", "", []string{"p.rego", withLib("aws-x-a", `r contains ["a"] if { lib.bad(input.a); input.a == "z" }`), "lib.rego", libText}},
		{"another path", "aws-x-a fail [b]", []string{"p.rego", withLib("aws-x-a", strings.Replace(rulesText, `["a"]`, `["b"]`, 1)), "lib.rego", libText}},
		{"another id", "aws-x-z fail [a]", []string{"p.rego", withLib("aws-x-z", rulesText), "lib.rego", libText}},
		{"another library", "", []string{"p.rego", withLib("aws-x-a", rulesText), "lib.rego", strings.Replace(libText, `"y"`, `"n"`, 1)}},
		{"another rule", found + " aws-x-b fail [b]", []string{"p.rego", withLib("aws-x-a", rulesText, "aws-x-b", `s contains ["b"] if input.a`), "lib.rego", libText}},
		{"the old ones again", found, good},
	} {
		s := load(t, c.pairs...).Remember(store)
		if got := strings.Join(strings.Fields(judged(t, s, resource("aws_x", inputY))), " "); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestFilesAreAmongWhatIsStored(t *testing.T) {
	store := newMapStore()
	for _, name := range []string{"old.rego", "new.rego"} {
		s := load(t, name, moduleX("aws-x-a", `r contains ["a"] if input.a`)).Remember(store)
		vs, err := s.Judge(context.Background(), resource("aws_x", inputY))
		if err != nil || len(vs) != 1 || vs[0].Policy.File != name {
			t.Errorf("%v, %v: want a verdict of %s", vs, err, name)
		}
	}
}

// TestSelectionsHaveTheirOwnAnswers selects in all orders from a shared store.
func TestSelectionsHaveTheirOwnAnswers(t *testing.T) {
	store := newMapStore()
	module := moduleX("aws-x-a", `r contains ["a"] if input.a`, "aws-x-b", `s contains ["b"] if input.a`)
	selections := [][]string{nil, {"aws-x-a"}, {"aws-x-b"}, {"aws-x-*"}, {"other"}}
	for round := range 2 {
		for _, only := range selections {
			keep := Selection{Only: only}.Keep
			plain := load(t, "p.rego", module).Select(keep)
			want := judged(t, plain, resource("aws_x", inputY))
			for name, s := range map[string]*Set{
				"selected, then remembered": load(t, "p.rego", module).Select(keep).Remember(store),
				"remembered, then selected": load(t, "p.rego", module).Remember(store).Select(keep),
			} {
				if round > 0 {
					s.ForbidRego()
				}
				if got := judged(t, s, resource("aws_x", inputY)); got != want {
					t.Errorf("round %d, %s, only %v: %q, want %q", round, name, only, got, want)
				}
			}
		}
	}
}

// TestCustomPoliciesHaveTheirOwnAnswers has shipped and custom rules of one name
// and, bar the id, one text.
func TestCustomPoliciesHaveTheirOwnAnswers(t *testing.T) {
	store := newMapStore()
	const rule = `r contains ["a"] if input.a`
	for range 2 {
		var verdicts []string
		for _, id := range []string{"own-x-a", "own-x-b"} {
			s, err := Load(files("p.rego", moduleX("aws-x-a", rule)), Source{FS: files("p.rego", moduleX(id, rule))})
			if err != nil {
				t.Fatal(err)
			}
			verdicts = append(verdicts, judged(t, s.Remember(store), resource("aws_x", inputY)))
		}
		if !strings.Contains(verdicts[0], "own-x-a") || !strings.Contains(verdicts[1], "own-x-b") || !strings.Contains(verdicts[1], "aws-x-a") {
			t.Errorf("%q", verdicts)
		}
	}
}

// TestChangedFilesAfterLoadingChangeNothing: what was checked is what is judged
// by, and what answers are stored for.
func TestChangedFilesAfterLoadingChangeNothing(t *testing.T) {
	store := newMapStore()
	custom := files("p.rego", moduleX("own-x-a", `r contains ["a"] if input.a`))
	s, err := Load(files(), Source{FS: custom})
	if err != nil {
		t.Fatal(err)
	}
	changed := moduleX("own-x-a", `r contains ["b"] if input.a`)
	custom["p.rego"] = &fstest.MapFile{Data: []byte(changed)}
	if got := judged(t, s.Remember(store), resource("aws_x", inputY)); got != "own-x-a fail [a]" {
		t.Errorf("the set says %s", got)
	}
	if s, err = Load(files(), Source{FS: custom}); err != nil {
		t.Fatal(err)
	}
	if got := judged(t, s.Remember(store), resource("aws_x", inputY)); got != "own-x-a fail [b]" {
		t.Errorf("the set of the new file says %s", got)
	}
}

func TestTroubleIsNotStored(t *testing.T) {
	slow := `r contains ["a"] if { input.a; some i in numbers.range(1, 100000); some j in numbers.range(1, 100000); i * j < 0 }`
	for name, c := range map[string]struct {
		module string
		want   string
	}{
		"conflict": {moduleX("aws-x-a", "r contains [\"a\"] if f(input.a)\n\nf(x) := true if x\n\nf(x) := false if x"), "rule r"},
		"no path":  {moduleX("aws-x-a", `r contains "a" if input.a`), "want a path"},
		"timeout":  {moduleX("aws-x-a", slow), "took longer"},
		"metadata": {strings.Replace(moduleX("aws-x-a", `r contains ["a"] if input.a`), "high", "dire", 1), "dire"},
		"syntax":   {moduleX("aws-x-a", `r contains ["a"] if (`), "p.rego"},
		"compiler": {moduleX("aws-x-a", `r contains ["a"] if { input.a; nothing }`), "nothing"},
	} {
		store := newMapStore()
		for range 2 {
			s := load(t, "p.rego", c.module)
			s.limit = 20 * time.Millisecond
			s = s.Remember(store)
			if _, err := s.Judge(context.Background(), resource("aws_x", inputY)); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("%s: the error is %v, want one with %q", name, err, c.want)
			}
		}
	}
}

// TestSpoiltEntriesAreNone reads entries of a store that went bad. Whatever does
// not read as an entry is found out anew.
func TestSpoiltEntriesAreNone(t *testing.T) {
	module := moduleX("aws-x-a", `r contains ["a", 3] if input.a`, "aws-x-b", `s contains ["b"] if not input.c`)
	want := judged(t, load(t, "p.rego", module), resource("aws_x", inputY))
	for name, spoil := range map[string]func([]byte) []byte{
		"empty":      func([]byte) []byte { return nil },
		"cut off":    func(b []byte) []byte { return b[:len(b)-1] },
		"continued":  func(b []byte) []byte { return append(b, 0) },
		"endless":    func([]byte) []byte { return []byte{0xff, 0xff, 0xff, 0xff, 0x07} },
		"huge count": func([]byte) []byte { return slices.Repeat([]byte{0xff}, 20) },
	} {
		store := newMapStore()
		judged(t, load(t, "p.rego", module).Remember(store), resource("aws_x", inputY))
		store.spoil = spoil
		s := load(t, "p.rego", module).Remember(store)
		if got := judged(t, s, resource("aws_x", inputY)); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}

// TestUnfitHitsAreNone: whoever shows verdicts relies on their form.
func TestUnfitHitsAreNone(t *testing.T) {
	rules := []*rule{{name: "r"}, {name: "s"}}
	fit := []hit{{rules[1], []model.Path{{}, {"a", 0, "b"}}}}
	if got, ok := decodeHits(encodeHits(fit, rules), rules); !ok || !reflect.DeepEqual(got, fit) {
		t.Errorf("%v, %v: want %v", got, ok, fit)
	}
	for name, hits := range map[string][]hit{
		"no path":          {{rules[0], nil}},
		"negative index":   {{rules[0], []model.Path{{-1}}}},
		"a step that is 0": {{rules[0], []model.Path{{nil}}}},
		"a list as a step": {{rules[0], []model.Path{{[]any{"a"}}}}},
	} {
		if got, ok := decodeHits(encodeHits(hits, rules), rules); ok {
			t.Errorf("%s was read as %v", name, got)
		}
	}
	if got, ok := decodeHits(encodeHits(fit, rules), rules[:1]); ok {
		t.Errorf("a hit of a rule that is not there was read as %v", got)
	}
}

// TestShippedPoliciesSurviveStoring compares all that is known of shipped
// policies with what a store makes of it.
func TestShippedPoliciesSurviveStoring(t *testing.T) {
	s, err := Load(policies.FS)
	if err != nil {
		t.Fatal(err)
	}
	want, err := s.Policies()
	if err != nil {
		t.Fatal(err)
	}
	store := newMapStore()
	if _, err := s.Remember(store).Policies(); err != nil {
		t.Fatal(err)
	}
	fresh, err := Load(policies.FS)
	if err != nil {
		t.Fatal(err)
	}
	fresh.ForbidRego()
	warm := fresh.Remember(store)
	got, err := warm.Policies()
	if err != nil {
		t.Fatal(err)
	}
	for i := range want {
		if !reflect.DeepEqual(got[i], want[i]) {
			t.Errorf("stored  %+v\nshipped %+v", got[i], want[i])
		}
	}
	if one, err := warm.ByID(want[0].ID); err != nil || len(one) != 1 || one[0] != got[0] {
		t.Errorf("by its id %s is another one: %v, %v", want[0].ID, one, err)
	}
}

func TestValuesOfRemedies(t *testing.T) {
	p := &Policy{
		ID: "aws-x-a", Severity: Critical, CWE: []string{}, Controls: map[string][]string{"f": nil, "g": {"1", "2"}},
		Remedies: []Remedy{{
			Set: []Assignment{{Path: "a", Value: map[string]any{"b": []any{nil, true, false, -1, 1.5, "x"}, "c": map[string]any{}}, Ask: "b"}},
		}, {
			Remove: []string{"."}, Satellite: &Satellite{Type: "aws_y", Set: []Assignment{}},
			Declare: []Declared{{Type: "variable", Name: "v"}},
		}},
	}
	b, ok := encodePolicy(p)
	if !ok {
		t.Fatal("it cannot be stored")
	}
	if got, ok := decodePolicy(b); !ok || !reflect.DeepEqual(got, p) {
		t.Errorf("stored %+v\nput    %+v", got, p)
	}
	p.Remedies[0].Set[0].Value = time.Now()
	if _, ok := encodePolicy(p); ok {
		t.Error("a value without a form was stored")
	}
}

// TestConcurrentJudgesShareAStore is for the race detector.
func TestConcurrentJudgesShareAStore(t *testing.T) {
	store := newMapStore()
	module := moduleX("aws-x-a", `r contains ["a"] if input.a == "y"`, "aws-x-b", `s contains ["b"] if input.a`)
	for range 2 {
		s := load(t, "p.rego", module).Remember(store)
		selected := s.Select(Selection{Only: []string{"aws-x-b"}}.Keep)
		var all sync.WaitGroup
		for i := range 8 {
			all.Go(func() {
				r := resource("aws_x", obj{"a": []string{"x", "y"}[i%2]})
				if got := judged(t, s, r); !strings.HasSuffix(got, "aws-x-b fail [b]") {
					t.Error(got)
				}
				if got := judged(t, selected, r); got != "aws-x-b fail [b]" {
					t.Error(got)
				}
			})
		}
		all.Wait()
	}
}

// FuzzEntries holds that no entry makes trouble, and that one that is read can
// be written.
func FuzzEntries(f *testing.F) {
	rules := []*rule{{name: "r", clauses: []clause{{[]guard{{[]string{"a", "b"}, oneOf, []string{"sx"}, nil}, {want: unless, alts: [][]guard{{{path: []string{"l"}, want: some, alts: [][]guard{{{want: truthy}}}}}}}}, []model.Path{{"a", 1}}}, {}}}, {name: "s"}}
	f.Add(encodeRules(rules))
	f.Add(encodeAttrs(map[string]bool{"a": true}))
	f.Add(encodeHits([]hit{{rules[0], []model.Path{{"a", 1}}}}, rules))
	b, _ := encodePolicy(&Policy{Remedies: []Remedy{{Set: []Assignment{{Path: "a", Value: []any{1, 2.5}}}}}, Controls: map[string][]string{"a": {"b"}}})
	f.Add(b)
	f.Fuzz(func(t *testing.T, b []byte) {
		if got, ok := decodeRules(b); ok {
			same(t, got, encodeRules(got), decodeRules)
		}
		if got, ok := decodeAttrs(b); ok {
			same(t, got, encodeAttrs(got), decodeAttrs)
		}
		read := func(b []byte) ([]hit, bool) { return decodeHits(b, rules) }
		if got, ok := read(b); ok {
			same(t, got, encodeHits(got, rules), read)
		}
		if got, ok := decodePolicy(b); ok {
			again, ok := encodePolicy(got)
			if !ok {
				t.Fatalf("%+v cannot be written", got)
			}
			same(t, got, again, decodePolicy)
		}
	})
}

func same[T any](t *testing.T, want T, b []byte, decode func([]byte) (T, bool)) {
	t.Helper()
	// Texts compare what is no number as equal to itself.
	if got, ok := decode(b); !ok || fmt.Sprintf("%#v", got) != fmt.Sprintf("%#v", want) && !reflect.DeepEqual(got, want) {
		t.Errorf("%+v became %+v, %v", want, got, ok)
	}
}

// TestNamesAreStored: a comment that names a policy needs no search.
func TestNamesAreStored(t *testing.T) {
	store := newMapStore()
	module := moduleX("aws-x-open", `r contains ["a"] if input.a`)
	say := func(s *Set, id string) string { return s.Unknown(Directive{Tool: "parapet", IDs: []string{id}}) }
	first := load(t, "p.rego", module).Remember(store)
	none := func(*Policy) bool { return false }
	warm := load(t, "p.rego", module).Remember(store).Select(none)
	warm.ForbidRego()
	for id, want := range map[string]string{
		"aws-x-open": "",
		"aws-x-opne": "there is no policy aws-x-opne: did you mean aws-x-open?",
		"other":      "there is no policy other",
	} {
		for name, s := range map[string]*Set{"without": load(t, "p.rego", module), "cold": first, "again": first, "selected": first.Select(none)} {
			if got := say(s, id); got != want {
				t.Errorf("%s: %s is %q, want %q", name, id, got, want)
			}
		}
		if got := say(warm, id); got != want {
			t.Errorf("warm: %s is %q, want %q", id, got, want)
		}
	}
	changed := load(t, "p.rego", moduleX("aws-x-shut", `r contains ["a"] if input.a`)).Remember(store)
	if got := say(changed, "aws-x-open"); !strings.HasPrefix(got, "there is no policy aws-x-open") {
		t.Errorf("a policy that has gone is still known: %q", got)
	}
}
