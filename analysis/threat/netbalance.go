package threat

import (
	"net/netip"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/threat/network"
)

// A passing is what a load balancer passes on, and by which of its lines.
type passing struct {
	lb       *model.Resource
	from     Fact // the packets that it gets
	group    *model.Resource
	level    Level
	evidence []Evidence
}

func (p passing) with(e Evidence) passing {
	p.evidence = append([]Evidence{e}, p.evidence...)
	return p
}

// balanced adds what a load balancer passes requests on to that come for some of its
// services: the targets of the groups that its listeners forward to, where their
// filters let it.
func (l *layout) balanced(r *model.Resource, f Fact, s network.Services) {
	if r.Type == "aws_elb" {
		l.classic(r, f, s)
		return
	}
	w := l.w
	for i, listener := range elems(r.Value.Get("listener")) {
		if listens(listener, "port", s) {
			l.forward(r, r, listener, passing{lb: r, from: f, level: loginLevel(r, listener), evidence: []Evidence{at(r, "listener", i)}})
		}
	}
	for _, rule := range w.all("aws_lb_listener_rule") {
		listener := w.referred(rule, rule.Value.Get("listener_arn"), "aws_lb_listener")
		if listener == nil || w.referred(listener, listener.Value.Get("load_balancer_arn"), r.Type) != r || !listens(listener.Value, "port", s) || !forStrangers(rule) {
			continue
		}
		l.forward(r, rule, rule.Value, passing{lb: r, from: f, level: max(loginLevel(r, rule.Value), loginLevel(r, listener.Value)), evidence: []Evidence{at(rule, "action")}})
	}
}

// forStrangers reports whether the conditions of a rule hold for requests from a large
// part of the internet.
func forStrangers(rule *model.Resource) bool {
	for _, v := range walk(rule.Value, "condition.source_ip.values") {
		if narrow(words(v)) {
			return false
		}
	}
	return true
}

// listens reports whether the port of a listener is among services, as it is where it
// is not known.
func listens(listener *model.Value, attr string, s network.Services) bool {
	n, ok := port(listener, attr)
	return !ok || n <= 0 || !s.And(network.Ports(network.TCP, n, n).Or(network.Ports(network.UDP, n, n))).Empty()
}

// loginLevel returns how hard it is to get past a load balancer and the actions of one of its
// listeners or rules: one that asks who is there wants a user's login, or a certificate that
// it verifies; a firewall of web requests has to be got around:
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html and
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/mutual-authentication.html.
func loginLevel(lb *model.Resource, v *model.Value) Level {
	for _, path := range []string{"default_action.type", "action.type"} {
		for _, t := range walk(v, path) {
			if s, _ := t.AsString(); strings.HasPrefix(s, "authenticate-") || s == "jwt-validation" {
				return Flaw
			}
		}
	}
	for _, t := range walk(v, "mutual_authentication.mode") {
		if s, _ := t.AsString(); s == "verify" {
			return Flaw
		}
	}
	return filteredLevel(lb.Value.Get("web_acl_arn"))
}

// filteredLevel is what it takes to get around a firewall of web requests, which filters what
// its rules know: https://docs.aws.amazon.com/waf/latest/developerguide/how-aws-waf-works.html.
func filteredLevel(acl *model.Value) Level {
	if acl.IsNull() {
		return Given
	}
	return Work
}

// forward adds the targets of the groups that the actions of a listener or rule name.
func (l *layout) forward(lb, holder *model.Resource, v *model.Value, p passing) {
	for _, path := range []string{"default_action.target_group_arn", "default_action.forward.target_group.arn", "action.target_group_arn", "action.forward.target_group.arn"} {
		for _, name := range walk(v, path) {
			if group := l.w.referred(holder, name, "aws_lb_target_group", "aws_alb_target_group"); group != nil {
				p.group = group
				l.balance(p)
			}
		}
	}
}

// classic adds the instances of a classic load balancer, at the ports of its listeners.
func (l *layout) classic(r *model.Resource, f Fact, s network.Services) {
	var to network.Services
	for _, v := range elems(r.Value.Get("listener")) {
		if !listens(v, "lb_port", s) {
			continue
		}
		if n, ok := port(v, "instance_port"); ok && n > 0 {
			to = to.Or(network.Ports(network.TCP, n, n))
		} else {
			to = network.AllServices
		}
	}
	p := passing{lb: r, from: f}
	for i, v := range elems(r.Value.Get("instances")) {
		if t := l.w.referred(r, v, "aws_instance"); t != nil {
			l.target(p.with(at(r, "instances", i)), t, to)
		}
	}
	for _, a := range l.w.all("aws_elb_attachment") {
		if l.w.referred(a, a.Value.Get("elb"), r.Type) == r {
			if t := l.w.referred(a, a.Value.Get("instance"), "aws_instance"); t != nil {
				l.target(p.with(at(a, "instance")), t, to)
			}
		}
	}
	l.registered(p, "elb", to, "load_balancers")
}

// balance adds the targets of a group: attachments, and services and instances
// that register themselves.
func (l *layout) balance(p passing) {
	w := l.w
	s := network.AllServices
	if number, ok := port(p.group.Value, "port"); ok && number > 0 {
		s = network.Ports(network.TCP, number, number).Or(network.Ports(network.UDP, number, number))
	}
	for _, a := range w.all("aws_lb_target_group_attachment") {
		if w.referred(a, a.Value.Get("target_group_arn"), p.group.Type) != p.group {
			continue
		}
		own := s
		if number, ok := port(a.Value, "port"); ok && number > 0 {
			own = network.Ports(network.TCP, number, number).Or(network.Ports(network.UDP, number, number))
		}
		for _, t := range l.attachedTo(a) {
			l.target(p.with(at(a, "target_id")), t, own)
		}
	}
	l.registered(p, "lb_target_group_arn", s, "load_balancer.target_group_arn", "target_group_arns", "traffic_source.identifier")
}

