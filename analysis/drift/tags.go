package drift

import (
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/schema/kube"
	"github.com/parapet-iac/parapet/analysis/source"
)

// tagsOf returns the tags of a resource; those of objects of Kubernetes are labels.
func tagsOf(typ string, v *model.Value) *model.Value {
	if kube.IsObject(typ) {
		return v.Get("metadata").Get("labels")
	}
	return v.Get("tags")
}

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
func (t *tie) defaultTags(r *model.Resource) *model.Value {
	return t.tags[key{r.Origin.Stack, r.Origin.Provider}]
}
