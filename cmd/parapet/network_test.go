package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// reaching are packages that open connections or start programs. Their
// subpackages are meant, too.
var reaching = []string{
	"net", "crypto/tls", "os/exec", "github.com/aws/aws-sdk-go-v2", "github.com/aws/smithy-go", "plugin", "golang.org/x/net", "golang.org/x/crypto/ssh",
	"github.com/google/go-github", "gitlab.com/gitlab-org/api", "code.gitea.io/sdk", "github.com/hashicorp/go-cleanhttp", "github.com/hashicorp/go-retryablehttp",
}

// harmless are those below that do neither.
var harmless = []string{"net/url", "net/netip", "net/mail", "net/textproto"}

// connected are the packages that may do so.
var connected = []string{"fixes/forge", "analysis/cloud/aws/sdk", "analysis/cloud/kubernetes/client", "cmd/parapet/metrics", "cmd/parapet/webhook"}

// helping are parts of tests that tests of several packages share.
var helping = []string{"lsp/internal/fake", "analysis/cloud/kubernetes/kubetest"}

// TestConnections holds that fixes/forge, the readers of what runs, and the metrics and
// the webhook of drift --watch alone can open connections and start programs, and that
// only the command line, which asks the user, reaches them.
func TestConnections(t *testing.T) {
	root := filepath.Join("..", "..")
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, name)
		if err != nil {
			return err
		}
		rel = filepath.ToSlash(rel)
		if d.IsDir() && (d.Name() == "testdata" || d.Name() == ".git" || slices.Contains(connected, rel) || slices.Contains(helping, rel)) {
			return fs.SkipDir
		}
		if filepath.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			return err
		}
		for _, spec := range file.Imports {
			path, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			switch {
			case slices.ContainsFunc(connected, func(p string) bool { return strings.HasPrefix(path, module+p) }) && !strings.HasPrefix(rel, "cmd/parapet/"):
				t.Errorf("%s imports %s", rel, path)
			case path == "net" && rel == "cmd/parapet/lsp.go":
				checkListens(t, rel, file)
			case below(path, reaching) && !slices.Contains(harmless, path):
				t.Errorf("%s imports %s", rel, path)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func below(path string, roots []string) bool {
	return slices.ContainsFunc(roots, func(r string) bool { return path == r || strings.HasPrefix(path, r+"/") })
}

// checkListens holds that a file takes no more from package net than it takes to
// wait for an editor on this machine.
func checkListens(t *testing.T, name string, file *ast.File) {
	t.Helper()
	ast.Inspect(file, func(n ast.Node) bool {
		if sel, ok := n.(*ast.SelectorExpr); ok {
			if x, ok := sel.X.(*ast.Ident); ok && x.Name == "net" && !slices.Contains([]string{"Listen", "Listener", "SplitHostPort", "ParseIP"}, sel.Sel.Name) {
				t.Errorf("%s uses net.%s", name, sel.Sel.Name)
			}
		}
		return true
	})
}
