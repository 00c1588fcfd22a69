package threat

import (
	"net/netip"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/threat/gcp"
	"github.com/parapet-iac/parapet/analysis/threat/network"
)

var (
	googleInternet = googleMethod("network-internet", "send packets to it", "T1190", "firewall/docs/firewalls")
	googleInside   = googleMethod("network-inside", "send packets to it within the network", "T1021", "firewall/docs/firewalls")
	googlePeered   = googleMethod("network-peering", "send packets to it from a peered network", "T1021", "vpc/docs/vpc-peering")
	googleTunnel   = googleMethod("iap-tunnel-reaches", "send packets to it through a tunnel of IAP", "T1572", "iap/docs/using-tcp-forwarding")
	googleSignsIn  = googleMethod("os-login-signs-in", "sign in over SSH", "T1021.004", "compute/docs/oslogin/set-up-oslogin")
	googleStands   = googleMethod("network-place", "send packets from it", "T1021", "vpc/docs/vpc")
)

// done reports whether to stop.
func (n *googleNetReader) done() bool { return n.budget < 0 || n.w.done() }

// tunnels is where packets of IAP's tunnels come from:
// https://cloud.google.com/iap/docs/using-tcp-forwarding#create-firewall-rule.
var tunnels = network.Of(netip.MustParsePrefix("35.235.240.0/20"))

// let returns what the firewall of a network lets in to a machine, for sure and possibly,
// from a peer of the same network or from any others. Machines that firewalls cannot tell
// apart are asked about once.
func (n *googleNetReader) let(net *googleNet, m *gcp.Member, peer *gcp.Member) [2]network.Traffic {
	key := net.key + "\x00" + n.wall(net).key(m) + "\x00"
	if peer != nil {
		key += n.wall(net).key(peer)
	}
	out, ok := n.lets[key]
	if !ok {
		for i := range out {
			n.budget -= len(n.wall(net).at)
			out[i] = n.wall(net).in[i].For(m).Let(peer, false, &n.budget)
		}
		n.lets[key] = out
	}
	return out
}

// internet adds what reaches machines of a network by their own public addresses.
func (n *googleNetReader) internet(net *googleNet) {
	for _, nic := range net.members {
		if n.done() {
			return
		}
		n.tunnelled(net, nic)
		if !nic.external[0] && !nic.external[1] && !nic.unsure {
			continue
		}
		var from network.Set
		if nic.external[0] || nic.unsure {
			from = from.Or(network.PublicIPv4)
		}
		if nic.external[1] {
			from = from.Or(network.PublicIPv6)
		}
		from = from.And(net.beyond(nic.member.Tags))
		traffic := n.let(net, &nic.member, nil)
		both := [2]network.Services{broad(traffic[0], from), broad(traffic[1], from)}
		g := grant{evidence: append(n.opening(net, nic, from, both[1]), nic.at)}
		if nic.unsure {
			both[0] = network.Services{}
			g.assume(string(nic.machine.Address) + " has a public address")
		}
		n.reach(nic.machine, net, &googleInternet, both, g, Fact{Kind: Internet})
	}
}

// broad returns the services that a large part of a set of addresses may use.
func broad(t network.Traffic, from network.Set) network.Services {
	var out network.Services
	var atoms network.Traffic // of services apart from each other
	for _, b := range t {
		peers, rest := b.Peers.And(from), b.Services
		if peers.Empty() {
			continue
		}
		for i := range atoms {
			a := &atoms[i]
			shared := a.Services.And(rest)
			if shared.Empty() {
				continue
			}
			if left := a.Services.Minus(shared); !left.Empty() {
				atoms = append(atoms, network.Box{Peers: a.Peers, Services: left})
				a = &atoms[i]
			}
			a.Peers, a.Services = a.Peers.Or(peers), shared
			rest = rest.Minus(shared)
		}
		if !rest.Empty() {
			atoms = append(atoms, network.Box{Peers: peers, Services: rest})
		}
	}
	for _, a := range atoms {
		if a.Peers.Broad() {
			out = out.Or(a.Services)
		}
	}
	return out
}

// opening returns where the rules stand that let services in.
func (n *googleNetReader) opening(net *googleNet, nic *googleNic, from network.Set, s network.Services) []Evidence {
	var g grant
	for _, layer := range n.wall(net).in[1].For(&nic.member) {
		for _, r := range layer {
			if r.Verdict == gcp.Allow && r.Peers.Meets(from) && !r.Services.And(s).Empty() {
				g.add(n.wall(net).at[r.ID])
			}
		}
	}
	return g.evidence
}

// reach adds that services of a machine are reached: those that are for sure, and those
// that are possible.
func (n *googleNetReader) reach(r *model.Resource, net *googleNet, m *Method, both [2]network.Services, g grant, body ...Fact) {
	both[1] = both[1].Minus(both[0])
	for i, s := range both {
		if s.Empty() {
			continue
		}
		h := g
		if i == 1 && len(h.assumes) == 0 {
			h.assumes = n.doubts(net, s)
		}
		f := of(Reach, r)
		f.Name = s.String()
		n.w.rule(f, m, Given, h, body...)
		if n.w.once(f) {
			n.w.exploits(r, f, s)
			n.signsIn(r, f, s)
		}
	}
}

