package terraform

import (
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"path"

	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/parapet-iac/parapet/analysis/internal/memo"
	"github.com/parapet-iac/parapet/analysis/source"
)

// An input is a file that something asks for, be it there or not.
type input struct {
	node memo.Node
	// file is its content once it has been read.
	file *source.File
	last *source.File // the version before
	// template is the file as a template, or why says what keeps it from
	// being one.
	template hclsyntax.Expression
	why      string
	modules  map[string]string // the file as a manifest of installed modules
}

func (s *Session) input(p string) *input {
	in := s.inputs[p]
	if in == nil {
		in = new(input)
		s.inputs[p] = in
	}
	return in
}

// forget makes the input be read again.
func (in *input) forget() {
	if in.file != nil {
		in.last = in.file
	}
	in.file, in.template, in.why, in.modules = nil, nil, "", nil
}

// A watchedFS is the workspace as expressions read it: what they ask for is
// noted.
type watchedFS struct{ s *Session }

func (w watchedFS) Open(name string) (fs.File, error) {
	w.s.graph.Read(&w.s.input(name).node)
	return w.s.disk.Open(name)
}

func (w watchedFS) Stat(name string) (fs.FileInfo, error) {
	w.s.graph.Read(&w.s.input(name).node)
	return fs.Stat(w.s.disk, name)
}

func (w watchedFS) ReadDir(name string) ([]fs.DirEntry, error) {
	w.s.graph.Read(&w.s.listing)
	return fs.ReadDir(w.s.disk, name)
}

// dataFile returns a file that an expression reads.
func (in *instance) dataFile(name string) (*input, error) {
	scope := in.scope()
	p, err := scope.Locate(name)
	if err != nil {
		return nil, err
	}
	s := in.s
	got := s.input(p)
	s.graph.Read(&got.node)
	if got.file != nil {
		return got, nil
	}
	if f := s.parsed[p]; f != nil && f.file != nil {
		got.file = f.file
		return got, nil
	}
	text, err := scope.Read(name)
	if err != nil {
		return nil, err
	}
	got.file = source.NewFile(p, source.NewText(text), got.last)
	s.delta.files[p] = true
	return got, nil
}

// dropUnused forgets files that nothing asks for any more.
func (s *Session) dropUnused() {
	for p, in := range s.inputs {
		if in.node.Unread() {
			delete(s.inputs, p)
			s.delta.files[p] = s.delta.files[p] || in.file != nil
			if !s.delta.files[p] {
				delete(s.delta.files, p)
			}
		}
	}
	for dir, node := range s.folders {
		if m := s.modules[dir]; m != nil && m.installed && len(m.instances) == 0 {
			s.dropModule(m)
		}
		if node.Unread() {
			delete(s.folders, dir)
		}
	}
}

// manifest returns the folders of the modules that terraform init has fetched
// for a root module, by the paths of their calls. See
// .terraform/modules/modules.json in a folder after terraform init.
func (s *Session) manifest(rootDir string) map[string]string {
	p := path.Join(rootDir, ".terraform/modules/modules.json")
	in := s.input(p)
	s.graph.Read(&in.node)
	if in.modules == nil {
		in.modules = s.readManifest(rootDir, p)
	}
	return in.modules
}

func (s *Session) readManifest(rootDir, p string) map[string]string {
	dirs := map[string]string{}
	text, err := readFile(s.disk, p, maxFileSize)
	if err != nil {
		return dirs
	}
	var manifest struct {
		Modules []struct{ Key, Dir string }
	}
	if json.Unmarshal(text.Bytes(), &manifest) != nil {
		return dirs
	}
	for _, m := range manifest.Modules {
		dirs[m.Key] = path.Join(rootDir, m.Dir)
	}
	return dirs
}

// readFile reads a regular file of at most limit+1 bytes; a larger one is cut
// off there for the caller to refuse. A file system that holds texts gives them as
// they are.
func readFile(fsys fs.FS, name string, limit int64) (*source.Text, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if held, ok := f.(interface{ Text() *source.Text }); ok && int64(held.Text().Len()) <= limit {
		return held.Text(), nil
	}
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s is not a regular file", name)
	}
	content, err := io.ReadAll(io.LimitReader(f, limit+1))
	if err != nil {
		return nil, err
	}
	return source.NewText(content), nil
}
