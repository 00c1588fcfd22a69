package network

import (
	"cmp"
	"net/netip"
	"slices"
)

// toward returns the destinations that a table of prefixes sends to a target: the
// prefixes of its routes without those of longer ones. Of equal prefixes the first
// counts.
func toward[R any](routes []R, prefix func(*R) netip.Prefix, wanted func(*R) bool) Set {
	var out Set
	for i := range routes {
		p := prefix(&routes[i])
		if !p.IsValid() || !wanted(&routes[i]) {
			continue
		}
		part := prefixSet(p)
		for j := range routes {
			q := prefix(&routes[j])
			if !q.IsValid() || q.Addr().Is4() != p.Addr().Is4() {
				continue
			}
			if q.Bits() > p.Bits() || q.Bits() == p.Bits() && j < i && q.Masked() == p.Masked() {
				part = part.Minus(prefixSet(q))
			}
		}
		out = out.Or(part)
	}
	return out
}

// toward returns the destinations that packets from the subnet are sent to by
// routes of some kind. The local routes of the VPC are part of the table.
func (s *Subnet) toward(wanted func(*Route) bool) Set {
	if s.Table == nil {
		return Set{}
	}
	routes := slices.Clone(s.Table.Routes)
	for _, c := range s.VPC.CIDRs {
		routes = append(routes, Route{Destination: c, Kind: local})
	}
	return toward(routes, func(r *Route) netip.Prefix { return r.Destination }, wanted)
}

// local is the kind of the routes that every table has.
const local TargetKind = 255

// localPart returns the addresses of the VPC that packets from the subnet reach
// without leaving it.
func (s *Subnet) localPart() Set {
	if s.Table == nil {
		return s.VPC.addresses()
	}
	return s.toward(func(r *Route) bool { return r.Kind == local })
}

// internetPart returns the destinations that the subnet sends to the internet
// gateway.
func (s *Subnet) internetPart() Set {
	if !s.VPC.Internet {
		return Set{}
	}
	return s.toward(func(r *Route) bool { return r.Kind == InternetGateway })
}

// A way is the addresses of another VPC that packets from a subnet reach.
type way struct {
	all Set
	// named are those that rules of security groups may mean by naming groups, and
	// namedIn those for which rules for what comes in may do so alone.
	named, namedIn Set
}

// wayTo returns the addresses of another VPC that packets from the subnet reach over
// peerings and transit gateways.
func (s *Subnet) wayTo(v *VPC) way {
	var w way
	if s.Table == nil {
		return w
	}
	seen := map[any]bool{}
	for i := range s.Table.Routes {
		switch r := &s.Table.Routes[i]; {
		case r.Kind == Peered && r.Peering != nil && r.Peering.other(s.VPC) == v && !seen[r.Peering]:
			seen[r.Peering] = true
			part := s.toward(func(x *Route) bool { return x.Kind == Peered && x.Peering == r.Peering }).And(v.addresses())
			w.all = w.all.Or(part)
			if !r.Peering.Apart {
				w.named, w.namedIn = w.named.Or(part), w.namedIn.Or(part)
			}
		case r.Kind == Transit && r.Gateway != nil && !seen[r.Gateway]:
			seen[r.Gateway] = true
			sent := s.toward(func(x *Route) bool { return x.Kind == Transit && x.Gateway == r.Gateway })
			all, named := r.Gateway.between(s, v)
			w.all, w.namedIn = w.all.Or(sent.And(all)), w.namedIn.Or(sent.And(named))
		}
	}
	return w
}

// Leads reports whether routes lead from the subnet into other VPCs.
func (s *Subnet) Leads() bool {
	return s.Table != nil && slices.ContainsFunc(s.Table.Routes, func(r Route) bool { return r.Kind == Peered || r.Kind == Transit })
}

// from returns the attachment of a VPC to which packets from a subnet get.
func (g *TransitGateway) from(s *Subnet) *Attachment {
	for _, a := range g.Attachments {
		if a.VPC == s.VPC && (s.Zone == "" || len(a.Zones) == 0 || slices.Contains(a.Zones, s.Zone)) {
			return a
		}
	}
	return nil
}

// between returns the addresses of a VPC that a transit gateway delivers to it from a
// subnet of another one, and those of them whose groups may be named.
func (g *TransitGateway) between(from *Subnet, to *VPC) (all, named Set) {
	a := g.from(from)
	if a == nil {
		return Set{}, Set{}
	}
	all, named = a.Table.deliver(func(a *Attachment) bool { return a.VPC == to })
	if !a.Named {
		named = Set{}
	}
	return all.And(to.addresses()), named.And(to.addresses())
}

// maxGateways bounds how many peerings of gateways a packet goes over.
const maxGateways = 4

// A delivery is what tables deliver to a place, as it was found.
type delivery struct {
	wanted func(*Attachment) bool
	found  map[step]Set
}

