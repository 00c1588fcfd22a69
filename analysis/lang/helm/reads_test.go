package helm

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/fstest"
)

// idioms are the ways in which templates read values; each makes the value of a key.
var idioms = []string{
	`{{ .Values.a.text }}`,
	`{{ .Values.a.number | int | add 1 }}`,
	`{{ index .Values "b" "text" }}`,
	`{{ index .Values.list 0 }}`,
	`{{ index .Values.b.list 1 | quote }}`,
	`{{ $key := "text" }}{{ index .Values.c $key }}`,
	`{{ index .Values (printf "%s" "c") "text" }}`,
	`{{ "text" | index .Values.c }}`,
	`{{ get .Values.c "text" }}`,
	`{{ (get .Values "c").text }}`,
	`{{ hasKey .Values.c "optional" }}`,
	`{{ .Values.c.optional | default "none" }}`,
	`{{ default dict .Values.optional | len }}`,
	`{{ (default dict .Values.optional).text | default "none" }}`,
	`{{ coalesce .Values.a.optional .Values.b.text }}`,
	`{{ ternary .Values.a.text .Values.b.text .Values.on }}`,
	`{{ len .Values.list }}`,
	`{{ .Values.list | len }}`,
	`{{ slice .Values.list 1 | join "-" }}`,
	`{{ first .Values.list }}`,
	`{{ last (append .Values.list "z") }}`,
	`{{ concat .Values.list .Values.b.list | join "," }}`,
	`{{ has "x" .Values.list }}`,
	`{{ keys .Values.a | sortAlpha | join "." }}`,
	`{{ pick .Values.a "text" | toJson | quote }}`,
	`{{ omit .Values.a "text" | toJson | quote }}`,
	`{{ pluck "text" .Values.a .Values.b | join "+" }}`,
	`{{ dig "deep" "text" "none" .Values.d }}`,
	`{{ dig "inner" "deep" "text" "none" (dict "inner" .Values.d) }}`,
	`{{ with .Values.d.deep }}{{ .text }}{{ end }}`,
	`{{ with .Values.optional }}there{{ else }}none{{ end }}`,
	`{{ if .Values.on }}on{{ else if .Values.a.number }}{{ .Values.a.number }}{{ end }}`,
	`{{ if and .Values.on .Values.list }}both{{ else }}no{{ end }}`,
	`{{ if or .Values.optional .Values.empty }}one{{ else }}no{{ end }}`,
	`{{ if not .Values.empty }}empty{{ else }}full{{ end }}`,
	`{{ if eq .Values.a.text "x" }}x{{ else }}y{{ end }}`,
	`{{ range $k, $v := .Values.a }}{{ $k }}{{ $v }}{{ end }}`,
	`{{ range .Values.list }}{{ . }}{{ end }}`,
	`{{ range $i, $e := .Values.objects }}{{ $i }}{{ $e.text }}{{ end }}`,
	`{{ range list .Values.a .Values.b }}{{ .text }}{{ end }}`,
	`{{ range $k, $v := dict "x" .Values.a "y" .Values.b }}{{ $k }}{{ $v.text }}{{ end }}`,
	`{{ $a := .Values.a }}{{ $b := $a }}{{ $b.text }}`,
	`{{ $d := dict "v" .Values }}{{ $d.v.b.text }}`,
	`{{ $d := dict }}{{ $_ := set $d "x" .Values.d.deep }}{{ $d.x.text }}`,
	`{{ $m := merge (dict "text" "own") .Values.a }}{{ $m.text }}{{ $m.number }}`,
	`{{ $m := mergeOverwrite (deepCopy .Values.a) .Values.b }}{{ $m.text }}`,
	`{{ values (dict "x" .Values.a) | first | toJson | quote }}`,
	`{{ (first (list .Values.a)).text }}`,
	`{{ (.Values.d.deep).text }}`,
	`{{ include "v.text" . }}`,
	`{{ include "v.text" (dict "Values" (dict "a" .Values.b)) }}`,
	`{{ include "v.given" .Values.c }}`,
	`{{ template "v.given" .Values.d.deep }}`,
	`{{ include "v.both" (dict "root" $ "own" .Values.b) }}`,
	`{{ tpl "{{ .Values.a.text }}" . }}`,
	`{{ tpl .Values.template . }}`,
	`{{ .Values.a | toJson | quote }}`,
	`{{ .Values.a | toString | quote }}`,
	`{{ printf "%v" .Values.d | quote }}`,
	`{{ .Values.list }}`,
	`{{ toYaml .Values.d | quote }}`,
	`{{ typeOf .Values.a.text }}{{ kindOf .Values.list }}{{ kindIs "map" .Values.a }}`,
	`{{ empty .Values.empty }}`,
	`{{ .Values.global.text }}`,
	`{{ .Values.sub.text }}{{ .Values.sub.global.text }}`,
	`{{ .Subcharts.sub.Values.text }}`,
	`{{ .Files.Get "note.txt" | quote }}`,
	`{{ (.Files.Glob "*.txt").AsConfig | quote }}`,
	`{{ (get $ "Files").Get "note.txt" | quote }}`,
	`{{ range $n, $_ := .Files }}{{ $n }}{{ end }}`,
	`{{ required "it must be" .Values.a.text }}`,
	`{{ .Values.name | default .Release.Name }}`,
	`{{ call .Values.none }}`,
}

