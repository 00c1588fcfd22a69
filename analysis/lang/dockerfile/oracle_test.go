package dockerfile

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/moby/buildkit/frontend/dockerfile/parser"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// compareWithBuildKit holds the instructions of a text that BuildKit reads, and
// the words in them, against what its parser says of the text as a whole.
func compareWithBuildKit(t *testing.T, text []byte) {
	t.Helper()
	f := &file{src: source.NewFile("Dockerfile", source.NewText(text), nil), text: text, layout: split(text)}
	for _, c := range f.chunks {
		for at := range len(c.line) {
			if o := c.offset(at); text[o] != c.line[at] {
				t.Fatalf("byte %d of %q stands at %d, where %q is", at, c.line, o, text[o])
			}
		}
	}
	res, err := parser.Parse(bytes.NewReader(text))
	if err != nil {
		return
	}
	// A continuation character alone is an instruction without a name there.
	nodes := slices.DeleteFunc(res.AST.Children, func(n *parser.Node) bool { return n.Original == "" })
	if len(f.chunks) != len(nodes) {
		t.Fatalf("%d instructions, want %d", len(f.chunks), len(nodes))
	}
	for i, node := range nodes {
		c := &f.chunks[i]
		if c.line != node.Original {
			t.Errorf("instruction %d is %q, want %q", i, c.line, node.Original)
		}
		if line := f.src.Text.Position(c.start).Line; line > node.EndLine || line < node.StartLine {
			t.Errorf("%q begins on line %d, want %d", c.line, line, node.StartLine)
		}
		var contents []string
		for _, h := range node.Heredocs {
			contents = append(contents, h.Content)
		}
		if got := f.contents(c); !slices.Equal(got, contents) {
			t.Errorf("here-documents of %q are %q, want %q", c.line, got, contents)
		}
		if in, m := f.read(c); m == nil {
			compareWords(t, f, in)
		} else if node.Next != nil && !strings.Contains(m.summary, "unknown instruction") && !strings.Contains(m.summary, "ONBUILD") && !strings.Contains(m.summary, "no arguments") {
			t.Errorf("%q: %s", c.line, m.summary)
		}
	}
}

func (f *file) contents(c *chunk) []string {
	var out []string
	for _, h := range c.heredocs {
		out = append(out, string(f.text[h.start:h.end]))
	}
	return out
}

// compareWords holds the words of an instruction against BuildKit's.
func compareWords(t *testing.T, f *file, in *instruction) {
	t.Helper()
	if in.json != nil || len(in.values) == 0 {
		return
	}
	var got []string
	values := in.values
	switch in.name {
	case "FROM", "COPY", "ADD", "EXPOSE", "VOLUME":
		for _, w := range in.words() {
			got = append(got, w.text)
		}
	case "ENV", "LABEL":
		for _, p := range in.pairs(f.escape) {
			sep := "="
			if p.old {
				sep = ""
			}
			got = append(got, p.name.text, p.value.text, sep)
		}
	case "ARG":
		for _, w := range in.quoted(f.escape) {
			got = append(got, w.text)
		}
	case "RUN", "CMD", "ENTRYPOINT", "SHELL", "USER", "WORKDIR", "STOPSIGNAL", "MAINTAINER":
		got = []string{in.rest().text}
	default:
		return
	}
	if !slices.Equal(got, values) {
		t.Errorf("words of %q are %q, want %q", in.line, got, values)
	}
	for _, fl := range in.flags {
		if raw := in.line[fl.at.start:fl.at.end]; !strings.HasPrefix(raw, "--") {
			t.Errorf("flag %s of %q stands at %q", fl.name, in.line, raw)
		}
	}
}

var samples = []string{
	"# escape=`\n\nFROM x AS y\nRUN a `\n# c\n\n b\n",
	"FROM x\nRUN a \\\n  && b \\  \n  # c\n  \\\n  d\nENV a=b c=\"d e\" f=g\\ h\nENV x y z\nLABEL a=b\n",
	"FROM --platform=$P x\nCOPY --from=y --chown=\"a b\" a b\nADD [\"a\", \"b c\"]\nONBUILD RUN <<A cat <<-'B'\n1\nA\n2\n\tB\nUSER x\n",
	"\ufeffFROM x\r\nRUN \\\r\na\r\nEXPOSE 80\t443 \nHEALTHCHECK --interval=1s CMD a b\nARG a b=c d=\"e f\"\n",
	"  FROM x  \n\\\nRUN a\nVOLUME [\"a\"]\nSTOPSIGNAL 9\nMAINTAINER a b\nRUN -- --x\nSHELL [\"a\"]",
	"FROM a\nRUN echo \\\\\nCMD [\"a\"\nENTRYPOINT a \\ b\nWORKDIR  /a b \n",
}

