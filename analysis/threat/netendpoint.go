package threat

import (
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/threat/iam"
	"github.com/parapet-iac/parapet/analysis/threat/network"
)

var (
	gatewayEndpoint = method("gateway-endpoint", "send requests to the service by the endpoint", "T1530", "https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html")
	privateLink     = method("private-link", "have packets passed on to the service behind the endpoint", "T1021", "https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-share-your-services.html")
	vpnEndpoint     = method("client-vpn", "ask the VPN for a connection", "T1133", "https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/client-authentication.html")
	vpnLogin        = method("client-vpn-login", "connect with somebody's login or certificate and send packets to it", "T1133 T1078", "https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/client-authorization.html")
	mountFiles      = method("mount-file-system", "mount the file system, which asks for no credentials", "T1530", "https://docs.aws.amazon.com/efs/latest/ug/network-access.html")
)

// endpoints adds what endpoints in a network pass on: of PrivateLink to the load
// balancers of the service, of a VPN to the network.
func (l *layout) endpoints() {
	w := l.w
	for _, e := range w.all("aws_vpc_endpoint") {
		service := w.referred(e, e.Value.Get("service_name"), "aws_vpc_endpoint_service")
		if service == nil || !w.connected(e, service) {
			continue
		}
		for _, arn := range elems(service.Value.Get("network_load_balancer_arns")) {
			if lb := w.referred(service, arn, "aws_lb"); lb != nil {
				l.linkedTo[e] = append(l.linkedTo[e], link{lb, []Evidence{at(e, "service_name"), at(service, "network_load_balancer_arns")}})
			}
		}
	}
	for _, r := range w.all("aws_ec2_client_vpn_endpoint") {
		l.vpn(r)
	}
}

// connected reports whether the owner of a service lets an endpoint in.
func (w *world) connected(e, service *model.Resource) bool {
	if on, ok := service.Value.Get("acceptance_required").AsBool(); ok && !on {
		return true
	}
	if on, _ := e.Value.Get("auto_accept").AsBool(); on {
		return true
	}
	for _, x := range w.all("aws_vpc_endpoint_connection_accepter") {
		if w.referred(x, x.Value.Get("vpc_endpoint_id"), e.Type) == e {
			return true
		}
	}
	return false
}

// vpn adds where a Client VPN endpoint leads to: what its rules authorize, from an
// address of the subnets that it is associated with.
func (l *layout) vpn(r *model.Resource) {
	w := l.w
	f := of(Reach, r)
	udp, _ := r.Value.Get("transport_protocol").AsString()
	protocol := network.UDP
	if udp == "tcp" {
		protocol = network.TCP
	}
	n, ok := port(r.Value, "vpn_port")
	if !ok || n <= 0 {
		n = 443
	}
	if len(l.ends[r][1]) == 0 {
		return
	}
	f.Name = network.Ports(protocol, n, n).String()
	w.rule(f, &vpnEndpoint, Given, grant{evidence: []Evidence{at(r, "authentication_options")}}, Fact{Kind: Internet})
	var allowed network.Set
	g := grant{evidence: []Evidence{at(r, "authentication_options")}}
	for _, a := range w.all("aws_ec2_client_vpn_authorization_rule") {
		if w.referred(a, a.Value.Get("client_vpn_endpoint_id"), r.Type) == r {
			if p, ok := l.closed.prefix(a, a.Value.Get("target_network_cidr")); ok {
				allowed = allowed.Or(network.Of(p))
				g.add(at(a, "target_network_cidr"))
			} else if vpc := w.referred(a, a.Value.Get("target_network_cidr"), "aws_vpc", "aws_subnet"); vpc != nil {
				allowed = network.All
				g.add(at(a, "target_network_cidr"))
			}
		}
	}
	for _, i := range l.near(r) {
		if to := l.targets[i]; to != r {
			l.authorized(r, to, allowed, g, f)
		}
	}
}

func (l *layout) authorized(r, to *model.Resource, allowed network.Set, g grant, f Fact) {
	both := [2]network.Services{}
	grants := [2]grant{g, g}
	for i := range both {
		for _, a := range l.use(r, i) {
			for _, b := range l.use(to, i) {
				c := *b.Interface
				if c.Private = c.Private.And(allowed); c.Private.Empty() {
					continue
				}
				both[i] = both[i].Or(network.Between(a.Interface, &c, i == 0).And(l.services[to]))
				if i == 1 {
					a.doubted(&grants[i])
					b.doubted(&grants[i])
				}
			}
		}
	}
	l.addAt(to, &vpnLogin, Flaw, both, grants, f)
}

