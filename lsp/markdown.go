package lsp

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"go.lsp.dev/protocol"

	"github.com/parapet-iac/parapet/analysis/policy"
)

// markup takes what hovers say in Markdown, and shows it as plain text to clients
// that do not read Markdown. What comes from a workspace is escaped: it may try
// to be a link or an image.
func (s *server) markup(text string) *protocol.MarkupContent {
	if s.can.markdown {
		return &protocol.MarkupContent{Kind: protocol.MarkupKindMarkdown, Value: text}
	}
	return &protocol.MarkupContent{Kind: protocol.MarkupKindPlainText, Value: plain.Replace(text)}
}

var plain = strings.NewReplacer("**", "", "`", "", "\\", "", "\n\n---\n\n", "\n\n", "[Documentation](<", "Documentation: ", ">)", "")

// special are the characters that mean something in Markdown or HTML.
const special = "\\`*_{}[]()#+-.!|<>&~"

// escaped returns text that reads as it is.
func escaped(text string) string {
	var b strings.Builder
	for _, r := range text {
		switch {
		case r == '\n' || r == '\r' || r == '\t':
			r = ' '
		case r < ' ' || r == 0x7f:
			continue
		case r < 0x80 && strings.ContainsRune(special, r):
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// code returns text as a code span, whatever backticks it has.
func code(text string) string {
	text = strings.Map(func(r rune) rune {
		if r < ' ' {
			return ' '
		}
		return r
	}, text)
	fence := "`"
	for strings.Contains(text, fence) {
		fence += "`"
	}
	if strings.HasPrefix(text, "`") || strings.HasSuffix(text, "`") {
		text = " " + text + " "
	}
	return fence + text + fence
}

// describe explains a policy: why it matters, what is safe, which controls it
// serves, and where to read on.
func (s *server) describe(p *policy.Policy) string {
	var b strings.Builder
	fmt.Fprintf(&b, "**%s**\n\n%s · %s · %s\n\n%s\n", escaped(p.Title), code(p.ID), p.Severity, escaped(p.Category), escaped(p.Description))
	if len(p.Remedies) > 0 {
		b.WriteString("\n**What is safe**\n\n")
		for _, r := range p.Remedies {
			b.WriteString("- " + escaped(r.Title))
			if r.Unsafe != "" {
				b.WriteString(" (" + escaped(r.Unsafe) + ")")
			}
			b.WriteByte('\n')
		}
	}
	var controls []string
	for _, framework := range slices.Sorted(maps.Keys(p.Controls)) {
		controls = append(controls, escaped(framework+": "+strings.Join(p.Controls[framework], ", ")))
	}
	if len(p.CWE) > 0 {
		controls = append(controls, escaped(strings.Join(p.CWE, ", ")))
	}
	if len(controls) > 0 {
		b.WriteString("\n**Controls** " + strings.Join(controls, " · ") + "\n")
	}
	if link := s.documentation(p); link != "" {
		fmt.Fprintf(&b, "\n[Documentation](<%s>)\n", strings.NewReplacer("<", "", ">", "", "\n", "").Replace(link))
	}
	return b.String()
}
