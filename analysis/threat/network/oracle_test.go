package network

import (
	"math/rand/v2"
	"net/netip"
	"os"
	"testing"
)

// The oracle describes a small topology in plain terms and decides one packet at a
// time: each rule in its order, each route by comparing all of them, each port of
// a reply one by one. It shares nothing with the package but the types that hold
// the topology.

type (
	plainRule struct {
		number   int
		allow    bool
		prefix   netip.Prefix // not valid for a rule about groups
		groups   []int
		protocol int // -1 for all
		from, to int
	}
	plainRoute struct {
		prefix netip.Prefix
		kind   TargetKind
		index  int
	}
	plainSubnet struct {
		vpc     int
		routes  []plainRoute
		noTable bool
		in, out []plainRule
		noACL   bool
		cidr4   netip.Prefix
		cidr6   netip.Prefix
		zone    string
	}
	plainGroup     struct{ in, out []plainRule }
	plainInterface struct {
		subnet int
		groups []int
		v4, v6 netip.Addr // v6 may be missing
		public bool
	}
	plainTransit struct {
		// tables by VPC that is attached, -1 for none
		table map[int]int
		// zones and names by VPC that is attached
		zones map[int][]string
		named map[int]bool
		// link is the table of what comes from the other gateway, -1 for none
		link   int
		tables []struct {
			static    []plainRoute // index is the VPC, -1 a black hole, toOther the other gateway
			propagate []int
		}
	}
	topology struct {
		vpcs []struct {
			cidrs    []netip.Prefix
			internet bool
		}
		peerings   [][2]int
		apart      bool // regions of the peering
		transits   []plainTransit
		subnets    []plainSubnet
		groups     []plainGroup
		interfaces []plainInterface
		site       plainSite
	}
	// A plainSite is attached to a VPC, or -1, and to the first transit gateway with a
	// table for what comes from it, or -1.
	plainSite struct {
		prefixes []netip.Prefix
		vpc      int
		table    int
	}
)

// route returns where a subnet sends a packet: the route of the longest prefix, or
// local.
func (tp *topology) route(subnet int, to netip.Addr) (plainRoute, bool) {
	s := &tp.subnets[subnet]
	best, found := plainRoute{}, false
	longest := -1
	if !s.noTable {
		for _, r := range s.routes {
			if r.prefix.Contains(to) && r.prefix.Bits() > longest {
				best, found, longest = r, true, r.prefix.Bits()
			}
		}
	}
	for _, c := range tp.vpcs[s.vpc].cidrs {
		if c.Contains(to) && c.Bits() > longest {
			best, found, longest = plainRoute{c, local, 0}, true, c.Bits()
		}
	}
	return best, found
}

func (r *plainRule) service(protocol, port int) bool {
	return r.protocol == -1 || r.protocol == protocol && port >= r.from && port <= r.to
}

// passes lets the first matching rule of an ACL decide.
func passes(rules []plainRule, peer netip.Addr, protocol, port int) bool {
	best := -1
	for i, r := range rules {
		if r.prefix.Contains(peer) && r.service(protocol, port) && (best < 0 || r.number < rules[best].number) {
			best = i
		}
	}
	return best >= 0 && rules[best].allow
}

// group reports whether a rule of some group allows a packet.
func (tp *topology) group(groups []int, out bool, peer netip.Addr, members []int, protocol, port int) bool {
	for _, g := range groups {
		rules := tp.groups[g].in
		if out {
			rules = tp.groups[g].out
		}
		for _, r := range rules {
			if !r.service(protocol, port) {
				continue
			}
			if r.prefix.IsValid() && r.prefix.Contains(peer) {
				return true
			}
			for _, x := range r.groups {
				for _, m := range members {
					if x == m {
						return true
					}
				}
			}
		}
	}
	return false
}

