package threat_test

import (
	"bufio"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/parapet-iac/parapet/analysis/threat"
)

// clusterEdges are the methods that stand for labels of attacks on clusters.
var clusterEdges = map[string][]string{
	"CE_MODULE_LOAD":        {"k8s-escape-module-load"},
	"CE_NET_MITM":           {"k8s-host-network"},
	"CE_NSENTER":            {"k8s-escape-nsenter"},
	"CE_PRIV_MOUNT":         {"k8s-escape-mount"},
	"CE_SYS_PTRACE":         {"k8s-escape-ptrace"},
	"CE_UMH_CORE_PATTERN":   {"k8s-escape-core-pattern"},
	"CE_VAR_LOG_SYMLINK":    {"k8s-escape-log-symlink"},
	"ENDPOINT_EXPLOIT":      {"exploit-application"},
	"EXPLOIT_HOST_READ":     {"k8s-escape-host-read"},
	"EXPLOIT_HOST_TRAVERSE": {"k8s-escape-host-traverse"},
	"EXPLOIT_HOST_WRITE":    {"k8s-escape-host-write"},
	"IDENTITY_ASSUME":       {"k8s-node-identity"},
	"IDENTITY_IMPERSONATE":  {"k8s-impersonate-user", "k8s-impersonate-group"},
	"POD_CREATE":            {"k8s-pod-create"},
	"POD_EXEC":              {"k8s-pod-exec"},
	"POD_PATCH":             {"k8s-pod-patch"},
	"ROLE_BIND":             {"k8s-bind-role", "k8s-bind-cluster-role", "k8s-bind-cluster-admin"},
	"SHARE_PS_NAMESPACE":    {"k8s-shared-processes"},
	"TOKEN_BRUTEFORCE":      {"k8s-secrets-guess", "k8s-secrets-get"},
	"TOKEN_LIST":            {"k8s-secrets-list"},
}

type clusterLabel struct {
	Check   string `json:"check_id"`
	Edge    string
	Expect  string
	Files   []string
	Objects []struct{ Ref string }
}

// TestLabelledClusterEdges looks for labelled attacks in a folder of manifests: each
// among the steps that begin with, or rest on, an object of its file.
func TestLabelledClusterEdges(t *testing.T) {
	corpus := os.Getenv("PARAPET_CORPUS")
	if corpus == "" {
		t.Skip("PARAPET_CORPUS is not set")
	}
	f, err := os.Open(filepath.Join(corpus, "paths", "kubehound.jsonl"))
	if err != nil {
		t.Skip(err)
	}
	defer f.Close()
	dir := os.DirFS(filepath.Join(corpus, "real", "kubehound-attacks", "test", "setup", "test-cluster", "attacks"))
	g := threat.Analyse(context.Background(), load(t, dir), threat.Options{})
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	found, all := 0, 0
	for lines.Scan() {
		var l clusterLabel
		if err := json.Unmarshal(lines.Bytes(), &l); err != nil {
			t.Fatal(err)
		}
		if l.Expect == "pass" {
			l.wantClean(t, g)
			continue
		}
		all++
		if slices.ContainsFunc(g.Rules, l.isOn) {
			found++
		} else {
			t.Errorf("%s: no step by %v", l.Check, clusterEdges[l.Edge])
		}
	}
	t.Logf("%d of %d attacks", found, all)
}

// isOn reports whether a rule is the label's attack on one of its objects.
func (l *clusterLabel) isOn(r *threat.Rule) bool {
	if !slices.Contains(clusterEdges[l.Edge], r.Method.ID) {
		return false
	}
	var about []string
	for _, f := range append(r.Body, r.Head) {
		about = append(about, string(f.Address))
	}
	for _, e := range r.Evidence {
		about = append(about, string(e.Address))
	}
	return slices.ContainsFunc(about, l.names)
}

// names reports whether an address is that of an object of the label, or of a
// container in it.
func (l *clusterLabel) names(address string) bool {
	return slices.ContainsFunc(l.Objects, func(o struct{ Ref string }) bool {
		name := strings.Replace(o.Ref, ".", "/", 1)
		address, _, _ := strings.Cut(address, "[")
		return address == name || strings.HasSuffix(address, "/"+name) || strings.HasSuffix(address, "."+name)
	})
}

// wantClean holds that nothing follows from code in the label's pods.
func (l *clusterLabel) wantClean(t *testing.T, g *threat.Graph) {
	for _, e := range g.Escalations() {
		if l.names(string(e.Start.Address)) {
			t.Errorf("%s: %s by %s", l.Check, e.Goal, e.Method.ID)
		}
	}
	for _, r := range g.Exposures() {
		if l.names(string(r.Body[0].Address)) {
			t.Errorf("%s: %s by %s", l.Check, r.Head, r.Method.ID)
		}
	}
}
