package lsp

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"strings"
	"sync"
	"time"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
	"go.uber.org/zap"
)

// requestTime is how long a request may take if nothing else is said.
const requestTime = 20 * time.Second

// codec encodes the payloads of messages with protocol's own functions, which
// know its unions.
type codec struct{}

func (codec) Marshal(v any) ([]byte, error) {
	if raw, ok := v.(jsonrpc2.RawMessage); ok {
		if raw == nil {
			return []byte("null"), nil
		}
		return raw, nil
	}
	return protocol.Marshal(v)
}

func (codec) Unmarshal(data []byte, v any) error {
	if raw, ok := v.(*jsonrpc2.RawMessage); ok {
		*raw = append(jsonrpc2.RawMessage(nil), data...)
		return nil
	}
	return protocol.Unmarshal(data, v)
}

// A gate stands between the wire and the server's methods.
type gate struct {
	s      *server
	handle jsonrpc2.Handler
	pulls  map[string]asker // which are handled by themselves

	// entry is held while a message is taken in, which is when it may begin work
	// that the connection waits for at its end.
	entry sync.Mutex
	shut  bool // guarded by entry

	mu      sync.Mutex // guards running
	running map[jsonrpc2.ID]context.CancelFunc
	work    sync.WaitGroup
}

// close lets no further message in and waits for those that run.
func (g *gate) close() {
	g.entry.Lock()
	g.shut = true
	g.entry.Unlock()
	g.work.Wait()
}

func newGate(s *server) *gate {
	return &gate{s: s, handle: protocol.ServerHandler(s, jsonrpc2.MethodNotFoundHandler), pulls: s.pulls(), running: map[jsonrpc2.ID]context.CancelFunc{}}
}

// serve handles one message. Notifications run here and now, in the order of the
// wire, and never fail the connection; requests take the state as it is and then
// run beside what follows.
func (g *gate) serve(ctx context.Context, req *jsonrpc2.Request) (any, error) {
	method := strings.Clone(req.Method())
	inside, result, err := g.enter(ctx, method, req)
	if inside == nil {
		return result, err
	}
	id := req.ID()
	ctx, cancel := context.WithTimeout(inside, cmp.Or(g.s.opts.RequestTime, requestTime))
	g.mu.Lock()
	g.running[id] = cancel
	g.mu.Unlock()
	defer func() {
		g.mu.Lock()
		delete(g.running, id)
		g.mu.Unlock()
		cancel()
		g.work.Done()
	}()
	jsonrpc2.Async(ctx)
	return g.answer(ctx, method, req)
}

// enter takes a message in: what is short and has to happen in the order of the
// wire is done. The context is that of a request that has yet to run, nil where
// there is none; it is then counted as work.
func (g *gate) enter(ctx context.Context, method string, req *jsonrpc2.Request) (inside context.Context, result any, err error) {
	g.entry.Lock()
	defer g.entry.Unlock()
	switch {
	case g.shut:
		return nil, nil, protocol.ErrRequestCancelled
	case !req.IsCall():
		g.notified(ctx, method, req)
		return nil, nil, nil
	}
	if err := g.s.admits(method); err != nil {
		return nil, nil, err
	}
	if method == protocol.MethodInitialize || method == protocol.MethodShutdown {
		result, err = g.answer(ctx, method, req)
		return nil, result, err
	}
	g.work.Add(1)
	return context.WithValue(ctx, stateKey{}, g.s.state.Load()), nil, nil
}

