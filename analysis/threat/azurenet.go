package threat

import (
	"net/netip"
	"slices"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/threat/network"
)

// azureMachines are the types of machines, and where they name or hold their network
// interfaces.
var azureMachines = []string{"azurerm_linux_virtual_machine", "azurerm_linux_virtual_machine_scale_set", "azurerm_virtual_machine",
	"azurerm_virtual_machine_scale_set", "azurerm_windows_virtual_machine", "azurerm_windows_virtual_machine_scale_set"}

// An azureNet is the networks of Azure in the code.
type azureNet struct {
	w       *world
	vnets   map[*model.Resource]*azureVNet
	subnets map[*model.Resource]*azureSubnet
	groups  map[*model.Resource]*azureGroup
	places  []*azurePlace
	of      map[*model.Resource][]*azurePlace // by what has them
	within  map[*azureVNet][]*azurePlace
}

// An azureVNet is a virtual network.
type azureVNet struct {
	res   *model.Resource // nil for one that is not in the code
	space []netip.Prefix
	peers []azurePeering
	all   network.Set // see [azureVNet.reach]
}

// An azureSubnet is a part of a virtual network, with what filters and routes it.
type azureSubnet struct {
	res    *model.Resource // nil for one that is not in the code
	vnet   *azureVNet
	space  network.Set
	group  *azureGroup
	routes []azureRoute
	doubts []string
}

// An azurePlace is an interface of something.
type azurePlace struct {
	owner   *model.Resource
	nic     nic
	subnet  *azureSubnet
	private network.Set
	groups  []*azureGroup // that filter it, all of which have to let a packet through
	asgs    []*model.Resource
	acts    bool             // code runs there
	serves  network.Services // what it may answer
	// kept are what the groups let through, in and out, closed and open, where peers
	// are told by their address alone.
	kept [2][2][]network.Traffic
}

// A nic is a network interface of a machine: a resource, or a block of a scale set.
type nic struct {
	res   *model.Resource
	value *model.Value // with ip_configuration
	path  model.Path
}

func (n *nic) at(path ...any) Evidence { return at(n.res, append(slices.Clone(n.path), path...)...) }

// An azurePlacement says where resources of a type are in a network.
type azurePlacement struct {
	typ, subnet string
	acts        bool
	ports       []int
}

// azurePlaced are the types beside machines that have interfaces: where they name the
// subnet, whether code runs there, and the ports that they answer at, none for those
// that answer nothing. Of the page of each type in the provider's documentation.
var azurePlaced = []azurePlacement{
	{"azurerm_application_gateway", "gateway_ip_configuration.subnet_id", false, nil},
	{"azurerm_container_group", "subnet_ids", true, nil},
	{"azurerm_firewall", "ip_configuration.subnet_id", false, nil},
	{"azurerm_kubernetes_cluster", "default_node_pool.vnet_subnet_id", true, nil},
	{"azurerm_linux_function_app", "virtual_network_subnet_id", true, nil},
	{"azurerm_linux_web_app", "virtual_network_subnet_id", true, nil},
	{"azurerm_mssql_managed_instance", "subnet_id", false, []int{1433}},
	{"azurerm_mysql_flexible_server", "delegated_subnet_id", false, []int{3306}},
	{"azurerm_postgresql_flexible_server", "delegated_subnet_id", false, []int{5432}},
	{"azurerm_redis_cache", "subnet_id", false, []int{6380}},
	{"azurerm_windows_function_app", "virtual_network_subnet_id", true, nil},
	{"azurerm_windows_web_app", "virtual_network_subnet_id", true, nil},
}

// azureNetworks reads the networks of Azure.
func (w *world) azureNetworks() *azureNet {
	n := &azureNet{w: w, vnets: map[*model.Resource]*azureVNet{}, subnets: map[*model.Resource]*azureSubnet{},
		groups: map[*model.Resource]*azureGroup{}, of: map[*model.Resource][]*azurePlace{}, within: map[*azureVNet][]*azurePlace{}}
	for _, r := range w.all(azureMachines...) {
		for _, i := range n.nics(r) {
			n.enter(n.machine(r, i))
		}
	}
	for _, t := range azurePlaced {
		for _, r := range w.all(t.typ) {
			for _, list := range walk(r.Value, t.subnet) {
				for _, v := range elems(list) {
					if s := n.subnetAt(r, v); s != nil {
						n.enter(&azurePlace{owner: r, nic: nic{res: r}, subnet: s, private: s.space, acts: t.acts, serves: ports(t.ports...), groups: filters(s)})
					}
				}
			}
		}
	}
	return n
}

func (n *azureNet) enter(p *azurePlace) {
	n.places = append(n.places, p)
	n.of[p.owner] = append(n.of[p.owner], p)
	n.within[p.subnet.vnet] = append(n.within[p.subnet.vnet], p)
}

func filters(s *azureSubnet) []*azureGroup {
	if s.group == nil {
		return nil
	}
	return []*azureGroup{s.group}
}

// nics returns the network interfaces of a machine.
func (n *azureNet) nics(r *model.Resource) []nic {
	var out []nic
	for _, v := range elems(r.Value.Get("network_interface_ids")) {
		if to := n.w.find(r, v, "id name", "azurerm_network_interface"); to != nil {
			out = append(out, nic{to, to.Value, nil})
		}
	}
	for _, attr := range []string{"network_interface", "network_profile"} {
		for i, v := range elems(r.Value.Get(attr)) {
			out = append(out, nic{r, v, model.Path{attr, i}})
		}
	}
	return out
}

