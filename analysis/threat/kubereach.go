package threat

import (
	"maps"
	"net/netip"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/schema/kube"
	"github.com/parapet-iac/parapet/analysis/threat/netpol"
	"github.com/parapet-iac/parapet/analysis/threat/network"
)

// inside are the addresses that pods and nodes have, as far as manifests tell:
// https://www.rfc-editor.org/rfc/rfc1918 and the shared ones of
// https://www.rfc-editor.org/rfc/rfc6598.
var inside = network.Of(netip.MustParsePrefix("10.0.0.0/8"), netip.MustParsePrefix("172.16.0.0/12"),
	netip.MustParsePrefix("192.168.0.0/16"), netip.MustParsePrefix("100.64.0.0/10"))

// A reach is a pod in its network, read in two ways: for what is let through for
// sure, and for what may be.
type reach struct {
	res        *model.Resource // the pod, which says where it is
	sure, may  *netpol.End
	doubts     []string // what the second rests on
	containers []answerer
}

// An answerer is a container with the ports that it says it listens on.
type answerer struct {
	fact     Fact
	services network.Services
	runs     bool // as long as its pod does
}

// kubeNet is the network of a cluster.
type kubeNet struct{ c *cluster }

// reach reads the network policies of a pod and what it serves.
func (n *kubeNet) reach(res *model.Resource) *reach {
	c, k := n.c, n.c.k
	at := placeOf(res)
	return k.reaches.get(k.w, seen{c.stack, at}, nil, sameReach, func() *reach {
		p := k.podAt(at)
		r := &reach{res: &model.Resource{Address: at.address, Origin: p.res.Origin}}
		var sure, may []*netpol.Policy
		for _, policy := range c.seen(k.policies.get(p.id.Namespace)) {
			l := k.limit(policy)
			if l.sure != nil {
				sure = append(sure, l.sure)
			}
			if l.may != nil {
				may = append(may, l.may)
			}
		}
		if other := c.unread(p.id.Namespace); other != nil {
			sure = append(sure, closed(p.id.Namespace))
			r.doubts = append(r.doubts, string(other.Address)+" lets it through")
		}
		spec := p.policyPod()
		r.sure, r.may = netpol.NewEnd(spec, sure), netpol.NewEnd(spec, may)
		for _, x := range p.containers {
			r.containers = append(r.containers, answerer{x.fact, x.listens(), x.runs()})
		}
		return r
	})
}

// sameReach reports whether two pods are the same to packets.
func sameReach(a, b *reach) bool {
	if a == nil || b == nil || a.res.Address != b.res.Address {
		return a == b
	}
	return alike(a.sure, b.sure) && alike(a.may, b.may) && slices.Equal(a.doubts, b.doubts) && alike(a.containers, b.containers)
}

// closed is a policy that lets nothing through.
func closed(namespace string) *netpol.Policy {
	return &netpol.Policy{Namespace: namespace, Ingress: true, Egress: true}
}

// readShields finds the policies of other kinds, of which what they say is not evaluated.
func (k *objects) readShields() []*model.Resource {
	return slices.DeleteFunc(k.known(k.w.list(kube.Custom)), func(r *model.Resource) bool {
		id := k.id(r)
		_, ok := otherPolicies[id.Group+"/"+id.Kind]
		return !ok
	})
}

// otherPolicies are the kinds of policies that are not evaluated, and whether they may be
// about the pods of all namespaces.
var otherPolicies = map[string]bool{
	"cilium.io/CiliumNetworkPolicy":                       false,
	"crd.projectcalico.org/NetworkPolicy":                 false,
	"projectcalico.org/NetworkPolicy":                     false,
	"cilium.io/CiliumClusterwideNetworkPolicy":            true,
	"crd.projectcalico.org/GlobalNetworkPolicy":           true,
	"projectcalico.org/GlobalNetworkPolicy":               true,
	"policy.networking.k8s.io/AdminNetworkPolicy":         true,
	"policy.networking.k8s.io/BaselineAdminNetworkPolicy": true,
	"policy.networking.k8s.io/ClusterNetworkPolicy":       true,
}

