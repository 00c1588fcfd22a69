package threat

import (
	"maps"
	"net/netip"
	"slices"
	"strconv"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/threat/network"
)

// azureMachines are the types of machines, and where they name or hold their network
// interfaces.
var azureMachines = []string{"azurerm_linux_virtual_machine", "azurerm_linux_virtual_machine_scale_set", "azurerm_virtual_machine",
	"azurerm_virtual_machine_scale_set", "azurerm_windows_virtual_machine", "azurerm_windows_virtual_machine_scale_set"}

// An azureLayout is the networks of Azure without the rules of network security groups. It
// does not change once it is read.
type azureLayout struct {
	vnets   map[*model.Resource]*azureVNet
	subnets map[azureSubnetKey]*azureSubnet
	places  []*azurePlace
	// beside are associations by their type and by what they are about.
	beside map[string]map[*model.Resource][]*model.Resource
}

// An azureSubnetKey is a subnet: a resource, or a block of a virtual network.
type azureSubnetKey struct {
	res   *model.Resource
	block int
}

// An azureNet reads networks of Azure for a cell, with the rules of their groups.
type azureNet struct {
	azureLayout
	w      *world
	groups map[place]*azureGroup
	of     map[*model.Resource][]*azurePlace // by what has them
	within map[*azureVNet][]*azurePlace
	asked  map[azurePair][2]network.Services // see between
	alike  map[string][]*azurePlace          // with code, by what tells them from others
	open   map[azureAsked]azureOpen          // see strangers
}

// An azureVNet is a virtual network.
type azureVNet struct {
	res   *model.Resource // nil for one that is not in the code
	key   string          // tells it from others
	space []netip.Prefix
	peers []azurePeering
	all   network.Set // see [azureVNet.reach]
	sites []azureSite // outside of Azure
}

// An azureSubnet is a part of a virtual network, with what filters and routes it.
type azureSubnet struct {
	res     *model.Resource // nil for one that is not in the code, or that its network holds
	vnet    *azureVNet
	space   network.Set
	filters []place // the network security group
	routes  []azureRoute
	doubts  []string
}

// An azurePlace is an interface of something.
type azurePlace struct {
	owner   *model.Resource
	nic     nic
	subnet  *azureSubnet
	private network.Set
	filters []place // groups that filter it, all of which have to let a packet through
	asgs    []*model.Resource
	acts    bool             // code runs there
	serves  network.Services // what it may answer
	// kept are what the groups let through, in and out, closed and open, where peers
	// are told by their address alone.
	kept [2][2][]network.Traffic
	// net reads the groups, once somebody asks for them.
	net    *azureNet
	groups []*azureGroup
	read   bool
	as     string // see stance
}

