package terraform_test

import (
	"testing"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/workspace"
	"github.com/parapet-iac/parapet/fixes/internal/archive"
	"github.com/parapet-iac/parapet/fixes/terraform"
)

func TestArchives(t *testing.T) {
	archive.Play(t, func(s *workspace.Snapshot, _ *model.Resource) (archive.Writer, archive.Tidy) {
		return terraform.New(s), terraform.Tidy
	})
}
