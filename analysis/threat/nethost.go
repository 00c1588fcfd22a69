package threat

import (
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/threat/network"
)

var (
	lightsailPorts = method("lightsail-ports", "send packets to it, as its firewall lets everybody", "T1190", "https://docs.aws.amazon.com/lightsail/latest/userguide/understanding-firewall-and-port-mappings-in-amazon-lightsail.html")
	lightsailData  = method("lightsail-database", "send packets to the database, which is public", "T1190", "https://docs.aws.amazon.com/lightsail/latest/userguide/amazon-lightsail-configuring-database-data-import-mode.html")
	beanstalk      = method("elastic-beanstalk", "send requests to the environment, which is public", "T1190", "https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/vpc.html")
	sftpServer     = method("transfer-server", "send packets to the server, whose endpoint is public", "T1133", "https://docs.aws.amazon.com/transfer/latest/userguide/create-server-sftp.html")
	eksEndpoint    = method("eks-endpoint", "send requests to the API server, whose endpoint is public", "T1133", "https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html")
)

// hosts adds what is on the internet without a network of the code's own.
func (l *layout) hosts() {
	w := l.w
	anybody := Fact{Kind: Internet}
	for _, r := range w.all("aws_lightsail_instance") {
		s, g := w.lightsail(r)
		l.named(r, &lightsailPorts, s, g, anybody)
	}
	for _, r := range w.all("aws_lightsail_database") {
		if on := boolOf(r.Value.Get("publicly_accessible"), no); on == yes {
			s := ports(3306)
			if id, _ := r.Value.Get("relational_database_blueprint_id").AsString(); strings.HasPrefix(id, "postgres") {
				s = ports(5432)
			}
			l.named(r, &lightsailData, s, grant{evidence: []Evidence{at(r, "publicly_accessible")}}, anybody)
		}
	}
	for _, r := range w.all("aws_elastic_beanstalk_environment") {
		if g := (grant{}); publicEnvironment(r, &g) {
			w.rule(of(Reach, r), &beanstalk, Given, g, anybody)
			l.called(r)
		}
	}
	for _, r := range w.all("aws_transfer_server") {
		if s, ok := r.Value.Get("endpoint_type").AsString(); !ok || s == "PUBLIC" {
			l.named(r, &sftpServer, ports(22), grant{evidence: []Evidence{at(r, "endpoint_type")}}, anybody)
		}
	}
	for _, r := range w.all("aws_eks_cluster") {
		if g := (grant{}); endpointOpen(r, &g) {
			l.named(r, &eksEndpoint, ports(443), g, anybody)
		}
	}
}

// named adds that services are reached of what is in no network.
func (l *layout) named(r *model.Resource, m *Method, s network.Services, g grant, from Fact) {
	if s.Empty() {
		return
	}
	f := of(Reach, r)
	f.Name = s.String()
	l.w.rule(f, m, Given, g, from)
	switch {
	case l.w.current.seen[f]:
	case r.Type == "aws_lightsail_instance":
		l.w.exploits(r, f, s)
	case r.Type == "aws_lightsail_database":
		l.w.rule(of(Read, r), &guessPassword, Unlikely, grant{}, f)
	}
	l.w.current.seen[f] = true
}

// lightsail returns the ports that the firewall of an instance has open to strangers:
// those that are told, which replace what instances have by default.
func (w *world) lightsail(r *model.Resource) (network.Services, grant) {
	for _, p := range w.all("aws_lightsail_instance_public_ports") {
		if w.find(p, p.Value.Get("instance_name"), "name id", r.Type) != r {
			continue
		}
		var out network.Services
		g := grant{}
		for i, v := range elems(p.Value.Get("port_info")) {
			cidrs := append(words(v.Get("cidrs")), words(v.Get("ipv6_cidrs"))...)
			aliases := v.Get("cidr_list_aliases").Len() > 0
			if s, ok := servicesOf(v, "from_port", "to_port"); ok && !narrow(cidrs) && !(aliases && len(cidrs) == 0) {
				out = out.Or(s)
				g.add(at(p, "port_info", i))
			}
		}
		return out, g
	}
	open := ports(22, 80)
	if id, _ := r.Value.Get("blueprint_id").AsString(); strings.HasPrefix(id, "windows") {
		open = ports(80, 3389)
	}
	return open, grant{evidence: []Evidence{at(r, "blueprint_id")}}
}

// publicEnvironment reports whether the internet gets to an environment: one for web
// servers, of which the load balancer is public unless it is told otherwise, or the
// single instance, which has an elastic address, unless its VPC's subnets for it are
// the private ones of an internal load balancer:
// https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/command-options-general.html.
func publicEnvironment(r *model.Resource, g *grant) bool {
	if tier, _ := r.Value.Get("tier").AsString(); tier == "Worker" {
		return false
	}
	g.add(at(r, "setting"))
	for i, v := range elems(r.Value.Get("setting")) {
		namespace, _ := v.Get("namespace").AsString()
		name, _ := v.Get("name").AsString()
		if namespace != "aws:ec2:vpc" || name != "ELBScheme" {
			continue
		}
		switch s, ok := v.Get("value").AsString(); {
		case ok && strings.EqualFold(s, "internal"):
			return false
		case !ok:
			g.assume("the load balancer of " + string(r.Address) + " is public")
		}
		g.add(at(r, "setting", i))
	}
	return true
}

// associated returns the subnets of a Client VPN endpoint.
func (n *netReader) associated(r *model.Resource) []*subnetRead {
	var out []*subnetRead
	for _, a := range n.w.all("aws_ec2_client_vpn_network_association") {
		if n.w.referred(a, a.Value.Get("client_vpn_endpoint_id"), r.Type) == r {
			out = append(out, n.subnet(a, a.Value.Get("subnet_id")))
		}
	}
	return slices.Clip(out)
}
