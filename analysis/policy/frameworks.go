package policy

import (
	"bytes"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// A Framework is a catalogue of controls that policies name.
type Framework struct {
	ID    string `yaml:"-"`
	Title string `yaml:"title"`
	Link  string `yaml:"link"`
}

// frameworksFile is where the frameworks stand beside the policies.
const frameworksFile = "compliance/frameworks.yaml"

// Frameworks reads the frameworks that the policies in builtin may name, sorted
// by id.
func Frameworks(builtin fs.FS) ([]Framework, error) {
	text, err := fs.ReadFile(builtin, frameworksFile)
	if err != nil {
		return nil, fmt.Errorf("read compliance frameworks: %w", err)
	}
	var byID map[string]Framework
	dec := yaml.NewDecoder(bytes.NewReader(text))
	dec.KnownFields(true)
	if err := dec.Decode(&byID); err != nil {
		return nil, fmt.Errorf("read compliance frameworks: %s: %w", frameworksFile, err)
	}
	all := make([]Framework, 0, len(byID))
	for id, f := range byID {
		f.ID = id
		all = append(all, f)
	}
	slices.SortFunc(all, func(a, b Framework) int { return strings.Compare(a.ID, b.ID) })
	return all, nil
}
