package threat

import (
	"maps"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/schema/kube"
	"github.com/parapet-iac/parapet/analysis/threat/network"
)

const servicePage = "https://kubernetes.io/docs/concepts/services-networking/service/#"

var (
	byBalancer = method("k8s-load-balancer", "have its load balancer pass packets on to it", "T1190", servicePage+"loadbalancer")
	byNodePort = method("k8s-node-port", "send packets to it by a port of the nodes", "T1190", servicePage+"type-nodeport")
	byExternal = method("k8s-external-ip", "send packets to it by an external address of its service", "T1190", servicePage+"external-ips")
	byIngress  = method("k8s-ingress", "have the ingress controller pass requests on to it", "T1190", "https://kubernetes.io/docs/concepts/services-networking/ingress/")
	byRoute    = method("k8s-gateway-route", "have a gateway pass requests on to it", "T1190", "https://gateway-api.sigs.k8s.io/concepts/api-overview/")
	byHostPort = method("k8s-host-port", "send packets to it by a port of the node that it is on", "T1190", "https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline")
	byPodNet   = method("k8s-pod-network", "send packets to other pods", "T1021", "https://kubernetes.io/docs/concepts/services-networking/network-policies/#the-two-sorts-of-pod-isolation")
	toOpenPods = method("k8s-pod-unshielded", "send packets to it, which no network policy shields", "T1021", "https://kubernetes.io/docs/concepts/services-networking/network-policies/#default-policies")
	throughNP  = method("k8s-pod-allowed", "send packets to it, which its network policies allow", "T1021", "https://kubernetes.io/docs/concepts/services-networking/network-policies/")
)

// pod adds what code in a pod gets, and which packets get to it and from it past services.
func (n *kubeNet) pod(at place) {
	c, k := n.c, n.c.k
	p := k.podAt(at)
	if at.stack == c.stack {
		p.derive()
	}
	r := n.reach(p.res)
	n.byHost(p, r)
	if in, _ := r.sure.Isolated(); !in {
		if s := n.served(p.res); !s.Empty() {
			k.w.rule(n.reached(r, s), &toOpenPods, Given, grant{}, c.unshielded())
		}
	}
	if _, shut := r.sure.Isolated(); !shut {
		for _, x := range r.containers {
			k.w.rule(c.unshielded(), &byPodNet, Given, grant{}, x.fact)
		}
	}
}

// unshielded is packets to pods that no network policy shields, one fact for all.
func (c *cluster) unshielded() Fact {
	return c.about(Reach, "pods that no network policy shields")
}

// service adds what a service shows outside of the cluster.
func (n *kubeNet) service(at place) {
	if s := n.c.k.w.lookup(at); s != nil {
		for _, b := range n.backends(at) {
			n.byService(s, b)
		}
	}
}

// ingress adds what an ingress shows, route what a route of the Gateway API does.
func (n *kubeNet) ingress(at place) {
	if i := n.c.k.w.lookup(at); i != nil {
		n.byIngress(i)
	}
}

func (n *kubeNet) route(at place) {
	if r := n.c.k.w.lookup(at); r != nil {
		n.byRoute(r)
	}
}

// reachable adds that strangers send packets to services of a pod: those that come
// through its policies for sure, and those that may.
func (n *kubeNet) reachable(r *reach, m *Method, sure, may network.Services, g grant, body Fact) {
	for i, s := range []network.Services{sure, may} {
		if s.Empty() {
			continue
		}
		one := grant{evidence: slices.Clone(g.evidence), assumes: slices.Clone(g.assumes)}
		if i == 1 {
			for _, d := range r.doubt() {
				one.assume(d)
			}
		}
		n.c.k.w.rule(n.reached(r, s), m, Given, one, body)
	}
}

// reached returns the fact that packets reach services of a pod, from which code in
// the containers follows that answer.
func (n *kubeNet) reached(r *reach, s network.Services) Fact {
	f := of(Reach, r.res)
	f.Name = s.String()
	k, res := n.c.k, r.res
	return k.want(f, func() { (&kubeNet{k.cluster(res.Origin.Stack)}).answers(f, res, s) })
}

