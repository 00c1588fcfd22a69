package policies_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"reflect"
	"regexp"
	"strings"

	"go.yaml.in/yaml/v3"
)

// blockScalar matches a line behind which a scalar stands as it is, and telling what
// a comment behind says something for: the version of what a workflow uses.
var (
	blockScalar = regexp.MustCompile(`[|>][-+0-9]*\s*(#.*)?$`)
	telling     = regexp.MustCompile(`uses:|["'{[]\s*$|^\s*[}\]]`)
	lead        = regexp.MustCompile(`^ *(- +)*`)
)

// dressYAML gives YAML another look that means the same: comments, empty lines,
// wider indentation, CR LF, a byte order mark. Where it would mean something else, the
// text stays.
func dressYAML(text string, rng *rand.Rand) string {
	wide := rng.IntN(2) == 0 && !blockScalar.MatchString(text) && !strings.Contains(text, "|\n")
	n := 0
	mark := func() string { n++; return fmt.Sprintf("# ~%d ü世", n) }
	var out []string
	scalar := -1 // how far the line is indented that a block scalar begins on
	for line := range strings.Lines(strings.TrimSuffix(text, "\n")) {
		line = strings.TrimRight(line, "\n")
		indent := len(line) - len(strings.TrimLeft(line, " "))
		if scalar >= 0 && (indent > scalar || strings.TrimSpace(line) == "") {
			out = append(out, line)
			continue
		}
		scalar = -1
		if blockScalar.MatchString(line) {
			scalar = indent
		}
		if wide {
			head := lead.FindString(line)
			line = strings.ReplaceAll(strings.ReplaceAll(head, " ", "  "), "-  ", "-   ") + line[len(head):]
		}
		plain := scalar < 0 && !strings.Contains(line, "#") && !telling.MatchString(line) && line != "" && !strings.HasPrefix(line, "---")
		switch rng.IntN(8) {
		case 0:
			out = append(out, "")
		case 1:
			out = append(out, strings.Repeat(" ", rng.IntN(5))+mark())
		case 2:
			if plain {
				line += "  " + mark()
			}
		}
		out = append(out, line)
	}
	end, head := "\n", ""
	if rng.IntN(3) == 0 {
		end = "\r\n"
	}
	if rng.IntN(3) == 0 {
		head = "\ufeff"
	}
	dressed := head + strings.Join(out, end) + end
	if !reflect.DeepEqual(yamlMeaning(dressed), yamlMeaning(text)) {
		return strings.ReplaceAll(text, "\n", end)
	}
	return dressed
}

// yamlMeaning returns what the documents of a text say.
func yamlMeaning(text string) []any {
	var all []any
	d := yaml.NewDecoder(bytes.NewReader([]byte(text)))
	for {
		var v any
		if err := d.Decode(&v); err != nil {
			if !errors.Is(err, io.EOF) {
				all = append(all, err.Error())
			}
			return all
		}
		all = append(all, v)
	}
}
