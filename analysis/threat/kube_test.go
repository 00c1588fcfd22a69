package threat_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/schema"
	"github.com/parapet-iac/parapet/analysis/threat"
)

// fleet returns manifests of workloads, ten to a namespace, each with a service, an
// account with rights and a network policy.
func fleet(workloads int) string {
	var b strings.Builder
	for i := range workloads {
		ns := fmt.Sprintf("team-%d", i/10)
		fmt.Fprintf(&b, `---
apiVersion: apps/v1
kind: Deployment
metadata: {name: app-%[1]d, namespace: %[2]s}
spec: {template: {metadata: {labels: {app: app-%[1]d, team: %[2]s}}, spec: {serviceAccountName: app-%[1]d, containers: [{name: app, image: a, ports: [{containerPort: 8080}], envFrom: [{secretRef: {name: app-%[1]d}}]}]}}}
---
apiVersion: v1
kind: Service
metadata: {name: app-%[1]d, namespace: %[2]s}
spec: {selector: {app: app-%[1]d}, ports: [{port: 80, targetPort: 8080}]}
---
apiVersion: v1
kind: ServiceAccount
metadata: {name: app-%[1]d, namespace: %[2]s}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: app-%[1]d, namespace: %[2]s}
roleRef: {kind: ClusterRole, name: edit}
subjects: [{kind: ServiceAccount, name: app-%[1]d}]
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: app-%[1]d, namespace: %[2]s}
spec: {podSelector: {matchLabels: {app: app-%[1]d}}, ingress: [{from: [{podSelector: {matchLabels: {team: %[2]s}}}]}]}
`, i, ns)
	}
	return b.String()
}

// BenchmarkCluster draws up and searches the graph of a cluster.
func BenchmarkCluster(b *testing.B) {
	for _, n := range []int{100, 1_000} {
		resources := load(b, fstest.MapFS{"objects.yaml": {Data: []byte(fleet(n))}})
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				g := threat.Analyse(context.Background(), resources, threat.Options{})
				g.Paths()
				g.Escalations()
				b.ReportMetric(float64(len(g.Rules)), "rules")
			}
		})
	}
}

// BenchmarkClusterEdit makes a container of a cluster privileged, and not, and ranks what
// follows.
func BenchmarkClusterEdit(b *testing.B) {
	for _, n := range []int{100, 1_000} {
		text := fleet(n)
		before := load(b, fstest.MapFS{"objects.yaml": {Data: []byte(text)}})
		after := load(b, fstest.MapFS{"objects.yaml": {Data: []byte(strings.Replace(text, "image: a,", "image: a, securityContext: {privileged: true},", 1))}})
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			x := newIncremental(b, threat.Options{})
			if _, err := x.a.Update(context.Background(), x.changes(before)); err != nil {
				b.Fatal(err)
			}
			edit := func(resources []*model.Resource) (changes []threat.Change) {
				for _, r := range resources {
					if strings.HasPrefix(string(r.Address), "team-0/apps.Deployment/app-0") {
						changes = append(changes, threat.Change{Stack: r.Origin.Stack, Address: r.Address, Resources: []*model.Resource{r}})
					}
				}
				return changes
			}
			edits := [][]threat.Change{edit(after), edit(before)}
			for i := 0; b.Loop(); i++ {
				g, err := x.a.Update(context.Background(), edits[i%2])
				if err != nil {
					b.Fatal(err)
				}
				g.Standings()
			}
		})
	}
}

// FuzzCluster holds that whatever manifests say ends in a graph, and in the same
// graph each time.
func FuzzCluster(f *testing.F) {
	files, _ := filepath.Glob("testdata/scenarios/*/objects.yaml")
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(text))
	}
	f.Fuzz(func(t *testing.T, text string) {
		resources := schema.Compose(objects(t, fstest.MapFS{"objects.yaml": {Data: []byte(text)}}))
		once := tell(threat.Analyse(context.Background(), resources, threat.Options{}))
		if again := tell(threat.Analyse(context.Background(), resources, threat.Options{})); again != once {
			t.Errorf("found\n%s\nand then\n%s", once, again)
		}
	})
}
