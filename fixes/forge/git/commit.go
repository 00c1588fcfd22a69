package git

import (
	"bytes"
	"context"
	"crypto/sha1"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// A Change is the new content of a file.
type Change struct {
	Path string // from the root of the repository, with slashes
	// Old is what the change was made for, and New what it makes of it. Without
	// Old the file is new; without New (nil, not empty) it is deleted.
	Old, New []byte
}

// A Stat counts the lines of a file that a commit adds and deletes.
type Stat struct {
	Path           string
	Added, Deleted int
}

// A StaleError names files that do not read in a commit as the changes to them
// take for granted.
type StaleError struct{ Paths []string }

func (e *StaleError) Error() string {
	return "other contents than the changes were made for: " + strings.Join(e.Paths, ", ")
}

// A fileEntry is a file in a commit.
type fileEntry struct{ mode, id string }

// ordinary tells whether a file is one, and not a symbolic link or a submodule.
func (f *fileEntry) ordinary() bool { return f.mode == "100644" || f.mode == "100755" }

// Start takes commit as the parent of the first commit.
func (s *Scratch) Start(ctx context.Context, commit string) error {
	if _, err := s.git(ctx, "read-tree", commit); err != nil {
		return err
	}
	s.tip = commit
	return nil
}

// Commit makes a commit on top of the newest one, and returns it with what it
// changes. Files keep their mode. Changes whose Old is not what the newest commit
// has are a *StaleError; line ends alone do not count if git converts them on
// check-out (gitattributes(5), text), and are then converted back.
func (s *Scratch) Commit(ctx context.Context, message string, changes []Change) (string, []Stat, error) {
	for _, c := range changes {
		if !fs.ValidPath(c.Path) {
			return "", nil, fmt.Errorf("%q is no path in a repository", c.Path)
		}
	}
	there, err := s.entries(ctx, changes)
	if err != nil {
		return "", nil, err
	}
	stored, err := match(changes, there, s.id)
	if err != nil {
		return "", nil, err
	}
	ids, err := s.write(ctx, stored)
	if err != nil {
		return "", nil, err
	}
	if err := s.index(ctx, changes, ids, there); err != nil {
		return "", nil, err
	}
	tree, err := s.git(ctx, "write-tree", "--missing-ok")
	if err != nil {
		return "", nil, err
	}
	args := []string{"commit-tree", "-p", s.tip, "-F", "-"}
	if s.signs {
		args = append(args, "-S")
	}
	commit, err := s.runner.run(ctx, strings.NewReader(message), append(args, tree)...)
	if err != nil {
		return "", nil, err
	}
	commit = strings.TrimSuffix(commit, "\n")
	stats, err := s.stats(ctx, commit)
	if err != nil {
		return "", nil, err
	}
	if err := onlyThose(changes, stats); err != nil {
		return "", nil, err
	}
	s.tip = commit
	return commit, stats, nil
}

// index puts changes into the index. ids are the names of their contents, Old and
// New in turn.
func (s *Scratch) index(ctx context.Context, changes []Change, ids []string, there map[string]*fileEntry) error {
	var lines strings.Builder
	for i, c := range changes {
		mode, id := "100644", ids[2*i+1]
		if e, ok := there[c.Path]; ok {
			mode = e.mode
		}
		if c.New == nil {
			mode, id = "0", strings.Repeat("0", len(s.tip))
		}
		fmt.Fprintf(&lines, "%s %s\t%s\x00", mode, id, c.Path)
	}
	_, err := s.runner.run(ctx, strings.NewReader(lines.String()), "update-index", "-z", "--index-info")
	return err
}

// onlyThose checks that a commit changes the files that it was told to change: a
// new file could otherwise replace a symbolic link or a submodule that stands
// where its folder would be.
func onlyThose(changes []Change, stats []Stat) error {
	changed := map[string]bool{}
	for _, st := range stats {
		changed[st.Path] = true
	}
	var wrong []string
	for _, c := range changes {
		replaces := false
		for folder := path.Dir(c.Path); folder != "."; folder = path.Dir(folder) {
			replaces = replaces || changed[folder]
		}
		if replaces || !changed[c.Path] {
			wrong = append(wrong, c.Path)
		}
	}
	if len(wrong) > 0 {
		return &StaleError{Paths: wrong}
	}
	return nil
}

// argumentsMax keeps a command line below what the least of the systems takes.
const argumentsMax = 16 << 10

// entries returns the files of the newest commit that changes are to.
func (s *Scratch) entries(ctx context.Context, changes []Change) (map[string]*fileEntry, error) {
	found := map[string]*fileEntry{}
	for len(changes) > 0 {
		args := []string{"ls-tree", "-z", "--full-tree", s.tip, "--"}
		size := 0
		for len(changes) > 0 && (size == 0 || size+len(changes[0].Path) < argumentsMax) {
			size += len(changes[0].Path) + 1
			args = append(args, changes[0].Path)
			changes = changes[1:]
		}
		out, err := s.git(ctx, args...)
		if err != nil {
			return nil, err
		}
		for record := range strings.SplitSeq(strings.TrimSuffix(out, "\x00"), "\x00") {
			// "100644 blob <id> TAB path"
			head, path, _ := strings.Cut(record, "\t")
			if f := strings.Fields(head); len(f) == 3 {
				found[path] = &fileEntry{mode: f[0], id: f[2]}
			}
		}
	}
	return found, nil
}

// match checks that changes fit the files that are there, and returns the
// contents as they are stored: Old and New of each change in turn. id names
// contents.
func match(changes []Change, there map[string]*fileEntry, id func([]byte) string) ([][]byte, error) {
	stored := make([][]byte, 0, 2*len(changes))
	var stale []string
	converted := false
	for _, c := range changes {
		e, ok := there[c.Path]
		switch {
		case !ok && c.Old == nil && c.New != nil:
			stored = append(stored, nil, c.New)
		case ok && c.Old != nil && e.ordinary() && e.id == id(c.Old):
			stored = append(stored, c.Old, c.New)
		case ok && c.Old != nil && e.ordinary() && e.id == id(unix(c.Old)):
			converted = true
			stored = append(stored, unix(c.Old), unix(c.New))
		default:
			stale = append(stale, c.Path)
		}
	}
	if len(stale) > 0 {
		return nil, &StaleError{Paths: stale}
	}
	// A new file beside converted ones has the line ends of the work tree, too.
	for i := range changes {
		if converted && changes[i].Old == nil {
			stored[2*i+1] = unix(stored[2*i+1])
		}
	}
	return stored, nil
}

// unix returns text with the line ends that git stores where it converts them.
// A nil stays nil.
func unix(text []byte) []byte {
	if text == nil {
		return nil
	}
	return bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))
}

