package workspace

import (
	"context"
	"io/fs"

	"github.com/parapet-iac/parapet/analysis/lang/cloudformation"
	"github.com/parapet-iac/parapet/analysis/lang/compose"
	"github.com/parapet-iac/parapet/analysis/lang/dockerfile"
	"github.com/parapet-iac/parapet/analysis/lang/helm"
	"github.com/parapet-iac/parapet/analysis/lang/kubernetes"
	"github.com/parapet-iac/parapet/analysis/lang/kustomize"
	"github.com/parapet-iac/parapet/analysis/lang/plan"
	"github.com/parapet-iac/parapet/analysis/lang/terraform"
	"github.com/parapet-iac/parapet/analysis/lang/workflow"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/analysis/source"
)

// A session keeps what the files of one IaC language declare true to them. It is
// used by one goroutine.
type session interface {
	// Update takes notice of files that have changed, appeared or gone, and of
	// all others too if there are more. What it could not do where ctx ends,
	// the next update does.
	Update(ctx context.Context, changed []string, more bool) (model.Delta, error)
	// File returns a file that counts, or nil.
	File(path string) *source.File
	Diagnostics(path string) []source.Diagnostic
	Comments(path string) []model.Comment
	// CommentPlace returns where a comment about what stands at an offset
	// belongs: the start of a line, with the indentation that follows there.
	CommentPlace(path string, offset int) (at int, indent string, ok bool)
	// Compare orders declarations by their places.
	Compare(a, b *model.Declaration) int
	// Meaning returns what the expression at an offset stands for, and
	// References what those between two offsets do that refer to something. Where
	// ctx ends, that is nothing.
	Meaning(ctx context.Context, path string, offset int) (model.Meaning, bool)
	References(ctx context.Context, path string, start, end int) []model.Meaning
}

// A prompt session is one in which much can depend on a change. It may first do what
// some files declare, and no more; the next update does the rest.
type prompt interface {
	UpdateFirst(ctx context.Context, changed []string, more bool, first func(path string) bool) (d model.Delta, rest bool, err error)
}

// A borrower is a session that reads files of other languages.
type borrower interface {
	// Borrows reports whether a file that counts is not of the language.
	Borrows(path string) bool
}

// updateFirst updates a session, if it can with some files first.
func updateFirst(ctx context.Context, s session, changed []string, more bool, first func(path string) bool) (d model.Delta, rest bool, err error) {
	if p, ok := s.(prompt); ok {
		return p.UpdateFirst(ctx, changed, more, first)
	}
	d, err = s.Update(ctx, changed, more)
	return d, false, err
}

// A claimant is a session that makes manifests of Kubernetes of its files: they are
// judged as it makes them, and not as they stand.
type claimant interface {
	// Claims reports whether a file is such.
	Claims(path string) bool
	// Reclaimed returns the files for which that is another answer since the
	// update before.
	Reclaimed() []string
}

// planned returns the front end for one plan or state, with the code beside it.
func planned(fsys fs.FS, opts Options, once bool) session {
	return plan.NewSession(fsys, opts.Plan, frontEnds[0](fsys, opts, once))
}

// frontEnds is the registry of languages, Terraform first. Once tells that there will be one
// update only.
var frontEnds = []func(fsys fs.FS, opts Options, once bool) session{
	func(fsys fs.FS, opts Options, once bool) session {
		return terraform.NewSession(fsys, terraform.Options{
			Vars: opts.Vars, VarFiles: opts.VarFiles, Exclude: opts.excluded(), Once: once, Keep: annotated,
		})
	},
	func(fsys fs.FS, opts Options, _ bool) session { return kustomize.NewSession(fsys, opts.excluded()) },
	func(fsys fs.FS, opts Options, _ bool) session {
		h := opts.Helm
		h.Exclude, h.Claimed = opts.excluded(), opts.claimed
		return helm.NewSession(fsys, h)
	},
	func(fsys fs.FS, opts Options, _ bool) session {
		return kubernetes.NewSession(fsys, kubernetes.Options{Exclude: opts.excluded(), Claimed: opts.claimed})
	},
	func(fsys fs.FS, opts Options, _ bool) session {
		return cloudformation.NewSession(fsys, opts.excluded())
	},
	func(fsys fs.FS, opts Options, _ bool) session { return workflow.NewSession(fsys, opts.excluded()) },
	func(fsys fs.FS, opts Options, _ bool) session { return compose.NewSession(fsys, opts.excluded()) },
	func(fsys fs.FS, opts Options, _ bool) session { return dockerfile.NewSession(fsys, opts.excluded()) },
}

// annotated reports whether a file may hold suppressions.
func annotated(f *source.File) bool { return policy.HasDirective(f.Text.Bytes()) }
