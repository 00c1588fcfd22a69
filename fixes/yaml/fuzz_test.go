package yaml

import (
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"github.com/parapet-iac/parapet/analysis/lang/yamltext"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/fixes/edit"
)

// FuzzEdits makes a random change of a text and of what the text means, and holds
// what the changed text means against the latter. All comments stay that are on
// lines which the change does not touch.
func FuzzEdits(f *testing.F) {
	for _, text := range []string{
		"a: 1\nb:\n  - x\n  - y: 1\n    z: 2\n", "a: {b: [1, 2], c: 'd'} # x\n", "{\n  \"a\": [\n    1\n  ]\n}\n",
		"l:\n- - 1\n  - 2\n- a:\n    b: |\n      x\n    c: >-\n      y\n", "a:\n\n  # c\n  b:\n  c: ~\r\n", "? a\n: b\n", "- 1\n-\n- a: 1\n\n  b: 2\n",
		"a: !!str 1\nb: \"x\\\n  y\"\nc: plain\n  more\n", "a: [1,\n  2, # c\n  3,\n]\n", "a: &x 1\nb: *x\n", "---\na: |+\n  x\n\n\n...\n", "a: {b: , c}\n",
	} {
		for seed := range uint64(8) {
			f.Add(text, seed)
		}
	}
	f.Fuzz(func(t *testing.T, text string, seed uint64) { checkChange(t, text, rand.New(rand.NewPCG(seed, 0))) })
}

