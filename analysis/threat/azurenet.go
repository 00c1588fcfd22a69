package threat

import (
	"net/netip"
	"slices"
	"strconv"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/threat/network"
)

var (
	azureInternet = method("azure-network-internet", "send packets to it", "T1190", "https://learn.microsoft.com/azure/virtual-network/network-security-group-how-it-works")
	azureInside   = method("azure-network-inside", "send packets to it within the virtual network", "T1021", "https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview#default-security-rules")
	azureBalanced = method("azure-load-balancer", "send packets to it through the load balancer", "T1190", "https://learn.microsoft.com/azure/load-balancer/components")
	azureGateway  = method("azure-application-gateway", "send requests to it through the application gateway", "T1190", "https://learn.microsoft.com/azure/application-gateway/how-application-gateway-works")
)

// azureMachines are the types of machines, and where they name or hold their network
// interfaces.
var azureMachines = []string{"azurerm_linux_virtual_machine", "azurerm_linux_virtual_machine_scale_set", "azurerm_virtual_machine",
	"azurerm_virtual_machine_scale_set", "azurerm_windows_virtual_machine", "azurerm_windows_virtual_machine_scale_set"}

// A nic is a network interface of a machine: a resource, or a block of a scale set.
type nic struct {
	res   *model.Resource
	value *model.Value // with ip_configuration
	path  model.Path
}

// nics returns the network interfaces of a machine.
func (w *world) nics(r *model.Resource) []nic {
	var out []nic
	for _, v := range elems(r.Value.Get("network_interface_ids")) {
		if to := w.find(r, v, "id name", "azurerm_network_interface"); to != nil {
			out = append(out, nic{to, to.Value, nil})
		}
	}
	for _, attr := range []string{"network_interface", "network_profile"} {
		for i, v := range elems(r.Value.Get(attr)) {
			out = append(out, nic{r, v, model.Path{attr, i}})
		}
	}
	return out
}

func (n *nic) at(path ...any) Evidence { return at(n.res, append(slices.Clone(n.path), path...)...) }

// groupsOf returns the network security groups that filter an interface: one of its
// own, and one of its subnet, both of which have to let a packet through.
func (w *world) groupsOf(n nic) []*model.Resource {
	const typ = "azurerm_network_security_group"
	var out []*model.Resource
	if g := w.find(n.res, n.value.Get("network_security_group_id"), "id", typ); g != nil {
		out = append(out, g)
	}
	for _, a := range w.all("azurerm_network_interface_security_group_association") {
		if w.referred(a, a.Value.Get("network_interface_id"), "azurerm_network_interface") == n.res {
			if g := w.find(a, a.Value.Get("network_security_group_id"), "id", typ); g != nil {
				out = append(out, g)
			}
		}
	}
	for _, subnet := range w.azureSubnets(n) {
		for _, a := range w.all("azurerm_subnet_network_security_group_association") {
			if w.referred(a, a.Value.Get("subnet_id"), "azurerm_subnet") == subnet {
				if g := w.find(a, a.Value.Get("network_security_group_id"), "id", typ); g != nil {
					out = append(out, g)
				}
			}
		}
	}
	return out
}

func (w *world) azureSubnets(n nic) []*model.Resource {
	var out []*model.Resource
	for _, v := range walk(n.value, "ip_configuration.subnet_id") {
		if to := w.find(n.res, v, "id", "azurerm_subnet"); to != nil {
			out = append(out, to)
		}
	}
	return out
}

// A filter is what the rules of a group let in, and where each of them stands.
type filter struct {
	traffic network.Traffic
	rules   []network.ACLRule
	at      []Evidence
}

// vnet stands for the addresses of virtual networks: those of private networks,
// https://www.rfc-editor.org/rfc/rfc1918.
var vnet = network.Of(netip.MustParsePrefix("10.0.0.0/8"), netip.MustParsePrefix("172.16.0.0/12"), netip.MustParsePrefix("192.168.0.0/16"))

