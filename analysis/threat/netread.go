package threat

import (
	"net/netip"
	"strconv"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/threat/network"
)

// A netReader builds networks from the code: with open set one in which whatever
// is not known lets packets through, else one in which it does not.
type netReader struct {
	w       *world
	open    bool
	vpcs    map[*model.Resource]*vpcRead
	subnets map[*model.Resource]*subnetRead
	groups  map[place]*groupRead
	peers   map[*model.Resource]*network.Peering
	transit map[*model.Resource]*network.TransitGateway
	// elsewhere stand for what is declared elsewhere, or not at all.
	elsewhere, fallback *subnetRead
	anyGroup            *groupRead
}

// What was read, with the places that it stands at and what is not known of it.
type (
	vpcRead struct {
		*network.VPC
		gateway []Evidence
		groups  *groupRead // the default group
	}
	subnetRead struct {
		*network.Subnet
		vpc       *vpcRead
		addresses network.Set // that interfaces in it may have, IPv4
		six       network.Set // IPv6
		routes    []Evidence  // to the internet
		public    answer      // interfaces get a public address
		publicAt  []Evidence
		assignSix bool
		doubts    []string
	}
	// The rules of a group are read when somebody wants to know them: who has the
	// group need not be read again where they change.
	groupRead struct {
		*network.Group
		reader *netReader // nil for a group that is in no code
		at     place
		in     []Evidence // of each rule
		doubts []string
	}
)

// An answer is yes, no or unknown.
type answer uint8

const (
	no answer = iota
	unknown
	yes
)

func newNetReader(w *world, open bool) *netReader {
	return &netReader{w: w, open: open, vpcs: map[*model.Resource]*vpcRead{}, subnets: map[*model.Resource]*subnetRead{},
		groups: map[place]*groupRead{}, peers: map[*model.Resource]*network.Peering{}, transit: map[*model.Resource]*network.TransitGateway{}}
}

// is reports whether an answer counts as yes.
func (n *netReader) is(a answer) bool { return a == yes || a == unknown && n.open }

func boolOf(v *model.Value, otherwise answer) answer {
	if v.Is(model.Unknown) {
		return unknown
	}
	if b, ok := v.AsBool(); ok {
		if b {
			return yes
		}
		return no
	}
	if s, ok := v.AsString(); ok { // blocks of older provider versions
		if s == "true" {
			return yes
		}
		return no
	}
	return otherwise
}

// prefix reads a CIDR block.
func (n *netReader) prefix(r *model.Resource, v *model.Value) (netip.Prefix, bool) {
	p, err := netip.ParsePrefix(n.w.text(r, v))
	return p, err == nil
}

// peersOf reads CIDR blocks. Of those that are not known, vague tells.
func (n *netReader) peersOf(r *model.Resource, lists ...*model.Value) (set network.Set, vague bool) {
	for _, list := range lists {
		if list.Is(model.Unknown) {
			vague = true
			continue
		}
		for _, v := range elems(list) {
			if p, ok := n.prefix(r, v); ok {
				set = set.Or(network.Of(p))
			} else if v.Is(model.Unknown) {
				vague = true
			}
		}
	}
	return set, vague
}

// protocols are the names that rules use beside numbers:
// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html.
var protocols = map[string]int{"icmp": network.ICMP, "tcp": network.TCP, "udp": network.UDP, "icmpv6": network.ICMPv6}

// servicesOf reads the protocol and ports of a rule; ok is false where they are
// not known.
func servicesOf(v *model.Value, typ, code string) (s network.Services, ok bool) {
	p := v.Get("protocol")
	name, isText := p.AsString()
	if i, isInt := p.AsInt(); isInt {
		name, isText = strconv.FormatInt(i, 10), true
	}
	if !isText {
		return s, false
	}
	name = strings.ToLower(name)
	if name == "-1" || name == "all" {
		return network.AllServices, true
	}
	protocol, named := protocols[name]
	if !named {
		i, err := strconv.Atoi(name)
		if err != nil {
			return s, false
		}
		protocol = i
	}
	if protocol == network.ICMP || protocol == network.ICMPv6 {
		t, ok1 := port(v, typ)
		c, ok2 := port(v, code)
		return network.Messages(protocol, t, c), ok1 && ok2
	}
	from, ok1 := port(v, "from_port")
	to, ok2 := port(v, "to_port")
	if from == -1 {
		from, to = 0, 0xffff
	}
	return network.Ports(protocol, from, to), ok1 && ok2
}

