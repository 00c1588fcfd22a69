package config

import (
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v3"
)

func schemaObject(t *testing.T) map[string]any {
	t.Helper()
	var v map[string]any
	if err := json.Unmarshal([]byte(Schema), &v); err != nil {
		t.Fatal(err)
	}
	return v
}

// TestSchemaNamesTheKeysOfTheStruct holds that the published schema and the Go
// types know the same keys, each with a description.
func TestSchemaNamesTheKeysOfTheStruct(t *testing.T) {
	root := schemaObject(t)["properties"].(map[string]any)
	compareKeys(t, root, reflect.TypeFor[Config]())
	skip := root["skip"].(map[string]any)["items"].(map[string]any)["properties"].(map[string]any)
	compareKeys(t, skip, reflect.TypeFor[Skip]())
	jewel := root["jewels"].(map[string]any)["items"].(map[string]any)["properties"].(map[string]any)
	compareKeys(t, jewel, reflect.TypeFor[Jewel]())
	helm := root["helm"].(map[string]any)["properties"].(map[string]any)
	compareKeys(t, helm, reflect.TypeFor[Helm]())
	env := helm["environments"].(map[string]any)["items"].(map[string]any)["properties"].(map[string]any)
	compareKeys(t, env, reflect.TypeFor[Environment]())
}

func compareKeys(t *testing.T, properties map[string]any, typ reflect.Type) {
	t.Helper()
	var want []string
	for field := range typ.Fields() {
		if name := field.Tag.Get("yaml"); name != "-" {
			want = append(want, name)
		}
	}
	slices.Sort(want)
	if got := slices.Sorted(maps.Keys(properties)); !slices.Equal(got, want) {
		t.Errorf("%v: the schema has %q, the struct %q", typ, got, want)
	}
	for name, p := range properties {
		if d, _ := p.(map[string]any)["description"].(string); !strings.HasSuffix(d, ".") {
			t.Errorf("%v: %s has no description", typ, name)
		}
	}
}

// TestSchemaAndParserAgree judges the same texts by both.
func TestSchemaAndParserAgree(t *testing.T) {
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	if err := compiler.AddResource("parapet.schema.json", schemaObject(t)); err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile("parapet.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		text string
		want bool
	}{
		{"version: 1", true},
		{"{version: 1, policies: [a], severity: info, fail-on: never, only: [a], exclude: ['**'], baseline: b, var-files: [c]}", true},
		{"{version: 1, severities: {a: critical}, vars: {a: 1, b: [x], c: {d: null}}}", true},
		{"{version: 1, skip: [{policy: a, reason: b}]}", true},
		{"{version: 1, skip: [{policy: a, path: b, resource: c, reason: d, until: '2026-02-28'}]}", true},
		{"{version: 1, fail-on: path, jewels: [{resource: a, value: none}, {resource: 'b*'}], trusted-accounts: ['012345678901'], entry-points: ['aws_instance.*']}", true},
		{"{version: 1, jewels: [{value: low}]}", false},
		{"{version: 1, jewels: [{resource: a, value: priceless}]}", false},
		{"{version: 1, trusted-accounts: ['1']}", false},
		{"{version: 1, trusted-accounts: [123456789012]}", false},
		{"{version: 1, entry-points: ['']}", false},
		{"{version: 1, edges: [{id: acme-vpn, from: internet, to: aws_instance.*, gets: compute, level: work, techniques: [T1133], title: t, source: s, has: read}]}", true},
		{"{version: 1, weights: {T1078.004: never, iam-pass-role: flaw}}", true},
		{"{version: 1, edges: [{id: acme-vpn, from: internet}]}", false},
		{"{version: 1, edges: [{id: VPN, from: a, to: b}]}", false},
		{"{version: 1, edges: [{id: acme-vpn, from: a, to: b, gets: all}]}", false},
		{"{version: 1, edges: [{id: acme-vpn, from: a, to: b, level: easy}]}", false},
		{"{version: 1, weights: {anything: flaw}}", false},
		{"{version: 1, weights: {T1078: high}}", false},
		{"{}", false},
		{"[]", false},
		{"version: 2", false},
		{"version: '1'", false},
		{"{version: 1, severity: never}", false},
		{"{version: 1, fail-on: all}", false},
		{"{version: 1, surprise: 1}", false},
		{"{version: 1, only: a}", false},
		{"{version: 1, only: [1]}", false},
		{"{version: 1, severities: {a: bad}}", false},
		{"{version: 1, severities: []}", false},
		{"{version: 1, vars: []}", false},
		{"{version: 1, baseline: [a]}", false},
		{"{version: 1, baseline: null}", false},
		{"{version: 1, skip: {}}", false},
		{"{version: 1, skip: [{policy: a}]}", false},
		{"{version: 1, skip: [{policy: '', reason: b}]}", false},
		{"{version: 1, skip: [{reason: b}]}", false},
		{"{version: 1, skip: [{policy: a, reason: b, until: '2026-02-30'}]}", false},
		{"{version: 1, skip: [{policy: a, reason: b, who: c}]}", false},
	}
	for _, tt := range tests {
		var v any
		if err := yaml.Unmarshal([]byte(tt.text), &v); err != nil {
			t.Fatal(err)
		}
		_, parseErr := Parse("f.yaml", []byte(tt.text))
		schemaErr := schema.Validate(v)
		if (parseErr == nil) != tt.want || (schemaErr == nil) != tt.want {
			t.Errorf("%s: want accepted %v\nparser: %v\nschema: %v", tt.text, tt.want, parseErr, schemaErr)
		}
	}
}
