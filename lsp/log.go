package lsp

import (
	"context"
	"time"

	"go.lsp.dev/protocol"
	"go.uber.org/zap"
	"go.uber.org/zap/zapcore"
)

// newLog returns a log that goes to the server's own and, from warnings on, to
// the client.
func newLog(s *server) *zap.Logger {
	core := zapcore.Core(clientCore{s: s, encoder: zapcore.NewConsoleEncoder(zapcore.EncoderConfig{MessageKey: "m"})})
	if s.opts.Log != nil {
		core = zapcore.NewTee(s.opts.Log, core)
	}
	return zap.New(core)
}

// A clientCore sends entries with window/logMessage.
type clientCore struct {
	s       *server
	encoder zapcore.Encoder
	fields  []zapcore.Field
}

func (c clientCore) Enabled(l zapcore.Level) bool {
	return l >= zapcore.WarnLevel || c.s.trace.Load() == traceVerbose
}

func (c clientCore) With(fields []zapcore.Field) zapcore.Core {
	c.fields = append(c.fields[:len(c.fields):len(c.fields)], fields...)
	return c
}

func (c clientCore) Check(e zapcore.Entry, ce *zapcore.CheckedEntry) *zapcore.CheckedEntry {
	if c.Enabled(e.Level) {
		return ce.AddCore(e, c)
	}
	return ce
}

func (c clientCore) Write(e zapcore.Entry, fields []zapcore.Field) error {
	text, err := c.encoder.EncodeEntry(e, append(c.fields[:len(c.fields):len(c.fields)], fields...))
	if err != nil {
		return err
	}
	defer text.Free()
	kind := protocol.MessageTypeLog
	switch {
	case e.Level >= zapcore.ErrorLevel:
		kind = protocol.MessageTypeError
	case e.Level >= zapcore.WarnLevel:
		kind = protocol.MessageTypeWarning
	}
	message := &protocol.LogMessageParams{Type: kind, Message: text.String()}
	c.s.post(func(ctx context.Context) error { return c.s.client.LogMessage(ctx, message) })
	return nil
}

func (clientCore) Sync() error { return nil }

// How much the client wants to be told of what goes on; see
// https://microsoft.github.io/language-server-protocol/specifications/lsp/3.18/specification/#traceValue.
const (
	traceOff int32 = iota
	traceMessages
	traceVerbose
)

func (s *server) setTrace(v protocol.TraceValue) {
	s.trace.Store(map[protocol.TraceValue]int32{protocol.TraceValueMessages: traceMessages, protocol.TraceValueVerbose: traceVerbose}[v])
}

// traced tells a client that traces what has become of a message.
func (s *server) traced(method string, began time.Time, err error) {
	level := s.trace.Load()
	if level == traceOff {
		return
	}
	p := &protocol.LogTraceParams{Message: method + " is done"}
	if err != nil {
		p.Message = method + " has failed: " + err.Error()
	}
	if level == traceVerbose {
		p.Verbose = ptr("It took " + time.Since(began).String() + ".")
	}
	s.post(func(ctx context.Context) error { return s.client.LogTrace(ctx, p) })
}

// maxPosted is how many messages wait at most to be sent.
const maxPosted = 256

// post has something sent in the background and in order, for those that must not
// wait for the client to read: notifications run while nothing else is read from
// it. A client that does not listen loses such messages.
func (s *server) post(send func(context.Context) error) {
	select {
	case s.posted <- send:
	default:
	}
}

// sendPosted sends what is posted until the connection ends.
func (s *server) sendPosted(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case send := <-s.posted:
			_ = send(ctx) // fails with the connection only
		}
	}
}
