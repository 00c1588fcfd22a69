package helm_test

import (
	"testing"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/workspace"
	"github.com/parapet-iac/parapet/fixes/helm"
	"github.com/parapet-iac/parapet/fixes/internal/archive"
)

func TestArchives(t *testing.T) {
	archive.Play(t, func(s *workspace.Snapshot, _ *model.Resource) (archive.Writer, archive.Tidy) {
		return helm.New(s), helm.Tidy
	})
}
