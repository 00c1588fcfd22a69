package terraform

import (
	"context"
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
			parse(name, []byte(text), nil).comments()
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
