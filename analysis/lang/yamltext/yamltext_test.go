package yamltext

import (
	"fmt"
	"strings"
	"testing"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

func parse(t *testing.T, text string) *File {
	t.Helper()
	return Reader{YAML11: true}.Parse("a.yaml", []byte(text), nil)
}

// show writes a value with the text at each node's range in angle brackets where
// that is not what the value says already.
func show(f *File, v *model.Value) string {
	text := func(r source.Range) string {
		start, end, ok := f.Offsets(r)
		if !ok {
			return "?"
		}
		return string(f.Text.Bytes()[start:end])
	}
	var b strings.Builder
	at := func(v *model.Value, said string) {
		if s := text(v.Range()); s != said {
			fmt.Fprintf(&b, "<%s>", s)
		}
		for _, via := range v.Via() {
			fmt.Fprintf(&b, " via <%s>", text(via))
		}
	}
	var walk func(v *model.Value)
	walk = func(v *model.Value) {
		switch v.Kind() {
		case model.Object:
			b.WriteString("{")
			for i, a := range v.Attrs() {
				if i > 0 {
					b.WriteString(", ")
				}
				b.WriteString(a.Name)
				if s := text(a.NameRange); s != a.Name {
					fmt.Fprintf(&b, "<%s>", s)
				}
				b.WriteString(": ")
				walk(a.Value)
			}
			b.WriteString("}")
			at(v, "")
		case model.List:
			b.WriteString("[")
			for i, e := range v.Elems() {
				if i > 0 {
					b.WriteString(", ")
				}
				walk(e)
			}
			b.WriteString("]")
			at(v, "")
		case model.String:
			s, _ := v.AsString()
			fmt.Fprintf(&b, "%q", s)
			at(v, s)
		case model.Number:
			n, _ := v.AsNumber()
			b.WriteString(n.String())
			at(v, n.String())
		case model.Bool:
			x, _ := v.AsBool()
			fmt.Fprint(&b, x)
			at(v, fmt.Sprint(x))
		default:
			b.WriteString("null")
			at(v, "null")
		}
	}
	walk(v)
	return b.String()
}

func TestValuesKnowTheirRanges(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"plain words", "a: b c\n", `{a: "b c"}<a: b c>`},
		{"comment behind a word", "a: b # c\n", `{a: "b"}<a: b>`},
		{"a word over two lines", "a: b\n  c\n\n  d\nz: 1", `{a: "b c\nd"<b
  c

  d>, z: 1}<a: b
  c

  d
z: 1>`},
		{"quoted", `a: "x\"y"` + "\nb: 'it''s'\n", `{a: "x\"y"<"x\"y">, b: "it's"<'it''s'>}<a: "x\"y"
b: 'it''s'>`},
		{"quoted key", `"a b": 1`, `{a b<"a b">: 1}<"a b": 1>`},
		{"numbers", "[1, -2, 0x10, 0644, 1.5, 1e3, .inf]", `[1, -2, 16<0x10>, 420<0644>, 1.5, 1000<1e3>, ".inf"]<[1, -2, 0x10, 0644, 1.5, 1e3, .inf]>`},
		{"words of YAML 1.1", "[yes, Off, true, 'yes']", `[true<yes>, false<Off>, true, "yes"<'yes'>]<[yes, Off, true, 'yes']>`},
		{"dates are text", "a: 2001-01-01", `{a: "2001-01-01"}<a: 2001-01-01>`},
		{"nothing written", "a:\nb: ~\n", `{a: null<>, b: null<~>}<a:
b: ~>`},
		{"flow over lines", "a: {b: [1, 2 ], # x }\n  c: d}\n", `{a: {b: [1, 2]<[1, 2 ]>, c: "d"}<{b: [1, 2 ], # x }
  c: d}>}<a: {b: [1, 2 ], # x }
  c: d}>`},
		{"empty flow", "a: {}\nb: [ ]", `{a: {}<{}>, b: []<[ ]>}<a: {}
b: [ ]>`},
		{"list under its key", "a:\n- b: 1\n  c: 2\n- d", `{a: [{b: 1, c: 2}<b: 1
  c: 2>, "d"]<- b: 1
  c: 2
- d>}<a:
- b: 1
  c: 2
- d>`},
		{"literal block", "a: |\n  x\n\n   y\n\n# c\nb: 1", `{a: "x\n\n y\n"<|
  x

   y>, b: 1}<a: |
  x

   y

# c
b: 1>`},
		{"folded block with an indicator", "a: >2-\n    x\n   y\nb: 1", `{a: "  x\n y"<>2-
    x
   y>, b: 1}<a: >2-
    x
   y
b: 1>`},
		{"empty block", "a: | # nothing\nb: 1", `{a: ""<|>, b: 1}<a: | # nothing
b: 1>`},
		{"alias", "a: &x {k: 1}\nb: *x", `{a: {k: 1}<{k: 1}>, b: {k: 1}<*x> via <{k: 1}>}<a: &x {k: 1}
b: *x>`},
		{"anchored block", "a: &x\n  k: 1\nb: [*x ]", `{a: {k: 1}<k: 1>, b: [{k: 1}<*x> via <k: 1>]<[*x ]>}<a: &x
  k: 1
b: [*x ]>`},
		{"merge key", "a: &x\n  k: 1\n  l: 2\nb:\n  <<: *x\n  l: 3", `{a: {k: 1, l: 2}<k: 1
  l: 2>, b: {k<?>: 1<<<: *x> via <1>, l: 3}<<<: *x
  l: 3>}<a: &x
  k: 1
  l: 2
b:
  <<: *x
  l: 3>`},
		{"of several merged the first wins", "a: &x {k: 1}\nb: &y {k: 2}\nc: {<<: [*x, *y]}", `{a: {k: 1}<{k: 1}>, b: {k: 2}<{k: 2}>, c: {k<?>: 1<<<: [*x, *y]> via <1>}<{<<: [*x, *y]}>}<a: &x {k: 1}
b: &y {k: 2}
c: {<<: [*x, *y]}>`},
		{"tags", "a: !!str 5\nb: !x y", `{a: "5", b: "y"}<a: !!str 5
b: !x y>`},
		{"other letters", "ä: ö\nk: {é: [ü, x]}", `{k: {é: ["ü", "x"]<[ü, x]>}<{é: [ü, x]}>, ä: "ö"}<ä: ö
k: {é: [ü, x]}>`},
		{"line ends of Windows", "a: b\r\nc: |\r\n  x\r\nd: e\r\n", `{a: "b", c: "x\n"<|` + "\r\n  x>, d: \"e\"}<a: b\r\nc: |\r\n  x\r\nd: e>"},
		{"byte order mark", "\ufeffa: b", `{a: "b"}<a: b>`},
		{"the last of equal keys", "a: 1\na: 2", `{a: 2}<a: 1
a: 2>`},
		{"directives", "%YAML 1.1\n---\na: b", `{a: "b"}<a: b>`},
		{"content on the marker", "--- {a: b}", `{a: "b"}<{a: b}>`},
		{"JSON", "{\n\t\"a\": [true, null, \"x\\n\"]\n}", `{a<"a">: [true, null, "x\n"<"x\n">]<[true, null, "x\n"]>}<{
	"a": [true, null, "x\n"]
}>`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			f := parse(t, tt.text)
			if len(f.Documents) != 1 {
				t.Fatalf("%d documents", len(f.Documents))
			}
			d := f.Documents[0]
			if d.Broken {
				t.Fatal(d.Diagnostics)
			}
			if got := show(f, d.Value); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

func TestHeads(t *testing.T) {
	f := Reader{Heads: true}.Parse("a.yaml", []byte("a:\n  b:\n  - c: 1\n    d: {e: 2}\n  - f:\n      g: 3\n  h: [1,\n    2]"), nil)
	got := show(f, f.Documents[0].Value)
	want := `{a: {b: [{c: 1, d: {e: 2}<{e: 2}>}<c: 1>, {f: {g: 3}<f>}<f>]<b>, h: [1, 2]<h>}<a>}<a:
  b:
  - c: 1
    d: {e: 2}
  - f:
      g: 3
  h: [1,
    2]>`
	if got != want {
		t.Errorf("got %s", got)
	}
}

func TestDocuments(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		want       []string
	}{
		{"one", "a: 1\n", []string{"a: 1\n"}},
		{"several", "a: 1\n---\nb: 2\n--- # c\n\n---\nd: |\n  ---\n", []string{"a: 1\n", "---\nb: 2\n", "---\nd: |\n  ---\n"}},
		{"end marker", "a: 1\n...\nb: 2\n", []string{"a: 1\n...\n", "b: 2\n"}},
		{"comments before the first", "# x\n---\na: 1", []string{"---\na: 1"}},
		{"directives belong to what follows", "a: 1\n...\n%YAML 1.2\n---\nb", []string{"a: 1\n...\n", "%YAML 1.2\n---\nb"}},
		{"a longer dash is content", "a: 1\n----\n", []string{"a: 1\n----\n"}},
		{"nothing", "\n# only a comment\n", nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, c := range split([]byte(tt.text)) {
				got = append(got, tt.text[c.start:c.end])
			}
			if fmt.Sprintf("%q", got) != fmt.Sprintf("%q", tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestErrorsNameTheirLine(t *testing.T) {
	for _, tt := range []struct {
		name, text, summary, at string
		line                    int
	}{
		{"tab", "a:\n\tb: 1\n", "tab in the indentation", "b: 1", 2},
		{"key without a colon", "a: 1\nb\nc: 3\n", "could not find expected ':'", "b", 2},
		{"wrong indentation", "a:\n  b: 1\n c: 2\nd: 3\n", "did not find expected key", "c: 2", 3},
		{"open quote", "a: 'x\nb: 2\n", "", "", 0},
		{"open bracket", "a: [1,\nb: 2\n", "", "", 0},
		{"unknown alias", "a: 1\nb: *x\n", "unknown anchor 'x' referenced", "b: *x", 2},
		{"key that is a list", "? [1]\n: 2\n", "a key must be a single word or a string", "[", 1},
		{"alias within itself", "a: &x [*x]\n", "alias *x stands within what it names", "*x", 1},
		{"merge of a word", "a: 1\nb: {<<: x}\n", "a merge key wants a mapping or a list of mappings", "<<: x", 2},
	} {
		t.Run(tt.name, func(t *testing.T) {
			f := parse(t, "ok: 1\n---\n"+tt.text+"---\nok: 2\n")
			if len(f.Documents) != 3 || f.Documents[0].Broken || f.Documents[2].Broken {
				t.Fatal("the other documents are not read")
			}
			d := f.Documents[1]
			if !d.Broken || len(d.Diagnostics) != 1 || d.Value != nil {
				t.Fatalf("diagnostics %v", d.Diagnostics)
			}
			diag := d.Diagnostics[0]
			span, ok := source.Files{"a.yaml": f.File}.Span(diag.Range)
			if !ok || span.End.Offset > d.End {
				t.Fatalf("no place: %+v", span)
			}
			if tt.line == 0 {
				return
			}
			at := string(f.Text.Bytes()[span.Start.Offset:span.End.Offset])
			if diag.Summary != tt.summary || at != tt.at || span.Start.Line != tt.line+2 {
				t.Errorf("%q at %q on line %d", diag.Summary, at, span.Start.Line-2)
			}
		})
	}
}

func TestDoubledKeysAreWarnedOf(t *testing.T) {
	d := parse(t, "a: 1\nb: 2\na: 3\n").Documents[0]
	if d.Broken || len(d.Diagnostics) != 1 || d.Diagnostics[0].Severity != source.Warning || d.Diagnostics[0].Range.Start != 10 {
		t.Errorf("diagnostics are %+v", d.Diagnostics)
	}
}

func TestEditsLeaveOtherDocumentsAlone(t *testing.T) {
	text := "kind: A\nname: a\n---\nkind: B\nx: 1\n---\nkind: C\n"
	before := parse(t, text)
	after := Reader{}.Parse("a.yaml", []byte(strings.Replace(text, "x: 1", "x: 12345\ny: 2", 1)), before)
	for i, same := range []bool{true, false, true} {
		a, b := before.Documents[i], after.Documents[i]
		if a.Anchor != b.Anchor {
			t.Errorf("document %d has another anchor", i)
		}
		if (a.Value == b.Value) != same {
			t.Errorf("document %d: same value is %t", i, a.Value == b.Value)
		}
	}
	if got := show(after, after.Documents[2].Value); got != `{kind: "C"}<kind: C>` {
		t.Error(got)
	}
	inserted := Reader{}.Parse("a.yaml", []byte("kind: N\n---\n"+text), after)
	if inserted.Documents[1].Anchor != before.Documents[0].Anchor || inserted.Documents[3].Anchor != before.Documents[2].Anchor {
		t.Error("a document inserted in front takes anchors away")
	}
	broken := Reader{}.Parse("a.yaml", []byte(strings.Replace(text, "x: 1", "x: [", 1)), before)
	if d := broken.Documents[1]; !d.Broken || d.Value != before.Documents[1].Value || !broken.Outdated(d.Anchor) {
		t.Error("a broken document does not keep its last meaning")
	}
	unreadable := Reader{}.Parse("a.yaml", []byte("\xff"), before)
	if len(unreadable.Documents) != 3 || len(unreadable.Diagnostics) != 1 {
		t.Error("a file that is no text does not keep its last meaning")
	}
}

func TestUnwantedDocumentsAreNeverInError(t *testing.T) {
	r := Reader{Wanted: func(text []byte) bool { return strings.Contains(string(text), "kind:") }}
	f := r.Parse("a.yaml", []byte("a: {{ .Values.x }}\n---\nkind: A\n"), nil)
	if d := f.Documents[0]; d.Broken || !d.Skipped || d.Value != nil || len(d.Diagnostics) > 0 {
		t.Errorf("%+v", d)
	}
	if f.Documents[1].Value == nil {
		t.Error("the other one is not read")
	}
}

func TestOwnTags(t *testing.T) {
	r := Reader{Tagged: func(tag string, v *model.Value) *model.Value {
		s, _ := v.AsString()
		return model.NewUnknown(model.String, tag+" "+s, v.Range())
	}}
	f := r.Parse("a.yaml", []byte("a: !Ref x"), nil)
	if h := f.Documents[0].Value.Get("a").Hint(); h != "!Ref x" {
		t.Error(h)
	}
}

func TestHostileDocuments(t *testing.T) {
	bomb := "a: &a [x, x, x, x, x, x, x, x, x]\n"
	for i := 'b'; i < 'j'; i++ {
		bomb += fmt.Sprintf("%c: &%c [%s*%c]\n", i, i, strings.Repeat(fmt.Sprintf("*%c, ", i-1), 8), i-1)
	}
	merges := "a: &a {"
	for i := range 2000 {
		merges += fmt.Sprintf("k%d: 1, ", i)
	}
	merges += "}\n"
	for i := range 2000 {
		merges += fmt.Sprintf("m%d: {<<: *a}\n", i)
	}
	for name, text := range map[string]string{
		"alias bomb":      bomb,
		"merge bomb":      merges,
		"deep flow":       strings.Repeat("[", 5000) + strings.Repeat("]", 5000),
		"deep blocks":     strings.Repeat("- ", 5000) + "x",
		"open brackets":   strings.Repeat("{", 100_000),
		"question marks":  strings.Repeat("? ", 20_000),
		"too long a file": "a: " + strings.Repeat("x", maxFile),
		"no characters":   "a: \x00\x01",
	} {
		t.Run(name, func(t *testing.T) {
			f := parse(t, text)
			n := len(f.Diagnostics)
			for _, d := range f.Documents {
				n += len(d.Diagnostics)
			}
			if n == 0 {
				t.Error("it is taken without a word")
			}
		})
	}
}

func TestComments(t *testing.T) {
	text := `# head
kind: A # behind
spec:
  # above
  # two lines
  x: "# no comment"
  y: |
    # no comment either
  list:
    # on the element
    - name: a
      z: 1#2

# between
---
# of the second
kind: B
# end
`
	f := parse(t, text)
	var got []string
	for _, c := range f.Comments() {
		next, item := "", ""
		if !c.Next.IsZero() {
			next, _, _ = strings.Cut(text[c.Next.Start:c.Next.End], "\n")
		}
		if !c.Item.IsZero() {
			item = strings.Fields(text[c.Item.Start:c.Item.End])[0]
		}
		got = append(got, fmt.Sprintf("%s | %.16s | %s", c.Text, next, item))
	}
	want := []string{
		`head | kind: A # behind | #`,
		`behind | kind: A # behind | #`,
		`above | x: "# no comment | #`,
		`two lines | x: "# no comment | #`,
		`on the element | name: a | #`,
		`between |  | #`,
		`of the second | kind: B | ---`,
		`end |  | ---`,
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestCommentPlace(t *testing.T) {
	text := "a:\n  - b: 1\n    c: [1,\n      2]\n"
	f := parse(t, text)
	for offset, want := range map[int]string{
		0:                          `0 ""`,
		strings.Index(text, "b"):   `3 "  "`,
		strings.Index(text, "c"):   `12 "    "`,
		strings.Index(text, "[1,"): `12 "    "`,
	} {
		at, indent, ok := f.CommentPlace(offset)
		if got := fmt.Sprintf("%d %q", at, indent); !ok || got != want {
			t.Errorf("at %d: got %s, want %s", offset, got, want)
		}
	}
	if _, _, ok := f.CommentPlace(len(text)); ok {
		t.Error("there is a place beyond the end")
	}
}