// ports are those that a reply may go to and that make a difference: clients ask from
// ephemeral ones.
func ports(rules ...[]plainRule) []int {
	out := []int{1024, 0xffff}
	for _, list := range rules {
		for _, r := range list {
			for _, p := range []int{r.from, r.to, r.to + 1, r.from - 1} {
				if p >= 1024 && p <= 0xffff {
					out = append(out, p)
				}
			}
		}
	}
	return out
}

// answered reports whether some reply to a packet passes.
func answered(protocol, port int, candidates []int, pass func(port int) bool) bool {
	switch protocol {
	case TCP, UDP:
		for _, p := range candidates {
			if pass(p) {
				return true
			}
		}
		return false
	case ICMP, ICMPv6:
		ask, answer := 8<<8, 0
		if protocol == ICMPv6 {
			ask, answer = 128<<8, 129<<8
		}
		return port != ask || pass(answer)
	}
	return pass(port)
}

func (tp *topology) fromInternet(to int, a netip.Addr, protocol, port int) bool {
	i := &tp.interfaces[to]
	s := &tp.subnets[i.subnet]
	if a.Is4() && !i.public || a.Is6() && !i.v6.IsValid() {
		return false
	}
	r, ok := tp.route(i.subnet, a)
	if !ok || s.noTable || r.kind != InternetGateway || !tp.vpcs[s.vpc].internet {
		return false
	}
	if !tp.group(i.groups, false, a, nil, protocol, port) {
		return false
	}
	return s.noACL || passes(s.in, a, protocol, port) &&
		answered(protocol, port, ports(s.out), func(p int) bool { return passes(s.out, a, protocol, p) })
}

func (tp *topology) between(from, to int, protocol, port int) bool {
	i, j := &tp.interfaces[from], &tp.interfaces[to]
	if tp.reaches(from, to, i.v4, j.v4, protocol, port) {
		return true
	}
	return i.v6.IsValid() && j.v6.IsValid() && tp.reaches(from, to, i.v6, j.v6, protocol, port)
}

// preserved decides about a packet that a load balancer at one interface passes on to
// another with the address of its client.
func (tp *topology) preserved(through, to int, a netip.Addr, protocol, port int) bool {
	i, j := &tp.interfaces[through], &tp.interfaces[to]
	d := &tp.subnets[j.subnet]
	for _, ends := range [][2]netip.Addr{{i.v4, j.v4}, {i.v4, j.v6}, {i.v6, j.v4}, {i.v6, j.v6}} {
		if !ends[0].IsValid() || !ends[1].IsValid() {
			continue
		}
		there, back := true, true
		if i.subnet != j.subnet {
			there, _, _ = tp.carries(i.subnet, j.subnet, ends[1])
			back, _, _ = tp.carries(j.subnet, i.subnet, ends[0])
		}
		if !there || !back || !tp.group(i.groups, true, ends[1], j.groups, protocol, port) || !tp.group(j.groups, false, a, i.groups, protocol, port) {
			continue
		}
		if d.noACL || passes(d.in, a, protocol, port) && answered(protocol, port, ports(d.out), func(p int) bool { return passes(d.out, a, protocol, p) }) {
			return true
		}
	}
	return false
}

func (tp *topology) reaches(from, to int, a, b netip.Addr, protocol, port int) bool {
	i, j := &tp.interfaces[from], &tp.interfaces[to]
	s, d := &tp.subnets[i.subnet], &tp.subnets[j.subnet]
	named, namedIn := true, true
	if i.subnet != j.subnet {
		var ok, back bool
		ok, named, namedIn = tp.carries(i.subnet, j.subnet, b)
		back, _, _ = tp.carries(j.subnet, i.subnet, a)
		if !ok || !back {
			return false
		}
	}
	theirs, ours := j.groups, i.groups
	if !named {
		theirs = nil
	}
	if !namedIn {
		ours = nil
	}
	if !tp.group(i.groups, true, b, theirs, protocol, port) || !tp.group(j.groups, false, a, ours, protocol, port) {
		return false
	}
	if i.subnet == j.subnet {
		return true
	}
	if !s.noACL && !passes(s.out, b, protocol, port) || !d.noACL && !passes(d.in, a, protocol, port) {
		return false
	}
	return answered(protocol, port, ports(d.out, s.in), func(p int) bool {
		return (d.noACL || passes(d.out, a, protocol, p)) && (s.noACL || passes(s.in, b, protocol, p))
	})
}

