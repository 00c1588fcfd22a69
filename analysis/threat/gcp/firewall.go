package gcp

import (
	"cmp"
	"slices"

	"github.com/parapet-iac/parapet/analysis/threat/network"
)

// A Verdict is what becomes of a packet that a rule matches.
type Verdict uint8

// The verdicts: Next leaves it to the layers below.
const (
	Deny Verdict = iota
	Allow
	Next
)

// A Rule of a firewall is about packets that come in, or about those that go out; the
// peer is who sends them, or who gets them.
type Rule struct {
	// Priority orders rules: low numbers come first. Of equal ones, those that deny do:
	// https://cloud.google.com/firewall/docs/firewalls#priority_order_for_firewall_rules.
	Priority int
	Verdict  Verdict
	// A peer matches by its address, or by a tag or service account that it has in the
	// same network.
	Peers    network.Set
	Tags     []string
	Accounts []string
	// Own are the addresses of the machine that the rule is for, where OwnOnly is set.
	Own      network.Set
	OwnOnly  bool
	Services network.Services
	// Target says which machines the rule is for.
	Target Target
	// ID is the caller's.
	ID int
}

// A Target is the machines that have one of some tags, or one of some service accounts;
// all machines where there are neither:
// https://cloud.google.com/firewall/docs/firewalls#rule_assignment.
type Target struct{ Tags, Accounts []string }

// A Member is a machine as firewalls know it.
type Member struct {
	Tags, Accounts []string
	Addresses      network.Set
}

// Has reports whether a machine is among the targets.
func (t *Target) Has(m *Member) bool {
	return len(t.Tags) == 0 && len(t.Accounts) == 0 || meet(t.Tags, m.Tags) || meet(t.Accounts, m.Accounts)
}

func meet(a, b []string) bool {
	return slices.ContainsFunc(a, func(s string) bool { return slices.Contains(b, s) })
}

// A Firewall is rules in layers, the first of which comes first: those of the policies
// of an organization and its folders, the rules of the network, the policies of the
// network: https://cloud.google.com/firewall/docs/firewall-policies-overview#rule-evaluation.
type Firewall [][]Rule

// Sort puts the rules of each layer into the order in which they are evaluated.
func (f Firewall) Sort() {
	for _, layer := range f {
		slices.SortStableFunc(layer, func(a, b Rule) int {
			return cmp.Or(cmp.Compare(a.Priority, b.Priority), cmp.Compare(a.Verdict, b.Verdict))
		})
	}
}

// For returns the layers with those rules that are for a machine.
func (f Firewall) For(m *Member) Firewall {
	out := make(Firewall, len(f))
	for i, layer := range f {
		for _, r := range layer {
			if r.Target.Has(m) && (!r.OwnOnly || r.Own.Meets(m.Addresses)) {
				out[i] = append(out[i], r)
			}
		}
	}
	return out
}

// Let returns the packets that the rules of a machine let through, from or to a peer of
// the same network, nil for any others; fallback tells that what no rule is about goes
// through. Rules have to be sorted, and those of the machine. Each comparison is taken
// off the budget; when nothing is left the rest counts as denied.
func (f Firewall) Let(peer *Member, fallback bool, budget *int) network.Traffic {
	var allowed network.Traffic
	undecided := network.Traffic{{Peers: network.All, Services: network.AllServices}}
	for _, layer := range f {
		var passed network.Traffic
		for i := range layer {
			r := &layer[i]
			b := network.Box{Peers: r.Peers, Services: r.Services}
			if peer != nil && (meet(r.Tags, peer.Tags) || meet(r.Accounts, peer.Accounts)) {
				b.Peers = network.All
			}
			if b.Peers.Empty() || b.Services.Empty() || len(undecided) == 0 {
				continue
			}
			if *budget -= len(undecided); *budget < 0 {
				return allowed
			}
			switch r.Verdict {
			case Allow:
				allowed = append(allowed, undecided.And(network.Traffic{b})...)
			case Next:
				passed = append(passed, undecided.And(network.Traffic{b})...)
			}
			undecided = undecided.Minus(b)
		}
		undecided = append(undecided, passed...)
	}
	if fallback {
		allowed = append(allowed, undecided...)
	}
	return allowed
}
