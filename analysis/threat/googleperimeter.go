package threat

import (
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/threat/network"
)

var (
	googlePremises = googleMethod("network-premises", "send packets to it over the private connection", "T1133 T1199", "network-connectivity/docs/vpn/concepts/overview")
	googleView     = googleMethod("authorized-view", "read of it what an authorised view shows", "T1530", "bigquery/docs/authorized-views")
	googlePulls    = googleMethod("build-pull-request", "have a build of a pull request run its code", "T1199 T1195.002", "build/docs/automating-builds/github/build-repos-from-github")
)

// A googlePerimeter is a service perimeter: projects whose services answer nobody from
// outside: https://cloud.google.com/vpc-service-controls/docs/service-perimeters.
type googlePerimeter struct {
	res      *model.Resource
	projects []googleScope
	services []string
	// lets tells that rules let some in from outside, whoever they are for.
	lets bool
}

const perimeterType = "google_access_context_manager_service_perimeter"

// perimeters reads the perimeters of the code that are enforced. What stands in a dry run
// keeps nobody out.
func (g *googleIdentity) perimeters() []googlePerimeter {
	if g.perimetersRead {
		return g.walls
	}
	g.perimetersRead = true
	for _, r := range g.w.all(perimeterType) {
		if kind, _ := r.Value.Get("perimeter_type").AsString(); kind == "PERIMETER_TYPE_BRIDGE" {
			continue
		}
		status := first(r.Value.Get("status"))
		p := googlePerimeter{res: r, lets: len(elems(status.Get("ingress_policies"))) > 0 || len(elems(status.Get("access_levels"))) > 0}
		p.services, _ = texts(status, "restricted_services")
		for _, v := range elems(status.Get("resources")) {
			p.projects = append(p.projects, googleScope{level: ofProject, key: g.projectKey(r, v)})
		}
		for _, x := range g.w.all(perimeterType + "_resource") {
			if g.w.referred(x, x.Value.Get("perimeter_name"), perimeterType) == r {
				p.projects = append(p.projects, googleScope{level: ofProject, key: g.projectKey(x, x.Value.Get("resource"))})
			}
		}
		for _, x := range g.w.all(perimeterType + "_ingress_policy") {
			p.lets = p.lets || g.w.referred(x, x.Value.Get("perimeter"), perimeterType) == r
		}
		g.walls = append(g.walls, p)
	}
	return g.walls
}

// googleAPIs are the services that stores of a type belong to, as perimeters name them:
// https://cloud.google.com/vpc-service-controls/docs/supported-products.
var googleAPIs = map[string]string{
	"google_artifact_registry_repository": "artifactregistry", "google_bigquery_dataset": "bigquery", "google_bigquery_table": "bigquery",
	"google_bigtable_instance": "bigtable", "google_bigtable_table": "bigtable", "google_compute_disk": "compute", "google_compute_image": "compute",
	"google_compute_machine_image": "compute", "google_compute_region_disk": "compute", "google_compute_snapshot": "compute",
	"google_firestore_database": "firestore", "google_kms_crypto_key": "cloudkms", "google_pubsub_subscription": "pubsub", "google_pubsub_topic": "pubsub",
	"google_secret_manager_regional_secret": "secretmanager", "google_secret_manager_secret": "secretmanager", "google_spanner_database": "spanner",
	"google_sql_database_instance": "sqladmin", "google_storage_bucket": "storage",
}

// walled reports whether a perimeter keeps strangers from a store, and adds what is assumed
// where rules let some in.
func (g *googleIdentity) walled(r *model.Resource, got *grant) bool {
	project := g.inProject(r).scope
	for i := range g.perimeters() {
		p := &g.walls[i]
		service := googleAPIs[r.Type]
		if service == "" || !slices.Contains(p.services, service+".googleapis.com") || !slices.Contains(p.projects, project) {
			continue
		}
		if !p.lets {
			return true
		}
		got.assume("the rules of " + string(p.res.Address) + " let strangers in")
	}
	return false
}

