package threat_test

import (
	"strings"
	"testing"
	"time"

	"github.com/parapet-iac/parapet/analysis/threat"
)

// googleNet is a network with one subnetwork, and a machine in it with a public address
// and a service account that owns the project.
const googleNet = `
resource "google_compute_network" "n" {
  name                    = "n"
  project                 = "shop"
  auto_create_subnetworks = false
}
resource "google_compute_subnetwork" "s" {
  name          = "s"
  project       = "shop"
  network       = google_compute_network.n.id
  ip_cidr_range = "10.1.0.0/24"
  region        = "europe-west1"
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
`

const googleMachine = `
resource "google_compute_instance" "m" {
  name         = "m"
  project      = "shop"
  machine_type = "e2-small"
  zone         = "europe-west1-b"
  tags         = ["web"]
  boot_disk {}
  network_interface {
    subnetwork = google_compute_subnetwork.s.id
    access_config {}
  }
  service_account {
    email  = google_service_account.a.email
    scopes = ["cloud-platform"]
  }
}
`

const googleWeb = `
resource "google_compute_firewall" "web" {
  name          = "web"
  project       = "shop"
  network       = google_compute_network.n.id
  source_ranges = ["0.0.0.0/0"]
  allow {
    protocol = "tcp"
    ports    = ["443"]
  }
}
`

