package threat

import (
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/threat/network"
)

var (
	azureWebApp    = method("azure-web-app", "send requests to it", "T1190", "https://learn.microsoft.com/azure/app-service/networking-features")
	azureContainer = method("azure-container", "send packets to it", "T1190", "https://learn.microsoft.com/azure/container-apps/ingress-overview")
	azureEdge      = method("azure-front-door", "send requests to the front door", "T1190", "https://learn.microsoft.com/azure/frontdoor/front-door-overview")
	azureOrigin    = method("azure-front-door-origin", "have requests passed on to the origin of the front door", "T1190", "https://learn.microsoft.com/azure/frontdoor/origin-security")
)

// app adds who sends requests to an app: everybody, unless it is told otherwise, and
// from subnets.
func (n *azureNet) app(r *model.Resource) {
	g := grant{}
	p := paas{public: "public_network_access_enabled"}
	if p.on(r, &g) == no {
		return
	}
	if len(g.evidence) == 0 {
		g.add(at(r, "public_network_access_enabled"))
	}
	if n.restricted(r, &g) {
		n.reached(r, &azureWebApp, Given, 0, g, Fact{Kind: Internet})
	}
	for _, v := range walk(r.Value, "site_config.ip_restriction.virtual_network_subnet_id") {
		s := n.w.find(r, v, "id", "azurerm_subnet")
		for _, from := range n.places {
			if s != nil && from.acts && from.owner != r && from.subnet.res == s {
				n.reached(r, &azureSubnetIn, Given, 0, grant{evidence: []Evidence{at(r, "site_config")}}, of(Compute, from.owner))
			}
		}
	}
}

// restricted reports whether the restrictions of an app let strangers in: rules by
// priority, and behind them what it is told to do with the rest. Azure denies the rest
// where there are rules, but the provider sets it to allow where the code says
// nothing: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/linux_web_app.
func (n *azureNet) restricted(r *model.Resource, g *grant) bool {
	var rules []network.ACLRule
	any := false
	for _, v := range walk(r.Value, "site_config.ip_restriction") {
		for _, x := range elems(v) {
			any = true
			g.add(at(r, "site_config"))
			list, known := texts(x, "ip_address")
			rule := network.ACLRule{Number: 65000, Allow: true, Peers: parseAddresses(list), Services: network.AllServices}
			if p, ok := x.Get("priority").AsInt(); ok {
				rule.Number = int(p)
			}
			if s, ok := x.Get("action").AsString(); ok {
				rule.Allow = strings.EqualFold(s, "Allow")
			}
			if tag, _ := x.Get("service_tag").AsString(); tag == "Internet" {
				rule.Peers = network.All
			}
			if known {
				rules = append(rules, rule)
			}
		}
	}
	if !any {
		return true
	}
	rest := walk(r.Value, "site_config.ip_restriction_default_action")
	action := ""
	if len(rest) > 0 {
		action, _ = rest[0].AsString()
	}
	broad := func(list []network.ACLRule) bool {
		return slices.ContainsFunc(network.Allowed(list), func(b network.Box) bool { return b.Peers.Broad() })
	}
	if broad(rules) {
		return true
	}
	if !strings.EqualFold(action, "Deny") && broad(append(rules, network.ACLRule{Number: 1 << 31, Allow: true, Peers: network.All, Services: network.AllServices})) {
		if !strings.EqualFold(action, "Allow") {
			g.assume("the restrictions of " + string(r.Address) + " allow what they do not name")
		}
		return true
	}
	return false
}

// appFrom adds that a gateway passes requests on to an app, which its subnet may call
// or everybody.
func (n *azureNet) appFrom(app, gateway *model.Resource, g grant, f Fact) {
	h := g
	h.evidence = slices.Clone(g.evidence)
	p := paas{public: "public_network_access_enabled"}
	open := p.on(app, &h) != no && n.restricted(app, &h)
	for _, v := range walk(app.Value, "site_config.ip_restriction.virtual_network_subnet_id") {
		s := n.w.find(app, v, "id", "azurerm_subnet")
		open = open || s != nil && slices.ContainsFunc(n.of[gateway], func(p *azurePlace) bool { return p.subnet.res == s })
	}
	for _, e := range n.w.all("azurerm_private_endpoint") {
		for _, v := range walk(e.Value, "private_service_connection.private_connection_resource_id") {
			open = open || n.w.referred(e, v, app.Type) == app
		}
	}
	if open {
		n.reached(app, &azureGateway, Given, 0, h, f)
	}
}

