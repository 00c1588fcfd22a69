package threat

import (
	"net/netip"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/threat/network"
)

var (
	azureBalanced = method("azure-load-balancer", "send packets to it through the load balancer", "T1190", "https://learn.microsoft.com/azure/load-balancer/components")
	azureFronted  = method("azure-gateway-public", "send requests to the gateway", "T1190", "https://learn.microsoft.com/azure/application-gateway/configuration-frontend-ip")
	azureGateway  = method("azure-application-gateway", "send requests to it through the application gateway", "T1190", "https://learn.microsoft.com/azure/application-gateway/how-application-gateway-works")
)

// single reports whether a place has this address and no other.
func (p *azurePlace) single(text string) bool {
	a, err := netip.ParseAddr(text)
	return err == nil && p.private.Equal(network.At(a))
}

// balancers adds what load balancers with a public address pass on, which keep the
// addresses of clients: by rules to pools, and by NAT rules to single machines.
func (n *azureNet) balancers() {
	w := n.w
	for _, rule := range w.all("azurerm_lb_rule") {
		lb, e := n.frontend(rule)
		if lb == nil {
			continue
		}
		pools := append(w.refsTo(rule, "backend_address_pool_ids", "azurerm_lb_backend_address_pool"), w.refsTo(rule, "backend_address_pool_id", "azurerm_lb_backend_address_pool")...)
		for _, pool := range pools {
			for _, p := range n.pooled(pool) {
				n.balance(p, lb, backendPorts(rule.Value), append(e, at(rule, "backend_port")))
			}
		}
	}
	for _, rule := range w.all("azurerm_lb_nat_rule", "azurerm_lb_nat_pool") {
		lb, e := n.frontend(rule)
		if lb == nil {
			continue
		}
		s := backendPorts(rule.Value)
		for _, p := range n.translatedTo(rule) {
			n.balance(p, lb, s, append(e, at(rule, "backend_port")))
		}
	}
}

// frontend returns the balancer of a rule whose frontend has a public address.
func (n *azureNet) frontend(rule *model.Resource) (*model.Resource, []Evidence) {
	lb := n.w.referred(rule, rule.Value.Get("loadbalancer_id"), "azurerm_lb")
	if lb == nil {
		return nil, nil
	}
	wanted, known := rule.Value.Get("frontend_ip_configuration_name").AsString()
	for i, v := range elems(lb.Value.Get("frontend_ip_configuration")) {
		name, ok := v.Get("name").AsString()
		if known && ok && name != wanted || v.Get("public_ip_address_id").IsNull() && v.Get("public_ip_prefix_id").IsNull() {
			continue
		}
		return lb, []Evidence{at(lb, "frontend_ip_configuration", i)}
	}
	return nil, nil
}

// backendPorts returns the services of a rule, port 0 for all.
func backendPorts(v *model.Value) network.Services {
	a, ok := port(v, "backend_port")
	b := a
	if !ok || a <= 0 {
		a, b = 0, 0xffff
	}
	tcp, udp := network.Ports(network.TCP, a, b), network.Ports(network.UDP, a, b)
	switch s, _ := v.Get("protocol").AsString(); strings.ToLower(s) {
	case "tcp":
		return tcp
	case "udp":
		return udp
	}
	return tcp.Or(udp)
}

// pooled returns the places in a pool: by association, by what they say themselves, and
// by address.
func (n *azureNet) pooled(pool *model.Resource) []*azurePlace {
	var out []*azurePlace
	for _, p := range n.places {
		if p.nic.value == nil {
			continue
		}
		for _, v := range walk(p.nic.value, "ip_configuration.load_balancer_backend_address_pool_ids") {
			if slices.ContainsFunc(elems(v), func(e *model.Value) bool { return n.w.referred(p.nic.res, e, pool.Type) == pool }) {
				out = append(out, p)
			}
		}
	}
	for _, a := range n.w.all("azurerm_network_interface_backend_address_pool_association") {
		if n.w.referred(a, a.Value.Get("backend_address_pool_id"), pool.Type) == pool {
			out = append(out, n.ownerAt(a.Value.Get("network_interface_id"), a)...)
		}
	}
	for _, a := range n.w.all("azurerm_lb_backend_address_pool_address") {
		if n.w.referred(a, a.Value.Get("backend_address_pool_id"), pool.Type) == pool {
			out = append(out, n.ownerAt(a.Value.Get("ip_address"), a)...)
		}
	}
	return out
}