// answer runs a method; what goes wrong becomes the error that the protocol has
// for it.
func (g *gate) answer(ctx context.Context, method string, req *jsonrpc2.Request) (result any, err error) {
	defer func() {
		if r := recover(); r != nil {
			g.s.log.Error("a request failed", zap.String("method", method), zap.Any("panic", r), zap.ByteString("stack", debug.Stack()))
			result, err = nil, jsonrpc2.Errorf(jsonrpc2.InternalError, "internal error in %s: %v", method, r)
		}
	}()
	defer func(began time.Time) { g.s.traced(method, began, err) }(time.Now())
	if pull := g.pulls[method]; pull != nil {
		result, err = pull(ctx, req)
	} else {
		result, err = g.handle(ctx, req)
	}
	var coded *jsonrpc2.Error
	switch {
	case errors.Is(ctx.Err(), context.Canceled):
		return nil, protocol.ErrRequestCancelled
	case errors.Is(ctx.Err(), context.DeadlineExceeded):
		return nil, jsonrpc2.Errorf(requestFailed, "%s took too long", method)
	case err == nil:
		return result, nil
	case errors.As(err, &coded):
		if coded.Code == jsonrpc2.ParseError { // the message was read: it is the parameters that are wrong
			return nil, jsonrpc2.NewError(jsonrpc2.InvalidParams, coded.Message)
		}
		return nil, err
	}
	return nil, jsonrpc2.Errorf(requestFailed, "%v", err)
}

// requestFailed is RequestFailed of the specification: the request was valid, and
// could not be fulfilled.
const requestFailed jsonrpc2.Code = -32803

func (g *gate) notified(ctx context.Context, method string, req *jsonrpc2.Request) {
	defer func() {
		if r := recover(); r != nil {
			g.s.log.Error("a notification failed", zap.String("method", method), zap.Any("panic", r), zap.ByteString("stack", debug.Stack()))
		}
	}()
	switch {
	case method == protocol.MethodCancelRequest:
		g.cancel(req.Params())
	case method == protocol.MethodExit:
		g.s.exit()
	case strings.HasPrefix(method, "$/") && method != protocol.MethodSetTrace:
	case g.s.admits(method) != nil: // before initialize, or after shutdown
	default:
		if method == protocol.MethodTextDocumentDidOpen {
			ctx = context.WithValue(ctx, uriKey{}, writtenURI(req.Params()))
		}
		began := time.Now()
		_, err := g.handle(ctx, req)
		g.s.traced(method, began, err)
		if err != nil {
			g.s.log.Debug("a notification was not understood", zap.String("method", method), zap.Error(err))
		}
	}
}

type uriKey struct{}

// writtenURI returns the URI of a document as the client has written it. The
// library brings URIs into a form of its own, by which a client may not know the
// document any more.
func writtenURI(params jsonrpc2.RawMessage) string {
	var p struct {
		TextDocument struct {
			URI string `json:"uri"`
		} `json:"textDocument"`
	}
	if err := json.Unmarshal(params, &p); err != nil {
		return ""
	}
	return p.TextDocument.URI
}

// cancel ends a request that is running.
func (g *gate) cancel(params jsonrpc2.RawMessage) {
	var p protocol.CancelParams
	if err := protocol.Unmarshal(params, &p); err != nil {
		return
	}
	var id jsonrpc2.ID
	switch v := p.ID.(type) {
	case protocol.Integer:
		id = jsonrpc2.NewNumberID(int64(v))
	case protocol.String:
		id = jsonrpc2.NewStringID(strings.Clone(string(v)))
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	if cancel := g.running[id]; cancel != nil {
		cancel()
	}
}

// A pipe makes one connection of standard input and output.
type pipe struct {
	*io.PipeReader
	out io.WriteCloser
}

// Pipe returns a connection that reads from in and writes to out. Closing it ends
// a read that waits for input, which closing standard input does not do; the
// goroutine that reads from in then ends with the next input, or the process.
func Pipe(in io.Reader, out io.WriteCloser) io.ReadWriteCloser {
	r, w := io.Pipe()
	go func() {
		_, err := io.Copy(w, in)
		w.CloseWithError(err)
	}()
	return pipe{r, out}
}

func (p pipe) Write(b []byte) (int, error) { return p.out.Write(b) }

func (p pipe) Close() error { return errors.Join(p.PipeReader.Close(), p.out.Close()) }

// errNotFor is returned for documents that no folder can be found for.
var errNotFor = errors.New("the document is not analysed")

func notFor(uri string) error { return fmt.Errorf("%s: %w", uri, errNotFor) }
