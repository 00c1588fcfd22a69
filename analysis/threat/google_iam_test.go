package threat_test

import "testing"

func TestGoogleIdentities(t *testing.T) {
	const accounts = `
resource "google_service_account" "from" {
  account_id = "from"
  project    = "shop"
}
resource "google_service_account" "owner" {
  account_id = "owner"
  project    = "shop"
}
resource "google_project_iam_member" "owner" {
  project = "shop"
  role    = "roles/owner"
  member  = "serviceAccount:${google_service_account.owner.email}"
}
`
	project := func(role string) string {
		return `
resource "google_project_iam_member" "from" {
  project = "shop"
  role    = "` + role + `"
  member  = google_service_account.from.member
}
`
	}
	on := func(role string) string {
		return `
resource "google_service_account_iam_member" "from" {
  service_account_id = google_service_account.owner.name
  role               = "` + role + `"
  member             = "serviceAccount:from@shop.iam.gserviceaccount.com"
}
`
	}
	deny := func(who, more string) string {
		return `
resource "google_iam_deny_policy" "d" {
  name   = "d"
  parent = urlencode("cloudresourcemanager.googleapis.com/projects/shop")
  rules {
    deny_rule {
      denied_principals  = ["` + who + `"]
      denied_permissions = ["iam.googleapis.com/serviceAccountKeys.create"]
      ` + more + `
    }
  }
}
`
	}
	const gets = "principal google_service_account.from by "
	testGoogle(t, []googleCase{
		{"a token of one account", accounts + on("roles/iam.serviceAccountTokenCreator"), []string{
			gets + "get-access-token > admin project shop", gets + "sign-blob > admin project shop", gets + "sign-jwt > admin project shop"}},
		{"a user of one account alone", accounts + on("roles/iam.serviceAccountUser"), []string{}},
		{"a user of one account who creates functions", accounts + on("roles/iam.serviceAccountUser") + project("roles/cloudfunctions.developer"), []string{gets + "functions-create > admin project shop"}},
		{"a developer of functions alone", accounts + project("roles/cloudfunctions.developer"), []string{}},
		{"keys in the project", accounts + project("roles/iam.serviceAccountKeyAdmin"), []string{gets + "create-service-account-key > admin project shop"}},
		{"keys that the organization's policy keeps from being made", accounts + project("roles/iam.serviceAccountKeyAdmin") + `
resource "google_project_organization_policy" "p" {
  project    = "shop"
  constraint = "constraints/iam.disableServiceAccountKeyCreation"
  boolean_policy { enforced = true }
}
`, []string{}},
		{"unless the policy can be lifted", accounts + project("roles/iam.serviceAccountKeyAdmin") + `
resource "google_org_policy_policy" "p" {
  name   = "projects/shop/policies/iam.disableServiceAccountKeyCreation"
  parent = "projects/shop"
  spec {
    rules { enforce = "TRUE" }
  }
}
resource "google_organization_iam_member" "from" {
  org_id = "1"
  role   = "roles/orgpolicy.policyAdmin"
  member = google_service_account.from.member
}
`, []string{gets + "lift-constraint > admin project shop ?"}},
		{"a role of another project", accounts + `
resource "google_project_iam_member" "from" {
  project = "other"
  role    = "roles/iam.serviceAccountKeyAdmin"
  member  = google_service_account.from.member
}
`, []string{}},
		{"a role on a folder above", accounts + `
resource "google_folder" "f" {
  display_name = "f"
  parent       = "organizations/1"
}
resource "google_project" "shop" {
  project_id = "shop"
  name       = "shop"
  folder_id  = google_folder.f.name
}
resource "google_folder_iam_member" "from" {
  folder = google_folder.f.name
  role   = "roles/iam.serviceAccountKeyAdmin"
  member = google_service_account.from.member
}
`, []string{gets + "create-service-account-key > admin project shop"}},
		{"a role on a folder beside", accounts + `
resource "google_folder" "f" {
  for_each     = toset(["a", "b"])
  display_name = each.key
  parent       = "organizations/1"
}
resource "google_project" "shop" {
  project_id = "shop"
  name       = "shop"
  folder_id  = google_folder.f["a"].name
}
resource "google_folder_iam_member" "from" {
  folder = google_folder.f["b"].name
  role   = "roles/iam.serviceAccountKeyAdmin"
  member = google_service_account.from.member
}
`, []string{}},
		{"a role on the organization, as far as is known", accounts + `
resource "google_organization_iam_member" "from" {
  org_id = "1"
  role   = "roles/iam.serviceAccountKeyAdmin"
  member = google_service_account.from.member
}
`, []string{gets + "create-service-account-key > admin project shop ?"}},
		{"who sets the policy of the organization", accounts + `
resource "google_organization_iam_member" "from" {
  org_id = "1"
  role   = "roles/resourcemanager.organizationAdmin"
  member = google_service_account.from.member
}
`, []string{gets + "set-iam-policy > admin organization 1"}},
		{"a condition that is over", accounts + `
resource "google_project_iam_member" "from" {
  project = "shop"
  role    = "roles/iam.serviceAccountKeyAdmin"
  member  = google_service_account.from.member
  condition {
    title      = "until then"
    expression = "request.time < timestamp(\"2026-06-01T00:00:00Z\")"
  }
}
`, []string{}},
		{"who administers instances and may act as what they have", accounts + project("roles/compute.instanceAdmin.v1") + on("roles/iam.serviceAccountUser") + `
resource "google_compute_instance" "m" {
  name    = "m"
  project = "shop"
  network_interface { network = "n" }
  service_account {
    email  = google_service_account.owner.email
    scopes = ["cloud-platform"]
  }
}
`, []string{gets + "compute-create > admin project shop", gets + "set-instance-policy > admin project shop", gets + "set-metadata > admin project shop", gets + "set-project-metadata > admin project shop"}},
		{"who administers instances and may not", accounts + project("roles/compute.instanceAdmin.v1") + `
resource "google_compute_instance" "m" {
  name    = "m"
  project = "shop"
  network_interface { network = "n" }
  service_account {
    email  = google_service_account.owner.email
    scopes = ["cloud-platform"]
  }
}
`, []string{}},
		{"an instance whose tokens are for storage alone", accounts + `
resource "google_compute_instance" "m" {
  name    = "m"
  project = "shop"
  network_interface {
    network = google_compute_network.n.name
    access_config {}
  }
  service_account {
    email  = google_service_account.owner.email
    scopes = ["storage-ro"]
  }
}
resource "google_compute_network" "n" {
  name    = "n"
  project = "shop"
}
resource "google_compute_firewall" "web" {
  name          = "web"
  network       = google_compute_network.n.name
  source_ranges = ["0.0.0.0/0"]
  allow {
    protocol = "tcp"
    ports    = ["80"]
  }
}
resource "google_storage_bucket" "b" {
  name    = "b"
  project = "shop"
}
resource "google_storage_bucket_iam_member" "b" {
  bucket = google_storage_bucket.b.name
  role   = "roles/storage.admin"
  member = google_service_account.owner.member
}
resource "google_secret_manager_secret" "s" {
  secret_id = "s"
  project   = "shop"
}
resource "google_secret_manager_secret_iam_member" "s" {
  secret_id = google_secret_manager_secret.s.id
  role      = "roles/secretmanager.secretAccessor"
  member    = google_service_account.owner.member
}
`, []string{"internet > read google_storage_bucket.b", "internet: reach google_compute_instance.m tcp 80",
			"principal google_service_account.owner with the scopes devstorage.read_only: read google_storage_bucket.b",
			"principal google_service_account.owner: read google_secret_manager_secret.s", "principal google_service_account.owner: read google_storage_bucket.b"}},
		{"a key in a startup script", accounts + `
resource "google_service_account_key" "k" {
  service_account_id = google_service_account.owner.name
}
resource "google_compute_instance" "m" {
  name                    = "m"
  project                 = "shop"
  metadata_startup_script = "echo ${google_service_account_key.k.private_key}"
  network_interface { network = "n" }
}
` + project("roles/compute.viewer"), []string{gets + "look-at-key > admin project shop"}},
		{"a secret with a key", accounts + `
resource "google_service_account_key" "k" {
  service_account_id = google_service_account.owner.name
}
resource "google_secret_manager_secret" "s" {
  secret_id = "s"
  project   = "shop"
}
resource "google_secret_manager_secret_version" "s" {
  secret      = google_secret_manager_secret.s.id
  secret_data = base64decode(google_service_account_key.k.private_key)
}
` + project("roles/secretmanager.secretAccessor"), []string{gets + "read-secret > admin project shop", "principal google_service_account.from: read any secret of project shop"}},
		{"its own role is changed", accounts + `
resource "google_project_iam_custom_role" "r" {
  role_id     = "r"
  project     = "shop"
  permissions = ["iam.roles.update"]
}
resource "google_project_iam_member" "r" {
  project = "shop"
  role    = google_project_iam_custom_role.r.name
  member  = google_service_account.from.member
}
`, []string{gets + "update-role > admin project shop"}},
		{"roles are changed that it has not", accounts + `
resource "google_project_iam_custom_role" "r" {
  role_id     = "r"
  project     = "shop"
  permissions = ["storage.objects.list"]
}
` + project("roles/iam.roleAdmin"), []string{}},
		{"everybody with an account gets tokens", accounts + `
resource "google_service_account_iam_member" "all" {
  service_account_id = google_service_account.owner.name
  role               = "roles/iam.serviceAccountTokenCreator"
  member             = "allAuthenticatedUsers"
}
`, []string{"any-google-account > admin project shop", "any-google-account: principal google_service_account.owner", "any-google-account: principal google_service_account.owner delegating", "any-google-account: principal google_service_account.owner with an identity token"}},
		{"the default account is an editor, as far as is known", `
resource "google_compute_network" "n" {
  name    = "n"
  project = "shop"
}
resource "google_compute_firewall" "web" {
  name          = "web"
  network       = google_compute_network.n.name
  source_ranges = ["0.0.0.0/0"]
  allow {
    protocol = "tcp"
    ports    = ["80"]
  }
}
resource "google_compute_instance" "m" {
  name    = "m"
  project = "shop"
  network_interface {
    network = google_compute_network.n.name
    access_config {}
  }
  service_account { scopes = ["cloud-platform"] }
}
resource "google_service_account" "owner" {
  account_id = "owner"
  project    = "shop"
}
resource "google_project_iam_member" "owner" {
  project = "shop"
  role    = "roles/owner"
  member  = "serviceAccount:${google_service_account.owner.email}"
}
`, []string{"internet > admin project shop ?", "internet: reach google_compute_instance.m tcp 80"}},
		{"unless the code takes that away", `
resource "google_compute_network" "n" {
  name    = "n"
  project = "shop"
}
resource "google_compute_firewall" "web" {
  name          = "web"
  network       = google_compute_network.n.name
  source_ranges = ["0.0.0.0/0"]
  allow {
    protocol = "tcp"
    ports    = ["80"]
  }
}
resource "google_compute_instance" "m" {
  name    = "m"
  project = "shop"
  network_interface {
    network = google_compute_network.n.name
    access_config {}
  }
  service_account { scopes = ["cloud-platform"] }
}
resource "google_project_default_service_accounts" "d" {
  project = "shop"
  action  = "DEPRIVILEGE"
}
resource "google_service_account" "owner" {
  account_id = "owner"
  project    = "shop"
}
resource "google_project_iam_member" "owner" {
  project = "shop"
  role    = "roles/owner"
  member  = "serviceAccount:${google_service_account.owner.email}"
}
`, []string{"internet: reach google_compute_instance.m tcp 80"}},
		{"a deny policy", accounts + project("roles/iam.serviceAccountKeyAdmin") + deny("principalSet://goog/public:all", ""), []string{}},
		{"a deny policy for somebody else", accounts + project("roles/iam.serviceAccountKeyAdmin") + deny("principal://goog/subject/a@example.com", ""), []string{gets + "create-service-account-key > admin project shop"}},
		{"a deny policy with an exception", accounts + project("roles/iam.serviceAccountKeyAdmin") + deny("principalSet://goog/public:all",
			`exception_principals = ["principal://iam.googleapis.com/projects/-/serviceAccounts/from@shop.iam.gserviceaccount.com"]`), []string{gets + "create-service-account-key > admin project shop"}},
		{"a deny policy with a condition", accounts + project("roles/iam.serviceAccountKeyAdmin") + deny("principalSet://goog/public:all",
			`denial_condition { expression = "!resource.matchTag('1/env', 'test')" }`), []string{gets + "create-service-account-key > admin project shop ?"}},
		{"a deny policy of one of two projects", accounts + `
resource "google_project" "both" {
  for_each   = toset(["shop", "lab"])
  project_id = each.key
  name       = each.key
  org_id     = "1"
}
resource "google_service_account" "lab" {
  account_id = "lab"
  project    = "lab"
}
resource "google_project_iam_member" "lab" {
  project = "lab"
  role    = "roles/owner"
  member  = google_service_account.lab.member
}
resource "google_organization_iam_member" "from" {
  org_id = "1"
  role   = "roles/iam.serviceAccountKeyAdmin"
  member = google_service_account.from.member
}
` + deny("principalSet://goog/public:all", ""), []string{gets + "create-service-account-key > admin project lab"}},
		{"who pushes images of a service", accounts + project("roles/artifactregistry.writer") + `
resource "google_artifact_registry_repository" "r" {
  repository_id = "r"
  project       = "shop"
  location      = "europe-west1"
  format        = "DOCKER"
}
resource "google_cloud_run_v2_service" "s" {
  name     = "s"
  project  = "shop"
  location = "europe-west1"
  template {
    service_account = google_service_account.owner.email
    containers { image = "europe-west1-docker.pkg.dev/shop/r/app:latest" }
  }
}
`, []string{gets + "push-image > admin project shop", "principal google_service_account.from: read any repository of artifacts of project shop"}},
		{"who pushes images that are named by a digest", accounts + project("roles/artifactregistry.writer") + `
resource "google_artifact_registry_repository" "r" {
  repository_id = "r"
  project       = "shop"
  location      = "europe-west1"
  format        = "DOCKER"
}
resource "google_cloud_run_v2_service" "s" {
  name     = "s"
  project  = "shop"
  location = "europe-west1"
  template {
    service_account = google_service_account.owner.email
    containers { image = "europe-west1-docker.pkg.dev/shop/r/app@sha256:0000000000000000000000000000000000000000000000000000000000000000" }
  }
}
`, []string{"principal google_service_account.from: read any repository of artifacts of project shop"}},
		{"everybody writes the code of a function", accounts + `
resource "google_storage_bucket" "code" {
  name    = "code"
  project = "shop"
}
resource "google_storage_bucket_iam_member" "code" {
  bucket = google_storage_bucket.code.name
  role   = "roles/storage.objectUser"
  member = "allUsers"
}
resource "google_cloudfunctions_function" "f" {
  name                  = "f"
  project               = "shop"
  runtime               = "go121"
  source_archive_bucket = google_storage_bucket.code.name
  service_account_email = google_service_account.owner.email
}
`, []string{"internet > admin project shop ?", "internet > read google_storage_bucket.code", "internet: read google_storage_bucket.code", "internet: write google_storage_bucket.code"}},
		{"a chain of delegation", accounts + `
resource "google_service_account" "middle" {
  account_id = "middle"
  project    = "shop"
}
resource "google_project_iam_custom_role" "r" {
  for_each    = { delegate = "iam.serviceAccounts.implicitDelegation", token = "iam.serviceAccounts.getAccessToken" }
  role_id     = each.key
  project     = "shop"
  permissions = [each.value]
}
resource "google_service_account_iam_member" "first" {
  service_account_id = google_service_account.middle.name
  role               = google_project_iam_custom_role.r["delegate"].id
  member             = google_service_account.from.member
}
resource "google_service_account_iam_member" "second" {
  service_account_id = google_service_account.owner.name
  role               = google_project_iam_custom_role.r["token"].id
  member             = google_service_account.middle.member
}
`, []string{gets + "implicit-delegation > admin project shop", "principal google_service_account.middle by get-access-token > admin project shop"}},
	})
}

