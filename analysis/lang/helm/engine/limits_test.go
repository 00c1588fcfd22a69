package engine

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/parapet-iac/parapet/analysis/source"
)

// renderOne renders a template with values, and helpers.
func renderOne(t testing.TB, values string, templates ...string) *Output {
	t.Helper()
	files := []*File{
		{Name: "Chart.yaml", Data: []byte("apiVersion: v2\nname: c\nversion: 1.0.0\n")},
		{Name: "values.yaml", Data: []byte(values)},
		{Name: "files/big", Data: bytes.Repeat([]byte("x"), 256<<10)},
	}
	for i, text := range templates {
		files = append(files, &File{Name: fmt.Sprintf("templates/%c.yaml", 'a'+i), Data: []byte(text)})
	}
	l := &Loader{Report: func(d source.Diagnostic) { t.Logf("%s %s", d.Summary, d.Detail) }}
	c := l.Load(files)
	if c == nil {
		t.Fatal("there is no chart")
	}
	e := New()
	e.steps = 50_000
	out, err := e.Render(context.Background(), c, Empty(), Release{"r", "ns"})
	if err != nil {
		t.Fatal(err)
	}
	return out["c/templates/a.yaml"]
}

// TestBombs holds that no template does more than is analysed, and that this is
// told.
func TestBombs(t *testing.T) {
	deep := "a{1000}b{1000}c{1000}d{1000}e{1000}"
	for name, text := range map[string]string{
		"range over a number":        `{{ range 2000000000 }}{{ end }}`,
		"range that prints":          `{{ range 2000000000 }}xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx{{ end }}`,
		"nested ranges":              `{{ range .Values.l }}{{ range $.Values.l }}{{ range $.Values.l }}{{ range $.Values.l }}{{ range $.Values.l }}{{ range $.Values.l }}{{ range $.Values.l }}{{ range $.Values.l }}{{ end }}{{ end }}{{ end }}{{ end }}{{ end }}{{ end }}{{ end }}{{ end }}`,
		"until":                      `{{ until 2000000000 | len }}`,
		"untilStep":                  `{{ untilStep 0 2000000000 1 | len }}`,
		"seq":                        `{{ seq 1 2000000000 }}`,
		"repeat":                     `{{ repeat 2000000000 "x" }}`,
		"indent":                     `{{ indent 2000000000 "x" }}`,
		"nindent of many lines":      `{{ nindent 100000 (repeat 100000 "\n") }}`,
		"replace":                    `{{ $s := repeat 1000000 "a" }}{{ replace "a" $s $s }}`,
		"regular expression replace": `{{ $s := repeat 1000000 "a" }}{{ regexReplaceAll "a" $s $s }}`,
		"regular expression":         `{{ regexMatch "` + deep + `" (repeat 1000000 "a") }}`,
		"printf":                     `{{ printf "%999999d" 1 }}`,
		"printf with an argument":    `{{ printf "%*d" 1000000000 1 }}`,
		"doubled text":               `{{ $s := "x" }}{{ range until 60 }}{{ $s = cat $s $s }}{{ end }}`,
		"doubled lists":              `{{ $l := list 1 }}{{ range until 60 }}{{ $l = concat $l $l }}{{ end }}{{ len $l }}`,
		"shared lists":               `{{ $l := list 1 }}{{ range until 60 }}{{ $l = list $l $l }}{{ end }}{{ toYaml $l }}`,
		"printed shared lists":       `{{ $l := list 1 }}{{ range until 60 }}{{ $l = list $l $l }}{{ end }}{{ $l }}`,
		"table that holds itself":    `{{ $d := dict }}{{ $_ := set $d "d" $d }}{{ toYaml $d }}`,
		"printed table in itself":    `{{ $d := dict }}{{ $_ := set $d "d" $d }}{{ $d }}`,
		"compared table in itself":   `{{ $d := dict }}{{ $_ := set $d "d" $d }}{{ deepEqual $d $d }}`,
		"include itself":             `{{ define "x" }}{{ include "x" . }}{{ end }}{{ include "x" . }}`,
		"template itself":            `{{ define "x" }}{{ template "x" . }}{{ end }}{{ template "x" . }}`,
		"include by turns":           `{{ define "x" }}{{ include "y" . }}{{ end }}{{ define "y" }}{{ template "x" . }}{{ end }}{{ include "x" . }}`,
		"include twice":              `{{ define "x" }}{{ include "x" . }}{{ include "x" . }}{{ end }}{{ include "x" . }}`,
		"tpl itself":                 `{{ tpl .Values.self . }}`,
		"tpl twice":                  `{{ tpl .Values.twice . }}`,
		"files":                      `{{ range until 100000 }}{{ $x := $.Files.AsConfig }}{{ end }}`,
		"files in a condition":       `{{ range until 100000 }}{{ if $.Files.AsSecrets }}{{ end }}{{ end }}`,
		"long templates":             `{{ range until 1000 }}{{ $.Files.Get "files/big" }}{{ end }}`,
		"join":                       `{{ join (repeat 1000000 "x") (until 100000) }}`,
		"wrap":                       `{{ wrapWith 1 (repeat 100000 "x") (repeat 100000 "y ") }}`,
		"deep text":                  `{{ fromJson (repeat 1000000 "[") }}{{ fromYamlArray (repeat 1000000 "[") }}{{ range until 1000000000 }}{{ end }}`,
		"long time":                  `{{ range until 100000000 }}{{ genPrivateKey "rsa" }}{{ derivePassword 1 "long" "a" "b" "c" }}{{ end }}`,
	} {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			out := renderOne(t, "l: [1,2,3,4,5,6,7,8,9,10,11,12]\nself: \"{{ tpl .Values.self . }}\"\ntwice: \"{{ tpl .Values.twice . }}{{ tpl .Values.twice . }}\"\n", text)
			if out.Failure == nil {
				t.Errorf("it is rendered, to %d bytes", len(out.Text))
			} else if len(out.Failure.Message) > 300 {
				t.Errorf("the message has %d bytes", len(out.Failure.Message))
			}
			t.Logf("%v", time.Since(start))
		})
	}
}

