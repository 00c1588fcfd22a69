package terraform

import (
	"bytes"
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/parapet-iac/parapet/fixes/edit"
)

// A part is an argument or a nested block of a body, by its bytes.
type part struct {
	start, end int
	attr       *hclsyntax.Attribute // nil for a block
	block      *hclsyntax.Block
}

// parts returns what is in a body, in order.
func parts(b *hclsyntax.Body) []part {
	out := make([]part, 0, len(b.Attributes)+len(b.Blocks))
	for _, a := range b.Attributes {
		out = append(out, part{a.SrcRange.Start.Byte, a.SrcRange.End.Byte, a, nil})
	}
	for _, k := range b.Blocks {
		r := k.Range()
		out = append(out, part{r.Start.Byte, r.End.Byte, nil, k})
	}
	slices.SortFunc(out, func(x, y part) int { return cmp.Compare(x.start, y.start) })
	return out
}

// lineStart returns the offset of the start of the line at an offset, and lineEnd
// that of its line end.
func lineStart(text []byte, at int) int { return bytes.LastIndexByte(text[:at], '\n') + 1 }

func lineEnd(text []byte, at int) int {
	if i := bytes.IndexByte(text[at:], '\n'); i >= 0 {
		at += i
		if at > 0 && text[at-1] == '\r' {
			at--
		}
		return at
	}
	return len(text)
}

// nextLine returns the offset of the start of the line after the one at an offset.
func nextLine(text []byte, at int) int {
	if i := bytes.IndexByte(text[at:], '\n'); i >= 0 {
		return at + i + 1
	}
	return len(text)
}

// indentAt returns the indentation of the line at an offset.
func indentAt(text []byte, at int) string {
	line := text[lineStart(text, at):]
	return string(line[:len(line)-len(bytes.TrimLeft(line, " \t"))])
}

// blank reports whether a text is nothing but space.
func blank(b []byte) bool { return len(bytes.TrimSpace(b)) == 0 }

// bodyIndent returns the indentation of what is in a block: that of what is there,
// or two spaces (a tab, where the block is indented with tabs) more than the
// block's.
func bodyIndent(text []byte, b *hclsyntax.Block) string {
	for _, p := range parts(b.Body) {
		if blank(text[lineStart(text, p.start):p.start]) {
			return indentAt(text, p.start)
		}
	}
	return deeper(indentAt(text, b.TypeRange.Start.Byte))
}

// deeper returns the indentation of what is in something that is indented so.
func deeper(indent string) string {
	if strings.HasSuffix(indent, "\t") {
		return indent + "\t"
	}
	return indent + "  "
}

// late are arguments that people write behind the others.
var late = map[string]bool{"tags": true, "tags_all": true, "depends_on": true}

// A blockText is the text of a nested block, whole lines, or of several of a type.
type blockText struct {
	name  string
	lines snippet
	// repeats tells that there may be more of the type.
	repeats bool
}

// place returns the edits that add arguments and nested blocks to a block.
func place(text []byte, b *hclsyntax.Block, indent string, arguments []argument, blocks []blockText) []edit.Edit {
	open, shut := b.OpenBraceRange.End.Byte, b.CloseBraceRange.Start.Byte
	if !bytes.ContainsRune(text[open:shut], '\n') {
		return unfold(text, b, indent, arguments, blocks)
	}
	adds := func(name string) string { return strconv.Itoa(open) + " " + name }
	var out []edit.Edit
	for _, v := range arguments {
		e := placeArgument(text, b, indent, v)
		e.Adds = adds(v.name)
		out = append(out, e)
	}
	for _, k := range blocks {
		e := placeBlock(text, b, k, len(arguments) > 0)
		if !k.repeats {
			e.Adds = adds(k.name)
		}
		out = append(out, e)
	}
	return out
}

// placeArgument returns the edit that adds an argument to a block on several lines.
func placeArgument(text []byte, b *hclsyntax.Block, indent string, v argument) edit.Edit {
	line := snippet{text: indent + v.name + " = "}
	line.add(v.value)
	if at, found := lastArgument(b.Body); found {
		ahead := snippet{text: "\n"}
		ahead.add(apart(strings.Contains(v.value.text, "\n"), line))
		return inserted(lineEnd(text, at), ahead)
	}
	line.write("\n")
	if len(b.Body.Blocks) > 0 {
		line.write("\n") // apart from the block that follows
	}
	return inserted(nextLine(text, b.OpenBraceRange.End.Byte), line)
}

