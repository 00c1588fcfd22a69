package fixes_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/analysis/workspace"
	"github.com/parapet-iac/parapet/fixes"
	"github.com/parapet-iac/parapet/policies"
)

// benched is a workspace whose first file has 50 findings with a remedy, and some
// more files beside it.
func benched(b *testing.B) (*workspace.Engine, []workspace.Finding) {
	b.Helper()
	var main strings.Builder
	for i := range 16 {
		fmt.Fprintf(&main, "resource \"aws_db_instance\" \"d%d\" {\n  identifier                  = \"d%d\"\n  engine                      = \"postgres\"\n"+
			"  instance_class              = \"db.t3.small\"\n  manage_master_user_password = true\n  publicly_accessible         = true\n  storage_encrypted           = false\n\n"+
			"  tags = {\n    Name = \"d%d\"\n  }\n}\n\n", i, i, i)
	}
	files := map[string]string{"main.tf": main.String()}
	for i := range 20 {
		files[fmt.Sprintf("more%d.tf", i)] = strings.ReplaceAll(main.String(), "\"d", fmt.Sprintf("\"x%d_", i))
	}
	set, err := policy.Load(policies.FS)
	if err != nil {
		b.Fatal(err)
	}
	e := open(b, files, set)
	var found []workspace.Finding
	for _, f := range e.Snapshot().Findings("main.tf") {
		if len(f.Policy.Remedies) > 0 && f.Status == policy.Fail && len(found) < 50 {
			found = append(found, f)
		}
	}
	if len(found) < 50 {
		b.Fatalf("there are %d findings", len(found))
	}
	return e, found
}

// BenchmarkList makes the fixes of a file with 50 findings, as for a list of
// actions.
func BenchmarkList(b *testing.B) {
	e, found := benched(b)
	n := 0
	b.ReportAllocs()
	for b.Loop() {
		p := fixes.NewPlanner(e.Snapshot())
		n = 0
		for i := range found {
			ways, _ := p.Fixes(&found[i])
			n += len(ways)
		}
	}
	if n < 50 {
		b.Fatalf("%d fixes", n)
	}
	b.ReportMetric(float64(n), "fixes")
}

// BenchmarkListManifest does the same for a manifest.
func BenchmarkListManifest(b *testing.B) {
	var text strings.Builder
	for i := range 10 {
		fmt.Fprintf(&text, "---\napiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: d%d\nspec:\n  selector:\n    matchLabels: {app: d%d}\n"+
			"  template:\n    metadata:\n      labels: {app: d%d}\n    spec:\n      containers:\n        - name: web\n          image: registry.example.com/web:1.4.2\n", i, i, i)
	}
	set, err := policy.Load(policies.FS)
	if err != nil {
		b.Fatal(err)
	}
	e := open(b, map[string]string{"web.yaml": text.String()}, set)
	found := e.Snapshot().Findings("web.yaml")
	if len(found) < 50 {
		b.Fatalf("there are %d findings", len(found))
	}
	n := 0
	b.ReportAllocs()
	for b.Loop() {
		p := fixes.NewPlanner(e.Snapshot())
		n = 0
		for i := range found[:50] {
			ways, _ := p.Fixes(&found[i])
			n += len(ways)
		}
	}
	b.ReportMetric(float64(n), "fixes")
}

// BenchmarkProve proves one fix in that workspace.
func BenchmarkProve(b *testing.B) {
	e, found := benched(b)
	ways, err := fixes.NewPlanner(e.Snapshot()).Fixes(&found[0])
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := prove(e, ways[0]); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkAll mends all of that workspace.
func BenchmarkAll(b *testing.B) {
	e, _ := benched(b)
	applied := 0
	for b.Loop() {
		err := e.Try(context.Background(), func(t *workspace.Trial) error {
			set, err := fixes.All(context.Background(), t, fixes.Options{Unsafe: true})
			applied = 0
			for _, s := range set.Steps {
				applied += len(s.Applied)
			}
			return err
		})
		if err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(applied), "fixes")
}