// translatedTo returns the places that a NAT rule or pool leads to.
func (n *azureNet) translatedTo(rule *model.Resource) []*azurePlace {
	var out []*azurePlace
	for _, a := range n.w.all("azurerm_network_interface_nat_rule_association") {
		if n.w.referred(a, a.Value.Get("nat_rule_id"), rule.Type) == rule {
			out = append(out, n.ownerAt(a.Value.Get("network_interface_id"), a)...)
		}
	}
	for _, p := range n.places {
		if p.nic.value == nil {
			continue
		}
		for _, v := range walk(p.nic.value, "ip_configuration.load_balancer_inbound_nat_rules_ids") {
			if slices.ContainsFunc(elems(v), func(e *model.Value) bool { return n.w.referred(p.nic.res, e, rule.Type) == rule }) {
				out = append(out, p)
			}
		}
	}
	if pool := n.w.referred(rule, rule.Value.Get("backend_address_pool_id"), "azurerm_lb_backend_address_pool"); pool != nil {
		out = append(out, n.pooled(pool)...)
	}
	return out
}

// balance adds that a public load balancer passes on to a place what the groups there
// let in. Where there is none, balancers of the SKU Standard pass nothing on.
func (n *azureNet) balance(p *azurePlace, lb *model.Resource, s network.Services, evidence []Evidence) {
	var both [2]network.Services
	g := grant{evidence: slices.Clone(evidence)}
	for way := range both {
		services, e := p.strangers(way)
		both[way] = services.And(s)
		for _, x := range e {
			g.add(x)
		}
	}
	if len(p.walls()) == 0 {
		switch sku, known := lb.Value.Get("sku").AsString(); {
		case !known:
			both[0] = network.Services{}
			g.assume(string(lb.Address) + " is of the SKU Basic")
		case !strings.EqualFold(sku, "Basic"):
			return
		}
		g.add(at(lb, "sku"))
	}
	n.add(p, &azureBalanced, Given, both, g, Fact{Kind: Internet})
}

// gateways adds what application gateways pass on: requests to a listener with a public
// address go by its rules to pools, at the port of the settings.
func (n *azureNet) gateways() {
	for _, r := range n.w.all("azurerm_application_gateway") {
		for i, v := range elems(r.Value.Get("http_listener")) {
			s, public := n.listener(r, v)
			if !public || s.Empty() {
				continue
			}
			g := grant{evidence: []Evidence{at(r, "http_listener", i), at(r, "frontend_ip_configuration")}}
			for _, p := range n.of[r] {
				open, e := p.strangers(1)
				s = s.And(open)
				for _, x := range e {
					g.add(x)
				}
			}
			if s.Empty() {
				continue
			}
			f := of(Reach, r)
			f.Name = s.String()
			n.w.rule(f, &azureFronted, Given, g, Fact{Kind: Internet})
			n.routed(r, v, f)
		}
	}
}

// listener returns the port of a listener of a gateway, and whether it is public.
func (n *azureNet) listener(r *model.Resource, v *model.Value) (s network.Services, public bool) {
	frontend, _ := v.Get("frontend_ip_configuration_name").AsString()
	for _, x := range elems(r.Value.Get("frontend_ip_configuration")) {
		if name, _ := x.Get("name").AsString(); name == frontend {
			public = public || !x.Get("public_ip_address_id").IsNull()
		}
	}
	wanted, _ := v.Get("frontend_port_name").AsString()
	for _, x := range elems(r.Value.Get("frontend_port")) {
		if name, _ := x.Get("name").AsString(); name == wanted {
			if p, ok := port(x, "port"); ok && p > 0 {
				s = ports(p)
			}
		}
	}
	return s, public
}