// unread returns a policy of another kind that may be about the pods of a namespace.
func (c *cluster) unread(namespace string) *model.Resource {
	c.k.w.memo.Read(&c.k.shields.Node)
	for _, r := range c.seen(c.k.shields.value) {
		if id := c.k.id(r); otherPolicies[id.Group+"/"+id.Kind] || id.Namespace == namespace {
			return r
		}
	}
	return nil
}

func (p *pod) policyPod() *netpol.Pod {
	host, _ := p.spec.Get("hostNetwork").AsBool()
	out := &netpol.Pod{Namespace: p.id.Namespace, Labels: kube.LabelsOf(p.res.Value.Get("podMetadata")), HostNetwork: host, Addresses: inside}
	out.NamespaceLabels = namespaceLabels(p.c.k.find(p.res, "Namespace", "", p.id.Namespace), p.id.Namespace)
	for _, c := range p.containers {
		for _, v := range c.res.Value.Get("ports").Elems() {
			name, _ := v.Get("name").AsString()
			number, ok := v.Get("containerPort").AsInt()
			if name != "" && ok {
				out.Ports = append(out.Ports, netpol.NamedPort{Name: name, Protocol: protocolOf(v.Get("protocol")), Number: int(number)})
			}
		}
	}
	return out
}

// protocolOf reads a protocol, which is TCP unless something else is said.
func protocolOf(v *model.Value) int {
	switch s, _ := v.AsString(); s {
	case "UDP":
		return network.UDP
	case "SCTP":
		return netpol.SCTP
	}
	return network.TCP
}

// A limit is a network policy in both readings: what is not known of it selects and lets
// through nothing or, in the open one, is not there.
type limit struct{ sure, may *netpol.Policy }

// limit reads a network policy.
func (k *objects) limit(r *model.Resource) limit {
	at := placeOf(r)
	return k.limits.get(k.w, at, limit{}, alike, func() limit {
		now := k.w.lookup(at)
		if now == nil {
			return limit{}
		}
		return limit{readPolicy(now, k.id(r).Namespace, false), readPolicy(now, k.id(r).Namespace, true)}
	})
}

func readPolicy(r *model.Resource, namespace string, open bool) *netpol.Policy {
	spec := r.Value.Get("spec")
	p := &netpol.Policy{Namespace: namespace}
	p.Pods, _ = kube.LabelSelector(spec.Get("podSelector"))
	if p.Pods.Vague || spec.Is(model.Unknown) {
		if open {
			return nil
		}
		return closed(namespace)
	}
	p.Ingress, p.Egress = directions(spec)
	p.In = policyRules(spec.Get("ingress"), "from", open)
	p.Out = policyRules(spec.Get("egress"), "to", open)
	return p
}

// directions tells what a policy isolates. Without policyTypes it is what comes in
// and, where it has rules for that, what goes out:
// https://kubernetes.io/docs/concepts/services-networking/network-policies/#networkpolicy-resource.
func directions(spec *model.Value) (in, out bool) {
	types := spec.Get("policyTypes")
	if types.IsNull() || types.Kind() == model.List && types.Len() == 0 {
		return true, spec.Get("egress").Len() > 0
	}
	for _, t := range types.Elems() {
		s, _ := t.AsString()
		in, out = in || s == "Ingress", out || s == "Egress"
	}
	return in, out
}

func policyRules(list *model.Value, peers string, open bool) []netpol.Rule {
	var out []netpol.Rule
	for _, v := range list.Elems() {
		var rule netpol.Rule
		if v.Is(model.Unknown) || v.Get(peers).Is(model.Unknown) || v.Get("ports").Is(model.Unknown) {
			if open {
				out = append(out, rule)
			}
			continue
		}
		for _, p := range v.Get(peers).Elems() {
			rule.Peers = append(rule.Peers, policyPeer(p, open))
		}
		for _, p := range v.Get("ports").Elems() {
			rule.Ports = append(rule.Ports, policyPort(p))
		}
		out = append(out, rule)
	}
	return out
}