// attachedTo returns what an attachment names, by reference or address.
func (l *layout) attachedTo(a *model.Resource) []*model.Resource {
	v := a.Value.Get("target_id")
	if t := l.w.referred(a, v, "aws_instance", "aws_lambda_function", "aws_lb", "aws_network_interface"); t != nil {
		return []*model.Resource{t}
	}
	address, err := netip.ParseAddr(l.w.text(a, v))
	if err != nil {
		return nil
	}
	var out []*model.Resource
	for _, t := range l.targets {
		for _, e := range l.ends[t][1] {
			if e.Private.Equal(network.At(address)) {
				out = append(out, t)
			}
		}
	}
	return out
}

// registered adds services and groups of instances that say themselves which group of
// targets, or which classic load balancer, they belong to, or for which an attachment
// says so.
func (l *layout) registered(p passing, attachment string, s network.Services, paths ...string) {
	w := l.w
	wanted := p.group
	if wanted == nil {
		wanted = p.lb
	}
	for _, t := range w.all("aws_ecs_service", "aws_autoscaling_group") {
		for _, path := range paths {
			for _, list := range walk(t.Value, path) {
				for _, v := range append(elems(list), list) {
					if w.find(t, v, "name arn id", wanted.Type) == wanted {
						l.target(p.with(at(t, toPath(path)[0])), t, l.containerPort(t, s))
					}
				}
			}
		}
	}
	for _, a := range w.all("aws_autoscaling_attachment") {
		if w.referred(a, a.Value.Get(attachment), wanted.Type) == wanted {
			if t := w.find(a, a.Value.Get("autoscaling_group_name"), "name id", "aws_autoscaling_group"); t != nil {
				l.target(p.with(at(a, attachment)), t, s)
			}
		}
	}
}

// containerPort returns the ports of a service that registers itself: those of its
// containers, where these have interfaces of their own, else any.
func (l *layout) containerPort(t *model.Resource, s network.Services) network.Services {
	if t.Type != "aws_ecs_service" {
		return s
	}
	var own network.Services
	for _, v := range walk(t.Value, "load_balancer.container_port") {
		if n, ok := v.AsInt(); ok {
			own = own.Or(network.Ports(network.TCP, int(n), int(n))).Or(network.Ports(network.UDP, int(n), int(n)))
		}
	}
	if own.Empty() || len(walk(t.Value, "network_configuration")) == 0 {
		return network.AllServices
	}
	return own
}

// target adds that requests to a load balancer are passed on to a target.
func (l *layout) target(p passing, t *model.Resource, s network.Services) {
	if t.Type == "aws_lambda_function" {
		l.w.rule(of(Reach, t), &throughLB, p.level, grant{evidence: p.evidence}, p.from)
		l.called(t)
		return
	}
	if t.Type == "aws_network_interface" {
		if t = l.ownerOf(t); t == nil {
			return
		}
	}
	keeps := l.keepsClient(p)
	both := [2]network.Services{}
	g := [2]grant{{evidence: p.evidence}, {evidence: p.evidence}}
	for i := range both {
		for _, to := range l.use(t, i) {
			for _, from := range l.use(p.lb, i) {
				if keeps {
					both[i] = both[i].Or(network.Preserved(from.Interface, to.wide(), l.clients(p.lb, from)).And(s))
				} else {
					both[i] = both[i].Or(network.Between(from.Interface, to.Interface, false).And(s))
				}
			}
			if i == 1 {
				to.doubted(&g[i])
			}
		}
	}
	l.addAt(t, &throughLB, p.level, both, g, p.from)
}

// ownerOf returns the instance that an interface is attached to.
func (l *layout) ownerOf(i *model.Resource) *model.Resource {
	for _, r := range l.w.all("aws_instance") {
		if l.open.attached(i, r) {
			return r
		}
	}
	return nil
}

// clients are the addresses that requests to a load balancer come from.
func (l *layout) clients(lb *model.Resource, e *end) network.Set {
	if internal, _ := lb.Value.Get("internal").AsBool(); internal {
		return network.Of(e.subnet.VPC.CIDRs...)
	}
	return network.PublicIPv4.Or(network.PublicIPv6)
}

// keepsClient reports whether targets see the addresses of clients:
// https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html#client-ip-preservation.
// A load balancer in front of another one does.
func (l *layout) keepsClient(p passing) bool {
	kind, _ := p.lb.Value.Get("load_balancer_type").AsString()
	if !strings.EqualFold(kind, "network") || p.group == nil {
		return false
	}
	protocol, _ := p.group.Value.Get("protocol").AsString()
	if protocol = strings.ToUpper(protocol); protocol != "TCP" && protocol != "TLS" {
		return true
	}
	typ, _ := p.group.Value.Get("target_type").AsString()
	otherwise := yes
	if typ == "ip" {
		otherwise = no
	}
	return typ == "alb" || boolOf(p.group.Value.Get("preserve_client_ip"), otherwise) != no
}

// wide returns the interface with those rules of its groups alone that let in a large
// part of the internet, networks of private addresses, or members of groups.
func (e *end) wide() *network.Interface {
	c := *e.Interface
	c.Groups = nil
	for _, g := range e.groups {
		wide := &network.Group{}
		for _, rule := range g.In {
			if !rule.Peers.Broad() {
				rule.Peers = rule.Peers.Minus(network.PublicIPv4).Minus(network.PublicIPv6)
			}
			wide.In = append(wide.In, rule)
		}
		c.Groups = append(c.Groups, wide)
	}
	return &c
}
