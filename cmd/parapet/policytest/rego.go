package policytest

import (
	"cmp"
	"context"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/tester"

	"github.com/parapet-iac/parapet/analysis/policy"
)

// timeout is how long one Rego test may run.
const timeout = 10 * time.Second

// Rego runs the tests in the modules of fsys, which may use the helpers that
// shipped holds in its folder lib.
func Rego(ctx context.Context, fsys, shipped fs.FS) ([]Result, error) {
	modules := map[string]*ast.Module{}
	tests, err := parse(fsys, ".", "", modules)
	if err != nil || tests == 0 {
		return nil, err
	}
	if _, err := parse(shipped, "lib", "parapet/", modules); err != nil {
		return nil, err
	}
	compiler := ast.NewCompiler().WithCapabilities(policy.Capabilities())
	runs, err := tester.NewRunner().SetCompiler(compiler).SetModules(modules).SetTimeout(timeout).RunTests(ctx, nil)
	if err != nil {
		return nil, err
	}
	var results []Result
	for run := range runs {
		r := Result{Name: run.Package + "." + run.Name}
		switch {
		case run.Skip:
			continue
		case run.Error != nil:
			r.Problems = []string{fmt.Sprintf("%s: %v", run.Location, run.Error)}
		case run.Fail:
			r.Problems = []string{fmt.Sprintf("%s: the test does not hold", run.Location)}
		}
		results = append(results, r)
	}
	slices.SortFunc(results, func(a, b Result) int { return cmp.Compare(a.Name, b.Name) })
	return results, nil
}

// parse adds the modules below dir to modules, by their path after prefix, and
// returns how many of them hold tests. Tests of helpers that are shipped are
// left out: they are not the customer's.
func parse(fsys fs.FS, dir, prefix string, modules map[string]*ast.Module) (tests int, err error) {
	err = fs.WalkDir(fsys, dir, func(p string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && d.Name() == "examples":
			return fs.SkipDir
		case d.IsDir() || path.Ext(p) != ".rego":
			return nil
		}
		isTest := strings.HasSuffix(p, "_test.rego")
		if isTest && prefix != "" {
			return nil
		}
		text, err := fs.ReadFile(fsys, p)
		if err != nil {
			return err
		}
		m, err := ast.ParseModuleWithOpts(prefix+p, string(text), ast.ParserOptions{RegoVersion: ast.RegoV1, Capabilities: policy.Capabilities()})
		if err != nil {
			return err
		}
		modules[prefix+p] = m
		if isTest {
			tests++
		}
		return nil
	})
	return tests, err
}