func policyPeer(v *model.Value, open bool) netpol.Peer {
	var peer netpol.Peer
	selector := func(name string) *kube.Selector {
		s, ok := kube.LabelSelector(v.Get(name))
		switch {
		case !ok:
			return nil
		case s.Vague && open:
			return &kube.Selector{}
		}
		return &s
	}
	peer.Pods, peer.Namespaces = selector("podSelector"), selector("namespaceSelector")
	block := v.Get("ipBlock")
	cidr, _ := block.Get("cidr").AsString()
	if prefix, err := netip.ParsePrefix(cidr); err == nil {
		peer.Block = &netpol.Block{CIDR: prefix.Masked()}
		for _, e := range block.Get("except").Elems() {
			s, _ := e.AsString()
			if p, err := netip.ParsePrefix(s); err == nil {
				peer.Block.Except = append(peer.Block.Except, p.Masked())
			}
		}
	}
	return peer
}

func policyPort(v *model.Value) netpol.Port {
	p := netpol.Port{Protocol: protocolOf(v.Get("protocol"))}
	port := v.Get("port")
	if name, ok := port.AsString(); ok {
		p.Name = name
	}
	if number, ok := port.AsInt(); ok {
		p.From, p.To = int(number), int(number)
		if end, ok := v.Get("endPort").AsInt(); ok {
			p.To = int(end)
		}
	}
	return p
}

// listens returns the ports that the container says it listens on.
func (c *container) listens() network.Services {
	var out network.Services
	for _, v := range c.res.Value.Get("ports").Elems() {
		if n, ok := v.Get("containerPort").AsInt(); ok {
			out = out.Or(network.Numbered(protocolOf(v.Get("protocol")), int(n), int(n)))
		}
	}
	return out
}

// A labelKey is a label of pods in a namespace; without a name it is about all of them.
type labelKey struct{ namespace, name, value string }

// readLabels finds the pods that have a label.
func (k *objects) readLabels() map[labelKey][]*model.Resource {
	out := map[labelKey][]*model.Resource{}
	for _, r := range k.pods() {
		ns := k.id(r).Namespace
		all := labelKey{namespace: ns}
		out[all] = append(out[all], r)
		for name, value := range k.labelsOf(r) {
			key := labelKey{ns, name, value}
			out[key] = append(out[key], r)
		}
	}
	return out
}

// labelsOf returns the labels of a pod, which the caller must not change.
func (k *objects) labelsOf(r *model.Resource) map[string]string {
	at := placeOf(r)
	return k.labels.get(k.w, at, nil, maps.Equal, func() map[string]string {
		if now := k.w.lookup(at); now != nil {
			return kube.LabelsOf(now.Value.Get("podMetadata"))
		}
		return nil
	})
}

// selected returns the pods of a namespace that may be those that a selector means: all
// that are, and perhaps more.
func (c *cluster) selected(namespace string, s *kube.Selector) []*model.Resource {
	best := c.k.labelled.get(labelKey{namespace: namespace})
	if s != nil {
		for name, value := range s.Equal {
			if list := c.k.labelled.get(labelKey{namespace, name, value}); len(list) < len(best) {
				best = list
			}
		}
	}
	return c.seen(best)
}

// A backend is a port of a service and what it is at a pod.
type backend struct {
	index    int             // of the port
	pod      *model.Resource // says where it is
	services network.Services
}

