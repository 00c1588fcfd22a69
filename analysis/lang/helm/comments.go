package helm

import (
	"context"

	"github.com/parapet-iac/parapet/analysis/lang/helm/engine"
	"github.com/parapet-iac/parapet/analysis/model"
)

// Comments returns the comments of a file, in order; see [engine.Comments] for those in
// templates.
func (s *Session) Comments(p string) []model.Comment {
	if !s.counts(p) {
		return nil
	}
	f := s.files[p]
	if f.yaml != nil {
		return f.yaml.Comments()
	}
	if !isTemplate(p) {
		return nil
	}
	return engine.Comments(f.File)
}

// CommentPlace returns the start of the line of an offset, and its indentation.
func (s *Session) CommentPlace(p string, offset int) (at int, indent string, ok bool) {
	if !s.counts(p) {
		return 0, "", false
	}
	f := s.files[p]
	if f.yaml != nil {
		return f.yaml.CommentPlace(offset)
	}
	if !isTemplate(p) {
		return 0, "", false
	}
	at, indent = engine.CommentPlace(f.File, offset)
	return at, indent, true
}

// Meaning and References tell nothing yet of what expressions stand for.
func (s *Session) Meaning(context.Context, string, int) (model.Meaning, bool) {
	return model.Meaning{}, false
}

func (s *Session) References(context.Context, string, int, int) []model.Meaning { return nil }
