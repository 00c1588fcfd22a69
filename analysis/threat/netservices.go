package threat

import (
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/threat/iam"
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
