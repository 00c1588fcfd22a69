package git

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

// Limits on what is read of a commit. Nothing that is analysed comes near.
const (
	maxListing = 256 << 20
	maxBlob    = 64 << 20
	maxLinks   = 40   // that are followed for one name, as in Linux
	maxName    = 4096 // bytes of a path, as in Linux
)

// A Tree is the files of a folder in a commit, as a file system. Symbolic links are
// followed within it, submodules are empty folders. It reads objects as they are:
// no configuration, attribute or filter of the repository is in force, and nothing
// is fetched. A Tree is safe for concurrent use, and Close ends it.
type Tree struct {
	nodes map[string]*node
	dir   string // a bare repository that borrows the objects

	mu     sync.Mutex // guards the conversation
	cmd    *exec.Cmd
	ask    io.WriteCloser
	answer *bufio.Reader
	broken error
}

// A node is a file or folder of a Tree.
type node struct {
	name     string
	mode     fs.FileMode
	id       string
	size     int64
	children map[string]*node // of a folder
}

// Tree returns the files of a commit below a folder, a path from the root of the
// work tree; "" is the root. Where the commit has no such folder, the Tree is empty.
// It runs until ctx ends.
func (r *Repository) Tree(ctx context.Context, commit, folder string) (_ *Tree, err error) {
	dir, err := os.MkdirTemp("", "parapet-git-")
	if err != nil {
		return nil, err
	}
	t := &Tree{dir: dir, nodes: map[string]*node{}}
	t.folder(".")
	defer func() {
		if err != nil {
			err = errors.Join(err, t.Close())
		}
	}()
	env := environment(without(r.env, func(name string) bool { return strings.HasPrefix(name, "GIT_CONFIG") }),
		"GIT_DIR="+dir, "GIT_ALTERNATE_OBJECT_DIRECTORIES="+quoted(r.objects), "GIT_ALLOW_PROTOCOL=",
		"GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_NOSYSTEM=1")
	run := runner{program: r.runner.program, dir: dir, env: withSettings(env, overlay), max: maxListing}
	if _, err := run.line(ctx, "init", "--quiet", "--bare", "--template=", "--object-format="+r.format); err != nil {
		return nil, err
	}
	root := commit + ":" + folder
	if _, err := run.line(ctx, "cat-file", "-e", commit+"^{tree}"); err != nil {
		return nil, fmt.Errorf("reading commit %s: %w", commit, err)
	}
	if kind, err := run.line(ctx, "cat-file", "-t", root); err != nil || kind != "tree" {
		return t, ctx.Err() // there was no such folder
	}
	list, err := run.run(ctx, nil, "ls-tree", "-r", "-z", "-l", "--full-tree", root)
	if err != nil {
		return nil, fmt.Errorf("reading commit %s: %w", commit, err)
	}
	for entry := range strings.SplitSeq(strings.TrimSuffix(list, "\x00"), "\x00") {
		t.add(entry)
	}
	return t, t.start(ctx, run)
}

// add enters a line of git ls-tree -l: "<mode> <type> <id> <size>\t<path>". Names
// that are no paths, which only a forged commit has, are left out.
func (t *Tree) add(entry string) {
	what, name, ok := strings.Cut(entry, "\t")
	fields := strings.Fields(what)
	if !ok || len(fields) != 4 || len(name) > maxName || !fs.ValidPath(name) || name == "." {
		return
	}
	n := &node{name: path.Base(name), id: fields[2], mode: 0o444}
	switch fields[0] {
	case "100755":
		n.mode = 0o555
	case "120000":
		n.mode = fs.ModeSymlink | 0o777
	case "160000":
		t.folder(name)
		return
	}
	n.size, _ = strconv.ParseInt(fields[3], 10, 64)
	if parent := t.folder(path.Dir(name)); parent != nil && t.nodes[name] == nil {
		t.nodes[name], parent.children[n.name] = n, n
	}
}

// folder returns the folder of a path, with those above it; nil where one of them is
// a file.
func (t *Tree) folder(name string) *node {
	if n := t.nodes[name]; n != nil {
		if !n.mode.IsDir() {
			return nil
		}
		return n
	}
	n := &node{name: path.Base(name), mode: fs.ModeDir | 0o555, children: map[string]*node{}}
	if name != "." {
		parent := t.folder(path.Dir(name))
		if parent == nil {
			return nil
		}
		parent.children[n.name] = n
	}
	t.nodes[name] = n
	return n
}

// start begins the conversation in which git tells the contents of objects.
func (t *Tree) start(ctx context.Context, run runner) (err error) {
	t.cmd = exec.CommandContext(ctx, run.program, "cat-file", "--batch")
	t.cmd.Dir, t.cmd.Env, t.cmd.WaitDelay = run.dir, run.env, 5*time.Second
	if t.ask, err = t.cmd.StdinPipe(); err != nil {
		return err
	}
	out, err := t.cmd.StdoutPipe()
	if err != nil {
		return err
	}
	t.answer = bufio.NewReaderSize(out, 64<<10)
	if err := t.cmd.Start(); err != nil {
		t.cmd = nil
		return fmt.Errorf("running git: %w", err)
	}
	return nil
}

