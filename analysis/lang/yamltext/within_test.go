package yamltext

import (
	"strings"
	"testing"
)

func TestWithin(t *testing.T) {
	for _, tt := range []struct{ text, part, want string }{
		{"a: echo hello\n", "hello", "hello"},
		{"a: 'echo hello'\n", "hello", "hello"},
		{"a: \"echo hello\"\n", "hello", "hello"},
		{"a: \"echo\\thello\"\n", "hello", `"echo\thello"`},
		{"a: |\n  one\n    two\n\n  three\n", "two", "two"},
		{"a: |\n  one\n    two\n\n  three\n", "three", "three"},
		{"a: |-\n\n  one\n  two", "two", "two"},
		{"a: |\r\n  one\r\n  two\r\n", "two", "two"},
		{"x:\n  - a: |2\n         one\n      two\n", "", ""},
		{"a: >\n  one\n  two\n", "two", ">\n  one\n  two"},
		{"a: |\n  one\n  two\n", "one\ntwo", "one\n  two"},
	} {
		f := Reader{}.Parse("x.yaml", []byte(tt.text), nil)
		v := f.Documents[0].Value.Get("a")
		s, _ := v.AsString()
		i := strings.Index(s, tt.part)
		if v == nil || tt.part == "" {
			continue
		}
		r := f.Within(v, s)(i, i+len(tt.part))
		start, end, _ := f.Offsets(r)
		if got := tt.text[start:end]; got != tt.want {
			t.Errorf("%q: %q stands at %q, want %q", tt.text, tt.part, got, tt.want)
		}
	}
}

func FuzzWithin(f *testing.F) {
	f.Add("a: |\n  one\n   two\n\n")
	f.Add("a: 'x y'\nb: >-\n  c\n  d\n")
	f.Fuzz(func(t *testing.T, text string) {
		file := Reader{}.Parse("x.yaml", []byte(text), nil)
		for _, d := range file.Documents {
			for _, a := range d.Value.Attrs() {
				s, ok := a.Value.AsString()
				if !ok {
					continue
				}
				place := file.Within(a.Value, s)
				for i := range len(s) + 1 {
					start, end, ok := file.Offsets(place(i, min(i+1, len(s))))
					if !ok || start > end || end > len(text) {
						t.Fatalf("byte %d of %q stands at [%d, %d)", i, s, start, end)
					}
				}
			}
		}
	})
}