// A step is a table, and how many gateways a packet may still go over.
type step struct {
	table    *TransitTable
	gateways int
}

// deliver returns the addresses that a table delivers to a place, and those of them
// that it does at this very gateway and whose groups may be named.
func (t *TransitTable) deliver(wanted func(*Attachment) bool) (all, named Set) {
	d := delivery{wanted, map[step]Set{}}
	return d.from(step{t, maxGateways}), t.sent(func(a *Attachment) bool { return a.Named && wanted(a) })
}

func (d *delivery) from(s step) Set {
	if s.table == nil || s.gateways == 0 {
		return Set{}
	}
	out, ok := d.found[s]
	if ok {
		return out
	}
	out = s.table.sent(d.wanted)
	seen := map[*Attachment]bool{}
	for i := range s.table.Static {
		if a := s.table.Static[i].To; a != nil && a.Peer != nil && !seen[a] {
			seen[a] = true
			out = out.Or(s.table.sent(func(x *Attachment) bool { return x == a }).And(d.from(step{a.Peer.Table, s.gateways - 1})))
		}
	}
	d.found[s] = out
	return out
}

// sent returns the addresses that a table sends to some attachments.
func (t *TransitTable) sent(wanted func(*Attachment) bool) Set {
	if t == nil {
		return Set{}
	}
	routes := slices.Clone(t.Static)
	for _, p := range t.Propagate {
		for _, c := range p.prefixes() {
			routes = append(routes, TransitRoute{c, p})
		}
	}
	return toward(routes, func(r *TransitRoute) netip.Prefix { return r.Destination },
		func(r *TransitRoute) bool { return r.To != nil && wanted(r.To) })
}

// prefixes are those that an attachment propagates; gateways propagate nothing to each
// other.
func (a *Attachment) prefixes() []netip.Prefix {
	switch {
	case a.Site != nil:
		return a.Site.Prefixes
	case a.VPC != nil:
		return a.VPC.CIDRs
	}
	return nil
}

// back returns the addresses of a site that packets from the subnet get to.
func (s *Subnet) back(site *Site) Set {
	out := s.toward(func(r *Route) bool { return r.Kind == OnPremises && r.Site == site })
	seen := map[*TransitGateway]bool{}
	for i := range s.Table.Routes {
		g := s.Table.Routes[i].Gateway
		if s.Table.Routes[i].Kind != Transit || g == nil || seen[g] {
			continue
		}
		seen[g] = true
		if a := g.from(s); a != nil {
			there, _ := a.Table.deliver(func(a *Attachment) bool { return a.Site == site && site != nil })
			out = out.Or(there.And(s.toward(func(r *Route) bool { return r.Kind == Transit && r.Gateway == g })))
		}
	}
	return out.And(Of(site.Prefixes...))
}

// FromSite returns the services of an interface that are reached from some address of a
// site, over its private addresses. Where these are not known, every tells that all
// that they could be have to be.
func FromSite(to *Interface, site *Site, every bool) Services {
	if to.Subnet.Table == nil {
		return Services{}
	}
	var there Set
	if site.VPC == to.Subnet.VPC {
		there = to.Subnet.VPC.addresses()
	}
	for _, a := range site.At {
		part, _ := a.Table.deliver(func(x *Attachment) bool { return x.VPC == to.Subnet.VPC })
		there = there.Or(part.And(to.Subnet.VPC.addresses()))
	}
	back := to.Subnet.back(site).Minus(to.Subnet.VPC.addresses())
	var found Services
	for _, family := range []Set{AllIPv4, AllIPv6} {
		if b := to.Private.And(family); delivers(&b, there, every) {
			found = found.Or(some(to, back.And(family)))
		}
	}
	return found
}

// Allowed returns what rules in order let through: by number, the first that
// matches decides.
func Allowed(rules []ACLRule) Traffic {
	sorted := slices.SortedStableFunc(slices.Values(rules), func(a, b ACLRule) int { return cmp.Compare(a.Number, b.Number) })
	var out Traffic
	var before []Box
	for _, r := range sorted {
		b := Box{r.Peers, r.Services}
		if r.Allow {
			part := Traffic{b}
			for _, x := range before {
				part = part.Minus(x)
			}
			out = append(out, part...)
		}
		before = append(before, b)
	}
	return out
}

var everything = Traffic{{All, AllServices}}

func (a *ACL) in() Traffic {
	if a == nil {
		return everything
	}
	return Allowed(a.In)
}

func (a *ACL) out() Traffic {
	if a == nil {
		return everything
	}
	return Allowed(a.Out)
}