// Close ends the Tree.
func (t *Tree) Close() error {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.broken = fs.ErrClosed
	if t.cmd != nil {
		_ = t.ask.Close()
		_ = t.cmd.Wait() // it ends with its input
		t.cmd = nil
	}
	return os.RemoveAll(t.dir)
}

// content returns a file's.
func (t *Tree) content(n *node) ([]byte, error) {
	if n.size > maxBlob {
		return nil, fmt.Errorf("larger than %d bytes", maxBlob)
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.broken != nil {
		return nil, t.broken
	}
	b, err := t.fetch(n)
	if err != nil {
		t.broken = err // what comes next is not the next answer
	}
	return b, err
}

// fetch asks for an object: "<id> <type> <size>\n<content>\n" is the answer, see
// git-cat-file(1), BATCH OUTPUT.
func (t *Tree) fetch(n *node) ([]byte, error) {
	if _, err := io.WriteString(t.ask, n.id+"\n"); err != nil {
		return nil, err
	}
	line, err := t.answer.ReadString('\n')
	if err != nil {
		return nil, err
	}
	if want := fmt.Sprintf("%s blob %d\n", n.id, n.size); line != want {
		return nil, fmt.Errorf("git has no object %s: %s", n.id, strings.TrimSpace(line))
	}
	b := make([]byte, n.size+1)
	if _, err := io.ReadFull(t.answer, b); err != nil {
		return nil, err
	}
	return b[:n.size], nil
}

// find returns the node of a name, links followed.
func (t *Tree) find(name string) (*node, error) {
	if !fs.ValidPath(name) {
		return nil, fs.ErrInvalid
	}
	at, rest := ".", name
	for links := 0; rest != "" && rest != "."; {
		first, more, _ := strings.Cut(rest, "/")
		if at, rest = path.Join(at, first), more; first == ".." {
			if !fs.ValidPath(at) {
				return nil, fs.ErrNotExist // outside of the folder
			}
			continue
		}
		n := t.nodes[at]
		if n == nil {
			return nil, fs.ErrNotExist
		}
		if n.mode&fs.ModeSymlink == 0 {
			continue
		}
		if links++; links > maxLinks || n.size > 4096 {
			return nil, errors.New("too many links")
		}
		target, err := t.content(n)
		if err != nil {
			return nil, err
		}
		if path.IsAbs(string(target)) {
			return nil, fs.ErrNotExist
		}
		at, rest = path.Dir(at), strings.TrimSuffix(path.Clean(string(target))+"/"+rest, "/")
	}
	n := t.nodes[at]
	if n == nil {
		return nil, fs.ErrNotExist
	}
	return n, nil
}

// Open opens a file or folder.
func (t *Tree) Open(name string) (fs.File, error) {
	n, err := t.find(name)
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	f := &treeFile{info: n.called(name)}
	if n.mode.IsDir() {
		f.entries = n.list()
		return f, nil
	}
	b, err := t.content(n)
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	f.Reader = bytes.NewReader(b)
	return f, nil
}

// Stat describes a file or folder without reading it.
func (t *Tree) Stat(name string) (fs.FileInfo, error) {
	n, err := t.find(name)
	if err != nil {
		return nil, &fs.PathError{Op: "stat", Path: name, Err: err}
	}
	return n.called(name), nil
}

// called returns the node under the name by which it was asked for, perhaps that of a
// link to it.
func (n *node) called(name string) nodeInfo {
	own := *n
	own.name = path.Base(name)
	return nodeInfo{&own}
}

func (n *node) list() []fs.DirEntry {
	out := make([]fs.DirEntry, 0, len(n.children))
	for _, c := range n.children {
		out = append(out, fs.FileInfoToDirEntry(nodeInfo{c}))
	}
	slices.SortFunc(out, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return out
}

// A treeFile is open for reading.
type treeFile struct {
	*bytes.Reader
	info    fs.FileInfo
	entries []fs.DirEntry
}

func (f *treeFile) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *treeFile) Close() error               { return nil }

func (f *treeFile) Read(b []byte) (int, error) {
	if f.Reader == nil {
		return 0, &fs.PathError{Op: "read", Path: f.info.Name(), Err: errors.New("is a folder")}
	}
	return f.Reader.Read(b)
}

// ReadDir returns the next entries of a folder.
func (f *treeFile) ReadDir(n int) ([]fs.DirEntry, error) {
	if f.Reader != nil {
		return nil, &fs.PathError{Op: "readdir", Path: f.info.Name(), Err: errors.New("is no folder")}
	}
	if n > 0 && len(f.entries) == 0 {
		return nil, io.EOF
	}
	if n <= 0 || n > len(f.entries) {
		n = len(f.entries)
	}
	out := f.entries[:n]
	f.entries = f.entries[n:]
	return out, nil
}

// A nodeInfo describes a node.
type nodeInfo struct{ n *node }

func (i nodeInfo) Name() string      { return i.n.name }
func (i nodeInfo) Size() int64       { return i.n.size }
func (i nodeInfo) Mode() fs.FileMode { return i.n.mode }
func (nodeInfo) ModTime() time.Time  { return time.Time{} }
func (i nodeInfo) IsDir() bool       { return i.n.mode.IsDir() }
func (nodeInfo) Sys() any            { return nil }
