package lsp

import (
	"context"
	"maps"
	"slices"
	"strconv"
	"sync"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"github.com/parapet-iac/parapet/analysis/workspace"
)

// A report is the answer to a pull in JSON: lists of diagnostics are not made in any
// other form.
type report []byte

// An asker answers requests with JSON of its own.
type asker func(ctx context.Context, req *jsonrpc2.Request) (any, error)

// pulls returns the handler of the requests that pull, by method.
func (s *server) pulls() map[string]asker {
	return map[string]asker{
		protocol.MethodTextDocumentDiagnostic: asking(s.documentDiagnostic),
		protocol.MethodWorkspaceDiagnostic:    asking(s.workspaceDiagnostic),
	}
}

func asking[P any](answer func(context.Context, *P) (report, error)) asker {
	return func(ctx context.Context, req *jsonrpc2.Request) (any, error) {
		p := new(P)
		if err := protocol.Unmarshal(req.Params(), p); err != nil {
			return nil, jsonrpc2.NewError(jsonrpc2.InvalidParams, err.Error())
		}
		r, err := answer(ctx, p)
		if err != nil {
			return nil, err
		}
		return jsonrpc2.RawMessage(r), nil
	}
}

// A pulled list of diagnostics is what a pull is answered with: an array in JSON, and its
// result id.
type pulled struct {
	array []byte
	id    string
}

func pull(list func(dst []byte) []byte) pulled {
	array := appendArray(nil, list)
	return pulled{array, hashed(array)}
}

// append appends the fields of a report to a client that knows a list of some result id,
// "" for none.
func (p pulled) append(dst []byte, known string) report {
	if known == p.id {
		dst = append(dst, `"kind":"unchanged"`...)
	} else {
		dst = append(append(dst, `"kind":"full","items":`...), p.array...)
	}
	return append(append(append(dst, `,"resultId":"`...), p.id...), '"')
}

// documentDiagnostic answers a pull as soon as the document's text is analysed.
func (s *server) documentDiagnostic(ctx context.Context, p *protocol.DocumentDiagnosticParams) (report, error) {
	path, ok := pathOf(string(p.TextDocument.URI))
	if !ok {
		return nil, notFor(string(p.TextDocument.URI))
	}
	list, err := s.pulled(ctx, now(ctx), path)
	if err != nil {
		return nil, err
	}
	known := ""
	if p.PreviousResultID != nil {
		known = *p.PreviousResultID
	}
	return append(list.append([]byte{'{'}, known), '}'), nil
}

// pulled returns the diagnostics of a file once its text is analysed.
func (s *server) pulled(ctx context.Context, st *state, path string) (pulled, error) {
	f, rel := st.folder(path)
	if f == nil {
		return pull(appending(nil)), nil
	}
	if isConfig(path) {
		return pull(appending(s.configDiagnostics(f.live.Load(), st, path))), nil
	}
	d := st.documents[path]
	if d != nil && d.large() {
		return pull(appending([]protocol.Diagnostic{tooLarge()})), nil
	}
	a, snap := f.await(ctx, rel, d)
	if a == nil {
		return pull(appending(nil)), ctx.Err()
	}
	return s.pullFrom(f, f.basis(a), snap, rel), nil
}

func (s *server) pullFrom(f *folder, b *basis, snap *workspace.Snapshot, rel string) pulled {
	return pull(func(dst []byte) []byte { return s.appendDiagnostics(dst, f, b, snap, rel, pointers{}) })
}

// workspaceDiagnostic answers with the files whose diagnostics are not what the client
// knows.
func (s *server) workspaceDiagnostic(ctx context.Context, p *protocol.WorkspaceDiagnosticParams) (report, error) {
	known := map[string]string{} // result ids by path
	for _, k := range p.PreviousResultIds {
		if path, ok := pathOf(string(k.URI)); ok {
			known[path] = k.Value
		}
	}
	st := now(ctx)
	var err error
	items := appendArray(nil, func(dst []byte) []byte {
		for _, f := range st.folders {
			if dst, err = s.appendFolder(ctx, dst, f, st, known); err != nil {
				return dst
			}
		}
		for _, path := range slices.Sorted(maps.Keys(known)) { // they are gone
			dst = s.appendItem(dst, uriOf(path), nil, pull(appending(nil)), known[path])
		}
		return dst
	})
	if err != nil {
		return nil, err
	}
	return append(append([]byte(`{"items":`), items...), '}'), nil
}

// appendFolder appends the items of the files of a folder, and takes those files from
// what the client knows.
func (s *server) appendFolder(ctx context.Context, dst []byte, f *folder, st *state, known map[string]string) ([]byte, error) {
	a, snap := f.await(ctx, "", nil)
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if a == nil {
		return dst, nil
	}
	b := f.basis(a)
	for file := range snap.Files() {
		abs := f.absolute(file.Path)
		if inner, _ := st.folder(abs); inner != f || ctx.Err() != nil {
			continue
		}
		dst = s.appendFile(dst, f, b, snap, file.Path, st.documents[abs], known[abs])
		delete(known, abs)
	}
	if path := f.configPath(a, st); path != "" {
		list := pull(appending(s.configDiagnostics(a, st, path)))
		dst = s.appendItem(dst, s.uriOf(path), st.documents[path], list, known[path])
		delete(known, path)
	}
	return dst, nil
}

// A reported snapshot is one of which diagnostics were pulled: clients ask for those
// of all files every other second.
type reported struct {
	mu    sync.Mutex // guards the others
	snap  *workspace.Snapshot
	basis basis
	ids   map[string]string // result ids by path
}

// id returns the result id of a file, "" where it has to be computed.
func (r *reported) id(b *basis, snap *workspace.Snapshot, rel string) string {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.basis != *b || r.snap != snap {
		r.basis, r.snap, r.ids = *b, snap, map[string]string{}
	}
	return r.ids[rel]
}

func (r *reported) note(b *basis, snap *workspace.Snapshot, rel, id string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.basis == *b && r.snap == snap {
		r.ids[rel] = id
	}
}

func (s *server) appendFile(dst []byte, f *folder, b *basis, snap *workspace.Snapshot, rel string, d *document, known string) []byte {
	list := pulled{id: f.reported.id(b, snap, rel)}
	if list.id == "" || list.id != known {
		list = s.pullFrom(f, b, snap, rel)
		f.reported.note(b, snap, rel, list.id)
	}
	return s.appendItem(dst, s.uriIn(snap, rel), d, list, known)
}

// appendItem appends the report of a file, and a comma, for a client that knows a list of
// some result id, "" for none; nothing where there is nothing to tell.
func (s *server) appendItem(dst []byte, at uri.URI, d *document, list pulled, known string) []byte {
	if known == "" && len(list.array) <= len("[]") {
		return dst
	}
	dst = append(append(append(dst, `{"uri":`...), raw(string(at))...), `,"version":`...)
	if d != nil {
		dst = strconv.AppendInt(dst, int64(d.version), 10)
	} else {
		dst = append(dst, "null"...)
	}
	return append(list.append(append(dst, ','), known), '}', ',')
}
