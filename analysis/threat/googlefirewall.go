package threat

import (
	"net/netip"
	"slices"
	"strconv"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/threat/gcp"
	"github.com/parapet-iac/parapet/analysis/threat/network"
)

// A googleWall is the firewall of a network: as it is for sure, and as it is if what is
// not known lets packets through.
type googleWall struct {
	in, out [2]gcp.Firewall
	at      []Evidence // of rules, by their ID
	doubts  []string   // what is assumed of rules, by their ID
	// mentioned is what rules tell machines apart by, once somebody has asked.
	mentioned *struct {
		tags, accounts []string
		ranges         []network.Set
	}
}

// A googleRule is a rule before it is known how much of it counts.
type googleRule struct {
	egress bool
	// verdict and whether it is known; priority.
	verdict gcp.Verdict
	known   bool
	number  int
	at      Evidence
	doubt   string // what is assumed if the rule is not certain to be there
	// peers, services and targets are read with the unknown counted in, or left out.
	peers    func(open bool) (network.Set, bool)
	services func(open bool) (network.Services, bool)
	tags     []string
	accounts []string
	own      network.Set
	ownOnly  bool
	target   gcp.Target
}

// add adds a rule to a layer of a firewall, in both worlds.
func (f *googleWall) add(layer int, r googleRule) {
	id := len(f.at)
	f.at, f.doubts = append(f.at, r.at), append(f.doubts, r.doubt)
	walls := &f.in
	if r.egress {
		walls = &f.out
	}
	for i, open := range []bool{false, true} {
		verdict := r.verdict
		if !r.known {
			verdict = gcp.Deny
			if open {
				verdict = gcp.Allow
			}
		}
		// What is not known of a rule counts for openness, and against it otherwise.
		wide := (verdict == gcp.Allow) == open
		peers, sure := r.peers(wide)
		services, clear := r.services(wide)
		if !wide && (!sure || !clear) || r.doubt != "" && !wide {
			continue
		}
		for len(walls[i]) <= layer {
			walls[i] = append(walls[i], nil)
		}
		walls[i][layer] = append(walls[i][layer], gcp.Rule{Priority: r.number, Verdict: verdict, Peers: peers, Tags: r.tags, Accounts: r.accounts,
			Own: r.own, OwnOnly: r.ownOnly, Services: services, Target: r.target, ID: id})
	}
}

// Layers of a network's firewall; those of an organization and its folders come before.
// Policies of the network come after its rules unless the network says otherwise:
// https://cloud.google.com/firewall/docs/firewall-policies-overview#rule-evaluation.
const (
	maxHierarchy  = 8
	earlyPolicies = maxHierarchy
	ownRules      = maxHierarchy + 1
	latePolicies  = maxHierarchy + 2
)

// wall returns the firewall of a network, which is read the first time.
func (n *googleNetReader) wall(net *googleNet) *googleWall {
	if f := n.walls[net]; f != nil {
		return f
	}
	f := &googleWall{}
	n.walls[net] = f
	for _, p := range n.firewalls[net.key] {
		if r := n.w.lookup(p); r != nil {
			n.ownRule(f, r)
		}
	}
	if net.res == nil && net.name == "default" {
		for _, d := range defaultRules {
			f.add(ownRules, d.rule(net))
		}
	}
	n.policies(f, net)
	for i := range f.in {
		f.in[i].Sort()
		f.out[i].Sort()
	}
	return f
}

// A defaultRule is one that the default network comes with:
// https://cloud.google.com/firewall/docs/firewalls#more_rules_default_vpc.
type defaultRule struct {
	name     string
	peers    network.Set
	services network.Services
}

var defaultRules = []defaultRule{
	{"default-allow-ssh", network.AllIPv4, network.Ports(network.TCP, 22, 22)},
	{"default-allow-rdp", network.AllIPv4, network.Ports(network.TCP, 3389, 3389)},
	{"default-allow-icmp", network.AllIPv4, network.Ports(network.ICMP, 0, 0xffff)},
	{"default-allow-internal", network.Of(netip.MustParsePrefix("10.128.0.0/9")), network.Ports(network.TCP, 0, 0xffff).Or(network.Ports(network.UDP, 0, 0xffff)).Or(network.Ports(network.ICMP, 0, 0xffff))},
}

