package threat_test

import "testing"

// TestGooglePerimeters holds whom service perimeters keep out.
func TestGooglePerimeters(t *testing.T) {
	const bucket = `
resource "google_project" "shop" {
  name       = "shop"
  project_id = "shop"
}
resource "google_storage_bucket" "b" {
  name    = "b"
  project = google_project.shop.project_id
}
resource "google_storage_bucket_iam_member" "all" {
  bucket = google_storage_bucket.b.name
  role   = "roles/storage.objectViewer"
  member = "allUsers"
}
`
	perimeter := func(block, service, project, more string) string {
		return bucket + `
resource "google_access_context_manager_service_perimeter" "p" {
  parent = "accessPolicies/1"
  name   = "accessPolicies/1/servicePerimeters/p"
  title  = "p"
  ` + block + ` {
    restricted_services = ["` + service + `"]
    resources           = ["projects/` + project + `"]
    ` + more + `
  }
}
`
	}
	const own = "${google_project.shop.number}"
	testGoogle(t, []googleCase{
		{"no perimeter", bucket, []string{
			"internet > read google_storage_bucket.b",
			"internet: read google_storage_bucket.b",
		}},
		{"a perimeter", perimeter("status", "storage.googleapis.com", own, ""), []string{}},
		{"a perimeter that is tried out", perimeter("spec", "storage.googleapis.com", own, ""), []string{
			"internet > read google_storage_bucket.b",
			"internet: read google_storage_bucket.b",
		}},
		{"a perimeter of another service", perimeter("status", "bigquery.googleapis.com", own, ""), []string{
			"internet > read google_storage_bucket.b",
			"internet: read google_storage_bucket.b",
		}},
		{"a perimeter of another project", perimeter("status", "storage.googleapis.com", "42", ""), []string{
			"internet > read google_storage_bucket.b",
			"internet: read google_storage_bucket.b",
		}},
		{"a perimeter with a way in", perimeter("status", "storage.googleapis.com", own, "ingress_policies {\n      ingress_from { identity_type = \"ANY_IDENTITY\" }\n    }"), []string{
			"internet > read google_storage_bucket.b ?",
			"internet: read google_storage_bucket.b ?",
		}},
		{"a project that is added to a perimeter", perimeter("status", "storage.googleapis.com", "42", "") + `
resource "google_access_context_manager_service_perimeter_resource" "r" {
  perimeter_name = google_access_context_manager_service_perimeter.p.name
  resource       = "projects/${google_project.shop.number}"
}
`, []string{}},
	})
}

// TestGoogleSites holds what networks outside of the cloud reach.
func TestGoogleSites(t *testing.T) {
	network := func(source, tunnel string) string {
		return `
resource "google_compute_network" "n" { name = "n" }
resource "google_compute_firewall" "f" {
  name          = "f"
  network       = google_compute_network.n.id
  source_ranges = ["` + source + `"]
  allow {
    protocol = "tcp"
    ports    = ["443"]
  }
}
resource "google_service_account" "a" {
  account_id = "a"
  project    = "shop"
}
resource "google_project_iam_member" "a" {
  project = "shop"
  role    = "roles/owner"
  member  = google_service_account.a.member
}
resource "google_compute_instance" "m" {
  name    = "m"
  project = "shop"
  network_interface {
    network = google_compute_network.n.id
  }
  service_account {
    email  = google_service_account.a.email
    scopes = ["cloud-platform"]
  }
}
resource "google_compute_ha_vpn_gateway" "g" {
  name    = "g"
  network = google_compute_network.n.id
}
` + tunnel
	}
	const tunnel = `
resource "google_compute_vpn_tunnel" "t" {
  name                  = "t"
  vpn_gateway           = google_compute_ha_vpn_gateway.g.id
  peer_external_gateway = "office"
}
`
	testGoogle(t, []googleCase{
		{"a tunnel to the office", network("192.168.0.0/16", tunnel), []string{
			"premises google_compute_vpn_tunnel.t > admin project shop ?",
		}},
		{"a tunnel to the office, whose addresses are known", network("192.168.0.0/16", strReplace(tunnel, "peer_ext", "remote_traffic_selector = [\"192.168.7.0/24\"]\n  peer_ext")), []string{
			"premises google_compute_vpn_tunnel.t > admin project shop",
		}},
		{"a firewall that lets in others", network("10.128.0.0/9", strReplace(tunnel, "peer_ext", "remote_traffic_selector = [\"192.168.0.0/16\"]\n  peer_ext")), []string{}},
		{"a tunnel to another network of Google Cloud", network("192.168.0.0/16", strReplace(tunnel, `peer_external_gateway = "office"`, `peer_gcp_gateway = "other"`)), []string{}},
		{"an attachment of Cloud Interconnect", network("10.0.0.0/8", `
resource "google_compute_router" "r" {
  name    = "r"
  network = google_compute_network.n.id
}
resource "google_compute_interconnect_attachment" "i" {
  name   = "i"
  router = google_compute_router.r.id
}
`), []string{
			"premises google_compute_interconnect_attachment.i > admin project shop ?",
		}},
	})
}