// carries reports whether packets from one subnet to an address in another arrive, and
// whether groups can be named on that way by rules for what goes out, and by those for
// what comes in.
func (tp *topology) carries(from, to int, b netip.Addr) (ok, named, namedIn bool) {
	v, w := tp.subnets[from].vpc, tp.subnets[to].vpc
	r, found := tp.route(from, b)
	if v == w {
		return found && r.kind == local || tp.subnets[from].noTable, true, true
	}
	inside := false
	for _, c := range tp.vpcs[w].cidrs {
		inside = inside || c.Contains(b)
	}
	if !found || tp.subnets[from].noTable || !inside {
		return false, false, false
	}
	switch r.kind {
	case Peered:
		p := tp.peerings[r.index]
		return p[0] == v && p[1] == w || p[0] == w && p[1] == v, !tp.apart, !tp.apart
	case Transit:
		g := &tp.transits[r.index]
		table, attached := g.table[v]
		zone := tp.subnets[from].zone
		served := zone == "" || len(g.zones[v]) == 0
		for _, z := range g.zones[v] {
			served = served || z == zone
		}
		if !attached || !served {
			return false, false, false
		}
		arrives, direct := tp.lookUp(r.index, table, w, b, 4)
		return arrives, false, direct && g.named[v] && g.named[w]
	}
	return false, false, false
}

// fromSite decides about a packet from an address of the site.
func (tp *topology) fromSite(to int, a netip.Addr, protocol, port int) bool {
	j := &tp.interfaces[to]
	d := &tp.subnets[j.subnet]
	arrives := false
	for _, b := range []netip.Addr{j.v4, j.v6} {
		if !b.IsValid() || b.Is4() != a.Is4() {
			continue
		}
		arrives = arrives || tp.site.vpc == d.vpc
		if len(tp.transits) > 0 {
			ok, _ := tp.lookUp(0, tp.site.table, d.vpc, b, 4)
			arrives = arrives || ok
		}
	}
	inside := false
	for _, p := range tp.site.prefixes {
		inside = inside || p.Contains(a)
	}
	for _, c := range tp.vpcs[d.vpc].cidrs {
		inside = inside && !c.Contains(a)
	}
	r, found := tp.route(j.subnet, a)
	if !arrives || !inside || !found || d.noTable {
		return false
	}
	switch r.kind {
	case OnPremises:
	case Transit:
		g := &tp.transits[r.index]
		table, attached := g.table[d.vpc]
		served := d.zone == "" || len(g.zones[d.vpc]) == 0
		for _, z := range g.zones[d.vpc] {
			served = served || z == d.zone
		}
		if ok, _ := tp.lookUp(r.index, table, toSite, a, 4); !attached || !served || !ok {
			return false
		}
	default:
		return false
	}
	if !tp.group(j.groups, false, a, nil, protocol, port) {
		return false
	}
	return d.noACL || passes(d.in, a, protocol, port) && answered(protocol, port, ports(d.out), func(p int) bool { return passes(d.out, a, protocol, p) })
}

// toOther is the target of routes to the other transit gateway, toSite of those to the
// site.
const toOther, toSite = 100, 101

