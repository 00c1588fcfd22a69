package terraform_test

import (
	"strings"
	"testing"

	"github.com/parapet-iac/parapet/fixes/edit"
	"github.com/parapet-iac/parapet/fixes/terraform"
)

// TestTogether adds lines of several fixes before the same block.
func TestTogether(t *testing.T) {
	const text = "a \"b\" \"c\" {\n  x {\n    y {\n    }\n  }\n}\n"
	for _, tt := range []struct {
		name string
		adds []string
		want string
	}{
		{"arguments", []string{"    p = 1\n\n", "    long = 2\n\n", "    q = 3\n\n"}, "    p    = 1\n    long = 2\n    q    = 3\n\n    y {"},
		{"an argument before a block", []string{"    p = 1\n\n", "    z {\n    }\n\n"}, "    p = 1\n\n    z {\n    }\n\n    y {"},
		{"what a person is to fill in", []string{"    p = 1\n\n", "    q = \"x\"\n\n"}, "    p = 1\n    q = \"x\"\n\n    y {"},
	} {
		for _, eol := range []string{"\n", "\r\n"} {
			src := strings.ReplaceAll(text, "\n", eol)
			at := strings.Index(src, "    y")
			var edits []edit.Edit
			for _, a := range tt.adds {
				e := edit.Edit{Start: at, End: at, New: a}
				if i := strings.Index(a, "x"); i >= 0 {
					e.Asks = []edit.Ask{{Start: i, End: i + 1, What: "x"}}
				}
				edits = append(edits, e)
			}
			tidied := terraform.Tidy("main.tf", []byte(src), edits)
			got := string(edit.Apply([]byte(src), tidied))
			if want := strings.ReplaceAll(strings.Replace(text, "    y {", tt.want, 1), "\n", eol); got != want {
				t.Errorf("%s: got:\n%s\nwant:\n%s", tt.name, got, want)
			}
			for _, e := range tidied {
				for _, a := range e.Asks {
					if e.New[a.Start:a.End] != "x" {
						t.Errorf("%s: asks for %q", tt.name, e.New[a.Start:a.End])
					}
				}
			}
		}
	}
}