// backends returns where the ports of a service lead.
func (n *kubeNet) backends(service place) []backend {
	c, k := n.c, n.c.k
	same := func(a, b backend) bool {
		return a.index == b.index && placeOf(a.pod) == placeOf(b.pod) && a.services.Equal(b.services)
	}
	return k.leading.get(k.w, seen{c.stack, service}, nil, func(a, b []backend) bool { return slices.EqualFunc(a, b, same) }, func() []backend {
		r := k.w.lookup(service)
		if r == nil {
			return nil
		}
		spec := r.Value.Get("spec")
		selector := spec.Get("selector")
		if selector.Len() == 0 {
			return nil
		}
		s := kube.PlainSelector(selector)
		var out []backend
		for _, p := range c.selected(k.id(r).Namespace, &s) {
			if !s.Matches(k.labelsOf(p)) {
				continue
			}
			for i, port := range spec.Get("ports").Elems() {
				if found := targetPort(k.podAt(placeOf(p)), port); !found.Empty() {
					out = append(out, backend{i, p, found})
				}
			}
		}
		return out
	})
}

// served is what answers at a pod because of services.
type served struct{ network.Services }

func (s served) same(t served) bool { return s.Equal(t.Services) }

// readBackends finds what services lead to at each pod.
func (k *objects) readBackends() map[seen]served {
	out := map[seen]served{}
	for _, c := range k.order() {
		for _, s := range c.seen(k.w.list("k8s_service")) {
			for _, b := range (&kubeNet{c}).backends(placeOf(s)) {
				at := seen{c.stack, placeOf(b.pod)}
				out[at] = served{out[at].Or(b.services)}
			}
		}
	}
	return out
}

// served returns what answers at a pod.
func (n *kubeNet) served(p *model.Resource) network.Services {
	return n.reach(p).declared().Or(n.c.k.behind.get(seen{n.c.stack, placeOf(p)}).Services)
}

// targetPort returns which port of a pod a port of a service leads to.
func targetPort(p *pod, port *model.Value) network.Services {
	protocol := protocolOf(port.Get("protocol"))
	target := port.Get("targetPort")
	if target.IsNull() {
		target = port.Get("port")
	}
	if n, ok := target.AsInt(); ok {
		return network.Numbered(protocol, int(n), int(n))
	}
	var out network.Services
	name, _ := target.AsString()
	for _, c := range p.containers {
		for _, v := range c.res.Value.Get("ports").Elems() {
			n, ok := v.Get("containerPort").AsInt()
			if s, _ := v.Get("name").AsString(); ok && s == name && name != "" && protocolOf(v.Get("protocol")) == protocol {
				out = out.Or(network.Numbered(protocol, int(n), int(n)))
			}
		}
	}
	return out
}

// Most of what reaches a pod through policies, and what may.

// fromOutside returns which services of a pod strangers reach: for sure, and
// perhaps, where the address that packets come from is a node's by then.
func (r *reach) fromOutside(s network.Services) (sure, may network.Services) {
	sure = netpol.From(network.PublicIPv4, r.sure, netpol.Most).And(s)
	may = netpol.From(network.PublicIPv4, r.may, netpol.Most).Or(netpol.From(inside, r.may, netpol.Some)).And(s)
	return sure, may.Minus(sure)
}

// fromController returns which services of a pod a controller in some namespace
// reaches.
func (r *reach) fromController(s network.Services) (sure, may network.Services) {
	some := netpol.NewEnd(&netpol.Pod{Addresses: inside}, nil)
	sure = netpol.Between(some, r.sure, netpol.All).And(s)
	return sure, netpol.FromAnybody(r.may).And(s).Minus(sure)
}

// doubt says what the policies that are about a pod have to let through.
func (r *reach) doubt() []string {
	if len(r.doubts) > 0 {
		return r.doubts
	}
	return []string{"the network policies of " + string(r.res.Address) + " let it through"}
}

// narrow reports whether ranges of addresses keep strangers out.
func narrow(ranges []string) bool {
	var all network.Set
	for _, s := range ranges {
		if p, err := netip.ParsePrefix(strings.TrimSpace(s)); err == nil {
			all = all.Or(network.Of(p.Masked()))
		}
	}
	return len(ranges) > 0 && !all.Broad()
}
