package lsp_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/parapet-iac/parapet/lsp/internal/fake"
)

// TestRandomEditsOverTheWire edits three files that refer to each other, then holds
// what the client was told in the end against what a fresh server says of the same
// texts.
func TestRandomEditsOverTheWire(t *testing.T) {
	files := map[string]string{
		"vars.tf": "variable \"acl\" {\n  default = \"private\"\n}\nlocals {\n  open = true\n}\n",
		"main.tf": "resource \"aws_s3_bucket\" \"b\" {\n  acl = var.acl\n}\nmodule \"m\" {\n  source = \"./m\"\n  acl    = var.acl\n  open   = local.open\n}\n",
		"m/m.tf":  "variable \"acl\" {}\nvariable \"open\" {}\nresource \"aws_s3_bucket\" \"b\" {\n  acl = var.acl\n}\nresource \"aws_ebs_volume\" \"v\" {\n  encrypted = !var.open\n}\n",
	}
	alternatives := [][]string{
		{`"private"`, `"public-read"`, `"public-read-write"`}, {"open = true", "open = false"}, {"var.acl\n", "\"public-read\"\n"},
		{"\n}\n", "\n  # \U0001F600 \u00e9\n}\n"}, {"resource", "# \U0001F600\nresource"}, {"\nvariable", "\n\nvariable"}, {"!var.open", "var.open"},
	}
	for seed := range uint64(6) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			r := rand.New(rand.NewPCG(seed, 1))
			encoding := []string{"utf-8", "utf-16", "utf-32"}[seed%3]
			e := fake.Start(t, server(t), fake.Options{Root: lay(t, files), Encoding: encoding})
			for name := range files {
				e.Open(name)
			}
			for range 150 {
				name := []string{"vars.tf", "main.tf", "m/m.tf"}[r.IntN(3)]
				alt := alternatives[r.IntN(len(alternatives))]
				from, to := alt[r.IntN(len(alt))], alt[r.IntN(len(alt))]
				text := e.Text(name)
				if at := strings.Index(text, from); at >= 0 && len(text) < 2000 {
					e.Change(name, at, at+len(from), to)
				}
			}
			e.Settle()
			final := map[string]string{}
			for name := range files {
				final[name] = e.Text(name)
			}
			fresh := fake.Start(t, server(t), fake.Options{Root: lay(t, final), Encoding: encoding})
			fresh.Settle()
			want := told(t, fresh, fresh.Published())
			e.AwaitEverything(fmt.Sprintf("what a fresh server says of %q:\n%s", final, want), func(all map[string][]fake.Diagnostic) bool {
				return told(t, e, all) == want
			})
			if want == "{}" {
				t.Error("nothing is found")
			}
		})
	}
}

func lay(t *testing.T, files map[string]string) string {
	root := t.TempDir()
	for name, text := range files {
		file := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

// told writes what a client was last told, whatever its folder is called.
func told(t *testing.T, e *fake.Editor, all map[string][]fake.Diagnostic) string {
	b, err := json.MarshalIndent(all, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return strings.ReplaceAll(string(b), fake.URI(e.Path("")), "")
}
