package netpol

import (
	"net/netip"

	"github.com/parapet-iac/parapet/analysis/schema/kube"
	"github.com/parapet-iac/parapet/analysis/threat/network"
)

// SCTP is a protocol by its number, beside those of package network.
const SCTP = 132

// A Share says how much of a set of addresses has to lie in a block: where it is
// not known which of them an end has, All asks what is let through for sure and
// Some what may be; Most asks about a large part of the internet.
type Share uint8

// The shares.
const (
	All Share = iota
	Some
	Most
)

// A Pod is what sends and receives.
type Pod struct {
	Namespace       string
	Labels          map[string]string
	NamespaceLabels map[string]string
	// Ports are the ports of its containers that have names.
	Ports []NamedPort
	// Addresses are those that it may have.
	Addresses network.Set
	// HostNetwork tells that it has the node's network.
	HostNetwork bool
}

// A NamedPort is a port of a container with a name.
type NamedPort struct {
	Name             string
	Protocol, Number int
}

// A Policy is a NetworkPolicy.
type Policy struct {
	Namespace string
	Pods      kube.Selector
	// Ingress and Egress are the directions that it isolates.
	Ingress, Egress bool
	In, Out         []Rule
}

// A Rule allows ports of peers.
type Rule struct {
	// Peers are whom it is about; none for everybody.
	Peers []Peer
	// Ports are of the receiving end; none for all.
	Ports []Port
}

// A Peer is pods, by selectors of them and of their namespaces, or a block of
// addresses. Without a selector of namespaces it is about the policy's own. One
// that says nothing is about nobody.
type Peer struct {
	Pods, Namespaces *kube.Selector
	Block            *Block
}

// A Block is addresses without some of them.
type Block struct {
	CIDR   netip.Prefix
	Except []netip.Prefix
}

// A Port is ports of a protocol: by the name that containers give them, from one
// number to another, or with neither all.
type Port struct {
	Protocol int
	Name     string
	From, To int
}

// An End is a pod with the rules of the policies that select it.
type End struct {
	*Pod
	in, out                 []bound
	isolatedIn, isolatedOut bool
}

// A bound rule is one of a policy.
type bound struct {
	rule      *Rule
	namespace string
}

// NewEnd returns a pod with those of the policies that select it.
func NewEnd(p *Pod, policies []*Policy) *End {
	e := &End{Pod: p}
	if p.HostNetwork {
		return e
	}
	for _, policy := range policies {
		if policy.Namespace != p.Namespace || !policy.Pods.Matches(p.Labels) {
			continue
		}
		if policy.Ingress {
			e.isolatedIn = true
			e.in = bind(e.in, policy, policy.In)
		}
		if policy.Egress {
			e.isolatedOut = true
			e.out = bind(e.out, policy, policy.Out)
		}
	}
	return e
}

func bind(list []bound, p *Policy, rules []Rule) []bound {
	for i := range rules {
		list = append(list, bound{&rules[i], p.Namespace})
	}
	return list
}

// Isolated reports whether policies restrict what gets in and out.
func (e *End) Isolated() (in, out bool) { return e.isolatedIn, e.isolatedOut }

// Size returns how many rules there are to go through to answer a question.
func (e *End) Size() int { return len(e.in) + len(e.out) }

// A Meant is the pods that a peer of a policy may mean: by selectors of them and of their
// namespaces, or without the latter those of one namespace.
type Meant struct {
	Namespace        string
	Pods, Namespaces *kube.Selector
}

// Senders returns which pods may get anything through to a pod, Receivers to which ones it
// may get anything through; addresses are those that pods may have. All is true where no
// selector says which, and any may.
func (e *End) Senders(addresses network.Set) (peers []Meant, all bool) {
	return meant(e.in, !e.isolatedIn, addresses)
}

// Receivers returns which pods may get anything; see [End.Senders].
func (e *End) Receivers(addresses network.Set) (peers []Meant, all bool) {
	return meant(e.out, !e.isolatedOut, addresses)
}

