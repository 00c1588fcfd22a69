package main

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"github.com/parapet-iac/parapet/cmd/parapet/report"
)

// defaultBaseline is where --write-baseline writes without a name.
const defaultBaseline = "parapet-baseline.json"

// maxBaseline is how many bytes a baseline may have.
const maxBaseline = 64 << 20

// A baseline names findings that are known. Its JSON is sorted by file, policy
// and resource, one finding on a line, so that a diff of two shows what has
// changed.
type baseline struct {
	// dir is the folder of the file, which paths in it are relative to.
	dir   string
	known map[baselineKey]bool
}

// A baselineKey names a finding: fingerprints are unique within a workspace
// alone, so the file belongs to it.
type baselineKey struct{ file, fingerprint string }

type baselineFile struct {
	Version  int             `json:"version"`
	Findings []baselineEntry `json:"findings"`
}

type baselineEntry struct {
	File        string `json:"file"`
	Policy      string `json:"policy"`
	Resource    string `json:"resource"`
	Fingerprint string `json:"fingerprint"`
}

// readBaseline reads a baseline; path is its place, absolute.
func readBaseline(path string, r io.Reader) (*baseline, error) {
	text, err := io.ReadAll(io.LimitReader(r, maxBaseline+1))
	if err != nil {
		return nil, fmt.Errorf("reading the baseline: %w", err)
	}
	var in baselineFile
	switch err := json.Unmarshal(text, &in); {
	case len(text) > maxBaseline:
		return nil, fmt.Errorf("reading the baseline: %s is larger than %d bytes", path, maxBaseline)
	case err != nil:
		return nil, withHint(fmt.Errorf("reading the baseline %s: %w", path, err), "write a new one with --write-baseline")
	case in.Version != 1:
		return nil, withHint(fmt.Errorf("reading the baseline %s: the version is not 1", path), "write a new one with --write-baseline")
	}
	b := &baseline{filepath.Dir(path), map[baselineKey]bool{}}
	for _, e := range in.Findings {
		b.known[baselineKey{e.File, e.Fingerprint}] = true
	}
	return b, nil
}

func openBaseline(name string) (*baseline, error) {
	path, err := filepath.Abs(name)
	if err != nil {
		return nil, err
	}
	f, err := os.Open(path)
	if errors.Is(err, os.ErrNotExist) {
		return nil, withHint(fmt.Errorf("reading the baseline: %w", err), "write one with --write-baseline="+name)
	} else if err != nil {
		return nil, fmt.Errorf("reading the baseline: %w", err)
	}
	defer f.Close()
	return readBaseline(path, f)
}

// knows reports whether the finding in a file, absolute, is in the baseline.
func (b *baseline) knows(file, fingerprint string) bool {
	return b.known[baselineKey{relativeTo(b.dir, file), fingerprint}]
}

// relativeTo names an absolute path from dir, with slashes.
func relativeTo(dir, path string) string {
	rel, err := filepath.Rel(dir, path)
	if err != nil {
		rel = path // another volume
	}
	return filepath.ToSlash(rel)
}

// A baselineWriter gathers findings for a new baseline.
type baselineWriter struct {
	path    string // absolute
	entries []baselineEntry
}

func (w *baselineWriter) add(file string, f *report.Finding) {
	w.entries = append(w.entries, baselineEntry{relativeTo(filepath.Dir(w.path), file), f.Policy, f.Resource, f.Fingerprint})
}

// write writes the file anew.
func (w *baselineWriter) write() error {
	slices.SortFunc(w.entries, func(a, b baselineEntry) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Policy, b.Policy),
			cmp.Compare(a.Resource, b.Resource), cmp.Compare(a.Fingerprint, b.Fingerprint))
	})
	text := []byte(`{"version": 1, "findings": [`)
	for i, e := range w.entries {
		if i > 0 {
			text = append(text, ',')
		}
		b, err := json.Marshal(e)
		if err != nil {
			return err
		}
		text = append(append(text, '\n'), b...)
	}
	text = append(text, "\n]}\n"...)
	if err := os.WriteFile(w.path, text, 0o644); err != nil {
		return fmt.Errorf("writing the baseline: %w", err)
	}
	return nil
}
