package forge

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
)

const (
	attempts     = 4
	requestTime  = 30 * time.Second // for one attempt
	longestWait  = 2 * time.Minute  // before one more; whoever asks for more is told to the user
	maxResponse  = 16 << 20
	maxRequest   = 4 << 20
	maxRedirects = 5
)

// A transport makes the requests of one Open: with its token, to one server, and
// again where that makes sense.
type transport struct {
	next  http.RoundTripper
	cred  *credential
	api   *url.URL
	agent string
	sleep func(context.Context, time.Duration) error
	now   func() time.Time

	status  int   // of the last answer
	refusal error // what it says, nil where it grants what was asked for
}

// client returns the client for a host's API.
func (t *transport) client() *http.Client {
	return &http.Client{Transport: t, CheckRedirect: func(r *http.Request, via []*http.Request) error {
		// A repository that was renamed is found where it went, on the same server.
		if len(via) >= maxRedirects {
			return errors.New("too many redirects")
		}
		return nil
	}}
}

// RoundTrip sends a request. It is repeated after a failure that is likely to
// pass: one that says how long to wait (Retry-After, or the rate limit's end), and
// for requests that change nothing also an unavailable server and a lost
// connection. What may have created something is not sent twice.
func (t *transport) RoundTrip(r *http.Request) (*http.Response, error) {
	t.refusal = nil
	if r.URL.Scheme != t.api.Scheme || r.URL.Host != t.api.Host {
		return nil, fmt.Errorf("%s leads to %s, which gets no token", t.api.Host, r.URL.Host)
	}
	body, err := readBody(r)
	if err != nil {
		return nil, err
	}
	for attempt := 1; ; attempt++ {
		response, err := t.once(r, body)
		t.status = 0
		if err == nil {
			t.status = response.StatusCode
		}
		wait, again := t.again(r, response, err, attempt)
		if !again {
			t.refusal = refusal(r, response)
			return response, err
		}
		if wait > longestWait {
			return nil, t.limited(response, wait)
		}
		if response != nil {
			response.Body.Close()
		}
		if err := t.sleep(r.Context(), wait); err != nil {
			return nil, err
		}
	}
}

// refusal returns what an answer says that does not grant what was asked for. 203 is
// Azure DevOps's answer to a token that it does not know.
func refusal(r *http.Request, response *http.Response) error {
	if response == nil || response.StatusCode == http.StatusOK || response.StatusCode == http.StatusCreated {
		return nil
	}
	text, err := io.ReadAll(response.Body) // it has been read and limited already
	if err != nil {
		return err
	}
	response.Body = io.NopCloser(bytes.NewReader(text))
	return fmt.Errorf("%s %s: %s%s", r.Method, r.URL.Path, response.Status, reason(text))
}

// refused returns what the host says to the last request if it has refused that, in
// the same form for all hosts, and otherwise the error of its client.
func (t *transport) refused(err error) error {
	if t.refusal != nil {
		return t.refusal
	}
	return err
}

func readBody(r *http.Request) ([]byte, error) {
	if r.Body == nil {
		return nil, nil
	}
	defer r.Body.Close()
	body, err := io.ReadAll(io.LimitReader(r.Body, maxRequest+1))
	if err == nil && len(body) > maxRequest {
		err = errors.New("the request is too large")
	}
	return body, err
}

// once sends a request and reads the whole answer.
func (t *transport) once(r *http.Request, body []byte) (*http.Response, error) {
	ctx, cancel := context.WithTimeout(r.Context(), requestTime)
	defer cancel()
	r = r.Clone(ctx)
	if body != nil {
		r.Body, r.ContentLength = io.NopCloser(bytes.NewReader(body)), int64(len(body))
	}
	r.Header.Set(t.cred.header, t.cred.value)
	r.Header.Set("User-Agent", t.agent)
	response, err := t.next.RoundTrip(r)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	text, err := io.ReadAll(io.LimitReader(response.Body, maxResponse+1))
	switch {
	case err != nil:
		return nil, err
	case len(text) > maxResponse:
		return nil, fmt.Errorf("%s answers with more than %d bytes", t.api.Host, maxResponse)
	}
	response.Body = io.NopCloser(bytes.NewReader(text))
	return response, nil
}

