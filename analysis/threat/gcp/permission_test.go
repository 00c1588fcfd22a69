package gcp_test

import (
	"testing"

	"github.com/parapet-iac/parapet/analysis/threat/gcp"
)

func TestRoles(t *testing.T) {
	for _, c := range []struct {
		role, permission string
		want             bool
	}{
		{"roles/owner", "resourcemanager.projects.setIamPolicy", true},
		{"roles/owner", "iam.serviceAccounts.getAccessToken", false},
		{"roles/editor", "iam.serviceAccounts.actAs", true},
		{"roles/editor", "run.services.create", true},
		{"roles/editor", "run.services.setIamPolicy", false},
		{"roles/editor", "resourcemanager.projects.setIamPolicy", false},
		{"roles/editor", "secretmanager.versions.access", false},
		{"roles/viewer", "compute.instances.get", true},
		{"roles/viewer", "compute.instances.setMetadata", false},
		{"roles/iam.securityAdmin", "storage.buckets.setIamPolicy", true},
		{"roles/iam.serviceAccountTokenCreator", "iam.serviceAccounts.signBlob", true},
		{"roles/iam.serviceAccountUser", "iam.serviceAccounts.getAccessToken", false},
		{"roles/storage.objectViewer", "storage.objects.get", true},
		{"roles/storage.objectCreator", "storage.objects.get", false},
		{"roles/run.developer", "run.services.setIamPolicy", false},
		{"roles/nobody.knows", "storage.objects.get", false},
	} {
		p, _ := gcp.Role(c.role)
		if got := p.Has(c.permission); got != c.want {
			t.Errorf("%s has %s: %t", c.role, c.permission, got)
		}
	}
	if _, ok := gcp.Role("roles/nobody.knows"); ok {
		t.Error("a role that Google does not keep is known")
	}
}

func TestScopes(t *testing.T) {
	for _, c := range []struct {
		scope, permission string
		want              bool
	}{
		{"cloud-platform", "compute.instances.setMetadata", true},
		{"https://www.googleapis.com/auth/cloud-platform", "compute.instances.setMetadata", true},
		{"storage-ro", "storage.objects.get", true},
		{"storage-ro", "storage.objects.create", false},
		{"https://www.googleapis.com/auth/devstorage.read_only", "bigquery.tables.getData", false},
		{"logging-write", "storage.objects.get", false},
		{"cloud-platform.read-only", "storage.objects.get", true},
		{"cloud-platform.read-only", "iam.serviceAccountKeys.create", false},
	} {
		if got := gcp.Scoped([]string{c.scope}).Has(c.permission); got != c.want {
			t.Errorf("%s lets %s: %t", c.scope, c.permission, got)
		}
	}
}
