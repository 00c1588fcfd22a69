package lsp

import (
	"context"
	"encoding/json"
	"io"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
	"go.uber.org/zap"
	"go.uber.org/zap/zapcore"
)

// Options say how to serve.
type Options struct {
	Configurer Configurer
	// Name and Version are what the server calls itself.
	Name, Version string
	// Log receives the server's log, beside the client.
	Log zapcore.Core
	// RequestTime is how long a request may take; 0 means 20 seconds.
	RequestTime time.Duration
	// Documentation returns the page about a policy that has none of its own.
	Documentation string
	// Graph writes breach paths; without it the server tells of none.
	Graph GraphWriter
}

// A server is what one connection talks to.
type server struct {
	protocol.UnimplementedServer
	opts   Options
	conn   jsonrpc2.Conn
	client protocol.Client
	log    *zap.Logger

	state    atomic.Pointer[state]
	settings atomic.Pointer[Settings]
	phase    atomic.Int32
	trace    atomic.Int32
	posted   chan func(context.Context) error

	// Written by initialize alone, before anything else reads them.
	encoding encoding
	can      abilities
	initial  Settings
	added    []string // folders to open

	proofs proofs

	ctx    context.Context // ends with the connection
	cancel context.CancelFunc
	work   sync.WaitGroup
	ended  chan struct{} // closed by exit
	// configured is closed as soon as the settings are known.
	configured chan struct{}
	once       sync.Once  // for exit
	ready      sync.Once  // for initialized
	folder     sync.Mutex // held while folders come and go
}

// The phases of a connection.
const (
	fresh int32 = iota
	running
	stopped // shutdown was asked for
)

// abilities are what the client can do.
type abilities struct {
	tags                                                              []protocol.DiagnosticTag
	configuration, watch, progress, refresh, lensRefresh, hintRefresh bool
	pull, related, markdown, literals, documentChanges                bool
	resolveEdits, snippets, annotations                               bool
}

// endTime is how long the end of a connection waits for the client to read.
const endTime = time.Second

// Serve speaks the protocol over rwc until the client says exit, the connection
// ends or ctx does. It returns the exit code that the protocol asks for: 0 after
// an orderly shutdown, 1 otherwise.
func Serve(ctx context.Context, rwc io.ReadWriteCloser, opts Options) int {
	s := &server{opts: opts, posted: make(chan func(context.Context) error, maxPosted), ended: make(chan struct{}), configured: make(chan struct{})}
	s.ctx, s.cancel = context.WithCancel(ctx)
	defer s.cancel()
	s.work.Add(1) // so that folders can begin work at any time before the end
	s.state.Store(&state{documents: map[string]*document{}})
	settings := defaultSettings()
	s.settings.Store(&settings)
	s.conn = jsonrpc2.NewConn(jsonrpc2.NewHeaderStream(rwc), jsonrpc2.WithCodec(codec{}))
	s.client = protocol.ClientDispatcher(s.conn)
	s.log = newLog(s)
	s.background(s.sendPosted)
	g := newGate(s)
	s.conn.Go(s.ctx, g.serve)
	select {
	case <-s.ended:
	case <-s.conn.Done():
	case <-ctx.Done():
	}
	s.cancel()
	// A client that reads no more must not keep the server: what is being written
	// to it fails then.
	cut := time.AfterFunc(endTime, func() { _ = rwc.Close() })
	defer cut.Stop()
	g.close()
	s.closeFolders()
	s.work.Done()
	s.work.Wait()
	_ = s.conn.Close() // its error is that of a pipe that is gone
	if err := s.conn.Err(); err != nil {
		opts.log(err)
	}
	if s.phase.Load() == stopped {
		return 0
	}
	return 1
}

func (o Options) log(err error) {
	if o.Log != nil {
		zap.New(o.Log).Debug("the connection has ended", zap.Error(err))
	}
}

// background runs f beside the connection, which waits for it at its end.
func (s *server) background(f func(context.Context)) {
	s.work.Go(func() {
		defer func() {
			if r := recover(); r != nil {
				s.log.Error("work in the background failed", zap.Any("panic", r), zap.ByteString("stack", debug.Stack()))
			}
		}()
		f(s.ctx)
	})
}

