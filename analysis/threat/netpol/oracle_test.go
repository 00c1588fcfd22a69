package netpol_test

import (
	"fmt"
	"math/rand/v2"
	"net/netip"
	"os"
	"slices"
	"strconv"
	"testing"

	"github.com/parapet-iac/parapet/analysis/schema/kube"
	"github.com/parapet-iac/parapet/analysis/threat/netpol"
	"github.com/parapet-iac/parapet/analysis/threat/network"
)

// The oracle decides packet by packet from its own description of a cluster, in the
// words of the documentation, and shares nothing with the package but the numbers
// of protocols.

type oraclePod struct {
	namespace string
	labels    map[string]string
	address   netip.Addr
	names     map[string][2]int // protocol and number by the name of a port
	host      bool
}

type oracleSelector struct {
	labels map[string]string
	op     string // of one more requirement on the label "tier", "" for none
	values []string
}

func (s *oracleSelector) takes(labels map[string]string) bool {
	for k, v := range s.labels {
		if labels[k] != v {
			return false
		}
	}
	tier, there := labels["tier"]
	listed := false
	for _, v := range s.values {
		if there && v == tier {
			listed = true
		}
	}
	switch s.op {
	case "In":
		return listed
	case "NotIn":
		return !listed
	case "Exists":
		return there
	case "DoesNotExist":
		return !there
	}
	return true
}

type oraclePeer struct {
	pods, namespaces *oracleSelector
	cidr             string
	except           []string
}

type oraclePort struct {
	protocol  int
	name      string
	port, end int
}

type oracleRule struct {
	peers []oraclePeer
	ports []oraclePort
}

type oraclePolicy struct {
	namespace string
	pods      oracleSelector
	types     []string
	ingress   []oracleRule
	egress    []oracleRule
}

type oracleCluster struct {
	namespaces map[string]map[string]string
	pods       []*oraclePod
	policies   []oraclePolicy
}

// connects decides one packet.
func (c *oracleCluster) connects(from, to *oraclePod, protocol, port int) bool {
	if from == to {
		return true
	}
	return c.lets(from, to, to, "Egress", protocol, port) && c.lets(to, from, to, "Ingress", protocol, port)
}

// lets reports whether the policies of one end let a packet through, in a
// direction; target is the end that receives it.
func (c *oracleCluster) lets(end, other, target *oraclePod, direction string, protocol, port int) bool {
	isolated := false
	for _, p := range c.policies {
		if end.host || p.namespace != end.namespace || !p.pods.takes(end.labels) || !slices.Contains(p.types, direction) {
			continue
		}
		isolated = true
		rules := p.ingress
		if direction == "Egress" {
			rules = p.egress
		}
		for _, r := range rules {
			if c.peer(p.namespace, r.peers, other) && ports(r.ports, target, protocol, port) {
				return true
			}
		}
	}
	return !isolated
}

func (c *oracleCluster) peer(namespace string, peers []oraclePeer, pod *oraclePod) bool {
	if len(peers) == 0 {
		return true
	}
	for _, p := range peers {
		if p.cidr != "" {
			if !netip.MustParsePrefix(p.cidr).Contains(pod.address) {
				continue
			}
			excepted := false
			for _, e := range p.except {
				excepted = excepted || netip.MustParsePrefix(e).Contains(pod.address)
			}
			if !excepted {
				return true
			}
			continue
		}
		if pod.host || p.pods == nil && p.namespaces == nil {
			continue
		}
		ok := pod.namespace == namespace
		if p.namespaces != nil {
			ok = p.namespaces.takes(c.namespaces[pod.namespace])
		}
		if ok && (p.pods == nil || p.pods.takes(pod.labels)) {
			return true
		}
	}
	return false
}

func ports(list []oraclePort, target *oraclePod, protocol, port int) bool {
	if len(list) == 0 {
		return true
	}
	for _, p := range list {
		if p.protocol != protocol {
			continue
		}
		switch {
		case p.name != "":
			if n, ok := target.names[p.name]; ok && n == [2]int{protocol, port} {
				return true
			}
		case p.port == 0:
			return true
		case p.end == 0 && port == p.port, p.end > 0 && port >= p.port && port <= p.end:
			return true
		}
	}
	return false
}

