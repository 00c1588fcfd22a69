# Policies of all levels: a group of the organization makes keys, a folder's member acts as
# any account of its projects, a bucket is for everybody by a policy that takes all other
# members away, and a condition lets somebody at one secret of two.
resource "google_folder" "apps" {
  display_name = "apps"
  parent       = "organizations/1234"
}
resource "google_project" "shop" {
  project_id = "shop"
  name       = "shop"
  folder_id  = google_folder.apps.name
}
resource "google_project" "lab" {
  project_id = "lab"
  name       = "lab"
  org_id     = "1234"
}
provider "google" {
  project = google_project.shop.project_id
}
resource "google_service_account" "one" {
  for_each   = toset(["deploy", "owner", "reader"])
  account_id = each.key
}
resource "google_service_account" "lab" {
  account_id = "lab"
  project    = google_project.lab.project_id
}
resource "google_organization_iam_binding" "keys" {
  org_id  = "1234"
  role    = "roles/iam.serviceAccountKeyAdmin"
  members = ["group:platform@example.com"]
}
resource "google_folder_iam_member" "acts" {
  folder = google_folder.apps.name
  role   = "roles/iam.serviceAccountUser"
  member = google_service_account.one["deploy"].member
}
resource "google_project_iam_member" "deploy" {
  project = google_project.shop.project_id
  role    = "roles/run.developer"
  member  = "serviceAccount:${google_service_account.one["deploy"].email}"
}
resource "google_project_iam_binding" "owner" {
  project = google_project.shop.project_id
  role    = "roles/owner"
  members = [google_service_account.one["owner"].member, "user:root@example.com"]
}
resource "google_project_iam_member" "lab" {
  project = google_project.lab.project_id
  role    = "roles/owner"
  member  = google_service_account.lab.member
}
resource "google_storage_bucket" "site" {
  name     = "site"
  location = "EU"
}
data "google_iam_policy" "site" {
  binding {
    role    = "roles/storage.objectViewer"
    members = ["allUsers"]
  }
}
resource "google_storage_bucket_iam_policy" "site" {
  bucket      = google_storage_bucket.site.name
  policy_data = data.google_iam_policy.site.policy_data
}
resource "google_storage_bucket_iam_member" "site" {
  bucket = google_storage_bucket.site.name
  role   = "roles/storage.admin"
  member = google_service_account.one["reader"].member
}
resource "google_storage_bucket" "two" {
  for_each = toset(["orders", "logs"])
  name     = each.key
  location = "EU"
}
resource "google_project_iam_member" "reader" {
  project = google_project.shop.project_id
  role    = "roles/storage.objectViewer"
  member  = google_service_account.one["reader"].member
  condition {
    title      = "orders alone"
    expression = "resource.name.startsWith('projects/_/buckets/orders')"
  }
}
