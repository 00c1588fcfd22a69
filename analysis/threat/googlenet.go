package threat

import (
	"hash/fnv"
	"maps"
	"net/netip"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/threat/gcp"
	"github.com/parapet-iac/parapet/analysis/threat/network"
)

// A googleNet is a VPC network, of the code or named alone.
type googleNet struct {
	key     string
	res     *model.Resource // nil where the code does not declare it
	name    string
	project googleScope
	at      Evidence // of what names it
	members []*googleNic
	subnets network.Set
	stack   string
	// routes lead to the internet, and elsewhere.
	routes []googleRoute
	peers  []*googleNet
	sites  []googleSite // outside of the cloud
}

// String names a network for people.
func (n *googleNet) String() string {
	if n.res != nil {
		return string(n.res.Address)
	}
	return "network " + n.name + " of " + n.project.String()
}

// place is a place in a network.
func (n *googleNet) place(as string) Fact {
	f := Fact{Kind: Place, Stack: n.stack, Name: n.String()}
	if n.res != nil {
		f.Address, f.Name = n.res.Address, ""
	}
	if as != "" {
		f.Name = strings.TrimSpace(f.Name + " " + as)
	}
	return f
}

// A googleNic is an interface of a machine.
type googleNic struct {
	machine *model.Resource
	at      Evidence
	net     *googleNet
	member  gcp.Member
	// external tells which public addresses it has: of IPv4, of IPv6; unsure that the
	// code does not tell whether it has any.
	external [2]bool
	unsure   bool
	fixed    bool // its address is known
	region   string
}

// A googleLayout is the networks of Google Cloud without the rules of their firewalls. It
// does not change once it is read.
type googleLayout struct {
	nets      map[string]*googleNet
	order     []*googleNet
	firewalls map[string][]place // rules by network
	nics      map[*model.Resource][]*googleNic
}

// A googleNetReader reads networks for a cell, with the rules of their firewalls.
type googleNetReader struct {
	*googleLayout
	g       *google
	w       *world
	walls   map[*googleNet]*googleWall
	rulesOf map[string]map[*model.Resource][]*model.Resource
	lets    map[string][2]network.Traffic // see let
	budget  int
	// proxies are the addresses of proxies in networks, members the endpoints of groups, once
	// somebody has asked.
	proxies map[*googleNet]network.Set
	members map[*model.Resource][]*model.Resource
}

func (w *world) newGoogleNetReader(l *googleLayout) *googleNetReader {
	return &googleNetReader{googleLayout: l, g: w.newGoogle(), w: w, walls: map[*googleNet]*googleWall{},
		rulesOf: map[string]map[*model.Resource][]*model.Resource{}, lets: map[string][2]network.Traffic{}, budget: maxWork / 64}
}

// layOutGoogle reads the networks of Google Cloud. It reads nothing of the rules of
// firewalls but which networks they are of, so that an edit of a rule has only that
// network looked at again.
func (w *world) layOutGoogle() *googleLayout {
	l := &googleLayout{nets: map[string]*googleNet{}, firewalls: map[string][]place{}, nics: map[*model.Resource][]*googleNic{}}
	n := w.newGoogleNetReader(l)
	for _, r := range w.all("google_compute_network") {
		n.network(r, nil)
	}
	for _, r := range w.all(googleMachines...) {
		n.readMachine(r)
	}
	n.readSubnets()
	n.readRoutes()
	n.readPeerings()
	n.readSites()
	for _, r := range w.list("google_compute_firewall") {
		p := placeOf(r)
		key := w.googleRules.get(w, p, "", equal, func() string {
			now := w.lookup(p)
			if now == nil {
				return ""
			}
			return w.newGoogle().networkOf(now, now.Value.Get("network")).key
		})
		l.firewalls[key] = append(l.firewalls[key], p)
	}
	return l
}

// googleShards is over how many cells the networks are spread.
const googleShards = 32

// googleNetworks draws up which packets reach the machines of a part of the networks.
func (w *world) googleNetworks(shard uint32) {
	w.memo.Read(&w.googleNets.Node)
	n := w.newGoogleNetReader(w.googleNets.value)
	for _, net := range n.order {
		h := fnv.New32a()
		_, _ = h.Write([]byte(net.key))
		if h.Sum32()%googleShards == shard && len(net.members) > 0 {
			n.internet(net)
			n.inside(net)
		}
	}
	w.cut = w.cut || n.budget < 0
}

// googleEdges draws up what balancers lead to, and what reaches databases.
func (w *world) googleEdges() {
	w.memo.Read(&w.googleNets.Node)
	own := *w.googleNets.value // what is named here alone is no part of the layout
	own.nets, own.order = maps.Clone(own.nets), slices.Clone(own.order)
	n := w.newGoogleNetReader(&own)
	n.balancers()
	n.databases()
	n.connectors()
	w.cut = w.cut || n.budget < 0
}

