package gcp

import "strings"

// Permissions are patterns of names such as "storage.objects.get": a part that is "*"
// stands for any number of parts, and a pattern with "-" in front takes away what it
// matches, wherever it stands.
type Permissions []string

// Role returns the permissions of a role that Google keeps, "roles/editor"; ok is
// false for one that is not in the table, which has none that matter.
func Role(name string) (p Permissions, ok bool) {
	list, ok := predefined[strings.TrimPrefix(name, "roles/")]
	return strings.Fields(list), ok
}

// Has reports whether a permission is among them.
func (p Permissions) Has(permission string) bool {
	has := false
	for _, pattern := range p {
		if without, ok := strings.CutPrefix(pattern, "-"); ok {
			if matches(without, permission) {
				return false
			}
		} else {
			has = has || matches(pattern, permission)
		}
	}
	return has
}

// matches reports whether a name is of a pattern, which has one "*" at most: at its
// end, or at its beginning.
func matches(pattern, name string) bool {
	if pattern == "*" || pattern == name {
		return true
	}
	if before, ok := strings.CutSuffix(pattern, "*"); ok {
		return strings.HasPrefix(name, before)
	}
	if after, ok := strings.CutPrefix(pattern, "*"); ok {
		return strings.HasSuffix(name, after)
	}
	return false
}

// Scoped returns the permissions that a token of some OAuth scopes leaves of those of
// a service account, as patterns: what the token lets do is what is in both. A scope is
// named by its URL, or in short as gcloud has it:
// https://cloud.google.com/compute/docs/access/service-accounts#scopes_best_practice,
// https://developers.google.com/identity/protocols/oauth2/scopes.
func Scoped(scopes []string) Permissions {
	var out Permissions
	for _, s := range scopes {
		out = append(out, strings.Fields(scopeTable[ScopeName(s)])...)
	}
	return out
}

// ScopeName returns the name of a scope, as it stands in its URL.
func ScopeName(s string) string {
	s = strings.TrimPrefix(s, "https://www.googleapis.com/auth/")
	if alias, ok := aliases[s]; ok {
		return alias
	}
	return s
}

// aliases are the short names of scopes:
// https://cloud.google.com/sdk/gcloud/reference/compute/instances/create#--scopes.
var aliases = map[string]string{
	"storage-ro": "devstorage.read_only", "storage-rw": "devstorage.read_write", "storage-full": "devstorage.full_control",
	"compute-ro": "compute.readonly", "compute-rw": "compute", "sql-admin": "sqlservice.admin",
}

// scopeTable is what scopes let do. Those that are not in it matter to no path.
var scopeTable = map[string]string{
	"cloud-platform":           "*",
	"cloud-platform.read-only": "*.get *.getData *.list *.access *.downloadArtifacts",
	"compute":                  "compute.*",
	"compute.readonly":         "compute.instances.get",
	"devstorage.read_only":     "storage.objects.get storage.objects.list",
	"devstorage.read_write":    "storage.objects.get storage.objects.list storage.objects.create storage.objects.update storage.objects.delete",
	"devstorage.full_control":  "storage.objects.* storage.buckets.*",
	"bigquery":                 "bigquery.*",
	"bigquery.readonly":        "bigquery.tables.getData bigquery.jobs.create",
	"bigtable.data":            "bigtable.tables.readRows",
	"bigtable.data.readonly":   "bigtable.tables.readRows",
	"cloudkms":                 "cloudkms.*",
	"cloudfunctions":           "cloudfunctions.*",
	"datastore":                "datastore.*",
	"iam":                      "iam.*",
	"pubsub":                   "pubsub.*",
	"spanner.data":             "spanner.databases.read spanner.databases.select",
	"spanner.admin":            "spanner.*",
	"sqlservice.admin":         "cloudsql.*",
	"sqlservice":               "cloudsql.*",
	"source.full_control":      "source.*",
	"source.read_only":         "source.repos.get",
	"appengine.admin":          "appengine.*",
	"cloudscheduler":           "cloudscheduler.*",
	"tasks":                    "cloudtasks.*",
	"ndev.cloudman":            "deploymentmanager.*",
}
