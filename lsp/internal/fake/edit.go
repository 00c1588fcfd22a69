package fake

import (
	"encoding/json"
	"os"
	"regexp"
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// A Position counts lines and columns from 0, columns in the encoding that was
// agreed upon.
type Position struct {
	Line      int `json:"line"`
	Character int `json:"character"`
}

// A Range is from Start up to End.
type Range struct {
	Start Position `json:"start"`
	End   Position `json:"end"`
}

// A Location is a range in a file.
type Location struct {
	URI   string `json:"uri"`
	Range Range  `json:"range"`
}

// A TextEdit replaces a range. Annotated edits and snippets have the further
// members.
type TextEdit struct {
	Range        Range  `json:"range"`
	NewText      string `json:"newText"`
	AnnotationID string `json:"annotationId"`
	Snippet      *struct {
		Kind  string `json:"kind"`
		Value string `json:"value"`
	} `json:"snippet"`
}

var (
	placeholder   = regexp.MustCompile(`\$\{\d+:((?:[^\\}]|\\.)*)\}`)
	snippetEscape = regexp.MustCompile(`\\([\\$}])`)
)

// text returns what is inserted, of a snippet with its placeholders as they are.
// As editors do, it indents the lines of a snippet like the line that they begin
// on.
func (t TextEdit) text(line string) string {
	if t.Snippet == nil {
		return t.NewText
	}
	text := snippetEscape.ReplaceAllString(placeholder.ReplaceAllString(t.Snippet.Value, "$1"), "$1")
	indent := line[:len(line)-len(strings.TrimLeft(line, " \t"))]
	lines := strings.Split(text, "\n")
	for i := 1; i < len(lines); i++ {
		if lines[i] != "" {
			lines[i] = indent + lines[i]
		}
	}
	return strings.Join(lines, "\n")
}

// A WorkspaceEdit changes documents.
type WorkspaceEdit struct {
	Changes         map[string][]TextEdit `json:"changes"`
	DocumentChanges []struct {
		TextDocument struct {
			URI     string `json:"uri"`
			Version *int   `json:"version"`
		} `json:"textDocument"`
		Edits []TextEdit `json:"edits"`
	} `json:"documentChanges"`
	ChangeAnnotations map[string]struct {
		Label             string `json:"label"`
		NeedsConfirmation bool   `json:"needsConfirmation"`
	} `json:"changeAnnotations"`
}

// units returns the length of a text in the encoding that was agreed upon.
func (e *Editor) units(s string) int {
	switch e.Capabilities["positionEncoding"] {
	case "utf-8":
		return len(s)
	case "utf-32":
		return utf8.RuneCountInString(s)
	}
	return len(utf16.Encode([]rune(s)))
}

// position returns the position of a byte offset.
func (e *Editor) position(text string, offset int) Position {
	before := text[:offset]
	line := strings.Count(before, "\n")
	return Position{line, e.units(before[strings.LastIndexByte(before, '\n')+1:])}
}

// Position returns the position of a byte offset in a document.
func (e *Editor) Position(rel string, offset int) Position {
	return e.position(e.Text(rel), offset)
}

// Offset returns the byte offset of a position.
func (e *Editor) Offset(text string, p Position) int {
	start := 0
	for range p.Line {
		i := strings.IndexByte(text[start:], '\n')
		if i < 0 {
			return len(text)
		}
		start += i + 1
	}
	for i := range text[start:] {
		if e.units(text[start:start+i]) >= p.Character || text[start+i] == '\n' {
			return start + i
		}
	}
	return len(text)
}

// At returns the text in a range.
func (e *Editor) At(rel string, r Range) string {
	text := e.Text(rel)
	start, end := e.Offset(text, r.Start), e.Offset(text, r.End)
	return text[start:max(start, end)]
}

// Apply applies an edit: to documents that are shown as a change, to others on
// disk.
func (e *Editor) Apply(edit WorkspaceEdit) {
	for uri, edits := range edit.Changes {
		e.apply(e.rel(uri), edits)
	}
	for _, c := range edit.DocumentChanges {
		rel := e.rel(c.TextDocument.URI)
		e.mu.Lock()
		d := e.documents[rel]
		e.mu.Unlock()
		if d != nil && c.TextDocument.Version != nil && *c.TextDocument.Version != d.version {
			e.t.Errorf("an edit of %s is for version %d, it has %d", rel, *c.TextDocument.Version, d.version)
			continue
		}
		e.apply(rel, c.Edits)
	}
}

func (e *Editor) apply(rel string, edits []TextEdit) {
	text := e.Text(rel)
	slices.SortFunc(edits, func(a, b TextEdit) int { return e.Offset(text, b.Range.Start) - e.Offset(text, a.Range.Start) })
	for _, ed := range edits { // from the end, so that places stay true
		start := e.Offset(text, ed.Range.Start)
		line := text[strings.LastIndexByte(text[:start], '\n')+1 : start]
		text = text[:start] + ed.text(line) + text[e.Offset(text, ed.Range.End):]
	}
	if slices.Contains(e.Documents(), rel) {
		e.Replace(rel, text)
	} else if err := os.WriteFile(e.Path(rel), []byte(text), 0o644); err != nil {
		e.t.Error(err)
	}
}

// Decode reads JSON.
func Decode[T any](raw json.RawMessage) (v T, err error) {
	err = json.Unmarshal(raw, &v)
	return v, err
}
