package network

import (
	"fmt"
	"math/rand/v2"
	"net/netip"
	"testing"
)

// TestSetsAgreeWithPrefixes builds sets of random prefixes by random operations and
// asks for single addresses.
func TestSetsAgreeWithPrefixes(t *testing.T) {
	r := rand.New(rand.NewPCG(31, 32))
	all := prefixes("0.0.0.0/0", "::/0", "10.0.0.0/8", "10.128.0.0/9", "10.0.0.1/32", "192.0.2.0/24", "255.255.255.255/32",
		"2001:db8::/32", "2001:db8::/128", "::/1", "8000::/1", "ffff::/16")
	addrs := []netip.Addr{}
	for _, s := range []string{"0.0.0.0", "9.255.255.255", "10.0.0.0", "10.0.0.1", "10.0.0.2", "10.127.255.255", "10.128.0.0", "192.0.2.255", "192.0.3.0",
		"255.255.255.254", "255.255.255.255", "::", "::1", "2001:db8::", "2001:db8::1", "2001:db9::", "7fff::", "8000::", "ffff::1", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"} {
		addrs = append(addrs, netip.MustParseAddr(s))
	}
	for range 20_000 {
		p := all[r.IntN(len(all))]
		set, has := Of(p), func(a netip.Addr) bool { return p.Contains(a) }
		for range r.IntN(5) {
			q := all[r.IntN(len(all))]
			before := has
			switch r.IntN(4) {
			case 0:
				set, has = set.Or(Of(q)), func(a netip.Addr) bool { return before(a) || q.Contains(a) }
			case 1:
				set, has = set.And(Of(q)), func(a netip.Addr) bool { return before(a) && q.Contains(a) }
			case 2:
				set, has = set.Minus(Of(q)), func(a netip.Addr) bool { return before(a) && !q.Contains(a) }
			case 3:
				set, has = set.Not(), func(a netip.Addr) bool { return !before(a) }
			}
		}
		for _, a := range addrs {
			if set.Contains(a) != has(a) {
				t.Fatalf("%s in %v is %t", a, set, set.Contains(a))
			}
		}
		if a := set.Any(); a.IsValid() != !set.Empty() || a.IsValid() && !set.Contains(a) {
			t.Fatalf("any address of %v is %s", set, a)
		}
		if !set.And(set.Not()).Empty() || !set.Or(set.Not()).Equal(All) {
			t.Fatalf("%v and what it is not overlap, or are not all", set)
		}
	}
}

func TestBroad(t *testing.T) {
	for text, want := range map[string]bool{"0.0.0.0/0": true, "8.0.0.0/8": true, "8.0.0.0/9": false, "10.0.0.0/8": false, "::/0": true, "2a00::/32": true, "2a00::/48": false, "fd00::/8": false} {
		if got := Of(parse(text)...).Broad(); got != want {
			t.Errorf("%s is broad: %t", text, got)
		}
	}
}

func TestServices(t *testing.T) {
	for _, c := range []struct {
		s    Services
		want string
	}{
		{AllServices, "all traffic"},
		{Ports(TCP, 22, 22).Or(Ports(TCP, 23, 80)).Or(Ports(UDP, 53, 53)), "tcp 22-80, udp 53"},
		{Ports(TCP, 0, 0xffff), "tcp"},
		{Ports(50, 5, 5), "protocol 50"},
		{Ports(TCP, 80, 22), ""},
		{Ports(300, 1, 2), ""},
		{Messages(ICMP, 8, -1), "icmp type 8"},
		{Ports(TCP, 1, 100).Minus(Ports(TCP, 10, 20)), "tcp 1-9, tcp 21-100"},
	} {
		if got := c.s.String(); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
		if !c.s.Not().Not().Equal(c.s) {
			t.Errorf("%s turned round twice is %s", c.s, c.s.Not().Not())
		}
	}
}

