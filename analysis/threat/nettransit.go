package threat

import (
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/threat/network"
)

// A transitRead is a transit gateway while it is read.
type transitRead struct {
	*network.TransitGateway
	res      *model.Resource
	standard *network.TransitTable // of attachments that name none
	tables   map[*model.Resource]*network.TransitTable
	at       map[*model.Resource]*network.Attachment
}

const (
	transitVPC  = "aws_ec2_transit_gateway_vpc_attachment"
	transitPeer = "aws_ec2_transit_gateway_peering_attachment"
)

// transitGateway reads a transit gateway with its attachments and route tables.
// Unless it or an attachment says otherwise, attachments are associated with the
// default table and propagate to it:
// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ec2_transit_gateway.
func (n *netReader) transitGateway(r *model.Resource) *transitRead {
	if g := n.transit[r]; g != nil {
		return g
	}
	g := &transitRead{TransitGateway: &network.TransitGateway{}, res: r, standard: &network.TransitTable{},
		tables: map[*model.Resource]*network.TransitTable{}, at: map[*model.Resource]*network.Attachment{}}
	n.transit[r] = g
	for _, t := range n.w.all("aws_ec2_transit_gateway_route_table") {
		if n.w.referred(t, t.Value.Get("transit_gateway_id"), r.Type) == r {
			g.tables[t] = &network.TransitTable{}
		}
	}
	for _, a := range n.w.all(transitVPC) {
		vpc := n.w.referred(a, a.Value.Get("vpc_id"), "aws_vpc", "aws_default_vpc")
		if vpc == nil || n.w.referred(a, a.Value.Get("transit_gateway_id"), r.Type) != r {
			continue
		}
		x := &network.Attachment{VPC: n.vpc(vpc).VPC, Zones: n.zones(a), Named: n.transitNames(r, a)}
		g.add(a, x)
		if n.byDefault(r, a, "default_route_table_association", "transit_gateway_default_route_table_association") {
			x.Table = g.standard
		}
		if n.byDefault(r, a, "default_route_table_propagation", "transit_gateway_default_route_table_propagation") {
			g.standard.Propagate = append(g.standard.Propagate, x)
		}
	}
	n.transitSites(g)
	n.transitPeers(g)
	n.transitTables(g)
	n.transitRoutes(g)
	return g
}

func (g *transitRead) add(a *model.Resource, x *network.Attachment) {
	g.at[a] = x
	g.Attachments = append(g.Attachments, x)
}

// zones returns the availability zones of the subnets of an attachment, none where
// one of them is not known.
func (n *netReader) zones(a *model.Resource) []string {
	var out []string
	for _, v := range elems(a.Value.Get("subnet_ids")) {
		s := n.w.referred(a, v, "aws_subnet", "aws_default_subnet")
		if s == nil {
			return nil
		}
		zone, ok := firstOf(s.Value, "availability_zone", "availability_zone_id").AsString()
		if !ok {
			return nil
		}
		out = append(out, zone)
	}
	return out
}

// transitNames reports whether groups of an attached VPC can be named elsewhere: the
// gateway has to support it, which it does not by default, and the attachment, which
// does.
func (n *netReader) transitNames(gateway, attachment *model.Resource) bool {
	const attr = "security_group_referencing_support"
	own, ok := gateway.Value.Get(attr).AsString()
	theirs, _ := attachment.Value.Get(attr).AsString()
	return ok && own == "enable" && theirs != "disable"
}

// transitPeers adds the peerings with other gateways, which have to be accepted:
// https://docs.aws.amazon.com/vpc/latest/tgw/tgw-peering.html. An end of one is
// associated with the default table, if there is one.
func (n *netReader) transitPeers(g *transitRead) {
	for _, p := range n.w.all(transitPeer) {
		a := n.w.referred(p, p.Value.Get("transit_gateway_id"), g.res.Type)
		b := n.w.referred(p, p.Value.Get("peer_transit_gateway_id"), g.res.Type)
		accepter := n.accepter(p)
		if a == nil || b == nil || a == b || accepter == nil {
			continue
		}
		if other := map[*model.Resource]*model.Resource{a: b, b: a}[g.res]; other != nil {
			x := &network.Attachment{}
			if s, ok := g.res.Value.Get("default_route_table_association").AsString(); !ok || s != "disable" {
				x.Table = g.standard
			}
			g.add(p, x)
			g.at[accepter] = x
			far := n.transitGateway(other)
			if y := far.at[p]; y != nil {
				x.Peer, y.Peer = y, x
			}
		}
	}
}