// filterOf reads the rules of a group for packets that come in. Open tells to take
// what is not known as if it let through. After the rules come those that every
// group has:
// https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview#default-security-rules.
func (w *world) filterOf(g *model.Resource, open bool) filter {
	f := filter{}
	add := func(v *model.Value, e Evidence) {
		rule, ok := azureRule(v, open)
		if ok {
			f.rules, f.at = append(f.rules, rule), append(f.at, e)
		}
	}
	for i, v := range elems(g.Value.Get("security_rule")) {
		add(v, at(g, "security_rule", i))
	}
	name, _ := g.Value.Get("name").AsString()
	for _, r := range w.all("azurerm_network_security_rule") {
		of, known := r.Value.Get("network_security_group_name").AsString()
		if w.referred(r, r.Value.Get("network_security_group_name"), g.Type) == g || known && of == name {
			add(r.Value, at(r, "access"))
		}
	}
	f.traffic = network.Allowed(append(slices.Clone(f.rules), network.ACLRule{Number: 65000, Allow: true, Peers: vnet, Services: network.AllServices}))
	return f
}

// azureRule reads a rule of a network security group:
// https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview#security-rules.
func azureRule(v *model.Value, open bool) (network.ACLRule, bool) {
	rule := network.ACLRule{Number: 4096}
	access, known := v.Get("access").AsString()
	rule.Allow = strings.EqualFold(access, "Allow")
	if !known {
		rule.Allow = open
	}
	if direction, ok := v.Get("direction").AsString(); ok && !strings.EqualFold(direction, "Inbound") {
		return rule, false
	}
	if n, ok := v.Get("priority").AsInt(); ok {
		rule.Number = int(n)
	}
	wide := rule.Allow == open // what is not known counts for openness
	var ok bool
	if rule.Services, ok = azureServices(v, wide); !ok && !wide {
		return rule, false
	}
	if rule.Peers, ok = azurePeers(v, wide); !ok && !wide {
		return rule, false
	}
	return rule, !rule.Peers.Empty() && !rule.Services.Empty()
}

// texts returns the strings of an attribute and of its plural.
func texts(v *model.Value, attrs ...string) (out []string, known bool) {
	known = true
	for _, attr := range attrs {
		for _, e := range elems(v.Get(attr)) {
			s, ok := e.AsString()
			if !ok {
				known = false
				continue
			}
			out = append(out, s)
		}
	}
	return out, known
}

func azurePeers(v *model.Value, wide bool) (network.Set, bool) {
	list, known := texts(v, "source_address_prefix", "source_address_prefixes")
	var out network.Set
	if !known && wide {
		return network.All, true
	}
	for _, s := range list {
		switch {
		case s == "*" || strings.EqualFold(s, "any"):
			out = out.Or(network.All)
		case strings.EqualFold(s, "Internet"):
			out = out.Or(network.PublicIPv4.Or(network.PublicIPv6))
		case strings.EqualFold(s, "VirtualNetwork"):
			out = out.Or(vnet)
		default:
			if p, err := netip.ParsePrefix(s); err == nil {
				out = out.Or(network.Of(p))
			} else if a, err := netip.ParseAddr(s); err == nil {
				out = out.Or(network.At(a))
			}
		}
	}
	return out, known
}

func azureServices(v *model.Value, wide bool) (network.Services, bool) {
	list, known := texts(v, "destination_port_range", "destination_port_ranges")
	protocol, ok := v.Get("protocol").AsString()
	if (!known || !ok) && wide {
		return network.AllServices, true
	}
	var out network.Services
	for _, s := range list {
		from, to := 0, 0xffff
		if s != "*" {
			lo, hi, dash := strings.Cut(s, "-")
			if from, _ = strconv.Atoi(lo); !dash {
				hi = lo
			}
			to, _ = strconv.Atoi(hi)
		}
		switch {
		case protocol == "*" && s == "*":
			return network.AllServices, known
		case protocol == "*":
			out = out.Or(network.Ports(network.TCP, from, to)).Or(network.Ports(network.UDP, from, to))
		case strings.EqualFold(protocol, "Udp"):
			out = out.Or(network.Ports(network.UDP, from, to))
		case strings.EqualFold(protocol, "Tcp"):
			out = out.Or(network.Ports(network.TCP, from, to))
		}
	}
	return out, known && ok
}

// azureNetworks adds which machines packets reach.
func (w *world) azureNetworks() {
	machines := w.all(azureMachines...)
	for _, r := range machines {
		for _, n := range w.nics(r) {
			w.azurePublic(r, n)
			w.azureBehind(r, n)
		}
	}
	w.azureBetween(machines)
}