// admits returns the error for a message that comes at the wrong time; see
// https://microsoft.github.io/language-server-protocol/specifications/lsp/3.18/specification/#initialize.
func (s *server) admits(method string) error {
	switch s.phase.Load() {
	case fresh:
		if method != protocol.MethodInitialize {
			return jsonrpc2.NewError(jsonrpc2.ServerNotInitialized, "the server is not initialized")
		}
	case running:
		if method == protocol.MethodInitialize {
			return jsonrpc2.NewError(jsonrpc2.InvalidRequest, "the server is initialized already")
		}
	case stopped:
		return jsonrpc2.NewError(jsonrpc2.InvalidRequest, "the server is shut down")
	}
	return nil
}

func (s *server) Initialize(_ context.Context, p *protocol.InitializeParams) (*protocol.InitializeResult, error) {
	s.can = abilitiesOf(&p.Capabilities)
	var kind protocol.PositionEncodingKind
	var offered []protocol.PositionEncodingKind
	if g := p.Capabilities.General; g != nil {
		offered = g.PositionEncodings
	}
	s.encoding, kind = negotiate(offered)
	s.setTrace(p.Trace)
	s.initial = defaultSettings()
	if err := s.initial.read(p.InitializationOptions); err != nil {
		s.tell(protocol.MessageTypeWarning, "Parapet: "+err.Error())
	}
	settings := s.initial
	s.settings.Store(&settings)
	s.added = foldersOf(p)
	if p.ProcessID != nil {
		pid := int(*p.ProcessID)
		s.background(func(ctx context.Context) { s.watchParent(ctx, pid) })
	}
	s.phase.Store(running)
	return &protocol.InitializeResult{
		Capabilities: s.capabilities(kind),
		ServerInfo:   protocol.ServerInfo{Name: s.opts.Name, Version: protocol.NewOptional(s.opts.Version)},
	}, nil
}

// foldersOf returns the URIs of the folders to open. Clients from before there
// were several name one.
func foldersOf(p *protocol.InitializeParams) []string {
	var out []string
	if folders, ok := p.WorkspaceFolders.Get(); ok {
		for _, f := range folders {
			out = append(out, strings.Clone(string(f.URI)))
		}
		return out
	}
	//lint:ignore SA1019 see above
	if p.RootURI != nil {
		//lint:ignore SA1019 see above
		out = append(out, strings.Clone(string(*p.RootURI)))
		//lint:ignore SA1019 see above
	} else if path, ok := p.RootPath.Get(); ok && path != "" {
		out = append(out, string(uriOf(path)))
	}
	return out
}

// ptr returns a pointer to v, for the protocol's optional fields.
func ptr[T any](v T) *T { return &v }

func (s *server) capabilities(kind protocol.PositionEncodingKind) protocol.ServerCapabilities {
	c := protocol.ServerCapabilities{
		PositionEncoding: kind,
		TextDocumentSync: &protocol.TextDocumentSyncOptions{
			OpenClose: ptr(true), Change: ptr(protocol.TextDocumentSyncKindIncremental), Save: protocol.Boolean(true),
		},
		HoverProvider: protocol.Boolean(true),
		CodeActionProvider: &protocol.CodeActionOptions{
			CodeActionKinds: []protocol.CodeActionKind{protocol.CodeActionKindQuickFix, fixAll},
			ResolveProvider: ptr(true),
		},
		CodeLensProvider:       &protocol.CodeLensOptions{},
		InlayHintProvider:      protocol.Boolean(true),
		DocumentLinkProvider:   &protocol.DocumentLinkOptions{},
		CompletionProvider:     &protocol.CompletionOptions{TriggerCharacters: []string{":", " ", ",", "-"}},
		DefinitionProvider:     protocol.Boolean(true),
		CallHierarchyProvider:  protocol.Boolean(true),
		ExecuteCommandProvider: protocol.ExecuteCommandOptions{Commands: commandNames()},
		Workspace: &protocol.WorkspaceOptions{
			WorkspaceFolders: &protocol.WorkspaceFoldersServerCapabilities{
				Supported: ptr(true), ChangeNotifications: protocol.Boolean(true),
			},
			FileOperations: fileOperations(),
		},
	}
	if s.can.pull { // clients that pull keep what was pushed as well
		c.DiagnosticProvider = &protocol.DiagnosticOptions{
			Identifier: ptr("parapet"), InterFileDependencies: true, WorkspaceDiagnostics: true,
		}
	}
	return c
}

