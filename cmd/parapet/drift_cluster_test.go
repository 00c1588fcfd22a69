package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/parapet-iac/parapet/analysis/cloud/kubernetes/kubetest"
	"github.com/parapet-iac/parapet/cmd/parapet/report"
)

// applied makes the objects of a folder of manifests.
func applied(t *testing.T, c *kubetest.Cluster, dir string, files ...string) {
	t.Helper()
	for _, name := range files {
		c.Kubectl("", nil, "apply", "-f", filepath.Join(dir, name))
	}
}

// inShell runs commands as somebody would who copies them.
func inShell(t *testing.T, c *kubetest.Cluster, commands []string) {
	t.Helper()
	for _, line := range commands {
		cmd := exec.Command("sh", "-c", line)
		cmd.Env = append(os.Environ(), "KUBECONFIG="+c.Kubeconfig, "PATH="+c.Bin()+string(os.PathListSeparator)+os.Getenv("PATH"))
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", line, err, out)
		}
	}
}

// kinds returns what is reported, one word or two for each.
func kindsOf(r report.Drift) map[string]string {
	out := map[string]string{}
	for _, d := range r.Drifts {
		out[d.Address] = d.Kind + map[bool]string{true: " risky", false: " harmless"}[d.Risky]
	}
	return out
}

func remedy(t *testing.T, d report.DriftItem, kind string) report.DriftRemedy {
	t.Helper()
	i := slices.IndexFunc(d.Remedies, func(r report.DriftRemedy) bool { return r.Kind == kind })
	if i < 0 {
		t.Fatalf("%s has no remedy %s: %+v", d.Address, kind, d.Remedies)
	}
	return d.Remedies[i]
}

// secretManifest is a secret whose values nothing may tell.
const secretManifest = `apiVersion: v1
kind: Secret
metadata:
  name: db
  namespace: shop
stringData:
  password: planted-password
`

// TestDriftStoryOfACluster is what the README tells of clusters, from end to end, on a
// real API server: objects as the manifests have them are quiet, what is done to them
// by hand is found, judged and put right, and then they are quiet again.
func TestDriftStoryOfACluster(t *testing.T) {
	c := kubetest.Start(t)
	dir := copyOf(t, "drift/cluster")
	if err := os.WriteFile(filepath.Join(dir, "secret.yaml"), []byte(secretManifest), 0o600); err != nil {
		t.Fatal(err)
	}
	files := []string{"base.yaml", "db.yaml", "secret.yaml", "web.yaml"}
	applied(t, c, dir, files...)
	env := []string{"KUBECONFIG=" + c.Kubeconfig}

	r, text := driftedWith(t, env, dir, 0)
	if len(r.Drifts) > 0 || r.Summary.Compared != 10 || len(r.Unreadable)+len(r.Untied)+len(r.NotRead) > 0 {
		t.Fatalf("a cluster as the code has it is reported to differ:\n%s", text)
	}

	c.Kubectl("", nil, "scale", "--namespace=shop", "deployment/web", "--replicas=5")
	c.Kubectl("", nil, "set", "image", "--namespace=shop", "statefulset/db", "db=registry.example.com/shop/db:16.6")
	c.Kubectl("", nil, "run", "--namespace=shop", "debug", "--image=alpine", "--privileged")
	c.Kubectl("", nil, "create", "clusterrolebinding", "helper", "--clusterrole=cluster-admin", "--serviceaccount=shop:default")
	c.Kubectl("", nil, "delete", "--namespace=shop", "networkpolicy/closed")

	record := filepath.Join(t.TempDir(), "live.json")
	r, text = driftedWith(t, env, dir, 1, "--record", record)
	want := map[string]string{
		"shop/apps.Deployment/web":                            "changed harmless",
		"shop/apps.StatefulSet/db":                            "changed harmless",
		"shop/Pod/debug":                                      "unmanaged risky",
		"shop/networking.k8s.io.NetworkPolicy/closed":         "missing risky",
		"rbac.authorization.k8s.io.ClusterRoleBinding/helper": "unmanaged risky",
	}
	got := kindsOf(r)
	for address, kind := range want {
		if got[address] != kind {
			t.Errorf("%s is %q, want %q", address, got[address], kind)
		}
	}
	if len(got) != len(want) {
		t.Errorf("%d drifts are reported, want %d:\n%s", len(got), len(want), text)
	}
	because := map[string]bool{}
	for _, p := range r.Paths {
		for _, b := range p.Because {
			because[b.Address] = true
		}
	}
	if !because["shop/Pod/debug"] || !because["rbac.authorization.k8s.io.ClusterRoleBinding/helper"] {
		t.Errorf("the new paths are there because of %v", because)
	}
	if changes := find(t, r, "shop/apps.Deployment/web").Changes; len(changes) != 1 || changes[0].Path != "spec.replicas" {
		t.Errorf("of the deployment %+v is reported", changes)
	}
	if planted, err := os.ReadFile(record); err != nil || strings.Contains(string(planted), "planted-") {
		t.Errorf("the snapshot holds a secret: %v", err)
	}

	// What was recorded tells the same, without a connection.
	again, _ := driftedWith(t, []string{"KUBECONFIG=" + dir + "/none"}, dir, 1, "--from", record)
	if again.Summary != r.Summary || len(again.Paths) != len(r.Paths) {
		t.Errorf("the recorded snapshot comes to %+v, want %+v", again.Summary, r.Summary)
	}

	driftedWith(t, env, dir, 1, "--write")
	for file, want := range map[string]string{
		"web.yaml": "\n  replicas: 5\n",
		"db.yaml":  "\n          image: registry.example.com/shop/db:16.6\n",
	} {
		text, err := os.ReadFile(filepath.Join(dir, file))
		if err != nil || !strings.Contains(string(text), want) {
			t.Errorf("%s lacks %q: %v\n%s", file, want, err, text)
		}
	}
	for address, kind := range want {
		if strings.HasSuffix(kind, "risky") {
			inShell(t, c, remedy(t, find(t, r, address), "restore").Commands)
		}
	}
	if r, text = driftedWith(t, env, dir, 0); len(r.Drifts) > 0 || r.Summary.Compared != 10 {
		t.Errorf("after all is put right, this differs:\n%s", text)
	}
	for _, name := range files {
		if out := c.Kubectl("", []int{1}, "diff", "-f", filepath.Join(dir, name)); out != "" {
			t.Errorf("kubectl finds %s to differ:\n%s", name, out)
		}
	}
}

