package mapping

import (
	"strings"

	"github.com/parapet-iac/parapet/analysis/schema"
)

// snake returns a name in CamelCase in snake_case: DBInstanceClass is db_instance_class.
func snake(name string) string {
	var b strings.Builder
	for i := range len(name) {
		c := name[i]
		if c < 'A' || c > 'Z' {
			b.WriteByte(c)
			continue
		}
		if i > 0 && name[i-1] != '_' {
			small := name[i-1] < 'A' || name[i-1] > 'Z'
			begins := i+1 < len(name) && name[i+1] >= 'a' && name[i+1] <= 'z' && !(name[i+1] == 's' && (i+2 == len(name) || name[i+2] < 'a'))
			if small || begins {
				b.WriteByte('_')
			}
		}
		b.WriteByte(c | 0x20)
	}
	return b.String()
}

// suffixes are words at the ends of the names of blocks that CloudFormation and the
// provider use one for another.
var suffixes = []string{"_configuration", "_config", "_settings", "_options", "_specification", ""}

// attribute returns the attribute that a property is called like, nil if there is none.
func attribute(attrs []schema.Attribute, property string) *schema.Attribute {
	name := snake(property)
	if a := find(attrs, name); a != nil {
		return a
	}
	isBlock := func(a *schema.Attribute) bool {
		return a != nil && !a.Computed && (a.Kind == schema.Block || a.Kind == schema.Blocks)
	}
	if a := find(attrs, singular(name)); isBlock(a) {
		return a
	}
	for _, s := range suffixes[:len(suffixes)-1] {
		base, ok := strings.CutSuffix(name, s)
		if !ok {
			continue
		}
		for _, other := range suffixes {
			if a := find(attrs, base+other); isBlock(a) {
				return a
			}
		}
	}
	for _, s := range suffixes[:len(suffixes)-1] {
		if a := find(attrs, name+s); isBlock(a) {
			return a
		}
	}
	return nil
}

// singular returns a name without the ending of the plural.
func singular(name string) string {
	switch {
	case strings.HasSuffix(name, "ies"):
		return strings.TrimSuffix(name, "ies") + "y"
	case strings.HasSuffix(name, "sses"):
		return strings.TrimSuffix(name, "es")
	case strings.HasSuffix(name, "ss"):
		return name
	}
	return strings.TrimSuffix(name, "s")
}

func find(attrs []schema.Attribute, name string) *schema.Attribute {
	for i := range attrs {
		if attrs[i].Name == name {
			return &attrs[i]
		}
	}
	return nil
}