// place returns an interface in a subnet that is open to the internet.
func place(t *testing.T) (*VPC, *Subnet, *Interface) {
	t.Helper()
	v := &VPC{CIDRs: prefixes("10.0.0.0/16", "2001:db8::/56"), Internet: true}
	s := &Subnet{VPC: v, Table: &RouteTable{Routes: []Route{{Destination: netip.MustParsePrefix("0.0.0.0/0"), Kind: InternetGateway}}}}
	g := &Group{In: []GroupRule{{Peers: AllIPv4, Services: Ports(TCP, 22, 22)}}}
	return v, s, &Interface{Subnet: s, Groups: []*Group{g}, Private: At(netip.MustParseAddr("10.0.0.5")), Public: true}
}

func TestFromInternet(t *testing.T) {
	deny := func(rules ...ACLRule) *ACL {
		open := ACLRule{100, true, All, AllServices}
		return &ACL{In: append(rules, open), Out: []ACLRule{open}}
	}
	for _, c := range []struct {
		name        string
		change      func(*VPC, *Subnet, *Interface)
		some, every string
	}{
		{"open", func(*VPC, *Subnet, *Interface) {}, "tcp 22", "tcp 22"},
		{"no public address", func(_ *VPC, _ *Subnet, i *Interface) { i.Public = false }, "", ""},
		{"no gateway", func(v *VPC, _ *Subnet, _ *Interface) { v.Internet = false }, "", ""},
		{"a NAT gateway is no way in", func(_ *VPC, s *Subnet, _ *Interface) { s.Table.Routes[0].Kind = NATGateway }, "", ""},
		{"no group", func(_ *VPC, _ *Subnet, i *Interface) { i.Groups = nil }, "", ""},
		{"no table", func(_ *VPC, s *Subnet, _ *Interface) { s.Table = nil }, "", ""},
		{"a part of the internet is denied", func(_ *VPC, s *Subnet, _ *Interface) {
			s.ACL = deny(ACLRule{1, false, Of(prefixes("8.0.0.0/8")...), AllServices})
		}, "tcp 22", ""},
		{"the port is denied", func(_ *VPC, s *Subnet, _ *Interface) { s.ACL = deny(ACLRule{1, false, All, Ports(TCP, 22, 22)}) }, "", ""},
		{"a later deny comes too late", func(_ *VPC, s *Subnet, _ *Interface) { s.ACL = deny(ACLRule{101, false, All, Ports(TCP, 22, 22)}) }, "tcp 22", "tcp 22"},
		{"no reply gets out", func(_ *VPC, s *Subnet, _ *Interface) { s.ACL = &ACL{In: deny().In} }, "", ""},
		{"replies to high ports get out", func(_ *VPC, s *Subnet, _ *Interface) {
			s.ACL = &ACL{In: deny().In, Out: []ACLRule{{1, true, AllIPv4, Ports(TCP, 50000, 50000)}}}
		}, "tcp 22", "tcp 22"},
		{"a longer route leads elsewhere", func(_ *VPC, s *Subnet, _ *Interface) {
			s.Table.Routes = append(s.Table.Routes, Route{Destination: netip.MustParsePrefix("8.0.0.0/8")})
		}, "tcp 22", ""},
	} {
		v, s, i := place(t)
		c.change(v, s, i)
		if some, every := FromInternet(i, AllIPv4, false).String(), FromInternet(i, AllIPv4, true).String(); some != c.some || every != c.every {
			t.Errorf("%s: from some %q, from all %q, want %q and %q", c.name, some, every, c.some, c.every)
		}
	}
}

func TestIPv6NeedsNoPublicAddress(t *testing.T) {
	_, s, i := place(t)
	i.Public = false
	i.Private = i.Private.Or(At(netip.MustParseAddr("2001:db8::5")))
	i.Groups[0].In = append(i.Groups[0].In, GroupRule{Peers: AllIPv6, Services: Ports(TCP, 443, 443)})
	if got := FromInternet(i, All, false).String(); got != "" {
		t.Errorf("without a route %q", got)
	}
	s.Table.Routes = append(s.Table.Routes, Route{Destination: netip.MustParsePrefix("::/0"), Kind: EgressOnly})
	if got := FromInternet(i, All, false).String(); got != "" {
		t.Errorf("by an egress-only gateway %q", got)
	}
	s.Table.Routes[1].Kind = InternetGateway
	if got := FromInternet(i, AllIPv6, true).String(); got != "tcp 443" {
		t.Errorf("by the internet gateway %q", got)
	}
}

