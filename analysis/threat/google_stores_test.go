package threat_test

import "testing"

func TestGoogleStores(t *testing.T) {
	const bucket = `
resource "google_storage_bucket" "b" {
  name     = "files"
  location = "EU"
  project  = "shop"
`
	const public = `
resource "google_storage_bucket_iam_member" "public" {
  bucket = google_storage_bucket.b.name
  role   = "roles/storage.objectViewer"
  member = "allUsers"
}
`
	const acl = `
resource "google_storage_default_object_acl" "a" {
  bucket      = google_storage_bucket.b.name
  role_entity = ["READER:allUsers"]
}
`
	internetReads := []string{"internet > read google_storage_bucket.b", "internet: read google_storage_bucket.b"}
	testGoogle(t, []googleCase{
		{"a bucket that everybody reads", bucket + "}" + public, internetReads},
		{"a bucket named by its name", bucket + `}
resource "google_storage_bucket_iam_binding" "public" {
  bucket  = "files"
  role    = "roles/storage.legacyObjectReader"
  members = ["user:a@example.com", "allUsers"]
}
`, append([]string{}, append(internetReads, "principal user:a@example.com: read google_storage_bucket.b")...)},
		{"public access prevention", bucket + `public_access_prevention = "enforced"` + "\n}" + public, []string{}},
		{"public access prevention that is not known", `variable "prevention" {}` + bucket + "public_access_prevention = var.prevention\n}" + public,
			[]string{"internet > read google_storage_bucket.b ?", "internet: read google_storage_bucket.b ?"}},
		{"an organization's policy prevents public access", bucket + "}" + public + `
resource "google_project_organization_policy" "p" {
  project    = "shop"
  constraint = "storage.publicAccessPrevention"
  boolean_policy { enforced = true }
}
`, []string{}},
		{"a policy of another project prevents nothing here", bucket + "}" + public + `
resource "google_project_organization_policy" "p" {
  project    = "other"
  constraint = "storage.publicAccessPrevention"
  boolean_policy { enforced = true }
}
`, internetReads},
		{"who may write objects does not read them", bucket + `}
resource "google_storage_bucket_iam_member" "public" {
  bucket = google_storage_bucket.b.name
  role   = "roles/storage.objectCreator"
  member = "allUsers"
}
`, []string{}},
		{"anybody with an account", bucket + `}
resource "google_storage_bucket_iam_member" "public" {
  bucket = google_storage_bucket.b.name
  role   = "roles/storage.admin"
  member = "allAuthenticatedUsers"
}
`, []string{"any-google-account > read google_storage_bucket.b", "any-google-account: read google_storage_bucket.b"}},
		{"a default ACL for objects", bucket + "}" + acl, internetReads},
		{"uniform access takes ACLs away", bucket + "uniform_bucket_level_access = true\n}" + acl, []string{}},
		{"the ACL of a bucket lists it", bucket + `}
resource "google_storage_bucket_access_control" "a" {
  bucket = google_storage_bucket.b.name
  role   = "READER"
  entity = "allUsers"
}
`, []string{"internet > read google_storage_bucket.b ?", "internet: read google_storage_bucket.b ?"}},
		{"a policy of data", bucket + `}
data "google_iam_policy" "p" {
  binding {
    role    = "roles/storage.objectViewer"
    members = ["allUsers"]
  }
}
resource "google_storage_bucket_iam_policy" "p" {
  bucket      = google_storage_bucket.b.name
  policy_data = data.google_iam_policy.p.policy_data
}
`, internetReads},
		{"a policy takes members away", bucket + "}" + public + `
data "google_iam_policy" "p" {
  binding {
    role    = "roles/storage.objectViewer"
    members = ["user:a@example.com"]
  }
}
resource "google_storage_bucket_iam_policy" "p" {
  bucket      = google_storage_bucket.b.name
  policy_data = data.google_iam_policy.p.policy_data
}
`, []string{"internet > read google_storage_bucket.b ?", "internet: read google_storage_bucket.b ?", "principal user:a@example.com: read google_storage_bucket.b"}},
		{"a binding takes members of its role away", bucket + "}" + public + `
resource "google_storage_bucket_iam_binding" "b" {
  bucket  = google_storage_bucket.b.name
  role    = "roles/storage.objectViewer"
  members = ["user:a@example.com"]
}
`, []string{"internet > read google_storage_bucket.b ?", "internet: read google_storage_bucket.b ?", "principal user:a@example.com: read google_storage_bucket.b"}},
		{"a condition that is over", bucket + `}
resource "google_storage_bucket_iam_member" "public" {
  bucket = google_storage_bucket.b.name
  role   = "roles/storage.objectViewer"
  member = "allUsers"
  condition {
    title      = "until then"
    expression = "request.time < timestamp(\"2026-01-01T00:00:00Z\")"
  }
}
`, []string{}},
		{"a condition on what is not known", bucket + `}
resource "google_storage_bucket_iam_member" "public" {
  bucket = google_storage_bucket.b.name
  role   = "roles/storage.objectViewer"
  member = "allUsers"
  condition {
    title      = "some"
    expression = "resource.name.startsWith(\"projects/_/buckets/files/objects/public/\")"
  }
}
`, []string{"internet > read google_storage_bucket.b ?", "internet: read google_storage_bucket.b ?"}},
		{"a role for one bucket of a project by a condition", bucket + `}
resource "google_storage_bucket" "other" {
  name     = "other"
  location = "EU"
  project  = "shop"
}
resource "google_project_iam_member" "m" {
  project = "shop"
  role    = "roles/storage.objectViewer"
  member  = "user:a@example.com"
  condition {
    title      = "files alone"
    expression = "resource.type == \"storage.googleapis.com/Object\" && resource.name.startsWith(\"projects/_/buckets/files\")"
  }
}
`, []string{"principal user:a@example.com: read google_storage_bucket.b"}},
		{"viewers of the project read buckets by default", bucket + `}
resource "google_project_iam_member" "m" {
  project = "shop"
  role    = "roles/viewer"
  member  = "user:a@example.com"
}
`, []string{"principal any viewer of project shop: read google_storage_bucket.b", "principal user:a@example.com by basic-role > read google_storage_bucket.b"}},
		{"but not where the bucket has a policy of its own", bucket + `}
resource "google_project_iam_member" "m" {
  project = "shop"
  role    = "roles/viewer"
  member  = "user:a@example.com"
}
data "google_iam_policy" "p" {
  binding {
    role    = "roles/storage.objectViewer"
    members = ["user:b@example.com"]
  }
}
resource "google_storage_bucket_iam_policy" "p" {
  bucket      = google_storage_bucket.b.name
  policy_data = data.google_iam_policy.p.policy_data
}
`, []string{"principal user:b@example.com: read google_storage_bucket.b"}},
		{"datasets, secrets, keys, topics and images for everybody", `
resource "google_bigquery_dataset" "d" {
  dataset_id = "d"
  access {
    role          = "READER"
    special_group = "allAuthenticatedUsers"
  }
}
resource "google_secret_manager_secret" "s" {
  secret_id = "s"
  replication {}
}
resource "google_secret_manager_secret_iam_member" "s" {
  secret_id = google_secret_manager_secret.s.id
  role      = "roles/secretmanager.secretAccessor"
  member    = "allUsers"
}
resource "google_secret_manager_secret" "kept" {
  secret_id = "kept"
  replication {}
}
resource "google_secret_manager_secret_iam_member" "kept" {
  secret_id = google_secret_manager_secret.kept.id
  role      = "roles/secretmanager.viewer"
  member    = "allUsers"
}
resource "google_kms_key_ring" "r" {
  name     = "r"
  location = "global"
}
resource "google_kms_crypto_key" "k" {
  name     = "k"
  key_ring = google_kms_key_ring.r.id
}
resource "google_kms_key_ring_iam_member" "k" {
  key_ring_id = google_kms_key_ring.r.id
  role        = "roles/cloudkms.cryptoKeyDecrypter"
  member      = "allAuthenticatedUsers"
}
resource "google_pubsub_topic" "t" { name = "t" }
resource "google_pubsub_subscription" "t" {
  name  = "t"
  topic = google_pubsub_topic.t.id
}
resource "google_pubsub_subscription_iam_member" "t" {
  subscription = google_pubsub_subscription.t.name
  role         = "roles/pubsub.subscriber"
  member       = "allUsers"
}
resource "google_compute_image" "i" { name = "i" }
resource "google_compute_image_iam_member" "i" {
  image  = google_compute_image.i.name
  role   = "roles/compute.imageUser"
  member = "allAuthenticatedUsers"
}
resource "google_artifact_registry_repository" "a" {
  repository_id = "a"
  format        = "DOCKER"
}
resource "google_artifact_registry_repository_iam_member" "a" {
  repository = google_artifact_registry_repository.a.name
  role       = "roles/artifactregistry.reader"
  member     = "allUsers"
}
`, []string{
			"any-google-account > read google_bigquery_dataset.d", "any-google-account > read google_compute_image.i", "any-google-account > read google_kms_crypto_key.k",
			"any-google-account: read google_bigquery_dataset.d", "any-google-account: read google_compute_image.i", "any-google-account: read google_kms_crypto_key.k",
			"internet > read google_artifact_registry_repository.a", "internet > read google_pubsub_subscription.t", "internet > read google_secret_manager_secret.s",
			"internet: read google_artifact_registry_repository.a", "internet: read google_pubsub_subscription.t", "internet: read google_secret_manager_secret.s",
		}},
		{"databases that authorise everybody", `
resource "google_sql_database_instance" "open" {
  database_version = "POSTGRES_15"
  settings {
    tier = "db-f1-micro"
    ip_configuration {
      authorized_networks {
        value = "0.0.0.0/0"
      }
    }
  }
}
resource "google_sql_database_instance" "halves" {
  database_version = "POSTGRES_15"
  settings {
    tier = "db-f1-micro"
    ip_configuration {
      authorized_networks { value = "0.0.0.0/1" }
      authorized_networks { value = "128.0.0.0/1" }
    }
  }
}
resource "google_sql_database_instance" "office" {
  database_version = "POSTGRES_15"
  settings {
    tier = "db-f1-micro"
    ip_configuration {
      authorized_networks { value = "192.0.2.0/24" }
    }
  }
}
resource "google_sql_database_instance" "closed" {
  database_version = "POSTGRES_15"
  settings {
    tier = "db-f1-micro"
    ip_configuration {
      ipv4_enabled = false
      authorized_networks { value = "0.0.0.0/0" }
    }
  }
}
`, []string{
			"internet > read google_sql_database_instance.halves", "internet > read google_sql_database_instance.open",
			"internet: reach google_sql_database_instance.halves", "internet: reach google_sql_database_instance.open",
		}},
	})
}
