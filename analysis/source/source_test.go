package source

import "testing"

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
	a, b := &Anchor{"main.tf"}, &Anchor{"main.tf"}
	fs := Files{"main.tf": {Path: "main.tf", Text: NewText([]byte("xx\nyyyy\n")), Anchors: map[*Anchor]int{a: 3}}}
	span, ok := fs.Span(Range{a, 1, 3})
	if !ok || span.Start != (Position{2, 2, 4}) || span.End != (Position{2, 4, 6}) {
		t.Errorf("span is %+v, %t", span, ok)
	}
	for _, r := range []Range{{}, {Anchor: b}, {Anchor: &Anchor{"other.tf"}}} {
		if _, ok := fs.Span(r); ok {
			t.Errorf("%+v has a place", r)
		}
	}
}

func TestJoinAndContains(t *testing.T) {
	a, b := &Anchor{"f"}, &Anchor{"f"}
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
