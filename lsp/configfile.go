package lsp

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"go.lsp.dev/protocol"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
	"github.com/parapet-iac/parapet/analysis/threat"
	"github.com/parapet-iac/parapet/analysis/workspace"
	"github.com/parapet-iac/parapet/analysis/workspace/config"
)

// configPath returns the folder's parapet.yaml, "" if there is none. One that the
// editor shows counts although it may not be on disk.
func (f *folder) configPath(a *analysed, st *state) string {
	for p := range st.documents {
		if _, ok := f.relative(p); ok && isConfig(p) {
			return p
		}
	}
	return a.setup.Config
}

// publishConfig tells the client what is wrong with the folder's parapet.yaml, and
// no more of one that is gone.
func (f *folder) publishConfig(a *analysed) {
	s := f.s
	st := s.state.Load()
	path := f.configPath(a, st)
	if f.config != "" && f.config != path {
		f.tellConfig(f.config, nil, []protocol.Diagnostic{})
	}
	if f.config = path; path != "" {
		f.tellConfig(path, st.documents[path], s.configDiagnostics(a, st, path))
	}
}

func (f *folder) tellConfig(path string, d *document, list []protocol.Diagnostic) {
	rel, err := filepath.Rel(f.root, path) // it may be one above the folder
	if err != nil {
		return
	}
	rel = filepath.ToSlash(rel)
	body, _ := f.s.notification(nil, path, d, appending(list))
	sum := hashed(body)
	before, told := f.told[rel]
	if before.sum == sum || !told && len(list) == 0 && d == nil {
		return
	}
	if f.told[rel] = (telling{sum: sum}); len(list) == 0 && d == nil {
		delete(f.told, rel)
	}
	f.s.notify(body)
}

// configDiagnostics returns what is wrong with a parapet.yaml, as the editor
// shows it or else as it is on disk.
func (s *server) configDiagnostics(a *analysed, st *state, path string) []protocol.Diagnostic {
	list := []protocol.Diagnostic{}
	var text *source.Text
	if d := st.documents[path]; d != nil {
		text = d.text
	} else if content, err := readConfig(path); err == nil && len(content) <= config.MaxSize {
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
	if wrong := a.setup.Wrong; wrong != nil && !errors.As(wrong, new(*config.Error)) && path == a.setup.Config {
		add(0, 0, protocol.DiagnosticSeverityError, wrong.Error()+"\nThe folder is analysed without this configuration.")
	}
	for _, n := range slices.Concat(a.setup.Check(parsed), idleNotes(parsed, a.Snapshot())) { // what it says in vain
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

// idleNotes returns notes on what a configuration says of resources that there are none of.
func idleNotes(c *config.Config, snap *workspace.Snapshot) []Note {
	addresses := snap.Addresses()
	if len(addresses) == 0 {
		return nil // nothing is analysed yet
	}
	note := func(line, column int, pattern string) []Note {
		if slices.ContainsFunc(addresses, func(a model.Address) bool { return a.Match(pattern) }) {
			return nil
		}
		return []Note{{Line: line, Column: column, About: pattern, Message: "no resource is named " + pattern}}
	}
	var out []Note
	for _, j := range c.Jewels {
		out = append(out, note(j.Line, j.Column, j.Resource)...)
	}
	for _, pattern := range c.EntryPoints {
		out = append(out, note(0, 0, pattern)...)
	}
	for _, e := range c.Edges {
		if _, outside := threat.ParseEntry(e.From); !outside {
			out = append(out, note(e.Line, e.Column, e.From)...)
		}
		out = append(out, note(e.Line, e.Column, e.To)...)
	}
	return out
}

// readConfig reads a configuration, but nothing that a link of its name leads to.
func readConfig(path string) ([]byte, error) {
	dir, err := os.OpenRoot(filepath.Dir(path))
	if err != nil {
		return nil, err
	}
	defer dir.Close()
	if info, err := dir.Lstat(filepath.Base(path)); err != nil || !info.Mode().IsRegular() {
		return nil, errors.Join(err, os.ErrInvalid)
	}
	return dir.ReadFile(filepath.Base(path))
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
