package threat

import (
	"net/netip"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/threat/network"
)

// table reads the route table of a subnet: its own, else the main one of the VPC,
// which holds local routes only unless the code says otherwise.
func (n *netReader) table(r, vpc *model.Resource, s *subnetRead) {
	s.Table = &network.RouteTable{}
	holder, v, path := r, r.Value.Get("route_table"), model.Path{"route_table"}
	if v == nil {
		holder, v, path = vpc, vpc.Value.Get("main_route_table"), model.Path{"main_route_table"}
	}
	if v == nil {
		for _, d := range n.w.all("aws_default_route_table") {
			if n.w.referred(d, d.Value.Get("default_route_table_id"), vpc.Type) == vpc {
				holder, v, path = d, d.Value, nil
			}
		}
	}
	if v.Is(model.Unknown) || v.Get("route").Is(model.Unknown) {
		s.doubts = append(s.doubts, "the routes of "+string(r.Address)+" lead to the internet")
		if n.open {
			s.Table.Routes = append(s.Table.Routes, network.Route{Destination: netip.MustParsePrefix("0.0.0.0/0"), Kind: network.InternetGateway})
		}
		return
	}
	for i, x := range elems(v.Get("route")) {
		n.route(holder, x, append(append(model.Path{}, path...), "route", i), s)
	}
	if holder == vpc || holder.Type == "aws_default_route_table" {
		n.mainRoutes(vpc, s)
	}
	n.propagated(r, vpc, s)
}

// mainRoutes reads routes that name the main table of a VPC by an attribute of that.
func (n *netReader) mainRoutes(vpc *model.Resource, s *subnetRead) {
	for _, x := range n.w.all("aws_route") {
		if n.w.referred(x, x.Value.Get("route_table_id"), vpc.Type) != vpc {
			continue
		}
		n.route(x, x.Value, nil, s)
	}
}

// route reads one route.
func (n *netReader) route(r *model.Resource, v *model.Value, path model.Path, s *subnetRead) {
	e := Evidence{r.Origin.Stack, r.Address, path}
	var destinations []netip.Prefix
	for _, attr := range []string{"cidr_block", "ipv6_cidr_block", "destination_cidr_block", "destination_ipv6_cidr_block"} {
		if text := n.w.text(r, v.Get(attr)); text != "" {
			if p, ok := n.prefix(r, v.Get(attr)); ok {
				destinations = append(destinations, p)
			} else if !known(text) {
				s.doubts = append(s.doubts, "a route of "+string(r.Address)+" leads to the internet")
				if n.open {
					destinations = append(destinations, netip.MustParsePrefix("0.0.0.0/0"))
				}
			}
		}
	}
	if list := n.w.referred(r, v.Get("destination_prefix_list_id"), "aws_ec2_managed_prefix_list"); list != nil {
		for _, x := range elems(list.Value.Get("entry")) {
			if p, ok := n.prefix(list, x.Get("cidr")); ok {
				destinations = append(destinations, p)
			}
		}
	}
	if s, _ := v.Get("gateway_id").AsString(); s == "local" {
		return // every table has it
	}
	for _, d := range destinations {
		to := network.Route{Destination: d}
		n.target(r, v, &to)
		if n.open && n.inspected(r, v, &to, s) {
			continue
		}
		if g := n.w.referred(r, v.Get("gateway_id"), privateGateway, "aws_vpn_gateway_attachment"); g != nil {
			n.toSites(g, to, s, e)
			continue
		}
		switch to.Kind {
		case network.InternetGateway:
			s.routes = append(s.routes, e)
		case network.Peered, network.Transit:
			s.leads = append(s.leads, lead{network.Of(d), append([]Evidence{e}, n.over(r, v)...)})
		}
		s.Table.Routes = append(s.Table.Routes, to)
	}
}

// toSites adds a route to a private gateway: to each of the sites behind it.
func (n *netReader) toSites(g *model.Resource, to network.Route, s *subnetRead, e Evidence) {
	if g.Type != privateGateway {
		if g = n.w.referred(g, g.Value.Get("vpn_gateway_id"), privateGateway); g == nil {
			return
		}
	}
	sites := n.behindGateway(g)
	if len(sites) == 0 {
		s.Table.Routes = append(s.Table.Routes, to)
	}
	for _, site := range sites {
		to.Kind, to.Site = network.OnPremises, site
		s.Table.Routes = append(s.Table.Routes, to)
	}
	s.toSites = append(s.toSites, e)
}

