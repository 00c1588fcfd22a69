package threat

import (
	"net/netip"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/threat/network"
)

// An end is an interface of a resource, as it was read.
type end struct {
	*network.Interface
	subnet   *subnetRead
	groups   []*groupRead
	publicAt []Evidence
	doubts   []uncertain
}

// An uncertain is something that is not known, or all that is not known of a group.
type uncertain struct {
	text  string
	group *groupRead
}

func doubtsOf(s *subnetRead) []uncertain {
	var out []uncertain
	for _, text := range s.doubts {
		out = append(out, uncertain{text: text})
	}
	return out
}

// doubted adds what is not known of an interface.
func (e *end) doubted(g *grant) {
	for _, d := range e.doubts {
		if d.group == nil {
			g.assume(d.text)
			continue
		}
		for _, text := range d.group.doubts {
			g.assume(text)
		}
	}
}

// walk returns what stands at a dotted path, lists gone through.
func walk(v *model.Value, path string) []*model.Value {
	out := []*model.Value{v}
	for step := range strings.SplitSeq(path, ".") {
		var next []*model.Value
		for _, x := range out {
			for _, e := range elems(x) {
				if e.Is(model.Unknown) {
					next = append(next, e)
				} else if y := e.Get(step); y != nil {
					next = append(next, y)
				}
			}
		}
		out = next
	}
	return out
}

// ends returns the interfaces of a resource, none for a type without.
func (n *netReader) ends(r *model.Resource) []*end {
	p, ok := placements[r.Type]
	if !ok {
		return nil
	}
	holder, template := r, n.template(r)
	subnets := n.subnetsOf(r, &p)
	if len(subnets) == 0 && template != nil {
		for _, v := range walk(template.Value, "network_interfaces.subnet_id") {
			subnets = append(subnets, n.subnet(template, v))
		}
	}
	switch {
	case p.optional && len(subnets) == 0, !n.inside(r):
		return nil // it is no part of a network
	case n.primary(r):
		subnets = nil
	case len(subnets) == 0:
		subnets = []*subnetRead{n.defaultSubnet()}
	}
	var lists []*model.Value
	for path := range strings.FieldsSeq(p.groups) {
		lists = append(lists, walk(r.Value, path)...)
	}
	if template != nil && len(lists) == 0 {
		holder, lists = template, append(walk(template.Value, "vpc_security_group_ids"), walk(template.Value, "network_interfaces.security_groups")...)
		if template.Type == "aws_launch_configuration" {
			lists = walk(template.Value, "security_groups")
		}
	}
	var out []*end
	for _, s := range subnets {
		e := &end{Interface: &network.Interface{Subnet: s.Subnet, Private: s.addresses}, subnet: s, doubts: doubtsOf(s)}
		n.attach(e, holder, lists)
		n.public(e, r, template, &p)
		n.private(e, r)
		out = append(out, e)
	}
	return append(out, n.further(r)...)
}

// template returns the launch template or configuration of instances.
func (n *netReader) template(r *model.Resource) *model.Resource {
	const mixed = "mixed_instances_policy.launch_template.launch_template_specification."
	for _, path := range []string{"launch_template.id", "launch_template.name", "launch_configuration", mixed + "launch_template_id", mixed + "launch_template_name"} {
		for _, v := range walk(r.Value, path) {
			if t := n.w.referred(r, v, "aws_launch_template", "aws_launch_configuration"); t != nil {
				return t
			}
		}
	}
	return nil
}

