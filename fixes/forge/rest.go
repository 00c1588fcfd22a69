package forge

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
)

// rest speaks JSON with a host.
type rest struct{ transport *transport }

// do sends in, if there is any, and reads the answer into out.
func (r rest) do(ctx context.Context, method, url string, in, out any) error {
	var body io.Reader
	if in != nil {
		text, err := json.Marshal(in)
		if err != nil {
			return err
		}
		body = bytes.NewReader(text)
	}
	request, err := http.NewRequestWithContext(ctx, method, url, body)
	if err != nil {
		return err
	}
	request.Header.Set("Accept", "application/json")
	if in != nil {
		request.Header.Set("Content-Type", "application/json")
	}
	response, err := r.transport.client().Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body) // the transport has limited it
	if err != nil {
		return err
	}
	if r.transport.refusal != nil {
		return r.transport.refusal
	}
	if err := json.Unmarshal(text, out); err != nil {
		return fmt.Errorf("%s %s: %w", method, request.URL.Path, err)
	}
	return nil
}

const maxReason = 500

// reason returns what the body of an error says. The hosts agree on JSON, and not
// on more: {"message": "..."}, {"message": {"field": ["..."]}}, {"error": "..."},
// {"error": {"message": "...", "detail": "..."}}, {"errors": [{"message": "..."}]}.
func reason(text []byte) string {
	var body any
	if json.Unmarshal(text, &body) != nil {
		return ""
	}
	parts := said(body, false)
	if len(parts) == 0 {
		return ""
	}
	return ": " + clip(plain(strings.Join(parts, ": ")), maxReason)
}

// said returns the strings in a body that are meant for people: those below keys
// that say so.
func said(v any, within bool) []string {
	var out []string
	switch v := v.(type) {
	case string:
		if within && v != "" {
			out = append(out, v)
		}
	case []any:
		for _, e := range v {
			out = append(out, said(e, within)...)
		}
	case map[string]any:
		for _, key := range []string{"message", "error", "error_description", "errors", "detail"} {
			out = append(out, said(v[key], true)...)
		}
		if within && len(out) == 0 { // {"title": ["is too long"]}
			for _, e := range v {
				if list, ok := e.([]any); ok {
					out = append(out, said(list, true)...)
				}
			}
			slices.Sort(out)
		}
	}
	return out
}
