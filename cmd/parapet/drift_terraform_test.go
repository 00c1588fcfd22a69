package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/parapet-iac/parapet/analysis/cloud/kubernetes/kubetest"
)

// terraformIn returns how Terraform is run in a folder, with the real provider for
// Kubernetes that PARAPET_TERRAFORM_KUBERNETES names.
func terraformIn(t *testing.T, dir, kubeconfig string) func(args ...string) []byte {
	t.Helper()
	provider := os.Getenv("PARAPET_TERRAFORM_KUBERNETES")
	if provider == "" {
		t.Skip("PARAPET_TERRAFORM_KUBERNETES names no provider")
	}
	if _, err := exec.LookPath("terraform"); err != nil {
		t.Skip(err)
	}
	mirror := t.TempDir()
	platform := filepath.Join(mirror, "registry.terraform.io", "hashicorp", "kubernetes", "1.13.4", runtime.GOOS+"_"+runtime.GOARCH)
	config := filepath.Join(mirror, "terraformrc")
	text := "provider_installation {\n  filesystem_mirror {\n    path = \"" + mirror + "\"\n  }\n}\n"
	for _, err := range []error{os.MkdirAll(platform, 0o755), os.Symlink(provider, filepath.Join(platform, "terraform-provider-kubernetes_v1.13.4")), os.WriteFile(config, []byte(text), 0o600)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	run := func(args ...string) []byte {
		t.Helper()
		cmd := exec.Command("terraform", append([]string{"-chdir=" + dir}, args...)...)
		cmd.Env = append(os.Environ(), "TF_CLI_CONFIG_FILE="+config, "KUBECONFIG="+kubeconfig, "KUBE_LOAD_CONFIG_FILE=true", "CHECKPOINT_DISABLE=1", "TF_IN_AUTOMATION=1")
		out, err := cmd.Output()
		if err != nil {
			stderr := ""
			if exit := (*exec.ExitError)(nil); asExit(err, &exit) {
				stderr = string(exit.Stderr)
			}
			t.Fatalf("terraform %s: %v\n%s%s", strings.Join(args, " "), err, out, stderr)
		}
		return out
	}
	run("init", "-input=false", "-no-color")
	return run
}

func asExit(err error, into **exec.ExitError) bool {
	exit, ok := err.(*exec.ExitError)
	*into = exit
	return ok
}

// saying returns a value of a state without what says nothing: null, empty values, and
// the numbers by which the server counts. Terraform tells of changes in these, too.
func saying(v any) any {
	switch v := v.(type) {
	case map[string]any:
		out := map[string]any{}
		for name, x := range v {
			if y := saying(x); y != nil && name != "resource_version" && name != "generation" {
				out[name] = y
			}
		}
		if len(out) > 0 {
			return out
		}
		return nil
	case []any:
		var out []any
		for _, x := range v {
			if y := saying(x); y != nil {
				out = append(out, y)
			}
		}
		if len(out) > 0 {
			return out
		}
		return nil
	case string:
		if v == "" {
			return nil
		}
	}
	return v
}

// TestDriftOfTerraformInACluster holds what is reported of Terraform code for Kubernetes
// against what Terraform itself finds to have drifted, on a real API server.
func TestDriftOfTerraformInACluster(t *testing.T) {
	c := kubetest.Start(t)
	dir := copyOf(t, "drift/terraform")
	terraform := terraformIn(t, dir, c.Kubeconfig)
	terraform("apply", "-auto-approve", "-input=false", "-no-color")
	env := []string{"KUBECONFIG=" + c.Kubeconfig}
	if r, text := driftedWith(t, env, dir, 0); len(r.Drifts) > 0 || r.Summary.Compared != 6 {
		t.Fatalf("what Terraform has just made is reported to differ:\n%s", text)
	}
	c.Kubectl("", nil, "scale", "--namespace=shop", "deployment/web", "--replicas=5")
	c.Kubectl("", nil, "patch", "--namespace=shop", "configmap/settings", `--patch={"data":{"theme":"light","more":"x"}}`)
	c.Kubectl("", nil, "patch", "--namespace=shop", "deployment/web", `--patch={"spec":{"template":{"spec":{"hostNetwork":true}}}}`)
	c.Kubectl("", nil, "delete", "--namespace=shop", "networkpolicy/closed")

	terraform("plan", "-refresh-only", "-out=plan", "-input=false", "-no-color")
	var plan struct {
		Drift []struct {
			Address string `json:"address"`
			Change  struct {
				Before any `json:"before"`
				After  any `json:"after"`
			} `json:"change"`
		} `json:"resource_drift"`
	}
	if err := json.Unmarshal(terraform("show", "-json", "plan"), &plan); err != nil {
		t.Fatal(err)
	}
	var want, got []string
	for _, d := range plan.Drift {
		if !reflect.DeepEqual(saying(d.Change.Before), saying(d.Change.After)) {
			want = append(want, d.Address)
		}
	}
	r, text := driftedWith(t, env, dir, 1)
	for _, d := range r.Drifts {
		got = append(got, d.Address)
	}
	slices.Sort(want)
	slices.Sort(got)
	if len(want) != 3 || !slices.Equal(want, got) {
		t.Errorf("reported is %v, Terraform finds %v\n%s", got, want, text)
	}
	var paths []string
	for _, change := range find(t, r, "kubernetes_deployment.web").Changes {
		paths = append(paths, change.Path)
	}
	if slices.Sort(paths); !slices.Equal(paths, []string{"spec.replicas", "spec.template.spec.hostNetwork"}) {
		t.Errorf("of the deployment %v is reported", paths)
	}

	driftedWith(t, env, dir, 1, "--write")
	if text, err := os.ReadFile(filepath.Join(dir, "main.tf")); err != nil || !strings.Contains(string(text), `"light"`) {
		t.Errorf("the settings are not adopted: %v\n%s", err, text)
	}
	terraform("apply", "-auto-approve", "-input=false", "-no-color")
	if r, text := driftedWith(t, env, dir, 0); len(r.Drifts) > 0 || r.Summary.Compared != 6 {
		t.Errorf("after all is applied again, this differs:\n%s", text)
	}
}

// TestDriftOfGeneratedTerraformInACluster holds the comparison against the configuration
// that Terraform itself generates for objects that somebody has made by hand: code that
// says what runs is no drift. And what Parapet writes for an object that is gone is valid,
// and makes Terraform forget it, with nothing left to do.
func TestDriftOfGeneratedTerraformInACluster(t *testing.T) {
	c := kubetest.Start(t)
	dir := copyOf(t, "drift/terraform")
	terraform := terraformIn(t, dir, c.Kubeconfig)
	terraform("apply", "-auto-approve", "-input=false", "-no-color")
	env := []string{"KUBECONFIG=" + c.Kubeconfig}
	c.Kubectl("", nil, "create", "configmap", "--namespace=shop", "made", "--from-literal=a=b", "--from-literal=json={\"x\":  [1]}")
	c.Kubectl("", nil, "create", "role", "--namespace=shop", "reader", "--verb=get", "--resource=pods")
	c.Kubectl("", nil, "create", "service", "clusterip", "--namespace=shop", "made", "--tcp=80:8080")
	r, text := driftedWith(t, env, dir, 1)
	if len(r.Drifts) != 3 || r.Summary.Unmanaged != 3 {
		t.Fatalf("what was made by hand is reported as\n%s", text)
	}

	var imports strings.Builder
	for _, to := range []string{"config_map.made", "role.reader", "service.made"} {
		imports.WriteString("import {\n  to = kubernetes_" + to + "\n  id = \"shop/" + to[strings.IndexByte(to, '.')+1:] + "\"\n}\n")
	}
	if err := os.WriteFile(filepath.Join(dir, "imports.tf"), []byte(imports.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	terraform("plan", "-generate-config-out=generated.tf", "-input=false", "-no-color")
	if r, text := driftedWith(t, env, dir, 0); len(r.Drifts) > 0 || r.Summary.Compared != 9 {
		generated, _ := os.ReadFile(filepath.Join(dir, "generated.tf"))
		t.Errorf("what Terraform generates is reported to differ:\n%s\n%s", text, generated)
	}

	c.Kubectl("", nil, "delete", "--namespace=shop", "networkpolicy/closed")
	driftedWith(t, env, dir, 1, "--write", "--remedy", "remove")
	terraform("validate")
	terraform("apply", "-auto-approve", "-input=false", "-no-color")
	terraform("plan", "-detailed-exitcode", "-input=false", "-no-color")
	if r, text := driftedWith(t, env, dir, 0); len(r.Drifts) > 0 || r.Summary.Compared != 8 {
		t.Errorf("after all is imported and removed, this differs:\n%s", text)
	}
}
