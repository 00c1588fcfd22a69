package policies_test

import (
	"context"
	"encoding/json"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/format"
	"github.com/open-policy-agent/opa/v1/tester"

	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/policies"
)

// here is the folder of this test: the policies with their examples.
var here = os.DirFS(".")

// sources returns the content of every Rego file below dir.
func sources(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := fs.WalkDir(here, dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(p) != ".rego" {
			return err
		}
		content, err := fs.ReadFile(here, p)
		all[p] = string(content)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// parsed returns the modules with the annotations that OPA sees.
func parsed(t *testing.T, dir string) map[string]*ast.Module {
	t.Helper()
	modules := map[string]*ast.Module{}
	for name, text := range sources(t, dir) {
		m, err := ast.ParseModuleWithOpts(name, text, ast.ParserOptions{ProcessAnnotation: true, RegoVersion: ast.RegoV1})
		if err != nil {
			t.Error(err)
			continue
		}
		modules[name] = m
	}
	return modules
}

func shipped(t *testing.T) []*policy.Policy {
	t.Helper()
	s, err := policy.Load(policies.FS)
	if err != nil {
		t.Fatal(err)
	}
	ps, err := s.Policies()
	if err != nil {
		t.Error(err)
	}
	return ps
}

func TestModulesAreFormatted(t *testing.T) {
	for name, text := range sources(t, ".") {
		formatted, err := format.SourceWithOpts(name, []byte(text), format.Opts{RegoVersion: ast.RegoV1})
		if err != nil {
			t.Error(err)
		} else if string(formatted) != text {
			t.Errorf("%s: not as opa fmt writes it", name)
		}
	}
}

// TestModulesCompileStrictly runs every check of the compiler that the loader
// skips for what is shipped.
func TestModulesCompileStrictly(t *testing.T) {
	c := ast.NewCompiler().WithStrict(true).WithCapabilities(policy.Capabilities()).SetErrorLimit(0)
	if c.Compile(parsed(t, ".")); c.Failed() {
		for _, err := range c.Errors {
			t.Error(err)
		}
	}
}

func TestLibraries(t *testing.T) {
	ctx := context.Background()
	results, err := tester.NewRunner().
		SetModules(parsed(t, "lib")).
		RunTests(ctx, nil)
	if err != nil {
		t.Fatal(err)
	}
	ran := 0
	for r := range results {
		ran++
		if !r.Pass() {
			t.Errorf("%s: %s %s: %v", r.Location, r.Package, r.Name, r.Error)
		}
	}
	if ran == 0 {
		t.Error("no tests were run")
	}
}

// TestMetadataAsOPASeesThem holds the metadata that the loader reads against
// what OPA's own annotation parser makes of the same comments.
func TestMetadataAsOPASeesThem(t *testing.T) {
	type id struct{ file, rule string }
	theirs := map[id]*ast.Annotations{}
	for name, m := range parsed(t, ".") {
		for _, r := range m.Rules {
			for _, a := range r.Annotations {
				if a.Scope == "rule" || a.Scope == "document" {
					theirs[id{name, r.Head.Reference[0].Value.String()}] = a
				}
			}
		}
	}
	for _, p := range shipped(t) {
		a := theirs[id{p.File, p.Rule}]
		if a == nil {
			t.Errorf("%s:%d: OPA sees no metadata on rule %s", p.File, p.Line, p.Rule)
			continue
		}
		var links []string
		for _, r := range a.RelatedResources {
			links = append(links, r.Ref.String())
		}
		if a.Title != p.Title || strings.TrimSpace(a.Description) != p.Description || !slices.Equal(links, p.Related) {
			t.Errorf("%s:%d: title, description or links of %s differ from OPA's", p.File, p.Line, p.ID)
		}
		if a.Custom["id"] != p.ID || a.Custom["severity"] != p.Severity.String() || a.Custom["category"] != p.Category {
			t.Errorf("%s:%d: custom metadata of %s differ from OPA's: %v", p.File, p.Line, p.ID, a.Custom)
		}
		if want, got := asJSON(t, a.Custom["remedies"]), asJSON(t, p.Remedies); want != got {
			t.Errorf("%s:%d: remedies of %s are\n%s\nand for OPA\n%s", p.File, p.Line, p.ID, got, want)
		}
	}
}

// asJSON returns x in JSON with its keys sorted.
func asJSON(t *testing.T, x any) string {
	t.Helper()
	text, err := json.Marshal(x)
	if err != nil {
		t.Fatal(err)
	}
	var plain any
	if err := json.Unmarshal(text, &plain); err != nil {
		t.Fatal(err)
	}
	text, _ = json.Marshal(plain)
	return string(text)
}

func TestPoliciesAreDescribed(t *testing.T) {
	frameworks, err := policy.Frameworks(policies.FS)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range frameworks {
		if f.Title == "" || !strings.HasPrefix(f.Link, "https://") {
			t.Errorf("framework %s: want a title and a link", f.ID)
		}
	}
	for _, p := range shipped(t) {
		fail := func(format string, args ...any) {
			t.Errorf("%s:%d: %s: "+format, append([]any{p.File, p.Line, p.ID}, args...)...)
		}
		if prefix := strings.NewReplacer("_", "-", ".", "-").Replace(p.Type) + "-"; !strings.HasPrefix(p.ID, prefix) {
			fail("the id does not begin with %s", prefix)
		}
		if p.Description == "" {
			fail("it has no description")
		}
		if len(p.Related) == 0 {
			fail("it names no documentation")
		}
		if strings.HasSuffix(p.Title, ".") {
			fail("its title ends with a full stop")
		}
		for id, controls := range p.Controls {
			if !slices.ContainsFunc(frameworks, func(f policy.Framework) bool { return f.ID == id }) {
				fail("there is no framework %s", id)
			}
			if len(controls) == 0 {
				fail("it names no control of %s", id)
			}
		}
	}
}