// lookUp looks an address up in a table of a transit gateway, and goes on to the other
// gateway a few times. Direct tells that the packet stays at this one.
func (tp *topology) lookUp(gateway, table, w int, b netip.Addr, hops int) (arrives, direct bool) {
	if table < 0 || hops == 0 {
		return false, false
	}
	g := &tp.transits[gateway]
	best, to := -1, -1
	for _, x := range g.tables[table].static {
		if x.prefix.Contains(b) && x.prefix.Bits() > best {
			best, to = x.prefix.Bits(), x.index
		}
	}
	for _, n := range g.tables[table].propagate {
		cidrs := tp.site.prefixes
		if n != toSite {
			cidrs = tp.vpcs[n].cidrs
		}
		for _, c := range cidrs {
			if c.Contains(b) && c.Bits() > best {
				best, to = c.Bits(), n
			}
		}
	}
	if to == toOther {
		arrives, _ = tp.lookUp(1-gateway, tp.transits[1-gateway].link, w, b, hops-1)
		return arrives, false
	}
	return to == w, true
}

var probes = [][2]int{{TCP, 22}, {TCP, 80}, {TCP, 443}, {TCP, 1024}, {TCP, 50000}, {UDP, 22}, {UDP, 53}, {ICMP, 8 << 8}, {ICMP, 3<<8 | 4}, {ICMPv6, 128 << 8}, {50, 0}}

// TestAgreesWithPackets compares the package with the oracle on random topologies: on
// 100,000 of them if PARAPET_LONG is set, else on fewer, and on fewer yet where the
// race detector makes each several times as dear.
func TestAgreesWithPackets(t *testing.T) {
	topologies := 20_000
	switch {
	case os.Getenv("PARAPET_LONG") != "":
		topologies = 100_000
	case raced:
		topologies = 4_000
	}
	b := &builder{rand.New(rand.NewPCG(21, 22))}
	packets, open := 0, 0
	for n := range topologies {
		tp := b.topology()
		built, site := tp.build()
		for to := range built {
			for _, a := range outside {
				some, every := FromInternet(built[to], At(a), false), FromInternet(built[to], At(a), true)
				for _, p := range probes {
					want := tp.fromInternet(to, a, p[0], p[1])
					packets++
					if want {
						open++
					}
					if got := some.Contains(p[0], p[1]); got != want || every.Contains(p[0], p[1]) != want {
						t.Fatalf("topology %d: from %s to interface %d by %v: some %t, every %t, want %t\n%+v", n, a, to, p, got, every.Contains(p[0], p[1]), want, *tp)
					}
				}
			}
			some := FromSite(built[to], site, false)
			for _, p := range probes {
				want := false
				for _, a := range onSite {
					want = want || tp.fromSite(to, a, p[0], p[1])
				}
				packets++
				if got := some.Contains(p[0], p[1]); got != want {
					t.Fatalf("topology %d: from the site to interface %d by %v: %t, want %t\n%+v", n, to, p, got, want, *tp)
				}
			}
			for from := range built {
				if from == to {
					continue
				}
				for _, a := range outside[:1+n%3] {
					kept := Preserved(built[from], built[to], At(a))
					for _, p := range probes {
						packets++
						if got, want := kept.Contains(p[0], p[1]), tp.preserved(from, to, a, p[0], p[1]); got != want {
							t.Fatalf("topology %d: from %s over interface %d to %d by %v: %t, want %t\n%+v", n, a, from, to, p, got, want, *tp)
						}
					}
				}
				some, every := Between(built[from], built[to], false), Between(built[from], built[to], true)
				for _, p := range probes {
					want := tp.between(from, to, p[0], p[1])
					packets++
					if want {
						open++
					}
					if got := some.Contains(p[0], p[1]); got != want || every.Contains(p[0], p[1]) != want {
						t.Fatalf("topology %d: from interface %d to %d by %v: some %t, every %t, want %t\n%+v", n, from, to, p, got, every.Contains(p[0], p[1]), want, *tp)
					}
				}
			}
		}
	}
	t.Logf("%d topologies, %d packets, %d let through", topologies, packets, open)
	if packets < 100*topologies || open < 2*topologies {
		t.Errorf("%d of %d packets are let through", open, packets)
	}
}