// networkOf returns the network that v, an attribute of r, names; r itself where it is
// one and v is nil. What names none is in the default network.
func (g *google) networkOf(r *model.Resource, v *model.Value) *googleNet {
	res := r
	if r.Type != "google_compute_network" || v != nil {
		res = g.find(r, v, "google_compute_network")
	}
	if res == nil {
		if to := g.w.referred(r, v, "data.google_compute_network"); to != nil {
			if res = g.named(to, "google_compute_network", g.nameOf(to)); res == nil {
				return g.networkNamed(to, g.nameOf(to), r)
			}
		}
	}
	if res != nil {
		return &googleNet{key: res.Origin.Stack + "\x00" + string(res.Address), res: res, stack: res.Origin.Stack, project: g.inProject(res).scope, at: at(res, "name")}
	}
	name := "default"
	if !v.IsNull() {
		name = g.w.text(r, v)
		name = name[strings.LastIndexByte(name, '/')+1:]
	}
	return g.networkNamed(r, name, r)
}

// networkNamed returns a network that the code does not declare.
func (g *google) networkNamed(r *model.Resource, name string, by *model.Resource) *googleNet {
	project := g.inProject(r).scope
	return &googleNet{key: r.Origin.Stack + "\x00\x00" + project.String() + "\x00" + name, name: name, stack: r.Origin.Stack, project: project, at: at(by, "network")}
}

// network returns the network that v, an attribute of r, names.
func (n *googleNetReader) network(r *model.Resource, v *model.Value) *googleNet {
	return n.keep(n.g.networkOf(r, v))
}

// keep returns the one that stands for a network.
func (n *googleNetReader) keep(net *googleNet) *googleNet {
	if known := n.nets[net.key]; known != nil {
		return known
	}
	n.nets[net.key] = net
	n.order = append(n.order, net)
	return net
}

// readMachine reads the interfaces of a machine, its own or those of its template.
func (n *googleNetReader) readMachine(r *model.Resource) {
	holder := r
	if len(elems(r.Value.Get("network_interface"))) == 0 {
		holder = n.g.templateOf(r)
	}
	for i, v := range elems(holder.Value.Get("network_interface")) {
		nic := &googleNic{machine: r, at: at(holder, "network_interface", i)}
		subnet := n.g.find(holder, v.Get("subnetwork"), "google_compute_subnetwork")
		switch {
		case subnet != nil:
			nic.net = n.network(subnet, subnet.Value.Get("network"))
			nic.region, _ = subnet.Value.Get("region").AsString()
			nic.member.Addresses = subnetRanges(subnet)
		case !v.Get("network").IsNull() || v.Get("subnetwork").IsNull():
			nic.net = n.network(holder, v.Get("network"))
		default:
			nic.net = n.keep(n.g.networkNamed(holder, "of subnetwork "+n.w.text(holder, v.Get("subnetwork")), holder))
		}
		if s, ok := v.Get("network_ip").AsString(); ok {
			if a, err := netip.ParseAddr(s); err == nil {
				nic.member.Addresses, nic.fixed = network.At(a), true
			}
		}
		access := v.Get("access_config")
		nic.external[0] = len(elems(access)) > 0
		nic.external[1] = len(elems(v.Get("ipv6_access_config"))) > 0
		nic.unsure = access.Is(model.Unknown)
		n.identify(nic, r, holder)
		nic.net.members = append(nic.net.members, nic)
		n.nics[r] = append(n.nics[r], nic)
	}
}

// identify reads the tags and the service account by which firewalls know a machine.
func (n *googleNetReader) identify(nic *googleNic, r, holder *model.Resource) {
	for _, m := range []*model.Resource{r, holder} {
		if tags, _ := texts(m.Value, "tags"); len(nic.member.Tags) == 0 {
			nic.member.Tags = tags
		}
		for _, params := range []*model.Value{first(m.Value.Get("params"), "resource_manager_tags"), m.Value.Get("resource_manager_tags")} {
			for _, t := range params.Attrs() {
				nic.member.Tags = append(nic.member.Tags, secureTag(n.w.text(m, t.Value)))
			}
		}
	}
	slices.Sort(nic.member.Tags)
	nic.member.Tags = slices.Compact(nic.member.Tags)
	if runner, ok := googleRunners[r.Type]; ok {
		if a, _, _, ok := n.g.runsAs(r, runner); ok {
			nic.member.Accounts = []string{a.fact.String()}
		}
	}
}

// subnetRanges returns the addresses of a subnetwork.
func subnetRanges(subnet *model.Resource) network.Set {
	var out network.Set
	for _, v := range append([]*model.Value{subnet.Value.Get("ip_cidr_range")}, walk(subnet.Value, "secondary_ip_range.ip_cidr_range")...) {
		if s, ok := v.AsString(); ok {
			if p, err := netip.ParsePrefix(s); err == nil {
				out = out.Or(network.Of(p))
			}
		}
	}
	return out
}

// privateRanges are the addresses that networks can have, for those of which the code does not
// tell: https://cloud.google.com/vpc/docs/subnets#valid-ranges.
var privateRanges = network.Of(netip.MustParsePrefix("10.0.0.0/8"), netip.MustParsePrefix("172.16.0.0/12"), netip.MustParsePrefix("192.168.0.0/16"))

