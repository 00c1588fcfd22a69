package threat

import (
	"cmp"
	"net/netip"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/threat/network"
)

// An azurePeering is one side of a peering of virtual networks, of which both have to
// be there: https://learn.microsoft.com/azure/virtual-network/virtual-network-manage-peering.
type azurePeering struct {
	to *azureVNet
	// access tells that packets of either network get into the other one, and
	// forwarded that those do which come from a third over the other.
	access, forwarded answer
	at                []Evidence
}

// peer reads the peerings of a network that are there on both sides.
func (n *azureNet) peer(v *azureVNet) {
	const typ = "azurerm_virtual_network_peering"
	sides := func(r *model.Resource) (from, to *model.Resource) {
		return n.w.find(r, r.Value.Get("virtual_network_name"), "name", v.res.Type), n.w.find(r, r.Value.Get("remote_virtual_network_id"), "id", v.res.Type)
	}
	for _, own := range n.w.all(typ) {
		from, to := sides(own)
		if from != v.res || to == nil || to == from {
			continue
		}
		for _, other := range n.w.all(typ) {
			if a, b := sides(other); a != to || b != from {
				continue
			}
			const access, forwarded = "allow_virtual_network_access", "allow_forwarded_traffic"
			v.peers = append(v.peers, azurePeering{to: n.vnet(to),
				access:    min(boolOf(own.Value.Get(access), yes), boolOf(other.Value.Get(access), yes)),
				forwarded: boolOf(own.Value.Get(forwarded), no), at: []Evidence{at(own, "remote_virtual_network_id"), at(other, "remote_virtual_network_id")}})
			break
		}
	}
}

// peering returns the peering with another network, nil for none.
func (v *azureVNet) peering(to *azureVNet) *azurePeering {
	for i := range v.peers {
		if v.peers[i].to == to {
			return &v.peers[i]
		}
	}
	return nil
}

// The kinds of next hops, of which those of routes are as the provider calls them:
// https://learn.microsoft.com/azure/virtual-network/virtual-networks-udr-overview.
const (
	hopLocal     = "VnetLocal"
	hopInternet  = "Internet"
	hopAppliance = "VirtualAppliance"
	hopPeer      = "peer"
)

// An azureRoute sends what goes to a prefix somewhere.
type azureRoute struct {
	prefix netip.Prefix
	kind   string
	peer   *azureVNet
	hop    *model.Value // the address of an appliance, an attribute of holder
	holder *model.Resource
	at     Evidence
}

// route reads the routes of a subnet: those of its table, if it has one, which come first,
// and the system's: to the network, to those it peers with, and to the internet.
func (n *azureNet) route(s *azureSubnet, r, table *model.Resource) {
	if table != nil {
		for i, v := range elems(table.Value.Get("route")) {
			n.udr(s, r, table, v, at(table, "route", i))
		}
		for _, x := range n.w.all("azurerm_route") {
			if n.w.find(x, x.Value.Get("route_table_name"), "name", table.Type) == table {
				n.udr(s, r, x, x.Value, at(x, "next_hop_type"))
			}
		}
	}
	for _, p := range s.vnet.space {
		s.routes = append(s.routes, azureRoute{prefix: p, kind: hopLocal})
	}
	for _, x := range s.vnet.peers {
		if x.access == no {
			continue
		}
		for _, p := range x.to.space {
			s.routes = append(s.routes, azureRoute{prefix: p, kind: hopPeer, peer: x.to})
		}
	}
	for _, text := range []string{"0.0.0.0/0", "::/0"} {
		s.routes = append(s.routes, azureRoute{prefix: netip.MustParsePrefix(text), kind: hopInternet})
	}
	slices.SortStableFunc(s.routes, func(a, b azureRoute) int { return cmp.Compare(b.prefix.Bits(), a.prefix.Bits()) })
}

func (n *azureNet) udr(s *azureSubnet, subnet, r *model.Resource, v *model.Value, e Evidence) {
	kind, ok := v.Get("next_hop_type").AsString()
	p, err := netip.ParsePrefix(n.w.text(r, v.Get("address_prefix")))
	if !ok {
		s.doubts = append(s.doubts, "the routes of "+string(subnet.Address)+" let it through")
		return
	}
	if err != nil {
		return // a tag of services
	}
	for _, k := range []string{hopLocal, hopInternet, hopAppliance} {
		if strings.EqualFold(k, kind) {
			kind = k
		}
	}
	s.routes = append(s.routes, azureRoute{prefix: p, kind: kind, hop: v.Get("next_hop_in_ip_address"), holder: r, at: e})
}

// sent returns the part of addresses that a subnet sends by routes of some kind.
func (s *azureSubnet) sent(to network.Set, wanted func(*azureRoute) bool) network.Set {
	if len(s.vnet.space) == 0 && s.vnet.res == nil && len(s.routes) == 0 {
		local := azureRoute{kind: hopLocal} // nothing is known of it
		internet := azureRoute{kind: hopInternet}
		var out network.Set
		if wanted(&local) {
			out = out.Or(to.And(privateSpace))
		}
		if wanted(&internet) {
			out = out.Or(to.Minus(privateSpace))
		}
		return out
	}
	var out network.Set
	for i := range s.routes {
		r := &s.routes[i]
		part := to.And(network.Of(r.prefix))
		if part.Empty() {
			continue
		}
		if wanted(r) {
			out = out.Or(part)
		}
		to = to.Minus(network.Of(r.prefix))
	}
	if len(s.vnet.space) == 0 { // its addresses are not known
		if local := (azureRoute{kind: hopLocal}); wanted(&local) {
			out = out.Or(to.And(privateSpace))
		}
	}
	return out
}

// outward returns the addresses of the internet that packets from a subnet get to by
// themselves, so that replies to what came from there do. Public addresses are IPv4
// unless they are told otherwise.
func (s *azureSubnet) outward() network.Set {
	return s.sent(network.PublicIPv4, func(r *azureRoute) bool { return r.kind == hopInternet })
}

// carries reports whether packets get from one place to another without an appliance in
// between: to all of the addresses that this may have, or if some suffice to one.
func (p *azurePlace) carries(to *azurePlace, some bool) bool {
	part := p.subnet.sent(to.private, func(r *azureRoute) bool {
		return r.kind == hopLocal && p.subnet.vnet == to.subnet.vnet || r.kind == hopPeer && r.peer == to.subnet.vnet
	})
	return to.private.In(part) || some && part.Meets(to.private)
}
