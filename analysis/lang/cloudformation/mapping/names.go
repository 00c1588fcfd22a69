package mapping

import (
	"slices"
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

// alike are names that CloudFormation and the provider use one for another.
var alike = [][]string{
	{"kms_key_id", "kms_key_arn", "kms_key", "kms_master_key_id", "kms_key_identifier"},
	{"role_arn", "iam_role_arn", "role"},
	{"security_group_ids", "security_groups", "vpc_security_group_ids"},
	{"subnet_ids", "subnets"},
	{"policy_document", "policy"},
	{"master_user_password", "master_password"},
	{"db_name", "database_name"},
	{"application_name", "application", "app_name"},
	{"user_name", "user"},
}

// suffixes are words at the ends of the names of blocks that CloudFormation and the
// provider use one for another.
var suffixes = []string{"_configuration", "_config", "_settings", "_options", "_specification", ""}

// named returns the attribute that a property of a resource is called like: BucketName is
// the name of a Bucket.
func named(attrs []schema.Attribute, typ, property string) *schema.Attribute {
	if a := attribute(attrs, property); a != nil {
		return a
	}
	noun := typ[strings.LastIndexByte(typ, ':')+1:]
	if rest, ok := strings.CutPrefix(property, noun); ok && (rest == "Name" || rest == "Description" || rest == "Type") {
		return find(attrs, snake(rest))
	}
	return nil
}

// attribute returns the attribute that a property is called like, nil if there is none.
func attribute(attrs []schema.Attribute, property string) *schema.Attribute {
	name := snake(property)
	if a := find(attrs, name); a != nil {
		return a
	}
	if a := squeezed(attrs, name); a != nil {
		return a
	}
	for _, other := range variants(name) {
		if a := find(attrs, other); a != nil && !a.Computed {
			return a
		}
	}
	for _, group := range alike {
		if !slices.Contains(group, name) {
			continue
		}
		for _, other := range group {
			if a := find(attrs, other); a != nil && !a.Computed && (a.Kind == schema.String || a.Kind == schema.List) {
				return a
			}
		}
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

// squeezed returns the attribute of a name but for underlines: CloudWatch is cloudwatch.
func squeezed(attrs []schema.Attribute, name string) *schema.Attribute {
	flat := strings.ReplaceAll(name, "_", "")
	for i := range attrs {
		a := &attrs[i]
		if len(a.Name) >= len(flat) && !a.Computed && strings.ReplaceAll(a.Name, "_", "") == flat {
			return a
		}
	}
	return nil
}

// variants returns other ways to write a name.
func variants(name string) []string {
	var out []string
	if rest, ok := strings.CutPrefix(name, "db_"); ok {
		out = append(out, rest)
	}
	if rest, ok := strings.CutPrefix(name, "enable_"); ok {
		out = append(out, rest+"_enabled", "enabled_"+rest)
	}
	if rest, ok := strings.CutSuffix(name, "_identifier"); ok {
		out = append(out, rest+"_id")
	}
	if strings.HasSuffix(name, "_tags") {
		out = append(out, "tags")
	}
	return out
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
