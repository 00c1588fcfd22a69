package network

import (
	"fmt"
	"math/rand/v2"
	"net/netip"
)

// A builder makes random topologies.
type builder struct{ *rand.Rand }

func choose[T any](b *builder, from ...T) T { return from[b.IntN(len(from))] }

var outside = []netip.Addr{
	netip.MustParseAddr("198.51.100.7"), netip.MustParseAddr("203.0.113.200"), netip.MustParseAddr("8.8.8.8"),
	netip.MustParseAddr("2001:db8::7"), netip.MustParseAddr("2a00::1"),
}

// onSite are addresses of the site of which some stands for each that filters and
// routes tell apart.
var onSite = []netip.Addr{netip.MustParseAddr("192.168.0.9"), netip.MustParseAddr("192.168.7.9"), netip.MustParseAddr("172.16.0.9")}

func prefixes(texts ...string) []netip.Prefix { return parse(texts...) }

var peers = prefixes("0.0.0.0/0", "0.0.0.0/0", "::/0", "198.51.100.0/24", "203.0.113.128/25", "8.0.0.0/6", "10.0.0.0/8",
	"10.0.0.0/16", "10.0.1.0/24", "10.0.0.5/32", "192.168.0.0/16", "10.1.0.0/16", "10.1.1.0/28", "fd00::/8", "fd00:0:0:1::/64", "2001:db8::/32", "2000::/3")

func (b *builder) rule() plainRule {
	r := plainRule{number: b.IntN(6), allow: b.IntN(4) > 0, prefix: choose(b, peers...), protocol: choose(b, -1, TCP, TCP, TCP, UDP, ICMP, ICMPv6, 50)}
	switch r.protocol {
	case -1, 50:
		r.from, r.to = 0, 0xffff
	case ICMP, ICMPv6:
		r.from, r.to = 0, 0xffff
		if b.IntN(2) == 0 {
			t := choose(b, 0, 3, 8, 128, 129)
			r.from, r.to = t<<8, t<<8|0xff
		}
	default:
		r.from = choose(b, 0, 22, 80, 1024, 32768)
		r.to = choose(b, r.from, 443, 1023, 0xffff)
		if r.to < r.from {
			r.to = r.from
		}
	}
	return r
}

// rules of one ACL have different numbers, as in the cloud.
func (b *builder) rules(most int) []plainRule {
	var out []plainRule
	for n := range b.IntN(most + 1) {
		r := b.rule()
		r.number = n
		out = append(out, r)
	}
	if b.IntN(2) == 0 {
		out = append(out, plainRule{9, true, choose(b, peers[0], peers[2]), nil, -1, 0, 0xffff})
	}
	b.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return out
}

func (b *builder) topology() *topology {
	tp := &topology{}
	vpcs := 1 + b.IntN(3)
	for v := range vpcs {
		tp.vpcs = append(tp.vpcs, struct {
			cidrs    []netip.Prefix
			internet bool
		}{prefixes(fmt.Sprintf("10.%d.0.0/16", v), fmt.Sprintf("fd00:0:0:%d00::/56", v)), b.IntN(4) > 0})
	}
	if vpcs > 1 {
		tp.peerings = append(tp.peerings, [2]int{0, 1})
		tp.apart = b.IntN(3) == 0
		tp.transits = append(tp.transits, b.transit(vpcs), b.transit(vpcs))
	}
	tp.site = plainSite{prefixes("192.168.0.0/16", "172.16.0.0/20"), b.IntN(vpcs+1) - 1, -1}
	if vpcs > 1 && b.IntN(2) == 0 {
		g := &tp.transits[0]
		tp.site.table = b.IntN(len(g.tables)+1) - 1
		for i := range g.tables {
			if b.IntN(2) == 0 {
				g.tables[i].propagate = append(g.tables[i].propagate, toSite)
			}
		}
	}
	for g := range 1 + b.IntN(3) {
		_ = g
		tp.groups = append(tp.groups, plainGroup{})
	}
	for g := range tp.groups {
		tp.groups[g] = plainGroup{b.groupRules(len(tp.groups)), b.groupRules(len(tp.groups))}
	}
	for n := range 1 + b.IntN(4) {
		v := b.IntN(vpcs)
		s := plainSubnet{vpc: v, noTable: b.IntN(12) == 0, noACL: b.IntN(2) == 0, in: b.rules(4), out: b.rules(4), zone: choose(b, "", "a", "b")}
		s.cidr4, s.cidr6 = netip.MustParsePrefix(fmt.Sprintf("10.%d.%d.0/24", v, n)), netip.MustParsePrefix(fmt.Sprintf("fd00:0:0:%d0%d::/64", v, n))
		s.routes = b.routes(tp, v)
		tp.subnets = append(tp.subnets, s)
	}
	for n := range 2 + b.IntN(3) {
		i := plainInterface{subnet: b.IntN(len(tp.subnets)), public: b.IntN(2) == 0}
		s := &tp.subnets[i.subnet]
		i.v4 = s.cidr4.Addr()
		for range 4 + n {
			i.v4 = i.v4.Next()
		}
		if b.IntN(2) == 0 {
			i.v6 = s.cidr6.Addr()
			for range 4 + n {
				i.v6 = i.v6.Next()
			}
		}
		for g := range tp.groups {
			if b.IntN(2) == 0 {
				i.groups = append(i.groups, g)
			}
		}
		tp.interfaces = append(tp.interfaces, i)
	}
	return tp
}

