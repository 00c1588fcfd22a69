# Services without servers: one for everybody, one for whoever has a token of an account,
# one from inside a network, and one behind a balancer. What runs acts as an editor, so that
# all of them lead on.
provider "google" {
  project = "shop"
}
resource "google_service_account" "run" {
  account_id = "run"
}
resource "google_project_iam_member" "run" {
  project = "shop"
  role    = "roles/editor"
  member  = google_service_account.run.member
}
resource "google_service_account" "owner" {
  account_id = "owner"
}
resource "google_project_iam_member" "owner" {
  project = "shop"
  role    = "roles/owner"
  member  = google_service_account.owner.member
}
resource "google_cloud_run_v2_service" "one" {
  for_each = { public = "INGRESS_TRAFFIC_ALL", inner = "INGRESS_TRAFFIC_INTERNAL_ONLY", balanced = "INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER", private = "INGRESS_TRAFFIC_ALL" }
  name     = each.key
  location = "europe-west1"
  ingress  = each.value
  template {
    service_account = google_service_account.run.email
    vpc_access {
      network_interfaces {
        network = google_compute_network.main.id
      }
    }
  }
}
resource "google_cloud_run_v2_service_iam_member" "one" {
  for_each = toset(["public", "inner", "balanced"])
  name     = google_cloud_run_v2_service.one[each.key].name
  role     = "roles/run.invoker"
  member   = "allUsers"
}
resource "google_cloud_run_v2_service_iam_member" "private" {
  name   = google_cloud_run_v2_service.one["private"].name
  role   = "roles/run.invoker"
  member = google_service_account.owner.member
}
resource "google_compute_network" "main" {
  name = "main"
}
resource "google_compute_region_network_endpoint_group" "run" {
  name                  = "run"
  region                = "europe-west1"
  network_endpoint_type = "SERVERLESS"
  cloud_run {
    service = google_cloud_run_v2_service.one["balanced"].name
  }
}
resource "google_compute_backend_service" "run" {
  name = "run"
  backend {
    group = google_compute_region_network_endpoint_group.run.id
  }
}
resource "google_compute_url_map" "run" {
  name            = "run"
  default_service = google_compute_backend_service.run.id
}
resource "google_compute_target_https_proxy" "run" {
  name    = "run"
  url_map = google_compute_url_map.run.id
}
resource "google_compute_global_forwarding_rule" "run" {
  name                  = "run"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  target                = google_compute_target_https_proxy.run.id
  port_range            = "443"
}
resource "google_redis_instance" "cache" {
  name               = "cache"
  memory_size_gb     = 1
  authorized_network = google_compute_network.main.id
}