func TestGoogleNetworks(t *testing.T) {
	open := []string{"internet > admin project shop", "internet: reach google_compute_instance.m tcp 443"}
	maybe := []string{"internet > admin project shop ?", "internet: reach google_compute_instance.m tcp 443 ?"}
	deny := func(attributes string) string {
		return `
resource "google_compute_firewall" "no" {
  name    = "no"
  project = "shop"
  network = google_compute_network.n.id
` + attributes + "\n  deny { protocol = \"all\" }\n}\n"
	}
	testGoogle(t, []googleCase{
		{"an application with a flaw owns the project", googleNet + googleMachine + googleWeb, open},
		{"without a rule nothing gets in", googleNet + googleMachine, []string{}},
		{"a rule that denies has the same priority", googleNet + googleMachine + googleWeb + deny(`source_ranges = ["0.0.0.0/0"]`), []string{}},
		{"a rule that denies comes later", googleNet + googleMachine + googleWeb + deny("priority = 2000\nsource_ranges = [\"0.0.0.0/0\"]"), open},
		{"a rule that denies is for others", googleNet + googleMachine + googleWeb + deny("priority = 1\nsource_ranges = [\"0.0.0.0/0\"]\ntarget_tags = [\"db\"]"), open},
		{"a rule that denies is for the service account", googleNet + googleMachine + googleWeb + deny("priority = 1\nsource_ranges = [\"0.0.0.0/0\"]\ntarget_service_accounts = [google_service_account.a.email]"), []string{}},
		{"a rule that denies is about what goes out", googleNet + googleMachine + googleWeb + deny("priority = 1\ndirection = \"EGRESS\"\ndestination_ranges = [\"0.0.0.0/0\"]"), open},
		{"half of the internet is still the internet", googleNet + googleMachine + googleWeb + deny("priority = 1\nsource_ranges = [\"0.0.0.0/1\"]"), open},
		{"both halves are all of it", googleNet + googleMachine + googleWeb + deny("priority = 1\nsource_ranges = [\"0.0.0.0/1\", \"128.0.0.0/1\"]"), []string{}},
		{"what is not known of a rule that denies", `variable "r" { type = list(string) }` + googleNet + googleMachine + googleWeb + deny("priority = 1\nsource_ranges = var.r"), maybe},
		{"what is not known of a rule that allows", `variable "r" { type = list(string) }` + googleNet + googleMachine + `
resource "google_compute_firewall" "web" {
  name          = "web"
  network       = google_compute_network.n.id
  source_ranges = var.r
  allow {
    protocol = "tcp"
    ports    = ["443"]
  }
}
`, maybe},
		{"the default network has rules of its own", `
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
    network = "default"
    access_config {}
  }
  service_account {
    email  = google_service_account.a.email
    scopes = ["https://www.googleapis.com/auth/cloud-platform"]
  }
}
`, []string{"internet > admin project shop ?", "internet: reach google_compute_instance.m icmp, tcp 22, tcp 3389 ?"}},
		{"a policy of the network lets in what its rules do not", googleNet + googleMachine + `
resource "google_compute_network_firewall_policy" "p" {
  name    = "p"
  project = "shop"
}
resource "google_compute_network_firewall_policy_association" "p" {
  name              = "p"
  firewall_policy   = google_compute_network_firewall_policy.p.id
  attachment_target = google_compute_network.n.id
}
resource "google_compute_network_firewall_policy_rule" "p" {
  firewall_policy = google_compute_network_firewall_policy.p.name
  priority        = 10
  action          = "allow"
  direction       = "INGRESS"
  match {
    src_ip_ranges = ["0.0.0.0/0"]
    layer4_configs {
      ip_protocol = "tcp"
      ports       = ["443"]
    }
  }
}
`, open},
		{"a policy of the organization denies before that", `
resource "google_project" "shop" {
  project_id = "shop"
  name       = "shop"
  org_id     = "1"
}
resource "google_compute_firewall_policy" "p" {
  parent     = "organizations/1"
  short_name = "p"
}
resource "google_compute_firewall_policy_association" "p" {
  name              = "p"
  firewall_policy   = google_compute_firewall_policy.p.id
  attachment_target = "organizations/1"
}
resource "google_compute_firewall_policy_rule" "p" {
  firewall_policy = google_compute_firewall_policy.p.id
  priority        = 10
  action          = "deny"
  direction       = "INGRESS"
  match {
    src_ip_ranges = ["0.0.0.0/0"]
    layer4_configs { ip_protocol = "all" }
  }
}
` + googleNet + googleMachine + googleWeb, []string{}},
		{"a policy of the organization leaves it to the rules", `
resource "google_project" "shop" {
  project_id = "shop"
  name       = "shop"
  org_id     = "1"
}
resource "google_compute_firewall_policy" "p" {
  parent     = "organizations/1"
  short_name = "p"
}
resource "google_compute_firewall_policy_association" "p" {
  name              = "p"
  firewall_policy   = google_compute_firewall_policy.p.id
  attachment_target = "organizations/1"
}
resource "google_compute_firewall_policy_rule" "p" {
  firewall_policy = google_compute_firewall_policy.p.id
  priority        = 10
  action          = "goto_next"
  direction       = "INGRESS"
  match {
    src_ip_ranges = ["0.0.0.0/0"]
    layer4_configs { ip_protocol = "all" }
  }
}
` + googleNet + googleMachine + googleWeb, open},
		{"a default route that is deleted", `
resource "google_compute_network" "n" {
  name                            = "n"
  delete_default_routes_on_create = true
}
resource "google_compute_instance" "m" {
  name = "m"
  network_interface {
    network = google_compute_network.n.id
    access_config {}
  }
}
` + googleWeb, []string{}},
		{"and a route of the code's own for what has its tag", `
resource "google_compute_network" "n" {
  name                            = "n"
  delete_default_routes_on_create = true
}
resource "google_compute_route" "out" {
  name             = "out"
  network          = google_compute_network.n.name
  dest_range       = "0.0.0.0/0"
  tags             = ["out"]
  next_hop_gateway = "default-internet-gateway"
}
resource "google_compute_instance" "m" {
  for_each = toset(["out", "in"])
  name     = each.key
  tags     = [each.key]
  network_interface {
    network = google_compute_network.n.id
    access_config {}
  }
}
` + googleWeb, []string{`internet: reach google_compute_instance.m["out"] tcp 443`}},
		{"a route to an appliance with a lower number", googleNet + googleMachine + googleWeb + `
resource "google_compute_route" "all" {
  name        = "all"
  network     = google_compute_network.n.id
  dest_range  = "0.0.0.0/0"
  priority    = 100
  next_hop_ip = "10.1.0.9"
}
`, []string{}},
		{"a group of instances by its template", googleNet + googleWeb + `
resource "google_compute_instance_template" "t" {
  name_prefix  = "t"
  project      = "shop"
  machine_type = "e2-small"
  disk {}
  network_interface {
    subnetwork = google_compute_subnetwork.s.id
    access_config {}
  }
  service_account {
    email  = google_service_account.a.email
    scopes = ["cloud-platform"]
  }
}
resource "google_compute_instance_group_manager" "g" {
  name               = "g"
  project            = "shop"
  base_instance_name = "g"
  version {
    instance_template = google_compute_instance_template.t.self_link_unique
  }
}
`, []string{"internet > admin project shop", "internet: reach google_compute_instance_group_manager.g tcp 443"}},
		{"another machine of the network, by tags", googleNet + googleMachine + `
resource "google_compute_firewall" "ssh" {
  name          = "ssh"
  project       = "shop"
  network       = google_compute_network.n.id
  source_ranges = ["0.0.0.0/0"]
  target_tags   = ["front"]
  allow {
    protocol = "tcp"
    ports    = ["8080"]
  }
}
resource "google_compute_firewall" "inner" {
  name        = "inner"
  project     = "shop"
  network     = google_compute_network.n.id
  source_tags = ["front"]
  target_tags = ["web"]
  allow {
    protocol = "tcp"
    ports    = ["9000"]
  }
}
resource "google_compute_instance" "front" {
  name    = "front"
  project = "shop"
  tags    = ["front"]
  network_interface {
    subnetwork = google_compute_subnetwork.s.id
    access_config {}
  }
}
`, []string{"internet > admin project shop", "internet: reach google_compute_instance.front tcp 8080"}},
		{"another machine of the network, without the tag", googleNet + googleMachine + `
resource "google_compute_firewall" "ssh" {
  name          = "ssh"
  project       = "shop"
  network       = google_compute_network.n.id
  source_ranges = ["0.0.0.0/0"]
  target_tags   = ["front"]
  allow {
    protocol = "tcp"
    ports    = ["8080"]
  }
}
resource "google_compute_firewall" "inner" {
  name        = "inner"
  project     = "shop"
  network     = google_compute_network.n.id
  source_tags = ["backend"]
  target_tags = ["web"]
  allow {
    protocol = "tcp"
    ports    = ["9000"]
  }
}
resource "google_compute_instance" "front" {
  name    = "front"
  project = "shop"
  tags    = ["front"]
  network_interface {
    subnetwork = google_compute_subnetwork.s.id
    access_config {}
  }
}
`, []string{"internet: reach google_compute_instance.front tcp 8080"}},
		{"a balancer that passes packets on", googleNet + strReplace(googleMachine, "    access_config {}\n", "") + googleWeb + `
resource "google_compute_target_pool" "p" {
  name      = "p"
  instances = [google_compute_instance.m.self_link]
}
resource "google_compute_forwarding_rule" "f" {
  name       = "f"
  target     = google_compute_target_pool.p.id
  port_range = "443"
}
`, open},
		{"a balancer that is a proxy, through its ranges", googleNet + strReplace(googleMachine, "    access_config {}\n", "") + `
resource "google_compute_firewall" "proxies" {
  name          = "proxies"
  project       = "shop"
  network       = google_compute_network.n.id
  source_ranges = ["35.191.0.0/16", "130.211.0.0/22"]
  allow { protocol = "tcp" }
}
resource "google_compute_instance_group" "g" {
  name      = "g"
  instances = [google_compute_instance.m.self_link]
  named_port {
    name = "app"
    port = 8443
  }
}
resource "google_compute_backend_service" "b" {
  name      = "b"
  port_name = "app"
  backend { group = google_compute_instance_group.g.self_link }
}
resource "google_compute_url_map" "u" {
  name            = "u"
  default_service = google_compute_backend_service.b.id
}
resource "google_compute_target_https_proxy" "p" {
  name    = "p"
  url_map = google_compute_url_map.u.id
}
resource "google_compute_global_forwarding_rule" "f" {
  name                  = "f"
  target                = google_compute_target_https_proxy.p.id
  port_range            = "443"
  load_balancing_scheme = "EXTERNAL_MANAGED"
}
`, []string{"internet > admin project shop", "internet: reach google_compute_instance.m tcp 8443"}},
		{"an internal balancer", googleNet + strReplace(googleMachine, "    access_config {}\n", "") + googleWeb + `
resource "google_compute_target_pool" "p" {
  name      = "p"
  instances = [google_compute_instance.m.self_link]
}
resource "google_compute_forwarding_rule" "f" {
  name                  = "f"
  load_balancing_scheme = "INTERNAL"
  target                = google_compute_target_pool.p.id
  port_range            = "443"
}
`, []string{}},
		{"a service for everybody", `
resource "google_cloud_run_v2_service" "s" {
  name     = "s"
  location = "europe-west1"
  project  = "shop"
  template {
    service_account = google_service_account.a.email
  }
}
resource "google_cloud_run_v2_service_iam_member" "s" {
  name   = google_cloud_run_v2_service.s.name
  role   = "roles/run.invoker"
  member = "allUsers"
}
` + googleNet, []string{"internet > admin project shop", "internet: reach google_cloud_run_v2_service.s"}},
		{"a service for everybody inside", `
resource "google_cloud_run_v2_service" "s" {
  name     = "s"
  location = "europe-west1"
  project  = "shop"
  ingress  = "INGRESS_TRAFFIC_INTERNAL_ONLY"
  template {
    service_account = google_service_account.a.email
  }
}
resource "google_cloud_run_v2_service_iam_member" "s" {
  name   = google_cloud_run_v2_service.s.name
  role   = "roles/run.invoker"
  member = "allUsers"
}
` + googleNet, []string{}},
		{"a service behind a balancer", `
resource "google_cloud_run_service" "s" {
  name     = "s"
  location = "europe-west1"
  project  = "shop"
  metadata {
    annotations = { "run.googleapis.com/ingress" = "internal-and-cloud-load-balancing" }
  }
  template {
    spec {
      service_account_name = google_service_account.a.email
    }
  }
}
resource "google_cloud_run_service_iam_binding" "s" {
  service = google_cloud_run_service.s.name
  role    = "roles/run.invoker"
  members = ["allUsers"]
}
resource "google_compute_region_network_endpoint_group" "n" {
  name                  = "n"
  network_endpoint_type = "SERVERLESS"
  cloud_run { service = google_cloud_run_service.s.name }
}
resource "google_compute_backend_service" "b" {
  name = "b"
  backend { group = google_compute_region_network_endpoint_group.n.id }
}
resource "google_compute_url_map" "u" {
  name            = "u"
  default_service = google_compute_backend_service.b.id
}
resource "google_compute_target_http_proxy" "p" {
  name    = "p"
  url_map = google_compute_url_map.u.id
}
resource "google_compute_global_forwarding_rule" "f" {
  name   = "f"
  target = google_compute_target_http_proxy.p.id
}
` + googleNet, []string{"internet > admin project shop", "internet: place google_cloud_run_service.s behind a load balancer"}},
		{"a function, by whom it lets call it", `
resource "google_cloudfunctions_function" "f" {
  for_each              = { public = "allUsers", private = "user:a@example.com" }
  name                  = each.key
  project               = "shop"
  runtime               = "go121"
  trigger_http          = true
  service_account_email = google_service_account.a.email
}
resource "google_cloudfunctions_function_iam_member" "f" {
  for_each       = google_cloudfunctions_function.f
  cloud_function = google_cloudfunctions_function.f[each.key].name
  role           = "roles/cloudfunctions.invoker"
  member         = each.key == "public" ? "allUsers" : "user:a@example.com"
}
` + googleNet, []string{"internet > admin project shop", `internet: reach google_cloudfunctions_function.f["public"]`}},
		{"a cache in the network of a machine that is reached", googleNet + strReplace(googleMachine, "cloud-platform", "logging-write") + googleWeb + `
resource "google_redis_instance" "r" {
  name               = "r"
  memory_size_gb     = 1
  authorized_network = google_compute_network.n.id
}
resource "google_redis_instance" "asks" {
  name               = "asks"
  memory_size_gb     = 1
  auth_enabled       = true
  authorized_network = google_compute_network.n.id
}
resource "google_compute_network" "other" { name = "other" }
resource "google_redis_instance" "other" {
  name               = "other"
  memory_size_gb     = 1
  authorized_network = google_compute_network.other.id
}
`, []string{"internet > read google_redis_instance.asks", "internet > read google_redis_instance.r", "internet: reach google_compute_instance.m tcp 443"}},
		{"a machine of a peered network", googleNet + googleMachine + googleWeb + `
resource "google_compute_network" "other" {
  name                    = "other"
  project                 = "shop"
  auto_create_subnetworks = false
}
resource "google_compute_subnetwork" "other" {
  name          = "other"
  network       = google_compute_network.other.id
  ip_cidr_range = "10.2.0.0/24"
}
resource "google_compute_network_peering" "one" {
  name         = "one"
  network      = google_compute_network.n.self_link
  peer_network = google_compute_network.other.self_link
}
resource "google_compute_network_peering" "two" {
  name         = "two"
  network      = google_compute_network.other.self_link
  peer_network = google_compute_network.n.self_link
}
resource "google_redis_instance" "r" {
  name               = "r"
  memory_size_gb     = 1
  authorized_network = google_compute_network.third.id
}
resource "google_compute_network" "third" { name = "third" }
resource "google_compute_instance" "inner" {
  name    = "inner"
  project = "shop"
  network_interface {
    subnetwork = google_compute_subnetwork.other.id
  }
  network_interface {
    network = google_compute_network.third.id
  }
}
resource "google_compute_firewall" "inner" {
  name          = "inner"
  network       = google_compute_network.other.id
  source_ranges = ["10.1.0.0/16"]
  allow {
    protocol = "tcp"
    ports    = ["5000"]
  }
}
`, append([]string{"internet > admin project shop", "internet > read google_redis_instance.r"}, open[1])},
	})
}