// again decides whether to repeat a request, and after which time.
func (t *transport) again(r *http.Request, response *http.Response, err error, attempt int) (time.Duration, bool) {
	if attempt >= attempts || r.Context().Err() != nil {
		return 0, false
	}
	backoff := time.Second << (attempt - 1)
	backoff += time.Duration(rand.Int64N(int64(backoff) / 2)) // so that pipelines do not come back in step
	safe := r.Method == http.MethodGet
	if err != nil {
		return backoff, safe
	}
	told, ok := t.told(response)
	switch response.StatusCode {
	case http.StatusTooManyRequests:
		return max(told, backoff), true
	case http.StatusForbidden:
		// GitHub's limits: docs.github.com, Rate limits for the REST API
		return max(told, backoff), ok
	case http.StatusServiceUnavailable:
		return max(told, backoff), safe || ok
	case http.StatusInternalServerError, http.StatusBadGateway, http.StatusGatewayTimeout:
		return backoff, safe
	}
	return 0, false
}

// told returns how long a server wants a client to wait: Retry-After (RFC 9110,
// 10.2.3), or the end of a rate limit that is used up. GitHub, Bitbucket and
// Azure DevOps call it X-RateLimit-Reset, GitLab RateLimit-Reset, all in seconds
// since 1970.
func (t *transport) told(response *http.Response) (time.Duration, bool) {
	h := response.Header
	if after := h.Get("Retry-After"); after != "" {
		if seconds, err := strconv.Atoi(after); err == nil && seconds >= 0 {
			return time.Duration(seconds) * time.Second, true
		}
		if at, err := http.ParseTime(after); err == nil {
			return max(at.Sub(t.now()), 0), true
		}
	}
	for _, prefix := range []string{"X-RateLimit-", "RateLimit-"} {
		at, err := strconv.ParseInt(h.Get(prefix+"Reset"), 10, 64)
		if err == nil && h.Get(prefix+"Remaining") == "0" {
			return max(time.Unix(at, 0).Sub(t.now()), 0), true
		}
	}
	return 0, false
}

func (t *transport) limited(response *http.Response, wait time.Duration) error {
	return withHints(fmt.Errorf("%s limits requests (%s)", t.api.Host, response.Status), "try again in "+wait.Round(time.Second).String())
}

// sleep waits, unless the context ends first.
func sleep(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-timer.C:
		return nil
	}
}

// explain adds to a failure of the API what the token needs, where it seems to
// lack it. Hosts answer 404 for what a token may not see, and Azure DevOps 203
// with a page to sign in.
func (t *transport) explain(doing string, err error) error {
	if err == nil {
		return nil
	}
	err = fmt.Errorf("%s on %s: %w", doing, t.api.Host, err)
	switch t.status {
	case http.StatusUnauthorized, http.StatusForbidden, http.StatusNotFound, http.StatusNonAuthoritativeInfo:
		var h interface{ Hints() []string }
		if !errors.As(err, &h) {
			return withHints(err, "the token in "+t.cred.variable+" needs "+t.cred.description)
		}
	}
	return err
}

// close lets go of connections that are kept open.
func (t *transport) close() {
	if c, ok := t.next.(interface{ CloseIdleConnections() }); ok {
		c.CloseIdleConnections()
	}
}

// joined returns a URL below another one. Parts are escaped.
func joined(base *url.URL, parts ...string) string {
	escaped := make([]string, len(parts))
	for i, p := range parts {
		escaped[i] = url.PathEscape(p)
	}
	return strings.TrimRight(base.String(), "/") + "/" + strings.Join(escaped, "/")
}