// answers adds the code that answers to packets.
func (n *kubeNet) answers(f Fact, pod *model.Resource, s network.Services) {
	w := n.c.k.w
	r := n.reach(pod)
	for _, c := range r.containers {
		own := c.services.And(s)
		if own.Empty() && !s.Minus(r.declared()).Empty() && c.runs {
			own = s.Minus(r.declared()) // a port that no container tells of
		}
		if own.Empty() {
			continue
		}
		if !own.And(adminPorts).Empty() {
			w.rule(c.fact, &exploitAdmin, Wait, grant{}, f)
		}
		if !own.And(loginPorts).Empty() {
			w.rule(c.fact, &exploitLogin, Unlikely, grant{}, f)
		}
		if !own.Minus(loginPorts).Minus(adminPorts).Empty() {
			w.rule(c.fact, &exploitApp, Flaw, grant{}, f)
		}
	}
}

// declared returns the ports that containers tell of.
func (r *reach) declared() network.Services {
	var out network.Services
	for i := range r.containers {
		out = out.Or(r.containers[i].services)
	}
	return out
}

// runs reports whether the container runs as long as its pod does.
func (c *container) runs() bool {
	list, _ := c.res.Value.Get("list").AsString()
	restart, _ := c.res.Value.Get("restartPolicy").AsString()
	return list == "containers" || list == "initContainers" && restart == "Always"
}

// byService adds what a service shows of a pod outside of the cluster.
func (n *kubeNet) byService(s *model.Resource, b backend) {
	r := n.reach(b.pod)
	spec := s.Value.Get("spec")
	sure, may := r.fromOutside(b.services)
	port := at(s, "spec", "ports", b.index)
	switch typ, _ := spec.Get("type").AsString(); typ {
	case "LoadBalancer":
		g := grant{evidence: []Evidence{at(s, "spec", "type"), port}}
		if n.balances(s, &g) {
			n.reachable(r, &byBalancer, sure, may, g, Fact{Kind: Internet})
		}
	case "NodePort":
		g := grant{evidence: []Evidence{at(s, "spec", "type"), port}, assumes: []string{nodesOutside}}
		n.reachable(r, &byNodePort, sure, may, g, Fact{Kind: Internet})
	}
	if spec.Get("externalIPs").Len() > 0 {
		g := grant{evidence: []Evidence{at(s, "spec", "externalIPs"), port}, assumes: []string{"packets to the external addresses of " + string(s.Address) + " get to the nodes"}}
		n.reachable(r, &byExternal, sure, may, g, Fact{Kind: Internet})
	}
}

const nodesOutside = "the nodes can be reached from the internet"

// Annotations that make a load balancer one for the inside, and the value that
// does, "" for any but false. Sources:
// https://kubernetes.io/docs/concepts/services-networking/service/#internal-load-balancer,
// https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/service/annotations/.
var internalBalancers = map[string]string{
	"networking.gke.io/load-balancer-type":                               "Internal",
	"cloud.google.com/load-balancer-type":                                "Internal",
	"service.beta.kubernetes.io/aws-load-balancer-internal":              "",
	"service.beta.kubernetes.io/aws-load-balancer-scheme":                "internal",
	"service.beta.kubernetes.io/azure-load-balancer-internal":            "true",
	"service.kubernetes.io/ibm-load-balancer-cloud-provider-ip-type":     "private",
	"service.beta.kubernetes.io/openstack-internal-load-balancer":        "true",
	"service.beta.kubernetes.io/cce-load-balancer-internal-vpc":          "true",
	"service.beta.kubernetes.io/alibaba-cloud-loadbalancer-address-type": "intranet",
	"service.beta.kubernetes.io/oci-load-balancer-internal":              "true",
	"oci.oraclecloud.com/load-balancer-type-internal":                    "true",
	"service.kubernetes.io/qcloud-loadbalancer-internal-subnetid":        "",
}