// TestGoogleEditsThatOpenNothing holds that an edit of what no rule reads leaves the graph
// as it is, and that one of network tags does not.
func TestGoogleEditsThatOpenNothing(t *testing.T) {
	text := googleNet + googleMachine + `
resource "google_compute_firewall" "web" {
  name          = "web"
  description   = "web"
  project       = "shop"
  network       = google_compute_network.n.id
  source_ranges = ["0.0.0.0/0"]
  target_tags   = ["web"]
  allow {
    protocol = "tcp"
    ports    = ["443"]
  }
}
resource "google_storage_bucket" "b" {
  name          = "b"
  location      = "EU"
  force_destroy = true
  versioning {
    enabled = true
  }
}
`
	x := newIncremental(t, threat.Options{Now: time.Unix(1_800_000_000, 0)})
	first := x.follow(composed(t, text), "the beginning")
	for _, pair := range [][2]string{{`description   = "web"`, `description = "all"`}, {"enabled = true", "enabled = false"}, {`location      = "EU"`, `location = "US"`}} {
		drawn := x.a.Drawn()
		if x.follow(composed(t, strings.Replace(text, pair[0], pair[1], 1)), pair[1]) != first {
			t.Errorf("%s makes another graph", pair[1])
		}
		if n := x.a.Drawn(); n != drawn {
			t.Errorf("%s draws up %d parts anew", pair[1], n-drawn)
		}
	}
	if x.follow(composed(t, strings.Replace(text, `tags         = ["web"]`, `tags = ["db"]`, 1)), "another tag") == first {
		t.Error("another network tag makes no other graph")
	}
}
