package fake

import (
	"encoding/json"
	"slices"
	"strings"
)

// A Diagnostic is a diagnostic of the protocol, with its fields as they came.
type Diagnostic struct {
	Range              Range           `json:"range"`
	Severity           int             `json:"severity"`
	Tags               []int           `json:"tags,omitempty"`
	Code               any             `json:"code,omitempty"`
	CodeDescription    json.RawMessage `json:"codeDescription,omitempty"`
	Source             string          `json:"source"`
	Message            string          `json:"message"`
	RelatedInformation []struct {
		Location Location `json:"location"`
		Message  string   `json:"message"`
	} `json:"relatedInformation,omitempty"`
	Data json.RawMessage `json:"data,omitempty"`
}

// Published is what the server last said of a file.
type Published struct {
	URI         string       `json:"uri"`
	Version     *int         `json:"version"`
	Diagnostics []Diagnostic `json:"diagnostics"`
}

// Notices returns the messages of a method that the server sent.
func (e *Editor) Notices(method string) []json.RawMessage {
	e.mu.Lock()
	defer e.mu.Unlock()
	var out []json.RawMessage
	for _, m := range e.notices {
		if m.Method == method {
			out = append(out, m.Params)
		}
	}
	return out
}

// AwaitNotice waits until the server has sent n messages of a method.
func (e *Editor) AwaitNotice(method string, n int) {
	e.t.Helper()
	e.Wait(method, func() bool {
		count := 0
		for _, m := range e.notices {
			if m.Method == method {
				count++
			}
		}
		return count >= n
	})
}

// AwaitTrace waits until the server has traced that a message is done, and forgets
// that. It fails where the message was not understood.
func (e *Editor) AwaitTrace(method string) {
	e.t.Helper()
	e.Wait("the trace of "+method, func() bool {
		for i, m := range e.notices {
			var p struct{ Message string }
			if m.Method != "$/logTrace" || json.Unmarshal(m.Params, &p) != nil || !strings.HasPrefix(p.Message, method+" ") {
				continue
			}
			if p.Message != method+" is done" {
				e.t.Error(p.Message)
			}
			e.notices = slices.Delete(e.notices, i, i+1)
			return true
		}
		return false
	})
}

// Published returns what was last said of each file, by path relative to the
// root; empty lists are left out.
func (e *Editor) Published() map[string][]Diagnostic {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.everything()
}

func (e *Editor) everything() map[string][]Diagnostic {
	out := map[string][]Diagnostic{}
	for uri, p := range e.published {
		if len(p.Diagnostics) > 0 {
			out[e.rel(uri)] = p.Diagnostics
		}
	}
	return out
}

// AwaitEverything waits until what [Editor.Published] returns satisfies ok.
func (e *Editor) AwaitEverything(what string, ok func(map[string][]Diagnostic) bool) {
	e.t.Helper()
	e.Wait(what, func() bool { return ok(e.everything()) })
}

// Pushes returns how often something was published.
func (e *Editor) Pushes() int {
	e.mu.Lock()
	defer e.mu.Unlock()
	return len(e.history)
}

// PublishedAt returns what was last said of a URI, within a [Editor.Wait].
func (e *Editor) PublishedAt(uri string) []Diagnostic { return e.published[uri].Diagnostics }

// History returns everything that was published for a file.
func (e *Editor) History(rel string) []Published {
	e.mu.Lock()
	defer e.mu.Unlock()
	uri := URI(e.Path(rel))
	return slices.DeleteFunc(slices.Clone(e.history), func(p Published) bool { return p.URI != uri })
}

// AwaitDiagnostics waits for diagnostics of the version of a document that is
// shown, and returns them.
func (e *Editor) AwaitDiagnostics(rel string) []Diagnostic {
	e.t.Helper()
	uri := URI(e.Path(rel))
	var list []Diagnostic
	e.Wait("diagnostics of "+rel, func() bool {
		p, ok := e.published[uri]
		d := e.documents[rel]
		list = p.Diagnostics
		return ok && (d == nil || p.Version != nil && *p.Version == d.version)
	})
	return list
}

// AwaitPublished waits until what was published for a file satisfies ok.
func (e *Editor) AwaitPublished(rel string, ok func([]Diagnostic) bool) {
	e.t.Helper()
	uri := URI(e.Path(rel))
	e.Wait("other diagnostics of "+rel, func() bool { return ok(e.published[uri].Diagnostics) })
}

// Requests returns the methods that the server has asked for, each once.
func (e *Editor) Requests() []string {
	e.mu.Lock()
	defer e.mu.Unlock()
	var out []string
	for _, m := range e.notices {
		if m.ID != nil && !slices.Contains(out, m.Method) {
			out = append(out, m.Method)
		}
	}
	return out
}
