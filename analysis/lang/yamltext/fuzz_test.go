package yamltext

import (
	"math"
	"strings"
	"testing"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

func seeds(f *testing.F) {
	for _, s := range []string{
		"a: 1\n---\nb: [x, 'y', \"z\"]\n", "a: &x |2-\n   b\nc: *x\n", "? a\n: b\n", "a: >\n\n  b\n\n   c\n# d\n",
		"%YAML 1.1\n--- !!map {<<: {a: 1}, b: !!str 2}\n...\n", "\ufeffä: \r\n- \u2028 x\r\n", "a:\tb\n\tc: d", "- - - a\n  - b", "&a : x", "{a: b, c}: d", "a: 'b\n\n  c'",
	} {
		f.Add(s, "x")
	}
}

// FuzzParse holds every range within its document and its parent, and what an
// edit leaves against the text read afresh.
func FuzzParse(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, text, insert string) {
		r := Reader{YAML11: true}
		before := r.Parse("a.yaml", []byte(text), nil)
		check(t, before)
		at := len(text) / 2
		edited := []byte(text[:at] + insert + text[at:])
		after, afresh := r.Parse("a.yaml", edited, before), r.Parse("a.yaml", edited, nil)
		if len(afresh.Diagnostics) > 0 {
			return
		}
		if len(after.Documents) != len(afresh.Documents) {
			t.Fatalf("%d documents after the edit, %d afresh", len(after.Documents), len(afresh.Documents))
		}
		check(t, after)
		for i, d := range after.Documents {
			e := afresh.Documents[i]
			if d.Broken != e.Broken || !d.Broken && show(after, d.Value) != show(afresh, e.Value) {
				t.Errorf("document %d differs from the one read afresh", i)
			}
		}
	})
}

func check(t *testing.T, f *File) {
	f.Comments()
	f.CommentPlace(f.Text.Len() / 2)
	for _, d := range f.Documents {
		for _, diag := range d.Diagnostics {
			inside(t, "diagnostic "+diag.Summary, diag.Range, d)
		}
		if !d.Broken && d.Value != nil {
			checkValue(t, d, d.Value, source.Range{Anchor: d.Anchor, End: math.MaxUint32}, 0)
		}
	}
}

func inside(t *testing.T, what string, r source.Range, d *Document) {
	if r.Anchor != d.Anchor || r.Start > r.End || int(r.End) > len(d.Text) {
		t.Errorf("%s: range %d-%d of %d", what, r.Start, r.End, len(d.Text))
	}
}

func checkValue(t *testing.T, d *Document, v *model.Value, parent source.Range, depth int) {
	if depth > 20 || v.Size() > 10_000 {
		return
	}
	inside(t, v.Kind().String(), v.Range(), d)
	if !parent.Contains(v.Range()) {
		t.Errorf("%s at %d-%d is not within %d-%d of %q", v.Kind(), v.Range().Start, v.Range().End, parent.Start, parent.End, d.Text)
	}
	at := v.Range()
	if len(v.Via()) > 0 { // what is behind stands elsewhere
		at = source.Range{Anchor: d.Anchor, End: math.MaxUint32}
	}
	for _, e := range v.Elems() {
		checkValue(t, d, e, at, depth+1)
	}
	for _, a := range v.Attrs() {
		if !a.NameRange.IsZero() {
			inside(t, a.Name, a.NameRange, d)
		}
		checkValue(t, d, a.Value, at, depth+1)
	}
	if s, ok := v.AsString(); ok && len(v.Via()) == 0 && !strings.ContainsAny(s, " \n\t") {
		if text := string(d.Text[v.Range().Start:v.Range().End]); text != s && !strings.ContainsAny(text, "\\'\"|>!&*\n\r\u0085\u2028\u2029") {
			t.Errorf("%q stands at %q", s, text)
		}
	}
}
