package threat

import (
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/threat/iam"
	"github.com/parapet-iac/parapet/analysis/threat/network"
)

// searchable reports whether the policy of a search domain lets requests without
// credentials read it, and no users of its own stand before that.
func (w *world) searchable(r *model.Resource) (grant, bool) {
	g := grant{allowed: iam.Yes}
	for _, v := range walk(r.Value, "advanced_security_options.enabled") {
		if on, _ := v.AsBool(); on {
			return g, false
		}
	}
	v := r.Value.Get("access_policies")
	if v.IsNull() {
		return g, false
	}
	s := store{within: "/"}
	d := w.fromOutside(r, &s, w.document(r, v, model.Path{"access_policies"}), iam.Principal{}, "es:ESHttpGet")
	return g, g.and("es:ESHttpGet", d)
}

// functions adds what calls from the internet: function URLs, APIs and search
// domains that are in no network.
func (l *layout) functions() {
	w := l.w
	for _, r := range w.all("aws_lambda_function") {
		for i, u := range elems(r.Value.Get("url")) {
			v := u.Get("authorization_type")
			auth, ok := v.AsString()
			g := grant{evidence: []Evidence{at(r, "url", i, "authorization_type")}}
			if !ok && v.Is(model.Unknown) {
				g.assume("the URL of " + string(r.Address) + " asks for no credentials")
			} else if auth != "NONE" {
				continue
			}
			w.rule(of(Reach, r), &functionURL, Given, g, Fact{Kind: Internet})
			l.called(r)
		}
		l.invocable(r)
	}
	for _, r := range w.all("aws_apprunner_service") {
		g := grant{evidence: []Evidence{at(r, "network_configuration", "ingress_configuration", "is_publicly_accessible")}}
		inner := false
		for _, v := range walk(r.Value, "network_configuration.ingress_configuration.is_publicly_accessible") {
			public, ok := v.AsBool()
			inner = inner || ok && !public
			if v.Is(model.Unknown) {
				g.assume(string(r.Address) + " is publicly accessible")
			}
		}
		if !inner { // it is public unless it says otherwise
			w.rule(of(Reach, r), &publicService, Given, g, Fact{Kind: Internet})
			l.called(r)
		}
	}
	l.apis()
	for _, r := range w.all("aws_opensearch_domain", "aws_elasticsearch_domain") {
		if len(elems(r.Value.Get("vpc_options"))) > 0 {
			continue
		}
		if g, ok := w.searchable(r); ok {
			w.rule(of(Read, r), &openSearch, Call, g, Fact{Kind: Internet})
		}
	}
}

// called adds that a function may have a flaw.
func (l *layout) called(r *model.Resource) {
	f := of(Reach, r)
	if !l.w.current.seen[f] {
		l.w.current.seen[f] = true
		l.w.rule(of(Compute, r), &exploitApp, Flaw, grant{}, f)
		l.visit(r)
	}
}

// apis adds which functions APIs call for anybody. A key of a usage plan is no
// authorization: https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html.
func (l *layout) apis() {
	w := l.w
	for _, i := range w.all("aws_api_gateway_integration") {
		f := w.referred(i, i.Value.Get("uri"), "aws_lambda_function")
		if f == nil || w.private(i, "rest_api_id", "aws_api_gateway_rest_api") {
			continue
		}
		for _, m := range w.all("aws_api_gateway_method") {
			same := w.text(i, i.Value.Get("resource_id")) == w.text(m, m.Value.Get("resource_id")) &&
				w.text(i, i.Value.Get("rest_api_id")) == w.text(m, m.Value.Get("rest_api_id"))
			if same && w.account(i).number == w.account(m).number {
				l.api(f, m, "authorization", at(i, "uri"))
			}
		}
	}
	for _, i := range w.all("aws_apigatewayv2_integration") {
		f := w.referred(i, i.Value.Get("integration_uri"), "aws_lambda_function")
		if f == nil {
			continue
		}
		for _, r := range w.all("aws_apigatewayv2_route") {
			if w.referred(r, r.Value.Get("target"), "aws_apigatewayv2_integration") == i {
				l.api(f, r, "authorization_type", at(i, "integration_uri"))
			}
		}
	}
}

// private reports whether an API is reached from inside of networks only.
func (w *world) private(r *model.Resource, attr, typ string) bool {
	api := w.referred(r, r.Value.Get(attr), typ)
	if api == nil {
		return false
	}
	for _, v := range walk(api.Value, "endpoint_configuration.types") {
		for _, t := range elems(v) {
			if s, _ := t.AsString(); s == "PRIVATE" {
				return true
			}
		}
	}
	return false
}

