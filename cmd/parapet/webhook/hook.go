package webhook

import (
	"bytes"
	"context"
	"crypto/hmac"
	cryptorand "crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/netip"
	"net/url"
	"strconv"
	"time"
)

// Headers of a notification. The signature is "sha256=" and the HMAC of the body in
// hexadecimal digits, as GitHub signs its webhooks:
// https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries.
const (
	SignatureHeader = "X-Parapet-Signature-256"
	DeliveryHeader  = "X-Parapet-Delivery" // the same for each attempt
)

// Bounds of sending.
const (
	attempts   = 5
	firstPause = time.Second
	maxPause   = 30 * time.Second
	timeout    = 15 * time.Second // of an attempt
	maxAnswer  = 64 << 10         // bytes of an answer that are read, so that the connection can be used again
)

// ErrAddress is wrapped by errors about addresses that nothing is sent to.
var ErrAddress = errors.New("not an address for notifications")

// A Hook is where notifications go.
type Hook struct {
	address *url.URL
	secret  []byte
	agent   string
	client  http.Client
	// pause waits before another attempt; the error is that of ctx.
	pause func(ctx context.Context, d time.Duration) error
}

// New returns a hook for an address. It is https; plain http is for this machine
// alone. Secret signs, and may be empty. Agent names the program. The error wraps
// [ErrAddress], and does not repeat the address: it may hold a secret.
func New(address, secret, agent string) (*Hook, error) {
	u, err := url.Parse(address)
	switch {
	case err != nil || u.Host == "":
		return nil, fmt.Errorf("%w: it is no URL", ErrAddress)
	case u.User != nil:
		return nil, fmt.Errorf("%w: it holds a password", ErrAddress)
	case u.Scheme != "https" && (u.Scheme != "http" || !loopback(u.Hostname())):
		return nil, fmt.Errorf("%w: https is wanted, or http to this machine", ErrAddress)
	}
	h := &Hook{address: u, secret: []byte(secret), agent: agent, pause: sleep}
	h.client = http.Client{Timeout: timeout, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	return h, nil
}

func loopback(host string) bool {
	a, err := netip.ParseAddr(host)
	return host == "localhost" || err == nil && a.Unmap().IsLoopback()
}

func sleep(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// Host is where notifications go, without what may be secret of the address.
func (h *Hook) Host() string { return h.address.Host }

// Send posts a JSON body. The error says what the last attempt came to.
func (h *Hook) Send(ctx context.Context, body []byte) error {
	id := make([]byte, 16)
	_, _ = cryptorand.Read(id) // never fails
	wait := firstPause
	for n := 1; ; n++ {
		after, err := h.post(ctx, body, hex.EncodeToString(id))
		var final permanent
		if err == nil || n == attempts || errors.As(err, &final) || ctx.Err() != nil {
			return err
		}
		if h.pause(ctx, max(after, jittered(wait))) != nil {
			return err
		}
		wait = min(2*wait, maxPause)
	}
}

// A permanent error is not worth another attempt.
type permanent struct{ error }

// post makes an attempt. Where the receiver says when it may be tried again, after is
// how long that is, within bounds.
func (h *Hook) post(ctx context.Context, body []byte, id string) (after time.Duration, err error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, h.address.String(), bytes.NewReader(body))
	if err != nil {
		return 0, permanent{h.plain(err)}
	}
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("User-Agent", h.agent)
	req.Header.Set(DeliveryHeader, id)
	if len(h.secret) > 0 {
		req.Header.Set(SignatureHeader, Sign(h.secret, body))
	}
	res, err := h.client.Do(req)
	if err != nil {
		return 0, h.plain(err)
	}
	defer res.Body.Close()
	_, _ = io.CopyN(io.Discard, res.Body, maxAnswer)
	code := res.StatusCode
	switch {
	case code >= 200 && code < 300:
		return 0, nil
	case code == http.StatusTooManyRequests, code == http.StatusRequestTimeout, code >= 500:
		if s, err := strconv.Atoi(res.Header.Get("Retry-After")); err == nil && s > 0 {
			after = min(time.Duration(s)*time.Second, maxPause)
		}
		return after, h.answered(code)
	}
	return 0, permanent{h.answered(code)}
}

func (h *Hook) answered(code int) error {
	if code >= 300 && code < 400 {
		return fmt.Errorf("%s answered %d, and redirections are not followed", h.Host(), code)
	}
	return fmt.Errorf("%s answered %d %s", h.Host(), code, http.StatusText(code))
}

// plain takes the address off an error of the client.
func (h *Hook) plain(err error) error {
	var u *url.Error
	if errors.As(err, &u) {
		err = u.Err
	}
	return fmt.Errorf("%s: %w", h.Host(), err)
}

// Sign returns the value of the signature's header.
func Sign(secret, body []byte) string {
	mac := hmac.New(sha256.New, secret)
	mac.Write(body)
	return "sha256=" + hex.EncodeToString(mac.Sum(nil))
}

// jittered returns half a time and up to as much again, so that many senders do not
// come at once.
func jittered(d time.Duration) time.Duration { return d/2 + rand.N(d) }
