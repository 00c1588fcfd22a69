package workspace

import (
	"embed"
	"os"
	"path/filepath"
	"testing"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/analysis/source"
)

// TestPlanStandsInTheCode holds where the values of a plan stand, and what is taken
// from the code.
func TestPlanStandsInTheCode(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"main.tf": `variable "n" {}
resource "aws_sqs_queue" "q" {
  count         = length(var.n)
  delay_seconds = var.n[count.index]
  policy        = jsonencode({ Statement = [{ Effect = "Deny", Resource = aws_sqs_queue.q[0].arn }] })
}
module "m" {
  source = "./m"
  name   = "inner"
}
data "aws_region" "r" {}
`,
		"m/main.tf": "variable \"name\" {}\nresource \"aws_sqs_queue\" \"q\" {\n  name = var.name\n}\n",
		"plan.json": `{"planned_values": {"root_module": {
  "resources": [
    {"address": "aws_sqs_queue.q[0]", "type": "aws_sqs_queue", "index": 0, "values": {"delay_seconds": 5, "name": "made", "policy": null}},
    {"address": "aws_sqs_queue.q[1]", "type": "aws_sqs_queue", "index": 1, "values": {"delay_seconds": 6}}],
  "child_modules": [{"resources": [{"address": "module.m.aws_sqs_queue.q", "type": "aws_sqs_queue", "values": {"name": "inner"}}]}]}},
 "resource_changes": [{"address": "aws_sqs_queue.q[0]", "change": {"after_unknown": {"policy": true}}}]}`,
		"broken.json": `{"planned_values": {"root_module": {}`,
	} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	set, err := policy.Load(embed.FS{})
	if err != nil {
		t.Fatal(err)
	}
	res, err := Analyse(t.Context(), filepath.Join(dir, "plan.json"), Options{Policies: set})
	if err != nil {
		t.Fatal(err)
	}
	by := map[model.Address]*model.Resource{}
	for _, r := range res.Resources {
		by[r.Address] = r
	}
	if len(by) != 4 { // three queues and the data source
		t.Errorf("there are %d resources", len(by))
	}
	line := func(v *model.Value) (string, int) {
		span, _ := res.Files.Span(v.Range())
		return span.File, span.Start.Line
	}
	for address, want := range map[model.Address]int64{"aws_sqs_queue.q[0]": 5, "aws_sqs_queue.q[1]": 6} {
		v := by[address].Value.Get("delay_seconds")
		if n, _ := v.AsInt(); n != want {
			t.Errorf("the delay of %s is %d, want %d", address, n, want)
		}
		if file, n := line(v); file != "main.tf" || n != 4 {
			t.Errorf("the delay of %s stands at %s:%d", address, file, n)
		}
	}
	if file, n := line(by["aws_sqs_queue.q[0]"].Value.Get("name")); file != "main.tf" || n != 2 {
		t.Errorf("what the code does not write stands at %s:%d", file, n)
	}
	if p := by["aws_sqs_queue.q[0]"].Value.Get("policy"); p.Doc() == nil && len(p.Refs()) == 0 {
		t.Error("what is known after apply is not what the code says")
	}
	inner := by["module.m.aws_sqs_queue.q"]
	if file, n := line(inner.Value.Get("name")); file != "m/main.tf" || n != 3 || len(inner.Origin.Calls) != 1 || len(inner.Value.Get("name").Via()) == 0 {
		t.Errorf("the name in the module stands at %s:%d", file, n)
	}
	e, err := Open(dir, Options{Policies: set, Plan: "broken.json"})
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	snap, err := e.Update(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if d := snap.Diagnostics("broken.json"); len(d) != 1 || d[0].Severity != source.Error {
		t.Errorf("a document that is cut off has the diagnostics %v", d)
	}
}
