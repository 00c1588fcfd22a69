package lsp

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"go.lsp.dev/protocol"
	"go.uber.org/zap"
)

// openFolders adds workspace folders, given by URI.
func (s *server) openFolders(uris []string) {
	for _, u := range uris {
		path, ok := pathOf(u)
		if !ok {
			s.log.Warn("a workspace folder is not on disk", zap.String("uri", u))
			continue
		}
		s.setFolders(func(fs []*folder) []*folder {
			if slices.ContainsFunc(fs, func(f *folder) bool { return f.root == path && !f.lone }) {
				return fs
			}
			return append(fs, s.newFolder(path, false))
		})
	}
}

// setFolders replaces the folders; those with longer paths come first.
func (s *server) setFolders(edit func([]*folder) []*folder) {
	s.folder.Lock()
	defer s.folder.Unlock()
	before := s.state.Load().folders
	after := edit(slices.Clone(before))
	slices.SortStableFunc(after, func(a, b *folder) int { return len(b.root) - len(a.root) })
	st := *s.state.Load()
	st.folders = after
	s.state.Store(&st)
	for _, f := range after {
		if !slices.Contains(before, f) {
			f.start(reviewsAround(f, before, after))
		}
	}
	for _, f := range before {
		if !slices.Contains(after, f) {
			s.work.Go(func() {
				f.close()
				reviewsAround(f, before, after)
			})
		}
	}
}

// reviewsAround has the folders around one that came or went look at their files
// again.
func reviewsAround(f *folder, before, after []*folder) (done []<-chan struct{}) {
	for _, outer := range after {
		if _, within := outer.relative(f.root); within && slices.Contains(before, outer) {
			done = append(done, outer.review())
		}
	}
	return done
}

func (s *server) closeFolders() { s.setFolders(func([]*folder) []*folder { return nil }) }

// addLoneFolder makes a folder for a document that is in none.
func (s *server) addLoneFolder(path string) (*folder, string) {
	dir := filepath.Dir(path)
	if dir == filepath.Dir(dir) {
		return nil, "" // all of the file system
	}
	if info, err := os.Stat(dir); err != nil || !info.IsDir() || s.phase.Load() != running {
		return nil, ""
	}
	s.setFolders(func(fs []*folder) []*folder { return append(fs, s.newFolder(dir, true)) })
	return s.state.Load().folder(path)
}

// dropLoneFolder closes the folder that was made for a document when its last
// one is closed.
func (s *server) dropLoneFolder(path string) {
	st := s.state.Load()
	f, _ := st.folder(path)
	if f == nil || !f.lone {
		return
	}
	for p := range st.documents {
		if _, ok := f.relative(p); ok {
			return
		}
	}
	s.setFolders(func(fs []*folder) []*folder { return slices.DeleteFunc(fs, func(o *folder) bool { return o == f }) })
}

func (s *server) DidChangeWorkspaceFolders(_ context.Context, p *protocol.DidChangeWorkspaceFoldersParams) error {
	var added []string
	for _, f := range p.Event.Added {
		added = append(added, strings.Clone(string(f.URI)))
	}
	for _, r := range p.Event.Removed {
		if path, ok := pathOf(string(r.URI)); ok {
			s.setFolders(func(fs []*folder) []*folder {
				return slices.DeleteFunc(fs, func(f *folder) bool { return f.root == path && !f.lone })
			})
		}
	}
	s.openFolders(added)
	return nil
}
