package gcp_test

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"net/netip"
	"slices"
	"testing"

	"github.com/parapet-iac/parapet/analysis/threat/gcp"
	"github.com/parapet-iac/parapet/analysis/threat/network"
)

// A packet between a machine and a peer.
type packet struct {
	peer     netip.Addr
	port     int
	tags     []string // of the peer
	accounts []string
}

// decide follows one packet through a firewall, rule by rule.
func decide(f gcp.Firewall, m *gcp.Member, p packet, fallback bool) bool {
	for _, layer := range f {
		rules := slices.Clone(layer)
		slices.SortStableFunc(rules, func(a, b gcp.Rule) int {
			deny := func(r gcp.Rule) int {
				if r.Verdict == gcp.Deny {
					return 0
				}
				return 1
			}
			return cmp.Or(a.Priority-b.Priority, deny(a)-deny(b))
		})
	rules:
		for _, r := range rules {
			target := len(r.Target.Tags)+len(r.Target.Accounts) == 0
			for _, t := range r.Target.Tags {
				target = target || slices.Contains(m.Tags, t)
			}
			for _, a := range r.Target.Accounts {
				target = target || slices.Contains(m.Accounts, a)
			}
			from := r.Peers.Contains(p.peer)
			for _, t := range r.Tags {
				from = from || slices.Contains(p.tags, t)
			}
			for _, a := range r.Accounts {
				from = from || slices.Contains(p.accounts, a)
			}
			if !target || !from || !r.Services.Contains(network.TCP, p.port) {
				continue
			}
			switch r.Verdict {
			case gcp.Allow:
				return true
			case gcp.Deny:
				return false
			case gcp.Next:
				break rules
			}
		}
	}
	return fallback
}

// TestFirewallAgreesWithPackets holds firewalls made at random against an evaluator
// that follows single packets.
func TestFirewallAgreesWithPackets(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 28))
	some := func(of ...string) (out []string) {
		for _, s := range of {
			if r.IntN(4) == 0 {
				out = append(out, s)
			}
		}
		return out
	}
	address := func() netip.Addr { return netip.AddrFrom4([4]byte{10, 0, 0, byte(r.IntN(8))}) }
	allowed, checked := 0, 0
	for range 3_200 {
		f := make(gcp.Firewall, 1+r.IntN(3))
		for i := range f {
			for range r.IntN(6) {
				rule := gcp.Rule{Priority: r.IntN(4), Verdict: gcp.Verdict(r.IntN(3)), Tags: some("web", "db"), Accounts: some("a", "b")}
				rule.Target = gcp.Target{Tags: some("web", "db"), Accounts: some("a", "b")}
				if i == len(f)-1 || rule.Verdict == gcp.Next && r.IntN(2) == 0 {
					rule.Verdict = gcp.Verdict(r.IntN(2))
				}
				for range r.IntN(3) {
					rule.Peers = rule.Peers.Or(network.Of(netip.PrefixFrom(address(), 29+r.IntN(4))))
				}
				from := r.IntN(8)
				rule.Services = network.Ports(network.TCP, from, from+r.IntN(8))
				if rule.Verdict != gcp.Next {
					f[i] = append(f[i], rule)
					continue
				}
				// Rules that pass on have a priority of their own: nothing says which of
				// an equal one that allows comes first.
				rule.Priority = 10 + len(f[i])
				f[i] = append(f[i], rule)
			}
		}
		f.Sort()
		m := &gcp.Member{Tags: some("web", "db"), Accounts: some("a", "b")}
		own := f.For(m)
		fallback := r.IntN(2) == 0
		// Nobody of the network, and three members of it.
		peers := []*gcp.Member{nil, {Tags: some("web", "db"), Accounts: some("a", "b")}, {Tags: some("web", "db")}, {Accounts: some("a", "b")}}
		var lets []network.Traffic
		for _, peer := range peers {
			budget := 1 << 20
			lets = append(lets, own.Let(peer, fallback, &budget))
		}
		for range 32 {
			p := packet{peer: address(), port: r.IntN(10)}
			i := r.IntN(len(peers))
			if peers[i] != nil {
				p.tags, p.accounts = peers[i].Tags, peers[i].Accounts
			}
			got := false
			for _, b := range lets[i] {
				got = got || b.Peers.Contains(p.peer) && b.Services.Contains(network.TCP, p.port)
			}
			if want := decide(f, m, p, fallback); got != want {
				t.Fatalf("packet %+v to %+v passes: %t, want %t\n%s", p, m, got, want, show(f))
			}
			checked++
			if got {
				allowed++
			}
		}
	}
	if allowed < checked/10 || allowed > checked*9/10 {
		t.Errorf("%d of %d packets pass: the firewalls try too little", allowed, checked)
	}
}

func show(f gcp.Firewall) string {
	s := ""
	for i, layer := range f {
		for _, r := range layer {
			s += fmt.Sprintf("%d: %+v\n", i, r)
		}
	}
	return s
}

// TestBudget holds that what takes too long is denied, and never let through.
func TestBudget(t *testing.T) {
	f := gcp.Firewall{{{Verdict: gcp.Allow, Peers: network.All, Services: network.AllServices}}}
	budget := 0
	if got := f.Let(nil, true, &budget); len(got) > 0 || budget >= 0 {
		t.Errorf("%v with %d left", got, budget)
	}
}
