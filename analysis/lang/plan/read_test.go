package plan

import (
	"errors"
	"testing"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

func read(t *testing.T, text string) *Document {
	t.Helper()
	d, err := Read([]byte(text), placed)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

var anchor = &source.Anchor{File: "plan.json"}

func placed(start, end int) source.Range {
	return source.Range{Anchor: anchor, Start: uint32(start), End: uint32(end)}
}

func find(t *testing.T, all []Instance, address model.Address) Instance {
	t.Helper()
	for _, i := range all {
		if i.Address == address {
			return i
		}
	}
	t.Fatalf("no %s", address)
	return Instance{}
}

const planned = `{
  "format_version": "1.2", "terraform_version": "1.11.0",
  "planned_values": {"root_module": {
    "resources": [
      {"address": "aws_s3_bucket.a[0]", "mode": "managed", "type": "aws_s3_bucket", "name": "a", "index": 0,
       "values": {"bucket": "a", "policy": "{\"Version\":\"2012-10-17\"}", "tags": null, "versioning": [], "logging": [{"target_bucket": "b"}]}},
      {"address": "aws_db_instance.d", "mode": "managed", "type": "aws_db_instance", "name": "d", "values": {"password": "planted", "engine": "postgres"}}
    ],
    "child_modules": [{"address": "module.m[\"x\"]", "resources": [
      {"address": "module.m[\"x\"].aws_sqs_queue.q", "mode": "managed", "type": "aws_sqs_queue", "name": "q", "values": {"name": "q"}}]}]
  }},
  "resource_changes": [
    {"address": "aws_s3_bucket.a[0]", "change": {"after_unknown": {"arn": true, "versioning": [], "tags_all": {}}, "after_sensitive": false}},
    {"address": "aws_db_instance.d", "change": {"after_unknown": {"address": true}, "after_sensitive": {"password": true}}}
  ]
}`

func TestPlan(t *testing.T) {
	d := read(t, planned)
	if d.Kind != Plan || len(d.Instances) != 3 || d.Refreshed {
		t.Fatalf("a plan of %d instances", len(d.Instances))
	}
	b := find(t, d.Instances, "aws_s3_bucket.a[0]")
	if b.Index != "0" || b.Range.IsZero() {
		t.Errorf("the bucket has the index %q", b.Index)
	}
	if v := b.Value.Get("arn"); !v.Is(model.Unknown) {
		t.Error("what is known after apply is known")
	}
	if s, _ := b.Value.Get("logging").Get("target_bucket").AsString(); s != "b" {
		t.Error("a block that may stand once is no object")
	}
	for _, name := range []string{"tags", "versioning", "tags_all"} {
		if b.Value.Get(name) != nil {
			t.Errorf("%s is there and is not set", name)
		}
	}
	if s, _ := b.Value.Get("policy").Doc().Get("Version").AsString(); s != "2012-10-17" {
		t.Error("a document has no tree")
	}
	db := find(t, d.Instances, "aws_db_instance.d")
	if !db.Value.Get("password").Is(model.Sensitive) || db.Value.Get("engine").Is(model.Sensitive) {
		t.Error("what is sensitive is not told")
	}
	find(t, d.Instances, `module.m["x"].aws_sqs_queue.q`)
}

func TestStates(t *testing.T) {
	d := read(t, `{"format_version": "1.0", "terraform_version": "1.11.0", "values": {"root_module": {"resources": [
		{"address": "aws_sqs_queue.q", "mode": "managed", "type": "aws_sqs_queue", "name": "q", "values": {"name": "q", "policy": "x"}, "sensitive_values": {"policy": true}},
		{"address": "data.aws_region.r", "mode": "data", "type": "aws_region", "name": "r", "values": {"name": "eu-central-1"}, "sensitive_values": {}}]}}}`)
	if d.Kind != State || find(t, d.Instances, "data.aws_region.r").Type != "data.aws_region" {
		t.Error("the state is not read")
	}
	if !find(t, d.Instances, "aws_sqs_queue.q").Value.Get("policy").Is(model.Sensitive) {
		t.Error("what is sensitive is not told")
	}
	d = read(t, `{"version": 4, "terraform_version": "1.11.0", "serial": 1, "lineage": "x", "resources": [
		{"mode": "managed", "type": "aws_sqs_queue", "name": "q", "module": "module.m", "instances": [
			{"index_key": "a", "attributes": {"name": "q"}, "sensitive_attributes": [[{"type": "get_attr", "value": "name"}]]},
			{"index_key": "b", "deposed": "1", "attributes": {"name": "old"}}]}]}`)
	if d.Kind != File || len(d.Instances) != 1 {
		t.Fatalf("%d instances of a state file", len(d.Instances))
	}
	if q := find(t, d.Instances, `module.m.aws_sqs_queue.q["a"]`); !q.Value.Get("name").Is(model.Sensitive) {
		t.Error("what is sensitive is not told")
	}
}

func TestOtherDocuments(t *testing.T) {
	for _, text := range []string{``, `{`, `{}`, `[]`, `{"version": 3, "resources": []}`, `{"apiVersion": "v1"}`, `{"planned_values"`} {
		if _, err := Read([]byte(text), placed); !errors.Is(err, ErrFormat) {
			t.Errorf("%s: %v", text, err)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(planned))
	f.Add([]byte(`{"version": 4, "resources": [{"type": "a", "name": "b", "instances": [{"attributes": {}}]}]}`))
	f.Add([]byte(`{"planned_values": {"root_module": {"resources": [{"address": "a", "type": "b", "values": {"c": [1]}}]}}, "resource_changes": [{"address": "a", "change": {"after_unknown": {"c": [true, true], "d": {"e": true}}, "after_sensitive": {"c": [{}]}}}]}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		d, err := Read(text, placed)
		if err != nil {
			return
		}
		for _, i := range d.Instances {
			if i.Address == "" || i.Value.Kind() != model.Object {
				t.Errorf("%q has a value of kind %v", i.Address, i.Value.Kind())
			}
		}
	})
}
