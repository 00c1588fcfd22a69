package threat

import (
	"fmt"
	"hash/fnv"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/threat/network"
)

var (
	azureInternet = method("azure-network-internet", "send packets to it", "T1190", "https://learn.microsoft.com/azure/virtual-network/network-security-group-how-it-works")
	azureRented   = method("azure-network-rented", "send packets to it from a machine that is rented in Azure", "T1190 T1583", "https://learn.microsoft.com/azure/virtual-network/service-tags-overview")
	azureStands   = method("azure-network-place", "send packets from it", "T1021", "https://learn.microsoft.com/azure/virtual-network/virtual-networks-overview")
	azureInside   = method("azure-network-inside", "send packets to it within the virtual network", "T1021", "https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview#default-security-rules")
	azureRouted   = method("azure-firewall-inside", "send packets to it over the firewall", "T1021", "https://learn.microsoft.com/azure/firewall/rule-processing")
)

// azureShards is over how many cells the networks are spread.
const azureShards = 32

// azurePackets draws up what packets reach in a part of the networks: from the internet by
// addresses of their own, and from code in them.
func (w *world) azurePackets(shard uint32) {
	n := w.newAzureNet()
	var own []*azurePlace
	for _, p := range n.places {
		h := fnv.New32a()
		_, _ = h.Write([]byte(p.subnet.vnet.key))
		if h.Sum32()%azureShards == shard {
			own = append(own, p)
			if p.acts {
				n.alike[p.stance()] = append(n.alike[p.stance()], p)
			}
		}
	}
	for _, p := range own {
		if w.done() {
			return
		}
		if p.nic.value != nil {
			n.public(p)
		}
		n.inside(p)
		n.fromSites(p)
	}
}

// azureEdges draws up what balancers, gateways and firewalls lead to.
func (w *world) azureEdges() {
	n := w.newAzureNet()
	n.balancers()
	n.gateways()
	n.translated()
	n.logins()
}

// strangers returns the services that the groups of an interface let in from a large
// part of the internet, and the rules that do. Without a group all is let in.
func (p *azurePlace) strangers(way int) (network.Services, []Evidence) {
	key := azureAsked{p.stance(), way}
	known, ok := p.net.open[key]
	if !ok {
		known.services, known.at = p.strange(way)
		p.net.open[key] = known
	}
	return known.services, known.at
}

// An azureAsked is a place as far as its network tells it from others, closed or open.
type azureAsked struct {
	stance string
	way    int
}

// An azureOpen is what strangers are let in to, and by which rules.
type azureOpen struct {
	services network.Services
	at       []Evidence
}

func (p *azurePlace) strange(way int) (network.Services, []Evidence) {
	s := network.AllServices
	outward := p.subnet.outward()
	for _, g := range p.walls() {
		var own network.Services
		for _, b := range g.traffic(p, 0, way, nil) {
			if b.Peers.And(outward).Broad() {
				own = own.Or(b.Services)
			}
		}
		s = s.And(own)
	}
	if !outward.Broad() {
		return network.Services{}, nil
	}
	g := grant{}
	for _, x := range p.walls() {
		for _, r := range x.rules[0][way] {
			if r.Allow && r.at.Address != "" && r.peer.set.Broad() && !r.Services.And(s).Empty() {
				g.add(r.at)
			}
		}
	}
	return s, g.evidence
}