func TestGoogleFederation(t *testing.T) {
	pool := func(condition, member string) string {
		return `
resource "google_iam_workload_identity_pool" "p" {
  workload_identity_pool_id = "p"
  project                   = "shop"
}
resource "google_iam_workload_identity_pool_provider" "p" {
  workload_identity_pool_id          = google_iam_workload_identity_pool.p.workload_identity_pool_id
  workload_identity_pool_provider_id = "github"
  project                            = "shop"
  attribute_mapping = {
    "google.subject"       = "assertion.sub"
    "attribute.repository" = "assertion.repository"
  }
  ` + condition + `
  oidc { issuer_uri = "https://token.actions.githubusercontent.com" }
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
resource "google_service_account_iam_member" "wif" {
  service_account_id = google_service_account.owner.name
  role               = "roles/iam.workloadIdentityUser"
  member             = "principalSet://iam.googleapis.com/${google_iam_workload_identity_pool.p.name}/` + member + `"
}
`
	}
	const host = "token.actions.githubusercontent.com"
	testGoogle(t, []googleCase{
		{"any repository", pool("", "*"), []string{"any-repository " + host + " > admin project shop", "any-repository " + host + ": principal google_iam_workload_identity_pool.p *",
			"principal google_iam_workload_identity_pool.p * by get-access-token > admin project shop"}},
		{"any repository, by a condition that is none", pool(`attribute_condition = "assertion.repository_visibility == 'public'"`, "*"), []string{"any-repository " + host + " > admin project shop", "any-repository " + host + ": principal google_iam_workload_identity_pool.p *",
			"principal google_iam_workload_identity_pool.p * by get-access-token > admin project shop"}},
		{"those of an owner", pool(`attribute_condition = "assertion.repository_owner == 'acme'"`, "*"), []string{"principal google_iam_workload_identity_pool.p * by get-access-token > admin project shop"}},
		{"those of an owner, by its number", pool(`attribute_condition = "assertion.repository_owner_id == '123'"`, "*"), []string{"principal google_iam_workload_identity_pool.p * by get-access-token > admin project shop"}},
		{"a condition that is not known", `variable "c" {}` + pool(`attribute_condition = var.c`, "*"), []string{"any-repository " + host + " > admin project shop ?", "any-repository " + host + ": principal google_iam_workload_identity_pool.p * ?",
			"principal google_iam_workload_identity_pool.p * by get-access-token > admin project shop"}},
		{"one repository, with its pull requests", pool("", "attribute.repository/acme/shop"), []string{
			"contributor " + host + " acme/shop > admin project shop", "contributor " + host + " acme/shop: principal google_iam_workload_identity_pool.p attribute.repository/acme/shop",
			"principal google_iam_workload_identity_pool.p attribute.repository/acme/shop by get-access-token > admin project shop"}},
		{"one branch", pool("", "subject/repo:acme/shop:ref:refs/heads/main"), []string{
			"principal google_iam_workload_identity_pool.p subject/repo:acme/shop:ref:refs/heads/main by get-access-token > admin project shop"}},
	})
}

