package dockerfile

import (
	"io/fs"
	"path"
	"strings"

	"github.com/parapet-iac/parapet/analysis/lang/fileset"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// Language is the name of the front end, and of the type of its resources.
const Language = "dockerfile"

// NewSession returns a session for the Dockerfiles in a file system, without
// those that exclude reports, which may be nil.
func NewSession(disk fs.FS, exclude func(path string) bool) *fileset.Session {
	return fileset.NewSession(disk, language{}, exclude)
}

type language struct{}

// Unit returns the path of a Dockerfile: each is by itself. Names are those that
// docker build and podman build look for, and what people make of them.
func (language) Unit(p string) string {
	name := strings.ToLower(path.Base(p))
	switch {
	case strings.HasSuffix(name, ".dockerignore"), strings.HasSuffix(name, ".containerignore"):
		return ""
	case name == "dockerfile", name == "containerfile",
		strings.HasSuffix(name, ".dockerfile"), strings.HasSuffix(name, ".containerfile"):
		return p
	case strings.HasPrefix(name, "dockerfile."), strings.HasPrefix(name, "dockerfile-"),
		strings.HasPrefix(name, "containerfile."), strings.HasPrefix(name, "containerfile-"):
		if !foreign[path.Ext(name)] {
			return p
		}
	}
	return ""
}

// foreign are extensions of what is about Dockerfiles, or makes them.
var foreign = map[string]bool{
	".md": true, ".txt": true, ".go": true, ".py": true, ".js": true, ".ts": true, ".json": true, ".yaml": true, ".yml": true,
	".sh": true, ".j2": true, ".jinja": true, ".jinja2": true, ".tmpl": true, ".tpl": true, ".template": true, ".erb": true,
	".lock": true, ".bak": true, ".orig": true, ".rst": true, ".html": true,
}

func (language) Parse(p string, text []byte, before fileset.File) fileset.File {
	var last *source.File
	if before != nil {
		last = before.Source()
	}
	return parse(p, text, last)
}

func (language) Load(u *fileset.Unit) []*model.Resource {
	var out []*model.Resource
	for _, f := range u.Files {
		if r := f.(*file).resource; r != nil {
			out = append(out, r)
		}
	}
	return out
}