func (b *builder) groupRules(groups int) []plainRule {
	var out []plainRule
	if b.IntN(2) == 0 {
		out = append(out, plainRule{0, true, choose(b, peers[:8]...), nil, choose(b, -1, TCP), 0, 0xffff})
	}
	for range b.IntN(4) {
		r := b.rule()
		if b.IntN(3) == 0 {
			r.prefix, r.groups = netip.Prefix{}, []int{b.IntN(groups)}
		}
		out = append(out, r)
	}
	return out
}

func (b *builder) routes(tp *topology, v int) []plainRoute {
	used := map[netip.Prefix]bool{}
	var out []plainRoute
	if b.IntN(2) == 0 {
		r := plainRoute{prefix: choose(b, peers[0], peers[2]), kind: InternetGateway}
		used[r.prefix], out = true, append(out, r)
	}
	if b.IntN(2) == 0 { // ways into all other VPCs
		for w := range tp.vpcs {
			for _, c := range tp.vpcs[w].cidrs {
				r := plainRoute{prefix: c, kind: Peered}
				if len(tp.peerings) == 0 || tp.peerings[0] != [2]int{0, 1} || v+w != 1 || b.IntN(2) == 0 {
					r = plainRoute{prefix: c, kind: Transit, index: b.IntN(2)}
				}
				if w != v {
					used[c], out = true, append(out, r)
				}
			}
		}
	}
	if b.IntN(2) == 0 {
		r := plainRoute{prefix: choose(b, prefixes("192.168.0.0/16", "192.168.7.0/24", "172.16.0.0/12")...), kind: OnPremises}
		if len(tp.transits) > 0 && b.IntN(2) == 0 {
			r.kind = Transit
		}
		used[r.prefix], out = true, append(out, r)
	}
	for range b.IntN(6) {
		r := plainRoute{prefix: choose(b, prefixes("0.0.0.0/0", "::/0", "0.0.0.0/0", "::/0", "198.51.100.0/24", "8.8.8.8/32", "2001:db8::/32",
			"10.0.0.0/16", "10.1.0.0/16", "10.2.0.0/16", "10.1.1.0/24", "10.0.2.0/24", "fd00:0:0:100::/56", "fd00::/56")...), kind: choose(b, InternetGateway, InternetGateway, NATGateway, EgressOnly, Elsewhere)}
		if len(tp.peerings) > 0 && b.IntN(2) == 0 {
			if r.kind = choose(b, Peered, Transit, Transit); r.kind == Transit {
				r.index = b.IntN(2)
			}
		}
		same := false
		for _, c := range tp.vpcs[v].cidrs {
			same = same || c == r.prefix
		}
		if !used[r.prefix] && !same {
			used[r.prefix] = true
			out = append(out, r)
		}
	}
	return out
}

func (b *builder) transit(vpcs int) plainTransit {
	g := plainTransit{table: map[int]int{}, zones: map[int][]string{}, named: map[int]bool{}}
	for range 1 + b.IntN(2) {
		t := struct {
			static    []plainRoute
			propagate []int
		}{}
		used := map[netip.Prefix]bool{}
		for range b.IntN(3) {
			p := choose(b, prefixes("10.0.0.0/8", "10.1.0.0/16", "10.0.0.0/16", "10.1.1.0/24", "::/0")...)
			if !used[p] {
				used[p] = true
				t.static = append(t.static, plainRoute{prefix: p, index: choose(b, toOther, b.IntN(vpcs+1)-1)})
			}
		}
		for v := range vpcs {
			if b.IntN(2) == 0 {
				t.propagate = append(t.propagate, v)
			}
		}
		g.tables = append(g.tables, t)
	}
	for v := range vpcs {
		if b.IntN(4) > 0 {
			g.table[v] = b.IntN(len(g.tables)+1) - 1
			g.named[v] = b.IntN(2) == 0
			g.zones[v] = choose(b, nil, nil, []string{"a"}, []string{"a", "b"})
		}
	}
	g.link = b.IntN(len(g.tables)+1) - 1
	// What is not attached neither propagates nor is routed to.
	for i := range g.tables {
		t := &g.tables[i]
		var kept []int
		for _, v := range t.propagate {
			if _, ok := g.table[v]; ok {
				kept = append(kept, v)
			}
		}
		t.propagate = kept
		for j := range t.static {
			if _, ok := g.table[t.static[j].index]; !ok && t.static[j].index != toOther {
				t.static[j].index = -1
			}
		}
	}
	return g
}