// doubts says what is assumed of the rules of a network that may let services in.
func (n *googleNetReader) doubts(net *googleNet, s network.Services) []string {
	var out []string
	for _, layer := range n.wall(net).in[1] {
		for _, r := range layer {
			if d := n.wall(net).doubts[r.ID]; d != "" && !r.Services.And(s).Empty() && !slices.Contains(out, d) {
				out = append(out, d)
			}
		}
	}
	if len(out) == 0 {
		out = []string{"what is not known of the firewall of " + net.String() + " lets it through"}
	}
	return out
}

// tunnelled adds what reaches a machine through tunnels of IAP.
func (n *googleNetReader) tunnelled(net *googleNet, nic *googleNic) {
	traffic := n.let(net, &nic.member, nil)
	tcp := network.Ports(network.TCP, 0, 0xffff)
	both := [2]network.Services{traffic[0].Of(tunnels, true).And(tcp), traffic[1].Of(tunnels, false).And(tcp)}
	g := grant{evidence: n.opening(net, nic, tunnels, both[1])}
	scope := resourceScope(nic.machine)
	n.reach(nic.machine, net, &googleTunnel, both, g, hubFact(googleHub{"tunnel", scope}))
	if both[1].Contains(network.TCP, 22) && n.g.takesOSLogin(nic.machine) {
		if !both[0].Contains(network.TCP, 22) {
			g.assumes = slices.Clone(n.doubts(net, both[1]))
		}
		n.w.rule(of(Compute, nic.machine), &googleSignsIn, Call, g, hubFact(googleHub{"signin", scope}))
	}
}

// signsIn adds that whoever has an account on a machine and reaches its SSH port runs
// code there, where the machine takes accounts of OS Login.
func (n *googleNetReader) signsIn(r *model.Resource, f Fact, s network.Services) {
	if !s.Contains(network.TCP, 22) || !n.g.takesOSLogin(r) {
		return
	}
	n.w.rule(of(Compute, r), &googleSignsIn, Call, grant{evidence: []Evidence{at(r, "metadata")}}, of(Login, r), f)
}

// takesOSLogin reports whether a machine takes accounts of OS Login, by its own metadata or
// else by that of the project: https://cloud.google.com/compute/docs/oslogin/set-up-oslogin.
func (g *google) takesOSLogin(r *model.Resource) bool {
	if on, said := g.metadata(r, "enable-oslogin"); said {
		return on
	}
	_, on := g.constraint("compute.requireOsLogin", g.inProject(r).scope)
	return on
}

// metadataSays reports whether the metadata of a machine, or else of its project, turns
// something on.
func (g *google) metadataSays(r *model.Resource, key string) bool {
	on, _ := g.metadata(r, key)
	return on
}

// metadata returns what the metadata of a machine, or else of its project, says of a key.
func (g *google) metadata(r *model.Resource, key string) (on, said bool) {
	read := func(v *model.Value) (on, said bool) {
		if b, ok := v.AsBool(); ok {
			return b, true
		}
		s, ok := v.AsString()
		return strings.EqualFold(s, "true"), ok
	}
	for _, holder := range []*model.Resource{r, g.templateOf(r)} {
		if on, said := read(holder.Value.Get("metadata").Get(key)); said {
			return on, true
		}
	}
	project := g.inProject(r).scope
	for _, m := range g.w.all("google_compute_project_metadata") {
		if on, said := read(m.Value.Get("metadata").Get(key)); said && g.inProject(m).scope == project {
			return on, true
		}
	}
	for _, m := range g.w.all("google_compute_project_metadata_item") {
		if name, _ := m.Value.Get("key").AsString(); name == key && g.inProject(m).scope == project {
			return read(m.Value.Get("value"))
		}
	}
	return false, false
}

// A googleStance is how the rules of a network tell the senders of packets apart.
type googleStance struct {
	member gcp.Member
	fact   Fact
	out    [2]network.Traffic // what it may send
}

// inside adds what code on machines of a network, and of those that are peered with it,
// reaches on others.
func (n *googleNetReader) inside(net *googleNet) {
	stances := n.stances(net)
	type known struct{ services [2]network.Services }
	type question struct {
		target string
		from   int
	}
	asked := map[question]known{}
	for _, nic := range net.members {
		if n.done() {
			return
		}
		target := n.wall(net).key(&nic.member)
		var answers []known
		same := true
		for i := range stances {
			q := question{target, i}
			a, ok := asked[q]
			if n.budget--; !ok {
				a = known{n.between(net, &stances[i], &nic.member)}
				asked[q] = a
			}
			answers = append(answers, a)
			same = same && a.services[0].Equal(answers[0].services[0]) && a.services[1].Equal(answers[0].services[1])
		}
		g := grant{evidence: append(n.opening(net, nic, net.subnets, network.AllServices), nic.at)}
		if same && len(answers) > 0 {
			n.reach(nic.machine, net, &googleInside, answers[0].services, g, net.place(""))
		} else {
			for i := range answers {
				n.reach(nic.machine, net, &googleInside, answers[i].services, g, stances[i].fact)
			}
		}
		n.fromPeers(net, nic)
		n.fromSites(net, nic)
	}
}

