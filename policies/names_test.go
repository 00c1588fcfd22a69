package policies_test

import (
	"context"
	"os"
	"regexp"
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/analysis/schema/kube"
	"github.com/parapet-iac/parapet/analysis/workspace"
	"github.com/parapet-iac/parapet/policies"
)

// identifier is what names of the Kubernetes API look like; what else stands in
// a reference is a label or a flag.
var identifier = regexp.MustCompile(`^[a-z][A-Za-z0-9]+$`)

// TestNamesOccurInExamples holds the names that rules on objects of the
// Kubernetes API read against the examples of their type: there is no schema that
// says which ones exist, and a rule on a name that nobody writes never finds
// anything. Names that no example has are in testdata/kubernetes.
func TestNamesOccurInExamples(t *testing.T) {
	set, err := policy.Load(policies.FS)
	if err != nil {
		t.Fatal(err)
	}
	all := set.Select(func(*policy.Policy) bool { return false })
	known := map[string]map[string]bool{} // by type
	learn := func(root string) {
		res, err := workspace.Analyse(context.Background(), root, workspace.Options{Policies: all})
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range res.Resources {
			for _, typ := range []string{r.Type, kube.General} {
				if known[typ] == nil {
					known[typ] = map[string]bool{}
				}
				collectNames(known[typ], r.Value)
			}
		}
	}
	learn("testdata/kubernetes")
	files := map[string]string{}
	for _, p := range shipped(t) {
		if !kube.Types()[p.Type] {
			continue
		}
		files[p.File] = p.Type
		example := exampleOf(t, p)
		if example == nil {
			continue
		}
		root := t.TempDir()
		if err := os.CopyFS(root, example); err != nil {
			t.Fatal(err)
		}
		learn(root)
	}
	for name, m := range parsed(t, "kubernetes") {
		typ, ok := files[name]
		if !ok {
			continue
		}
		for _, use := range namesIn(m) {
			if !known[typ][use.path] {
				t.Errorf("%s: no example has a %s with %s", use.at, typ, use.path)
			}
		}
	}
}

func collectNames(names map[string]bool, v *model.Value) {
	for _, e := range v.Elems() {
		collectNames(names, e)
	}
	for _, a := range v.Attrs() {
		names[a.Name] = true
		collectNames(names, a.Value)
	}
}

// namesIn returns the names by which a module takes attributes, of input or of
// anything that a variable stands for. Names that the module itself gives to parts
// of objects are left out.
func namesIn(m *ast.Module) []use {
	var uses []use
	own := map[string]bool{}
	skip := map[*ast.Term]bool{} // operators of calls
	imported := map[ast.Var]bool{"data": true}
	for _, imp := range m.Imports {
		imported[imp.Name()] = true
	}
	ast.WalkTerms(m, func(t *ast.Term) bool {
		switch v := t.Value.(type) {
		case ast.Call:
			skip[v[0]] = true
		case ast.Object:
			v.Foreach(func(k, _ *ast.Term) {
				if s, ok := k.Value.(ast.String); ok {
					own[string(s)] = true
				}
			})
		}
		return false
	})
	ast.WalkExprs(m, func(e *ast.Expr) bool {
		if call, ok := e.Terms.([]*ast.Term); ok {
			skip[call[0]] = true
		}
		return false
	})
	ast.WalkTerms(m, func(t *ast.Term) bool {
		ref, ok := t.Value.(ast.Ref)
		if !ok || skip[t] {
			return skip[t]
		}
		head, ok := ref[0].Value.(ast.Var)
		if !ok || imported[head] {
			return false
		}
		for _, step := range ref[1:] {
			if s, ok := step.Value.(ast.String); ok && identifier.MatchString(string(s)) && !own[string(s)] {
				uses = append(uses, use{t.Location.String(), string(s)})
			}
		}
		return false
	})
	return uses
}