// The same cluster for the package.

func selector(s *oracleSelector) *kube.Selector {
	if s == nil {
		return nil
	}
	out := kube.Selector{Equal: s.labels}
	if s.op != "" {
		out.Requirements = []kube.Requirement{{Key: "tier", Operator: s.op, Values: s.values}}
	}
	return &out
}

func rules(list []oracleRule) []netpol.Rule {
	var out []netpol.Rule
	for _, r := range list {
		var rule netpol.Rule
		for _, p := range r.peers {
			peer := netpol.Peer{Pods: selector(p.pods), Namespaces: selector(p.namespaces)}
			if p.cidr != "" {
				peer.Block = &netpol.Block{CIDR: netip.MustParsePrefix(p.cidr)}
				for _, e := range p.except {
					peer.Block.Except = append(peer.Block.Except, netip.MustParsePrefix(e))
				}
			}
			rule.Peers = append(rule.Peers, peer)
		}
		for _, p := range r.ports {
			end := p.end
			if end == 0 {
				end = p.port
			}
			rule.Ports = append(rule.Ports, netpol.Port{Protocol: p.protocol, Name: p.name, From: p.port, To: end})
		}
		out = append(out, rule)
	}
	return out
}

func (c *oracleCluster) ends() []*netpol.End {
	var policies []*netpol.Policy
	for i := range c.policies {
		p := &c.policies[i]
		policies = append(policies, &netpol.Policy{Namespace: p.namespace, Pods: *selector(&p.pods),
			Ingress: slices.Contains(p.types, "Ingress"), Egress: slices.Contains(p.types, "Egress"), In: rules(p.ingress), Out: rules(p.egress)})
	}
	var out []*netpol.End
	for _, p := range c.pods {
		pod := &netpol.Pod{Namespace: p.namespace, Labels: p.labels, NamespaceLabels: c.namespaces[p.namespace], HostNetwork: p.host, Addresses: network.At(p.address)}
		for name, n := range p.names {
			pod.Ports = append(pod.Ports, netpol.NamedPort{Name: name, Protocol: n[0], Number: n[1]})
		}
		out = append(out, netpol.NewEnd(pod, policies))
	}
	return out
}

// Random clusters.

var (
	apps      = []string{"web", "db"}
	tiers     = []string{"a", "b"}
	blocks    = []string{"0.0.0.0/0", "10.0.0.0/30", "10.0.0.2/32", "10.0.0.4/31", "::/0", "fd00::/126"}
	excepts   = []string{"10.0.0.1/32", "10.0.0.0/31", "fd00::1/128", "fd00::/127"}
	protocols = []int{network.TCP, network.UDP, netpol.SCTP}
	numbers   = []int{1, 79, 80, 81, 443, 8080, 65535}
)

func pick[T any](r *rand.Rand, list []T) T { return list[r.IntN(len(list))] }

func randomLabels(r *rand.Rand) map[string]string {
	out := map[string]string{}
	if r.IntN(3) > 0 {
		out["app"] = pick(r, apps)
	}
	if r.IntN(2) > 0 {
		out["tier"] = pick(r, tiers)
	}
	return out
}

func randomSelector(r *rand.Rand) *oracleSelector {
	s := &oracleSelector{labels: map[string]string{}}
	if r.IntN(2) > 0 {
		s.labels["app"] = pick(r, apps)
	}
	if r.IntN(3) == 0 {
		s.op = pick(r, []string{"In", "NotIn", "Exists", "DoesNotExist"})
		if s.op == "In" || s.op == "NotIn" {
			s.values = tiers[:1+r.IntN(2)]
		}
	}
	return s
}