// public adds what reaches a machine by a public address of its own.
func (n *azureNet) public(p *azurePlace) {
	for i, v := range elems(p.nic.value.Get("ip_configuration")) {
		own := v.Get("public_ip_address")
		address := n.w.find(p.nic.res, v.Get("public_ip_address_id"), "id name", "azurerm_public_ip")
		if address == nil && own.IsNull() {
			continue
		}
		var both [2]network.Services
		g := grant{}
		for way := range both {
			var e []Evidence
			both[way], e = p.strangers(way)
			for _, x := range e {
				g.add(x)
			}
		}
		g.add(p.nic.at("ip_configuration", i))
		if len(p.walls()) == 0 {
			sku, known := "", false
			if address != nil {
				sku, known = address.Value.Get("sku").AsString()
				g.add(at(address, "sku"))
			}
			if known && strings.EqualFold(sku, "Standard") {
				continue // groups have to open it
			}
			if !known {
				both[0] = network.Services{}
				g.assume("the public address of " + string(p.owner.Address) + " is of the SKU Basic")
			}
		}
		n.add(p, &azureInternet, Given, both, g, Fact{Kind: Internet})
		var rented [2]network.Services
		for way := range rented {
			if azureCloud.In(p.subnet.outward()) && len(p.walls()) > 0 {
				rented[way] = p.lets(0, way, azureCloud, nil).Minus(both[way])
			}
		}
		if !rented[1].Empty() {
			n.add(p, &azureRented, Work, rented, grant{evidence: append(p.opening(azureCloud, rented[1]), p.nic.at("ip_configuration", i))}, Fact{Kind: Internet})
		}
	}
}

// opening returns where the rules stand that let services in from some addresses.
func (p *azurePlace) opening(from network.Set, s network.Services) []Evidence {
	var g grant
	for _, x := range p.walls() {
		for _, r := range x.rules[0][1] {
			if r.Allow && r.at.Address != "" && r.peer.set.Meets(from) && !r.Services.And(s).Empty() {
				g.add(r.at)
			}
		}
	}
	return g.evidence
}

// add adds that services are reached: those that are for sure, and those that are
// possible.
func (n *azureNet) add(p *azurePlace, m *Method, level Level, both [2]network.Services, g grant, body Fact) {
	w := n.w
	both[1] = both[1].Minus(both[0])
	for i, s := range both {
		if s = s.And(p.serves); s.Empty() {
			continue
		}
		h := g
		h.assumes = slices.Clip(h.assumes)
		if i == 1 && len(h.assumes) == 0 {
			h.assume("what is not known of the network of " + string(p.owner.Address) + " lets it through")
		}
		f := of(Reach, p.owner)
		f.Name = s.String()
		w.rule(f, m, level, h, body)
		if w.current.seen[f] {
			continue
		}
		w.current.seen[f] = true
		switch {
		case slices.Contains(azureMachines, p.owner.Type):
			w.exploits(p.owner, f, s)
			if s.Contains(network.TCP, 22) || s.Contains(network.TCP, 3389) {
				n.signsIn(p.owner, f)
			}
		case slices.Contains(azureDatabases, p.owner.Type):
			w.rule(of(Read, p.owner), &guessPassword, Unlikely, grant{}, f)
		}
	}
}

// inside adds what code in a network reaches: in its own, in those that this peers with,
// and over a firewall.
func (n *azureNet) inside(from *azurePlace) {
	if !from.acts {
		return
	}
	body := of(Compute, from.owner)
	if like := n.alike[from.stance()]; len(like) > 1 && n.w.opts.pairing.most == 0 {
		code := body
		body = from.standing()
		n.w.rule(body, &azureStands, Given, grant{evidence: []Evidence{from.evidence()}}, code)
		if like[0] != from {
			return // what it reaches is told of the first of them
		}
	}
	vnets := []*azureVNet{from.subnet.vnet}
	for _, x := range from.subnet.vnet.peers {
		vnets = append(vnets, x.to)
		for _, y := range x.to.peers {
			if !slices.Contains(vnets, y.to) {
				vnets = append(vnets, y.to) // perhaps over a firewall in between
			}
		}
	}
	for _, v := range vnets {
		for _, to := range n.within[v] {
			if to.owner == from.owner && body.Kind == Compute || to.serves.Empty() || n.w.skips(from.owner, to.owner) {
				continue
			}
			if n.w.done() {
				return
			}
			n.between(from, to, body)
		}
	}
}

