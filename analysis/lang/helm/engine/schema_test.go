package engine

import (
	"strings"
	"testing"

	"github.com/parapet-iac/parapet/analysis/source"
)

// TestSchemas holds values against schemas, and hostile schemas against limits.
func TestSchemas(t *testing.T) {
	for _, tt := range []struct{ name, schema, values, want string }{
		{"met", `{"properties": {"a": {"type": "integer"}}}`, "a: 1", ""},
		{"of draft 4", `{"$schema": "http://json-schema.org/draft-04/schema#", "required": ["b"]}`, "a: 1", "required"},
		{"a value in a value", `{"properties": {"a": {"properties": {"b": {"enum": ["x"]}}}}}`, "a: {b: y}", "a: b: enum"},
		{"behind a reference", `{"definitions": {"d": {"properties": {"b": {"type": "string"}}}}, "properties": {"a": {"$ref": "#/definitions/d"}}}`, "a: {b: 1}", "a: b: type"},
		{"no JSON", `{`, "a: 1", "cannot be used"},
		{"elsewhere", `{"$ref": "http://example.com/x.json"}`, "a: 1", "no other file is read"},
		{"in a file", `{"$ref": "file:///etc/passwd"}`, "a: 1", "no other file is read"},
		{"itself", `{"$ref": "#"}`, "a: 1", "refers to itself"},
		{"itself by turns", `{"allOf": [{"$ref": "#/$defs/x"}], "$defs": {"x": {"anyOf": [{"$ref": "#"}]}}}`, "a: 1", "refers to itself"},
		{"a tree", `{"properties": {"a": {"$ref": "#"}}, "additionalProperties": {"type": "integer"}}`, "a: {a: {b: x}}", "a: type"},
		{"by name", `{"$ref": "#x", "$defs": {"x": {"$anchor": "x"}}}`, "a: 1", "no other file is read"},
		{"under another name", `{"properties": {"a": {"$id": "http://example.com/b", "allOf": [{"$ref": "#"}]}}}`, "a: 1", ""},
		{"twice as much at each depth", `{"additionalProperties": {"allOf": [{"$ref": "#"}, {"$ref": "#"}]}}`, strings.Repeat("{a: ", 40) + "1" + strings.Repeat("}", 40), "more than is analysed"},
		{"many times another", `{"$defs": {"x": {"anyOf": [{"$ref": "#/$defs/y"}, {"$ref": "#/$defs/y"}]}, "y": {"allOf": [{"$ref": "#/$defs/z"}, {"$ref": "#/$defs/z"}]}, "z": {"type": "string"}}, "$ref": "#/$defs/x"}`, "a: 1", "anyOf"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var said []string
			c := &Chart{Meta: &Metadata{Name: "c"}, Schema: &File{Data: []byte(tt.schema)}}
			values := ReadValues(YAML.Parse("values.yaml", []byte(tt.values+"\n"), nil), nil)
			c.Validate(values, source.Range{}, func(d source.Diagnostic) { said = append(said, d.Summary+" "+d.Detail) })
			if all := strings.Join(said, "\n"); (all == "") != (tt.want == "") || !strings.Contains(all, tt.want) {
				t.Errorf("it says %q, want %q", all, tt.want)
			}
		})
	}
}
