package manifest

import (
	"github.com/parapet-iac/parapet/analysis/lang/yamltext"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/analysis/source"
	"github.com/parapet-iac/parapet/fixes/yaml"
)

// A Dialect is what a language written in YAML has of its own.
type Dialect struct {
	// Root returns the place of a resource as a whole: a document, its first key,
	// the key that it stands behind, or an element. Bare tells that it may be one
	// without a key.
	Root func(*model.Resource) source.Range
	Bare bool
	// Name returns how a canonical name is written that stands at a path of a
	// resource. Nil writes it as it is.
	Name func(r *model.Resource, at model.Path, name string) string
	// Inherits reports whether a resource may have the value at a path from
	// around it.
	Inherits func(r *model.Resource, path model.Path) bool
	// Foreign reports whether the value of a key is shown under another name, in a
	// form that cannot be written there.
	Foreign func(key, name string) bool
	// Special and Removal make changes that are no matter of places; they report
	// whether they have.
	Special func(a *attempt, path model.Path, s policy.Assignment, adds bool) (bool, error)
	Removal func(a *attempt, path model.Path) (bool, error)
	// Objects are the API version and the kind of what can be added, by canonical
	// type.
	Objects map[string][2]string
	// Overlays tells that a value may be changed in an overlay, too.
	Overlays bool

	// Order, Kept, Unsorted and Indented are what an editor needs to know.
	Order              func(*yamltext.Node) []string
	Kept               func(*yamltext.Node) bool
	Unsorted, Indented bool
	// Orders are those that Order knows.
	Orders [][]string
}

// empties are the keys that say nothing where they hold nothing.
var empties = map[string]bool{
	"annotations": true, "labels": true, "securityContext": true, "capabilities": true, "resources": true, "limits": true, "requests": true,
	"environment": true, "env": true, "with": true, "sysctls": true, "deploy": true, "build": false, "variables": true, "logging": true, "options": true,
	"healthcheck": true, "defaults": true, "run": true,
}

// kept reports whether a collection stays that has lost all it held: a mapping does
// unless it says nothing then, and a list of which the schema asks for the key.
func kept(n *yamltext.Node) bool {
	key := yaml.KeyOf(n)
	if n.Kind == model.List {
		return key != nil && (key.Text == "rules" || key.Text == "webhooks")
	}
	return key == nil || !empties[key.Text]
}

// walked returns the value at a path of a resource.
func walked(r *model.Resource, path model.Path) *model.Value {
	step := r.Value.Walk(path)
	if step.Found < len(path) {
		return nil
	}
	return step.Value
}
