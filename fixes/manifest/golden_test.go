package manifest_test

import (
	"testing"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/workspace"
	"github.com/parapet-iac/parapet/fixes/internal/archive"
	"github.com/parapet-iac/parapet/fixes/manifest"
)

var dialects = map[string]*manifest.Dialect{
	"azure-pipelines": manifest.AzurePipelines, "compose": manifest.Compose, "github": manifest.GitHub,
	"gitlab": manifest.GitLab, "kubernetes": manifest.Kubernetes, "kustomize": manifest.Kustomize,
}

func TestArchives(t *testing.T) {
	archive.Play(t, func(s *workspace.Snapshot, r *model.Resource) (archive.Writer, archive.Tidy) {
		d := dialects[r.Origin.Language]
		return manifest.New(s, d), d.Tidy
	})
}
