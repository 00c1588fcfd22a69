package yaml

import (
	"strings"
	"testing"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/fixes/edit"
)

// A change is one call of an editor.
type change func(e *Editor) error

func set(value any, path ...any) change {
	return func(e *Editor) error { return e.Set(e.Documents()[0].Root, path, value, "") }
}

func ask(value any, path ...any) change {
	return func(e *Editor) error { return e.Set(e.Documents()[0].Root, path, value, "what") }
}

func add(value any, path ...any) change {
	return func(e *Editor) error { return e.Append(e.Documents()[0].Root, path, value, "") }
}

func lead(value any, path ...any) change {
	return func(e *Editor) error { return e.Prepend(e.Documents()[0].Root, path, value, "") }
}

func remove(path ...any) change {
	return func(e *Editor) error { return e.Remove(e.Documents()[0].Root, path) }
}

type m = map[string]any

func TestEdits(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		changes    []change
		want       string // "error: ..." where it cannot be done
	}{
		{"value", "a: 1 # c\nb: 2\n", []change{set(3, "a")}, "a: 3 # c\nb: 2\n"},
		{"value in quotes", "a: 'x'\n", []change{set("y", "a")}, "a: 'y'\n"},
		{"value that loses its quotes", "a: \"true\"\n", []change{set("x y", "a"), set(false, "b")}, "a: \"x y\"\nb: false\n"},
		{"boolean for a string in quotes", "a: \"true\"\n", []change{set(true, "a")}, "a: true\n"},
		{"string that needs quotes", "a: x\n", []change{set("no", "a"), set("1.10", "b"), set("x: y", "c"), set("*", "d"), set("12:30", "e")}, "a: \"no\"\nb: \"1.10\"\nc: \"x: y\"\nd: \"*\"\ne: \"12:30\"\n"},
		{"quotes as elsewhere", "a: 'x'\nb: 'y'\n", []change{set("no", "c")}, "a: 'x'\nb: 'y'\nc: 'no'\n"},
		{"nothing written", "a: # c\nb: 1\n", []change{set(3, "a")}, "a: 3 # c\nb: 1\n"},
		{"mapping for nothing", "a: # c\nb: 1\n", []change{set(1, "a", "x"), set(2, "a", "p")}, "a: # c\n  p: 2\n  x: 1\nb: 1\n"},
		{"mapping for empty brackets", "a: {} # c\nb: 1\n", []change{set(1, "a", "x")}, "a: # c\n  x: 1\nb: 1\n"},
		{"mapping for a scalar", "a: z # c\n", []change{set(m{"x": 1}, "a")}, "a: # c\n  x: 1\n"},
		{"scalar for a mapping", "a: # c\n  x: 1\n  # d\n  y: 2\nb: 3\n", []change{set("z", "a")}, "a: z # c\nb: 3\n"},
		{"list for a mapping", "a:\n  x: 1\nb: 3\n", []change{set([]any{"z", "p"}, "a")}, "a:\n  - z\n  - p\nb: 3\n"},
		{"block scalar", "a: |\n  x\n  y\nb: 1\n", []change{set("z", "a")}, "a: z\nb: 1\n"},
		{"key at the end", "a: 1", []change{set(2, "b")}, "a: 1\nb: 2"},
		{"key in the order of the alphabet", "b:\n  # on c\n  c: 1\n\n  # on e\n  e: 2\n", []change{set(1, "b", "a"), set(1, "b", "d"), set(1, "b", "f")}, "b:\n  a: 1\n  # on c\n  c: 1\n  d: 1\n\n  # on e\n  e: 2\n  f: 1\n"},
		{"key behind unsorted ones", "b:\n  z: 1\n  c: 1\n", []change{set(1, "b", "d")}, "b:\n  z: 1\n  c: 1\n  d: 1\n"},
		{"key behind a comment and a list", "b:\n  z:\n  - 1 # x\n  # about y\nc: 1\n", []change{set(1, "b", "zz")}, "b:\n  z:\n  - 1 # x\n  zz: 1\n  # about y\nc: 1\n"},
		{"key in an element", "l:\n  - name: x\n    # c\n    z: 1\n", []change{set(1, "l", 0, "p"), set(2, "l", 0, "a")}, "l:\n  - name: x\n    a: 2\n    p: 1\n    # c\n    z: 1\n"},
		{"indentation of four", "a:\n    b:\n        c: 1\n", []change{set(m{"p": 1}, "a", "x"), set([]any{1}, "a", "l")}, "a:\n    b:\n        c: 1\n    l:\n    - 1\n    x:\n        p: 1\n"},
		{"indented lists", "a:\n  - 1\n", []change{set([]any{m{"x": 1, "name": "k"}}, "b")}, "a:\n  - 1\nb:\n  - name: k\n    x: 1\n"},
		{"lists that are not", "a:\n- 1\n", []change{set([]any{m{"x": 1}}, "b")}, "a:\n- 1\nb:\n- x: 1\n"},
		{"element", "a:\n- 1 # c\nb: 2\n", []change{add(2, "a"), add(m{"x": 1, "p": 2}, "a")}, "a:\n- 1 # c\n- 2\n- p: 2\n  x: 1\nb: 2\n"},
		{"element with wide dash", "a:\n  -   x: 1\n", []change{add(m{"x": 1, "p": 2}, "a")}, "a:\n  -   x: 1\n  -   p: 2\n      x: 1\n"},
		{"element in front", "a:\n# on 1\n- 1 # c\nb: 2\n", []change{lead(m{"x": 1, "p": 2}, "a"), add(3, "a"), lead(0, "a")}, "a:\n- p: 2\n  x: 1\n- 0\n# on 1\n- 1 # c\n- 3\nb: 2\n"},
		{"element in front of one that goes", "a: # c\n  - 1\n  - 2\n", []change{lead(0, "a"), remove("a", 0)}, "a: # c\n  - 0\n  - 2\n"},
		{"element in front of all that go", "a: # c\n  - 1\n  - 2\n", []change{lead(0, "a"), remove("a", 0), remove("a", 1), add(3, "a")}, "a: # c\n  - 0\n  - 3\n"},
		{"element in front behind a dash", "a:\n- - 1\n  - 2\n", []change{lead("x", "a", 0)}, "a:\n- - x\n  - 1\n  - 2\n"},
		{"element in front of a document", "# c\n- 1\n", []change{lead("x")}, "# c\n- x\n- 1\n"},
		{"element in front with an anchor", "a: &x # c\n  - 1\n", []change{lead("x", "a")}, "a: &x # c\n  - x\n  - 1\n"},
		{"element in front in brackets", "a: [1, 2]\nb: [\n  3, # c\n]\n", []change{lead("x,y", "a"), lead(0, "b")}, "a: [\"x,y\", 1, 2]\nb: [\n  0,\n  3, # c\n]\n"},
		{"element in front of none", "a: []\n", []change{lead("x", "a"), lead("z", "b")}, "a: [x]\nb:\n- z\n"},
		{"element in front in JSON", "{\n  \"a\": [\n    {\"x\": 1}\n  ]\n}\n", []change{lead(m{"y": 2}, "a")}, "{\n  \"a\": [\n    {\n      \"y\": 2\n    },\n    {\"x\": 1}\n  ]\n}\n"},
		{"element in front, CR LF", "a:\r\n- 1\r\n", []change{lead(0, "a")}, "a:\r\n- 0\r\n- 1\r\n"},
		{"element in front of a scalar", "a: 1\n", []change{lead(2, "a")}, "error: it is not a list"},
		{"document removed", "# licence\n\n# on a\na: 1\n---\nb: 2\n", []change{remove()}, "# licence\n\n---\nb: 2\n"},
		{"document with a marker removed", "--- # a\n# on a\na: 1\n---\nb: 2\n", []change{remove()}, "---\nb: 2\n"},
		{"document with a byte order mark removed", "\ufeffa: 1\n---\nb: 2\n", []change{remove()}, "\ufeff---\nb: 2\n"},
		{"only document removed", "a: 1\n", []change{remove()}, "error: it is all that the file holds"},
		{"literal block", "a: 1\n", []change{add(m{"p": Literal{Text: "x: 1\n\ny: 2\n"}}, "l")}, "a: 1\nl:\n- p: |-\n    x: 1\n\n    y: 2\n"},
		{"literal block, CR LF", "a:\r\n    b: 1\r\n", []change{set(Literal{Text: "x\ny"}, "a", "c")}, "a:\r\n    b: 1\r\n    c: |-\r\n        x\r\n        y\r\n"},
		{"literal block in brackets", "l: [{p: q}]\n", []change{add(m{"p": Literal{Text: "x: 1\ny: 2\n"}}, "l")}, "l: [{p: q}, {p: \"x: 1\\ny: 2\"}]\n"},
		{"literal block in JSON", "{\"a\": 1}\n", []change{set(Literal{Text: "x\ny\n"}, "b")}, "{\"a\": 1, \"b\": \"x\\ny\"}\n"},
		{"element of a missing list", "a: 1\n", []change{add("x", "b", "c")}, "a: 1\nb:\n  c:\n  - x\n"},
		{"element of an empty list", "a: []\nb: [ ]\n", []change{add("x", "a"), add(m{"x": 1}, "b")}, "a: [x]\nb:\n- x: 1\n"},
		{"elements in brackets", "a: [1, 2] # c\n", []change{add(3, "a"), add("x,y", "a")}, "a: [1, 2, 3, \"x,y\"] # c\n"},
		{"entry in brackets", "a: { b: 1, d: 2 }\n", []change{set(3, "a", "c"), set(4, "a", "e")}, "a: { b: 1, c: 3, d: 2, e: 4 }\n"},
		{"mapping in brackets on lines", "a: {\n  b: 1, # x\n  c: 2 # y\n}\n", []change{set(3, "a", "d")}, "a: {\n  b: 1, # x\n  c: 2, # y\n  d: 3\n}\n"},
		{"removed", "a: 1\n# on b\nb: 2 # x\nc: 3\n", []change{remove("b")}, "a: 1\n# on b\nc: 3\n"},
		{"last one removed", "a: 1\nb:\n  c: 2", []change{remove("b")}, "a: 1\n"},
		{"first in an element removed", "l:\n- a: 1\n  b: 2\n", []change{remove("l", 0, "a")}, "l:\n- b: 2\n"},
		{"first in an element removed before a comment", "l:\n- a: 1 # x\n  # on b\n  b: 2\n", []change{remove("l", 0, "a")}, "l:\n-\n  # on b\n  b: 2\n"},
		{"element removed", "l:\n  - a: 1\n    b: 2\n  - c\n", []change{remove("l", 0)}, "l:\n  - c\n"},
		{"only element removed", "l:\n  - a\nb: 1\n", []change{remove("l", 0)}, "b: 1\n"},
		{"only entry removed", "l:\n  a: 1\nb: 1\n", []change{remove("l", "a")}, "l: {}\nb: 1\n"},
		{"parts in brackets removed", "a: [1, 2, 3]\nb: {x: 1, y: 2, z: 3}\n", []change{remove("a", 0), remove("b", "y"), remove("b", "z")}, "a: [2, 3]\nb: {x: 1}\n"},
		{"removed and added", "a:\n  x: 1 # c\nb: 2\n", []change{remove("a", "x"), set(1, "a", "p")}, "a:\n  p: 1 # c\nb: 2\n"},
		{"removed next to what is added", "a:\n  w: 1\n  x: 1\n  y:\n    z: 1\n    zz: 2\nb: 2\n", []change{remove("a", "y", "zz"), set(1, "a", "zzz")}, "a:\n  w: 1\n  x: 1\n  y:\n    z: 1\n  zzz: 1\nb: 2\n"},
		{"deep and shallow at one place", "a:\n  b:\n    c: 1", []change{set(2, "z"), set(3, "a", "b", "d"), set(4, "a", "e")}, "a:\n  b:\n    c: 1\n    d: 3\n  e: 4\nz: 2"},
		{"anchor", "a: &x 1\nb: *x\n", []change{set(2, "a")}, "a: &x 2\nb: *x\n"},
		{"alias", "a: &x 1\nb: *x\n", []change{set(2, "b")}, "a: &x 1\nb: 2\n"},
		{"behind an alias", "a: &x\n  c: 1\nb: *x\n", []change{set(2, "b", "d")}, "a: &x\n  c: 1\n  d: 2\nb: *x\n"},
		{"merge key overruled", "a: &x\n  c: 1\n  d: 2\nb:\n  <<: *x\n  e: 1\n", []change{set(2, "b", "c")}, "a: &x\n  c: 1\n  d: 2\nb:\n  <<: *x\n  c: 2\n  e: 1\n"},
		{"mapping with an anchor", "a: &x # c\n  b: 1\n", []change{set(2, "a")}, "a: &x 2 # c\n"},
		{"CR LF", "a:\r\n  b: 1\r\nc: 2\r\n", []change{set(1, "a", "z"), set([]any{1}, "d"), remove("c")}, "a:\r\n  b: 1\r\n  z: 1\r\nd:\r\n- 1\r\n"},
		{"byte order mark and marker", "\ufeff---\n# c\na: 1\n...\n", []change{set(2, "b")}, "\ufeff---\n# c\na: 1\nb: 2\n...\n"},
		{"byte order mark before the first key", "\ufeffa: 1\nb: 2\n", []change{set(2, "c"), remove("a")}, "\ufeffb: 2\nc: 2\n"},
		{"empty lines that a scalar keeps", "a:\n  b: |+\n    x\n\n\nc: 1\n", []change{set(2, "a", "d")}, "a:\n  b: |+\n    x\n\n\n  d: 2\nc: 1\n"},
		{"JSON", "{\n  \"a\": {\n    \"b\": 1,\n    \"d\": []\n  }\n}\n", []change{set(m{"x": []any{"y"}}, "a", "c"), add("z", "a", "d"), set(true, "a", "b")}, "{\n  \"a\": {\n    \"b\": true,\n    \"c\": {\n      \"x\": [\n        \"y\"\n      ]\n    },\n    \"d\": [\n      \"z\"\n    ]\n  }\n}\n"},
		{"JSON on one line", `{"a":{"b":1}}`, []change{set(m{"x": "y"}, "c"), set("n", "a", "d")}, `{"a":{"b":1, "d": "n"}, "c": {"x": "y"}}`},
		{"other alphabets", "ü: ä # é\nö:\n  - ß\n", []change{set("ñ", "ü"), add("ж", "ö")}, "ü: ñ # é\nö:\n  - ß\n  - ж\n"},
		{"through a scalar", "a: 1\n", []change{set(2, "a", "b")}, "error: it is not a mapping"},
		{"element of a scalar", "a: 1\n", []change{add(2, "a")}, "error: it is not a list"},
		{"nothing to remove", "a: 1\n", []change{remove("b")}, "error: there is nothing to change"},
		{"element of its own line", "a:\n- - 1\n- x\n", []change{remove("a", 0, 0)}, "a:\n- x\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			e := NewEditor(Read([]byte(tt.text)))
			got := ""
			for _, c := range tt.changes {
				if err := c(e); err != nil {
					got = "error: " + err.Error()
				}
			}
			if edits, err := e.Edits(); err != nil {
				got = "error: " + err.Error()
			} else if got == "" {
				got = string(edit.Apply([]byte(tt.text), edits))
			}
			if got != tt.want {
				t.Errorf("got:\n%s\nwant:\n%s", got, tt.want)
			}
		})
	}
}