// walls returns the groups that filter a place.
func (p *azurePlace) walls() []*azureGroup {
	if !p.read {
		p.read = true
		for _, at := range p.filters {
			if r := p.net.w.lookup(at); r != nil {
				p.groups = append(p.groups, p.net.group(r))
			}
		}
	}
	return p.groups
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

// layOutAzure reads the networks of Azure. It reads nothing of network security groups but
// which they are, so that an edit of a rule has only those looked at again that they filter.
func (w *world) layOutAzure() *azureLayout {
	n := &azureNet{w: w, azureLayout: azureLayout{vnets: map[*model.Resource]*azureVNet{}, subnets: map[azureSubnetKey]*azureSubnet{}, beside: map[string]map[*model.Resource][]*model.Resource{}}}
	for _, r := range w.all(azureMachines...) {
		for _, i := range n.nics(r) {
			n.places = append(n.places, n.machine(r, i))
		}
	}
	for _, t := range azurePlaced {
		for _, r := range w.all(t.typ) {
			for _, list := range walk(r.Value, t.subnet) {
				for _, v := range elems(list) {
					if s := n.subnetAt(r, v); s != nil {
						n.places = append(n.places, &azurePlace{owner: r, nic: nic{res: r}, subnet: s, private: s.space, acts: t.acts, serves: ports(t.ports...), filters: s.filters})
					}
				}
			}
		}
	}
	return &n.azureLayout
}

// newAzureNet returns what reads networks for a cell.
func (w *world) newAzureNet() *azureNet {
	w.memo.Read(&w.azureNets.Node)
	l := w.azureNets.value
	n := &azureNet{w: w, groups: map[place]*azureGroup{}, of: map[*model.Resource][]*azurePlace{}, within: map[*azureVNet][]*azurePlace{}, asked: map[azurePair][2]network.Services{}, alike: map[string][]*azurePlace{}, open: map[azureAsked]azureOpen{}}
	n.azureLayout = azureLayout{vnets: maps.Clone(l.vnets), subnets: maps.Clone(l.subnets), beside: maps.Clone(l.beside)}
	for _, p := range l.places {
		own := *p
		own.net = n
		n.places = append(n.places, &own)
		n.of[p.owner] = append(n.of[p.owner], &own)
		n.within[p.subnet.vnet] = append(n.within[p.subnet.vnet], &own)
	}
	return n
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
		p.subnet = unknownSubnet(r)
	}
	if p.private.Empty() {
		p.private = p.subnet.space
	}
	if g := n.w.refers(i.res, i.value.Get("network_security_group_id"), azureGroupType); g != nil {
		p.filters = append(p.filters, placeOf(g))
	}
	p.filters = append(p.filters, n.associated(i.res, "azurerm_network_interface_security_group_association", "network_interface_id")...)
	for _, a := range n.associations(i.res, "azurerm_network_interface_application_security_group_association", "network_interface_id") {
		if g := n.w.find(a, a.Value.Get("application_security_group_id"), "id", "azurerm_application_security_group"); g != nil {
			p.asgs = append(p.asgs, g)
		}
	}
	p.filters = append(p.filters, p.subnet.filters...)
	return p
}

const azureGroupType = "azurerm_network_security_group"

// associated returns the groups of an interface or a subnet that an association tells.
func (n *azureNet) associated(r *model.Resource, association, attr string) []place {
	var out []place
	for _, a := range n.associations(r, association, attr) {
		if g := n.w.refers(a, a.Value.Get("network_security_group_id"), azureGroupType); g != nil {
			out = append(out, placeOf(g))
		}
	}
	return out
}

// associations returns the associations of a type that are about something.
func (n *azureNet) associations(r *model.Resource, association, attr string) []*model.Resource {
	key := association + " " + attr
	index := n.beside[key]
	if index == nil {
		index = map[*model.Resource][]*model.Resource{}
		for _, a := range n.w.all(association) {
			for _, ref := range a.Value.Get(attr).Refs() {
				if to := n.w.lookup(place{a.Origin.Stack, ref.Address}); to != nil && to != a {
					index[to] = append(index[to], a)
					break
				}
			}
		}
		n.beside[key] = index
	}
	return index[r]
}

// unknownSubnet stands for what is not in the code.
func unknownSubnet(of *model.Resource) *azureSubnet {
	return &azureSubnet{vnet: &azureVNet{key: of.Origin.Stack + " " + string(of.Address)}, space: privateSpace}
}

// subnetAt returns the subnet that v, an attribute of r, names, nil for none: a resource, or
// a block of its network.
func (n *azureNet) subnetAt(r *model.Resource, v *model.Value) *azureSubnet {
	if s := n.w.find(r, v, "id", "azurerm_subnet"); s != nil {
		return n.subnet(azureSubnetKey{s, -1}, s.Value)
	}
	if vnet := n.w.referred(r, v, "azurerm_virtual_network"); vnet != nil {
		blocks := elems(vnet.Value.Get("subnet"))
		if i := blockOf(v, blocks); i >= 0 {
			return n.subnet(azureSubnetKey{vnet, i}, blocks[i])
		}
	}
	return nil
}

// blockOf returns which of the subnets that a network holds a reference is to: the only one,
// or that of a name or an index in the reference, -1 where it does not tell.
func blockOf(v *model.Value, blocks []*model.Value) int {
	if len(blocks) == 1 {
		return 0
	}
	text, _ := v.AsString()
	text += v.Hint()
	for i, b := range blocks {
		name, ok := b.Get("name").AsString()
		if ok && (strings.Contains(text, "/subnets/"+name+"}") || strings.HasSuffix(text, "/subnets/"+name) || strings.Contains(text, `"`+name+`"`)) {
			return i
		}
	}
	for i := range blocks {
		if strings.Contains(text, "["+strconv.Itoa(i)+"]") {
			return i
		}
	}
	return -1
}