// entering returns the services of an interface that the groups let in: for sure,
// and possibly; from strangers, or from within the network. Without a group all is
// let in, but for public addresses of the SKU Standard, which groups have to open.
func (w *world) entering(n nic, inside bool) (both [2]network.Services, evidence []Evidence, filtered bool) {
	groups := w.groupsOf(n)
	for i, open := range []bool{false, true} {
		services := network.AllServices
		for _, g := range groups {
			f := w.filterOf(g, open)
			services = services.And(f.services(inside))
			for k, rule := range f.rules {
				if !inside && rule.Allow && rule.Peers.Broad() && !rule.Services.And(services).Empty() {
					evidence = appendEvidence(evidence, f.at[k])
				}
			}
		}
		both[i] = services
	}
	return both, evidence, len(groups) > 0
}

func appendEvidence(list []Evidence, e Evidence) []Evidence {
	g := grant{evidence: list}
	g.add(e)
	return g.evidence
}

func (f *filter) services(inside bool) network.Services {
	if inside {
		return f.traffic.Of(vnet, false)
	}
	var out network.Services
	for _, b := range f.traffic {
		if b.Peers.And(network.PublicIPv4.Or(network.PublicIPv6)).Broad() {
			out = out.Or(b.Services)
		}
	}
	return out
}

// azurePublic adds what reaches a machine by a public address of its own.
func (w *world) azurePublic(r *model.Resource, n nic) {
	for i, v := range elems(n.value.Get("ip_configuration")) {
		own := v.Get("public_ip_address")
		address := w.find(n.res, v.Get("public_ip_address_id"), "id name", "azurerm_public_ip")
		if address == nil && own.IsNull() {
			continue
		}
		both, evidence, filtered := w.entering(n, false)
		g := grant{evidence: append(evidence, n.at("ip_configuration", i))}
		if !filtered {
			sku, known := "", false
			if address != nil {
				sku, known = address.Value.Get("sku").AsString()
				g.add(at(address, "sku"))
			}
			if known && strings.EqualFold(sku, "Standard") {
				continue
			}
			if !known {
				both[0] = network.Services{}
				g.assume("the public address of " + string(r.Address) + " is of the SKU Basic")
			}
		}
		w.azureReach(r, &azureInternet, both, g, Fact{Kind: Internet})
	}
}

// azureReach adds that services are reached: those that are for sure, and those that
// are possible.
func (w *world) azureReach(r *model.Resource, m *Method, both [2]network.Services, g grant, body Fact) {
	both[1] = both[1].Minus(both[0])
	for i, s := range both {
		if s.Empty() {
			continue
		}
		h := g
		if i == 1 && len(h.assumes) == 0 {
			h.assume("what is not known of the network of " + string(r.Address) + " lets it through")
		}
		f := of(Reach, r)
		f.Name = s.String()
		w.rule(f, m, Given, h, body)
		if !w.current.seen[f] {
			w.current.seen[f] = true
			w.exploits(r, f, s)
		}
	}
}

// azureBehind adds what reaches a machine through balancers and gateways with a
// public address.
func (w *world) azureBehind(r *model.Resource, n nic) {
	for _, pool := range w.poolsOf(n, "load_balancer_backend_address_pool_ids", "azurerm_network_interface_backend_address_pool_association", "azurerm_lb_backend_address_pool") {
		for _, rule := range w.all("azurerm_lb_rule") {
			if !slices.Contains(w.refsTo(rule, "backend_address_pool_ids", pool.Type), pool) {
				continue
			}
			lb := w.referred(rule, rule.Value.Get("loadbalancer_id"), "azurerm_lb")
			if lb == nil || !w.fronted(lb) {
				continue
			}
			s, ok := azureServices(model.NewObject([]model.Attr{
				{Name: "destination_port_range", Value: portText(rule.Value.Get("backend_port"))}, {Name: "protocol", Value: anyProtocol(rule.Value.Get("protocol"))},
			}, rule.Value.Range()), false)
			both, evidence, _ := w.entering(n, false)
			if !ok {
				continue
			}
			g := grant{evidence: append(evidence, at(rule, "backend_port"), at(lb, "frontend_ip_configuration"))}
			w.azureReach(r, &azureBalanced, [2]network.Services{both[0].And(s), both[1].And(s)}, g, Fact{Kind: Internet})
		}
	}
	const ofGateway = "azurerm_network_interface_application_gateway_backend_address_pool_association"
	for _, a := range w.all(ofGateway) {
		if w.referred(a, a.Value.Get("network_interface_id"), "azurerm_network_interface") != n.res {
			continue
		}
		gateway := w.referred(a, a.Value.Get("backend_address_pool_id"), "azurerm_application_gateway")
		if gateway == nil || !w.fronted(gateway) {
			continue
		}
		var s network.Services
		for _, v := range walk(gateway.Value, "backend_http_settings.port") {
			if p, ok := v.AsInt(); ok {
				s = s.Or(network.Ports(network.TCP, int(p), int(p)))
			}
		}
		both, _, _ := w.entering(n, true)
		g := grant{evidence: []Evidence{at(a, "backend_address_pool_id"), at(gateway, "frontend_ip_configuration")}}
		w.azureReach(r, &azureGateway, [2]network.Services{both[0].And(s), both[1].And(s)}, g, Fact{Kind: Internet})
	}
}

