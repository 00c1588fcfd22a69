package edit

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

func TestMerge(t *testing.T) {
	for _, tt := range []struct {
		name    string
		changes [][]Edit
		want    string // of "0123456789"; "" for a conflict
	}{
		{"apart", [][]Edit{{{Start: 5, End: 6, New: "x"}}, {{Start: 1, End: 2}}}, "0234x6789"},
		{"beside each other", [][]Edit{{{Start: 1, End: 2, New: "a"}}, {{Start: 2, End: 3, New: "b"}}}, "0ab3456789"},
		{"at one place", [][]Edit{{{Start: 3, End: 3, New: "a"}}, {{Start: 3, End: 3, New: "b"}}}, "012ab3456789"},
		{"the same twice", [][]Edit{{{Start: 3, End: 4, New: "a"}}, {{Start: 3, End: 4, New: "a"}}}, "012a456789"},
		{"twice in one change", [][]Edit{{{Start: 3, End: 3, New: "a"}, {Start: 3, End: 3, New: "a"}}}, "012aa3456789"},
		{"overlapping", [][]Edit{{{Start: 3, End: 5}}, {{Start: 4, End: 6}}}, ""},
		{"one thing in two ways", [][]Edit{{{Start: 3, End: 3, New: "a", Adds: "x"}}, {{Start: 3, End: 3, New: "b", Adds: "x"}}}, ""},
		{"within what goes", [][]Edit{{{Start: 3, End: 5}}, {{Start: 4, End: 4, New: "x"}}}, ""},
	} {
		merged, err := Merge(tt.changes...)
		if tt.want == "" {
			if !errors.Is(err, ErrConflict) {
				t.Errorf("%s: no conflict, %v", tt.name, err)
			}
			continue
		}
		if got := string(Apply([]byte("0123456789"), merged)); got != tt.want || err != nil {
			t.Errorf("%s: %q, %v", tt.name, got, err)
		}
	}
}

// randomEdits are in order and do not overlap.
func randomEdits(rng *rand.Rand, size int) []Edit {
	var out []Edit
	for at := rng.IntN(3); at <= size && len(out) < 5; at += rng.IntN(4) {
		e := Edit{Start: at, End: min(size, at+rng.IntN(3)), New: strings.Repeat("x", rng.IntN(3))}
		if len(e.New) == 2 {
			e.Asks = []Ask{{0, 1, fmt.Sprint(at)}}
		}
		out = append(out, e)
		at = e.End
	}
	return out
}

func TestThenIsOneAfterTheOther(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	text := []byte("abcdefghijkl")
	for range 20_000 {
		first := randomEdits(rng, len(text))
		between := Apply(text, first)
		second := randomEdits(rng, len(between))
		want := string(Apply(between, second))
		merged, err := Merge(Then(first, second))
		if err != nil {
			t.Fatalf("%+v then %+v: %v in %+v", first, second, err, Then(first, second))
		}
		if got := string(Apply(text, merged)); got != want {
			t.Fatalf("%+v then %+v come to %q, want %q", first, second, got, want)
		}
		for _, e := range merged {
			for _, a := range e.Asks {
				if a.Start < 0 || a.End > len(e.New) || e.New[a.Start:a.End] != "x" {
					t.Fatalf("%+v then %+v ask for %+v", first, second, e)
				}
			}
		}
	}
}

func TestThenKeepsWhatIsAskedFor(t *testing.T) {
	first := []Edit{{Start: 2, End: 2, New: "k = v", Asks: []Ask{{4, 5, "the value"}}, Adds: "k"}}
	got := Then(first, []Edit{{Start: 3, End: 3, New: "   "}})
	want := []Edit{{Start: 2, End: 2, New: "k    = v", Asks: []Ask{{7, 8, "the value"}}, Adds: "k"}}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestJoined(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	text := []byte("abcdefghijkl")
	for range 5000 {
		edits := randomEdits(rng, len(text))
		joined := Joined(edits)
		if got, want := string(Apply(text, joined)), string(Apply(text, edits)); got != want {
			t.Fatalf("%+v become %+v: %q, want %q", edits, joined, got, want)
		}
		for i, e := range joined {
			if i > 0 && joined[i-1].End >= e.Start {
				t.Fatalf("%+v touch", joined)
			}
			for _, a := range e.Asks {
				if e.New[a.Start:a.End] != "x" {
					t.Fatalf("%+v asks for another part", e)
				}
			}
		}
	}
}

func TestBetween(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	random := func() []byte {
		var b strings.Builder
		for range rng.IntN(12) {
			b.WriteString([]string{"a\n", "b\n", "c\r\n", "\n", "é"}[rng.IntN(5)])
		}
		return []byte(b.String())
	}
	for range 2000 {
		from, to := random(), random()
		merged, err := Merge(Between(from, to))
		if got := Apply(from, merged); string(got) != string(to) || err != nil {
			t.Fatalf("%q to %q: %q, %v", from, to, got, err)
		}
	}
}

func TestUnified(t *testing.T) {
	got := Unified("main.tf", []byte("a\nb\nc"), []byte("a\nx\nc"))
	if want := "--- a/main.tf\n+++ b/main.tf\n@@ -1,3 +1,3 @@\n a\n-b\n+x\n c\n\\ No newline at end of file\n"; got != want {
		t.Errorf("got\n%s", got)
	}
	if Unified("x", []byte("a"), []byte("a")) != "" {
		t.Error("there is a difference where there is none")
	}
}

func TestMergeKeepsOrder(t *testing.T) {
	merged, err := Merge([]Edit{{Start: 9, End: 9}, {Start: 1, End: 1, New: "b"}, {Start: 1, End: 1, New: "a"}})
	if err != nil || !slices.IsSortedFunc(merged, func(a, b Edit) int { return a.Start - b.Start }) || merged[0].New != "b" {
		t.Errorf("%+v, %v", merged, err)
	}
}
