package cloudformation_test

import (
	"testing"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/workspace"
	"github.com/parapet-iac/parapet/fixes/cloudformation"
	"github.com/parapet-iac/parapet/fixes/internal/archive"
)

// TestArchives plays remedies on templates in YAML and JSON.
func TestArchives(t *testing.T) {
	archive.Play(t, func(s *workspace.Snapshot, _ *model.Resource) (archive.Writer, archive.Tidy) {
		return cloudformation.New(s), cloudformation.Tidy
	})
}
