package workspace

import (
	"iter"
	"reflect"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// A Snapshot is one finished analysis of a workspace. It is immutable.
type Snapshot struct {
	res      *Result
	versions map[string]int32
	changed  []string
}

func newSnapshot(before *Snapshot, res *Result, versions map[string]int32) *Snapshot {
	s := &Snapshot{res: res, versions: versions}
	seen := map[string]bool{}
	for p := range res.Files {
		seen[p] = true
	}
	if before != nil {
		for p := range before.res.Files {
			seen[p] = true
		}
	}
	for p := range seen {
		if before == nil || !reflect.DeepEqual(before.Findings(p), s.Findings(p)) || !reflect.DeepEqual(before.Diagnostics(p), s.Diagnostics(p)) {
			s.changed = append(s.changed, p)
		}
	}
	return s
}

// Root returns the absolute path of the workspace.
func (s *Snapshot) Root() string { return s.res.Root }

// Files iterates over the files that were read, sorted by path.
func (s *Snapshot) Files() iter.Seq[*source.File] {
	return func(yield func(*source.File) bool) {
		for _, f := range s.res.Files {
			if !yield(f) {
				return
			}
		}
	}
}

// File returns a file as it was analysed, or nil where it is none of the
// workspace's.
func (s *Snapshot) File(path string) *source.File { return s.res.Files[path] }

// Version returns the editor's number of the text of a file that was analysed;
// ok is false where it was read from disk.
func (s *Snapshot) Version(path string) (version int32, ok bool) {
	version, ok = s.versions[path]
	return version, ok
}

// Changed returns the files whose findings or diagnostics may differ from those
// of the snapshot before, sorted.
func (s *Snapshot) Changed() []string { return s.changed }

// Findings returns the findings in a file, sorted by place.
func (s *Snapshot) Findings(path string) []Finding {
	var out []Finding
	for _, f := range s.res.Findings {
		if f.Span.File == path {
			out = append(out, f)
		}
	}
	return out
}

// Diagnostics returns the diagnostics about a file, sorted by place.
func (s *Snapshot) Diagnostics(path string) []source.Diagnostic {
	var out []source.Diagnostic
	for _, d := range s.res.Diagnostics {
		if d.Path() == path {
			out = append(out, d)
		}
	}
	return out
}

// Declared returns the composed resources that are declared in a file, in the
// order of their declarations; of a block with several instances, all.
func (s *Snapshot) Declared(path string) []*model.Resource {
	var out []*model.Resource
	for _, r := range s.res.Resources {
		if r.Origin.Header.File() == path {
			out = append(out, r)
		}
	}
	return out
}

// Span returns the absolute place of a range, and false where the snapshot does
// not hold it.
func (s *Snapshot) Span(r source.Range) (source.Span, bool) { return s.res.Files.Span(r) }

// Result returns everything in the form of [Analyse].
func (s *Snapshot) Result() *Result { return s.res }
