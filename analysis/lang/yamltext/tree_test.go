package yamltext

import (
	"fmt"
	"strings"
	"testing"

	"github.com/parapet-iac/parapet/analysis/model"
)

// showTree writes the syntax of a node with the text of every part.
func showTree(text string, n *Node) string {
	if n == nil {
		return "nothing"
	}
	var parts []string
	switch {
	case n.Target != nil:
		return text[n.Start:n.End]
	case n.Kind == model.Object:
		for _, e := range n.Entries {
			parts = append(parts, text[e.Key.Start:e.Key.End]+"="+showTree(text, e.Value))
		}
		return anchorOf(n) + "{" + strings.Join(parts, " ") + "}"
	case n.Kind == model.List:
		for _, e := range n.Elems {
			dash := ""
			if !n.Flow {
				dash = string(text[e.Dash])
			}
			parts = append(parts, dash+showTree(text, e.Node))
		}
		return anchorOf(n) + "[" + strings.Join(parts, " ") + "]"
	}
	return fmt.Sprintf("%s%q", anchorOf(n), text[n.Start:n.End])
}

func anchorOf(n *Node) string {
	if n.Anchor != "" {
		return "&" + n.Anchor
	}
	return ""
}

func TestTrees(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"block", "a: 1\nb:\n  c: x # y\n  d: 'z'\n", `{a="1" b={c="x" d="'z'"}}`},
		{"lists", "a:\n- 1\n-   b: 2\n    c: 3\n- - 4\n", `{a=[-"1" -{b="2" c="3"} -[-"4"]]}`},
		{"flow", "a: { b: [1, 'x,y'], c: {} }\n", `{a={b=["1" "'x,y'"] c={}}}`},
		{"json", "{\n \"a\": {\n  \"b\": []\n }\n}\n", `{"a"={"b"=[]}}`},
		{"nothing written", "a:\nb: # c\nc: ~\nd:\n  -\n  - x\n", `{a="" b="" c="~" d=[-"" -"x"]}`},
		{"anchors", "a: &x\n  b: 1\nc: *x\nd:\n  <<: *x\n  e: &y z\n", `{a=&x{b="1"} c=*x d={<<=*x e=&y"z"}}`},
		{"block scalars", "a: |\n  x\n  y\n\nb: >-\n  z\n", `{a="|\n  x\n  y" b=">-\n  z"}`},
		{"documents", "# c\n---\na: 1\n...\n---\nb: 2\n", `{a="1"} | {b="2"}`},
		{"comments in between", "a:\n  # c\n  - x\n  # d\n  - y\n", `{a=[-"x" -"y"]}`},
		{"other alphabets", "ü: ä\nb: [ö, {é: 1}]\n", `{ü="ä" b=["ö" {é="1"}]}`},
		{"CR LF", "a: 1\r\nb:\r\n  - x\r\n", `{a="1" b=[-"x"]}`},
		{"tag", "a: !!str 1\nb: !x {c: 1}\n", `{a="1" b={c="1"}}`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, d := range Trees([]byte(tt.text)) {
				if d.Err != nil {
					t.Fatal(d.Err)
				}
				got = append(got, showTree(tt.text, d.Root))
			}
			if s := strings.Join(got, " | "); s != tt.want {
				t.Errorf("got  %s\nwant %s", s, tt.want)
			}
		})
	}
}