func TestSplitsAsBuildKitDoes(t *testing.T) {
	for _, s := range samples {
		compareWithBuildKit(t, []byte(s))
	}
}

func FuzzSplitsAsBuildKitDoes(f *testing.F) {
	for _, s := range samples {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		// What is not UTF-8 is refused, and BuildKit takes these bytes for spaces
		// within a character too.
		if utf8.Valid(text) && bytes.IndexByte(text, 0x85) < 0 && bytes.IndexByte(text, 0xa0) < 0 {
			compareWithBuildKit(t, text)
		}
	})
}

func FuzzParse(f *testing.F) {
	for _, s := range samples {
		f.Add([]byte(s))
	}
	f.Add([]byte("ARG A=${B:-$C}\nFROM x:$A\nENV A=$A$A B=${A#x}\nRUN <<E\n$A `b`\nE\n"))
	f.Fuzz(func(t *testing.T, text []byte) {
		p := parse("Dockerfile", text, nil)
		checkRange := func(r source.Range) {
			if r.Start > r.End || int(r.End) > len(text) {
				t.Fatalf("range %d to %d of %d bytes", r.Start, r.End, len(text))
			}
		}
		for _, d := range p.diagnostics {
			checkRange(d.Range)
		}
		for _, c := range p.Comments() {
			checkRange(c.Next)
		}
		if p.resource != nil {
			walk(p.resource.Value, func(v *model.Value) { checkRange(v.Range()) })
		}
	})
}

func walk(v *model.Value, visit func(*model.Value)) {
	visit(v)
	for _, e := range v.Elems() {
		walk(e, visit)
	}
	for _, a := range v.Attrs() {
		walk(a.Value, visit)
	}
}

// TestCorpus reads the Dockerfiles of the corpus.
func TestCorpus(t *testing.T) {
	root := os.Getenv("PARAPET_CORPUS")
	if root == "" {
		t.Skip("PARAPET_CORPUS names no folder")
	}
	n := 0
	err := filepath.WalkDir(root, func(p string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() || (language{}).Unit(filepath.ToSlash(p)) == "" {
			return err
		}
		text, err := os.ReadFile(p)
		if err != nil {
			return err
		}
		n++
		compareWithBuildKit(t, text)
		parse(p, text, nil)
		return nil
	})
	if err != nil || n == 0 {
		t.Errorf("%d files: %v", n, err)
	}
}

func TestHostileFilesAreBounded(t *testing.T) {
	doubling := "FROM x\nENV A0=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n"
	for i := range 40 {
		doubling += "ENV A" + string(rune('a'+i%26)) + "=$A0$A0 A0=$A0$A0$A0\n"
	}
	for name, text := range map[string]string{
		"doubling":   doubling,
		"references": "FROM x\nENV A=" + strings.Repeat("x", 16<<10) + "\nENV B=" + strings.Repeat("$A", 20_000) + "\n",
		"stages":     strings.Repeat("FROM x\n", 6000),
		"inherited":  "FROM x AS a\n" + strings.Repeat("ENV A=b\nFROM a AS a\n", 2400),
		"long line":  "FROM x\nRUN " + strings.Repeat("a ", 400<<10),
		"flags":      "FROM x\nRUN " + strings.Repeat("--a=b ", 10_000) + "x",
		"heredocs":   "FROM x\nRUN " + strings.Repeat("<<A ", 10_000),
		"comments":   strings.Repeat("#\n", 200_000),
	} {
		t.Run(name, func(t *testing.T) {
			f := parse("Dockerfile", []byte(text), nil)
			f.Comments()
			if f.resource != nil && f.resource.Value.Size() > 1<<20 {
				t.Errorf("%d nodes", f.resource.Value.Size())
			}
		})
	}
}

// sample is a file of common size.
var sample = func() []byte {
	var b strings.Builder
	b.WriteString("ARG V=18\nFROM node:${V} AS build\n")
	for range 12 {
		b.WriteString("RUN apt-get update && apt-get install -y --no-install-recommends \\\n    curl=7.1 \\\n    git && rm -rf /var/lib/apt/lists/*\nCOPY --chown=app:app a b /app/\nENV A=1 B=\"two $V\"\n")
	}
	b.WriteString("FROM build\nUSER app\nHEALTHCHECK CMD curl -f http://localhost/\nCMD [\"node\", \"x.js\"]\n")
	return []byte(b.String())
}()

func BenchmarkParse(b *testing.B) {
	b.SetBytes(int64(len(sample)))
	b.ReportAllocs()
	for b.Loop() {
		parse("Dockerfile", sample, nil)
	}
}
