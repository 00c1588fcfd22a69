package terraform

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// TestHostile loads inputs that try to exhaust the stack, the memory or the
// time, or to read what they must not. Each ends in a diagnostic that names its
// place, and the rest of the workspace is analysed.
func TestHostile(t *testing.T) {
	deep := func(open, shut string, n int) string { return strings.Repeat(open, n) + strings.Repeat(shut, n) }
	doubling := func(n int, body string) string {
		var b strings.Builder
		b.WriteString("locals {\n  l0 = [1]\n  s0 = \"xxxxxxxxxxxxxxxx\"\n")
		for i := 1; i <= n; i++ {
			b.WriteString(strings.NewReplacer("N", itoa(i), "P", itoa(i-1)).Replace(body))
		}
		return b.String() + "}\nresource \"t\" \"r\" {\n  v = jsonencode([local.l" + itoa(n) + ", local.s" + itoa(n) + "])\n}\n"
	}
	for _, tt := range []struct {
		name, text, diagnostic string
	}{
		{"nested lists", "locals {\n  x = " + deep("[", "]", 100_000) + "\n}", "block is not analysed"},
		{"nested templates", "locals {\n  x = " + deep(`"${`, `}"`, 50_000) + "\n}", "block is not analysed"},
		{"negations", "locals {\n  x = " + strings.Repeat("!", 500_000) + "true\n}", "block is not analysed"},
		{"conditionals", "locals {\n  x = " + strings.Repeat("true?1:", 50_000) + "1\n}", "block is not analysed"},
		{"directives", "locals {\n  x = \"" + strings.Repeat("%{if true}", 50_000) + "\"\n}", "block is not analysed"},
		{"long sum", "locals {\n  x = 1" + strings.Repeat("+1", 100_000) + "\n}\nresource \"t\" \"r\" {\n  v = local.x\n}", "expression is nested too deeply"},
		{"long index chain", "locals {\n  x = a" + strings.Repeat("[0]", 100_000) + "\n}\nresource \"t\" \"r\" {\n  v = local.x\n}", ""},
		{"large block", "locals {\n  x = \"" + strings.Repeat("a", 2<<20) + "\"\n}", "block is not analysed"},
		{"large file", strings.Repeat("# nothing\n", 1<<20), "file is too large to be analysed"},
		{"invalid UTF-8", "locals {\n  x = \"\xff\xfe\"\n}", "file is not valid UTF-8"},
		{"doubling lists", doubling(60, "  lN = [local.lP, local.lP]\n  sN = \"\"\n"), "value is too large"},
		{"doubling strings", doubling(60, "  lN = 1\n  sN = \"${local.sP}${local.sP}\"\n"), ""},
		{"nested loops", "resource \"t\" \"r\" {\n  v = [for a in range(1000) : [for b in range(1000) : [for c in range(1000) : c]]]\n}", "evaluation is too expensive"},
		{"huge product", "resource \"t\" \"r\" {\n  v = setproduct(range(1000), range(1000), range(1000), range(1000))\n}", "result is too large"},
		{"huge range", "resource \"t\" \"r\" {\n  v = range(1000000000)\n}", ""},
		{"huge format", "resource \"t\" \"r\" {\n  v = format(\"%1000000000d\", 1)\n}", "result is too large"},
		{"huge exponent", "resource \"t\" \"r\" {\n  v = \"${1e1000000}\"\n}", ""},
		{"huge modulus", "resource \"t\" \"r\" {\n  v = 1e1000000000 % 7\n}", ""},
		{"huge whole number", "resource \"t\" \"r\" {\n  v = [floor(\"1e1000000000\"), cidrhost(\"10.0.0.0/8\", 1e1000000000), tostring(1e1000000000)]\n}", ""},
		{"many distinct values", "resource \"t\" \"r\" {\n  v = distinct([for i in setproduct(range(300), range(300)) : \"${i[0]}-${i[1]}\"])\n}", ""},
		{"huge count", "resource \"t\" \"r\" {\n  count = 1000000000\n}", "too many instances"},
		{"file of the system", "resource \"t\" \"r\" {\n  v = file(\"/etc/passwd\")\n}", "file lies outside the workspace"},
		{"file above", "resource \"t\" \"r\" {\n  v = file(\"../../../../etc/passwd\")\n}", "file lies outside the workspace"},
		{"unclosed heredoc", "locals {\n  x = <<EOT\n" + strings.Repeat("line\n", 1000), "unterminated template string"},
		{"joins in loops", "resource \"t\" \"r\" {\n  v = join(\",\", [for a in range(1000) : join(\",\", [for b in range(1000) : join(\",\", [for c in range(1000) : \"x\"])])])\n}", "evaluation is too expensive"},
		{"unended escape", "A\"\\", ""},
		{"nul bytes", "locals {\n  x = \"\x00\x00\"\n}\x00", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			res := load(t, Options{}, "hostile.tf", tt.text, "good.tf", "resource \"t\" \"good\" {}\n")
			good, found := false, tt.diagnostic == ""
			for _, r := range res.Resources {
				good = good || r.Address == "t.good"
			}
			for _, d := range res.Diagnostics {
				if d.Path() != "hostile.tf" {
					t.Errorf("diagnostic %q has no file", d.Summary)
				}
				found = found || d.Summary == tt.diagnostic
			}
			if !good {
				t.Error("the rest of the workspace was not analysed")
			}
			if !found {
				t.Errorf("no diagnostic %q among %v", tt.diagnostic, res.Diagnostics)
			}
		})
	}
}

