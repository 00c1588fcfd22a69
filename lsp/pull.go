package lsp

import (
	"context"
	"sync"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"github.com/parapet-iac/parapet/analysis/workspace"
)

// Diagnostic answers a pull as soon as the document's text is analysed.
func (s *server) Diagnostic(ctx context.Context, p *protocol.DocumentDiagnosticParams) (protocol.DocumentDiagnosticReport, error) {
	path, ok := pathOf(string(p.TextDocument.URI))
	if !ok {
		return nil, notFor(string(p.TextDocument.URI))
	}
	st := now(ctx)
	list, err := s.pulled(ctx, st, path)
	if err != nil {
		return nil, err
	}
	id := digest(list)
	if p.PreviousResultID != nil && *p.PreviousResultID == id {
		return &protocol.RelatedUnchangedDocumentDiagnosticReport{
			UnchangedDocumentDiagnosticReport: protocol.UnchangedDocumentDiagnosticReport{Kind: "unchanged", ResultID: id},
		}, nil
	}
	return &protocol.RelatedFullDocumentDiagnosticReport{
		FullDocumentDiagnosticReport: protocol.FullDocumentDiagnosticReport{Kind: "full", ResultID: &id, Items: list},
	}, nil
}

// pulled returns the diagnostics of a file once its text is analysed.
func (s *server) pulled(ctx context.Context, st *state, path string) ([]protocol.Diagnostic, error) {
	f, rel := st.folder(path)
	if f == nil {
		return []protocol.Diagnostic{}, nil
	}
	if isConfig(path) {
		return s.configDiagnostics(f.live.Load(), st, path), nil
	}
	d := st.documents[path]
	if d != nil && d.large() {
		return []protocol.Diagnostic{tooLarge()}, nil
	}
	a, snap := f.await(ctx, rel, d)
	if a == nil {
		return []protocol.Diagnostic{}, ctx.Err()
	}
	list, _ := s.diagnostics(f, a, snap, rel)
	return list, nil
}

// DiagnosticWorkspace answers with the files whose diagnostics are not what the
// client knows.
func (s *server) DiagnosticWorkspace(ctx context.Context, p *protocol.WorkspaceDiagnosticParams) (*protocol.WorkspaceDiagnosticReport, error) {
	known := map[string]string{} // result ids by path
	for _, k := range p.PreviousResultIds {
		if path, ok := pathOf(string(k.URI)); ok {
			known[path] = k.Value
		}
	}
	st := now(ctx)
	report := &protocol.WorkspaceDiagnosticReport{Items: []protocol.WorkspaceDocumentDiagnosticReport{}}
	for _, f := range st.folders {
		a, snap := f.await(ctx, "", nil)
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if a == nil {
			continue
		}
		for file := range snap.Files() {
			abs := f.absolute(file.Path)
			if inner, _ := st.folder(abs); inner != f || ctx.Err() != nil {
				continue
			}
			if item := s.workspaceItem(f, a, snap, file.Path, st.documents[abs], known[abs]); item != nil {
				report.Items = append(report.Items, item)
			}
			delete(known, abs)
		}
		if path := f.configPath(a, st); path != "" {
			list := s.configDiagnostics(a, st, path)
			if item := s.item(s.uriOf(path), st.documents[path], digest(list), list, known[path]); item != nil {
				report.Items = append(report.Items, item)
			}
			delete(known, path)
		}
	}
	for path, id := range known { // they are gone
		report.Items = append(report.Items, s.item(uriOf(path), nil, digest(nil), nil, id))
	}
	return report, nil
}

// A reported snapshot is one of which diagnostics were pulled: clients ask for those
// of all files every other second.
type reported struct {
	mu    sync.Mutex // guards the others
	basis basis
	ids   map[string]string // result ids by path
}

// A basis is what the diagnostics of files are made from.
type basis struct {
	snap     *workspace.Snapshot
	settings *Settings
	paths    *breaches
	drift    *drifts
}

// id returns the result id of a file, "" where it has to be computed.
func (r *reported) id(b basis, rel string) string {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.basis != b {
		r.basis, r.ids = b, map[string]string{}
	}
	return r.ids[rel]
}

func (r *reported) note(b basis, rel, id string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.basis == b {
		r.ids[rel] = id
	}
}

func (s *server) workspaceItem(f *folder, a *analysed, snap *workspace.Snapshot, rel string, d *document, known string) protocol.WorkspaceDocumentDiagnosticReport {
	b := basis{snap, s.settings.Load(), f.paths.Load(), f.drift.Load()}
	var list []protocol.Diagnostic
	id := f.reported.id(b, rel)
	if id == "" || id != known {
		list, _ = s.diagnostics(f, a, snap, rel)
		id = digest(list)
		f.reported.note(b, rel, id)
	}
	return s.item(s.uriIn(snap, rel), d, id, list, known)
}

// item reports the diagnostics of a file to a client that knows those of some result
// id, "" for none; nil where there is nothing to tell.
func (s *server) item(at uri.URI, d *document, id string, list []protocol.Diagnostic, known string) protocol.WorkspaceDocumentDiagnosticReport {
	var version *int32
	if d != nil {
		version = &d.version
	}
	switch {
	case known == id:
		return &protocol.WorkspaceUnchangedDocumentDiagnosticReport{
			UnchangedDocumentDiagnosticReport: protocol.UnchangedDocumentDiagnosticReport{Kind: "unchanged", ResultID: id}, URI: at, Version: version,
		}
	case known == "" && len(list) == 0:
		return nil
	}
	if list == nil {
		list = []protocol.Diagnostic{}
	}
	return &protocol.WorkspaceFullDocumentDiagnosticReport{
		FullDocumentDiagnosticReport: protocol.FullDocumentDiagnosticReport{Kind: "full", ResultID: &id, Items: list}, URI: at, Version: version,
	}
}
