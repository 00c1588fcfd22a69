package threat

import (
	"strconv"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/threat/network"
)

// acl reads the network ACL of a subnet: one that names it, else the default one,
// which lets everything through unless the code manages it.
func (n *netReader) acl(r *model.Resource, s *subnetRead) {
	for _, a := range n.w.all("aws_network_acl") {
		for _, v := range elems(a.Value.Get("subnet_ids")) {
			if n.w.referred(a, v, r.Type) == r {
				s.ACL = n.aclOf(a, s)
				return
			}
		}
	}
	for _, x := range n.w.all("aws_network_acl_association") {
		if n.w.referred(x, x.Value.Get("subnet_id"), r.Type) == r {
			if a := n.w.referred(x, x.Value.Get("network_acl_id"), "aws_network_acl"); a != nil {
				s.ACL = n.aclOf(a, s)
				return
			}
		}
	}
	vpc := n.w.referred(r, r.Value.Get("vpc_id"), "aws_vpc", "aws_default_vpc")
	for _, a := range n.w.all("aws_default_network_acl") {
		if vpc != nil && n.w.referred(a, a.Value.Get("default_network_acl_id"), vpc.Type) == vpc {
			s.ACL = n.aclOf(a, s)
		}
	}
}

func (n *netReader) aclOf(r *model.Resource, s *subnetRead) *network.ACL {
	if r.Value.Get("ingress").Is(model.Unknown) || r.Value.Get("egress").Is(model.Unknown) {
		s.doubts = append(s.doubts, "the rules of "+string(r.Address)+" let it through")
		if n.open {
			return nil
		}
	}
	s.filter = []Evidence{at(r, "ingress"), at(r, "egress")}
	return &network.ACL{In: n.aclRules(r, "ingress", s), Out: n.aclRules(r, "egress", s)}
}

// maxACL bounds the rules of an ACL; the cloud allows 40.
const maxACL = 200

func (n *netReader) aclRules(r *model.Resource, attr string, s *subnetRead) []network.ACLRule {
	var out []network.ACLRule
	for i, v := range elems(r.Value.Get(attr)) {
		if len(out) == maxACL {
			break
		}
		action, ok := v.Get("action").AsString()
		rule := network.ACLRule{Allow: strings.EqualFold(action, "allow")}
		if !ok {
			rule.Allow = n.open
		}
		number, ok1 := v.Get("rule_no").AsInt()
		rule.Number = int(number)
		peers, vague := n.peersOf(r, v.Get("cidr_block"), v.Get("ipv6_cidr_block"))
		services, ok2 := servicesOf(v, "icmp_type", "icmp_code")
		rule.Peers, rule.Services = peers, services
		if !ok || !ok1 || vague || !ok2 {
			s.doubts = append(s.doubts, attr+"["+strconv.Itoa(i)+"] of "+string(r.Address)+" lets it through")
			if rule.Allow != n.open {
				continue // what may allow does not, and what may deny does not
			}
			rule.Peers, rule.Services = network.All, network.AllServices
			if !rule.Allow {
				rule.Number = -1
			}
		}
		out = append(out, rule)
	}
	return out
}