// byHand are changes that somebody makes with kubectl, what is reported of each, and
// whether it is risky. What is put right by applying is told apart from what the code
// has never said, which applying leaves there.
var byHand = []struct {
	name, object, patch string
	paths               string
	risky               bool
}{
	{"a number of pods where an autoscaler sets it", "deployment/least", `{"spec":{"replicas":4}}`, "", false},
	{"another image", "deployment/most", `{"spec":{"template":{"spec":{"containers":[{"name":"a","image":"nginx:1"}]}}}}`, "spec.template.spec.containers[a].image", true},
	{"the network of the node", "deployment/least", `{"spec":{"template":{"spec":{"hostNetwork":true}}}}`, "spec.template.spec.hostNetwork", true},
	{"a privileged container", "daemonset/agent", `{"spec":{"template":{"spec":{"containers":[{"name":"a","securityContext":{"privileged":true}}]}}}}`, "spec.template.spec.containers[a].securityContext", true},
	{"a container beside it", "deployment/least", `{"spec":{"template":{"spec":{"containers":[{"name":"miner","image":"x:1"}]}}}}`, "spec.template.spec.containers[miner]", true},
	{"a capability", "deployment/most", `{"spec":{"template":{"spec":{"containers":[{"name":"a","securityContext":{"capabilities":{"add":["NET_BIND_SERVICE","CHOWN","SYS_ADMIN"]}}}]}}}}`, "spec.template.spec.containers[a].securityContext.capabilities.add", true},
	{"a variable", "deployment/most", `{"spec":{"template":{"spec":{"containers":[{"name":"a","env":[{"name":"EMPTY","value":"full"}]}]}}}}`, "spec.template.spec.containers[a].env[EMPTY].value", false},
	{"memory, written otherwise", "deployment/most", `{"spec":{"template":{"spec":{"initContainers":[{"name":"prepare","resources":{"limits":{"memory":"1Gi","cpu":"1000m"}}}]}}}}`, "", false},
	{"labels and annotations", "service/plain", `{"metadata":{"labels":{"team.example.com/name":"x"},"annotations":{"meta.helm.sh/release-name":"y"}}}`, "metadata.labels[team.example.com/name]", false},
	{"a service that faces the world", "service/plain", `{"spec":{"type":"LoadBalancer"}}`, "spec.type", true},
	{"a port", "service/plain", `{"spec":{"ports":[{"port":81,"name":"b"},{"port":80,"name":"a"}]}}`, "spec.ports[80/TCP].name spec.ports[81/TCP]", false},
	{"peers of a network policy", "networkpolicy/some", `[{"op":"replace","path":"/spec/ingress/0/from/1/ipBlock/cidr","value":"0.0.0.0/0"}]`, "spec.ingress[0].from[1].ipBlock.cidr", true},
	{"more rules of a role", "role/r", `[{"op":"add","path":"/rules/-","value":{"apiGroups":["*"],"resources":["*"],"verbs":["*"]}}]`, "rules", true},
	{"another verb", "role/r", `[{"op":"replace","path":"/rules/0/verbs/0","value":"create"}]`, "rules[0].verbs[0]", true},
	{"more subjects", "rolebinding/r", `[{"op":"add","path":"/subjects/-","value":{"kind":"Group","name":"system:authenticated","apiGroup":"rbac.authorization.k8s.io"}}]`, "subjects", true},
	{"a key of a config map", "configmap/settings", `{"data":{"theme":"light","more":"x"}}`, "data.more data.theme", false},
	{"a namespace that enforces nothing", "namespace/quiet", `{"metadata":{"labels":{"pod-security.kubernetes.io/enforce":"privileged"}}}`, "metadata.labels[pod-security.kubernetes.io/enforce]", true},
}