// admits returns what the rules of groups allow with peers by their address, and
// with members of the peer's groups.
func admits(groups []*Group, rules func(*Group) []GroupRule) (byAddress Traffic, byGroup func([]*Group) Services) {
	for _, g := range groups {
		for _, r := range rules(g) {
			if b := (Box{r.Peers, r.Services}); !b.empty() {
				byAddress = append(byAddress, b)
			}
		}
	}
	return byAddress, func(peer []*Group) Services {
		var out Services
		for _, g := range groups {
			for _, r := range rules(g) {
				if slices.ContainsFunc(r.Groups, func(x *Group) bool { return slices.Contains(peer, x) }) {
					out = out.Or(r.Services)
				}
			}
		}
		return out
	}
}

func ingress(g *Group) []GroupRule { return g.In }
func egress(g *Group) []GroupRule  { return g.Out }

// firstEphemeral is the lowest of the ports that clients ask from, whatever their
// system: https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html#nacl-ephemeral-ports.
const firstEphemeral = 1024

// replies returns the services of s to which a reply can get back, given what
// filters let through of replies. Who asks does so from an ephemeral port: TCP and UDP
// need one that replies may go to. An echo of ICMP is answered by its reply, other
// messages by nothing; other protocols by themselves.
func replies(s, back Services) Services {
	out := s
	for _, p := range []int{TCP, UDP} {
		if back.And(Ports(p, firstEphemeral, 0xffff)).Empty() {
			out = out.Minus(Ports(p, 0, 0xffff))
		}
	}
	for _, echo := range [][3]int{{ICMP, 8, 0}, {ICMPv6, 128, 129}} {
		if !back.Contains(echo[0], echo[2]<<8) {
			out = out.Minus(Messages(echo[0], echo[1], 0))
		}
	}
	other := AllServices
	for _, p := range []int{TCP, UDP, ICMP, ICMPv6} {
		other = other.Minus(Ports(p, 0, 0xffff))
	}
	return out.Minus(other.Minus(back))
}

// FromInternet returns the services of an interface that are reached from
// addresses on the internet, its own VPC's aside: from some of them, or if every is set from all.
func FromInternet(to *Interface, from Set, every bool) Services {
	from = from.Minus(to.Subnet.VPC.addresses())
	part := to.Subnet.internetPart()
	family := AllIPv6
	if !to.Private.Meets(AllIPv6) {
		family = Set{}
	}
	if to.Public {
		family = family.Or(AllIPv4)
	}
	if part = part.And(family); every && !from.In(part) {
		return Services{}
	}
	if from = from.And(part); from.Empty() {
		return Services{}
	}
	if !every {
		return some(to, from)
	}
	byAddress, _ := admits(to.Groups, ingress)
	in := to.Subnet.ACL.in().And(byAddress)
	return replies(in.Of(from, true), to.Subnet.ACL.out().Of(from, true))
}

// some returns the services that the filters of an interface let in from some of the
// addresses; the reply goes back to the address that asked.
func some(to *Interface, from Set) Services {
	byAddress, _ := admits(to.Groups, ingress)
	in := to.Subnet.ACL.in().And(byAddress)
	out := to.Subnet.ACL.out()
	var found Services
	for _, b := range in {
		for _, x := range cut(b.Peers.And(from), out) {
			found = found.Or(replies(b.Services, out.Of(x, true)))
		}
	}
	return found
}

// cut divides a set into parts of which each lies wholly in or out of the peers of
// every box.
func cut(s Set, t Traffic) []Set {
	if s.Empty() {
		return nil
	}
	parts := []Set{s}
	for _, b := range t {
		var next []Set
		for _, p := range parts {
			for _, x := range []Set{p.And(b.Peers), p.Minus(b.Peers)} {
				if !x.Empty() {
					next = append(next, x)
				}
			}
		}
		parts = next
	}
	return parts
}

// Between returns the services of an interface that are reached from another one,
// over its private addresses. Where addresses are not known, every tells that all
// that they could be have to be let through, and not only some.
func Between(from, to *Interface, every bool) Services {
	a, b := from.Private, to.Private
	named, namedIn := All, All // where groups may be named
	if from.Subnet.VPC == to.Subnet.VPC {
		if from.Subnet != to.Subnet {
			if !delivers(&b, from.Subnet.localPart(), every) || !delivers(&a, to.Subnet.localPart(), every) {
				return Services{}
			}
		}
	} else if !from.Subnet.Leads() || !to.Subnet.Leads() {
		return Services{}
	} else {
		there, back := from.Subnet.wayTo(to.Subnet.VPC), to.Subnet.wayTo(from.Subnet.VPC)
		if !delivers(&b, there.all, every) || !delivers(&a, back.all, every) {
			return Services{}
		}
		named, namedIn = there.named, there.namedIn
	}
	// Both ends have an address of one family.
	var found Services
	for _, family := range []Set{AllIPv4, AllIPv6} {
		if x, y := a.And(family), b.And(family); !x.Empty() && !y.Empty() {
			found = found.Or(filtered(from, to, x, y, every, y.In(named), y.In(namedIn)))
		}
	}
	return found
}