func TestDocumentsAreAdded(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"behind a document", "a: 1\n", "a: 1\n---\nkind: K\nmetadata:\n  name: x\nspec: {}\n"},
		{"behind one without an end", "a: 1", "a: 1\n---\nkind: K\nmetadata:\n  name: x\nspec: {}\n"},
		{"CR LF", "a: 1\r\n", "a: 1\r\n---\r\nkind: K\r\nmetadata:\r\n  name: x\r\nspec: {}\r\n"},
		{"JSON", `{"a": 1}`, "error: " + errJSON.Error()},
	} {
		t.Run(tt.name, func(t *testing.T) {
			e := NewEditor(Read([]byte(tt.text)))
			d := e.AddDocument("x", 0)
			for _, s := range []struct {
				path  model.Path
				value any
			}{{model.Path{"spec"}, m{}}, {model.Path{"metadata", "name"}, "x"}, {model.Path{"kind"}, "K"}} {
				if err := d.Set(s.path, s.value, ""); err != nil {
					t.Fatal(err)
				}
			}
			got := ""
			if edits, err := e.Edits(); err != nil {
				got = "error: " + err.Error()
			} else {
				got = string(edit.Apply([]byte(tt.text), edits))
			}
			if got != tt.want {
				t.Errorf("got:\n%s\nwant:\n%s", got, tt.want)
			}
		})
	}
}

