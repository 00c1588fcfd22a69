package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/parapet-iac/parapet/cmd/parapet/report"
)

// TestReportsOfTheDemoAreValid checks the demonstration workspace and holds the
// reports against their schemas.
func TestReportsOfTheDemoAreValid(t *testing.T) {
	dir := t.TempDir()
	out := func(name string) string { return filepath.Join(dir, name) }
	code := run(context.Background(), []string{"check", filepath.Join("..", "..", "testdata", "demo"),
		"--show-suppressed", "--show-inconclusive", "--quiet",
		"--format", "json=" + out("json"), "--format", "sarif=" + out("sarif")})
	if code != exitFindings {
		t.Errorf("exit code %d, want %d", code, exitFindings)
	}
	sarif, err := os.ReadFile(filepath.Join("report", "testdata", "sarif-schema-2.1.0.json"))
	if err != nil {
		t.Fatal(err)
	}
	for name, schema := range map[string][]byte{"json": []byte(report.Schema), "sarif": sarif} {
		doc, err := os.ReadFile(out(name))
		if err != nil {
			t.Fatal(err)
		}
		if err := validate(schema, doc); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func validate(schema, doc []byte) error {
	parsed, err := jsonschema.UnmarshalJSON(bytes.NewReader(schema))
	if err != nil {
		return err
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("schema.json", parsed); err != nil {
		return err
	}
	compiled, err := compiler.Compile("schema.json")
	if err != nil {
		return err
	}
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(doc))
	if err != nil {
		return err
	}
	return compiled.Validate(v)
}
