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