// transitSites adds the connections that end at a gateway. They are associated with the
// default table and propagate to it, where there is one.
func (n *netReader) transitSites(g *transitRead) {
	for _, r := range n.w.all(siteTypes...) {
		if n.w.referred(r, firstOf(r.Value, "transit_gateway_id", "associated_gateway_id"), g.res.Type) != g.res {
			continue
		}
		site := n.site(r)
		x := &network.Attachment{Site: site}
		site.At = append(site.At, x)
		g.add(r, x)
		if s, ok := g.res.Value.Get("default_route_table_association").AsString(); !ok || s != "disable" {
			x.Table = g.standard
		}
		if s, ok := g.res.Value.Get("default_route_table_propagation").AsString(); !ok || s != "disable" {
			g.standard.Propagate = append(g.standard.Propagate, x)
		}
	}
}

// accepter returns what accepts a peering of gateways.
func (n *netReader) accepter(p *model.Resource) *model.Resource {
	for _, x := range n.w.all("aws_ec2_transit_gateway_peering_attachment_accepter") {
		if n.w.referred(x, x.Value.Get("transit_gateway_attachment_id"), p.Type) == p {
			return x
		}
	}
	return nil
}

// byDefault reports whether the gateway and an attachment leave a default on.
func (n *netReader) byDefault(gateway, attachment *model.Resource, ofGateway, ofAttachment string) bool {
	s, ok := gateway.Value.Get(ofGateway).AsString()
	return (!ok || s != "disable") && n.is(boolOf(attachment.Value.Get(ofAttachment), yes))
}

// table returns the route table that a resource names, and attachment the place.
func (g *transitRead) table(w *world, x *model.Resource) *network.TransitTable {
	v := x.Value.Get("transit_gateway_route_table_id")
	if t := w.referred(x, v, "aws_ec2_transit_gateway_route_table"); t != nil {
		return g.tables[t]
	}
	if w.referred(x, v, g.res.Type) == g.res { // association_default_route_table_id
		return g.standard
	}
	return nil
}

func (g *transitRead) attachment(w *world, x *model.Resource) *network.Attachment {
	return g.at[w.referred(x, x.Value.Get("transit_gateway_attachment_id"), transitVPC, transitPeer, "aws_ec2_transit_gateway_peering_attachment_accepter", "aws_vpn_connection")]
}

func (n *netReader) transitTables(g *transitRead) {
	for _, x := range n.w.all("aws_ec2_transit_gateway_route_table_association") {
		if a, t := g.attachment(n.w, x), g.table(n.w, x); a != nil && t != nil {
			a.Table = t
		}
	}
	for _, x := range n.w.all("aws_ec2_transit_gateway_route_table_propagation") {
		if a, t := g.attachment(n.w, x), g.table(n.w, x); a != nil && t != nil {
			t.Propagate = append(t.Propagate, a)
		}
	}
}

func (n *netReader) transitRoutes(g *transitRead) {
	for _, x := range n.w.all("aws_ec2_transit_gateway_route", "aws_ec2_transit_gateway_prefix_list_reference") {
		t := g.table(n.w, x)
		if t == nil {
			continue
		}
		to := g.attachment(n.w, x)
		if b, _ := x.Value.Get("blackhole").AsBool(); b {
			to = nil
		}
		if p, ok := n.prefix(x, x.Value.Get("destination_cidr_block")); ok {
			t.Static = append(t.Static, network.TransitRoute{Destination: p, To: to})
		}
		if list := n.w.referred(x, x.Value.Get("prefix_list_id"), "aws_ec2_managed_prefix_list"); list != nil {
			for _, e := range elems(list.Value.Get("entry")) {
				if p, ok := n.prefix(list, e.Get("cidr")); ok {
					t.Static = append(t.Static, network.TransitRoute{Destination: p, To: to})
				}
			}
		}
	}
}
