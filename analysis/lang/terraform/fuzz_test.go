package terraform

import (
	"context"
	"math/rand/v2"
	"slices"
	"testing"
	"testing/fstest"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// FuzzLoad evaluates arbitrary text in native and JSON syntax: nothing panics,
// and every place that comes out lies in the text.
func FuzzLoad(f *testing.F) {
	for _, seed := range []string{
		"resource \"aws_s3_bucket\" \"b\" {\n  acl = \"private\"\n}\n",
		"locals {\n  x = [for a in [1] : \"${a}\" if a > 0]\n}\nresource \"t\" \"r\" {\n  v = local.x[*]\n}\n",
		"data \"aws_iam_policy_document\" \"d\" {\n  statement {\n    actions = [\"*\"]\n  }\n}\n",
		"resource \"t\" \"r\" {\n  policy = <<-EOF\n    {\"a\": [\"${var.x}\", 1]}\n  EOF\n}\nvariable \"x\" {}\n",
		"module \"m\" {\n  source = \"./main.tf\"\n}\n",
		"resource \"t\" \"r\" {\n  v = jsonencode({ a = t.r })\n  dynamic \"x\" {\n    for_each = [1]\n    content {}\n  }\n}\n",
		"{\"resource\": {\"t\": {\"r\": {\"v\": \"${upper(\\\"x\\\")}\"}}}}",
		"x = \"\\u00e9${\"\n",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, name := range []string{"main.tf", "main.tf.json"} {
			fsys := fstest.MapFS{name: &fstest.MapFile{Data: []byte(text)}}
			res, err := Load(context.Background(), fsys, Options{})
			if err != nil {
				t.Fatal(err)
			}
			for _, d := range res.Diagnostics {
				within(t, res.Files, d.Range)
			}
			for _, r := range res.Resources {
				within(t, res.Files, r.Origin.Header)
				budget := 10_000
				everyPlace(r.Value, &budget, func(at source.Range) { within(t, res.Files, at) })
			}
			parse(name, source.NewText([]byte(text)), nil).comments()
		}
	})
}

func within(t *testing.T, files source.Files, r source.Range) {
	if r.IsZero() {
		return
	}
	start, end, ok := files.Offsets(r)
	if !ok || start > end || end > files[r.File()].Text.Len() {
		t.Fatalf("place %d-%d (known %t) is outside the text", start, end, ok)
	}
}

// everyPlace calls f with the places of a tree, of at most budget nodes.
func everyPlace(v *model.Value, budget *int, f func(source.Range)) {
	if *budget--; v == nil || *budget < 0 {
		return
	}
	f(v.Range())
	for _, r := range v.Via() {
		f(r)
	}
	everyPlace(v.Doc(), budget, f)
	for _, el := range v.Elems() {
		everyPlace(el, budget, f)
	}
	for _, a := range v.Attrs() {
		f(a.NameRange)
		everyPlace(a.Value, budget, f)
	}
}

// FuzzSplit checks that the items of a file are in order, do not overlap, and
// leave out nothing but space and comments.
func FuzzSplit(f *testing.F) {
	f.Add("a {\n}\n# c\nb \"x\" {\n  y = <<E\n}\nE\n}\n")
	f.Add("a = \"${\"}\"}\"\r\nb {")
	f.Fuzz(func(t *testing.T, text string) {
		pos := 0
		for _, c := range split([]byte(text)) {
			if c.start < pos || c.end <= c.start || c.end > len(text) {
				t.Fatalf("item %d-%d after %d in %q", c.start, c.end, pos, text)
			}
			if skipBlank([]byte(text), pos) != c.start {
				t.Fatalf("text between %d and %d belongs to no item", pos, c.start)
			}
			pos = c.end
		}
		if skipBlank([]byte(text), pos) != len(text) {
			t.Fatalf("text from %d on belongs to no item", pos)
		}
	})
}

// nasty are pieces of text that open, close and hide things.
var nasty = []string{"{", "}", "[", "]", "(", ")", "\"", "\\", "\n", "\r\n", "${", "%{", "$", "<<E\n", "\nE\n", "<<-E", "#", "//", "/*", "*/", " ",
	"a", "b \"x\" {\n  c = 1\n}\n", "a = 1\n", "d {\n", "\ufeff", "\u00e9"}

// resplits edits a text at random and holds what [resplit] makes of each version,
// knowing the one before, against [split].
func resplits(t *testing.T, text []byte, r *rand.Rand, edits int) {
	before := split(text)
	for range edits {
		start := r.IntN(len(text) + 1)
		end := start + r.IntN(min(len(text)-start, 8)+1)
		with := nasty[r.IntN(len(nasty))]
		if r.IntN(3) == 0 {
			with = ""
		}
		next := slices.Concat(text[:start], []byte(with), text[end:])
		got, want := resplit(next, newEarlier(next, text, before)), split(next)
		if !slices.Equal(got, want) {
			t.Fatalf("%q becomes %q:\n%+v, want\n%+v", text, next, got, want)
		}
		text, before = next, got
	}
}

func TestResplitEqualsSplit(t *testing.T) {
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 7))
		var text []byte
		for range 5 + r.IntN(30) {
			text = append(text, nasty[r.IntN(len(nasty))]...)
			if r.IntN(3) > 0 {
				text = append(text, "b \"x\" {\n  c = [1, \"${d}\"]\n}\n"...)
			}
		}
		resplits(t, text, r, 200)
	}
}

func FuzzResplit(f *testing.F) {
	f.Add("a {\n}\n# c\nb \"x\" {\n  y = <<E\n}\nE\n}\n", uint64(1))
	f.Add("a = \"${\"}\"}\"\r\nb {\nc {\n}\n", uint64(2))
	f.Fuzz(func(t *testing.T, text string, seed uint64) {
		resplits(t, []byte(text), rand.New(rand.NewPCG(seed, 7)), 20)
	})
}
