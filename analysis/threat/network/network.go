package network

import "net/netip"

// A VPC is a network of its own.
type VPC struct {
	CIDRs []netip.Prefix
	// Internet tells that an internet gateway is attached.
	Internet bool
}

// addresses are those of the network.
func (v *VPC) addresses() Set { return Of(v.CIDRs...) }

// A Subnet is a part of a VPC.
type Subnet struct {
	VPC   *VPC
	Table *RouteTable
	// Zone is its availability zone, empty where that is not known.
	Zone string
	// ACL filters what goes in and out of the subnet; nil lets everything through.
	ACL *ACL
}

// A TargetKind says where a route leads.
type TargetKind uint8

// Where routes lead. What the package does not follow is Elsewhere: an interface, an
// endpoint.
const (
	Elsewhere TargetKind = iota
	InternetGateway
	NATGateway
	EgressOnly
	Peered
	Transit
	OnPremises
)

// A Route sends what goes to a destination somewhere. The VPC's own addresses need
// none, unless a more specific route sends part of them elsewhere.
type Route struct {
	Destination netip.Prefix
	Kind        TargetKind
	Peering     *Peering
	Gateway     *TransitGateway
	NAT         *Subnet // where the NAT gateway is
	Site        *Site
}

// A RouteTable is what a subnet's packets go by; the longest prefix decides.
type RouteTable struct{ Routes []Route }

// A Peering joins two VPCs, and lets through nothing that is for a third.
type Peering struct {
	A, B *VPC
	// Apart tells that they are in different regions, where security groups cannot
	// name each other's: https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-security-groups.html.
	Apart bool
}

func (p *Peering) other(v *VPC) *VPC {
	switch v {
	case p.A:
		return p.B
	case p.B:
		return p.A
	}
	return nil
}

// A Site is a network outside of the cloud, behind a VPN connection or a line of its
// own that ends at a VPC, or at transit gateways.
type Site struct {
	Prefixes []netip.Prefix
	VPC      *VPC // that its private gateway is attached to, if any
	At       []*Attachment
}

// A TransitGateway joins the VPCs that are attached to it.
type TransitGateway struct{ Attachments []*Attachment }

// An Attachment is the place of a VPC at a transit gateway, of a site, or of another
// gateway. Its table is where packets that come from there are looked up; nil leads
// nowhere.
type Attachment struct {
	VPC   *VPC
	Table *TransitTable
	// Zones are the availability zones from which packets get to the gateway, none
	// where they are not known:
	// https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html#tgw-az-overview.
	Zones []string
	// Named tells that the groups of the VPC may be named by rules for what comes in
	// of other VPCs of which this is true:
	// https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html#vpc-attachment-security.
	Named bool
	// Site is what is attached, nil for a VPC.
	Site *Site
	// Peer is the other end of a peering of two gateways, nil for a VPC.
	Peer *Attachment
}

// A TransitTable is a route table of a transit gateway. The routes of attachments
// that propagate to it are those of their VPC's CIDRs; of equal prefixes a static
// route counts.
type TransitTable struct {
	Static    []TransitRoute
	Propagate []*Attachment
}

// A TransitRoute leads to an attachment, or drops what it is for.
type TransitRoute struct {
	Destination netip.Prefix
	To          *Attachment // nil for a black hole
}

// An ACL is a network ACL: rules by number, of which the first that matches
// decides, and after them everything is denied. It knows no connections.
type ACL struct{ In, Out []ACLRule }

// An ACLRule is a rule of a network ACL.
type ACLRule struct {
	Number   int
	Allow    bool
	Peers    Set
	Services Services
}

// A Group is a security group: what one of its rules allows goes through, and the
// replies to it.
type Group struct{ In, Out []GroupRule }

// A GroupRule allows services with addresses, and with the members of groups.
type GroupRule struct {
	Peers    Set
	Groups   []*Group
	Services Services
}

// An Interface is a place in a subnet where packets end.
type Interface struct {
	Subnet *Subnet
	Groups []*Group
	// Private are its addresses in the VPC, of both families. Where they are not
	// known, they are all that it could have.
	Private Set
	// Public tells that it has a public IPv4 address. IPv6 addresses are public.
	Public bool
}
