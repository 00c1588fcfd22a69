package threat

import (
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
)

// An ingress is where a service takes requests from.
type ingress uint8

const (
	fromEverywhere ingress = iota
	fromBalancers          // those of the project, and from within its networks
	fromInside
)

// ingresses are the settings of each type, of the page of each in the provider's
// documentation: https://cloud.google.com/run/docs/securing/ingress,
// https://cloud.google.com/functions/docs/networking/network-settings#ingress_settings.
var ingresses = map[string]ingress{
	"internal": fromInside, "internal-and-cloud-load-balancing": fromBalancers,
	"INGRESS_TRAFFIC_INTERNAL_ONLY": fromInside, "INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER": fromBalancers,
	"ALLOW_INTERNAL_ONLY": fromInside, "ALLOW_INTERNAL_AND_GCLB": fromBalancers,
}

// ingressPaths are where each type has the setting.
var ingressPaths = map[string]model.Path{
	"google_cloud_run_service":        {"metadata", "annotations", "run.googleapis.com/ingress"},
	"google_cloud_run_v2_service":     {"ingress"},
	"google_cloudfunctions_function":  {"ingress_settings"},
	"google_cloudfunctions2_function": {"service_config", "ingress_settings"},
}

// ingressOf returns where a service takes requests from, what tells so, and what that
// assumes.
func ingressOf(r *model.Resource) (ingress, grant) {
	path := ingressPaths[r.Type]
	v := r.Value
	for _, step := range path {
		v = first(v, step.(string))
	}
	got := grant{evidence: []Evidence{at(r, path...)}}
	s, ok := v.AsString()
	if !ok && v.Is(model.Unknown) {
		got.assume("the ingress of " + string(r.Address) + " is not restricted")
	}
	return ingresses[s], got
}

// serves adds that everybody may call what a policy lets them, as far as its ingress
// does.
func (g *googleIdentity) serves(way *googleWay, h googleHold, entry Fact) {
	for _, r := range g.candidates(way.class, h.scope) {
		if !contains(googleClasses[way.class].types, r.Type) {
			continue
		}
		if r.Type == "google_cloudfunctions_function" {
			if on, _ := r.Value.Get("trigger_http").AsBool(); !on {
				continue
			}
		}
		g.answers(r, &way.Method, h.grant, entry)
	}
}

// answers adds that a service answers somebody.
func (g *googleIdentity) answers(r *model.Resource, m *Method, got grant, entry Fact) {
	from, where := ingressOf(r)
	all := got.plus(&where, "")
	body := []Fact{entry}
	if from != fromEverywhere {
		body = []Fact{networksFact(g.inProject(r).scope)}
		if from == fromBalancers {
			body[0] = balancedFact(r)
		}
		if entry.Kind != Internet {
			body = append(body, entry)
		}
	}
	g.w.rule(of(Reach, r), m, Given, all, body...)
	g.called(r)
}

// balancedFact is a request to a service through a load balancer.
func balancedFact(r *model.Resource) Fact {
	f := of(Place, r)
	f.Name = "behind a load balancer"
	return f
}

// networksFact is a place in one of the networks of a project.
func networksFact(project googleScope) Fact {
	return Fact{Kind: Place, Name: "a network of " + project.String()}
}

// called adds that what is called may have a flaw.
func (g *googleIdentity) called(r *model.Resource) {
	if f := of(Reach, r); g.w.once(f) {
		g.w.rule(of(Compute, r), &exploitApp, Flaw, grant{}, f)
	}
}

// unguarded adds the services that let everybody call them without asking policies.
func (g *googleIdentity) unguarded() {
	for _, r := range g.w.all("google_cloud_run_v2_service") {
		v := r.Value.Get("invoker_iam_disabled")
		if on, _ := v.AsBool(); on {
			g.answers(r, &googleUnguarded, grant{evidence: []Evidence{at(r, "invoker_iam_disabled")}}, Fact{Kind: Internet})
		}
	}
	for _, r := range g.w.all("google_app_engine_standard_app_version", "google_app_engine_flexible_app_version") {
		g.app(r)
	}
}

// app adds that an app of App Engine answers everybody: its firewall lets them through by
// default, and Identity-Aware Proxy asks who they are:
// https://cloud.google.com/appengine/docs/standard/application-security#app_engine_firewall.
func (g *googleIdentity) app(r *model.Resource) {
	got := grant{evidence: []Evidence{at(r, "service")}}
	project := g.inProject(r).scope
	for _, a := range g.w.all("google_app_engine_application") {
		if on, _ := first(a.Value.Get("iap"), "enabled").AsBool(); on && g.inProject(a).scope == project {
			return
		}
	}
	for _, settings := range g.w.all("google_app_engine_service_network_settings") {
		s, _ := first(settings.Value.Get("network_settings"), "ingress_traffic_allowed").AsString()
		same := g.w.text(settings, settings.Value.Get("service")) == g.w.text(r, r.Value.Get("service"))
		if same && (s == "INGRESS_TRAFFIC_ALLOWED_INTERNAL_ONLY" || s == "INGRESS_TRAFFIC_ALLOWED_INTERNAL_AND_LB") {
			return
		}
	}
	var rules []*model.Resource
	for _, rule := range g.w.all("google_app_engine_firewall_rule") {
		if g.inProject(rule).scope == project {
			rules = append(rules, rule)
		}
	}
	slices.SortStableFunc(rules, func(a, b *model.Resource) int {
		x, _ := a.Value.Get("priority").AsInt()
		y, _ := b.Value.Get("priority").AsInt()
		return int(x - y)
	})
	for _, rule := range rules {
		source, _ := rule.Value.Get("source_range").AsString()
		action, _ := rule.Value.Get("action").AsString()
		if source != "*" && source != "0.0.0.0/0" {
			continue
		}
		if strings.EqualFold(action, "DENY") {
			return
		}
		got.add(at(rule, "action"))
		break
	}
	g.w.rule(of(Reach, r), &googleApp, Given, got, Fact{Kind: Internet})
	g.called(r)
}
