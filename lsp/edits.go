package lsp

import (
	"bytes"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"github.com/parapet-iac/parapet/analysis/workspace"
	"github.com/parapet-iac/parapet/fixes"
	"github.com/parapet-iac/parapet/fixes/edit"
)

// elsewhere marks edits of other files than the one that the user looks at, which
// are to be confirmed.
const elsewhere protocol.ChangeAnnotationIdentifier = "elsewhere"

// workspaceEdit returns changes of files, made for the texts of a snapshot, as an
// edit of the versions that the editor shows, where the client can tell versions
// apart. Parts that are asked for are placeholders where it knows those. It
// returns [protocol.ErrContentModified] where the editor shows something else.
func (s *server) workspaceEdit(v *view, snap *workspace.Snapshot, title string, changes ...fixes.Change) (*protocol.WorkspaceEdit, error) {
	out := &protocol.WorkspaceEdit{}
	for _, c := range changes {
		doc := s.state.Load().documents[filepath.Join(snap.Root(), filepath.FromSlash(c.Path))]
		if doc != nil && string(doc.text.Bytes()) != string(c.Text.Bytes()) {
			return nil, protocol.ErrContentModified
		}
		at := s.uriIn(snap, c.Path)
		if !s.can.documentChanges {
			if out.Changes == nil {
				out.Changes = map[uri.URI][]protocol.TextEdit{}
			}
			for _, e := range c.Edits {
				out.Changes[at] = append(out.Changes[at], s.textEdit(c, e))
			}
			continue
		}
		change := &protocol.TextDocumentEdit{}
		change.TextDocument.URI = at
		if doc != nil {
			change.TextDocument.Version = ptr(doc.version)
		}
		var note protocol.ChangeAnnotationIdentifier
		if c.Path != v.rel && s.can.annotations {
			note = elsewhere
			out.ChangeAnnotations = map[protocol.ChangeAnnotationIdentifier]protocol.ChangeAnnotation{
				elsewhere: {Label: title, NeedsConfirmation: ptr(true), Description: ptr("in another file")},
			}
		}
		for _, e := range c.Edits {
			change.Edits = append(change.Edits, s.element(c, e, note))
		}
		out.DocumentChanges = append(out.DocumentChanges, change)
	}
	return out, nil
}

func (s *server) textEdit(c fixes.Change, e edit.Edit) protocol.TextEdit {
	return protocol.TextEdit{Range: s.encoding.rangeOf(c.Text, e.Start, e.End), NewText: e.New}
}

// element returns an edit in the richest form that the client understands.
func (s *server) element(c fixes.Change, e edit.Edit, note protocol.ChangeAnnotationIdentifier) protocol.TextDocumentEditElement {
	plain := s.textEdit(c, e)
	if len(e.Asks) > 0 && s.can.snippets {
		if text, ok := snippet(e, indentation(c.Text.Bytes(), e.Start)); ok {
			return &protocol.SnippetTextEdit{
				Range: plain.Range, Snippet: protocol.StringValue{Kind: "snippet", Value: text}, AnnotationID: note,
			}
		}
	}
	if note != "" {
		return &protocol.AnnotatedTextEdit{TextEdit: plain, AnnotationID: note}
	}
	return &plain
}

// indentation returns the space at the start of the line at an offset.
func indentation(text []byte, at int) string {
	line := text[bytes.LastIndexByte(text[:at], '\n')+1 : at]
	return string(line[:len(line)-len(bytes.TrimLeft(line, " \t"))])
}

// snippetEscapes are the characters that have a meaning in snippets, in text and in
// placeholders alike; see
// https://microsoft.github.io/language-server-protocol/specifications/lsp/3.18/specification/#snippet_syntax.
var snippetEscapes = strings.NewReplacer(`\`, `\\`, `$`, `\$`, `}`, `\}`)

// snippet returns the new text of an edit with placeholders for what is asked for.
// Editors indent the lines of a snippet as the line is that it begins on, so that
// this indentation is taken off; ok is false where a line has less.
func snippet(e edit.Edit, indent string) (text string, ok bool) {
	var b strings.Builder
	at := 0
	for i, a := range slices.SortedFunc(slices.Values(e.Asks), func(a, b edit.Ask) int { return a.Start - b.Start }) {
		b.WriteString(snippetEscapes.Replace(e.New[at:a.Start]))
		b.WriteString("${" + strconv.Itoa(i+1) + ":" + snippetEscapes.Replace(e.New[a.Start:a.End]) + "}")
		at = a.End
	}
	b.WriteString(snippetEscapes.Replace(e.New[at:]))
	lines := strings.Split(b.String(), "\n")
	for i := 1; i < len(lines); i++ {
		rest, has := strings.CutPrefix(lines[i], indent)
		if !has && strings.TrimSpace(lines[i]) != "" {
			return "", false
		}
		lines[i] = rest
	}
	return strings.Join(lines, "\n"), true
}
