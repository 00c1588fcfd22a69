package workspace

import (
	"context"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/analysis/source"
)

// Options say how to analyse.
type Options struct {
	// Policies is what resources are judged by.
	Policies *policy.Set
	// Vars are values of root variables by name, as after --var.
	Vars map[string]string
	// VarFiles are paths of further variable files, relative to the root.
	VarFiles []string
	// Exclude are glob patterns (doublestar) of paths below the root to
	// leave out.
	Exclude []string
}

// A Result is the outcome of one analysis.
type Result struct {
	// Root is the absolute path of the workspace.
	Root  string
	Files source.Files
	// Resources are the composed resources, by address.
	Resources []*model.Resource
	// Findings are sorted by rank, then place, then policy.
	Findings []Finding
	// Diagnostics are sorted by place.
	Diagnostics []source.Diagnostic
}

// Analyse reads the workspace at root, a folder or a single file, and judges
// it. It returns an error only where root itself cannot be read or ctx ends;
// trouble inside the workspace is in the result's diagnostics.
func Analyse(ctx context.Context, root string, opts Options) (*Result, error) {
	panic("in the making")
}