// subnetsOf returns the subnets that a resource is in.
func (n *netReader) subnetsOf(r *model.Resource, p *placement) []*subnetRead {
	var out []*subnetRead
	if r.Type == "aws_ec2_client_vpn_endpoint" {
		return n.associated(r)
	}
	var named []*model.Value
	for path := range strings.FieldsSeq(p.subnets) {
		named = append(named, walk(r.Value, path)...)
	}
	for _, v := range named {
		holder, list := r, v
		if p.subnetGroup != "" {
			g := n.w.find(r, v, "name id", p.subnetGroup)
			if g == nil {
				out = append(out, n.subnet(r, v))
				continue
			}
			holder, list = g, g.Value.Get("subnet_ids")
		}
		if list.Is(model.Unknown) && len(list.Refs()) == 0 {
			out = append(out, n.subnet(holder, list))
			continue
		}
		for _, x := range elems(list) {
			out = append(out, n.subnet(holder, x))
		}
	}
	return out
}

// attach adds security groups to an interface; without any it has the default one
// of the VPC.
func (n *netReader) attach(e *end, r *model.Resource, lists []*model.Value) {
	found := false
	for _, list := range lists {
		found = found || !list.IsNull()
		if list.Is(model.Unknown) && len(list.Refs()) == 0 {
			e.join(n.unknownGroup())
			continue
		}
		for _, v := range elems(list) {
			if g := n.w.refers(r, v, "aws_security_group", "aws_default_security_group"); g != nil {
				e.join(n.group(g))
			} else {
				e.join(n.unknownGroup())
			}
		}
	}
	switch {
	case r.Type == "aws_eks_cluster":
		e.join(n.clusterGroup(r))
	case found:
	case r.Type == "aws_eks_node_group":
		n.nodes(e, r)
	case r.Type == "aws_lb":
		n.unfiltered(e, r)
	default:
		e.join(n.defaultGroup(e.subnet.vpc))
	}
}

// clusterGroup returns the group that EKS makes for a cluster, whose members are its
// endpoints and its nodes:
// https://docs.aws.amazon.com/eks/latest/userguide/sec-group-reqs.html.
func (n *netReader) clusterGroup(r *model.Resource) *groupRead {
	g := n.clusters[r]
	if g == nil {
		own := &network.Group{Out: []network.GroupRule{{Peers: network.All, Services: network.AllServices}}}
		own.In = []network.GroupRule{{Groups: []*network.Group{own}, Services: network.AllServices}}
		g = &groupRead{Group: own}
		n.clusters[r] = g
	}
	return g
}

// nodes gives a group of nodes that names no groups what EKS does: the group of the
// cluster, and if a key lets in by SSH and no groups say from where, everybody:
// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/eks_node_group#remote_access-configuration-block.
func (n *netReader) nodes(e *end, r *model.Resource) {
	cluster := n.w.find(r, r.Value.Get("cluster_name"), "name id", "aws_eks_cluster")
	if cluster != nil {
		e.join(n.clusterGroup(cluster))
	} else {
		e.join(n.unknownGroup())
	}
	for _, v := range walk(r.Value, "remote_access") {
		if v.Get("ec2_ssh_key").IsNull() || v.Get("source_security_group_ids").Len() > 0 {
			continue
		}
		ssh := []network.GroupRule{{Peers: network.AllIPv4, Services: network.Ports(network.TCP, 22, 22)}}
		e.join(&groupRead{Group: &network.Group{In: ssh}, in: []Evidence{at(r, "remote_access")}})
	}
}

func (e *end) join(g *groupRead) {
	e.groups = append(e.groups, g)
	e.Groups = append(e.Groups, g.Group)
	e.doubts = append(e.doubts, uncertain{group: g})
}

// unfiltered gives a network load balancer without groups what it lets through,
// everything; other load balancers have the default group:
// https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-security-groups.html.
func (n *netReader) unfiltered(e *end, r *model.Resource) {
	if kind, _ := r.Value.Get("load_balancer_type").AsString(); kind != "network" {
		e.join(n.defaultGroup(e.subnet.vpc))
		return
	}
	all := []network.GroupRule{{Peers: network.All, Services: network.AllServices}}
	e.join(&groupRead{Group: &network.Group{In: all, Out: all}, in: []Evidence{at(r, "security_groups")}})
}

