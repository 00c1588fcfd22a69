package threat

import (
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
	pod        *pod
	sure, may  *netpol.End
	doubts     []string         // what the second rests on
	served     network.Services // what answers
	containers map[*container]network.Services
}

// kubeNet is the network of a cluster.
type kubeNet struct {
	c       *cluster
	reaches map[*pod]*reach
	order   []*reach
}

// network reads the network policies and what pods serve.
func (c *cluster) network() *kubeNet {
	n := &kubeNet{c: c, reaches: map[*pod]*reach{}}
	sure, may := c.policies(false), c.policies(true)
	for _, p := range c.pods {
		spec := p.policyPod()
		r := &reach{pod: p, sure: netpol.NewEnd(spec, sure), may: netpol.NewEnd(spec, may), containers: map[*container]network.Services{}}
		r.readPorts()
		if other := c.unread(p); other != nil {
			r.sure = netpol.NewEnd(spec, append(slices.Clone(sure), closed(p.id.Namespace)))
			r.doubts = append(r.doubts, string(other.Address)+" lets it through")
		}
		n.reaches[p] = r
		n.order = append(n.order, r)
	}
	return n
}

// closed is a policy that lets nothing through.
func closed(namespace string) *netpol.Policy {
	return &netpol.Policy{Namespace: namespace, Ingress: true, Egress: true}
}

// unread returns a policy of another kind that may be about a pod. What these say
// is not evaluated.
func (c *cluster) unread(p *pod) *model.Resource {
	for _, r := range c.all(kube.Custom) {
		id, _ := kube.Identify(r.Value)
		switch id.Group + "/" + id.Kind {
		case "cilium.io/CiliumNetworkPolicy", "crd.projectcalico.org/NetworkPolicy", "projectcalico.org/NetworkPolicy":
			if id.Namespace == p.id.Namespace {
				return r
			}
		case "cilium.io/CiliumClusterwideNetworkPolicy", "crd.projectcalico.org/GlobalNetworkPolicy", "projectcalico.org/GlobalNetworkPolicy",
			"policy.networking.k8s.io/AdminNetworkPolicy", "policy.networking.k8s.io/BaselineAdminNetworkPolicy", "policy.networking.k8s.io/ClusterNetworkPolicy":
			return r
		}
	}
	return nil
}

func (p *pod) policyPod() *netpol.Pod {
	host, _ := p.spec.Get("hostNetwork").AsBool()
	out := &netpol.Pod{Namespace: p.id.Namespace, Labels: kube.LabelsOf(p.res.Value.Get("podMetadata")), HostNetwork: host, Addresses: inside}
	// Every namespace has its name as a label:
	// https://kubernetes.io/docs/reference/labels-annotations-taints/#kubernetes-io-metadata-name.
	out.NamespaceLabels = map[string]string{}
	if r := p.c.k.find(p.res, "Namespace", "", p.id.Namespace); r != nil {
		out.NamespaceLabels = kube.LabelsOf(r.Value.Get("metadata"))
	}
	out.NamespaceLabels["kubernetes.io/metadata.name"] = p.id.Namespace
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

// policies reads the network policies. What is not known of a policy selects and
// lets through nothing or, for an open reading, is not there.
func (c *cluster) policies(open bool) []*netpol.Policy {
	var out []*netpol.Policy
	for _, r := range c.all("k8s_network_policy") {
		id, _ := kube.Identify(r.Value)
		spec := r.Value.Get("spec")
		p := &netpol.Policy{Namespace: id.Namespace}
		p.Pods, _ = kube.LabelSelector(spec.Get("podSelector"))
		if p.Pods.Vague || spec.Is(model.Unknown) {
			if !open {
				out = append(out, closed(id.Namespace))
			}
			continue
		}
		p.Ingress, p.Egress = directions(spec)
		p.In = policyRules(spec.Get("ingress"), "from", open)
		p.Out = policyRules(spec.Get("egress"), "to", open)
		out = append(out, p)
	}
	return out
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

// readPorts reads the ports that containers say they listen on.
func (r *reach) readPorts() {
	for _, c := range r.pod.containers {
		for _, v := range c.res.Value.Get("ports").Elems() {
			if n, ok := v.Get("containerPort").AsInt(); ok {
				s := network.Numbered(protocolOf(v.Get("protocol")), int(n), int(n))
				r.containers[c] = r.containers[c].Or(s)
				r.served = r.served.Or(s)
			}
		}
	}
}

// A backend is a port of a service and what it is at a pod.
type backend struct {
	service  *model.Resource
	index    int // of the port
	pod      *pod
	services network.Services
}

// backends returns where the ports of a service lead.
func (n *kubeNet) backends(service *model.Resource) []backend {
	id, _ := kube.Identify(service.Value)
	spec := service.Value.Get("spec")
	selector := spec.Get("selector")
	if selector.Len() == 0 {
		return nil
	}
	s := kube.PlainSelector(selector)
	var out []backend
	for _, p := range n.c.pods {
		if p.id.Namespace != id.Namespace || !s.Matches(kube.LabelsOf(p.res.Value.Get("podMetadata"))) {
			continue
		}
		for i, port := range spec.Get("ports").Elems() {
			if found := targetPort(p, port); !found.Empty() {
				out = append(out, backend{service, i, p, found})
			}
		}
	}
	return out
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
	return []string{"the network policies of " + string(r.pod.res.Address) + " let it through"}
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
