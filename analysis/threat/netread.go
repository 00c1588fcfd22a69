package threat

import (
	"net/netip"
	"strconv"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/threat/network"
)

// A netReader builds networks from the code: with open set one in which whatever
// is not known lets packets through, else one in which it does not.
type netReader struct {
	w          *world
	open       bool
	vpcs       map[*model.Resource]*vpcRead
	ofVPC      map[*model.Resource][]*model.Resource // see [netReader.belongings]
	propagates *bool                                 // whether some table takes routes from gateways of VPNs
	subnets    map[*model.Resource]*subnetRead
	groups     map[place]*groupRead
	peers      map[*model.Resource]*network.Peering
	transit    map[*model.Resource]*transitRead
	clusters   map[*model.Resource]*groupRead // groups that EKS makes
	sites      map[*model.Resource]*network.Site
	// elsewhere stand for what is declared elsewhere, or not at all.
	elsewhere, fallback *subnetRead
	anyGroup            *groupRead
}

// What was read, with the places that it stands at and what is not known of it.
type (
	vpcRead struct {
		*network.VPC
		gateway []Evidence
		groups  *groupRead // the default group
	}
	subnetRead struct {
		*network.Subnet
		res       *model.Resource // nil for one that is in no code
		vpc       *vpcRead
		addresses network.Set // that interfaces in it may have, IPv4
		six       network.Set // IPv6
		routes    []Evidence  // to the internet
		leads     []lead      // into other VPCs
		toSites   []Evidence  // to networks outside of the cloud
		filter    []Evidence  // its network ACL, where that is not the cloud's
		public    answer      // interfaces get a public address
		publicAt  []Evidence
		assignSix bool
		doubts    []string
	}
	// A lead is a route into other VPCs, with what it goes over.
	lead struct {
		to network.Set
		at []Evidence
	}
	// The rules of a group are read when somebody wants to know them: who has the
	// group need not be read again where they change.
	groupRead struct {
		*network.Group
		reader *netReader // nil for a group that is in no code
		at     place
		in     []Evidence // of each rule
		doubts []string
	}
)

// An answer is yes, no or unknown.
type answer uint8

const (
	no answer = iota
	unknown
	yes
)

func newNetReader(w *world, open bool) *netReader {
	return &netReader{w: w, open: open, vpcs: map[*model.Resource]*vpcRead{}, subnets: map[*model.Resource]*subnetRead{},
		groups: map[place]*groupRead{}, peers: map[*model.Resource]*network.Peering{}, transit: map[*model.Resource]*transitRead{},
		clusters: map[*model.Resource]*groupRead{}, sites: map[*model.Resource]*network.Site{}}
}

// is reports whether an answer counts as yes.
func (n *netReader) is(a answer) bool { return a == yes || a == unknown && n.open }

func boolOf(v *model.Value, otherwise answer) answer {
	if v.Is(model.Unknown) {
		return unknown
	}
	if b, ok := v.AsBool(); ok {
		if b {
			return yes
		}
		return no
	}
	if s, ok := v.AsString(); ok { // blocks of older provider versions
		if s == "true" {
			return yes
		}
		return no
	}
	return otherwise
}

// prefix reads a CIDR block.
func (n *netReader) prefix(r *model.Resource, v *model.Value) (netip.Prefix, bool) {
	p, err := netip.ParsePrefix(n.w.text(r, v))
	return p, err == nil
}

// peersOf reads CIDR blocks. Of those that are not known, vague tells.
func (n *netReader) peersOf(r *model.Resource, lists ...*model.Value) (set network.Set, vague bool) {
	for _, list := range lists {
		if list.Is(model.Unknown) {
			vague = true
			continue
		}
		for _, v := range elems(list) {
			if p, ok := n.prefix(r, v); ok {
				set = set.Or(network.Of(p))
			} else if v.Is(model.Unknown) {
				vague = true
			}
		}
	}
	return set, vague
}

// protocols are the names that rules use beside numbers:
// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html.
var protocols = map[string]int{"icmp": network.ICMP, "tcp": network.TCP, "udp": network.UDP, "icmpv6": network.ICMPv6}

// servicesOf reads the protocol and ports of a rule; ok is false where they are
// not known.
func servicesOf(v *model.Value, typ, code string) (s network.Services, ok bool) {
	p := v.Get("protocol")
	name, isText := p.AsString()
	if i, isInt := p.AsInt(); isInt {
		name, isText = strconv.FormatInt(i, 10), true
	}
	if !isText {
		return s, false
	}
	name = strings.ToLower(name)
	if name == "-1" || name == "all" {
		return network.AllServices, true
	}
	protocol, named := protocols[name]
	if !named {
		i, err := strconv.Atoi(name)
		if err != nil {
			return s, false
		}
		protocol = i
	}
	if protocol == network.ICMP || protocol == network.ICMPv6 {
		t, ok1 := port(v, typ)
		c, ok2 := port(v, code)
		return network.Messages(protocol, t, c), ok1 && ok2
	}
	from, ok1 := port(v, "from_port")
	to, ok2 := port(v, "to_port")
	if from == -1 {
		from, to = 0, 0xffff
	}
	return network.Ports(protocol, from, to), ok1 && ok2
}

// port reads a number, -1 where it is not set.
func port(v *model.Value, attr string) (int, bool) {
	a := v.Get(attr)
	if a.IsNull() {
		return -1, true
	}
	if i, ok := a.AsInt(); ok {
		return int(i), true
	}
	if s, ok := a.AsString(); ok {
		i, err := strconv.Atoi(s)
		return i, err == nil
	}
	return 0, false
}

func firstOf(v *model.Value, attrs ...string) *model.Value {
	for _, a := range attrs {
		if x := v.Get(a); x != nil {
			return x
		}
	}
	return nil
}
