package threat

import (
	"net/netip"
	"slices"
	"strconv"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/threat/network"
)

var azureDNAT = method("azure-firewall-dnat", "send packets to it by a rule of the firewall", "T1190", "https://learn.microsoft.com/azure/firewall/tutorial-firewall-dnat")

// A detour is the way over a firewall or another appliance, with what it lets through.
type detour struct {
	services [2]network.Services // closed, open
	grant    grant
}

// acrossFirewall returns the way from one place to another where a route leads to an
// appliance; ok is false where none does. Networks that peer with that of the appliance
// have to let in what it forwards:
// https://learn.microsoft.com/azure/virtual-network/virtual-network-peering-overview#service-chaining.
func (n *azureNet) acrossFirewall(from, to *azurePlace) (d detour, ok bool) {
	there := from.subnet.hop(to.private)
	if there == nil {
		return d, false
	}
	d.grant.add(there.at)
	back := to.subnet.hop(from.private)
	if back != nil {
		d.grant.add(back.at)
	} else if !to.carries(from, true) {
		return d, true // replies go nowhere
	}
	hub := n.appliance(there)
	if hub == nil {
		if there.hop.Is(model.Unknown) || back != nil {
			d.grant.assume("the appliance that " + string(there.at.Address) + " leads to lets it through")
			d.services[1] = network.AllServices
		}
		return d, true
	}
	for way := range d.services {
		if !hub.forwards(from, to, way == 1) {
			continue
		}
		if hub.owner.Type == "azurerm_firewall" {
			d.services[way] = n.firewallLets(hub.owner, from, to, way == 1, &d.grant)
		} else if way == 1 {
			d.grant.assume(string(hub.owner.Address) + " forwards it")
			d.services[way] = network.AllServices
		}
	}
	return d, true
}

// hop returns the route to an appliance by which some of the addresses are sent.
func (s *azureSubnet) hop(to network.Set) *azureRoute {
	var found *azureRoute
	s.sent(to, func(r *azureRoute) bool {
		if r.kind == hopAppliance && found == nil {
			found = r
		}
		return false
	})
	return found
}

// appliance returns the place that a route leads to: that of a firewall, or of a
// machine.
func (n *azureNet) appliance(r *azureRoute) *azurePlace {
	if fw := n.w.referred(r.holder, r.hop, "azurerm_firewall"); fw != nil && len(n.of[fw]) > 0 {
		return n.of[fw][0]
	}
	if list := n.ownerAt(r.hop, r.holder); len(list) > 0 {
		return list[0]
	}
	return nil
}

// forwards reports whether the networks at both ends are that of an appliance or peer
// with it, and let in what it forwards from each other; open tells to take what is not
// known as if they did.
func (p *azurePlace) forwards(from, to *azurePlace, open bool) bool {
	hub := p.subnet.vnet
	counts := func(a answer) bool { return a == yes || a == unknown && open }
	for _, end := range [][2]*azureVNet{{from.subnet.vnet, to.subnet.vnet}, {to.subnet.vnet, from.subnet.vnet}} {
		if end[0] == hub {
			continue
		}
		x := end[0].peering(hub)
		if x == nil || !counts(x.access) || end[1] != hub && !counts(x.forwarded) {
			return false
		}
	}
	return true
}

// firewallRules calls back for each collection of rules of a firewall, of its own or of
// its policy: with its order, lower first, its action, and a rule with its place.
func (n *azureNet) firewallRules(fw *model.Resource, classic, block string, visit func(order int, action string, r *model.Resource, rule *model.Value, e Evidence)) {
	w := n.w
	for _, c := range w.all(classic) {
		if w.find(c, c.Value.Get("azure_firewall_name"), "name", fw.Type) != fw {
			continue
		}
		priority, _ := port(c.Value, "priority")
		action, _ := c.Value.Get("action").AsString()
		for i, rule := range elems(c.Value.Get("rule")) {
			visit(priority, action, c, rule, at(c, "rule", i))
		}
	}
	policy := w.find(fw, fw.Value.Get("firewall_policy_id"), "id", "azurerm_firewall_policy")
	for _, g := range w.all("azurerm_firewall_policy_rule_collection_group") {
		if policy == nil || w.find(g, g.Value.Get("firewall_policy_id"), "id", policy.Type) != policy {
			continue
		}
		first, _ := port(g.Value, "priority")
		for i, c := range elems(g.Value.Get(block)) {
			priority, _ := port(c, "priority")
			action, _ := c.Get("action").AsString()
			for k, rule := range elems(c.Get("rule")) {
				visit(first<<17|priority, action, g, rule, at(g, block, i, "rule", k))
			}
		}
	}
}

// firewallLets returns what the network rules of a firewall let through, by priority;
// what no rule allows it denies: https://learn.microsoft.com/azure/firewall/rule-processing.
func (n *azureNet) firewallLets(fw *model.Resource, from, to *azurePlace, open bool, g *grant) network.Services {
	var rules []network.ACLRule
	n.firewallRules(fw, "azurerm_firewall_network_rule_collection", "network_rule_collection", func(order int, action string, r *model.Resource, rule *model.Value, e Evidence) {
		allow := strings.EqualFold(action, "Allow")
		source, known1 := n.addresses(r, rule, "source_addresses", "source_ip_groups")
		target, known2 := n.addresses(r, rule, "destination_addresses", "destination_ip_groups")
		s, known3 := firewallServices(rule, "destination_ports")
		matches := source.Meets(from.private) && target.Meets(to.private)
		if allow && !open {
			matches = from.private.In(source) && to.private.In(target)
		}
		if !(known1 && known2 && known3) {
			if allow != open {
				return
			}
			matches, s = true, network.AllServices
		}
		if matches {
			rules = append(rules, network.ACLRule{Number: order, Allow: allow, Peers: network.All, Services: s})
			if allow {
				g.add(e)
			}
		}
	})
	return network.Allowed(rules).Of(network.All, true)
}

