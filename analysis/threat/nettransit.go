package threat

import (
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/threat/network"
)

// transitGateway reads a transit gateway with its attachments and route tables.
// Unless it or an attachment says otherwise, attachments are associated with the
// default table and propagate to it:
// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ec2_transit_gateway.
func (n *netReader) transitGateway(r *model.Resource) *network.TransitGateway {
	if g := n.transit[r]; g != nil {
		return g
	}
	g := &network.TransitGateway{}
	n.transit[r] = g
	standard := &network.TransitTable{}
	tables := map[*model.Resource]*network.TransitTable{}
	for _, t := range n.w.all("aws_ec2_transit_gateway_route_table") {
		if n.w.referred(t, t.Value.Get("transit_gateway_id"), r.Type) == r {
			tables[t] = &network.TransitTable{}
		}
	}
	at := map[*model.Resource]*network.Attachment{}
	for _, a := range n.w.all("aws_ec2_transit_gateway_vpc_attachment") {
		vpc := n.w.referred(a, a.Value.Get("vpc_id"), "aws_vpc", "aws_default_vpc")
		if vpc == nil || n.w.referred(a, a.Value.Get("transit_gateway_id"), r.Type) != r {
			continue
		}
		x := &network.Attachment{VPC: n.vpc(vpc).VPC}
		at[a] = x
		g.Attachments = append(g.Attachments, x)
		if n.byDefault(r, a, "default_route_table_association", "transit_gateway_default_route_table_association") {
			x.Table = standard
		}
		if n.byDefault(r, a, "default_route_table_propagation", "transit_gateway_default_route_table_propagation") {
			standard.Propagate = append(standard.Propagate, x)
		}
	}
	n.transitRoutes(r, standard, tables, at)
	return g
}

// byDefault reports whether the gateway and an attachment leave a default on.
func (n *netReader) byDefault(gateway, attachment *model.Resource, ofGateway, ofAttachment string) bool {
	s, ok := gateway.Value.Get(ofGateway).AsString()
	return (!ok || s != "disable") && n.is(boolOf(attachment.Value.Get(ofAttachment), yes))
}

func (n *netReader) transitRoutes(r *model.Resource, standard *network.TransitTable, tables map[*model.Resource]*network.TransitTable, at map[*model.Resource]*network.Attachment) {
	const attachment = "aws_ec2_transit_gateway_vpc_attachment"
	table := func(x *model.Resource) *network.TransitTable {
		v := x.Value.Get("transit_gateway_route_table_id")
		if t := n.w.referred(x, v, "aws_ec2_transit_gateway_route_table"); t != nil {
			return tables[t]
		}
		if n.w.referred(x, v, r.Type) == r { // association_default_route_table_id
			return standard
		}
		return nil
	}
	for _, x := range n.w.all("aws_ec2_transit_gateway_route_table_association") {
		if a := at[n.w.referred(x, x.Value.Get("transit_gateway_attachment_id"), attachment)]; a != nil && table(x) != nil {
			a.Table = table(x)
		}
	}
	for _, x := range n.w.all("aws_ec2_transit_gateway_route_table_propagation") {
		if a := at[n.w.referred(x, x.Value.Get("transit_gateway_attachment_id"), attachment)]; a != nil && table(x) != nil {
			t := table(x)
			t.Propagate = append(t.Propagate, a)
		}
	}
	for _, x := range n.w.all("aws_ec2_transit_gateway_route") {
		p, ok := n.prefix(x, x.Value.Get("destination_cidr_block"))
		t := table(x)
		if !ok || t == nil {
			continue
		}
		to := at[n.w.referred(x, x.Value.Get("transit_gateway_attachment_id"), attachment)]
		if b, _ := x.Value.Get("blackhole").AsBool(); b {
			to = nil
		}
		t.Static = append(t.Static, network.TransitRoute{Destination: p, To: to})
	}
}
