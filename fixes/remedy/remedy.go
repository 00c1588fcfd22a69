// Package remedy is what fixes and the writers of languages say to each other:
// what is to be changed, and the ways to do so.
package remedy

import (
	"iter"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/analysis/source"
	"github.com/parapet-iac/parapet/fixes/edit"
)

// A Workspace is what a writer reads: an analysis, such as a workspace.Snapshot.
type Workspace interface {
	File(path string) *source.File
	Files() iter.Seq[*source.File]
	// Declared returns the composed resources that are declared in a file.
	Declared(path string) []*model.Resource
}

// A Request asks for the changes of a remedy to one resource.
type Request struct {
	// Resource is the composed resource that was judged, and Verdict the path of
	// the verdict in it.
	Resource *model.Resource
	Verdict  model.Path
	Remedy   *policy.Remedy
}

// A Variant is one way to make the changes of a remedy.
type Variant struct {
	// Note says what sets it apart from the others: "in the default of var.acl".
	Note string
	// Edits are by file, merged but not tidied.
	Edits map[string][]edit.Edit
	// Chooses tells that it refers to something that the code declares and that
	// somebody else might not choose.
	Chooses bool
	// Asks tells that parts of the new text are examples to be overwritten.
	Asks bool
	// Refers tells that it writes references, whose values may be unknown.
	Refers bool
}
