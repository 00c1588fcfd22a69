package lsp

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"go.lsp.dev/protocol"
	"go.uber.org/zap"

	"github.com/parapet-iac/parapet/analysis/workspace"
)

// watched are glob patterns of files that matter. Files that expressions read can
// have any name.
const watched = "**/*"

// registerTime is how long the client may take to agree to watch files.
const registerTime = 5 * time.Second

// watchFiles asks the client to tell of files that change outside of it, or looks
// itself from time to time.
func (s *server) watchFiles(ctx context.Context) {
	if s.can.watch {
		soon, cancel := context.WithTimeout(ctx, registerTime)
		defer cancel()
		err := s.client.RegisterCapability(soon, &protocol.RegistrationParams{Registrations: []protocol.Registration{{
			ID: "parapet-files", Method: protocol.MethodWorkspaceDidChangeWatchedFiles,
			RegisterOptions: raw(map[string]any{"watchers": []map[string]any{{"globPattern": watched}}}),
		}}})
		if err == nil {
			return
		}
		s.log.Debug("the client does not watch files", zap.Error(err))
	}
	s.poll(ctx)
}

func (s *server) DidChangeWatchedFiles(_ context.Context, p *protocol.DidChangeWatchedFilesParams) error {
	for _, c := range p.Changes {
		if path, ok := pathOf(string(c.URI)); ok {
			s.touched(path)
		}
	}
	return nil
}

func (s *server) DidCreateFiles(_ context.Context, p *protocol.CreateFilesParams) error {
	for _, f := range p.Files {
		s.touchedURI(f.URI)
	}
	return nil
}

func (s *server) DidRenameFiles(_ context.Context, p *protocol.RenameFilesParams) error {
	for _, f := range p.Files {
		s.touchedURI(f.OldURI)
		s.touchedURI(f.NewURI)
	}
	return nil
}

func (s *server) DidDeleteFiles(_ context.Context, p *protocol.DeleteFilesParams) error {
	for _, f := range p.Files {
		s.touchedURI(f.URI)
	}
	return nil
}

// fileOperations are those that the server wants to hear of: of folders above
// all, for which watching tells little.
func fileOperations() *protocol.FileOperationOptions {
	all := protocol.FileOperationRegistrationOptions{Filters: []protocol.FileOperationFilter{{
		Scheme: ptr("file"), Pattern: protocol.FileOperationPattern{Glob: "**"},
	}}}
	return &protocol.FileOperationOptions{DidCreate: all, DidRename: all, DidDelete: all}
}

func (s *server) touchedURI(uri string) {
	if path, ok := pathOf(uri); ok {
		s.touched(path)
	}
}

// touched takes notice that a file or folder on disk is not what it was.
func (s *server) touched(path string) {
	st := s.state.Load()
	for _, f := range st.folders {
		if isConfig(path) && strings.HasPrefix(f.root+string(filepath.Separator), filepath.Dir(path)+string(filepath.Separator)) {
			f.reload() // it may be the folder's own, or one above
		} else if a := f.live.Load(); a != nil && a.setup.Config == path {
			f.reload()
		}
	}
	info, err := os.Stat(path)
	for _, f := range st.folders {
		rel, within := f.relative(path)
		if !within || ignored(rel) {
			continue
		}
		if err == nil && info.IsDir() || err != nil && !f.knows(rel) {
			rel = "." // what is or was below it, too
		}
		f.change(workspace.Change{Path: rel}, "")
	}
}

// knows reports whether a file is among those that were analysed.
func (f *folder) knows(rel string) bool {
	a := f.live.Load()
	return a != nil && a.Snapshot().File(rel) != nil
}

// ignored reports whether nothing that is analysed lies at a path: what version
// control and package managers keep, and what terraform does beside modules.
func ignored(rel string) bool {
	for part := range strings.SplitSeq(rel, "/") {
		switch part {
		case ".git", "node_modules", "providers":
			return strings.HasPrefix(rel, ".git") || strings.Contains(rel, "node_modules") || strings.Contains(rel, ".terraform/providers")
		}
	}
	return false
}

// How often folders are looked at where the client does not watch them, and how
// many files are looked at.
const (
	pollEvery = 3 * time.Second
	maxPolled = 50_000
)

// A stamp tells versions of a file apart.
type stamp struct {
	modified time.Time
	size     int64
}

// poll looks for changed files.
func (s *server) poll(ctx context.Context) {
	seen := map[string]stamp{}
	s.survey(seen, false)
	for {
		select {
		case <-ctx.Done():
			return
		case <-time.After(pollEvery):
			s.survey(seen, true)
		}
	}
}

// survey notes the stamps of all files, and tells of those that have changed.
func (s *server) survey(seen map[string]stamp, tell bool) {
	found := map[string]bool{}
	for _, f := range s.state.Load().folders {
		// What cannot be listed is not watched.
		_ = filepath.WalkDir(f.root, func(path string, d fs.DirEntry, err error) error {
			rel, _ := f.relative(path)
			switch {
			case err != nil || len(found) > maxPolled:
				return fs.SkipAll
			case d.IsDir() && (ignored(rel) || f.lone && path != f.root):
				return fs.SkipDir
			case d.IsDir():
				return nil
			}
			info, err := d.Info()
			if err != nil {
				return nil
			}
			found[path] = true
			now := stamp{info.ModTime(), info.Size()}
			if before, ok := seen[path]; !ok || before != now {
				seen[path] = now
				if tell {
					s.touched(path)
				}
			}
			return nil
		})
	}
	for path := range seen {
		if !found[path] {
			delete(seen, path)
			s.touched(path)
		}
	}
}

// watchParent ends the server when the process that started it is gone.
func (s *server) watchParent(ctx context.Context, pid int) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-time.After(pollEvery):
			if !alive(pid) {
				s.log.Info("the editor is gone")
				s.exit()
				return
			}
		}
	}
}
