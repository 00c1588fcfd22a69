package drift

import (
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

var emptyRange source.Range

// tagged reports whether tags have one, "name" or "name=value".
func tagged(tags *model.Value, want string) bool {
	name, value, exact := strings.Cut(want, "=")
	v := tags.Get(name)
	s, _ := scalar(v)
	return v != nil && (!exact || s == value)
}

// defaultTags returns the tags that the provider adds to a resource:
// https://registry.terraform.io/providers/hashicorp/aws/latest/docs#default_tags-configuration-block.
func (in Input) defaultTags(r *model.Resource) *model.Value {
	for _, p := range in.Declared {
		if p.Address == r.Origin.Provider && p.Origin.Stack == r.Origin.Stack && strings.HasPrefix(p.Type, "provider.") {
			for _, b := range blocks(p.Value.Get("default_tags")) {
				return b.Get("tags")
			}
		}
	}
	return nil
}