func randomRule(r *rand.Rand) oracleRule {
	var rule oracleRule
	for range r.IntN(3) {
		var p oraclePeer
		switch r.IntN(5) {
		case 0:
			p.cidr = pick(r, blocks)
			for range r.IntN(3) {
				p.except = append(p.except, pick(r, excepts))
			}
		case 1:
			p.pods = randomSelector(r)
		case 2:
			p.namespaces = randomSelector(r)
		case 3:
			p.pods, p.namespaces = randomSelector(r), randomSelector(r)
		}
		rule.peers = append(rule.peers, p)
	}
	for range r.IntN(3) {
		p := oraclePort{protocol: pick(r, protocols)}
		switch r.IntN(4) {
		case 0:
			p.name = pick(r, []string{"http", "dns"})
		case 1:
			p.port = pick(r, numbers)
		case 2:
			p.port = pick(r, numbers[:4])
			p.end = p.port + r.IntN(400)
		}
		rule.ports = append(rule.ports, p)
	}
	return rule
}

func randomCluster(r *rand.Rand) *oracleCluster {
	c := &oracleCluster{namespaces: map[string]map[string]string{}}
	names := []string{"x", "y"}
	for _, ns := range names {
		c.namespaces[ns] = randomLabels(r)
	}
	for i := range 2 + r.IntN(4) {
		p := &oraclePod{namespace: pick(r, names), labels: randomLabels(r), host: r.IntN(8) == 0, names: map[string][2]int{},
			address: netip.MustParseAddr("10.0.0." + strconv.Itoa(i))}
		if r.IntN(4) == 0 {
			p.address = netip.MustParseAddr("fd00::" + strconv.Itoa(i))
		}
		for _, name := range []string{"http", "dns"} {
			if r.IntN(2) > 0 {
				p.names[name] = [2]int{pick(r, protocols), pick(r, numbers)}
			}
		}
		c.pods = append(c.pods, p)
	}
	for range r.IntN(5) {
		p := oraclePolicy{namespace: pick(r, names), pods: *randomSelector(r), types: pick(r, [][]string{{"Ingress"}, {"Egress"}, {"Ingress", "Egress"}})}
		for range r.IntN(3) {
			p.ingress = append(p.ingress, randomRule(r))
		}
		for range r.IntN(3) {
			p.egress = append(p.egress, randomRule(r))
		}
		c.policies = append(c.policies, p)
	}
	return c
}

// TestAgreesWithBruteForce compares sets with packets on random clusters. With
// PARAPET_LONG set there are a hundred thousand clusters, else a fifth of
// that.
func TestAgreesWithBruteForce(t *testing.T) {
	clusters := 20_000
	if os.Getenv("PARAPET_LONG") != "" {
		clusters = 100_000
	}
	through, packets := 0, 0
	for seed := range clusters {
		r := rand.New(rand.NewPCG(uint64(seed), 1))
		c := randomCluster(r)
		ends := c.ends()
		for range 20 {
			i, j := r.IntN(len(ends)), r.IntN(len(ends))
			protocol, port := pick(r, protocols), pick(r, numbers)
			want := c.connects(c.pods[i], c.pods[j], protocol, port)
			for _, share := range []netpol.Share{netpol.All, netpol.Some} { // addresses are known, so that both are the same
				if got := netpol.Between(ends[i], ends[j], share).Contains(protocol, port); got != want {
					t.Fatalf("seed %d: pod %d to %d, protocol %d port %d: %t, want %t\n%s", seed, i, j, protocol, port, got, want, describe(c))
				}
			}
			packets++
			if want {
				through++
			}
		}
	}
	if through < packets/10 || through > packets*9/10 {
		t.Errorf("%d of %d packets get through: too few or too many to tell", through, packets)
	}
	t.Logf("%d clusters, %d of %d packets get through", clusters, through, packets)
}

func describe(c *oracleCluster) string {
	s := fmt.Sprintf("namespaces %v\n", c.namespaces)
	for i, p := range c.pods {
		s += fmt.Sprintf("pod %d %+v\n", i, *p)
	}
	for _, p := range c.policies {
		s += fmt.Sprintf("policy %+v\n", p)
	}
	return s
}
