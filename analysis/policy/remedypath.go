package policy

import (
	"errors"
	"fmt"
	"strconv"
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
	// the path: "policy.Statement[+]".
	Append bool
}

// ParseRemedyPath reads a path of a [Remedy].
func ParseRemedyPath(text string) (RemedyPath, error) {
	p := RemedyPath{Up: -1}
	rest, relative := strings.CutPrefix(text, "./")
	switch {
	case text == "." || text == ".[+]":
		return RemedyPath{Append: text != "."}, nil
	case relative:
		p.Up = 0
	case strings.HasPrefix(text, "../"):
		p.Up = 0
		for strings.HasPrefix(rest, "../") {
			p.Up++
			rest = rest[len("../"):]
		}
	}
	rest, p.Append = strings.CutSuffix(rest, "[+]")
	for step := range strings.SplitSeq(rest, ".") {
		name, indexes, indexed := strings.Cut(step, "[")
		if name == "" {
			return p, fmt.Errorf("path %q has an empty step", text)
		}
		p.Steps = append(p.Steps, name)
		for indexed {
			digits, more, closed := strings.Cut(indexes, "]")
			i, err := strconv.Atoi(digits)
			if err != nil || i < 0 || !closed || more != "" && more[0] != '[' {
				return p, fmt.Errorf("path %q has a malformed index", text)
			}
			p.Steps = append(p.Steps, i)
			indexes, indexed = strings.CutPrefix(more, "[")
		}
	}
	return p, nil
}

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
