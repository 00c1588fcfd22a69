package yamltext

import (
	"bytes"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// Within returns what tells where the bytes [start, end) of a string stand, for a
// value of the file whose content is text. It is exact where the text stands in the
// file line by line: in plain and quoted scalars on one line, and in literal block
// scalars. Otherwise every part stands where the whole value does.
func (f *File) Within(v *model.Value, text string) func(start, end int) source.Range {
	r := v.Range()
	whole := func(int, int) source.Range { return r }
	from, to, ok := f.Offsets(r)
	if !ok || from > to || to > f.Text.Len() {
		return whole
	}
	raw := f.Text.Bytes()[from:to]
	shift := func(by int) func(start, end int) source.Range {
		return func(start, end int) source.Range {
			return source.Range{Anchor: r.Anchor, Start: r.Start + uint32(by+start), End: r.Start + uint32(by+end)}
		}
	}
	switch {
	case string(raw) == text:
		return shift(0)
	case len(raw) == len(text)+2 && string(raw[1:len(raw)-1]) == text:
		return shift(1)
	case len(raw) > 0 && raw[0] == '|':
		if starts := literalLines(raw, text); starts != nil {
			return func(start, end int) source.Range {
				a, b := at(text, starts, start), at(text, starts, end)
				if end > start && end <= len(text) {
					b = at(text, starts, end-1) + 1
				}
				return source.Range{Anchor: r.Anchor, Start: r.Start + uint32(a), End: r.Start + uint32(max(a, b))}
			}
		}
	}
	return whole
}

// literalLines returns where each line of a text begins in the literal block
// scalar that has it as its content, nil if it does not.
func literalLines(raw []byte, text string) []int {
	_, pos := lineAt(raw, 0)
	indent := -1
	for line := range bytes.Lines(raw[pos:]) {
		if body := bytes.TrimLeft(line, " "); len(bytes.TrimSpace(body)) > 0 {
			first, _, _ := strings.Cut(strings.TrimLeft(text, "\n"), "\n")
			indent = len(bytes.TrimRight(line, "\r\n")) - len(first)
			break
		}
	}
	if indent < 0 {
		return nil
	}
	var starts []int
	for line := range strings.Lines(text) {
		if pos > len(raw) {
			return nil
		}
		have, next := lineAt(raw, pos)
		written := bytes.TrimRight(raw[pos:have], "\r")
		want := strings.TrimSuffix(line, "\n")
		skip := min(indent, len(written))
		if string(written[skip:]) != want {
			return nil
		}
		starts = append(starts, pos+skip)
		pos = next
	}
	return starts
}

// at returns where a byte of a text stands, of which the lines begin at starts.
func at(text string, starts []int, offset int) int {
	offset = min(offset, len(text))
	line := strings.Count(text[:offset], "\n")
	if line >= len(starts) {
		line = len(starts) - 1
		return starts[line] + offset - strings.LastIndexByte(text[:max(offset-1, 0)], '\n') - 1
	}
	return starts[line] + offset - (strings.LastIndexByte(text[:offset], '\n') + 1)
}
