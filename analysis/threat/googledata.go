package threat

import (
	"net/netip"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/threat/network"
)

var (
	googleAuthorized = googleMethod("database-authorized-network", "send packets to it, as it authorises everybody", "T1190", "sql/docs/mysql/authorize-networks")
	googleOpenCache  = googleMethod("open-cache", "read the cache, which asks for no password", "T1213", "memorystore/docs/redis/about-redis-auth")
)

// googleNetworkStores are the types of databases and caches that networks lead to.
var googleNetworkStores = []string{"google_alloydb_cluster", "google_memcache_instance", "google_redis_cluster", "google_redis_instance", "google_sql_database_instance"}

// databases adds who can send packets to databases.
func (n *googleNetReader) databases() {
	for _, r := range n.w.all("google_sql_database_instance") {
		n.cloudSQL(r)
	}
	for _, r := range n.w.all("google_alloydb_cluster") {
		if v := first(r.Value.Get("network_config"), "network"); !v.IsNull() {
			n.within(r, v, at(r, "network_config"))
		}
	}
	for _, r := range n.w.all("google_alloydb_instance") {
		n.alloyDB(r)
	}
	for _, r := range n.w.all("google_redis_instance") {
		n.cache(r, r.Value.Get("authorized_network"), "auth_enabled")
	}
	for _, r := range n.w.all("google_redis_cluster") {
		n.cache(r, first(r.Value.Get("psc_configs"), "network"), "authorization_mode")
	}
	for _, r := range n.w.all("google_memcache_instance") {
		n.cache(r, r.Value.Get("authorized_network"), "")
	}
}

// cloudSQL adds what reaches an instance of Cloud SQL: from the internet the networks that
// it authorises, if it has a public address, which it has unless it is told otherwise; and
// what is in the network that it has a private address in. See
// https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/sql_database_instance.
func (n *googleNetReader) cloudSQL(r *model.Resource) {
	ip := first(r.Value.Get("settings"), "ip_configuration")
	if v := ip.Get("private_network"); !v.IsNull() {
		n.within(r, v, at(r, "settings", "ip_configuration", "private_network"))
	}
	public := ip.Get("ipv4_enabled")
	if on, known := public.AsBool(); known && !on {
		return
	}
	g := grant{evidence: []Evidence{at(r, "settings", "ip_configuration", "authorized_networks")}}
	if public.Is(model.Unknown) {
		g.assume(string(r.Address) + " has a public address")
	}
	n.authorized(r, walk(ip, "authorized_networks.value"), g)
}

// authorized adds that networks may send packets to a database from the internet.
func (n *googleNetReader) authorized(r *model.Resource, ranges []*model.Value, g grant) {
	var from network.Set
	unknown := false
	for _, v := range ranges {
		s, ok := v.AsString()
		if !ok {
			unknown = unknown || v.Is(model.Unknown)
			continue
		}
		if p, err := netip.ParsePrefix(s); err == nil {
			from = from.Or(network.Of(p))
		} else if a, err := netip.ParseAddr(s); err == nil {
			from = from.Or(network.At(a))
		}
	}
	if !from.Broad() {
		if !unknown {
			return
		}
		g.assume("the networks that " + string(r.Address) + " authorises are those of strangers")
	}
	f := of(Reach, r)
	n.w.rule(f, &googleAuthorized, Given, g, Fact{Kind: Internet})
	n.guesses(r, f)
}

func (n *googleNetReader) guesses(r *model.Resource, f Fact) {
	if n.w.once(f) {
		n.w.rule(of(Read, r), &guessPassword, Unlikely, grant{}, f)
	}
}

// within adds that what is in a network reaches a database. Networks that are peered with
// that one do not: https://cloud.google.com/sql/docs/mysql/private-ip#network_requirements.
func (n *googleNetReader) within(r *model.Resource, v *model.Value, e Evidence) {
	net := n.network(r, v)
	f := of(Reach, r)
	n.w.rule(f, &googleInside, Given, grant{evidence: []Evidence{e}}, net.place(""))
	n.guesses(r, f)
}