// routed adds where the rules for a listener lead.
func (n *azureNet) routed(r *model.Resource, listener *model.Value, f Fact) {
	name, _ := listener.Get("name").AsString()
	for i, rule := range elems(r.Value.Get("request_routing_rule")) {
		if of, _ := rule.Get("http_listener_name").AsString(); of != name {
			continue
		}
		e := at(r, "request_routing_rule", i)
		n.pool(r, rule, "backend_address_pool_name", "backend_http_settings_name", f, e)
		wanted, _ := rule.Get("url_path_map_name").AsString()
		for _, m := range elems(r.Value.Get("url_path_map")) {
			if of, _ := m.Get("name").AsString(); wanted == "" || of != wanted {
				continue
			}
			n.pool(r, m, "default_backend_address_pool_name", "default_backend_http_settings_name", f, e)
			for _, x := range elems(m.Get("path_rule")) {
				n.pool(r, x, "backend_address_pool_name", "backend_http_settings_name", f, e)
			}
		}
	}
}

// pool adds that a gateway passes requests on to the members of a pool.
func (n *azureNet) pool(r *model.Resource, v *model.Value, pool, settings string, f Fact, e Evidence) {
	name, _ := v.Get(pool).AsString()
	own, _ := v.Get(settings).AsString()
	s := network.Services{}
	for _, x := range elems(r.Value.Get("backend_http_settings")) {
		if of, _ := x.Get("name").AsString(); of == own {
			if p, ok := port(x, "port"); ok && p > 0 {
				s = ports(p)
			}
		}
	}
	for i, x := range elems(r.Value.Get("backend_address_pool")) {
		if of, _ := x.Get("name").AsString(); name == "" || of != name {
			continue
		}
		g := grant{evidence: []Evidence{e, at(r, "backend_address_pool", i)}}
		for _, p := range n.members(r, x, name) {
			n.fromGateway(r, p, s, g, f)
		}
		for _, fqdn := range elems(x.Get("fqdns")) {
			if app := n.w.referred(r, fqdn, azureWeb...); app != nil {
				n.appFrom(app, r, g, f)
			}
		}
	}
}

// members returns the places in a pool of a gateway.
func (n *azureNet) members(r *model.Resource, pool *model.Value, name string) []*azurePlace {
	var out []*azurePlace
	for _, a := range elems(pool.Get("ip_addresses")) {
		out = append(out, n.ownerAt(a, r)...)
	}
	named := func(holder *model.Resource, v *model.Value) bool {
		text := n.w.text(holder, v)
		return n.w.referred(holder, v, r.Type) == r && (!strings.Contains(text, "/backendAddressPools/") || strings.HasSuffix(text, "/backendAddressPools/"+name))
	}
	for _, a := range n.w.all("azurerm_network_interface_application_gateway_backend_address_pool_association") {
		if named(a, a.Value.Get("backend_address_pool_id")) {
			out = append(out, n.ownerAt(a.Value.Get("network_interface_id"), a)...)
		}
	}
	for _, p := range n.places {
		if p.nic.value == nil {
			continue
		}
		for _, list := range walk(p.nic.value, "ip_configuration.application_gateway_backend_address_pool_ids") {
			if slices.ContainsFunc(elems(list), func(e *model.Value) bool { return named(p.nic.res, e) }) {
				out = append(out, p)
			}
		}
	}
	return out
}

// fromGateway adds that a gateway, from the addresses of its subnet, reaches a place.
func (n *azureNet) fromGateway(r *model.Resource, p *azurePlace, s network.Services, g grant, f Fact) {
	var both [2]network.Services
	for way := range both {
		for _, from := range n.of[r] {
			if from.carries(p, way == 1) && p.carries(from, way == 1) {
				both[way] = both[way].Or(from.lets(1, way, p.private, p.asgs).And(p.lets(0, way, from.private, nil)).And(s))
			}
		}
		if len(n.of[r]) == 0 { // its subnet is not in the code
			both[way] = p.lets(0, way, privateSpace, nil).And(s)
		}
	}
	n.add(p, &azureGateway, Given, both, g, f)
}

func (w *world) refsTo(r *model.Resource, attr, typ string) []*model.Resource {
	var out []*model.Resource
	for _, v := range elems(r.Value.Get(attr)) {
		if to := w.referred(r, v, typ); to != nil {
			out = append(out, to)
		}
	}
	return out
}
