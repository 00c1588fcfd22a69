package lsp

import (
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
	return l >= zapcore.WarnLevel || c.s.trace.Load()
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
	return c.s.client.LogMessage(c.s.ctx, &protocol.LogMessageParams{Type: kind, Message: text.String()})
}

func (clientCore) Sync() error { return nil }
