package threat

import (
	"maps"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/schema/kube"
)

// googleImages are where types name the images that they run, through lists. Of the page
// of each type in the provider's documentation.
var googleImages = map[string]string{
	"google_app_engine_flexible_app_version": "deployment.container.image",
	"google_cloud_run_service":               "template.spec.containers.image",
	"google_cloud_run_v2_job":                "template.template.containers.image",
	"google_cloud_run_v2_service":            "template.containers.image",
	"google_cloud_run_v2_worker_pool":        "template.containers.image",
	kube.Container:                           "image",
}

// googleSources are where types name the bucket or the repository with the code that they
// run, and what is assumed where the code is not read all the time.
var googleSources = []struct{ typ, path, from, class, assume string }{
	{"google_cloudfunctions_function", "source_archive_bucket", "google_storage_bucket", "writes", " is deployed again"},
	{"google_cloudfunctions2_function", "build_config.source.storage_source.bucket", "google_storage_bucket", "writes", " is deployed again"},
	{"google_composer_environment", "storage_config.bucket", "google_storage_bucket", "writes", ""},
	{"google_cloudbuild_trigger", "trigger_template.repo_name", "google_sourcerepo_repository", "commits", ""},
}

// supplies adds that whoever writes what code comes from runs code in what takes it from
// there.
func (g *googleIdentity) supplies() {
	g.suppliers = map[string][]*model.Resource{}
	for _, s := range googleSources {
		for _, r := range g.w.all(s.typ) {
			for _, v := range walk(r.Value, s.path) {
				if from := g.find(r, v, s.from); from != nil {
					got := grant{evidence: []Evidence{at(r, pathOf(s.path)...)}}
					if s.assume != "" {
						got.assume(string(r.Address) + s.assume)
					}
					g.supplied(s.class, from, r, got)
				}
			}
		}
	}
	if len(g.w.all("google_artifact_registry_repository")) == 0 {
		return
	}
	for _, typ := range slices.Sorted(maps.Keys(googleImages)) {
		for _, r := range g.w.all(typ) {
			for _, c := range leaves(r.Value, strings.Split(googleImages[typ], "."), nil) {
				if from := g.registry(r, c.value); from != nil {
					g.supplied("pushes", from, r, grant{evidence: []Evidence{at(r, c.path...)}})
				}
			}
		}
	}
}

func (g *googleIdentity) supplied(class string, from, r *model.Resource, got grant) {
	if !slices.Contains(g.suppliers[class], from) {
		g.suppliers[class] = append(g.suppliers[class], from)
	}
	g.w.rule(of(Compute, r), &googleSupplies, Wait, got, of(Write, from))
}

// registry returns the repository of an image that is named by a tag which can be moved:
// LOCATION-docker.pkg.dev/PROJECT/REPOSITORY/IMAGE:TAG, see
// https://cloud.google.com/artifact-registry/docs/docker/names.
func (g *google) registry(r *model.Resource, image *model.Value) *model.Resource {
	const typ = "google_artifact_registry_repository"
	text := g.w.text(r, image)
	if strings.Contains(text, "@sha256:") {
		return nil
	}
	to := g.w.referred(r, image, typ)
	if to == nil {
		_, path, ok := strings.Cut(text, "-docker.pkg.dev/")
		parts := strings.Split(path, "/")
		if !ok || len(parts) < 3 {
			return nil
		}
		if to = g.named(r, typ, parts[1]); to == nil {
			return nil
		}
		if own := g.inProject(to).scope.key; own != parts[0] && known(own) && known(parts[0]) && own != "" {
			return nil
		}
	}
	if fixed, _ := first(to.Value.Get("docker_config"), "immutable_tags").AsBool(); fixed {
		return nil
	}
	return to
}