// key tells machines apart that the rules can.
func (f *googleWall) key(m *gcp.Member) string {
	tags, accounts, ranges := f.mentions()
	key := strings.Join(both(m.Tags, tags), ",") + "|" + strings.Join(both(m.Accounts, accounts), ",") + "|"
	if m.Addresses.Empty() || !m.Addresses.Equal(network.At(m.Addresses.Any())) {
		return key + m.Addresses.String()
	}
	// Of a single address it matters which ranges it is in.
	bits := make([]byte, len(ranges))
	for i, r := range ranges {
		if bits[i] = '0'; r.Contains(m.Addresses.Any()) {
			bits[i] = '1'
		}
	}
	return key + string(bits)
}

// stances returns the senders of a network, each with what it may send, and has machines
// lead to them.
func (n *googleNetReader) stances(net *googleNet) []googleStance {
	tags, accounts, _ := n.wall(net).mentions()
	var out []googleStance
	index := map[string]int{}
	for _, nic := range net.members {
		m := gcp.Member{Tags: both(nic.member.Tags, tags), Accounts: both(nic.member.Accounts, accounts), Addresses: nic.member.Addresses}
		key := n.wall(net).key(&m)
		i, ok := index[key]
		if !ok {
			i = len(out)
			index[key] = i
			s := googleStance{member: m, fact: net.place("as " + stanceName(&m))}
			for k := range s.out {
				s.out[k] = n.wall(net).out[k].For(&m).Let(nil, true, &n.budget)
			}
			out = append(out, s)
			n.w.rule(net.place(""), &googleStands, Given, grant{}, s.fact)
		}
		n.w.rule(out[i].fact, &googleStands, Given, grant{evidence: []Evidence{nic.at}}, of(Compute, nic.machine))
	}
	return out
}

func stanceName(m *gcp.Member) string {
	name := m.Addresses.String()
	for _, s := range slices.Concat(m.Tags, m.Accounts) {
		name += " " + s
	}
	return name
}

// both returns what of a list is in another one, which is sorted.
func both(list, other []string) []string {
	var out []string
	for _, s := range list {
		if _, ok := slices.BinarySearch(other, s); ok {
			out = append(out, s)
		}
	}
	return out
}

// mentions returns the tags, accounts and ranges by which rules tell machines apart.
func (f *googleWall) mentions() (tags, accounts []string, ranges []network.Set) {
	if f.mentioned != nil {
		return f.mentioned.tags, f.mentioned.accounts, f.mentioned.ranges
	}
	for _, wall := range [][2]gcp.Firewall{f.in, f.out} {
		for _, layer := range slices.Concat(wall[0], wall[1]) {
			for _, r := range layer {
				tags = slices.Concat(tags, r.Tags, r.Target.Tags)
				accounts = slices.Concat(accounts, r.Accounts, r.Target.Accounts)
				ranges = append(ranges, r.Peers)
				if r.OwnOnly {
					ranges = append(ranges, r.Own)
				}
			}
		}
	}
	f.mentioned = &struct {
		tags, accounts []string
		ranges         []network.Set
	}{distinct(tags), distinct(accounts), slices.CompactFunc(ranges, network.Set.Equal)}
	return f.mentioned.tags, f.mentioned.accounts, f.mentioned.ranges
}

// distinct returns the strings of a list, sorted.
func distinct(list []string) []string {
	slices.Sort(list)
	return slices.Compact(list)
}

// between returns the services of a machine that a sender of the same network reaches.
func (n *googleNetReader) between(net *googleNet, from *googleStance, to *gcp.Member) [2]network.Services {
	traffic := n.let(net, to, &from.member)
	return [2]network.Services{
		traffic[0].Of(from.member.Addresses, true).And(from.out[0].Of(to.Addresses, true)),
		traffic[1].Of(from.member.Addresses, false).And(from.out[1].Of(to.Addresses, false)),
	}
}

// fromPeers adds what machines of peered networks reach: rules know them by their
// addresses alone.
func (n *googleNetReader) fromPeers(net *googleNet, nic *googleNic) {
	for _, other := range net.peers {
		if len(other.members) == 0 {
			continue
		}
		traffic := n.let(net, &nic.member, nil)
		services := [2]network.Services{traffic[0].Of(other.subnets, true), traffic[1].Of(other.subnets, false)}
		for i := range services {
			services[i] = services[i].And(n.wall(other).out[i].For(&gcp.Member{}).Let(nil, true, &n.budget).Of(nic.member.Addresses, i == 0))
		}
		g := grant{evidence: append(n.opening(net, nic, other.subnets, network.AllServices), nic.at)}
		n.reach(nic.machine, net, &googlePeered, services, g, other.place(""))
	}
}
