package helm

import (
	"strings"
	"testing"

	"github.com/parapet-iac/parapet/fixes/edit"
)

// TestInsertion adds a value to a mapping, whose key or first entry begins at the
// mark.
func TestInsertion(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		elem       bool
		keys, want string // want is "" where it is refused
	}{
		{"a block", "a:\n    b: 1\n", false, "k", "a:\n    k: v\n    b: 1\n"},
		{"a block in a block", "x:\n  §a: # why\n    b: 1\n", false, "k", "x:\n  a: # why\n    k: v\n    b: 1\n"},
		{"a block behind a directive", "a:\n  {{- if .x }}\n      b: 1\n  {{- end }}\n", false, "k", "a:\n      k: v\n  {{- if .x }}\n      b: 1\n  {{- end }}\n"},
		{"a block that an action makes", "a:\n  {{- toYaml . | nindent 2 }}\n", false, "k", "a:\n  k: v\n  {{- toYaml . | nindent 2 }}\n"},
		{"an action on the line", "a: {{- toYaml . | nindent 2 }}\nb: 1\n", false, "k", "a: {{- toYaml . | nindent 2 }}\n  k: v\nb: 1\n"},
		{"an empty mapping", "a: {}\nb: 1\n", false, "k.l", "a:\n  k:\n    l: v\nb: 1\n"},
		{"an empty mapping with a comment", "a: {} # why\n", false, "k", "a:\n  k: v # why\n"},
		{"brackets", "a: {b: 1}\n", false, "k.l", "a: {k: {l: v}, b: 1}\n"},
		{"the end of a file", "b: 1\n§a:", false, "k", "b: 1\na:\n  k: v"},
		{"line ends of Windows", "a:\r\n  b: 1\r\n", false, "k.l", "a:\r\n  k:\r\n    l: v\r\n  b: 1\r\n"},
		{"an element", "- §name: x\n  b: 1\n", true, "k", "- name: x\n  k: v\n  b: 1\n"},
		{"an element with a block first", "  - §name:\n      b: 1\n", true, "k", "  - k: v\n    name:\n      b: 1\n"},
		{"an element with a text first", "- §args: |\n    b\n", true, "k", "- k: v\n  args: |\n    b\n"},
		{"an element in brackets", "[{§name: x}]\n", true, "k", "[{k: v, name: x}]\n"},
		{"a scalar", "a: b\n", false, "k", ""},
		{"a key that an action makes", "{{ $k }}: \n", false, "k", ""},
		{"a key in brackets", "{a: {b: 1}, §c: {d: 1}}\n", false, "k", ""},
		{"an element without a dash", "§name: x\n", true, "k", ""},
	} {
		start := max(strings.Index(tt.text, "§"), 0)
		text := strings.Replace(tt.text, "§", "", 1)
		e, err := insertion(text, start, tt.elem, strings.Split(tt.keys, "."), "v")
		switch got := string(edit.Apply([]byte(text), []edit.Edit{e})); {
		case err != nil && tt.want != "":
			t.Errorf("%s: %v", tt.name, err)
		case err == nil && got != tt.want:
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

// FuzzInsertion holds that no text makes the writer panic, and that what is there
// stays.
func FuzzInsertion(f *testing.F) {
	f.Add("a: {}\nb: {{ x }}\n", 0, false)
	f.Add("- name: x\r\n", 2, true)
	f.Fuzz(func(t *testing.T, text string, start int, elem bool) {
		if start < 0 || start >= len(text) {
			return
		}
		e, err := insertion(text, start, elem, []string{"k", "l"}, "v")
		if err != nil {
			return
		}
		if e.Start > e.End || e.End > len(text) || strings.Trim(text[e.Start:e.End], " {}") != "" {
			t.Errorf("%q: %+v takes %q away", text, e, text[e.Start:e.End])
		}
	})
}