// TestCancelled holds that a long template ends with its context.
func TestCancelled(t *testing.T) {
	e := New()
	f := &File{Name: "templates/a.yaml", Data: []byte("{{ range 2000000 }}{{ end }}")}
	c := &Chart{Meta: &Metadata{Name: "c"}, Values: Empty(), Templates: []*File{f}}
	scope := NewScope(c, Empty(), Release{})
	tpl := e.Parse("c/templates/a.yaml", f, source.Range{}, nil)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if out := e.Set([]*Template{tpl}).Execute(ctx, tpl, scope); out.Failure == nil {
		t.Error("it goes on")
	}
}

type entry struct {
	name, text string
	kind       byte
}

func tarball(t testing.TB, entries ...entry) []byte {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	w := tar.NewWriter(z)
	for _, e := range entries {
		h := &tar.Header{Name: e.name, Typeflag: e.kind, Mode: 0o644, Size: int64(len(e.text))}
		if e.kind == 0 {
			h.Typeflag = tar.TypeReg
		}
		if e.kind == tar.TypeSymlink || e.kind == tar.TypeLink {
			h.Linkname, h.Size = e.text, 0
		}
		if err := w.WriteHeader(h); err != nil {
			t.Fatal(err)
		}
		if h.Size > 0 {
			if _, err := w.Write([]byte(e.text)); err != nil {
				t.Fatal(err)
			}
		}
	}
	w.Close()
	z.Close()
	return b.Bytes()
}

const subMeta = "apiVersion: v2\nname: sub\nversion: 1.0.0\n"

