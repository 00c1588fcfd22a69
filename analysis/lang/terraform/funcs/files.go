package funcs

import (
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/bmatcuk/doublestar/v4"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
)

// A Scope is where the functions that read files look.
type Scope struct {
	// FS is the workspace; nothing else is read.
	FS fs.FS
	// RootDir is the root module's folder in FS, which relative paths count
	// from.
	RootDir string
}

// Locate returns the path in the workspace that name stands for.
func (s Scope) Locate(name string) (string, error) {
	p := path.Join(s.RootDir, name)
	if path.IsAbs(name) || !fs.ValidPath(p) {
		return "", fmt.Errorf("%s: %w", name, ErrOutsideWorkspace)
	}
	return p, nil
}

// Read returns the content of a file of at most [MaxBytes].
func (s Scope) Read(name string) ([]byte, error) {
	p, err := s.Locate(name)
	if err != nil {
		return nil, err
	}
	f, err := s.FS.Open(p)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s: %w", name, ErrNotFound)
	} else if err != nil { // such as a symbolic link that leads out
		return nil, fmt.Errorf("%s: %w", name, ErrOutsideWorkspace)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil || !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s: %w", name, ErrNotFound)
	}
	content, err := io.ReadAll(io.LimitReader(f, MaxBytes+1))
	if err == nil && len(content) > MaxBytes {
		err = fmt.Errorf("%s: %w", name, ErrTooLarge)
	}
	return content, err
}

// functions returns those that read files.
func (s Scope) functions() map[string]function.Function {
	hashed := func(f func([]byte) string) function.Function {
		return textFunc(func(name string) (string, error) {
			b, err := s.Read(name)
			return f(b), err
		})
	}
	return map[string]function.Function{
		"file": textFunc(func(name string) (string, error) {
			b, err := s.Read(name)
			if err == nil && !utf8.Valid(b) {
				err = fmt.Errorf("contents of %s are not valid UTF-8", name)
			}
			return string(b), err
		}),
		"filebase64":       hashed(toBase64),
		"filemd5":          hashed(func(b []byte) string { return digest(md5.New, toHex, b) }),
		"filesha1":         hashed(func(b []byte) string { return digest(sha1.New, toHex, b) }),
		"filesha256":       hashed(func(b []byte) string { return digest(sha256.New, toHex, b) }),
		"filesha512":       hashed(func(b []byte) string { return digest(sha512.New, toHex, b) }),
		"filebase64sha256": hashed(func(b []byte) string { return digest(sha256.New, toBase64, b) }),
		"filebase64sha512": hashed(func(b []byte) string { return digest(sha512.New, toBase64, b) }),
		"fileexists":       s.existsFunc(),
		"fileset":          s.setFunc(),
		"abspath":          momentary, // differs from machine to machine
		"pathexpand":       pathExpandFunc,
	}
}

func (s Scope) existsFunc() function.Function {
	return function.New(&function.Spec{
		Params: params(cty.String, "path"),
		Type:   function.StaticReturnType(cty.Bool),
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			p, err := s.Locate(args[0].AsString())
			if err != nil {
				return cty.UnknownVal(cty.Bool), err
			}
			info, err := fs.Stat(s.FS, p)
			if err == nil && !info.Mode().IsRegular() {
				return cty.UnknownVal(cty.Bool), fmt.Errorf("%s is not a regular file", args[0].AsString())
			}
			return cty.BoolVal(err == nil), nil
		},
	})
}

// setFunc lists the files below a folder that match a pattern.
func (s Scope) setFunc() function.Function {
	return function.New(&function.Spec{
		Params: params(cty.String, "path", "pattern"),
		Type:   function.StaticReturnType(cty.Set(cty.String)),
		Impl: func(args []cty.Value, ty cty.Type) (cty.Value, error) {
			pattern := path.Clean(args[1].AsString())
			up := ""
			for strings.HasPrefix(pattern, "../") {
				up, pattern = up+"../", pattern[3:]
			}
			dir, err := s.Locate(path.Join(args[0].AsString(), up))
			if err != nil {
				return cty.DynamicVal, err
			}
			if path.IsAbs(pattern) || pattern == ".." {
				return cty.DynamicVal, fmt.Errorf("%s: %w", pattern, ErrOutsideWorkspace)
			}
			names, err := s.glob(dir, pattern)
			if err != nil || len(names) == 0 {
				return cty.SetValEmpty(cty.String), err
			}
			slices.Sort(names)
			vals := make([]cty.Value, len(names))
			for i, n := range names {
				vals[i] = cty.StringVal(up + n)
			}
			return cty.SetVal(vals), nil
		},
	})
}

func (s Scope) glob(dir, pattern string) ([]string, error) {
	sub, err := fs.Sub(s.FS, dir)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", dir, ErrNotFound)
	}
	var names []string
	err = doublestar.GlobWalk(sub, pattern, func(p string, _ fs.DirEntry) error {
		if names = append(names, p); len(names) > MaxElements {
			return tooLarge("more than %d files", MaxElements)
		}
		return nil
	}, doublestar.WithFilesOnly(), doublestar.WithNoFollow())
	return names, err
}

// pathExpandFunc leaves a path alone that has no ~; what that stands for
// differs from machine to machine.
var pathExpandFunc = function.New(&function.Spec{
	Params: params(cty.String, "path"),
	Type:   function.StaticReturnType(cty.String),
	Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
		if strings.HasPrefix(args[0].AsString(), "~") {
			return cty.UnknownVal(cty.String), nil
		}
		return args[0], nil
	},
})

func pathFunc(f func(string) string) function.Function {
	return textFunc(func(s string) (string, error) { return f(s), nil })
}
