package threat

import (
	"net/netip"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/threat/gcp"
	"github.com/parapet-iac/parapet/analysis/threat/network"
)

// What attackers have of a cluster of GKE beside its administration: pods as they are,
// and pods as they like, which is code in the cluster.
func podsFact(cluster *model.Resource) Fact {
	f := of(Compute, cluster)
	f.Name = "a pod"
	return f
}

// clusters adds what the pods of clusters and their administrators get.
func (g *googleIdentity) clusters() {
	w := g.w
	for _, r := range w.all("google_container_cluster") {
		pods, any, admin := podsFact(r), of(Compute, r), of(Admin, r)
		w.googleScopes = append(w.googleScopes, admin)
		w.googleParts[admin] = Fact{Kind: Admin, Name: g.inProject(r).scope.String()}
		w.rule(any, &googleClusterRuns, Given, grant{}, admin)
		w.rule(of(Secrets, r), &googleClusterRuns, Call, grant{}, admin)
		w.rule(pods, &googleClusterRuns, Given, grant{}, any)
		for _, n := range g.nodes(r) {
			own := g.of(n.account)
			// A pod on the network of its node sees what the node sees.
			g.nodeToken(n, own, any, grant{evidence: n.evidence})
			if n.exposed {
				g.nodeToken(n, own, pods, grant{evidence: append(n.evidence, n.metadata)})
			}
		}
		if on, _ := r.Value.Get("enable_legacy_abac").AsBool(); on {
			w.rule(admin, &googleABAC, Call, grant{evidence: []Evidence{at(r, "enable_legacy_abac")}}, pods)
		}
		g.endpoint(r)
	}
}

func (g *googleIdentity) nodeToken(n googleNodes, own *googlePrincipal, from Fact, got grant) {
	if n.scopes == nil {
		g.w.rule(own.fact, &googlePodToken, Call, got, from)
		return
	}
	if limits := gcp.Scoped(n.scopes); len(limits) > 0 {
		p := g.variant(own, "with the scopes "+strings.Join(n.scopes, ", "), limits)
		g.w.rule(p.fact, &googlePodToken, Call, got, from)
	}
}

// A googleNodes is a pool of nodes.
type googleNodes struct {
	account  googleAccount
	scopes   []string
	evidence []Evidence
	metadata Evidence
	exposed  bool // to pods, by its metadata server
}

// defaultScopes are those of nodes where the code names none:
// https://cloud.google.com/kubernetes-engine/docs/how-to/access-scopes#default_access_scopes.
var defaultScopes = []string{"devstorage.read_only"}

// nodes returns the pools of a cluster.
func (g *google) nodes(cluster *model.Resource) []googleNodes {
	var out []googleNodes
	add := func(r *model.Resource) {
		config := first(r.Value.Get("node_config"))
		n := googleNodes{evidence: []Evidence{at(r, "node_config", "service_account")}, metadata: at(r, "node_config", "workload_metadata_config")}
		a, ok := g.serviceAccount(r, config.Get("service_account"), g.inProject(cluster).scope)
		if !ok {
			if config.Get("service_account").Is(model.Unknown) {
				return
			}
			a = madeByGoogle(computeDefault, g.inProject(cluster).scope)
		}
		n.account, n.scopes = a, defaultScopes
		if v := config.Get("oauth_scopes"); !v.IsNull() {
			n.scopes = g.scopesOf(r, "node_config.oauth_scopes")
		}
		n.exposed = exposesMetadata(cluster, config)
		out = append(out, n)
	}
	if gone, _ := cluster.Value.Get("remove_default_node_pool").AsBool(); !gone {
		add(cluster)
	}
	for _, r := range g.w.all("google_container_node_pool") {
		if g.find(r, r.Value.Get("cluster"), "google_container_cluster") == cluster {
			add(r)
		}
	}
	return out
}

