# A cluster with the permissions of its nodes, one with identities for its pods, and who
# may do what with them.
provider "google" {
  project = "shop"
}
resource "google_service_account" "nodes" {
  account_id = "nodes"
}
resource "google_project_iam_member" "nodes" {
  project = "shop"
  role    = "roles/editor"
  member  = google_service_account.nodes.member
}
resource "google_container_cluster" "old" {
  name               = "old"
  initial_node_count = 1
  enable_legacy_abac = true
  node_config {
    service_account = google_service_account.nodes.email
    oauth_scopes    = ["https://www.googleapis.com/auth/cloud-platform"]
  }
}
resource "google_container_cluster" "new" {
  name                     = "new"
  remove_default_node_pool = true
  initial_node_count       = 1
  workload_identity_config {
    workload_pool = "shop.svc.id.goog"
  }
  private_cluster_config {
    enable_private_endpoint = true
  }
}
resource "google_container_node_pool" "new" {
  name    = "new"
  cluster = google_container_cluster.new.name
  node_config {
    service_account = google_service_account.nodes.email
    oauth_scopes    = ["cloud-platform"]
    workload_metadata_config {
      mode = "GKE_METADATA"
    }
  }
}
resource "google_service_account_iam_member" "web" {
  service_account_id = google_service_account.nodes.name
  role               = "roles/iam.workloadIdentityUser"
  member             = "serviceAccount:shop.svc.id.goog[default/web]"
}
resource "google_project_iam_member" "dev" {
  project = "shop"
  role    = "roles/container.developer"
  member  = "user:dev@example.com"
}
resource "google_project_iam_member" "direct" {
  project = "shop"
  role    = "roles/secretmanager.secretAccessor"
  member  = "principal://iam.googleapis.com/projects/12/locations/global/workloadIdentityPools/shop.svc.id.goog/subject/ns/default/sa/web"
}
resource "google_secret_manager_secret" "key" {
  secret_id = "key"
  replication {}
}
