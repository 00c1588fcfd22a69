package threat

import (
	"net/netip"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/threat/network"
)

// vpc reads a VPC and whether an internet gateway is attached to it.
func (n *netReader) vpc(r *model.Resource) *vpcRead {
	if v := n.vpcs[r]; v != nil {
		return v
	}
	v := &vpcRead{VPC: &network.VPC{}}
	n.vpcs[r] = v
	for _, attr := range []string{"cidr_block", "ipv6_cidr_block"} {
		if p, ok := n.prefix(r, r.Value.Get(attr)); ok {
			v.CIDRs = append(v.CIDRs, p)
		}
	}
	n.belongings()
	for _, a := range n.ofVPC[r] {
		if p, ok := n.prefix(a, firstOf(a.Value, "cidr_block", "ipv6_cidr_block")); ok && isRange[a.Type] {
			v.CIDRs = append(v.CIDRs, p)
		}
	}
	if len(v.CIDRs) == 0 {
		v.CIDRs = []netip.Prefix{somePrivate}
	}
	if r.Type == "aws_default_vpc" {
		v.Internet = true
	}
	for _, g := range n.ofVPC[r] {
		if !isRange[g.Type] {
			v.Internet = true
			v.gateway = append(v.gateway, at(g, "vpc_id"))
		}
	}
	return v
}

// isRange are the types that give a VPC further addresses.
var isRange = map[string]bool{"aws_vpc_ipv4_cidr_block_association": true, "aws_vpc_ipv6_cidr_block_association": true}

// belongings sorts what gives VPCs addresses and internet gateways by the VPC, once for
// all VPCs.
func (n *netReader) belongings() {
	if n.ofVPC != nil {
		return
	}
	n.ofVPC = map[*model.Resource][]*model.Resource{}
	for _, a := range n.w.all("aws_vpc_ipv4_cidr_block_association", "aws_vpc_ipv6_cidr_block_association", "aws_internet_gateway", "aws_internet_gateway_attachment") {
		if vpc := n.w.referred(a, a.Value.Get("vpc_id"), "aws_vpc", "aws_default_vpc"); vpc != nil {
			n.ofVPC[vpc] = append(n.ofVPC[vpc], a)
		}
	}
}

// somePrivate stands for the addresses of networks whose own are not known, and
// someSix for the IPv6 addresses that the cloud gives out.
var (
	somePrivate = netip.MustParsePrefix("10.0.0.0/8")
	someSix     = netip.MustParsePrefix("2600::/16")
)

// subnet reads the subnet that v, an attribute of r, names.
func (n *netReader) subnet(r *model.Resource, v *model.Value) *subnetRead {
	if s := n.w.referred(r, v, "aws_subnet", "aws_default_subnet"); s != nil {
		return n.subnetOf(s)
	}
	if n.elsewhere == nil {
		n.elsewhere = n.made("the subnet, which is declared elsewhere, is open to the internet")
		if !n.open {
			n.elsewhere.Table.Routes = nil
			n.elsewhere.ACL = &network.ACL{}
		}
		n.elsewhere.public = unknown
	}
	return n.elsewhere
}

// made returns a subnet of a default VPC: open to the internet, and interfaces in
// it get public addresses:
// https://docs.aws.amazon.com/vpc/latest/userguide/default-vpc-components.html.
func (n *netReader) made(doubts ...string) *subnetRead {
	v := &vpcRead{VPC: &network.VPC{CIDRs: []netip.Prefix{somePrivate}, Internet: true}}
	return &subnetRead{vpc: v, addresses: network.Of(somePrivate), public: yes, doubts: doubts,
		Subnet: &network.Subnet{VPC: v.VPC, Table: &network.RouteTable{Routes: []network.Route{
			{Destination: netip.MustParsePrefix("0.0.0.0/0"), Kind: network.InternetGateway}}}}}
}

// defaultSubnet returns the subnet of what names none.
func (n *netReader) defaultSubnet() *subnetRead {
	if n.fallback == nil {
		n.fallback = n.made()
	}
	return n.fallback
}

func (n *netReader) subnetOf(r *model.Resource) *subnetRead {
	if s := n.subnets[r]; s != nil {
		return s
	}
	var s *subnetRead
	switch vpc := n.w.referred(r, r.Value.Get("vpc_id"), "aws_vpc", "aws_default_vpc"); {
	case r.Type == "aws_default_subnet":
		s = n.made()
		s.public = yes
	case vpc == nil:
		s = n.made("the VPC of " + string(r.Address) + ", which is declared elsewhere, is open to the internet")
		if !n.open {
			s.VPC.Internet = false
		}
	default:
		v := n.vpc(vpc)
		s = &subnetRead{vpc: v, Subnet: &network.Subnet{VPC: v.VPC}}
		n.table(r, vpc, s)
	}
	n.subnets[r], s.res = s, r
	s.Zone, _ = firstOf(r.Value, "availability_zone", "availability_zone_id").AsString()
	n.acl(r, s)
	n.addresses(r, s)
	return s
}

// addresses reads which addresses interfaces in a subnet get.
func (n *netReader) addresses(r *model.Resource, s *subnetRead) {
	if p, ok := n.prefix(r, r.Value.Get("cidr_block")); ok {
		s.addresses = network.Of(p)
	} else if s.addresses.Empty() {
		s.addresses = network.Of(s.VPC.CIDRs...).And(network.AllIPv4)
	}
	if v := r.Value.Get("ipv6_cidr_block"); v != nil {
		p, ok := n.prefix(r, v)
		if !ok {
			p = someSix
			s.VPC.CIDRs = append(s.VPC.CIDRs, p)
		}
		s.six = network.Of(p)
	}
	s.assignSix = n.is(boolOf(r.Value.Get("assign_ipv6_address_on_creation"), no))
	if r.Type != "aws_default_subnet" || r.Value.Get("map_public_ip_on_launch") != nil {
		s.public = boolOf(r.Value.Get("map_public_ip_on_launch"), no)
	}
	if s.public != no {
		s.publicAt = []Evidence{at(r, "map_public_ip_on_launch")}
	}
	if s.public == unknown {
		s.doubts = append(s.doubts, "map_public_ip_on_launch of "+string(r.Address)+" is on")
	}
}
