package aws

import (
	"strings"
	"testing"

	"github.com/parapet-iac/parapet/analysis/schema"
)

// TestRows holds every row against the schema of its type and the conversions.
func TestRows(t *testing.T) {
	seen := map[string]bool{}
	for i := range Types {
		row := &Types[i]
		if seen[row.Name] {
			t.Errorf("%s has two rows", row.Name)
		}
		seen[row.Name] = true
		if _, ok := schema.Lookup(row.Name); !ok || schema.Canonical(row.Name) != row.Name {
			t.Errorf("%s is no canonical type", row.Name)
		}
		if row.List.Operation == "" || row.Items == "" || row.ID == "" || len(row.Keys) == 0 {
			t.Errorf("%s is not complete", row.Name)
		}
		attrs := map[string]bool{}
		for _, a := range row.All() {
			if attrs[a.Path] {
				t.Errorf("%s.%s stands twice", row.Name, a.Path)
			}
			attrs[a.Path] = true
			if !schema.Exists(row.Name, a.Path) {
				t.Errorf("%s has no %s", row.Name, a.Path)
			}
			name, _, _ := strings.Cut(a.As, ":")
			if a.As != "" && conversions[name] == nil {
				t.Errorf("%s.%s: no conversion %s", row.Name, a.Path, name)
			}
			for from := range strings.SplitSeq(a.From, "|") {
				first, _, _ := strings.Cut(from, ".")
				if strings.HasPrefix(first, "$") && !hasDetail(row, first) && (first != "$Of" || len(row.Then) == 0) {
					t.Errorf("%s.%s comes from %s, which is not called", row.Name, a.Path, first)
				}
			}
			if text, ok := schema.Default(row.Name, a.Path); ok && !a.Vendor && a.Unset == "" {
				t.Errorf("%s.%s is %v where it is not written, and the row does not say so", row.Name, a.Path, text)
			}
		}
		for _, keys := range row.Keys {
			for key := range strings.FieldsSeq(keys) {
				if name, _, _ := strings.Cut(key, "."); !attrs[name] && !attrs[key] {
					t.Errorf("%s has the key %s, which is not read", row.Name, key)
				}
			}
		}
	}
}

func hasDetail(row *Type, member string) bool {
	for _, c := range row.Details {
		if c.member() == member {
			return true
		}
	}
	return false
}
