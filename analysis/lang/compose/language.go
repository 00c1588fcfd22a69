package compose

import (
	"bytes"
	"io/fs"
	"path"
	"strings"

	"github.com/parapet-iac/parapet/analysis/lang/fileset"
	"github.com/parapet-iac/parapet/analysis/lang/yamltext"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// Language is the name of the front end.
const Language = "compose"

// NewSession returns a session for the Compose files in a file system, without
// those that exclude reports, which may be nil.
func NewSession(disk fs.FS, exclude func(path string) bool) *fileset.Session {
	return fileset.NewSession(disk, language{}, exclude)
}

type language struct{}

// Unit returns the folder of a file in YAML.
func (language) Unit(p string) string {
	if ext := path.Ext(p); ext != ".yml" && ext != ".yaml" {
		return ""
	}
	return path.Dir(p)
}

// A file is one version of a file. It implements [fileset.File].
type file struct {
	*yamltext.File
	// variables are those of a .env file, which has nothing else.
	variables map[string]*model.Value
	value     *model.Value // of the first document that holds something
	// part tells that the file has services, but does not look like a Compose file
	// by itself: it counts where others name it.
	part bool
}

var reader = yamltext.Reader{Wanted: wanted, Tagged: tagged}

// Parse reads a file, or .env. A file in YAML counts if it is named as Compose
// wants it, or if it looks like one.
func (language) Parse(p string, text []byte, before fileset.File) fileset.File {
	last, _ := before.(*file)
	if base := path.Base(p); path.Ext(p) == ".env" || strings.HasPrefix(base, ".env.") {
		var src *source.File
		if last != nil {
			src = last.Source()
		}
		return readEnv(p, text, src)
	}
	part := !named(path.Base(p)) && !wanted(text)
	if part && !mayBePart(text) {
		return nil
	}
	var was *yamltext.File
	if last != nil {
		was = last.File
	}
	r := yamlReader(p)
	if part {
		r.Wanted = nil
	}
	f := &file{File: r.Parse(p, text, was), part: part}
	for _, d := range f.Documents {
		if d.Value.Kind() == model.Object && f.value == nil {
			f.value = d.Value
		}
	}
	if f.value != nil && f.value.Get("services").Kind() != model.Object && !named(path.Base(p)) {
		return nil
	}
	return f
}

// yamlReader returns the reader for a file: what is named as Compose wants it is
// read whatever it holds.
func yamlReader(p string) yamltext.Reader {
	r := reader
	if named(path.Base(p)) {
		r.Wanted = nil
	}
	return r
}

// named reports whether a file has a name under which Compose looks for it, or
// that people give to variants.
func named(name string) bool {
	stem := strings.TrimSuffix(strings.TrimSuffix(strings.ToLower(name), ".yml"), ".yaml")
	first, _, _ := strings.Cut(stem, ".")
	return first == "compose" || first == "docker-compose" || strings.HasPrefix(stem, "docker-compose-") || strings.HasSuffix(stem, "-compose")
}

// wanted reports whether a text may be a Compose file: it has services at its top
// that have an image or are built, and nothing of other languages.
func wanted(text []byte) bool {
	services, runs := false, false
	for line := range bytes.Lines(bytes.TrimPrefix(text, []byte("\xef\xbb\xbf"))) {
		switch {
		case bytes.HasPrefix(line, []byte("services:")):
			services = true
		case bytes.HasPrefix(line, []byte("apiVersion:")), bytes.HasPrefix(line, []byte("jobs:")), bytes.HasPrefix(line, []byte("Resources:")):
			return false
		case services && line[0] == ' ':
			runs = runs || bytes.Contains(line, []byte("image:")) || bytes.Contains(line, []byte("build:"))
		}
	}
	return services && runs
}

// mayBePart reports whether a text has services at its top.
func mayBePart(text []byte) bool {
	for line := range bytes.Lines(text) {
		if bytes.HasPrefix(line, []byte("apiVersion:")) || bytes.HasPrefix(line, []byte("stages:")) {
			return false
		}
		if bytes.HasPrefix(line, []byte("services:")) {
			return true
		}
	}
	return false
}

func (f *file) Source() *source.File {
	return f.File.File
}

// Fragment implements [fileset.Fragment].
func (f *file) Fragment() bool { return f.part }

// Diagnostics returns what is wrong with the text.
func (f *file) Diagnostics() []source.Diagnostic {
	if f.part {
		return nil
	}
	out := f.File.Diagnostics
	for _, d := range f.Documents {
		out = append(out[:len(out):len(out)], d.Diagnostics...)
	}
	return out
}

// References returns nothing: what variables stand for depends on the project.
func (f *file) References(int, int) []model.Meaning { return nil }

// Tags of the specification that say how a value is merged.
const (
	tagReset    = "\x00reset"
	tagOverride = "\x00override"
)

// tagged marks what !reset and !override stand before. See
// https://github.com/compose-spec/compose-spec/blob/main/13-merge.md#reset-value.
func tagged(tag string, v *model.Value) *model.Value {
	switch tag {
	case "!reset":
		return model.NewUnknown(model.Dynamic, tagReset, v.Range())
	case "!override":
		return model.NewObject([]model.Attr{{Name: tagOverride, Value: v}}, v.Range())
	}
	return v
}

// untagged returns a value as it counts where nothing is beneath it, nil for none.
func untagged(v *model.Value) *model.Value {
	switch {
	case v.Hint() == tagReset:
		return nil
	case v.Get(tagOverride) != nil:
		return v.Get(tagOverride)
	}
	return v
}
