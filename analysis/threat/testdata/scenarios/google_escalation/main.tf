# Ways from one service account to another that owns the project. Each begins with a
# role of the code's own with exactly the permissions of one method; the last two lack
# one of them.
locals {
  ways = {
    token     = ["iam.serviceAccounts.getAccessToken"]
    key       = ["iam.serviceAccountKeys.create"]
    jwt       = ["iam.serviceAccounts.signJwt"]
    blob      = ["iam.serviceAccounts.signBlob"]
    policy    = ["iam.serviceAccounts.setIamPolicy"]
    project   = ["resourcemanager.projects.setIamPolicy"]
    role      = ["iam.roles.update"]
    machine   = ["iam.serviceAccounts.actAs", "compute.instances.create", "compute.disks.create", "compute.instances.setServiceAccount", "compute.instances.setMetadata", "compute.subnetworks.use"]
    function  = ["iam.serviceAccounts.actAs", "cloudfunctions.functions.create", "cloudfunctions.functions.sourceCodeSet"]
    run       = ["iam.serviceAccounts.actAs", "run.services.create"]
    build     = ["iam.serviceAccounts.actAs", "cloudbuild.builds.create"]
    scheduler = ["iam.serviceAccounts.actAs", "cloudscheduler.jobs.create"]
    acting    = ["iam.serviceAccounts.actAs"]
    creating  = ["run.services.create"]
  }
}
resource "google_service_account" "from" {
  for_each   = local.ways
  account_id = "from-${each.key}"
  project    = "shop"
}
resource "google_project_iam_custom_role" "way" {
  for_each    = local.ways
  role_id     = each.key
  title       = each.key
  project     = "shop"
  permissions = each.value
}
resource "google_project_iam_member" "from" {
  for_each = local.ways
  project  = "shop"
  role     = google_project_iam_custom_role.way[each.key].id
  member   = "serviceAccount:${google_service_account.from[each.key].email}"
}
resource "google_service_account" "owner" {
  account_id = "owner"
  project    = "shop"
}
resource "google_project_iam_member" "owner" {
  project = "shop"
  role    = "roles/owner"
  member  = google_service_account.owner.member
}
