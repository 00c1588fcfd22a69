package lsp

import (
	"context"
	"encoding/json"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
	"go.uber.org/zap"

	"github.com/parapet-iac/parapet/analysis/source"
	"github.com/parapet-iac/parapet/analysis/workspace"
)

// Methods about breach paths that are not of the protocol.
const (
	// methodGraph asks for the breach paths of a folder: {textDocument?: {uri},
	// folder?: uri}, neither being the first folder. The result is the document that
	// parapet graph writes as JSON, where places have a location {uri, range} in the
	// editor's positions as well.
	methodGraph = "parapet/graph"
	// methodGraphChanged tells a client that has asked for the breach paths of a
	// folder that they are others now, or stand elsewhere: {folder: uri}.
	methodGraphChanged = "parapet/graphChanged"
)

// A GraphWriter returns the breach paths of a folder as a document that can be
// encoded as JSON. Locate returns the location that belongs to a place.
type GraphWriter func(root string, b *workspace.Breaches, locate func(source.Span) any) any

// Request answers methods that are not of the protocol.
func (s *server) Request(ctx context.Context, method string, params any) (any, error) {
	if method == methodGraph && s.opts.Graph != nil {
		return s.graph(ctx, params)
	}
	return nil, jsonrpc2.Errorf(jsonrpc2.MethodNotFound, "there is no method %s", method)
}

// A graphParams says of which folder.
type graphParams struct {
	TextDocument *struct {
		URI string `json:"uri"`
	} `json:"textDocument"`
	Folder string `json:"folder"`
}

func (s *server) graph(ctx context.Context, params any) (any, error) {
	var p graphParams
	if body, ok := params.(protocol.LSPAny); ok && len(body) > 0 {
		if err := json.Unmarshal(body, &p); err != nil {
			return nil, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "%s: %v", methodGraph, err)
		}
	}
	f, err := folderFor(now(ctx), p)
	if err != nil {
		return nil, err
	}
	f.watched.Store(true)
	a, snap := f.await(ctx, "", nil)
	if a == nil {
		return nil, notFor(string(uriOf(f.root)))
	}
	b := f.breaches(ctx, a, snap)
	if b == nil {
		return nil, ctx.Err()
	}
	body := s.graphOf(f, b)
	f.drawn.Store(ptr(hashed(body)))
	return body, nil
}

// folderFor returns the folder that a request is about.
func folderFor(st *state, p graphParams) (*folder, error) {
	about := p.Folder
	if p.TextDocument != nil {
		about = p.TextDocument.URI
	}
	if about == "" {
		if len(st.folders) == 0 {
			return nil, jsonrpc2.NewError(jsonrpc2.InvalidParams, "no folder is open")
		}
		return st.folders[len(st.folders)-1], nil
	}
	path, ok := pathOf(about)
	if !ok {
		return nil, notFor(about)
	}
	for _, f := range st.folders {
		if f.root == path {
			return f, nil
		}
	}
	f, _ := st.folder(path)
	if f == nil {
		return nil, notFor(about)
	}
	return f, nil
}

// graphOf encodes the breach paths of a folder.
func (s *server) graphOf(f *folder, b *breaches) jsonrpc2.RawMessage {
	locate := func(at source.Span) any {
		return protocol.Location{URI: s.uriIn(b.snap, at.File), Range: s.encoding.span(b.snap.File(at.File).Text, at)}
	}
	body, err := json.Marshal(s.opts.Graph(f.root, b.Breaches, locate))
	if err != nil {
		s.log.Error("breach paths cannot be encoded", zap.Error(err))
		return jsonrpc2.RawMessage("null")
	}
	return body
}