// TestGoogleAgents holds what leads to code by agents, builds, keys and views.
func TestGoogleAgents(t *testing.T) {
	const owner = `
resource "google_service_account" "owner" {
  account_id = "owner"
  project    = "shop"
}
resource "google_project_iam_member" "owner" {
  project = "shop"
  role    = "roles/owner"
  member  = google_service_account.owner.member
}
`
	machine := func(metadata string) string {
		return owner + `
resource "google_compute_instance" "m" {
  name     = "m"
  project  = "shop"
  metadata = { ` + metadata + ` }
  service_account {
    email  = google_service_account.owner.email
    scopes = ["cloud-platform"]
  }
}
resource "google_project_iam_member" "u" {
  project = "shop"
  role    = "roles/osconfig.patchJobExecutor"
  member  = "user:u@example.com"
}
`
	}
	trigger := func(comment string) string {
		return owner + `
resource "google_cloudbuild_trigger" "t" {
  name            = "t"
  project         = "shop"
  filename        = "cloudbuild.yaml"
  service_account = google_service_account.owner.id
  github {
    owner = "acme"
    name  = "shop"
    pull_request {
      branch = ".*"
      ` + comment + `
    }
  }
}
`
	}
	const hmac = `
resource "google_service_account" "s" {
  account_id = "s"
  project    = "shop"
}
resource "google_storage_bucket" "b" {
  name    = "b"
  project = "shop"
}
resource "google_storage_bucket_iam_member" "s" {
  bucket = google_storage_bucket.b.name
  role   = "roles/storage.objectViewer"
  member = google_service_account.s.member
}
resource "google_secret_manager_secret" "x" {
  secret_id = "x"
  project   = "shop"
}
resource "google_secret_manager_secret_iam_member" "s" {
  secret_id = google_secret_manager_secret.x.id
  role      = "roles/secretmanager.secretAccessor"
  member    = google_service_account.s.member
}
resource "google_storage_hmac_key" "k" {
  service_account_email = google_service_account.s.email
  project               = "shop"
}
resource "google_cloud_run_v2_service" "web" {
  name                 = "web"
  project              = "shop"
  invoker_iam_disabled = true
  template {
    service_account = "nobody@other.iam.gserviceaccount.com"
    containers {
      env {
        name  = "KEY"
        value = google_storage_hmac_key.k.secret
      }
    }
  }
}
`
	dataset := func(access string) string {
		return `
resource "google_bigquery_dataset" "views" {
  dataset_id = "views"
  project    = "shop"
}
resource "google_bigquery_dataset" "raw" {
  dataset_id = "raw"
  project    = "shop"
  access {
    role           = "OWNER"
    user_by_email  = "boss@example.com"
  }
` + access + `
}
resource "google_bigquery_dataset_iam_member" "all" {
  dataset_id = google_bigquery_dataset.views.dataset_id
  role       = "roles/bigquery.dataViewer"
  member     = "allAuthenticatedUsers"
}
`
	}
	testGoogle(t, []googleCase{
		{"an agent that takes orders", machine(`enable-osconfig = "TRUE"`), []string{
			"principal user:u@example.com by osconfig-patch > admin project shop",
		}},
		{"no agent", machine(`enable-osconfig = "FALSE"`), []string{}},
		{"builds of anybody's pull request", trigger(`comment_control = "COMMENTS_DISABLED"`), []string{
			"contributor github.com acme/shop > admin project shop",
			"contributor github.com acme/shop: compute google_cloudbuild_trigger.t",
		}},
		{"builds that wait for a comment", trigger(`comment_control = "COMMENTS_ENABLED_FOR_EXTERNAL_CONTRIBUTORS_ONLY"`), []string{}},
		{"builds of what is merged", strReplace(trigger(""), "pull_request", "push"), []string{}},
		{"a key for buckets reads no secrets", hmac, []string{
			"internet > read google_storage_bucket.b",
			"internet: reach google_cloud_run_v2_service.web",
			"principal google_service_account.s with an HMAC key: read google_storage_bucket.b",
			"principal google_service_account.s: read google_secret_manager_secret.x",
			"principal google_service_account.s: read google_storage_bucket.b",
		}},
		{"a view that is authorised", dataset("  access {\n    view {\n      project_id = \"shop\"\n      dataset_id = google_bigquery_dataset.views.dataset_id\n      table_id   = \"v\"\n    }\n  }"), []string{
			"any-google-account > read google_bigquery_dataset.raw",
			"any-google-account > read google_bigquery_dataset.views",
			"any-google-account: read google_bigquery_dataset.views",
			"principal user:boss@example.com: read google_bigquery_dataset.raw",
		}},
		{"views of a dataset that is not authorised", dataset(""), []string{
			"any-google-account > read google_bigquery_dataset.views",
			"any-google-account: read google_bigquery_dataset.views",
			"principal user:boss@example.com: read google_bigquery_dataset.raw",
		}},
	})
}