// unknownGroup stands for groups that are declared elsewhere.
func (n *netReader) unknownGroup() *groupRead {
	if n.anyGroup == nil {
		n.anyGroup = &groupRead{Group: &network.Group{}, doubts: []string{"a security group that is declared elsewhere lets it through"}}
		if n.open {
			all := []network.GroupRule{{Peers: network.All, Services: network.AllServices}}
			n.anyGroup.In, n.anyGroup.Out = all, all
		}
	}
	return n.anyGroup
}

// defaultGroup returns the default group of a VPC: the one that the code manages,
// else what the cloud makes, which lets its members in and everything out:
// https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html.
func (n *netReader) defaultGroup(v *vpcRead) *groupRead {
	if v.groups != nil {
		return v.groups
	}
	for _, g := range n.w.all("aws_default_security_group") {
		if vpc := n.w.referred(g, g.Value.Get("vpc_id"), "aws_vpc", "aws_default_vpc"); vpc != nil && n.vpcs[vpc] == v {
			v.groups = n.group(g)
			return v.groups
		}
	}
	g := &network.Group{Out: []network.GroupRule{{Peers: network.All, Services: network.AllServices}}}
	g.In = []network.GroupRule{{Groups: []*network.Group{g}, Services: network.AllServices}}
	v.groups = &groupRead{Group: g}
	return v.groups
}

// public reads whether an interface has a public address.
func (n *netReader) public(e *end, r, template *model.Resource, p *placement) {
	a := no
	switch {
	case instanceTypes[r.Type]:
		a = n.instancePublic(e, r, template)
	case p.public != "":
		a = e.told(r, p.public)
	}
	if a == unknown {
		e.doubts = append(e.doubts, uncertain{text: string(r.Address) + " has a public address"})
	}
	e.Public = n.is(a)
}

// instanceTypes are the types whose public address their subnet may give.
var instanceTypes = map[string]bool{"aws_autoscaling_group": true, "aws_eks_node_group": true, "aws_instance": true, "aws_spot_instance_request": true}

// told reads whether attributes give a public address; one with "!" takes it away.
func (e *end) told(r *model.Resource, attrs string) answer {
	a := no
	for name := range strings.FieldsSeq(attrs) {
		name, inverse := strings.CutPrefix(name, "!")
		values := walk(r.Value, name)
		if inverse && len(values) == 0 {
			a = yes
			e.publicAt = append(e.publicAt, at(r, name))
		}
		for _, v := range values {
			x := boolOf(v, no)
			if s, _ := v.AsString(); s == "SERVICE_PROVIDED_EIPS" { // of MSK
				x = yes
			}
			if inverse {
				x = yes - x
			}
			if x > a {
				a = x
				e.publicAt = []Evidence{at(r, toPath(name)...)}
			}
		}
	}
	return a
}

func toPath(dotted string) []any {
	var out []any
	for s := range strings.SplitSeq(dotted, ".") {
		out = append(out, s)
	}
	return out
}

// instancePublic reads whether an instance gets a public address: by itself, its
// launch template, its subnet or an elastic address.
func (n *netReader) instancePublic(e *end, r, template *model.Resource) answer {
	for _, a := range n.w.all("aws_eip", "aws_eip_association") {
		for _, attr := range []string{"instance", "instance_id", "network_interface", "network_interface_id"} { // the last two name the primary one
			if n.w.referred(a, a.Value.Get(attr), r.Type) == r {
				e.publicAt = []Evidence{at(a, attr)}
				return yes
			}
		}
	}
	if v := r.Value.Get("associate_public_ip_address"); v != nil {
		e.publicAt = []Evidence{at(r, "associate_public_ip_address")}
		return boolOf(v, no)
	}
	if template != nil {
		for _, path := range []string{"network_interfaces.associate_public_ip_address", "associate_public_ip_address"} {
			for _, v := range walk(template.Value, path) {
				e.publicAt = []Evidence{at(template, toPath(path)...)}
				return boolOf(v, no)
			}
		}
	}
	e.publicAt = e.subnet.publicAt
	return e.subnet.public
}