// TestRandomEdits does the same on texts in random clothes.
func TestRandomEdits(t *testing.T) {
	for seed := range uint64(700) {
		rng := rand.New(rand.NewPCG(seed, 1))
		var b strings.Builder
		writeRandom(&b, rng, 0, 0)
		text := b.String()
		if rng.IntN(4) == 0 {
			text = strings.ReplaceAll(text, "\n", "\r\n")
		}
		checkChange(t, text, rng)
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
}

// writeRandom writes a mapping in a random style.
func writeRandom(b *strings.Builder, rng *rand.Rand, indent, depth int) {
	unit := 1 + rng.IntN(4)
	for i := range 1 + rng.IntN(4) {
		if i > 0 || depth == 0 || b.String()[b.Len()-1] == '\n' {
			for rng.IntN(4) == 0 {
				b.WriteString([]string{"\n", strings.Repeat(" ", rng.IntN(6)) + "# ~ ü世\n"}[rng.IntN(2)])
			}
			b.WriteString(strings.Repeat(" ", indent))
		}
		fmt.Fprintf(b, "%s:", fmt.Sprintf([]string{"k%d", "é%d", "'q %d'", "\"j%d\""}[rng.IntN(4)], i))
		switch k := rng.IntN(8); {
		case k == 0 && depth < 3:
			b.WriteString([]string{"", " # ~c"}[rng.IntN(2)] + "\n")
			writeRandom(b, rng, indent+unit, depth+1)
		case k == 1 && depth < 3:
			b.WriteString("\n")
			dash := indent + rng.IntN(3)
			for range 1 + rng.IntN(3) {
				b.WriteString(strings.Repeat(" ", dash) + "- ")
				writeRandom(b, rng, dash+2, depth+1)
			}
		case k == 2:
			b.WriteString(" |\n" + strings.Repeat(" ", indent+unit) + "x # y\n")
		default:
			b.WriteString([]string{"", " 1", " 'x'  ", " \"ü\"", " {a: 1, b: [2, 3]}", " []", " { }", " plain text", " ~", " [x, y]"}[rng.IntN(10)])
			b.WriteString([]string{"", "  # ~d"}[rng.IntN(2)] + "\n")
		}
	}
}

// checkChange makes one random change of a text and checks what comes out.
func checkChange(t *testing.T, text string, rng *rand.Rand) {
	before, ok := meaning(text)
	e := NewEditor(Read([]byte(text)))
	if !ok || before == nil || len(e.Documents()) != 1 || e.Documents()[0].Root == nil {
		return
	}
	nodes, paths := everything(e.Documents()[0].Root)
	i := rng.IntN(len(nodes))
	n, path := nodes[i], paths[i]
	values := []any{"new", true, 7, "no", map[string]any{"n": 1, "m": []any{"x", map[string]any{}}}, []any{}, []any{"x", map[string]any{"n": "1", "o": false}}}
	v := values[rng.IntN(len(values))]
	var err error
	var want any
	root := e.Documents()[0].Root
	switch op := rng.IntN(5); {
	case op == 0 && len(path) > 0:
		err = e.Remove(root, path)
		want = without(before, path)
	case op == 1 && n.Kind == model.Object:
		path = append(path, "added")
		err = e.Set(root, path, v, "")
		want = with(before, path, v)
	case op == 2 && n.Kind == model.List:
		err = e.Append(root, path, v, "")
		path = append(path, len(n.Elems))
		want = with(before, path, v)
	case op == 4 && n.Kind == model.List:
		err = e.Prepend(root, path, v, "")
		all, _ := at2(before, path).([]any)
		want = with(before, path, append([]any{v}, all...))
	case len(path) == 0:
		return // documents are not replaced
	default:
		err = e.Set(root, path, v, "")
		want = with(before, path, v)
	}
	if err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	edits, err := e.Edits()
	if err != nil {
		return // says so
	}
	after := string(edit.Apply([]byte(text), edits))
	got, ok := meaning(after)
	if !ok || !reflect.DeepEqual(normal(got), normal(want)) {
		t.Errorf("%v (%v) of\n%s\nis\n%s\nwhich means %v, want %v", path, v, text, after, got, want)
	}
	checkComments(t, text, after, edits)
}

// checkComments checks that comments stay that no edit touches.
func checkComments(t *testing.T, text, after string, edits []edit.Edit) {
	at := 0
	for line := range strings.Lines(text) {
		touched := false
		for _, x := range edits {
			touched = touched || x.Start < at+len(line) && at < x.End
		}
		if _, comment, ok := strings.Cut(line, "# ~"); ok && !touched && !strings.Contains(after, "# ~"+strings.TrimRight(comment, "\r\n")) {
			t.Errorf("a comment is gone of\n%s\n->\n%s", text, after)
		}
		at += len(line)
	}
	if strings.Count(text, "\r\n") == strings.Count(text, "\n") && strings.Count(after, "\r\n") != strings.Count(after, "\n") && strings.Contains(text, "\n") {
		t.Errorf("line ends have changed:\n%q\n%q", text, after)
	}
}

// meaning returns what a text of one document means, if that is simple. What a
// block scalar means depends on whether there is a line end behind it.
func meaning(text string) (any, bool) {
	if strings.ContainsAny(text, "&*!<\t?\u0085\u2028\u2029%") || strings.Count(text, "\r") != strings.Count(text, "\r\n") || !strings.HasSuffix(text, "\n") || !printable(text) {
		return nil, false
	}
	var v any
	d := yaml.NewDecoder(bytes.NewReader([]byte(text)))
	if err := d.Decode(&v); err != nil {
		return nil, false
	}
	var second any
	return v, d.Decode(&second) == io.EOF && namedByStrings(v)
}

// namedByStrings reports whether all keys are strings.
func namedByStrings(v any) bool {
	switch v := v.(type) {
	case map[any]any:
		return false
	case map[string]any:
		for _, x := range v {
			if !namedByStrings(x) {
				return false
			}
		}
	case []any:
		return !slices.ContainsFunc(v, func(x any) bool { return !namedByStrings(x) })
	}
	return true
}

func printable(text string) bool {
	return !strings.ContainsFunc(text, func(c rune) bool { return c < ' ' && c != '\n' && c != '\r' || c == 0xfffd || c == 0x7f })
}

// everything returns the nodes below a node with their paths.
func everything(root *yamltext.Node) (nodes []*yamltext.Node, paths []model.Path) {
	var visit func(n *yamltext.Node, p model.Path)
	visit = func(n *yamltext.Node, p model.Path) {
		nodes, paths = append(nodes, n), append(paths, p)
		for _, x := range n.Entries {
			visit(x.Value, append(p[:len(p):len(p)], x.Key.Text))
		}
		for i, x := range n.Elems {
			visit(x.Node, append(p[:len(p):len(p)], i))
		}
	}
	visit(root, nil)
	return nodes, paths
}

// with returns a value with another one at a path.
func with(v any, path model.Path, x any) any {
	if len(path) == 0 {
		return x
	}
	switch s := path[0].(type) {
	case string:
		out := map[string]any{}
		if m, ok := v.(map[string]any); ok {
			for k, y := range m {
				out[k] = y
			}
		}
		out[s] = with(out[s], path[1:], x)
		return out
	case int:
		l, _ := v.([]any)
		out := append([]any{}, l...)
		if s == len(out) {
			out = append(out, nil)
		}
		out[s] = with(out[s], path[1:], x)
		return out
	}
	return v
}

// without returns a value without what is at a path; a list goes with its last
// element.
func without(v any, path model.Path) any {
	parent := at2(v, path[:len(path)-1])
	switch p := parent.(type) {
	case map[string]any:
		out := map[string]any{}
		for k, y := range p {
			if k != path[len(path)-1] {
				out[k] = y
			}
		}
		return with(v, path[:len(path)-1], out)
	case []any:
		if len(p) == 1 && len(path) > 1 {
			return without(v, path[:len(path)-1])
		}
		i := path[len(path)-1].(int)
		return with(v, path[:len(path)-1], append(append([]any{}, p[:i]...), p[i+1:]...))
	}
	return v
}

func at2(v any, path model.Path) any {
	for _, s := range path {
		switch s := s.(type) {
		case string:
			v = v.(map[string]any)[s]
		case int:
			v = v.([]any)[s]
		}
	}
	return v
}

// normal makes equal values the same.
func normal(v any) string {
	out, err := yaml.Marshal(v)
	if err != nil {
		return err.Error()
	}
	return string(out)
}