func TestGoogleClusters(t *testing.T) {
	cluster := func(more string) string {
		return `
resource "google_container_cluster" "c" {
  name               = "c"
  project            = "shop"
  initial_node_count = 1
  master_authorized_networks_config {}
  node_config {
    service_account = google_service_account.owner.email
    oauth_scopes    = ["cloud-platform"]
  }
` + more + `
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
`
	}
	const pods = `
--- objects.yaml
apiVersion: v1
kind: ServiceAccount
metadata:
  name: web
  namespace: default
---
apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  serviceAccountName: web
  automountServiceAccountToken: false
  containers:
    - name: web
      image: web
      securityContext: { allowPrivilegeEscalation: false, privileged: false }
`
	const pod = "compute default/Pod/web[web]"
	const identity = `workload_identity_config { workload_pool = "shop.svc.id.goog" }`
	testGoogle(t, []googleCase{
		{"pods get tokens of their node", cluster("") + pods, []string{pod + " by gke-cluster-objects > admin project shop"}},
		{"unless they have identities", cluster(identity) + pods, []string{}},
		{"which may be given the account", cluster(identity) + `
resource "google_service_account_iam_member" "m" {
  service_account_id = google_service_account.owner.name
  role               = "roles/iam.workloadIdentityUser"
  member             = "serviceAccount:shop.svc.id.goog[default/web]"
}
` + pods, []string{pod + " by gke-workload-identity > admin project shop",
			"principal service account default/web of clusters in project shop by get-access-token > admin project shop"}},
		{"the control plane is open", strReplace(cluster(identity), "master_authorized_networks_config {}", ""), []string{"internet: reach google_container_cluster.c"}},
		{"the control plane is private", strReplace(cluster(identity), "master_authorized_networks_config {}", "private_cluster_config { enable_private_endpoint = true }"), []string{}},
		{"the control plane is for everybody that it authorises", strReplace(cluster(identity), "master_authorized_networks_config {}", `master_authorized_networks_config {
    cidr_blocks { cidr_block = "0.0.0.0/0" }
  }`), []string{"internet: reach google_container_cluster.c"}},
		{"who develops for clusters runs pods on its nodes", cluster(identity) + `
resource "google_project_iam_member" "dev" {
  project = "shop"
  role    = "roles/container.developer"
  member  = "user:dev@example.com"
}
`, []string{"principal user:dev@example.com by gke-create-pod > admin project shop"}},
		{"who administers clusters has them", cluster(identity) + `
resource "google_project_iam_member" "dev" {
  project = "shop"
  role    = "roles/container.admin"
  member  = "user:dev@example.com"
}
`, []string{"principal user:dev@example.com by gke-bind > admin project shop", "principal user:dev@example.com by gke-create-pod > admin project shop"}},
	})
}
