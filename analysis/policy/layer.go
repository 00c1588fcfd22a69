package policy

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/open-policy-agent/opa/v1/ast"
)

// A Source is a folder of Rego modules.
type Source struct {
	// FS holds the modules; files named *_test.rego are left out, and so are
	// folders named examples.
	FS fs.FS
	// Name is the folder's name for people; it precedes the paths of files in
	// messages. It may be empty.
	Name string
}

// packagePrefix begins the packages that judge resources.
const packagePrefix = "parapet."

// libraryPrefix begins the packages of the helpers that Parapet ships.
const libraryPrefix = "parapet.lib."

// A layer is one source of policies. Layers are compiled apart, so that rules of
// one name in two of them stay two policies; all may use the libraries of the
// first one.
type layer struct {
	custom bool
	units  map[string]*unit // by package without its prefix
	libs   []*module
}

// A module is one Rego file, read and parsed when it is asked for.
type module struct {
	name   string // for people
	pkg    string // dotted package
	custom bool
	read   func() ([]byte, error)
	parse  func() (*ast.Module, error)
	digest func() ([sha256.Size]byte, error)
}

func newLayer(src Source, custom bool) (*layer, error) {
	l := &layer{custom: custom, units: map[string]*unit{}}
	err := fs.WalkDir(src.FS, ".", func(p string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && d.Name() == "examples":
			return fs.SkipDir
		case d.IsDir() || path.Ext(p) != ".rego" || strings.HasSuffix(p, "_test.rego"):
			return nil
		}
		m, err := newModule(src, p, custom)
		if err != nil {
			return err
		}
		name, judges := strings.CutPrefix(m.pkg, packagePrefix)
		if judges && !strings.Contains(name, ".") {
			u := l.units[name]
			if u == nil {
				u = newUnit(name, custom)
				l.units[name] = u
			}
			u.modules = append(u.modules, m)
		} else {
			l.libs = append(l.libs, m)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("load policies from %s: %w", cmp.Or(src.Name, "."), err)
	}
	return l, nil
}

func newModule(src Source, p string, custom bool) (*module, error) {
	m := &module{name: path.Join(src.Name, p), custom: custom}
	m.read = func() ([]byte, error) { return fs.ReadFile(src.FS, p) }
	if custom {
		// Their files may change; what is parsed and what is hashed may not differ.
		m.read = sync.OnceValues(m.read)
	}
	m.digest = sync.OnceValues(m.hashText)
	m.parse = sync.OnceValues(func() (*ast.Module, error) {
		text, err := m.read()
		if err != nil {
			return nil, err
		}
		parsed, err := ast.ParseModuleWithOpts(m.name, string(text), ast.ParserOptions{
			RegoVersion:  ast.RegoV1,
			Capabilities: Capabilities(),
		})
		return parsed, plain(err)
	})
	var err error
	if m.pkg, err = packageOf(src.FS, p); errors.Is(err, errNoPackage) {
		// The parser says better what is wrong.
		if _, perr := m.parse(); perr != nil {
			return nil, perr
		}
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", m.name, err)
	}
	return m, nil
}

var errNoPackage = errors.New("no package declaration")

// packageOf returns the dotted package of a module. It reads the beginning of
// the file alone where that suffices.
func packageOf(fsys fs.FS, p string) (string, error) {
	f, err := fsys.Open(p)
	if err != nil {
		return "", err
	}
	defer f.Close()
	head := make([]byte, 1024)
	n, err := io.ReadFull(f, head)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) && !errors.Is(err, io.EOF) {
		return "", err
	}
	if pkg, ok := packageIn(head[:n], n < len(head)); ok {
		return pkg, nil
	}
	text, err := fs.ReadFile(fsys, p)
	if err != nil {
		return "", err
	}
	if pkg, ok := packageIn(text, true); ok {
		return pkg, nil
	}
	return "", errNoPackage
}

// packageIn returns the package that text declares; whole tells that text is
// not cut off.
func packageIn(text []byte, whole bool) (string, bool) {
	for len(text) > 0 {
		line, rest, ended := bytes.Cut(text, []byte("\n"))
		if name, ok := bytes.CutPrefix(line, []byte("package ")); ok && (ended || whole) {
			name, _, _ = bytes.Cut(name, []byte("#"))
			return string(bytes.TrimSpace(name)), true
		}
		text = rest
	}
	return "", false
}

// sorted returns the units of the layer by name.
func (l *layer) sorted() []*unit {
	us := make([]*unit, 0, len(l.units))
	for _, u := range l.units {
		us = append(us, u)
	}
	slices.SortFunc(us, func(a, b *unit) int { return strings.Compare(a.pkg, b.pkg) })
	return us
}

// packageName returns the last part of the package that judges a type.
func packageName(typ string) string { return strings.ReplaceAll(typ, ".", "_") }

// typeOf is the reverse of packageName.
func typeOf(pkg string) string {
	for _, prefix := range []string{"data", "provider"} {
		if rest, ok := strings.CutPrefix(pkg, prefix+"_"); ok {
			return prefix + "." + rest
		}
	}
	return pkg
}