const idiomValues = `a:
  text: x
  number: 3
b:
  text: y
  list: [p, q]
c:
  text: z
d:
  deep:
    text: w
  other: v
on: true
list: [x, y, z]
objects:
  - {text: one}
  - {text: two}
empty: {}
template: "{{ .Values.b.text }}"
global:
  text: g
sub:
  text: s
  port: 80
`

// idiomChart returns a chart with a template for each idiom.
func idiomChart() fstest.MapFS {
	disk := fstest.MapFS{}
	add := func(name, text string) { disk[name] = &fstest.MapFile{Data: []byte(text)} }
	add("Chart.yaml", "apiVersion: v2\nname: c\nversion: 1.0.0\n")
	add("values.yaml", idiomValues)
	add("note.txt", "a note")
	add("templates/_helpers.tpl", `{{ define "v.text" }}{{ .Values.a.text }}{{ end }}
{{ define "v.given" }}{{ .text }}{{ end }}
{{ define "v.both" }}{{ .root.Values.a.text }}{{ .own.text }}{{ end }}
`)
	for i, text := range idioms {
		add(fmt.Sprintf("templates/t%02d.yaml", i), fmt.Sprintf("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: t%02d}\ndata:\n  v: %s\n", i, text))
	}
	add("charts/sub/Chart.yaml", "apiVersion: v2\nname: sub\nversion: 1.0.0\n")
	add("charts/sub/values.yaml", "text: own\nport: 1\nmore: {deep: 1}\n")
	add("charts/sub/templates/s.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: sub}\ndata: {v: \"{{ .Values.text }}{{ .Values.port }}{{ .Values.global.text }}\"}\n")
	return disk
}

// TestValuesEqualAfresh edits values at random and compares what a session knows with
// what a new one does.
func TestValuesEqualAfresh(t *testing.T) {
	disk := idiomChart()
	w := open(disk, Options{})
	r := rand.New(rand.NewPCG(7, 7))
	edits := [][2]string{
		{"text: x", "text: xx"}, {"text: y", "text: 7"}, {"text: z", "optional: o"}, {"text: w", "text: w2"}, {"number: 3", "number: 4"},
		{"on: true", "on: false"}, {"[x, y, z]", "[y]"}, {"[x, y, z]", "[q, y, z]"}, {"{text: two}", "{text: three}"}, {"empty: {}", "empty: {a: 1}"},
		{"global:\n  text: g", "global: {text: h}"}, {"text: s", "text: t"}, {"port: 80", "port: 81"}, {"on: true", "on: true\noptional: {text: o}"},
		{"[p, q]", "[p, r]"}, {"deep:", "# a comment\n  deep:"}, {"a:\n", "# first\na:\n"}, {".b.text", ".c.text"}, {"other: v", "more: m"},
		{"d:\n", "d:   \n"}, {"  port: 80\n", ""}, {"c:\n", "name: n\nc:\n"}, {"number: 3", "number: \"3\""},
	}
	for i := range 50 {
		text := string(disk["values.yaml"].Data)
		if i%6 == 5 {
			text = idiomValues
		} else {
			e := edits[r.IntN(len(edits))]
			text = strings.Replace(text, e[0], e[1], 1)
		}
		switch i {
		case 10:
			w.write("note.txt", "another note")
		case 20:
			w.write("charts/sub/values.yaml", "text: own\nport: 2\n")
		case 30:
			w.write("templates/_helpers.tpl", strings.Replace(w.text("templates/_helpers.tpl"), "{{ .text }}", "{{/* moved */}}{{ .text }}", 1))
		}
		w.write("values.yaml", text)
		compareEach(t, w)
		if t.Failed() {
			t.Fatalf("step %d, values:\n%s", i, text)
		}
	}
}

