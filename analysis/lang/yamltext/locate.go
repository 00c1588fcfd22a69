package yamltext

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"
)

// maxLocated bounds the size of the documents in which the line of an error is
// searched for.
const maxLocated = 64 << 10

var errorForm = regexp.MustCompile(`^yaml: (?:line (\d+): )?((?s).*)`)

// locate makes a problem of an error of the parser, which often names the start of
// the block that the mistake is in: the mistake is on the last line of the
// shortest part of the text that has the same error.
func locate(text []byte, l lines, err error) *problem {
	line, message := parts(err)
	if len(text) <= maxLocated {
		lo, hi := 1, len(l.starts)
		for lo < hi {
			mid := (lo + hi) / 2
			_, e := decode(text[:l.end(mid)])
			if _, m := parts(e); m == message {
				hi = mid
			} else {
				lo = mid + 1
			}
		}
		line = lo
	}
	line = min(max(line, 1), len(l.starts))
	end := l.end(line)
	content := bytes.TrimLeft(text[l.starts[line-1]:end], " \t")
	start := end - len(content)
	if end == start && start < len(text) {
		end++
	}
	e := &problem{start: start, end: end, summary: message}
	if lead := text[l.starts[line-1]:start]; bytes.IndexByte(lead, '\t') >= 0 {
		e.summary = "tab in the indentation"
		e.detail = "YAML is indented with spaces only."
	}
	return e
}

// parts returns the line that an error names, 0 for none, and its message.
func parts(err error) (line int, message string) {
	if err == nil {
		return 0, ""
	}
	m := errorForm.FindStringSubmatch(err.Error())
	if m == nil {
		return 0, err.Error()
	}
	line, _ = strconv.Atoi(m[1])
	return line, strings.TrimSpace(m[2])
}