func TestUnknownAddresses(t *testing.T) {
	_, s, i := place(t)
	half := Of(prefixes("10.0.0.0/25")...)
	i.Groups[0].In = []GroupRule{{Peers: half, Services: AllServices}}
	other := &Interface{Subnet: &Subnet{VPC: s.VPC, Table: s.Table}, Private: Of(prefixes("10.0.0.0/24")...),
		Groups: []*Group{{Out: []GroupRule{{Peers: All, Services: Ports(TCP, 5432, 5432)}}}}}
	if some, every := Between(other, i, false).String(), Between(other, i, true).String(); some != "tcp 5432" || every != "" {
		t.Errorf("some %q, every %q", some, every)
	}
	i.Groups[0].In[0].Groups = other.Groups
	if got := Between(other, i, true).String(); got != "tcp 5432" {
		t.Errorf("by its group %q", got)
	}
}

func TestToInternet(t *testing.T) {
	v, public, i := place(t)
	i.Groups[0].Out = []GroupRule{{Peers: All, Services: Ports(TCP, 443, 443)}}
	if got := ToInternet(i, AllIPv4, true).String(); got != "tcp 443" {
		t.Errorf("directly %q", got)
	}
	i.Public = false
	if got := ToInternet(i, AllIPv4, false).String(); got != "" {
		t.Errorf("without a public address %q", got)
	}
	i.Subnet = &Subnet{VPC: v, Table: &RouteTable{Routes: []Route{{Destination: netip.MustParsePrefix("0.0.0.0/0"), Kind: NATGateway, NAT: public}}}}
	if got := ToInternet(i, AllIPv4, true).String(); got != "tcp 443" {
		t.Errorf("over NAT %q", got)
	}
	if got := ToInternet(i, AllIPv6, false).String(); got != "" {
		t.Errorf("over NAT by IPv6 %q", got)
	}
	i.Private = i.Private.Or(At(netip.MustParseAddr("2001:db8::5")))
	i.Subnet.Table.Routes = append(i.Subnet.Table.Routes, Route{Destination: netip.MustParsePrefix("::/0"), Kind: EgressOnly})
	if got := ToInternet(i, AllIPv6, true).String(); got != "tcp 443" {
		t.Errorf("over an egress-only gateway %q", got)
	}
}

func BenchmarkFromInternet(b *testing.B) {
	v := &VPC{CIDRs: prefixes("10.0.0.0/16"), Internet: true}
	acl := &ACL{}
	for n := range 40 {
		r := ACLRule{n, n%2 == 0, Of(prefixes(fmt.Sprintf("%d.0.0.0/8", n+1))...), Ports(TCP, n*100, n*1000+1000)}
		acl.In, acl.Out = append(acl.In, r), append(acl.Out, r)
	}
	s := &Subnet{VPC: v, ACL: acl, Table: &RouteTable{Routes: []Route{{Destination: netip.MustParsePrefix("0.0.0.0/0"), Kind: InternetGateway}}}}
	g := &Group{}
	for n := range 60 {
		g.In = append(g.In, GroupRule{Peers: Of(prefixes(fmt.Sprintf("%d.%d.0.0/16", n+1, n))...), Services: Ports(TCP, n*10, n*10+5)})
	}
	i := &Interface{Subnet: s, Groups: []*Group{g}, Private: At(netip.MustParseAddr("10.0.0.5")), Public: true}
	for b.Loop() {
		FromInternet(i, AllIPv4, false)
	}
}

func TestSetString(t *testing.T) {
	for _, c := range [][]string{
		{""}, {"10.0.0.0-10.0.0.255", "10.0.0.0/24"}, {"10.0.0.1", "10.0.0.1/32"},
		{"::1, 10.0.0.0-10.0.1.255, 192.0.2.0", "10.0.1.0/24", "10.0.0.0/24", "192.0.2.0/32", "::1/128"},
	} {
		var s Set
		for _, p := range c[1:] {
			s = s.Or(Of(netip.MustParsePrefix(p)))
		}
		if got := s.String(); got != c[0] {
			t.Errorf("%v is written %q, want %q", c[1:], got, c[0])
		}
	}
}