func abilitiesOf(c *protocol.ClientCapabilities) abilities {
	var a abilities
	is := func(b *bool) bool { return b != nil && *b }
	if w := c.Workspace; w != nil {
		a.configuration = is(w.Configuration)
		a.watch = w.DidChangeWatchedFiles != nil && is(w.DidChangeWatchedFiles.DynamicRegistration)
		a.refresh = w.Diagnostics != nil && is(w.Diagnostics.RefreshSupport)
		a.lensRefresh = w.CodeLens != nil && is(w.CodeLens.RefreshSupport)
		a.hintRefresh = w.InlayHint != nil && is(w.InlayHint.RefreshSupport)
		if e := w.WorkspaceEdit; e != nil {
			a.documentChanges = is(e.DocumentChanges)
			a.snippets = is(e.SnippetEditSupport)
			a.annotations = e.ChangeAnnotationSupport != nil
		}
	}
	if w := c.Window; w != nil {
		a.progress = is(w.WorkDoneProgress)
	}
	if t := c.TextDocument; t != nil {
		a.pull = t.Diagnostic != nil && a.refresh
		if d := t.PublishDiagnostics; d != nil {
			a.related, a.tags = is(d.RelatedInformation), d.TagSupport.ValueSet
		}
		if d := t.Diagnostic; d != nil && is(d.RelatedInformation) {
			a.related = true
		}
		if d := t.Diagnostic; d != nil && a.pull {
			a.tags = d.TagSupport.ValueSet
		}
		if h := t.Hover; h != nil {
			a.markdown = slices.Contains(h.ContentFormat, protocol.MarkupKindMarkdown)
		}
		if ca := t.CodeAction; ca != nil {
			a.literals = len(ca.CodeActionLiteralSupport.CodeActionKind.ValueSet) > 0
			a.resolveEdits = slices.Contains(ca.ResolveSupport.Properties, "edit")
		}
	}
	return a
}

func (s *server) Initialized(context.Context, *protocol.InitializedParams) error {
	s.ready.Do(s.begin)
	return nil
}

// begin opens the folders and asks the client for what it has to tell.
func (s *server) begin() {
	s.openFolders(s.added)
	s.added = nil
	s.background(func(ctx context.Context) {
		if s.can.configuration {
			soon, cancel := context.WithTimeout(ctx, 2*time.Second)
			s.pullConfiguration(soon)
			cancel()
		}
		close(s.configured)
		s.watchFiles(ctx)
	})
}

func (s *server) Shutdown(context.Context) error {
	s.phase.Store(stopped)
	return nil
}

// exit ends the connection. It must not wait for that: it runs on it.
func (s *server) exit() { s.once.Do(func() { close(s.ended) }) }

func (s *server) SetTrace(_ context.Context, p *protocol.SetTraceParams) error {
	s.setTrace(p.Value)
	return nil
}

// WorkDoneProgressCancel is accepted: an analysis goes on, for its outcome is
// wanted.
func (s *server) WorkDoneProgressCancel(context.Context, *protocol.WorkDoneProgressCancelParams) error {
	return nil
}

// tell shows the user a message.
func (s *server) tell(kind protocol.MessageType, text string) {
	s.post(func(ctx context.Context) error {
		return s.client.ShowMessage(ctx, &protocol.ShowMessageParams{Type: kind, Message: text})
	})
}

// raw encodes what the protocol carries as is.
func raw(v any) protocol.LSPAny {
	b, err := json.Marshal(v)
	if err != nil {
		return nil
	}
	return b
}