// private reads the addresses of an interface.
func (n *netReader) private(e *end, r *model.Resource) {
	if a, err := netip.ParseAddr(n.w.text(r, r.Value.Get("private_ip"))); err == nil {
		e.Private = network.At(a)
	}
	six := e.subnet.six
	count, _ := r.Value.Get("ipv6_address_count").AsInt()
	listed := r.Value.Get("ipv6_addresses")
	switch {
	case listed.Len() > 0:
		var set network.Set
		for _, v := range elems(listed) {
			if a, err := netip.ParseAddr(n.w.text(r, v)); err == nil {
				set = set.Or(network.At(a))
			}
		}
		if set.Empty() {
			set = six
		}
		e.Private = e.Private.Or(set)
	case count > 0, e.subnet.assignSix, r.Type == "aws_lb" && n.dualStack(r):
		e.Private = e.Private.Or(six)
	}
}

func (n *netReader) dualStack(r *model.Resource) bool {
	s, _ := r.Value.Get("ip_address_type").AsString()
	return strings.HasPrefix(s, "dualstack")
}

// inside reports whether a resource that may be in a network is: the endpoint of a
// cluster where it is private, endpoints of services that are interfaces.
func (n *netReader) inside(r *model.Resource) bool {
	switch r.Type {
	case "aws_eks_cluster":
		for _, v := range walk(r.Value, "vpc_config.endpoint_private_access") {
			return n.is(boolOf(v, no))
		}
		return false
	case "aws_vpc_endpoint":
		s, _ := r.Value.Get("vpc_endpoint_type").AsString()
		return s == "Interface"
	}
	return true
}

// primary reports whether an instance begins with an interface that stands beside it.
func (n *netReader) primary(r *model.Resource) bool {
	for _, path := range []string{"network_interface.network_interface_id", "primary_network_interface.network_interface_id"} {
		if instanceTypes[r.Type] && len(walk(r.Value, path)) > 0 {
			return true
		}
	}
	return false
}

// further returns the interfaces that stand beside an instance.
func (n *netReader) further(r *model.Resource) []*end {
	if r.Type != "aws_instance" {
		return nil
	}
	var out []*end
	for _, i := range n.w.all("aws_network_interface") {
		if !n.attached(i, r) {
			continue
		}
		s := n.subnet(i, i.Value.Get("subnet_id"))
		e := &end{Interface: &network.Interface{Subnet: s.Subnet, Private: s.addresses}, subnet: s, doubts: doubtsOf(s)}
		n.attach(e, i, walk(i.Value, "security_groups"))
		for _, a := range n.w.all("aws_eip", "aws_eip_association") {
			v := firstOf(a.Value, "network_interface", "network_interface_id")
			if n.w.referred(a, v, i.Type) == i {
				e.Public, e.publicAt = true, []Evidence{at(a)}
			}
		}
		out = append(out, e)
	}
	return out
}

// attached reports whether an interface is one of an instance.
func (n *netReader) attached(i, r *model.Resource) bool {
	for _, v := range append(walk(r.Value, "network_interface.network_interface_id"), walk(r.Value, "primary_network_interface.network_interface_id")...) {
		if n.w.referred(r, v, i.Type) == i {
			return true
		}
	}
	for _, v := range walk(i.Value, "attachment.instance") {
		if n.w.referred(i, v, r.Type) == r {
			return true
		}
	}
	for _, a := range n.w.all("aws_network_interface_attachment") {
		if n.w.referred(a, a.Value.Get("network_interface_id"), i.Type) == i && n.w.referred(a, a.Value.Get("instance_id"), r.Type) == r {
			return true
		}
	}
	return false
}
