package threat

import (
	"slices"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/threat/network"
)

var azurePremises = method("azure-network-premises", "send packets to it over the private connection", "T1133 T1199", "https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-about-vpngateways")

// An azureSite is a network outside of Azure that a connection of a gateway joins to a
// virtual network.
type azureSite struct {
	res    *model.Resource
	ranges network.Set
	at     []Evidence
}

// joined reads what gateways join to a network: gateways of its own, and those of networks
// that let it use theirs:
// https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-peering-gateway-transit.
func (n *azureNet) joined(v *azureVNet) {
	w := n.w
	for _, c := range w.all("azurerm_virtual_network_gateway_connection") {
		gateway := w.find(c, c.Value.Get("virtual_network_gateway_id"), "id", "azurerm_virtual_network_gateway")
		if gateway == nil || !c.Value.Get("peer_virtual_network_gateway_id").IsNull() {
			continue // the other end is a network of Azure
		}
		home := n.homeOf(gateway)
		site := azureSite{res: c, ranges: privateSpace, at: []Evidence{at(c, "virtual_network_gateway_id")}}
		if local := w.find(c, c.Value.Get("local_network_gateway_id"), "id", "azurerm_local_network_gateway"); local != nil {
			if list, known := texts(local.Value, "address_space"); known && len(list) > 0 {
				site.ranges = parseAddresses(list)
			}
		}
		switch lends := n.lends(home, v.res); {
		case home == nil:
		case home == v.res:
			v.sites = append(v.sites, site)
		case lends != nil:
			site.at = append(site.at, lends...)
			v.sites = append(v.sites, site)
		}
	}
}

// homeOf returns the network that a gateway is in.
func (n *azureNet) homeOf(gateway *model.Resource) *model.Resource {
	for _, id := range walk(gateway.Value, "ip_configuration.subnet_id") {
		if s := n.w.find(gateway, id, "id", "azurerm_subnet"); s != nil {
			return n.w.find(s, s.Value.Get("virtual_network_name"), "name", "azurerm_virtual_network")
		}
		if v := n.w.referred(gateway, id, "azurerm_virtual_network"); v != nil {
			return v
		}
	}
	return nil
}

// lends returns what says on both sides of a peering that a network uses the gateways of
// another one, nil where that is not said.
func (n *azureNet) lends(home, v *model.Resource) []Evidence {
	const typ = "azurerm_virtual_network_peering"
	if home == nil || home == v {
		return nil
	}
	says := func(from, to *model.Resource, attr string) *model.Resource {
		list := n.w.all(typ)
		i := slices.IndexFunc(list, func(r *model.Resource) bool {
			on, _ := r.Value.Get(attr).AsBool()
			return on && n.w.find(r, r.Value.Get("virtual_network_name"), "name", from.Type) == from && n.w.find(r, r.Value.Get("remote_virtual_network_id"), "id", to.Type) == to
		})
		if i < 0 {
			return nil
		}
		return list[i]
	}
	uses, allows := says(v, home, "use_remote_gateways"), says(home, v, "allow_gateway_transit")
	if uses == nil || allows == nil {
		return nil
	}
	return []Evidence{at(uses, "use_remote_gateways"), at(allows, "allow_gateway_transit")}
}

// fromSites adds what is reached from networks outside of Azure.
func (n *azureNet) fromSites(p *azurePlace) {
	for _, site := range p.subnet.vnet.sites {
		var both [2]network.Services
		for way := range both {
			both[way] = p.lets(0, way, site.ranges, nil)
		}
		g := grant{evidence: append(p.opening(site.ranges, both[1]), site.at...)}
		if p.nic.value != nil {
			g.add(p.nic.at("ip_configuration"))
		}
		n.add(p, &azurePremises, Given, both, g, of(Premises, site.res))
	}
}
