// Package oracle compares what Parapet renders with what Helm's library does. It is
// a module of its own so that the program does not depend on that library, which
// brings the client of Kubernetes along: `make oracle` runs it.
package oracle

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"helm.sh/helm/v4/pkg/chart/common"
	"helm.sh/helm/v4/pkg/chart/common/util"
	"helm.sh/helm/v4/pkg/chart/v2/loader"
	chartutil "helm.sh/helm/v4/pkg/chart/v2/util"
	helm "helm.sh/helm/v4/pkg/engine"

	"github.com/parapet-iac/parapet/analysis/lang/helm/engine"
	"github.com/parapet-iac/parapet/analysis/source"
)

// TestRendersAsHelm renders the charts of this repository, and those below the
// folders in PARAPET_CHARTS, a list of paths.
func TestRendersAsHelm(t *testing.T) {
	roots := append([]string{filepath.Join("..", "testdata")}, filepath.SplitList(os.Getenv("PARAPET_CHARTS"))...)
	n := 0
	for _, root := range roots {
		err := filepath.WalkDir(root, func(p string, d fs.DirEntry, err error) error {
			if err != nil || d.Name() != "Chart.yaml" {
				return err
			}
			dir := filepath.Dir(p)
			n++
			t.Run(dir, func(t *testing.T) { compare(t, dir) })
			if _, err := os.Stat(filepath.Join(dir, "oracle-values.yaml")); err == nil {
				t.Run(dir+"+values", func(t *testing.T) { compare(t, dir, filepath.Join(dir, "oracle-values.yaml")) })
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if n == 0 {
		t.Fatal("there are no charts")
	}
}

func compare(t *testing.T, dir string, valueFiles ...string) {
	c, err := loader.Load(dir)
	if err != nil {
		t.Skipf("Helm does not load it: %v", err)
	}
	values := map[string]any{}
	ours := engine.Empty()
	for _, name := range valueFiles {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		v, err := common.ReadValues(text)
		if err != nil {
			t.Fatal(err)
		}
		values = v
		ours = engine.ReadValues(engine.YAML.Parse(name, text, nil), nil)
	}
	if err := chartutil.ProcessDependencies(c, values); err != nil {
		t.Fatal(err)
	}
	// Outside of tests Helm assumes this version.
	caps := *common.DefaultCapabilities
	kv, err := common.ParseKubeVersion("v1.37.0")
	if err != nil {
		t.Fatal(err)
	}
	caps.KubeVersion = *kv
	vals, err := util.ToRenderValues(c, values, common.ReleaseOptions{Name: "release-name", Namespace: "default", Revision: 1, IsInstall: true}, &caps)
	if err != nil {
		t.Skipf("Helm refuses the values: %v", err)
	}
	want, wantErr := helm.Engine{}.Render(c, vals)
	got, err := engine.New().Render(context.Background(), load(t, dir), ours, engine.Release{Name: "release-name", Namespace: "default"})
	if err != nil {
		t.Fatal(err)
	}
	if wantErr != nil {
		failed := false
		for _, o := range got {
			failed = failed || o.Failure != nil || len(o.Missing) > 0
		}
		if !failed {
			t.Errorf("Helm fails, Parapet does not: %v", wantErr)
		}
		t.Skipf("Helm does not render it: %v", wantErr)
	}
	for name, text := range want {
		if !engine.Rendered(name) {
			continue
		}
		o := got[name]
		switch {
		case o == nil:
			t.Errorf("%s is not rendered", name)
		case o.Failure != nil:
			t.Errorf("%s: %s", name, o.Failure.Message)
		case o.Text != text && !strings.ContainsRune(o.Text, '\ua401'):
			t.Errorf("%s: got\n%s\nwant\n%s", name, firstDifference(o.Text, text), firstDifference(text, o.Text))
		}
	}
	for name := range got {
		if _, ok := want[name]; !ok {
			t.Errorf("%s is rendered, and should not be", name)
		}
	}
}

func firstDifference(a, b string) string {
	la, lb := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i, line := range la {
		if i >= len(lb) || lb[i] != line {
			return strings.Join(la[max(i-2, 0):min(i+3, len(la))], "\n")
		}
	}
	return "(the beginning)"
}

func load(t *testing.T, dir string) *engine.Chart {
	t.Helper()
	var files []*engine.File
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(p)
		rel, _ := filepath.Rel(dir, p)
		files = append(files, &engine.File{Name: filepath.ToSlash(rel), Data: text})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	l := &engine.Loader{Report: func(d source.Diagnostic) { t.Logf("%s: %s", d.Summary, d.Detail) }}
	return l.Load(files)
}
