package threat

import (
	"net/netip"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/threat/gcp"
	"github.com/parapet-iac/parapet/analysis/threat/network"
)

var (
	googlePassed   = googleMethod("load-balancer", "send packets to it through the load balancer", "T1190", "load-balancing/docs/network")
	googleProxied  = googleMethod("load-balancer-proxy", "send requests to it through the load balancer", "T1190", "load-balancing/docs/load-balancing-overview")
	googleBalanced = googleMethod("load-balancer-serverless", "send requests to it through the load balancer", "T1190", "load-balancing/docs/negs/serverless-neg-concepts")
)

// proxies is where requests of load balancers come from that are proxies of Google's:
// https://cloud.google.com/load-balancing/docs/firewall-rules.
var proxies = network.Of(netip.MustParsePrefix("35.191.0.0/16"), netip.MustParsePrefix("130.211.0.0/22"))

var (
	urlMapTypes  = []string{"google_compute_url_map", "google_compute_region_url_map"}
	serviceTypes = []string{"google_compute_backend_service", "google_compute_region_backend_service"}
	proxyTypes   = []string{"google_compute_region_target_http_proxy", "google_compute_region_target_https_proxy", "google_compute_region_target_tcp_proxy",
		"google_compute_target_grpc_proxy", "google_compute_target_http_proxy", "google_compute_target_https_proxy", "google_compute_target_ssl_proxy", "google_compute_target_tcp_proxy"}
	managerTypes = []string{"google_compute_instance_group_manager", "google_compute_region_instance_group_manager"}
)

// balancers adds what load balancers send on to machines and services. Internal ones take
// packets from within the network alone:
// https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_forwarding_rule#load_balancing_scheme.
func (n *googleNetReader) balancers() {
	for _, rule := range n.w.all("google_compute_forwarding_rule", "google_compute_global_forwarding_rule") {
		scheme := rule.Value.Get("load_balancing_scheme")
		s, known := scheme.AsString()
		if strings.HasPrefix(s, "INTERNAL") {
			continue
		}
		g := grant{evidence: []Evidence{at(rule, "load_balancing_scheme")}}
		if !known && scheme.Is(model.Unknown) {
			g.assume("the scheme of " + string(rule.Address) + " is external")
		}
		n.forwards(rule, g)
	}
}

// forwards follows a forwarding rule to what is behind it.
func (n *googleNetReader) forwards(rule *model.Resource, g grant) {
	find := n.g.find
	target := rule.Value.Get("target")
	services := ruleServices(rule)
	if service := find(rule, rule.Value.Get("backend_service"), serviceTypes...); service != nil {
		n.backends(rule, service, false, services, g)
		return
	}
	if pool := find(rule, target, "google_compute_target_pool"); pool != nil {
		g.add(at(pool, "instances"))
		for _, v := range elems(pool.Value.Get("instances")) {
			if m := find(pool, v, "google_compute_instance"); m != nil {
				n.passes(m, services, g)
			}
		}
		for _, manager := range n.w.all(managerTypes...) {
			for _, v := range elems(manager.Value.Get("target_pools")) {
				if find(manager, v, "google_compute_target_pool") == pool {
					n.passes(manager, services, g)
				}
			}
		}
		return
	}
	if t := find(rule, target, "google_compute_target_instance"); t != nil {
		g.add(at(t, "instance"))
		if m := find(t, t.Value.Get("instance"), "google_compute_instance"); m != nil {
			n.passes(m, services, g)
		}
		return
	}
	proxy := find(rule, target, proxyTypes...)
	if proxy == nil {
		return
	}
	g.add(at(rule, "target"))
	for _, service := range n.routed(proxy) {
		n.backends(rule, service, true, network.AllServices, g)
	}
}

// ruleServices returns the services that a forwarding rule passes on.
func ruleServices(rule *model.Resource) network.Services {
	protocol := network.TCP
	switch s, _ := rule.Value.Get("ip_protocol").AsString(); strings.ToUpper(s) {
	case "UDP":
		protocol = network.UDP
	case "L3_DEFAULT":
		return network.AllServices
	case "ICMP":
		protocol = network.ICMP
	}
	if all, _ := rule.Value.Get("all_ports").AsBool(); all {
		return network.Ports(protocol, 0, 0xffff)
	}
	var out network.Services
	add := func(from, to int) { out = out.Or(network.Ports(protocol, from, to)) }
	for _, v := range append(elems(rule.Value.Get("ports")), elems(rule.Value.Get("port_range"))...) {
		if !portsOf(v, add) {
			return network.Ports(protocol, 0, 0xffff)
		}
	}
	if out.Empty() {
		return network.Ports(protocol, 0, 0xffff)
	}
	return out
}