// compareEach compares each resource with that of a new session, where the template
// can be rendered.
func compareEach(t *testing.T, w *world) {
	t.Helper()
	fresh := open(w.disk, Options{})
	want := map[string]string{}
	for _, r := range fresh.resources() {
		want[string(r.Address)] = fresh.show(r)
	}
	if len(want) < len(idioms)*3/4 {
		t.Errorf("only %d of %d templates can be rendered\n%s", len(want), len(idioms), fresh.diagnostics())
	}
	have := map[string]string{}
	for _, r := range w.resources() {
		have[string(r.Address)] = w.show(r)
	}
	for address, text := range want {
		if have[address] != text {
			t.Errorf("got\n%s\nafresh\n%s", have[address], text)
		}
	}
	if got, want := w.diagnostics(), fresh.diagnostics(); got != want {
		t.Errorf("diagnostics are\n%s\nafresh\n%s", got, want)
	}
}

// TestRendersWhatReads holds that a template is rendered again only if it has read what
// has changed.
func TestRendersWhatReads(t *testing.T) {
	tests := []struct {
		name, file, old, new string
		again                []string
	}{
		{"a value", "values.yaml", "text: one", "text: 1", []string{"one"}},
		{"a value that an included template reads", "values.yaml", "shared: s", "shared: t", []string{"both", "one"}},
		{"a value in a table that is printed", "values.yaml", "deep: 1", "deep: 2", []string{"whole"}},
		{"a new key", "values.yaml", "whole:", "other: 1\nwhole:", nil},
		{"a comment", "values.yaml", "one:", "# c\none:", nil},
		{"a definition", "templates/_helpers.tpl", "{{ .Values.one.text }}", "{{ .Values.one.text }}{{/**/}}", []string{"one"}},
		{"a comment between definitions", "templates/_helpers.tpl", "{{ define \"first\"", "{{/* c */}}\n{{ define \"first\"", nil},
	}
	for _, tc := range tests {
		t.Run(tc.name, func(t *testing.T) {
			disk := fstest.MapFS{}
			add := func(name, text string) { disk[name] = &fstest.MapFile{Data: []byte(text)} }
			add("Chart.yaml", "apiVersion: v2\nname: c\nversion: 1.0.0\n")
			add("values.yaml", "one:\n  text: one\nshared: s\nwhole:\n  in: {deep: 1}\n")
			add("templates/_helpers.tpl", "\n{{ define \"first\" }}{{ .Values.one.text }}{{ end }}\n{{ define \"second\" }}{{ .Values.shared }}{{ end }}\n")
			for name, text := range map[string]string{
				"one": `{{ include "first" . }}{{ include "second" . }}`, "both": `{{ include "second" . }}`, "whole": `{{ .Values.whole | toJson | quote }}`, "none": "x",
			} {
				add("templates/"+name+".yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: "+name+"}\ndata: {v: "+text+"}\n")
			}
			w := open(disk, Options{})
			before := w.charts["."].envs[""].outputs
			w.write(tc.file, strings.Replace(w.text(tc.file), tc.old, tc.new, 1))
			var again []string
			for _, name := range []string{"both", "none", "one", "whole"} {
				if full := "c/templates/" + name + ".yaml"; w.charts["."].envs[""].outputs[full] != before[full] {
					again = append(again, name)
				}
			}
			if strings.Join(again, " ") != strings.Join(tc.again, " ") {
				t.Errorf("rendered again are %q, want %q", again, tc.again)
			}
		})
	}
}