// TestArchives says which archives of subcharts are rendered, and why others are
// not.
func TestArchives(t *testing.T) {
	good := []entry{{name: "sub/Chart.yaml", text: subMeta}, {name: "sub/values.yaml", text: "a: 1\n"}, {name: "sub/templates/s.yaml", text: "a: {{ .Values.a }}\n"}}
	inner := tarball(t, good...)
	for range maxNested + 2 {
		inner = tarball(t, entry{name: "sub/Chart.yaml", text: subMeta}, entry{name: "sub/charts/sub.tgz", text: string(inner)})
	}
	for _, tt := range []struct {
		name string
		data []byte
		want string // part of what is said; "" for a good one
	}{
		{"a chart", tarball(t, good...), ""},
		{"a chart with ./", tarball(t, entry{name: "./sub/Chart.yaml", text: subMeta}, entry{name: "./sub/templates/s.yaml", text: "a: 1\n"}), ""},
		{"no archive", []byte("hello"), "no gzip archive"},
		{"nothing", nil, "no gzip archive"},
		{"half of one", tarball(t, good...)[:60], "cannot be unpacked"},
		{"a path upwards", tarball(t, append(good, entry{name: "sub/../../x", text: "x"})...), "outside"},
		{"a path upwards with backslashes", tarball(t, append(good, entry{name: `sub\..\..\x`, text: "x"})...), "outside"},
		{"an absolute path", tarball(t, append(good, entry{name: "/etc/passwd", text: "x"})...), "outside"},
		{"an absolute path in the chart", tarball(t, append(good, entry{name: "sub//etc/passwd", text: "x"})...), "outside"},
		{"a drive", tarball(t, append(good, entry{name: "sub/c:/x", text: "x"})...), "outside"},
		{"a symbolic link", tarball(t, append(good, entry{name: "sub/l", text: "/etc/passwd", kind: tar.TypeSymlink})...), "link"},
		{"a hard link", tarball(t, append(good, entry{name: "sub/l", text: "sub/Chart.yaml", kind: tar.TypeLink})...), "link"},
		{"a device", tarball(t, append(good, entry{name: "sub/d", kind: tar.TypeChar})...), "link or a device"},
		{"a file twice", tarball(t, append(good, good[1])...), "twice"},
		{"archives in archives", inner, "nested deeper"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var said []string
			l := &Loader{Report: func(d source.Diagnostic) { said = append(said, d.Summary+": "+d.Detail) }}
			c := l.Load([]*File{
				{Name: "Chart.yaml", Data: []byte("apiVersion: v2\nname: c\nversion: 1.0.0\n")},
				{Name: "charts/sub-1.0.0.tgz", Data: tt.data},
			})
			if c == nil {
				t.Fatal("there is no chart")
			}
			out, err := New().Render(context.Background(), c, Empty(), Release{"r", "ns"})
			if err != nil {
				t.Fatal(err)
			}
			if ok := out["c/charts/sub/templates/s.yaml"] != nil; ok != (tt.want == "") {
				t.Errorf("rendered: %t; %q", ok, said)
			}
			if all := strings.Join(said, "\n"); tt.want == "" && all != "" || !strings.Contains(all, tt.want) {
				t.Errorf("it says %q", said)
			}
		})
	}
}

// TestArchiveBombs holds that unpacking ends where there is more than is taken.
func TestArchiveBombs(t *testing.T) {
	zeros := strings.Repeat("\x00", 1<<20)
	for name, tt := range map[string]struct {
		left budget
		data []byte
	}{
		"large":        {budget{100, 1 << 16}, tarball(t, entry{name: "sub/a", text: zeros})},
		"many":         {budget{3, 1 << 20}, tarball(t, entry{name: "sub/a"}, entry{name: "sub/b"}, entry{name: "sub/c"}, entry{name: "sub/d"})},
		"many folders": {budget{1, 1 << 20}, tarball(t, entry{name: "sub/a/", kind: tar.TypeDir}, entry{name: "sub/b/", kind: tar.TypeDir})},
		"in sum":       {budget{100, 3 << 19}, tarball(t, entry{name: "sub/a", text: zeros}, entry{name: "sub/b", text: zeros})},
	} {
		if _, err := unpack(tt.data, &tt.left); err != errTooMuch {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// FuzzRender holds that no chart makes the engine panic, hang or say nothing.
func FuzzRender(f *testing.F) {
	f.Add("a: {b: [1, x]}", `{{ include "h" . | nindent 2 }}{{ toYaml .Values.a }}`, `{{ define "h" }}x: {{ .Values.a.b }}{{ end }}`, []byte("x"))
	f.Add("a: '{{ .Values.b }}'\nb: 1", `{{ tpl .Values.a . }}{{ required "m" .Values.c }}`, `{{ range $k, $v := .Values }}{{ end }}`, tarball(f, entry{name: "s/Chart.yaml", text: subMeta}))
	f.Add("a: &x [*x]", "\ua400\ua000\ua000\ua001{{ .Values.a }}", "{{/* c */}}", []byte{0x1f, 0x8b})
	f.Fuzz(func(t *testing.T, values, text, helper string, archive []byte) {
		l := &Loader{Report: func(source.Diagnostic) {}}
		c := l.Load([]*File{
			{Name: "Chart.yaml", Data: []byte("apiVersion: v2\nname: c\nversion: 1.0.0\n")},
			{Name: "values.yaml", Data: []byte(values)}, {Name: ".helmignore", Data: []byte(helper)},
			{Name: "charts/a.tgz", Data: archive}, {Name: "templates/_h.tpl", Data: []byte(helper)},
			{Name: "templates/a.yaml", Data: []byte(text)},
		})
		if c == nil {
			return
		}
		out, err := New().Render(context.Background(), c, Empty(), Release{"r", "ns"})
		if err != nil {
			return
		}
		for name, o := range out {
			if o.Failure != nil {
				continue
			}
			for _, d := range Documents.Parse(name, []byte(o.Text), nil).Documents {
				if !d.Broken && d.Value != nil {
					o.Place(d)
				}
			}
		}
	})
}