func itoa(n int) string {
	s, _ := stringOf(model.NewInt(int64(n), source.Range{}))
	return s
}

func TestModulesThatMultiplyAreBounded(t *testing.T) {
	fsys := fstest.MapFS{}
	for i := range 40 {
		call := "./m" + itoa(i+1)
		if i > 0 {
			call = "../m" + itoa(i+1)
		}
		text := "module \"a\" {\n  source = \"" + call + "\"\n}\nmodule \"b\" {\n  source = \"" + call + "\"\n}\n"
		name := "m" + itoa(i) + "/main.tf"
		if i == 0 {
			name = "main.tf"
		}
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	fsys["m40/main.tf"] = &fstest.MapFile{Data: []byte("resource \"t\" \"leaf\" {}\n")}
	res, err := Load(context.Background(), fsys, Options{})
	if err != nil {
		t.Fatal(err)
	}
	found := false
	for _, d := range res.Diagnostics {
		found = found || d.Summary == "too many module instances"
	}
	if !found {
		t.Errorf("no diagnostic among %v", res.Diagnostics)
	}
}

func TestSymbolicLinksOutOfTheWorkspaceAreNotFollowed(t *testing.T) {
	outside := t.TempDir()
	if err := os.WriteFile(filepath.Join(outside, "secret.tf"), []byte("resource \"t\" \"secret\" {}\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for link, target := range map[string]string{"file.tf": filepath.Join(outside, "secret.tf"), "folder": outside} {
		if err := os.Symlink(target, filepath.Join(dir, link)); err != nil {
			t.Skip("no symbolic links here:", err)
		}
	}
	main := "module \"m\" {\n  source = \"./folder\"\n}\nresource \"t\" \"r\" {\n  v = file(\"folder/secret.tf\")\n}\n"
	if err := os.WriteFile(filepath.Join(dir, "main.tf"), []byte(main), 0o600); err != nil {
		t.Fatal(err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	res, err := Load(context.Background(), root.FS(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range resources(res) {
		if strings.Contains(line, "secret") && !strings.Contains(line, "<${file(") {
			t.Errorf("read from outside: %s", line)
		}
	}
}

func TestCancellationEndsLoading(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	fsys := fstest.MapFS{"main.tf": &fstest.MapFile{Data: []byte("resource \"t\" \"r\" {}\n")}}
	if _, err := Load(ctx, fsys, Options{}); err != context.Canceled {
		t.Errorf("error is %v", err)
	}
}
