package policy

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
)

// A RemedyPath is the place that a remedy changes.
type RemedyPath struct {
	// Up is how many steps of the verdict's path to leave out before Steps are
	// taken; -1 for a path that begins at the resource.
	Up    int
	Steps model.Path
	// Append tells that an element is added to the list, or a block to those, at
	// the path: "policy.Statement[+]". First tells that it comes before all others:
	// "providers[+0]".
	Append, First bool
}

// Whole reports whether the path names the resource as a whole: "/".
func (p RemedyPath) Whole() bool { return p.Up < 0 && len(p.Steps) == 0 && !p.Append }

// ParseRemedyPath reads a path of a [Remedy].
func ParseRemedyPath(text string) (RemedyPath, error) {
	p := RemedyPath{Up: -1}
	rest, first := strings.CutSuffix(text, "[+0]")
	rest, last := strings.CutSuffix(rest, "[+]")
	p.Append, p.First = first || last, first
	switch around, relative := strings.CutPrefix(rest, "./"); {
	case rest == "/" && !p.Append:
		return p, nil
	case rest == ".":
		p.Up = 0
		return p, nil
	case relative:
		p.Up, rest = 0, around
	default:
		for rest == ".." || strings.HasPrefix(rest, "../") {
			p.Up = max(p.Up, 0) + 1
			if rest = rest[len(".."):]; rest == "" {
				return p, nil
			}
			rest = rest[len("/"):]
		}
	}
	for more := true; more; {
		end := strings.IndexAny(rest, ".[")
		if end < 0 {
			end = len(rest)
		}
		if end == 0 {
			return p, fmt.Errorf("path %q has an empty step", text)
		}
		p.Steps = append(p.Steps, rest[:end])
		rest = rest[end:]
		for strings.HasPrefix(rest, "[") {
			step, after, err := bracketed(rest)
			if err != nil {
				return p, fmt.Errorf("path %q has a malformed index", text)
			}
			p.Steps = append(p.Steps, step)
			rest = after
		}
		if rest, more = strings.CutPrefix(rest, "."); !more && rest != "" {
			return p, fmt.Errorf("path %q has a malformed index", text)
		}
	}
	return p, nil
}

// bracketed reads an index, or a name with dots in it as a JSON string, in
// brackets: [3] and ["gitlab.com:sub"].
func bracketed(text string) (step any, rest string, err error) {
	d := json.NewDecoder(strings.NewReader(text[1:]))
	if err := d.Decode(&step); err != nil {
		return nil, "", err
	}
	rest, closed := strings.CutPrefix(text[1+d.InputOffset():], "]")
	if n, ok := step.(float64); ok && n >= 0 && n == float64(int(n)) {
		step = int(n)
	} else if _, ok := step.(string); !ok {
		closed = false
	}
	if !closed {
		return nil, "", errIndex
	}
	return step, rest, nil
}

var errIndex = errors.New("want an index or a string")

var errOutside = errors.New("the path leads out of the resource")

// From returns the path from the resource, where the verdict's is base.
func (p RemedyPath) From(base model.Path) (model.Path, error) {
	if p.Up < 0 {
		return p.Steps, nil
	}
	if p.Up > len(base) {
		return nil, errOutside
	}
	at := base[:len(base)-p.Up]
	return append(at[:len(at):len(at)], p.Steps...), nil
}
