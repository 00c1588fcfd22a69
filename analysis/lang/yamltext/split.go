package yamltext

import "bytes"

// A chunk is the text of one document of a stream, from its marker on if it has
// one.
type chunk struct{ start, end int } // byte offsets in the file

var byteOrderMark = []byte("\xef\xbb\xbf")

// split cuts a stream into its documents. Those that hold nothing but space and
// comments are left out. Markers count only at the start of a line, where no
// scalar may have them (https://yaml.org/spec/1.2.2/#912-document-markers).
func split(text []byte) []chunk {
	var chunks []chunk
	start, held := 0, false // held: there is something between start and pos
	if bytes.HasPrefix(text, byteOrderMark) {
		start = len(byteOrderMark)
	}
	directives := -1 // where directives of the document to come begin
	cut := func(end int) {
		if held {
			chunks = append(chunks, chunk{start, end})
		}
		held = false
	}
	for pos := start; pos < len(text); {
		next := nextLine(text, pos)
		line := text[pos:next]
		switch {
		case isMarker(line, "---"):
			begin := pos
			if directives >= 0 && !held {
				begin = directives
			}
			cut(pos)
			start, directives = begin, -1
			held = !isBlank(line[3:])
		case isMarker(line, "..."):
			cut(next)
			start, directives = next, -1
		case line[0] == '%' && !held:
			if directives < 0 {
				directives = pos
			}
		case !held:
			held = !isBlank(line)
		}
		pos = next
	}
	cut(len(text))
	return chunks
}

// nextLine returns the offset behind the line end of the line at pos.
func nextLine(text []byte, pos int) int {
	if i := bytes.IndexByte(text[pos:], '\n'); i >= 0 {
		return pos + i + 1
	}
	return len(text)
}

// isMarker reports whether a line is a document marker.
func isMarker(line []byte, marker string) bool {
	if len(line) < 3 || string(line[:3]) != marker {
		return false
	}
	return len(line) == 3 || bytes.IndexByte([]byte(" \t\r\n"), line[3]) >= 0
}

// isBlank reports whether there is nothing but space or a comment.
func isBlank(line []byte) bool {
	line = bytes.TrimLeft(line, " \t\r\n")
	return len(line) == 0 || line[0] == '#'
}
