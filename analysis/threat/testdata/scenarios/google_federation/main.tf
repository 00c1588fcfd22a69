# Pools of identities: one that lets in every repository of GitHub, one that lets in an
# owner's, one that trusts an account of AWS, and one of which the condition is not known.
variable "condition" {}
locals {
  conditions = {
    any     = null
    owner   = "assertion.repository_owner == 'acme' && assertion.ref.startsWith('refs/heads/')"
    unknown = var.condition
  }
}
provider "google" {
  project = "shop"
}
resource "google_iam_workload_identity_pool" "one" {
  for_each                  = local.conditions
  workload_identity_pool_id = each.key
}
resource "google_iam_workload_identity_pool_provider" "one" {
  for_each                           = local.conditions
  workload_identity_pool_id          = google_iam_workload_identity_pool.one[each.key].workload_identity_pool_id
  workload_identity_pool_provider_id = "github"
  attribute_condition                = each.value
  attribute_mapping = {
    "google.subject"       = "assertion.sub"
    "attribute.repository" = "assertion.repository"
  }
  oidc {
    issuer_uri = "https://token.actions.githubusercontent.com"
  }
}
resource "google_iam_workload_identity_pool" "aws" {
  workload_identity_pool_id = "aws"
}
resource "google_iam_workload_identity_pool_provider" "aws" {
  workload_identity_pool_id          = google_iam_workload_identity_pool.aws.workload_identity_pool_id
  workload_identity_pool_provider_id = "aws"
  aws {
    account_id = "999988887777"
  }
}
resource "google_storage_bucket" "artifacts" {
  name     = "artifacts"
  location = "EU"
}
resource "google_storage_bucket_iam_member" "one" {
  for_each = local.conditions
  bucket   = google_storage_bucket.artifacts.name
  role     = "roles/storage.objectAdmin"
  member   = "principalSet://iam.googleapis.com/${google_iam_workload_identity_pool.one[each.key].name}/*"
}
resource "google_storage_bucket_iam_member" "repository" {
  bucket = google_storage_bucket.artifacts.name
  role   = "roles/storage.objectAdmin"
  member = "principalSet://iam.googleapis.com/${google_iam_workload_identity_pool.one["owner"].name}/attribute.repository/acme/shop"
}
resource "google_storage_bucket_iam_member" "aws" {
  bucket = google_storage_bucket.artifacts.name
  role   = "roles/storage.objectAdmin"
  member = "principalSet://iam.googleapis.com/${google_iam_workload_identity_pool.aws.name}/*"
}
