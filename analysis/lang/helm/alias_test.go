package helm

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"testing"
	"testing/fstest"
)

// What an archive makes stands where it is called for, by each alias.
func TestAliasesOfAnArchive(t *testing.T) {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	w := tar.NewWriter(z)
	for name, text := range map[string]string{
		"sub/Chart.yaml":         "apiVersion: v2\nname: sub\nversion: 0.1.0\n",
		"sub/templates/pod.yaml": "apiVersion: v1\nkind: Pod\nmetadata: {name: \"{{ .Chart.Name }}\"}\nspec: {hostNetwork: true}\n",
	} {
		if err := w.WriteHeader(&tar.Header{Name: name, Mode: 0o644, Size: int64(len(text))}); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	s := open(fstest.MapFS{
		"Chart.yaml": {Data: []byte("apiVersion: v2\nname: c\nversion: 1.0.0\ndependencies:\n" +
			"  - {name: sub, version: 0.1.0, alias: one}\n" +
			"  - name: sub\n    version: 0.1.0\n    alias: two\n" +
			"  - {name: absent, version: 1.0.0, alias: three}\n")},
		"charts/sub-0.1.0.tgz": {Data: b.Bytes()},
	}, Options{})
	lines := map[string]int{}
	for _, r := range s.resources() {
		at := r.Value.Get("spec").Get("hostNetwork").Range()
		start, _, ok := s.File("Chart.yaml").Offsets(at)
		if !ok {
			t.Fatalf("%s stands in %q", r.Address, at.File())
		}
		lines[string(r.Address)] = s.File("Chart.yaml").Text.Position(start).Line
	}
	if lines["default/Pod/one"] != 5 || lines["default/Pod/two"] != 6 || len(lines) != 2 {
		t.Errorf("the pods stand on lines %v", lines)
	}
	for _, d := range s.Diagnostics("Chart.yaml") {
		if start, _, _ := s.File("Chart.yaml").Offsets(d.Range); s.File("Chart.yaml").Text.Position(start).Line != 9 {
			t.Errorf("%s: %+v", d.Summary, d.Range)
		}
	}
}
