# Into a network by a bastion, and on from there: by tags, to a peered network and no
# further, to a database with a private address, and with OS Login through a tunnel.
provider "google" {
  project = "shop"
}
resource "google_compute_network" "one" {
  for_each                = toset(["a", "b", "c"])
  name                    = each.key
  auto_create_subnetworks = false
}
resource "google_compute_subnetwork" "one" {
  for_each      = { a = "10.1.0.0/24", b = "10.2.0.0/24", c = "10.3.0.0/24" }
  name          = each.key
  network       = google_compute_network.one[each.key].id
  region        = "europe-west1"
  ip_cidr_range = each.value
}
resource "google_compute_network_peering" "ab" {
  name         = "ab"
  network      = google_compute_network.one["a"].id
  peer_network = google_compute_network.one["b"].id
}
resource "google_compute_network_peering" "ba" {
  name         = "ba"
  network      = google_compute_network.one["b"].id
  peer_network = google_compute_network.one["a"].id
}
resource "google_compute_network_peering" "bc" {
  name         = "bc"
  network      = google_compute_network.one["b"].id
  peer_network = google_compute_network.one["c"].id
}
resource "google_compute_network_peering" "cb" {
  name         = "cb"
  network      = google_compute_network.one["c"].id
  peer_network = google_compute_network.one["b"].id
}
resource "google_compute_firewall" "bastion" {
  name          = "bastion"
  network       = google_compute_network.one["a"].id
  source_ranges = ["0.0.0.0/0", "::/0"]
  target_tags   = ["bastion"]
  allow {
    protocol = "tcp"
    ports    = ["22"]
  }
}
resource "google_compute_firewall" "app" {
  name        = "app"
  network     = google_compute_network.one["a"].id
  source_tags = ["bastion"]
  target_tags = ["app"]
  allow {
    protocol = "tcp"
    ports    = ["8080"]
  }
}
resource "google_compute_firewall" "peer" {
  for_each      = toset(["b", "c"])
  name          = each.key
  network       = google_compute_network.one[each.key].id
  source_ranges = ["10.0.0.0/8"]
  allow {
    protocol = "tcp"
    ports    = ["5432"]
  }
}
resource "google_compute_firewall" "tunnel" {
  name          = "tunnel"
  network       = google_compute_network.one["c"].id
  source_ranges = ["35.235.240.0/20"]
  allow {
    protocol = "tcp"
    ports    = ["22"]
  }
}
resource "google_compute_firewall" "egress" {
  name               = "egress"
  network            = google_compute_network.one["a"].id
  direction          = "EGRESS"
  destination_ranges = ["10.1.0.128/25"]
  target_tags        = ["bastion"]
  deny {
    protocol = "all"
  }
}
resource "google_service_account" "one" {
  for_each   = toset(["a", "b", "c"])
  account_id = each.key
}
resource "google_compute_instance" "bastion" {
  name = "bastion"
  zone = "europe-west1-b"
  tags = ["bastion"]
  boot_disk {}
  network_interface {
    subnetwork = google_compute_subnetwork.one["a"].id
    access_config {}
  }
}
resource "google_compute_instance" "app" {
  for_each = { low = "10.1.0.10", high = "10.1.0.200" }
  name     = each.key
  zone     = "europe-west1-b"
  tags     = ["app"]
  boot_disk {}
  network_interface {
    subnetwork = google_compute_subnetwork.one["a"].id
    network_ip = each.value
  }
}
resource "google_compute_instance" "inner" {
  for_each = toset(["b", "c"])
  name     = each.key
  zone     = "europe-west1-b"
  metadata = { enable-oslogin = "TRUE" }
  boot_disk {}
  network_interface {
    subnetwork = google_compute_subnetwork.one[each.key].id
  }
  service_account {
    email  = google_service_account.one[each.key].email
    scopes = ["cloud-platform"]
  }
}
resource "google_project_iam_member" "b" {
  project = "shop"
  role    = "roles/storage.objectViewer"
  member  = google_service_account.one["b"].member
}
resource "google_project_iam_member" "c" {
  project = "shop"
  role    = "roles/owner"
  member  = google_service_account.one["c"].member
}
resource "google_storage_bucket" "orders" {
  name     = "orders"
  location = "EU"
}
resource "google_sql_database_instance" "orders" {
  name             = "orders"
  database_version = "POSTGRES_15"
  settings {
    tier = "db-f1-micro"
    ip_configuration {
      ipv4_enabled    = false
      private_network = google_compute_network.one["a"].id
    }
  }
}
resource "google_project_iam_member" "admin" {
  for_each = toset(["roles/iap.tunnelResourceAccessor", "roles/compute.osAdminLogin", "roles/iam.serviceAccountUser"])
  project  = "shop"
  role     = each.key
  member   = "user:admin@example.com"
}
