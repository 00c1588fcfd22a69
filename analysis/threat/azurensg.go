package threat

import (
	"net/netip"
	"slices"
	"strconv"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/threat/network"
)

// An azureGroup is a network security group as it is read: the rules for what comes in
// and what goes out, each in the form where what is not known is closed and in that
// where it is open.
type azureGroup struct {
	res      *model.Resource
	rules    [2][2][]azureRule // in and out; closed and open
	symbolic bool              // some rule names application security groups
}

// An azureRule is a rule of a network security group.
type azureRule struct {
	network.ACLRule
	peer, own azureEnd
	at        Evidence
}

// An azureEnd is one end of what a rule is about.
type azureEnd struct {
	set  network.Set
	vnet bool              // addresses of the virtual network and of those it peers with
	asgs []*model.Resource // members of application security groups
}

// privateSpace stands for the addresses of virtual networks that are not known:
// https://www.rfc-editor.org/rfc/rfc1918.
var privateSpace = network.Of(netip.MustParsePrefix("10.0.0.0/8"), netip.MustParsePrefix("172.16.0.0/12"), netip.MustParsePrefix("192.168.0.0/16"))

// The rules that every group has behind its own, as their numbers tell:
// https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview#default-security-rules.
// Health probes of load balancers, which 65001 lets in, come from no attacker.
var azureDefaults = [2][]azureRule{
	{{ACLRule: network.ACLRule{Number: 65000, Allow: true, Services: network.AllServices}, peer: azureEnd{vnet: true}, own: azureEnd{vnet: true}}},
	{{ACLRule: network.ACLRule{Number: 65000, Allow: true, Services: network.AllServices}, peer: azureEnd{vnet: true}, own: azureEnd{vnet: true}},
		{ACLRule: network.ACLRule{Number: 65001, Allow: true, Services: network.AllServices}, peer: azureEnd{set: network.PublicIPv4.Or(network.PublicIPv6)}, own: azureEnd{set: network.All}}},
}

// group reads a network security group with the rules beside it.
func (n *azureNet) group(r *model.Resource) *azureGroup {
	if g := n.groups[placeOf(r)]; g != nil {
		return g
	}
	g := &azureGroup{res: r}
	n.groups[placeOf(r)] = g
	for i, v := range elems(r.Value.Get("security_rule")) {
		n.rule(g, r, v, at(r, "security_rule", i))
	}
	for _, x := range n.w.rulesBeside(r) {
		n.rule(g, x, x.Value, at(x, "access"))
	}
	for out := range g.rules {
		for way := range g.rules[out] {
			g.rules[out][way] = append(g.rules[out][way], azureDefaults[out]...)
		}
	}
	return g
}

// rulesBeside returns the rules of a group that stand beside it. Which group a rule is of is
// remembered, so that an edit of one is noticed by those alone that read its group.
func (w *world) rulesBeside(r *model.Resource) []*model.Resource {
	name, _ := r.Value.Get("name").AsString()
	var out []*model.Resource
	for _, x := range w.list("azurerm_network_security_rule") {
		p := placeOf(x)
		named := w.azureRuleOf.get(w, p, azureRuleName{}, equal, func() azureRuleName {
			x := w.lookup(p)
			if x == nil {
				return azureRuleName{}
			}
			v := x.Value.Get("network_security_group_name")
			if to := w.refers(x, v, r.Type); to != nil {
				return azureRuleName{at: placeOf(to)}
			}
			name, _ := v.AsString()
			return azureRuleName{name: name, group: w.text(x, x.Value.Get("resource_group_name"))}
		})
		if named.at == placeOf(r) || named.at.address == "" && named.name != "" && named.name == name && w.sameGroup(named.group, r) {
			out = append(out, w.lookup(p))
		}
	}
	return out
}

// An azureRuleName is how a rule names its group.
type azureRuleName struct {
	at          place
	name, group string
}

// sameGroup reports whether a resource may be in a resource group of a name.
func (w *world) sameGroup(x string, b *model.Resource) bool {
	y := w.text(b, b.Value.Get("resource_group_name"))
	return x == y || x == "" || y == "" || !known(x) || !known(y)
}

// maxGroup bounds the rules of a group for one direction; the cloud allows 1,000.
const maxGroup = 1000

// rule adds a rule in both forms:
// https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview#security-rules.
func (n *azureNet) rule(g *azureGroup, r *model.Resource, v *model.Value, e Evidence) {
	out, peer, own := 0, "source", "destination"
	if s, ok := v.Get("direction").AsString(); ok && strings.EqualFold(s, "Outbound") {
		out, peer, own = 1, "destination", "source"
	}
	if len(g.rules[out][1]) >= maxGroup {
		return
	}
	for way, open := range []bool{false, true} {
		rule := azureRule{ACLRule: network.ACLRule{Number: 4096}, at: e}
		access, known := v.Get("access").AsString()
		rule.Allow = strings.EqualFold(access, "Allow")
		if !known {
			rule.Allow = open
		}
		if p, ok := v.Get("priority").AsInt(); ok {
			rule.Number = int(p)
		}
		wide := rule.Allow == open // what is not known counts for openness
		var ok [3]bool
		rule.Services, ok[0] = azureServices(v, wide)
		rule.peer, ok[1] = n.end(r, v, peer, wide)
		rule.own, ok[2] = n.end(r, v, own, wide)
		if !wide && slices.Contains(ok[:], false) {
			continue
		}
		g.symbolic = g.symbolic || len(rule.peer.asgs) > 0
		g.rules[out][way] = append(g.rules[out][way], rule)
	}
}