// build makes the package's network of a topology.
func (tp *topology) build() ([]*Interface, *Site) {
	var vpcs []*VPC
	for _, v := range tp.vpcs {
		vpcs = append(vpcs, &VPC{v.cidrs, v.internet})
	}
	var peerings []*Peering
	for _, p := range tp.peerings {
		peerings = append(peerings, &Peering{vpcs[p[0]], vpcs[p[1]], tp.apart})
	}
	var transits []*TransitGateway
	links := []*Attachment{{}, {}}
	links[0].Peer, links[1].Peer = links[1], links[0]
	site := &Site{Prefixes: tp.site.prefixes}
	if tp.site.vpc >= 0 {
		site.VPC = vpcs[tp.site.vpc]
	}
	for i, g := range tp.transits {
		end := &Attachment{Site: site}
		if i == 0 {
			site.At = append(site.At, end)
		}
		transits = append(transits, g.build(vpcs, links[i], end, tp.site.table))
	}
	groups := make([]*Group, len(tp.groups))
	for i := range groups {
		groups[i] = &Group{}
	}
	for i, g := range tp.groups {
		groups[i].In, groups[i].Out = groupRules(g.in, groups), groupRules(g.out, groups)
	}
	var subnets []*Subnet
	for _, s := range tp.subnets {
		x := &Subnet{VPC: vpcs[s.vpc], Zone: s.zone}
		if !s.noACL {
			x.ACL = &ACL{aclRules(s.in), aclRules(s.out)}
		}
		if !s.noTable {
			x.Table = &RouteTable{}
			for _, r := range s.routes {
				y := Route{Destination: r.prefix, Kind: r.kind}
				switch r.kind {
				case Peered:
					y.Peering = peerings[r.index]
				case Transit:
					y.Gateway = transits[r.index]
				case OnPremises:
					y.Site = site
				}
				x.Table.Routes = append(x.Table.Routes, y)
			}
		}
		subnets = append(subnets, x)
	}
	var out []*Interface
	for _, i := range tp.interfaces {
		x := &Interface{Subnet: subnets[i.subnet], Public: i.public, Private: At(i.v4)}
		if i.v6.IsValid() {
			x.Private = At(i.v4, i.v6)
		}
		for _, g := range i.groups {
			x.Groups = append(x.Groups, groups[g])
		}
		out = append(out, x)
	}
	return out, site
}

func (g *plainTransit) build(vpcs []*VPC, link, end *Attachment, fromSite int) *TransitGateway {
	out := &TransitGateway{}
	at := map[int]*Attachment{toOther: link, toSite: end}
	for v := range vpcs {
		if _, ok := g.table[v]; ok {
			at[v] = &Attachment{VPC: vpcs[v], Zones: g.zones[v], Named: g.named[v]}
			out.Attachments = append(out.Attachments, at[v])
		}
	}
	var tables []*TransitTable
	for _, t := range g.tables {
		x := &TransitTable{}
		for _, r := range t.static {
			x.Static = append(x.Static, TransitRoute{r.prefix, at[r.index]})
		}
		for _, v := range t.propagate {
			x.Propagate = append(x.Propagate, at[v])
		}
		tables = append(tables, x)
	}
	for v, n := range g.table {
		if n >= 0 {
			at[v].Table = tables[n]
		}
	}
	if g.link >= 0 {
		link.Table = tables[g.link]
	}
	if len(end.Site.At) == 1 && end.Site.At[0] == end && fromSite >= 0 {
		end.Table = tables[fromSite]
	}
	out.Attachments = append(out.Attachments, link, end)
	return out
}

func services(r plainRule) Services {
	if r.protocol == -1 {
		return AllServices
	}
	return Ports(r.protocol, r.from, r.to)
}

func groupRules(rules []plainRule, groups []*Group) []GroupRule {
	var out []GroupRule
	for _, r := range rules {
		x := GroupRule{Peers: Of(r.prefix), Services: services(r)}
		for _, g := range r.groups {
			x.Groups = append(x.Groups, groups[g])
		}
		out = append(out, x)
	}
	return out
}

func aclRules(rules []plainRule) []ACLRule {
	var out []ACLRule
	for _, r := range rules {
		out = append(out, ACLRule{r.number, r.allow, Of(r.prefix), services(r)})
	}
	return out
}
