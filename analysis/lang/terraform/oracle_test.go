package terraform

import (
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"testing"

	"github.com/parapet-iac/parapet/analysis/source"
)

// TestOracle compares the outputs of each workspace in testdata/oracle, which
// use no provider, with those that Terraform itself computes.
func TestOracle(t *testing.T) {
	terraform, err := exec.LookPath("terraform")
	if err != nil {
		t.Skip("terraform is not installed")
	}
	dirs, _ := filepath.Glob("testdata/oracle/*")
	if len(dirs) == 0 {
		t.Fatal("no workspaces")
	}
	for _, dir := range dirs {
		t.Run(filepath.Base(dir), func(t *testing.T) {
			want := terraformOutputs(t, terraform, dir)
			got := outputsOf(t, dir)
			for name, w := range want {
				if !reflect.DeepEqual(got[name], w) {
					t.Errorf("output %s is %#v, terraform says %#v", name, got[name], w)
				}
			}
			if len(want) == 0 || len(got) != len(want) {
				t.Errorf("%d outputs, terraform has %d", len(got), len(want))
			}
		})
	}
}

// terraformOutputs applies a copy of the workspace and returns its outputs.
func terraformOutputs(t *testing.T, terraform, dir string) map[string]any {
	t.Helper()
	tmp := t.TempDir()
	if err := os.CopyFS(tmp, os.DirFS(dir)); err != nil {
		t.Fatal(err)
	}
	run := func(args ...string) []byte {
		cmd := exec.Command(terraform, append([]string{"-chdir=" + tmp}, args...)...)
		cmd.Env = append(os.Environ(), "CHECKPOINT_DISABLE=1", "TF_IN_AUTOMATION=1", "TF_CLI_CONFIG_FILE="+os.DevNull)
		out, err := cmd.Output()
		if err != nil {
			t.Fatalf("terraform %v: %v\n%s", args, err, out)
		}
		return out
	}
	run("init", "-backend=false", "-no-color")
	run("apply", "-auto-approve", "-no-color", "-input=false")
	var outputs map[string]struct{ Value any }
	if err := json.Unmarshal(run("output", "-json"), &outputs); err != nil {
		t.Fatal(err)
	}
	values := map[string]any{}
	for name, o := range outputs {
		values[name] = o.Value
	}
	return values
}

// outputsOf returns the outputs as this package evaluates them.
func outputsOf(t *testing.T, dir string) map[string]any {
	t.Helper()
	s := NewSession(os.DirFS(dir), Options{})
	if _, err := s.Update(context.Background(), nil, true); err != nil {
		t.Fatal(err)
	}
	s.now.ctx = context.Background()
	values := map[string]any{}
	for _, a := range s.roots["."].in.outputs("", source.Range{}).Attrs() {
		text, ok := encodeJSON(a.Value)
		if !ok {
			t.Errorf("output %s is not known: %s", a.Name, show(a.Value))
			continue
		}
		var v any
		if err := json.Unmarshal([]byte(text), &v); err != nil {
			t.Fatal(err)
		}
		values[a.Name] = v
	}
	return values
}
