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
	d := w.fromOutside(r, w.arn(r)+"/", true, w.document(r, v, model.Path{"access_policies"}), iam.Principal{}, "es:ESHttpGet")
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
	l.graphs()
	l.buses()
	l.edges()
	l.hosts()
	l.endpoints()
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

var (
	throughProxy = method("rds-proxy", "have the proxy pass queries on to it", "T1021", "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy.html")
	graphKey     = method("appsync-api-key", "query the API, which asks for a key that its clients hold", "T1190", "https://docs.aws.amazon.com/appsync/latest/devguide/security-authz.html")
	graphResolve = method("appsync-resolver", "read the table by a resolver of the API", "T1190 T1530", "https://docs.aws.amazon.com/appsync/latest/devguide/data-source-components.html")
	openBus      = method("eventbridge-open-bus", "send events that the function takes, to a bus that takes them from everybody", "T1648", "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-bus-perms.html")
)

// proxied adds that a proxy passes connections on to its database.
func (l *layout) proxied(r *model.Resource, f Fact) {
	w := l.w
	for _, t := range w.all("aws_db_proxy_target") {
		if w.find(t, t.Value.Get("db_proxy_name"), "name id", r.Type) != r {
			continue
		}
		to := w.find(t, t.Value.Get("db_instance_identifier"), "identifier id", "aws_db_instance")
		if to == nil {
			to = w.find(t, t.Value.Get("db_cluster_identifier"), "cluster_identifier id", "aws_rds_cluster")
		}
		if to != nil {
			l.passed(to, &throughProxy, l.services[to], grant{evidence: []Evidence{at(t, "db_proxy_name")}}, f)
		}
	}
}

// graphs adds what APIs of AppSync call for whoever has their key, which is no secret of
// anybody's: clients hold it.
func (l *layout) graphs() {
	w := l.w
	for _, api := range w.all("aws_appsync_graphql_api") {
		kinds := append(walk(api.Value, "additional_authentication_provider.authentication_type"), api.Value.Get("authentication_type"))
		keyed := false
		for _, v := range kinds {
			s, _ := v.AsString()
			keyed = keyed || s == "API_KEY"
		}
		if visibility, _ := api.Value.Get("visibility").AsString(); !keyed || visibility == "PRIVATE" {
			continue
		}
		for _, source := range w.all("aws_appsync_datasource") {
			if w.find(source, source.Value.Get("api_id"), "id", api.Type) == api {
				l.graph(api, source)
			}
		}
	}
}

func (l *layout) graph(api, source *model.Resource) {
	w := l.w
	g := grant{evidence: []Evidence{at(api, "authentication_type"), at(source, "type")}}
	for _, v := range walk(source.Value, "lambda_config.function_arn") {
		if f := w.find(source, v, "arn", "aws_lambda_function"); f != nil {
			w.rule(of(Reach, f), &graphKey, Call, g, Fact{Kind: Internet})
			l.called(f)
		}
	}
	for _, v := range walk(source.Value, "dynamodb_config.table_name") {
		if t := w.find(source, v, "name id", "aws_dynamodb_table"); t != nil {
			g.assume("a resolver of " + string(api.Address) + " gives out what is in the table to whoever has the key")
			w.rule(of(Read, t), &graphResolve, Call, g, Fact{Kind: Internet})
		}
	}
}

// buses adds that functions take events from whoever may send some to a bus.
func (l *layout) buses() {
	w := l.w
	for _, bus := range w.all("aws_cloudwatch_event_bus") {
		doc := bus.Value.Get("policy")
		if doc.IsNull() {
			continue
		}
		g := grant{allowed: iam.Yes, evidence: []Evidence{at(bus, "policy")}}
		arn := "arn:" + partition + ":events:" + w.region(bus) + ":" + w.account(bus).number + ":event-bus/" + w.text(bus, bus.Value.Get("name"))
		if !g.and("events:PutEvents", w.fromOutside(bus, arn, false, w.document(bus, doc, model.Path{"policy"}), stranger("000000000000"), "events:PutEvents")) {
			continue
		}
		for _, rule := range w.all("aws_cloudwatch_event_rule") {
			if w.find(rule, rule.Value.Get("event_bus_name"), "name id arn", bus.Type) != bus {
				continue
			}
			for _, t := range w.all("aws_cloudwatch_event_target") {
				if w.find(t, t.Value.Get("rule"), "name id", rule.Type) != rule {
					continue
				}
				if f := w.find(t, t.Value.Get("arn"), "arn", "aws_lambda_function"); f != nil {
					h := g
					h.add(at(t, "arn"))
					w.rule(of(Reach, f), &openBus, Call, h, Fact{Kind: AnyAccount})
					l.called(f)
				}
			}
		}
	}
}
