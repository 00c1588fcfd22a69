package workspace

import (
	"bytes"
	"io"
	"io/fs"
	"path"
	"time"

	"github.com/parapet-iac/parapet/analysis/source"
)

// An overlayFS is a file system in which the texts that an editor shows stand in
// for the files of the same name.
type overlayFS struct {
	fs.FS
	shown map[string]overlay
	// listed holds the folders that were listed, so that not every front end
	// lists them again. It is emptied after each update.
	listed map[string]listing
	// texts holds the files in YAML that were read: several front ends look at each. It
	// is emptied after each update, too.
	texts map[string][]byte
}

// A listing is what a folder holds.
type listing struct {
	entries []fs.DirEntry
	err     error
}

func (o overlayFS) Open(name string) (fs.File, error) {
	if v, ok := o.shown[name]; ok {
		return &shownFile{Reader: bytes.NewReader(v.text.Bytes()), text: v.text, info: v.info(name)}, nil
	}
	return o.FS.Open(name)
}

func (o overlayFS) Stat(name string) (fs.FileInfo, error) {
	if v, ok := o.shown[name]; ok {
		return v.info(name), nil
	}
	return fs.Stat(o.FS, name)
}

// maxText bounds the files that are kept for other front ends, in bytes.
const maxText = 1 << 20

// ReadFile returns the content of a file, which nobody may change.
func (o overlayFS) ReadFile(name string) ([]byte, error) {
	if v, ok := o.shown[name]; ok {
		return v.text.Bytes(), nil
	}
	if text, ok := o.texts[name]; ok {
		return text, nil
	}
	text, err := fs.ReadFile(o.FS, name)
	if ext := path.Ext(name); err == nil && len(text) <= maxText && (ext == ".yaml" || ext == ".yml") {
		o.texts[name] = text
	}
	return text, err
}

// ReadDir lists a folder with the shown files that are not saved yet.
func (o overlayFS) ReadDir(name string) ([]fs.DirEntry, error) {
	l, ok := o.listed[name]
	if !ok {
		l.entries, l.err = o.list(name)
		o.listed[name] = l
	}
	return l.entries, l.err
}

func (o overlayFS) list(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(o.FS, name)
	for p, v := range o.shown {
		if path.Dir(p) == name && !contains(entries, path.Base(p)) {
			entries, err = append(entries, fs.FileInfoToDirEntry(v.info(p))), nil
		}
	}
	return entries, err
}

func contains(entries []fs.DirEntry, name string) bool {
	for _, e := range entries {
		if e.Name() == name {
			return true
		}
	}
	return false
}

// A shownFile is open for reading.
type shownFile struct {
	*bytes.Reader
	text *source.Text
	info shownInfo
}

// Text returns the text itself.
func (f *shownFile) Text() *source.Text { return f.text }

func (f *shownFile) Stat() (fs.FileInfo, error)         { return f.info, nil }
func (f *shownFile) Read(b []byte) (int, error)         { return f.Reader.Read(b) }
func (f *shownFile) Close() error                       { return nil }
func (f *shownFile) WriteTo(w io.Writer) (int64, error) { return f.Reader.WriteTo(w) }

type shownInfo struct {
	name string
	size int64
}

func (o overlay) info(name string) shownInfo { return shownInfo{path.Base(name), int64(o.text.Len())} }

func (i shownInfo) Name() string     { return i.name }
func (i shownInfo) Size() int64      { return i.size }
func (shownInfo) Mode() fs.FileMode  { return 0o444 }
func (shownInfo) ModTime() time.Time { return time.Time{} }
func (shownInfo) IsDir() bool        { return false }
func (shownInfo) Sys() any           { return nil }