// api adds that a method or route of an API calls a function for anybody.
func (l *layout) api(f, method *model.Resource, attr string, also Evidence) {
	v := method.Value.Get(attr)
	s, ok := v.AsString()
	g := grant{evidence: []Evidence{at(method, attr), also}}
	switch {
	case v.Is(model.Unknown):
		g.assume(string(method.Address) + " asks for no credentials")
	case ok && s != "NONE":
		return
	}
	l.w.rule(of(Reach, f), &openAPI, Given, g, Fact{Kind: Internet})
	l.called(f)
}

// balanced adds what a load balancer passes requests on to: the targets of the
// groups that its listeners forward to, where their filters let it.
func (l *layout) balanced(r *model.Resource, f Fact) {
	w := l.w
	if r.Type == "aws_elb" {
		for i, v := range elems(r.Value.Get("instances")) {
			if t := w.referred(r, v, "aws_instance"); t != nil {
				l.target(r, t, network.AllServices, f, []Evidence{at(r, "instances", i)})
			}
		}
		return
	}
	for i, listener := range elems(r.Value.Get("listener")) {
		evidence := []Evidence{at(r, "listener", i)}
		for _, v := range forwards(listener) {
			if group := w.referred(r, v, "aws_lb_target_group", "aws_alb_target_group"); group != nil {
				l.balance(r, group, f, evidence)
			}
		}
	}
	for _, rule := range w.all("aws_lb_listener_rule") {
		listener := w.referred(rule, rule.Value.Get("listener_arn"), "aws_lb_listener")
		if listener == nil || w.referred(listener, listener.Value.Get("load_balancer_arn"), r.Type) != r {
			continue
		}
		for _, v := range forwards(rule.Value) {
			if group := w.referred(rule, v, "aws_lb_target_group"); group != nil {
				l.balance(r, group, f, []Evidence{at(rule, "action")})
			}
		}
	}
}

// forwards returns the target groups that the actions of a listener or rule name.
func forwards(v *model.Value) []*model.Value {
	var out []*model.Value
	for _, path := range []string{"default_action.target_group_arn", "default_action.forward.target_group.arn", "action.target_group_arn", "action.forward.target_group.arn",
		"rule.action.target_group_arn", "rule.action.forward.target_group.arn"} {
		out = append(out, walk(v, path)...)
	}
	return out
}

// balance adds the targets of a group: attachments, and services and instances
// that register themselves.
func (l *layout) balance(lb, group *model.Resource, f Fact, evidence []Evidence) {
	w := l.w
	s := network.AllServices
	if number, ok := port(group.Value, "port"); ok && number > 0 {
		s = network.Ports(network.TCP, number, number).Or(network.Ports(network.UDP, number, number))
	}
	for _, a := range w.all("aws_lb_target_group_attachment") {
		if w.referred(a, a.Value.Get("target_group_arn"), group.Type) != group {
			continue
		}
		t := w.referred(a, a.Value.Get("target_id"), "aws_instance", "aws_lambda_function", "aws_lb")
		if t == nil {
			continue
		}
		own := s
		if number, ok := port(a.Value, "port"); ok && number > 0 {
			own = network.Ports(network.TCP, number, number)
		}
		l.target(lb, t, own, f, append([]Evidence{at(a, "target_id")}, evidence...))
	}
	for _, t := range w.all("aws_ecs_service", "aws_autoscaling_group") {
		for _, path := range []string{"load_balancer.target_group_arn", "target_group_arns"} {
			for _, list := range walk(t.Value, path) {
				for _, v := range append(elems(list), list) {
					if w.referred(t, v, group.Type) == group {
						own := s
						if t.Type == "aws_ecs_service" {
							own = network.AllServices // the port is that of the container
						}
						l.target(lb, t, own, f, append([]Evidence{at(t, toPath(path)[0])}, evidence...))
					}
				}
			}
		}
	}
}

// target adds that requests to a load balancer are passed on to a target.
func (l *layout) target(lb, t *model.Resource, s network.Services, f Fact, evidence []Evidence) {
	if t.Type == "aws_lambda_function" {
		l.w.rule(of(Reach, t), &throughLB, Given, grant{evidence: evidence}, f)
		l.called(t)
		return
	}
	kind, _ := lb.Value.Get("load_balancer_type").AsString()
	both := [2]network.Services{}
	g := [2]grant{{evidence: evidence}, {evidence: evidence}}
	for i := range both {
		for _, to := range l.use(t, i) {
			for _, from := range l.use(lb, i) {
				both[i] = both[i].Or(network.Between(from.Interface, to.Interface, false).And(s))
			}
			if strings.EqualFold(kind, "network") { // it keeps the client's address
				both[i] = both[i].Or(network.Admitted(to.Interface, network.PublicIPv4).And(s))
			}
			if i == 1 {
				to.doubted(&g[i])
			}
		}
	}
	l.add(t, &throughLB, both, g, f)
}