// balances reports whether a load balancer takes packets from strangers.
func (n *kubeNet) balances(service *model.Resource, g *grant) bool {
	spec := service.Value.Get("spec")
	annotations := service.Value.Get("metadata").Get("annotations")
	ranges := words(spec.Get("loadBalancerSourceRanges"))
	if len(ranges) == 0 {
		if s, ok := annotations.Get("service.beta.kubernetes.io/load-balancer-source-ranges").AsString(); ok {
			ranges = strings.Split(s, ",")
		}
	}
	if narrow(ranges) {
		return false
	}
	for _, name := range slices.Sorted(maps.Keys(internalBalancers)) {
		want := internalBalancers[name]
		a, ok := annotations.Attr(name)
		if !ok {
			continue
		}
		got, known := a.Value.AsString()
		if on, isBool := a.Value.AsBool(); isBool && on {
			got, known = "true", true
		}
		switch {
		case !known && a.Value.Is(model.Unknown):
			g.assume(name + " of " + string(service.Address) + " lets it take packets from outside")
		case strings.EqualFold(got, want) || want == "" && got != "" && got != "false":
			return false
		}
	}
	// The controller of AWS makes load balancers for the inside unless it is told
	// otherwise.
	typ, _ := annotations.Get("service.beta.kubernetes.io/aws-load-balancer-type").AsString()
	class, _ := spec.Get("loadBalancerClass").AsString()
	if typ == "external" || typ == "nlb-ip" || class == "service.k8s.aws/nlb" {
		scheme, ok := annotations.Attr("service.beta.kubernetes.io/aws-load-balancer-scheme")
		s, _ := scheme.Value.AsString()
		return s == "internet-facing" || ok && scheme.Value.Is(model.Unknown)
	}
	return true
}

func words(v *model.Value) []string {
	var out []string
	for _, e := range v.Elems() {
		if s, ok := e.AsString(); ok {
			out = append(out, s)
		}
	}
	return out
}

// byHost adds the ports of the node that lead to a pod.
func (n *kubeNet) byHost(p *pod, r *reach) {
	host, _ := p.spec.Get("hostNetwork").AsBool()
	for _, c := range p.containers {
		for i, v := range c.res.Value.Get("ports").Elems() {
			port, ok := v.Get("containerPort").AsInt()
			_, mapped := v.Get("hostPort").AsInt()
			if !ok || !mapped && !host {
				continue
			}
			g := grant{evidence: []Evidence{c.at("ports", i, "hostPort")}, assumes: []string{nodesOutside}}
			if !mapped {
				g.evidence = []Evidence{at(p.res, "spec", "hostNetwork"), c.at("ports", i)}
			}
			if ip, _ := v.Get("hostIP").AsString(); strings.HasPrefix(ip, "127.") {
				continue
			}
			sure, may := r.fromOutside(network.Numbered(protocolOf(v.Get("protocol")), int(port), int(port)))
			n.reachable(r, &byHostPort, sure, may, g, Fact{Kind: Internet})
		}
	}
}

// byIngress adds what an ingress shows.
func (n *kubeNet) byIngress(i *model.Resource) {
	g := grant{evidence: []Evidence{at(i, "spec")}}
	if !ingressOutside(i, &g) {
		return
	}
	id := n.c.k.id(i)
	spec := i.Value.Get("spec")
	add := func(b *model.Value, path ...any) {
		name, port := b.Get("service").Get("name"), b.Get("service").Get("port")
		if name.IsNull() {
			name, port = b.Get("serviceName"), b.Get("servicePort")
		}
		s, _ := name.AsString()
		one := g
		one.evidence = []Evidence{at(i, path...)}
		n.passOn(i, &byIngress, id.Namespace, s, port, one)
	}
	for _, name := range []string{"defaultBackend", "backend"} {
		if b := spec.Get(name); !b.IsNull() {
			add(b, "spec", name)
		}
	}
	for r, rule := range spec.Get("rules").Elems() {
		for p, path := range rule.Get("http").Get("paths").Elems() {
			add(path.Get("backend"), "spec", "rules", r, "http", "paths", p, "backend")
		}
	}
}

