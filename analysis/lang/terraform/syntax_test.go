package terraform

import "testing"

func TestSyntaxCountsFromTheStartOfTheFile(t *testing.T) {
	text := "\ufeff# one\nlocals {\n  a = 1\n}\nbroken = {\nresource \"x\" \"y\" {\n  b = 2\n}\n"
	s := NewSyntax("main.tf", []byte(text))
	if s.Items() != 3 {
		t.Fatalf("%d items", s.Items())
	}
	for _, at := range []int{0, len(text)} {
		if body, _, _ := s.At(at); body != nil {
			t.Errorf("there is an item at %d", at)
		}
	}
	for name, want := range map[string]string{"a": "a = 1", "b": "b = 2"} {
		for i := range text {
			if text[i:min(len(text), i+len(want))] != want {
				continue
			}
			body, start, end := s.At(i)
			if body == nil {
				t.Fatalf("no item holds %s", name)
			}
			r := body.Blocks[0].Body.Attributes[name].SrcRange
			if got := text[r.Start.Byte:r.End.Byte]; got != want || start > i || end < i {
				t.Errorf("%s is %q in [%d, %d)", name, got, start, end)
			}
		}
	}
	if body, _, _ := s.Item(1); body != nil {
		t.Error("a broken item has a body")
	}
}