// azureCloud stands for the public addresses of Azure, of which whoever rents a machine there
// has one. It is a part of them, so that rules for the internet are about it, too:
// https://learn.microsoft.com/azure/virtual-network/service-tags-overview.
var azureCloud = network.Of(netip.MustParsePrefix("20.38.0.0/15"))

// end reads one end of a rule. Tags of services of Azure are addresses of no stranger,
// but for the internet's.
func (n *azureNet) end(r *model.Resource, v *model.Value, side string, wide bool) (azureEnd, bool) {
	var e azureEnd
	list, known := texts(v, side+"_address_prefix", side+"_address_prefixes")
	if !known && wide {
		return azureEnd{set: network.All}, true
	}
	for _, s := range list {
		switch {
		case s == "*" || strings.EqualFold(s, "any"):
			e.set = network.All
		case strings.EqualFold(s, "Internet"):
			e.set = e.set.Or(network.PublicIPv4).Or(network.PublicIPv6)
		case strings.EqualFold(s, "VirtualNetwork"):
			e.vnet = true
		case strings.EqualFold(s, "AzureCloud") || strings.HasPrefix(s, "AzureCloud."):
			e.set = e.set.Or(azureCloud)
		default:
			if p, err := netip.ParsePrefix(s); err == nil {
				e.set = e.set.Or(network.Of(p))
			} else if a, err := netip.ParseAddr(s); err == nil {
				e.set = e.set.Or(network.At(a))
			}
		}
	}
	for _, x := range elems(v.Get(side + "_application_security_group_ids")) {
		if g := n.w.find(r, x, "id", "azurerm_application_security_group"); g != nil {
			e.asgs = append(e.asgs, g)
		}
	}
	return e, known
}

// texts returns the strings of an attribute and of its plural.
func texts(v *model.Value, attrs ...string) (out []string, known bool) {
	known = true
	for _, attr := range attrs {
		for _, e := range elems(v.Get(attr)) {
			s, ok := e.AsString()
			if !ok {
				known = false
				continue
			}
			out = append(out, s)
		}
	}
	return out, known
}

func azureServices(v *model.Value, wide bool) (network.Services, bool) {
	list, known := texts(v, "destination_port_range", "destination_port_ranges")
	protocol, ok := v.Get("protocol").AsString()
	if (!known || !ok) && wide {
		return network.AllServices, true
	}
	var out network.Services
	for _, s := range list {
		from, to := 0, 0xffff
		if s != "*" {
			lo, hi, dash := strings.Cut(s, "-")
			if from, _ = strconv.Atoi(lo); !dash {
				hi = lo
			}
			to, _ = strconv.Atoi(hi)
		}
		switch {
		case protocol == "*" && s == "*":
			return network.AllServices, known
		case protocol == "*":
			out = out.Or(network.Ports(network.TCP, from, to)).Or(network.Ports(network.UDP, from, to))
		case strings.EqualFold(protocol, "Udp"):
			out = out.Or(network.Ports(network.UDP, from, to))
		case strings.EqualFold(protocol, "Tcp"):
			out = out.Or(network.Ports(network.TCP, from, to))
		case strings.EqualFold(protocol, "Icmp"):
			out = out.Or(network.Ports(network.ICMP, 0, 0xffff))
		}
	}
	return out, known && ok
}

// traffic returns what a group lets an interface receive or send, with peers that are
// members of application security groups.
func (g *azureGroup) traffic(p *azurePlace, out, way int, peers []*model.Resource) network.Traffic {
	space := p.subnet.vnet.reach()
	var rules []network.ACLRule
	for _, r := range g.rules[out][way] {
		if !r.own.holds(p, space, r.Allow == (way == 1)) {
			continue
		}
		rule := r.ACLRule
		rule.Peers = r.peer.set
		if r.peer.vnet {
			rule.Peers = rule.Peers.Or(space)
		}
		if slices.ContainsFunc(r.peer.asgs, func(x *model.Resource) bool { return slices.Contains(peers, x) }) {
			rule.Peers = network.All
		}
		if !rule.Peers.Empty() {
			rules = append(rules, rule)
		}
	}
	return network.Allowed(rules)
}

// holds reports whether an interface is at an end of a rule: with all of the addresses
// that it may have, or if some suffice with one of them.
func (e *azureEnd) holds(p *azurePlace, space network.Set, some bool) bool {
	set := e.set
	if e.vnet {
		set = set.Or(space)
	}
	if p.private.In(set) || some && p.private.Meets(set) {
		return true
	}
	return slices.ContainsFunc(e.asgs, func(x *model.Resource) bool { return slices.Contains(p.asgs, x) })
}