// exposesMetadata reports whether the metadata server of nodes answers their pods, which
// it does unless the cluster has a pool of identities for them, or the nodes say so:
// https://cloud.google.com/kubernetes-engine/docs/concepts/workload-identity#metadata_server.
func exposesMetadata(cluster *model.Resource, config *model.Value) bool {
	mode, _ := first(config.Get("workload_metadata_config"), "mode").AsString()
	if autopilot, _ := cluster.Value.Get("enable_autopilot").AsBool(); autopilot {
		return false
	}
	switch mode {
	case "GKE_METADATA", "GKE_METADATA_SERVER", "SECURE":
		return false
	case "":
		return cluster.Value.Get("workload_identity_config").IsNull()
	}
	return true
}

// endpoint adds that the control plane of a cluster can be reached from the internet:
// https://cloud.google.com/kubernetes-engine/docs/how-to/authorized-networks.
func (g *googleIdentity) endpoint(r *model.Resource) {
	got := grant{evidence: []Evidence{at(r, "master_authorized_networks_config")}}
	private := first(r.Value.Get("private_cluster_config"), "enable_private_endpoint")
	if on, _ := private.AsBool(); on {
		return
	}
	if private.Is(model.Unknown) {
		got.assume("the control plane of " + string(r.Address) + " has a public endpoint")
	}
	if v := r.Value.Get("master_authorized_networks_config"); !v.IsNull() {
		var from network.Set
		for _, cidr := range walk(v, "cidr_blocks.cidr_block") {
			if s, ok := cidr.AsString(); ok {
				if p, err := netip.ParsePrefix(s); err == nil {
					from = from.Or(network.Of(p))
				}
			} else if cidr.Is(model.Unknown) {
				got.assume("the networks that " + string(r.Address) + " authorises are those of strangers")
				from = network.All
			}
		}
		if !from.Broad() {
			return
		}
	}
	g.w.rule(of(Reach, r), &googleEndpoint, Given, got, Fact{Kind: Internet})
}

// A googleWorkloadAccount is a service account of clusters that has rights in Google
// Cloud.
type googleWorkloadAccount struct{ pool, namespace, name string }

// google adds what service accounts and administrators of clusters of GKE have in Google
// Cloud, and the other way round.
func (k *clouds) google() {
	w := k.w
	if len(k.order()) == 0 {
		return
	}
	w.memo.Read(&w.googling.Node)
	clusters := w.all("google_container_cluster")
	for _, r := range clusters {
		for _, c := range k.order() {
			g := grant{}
			if len(clusters) > 1 || len(k.order()) > 1 {
				g.assume("the objects of " + c.name() + " are in the cluster " + string(r.Address))
			}
			k.part(c.admin(), of(Admin, r))
			w.rule(c.admin(), &googleObjects, Given, g, of(Admin, r))
			w.rule(of(Admin, r), &googleObjects, Given, g, c.admin())
			w.rule(c.newPod(everywhere), &googleObjects, Given, g, of(Compute, r))
			w.rule(c.secrets(everywhere), &googleObjects, Given, g, of(Secrets, r))
			for _, p := range c.seen(k.pods()) {
				for _, x := range k.shape(p).containers {
					w.rule(podsFact(r), &googleObjects, Given, g, x)
				}
			}
		}
	}
	for _, a := range w.googleAccounts {
		for _, c := range k.order() {
			k.workload(c, a, clusters)
		}
	}
}

// workload adds that a service account of a cluster has the rights that policies give it:
// https://cloud.google.com/kubernetes-engine/docs/concepts/workload-identity.
func (k *clouds) workload(c *cluster, a googleWorkloadAccount, clusters []*model.Resource) {
	g := grant{}
	if len(clusters) != 1 || len(k.order()) > 1 {
		g.assume("the objects of " + c.name() + " are in a cluster of project " + a.pool)
	}
	give := func(s *person) {
		if s.stack != c.stack {
			return
		}
		one := g
		if r := k.named(s.from, "ServiceAccount", s.namespace, s.name); r != nil {
			one = g.plus(&grant{}, "")
			one.add(at(r, "metadata", "annotations"))
		}
		k.inCloud(s, clusterAccountFact(a.pool, a.namespace+"/"+a.name), &googleWorkload, one, nil)
	}
	if a.name != "*" {
		give(k.called(c.anchor(), "ServiceAccount", a.namespace, a.name))
		return
	}
	for _, s := range k.declared() {
		if s.kind == "ServiceAccount" && s.namespace == a.namespace {
			give(s)
		}
	}
}
