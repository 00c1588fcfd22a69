package workspace

import (
	"context"
	"errors"
	"io/fs"

	"github.com/parapet-iac/parapet/analysis/lang/terraform"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// A frontEnd reads one IaC language.
type frontEnd struct {
	name string
	// load returns what the file system declares in the language; ok is false
	// where there is nothing of it.
	load func(context.Context, fs.FS, Options) (_ loaded, ok bool, err error)
	// comments returns the comments of a file that load has read.
	comments func(*source.File) []model.Comment
}

// loaded is what a front end makes of a workspace.
type loaded struct {
	files       source.Files
	resources   []*model.Resource
	diagnostics []source.Diagnostic
}

// frontEnds is the registry of languages.
var frontEnds = []frontEnd{
	{name: terraform.Language, load: loadTerraform, comments: terraform.Comments},
}

func loadTerraform(ctx context.Context, fsys fs.FS, opts Options) (loaded, bool, error) {
	res, err := terraform.Load(ctx, fsys, terraform.Options{Vars: opts.Vars, VarFiles: opts.VarFiles, Exclude: opts.excluded()})
	if errors.Is(err, terraform.ErrNothing) {
		return loaded{}, false, nil
	}
	if err != nil {
		return loaded{}, false, err
	}
	return loaded{res.Files, res.Resources, res.Diagnostics}, true, nil
}