// automatic are the addresses of networks that have a subnetwork in each region:
// https://cloud.google.com/vpc/docs/subnets#ip-ranges.
var automatic = network.Of(netip.MustParsePrefix("10.128.0.0/9"))

// readSubnets notes the addresses of networks.
func (n *googleNetReader) readSubnets() {
	for _, r := range n.w.all("google_compute_subnetwork") {
		net := n.network(r, r.Value.Get("network"))
		net.subnets = net.subnets.Or(subnetRanges(r))
	}
	for _, net := range n.order {
		auto := net.res == nil && net.name == "default"
		if net.res != nil {
			on, ok := net.res.Value.Get("auto_create_subnetworks").AsBool()
			auto = on || !ok && !net.res.Value.Get("auto_create_subnetworks").Is(model.Unknown)
		}
		switch {
		case auto:
			net.subnets = net.subnets.Or(automatic)
		case net.subnets.Empty():
			net.subnets = privateRanges
		}
		for _, nic := range net.members {
			if nic.member.Addresses.Empty() {
				nic.member.Addresses = net.subnets
			}
		}
	}
}

// A googleRoute sends what is for a destination to the internet, or elsewhere.
type googleRoute struct {
	prefix   netip.Prefix
	priority int
	tags     []string
	internet bool
}

// readRoutes reads the routes of networks. Each has one to the internet unless it is
// deleted when the network is made: https://cloud.google.com/vpc/docs/routes.
func (n *googleNetReader) readRoutes() {
	everywhere := []netip.Prefix{netip.MustParsePrefix("0.0.0.0/0"), netip.MustParsePrefix("::/0")}
	for _, net := range n.order {
		if net.res != nil {
			if gone, _ := net.res.Value.Get("delete_default_routes_on_create").AsBool(); gone {
				continue
			}
		}
		for _, p := range everywhere {
			net.routes = append(net.routes, googleRoute{prefix: p, priority: 1000, internet: true})
		}
	}
	for _, r := range n.w.all("google_compute_route") {
		net := n.network(r, r.Value.Get("network"))
		s, _ := r.Value.Get("dest_range").AsString()
		p, err := netip.ParsePrefix(s)
		if err != nil {
			continue
		}
		route := googleRoute{prefix: p, priority: 1000}
		if n, ok := r.Value.Get("priority").AsInt(); ok {
			route.priority = int(n)
		}
		route.tags, _ = texts(r.Value, "tags")
		gateway := n.w.text(r, r.Value.Get("next_hop_gateway"))
		route.internet = strings.HasSuffix(gateway, "default-internet-gateway")
		net.routes = append(net.routes, route)
	}
}

// beyond returns the destinations that a machine's packets reach on the internet: the
// longest prefix decides, then the lowest priority.
func (net *googleNet) beyond(tags []string) network.Set {
	var out network.Set
	applies := func(r *googleRoute) bool {
		return len(r.tags) == 0 || slices.ContainsFunc(r.tags, func(t string) bool { return slices.Contains(tags, t) })
	}
	for i := range net.routes {
		r := &net.routes[i]
		if !r.internet || !applies(r) {
			continue
		}
		part := network.Of(r.prefix)
		for j := range net.routes {
			o := &net.routes[j]
			if o.internet || !applies(o) || o.prefix.Addr().Is4() != r.prefix.Addr().Is4() {
				continue
			}
			if o.prefix.Bits() > r.prefix.Bits() || o.prefix.Masked() == r.prefix.Masked() && o.priority < r.priority {
				part = part.Minus(network.Of(o.prefix))
			}
		}
		out = out.Or(part)
	}
	return out
}

// readPeerings joins networks. A peering is there if both sides have it, and lets through
// nothing for a third network: https://cloud.google.com/vpc/docs/vpc-peering. Spokes of
// one hub of Network Connectivity Center see each other's subnetworks:
// https://cloud.google.com/network-connectivity/docs/network-connectivity-center/concepts/vpc-spokes-overview.
func (n *googleNetReader) readPeerings() {
	type pair struct{ from, to *googleNet }
	sides := map[pair]bool{}
	var order []pair
	add := func(p pair) {
		if p.from != p.to && !sides[p] {
			sides[p] = true
			order = append(order, p)
		}
	}
	for _, r := range n.w.all("google_compute_network_peering") {
		add(pair{n.network(r, r.Value.Get("network")), n.network(r, r.Value.Get("peer_network"))})
	}
	spokes := map[*model.Resource][]*googleNet{}
	for _, r := range n.w.all("google_network_connectivity_spoke") {
		hub := n.g.find(r, r.Value.Get("hub"), "google_network_connectivity_hub")
		v := first(r.Value.Get("linked_vpc_network"), "uri")
		if hub == nil || v.IsNull() {
			continue
		}
		net := n.network(r, v)
		for _, other := range spokes[hub] {
			add(pair{net, other})
			add(pair{other, net})
		}
		spokes[hub] = append(spokes[hub], net)
	}
	for _, p := range order {
		if sides[pair{p.to, p.from}] {
			p.from.peers = append(p.from.peers, p.to)
		}
	}
}