// passOn adds that a controller passes requests on to a port of a service.
func (n *kubeNet) passOn(from *model.Resource, m *Method, ns, service string, port *model.Value, g grant) {
	s := n.c.k.find(from, "Service", ns, service)
	if s == nil {
		return
	}
	for _, b := range n.backends(placeOf(s)) {
		if !meansPort(port, s.Value.Get("spec").Get("ports").Index(b.index)) {
			continue
		}
		r := n.reach(b.pod)
		one := grant{evidence: append(slices.Clone(g.evidence), at(s, "spec", "ports", b.index)), assumes: g.assumes}
		sure, may := r.fromController(b.services)
		n.reachable(r, m, sure, may, one, Fact{Kind: Internet})
	}
}

// meansPort reports whether a reference to a port of a service is one of its ports:
// {number: 80}, {name: http} or, in older versions of the API, either by itself.
func meansPort(ref, port *model.Value) bool {
	if ref.Kind() == model.Object {
		if n := ref.Get("number"); !n.IsNull() {
			ref = n
		} else {
			ref = ref.Get("name")
		}
	}
	if n, ok := ref.AsInt(); ok {
		p, known := port.Get("port").AsInt()
		return known && p == n
	}
	if s, ok := ref.AsString(); ok {
		name, _ := port.Get("name").AsString()
		return s == name
	}
	return true
}

// ingressOutside reports whether the controller of an ingress can be reached from
// the internet. Sources:
// https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/,
// https://cloud.google.com/kubernetes-engine/docs/concepts/ingress,
// https://azure.github.io/application-gateway-kubernetes-ingress/annotations/,
// https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/.
func ingressOutside(i *model.Resource, g *grant) bool {
	annotations := i.Value.Get("metadata").Get("annotations")
	get := func(name string) string { s, _ := annotations.Get(name).AsString(); return s }
	class, _ := i.Value.Get("spec").Get("ingressClassName").AsString()
	if class == "" {
		class = get("kubernetes.io/ingress.class")
	}
	for _, a := range []string{"nginx.ingress.kubernetes.io/whitelist-source-range", "nginx.ingress.kubernetes.io/allowlist-source-range", "alb.ingress.kubernetes.io/inbound-cidrs"} {
		if s := get(a); s != "" && narrow(strings.Split(s, ",")) {
			return false
		}
	}
	for _, a := range []string{"nginx.ingress.kubernetes.io/auth-url", "nginx.ingress.kubernetes.io/auth-type", "alb.ingress.kubernetes.io/auth-type"} {
		if s := get(a); s != "" && s != "none" {
			g.assume("somebody passes the login that " + a + " asks for")
		}
	}
	switch scheme := get("alb.ingress.kubernetes.io/scheme"); {
	case scheme == "internet-facing":
		g.add(at(i, "metadata", "annotations", "alb.ingress.kubernetes.io/scheme"))
		return true
	case class == "alb" || scheme == "internal" || class == "gce-internal" || get("appgw.ingress.kubernetes.io/use-private-ip") == "true":
		return false
	case class == "gce":
		return true
	}
	g.assume("the ingress controller of " + string(i.Address) + " can be reached from the internet")
	return true
}

// Classes of gateways that are for the outside or for the inside alone:
// https://cloud.google.com/kubernetes-engine/docs/concepts/gateway-api#gatewayclass.
var gatewayClasses = map[string]bool{
	"gke-l7-global-external-managed": true, "gke-l7-regional-external-managed": true, "gke-l7-gxlb": true,
	"gke-l7-global-external-managed-mc": true, "gke-l7-regional-external-managed-mc": true, "gke-l7-gxlb-mc": true,
	"gke-l7-rilb": false, "gke-l7-rilb-mc": false, "gke-l7-cross-regional-internal-managed-mc": false,
}

