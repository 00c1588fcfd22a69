package forge

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// plain makes text harmless for terminals and files: one line, without control
// characters and those that reorder what is shown (Unicode's category Cf, which
// has the bidirectional ones, but for the joiners that scripts need, and breaker).
func plain(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\r' || r == '\t' || r == '\u2028' || r == '\u2029':
			return ' '
		case r >= '\u200b' && r <= '\u200d':
			return r
		case unicode.IsControl(r) || unicode.Is(unicode.Cf, r):
			return '\ufffd'
		}
		return r
	}, strings.ToValidUTF8(text, "\ufffd"))
}

// breaker is put inside of what a host would act on. It has no width.
const breaker = "\u200b"

// inert is plain text that hosts do not act on: it mentions nobody, refers to no
// issue (which a merge might close), is no link and does not keep a pipeline from
// running.
func inert(text string) string {
	text = plain(text)
	var b strings.Builder
	for i, r := range text {
		b.WriteRune(r)
		if acts(r, text[:i], text[i+utf8.RuneLen(r):]) {
			b.WriteString(breaker)
		}
	}
	return b.String()
}

// acts tells whether a rune begins something that one of the hosts acts on, given
// the text before and after it.
func acts(r rune, before, after string) bool {
	next, _ := utf8.DecodeRuneInString(after)
	word := unicode.IsLetter(next) || unicode.IsDigit(next)
	switch r {
	case '@': // a mention
		return word
	case '#', '!', '$', '&': // issues, merge requests, snippets, epics, work items
		return unicode.IsDigit(next)
	case '%', '~': // milestones, labels
		return word || next == '"'
	case '-': // GH-1
		return unicode.IsDigit(next) && len(before) >= 2 && strings.EqualFold(before[len(before)-2:], "GH")
	case '[': // [skip ci], [vulnerability:1]
		return unicode.IsLetter(next)
	case '*': // ***NO_CI***
		return next == '*'
	case ':': // links
		return strings.HasPrefix(after, "//")
	case 'w', 'W': // www.example.com, which is one, too
		return strings.HasPrefix(strings.ToLower(after), "ww.")
	}
	return false
}

var special = strings.NewReplacer(
	"&", "&amp;", "<", "&lt;", ">", "&gt;", "|", "&#124;", "~", "&#126;",
	`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "(", `\(`, ")", `\)`, "#", `\#`, "!", `\!`,
)

// markdown escapes text, also for a table's cell: as one line that reads as it
// is. Escapes are those that all hosts know; the rest are entities.
func markdown(text string) string {
	text = special.Replace(inert(text))
	// What begins a list or a heading in the first column.
	if strings.HasPrefix(text, "+") || strings.HasPrefix(text, "-") || strings.HasPrefix(text, "=") {
		text = `\` + text
	}
	return text
}

// code writes text as a code span. Where that cannot be told from its markup in
// all hosts' Markdown (a backtick, a table's bar), it is escaped text instead.
func code(text string) string {
	text = plain(text)
	if text == "" {
		return ""
	}
	if strings.ContainsAny(text, "`|\\") || strings.TrimSpace(text) != text {
		return markdown(text)
	}
	return "`" + text + "`"
}

// link writes a link to a page if the address is one that can be followed.
func link(text, address string) string {
	if !strings.HasPrefix(address, "https://") || strings.ContainsFunc(address, func(r rune) bool {
		return r <= ' ' || r > '~' || strings.ContainsRune("()<>[]|\\`\"", r)
	}) {
		return markdown(text)
	}
	return "[" + markdown(text) + "](" + address + ")"
}

// clip shortens text to at most size bytes.
func clip(text string, size int) string {
	const more = "…"
	if len(text) <= size {
		return text
	}
	end := max(size-len(more), 0)
	for end > 0 && !utf8.RuneStart(text[end]) {
		end--
	}
	return text[:end] + more
}
