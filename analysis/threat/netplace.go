package threat

import (
	"maps"
	"net/netip"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/threat/network"
)

// A placement says where resources of a type name their place in a network. Paths
// are dotted; lists are gone through.
type placement struct {
	// subnets names subnets, or a group of the type subnetGroup that does.
	subnets, subnetGroup string
	groups               string
	// public is the attribute that gives a public address; "!" in front that takes
	// it away. Without one there never is one.
	public string
	// port is the attribute with the port that is served, and defaults that of
	// engines; nil for what may serve any port.
	port     string
	defaults map[string]int
}

// databases are the ports of engines, from
// https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html.
var databases = map[string]int{"mysql": 3306, "mariadb": 3306, "aurora": 3306, "aurora-mysql": 3306, "postgres": 5432, "aurora-postgresql": 5432,
	"oracle": 1521, "sqlserver": 1433, "db2": 50000, "redis": 6379, "valkey": 6379, "memcached": 11211}

// placements are those of the types that have interfaces, of the page of each type
// in the provider's documentation.
var placements = map[string]placement{
	"aws_autoscaling_group":             {subnets: "vpc_zone_identifier"},
	"aws_db_instance":                   {subnets: "db_subnet_group_name", subnetGroup: "aws_db_subnet_group", groups: "vpc_security_group_ids", public: "publicly_accessible", port: "port", defaults: databases},
	"aws_docdb_cluster":                 {subnets: "db_subnet_group_name", subnetGroup: "aws_docdb_subnet_group", groups: "vpc_security_group_ids", port: "port", defaults: map[string]int{"": 27017}},
	"aws_ecs_service":                   {subnets: "network_configuration.subnets", groups: "network_configuration.security_groups", public: "network_configuration.assign_public_ip"},
	"aws_elasticache_cluster":           {subnets: "subnet_group_name", subnetGroup: "aws_elasticache_subnet_group", groups: "security_group_ids", port: "port", defaults: databases},
	"aws_elasticache_replication_group": {subnets: "subnet_group_name", subnetGroup: "aws_elasticache_subnet_group", groups: "security_group_ids", port: "port", defaults: map[string]int{"": 6379}},
	"aws_elasticsearch_domain":          {subnets: "vpc_options.subnet_ids", groups: "vpc_options.security_group_ids", port: "-", defaults: map[string]int{"": 443}},
	"aws_elb":                           {subnets: "subnets", groups: "security_groups", public: "!internal"},
	"aws_instance":                      {subnets: "subnet_id", groups: "vpc_security_group_ids security_groups", public: "associate_public_ip_address"},
	"aws_lambda_function":               {subnets: "vpc_config.subnet_ids", groups: "vpc_config.security_group_ids"},
	"aws_lb":                            {subnets: "subnets", groups: "security_groups", public: "!internal"},
	"aws_mq_broker":                     {subnets: "subnet_ids", groups: "security_groups", public: "publicly_accessible"},
	"aws_neptune_cluster":               {subnets: "neptune_subnet_group_name", subnetGroup: "aws_neptune_subnet_group", groups: "vpc_security_group_ids", port: "port", defaults: map[string]int{"": 8182}},
	"aws_opensearch_domain":             {subnets: "vpc_options.subnet_ids", groups: "vpc_options.security_group_ids", port: "-", defaults: map[string]int{"": 443}},
	"aws_rds_cluster":                   {subnets: "db_subnet_group_name", subnetGroup: "aws_db_subnet_group", groups: "vpc_security_group_ids", public: "instance.publicly_accessible", port: "port", defaults: databases},
	"aws_redshift_cluster":              {subnets: "cluster_subnet_group_name", subnetGroup: "aws_redshift_subnet_group", groups: "vpc_security_group_ids", public: "publicly_accessible", port: "port", defaults: map[string]int{"": 5439}},
}

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
	switch {
	case r.Type == "aws_lambda_function" || p.port == "-":
		if len(subnets) == 0 {
			return nil // it is no part of a network
		}
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
	for _, path := range []string{"launch_template.id", "launch_template.name", "launch_configuration"} {
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
	for _, v := range walk(r.Value, p.subnets) {
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
	if !found && r.Type != "aws_lb" {
		e.join(n.defaultGroup(e.subnet.vpc))
	}
	if !found && r.Type == "aws_lb" {
		n.unfiltered(e, r)
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
	name, inverse := strings.CutPrefix(p.public, "!")
	answers := map[string]answer{"": no}
	a := no
	switch {
	case p.public == "":
	case r.Type == "aws_instance":
		a = n.instancePublic(e, r, template)
	default:
		values := walk(r.Value, name)
		a = answers[""]
		if inverse && len(values) == 0 {
			a = yes
			e.publicAt = append(e.publicAt, at(r, name))
		}
		for _, v := range values {
			x := boolOf(v, no)
			if inverse {
				x = yes - x
			}
			if x > a {
				a = x
				e.publicAt = []Evidence{at(r, toPath(name)...)}
			}
		}
	}
	if r.Type == "aws_autoscaling_group" {
		a = n.instancePublic(e, r, template)
	}
	if a == unknown {
		e.doubts = append(e.doubts, uncertain{text: string(r.Address) + " has a public address"})
	}
	e.Public = n.is(a)
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

// primary reports whether an instance begins with an interface that stands beside it.
func (n *netReader) primary(r *model.Resource) bool {
	for _, path := range []string{"network_interface.network_interface_id", "primary_network_interface.network_interface_id"} {
		if r.Type == "aws_instance" && len(walk(r.Value, path)) > 0 {
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

// served returns the services that a resource answers, all of them where it may
// be any.
func (n *netReader) served(r *model.Resource) network.Services {
	p := placements[r.Type]
	switch r.Type {
	case "aws_lb", "aws_elb":
		return n.listened(r)
	case "aws_lambda_function":
		return network.Services{}
	}
	if p.defaults == nil {
		return network.AllServices
	}
	number, ok := port(r.Value, p.port)
	if number < 0 || !ok {
		engine, _ := r.Value.Get("engine").AsString()
		number, ok = p.defaults[engine]
		for _, prefix := range slices.Sorted(maps.Keys(p.defaults)) {
			if !ok && strings.HasPrefix(engine, prefix) {
				number = p.defaults[prefix]
			}
		}
	}
	if number <= 0 {
		return network.Ports(network.TCP, 0, 0xffff)
	}
	return network.Ports(network.TCP, number, number)
}

// listened returns the ports of a load balancer's listeners.
func (n *netReader) listened(r *model.Resource) network.Services {
	var out network.Services
	attr := "port"
	if r.Type == "aws_elb" {
		attr = "lb_port"
	}
	for _, l := range elems(r.Value.Get("listener")) {
		number, ok := port(l, attr)
		protocol := network.TCP
		if s, _ := l.Get("protocol").AsString(); strings.Contains(strings.ToUpper(s), "UDP") {
			protocol = network.UDP
		}
		switch {
		case ok && number > 0:
			out = out.Or(network.Ports(protocol, number, number))
		case n.open:
			out = out.Or(network.Ports(protocol, 0, 0xffff))
		}
	}
	return out
}
