package lsp

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"go.lsp.dev/protocol"

	"github.com/parapet-iac/parapet/analysis/source"
	"github.com/parapet-iac/parapet/analysis/workspace/config"
)

// publishConfig tells the client what is wrong with the folder's parapet.yaml.
func (f *folder) publishConfig(a *analysed) {
	s := f.s
	path := a.setup.Config
	st := s.state.Load()
	for p := range st.documents {
		if _, ok := f.relative(p); ok && filepath.Base(p) == config.Name {
			path = p
		}
	}
	if path == "" || s.can.pull {
		return
	}
	d := st.documents[path]
	list := s.configDiagnostics(a, st, path)
	rel, ok := f.relative(path)
	if !ok {
		rel = path // one above the folder
	}
	body, key := s.message(path, d, list)
	if d != nil {
		key += " " + strconv.Itoa(int(d.version))
	}
	if before, ok := f.told[rel]; before.sum == key || !ok && len(list) == 0 && d == nil {
		return
	}
	f.told[rel] = telling{sum: key}
	s.send(body)
}

// configDiagnostics returns what is wrong with a parapet.yaml, as the editor
// shows it or else as it is on disk.
func (s *server) configDiagnostics(a *analysed, st *state, path string) []protocol.Diagnostic {
	list := []protocol.Diagnostic{}
	var text *source.Text
	if d := st.documents[path]; d != nil {
		text = d.text
	} else if content, err := os.ReadFile(path); err == nil && len(content) <= config.MaxSize {
		text = source.NewText(content)
	} else {
		return list
	}
	add := func(start, end int, sev protocol.DiagnosticSeverity, message string) {
		list = append(list, protocol.Diagnostic{
			Range: s.encoding.rangeOf(text, start, end), Severity: sev,
			Source: protocol.NewOptional(sourceName), Message: protocol.String(message),
		})
	}
	parsed, err := config.Parse(path, text.Bytes())
	var wrong *config.Error
	switch {
	case errors.As(err, &wrong):
		start, end := place(text, wrong.Line, wrong.Column)
		message := wrong.Message
		if wrong.Hint != "" {
			message += "\n" + wrong.Hint
		}
		add(start, end, protocol.DiagnosticSeverityError, message)
		return list
	case err != nil || a == nil:
		return list
	}
	for _, n := range a.setup.Check(parsed) { // what it says in vain
		start, end := place(text, n.Line, n.Column)
		if n.Line == 0 && n.About != "" {
			if i := bytes.Index(text.Bytes(), []byte(n.About)); i >= 0 {
				start, end = i, i+len(n.About)
			}
		}
		message := n.Message
		if n.Detail != "" {
			message += "\n" + n.Detail
		}
		add(start, end, protocol.DiagnosticSeverityWarning, message)
		list[len(list)-1].Tags = s.tags(protocol.DiagnosticTagUnnecessary)
	}
	return list
}

// place returns the bytes from a place to the end of its line.
func place(t *source.Text, line, column int) (start, end int) {
	if line < 1 {
		return 0, len(strings.TrimRight(string(t.Line(1)), " "))
	}
	start = t.LineStart(line)
	end = start + len(t.Line(line))
	return min(start+max(column-1, 0), end), end
}
