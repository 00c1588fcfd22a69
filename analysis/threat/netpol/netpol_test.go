package netpol_test

import (
	"net/netip"
	"slices"
	"testing"

	"github.com/parapet-iac/parapet/analysis/schema/kube"
	"github.com/parapet-iac/parapet/analysis/threat/netpol"
	"github.com/parapet-iac/parapet/analysis/threat/network"
)

func prefix(s string) netip.Prefix { return netip.MustParsePrefix(s) }

// in returns a pod that one policy with these rules isolates.
func in(rules ...netpol.Rule) *netpol.End {
	p := &netpol.Policy{Namespace: "x", Ingress: true, Egress: true, In: rules, Out: rules}
	return netpol.NewEnd(&netpol.Pod{Namespace: "x"}, []*netpol.Policy{p})
}

func TestOutside(t *testing.T) {
	everybody := network.PublicIPv4
	block := func(cidr string, except ...netip.Prefix) netpol.Rule {
		return netpol.Rule{Peers: []netpol.Peer{{Block: &netpol.Block{CIDR: prefix(cidr), Except: except}}}}
	}
	for _, c := range []struct {
		name            string
		end             *netpol.End
		all, most, some bool
	}{
		{"no policy", netpol.NewEnd(&netpol.Pod{Namespace: "x"}, nil), true, true, true},
		{"no rule", in(), false, false, false},
		{"a rule for everybody", in(netpol.Rule{}), true, true, true},
		{"all addresses", in(block("0.0.0.0/0")), true, true, true},
		{"an office", in(block("203.0.113.0/24")), false, false, true},
		{"all but an office", in(block("0.0.0.0/0", prefix("8.8.8.0/24"))), false, true, true},
		{"addresses of no public network", in(block("10.0.0.0/8")), false, false, false},
		{"pods of any namespace", in(netpol.Rule{Peers: []netpol.Peer{{Namespaces: &kube.Selector{}}}}), false, false, false},
		{"a peer that says nothing", in(netpol.Rule{Peers: []netpol.Peer{{}}}), false, false, false},
	} {
		for share, want := range map[netpol.Share]bool{netpol.All: c.all, netpol.Most: c.most, netpol.Some: c.some} {
			if got := !netpol.From(everybody, c.end, share).Empty(); got != want {
				t.Errorf("%s: from outside, share %d: %t", c.name, share, got)
			}
			if got := !netpol.To(c.end, everybody, share).Empty(); got != want {
				t.Errorf("%s: to outside, share %d: %t", c.name, share, got)
			}
		}
	}
}

func TestAddressesThatAreNotKnown(t *testing.T) {
	some := &netpol.Pod{Namespace: "y", Addresses: network.Of(prefix("10.0.0.0/8"))}
	from := netpol.NewEnd(some, nil)
	to := in(netpol.Rule{Peers: []netpol.Peer{{Block: &netpol.Block{CIDR: prefix("10.1.0.0/16")}}}})
	if !netpol.Between(from, to, netpol.All).Empty() || netpol.Between(from, to, netpol.Some).Empty() {
		t.Error("a block that may hold the pod's address is one for sure, or none")
	}
}

func TestNamesOfPortsAreThoseOfTheReceiver(t *testing.T) {
	rule := netpol.Rule{Ports: []netpol.Port{{Protocol: network.TCP, Name: "http"}}}
	to := in(rule)
	to.Pod.Ports = []netpol.NamedPort{{Name: "http", Protocol: network.TCP, Number: 8080}, {Name: "http", Protocol: network.UDP, Number: 9}}
	from := netpol.NewEnd(&netpol.Pod{Namespace: "x", Ports: []netpol.NamedPort{{Name: "http", Protocol: network.TCP, Number: 1}}}, nil)
	if got := netpol.Between(from, to, netpol.All).String(); got != "tcp 8080" {
		t.Error(got)
	}
	if got := netpol.To(in(rule), network.PublicIPv4, netpol.Some); !got.Empty() {
		t.Errorf("a name means %s outside", got)
	}
}

// TestMeantAreAllThatPass holds that whoever gets anything through is among those who are
// meant.
func TestMeantAreAllThatPass(t *testing.T) {
	nodes := network.Of(prefix("10.0.0.0/8"))
	web, other := &kube.Selector{Equal: map[string]string{"app": "web"}}, &kube.Selector{}
	for _, c := range []struct {
		name string
		peer []netpol.Peer
		want []netpol.Meant
		all  bool
	}{
		{"everybody", nil, nil, true},
		{"pods of the namespace", []netpol.Peer{{Pods: web}}, []netpol.Meant{{Namespace: "x", Pods: web}}, false},
		{"pods of others", []netpol.Peer{{Pods: web, Namespaces: other}}, []netpol.Meant{{Namespace: "x", Pods: web, Namespaces: other}}, false},
		{"addresses that pods may have", []netpol.Peer{{Block: &netpol.Block{CIDR: prefix("10.1.0.0/16")}}}, nil, true},
		{"addresses of others", []netpol.Peer{{Block: &netpol.Block{CIDR: prefix("203.0.113.0/24")}}}, nil, false},
		{"nobody", []netpol.Peer{{}}, nil, false},
	} {
		end := in(netpol.Rule{Peers: c.peer})
		for _, ask := range []func(network.Set) ([]netpol.Meant, bool){end.Senders, end.Receivers} {
			if got, all := ask(nodes); all != c.all || !slices.Equal(got, c.want) {
				t.Errorf("%s: %v, all %t", c.name, got, all)
			}
		}
	}
	if _, all := netpol.NewEnd(&netpol.Pod{Namespace: "x"}, nil).Senders(nodes); !all {
		t.Error("a pod without policies is sent nothing by some")
	}
}
