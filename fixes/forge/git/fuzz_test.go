package git

import (
	"io/fs"
	"strings"
	"testing"
)

// FuzzListing holds that whatever a listing says, the file system that it makes can be
// walked and names nothing outside of itself.
func FuzzListing(f *testing.F) {
	f.Add("100644 blob abc 12\tmain.tf\x00040000 tree abc -\tsub\x00120000 blob abc 3\tsub/link")
	f.Add("100644 blob abc 12\t../out\x00100644 blob abc 12\ta\x00100644 blob abc 12\ta/b\x00160000 commit abc -\tmod")
	f.Add("100644 blob abc -1\t.\x00x\t/\x00\t\x00100755 blob abc 99999999999999999999\ta/../b")
	f.Fuzz(func(t *testing.T, list string) {
		tree := &Tree{nodes: map[string]*node{}, broken: fs.ErrClosed}
		tree.folder(".")
		entries := strings.Split(list, "\x00")
		for _, entry := range entries {
			tree.add(entry)
		}
		files := 0
		err := fs.WalkDir(tree, ".", func(name string, d fs.DirEntry, err error) error {
			if err != nil || !fs.ValidPath(name) {
				t.Errorf("%q: %v", name, err)
			}
			if !d.IsDir() {
				files++
			}
			return nil
		})
		if err != nil || files > len(entries) {
			t.Errorf("%d files of %d entries, %v", files, len(entries), err)
		}
	})
}