// routed returns the backend services that a proxy sends requests on to.
func (n *googleNetReader) routed(proxy *model.Resource) []*model.Resource {
	var out []*model.Resource
	seen := map[*model.Resource]bool{}
	add := func(r *model.Resource, v *model.Value) {
		if s := n.g.find(r, v, serviceTypes...); s != nil && !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	add(proxy, proxy.Value.Get("backend_service"))
	urls := n.g.find(proxy, proxy.Value.Get("url_map"), urlMapTypes...)
	if urls == nil {
		return out
	}
	for _, path := range []string{"default_service", "path_matcher.default_service", "path_matcher.path_rule.service", "path_matcher.route_rules.service",
		"default_route_action.weighted_backend_services.backend_service", "path_matcher.route_rules.route_action.weighted_backend_services.backend_service"} {
		for _, v := range walk(urls.Value, path) {
			add(urls, v)
		}
	}
	return out
}

// backends follows a backend service to machines and services. Who signs in to
// Identity-Aware Proxy is no stranger, and Cloud Armor lets in whom its addresses say.
func (n *googleNetReader) backends(rule, service *model.Resource, proxied bool, services network.Services, g grant) {
	if iap := first(service.Value.Get("iap")); !iap.IsNull() {
		if on, ok := iap.Get("enabled").AsBool(); on || !ok {
			return
		}
	}
	if !n.armed(service) {
		return
	}
	for i, v := range elems(service.Value.Get("backend")) {
		h := g.plus(&grant{evidence: []Evidence{at(service, "backend", i)}}, "")
		group := v.Get("group")
		if m := n.groupOf(service, group); m != nil {
			if proxied {
				n.proxied(rule, m, n.portsNamed(service, m), h)
			} else {
				n.passes(m, services, h)
			}
			continue
		}
		if g := n.g.find(service, group, "google_compute_instance_group"); g != nil {
			for _, x := range elems(g.Value.Get("instances")) {
				if m := n.g.find(g, x, "google_compute_instance"); m != nil && proxied {
					n.proxied(rule, m, n.portsNamed(service, g), h)
				} else if m != nil {
					n.passes(m, services, h)
				}
			}
			continue
		}
		n.endpoints(rule, service, group, h)
	}
}

// groupOf returns the manager of an instance group that v, an attribute of r, names.
func (n *googleNetReader) groupOf(r *model.Resource, v *model.Value) *model.Resource {
	return n.g.find(r, v, managerTypes...)
}

// endpoints follows a group of network endpoints: to services without servers, and to
// machines.
func (n *googleNetReader) endpoints(rule, service *model.Resource, v *model.Value, g grant) {
	neg := n.g.find(service, v, "google_compute_region_network_endpoint_group", "google_compute_network_endpoint_group")
	if neg == nil {
		return
	}
	for _, path := range []string{"cloud_run.service", "cloud_function.function"} {
		for _, name := range walk(neg.Value, path) {
			if to := n.g.find(neg, name, googleCallable...); to != nil {
				g.add(at(neg, strings.Split(path, ".")[0]))
				n.w.rule(balancedFact(to), &googleBalanced, Given, g, Fact{Kind: Internet})
			}
		}
	}
	if n.members == nil {
		n.members = map[*model.Resource][]*model.Resource{}
		for _, e := range n.w.all("google_compute_network_endpoint") {
			if in := n.g.find(e, e.Value.Get("network_endpoint_group"), "google_compute_network_endpoint_group"); in != nil {
				n.members[in] = append(n.members[in], e)
			}
		}
	}
	for _, e := range n.members[neg] {
		if m := n.g.find(e, e.Value.Get("instance"), "google_compute_instance"); m != nil {
			s := network.Ports(network.TCP, 0, 0xffff)
			if p, ok := e.Value.Get("port").AsInt(); ok {
				s = network.Ports(network.TCP, int(p), int(p))
			}
			n.proxied(rule, m, s, g)
		}
	}
}

// googleCallable are the types that requests are sent to.
var googleCallable = append([]string{"google_cloudfunctions_function"}, googleClasses["callable"].types...)

// portsNamed returns the ports that a backend service sends requests to: those of a name
// in the group, 80 for the name that counts if none is given.
func (n *googleNetReader) portsNamed(service, group *model.Resource) network.Services {
	name, _ := service.Value.Get("port_name").AsString()
	if name == "" {
		name = "http"
	}
	var out network.Services
	for _, v := range elems(group.Value.Get("named_port")) {
		if s, _ := v.Get("name").AsString(); s == name {
			portsOf(v.Get("port"), func(from, to int) { out = out.Or(network.Ports(network.TCP, from, to)) })
		}
	}
	if out.Empty() {
		return network.Ports(network.TCP, 80, 80)
	}
	return out
}

// passes adds that packets from the internet reach a machine as they are, as the
// firewall lets them.
func (n *googleNetReader) passes(m *model.Resource, services network.Services, g grant) {
	for _, nic := range n.nics[m] {
		from := network.PublicIPv4.Or(network.PublicIPv6)
		traffic := n.let(nic.net, &nic.member, nil)
		both := [2]network.Services{broad(traffic[0], from).And(services), broad(traffic[1], from).And(services)}
		h := g.plus(&grant{evidence: n.opening(nic.net, nic, from, both[1])}, "")
		n.reach(m, nic.net, &googlePassed, both, h, Fact{Kind: Internet})
	}
}

// proxied adds that requests from the internet reach a machine from a proxy: one of
// Google's, or one in the network for a balancer of a region.
func (n *googleNetReader) proxied(rule, m *model.Resource, services network.Services, g grant) {
	for _, nic := range n.nics[m] {
		from := proxies
		if scheme, _ := rule.Value.Get("load_balancing_scheme").AsString(); rule.Type == "google_compute_forwarding_rule" && scheme == "EXTERNAL_MANAGED" {
			if own := n.proxySubnets(nic.net); !own.Empty() {
				from = own
			}
		}
		traffic := n.let(nic.net, &nic.member, nil)
		both := [2]network.Services{traffic[0].Of(from, false).And(services), traffic[1].Of(from, false).And(services)}
		h := g.plus(&grant{evidence: n.opening(nic.net, nic, from, both[1])}, "")
		n.reach(m, nic.net, &googleProxied, both, h, Fact{Kind: Internet})
	}
}

// proxySubnets returns the addresses that proxies have in a network:
// https://cloud.google.com/load-balancing/docs/proxy-only-subnets.
func (n *googleNetReader) proxySubnets(net *googleNet) network.Set {
	if n.proxies == nil {
		n.proxies = map[*googleNet]network.Set{}
		for _, r := range n.w.all("google_compute_subnetwork") {
			if purpose, _ := r.Value.Get("purpose").AsString(); strings.HasSuffix(purpose, "_MANAGED_PROXY") {
				in := n.network(r, r.Value.Get("network"))
				n.proxies[in] = n.proxies[in].Or(subnetRanges(r))
			}
		}
	}
	return n.proxies[net]
}

// armed reports whether the security policy of a backend service lets in strangers by
// their address: https://cloud.google.com/armor/docs/security-policy-overview. What rules
// say of requests is not told here; a stranger's may be like any other.
func (n *googleNetReader) armed(service *model.Resource) bool {
	policy := n.g.find(service, service.Value.Get("security_policy"), "google_compute_security_policy", "google_compute_region_security_policy")
	if policy == nil {
		return true
	}
	var rules []gcp.Rule
	add := func(v *model.Value) {
		match := first(v.Get("match"))
		ranges := first(match.Get("config")).Get("src_ip_ranges")
		if ranges.IsNull() {
			return
		}
		rule := gcp.Rule{Services: network.AllServices, Verdict: gcp.Allow}
		if s, _ := v.Get("action").AsString(); strings.HasPrefix(s, "deny") {
			rule.Verdict = gcp.Deny
		}
		if p, ok := v.Get("priority").AsInt(); ok {
			rule.Priority = int(p)
		}
		for _, e := range elems(ranges) {
			if s, _ := e.AsString(); s == "*" {
				rule.Peers = network.All
			}
		}
		if rule.Peers.Empty() {
			rule.Peers, _ = googleRanges(ranges, rule.Verdict == gcp.Allow, false)
		}
		if preview, _ := v.Get("preview").AsBool(); !preview {
			rules = append(rules, rule)
		}
	}
	for _, v := range elems(policy.Value.Get("rule")) {
		add(v)
	}
	for _, r := range n.w.all("google_compute_security_policy_rule") {
		if n.g.find(r, r.Value.Get("security_policy"), "google_compute_security_policy") == policy {
			add(r.Value)
		}
	}
	f := gcp.Firewall{rules}
	f.Sort()
	return !broad(f.Let(nil, true, &n.budget), network.PublicIPv4.Or(network.PublicIPv6)).Empty()
}