// delivers narrows addresses down to those that are delivered to, and reports
// whether there are any, or if every is set whether all are.
func delivers(addresses *Set, part Set, every bool) bool {
	in := addresses.And(part)
	if every && !in.Equal(*addresses) {
		// Of one family all suffice.
		for _, family := range []Set{AllIPv4, AllIPv6} {
			if x := addresses.And(family); !x.Empty() && x.In(part) {
				*addresses = x
				return true
			}
		}
		return false
	}
	*addresses = in
	return !in.Empty()
}

// filtered returns what groups and ACLs let through between addresses of one
// family, with the replies.
func filtered(from, to *Interface, a, b Set, every, named, namedIn bool) Services {
	outAddress, outGroup := admits(from.Groups, egress)
	inAddress, inGroup := admits(to.Groups, ingress)
	out, in := outAddress.Of(b, every), inAddress.Of(a, every)
	if named {
		out = out.Or(outGroup(to.Groups))
	}
	if namedIn {
		in = in.Or(inGroup(from.Groups))
	}
	s := out.And(in)
	if from.Subnet == to.Subnet {
		return s // packets within a subnet pass no ACL
	}
	s = s.And(from.Subnet.ACL.out().Of(b, every)).And(to.Subnet.ACL.in().Of(a, every))
	back := to.Subnet.ACL.out().Of(a, every).And(from.Subnet.ACL.in().Of(b, every))
	return replies(s, back)
}

// Preserved returns the services of an interface that a load balancer passes on with
// the address of its client: the groups of the target see the client, but may name
// those of the balancer, whose own let the packets out:
// https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-security-groups.html.
// Packets go to the target and back over the balancer.
func Preserved(through, to *Interface, clients Set) Services {
	a, b := through.Private, to.Private
	if !carried(through.Subnet, to.Subnet, &a, &b) {
		return Services{}
	}
	outAddress, outGroup := admits(through.Groups, egress)
	inAddress, inGroup := admits(to.Groups, ingress)
	out := outAddress.Of(b, false).Or(outGroup(to.Groups))
	s := out.And(inAddress.Of(clients, false).Or(inGroup(through.Groups)))
	return replies(s.And(to.Subnet.ACL.in().Of(clients, false)), to.Subnet.ACL.out().Of(clients, false))
}

// carried reports whether some packets get from one subnet to another and back, and
// narrows the addresses at both ends down to those for which they do.
func carried(from, to *Subnet, a, b *Set) bool {
	switch {
	case from == to:
		return true
	case from.VPC == to.VPC:
		return delivers(b, from.localPart(), false) && delivers(a, to.localPart(), false)
	}
	return delivers(b, from.wayTo(to.VPC).all, false) && delivers(a, to.wayTo(from.VPC).all, false)
}

// Admitted returns the services that the filters of an interface let in from some of
// the addresses, whatever the way there.
func Admitted(to *Interface, from Set) Services {
	byAddress, _ := admits(to.Groups, ingress)
	return replies(to.Subnet.ACL.in().And(byAddress).Of(from, false), to.Subnet.ACL.out().Of(from, false))
}

// Leaving returns the services with some of the addresses that the filters of an
// interface let out, and the replies in, whatever the way there.
func Leaving(from *Interface, to Set) Services {
	byAddress, _ := admits(from.Groups, egress)
	return replies(from.Subnet.ACL.out().And(byAddress).Of(to, false), from.Subnet.ACL.in().Of(to, false))
}

// ToInternet returns the services on the internet that an interface reaches, at
// some address of a set or if every is set at all of them: directly, over a NAT
// gateway that does, or for IPv6 over an egress-only gateway.
func ToInternet(from *Interface, to Set, every bool) Services {
	to = to.Minus(from.Subnet.VPC.addresses())
	direct := from.Subnet.internetPart()
	if !from.Public {
		direct = direct.Minus(AllIPv4)
	}
	nat := from.Subnet.toward(func(r *Route) bool {
		return r.Kind == NATGateway && r.NAT != nil && !r.NAT.internetPart().And(AllIPv4).Empty()
	}).And(AllIPv4)
	six := from.Subnet.toward(func(r *Route) bool { return r.Kind == EgressOnly })
	if !from.Private.Meets(AllIPv6) {
		direct, six = direct.Minus(AllIPv6), Set{}
	}
	part := direct.Or(nat).Or(six.And(AllIPv6))
	if every && !to.In(part) {
		return Services{}
	}
	if to = to.And(part); to.Empty() {
		return Services{}
	}
	byAddress, _ := admits(from.Groups, egress)
	s := byAddress.And(from.Subnet.ACL.out()).Of(to, every)
	return replies(s, from.Subnet.ACL.in().Of(to, every))
}