// containers adds who sends packets to containers: to apps whose ingress is external,
// and to groups with a public address, as they have unless they say otherwise.
func (n *azureNet) containers() {
	for _, r := range n.w.all("azurerm_container_app") {
		for i, v := range elems(r.Value.Get("ingress")) {
			if on, ok := v.Get("external_enabled").AsBool(); !ok || !on {
				continue
			}
			allowed, limited := network.Set{}, false
			for _, x := range elems(v.Get("ip_security_restriction")) {
				if action, _ := x.Get("action").AsString(); action == "Allow" {
					list, _ := texts(x, "ip_address_range")
					allowed, limited = allowed.Or(parseAddresses(list)), true
				}
			}
			if !limited || allowed.Broad() {
				n.reached(r, &azureContainer, Given, 443, grant{evidence: []Evidence{at(r, "ingress", i, "external_enabled")}}, Fact{Kind: Internet})
			}
		}
	}
	for _, r := range n.w.all("azurerm_container_group") {
		if s, ok := r.Value.Get("ip_address_type").AsString(); ok && s != "Public" {
			continue
		}
		for _, v := range walk(r.Value, "container.ports.port") {
			if p, ok := v.AsInt(); ok {
				n.reached(r, &azureContainer, Given, int(p), grant{evidence: []Evidence{at(r, "ip_address_type")}}, Fact{Kind: Internet})
			}
		}
	}
}

// frontDoors adds what front doors pass requests on to: origins that let everybody in,
// or the service, which its tag stands for.
func (n *azureNet) frontDoors() {
	w := n.w
	for _, route := range w.all("azurerm_cdn_frontdoor_route") {
		endpoint := w.referred(route, route.Value.Get("cdn_frontdoor_endpoint_id"), "azurerm_cdn_frontdoor_endpoint")
		group := w.referred(route, route.Value.Get("cdn_frontdoor_origin_group_id"), "azurerm_cdn_frontdoor_origin_group")
		if endpoint == nil || group == nil || isOff(route) || isOff(endpoint) {
			continue
		}
		f := of(Reach, endpoint)
		w.rule(f, &azureEdge, Given, grant{evidence: []Evidence{at(endpoint, "enabled"), at(route, "cdn_frontdoor_origin_group_id")}}, Fact{Kind: Internet})
		for _, o := range w.all("azurerm_cdn_frontdoor_origin") {
			app := w.referred(o, o.Value.Get("host_name"), azureWeb...)
			if app == nil || isOff(o) || w.referred(o, o.Value.Get("cdn_frontdoor_origin_group_id"), group.Type) != group {
				continue
			}
			g := grant{evidence: []Evidence{at(o, "host_name")}}
			p := paas{public: "public_network_access_enabled"}
			if p.on(app, &g) != no && (letsTag(app, "AzureFrontDoor.Backend") || n.restricted(app, &g)) {
				n.reached(app, &azureOrigin, Given, 0, g, f)
			}
		}
	}
}

// isOff reports whether something that is on by default says that it is not.
func isOff(r *model.Resource) bool {
	on, ok := r.Value.Get("enabled").AsBool()
	return ok && !on
}

// letsTag reports whether a restriction of an app allows a tag of services.
func letsTag(app *model.Resource, tag string) bool {
	return slices.ContainsFunc(walk(app.Value, "site_config.ip_restriction"), func(list *model.Value) bool {
		return slices.ContainsFunc(elems(list), func(v *model.Value) bool {
			s, _ := v.Get("service_tag").AsString()
			action, ok := v.Get("action").AsString()
			return strings.EqualFold(s, tag) && (!ok || strings.EqualFold(action, "Allow"))
		})
	})
}