func TestWhatIsAskedFor(t *testing.T) {
	text := "a: 'x'\n"
	e := NewEditor(Read([]byte(text)))
	doc := NewDocument()
	if err := doc.Set(model.Path{"x", "y"}, "in a block", "what"); err != nil {
		t.Fatal(err)
	}
	for _, c := range []change{ask("y", "a"), ask(m{"c": 1, "d": []any{"z z", "no"}}, "b"), set(doc.Literal(), "e")} {
		if err := c(e); err != nil {
			t.Fatal(err)
		}
	}
	edits, err := e.Edits()
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, x := range edits {
		for _, a := range x.Asks {
			got = append(got, x.New[a.Start:a.End])
		}
	}
	if s := strings.Join(got, "|"); s != "y|1|z z|no|in a block" {
		t.Errorf("asked for: %s", s)
	}
}

func TestLine(t *testing.T) {
	for _, tt := range []struct {
		v    any
		want string
	}{
		{true, "true"}, {float64(3), "3"}, {nil, "null"}, {"plain", "plain"}, {"yes", `"yes"`}, {"a b", "a b"}, {"{{ x }}", `"{{ x }}"`},
		{[]any{"ALL", 1.5}, "[ALL, 1.5]"}, {m{"b": "x", "a": []any{}}, "{a: [], b: x}"}, {"", `""`}, {"web:1.0", "web:1.0"}, {"1.0", `"1.0"`},
	} {
		if got := Line(tt.v); got != tt.want {
			t.Errorf("%v is written %s, want %s", tt.v, got, tt.want)
		}
	}
}