// gateways adds which gateway endpoints code in a resource gets to: those that the
// route table of its subnet leads to, as far as its groups and the ACL let it.
func (l *layout) gateways(from *model.Resource) {
	w := l.w
	for _, e := range w.all("aws_vpc_endpoint") {
		if s, ok := e.Value.Get("vpc_endpoint_type").AsString(); ok && s != "Gateway" {
			continue
		}
		var service network.Set
		name := w.text(e, e.Value.Get("service_name"))
		for end, set := range managedLists {
			if strings.HasSuffix(name, end) {
				service = set
			}
		}
		for _, x := range l.use(from, 0) {
			if x.subnet.res != nil && w.leadsTo(x.subnet.res, e) && !network.Leaving(x.Interface, service).And(ports(443)).Empty() {
				f := of(Reach, e)
				f.Name = ports(443).String()
				w.rule(f, &gatewayEndpoint, Given, grant{evidence: []Evidence{at(e, "service_name")}}, of(Compute, from))
				break
			}
		}
	}
}

// leadsTo reports whether the route table of a subnet is one of a gateway endpoint: its
// own, else the main one of the VPC.
func (w *world) leadsTo(subnet, e *model.Resource) bool {
	own := w.tableOf(subnet)
	named := func(r *model.Resource, v *model.Value) bool {
		if own != nil {
			return w.referred(r, v, own.Type) == own
		}
		vpc := w.referred(subnet, subnet.Value.Get("vpc_id"), "aws_vpc", "aws_default_vpc")
		if d := w.referred(r, v, "aws_default_route_table"); d != nil {
			return vpc != nil && w.referred(d, d.Value.Get("default_route_table_id"), vpc.Type) == vpc
		}
		return vpc != nil && w.referred(r, v, vpc.Type) == vpc
	}
	for _, v := range elems(e.Value.Get("route_table_ids")) {
		if named(e, v) {
			return true
		}
	}
	for _, a := range w.all("aws_vpc_endpoint_route_table_association") {
		if w.referred(a, a.Value.Get("vpc_endpoint_id"), e.Type) == e && named(a, a.Value.Get("route_table_id")) {
			return true
		}
	}
	return false
}

// tableOf returns the route table that a subnet is associated with, nil for the main
// one of its VPC where that is no other one.
func (w *world) tableOf(subnet *model.Resource) *model.Resource {
	for _, a := range w.all("aws_route_table_association") {
		if w.referred(a, a.Value.Get("subnet_id"), subnet.Type) == subnet {
			return w.referred(a, a.Value.Get("route_table_id"), "aws_route_table", "aws_default_route_table")
		}
	}
	vpc := w.referred(subnet, subnet.Value.Get("vpc_id"), "aws_vpc", "aws_default_vpc")
	for _, a := range w.all("aws_main_route_table_association") {
		if vpc != nil && w.referred(a, a.Value.Get("vpc_id"), vpc.Type) == vpc {
			return w.referred(a, a.Value.Get("route_table_id"), "aws_route_table")
		}
	}
	return nil
}

// mounted adds that files are read by who reaches a mount target: without credentials,
// unless the file system has a policy that wants some, else with a right to mount it:
// https://docs.aws.amazon.com/efs/latest/ug/iam-access-control-nfs-efs.html.
func (l *layout) mounted(r *model.Resource, f Fact) {
	w := l.w
	fs := w.referred(r, r.Value.Get("file_system_id"), "aws_efs_file_system")
	if fs == nil {
		return
	}
	w.rule(of(Read, fs), &logsIn, Given, grant{evidence: []Evidence{at(r, "file_system_id")}}, f, of(Login, fs))
	g := grant{allowed: iam.Yes, evidence: []Evidence{at(r, "file_system_id")}}
	if doc := fs.Value.Get("policy"); !doc.IsNull() {
		keys := map[string]iam.Entry{}
		w.everywhere(keys)
		keys["elasticfilesystem:accessedviamounttarget"] = iam.Value("true")
		for _, k := range []string{"aws:sourceip", "aws:principalarn", "aws:principalaccount", "aws:principalorgid"} {
			keys[k] = iam.Entry{}
		}
		d := iam.Evaluate(iam.Request{Principal: iam.Principal{}, Action: "elasticfilesystem:ClientMount", Resource: w.arn(fs), Account: w.account(fs).number,
			Context: iam.Context{Keys: keys, Global: iam.Doubtful, Service: iam.Doubtful}}, iam.Policies{Resource: w.document(fs, doc, model.Path{"policy"}), Mandatory: true})
		if !g.and("elasticfilesystem:ClientMount", d) {
			return
		}
		g.actions = nil
	}
	w.rule(of(Read, fs), &mountFiles, Call, g, f)
}
