package mapping

import (
	"strings"
	"testing"

	"github.com/parapet-iac/parapet/analysis/schema"
)

// Every type, attribute and conversion that a row names exists.
func TestRowsExist(t *testing.T) {
	for name, all := range tables() {
		if strings.Count(name, "::") != 2 {
			t.Errorf("%s is no name of a type", name)
		}
		for _, row := range all {
			if _, ok := schema.Lookup(row.Type); !ok {
				t.Errorf("%s: no type %s", name, row.Type)
				continue
			}
			for _, r := range row.rules {
				if r.to != "-" && r.to != "." && attributeAt(row.Type, r.to) == nil {
					t.Errorf("%s.%s: %s has no %s", name, r.path, row.Type, r.to)
				}
				as, _, _ := strings.Cut(r.as, ":")
				if as != "" && conversions[as] == nil {
					t.Errorf("%s.%s: no conversion %s", name, r.path, r.as)
				}
			}
			for _, r := range row.texts {
				if attributeAt(row.Type, r.to) == nil {
					t.Errorf("%s: %s has no %s", name, row.Type, r.to)
				}
			}
			for from, to := range row.returns {
				if a := attributeAt(row.Type, to); a == nil && to != "id" {
					t.Errorf("%s: what %s returns is no attribute of %s: %s", name, from, row.Type, to)
				}
			}
		}
	}
}