// lastArgument returns the end of the argument behind which a new one goes: the
// last one before the first nested block, unless that goes last by custom.
func lastArgument(b *hclsyntax.Body) (at int, found bool) {
	ps := parts(b)
	if i := slices.IndexFunc(ps, func(p part) bool { return p.block != nil }); i > 0 {
		ps = ps[:i]
	}
	ps = slices.DeleteFunc(ps, func(p part) bool { return p.attr == nil })
	for _, p := range slices.Backward(ps) {
		if !late[p.attr.Name] {
			return p.end, true
		}
	}
	if len(ps) > 0 {
		return ps[len(ps)-1].end, true
	}
	return 0, false
}

func inserted(at int, s snippet) edit.Edit {
	return edit.Edit{Start: at, End: at, New: s.text, Asks: s.asks}
}

// unfold returns the edits that put a block from one line on several, with
// arguments and nested blocks at its end.
func unfold(text []byte, b *hclsyntax.Block, indent string, arguments []argument, blocks []blockText) []edit.Edit {
	open, shut := b.OpenBraceRange.End.Byte, b.CloseBraceRange.Start.Byte
	inside := text[open:shut]
	start := open + len(inside) - len(bytes.TrimLeft(inside, " \t"))
	end := open + len(bytes.TrimRight(inside, " \t"))
	s := snippet{text: "\n"}
	s.arguments(arguments, indent)
	for i, k := range blocks {
		s.add(apart(i > 0 || len(arguments) > 0 || start < end, k.lines))
	}
	s.write(indentAt(text, b.TypeRange.Start.Byte))
	adds := strconv.Itoa(open)
	if start >= end {
		return []edit.Edit{{Start: open, End: shut, New: s.text, Asks: s.asks, Adds: adds}}
	}
	return []edit.Edit{
		{Start: open, End: start, New: "\n" + indent, Adds: adds},
		{Start: end, End: shut, New: s.text, Asks: s.asks},
	}
}

// placeBlock returns the edit that adds nested blocks of a type to a block on
// several lines: behind the last one of that type, or at the end. After tells that
// arguments are added as well.
func placeBlock(text []byte, b *hclsyntax.Block, k blockText, after bool) edit.Edit {
	ps := parts(b.Body)
	for _, p := range slices.Backward(ps) {
		if p.block != nil && (p.block.Type == k.name || p.block.Type == "dynamic" && slices.Contains(p.block.Labels, k.name)) {
			return inserted(nextLine(text, p.end), apart(true, k.lines))
		}
	}
	shut := b.CloseBraceRange.Start.Byte
	at := lineStart(text, shut)
	if !blank(text[at:shut]) { // something stands before the closing brace
		s := snippet{text: "\n"}
		s.add(apart(true, k.lines))
		s.write(indentAt(text, b.TypeRange.Start.Byte))
		return inserted(shut, s)
	}
	above := lineStart(text, max(at-1, 0))
	return inserted(at, apart((after || len(ps) > 0) && !blank(text[above:at]), k.lines))
}

// apart puts an empty line ahead.
func apart(yes bool, lines snippet) snippet {
	if !yes {
		return lines
	}
	s := snippet{text: "\n"}
	s.add(lines)
	return s
}

// cutLines returns the edit that removes what stands in [start, end): whole lines,
// with a comment behind it, where nothing else is on them.
func cutLines(text []byte, start, end int) edit.Edit {
	from, to := lineStart(text, start), nextLine(text, end)
	tail := text[end:lineEnd(text, end)]
	if !blank(text[from:start]) || !blank(tail) && !isComment(tail) {
		for end < len(text) && (text[end] == ' ' || text[end] == '\t') {
			end++
		}
		return edit.Edit{Start: start, End: end}
	}
	return edit.Edit{Start: from, End: to}
}

// isComment reports whether the rest of a line is nothing but a comment.
func isComment(rest []byte) bool {
	rest = bytes.TrimSpace(rest)
	return bytes.HasPrefix(rest, []byte("#")) || bytes.HasPrefix(rest, []byte("//")) ||
		bytes.HasPrefix(rest, []byte("/*")) && bytes.Index(rest, []byte("*/")) == len(rest)-2
}