// id returns the name of a content: the hash of "blob <size> NUL <content>".
func (s *Scratch) id(content []byte) string {
	var h hash.Hash = sha1.New()
	if s.format == "sha256" {
		h = sha256.New()
	}
	fmt.Fprintf(h, "blob %d\x00", len(content))
	h.Write(content)
	return hex.EncodeToString(h.Sum(nil))
}

// write stores contents as they are, by no filter, and returns their names; a nil
// has none. Contents from before a change are stored, too: a partial clone may
// lack them, and the statistics compare them.
func (s *Scratch) write(ctx context.Context, contents [][]byte) ([]string, error) {
	folder := filepath.Join(s.dir, "contents")
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, err
	}
	var paths strings.Builder
	for _, c := range contents {
		if c == nil {
			continue
		}
		path := filepath.Join(folder, strconv.Itoa(s.files))
		s.files++
		if err := os.WriteFile(path, c, 0o600); err != nil {
			return nil, err
		}
		// Relative, since the folder for temporary files may have any name.
		fmt.Fprintf(&paths, "contents/%s\n", filepath.Base(path))
	}
	out, err := s.runner.run(ctx, strings.NewReader(paths.String()), "hash-object", "-w", "--no-filters", "--stdin-paths")
	if err != nil {
		return nil, err
	}
	ids := strings.Fields(out)
	names := make([]string, len(contents))
	for i, c := range contents {
		if c == nil {
			continue
		}
		if len(ids) == 0 {
			return nil, errors.New("git hash-object named fewer contents than it was given")
		}
		names[i], ids = ids[0], ids[1:]
	}
	return names, nil
}

// stats counts the lines that a commit of this Scratch changes, by file.
func (s *Scratch) stats(ctx context.Context, commit string) ([]Stat, error) {
	out, err := s.git(ctx, "diff-tree", "-r", "-z", "--numstat", "--no-renames", "--no-ext-diff", "--no-textconv", "--no-commit-id", commit)
	if err != nil {
		return nil, err
	}
	var stats []Stat
	for record := range strings.SplitSeq(strings.TrimSuffix(out, "\x00"), "\x00") {
		f := strings.SplitN(record, "\t", 3)
		if len(f) < 3 {
			continue
		}
		// A binary file has "-" for both.
		added, _ := strconv.Atoi(f[0])
		deleted, _ := strconv.Atoi(f[1])
		stats = append(stats, Stat{Path: f[2], Added: added, Deleted: deleted})
	}
	slices.SortFunc(stats, func(a, b Stat) int { return strings.Compare(a.Path, b.Path) })
	return stats, nil
}
