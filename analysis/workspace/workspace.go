package workspace

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/parapet-iac/parapet/analysis/lang/helm"
	"github.com/parapet-iac/parapet/analysis/lang/plan"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/analysis/source"
	"github.com/parapet-iac/parapet/analysis/threat"
)

// Options say how to analyse.
type Options struct {
	// Policies is what resources are judged by.
	Policies *policy.Set
	// Report selects the policies whose findings are told, by the severity that the
	// user gives them; nil selects all. The others only count for breach paths.
	Report func(*policy.Policy) bool
	// Vars are values of root variables by name, as after --var.
	Vars map[string]string
	// VarFiles are paths of further variable files, relative to the root.
	VarFiles []string
	// Helm are values for charts and the environments that they are rendered for;
	// its Exclude does not count.
	Helm helm.Options
	// Exclude are glob patterns (doublestar) of paths below the root to
	// leave out.
	Exclude []string
	// Severities are the user's own, by policy id.
	Severities map[string]policy.Severity
	// Disk holds the files to read in place of the folder's own, nil those.
	Disk fs.FS
	// Plan is the name of a plan or state of Terraform as JSON, relative to the root:
	// what it holds is judged, at the places of the code beside it.
	Plan string
	// Now is the day that expiry dates of suppressions are compared with;
	// zero means today.
	Now time.Time
	// Threat says of breach paths what the code does not.
	Threat threat.Options

	// claimed reports files that a front end makes manifests of.
	claimed func(path string) bool
}

// excluded returns the filter that the patterns make.
func (o Options) excluded() func(string) bool {
	return func(p string) bool {
		for _, pattern := range o.Exclude {
			if ok, _ := doublestar.Match(pattern, p); ok {
				return true
			}
		}
		return false
	}
}

// A Result is the outcome of one analysis.
type Result struct {
	// Root is the absolute path of the workspace.
	Root  string
	Files source.Files
	// Resources are the composed resources, sorted by file and place.
	Resources []*model.Resource
	// Findings are sorted by rank, then place, then policy.
	Findings []Finding
	// Diagnostics are sorted by place.
	Diagnostics []source.Diagnostic

	ranking *ranking // nil where it was not drawn up
	threat  threat.Options
}

// ErrNothing is returned where a workspace holds nothing that a front end reads.
var ErrNothing = errors.New("nothing to analyse")

// Analyse reads the workspace at root, a folder or a single file, and judges
// it. For a file, its folder is read and the findings in that file are kept; a plan
// or a state of Terraform is judged itself, at the places of the code beside it. It
// returns [ErrNothing], or an error where root itself cannot be read or ctx
// ends; trouble inside the workspace is in the result's diagnostics.
func Analyse(ctx context.Context, root string, opts Options) (*Result, error) {
	dir, only, err := locate(root)
	if err != nil {
		return nil, err
	}
	if only != "" && isPlan(root) {
		opts.Plan, only = only, ""
	}
	e, err := open(dir, opts, true)
	if err != nil {
		return nil, err
	}
	defer e.Close()
	snapshot, err := e.Update(ctx)
	if err != nil {
		return nil, err
	}
	res := snapshot.Result()
	if len(res.Files) == 0 {
		return nil, fmt.Errorf("%w in %s", ErrNothing, root)
	}
	if only != "" {
		res.keep(only)
	}
	return res, nil
}

// isPlan reports whether a file is a plan or a state of Terraform as JSON.
func isPlan(name string) bool {
	if ext := filepath.Ext(name); ext != ".json" && ext != ".tfstate" {
		return false
	}
	text, err := os.ReadFile(name)
	if err != nil {
		return false
	}
	_, err = plan.Read(text, func(int, int) source.Range { return source.Range{} })
	return err == nil
}

// keep drops what lies in other files than the one.
func (res *Result) keep(file string) {
	res.Findings = slices.DeleteFunc(res.Findings, func(f Finding) bool { return f.Span.File != file })
	res.Diagnostics = slices.DeleteFunc(res.Diagnostics, func(d source.Diagnostic) bool { return d.Path() != file })
}

// locate returns the folder to read and, where root is a file, its name.
func locate(root string) (dir, only string, err error) {
	abs, err := filepath.Abs(root)
	if err != nil {
		return "", "", err
	}
	info, err := os.Stat(abs)
	if err != nil {
		return "", "", err
	}
	if info.IsDir() {
		return abs, "", nil
	}
	return filepath.Dir(abs), filepath.Base(abs), nil
}