func meant(rules []bound, open bool, addresses network.Set) (out []Meant, all bool) {
	for _, b := range rules {
		open = open || len(b.rule.Peers) == 0
		for i := range b.rule.Peers {
			switch p := &b.rule.Peers[i]; {
			case p.Block != nil:
				open = open || p.Block.has(addresses, Some)
			case p.Pods != nil || p.Namespaces != nil:
				out = append(out, Meant{b.namespace, p.Pods, p.Namespaces})
			}
		}
	}
	return out, open
}

// Between returns what gets from one pod to another.
func Between(from, to *End, share Share) network.Services {
	if from.Pod == to.Pod {
		return network.AllServices
	}
	var out, in network.Services
	if out = network.AllServices; from.isolatedOut {
		out = allowed(from.out, func(p *Peer, ns string) bool { return p.is(to.Pod, ns, share) }, to.Pod)
	}
	if in = network.AllServices; to.isolatedIn {
		in = allowed(to.in, func(p *Peer, ns string) bool { return p.is(from.Pod, ns, share) }, to.Pod)
	}
	return out.And(in)
}

// FromAnybody returns what gets to a pod from whomever its policies may mean.
func FromAnybody(to *End) network.Services {
	if !to.isolatedIn {
		return network.AllServices
	}
	return allowed(to.in, func(*Peer, string) bool { return true }, to.Pod)
}

// From returns what gets to a pod from addresses outside of the cluster.
func From(sources network.Set, to *End, share Share) network.Services {
	if !to.isolatedIn {
		return network.AllServices
	}
	return allowed(to.in, func(p *Peer, _ string) bool { return p.Block.has(sources, share) }, to.Pod)
}

// To returns what gets from a pod to addresses outside of the cluster.
func To(from *End, destinations network.Set, share Share) network.Services {
	if !from.isolatedOut {
		return network.AllServices
	}
	return allowed(from.out, func(p *Peer, _ string) bool { return p.Block.has(destinations, share) }, nil)
}

// allowed returns the ports of the rules with a peer that is meant. To is the pod
// that receives, nil for something outside of the cluster.
func allowed(rules []bound, meant func(p *Peer, namespace string) bool, to *Pod) network.Services {
	var out network.Services
	for _, b := range rules {
		is := len(b.rule.Peers) == 0
		for i := range b.rule.Peers {
			is = is || meant(&b.rule.Peers[i], b.namespace)
		}
		if is {
			out = out.Or(b.rule.services(to))
		}
	}
	return out
}

// is reports whether the peer of a policy in a namespace is a pod.
func (p *Peer) is(pod *Pod, namespace string, share Share) bool {
	if p.Block != nil {
		return p.Block.has(pod.Addresses, share)
	}
	switch {
	case pod.HostNetwork || p.Pods == nil && p.Namespaces == nil:
		return false
	case p.Namespaces == nil && pod.Namespace != namespace:
		return false
	case p.Namespaces != nil && !p.Namespaces.Matches(pod.NamespaceLabels):
		return false
	}
	return p.Pods == nil || p.Pods.Matches(pod.Labels)
}

// has reports whether a share of addresses lies in the block.
func (b *Block) has(addresses network.Set, share Share) bool {
	if b == nil || addresses.Empty() {
		return false
	}
	set := network.Of(b.CIDR).Minus(network.Of(b.Except...))
	switch share {
	case All:
		return addresses.In(set)
	case Most:
		return addresses.And(set).Broad()
	}
	return addresses.Meets(set)
}

// services returns the ports of the rule at a pod.
func (r *Rule) services(to *Pod) network.Services {
	if len(r.Ports) == 0 {
		return network.AllServices
	}
	var out network.Services
	for i := range r.Ports {
		p := &r.Ports[i]
		switch {
		case p.Name != "":
			if to == nil {
				continue
			}
			for _, n := range to.Ports {
				if n.Name == p.Name && n.Protocol == p.Protocol {
					out = out.Or(network.Numbered(p.Protocol, n.Number, n.Number))
				}
			}
		case p.From == 0 && p.To == 0:
			out = out.Or(network.Numbered(p.Protocol, 0, 0xffff))
		default:
			out = out.Or(network.Numbered(p.Protocol, p.From, p.To))
		}
	}
	return out
}
