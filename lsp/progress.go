package lsp

import (
	"context"
	"strconv"
	"sync/atomic"
	"time"

	"go.lsp.dev/protocol"
)

var tokens atomic.Int64

// beginProgress shows that something goes on until finish is called. What is done
// at once is not worth showing.
func (s *server) beginProgress(title string) (finish func()) {
	if !s.can.progress {
		return func() {}
	}
	done := make(chan struct{})
	s.background(func(ctx context.Context) {
		select {
		case <-done:
			return
		case <-ctx.Done():
			return
		case <-time.After(100 * time.Millisecond):
		}
		token := protocol.String("parapet-" + strconv.FormatInt(tokens.Add(1), 10))
		if err := s.client.WorkDoneProgressCreate(ctx, &protocol.WorkDoneProgressCreateParams{Token: token}); err != nil {
			return
		}
		s.report(ctx, token, map[string]any{"kind": "begin", "title": title})
		select {
		case <-done:
		case <-ctx.Done():
		}
		s.report(ctx, token, map[string]any{"kind": "end"})
	})
	return func() { close(done) }
}

func (s *server) report(ctx context.Context, token protocol.ProgressToken, value map[string]any) {
	_ = s.client.Progress(ctx, &protocol.ProgressParams{Token: token, Value: raw(value)}) // fails with the connection only
}
