package threat

import (
	"strconv"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/threat/network"
)

// group returns a security group.
func (n *netReader) group(r *model.Resource) *groupRead {
	g := n.groups[placeOf(r)]
	if g == nil {
		g = &groupRead{Group: &network.Group{}, reader: n, at: placeOf(r)}
		n.groups[placeOf(r)] = g
	}
	return g
}

// fill reads the rules of a security group.
func (g *groupRead) fill() {
	n := g.reader
	g.In, g.Out, g.in, g.doubts = nil, nil, nil, nil
	r := n.w.lookup(g.at)
	if r == nil {
		return
	}
	g.In, g.in = n.rules(r, "ingress", g)
	// Without egress nothing gets out: the provider removes the rule that the
	// cloud gives every group,
	// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/security_group.
	g.Out, _ = n.rules(r, "egress", g)
}

func (n *netReader) rules(r *model.Resource, attr string, g *groupRead) (out []network.GroupRule, where []Evidence) {
	list := r.Value.Get(attr)
	if list.Is(model.Unknown) {
		g.doubts = append(g.doubts, attr+" of "+string(r.Address)+" lets it through")
		if n.open {
			return []network.GroupRule{{Peers: network.All, Services: network.AllServices}}, []Evidence{at(r, attr)}
		}
		return nil, nil
	}
	for i, v := range elems(list) {
		rule := network.GroupRule{}
		peers, vague := n.peersOf(r, v.Get("cidr_blocks"), v.Get("ipv6_cidr_blocks"))
		rule.Peers = peers
		vague = n.lists(r, v, &rule) || vague
		vague = n.members(r, v, &rule, g) || vague
		services, ok := servicesOf(v, "from_port", "to_port")
		rule.Services = services
		if vague || !ok {
			g.doubts = append(g.doubts, attr+"["+strconv.Itoa(i)+"] of "+string(r.Address)+" lets it through")
			switch {
			case n.open && vague:
				rule.Peers = network.All
				fallthrough
			case n.open:
				if !ok {
					rule.Services = network.AllServices
				}
			case !ok:
				continue
			}
		}
		out, where = append(out, rule), append(where, at(r, attr, i))
	}
	return out, where
}

// lists adds the prefix lists of a rule.
func (n *netReader) lists(r *model.Resource, v *model.Value, rule *network.GroupRule) (vague bool) {
	for _, x := range elems(v.Get("prefix_list_ids")) {
		list := n.w.referred(r, x, "aws_ec2_managed_prefix_list")
		if list == nil {
			set, known := n.w.managedList(r, x)
			rule.Peers = rule.Peers.Or(set)
			vague = vague || !known
			continue
		}
		for _, e := range elems(list.Value.Get("entry")) {
			if p, ok := n.prefix(list, e.Get("cidr")); ok {
				rule.Peers = rule.Peers.Or(network.Of(p))
			} else {
				vague = true
			}
		}
	}
	return vague
}

// members adds the groups that a rule names.
func (n *netReader) members(r *model.Resource, v *model.Value, rule *network.GroupRule, g *groupRead) (vague bool) {
	if n.is(boolOf(v.Get("self"), no)) {
		rule.Groups = append(rule.Groups, g.Group)
	}
	list := v.Get("security_groups")
	if list.Is(model.Unknown) && list.Kind() != model.List {
		return true
	}
	for _, x := range elems(list) {
		if to := n.w.refers(r, x, "aws_security_group", "aws_default_security_group"); to != nil {
			rule.Groups = append(rule.Groups, n.group(to).Group)
		} else if self := n.selfReferred(r, x); self {
			rule.Groups = append(rule.Groups, g.Group)
		}
	}
	return false
}

// selfReferred reports whether a rule that stands beside its group names it.
func (n *netReader) selfReferred(r *model.Resource, v *model.Value) bool {
	for _, ref := range v.Refs() {
		if ref.Address == r.Address {
			return true
		}
	}
	return false
}
