package threat_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/threat"
)

// googleWorkspace is n resources of Google Cloud in one project: machines with accounts,
// roles, stores, and a rule of a firewall for each tenth machine.
func googleWorkspace(n int) string {
	var b strings.Builder
	b.WriteString("provider \"google\" {\n  project = \"shop\"\n}\n")
	for i := range 20 {
		fmt.Fprintf(&b, `
resource "google_compute_network" "n%[1]d" { name = "n%[1]d" }
resource "google_compute_subnetwork" "s%[1]d" {
  name          = "s%[1]d"
  network       = google_compute_network.n%[1]d.id
  ip_cidr_range = "10.%[1]d.0.0/16"
}
`, i)
	}
	for i := range n / 5 {
		if i%10 == 0 {
			fmt.Fprintf(&b, `
resource "google_compute_firewall" "f%[1]d" {
  name          = "f%[1]d"
  network       = google_compute_network.n%[2]d.id
  source_ranges = ["%[3]s"]
  target_tags   = ["t%[1]d"]
  allow {
    protocol = "tcp"
    ports    = ["%[4]d"]
  }
}
`, i, i/10%20, []string{"0.0.0.0/0", "10.0.0.0/8", "192.0.2.0/24"}[i/10%3], 1000+i)
		}
		fmt.Fprintf(&b, `
resource "google_compute_instance" "m%[1]d" {
  name = "m%[1]d"
  tags = ["t%[3]d"]
  network_interface {
    subnetwork = google_compute_subnetwork.s%[2]d.id
    access_config {}
  }
  service_account {
    email  = google_service_account.a%[1]d.email
    scopes = ["cloud-platform"]
  }
}
resource "google_service_account" "a%[1]d" { account_id = "a%[1]d" }
resource "google_project_iam_member" "p%[1]d" {
  project = "shop"
  role    = "roles/%[4]s"
  member  = google_service_account.a%[1]d.member
}
resource "google_storage_bucket" "b%[1]d" { name = "b%[1]d" }
resource "google_storage_bucket_iam_member" "b%[1]d" {
  bucket = google_storage_bucket.b%[1]d.name
  role   = "roles/storage.objectViewer"
  member = google_service_account.a%[1]d.member
}
`, i, i/10%20, i/10*10, []string{"storage.objectViewer", "run.developer", "logging.logWriter", "iam.serviceAccountUser"}[i%4])
	}
	return b.String()
}

// BenchmarkGoogle draws up and searches the graph of a workspace of Google Cloud, and
// keeps it true to edits of a rule of a firewall, of a role and of a store.
func BenchmarkGoogle(b *testing.B) {
	resources := composed(b, googleWorkspace(10_000))
	if len(resources) == 0 {
		b.Fatal("nothing was read")
	}
	b.Run("afresh", func(b *testing.B) {
		for b.Loop() {
			threat.Analyse(context.Background(), resources, threat.Options{}).Standings()
		}
	})
	for _, edit := range [][3]string{
		{"firewall", "google_compute_firewall.f0", "source_ranges"}, {"role", "google_project_iam_member.p0", "role"}, {"bucket", "google_storage_bucket.b0", "location"},
	} {
		b.Run(edit[0], func(b *testing.B) {
			x := newIncremental(b, threat.Options{})
			if _, err := x.a.Update(context.Background(), x.changes(resources)); err != nil {
				b.Fatal(err)
			}
			i := slices.IndexFunc(resources, func(r *model.Resource) bool { return string(r.Address) == edit[1] })
			for n := 0; b.Loop(); n++ {
				r := *resources[i]
				if n%2 == 0 {
					r.Value = edited(r.Value, edit[2])
				}
				g, err := x.a.Update(context.Background(), []threat.Change{{Stack: r.Origin.Stack, Address: r.Address, Resources: []*model.Resource{&r}}})
				if err != nil {
					b.Fatal(err)
				}
				g.Standings()
			}
		})
	}
}

// edited returns a value with another attribute.
func edited(v *model.Value, attr string) *model.Value {
	attrs := slices.DeleteFunc(slices.Clone(v.Attrs()), func(a model.Attr) bool { return a.Name == attr })
	other := model.NewString("roles/viewer", v.Range())
	if attr == "role_definition_name" {
		other = model.NewString("Owner", v.Range())
	}
	if attr == "security_rule" {
		other = model.NewList(nil, v.Range())
	}
	if attr == "source_ranges" {
		other = model.NewList([]*model.Value{model.NewString("198.51.100.0/24", v.Range())}, v.Range())
	}
	return model.NewObject(append(attrs, model.Attr{Name: attr, Value: other}), v.Range())
}