func (d *defaultRule) rule(net *googleNet) googleRule {
	return googleRule{verdict: gcp.Allow, known: true, number: 65534, at: net.at, doubt: net.String() + " has the rule " + d.name + ", which it comes with",
		peers: func(bool) (network.Set, bool) { return d.peers, true }, services: func(bool) (network.Services, bool) { return d.services, true }}
}

// ownRule reads a rule of a network:
// https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_firewall.
func (n *googleNetReader) ownRule(f *googleWall, r *model.Resource) {
	v := r.Value
	rule := googleRule{number: 1000, at: at(r, "source_ranges")}
	switch off, ok := v.Get("disabled").AsBool(); {
	case off:
		return
	case !ok && v.Get("disabled").Is(model.Unknown):
		rule.doubt = string(r.Address) + " is not disabled"
	}
	if direction, ok := v.Get("direction").AsString(); ok && strings.EqualFold(direction, "EGRESS") {
		rule.egress = true
	}
	if p, ok := v.Get("priority").AsInt(); ok {
		rule.number = int(p)
	}
	rule.known = true
	block := v.Get("allow")
	if rule.verdict = gcp.Allow; block.IsNull() {
		rule.verdict, block = gcp.Deny, v.Get("deny")
	}
	if block.IsNull() {
		return
	}
	rule.services = func(open bool) (network.Services, bool) { return googleServices(block, "protocol", open) }
	peers, own := "source_ranges", "destination_ranges"
	if rule.egress {
		peers, own = own, peers
	}
	rule.tags, _ = texts(v, "source_tags")
	rule.accounts = n.accounts(r, v.Get("source_service_accounts"))
	named := !rule.egress && (v.Get("source_tags") != nil || v.Get("source_service_accounts") != nil)
	rule.peers = func(open bool) (network.Set, bool) { return googleRanges(v.Get(peers), open, !named) }
	if ranges := v.Get(own); !ranges.IsNull() {
		rule.own, _ = googleRanges(ranges, true, true)
		rule.ownOnly = true
	}
	rule.target.Tags, _ = texts(v, "target_tags")
	rule.target.Accounts = n.accounts(r, v.Get("target_service_accounts"))
	if (v.Get("target_tags").Is(model.Unknown) || v.Get("target_service_accounts").Is(model.Unknown)) && rule.doubt == "" {
		rule.doubt = "the targets of " + string(r.Address) + " are among the machines"
	}
	f.add(ownRules, rule)
}

// accounts returns what tells the service accounts of a list from others.
func (n *googleNetReader) accounts(r *model.Resource, v *model.Value) []string {
	var out []string
	for _, e := range elems(v) {
		if a, ok := n.g.serviceAccount(r, e, n.g.inProject(r).scope); ok {
			out = append(out, a.fact.String())
		} else if e.Is(model.Unknown) {
			out = append(out, n.g.w.text(r, e))
		}
	}
	return out
}

// googleRanges reads a list of ranges; open tells to take what is not known for all, and
// whole that an empty list means everywhere.
func googleRanges(v *model.Value, open, whole bool) (network.Set, bool) {
	if v.IsNull() || v.Len() == 0 && !v.Is(model.Unknown) {
		if whole {
			return network.All, true
		}
		return network.Set{}, true
	}
	sure := true
	var out network.Set
	for _, e := range elems(v) {
		s, ok := e.AsString()
		if !ok {
			sure = false
			continue
		}
		if p, err := netip.ParsePrefix(s); err == nil {
			out = out.Or(network.Of(p))
		} else if a, err := netip.ParseAddr(s); err == nil {
			out = out.Or(network.At(a))
		}
	}
	if !sure && open {
		return network.All, true
	}
	return out, sure
}

// googleProtocols are the protocols that rules name:
// https://cloud.google.com/firewall/docs/firewalls#protocols_and_ports.
var googleProtocols = map[string]int{"tcp": network.TCP, "udp": network.UDP, "icmp": network.ICMP, "esp": 50, "ah": 51, "sctp": 132, "ipip": 94}