// views adds that whoever reads a view reads what it shows of the dataset that authorises
// it, by the list of access of that one: https://cloud.google.com/bigquery/docs/authorized-datasets.
func (g *googleIdentity) views() {
	const typ = "google_bigquery_dataset"
	authorise := func(dataset, r *model.Resource, v *model.Value, path ...any) {
		for _, way := range []string{"view.dataset_id", "dataset.dataset.dataset_id"} {
			for _, id := range walk(v, way) {
				if from := g.find(r, id, typ); from != nil && from != dataset {
					step, _, _ := strings.Cut(way, ".")
					g.w.rule(of(Read, dataset), &googleView, Call, grant{evidence: []Evidence{at(r, append(slices.Clone(path), step)...)}}, of(Read, from))
				}
			}
		}
	}
	for _, r := range g.w.all(typ) {
		for i, v := range elems(r.Value.Get("access")) {
			authorise(r, r, v, "access", i)
		}
	}
	for _, r := range g.w.all("google_bigquery_dataset_access") {
		if dataset := g.find(r, r.Value.Get("dataset_id"), typ); dataset != nil {
			authorise(dataset, r, r.Value)
		}
	}
}

// triggers adds that whoever proposes a change to a repository has a build run its code, if
// the builds of pull requests wait for nobody's comment:
// https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/cloudbuild_trigger#comment_control.
func (g *googleIdentity) triggers() {
	for _, r := range g.w.all("google_cloudbuild_trigger") {
		if off, _ := r.Value.Get("disabled").AsBool(); off {
			continue
		}
		repository := first(r.Value.Get("github"))
		request := first(repository.Get("pull_request"))
		owner, _ := repository.Get("owner").AsString()
		name, _ := repository.Get("name").AsString()
		if request.IsNull() || owner == "" || name == "" {
			continue
		}
		got := grant{evidence: []Evidence{at(r, "github", "pull_request")}}
		control, said := request.Get("comment_control").AsString()
		switch {
		case said && control != "COMMENTS_DISABLED":
			continue
		case request.Get("comment_control").Is(model.Unknown):
			got.assume("builds of " + string(r.Address) + " wait for no comment")
		}
		g.w.rule(of(Compute, r), &googlePulls, Work, got, Fact{Kind: Contributor, Name: "github.com " + owner + "/" + name})
	}
}

// A googleSite is a network outside of the cloud that a connection joins to one in it.
type googleSite struct {
	res    *model.Resource
	ranges network.Set
}

// readSites reads tunnels of Cloud VPN and attachments of Cloud Interconnect. Where routes
// tell the addresses behind a tunnel, it is these, else any private ones, of which the peer
// tells by BGP: https://cloud.google.com/network-connectivity/docs/vpn/concepts/choosing-networks-routing.
func (n *googleNetReader) readSites() {
	for _, r := range n.w.all("google_compute_vpn_tunnel", "google_compute_interconnect_attachment") {
		if !r.Value.Get("peer_gcp_gateway").IsNull() {
			continue // the other end is a network of Google Cloud
		}
		net := n.ends(r)
		if net == nil {
			continue
		}
		list, _ := texts(r.Value, "remote_traffic_selector")
		ranges := parseAddresses(list)
		for _, route := range n.w.all("google_compute_route") {
			if n.w.referred(route, route.Value.Get("next_hop_vpn_tunnel"), r.Type) == r {
				own, _ := texts(route.Value, "dest_range")
				ranges = ranges.Or(parseAddresses(own))
			}
		}
		if ranges.Empty() || ranges.Broad() {
			ranges = privateRanges
		}
		net.sites = append(net.sites, googleSite{r, ranges})
	}
}

// ends returns the network that a connection ends in.
func (n *googleNetReader) ends(r *model.Resource) *googleNet {
	for _, way := range [][2]string{{"vpn_gateway", "google_compute_ha_vpn_gateway"}, {"target_vpn_gateway", "google_compute_vpn_gateway"}, {"router", "google_compute_router"}} {
		if to := n.g.find(r, r.Value.Get(way[0]), way[1]); to != nil {
			return n.network(to, to.Value.Get("network"))
		}
	}
	return nil
}

// fromSites adds what is reached from networks outside of the cloud: firewalls know them by
// their addresses alone.
func (n *googleNetReader) fromSites(net *googleNet, nic *googleNic) {
	for _, site := range net.sites {
		traffic := n.let(net, &nic.member, nil)
		services := [2]network.Services{traffic[0].Of(site.ranges, true), traffic[1].Of(site.ranges, false)}
		g := grant{evidence: append(n.opening(net, nic, site.ranges, network.AllServices), nic.at, at(site.res))}
		n.reach(nic.machine, net, &googlePremises, services, g, of(Premises, site.res))
	}
}