// machine returns the place of a machine's interface. A group of its own and one of
// its subnet filter it.
func (n *azureNet) machine(r *model.Resource, i nic) *azurePlace {
	p := &azurePlace{owner: r, nic: i, acts: true, serves: network.AllServices}
	for _, v := range elems(i.value.Get("ip_configuration")) {
		if p.subnet == nil {
			p.subnet = n.subnetAt(i.res, v.Get("subnet_id"))
		}
		if a, err := netip.ParseAddr(n.w.text(i.res, v.Get("private_ip_address"))); err == nil {
			p.private = p.private.Or(network.At(a))
		}
		for _, x := range elems(v.Get("application_security_group_ids")) {
			if g := n.w.find(i.res, x, "id", "azurerm_application_security_group"); g != nil {
				p.asgs = append(p.asgs, g)
			}
		}
	}
	if p.subnet == nil {
		p.subnet = unknownSubnet()
	}
	if p.private.Empty() {
		p.private = p.subnet.space
	}
	const typ = "azurerm_network_security_group"
	if g := n.w.find(i.res, i.value.Get("network_security_group_id"), "id", typ); g != nil {
		p.groups = append(p.groups, n.group(g))
	}
	p.groups = append(p.groups, n.associated(i.res, "azurerm_network_interface_security_group_association", "network_interface_id")...)
	for _, a := range n.w.all("azurerm_network_interface_application_security_group_association") {
		if n.w.referred(a, a.Value.Get("network_interface_id"), i.res.Type) == i.res {
			if g := n.w.find(a, a.Value.Get("application_security_group_id"), "id", "azurerm_application_security_group"); g != nil {
				p.asgs = append(p.asgs, g)
			}
		}
	}
	p.groups = append(p.groups, filters(p.subnet)...)
	return p
}

// associated returns the groups of an interface or a subnet that an association tells.
func (n *azureNet) associated(r *model.Resource, association, attr string) []*azureGroup {
	var out []*azureGroup
	for _, a := range n.w.all(association) {
		if n.w.referred(a, a.Value.Get(attr), r.Type) == r {
			if g := n.w.find(a, a.Value.Get("network_security_group_id"), "id", "azurerm_network_security_group"); g != nil {
				out = append(out, n.group(g))
			}
		}
	}
	return out
}

// unknownSubnet stands for what is not in the code.
func unknownSubnet() *azureSubnet {
	return &azureSubnet{vnet: &azureVNet{}, space: privateSpace}
}

// subnetAt returns the subnet that v, an attribute of r, names, nil for none.
func (n *azureNet) subnetAt(r *model.Resource, v *model.Value) *azureSubnet {
	s := n.w.find(r, v, "id", "azurerm_subnet")
	if s == nil {
		return nil
	}
	if known := n.subnets[s]; known != nil {
		return known
	}
	out := &azureSubnet{res: s}
	n.subnets[s] = out
	if vnet := n.w.find(s, s.Value.Get("virtual_network_name"), "name", "azurerm_virtual_network"); vnet != nil {
		out.vnet = n.vnet(vnet)
	} else {
		out.vnet = &azureVNet{} // the subnet stands for it
	}
	for _, attr := range []string{"address_prefixes", "address_prefix"} {
		for _, v := range elems(s.Value.Get(attr)) {
			if p, err := netip.ParsePrefix(n.w.text(s, v)); err == nil {
				out.space = out.space.Or(network.Of(p))
			}
		}
	}
	if out.space.Empty() {
		out.space = out.vnet.own()
	}
	if list := n.associated(s, "azurerm_subnet_network_security_group_association", "subnet_id"); len(list) > 0 {
		out.group = list[0]
	}
	n.route(out)
	return out
}

// vnet reads a virtual network.
func (n *azureNet) vnet(r *model.Resource) *azureVNet {
	if v := n.vnets[r]; v != nil {
		return v
	}
	v := &azureVNet{res: r}
	n.vnets[r] = v
	for _, x := range elems(r.Value.Get("address_space")) {
		if p, err := netip.ParsePrefix(n.w.text(r, x)); err == nil {
			v.space = append(v.space, p)
		}
	}
	n.peer(v)
	return v
}

// own returns the addresses of a network.
func (v *azureVNet) own() network.Set {
	if len(v.space) == 0 {
		return privateSpace
	}
	return network.Of(v.space...)
}

// reach returns what the tag VirtualNetwork stands for: the network's addresses and
// those of networks that it peers with.
func (v *azureVNet) reach() network.Set {
	if v.all.Empty() {
		v.all = v.own()
		for _, p := range v.peers {
			if p.access != no {
				v.all = v.all.Or(p.to.own())
			}
		}
	}
	return v.all
}

// lets returns what the groups of an interface let it receive from peers, or send to
// them.
func (p *azurePlace) lets(out, way int, peers network.Set, asgs []*model.Resource) network.Services {
	s := network.AllServices
	for i, g := range p.groups {
		if g.symbolic {
			s = s.And(g.traffic(p, out, way, asgs).Of(peers, way == 0))
			continue
		}
		if p.kept[out][way] == nil {
			p.kept[out][way] = make([]network.Traffic, len(p.groups))
			for k, g := range p.groups {
				p.kept[out][way][k] = g.traffic(p, out, way, nil)
			}
		}
		s = s.And(p.kept[out][way][i].Of(peers, way == 0))
	}
	return s
}