// addresses reads the addresses of a rule of a firewall, with those of groups.
func (n *azureNet) addresses(r *model.Resource, rule *model.Value, attr, groups string) (network.Set, bool) {
	list, known := texts(rule, attr)
	out := parseAddresses(list)
	for _, v := range elems(rule.Get(groups)) {
		if g := n.w.find(r, v, "id", "azurerm_ip_group"); g != nil {
			own, ok := texts(g.Value, "cidrs")
			out, known = out.Or(parseAddresses(own)), known && ok
		}
	}
	return out, known
}

// parseAddresses reads addresses as rules of firewalls write them: "*", prefixes,
// single ones, and ranges.
func parseAddresses(list []string) network.Set {
	var out network.Set
	for _, s := range list {
		if s == "*" {
			return network.All
		}
		if p, err := netip.ParsePrefix(s); err == nil {
			out = out.Or(network.Of(p))
		} else if a, err := netip.ParseAddr(s); err == nil {
			out = out.Or(network.At(a))
		} else if lo, hi, ok := strings.Cut(s, "-"); ok {
			a, err1 := netip.ParseAddr(strings.TrimSpace(lo))
			b, err2 := netip.ParseAddr(strings.TrimSpace(hi))
			if err1 == nil && err2 == nil {
				out = out.Or(network.Range(a, b))
			}
		}
	}
	return out
}

// firewallServices reads the protocols and ports of a rule of a firewall.
func firewallServices(rule *model.Value, attr string) (network.Services, bool) {
	protocols, known1 := texts(rule, "protocols")
	list, known2 := texts(rule, attr)
	var out network.Services
	for _, p := range protocols {
		number, ok := map[string]int{"tcp": network.TCP, "udp": network.UDP, "icmp": network.ICMP}[strings.ToLower(p)]
		switch {
		case strings.EqualFold(p, "Any") && slices.Contains(list, "*"):
			return network.AllServices, known1 && known2
		case strings.EqualFold(p, "Any"):
			out = out.Or(numbered(network.TCP, list)).Or(numbered(network.UDP, list))
		case ok:
			out = out.Or(numbered(number, list))
		}
	}
	return out, known1 && known2
}

// numbered returns ports of a protocol as rules write them.
func numbered(protocol int, list []string) network.Services {
	var out network.Services
	for _, s := range list {
		lo, hi, dash := strings.Cut(s, "-")
		if !dash {
			hi = lo
		}
		from, err1 := strconv.Atoi(lo)
		to, err2 := strconv.Atoi(hi)
		switch {
		case s == "*" || protocol == network.ICMP:
			out = out.Or(network.Ports(protocol, 0, 0xffff))
		case err1 == nil && err2 == nil:
			out = out.Or(network.Ports(protocol, from, to))
		}
	}
	return out
}

// translated adds what firewalls with a public address pass on by their DNAT rules.
// The target sees an address of the firewall's subnet.
func (n *azureNet) translated() {
	for _, fw := range n.w.all("azurerm_firewall") {
		if !slices.ContainsFunc(walk(fw.Value, "ip_configuration.public_ip_address_id"), func(v *model.Value) bool { return !v.IsNull() }) {
			continue
		}
		n.firewallRules(fw, "azurerm_firewall_nat_rule_collection", "nat_rule_collection", func(_ int, action string, r *model.Resource, rule *model.Value, e Evidence) {
			source, known := n.addresses(r, rule, "source_addresses", "source_ip_groups")
			if !strings.EqualFold(action, "Dnat") || !source.Broad() && known {
				return
			}
			g := grant{evidence: []Evidence{e}}
			if !known {
				g.assume("the rule of " + string(r.Address) + " is for everybody")
			}
			n.dnat(fw, r, rule, g)
		})
	}
}

func (n *azureNet) dnat(fw, r *model.Resource, rule *model.Value, g grant) {
	number, ok := port(rule, "translated_port")
	if !ok || number <= 0 {
		return
	}
	s := network.Ports(network.TCP, number, number)
	if list, _ := texts(rule, "protocols"); len(list) > 0 && !slices.ContainsFunc(list, func(p string) bool { return strings.EqualFold(p, "TCP") || strings.EqualFold(p, "Any") }) {
		s = network.Ports(network.UDP, number, number)
	}
	for _, to := range n.ownerAt(rule.Get("translated_address"), r) {
		var both [2]network.Services
		for way := range both {
			if len(n.of[fw]) == 0 {
				both[way] = to.lets(0, way, privateSpace, nil).And(s)
			}
			for _, from := range n.of[fw] {
				if from.carries(to, way == 1) {
					both[way] = both[way].Or(to.lets(0, way, from.private, nil).And(s))
				}
			}
		}
		if len(g.assumes) > 0 {
			both[0] = network.Services{}
		}
		h := g
		h.evidence = append(slices.Clone(g.evidence), at(fw, "ip_configuration"))
		n.add(to, &azureDNAT, Given, both, h, Fact{Kind: Internet})
	}
}
