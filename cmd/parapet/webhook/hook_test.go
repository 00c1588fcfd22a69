package webhook

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

func TestAddresses(t *testing.T) {
	for address, ok := range map[string]bool{
		"https://hooks.example.com/services/T/B/x": true, "http://127.0.0.1:1/x": true, "http://localhost/x": true, "http://[::1]:1/": true,
		"http://example.com/x": false, "http://127.0.0.1.example.com/": false, "ftp://example.com": false, "https://": false, "": false,
		"https://user:planted-secret@example.com": false, "/x": false, "https://exa mple.com/planted-secret": false,
	} {
		_, err := New(address, "", "parapet")
		if ok != (err == nil) || err != nil && !errors.Is(err, ErrAddress) {
			t.Errorf("%q: %v", address, err)
		}
		if err != nil && strings.Contains(err.Error(), "planted") {
			t.Errorf("%q is repeated: %v", address, err)
		}
	}
}

// A receiver answers what it is told to, one answer after the other.
type receiver struct {
	*httptest.Server
	mu      sync.Mutex // guards what follows
	answers []func(http.ResponseWriter)
	bodies  []string
	headers []http.Header
}

func receive(t *testing.T, answers ...func(http.ResponseWriter)) *receiver {
	r := &receiver{answers: answers}
	r.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		body, _ := io.ReadAll(req.Body)
		r.mu.Lock()
		r.bodies, r.headers = append(r.bodies, string(body)), append(r.headers, req.Header)
		n := min(len(r.bodies), len(r.answers)) - 1
		r.mu.Unlock()
		r.answers[n](w)
	}))
	t.Cleanup(r.Close)
	return r
}

// got returns what has arrived.
func (r *receiver) got() (bodies []string, headers []http.Header) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return slices.Clone(r.bodies), slices.Clone(r.headers)
}

func status(code int, headers ...string) func(http.ResponseWriter) {
	return func(w http.ResponseWriter) {
		for i := 0; i < len(headers); i += 2 {
			w.Header().Set(headers[i], headers[i+1])
		}
		w.WriteHeader(code)
	}
}

// hook returns a hook that does not wait, and notes how long it would have.
func hook(t *testing.T, address, secret string) (*Hook, *[]time.Duration) {
	h, err := New(address, secret, "parapet/1")
	if err != nil {
		t.Fatal(err)
	}
	waits := &[]time.Duration{}
	h.pause = func(ctx context.Context, d time.Duration) error {
		*waits = append(*waits, d)
		return ctx.Err()
	}
	return h, waits
}

func TestANotificationIsSigned(t *testing.T) {
	r := receive(t, status(204))
	h, _ := hook(t, r.URL+"/path", "It's a Secret to Everybody")
	if err := h.Send(t.Context(), []byte("Hello, World!")); err != nil {
		t.Fatal(err)
	}
	// The example of GitHub's documentation.
	const want = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17"
	bodies, headers := r.got()
	if got := headers[0]; got.Get(SignatureHeader) != want || got.Get("Content-Type") != "application/json" || got.Get("User-Agent") != "parapet/1" || bodies[0] != "Hello, World!" {
		t.Errorf("%v %q", got, bodies)
	}
	plain := receive(t, status(200))
	h, _ = hook(t, plain.URL, "")
	err := h.Send(t.Context(), nil)
	if _, headers = plain.got(); err != nil || headers[0].Get(SignatureHeader) != "" {
		t.Errorf("without a secret: %v %v", err, headers)
	}
}

func TestItIsTriedAgain(t *testing.T) {
	r := receive(t, status(503), status(429, "Retry-After", "7"), status(429, "Retry-After", "86400"), status(500), status(200))
	h, waits := hook(t, r.URL, "s")
	if err := h.Send(t.Context(), []byte("x")); err != nil {
		t.Fatal(err)
	}
	bodies, headers := r.got()
	if len(bodies) != attempts || len(*waits) != attempts-1 {
		t.Fatalf("%d attempts, %v", len(bodies), *waits)
	}
	id := headers[0].Get(DeliveryHeader)
	for _, got := range headers {
		if got.Get(DeliveryHeader) != id || len(id) != 32 {
			t.Errorf("an attempt is called %q, the first %q", got.Get(DeliveryHeader), id)
		}
	}
	for i, want := range [][2]time.Duration{{firstPause / 2, 3 * firstPause / 2}, {7 * time.Second, 7 * time.Second}, {maxPause, maxPause}, {4 * firstPause, 12 * firstPause}} {
		if w := (*waits)[i]; w < want[0] || w > want[1] {
			t.Errorf("pause %d is %s, want %s", i, w, want)
		}
	}
}

func TestItIsGivenUp(t *testing.T) {
	elsewhere := receive(t, status(200))
	for name, c := range map[string]struct {
		answer   func(http.ResponseWriter)
		attempts int
		says     string
	}{
		"always out of order": {status(502), attempts, "502"},
		"not wanted":          {status(403), 1, "403"},
		"elsewhere":           {status(307, "Location", elsewhere.URL+"/planted-secret"), 1, "redirections"},
		"moved":               {status(301, "Location", "/x"), 1, "redirections"},
		"broken off":          {func(http.ResponseWriter) { panic(http.ErrAbortHandler) }, attempts, "EOF"},
	} {
		t.Run(name, func(t *testing.T) {
			r := receive(t, c.answer)
			h, _ := hook(t, r.URL+"/planted-secret", "s")
			err := h.Send(t.Context(), []byte("x"))
			if err == nil || !strings.Contains(err.Error(), c.says) || strings.Contains(err.Error(), "planted") {
				t.Errorf("%v", err)
			}
			if bodies, _ := r.got(); len(bodies) != c.attempts {
				t.Errorf("%d attempts, want %d", len(bodies), c.attempts)
			}
		})
	}
	if bodies, _ := elsewhere.got(); len(bodies) > 0 {
		t.Error("a redirection is followed")
	}
}

func TestAnInterruptionEndsIt(t *testing.T) {
	r := receive(t, status(503))
	h, _ := hook(t, r.URL, "")
	ctx, cancel := context.WithCancel(t.Context())
	h.pause = func(ctx context.Context, d time.Duration) error {
		cancel()
		return sleep(ctx, d)
	}
	err := h.Send(ctx, []byte("x"))
	if bodies, _ := r.got(); err == nil || len(bodies) != 1 {
		t.Errorf("%v after %d attempts", err, len(bodies))
	}
}
