package source

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

func TestPositionCountsCodePoints(t *testing.T) {
	text := NewText([]byte("a\n\u00e9\u4e16x\r\nlast"))
	for _, tt := range []struct {
		offset int
		want   Position
	}{
		{-5, Position{1, 1, 0}},
		{0, Position{1, 1, 0}},
		{1, Position{1, 2, 1}},
		{2, Position{2, 1, 2}},
		{4, Position{2, 2, 4}},
		{7, Position{2, 3, 7}},
		{10, Position{3, 1, 10}},
		{99, Position{3, 5, 14}},
	} {
		if got := text.Position(tt.offset); got != tt.want {
			t.Errorf("Position(%d) = %+v, want %+v", tt.offset, got, tt.want)
		}
	}
}

func TestLines(t *testing.T) {
	text := NewText([]byte("one\r\ntwo\n"))
	for n, want := range map[int]string{0: "", 1: "one", 2: "two", 3: "", 4: ""} {
		if got := string(text.Line(n)); got != want {
			t.Errorf("Line(%d) = %q, want %q", n, got, want)
		}
	}
	if text.Lines() != 3 || text.LineStart(2) != 5 || text.LineStart(9) != 9 {
		t.Errorf("lines %d, start of 2 %d, of 9 %d", text.Lines(), text.LineStart(2), text.LineStart(9))
	}
}

func TestRangesFollowTheirAnchor(t *testing.T) {
	a, b := &Anchor{File: "main.tf"}, &Anchor{File: "main.tf"}
	first := NewFile("main.tf", NewText([]byte("xx\nyyyy\n")), nil)
	first.Place([]Item{{Anchor: a, Start: 3}}, nil)
	fs := Files{"main.tf": first}
	span, ok := fs.Span(Range{a, 1, 3})
	if !ok || span.Start != (Position{2, 2, 4}) || span.End != (Position{2, 4, 6}) {
		t.Errorf("span is %+v, %t", span, ok)
	}
	for _, r := range []Range{{}, {Anchor: b}, {Anchor: &Anchor{File: "other.tf"}}} {
		if _, ok := fs.Span(r); ok {
			t.Errorf("%+v has a place", r)
		}
	}
}

func TestJoinAndContains(t *testing.T) {
	a, b := &Anchor{File: "f"}, &Anchor{File: "f"}
	r, s := Range{a, 2, 4}, Range{a, 6, 9}
	if got := r.Join(s); got != (Range{a, 2, 9}) {
		t.Errorf("Join = %+v", got)
	}
	if got := r.Join(Range{b, 0, 9}); got != r {
		t.Errorf("Join across items = %+v", got)
	}
	if got := (Range{}).Join(r); got != r {
		t.Errorf("Join from nowhere = %+v", got)
	}
	if !(Range{a, 2, 9}).Contains(s) || r.Contains(s) || (Range{}).Contains(Range{}) {
		t.Error("Contains is wrong")
	}
}

