package lsp

import (
	"context"
	"maps"

	"go.lsp.dev/protocol"

	"github.com/parapet-iac/parapet/analysis/source"
	"github.com/parapet-iac/parapet/analysis/workspace"
)

// maxDocument is how many bytes of a document are analysed.
const maxDocument = 16 << 20

// A document is a version of what the editor shows. It is immutable.
type document struct {
	uri     string // as the editor writes it
	path    string // absolute, in the file system's form
	version int32
	text    *source.Text
}

// large reports whether the document is too long to be analysed.
func (d *document) large() bool { return d.text.Len() > maxDocument }

// A state is what a request sees. It is immutable: a change makes another one.
type state struct {
	documents map[string]*document // by path
	folders   []*folder            // the innermost first
}

type stateKey struct{}

// now returns the state as it was when the request came.
func now(ctx context.Context) *state {
	st, _ := ctx.Value(stateKey{}).(*state)
	return st
}

// folder returns the innermost folder that holds a path, or nil.
func (st *state) folder(path string) (*folder, string) {
	for _, f := range st.folders {
		if rel, ok := f.relative(path); ok {
			return f, rel
		}
	}
	return nil, ""
}

// show puts a document in the state, or takes it out if d is nil.
func (s *server) show(path string, d *document) {
	st := *s.state.Load()
	st.documents = maps.Clone(st.documents)
	if d == nil {
		delete(st.documents, path)
	} else {
		st.documents[path] = d
	}
	s.state.Store(&st)
}

func (s *server) DidOpen(ctx context.Context, p *protocol.DidOpenTextDocumentParams) error {
	uri, _ := ctx.Value(uriKey{}).(string)
	path, ok := pathOf(uri)
	if !ok {
		return nil // untitled: and the like have no workspace
	}
	s.changed(&document{uri: uri, path: path, version: p.TextDocument.Version, text: source.NewText([]byte(p.TextDocument.Text))})
	return nil
}

func (s *server) DidChange(_ context.Context, p *protocol.DidChangeTextDocumentParams) error {
	path, ok := pathOf(string(p.TextDocument.URI))
	d := s.state.Load().documents[path]
	if !ok || d == nil {
		return notFor(string(p.TextDocument.URI))
	}
	text := d.text
	for _, c := range p.ContentChanges {
		text = s.encoding.apply(text, c)
	}
	s.changed(&document{uri: d.uri, path: path, version: p.TextDocument.Version, text: text})
	return nil
}

// apply returns the text after one change.
func (e encoding) apply(t *source.Text, c protocol.TextDocumentContentChangeEvent) *source.Text {
	switch c := c.(type) {
	case *protocol.TextDocumentContentChangeWholeDocument:
		return source.NewText([]byte(c.Text))
	case *protocol.TextDocumentContentChangePartial:
		start, end := e.offset(t, c.Range.Start), e.offset(t, c.Range.End)
		if end < start {
			start, end = end, start
		}
		return t.Replace(start, end, []byte(c.Text))
	}
	return t
}

func (s *server) DidClose(_ context.Context, p *protocol.DidCloseTextDocumentParams) error {
	path, ok := pathOf(string(p.TextDocument.URI))
	d := s.state.Load().documents[path]
	if !ok || d == nil {
		return notFor(string(p.TextDocument.URI))
	}
	s.show(path, nil)
	s.change(path, workspace.Change{Closed: true}, d.uri)
	s.dropLoneFolder(path)
	return nil
}

// DidSave looks at the file again, for clients that do not watch files.
func (s *server) DidSave(_ context.Context, p *protocol.DidSaveTextDocumentParams) error {
	if path, ok := pathOf(string(p.TextDocument.URI)); ok {
		s.touched(path)
	}
	return nil
}

// changed takes notice of a new version of a document.
func (s *server) changed(d *document) {
	s.show(d.path, d)
	if f, _ := s.state.Load().folder(d.path); f == nil {
		if f, _ = s.addLoneFolder(d.path); f == nil {
			return
		}
	}
	if d.large() {
		s.change(d.path, workspace.Change{Closed: true}, d.uri)
		return
	}
	s.change(d.path, workspace.Change{Text: d.text, Version: d.version}, d.uri)
}

// change tells all folders that a file lies in of a change. That it is answered is
// for the innermost one to see to.
func (s *server) change(path string, c workspace.Change, uri string) {
	st := s.state.Load()
	owner, _ := st.folder(path)
	for _, f := range st.folders {
		rel, within := f.relative(path)
		if !within {
			continue
		}
		if c.Path = rel; f != owner {
			f.change(c, "")
		} else {
			f.change(c, uri)
		}
	}
}