// googleServices reads blocks with a protocol and ports.
func googleServices(v *model.Value, protocol string, open bool) (network.Services, bool) {
	var out network.Services
	sure := true
	for _, e := range elems(v) {
		p := e.Get(protocol)
		name, ok := p.AsString()
		if n, isNumber := p.AsInt(); isNumber {
			name, ok = strconv.FormatInt(n, 10), true
		}
		if e.Is(model.Unknown) || !ok {
			sure = false
			continue
		}
		name = strings.ToLower(name)
		if name == "all" {
			return network.AllServices, true
		}
		number, known := googleProtocols[name]
		if !known {
			n, err := strconv.Atoi(name)
			if err != nil {
				continue
			}
			number = n
		}
		ports := e.Get("ports")
		if ports.IsNull() || ports.Len() == 0 && !ports.Is(model.Unknown) {
			out = out.Or(network.Ports(number, 0, 0xffff))
			continue
		}
		for _, x := range elems(ports) {
			if !portsOf(x, func(from, to int) {
				if number == 132 {
					out = out.Or(network.Numbered(number, from, to))
				} else {
					out = out.Or(network.Ports(number, from, to))
				}
			}) {
				sure = false
			}
		}
	}
	if !sure && open {
		return network.AllServices, true
	}
	return out, sure
}

// portsOf reads a port or a range of ports, and reports whether it is known.
func portsOf(v *model.Value, add func(from, to int)) bool {
	if n, ok := v.AsInt(); ok {
		add(int(n), int(n))
		return true
	}
	s, ok := v.AsString()
	if !ok {
		return !v.Is(model.Unknown)
	}
	lo, hi, dash := strings.Cut(s, "-")
	if !dash {
		hi = lo
	}
	from, err := strconv.Atoi(strings.TrimSpace(lo))
	to, err2 := strconv.Atoi(strings.TrimSpace(hi))
	if err == nil && err2 == nil {
		add(from, to)
	}
	return true
}

// A policyRows is a kind of firewall policies: the types of the policy, of its rules, of
// what attaches it, and the names of the attributes by which the latter two name it.
var googlePolicyKinds = []struct{ policy, rule, association, ruleAttr, associationAttr string }{
	{"google_compute_firewall_policy", "google_compute_firewall_policy_rule", "google_compute_firewall_policy_association", "firewall_policy", "firewall_policy"},
	{"google_compute_firewall_policy_with_rules", "", "google_compute_firewall_policy_association", "", "firewall_policy"},
	{"google_compute_network_firewall_policy", "google_compute_network_firewall_policy_rule", "google_compute_network_firewall_policy_association", "firewall_policy", "firewall_policy"},
	{"google_compute_network_firewall_policy_with_rules", "", "google_compute_network_firewall_policy_association", "", "firewall_policy"},
	{"google_compute_region_network_firewall_policy", "google_compute_region_network_firewall_policy_rule", "google_compute_region_network_firewall_policy_association", "firewall_policy", "firewall_policy"},
	{"google_compute_region_network_firewall_policy_with_rules", "", "google_compute_region_network_firewall_policy_association", "", "firewall_policy"},
}

// policies adds the policies that are in force in a network.
func (n *googleNetReader) policies(f *googleWall, net *googleNet) {
	g := n.g
	above := []googleScope{}
	for _, step := range g.parents(net.project) {
		above = append(above, step.scope)
	}
	slices.Reverse(above) // the organization comes first
	layer := latePolicies
	if net.res != nil {
		if order, _ := net.res.Value.Get("network_firewall_policy_enforcement_order").AsString(); order == "BEFORE_CLASSIC_FIREWALL" {
			layer = earlyPolicies
		}
	}
	for _, kind := range googlePolicyKinds {
		for _, a := range g.w.all(kind.association) {
			policy := g.find(a, a.Value.Get(kind.associationAttr), kind.policy)
			if policy == nil {
				continue
			}
			target := a.Value.Get("attachment_target")
			if strings.Contains(kind.policy, "network_firewall") {
				if n.network(a, target).key == net.key {
					n.policy(f, layer, policy, kind.rule, kind.ruleAttr, net)
				}
				continue
			}
			scope := g.parentScope(a, target)
			if i := slices.Index(above, scope); i >= 0 && i < maxHierarchy {
				n.policy(f, i, policy, kind.rule, kind.ruleAttr, net)
			}
		}
	}
}

