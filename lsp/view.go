package lsp

import (
	"context"
	"time"

	"go.lsp.dev/protocol"

	"github.com/parapet-iac/parapet/analysis/source"
	"github.com/parapet-iac/parapet/analysis/workspace"
)

// A view is what a request sees of one document.
type view struct {
	*state
	folder *folder
	live   *analysed // nil where the folder is not configured yet
	snap   *workspace.Snapshot
	path   string // absolute
	rel    string
	doc    *document // nil where the editor does not show the file
	text   *source.Text
}

// patience is how long a request waits for an analysis that is under way. What
// was finished last serves as well.
const patience = 100 * time.Millisecond

// view returns what a request sees of a document, nil where there is nothing.
func (s *server) view(ctx context.Context, at protocol.TextDocumentIdentifier) *view {
	path, ok := pathOf(string(at.URI))
	if !ok {
		return nil
	}
	v := &view{state: now(ctx), path: path}
	if v.folder, v.rel = v.state.folder(path); v.folder == nil {
		return nil
	}
	v.doc = v.documents[path]
	if v.live = v.folder.live.Load(); v.live == nil {
		return nil
	}
	short, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	if a, snap := v.folder.await(short, v.rel, v.doc); a != nil {
		v.live, v.snap = a, snap
	} else {
		v.snap = v.live.Snapshot()
	}
	if v.doc != nil {
		v.text = v.doc.text
	} else if f := v.snap.File(v.rel); f != nil {
		v.text = f.Text
	}
	if v.text == nil {
		return nil
	}
	return v
}

// isConfig reports whether the document is a parapet.yaml.
func (v *view) isConfig() bool { return isConfig(v.path) }

// current reports whether the snapshot has the text that the editor shows.
func (v *view) current() bool {
	version, shown := v.snap.Version(v.rel)
	return v.doc == nil || shown && version == v.doc.version
}

// overlaps reports whether a span and the bytes from start to end meet.
func overlaps(s source.Span, start, end int) bool {
	return s.Start.Offset <= end && start <= s.End.Offset
}

// settle waits until everything is analysed that the client has told, since a trial
// departs from that; false where ctx ends before, or another text is shown then.
func (v *view) settle(ctx context.Context) bool {
	a, snap := v.folder.await(ctx, v.rel, nil)
	if a == nil {
		return false
	}
	v.live, v.snap = a, snap
	return v.current()
}