// An azurePair is two places as far as their networks tell them from others.
type azurePair struct{ from, to string }

// stance tells a place from others, as far as groups and routes do.
func (p *azurePlace) stance() string {
	if p.as == "" {
		var b strings.Builder
		fmt.Fprintf(&b, "%p %s", p.subnet, p.private)
		for _, at := range p.filters {
			b.WriteString(" " + at.stack + "\x00" + string(at.address))
		}
		for _, g := range p.asgs {
			fmt.Fprintf(&b, " %p", g)
		}
		p.as = b.String()
	}
	return p.as
}

// standing is a place in a network that packets come from, where groups and routes cannot
// tell several machines apart: rules are then as many as machines and not as their pairs.
func (p *azurePlace) standing() Fact {
	f := Fact{Kind: Place, Stack: p.owner.Origin.Stack, Name: "as " + p.private.String()}
	if p.subnet.res != nil {
		f.Address = p.subnet.res.Address
	} else if p.subnet.vnet.res != nil {
		f.Address = p.subnet.vnet.res.Address
	}
	for _, at := range p.filters {
		f.Name += " behind " + string(at.address)
	}
	for _, g := range p.asgs {
		f.Name += " in " + string(g.Address)
	}
	return f
}

// evidence returns where it is told that something is at a place.
func (p *azurePlace) evidence() Evidence {
	if p.nic.value != nil {
		return p.nic.at("ip_configuration")
	}
	return at(p.owner)
}

// between adds which services of one place code in another one reaches.
func (n *azureNet) between(from, to *azurePlace, body Fact) {
	g := grant{}
	if d, ok := n.acrossFirewall(from, to); ok {
		var both [2]network.Services
		for way := range both {
			both[way] = from.lets(1, way, to.private, to.asgs).And(to.lets(0, way, from.private, from.asgs)).And(d.services[way])
		}
		n.add(to, &azureRouted, Given, both, d.grant, body)
		return
	}
	pair := azurePair{from.stance(), to.stance()}
	both, ok := n.asked[pair]
	if !ok {
		n.w.work += 100 * (1 + len(from.walls()) + len(to.walls()))
		for _, g := range slices.Concat(from.walls(), to.walls()) {
			if g.symbolic { // its rules are gone through anew
				n.w.work += 100 * len(g.rules[0][1])
			}
		}
		for way := range both {
			if from.carries(to, way == 1) && to.carries(from, way == 1) {
				both[way] = from.lets(1, way, to.private, to.asgs).And(to.lets(0, way, from.private, from.asgs))
			}
		}
		n.asked[pair] = both
	}
	if both[1].Empty() && both[0].Empty() {
		return
	}
	for _, x := range to.walls() {
		for _, r := range x.rules[0][1] {
			if r.Allow && r.at.Address != "" && !r.Services.And(both[1]).Empty() && (r.peer.set.Meets(from.private) || r.peer.vnet || len(r.peer.asgs) > 0) {
				g.add(r.at)
			}
		}
	}
	if x := from.subnet.vnet.peering(to.subnet.vnet); x != nil {
		for _, e := range x.at {
			g.add(e)
		}
	}
	if to.nic.value != nil {
		g.add(to.nic.at("ip_configuration"))
	}
	n.add(to, &azureInside, Given, both, g, body)
}

// ownerAt returns the places that v, an attribute of r, names: by reference to a machine
// or its interface, or by their address.
func (n *azureNet) ownerAt(v *model.Value, r *model.Resource) []*azurePlace {
	types := append([]string{"azurerm_network_interface"}, azureMachines...)
	to := n.w.referred(r, v, types...)
	text := n.w.text(r, v)
	var out []*azurePlace
	for _, p := range n.places {
		if to != nil && (p.owner == to || p.nic.res == to) || to == nil && text != "" && p.single(text) {
			out = append(out, p)
		}
	}
	return out
}