// port reads a number, -1 where it is not set.
func port(v *model.Value, attr string) (int, bool) {
	a := v.Get(attr)
	if a.IsNull() {
		return -1, true
	}
	if i, ok := a.AsInt(); ok {
		return int(i), true
	}
	if s, ok := a.AsString(); ok {
		i, err := strconv.Atoi(s)
		return i, err == nil
	}
	return 0, false
}

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
	for _, a := range n.w.all("aws_vpc_ipv4_cidr_block_association", "aws_vpc_ipv6_cidr_block_association") {
		if n.w.referred(a, a.Value.Get("vpc_id"), r.Type) == r {
			if p, ok := n.prefix(a, firstOf(a.Value, "cidr_block", "ipv6_cidr_block")); ok {
				v.CIDRs = append(v.CIDRs, p)
			}
		}
	}
	if len(v.CIDRs) == 0 {
		v.CIDRs = []netip.Prefix{somePrivate}
	}
	if r.Type == "aws_default_vpc" {
		v.Internet = true
	}
	for _, g := range n.w.all("aws_internet_gateway", "aws_internet_gateway_attachment") {
		if n.w.referred(g, g.Value.Get("vpc_id"), "aws_vpc", "aws_default_vpc") == r {
			v.Internet = true
			v.gateway = append(v.gateway, at(g, "vpc_id"))
		}
	}
	return v
}

func firstOf(v *model.Value, attrs ...string) *model.Value {
	for _, a := range attrs {
		if x := v.Get(a); x != nil {
			return x
		}
	}
	return nil
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
	n.subnets[r] = s
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
}

// route reads one route.
func (n *netReader) route(r *model.Resource, v *model.Value, path model.Path, s *subnetRead) {
	e := Evidence{r.Origin.Stack, r.Address, path}
	var destinations []netip.Prefix
	for _, attr := range []string{"cidr_block", "ipv6_cidr_block"} {
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
	for _, d := range destinations {
		to := network.Route{Destination: d}
		n.target(r, v, &to)
		if to.Kind == network.InternetGateway {
			s.routes = append(s.routes, e)
		}
		s.Table.Routes = append(s.Table.Routes, to)
	}
}

// target reads where a route leads. The gateway_id of an internet gateway that is
// declared elsewhere begins with igw-; what is not known may be one.
func (n *netReader) target(r *model.Resource, v *model.Value, to *network.Route) {
	gateway := v.Get("gateway_id")
	switch {
	case n.w.referred(r, gateway, "aws_internet_gateway") != nil, strings.HasPrefix(n.w.text(r, gateway), "igw-"):
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
			to.Gateway = n.transitGateway(g)
		}
	}
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
	if a != nil && b != nil {
		p.A, p.B = n.vpc(a).VPC, n.vpc(b).VPC
	}
	return p
}

// acl reads the network ACL of a subnet: one that names it, else the default one,
// which lets everything through unless the code manages it.
func (n *netReader) acl(r *model.Resource, s *subnetRead) {
	for _, a := range n.w.all("aws_network_acl") {
		for _, v := range elems(a.Value.Get("subnet_ids")) {
			if n.w.referred(a, v, r.Type) == r {
				s.ACL = n.aclOf(a, s)
				return
			}
		}
	}
	for _, x := range n.w.all("aws_network_acl_association") {
		if n.w.referred(x, x.Value.Get("subnet_id"), r.Type) == r {
			if a := n.w.referred(x, x.Value.Get("network_acl_id"), "aws_network_acl"); a != nil {
				s.ACL = n.aclOf(a, s)
				return
			}
		}
	}
	vpc := n.w.referred(r, r.Value.Get("vpc_id"), "aws_vpc", "aws_default_vpc")
	for _, a := range n.w.all("aws_default_network_acl") {
		if vpc != nil && n.w.referred(a, a.Value.Get("default_network_acl_id"), vpc.Type) == vpc {
			s.ACL = n.aclOf(a, s)
		}
	}
}

func (n *netReader) aclOf(r *model.Resource, s *subnetRead) *network.ACL {
	if r.Value.Get("ingress").Is(model.Unknown) || r.Value.Get("egress").Is(model.Unknown) {
		s.doubts = append(s.doubts, "the rules of "+string(r.Address)+" let it through")
		if n.open {
			return nil
		}
	}
	return &network.ACL{In: n.aclRules(r, "ingress", s), Out: n.aclRules(r, "egress", s)}
}

// maxACL bounds the rules of an ACL; the cloud allows 40.
const maxACL = 200