// byRoute adds what a route of the Gateway API shows.
func (n *kubeNet) byRoute(r *model.Resource) {
	id := n.c.k.id(r)
	spec := r.Value.Get("spec")
	for i, parent := range spec.Get("parentRefs").Elems() {
		g := grant{evidence: []Evidence{at(r, "spec", "parentRefs", i)}}
		if !n.enters(r, id, parent, &g) {
			continue
		}
		for j, rule := range spec.Get("rules").Elems() {
			for l, b := range rule.Get("backendRefs").Elems() {
				name, _ := b.Get("name").AsString()
				ns, _ := b.Get("namespace").AsString()
				if kind, _ := b.Get("kind").AsString(); kind != "" && kind != "Service" || ns != "" && ns != id.Namespace && !n.granted(r, id, ns, name) {
					continue
				}
				if ns == "" {
					ns = id.Namespace
				}
				one := g
				one.evidence = append(slices.Clone(g.evidence), at(r, "spec", "rules", j, "backendRefs", l))
				n.passOn(r, &byRoute, ns, name, b.Get("port"), one)
			}
		}
		return
	}
}

// enters reports whether a route gets requests from outside by one of its parents.
// Listeners take routes of their own namespace unless they say otherwise:
// https://gateway-api.sigs.k8s.io/guides/multiple-ns/.
func (n *kubeNet) enters(r *model.Resource, id kube.ID, parent *model.Value, g *grant) bool {
	if kind, _ := parent.Get("kind").AsString(); kind != "" && kind != "Gateway" {
		return false // a service: traffic of the cluster itself
	}
	name, _ := parent.Get("name").AsString()
	ns, _ := parent.Get("namespace").AsString()
	if ns == "" {
		ns = id.Namespace
	}
	gateway := n.c.k.find(r, "Gateway", ns, name)
	outside := "the gateway " + name + " can be reached from the internet"
	if gateway == nil {
		g.assume(outside)
		return true
	}
	class, _ := gateway.Value.Get("spec").Get("gatewayClassName").AsString()
	public, known := gatewayClasses[class]
	if known && !public {
		return false
	}
	if !known {
		g.assume(outside)
	}
	section, _ := parent.Get("sectionName").AsString()
	for i, l := range gateway.Value.Get("spec").Get("listeners").Elems() {
		if s, _ := l.Get("name").AsString(); (section == "" || s == section) && n.admits(gateway, l, r, id, ns) {
			g.add(at(gateway, "spec", "listeners", i))
			return true
		}
	}
	return false
}

// admits reports whether a listener takes a route's namespace.
func (n *kubeNet) admits(gateway *model.Resource, listener *model.Value, r *model.Resource, id kube.ID, ns string) bool {
	namespaces := listener.Get("allowedRoutes").Get("namespaces")
	switch from, _ := namespaces.Get("from").AsString(); from {
	case "All":
		return true
	case "None":
		return false
	case "Selector":
		s, ok := kube.LabelSelector(namespaces.Get("selector"))
		return ok && s.Matches(namespaceLabels(n.c.k.find(r, "Namespace", "", id.Namespace), id.Namespace))
	}
	return id.Namespace == ns
}

// granted reports whether a ReferenceGrant lets a route name a service of another
// namespace: https://gateway-api.sigs.k8s.io/api-types/referencegrant/.
func (n *kubeNet) granted(r *model.Resource, id kube.ID, ns, name string) bool {
	for _, res := range n.c.seen(n.c.k.w.list(kube.Custom)) {
		if other := n.c.k.id(res); other.Kind != "ReferenceGrant" || other.Namespace != ns {
			continue
		}
		g := n.c.k.w.lookup(placeOf(res))
		from := slices.ContainsFunc(g.Value.Get("spec").Get("from").Elems(), func(v *model.Value) bool {
			kind, _ := v.Get("kind").AsString()
			from, _ := v.Get("namespace").AsString()
			return kind == id.Kind && from == id.Namespace
		})
		to := slices.ContainsFunc(g.Value.Get("spec").Get("to").Elems(), func(v *model.Value) bool {
			kind, _ := v.Get("kind").AsString()
			s, named := v.Get("name").AsString()
			return kind == "Service" && (!named || s == name)
		})
		if from && to {
			return true
		}
	}
	return false
}
