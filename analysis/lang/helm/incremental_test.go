package helm

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// TestIncrementalEqualsAfresh edits a chart at random and compares what a session
// knows with what a new one does. Where something cannot be read, what it last meant
// counts, so that these moments are passed over.
func TestIncrementalEqualsAfresh(t *testing.T) {
	base := folder(t, "testdata/web")
	names := []string{"values.yaml", "templates/_helpers.tpl", "templates/deployment.yaml", "templates/config.yaml",
		"templates/namespace.yaml", "charts/cache/values.yaml", "charts/cache/templates/pod.yaml", "Chart.yaml", "files/app.conf",
		"templates/impure.yaml", "templates/zero.yaml"}
	edits := [][2]string{
		{"\n", "\n# a comment\n"}, {"true", "false"}, {"false", "true"}, {"80", "8080"}, {"web", "wwb"}, {"- name", "-  name"},
		{"\n", "\n\n"}, {"debug", "info"}, {"1.1.0", "1.2.0"}, {".Values.replicas", ".Values.sessions.size"}, {"{{-", "{{"},
		{"quote", "squote"}, {"sessions", "session"}, {"blue", "green"}, {"{{", "{{ $x := 1 }}{{"}, {"end }}", "end }"},
		{"privileged: true", "privileged: {{ .Values.securityContext.enabled }}"},
	}
	impure := "{{ $_ := set .Values \"replicas\" 7 }}\n{{ $_ := set .Values.image \"tag\" \"changed\" }}\nkind: Pod\napiVersion: v1\nmetadata: {name: impure}\n"
	zero := "apiVersion: v1\nkind: Pod\nmetadata: {name: zero, labels: {a: \"{{ .Values.replicas }}\"}}\n"
	compared := 0
	for seed := range uint64(3) {
		r := rand.New(rand.NewPCG(seed, 1))
		disk := fstest.MapFS{}
		for p, f := range base {
			disk[p] = f
		}
		opts := Options{Environments: []Environment{{Name: "a"}, {Name: "b", Values: []string{"oracle-values.yaml"}, Set: []string{"replicas=5"}}}}
		w := open(disk, opts)
		for range 30 {
			name := names[r.IntN(len(names))]
			f := disk[name]
			switch {
			case f == nil && name == "templates/impure.yaml":
				w.write(name, impure)
			case f == nil:
				w.write(name, zero)
			case r.IntN(12) == 0 && strings.HasPrefix(name, "templates/"):
				delete(disk, name)
				w.update(name)
			case r.IntN(4) == 0 && base[name] != nil:
				w.write(name, string(base[name].Data))
			default:
				e := edits[r.IntN(len(edits))]
				text := string(f.Data)
				at := strings.Index(text[r.IntN(len(text)+1):], e[0])
				if at < 0 {
					continue
				}
				at = strings.Index(text, e[0])
				w.write(name, text[:at]+e[1]+text[at+len(e[0]):])
			}
			if compareAfresh(t, w, opts) {
				compared++
			}
			if t.Failed() {
				t.Fatalf("seed %d, after an edit of %s:\n%s", seed, name, w.text(name))
			}
		}
	}
	if compared < 12 {
		t.Errorf("only %d states could be compared", compared)
	}
}

func (w *world) text(name string) string {
	if f := w.disk[name]; f != nil {
		return string(f.Data)
	}
	return "(gone)"
}

// compareAfresh reports whether there was something to compare.
func compareAfresh(t *testing.T, w *world, opts Options) bool {
	t.Helper()
	fresh := open(w.disk, opts)
	if strings.Contains(fresh.diagnostics(), "error: ") {
		return false
	}
	if got, want := w.diagnostics(), fresh.diagnostics(); got != want {
		t.Errorf("diagnostics are\n%s\nafresh\n%s", got, want)
	}
	var got, want []string
	for _, r := range w.resources() {
		got = append(got, w.show(r))
	}
	for _, r := range fresh.resources() {
		want = append(want, fresh.show(r))
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nafresh\n%s", strings.Join(got, ""), strings.Join(want, ""))
	}
	return true
}
