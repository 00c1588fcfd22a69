package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/parapet-iac/parapet/"

var floorRow = regexp.MustCompile("(?m)^\\| (\\d|data) \\| `([a-z/]+)` \\|")

// TestImports holds the floors in ARCHITECTURE.md against the code: a package
// imports floors below its own, or what lies in its own folder. Data may be
// imported from everywhere.
func TestImports(t *testing.T) {
	root := filepath.Join("..", "..")
	text, err := os.ReadFile(filepath.Join(root, "ARCHITECTURE.md"))
	if err != nil {
		t.Fatal(err)
	}
	floors := map[string]int{}
	for _, row := range floorRow.FindAllStringSubmatch(string(text), -1) {
		floors[row[2]] = -1
		if row[1] != "data" {
			floors[row[2]], _ = strconv.Atoi(row[1])
		}
	}
	if len(floors) < 10 {
		t.Fatalf("ARCHITECTURE.md has %d packages in its table", len(floors))
	}
	for pkg, imported := range imports(t, root) {
		for _, other := range imported {
			a, okA := floorOf(floors, pkg)
			b, okB := floorOf(floors, other)
			switch {
			case !okA:
				t.Errorf("%s is on no floor", pkg)
			case !okB:
				t.Errorf("%s is on no floor", other)
			case b >= a && !strings.HasPrefix(other, pkg+"/"):
				t.Errorf("%s (floor %d) imports %s (floor %d)", pkg, a, other, b)
			}
		}
	}
}

// floorOf returns the floor of a package, or of the folder that it is in.
func floorOf(floors map[string]int, pkg string) (int, bool) {
	for ; pkg != "."; pkg = path.Dir(pkg) {
		if floor, ok := floors[pkg]; ok {
			return floor, true
		}
	}
	return 0, false
}

// imports returns which packages of this module each package imports, tests and
// helpers of tests aside.
func imports(t *testing.T, root string) map[string][]string {
	t.Helper()
	found := map[string][]string{}
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "testdata" || d.Name() == "internal" || d.Name() == ".git") {
			return fs.SkipDir
		}
		if filepath.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, filepath.Dir(name))
		if err != nil {
			return err
		}
		pkg := filepath.ToSlash(rel)
		for _, spec := range file.Imports {
			if other, ok := strings.CutPrefix(strings.Trim(spec.Path.Value, `"`), module); ok {
				found[pkg] = append(found[pkg], other)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// TestStart holds that no command pays at its start for the schemas of services of
// AWS, which only drift speaks to: a release of the SDK that builds them when a
// program starts is not for us. Those of signing in are small.
func TestStart(t *testing.T) {
	out, err := exec.Command("go", "list", "-deps", ".").Output()
	if err != nil {
		t.Skip("the go command is not there")
	}
	for pkg := range strings.FieldsSeq(string(out)) {
		service, ok := strings.CutPrefix(pkg, "github.com/aws/aws-sdk-go-v2/service/")
		if name, schemas := strings.CutSuffix(service, "/schemas"); ok && schemas && !slices.Contains([]string{"signin", "sso", "ssooidc"}, name) {
			t.Errorf("%s builds its schemas when any command starts: take an earlier release", name)
		}
	}
}