// alloyDB adds what reaches an instance of AlloyDB by a public address:
// https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/alloydb_instance.
func (n *googleNetReader) alloyDB(r *model.Resource) {
	config := first(r.Value.Get("network_config"))
	cluster := n.g.find(r, r.Value.Get("cluster"), "google_alloydb_cluster")
	if on, _ := config.Get("enable_public_ip").AsBool(); !on || cluster == nil {
		return
	}
	g := grant{evidence: []Evidence{at(r, "network_config", "authorized_external_networks")}}
	n.authorized(cluster, walk(config, "authorized_external_networks.cidr_range"), g)
}

// cache adds what reaches a cache, which asks for no password unless it is told to:
// https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/redis_instance.
func (n *googleNetReader) cache(r *model.Resource, v *model.Value, auth string) {
	net := n.network(r, v)
	f := of(Reach, r)
	n.w.rule(f, &googleInside, Given, grant{evidence: []Evidence{at(r, "authorized_network")}}, net.place(""))
	g := grant{evidence: []Evidence{at(r, auth)}}
	set := r.Value.Get(auth)
	on, _ := set.AsBool()
	mode, _ := set.AsString()
	switch {
	case auth == "":
		g.evidence = []Evidence{at(r, "authorized_network")}
	case on || strings.HasSuffix(mode, "IAM_AUTH"):
		n.guesses(r, f)
		return
	case set.Is(model.Unknown):
		g.assume(string(r.Address) + " asks for no password")
	}
	n.w.rule(of(Read, r), &googleOpenCache, Call, g, f)
}

// connectors adds that services without servers, and pods of clusters, are in networks:
// https://cloud.google.com/vpc/docs/serverless-vpc-access,
// https://cloud.google.com/run/docs/configuring/vpc-direct-vpc.
func (n *googleNetReader) connectors() {
	for _, r := range n.w.all(googleCallable...) {
		for _, path := range []string{"vpc_connector", "template.vpc_access.connector", "service_config.vpc_connector"} {
			for _, v := range walk(r.Value, path) {
				if c := n.g.find(r, v, "google_vpc_access_connector"); c != nil {
					n.stands(r, n.connected(c), of(Compute, r), path)
				}
			}
		}
		for _, v := range walk(r.Value, "template.vpc_access.network_interfaces.network") {
			n.stands(r, n.network(r, v), of(Compute, r), "template.vpc_access")
		}
		for _, v := range walk(r.Value, "template.vpc_access.network_interfaces.subnetwork") {
			if s := n.g.find(r, v, "google_compute_subnetwork"); s != nil {
				n.stands(r, n.network(s, s.Value.Get("network")), of(Compute, r), "template.vpc_access")
			}
		}
	}
	for _, r := range n.w.all("google_container_cluster") {
		n.stands(r, n.network(r, r.Value.Get("network")), podsFact(r), "network")
	}
	for _, net := range n.order {
		n.w.rule(networksFact(net.project), &googleStands, Given, grant{}, net.place(""))
	}
}

// connected returns the network of a connector.
func (n *googleNetReader) connected(c *model.Resource) *googleNet {
	if s := n.g.find(c, first(c.Value.Get("subnet"), "name"), "google_compute_subnetwork"); s != nil {
		return n.network(s, s.Value.Get("network"))
	}
	return n.network(c, c.Value.Get("network"))
}

func (n *googleNetReader) stands(r *model.Resource, net *googleNet, code Fact, path string) {
	n.w.rule(net.place(""), &googleStands, Given, grant{evidence: []Evidence{at(r, pathOf(path)...)}}, code)
}

// googleWorth returns what a store of Google Cloud is worth: what its labels tell of it,
// else it is of medium worth.
func (w *world) googleWorth(r *model.Resource) Worth { return classified(r.Value.Get("labels")) }