// subnet reads a subnet. One that its network holds names its group and its routes itself:
// https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/virtual_network#subnet.
func (n *azureNet) subnet(key azureSubnetKey, v *model.Value) *azureSubnet {
	if known := n.subnets[key]; known != nil {
		return known
	}
	out := &azureSubnet{}
	n.subnets[key] = out
	s := key.res
	switch vnet := n.w.find(s, s.Value.Get("virtual_network_name"), "name", "azurerm_virtual_network"); {
	case key.block >= 0:
		out.vnet = n.vnet(s)
	case vnet != nil:
		out.res, out.vnet = s, n.vnet(vnet)
	default: // the subnet stands for it
		out.res, out.vnet = s, &azureVNet{key: s.Origin.Stack + " " + string(s.Address)}
	}
	for _, attr := range []string{"address_prefixes", "address_prefix"} {
		for _, x := range elems(v.Get(attr)) {
			if p, err := netip.ParsePrefix(n.w.text(s, x)); err == nil {
				out.space = out.space.Or(network.Of(p))
			}
		}
	}
	if out.space.Empty() {
		out.space = out.vnet.own()
	}
	if key.block >= 0 {
		if g := n.w.refers(s, v.Get("security_group"), azureGroupType); g != nil {
			out.filters = []place{placeOf(g)}
		}
		n.route(out, s, n.w.find(s, v.Get("route_table_id"), "id", "azurerm_route_table"))
		return out
	}
	if list := n.associated(s, "azurerm_subnet_network_security_group_association", "subnet_id"); len(list) > 0 {
		out.filters = list[:1]
	}
	var table *model.Resource
	for _, a := range n.associations(s, "azurerm_subnet_route_table_association", "subnet_id") {
		table = n.w.find(a, a.Value.Get("route_table_id"), "id", "azurerm_route_table")
	}
	n.route(out, s, table)
	return out
}

// vnet reads a virtual network.
func (n *azureNet) vnet(r *model.Resource) *azureVNet {
	if v := n.vnets[r]; v != nil {
		return v
	}
	v := &azureVNet{res: r, key: r.Origin.Stack + " " + string(r.Address)}
	n.vnets[r] = v
	for _, x := range elems(r.Value.Get("address_space")) {
		if p, err := netip.ParsePrefix(n.w.text(r, x)); err == nil {
			v.space = append(v.space, p)
		}
	}
	n.peer(v)
	n.joined(v)
	return v
}

// own returns the addresses of a network.
func (v *azureVNet) own() network.Set {
	if len(v.space) == 0 {
		return privateSpace
	}
	return network.Of(v.space...)
}

// reach returns what the tag VirtualNetwork stands for: the network's addresses, those of
// networks that it peers with, and those outside of Azure that a gateway joins to it:
// https://learn.microsoft.com/azure/virtual-network/service-tags-overview.
func (v *azureVNet) reach() network.Set {
	if v.all.Empty() {
		v.all = v.own()
		for _, p := range v.peers {
			if p.access != no {
				v.all = v.all.Or(p.to.own())
			}
		}
		for _, s := range v.sites {
			v.all = v.all.Or(s.ranges)
		}
	}
	return v.all
}

// lets returns what the groups of an interface let it receive from peers, or send to
// them.
func (p *azurePlace) lets(out, way int, peers network.Set, asgs []*model.Resource) network.Services {
	s := network.AllServices
	groups := p.walls()
	for i, g := range groups {
		if g.symbolic {
			s = s.And(g.traffic(p, out, way, asgs).Of(peers, way == 0))
			continue
		}
		if p.kept[out][way] == nil {
			p.kept[out][way] = make([]network.Traffic, len(groups))
			for k, g := range groups {
				p.kept[out][way][k] = g.traffic(p, out, way, nil)
			}
		}
		s = s.And(p.kept[out][way][i].Of(peers, way == 0))
	}
	return s
}
