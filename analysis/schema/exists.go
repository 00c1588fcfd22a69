package schema

import "strings"

// Exists reports whether a canonical type has an attribute at a dotted path,
// its own or an extension. List indexes are ignored. Below a document, a map or
// an attribute of open shape everything exists.
func Exists(typ, path string) bool {
	at := plain(path)
	for prefix := range prefixes(at) {
		if Document(typ, prefix) == NoDocument {
			continue
		}
		if _, ok := lookupPath(typ, prefix); ok {
			return true
		}
	}
	_, ok := lookupPath(typ, at)
	return ok
}

// prefixes yields "a", "a.b", ... up to the path itself.
func prefixes(path string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for i := 0; i <= len(path); i++ {
			if (i == len(path) || path[i] == '.') && !yield(path[:i]) {
				return
			}
		}
	}
}

// lookupPath follows a path without indexes. What lies within a map or an open
// attribute is found as the attribute that holds it.
func lookupPath(typ, path string) (*Attribute, bool) {
	var a *Attribute
	for step := range strings.SplitSeq(path, ".") {
		var next *Attribute
		ok := false
		if a == nil {
			next, ok = attribute(typ, step)
		} else {
			if a.Kind == Map || a.Kind == Dynamic || a.Open {
				return a, true
			}
			next, ok = a.Attr(step)
		}
		if !ok {
			return nil, false
		}
		a = next
	}
	return a, a != nil
}

// attribute returns an attribute of a type, its own or an extension.
func attribute(typ, name string) (*Attribute, bool) {
	t, ok := Lookup(typ)
	if !ok {
		return nil, false
	}
	if a, ok := t.Attr(name); ok {
		return a, true
	}
	if name == Lifecycle.Name {
		return Lifecycle, true
	}
	return Extension(typ, name)
}

// Lifecycle is the block that Terraform itself adds to every resource, with the
// arguments that protect it; see
// https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle.
var Lifecycle = &Attribute{
	Name: "lifecycle", Kind: Block,
	Attrs: []Attribute{{Name: "create_before_destroy", Kind: Bool}, {Name: "prevent_destroy", Kind: Bool}},
}

// MayRepeat reports whether a dotted path of a canonical type is a block that may
// stand several times.
func MayRepeat(typ, path string) bool {
	a, ok := lookupPath(typ, plain(path))
	return ok && a.Kind == Blocks
}
