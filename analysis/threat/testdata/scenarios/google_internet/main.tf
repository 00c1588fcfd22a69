# Machines with public addresses: what the firewall lets in decides. The first has SSH and
# an application open to everybody, the second SSH from an office alone, the third is hit
# by a rule that denies with a lower number, the fourth has no public address, and the
# fifth is in a network without a route to the internet.
provider "google" {
  project = "shop"
}
resource "google_compute_network" "main" {
  name                    = "main"
  auto_create_subnetworks = false
}
resource "google_compute_subnetwork" "main" {
  name          = "main"
  network       = google_compute_network.main.id
  ip_cidr_range = "10.1.0.0/24"
  region        = "europe-west1"
}
resource "google_compute_firewall" "web" {
  name          = "web"
  network       = google_compute_network.main.name
  source_ranges = ["0.0.0.0/0"]
  target_tags   = ["web", "shut"]
  allow {
    protocol = "tcp"
    ports    = ["22", "8000-8080"]
  }
}
resource "google_compute_firewall" "office" {
  name          = "office"
  network       = google_compute_network.main.self_link
  source_ranges = ["192.0.2.0/24"]
  target_tags   = ["office"]
  allow {
    protocol = "tcp"
    ports    = ["22"]
  }
}
resource "google_compute_firewall" "shut" {
  name          = "shut"
  network       = google_compute_network.main.id
  priority      = 900
  source_ranges = ["0.0.0.0/0"]
  target_tags   = ["shut"]
  deny {
    protocol = "all"
  }
}
resource "google_compute_firewall" "off" {
  name          = "off"
  network       = google_compute_network.main.id
  disabled      = true
  source_ranges = ["0.0.0.0/0"]
  allow {
    protocol = "all"
  }
}
resource "google_compute_instance" "one" {
  for_each     = toset(["web", "office", "shut"])
  name         = each.key
  machine_type = "e2-small"
  zone         = "europe-west1-b"
  tags         = [each.key]
  boot_disk {}
  network_interface {
    subnetwork = google_compute_subnetwork.main.id
    access_config {}
  }
}
resource "google_compute_instance" "inner" {
  name         = "inner"
  machine_type = "e2-small"
  zone         = "europe-west1-b"
  tags         = ["web"]
  boot_disk {}
  network_interface {
    subnetwork = google_compute_subnetwork.main.id
  }
}
resource "google_compute_network" "island" {
  name                            = "island"
  delete_default_routes_on_create = true
}
resource "google_compute_firewall" "island" {
  name          = "island"
  network       = google_compute_network.island.name
  source_ranges = ["0.0.0.0/0"]
  allow {
    protocol = "tcp"
  }
}
resource "google_compute_instance" "island" {
  name         = "island"
  machine_type = "e2-small"
  zone         = "europe-west1-b"
  boot_disk {}
  network_interface {
    network = google_compute_network.island.name
    access_config {}
  }
}
