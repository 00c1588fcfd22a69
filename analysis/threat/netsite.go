package threat

import (
	"net/netip"
	"slices"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/threat/network"
)

var overVPN = method("network-premises", "send packets to it over the private connection", "T1133 T1199", "https://docs.aws.amazon.com/vpn/latest/s2svpn/how_it_works.html")

// siteTypes are what joins a network outside of the cloud to one in it: a connection of a
// site-to-site VPN, and a gateway of Direct Connect that is associated with another one.
var siteTypes = []string{"aws_vpn_connection", "aws_dx_gateway_association"}

const privateGateway = "aws_vpn_gateway"

// site reads the network behind a connection. Where the code does not tell its
// addresses, the peer does so by BGP: any private ones.
func (n *netReader) site(r *model.Resource) *network.Site {
	if s := n.sites[r]; s != nil {
		return s
	}
	s := &network.Site{}
	n.sites[r] = s
	for _, x := range n.w.all("aws_vpn_connection_route") {
		if n.w.referred(x, x.Value.Get("vpn_connection_id"), r.Type) == r {
			if p, ok := n.prefix(x, x.Value.Get("destination_cidr_block")); ok {
				s.Prefixes = append(s.Prefixes, p)
			}
		}
	}
	if p, ok := n.prefix(r, r.Value.Get("local_ipv4_network_cidr")); ok && p.Bits() > 0 && len(s.Prefixes) == 0 {
		s.Prefixes = append(s.Prefixes, p)
	}
	if len(s.Prefixes) == 0 {
		s.Prefixes = privatePrefixes
	}
	if g := n.gatewayOf(r); g != nil {
		if vpc := n.vpcOf(g); vpc != nil {
			s.VPC = n.vpc(vpc).VPC
		}
	}
	return s
}

var privatePrefixes = []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8"), netip.MustParsePrefix("172.16.0.0/12"), netip.MustParsePrefix("192.168.0.0/16")}

// gatewayOf returns the private gateway where a connection ends, nil for none.
func (n *netReader) gatewayOf(r *model.Resource) *model.Resource {
	return n.w.referred(r, firstOf(r.Value, "vpn_gateway_id", "associated_gateway_id"), privateGateway, "aws_vpn_gateway_attachment")
}

// vpcOf returns the VPC that a private gateway is attached to.
func (n *netReader) vpcOf(g *model.Resource) *model.Resource {
	if vpc := n.w.referred(g, g.Value.Get("vpc_id"), "aws_vpc", "aws_default_vpc"); vpc != nil {
		return vpc
	}
	for _, a := range n.w.all("aws_vpn_gateway_attachment") {
		if n.w.referred(a, a.Value.Get("vpn_gateway_id"), privateGateway) == g {
			return n.w.referred(a, a.Value.Get("vpc_id"), "aws_vpc", "aws_default_vpc")
		}
	}
	return nil
}

// behindGateway returns the sites whose connections end at a private gateway.
func (n *netReader) behindGateway(g *model.Resource) []*network.Site {
	var out []*network.Site
	for _, r := range n.w.all(siteTypes...) {
		if n.gatewayOf(r) == g {
			out = append(out, n.site(r))
		}
	}
	return out
}

// propagated adds the routes that private gateways propagate to the table of a subnet,
// by the table or by a resource beside it: those to the sites behind them. Routes that
// are written come first.
func (n *netReader) propagated(subnet, vpc *model.Resource, s *subnetRead) {
	if n.propagates == nil {
		tables := slices.ContainsFunc(n.w.all("aws_route_table", "aws_default_route_table"), func(t *model.Resource) bool { return !t.Value.Get("propagating_vgws").IsNull() })
		any := tables || len(n.w.all("aws_vpn_gateway_route_propagation")) > 0
		n.propagates = &any
	}
	if !*n.propagates {
		return // so that not each subnet looks for its table among all
	}
	table := n.w.tableOf(subnet)
	add := func(r *model.Resource, v *model.Value, e Evidence) {
		g := n.w.referred(r, v, privateGateway)
		if g == nil {
			return
		}
		for _, site := range n.behindGateway(g) {
			for _, p := range site.Prefixes {
				s.Table.Routes = append(s.Table.Routes, network.Route{Destination: p, Kind: network.OnPremises, Site: site})
			}
			s.toSites = append(s.toSites, e)
		}
	}
	for _, x := range n.w.all("aws_vpn_gateway_route_propagation") {
		v := x.Value.Get("route_table_id")
		own := table != nil && n.w.referred(x, v, table.Type) == table
		main := table == nil && (n.w.referred(x, v, vpc.Type) == vpc || n.isMain(n.w.referred(x, v, "aws_default_route_table"), vpc))
		if own || main {
			add(x, x.Value.Get("vpn_gateway_id"), at(x, "vpn_gateway_id"))
		}
	}
	for _, t := range n.w.all("aws_route_table", "aws_default_route_table") {
		if t == table || table == nil && n.isMain(t, vpc) {
			for i, v := range elems(t.Value.Get("propagating_vgws")) {
				add(t, v, at(t, "propagating_vgws", i))
			}
		}
	}
}

// isMain reports whether a table is the default one of a VPC.
func (n *netReader) isMain(t, vpc *model.Resource) bool {
	return t != nil && t.Type == "aws_default_route_table" && n.w.referred(t, t.Value.Get("default_route_table_id"), vpc.Type) == vpc
}

// sited adds what whoever is in a network behind a connection reaches.
func (l *layout) sited() {
	for _, r := range l.w.all(siteTypes...) {
		for _, to := range l.targets {
			if l.services[to].Empty() || l.w.done() {
				continue
			}
			var both [2]network.Services
			var g [2]grant
			for i, n := range []*netReader{l.closed, l.open} {
				site := n.site(r)
				for _, e := range l.use(to, i) {
					if site.VPC != e.Subnet.VPC && len(site.At) == 0 {
						continue
					}
					found := network.FromSite(e.Interface, site, i == 0).And(l.services[to])
					if found.Empty() {
						continue
					}
					both[i] = both[i].Or(found)
					e.lets(&g[i], e, found)
					for _, x := range slices.Concat(e.subnet.toSites, e.subnet.filter) {
						g[i].add(x)
					}
					g[i].add(at(r))
					if i == 1 {
						e.doubted(&g[i])
					}
				}
			}
			if !both[1].Empty() || !both[0].Empty() {
				l.addAt(to, &overVPN, Flaw, both, g, Fact{Kind: Premises, Stack: r.Origin.Stack, Address: r.Address})
			}
		}
	}
}