// over returns where the peering or the transit gateway of a route stands.
func (n *netReader) over(r *model.Resource, v *model.Value) []Evidence {
	if c := n.w.referred(r, v.Get("vpc_peering_connection_id"), "aws_vpc_peering_connection", "aws_vpc_peering_connection_accepter"); c != nil {
		return []Evidence{at(c, "auto_accept")}
	}
	if g := n.w.referred(r, v.Get("transit_gateway_id"), "aws_ec2_transit_gateway"); g != nil {
		return []Evidence{at(g)}
	}
	return nil
}

// target reads where a route leads. The gateway_id of an internet gateway that is
// declared elsewhere begins with igw-; what is not known may be one.
func (n *netReader) target(r *model.Resource, v *model.Value, to *network.Route) {
	gateway := v.Get("gateway_id")
	switch text := n.w.text(r, gateway); {
	case n.w.referred(r, gateway, "aws_internet_gateway") != nil, strings.HasPrefix(text, "igw-"):
		to.Kind = network.InternetGateway
	case gateway.Is(model.Unknown) && len(gateway.Refs()) == 0 && n.open:
		to.Kind = network.InternetGateway
	case !v.Get("nat_gateway_id").IsNull():
		to.Kind = network.NATGateway
		if nat := n.w.referred(r, v.Get("nat_gateway_id"), "aws_nat_gateway"); nat != nil {
			if at := n.w.referred(nat, nat.Value.Get("subnet_id"), "aws_subnet", "aws_default_subnet"); at != nil {
				to.NAT = n.subnetOf(at).Subnet
			}
		}
	case !v.Get("egress_only_gateway_id").IsNull():
		to.Kind = network.EgressOnly
	case !v.Get("vpc_peering_connection_id").IsNull():
		to.Kind, to.Peering = network.Peered, n.peering(r, v.Get("vpc_peering_connection_id"))
	case !v.Get("transit_gateway_id").IsNull():
		to.Kind = network.Transit
		if g := n.w.referred(r, v.Get("transit_gateway_id"), "aws_ec2_transit_gateway"); g != nil {
			to.Gateway = n.transitGateway(g).TransitGateway
		}
	}
}

// inspected supposes of a route to an appliance that this passes everything on: to the
// VPC's own addresses, whose route is then in vain, and through an endpoint of a
// firewall or of a balancer of gateways to the internet.
func (n *netReader) inspected(r *model.Resource, v *model.Value, to *network.Route, s *subnetRead) (inVain bool) {
	endpoint := v.Get("vpc_endpoint_id")
	if endpoint.IsNull() && v.Get("network_interface_id").IsNull() {
		return false
	}
	inside := network.Of(to.Destination).Meets(network.Of(s.VPC.CIDRs...)) && to.Destination.Bits() > 0
	if !inside && endpoint.IsNull() {
		return false
	}
	s.doubts = append(s.doubts, "the appliance that a route of "+string(r.Address)+" leads to passes it on")
	if !inside {
		to.Kind = network.InternetGateway
	}
	return inside
}

func (n *netReader) peering(r *model.Resource, v *model.Value) *network.Peering {
	c := n.w.referred(r, v, "aws_vpc_peering_connection", "aws_vpc_peering_connection_accepter")
	if c != nil && c.Type == "aws_vpc_peering_connection_accepter" {
		c = n.w.referred(c, c.Value.Get("vpc_peering_connection_id"), "aws_vpc_peering_connection")
	}
	if c == nil {
		return nil
	}
	if p := n.peers[c]; p != nil {
		return p
	}
	p := &network.Peering{}
	n.peers[c] = p
	a, b := n.w.referred(c, c.Value.Get("vpc_id"), "aws_vpc", "aws_default_vpc"), n.w.referred(c, c.Value.Get("peer_vpc_id"), "aws_vpc", "aws_default_vpc")
	if a != nil && b != nil && n.is(n.accepted(c)) {
		p.A, p.B = n.vpc(a).VPC, n.vpc(b).VPC
		x, y := n.w.region(a), n.w.region(b)
		if s := n.w.text(c, c.Value.Get("peer_region")); s != "" {
			y = s
		}
		p.Apart = x != y && (!n.open || known(x) && known(y))
	}
	return p
}

// accepted reports whether somebody accepts a peering: the connection itself, which may
// do so within an account and region, or a resource on the other side. Until then it is
// pending: https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html#vpc-peering-lifecycle.
func (n *netReader) accepted(c *model.Resource) answer {
	best := boolOf(c.Value.Get("auto_accept"), no)
	for _, x := range n.w.all("aws_vpc_peering_connection_accepter") {
		if n.w.referred(x, x.Value.Get("vpc_peering_connection_id"), c.Type) == c {
			best = max(best, boolOf(x.Value.Get("auto_accept"), no))
		}
	}
	return best
}