func portText(v *model.Value) *model.Value {
	if n, ok := v.AsInt(); ok {
		if n == 0 {
			return model.NewString("*", v.Range())
		}
		return model.NewString(strconv.FormatInt(n, 10), v.Range())
	}
	return v
}

func anyProtocol(v *model.Value) *model.Value {
	if s, ok := v.AsString(); ok && strings.EqualFold(s, "All") {
		return model.NewString("*", v.Range())
	}
	return v
}

// fronted reports whether a balancer or gateway has a public address.
func (w *world) fronted(r *model.Resource) bool {
	return slices.ContainsFunc(walk(r.Value, "frontend_ip_configuration.public_ip_address_id"), func(v *model.Value) bool { return !v.IsNull() })
}

// poolsOf returns the pools that an interface is in.
func (w *world) poolsOf(n nic, attr, association, typ string) []*model.Resource {
	var out []*model.Resource
	for _, v := range walk(n.value, "ip_configuration."+attr) {
		for _, e := range elems(v) {
			if to := w.referred(n.res, e, typ); to != nil {
				out = append(out, to)
			}
		}
	}
	for _, a := range w.all(association) {
		if w.referred(a, a.Value.Get("network_interface_id"), "azurerm_network_interface") == n.res {
			if to := w.referred(a, a.Value.Get("backend_address_pool_id"), typ); to != nil {
				out = append(out, to)
			}
		}
	}
	return out
}

func (w *world) refsTo(r *model.Resource, attr, typ string) []*model.Resource {
	var out []*model.Resource
	for _, v := range elems(r.Value.Get(attr)) {
		if to := w.referred(r, v, typ); to != nil {
			out = append(out, to)
		}
	}
	return out
}

// azureBetween adds what code on machines reaches on others of their networks. What
// an interface lets in is read once, however many may send it packets.
func (w *world) azureBetween(machines []*model.Resource) {
	type member struct {
		machine *model.Resource
		nic     nic
		lets    [2]network.Services
	}
	var order []*model.Resource
	members := map[*model.Resource][]member{}
	for _, r := range machines {
		for _, n := range w.nics(r) {
			both, _, _ := w.entering(n, true)
			for _, in := range w.azureNetworksOf(n) {
				if members[in] == nil {
					order = append(order, in)
				}
				members[in] = append(members[in], member{r, n, both})
			}
		}
	}
	for _, in := range order {
		for _, from := range members[in] {
			for _, to := range members[in] {
				if from.machine != to.machine {
					w.azureReach(to.machine, &azureInside, to.lets, grant{evidence: []Evidence{to.nic.at("ip_configuration")}}, of(Compute, from.machine))
				}
			}
		}
	}
}

// azureNetworksOf returns the networks that an interface is in, each once: a subnet
// stands for its network where that is not in the code.
func (w *world) azureNetworksOf(n nic) []*model.Resource {
	var out []*model.Resource
	for _, subnet := range w.azureSubnets(n) {
		in := w.find(subnet, subnet.Value.Get("virtual_network_name"), "name", "azurerm_virtual_network")
		if in == nil {
			in = subnet
		}
		if !slices.Contains(out, in) {
			out = append(out, in)
		}
	}
	return out
}
