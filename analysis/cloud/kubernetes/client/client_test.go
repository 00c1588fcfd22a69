package client

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/parapet-iac/parapet/analysis/cloud"
	"github.com/parapet-iac/parapet/analysis/cloud/kubernetes"
	"github.com/parapet-iac/parapet/analysis/cloud/kubernetes/kubetest"
)

func read(t *testing.T, opts Options, with kubernetes.Options) *cloud.Snapshot {
	t.Helper()
	c, err := Open(opts)
	if err != nil {
		t.Fatal(err)
	}
	with.Workers = 8
	s, err := kubernetes.Read(t.Context(), c, with)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func byID(s *cloud.Snapshot) map[string]cloud.Resource {
	out := map[string]cloud.Resource{}
	for _, r := range s.Resources {
		out[r.ID] = r
	}
	return out
}

const objects = `apiVersion: v1
kind: Secret
metadata: {name: db, namespace: default}
type: Opaque
stringData: {password: planted-password}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: settings, namespace: default}
data: {theme: dark, API_TOKEN: planted-token, key.pem: "-----BEGIN PRIVATE KEY-----\nplanted-key\n-----END PRIVATE KEY-----"}
---
apiVersion: v1
kind: Pod
metadata: {name: a, namespace: default}
spec:
  containers: [{name: a, image: "a:1", env: [{name: DB_PASSWORD, value: planted-value}, {name: MODE, value: fast}]}]
---
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: shops.example.com}
spec:
  group: example.com
  names: {kind: Shop, plural: shops}
  scope: Namespaced
  versions: [{name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}}]
`

// TestRead reads a real API server: everything that can be listed, nobody's secrets,
// and nothing as missing that somebody may not see.
func TestRead(t *testing.T) {
	c := kubetest.Start(t)
	c.Apply(objects)
	c.Kubectl("", nil, "wait", "--for=condition=Established", "crd/shops.example.com")
	c.Apply("apiVersion: example.com/v1\nkind: Shop\nmetadata: {name: corner, namespace: default}\nspec: {open: true}\n")
	c.Apply("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: more-1, namespace: kube-system}\n")
	record := filepath.Join(t.TempDir(), "live.json.partial")
	journal, err := cloud.OpenJournal(record)
	if err != nil {
		t.Fatal(err)
	}
	s := read(t, Options{Kubeconfig: c.Kubeconfig}, kubernetes.Options{Journal: journal})
	if err := journal.Close(); err != nil {
		t.Fatal(err)
	}
	if len(s.Unreadable) > 0 {
		t.Errorf("not readable: %+v", s.Unreadable)
	}
	all := byID(s)
	for _, id := range []string{"default/Secret/db", "default/ConfigMap/settings", "default/Pod/a", "default/example.com.Shop/corner",
		"kube-system/ConfigMap/more-1", "apiextensions.k8s.io.CustomResourceDefinition/shops.example.com", "Namespace/kube-system"} {
		if all[id].ID == "" {
			t.Errorf("%s is not read", id)
		}
	}
	if got := all["default/Secret/db"]; got.Attributes["type"] != "Opaque" || got.Attributes["data"] != nil || !slices.Contains(got.Unread, "data") {
		t.Errorf("the secret is %+v", got)
	}
	text, err := json.Marshal(s.Resources)
	if err != nil || strings.Contains(string(text), "planted-") || !strings.Contains(string(text), `"fast"`) {
		t.Errorf("secrets are read, or what is none is not: %v", err)
	}
	if written, err := os.ReadFile(record); err != nil || strings.Contains(string(written), "planted-") {
		t.Errorf("the journal holds a secret: %v", err)
	}
	for _, r := range s.Resources {
		if r.MadeBy == "" && all[r.ID].ID != "" && !strings.HasPrefix(r.ID, "default/") && !strings.Contains(r.ID, "/more-") && !strings.Contains(r.ID, "shops.") {
			t.Errorf("nobody has made %s", r.ID)
		}
	}

	// Somebody who may see nothing but config maps is told of nothing else, and told so.
	c.Kubectl("", nil, "create", "clusterrole", "reader", "--verb=list", "--resource=configmaps,namespaces")
	c.Kubectl("", nil, "create", "clusterrolebinding", "reader", "--clusterrole=reader", "--user=reader")
	s = read(t, Options{Kubeconfig: c.Kubeconfig, Context: "reader"}, kubernetes.Options{})
	denied := map[string]string{}
	for _, u := range s.Unreadable {
		denied[u.Type] = u.Reason
	}
	if !strings.Contains(denied["Pod"], "forbidden") || !strings.Contains(denied["Secret"], "forbidden") || denied["ConfigMap"] != "" {
		t.Errorf("denied are pods: %q, secrets: %q, config maps: %q", denied["Pod"], denied["Secret"], denied["ConfigMap"])
	}
	if all := byID(s); all["default/ConfigMap/settings"].ID == "" || all["default/Pod/a"].ID != "" {
		t.Error("what may be seen is not, or the other way round")
	}

	// A reading that was interrupted does not ask again for what is there.
	if journal, err = cloud.OpenJournal(record); err != nil {
		t.Fatal(err)
	}
	defer journal.Close()
	asked := 0
	again := read(t, Options{Kubeconfig: c.Kubeconfig}, kubernetes.Options{Journal: journal, Progress: func(string, int) { asked++ }})
	if asked > 0 || byID(again)["default/Pod/a"].ID == "" || len(again.Resources) < len(all) {
		t.Errorf("%d kinds are read again, and %d of %d objects are there", asked, len(again.Resources), len(all))
	}

	s = read(t, Options{Kubeconfig: c.Kubeconfig}, kubernetes.Options{Namespaces: []string{"kube-system"}})
	if all := byID(s); all["kube-system/ConfigMap/more-1"].ID == "" || all["default/Pod/a"].ID != "" || all["Namespace/default"].ID != "" {
		t.Error("a namespace alone is not what is read")
	}
}

func TestKubeconfigOfTheWorkspace(t *testing.T) {
	dir, outside := t.TempDir(), t.TempDir()
	config := "apiVersion: v1\nkind: Config\ncurrent-context: c\nclusters: [{name: c, cluster: {server: 'http://127.0.0.1:1'}}]\ncontexts: [{name: c, context: {cluster: c, namespace: shop}}]\n"
	inside := filepath.Join(dir, "kubeconfig")
	for _, name := range []string{inside, filepath.Join(outside, "kubeconfig")} {
		if err := os.WriteFile(name, []byte(config), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	link := filepath.Join(outside, "link")
	if err := os.Symlink(inside, link); err != nil {
		t.Skip(err)
	}
	for _, name := range []string{inside, link, outside + "/none:" + inside} {
		t.Setenv("KUBECONFIG", name)
		if _, err := Open(Options{Workspace: dir}); !errors.Is(err, ErrInWorkspace) {
			t.Errorf("%s is taken: %v", name, err)
		}
	}
	if c, err := Open(Options{Workspace: dir, Kubeconfig: inside}); err != nil || c.Namespace() != "shop" || c.Name() != "c" {
		t.Errorf("one that is named is not taken: %v", err)
	}
	t.Setenv("KUBECONFIG", filepath.Join(outside, "kubeconfig"))
	if _, err := Open(Options{Workspace: dir}); err != nil {
		t.Errorf("one elsewhere is not taken: %v", err)
	}
	if _, err := Open(Options{Workspace: dir, Context: "other"}); err == nil || !strings.Contains(err.Error(), `no context "other"`) {
		t.Errorf("the error is %v", err)
	}
}

// TestPagesAndRetries plays a server that is busy at first, hands out pages, and forgets
// where it was.
func TestPagesAndRetries(t *testing.T) {
	calls, expired := 0, false
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		fail := func(code int, reason string) {
			w.WriteHeader(code)
			fmt.Fprintf(w, `{"kind":"Status","apiVersion":"v1","status":"Failure","message":"wait","reason":%q,"code":%d}`, reason, code)
		}
		calls++
		switch token := r.URL.Query().Get("continue"); {
		case calls == 1:
			fail(http.StatusServiceUnavailable, "ServiceUnavailable")
		case token == "2" && !expired:
			expired = true
			fail(http.StatusGone, "Expired")
		case token == "2":
			fmt.Fprint(w, `{"kind":"PodList","apiVersion":"v1","metadata":{},"items":[{"kind":"Pod","apiVersion":"v1","metadata":{"name":"b"}}]}`)
		default:
			fmt.Fprint(w, `{"kind":"PodList","apiVersion":"v1","metadata":{"continue":"2"},"items":[{"kind":"Pod","apiVersion":"v1","metadata":{"name":"a"}}]}`)
		}
	}))
	defer s.Close()
	name := filepath.Join(t.TempDir(), "kubeconfig")
	config := fmt.Sprintf("apiVersion: v1\nkind: Config\ncurrent-context: c\nclusters: [{name: c, cluster: {server: %q}}]\ncontexts: [{name: c, context: {cluster: c}}]\n", s.URL)
	if err := os.WriteFile(name, []byte(config), 0o600); err != nil {
		t.Fatal(err)
	}
	c, err := Open(Options{Kubeconfig: name})
	if err != nil {
		t.Fatal(err)
	}
	list, err := c.List(context.Background(), kubernetes.Kind{Version: "v1", Kind: "Pod", Resource: "pods", Namespaced: true}, "")
	if err != nil || len(list) != 2 || calls != 5 {
		t.Errorf("%d objects after %d calls: %v", len(list), calls, err)
	}
}