// TestChangesByHandInACluster holds what is compared against the API server: objects of all kinds
// as the manifests have them are quiet, as they are for kubectl diff; what somebody
// changes is reported by its path, and the commands that are told put it right.
func TestChangesByHandInACluster(t *testing.T) {
	c := kubetest.Start(t)
	dir := copyOf(t, "drift/defaults")
	applied(t, c, dir, "workloads.yaml", "others.yaml")
	env := []string{"KUBECONFIG=" + c.Kubeconfig}
	for _, name := range []string{"workloads.yaml", "others.yaml"} {
		if out := c.Kubectl("", []int{1}, "diff", "-f", filepath.Join(dir, name)); out != "" {
			t.Errorf("kubectl finds %s to differ:\n%s", name, out)
		}
	}
	if r, text := driftedWith(t, env, dir, 0); len(r.Drifts) > 0 || r.Summary.Compared != 38 || len(r.Unreadable)+len(r.Untied)+len(r.NotRead) > 0 {
		t.Fatalf("what the server fills in is reported, or not all is compared:\n%s", text)
	}
	// All at once, since a run takes a while; each object differs in one way at a time.
	for rows := byHand; len(rows) > 0; {
		var later = rows[:0:0]
		changed := map[string]int{}
		var commands []string
		for i, h := range rows {
			if _, twice := changed[h.object]; twice {
				later = append(later, h)
				continue
			}
			changed[h.object] = i
			kind := map[bool]string{true: "json", false: "strategic"}[h.patch[0] == '[']
			c.Kubectl("", nil, "patch", h.object, "--namespace=quiet", "--type="+kind, "--patch="+h.patch)
		}
		differs := 0
		for _, i := range changed {
			if rows[i].paths != "" {
				differs = 1
			}
		}
		r, _ := driftedWith(t, env, dir, differs)
		for object, i := range changed {
			h := rows[i]
			kind, name, _ := strings.Cut(object, "/")
			at := slices.IndexFunc(r.Drifts, func(d report.DriftItem) bool {
				return strings.HasSuffix(strings.ToLower(d.Address), kind+"/"+name)
			})
			if at < 0 {
				if h.paths != "" {
					t.Errorf("%s: nothing is reported", h.name)
				}
				continue
			}
			var paths []string
			for _, x := range r.Drifts[at].Changes {
				if !slices.Contains(paths, x.Path) {
					paths = append(paths, x.Path)
				}
			}
			slices.Sort(paths)
			if got := strings.Join(paths, " "); got != h.paths || r.Drifts[at].Risky != h.risky {
				t.Errorf("%s: reported is %s, risky: %v; want %s, %v", h.name, got, r.Drifts[at].Risky, h.paths, h.risky)
			}
			commands = append(commands, remedy(t, r.Drifts[at], "restore").Commands...)
		}
		slices.Sort(commands)
		inShell(t, c, slices.Compact(commands))
		if r, text := driftedWith(t, env, dir, 0); len(r.Drifts) > 0 {
			t.Fatalf("after %s this differs:\n%s", strings.Join(commands, "\n"), text)
		}
		rows = later
	}
}