// A part has a place of its own in its item: it moves with it, and within it.
func TestPartsFollowTheirItem(t *testing.T) {
	item := &Anchor{File: "f"}
	part := &Anchor{File: "f", Outer: item}
	other := &Anchor{File: "f", Outer: &Anchor{File: "f"}}
	first := NewFile("f", NewText([]byte("0123456789")), nil)
	first.Place([]Item{{Anchor: item, Start: 2, Parts: map[*Anchor]int{part: 3}}}, nil)
	next := NewFile("f", NewText([]byte("##0123456789")), first)
	next.Place([]Item{{Anchor: item, Start: 4, Parts: map[*Anchor]int{part: 1}}}, first)
	broken := NewFile("f", NewText([]byte("#")), next)
	broken.Keep(next)
	for _, tt := range []struct {
		f          *File
		r          Range
		start, end int
		ok, broken bool
	}{
		{first, Range{item, 1, 2}, 3, 4, true, false},
		{first, Range{part, 1, 2}, 6, 7, true, false},
		{next, Range{item, 1, 2}, 5, 6, true, false},
		{next, Range{part, 1, 2}, 6, 7, true, false},
		{next, Range{first.Whole, 1, 2}, 1, 2, true, false},
		{next, Range{other, 1, 2}, 0, 0, false, false},
		{next, Range{other.Outer, 1, 2}, 0, 0, false, false},
		{next, Range{}, 0, 0, false, false},
		{broken, Range{part, 1, 2}, 1, 1, true, true},
		{broken, Range{first.Whole, 1, 2}, 1, 1, true, true},
	} {
		start, end, ok := tt.f.Offsets(tt.r)
		if ok != tt.ok || ok && (start != tt.start || end != tt.end) {
			t.Errorf("%q %v: %d-%d %t, want %d-%d %t", tt.f.Text.Bytes(), tt.r, start, end, ok, tt.start, tt.end, tt.ok)
		}
		if got := tt.f.Outdated(tt.r.Anchor); got != tt.broken {
			t.Errorf("%q %v: outdated %t", tt.f.Text.Bytes(), tt.r, got)
		}
	}
	if first.Broken() || !broken.Broken() {
		t.Error("the wrong version is broken")
	}
}

// Replaced texts have the lines that they would have afresh.
func TestReplace(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	pieces := []string{"", "\n", "a", "\r\n", "\n\n", "b\nc", "\u00e9"}
	text := NewText(nil)
	for range 2000 {
		start := r.IntN(text.Len() + 1)
		end := start + r.IntN(min(text.Len()-start, 6)+1)
		text = text.Replace(start, end, []byte(pieces[r.IntN(len(pieces))]))
		if fresh := NewText(text.Bytes()); !slices.Equal(text.lines(), fresh.lines()) {
			t.Fatalf("%q has lines at %v, want %v", text.Bytes(), text.lines(), fresh.lines())
		}
	}
}

func TestCommon(t *testing.T) {
	long := strings.Repeat("0123456789", 500)
	for _, tt := range []struct {
		a, b           string
		prefix, suffix int
	}{
		{"", "", 0, 0},
		{"abc", "abc", 3, 0},
		{"abc", "axc", 1, 1},
		{"aa", "aaa", 2, 0},
		{"abab", "ab", 2, 0},
		{"x", "y", 0, 0},
		{long + "a" + long, long + "bc" + long, 5000, 5000},
		{"a" + long, "b" + long, 0, 5000},
	} {
		if p, s := Common([]byte(tt.a), []byte(tt.b)); p != tt.prefix || s != tt.suffix {
			t.Errorf("%.20q and %.20q share %d and %d, want %d and %d", tt.a, tt.b, p, s, tt.prefix, tt.suffix)
		}
	}
}

func TestReadingsStandBesideEachOther(t *testing.T) {
	text := NewText([]byte("xx\nyyyy\n"))
	a, b := &Anchor{File: "f"}, &Anchor{File: "f"}
	first, second := NewFile("f", text, nil), NewFile("f", text, nil)
	first.Place([]Item{{Anchor: a, Start: 0}}, nil)
	second.Place([]Item{{Anchor: b, Start: 3, Outdated: true}}, nil)
	both := first.Beside(second)
	for _, r := range []Range{{a, 0, 2}, {b, 0, 2}, {first.Whole, 0, 2}, {second.Whole, 0, 2}} {
		if _, _, ok := both.Offsets(r); !ok {
			t.Errorf("%+v has no place", r)
		}
	}
	if start, _, _ := both.Offsets(Range{b, 1, 2}); start != 4 {
		t.Errorf("it starts at %d", start)
	}
	if !both.Outdated(b) || both.Outdated(a) || !both.Broken() || first.Broken() {
		t.Error("what is outdated is mixed up")
	}
	if _, _, ok := first.Offsets(Range{b, 0, 2}); ok || first.Beside() != first {
		t.Error("the first reading has changed")
	}
}