// policy adds the rules of a policy.
func (n *googleNetReader) policy(f *googleWall, layer int, policy *model.Resource, typ, attr string, net *googleNet) {
	for i, v := range elems(policy.Value.Get("rule")) {
		n.policyRule(f, layer, policy, v, at(policy, "rule", i), net)
	}
	if typ == "" {
		return
	}
	for _, r := range n.policyRules(typ, attr)[policy] {
		n.policyRule(f, layer, r, r.Value, at(r, "match"), net)
	}
}

// policyRules returns the rules of a type by their policies.
func (n *googleNetReader) policyRules(typ, attr string) map[*model.Resource][]*model.Resource {
	if out := n.rulesOf[typ]; out != nil {
		return out
	}
	out := map[*model.Resource][]*model.Resource{}
	for _, r := range n.g.w.all(typ) {
		if policy := n.g.find(r, r.Value.Get(attr), strings.TrimSuffix(typ, "_rule")); policy != nil {
			out[policy] = append(out[policy], r)
		}
	}
	n.rulesOf[typ] = out
	return out
}

// policyRule reads a rule of a policy:
// https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_network_firewall_policy_rule.
// What a rule says of countries, names and known attackers holds for those who want it to:
// strangers are everywhere.
func (n *googleNetReader) policyRule(f *googleWall, layer int, r *model.Resource, v *model.Value, where Evidence, net *googleNet) {
	rule := googleRule{at: where, known: true}
	if off, _ := v.Get("disabled").AsBool(); off {
		return
	}
	action, ok := v.Get("action").AsString()
	switch strings.ToLower(action) {
	case "allow", "apply_security_profile_group":
		rule.verdict = gcp.Allow
	case "goto_next":
		rule.verdict = gcp.Next
	case "deny":
	default:
		rule.known = ok
	}
	if direction, ok := v.Get("direction").AsString(); ok && strings.EqualFold(direction, "EGRESS") {
		rule.egress = true
	}
	if p, ok := v.Get("priority").AsInt(); ok {
		rule.number = int(p)
	}
	if targets := elems(v.Get("target_resources")); len(targets) > 0 && !slices.ContainsFunc(targets, func(t *model.Value) bool { return n.network(r, t).key == net.key }) {
		return
	}
	match := first(v.Get("match"))
	peers, own := "src_ip_ranges", "dest_ip_ranges"
	if rule.egress {
		peers, own = own, peers
	}
	for _, attr := range []string{"src_threat_intelligences", "src_fqdns", "dest_threat_intelligences", "dest_fqdns", "dest_region_codes"} {
		if match.Get(attr).Len() > 0 {
			return
		}
	}
	if match.Get("src_region_codes").Len() > 0 && rule.verdict == gcp.Deny {
		return
	}
	rule.tags = n.secureTags(r, match.Get("src_secure_tags"))
	if list := walk(match, "src_secure_tags.name"); len(list) > 0 {
		for _, e := range list {
			rule.tags = append(rule.tags, secureTag(n.g.w.text(r, e)))
		}
	}
	named := match.Get("src_secure_tags").Len() > 0 || match.Get("src_address_groups").Len() > 0
	rule.peers = func(open bool) (network.Set, bool) {
		if match.Get("src_address_groups").Len() > 0 && open {
			return network.All, true
		}
		return googleRanges(match.Get(peers), open, !named)
	}
	if match.Get("src_address_groups").Len() > 0 {
		rule.doubt = "the address groups of " + string(r.Address) + " hold strangers"
	}
	if ranges := match.Get(own); !ranges.IsNull() {
		rule.own, _ = googleRanges(ranges, true, true)
		rule.ownOnly = true
	}
	rule.services = func(open bool) (network.Services, bool) {
		return googleServices(match.Get("layer4_configs"), "ip_protocol", open)
	}
	rule.target.Accounts = n.accounts(r, v.Get("target_service_accounts"))
	for _, e := range walk(v, "target_secure_tags.name") {
		rule.target.Tags = append(rule.target.Tags, secureTag(n.g.w.text(r, e)))
	}
	f.add(layer, rule)
}

// secureTags reads tags that policies know, by the names of their values.
func (n *googleNetReader) secureTags(r *model.Resource, v *model.Value) []string {
	var out []string
	for _, e := range elems(v) {
		if s := n.g.w.text(r, e); s != "" {
			out = append(out, secureTag(s))
		}
	}
	return out
}

// secureTag keeps tags of the resource manager apart from those of the network.
func secureTag(name string) string { return "secure " + name }
