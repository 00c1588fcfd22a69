package metrics

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"sync"
	"time"
)

// A Server answers /metrics and /healthz.
type Server struct {
	listener net.Listener
	server   http.Server
	done     chan error // what serving ended with

	mu      sync.Mutex // guards what follows
	text    []byte
	trouble error
}

// ErrAddress is wrapped by errors about addresses that are not served at.
var ErrAddress = errors.New("an address and a port such as 127.0.0.1:9464 are wanted")

// Listen serves at an address until [Server.Close]. The address names localhost or is
// an IP address: one that other machines reach has to be written out, so that nobody
// gets it by leaving something away. The error wraps [ErrAddress], or is that of the
// system.
func Listen(address string) (*Server, error) {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return nil, fmt.Errorf("%q: %w", address, ErrAddress)
	}
	if _, err := netip.ParseAddr(host); err != nil && host != "localhost" {
		return nil, fmt.Errorf("%q: %w", address, ErrAddress)
	}
	l, err := net.Listen("tcp", address)
	if err != nil {
		return nil, err
	}
	s := &Server{listener: l, done: make(chan error, 1)}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /metrics", s.metrics)
	mux.HandleFunc("GET /healthz", s.health)
	s.server = http.Server{Handler: mux, ReadTimeout: 10 * time.Second, WriteTimeout: 10 * time.Second, MaxHeaderBytes: 16 << 10}
	go func() { s.done <- s.server.Serve(l) }()
	return s, nil
}

// URL is where it answers.
func (s *Server) URL() string { return "http://" + s.listener.Addr().String() }

// Exposed reports whether other machines can reach it.
func (s *Server) Exposed() bool {
	at, err := netip.ParseAddrPort(s.listener.Addr().String())
	return err != nil || !at.Addr().Unmap().IsLoopback()
}

// Set replaces the numbers. A round that failed has an error; the numbers are then
// those of the last that did not.
func (s *Server) Set(metrics []Metric, trouble error) error {
	var b bytes.Buffer
	if err := Write(&b, metrics); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.text, s.trouble = b.Bytes(), trouble
	return nil
}

// Close stops serving; answers that are under way are finished first, as long as ctx
// lasts.
func (s *Server) Close(ctx context.Context) error {
	err := s.server.Shutdown(ctx)
	if end := <-s.done; !errors.Is(end, http.ErrServerClosed) {
		err = errors.Join(err, end)
	}
	return err
}

func (s *Server) metrics(w http.ResponseWriter, _ *http.Request) {
	s.mu.Lock()
	text := s.text
	s.mu.Unlock()
	w.Header().Set("Content-Type", ContentType)
	_, _ = w.Write(text) // who has gone needs no answer
}

func (s *Server) health(w http.ResponseWriter, _ *http.Request) {
	s.mu.Lock()
	trouble := s.trouble
	s.mu.Unlock()
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	if trouble != nil {
		w.WriteHeader(http.StatusServiceUnavailable)
		_, _ = fmt.Fprintln(w, "the last round failed")
		return
	}
	_, _ = fmt.Fprintln(w, "ok")
}