func (n *netReader) aclRules(r *model.Resource, attr string, s *subnetRead) []network.ACLRule {
	var out []network.ACLRule
	for i, v := range elems(r.Value.Get(attr)) {
		if len(out) == maxACL {
			break
		}
		action, ok := v.Get("action").AsString()
		rule := network.ACLRule{Allow: strings.EqualFold(action, "allow")}
		if !ok {
			rule.Allow = n.open
		}
		number, ok1 := v.Get("rule_no").AsInt()
		rule.Number = int(number)
		peers, vague := n.peersOf(r, v.Get("cidr_block"), v.Get("ipv6_cidr_block"))
		services, ok2 := servicesOf(v, "icmp_type", "icmp_code")
		rule.Peers, rule.Services = peers, services
		if !ok || !ok1 || vague || !ok2 {
			s.doubts = append(s.doubts, attr+"["+strconv.Itoa(i)+"] of "+string(r.Address)+" lets it through")
			if rule.Allow != n.open {
				continue // what may allow does not, and what may deny does not
			}
			rule.Peers, rule.Services = network.All, network.AllServices
			if !rule.Allow {
				rule.Number = -1
			}
		}
		out = append(out, rule)
	}
	return out
}

// group returns a security group.
func (n *netReader) group(r *model.Resource) *groupRead {
	g := n.groups[placeOf(r)]
	if g == nil {
		g = &groupRead{Group: &network.Group{}, reader: n, at: placeOf(r)}
		n.groups[placeOf(r)] = g
	}
	return g
}

// fill reads the rules of a security group.
func (g *groupRead) fill() {
	n := g.reader
	g.In, g.Out, g.in, g.doubts = nil, nil, nil, nil
	r := n.w.lookup(g.at)
	if r == nil {
		return
	}
	g.In, g.in = n.rules(r, "ingress", g)
	// Without egress nothing gets out: the provider removes the rule that the
	// cloud gives every group,
	// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/security_group.
	g.Out, _ = n.rules(r, "egress", g)
}

func (n *netReader) rules(r *model.Resource, attr string, g *groupRead) (out []network.GroupRule, where []Evidence) {
	list := r.Value.Get(attr)
	if list.Is(model.Unknown) {
		g.doubts = append(g.doubts, attr+" of "+string(r.Address)+" lets it through")
		if n.open {
			return []network.GroupRule{{Peers: network.All, Services: network.AllServices}}, []Evidence{at(r, attr)}
		}
		return nil, nil
	}
	for i, v := range elems(list) {
		rule := network.GroupRule{}
		peers, vague := n.peersOf(r, v.Get("cidr_blocks"), v.Get("ipv6_cidr_blocks"))
		rule.Peers = peers
		vague = n.lists(r, v, &rule) || vague
		vague = n.members(r, v, &rule, g) || vague
		services, ok := servicesOf(v, "from_port", "to_port")
		rule.Services = services
		if vague || !ok {
			g.doubts = append(g.doubts, attr+"["+strconv.Itoa(i)+"] of "+string(r.Address)+" lets it through")
			switch {
			case n.open && vague:
				rule.Peers = network.All
				fallthrough
			case n.open:
				if !ok {
					rule.Services = network.AllServices
				}
			case !ok:
				continue
			}
		}
		out, where = append(out, rule), append(where, at(r, attr, i))
	}
	return out, where
}

// lists adds the prefix lists of a rule. Those that AWS keeps are not known.
func (n *netReader) lists(r *model.Resource, v *model.Value, rule *network.GroupRule) (vague bool) {
	for _, x := range elems(v.Get("prefix_list_ids")) {
		list := n.w.referred(r, x, "aws_ec2_managed_prefix_list")
		if list == nil {
			vague = true
			continue
		}
		for _, e := range elems(list.Value.Get("entry")) {
			if p, ok := n.prefix(list, e.Get("cidr")); ok {
				rule.Peers = rule.Peers.Or(network.Of(p))
			} else {
				vague = true
			}
		}
	}
	return vague
}

// members adds the groups that a rule names.
func (n *netReader) members(r *model.Resource, v *model.Value, rule *network.GroupRule, g *groupRead) (vague bool) {
	if n.is(boolOf(v.Get("self"), no)) {
		rule.Groups = append(rule.Groups, g.Group)
	}
	list := v.Get("security_groups")
	if list.Is(model.Unknown) && list.Kind() != model.List {
		return true
	}
	for _, x := range elems(list) {
		if to := n.w.refers(r, x, "aws_security_group", "aws_default_security_group"); to != nil {
			rule.Groups = append(rule.Groups, n.group(to).Group)
		} else if self := n.selfReferred(r, x); self {
			rule.Groups = append(rule.Groups, g.Group)
		}
	}
	return false
}

// selfReferred reports whether a rule that stands beside its group names it.
func (n *netReader) selfReferred(r *model.Resource, v *model.Value) bool {
	for _, ref := range v.Refs() {
		if ref.Address == r.Address {
			return true
		}
	}
	return false
}
