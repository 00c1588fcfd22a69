package workspace

import (
	"context"

	"github.com/parapet-iac/parapet/analysis/source"
	"github.com/parapet-iac/parapet/analysis/threat"
)

// Breaches finds the ways through the workspace, as far as ctx lets it.
func (s *Snapshot) Breaches(ctx context.Context, opts threat.Options) *Breaches {
	res := &Result{Root: s.root, Files: source.Files{}}
	for file := range s.Files() {
		res.Files[file.Path] = file
		res.Resources = append(res.Resources, s.Declared(file.Path)...)
	}
	return res.Breaches(ctx, opts)
}
