package threat

import (
	"cmp"
	"net/netip"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/threat/network"
)

var (
	azureService  = method("azure-public-endpoint", "send requests to it, as its firewall lets everybody", "T1190", "https://learn.microsoft.com/azure/security/fundamentals/network-best-practices")
	azureFirewall = method("azure-database-firewall", "send packets to it, as its firewall lets everybody", "T1190", "https://learn.microsoft.com/azure/azure-sql/database/firewall-configure")
	azureTenants  = method("azure-any-tenant", "send packets to it from a resource of Azure, as its firewall lets all of them", "T1190 T1583", "https://learn.microsoft.com/azure/azure-sql/database/firewall-configure#connections-from-inside-azure")
	azureEndpoint = method("azure-private-endpoint", "send requests to it by its private endpoint", "T1021", "https://learn.microsoft.com/azure/private-link/private-endpoint-overview")
	azureSubnetIn = method("azure-service-endpoint", "send requests to it from a subnet that its firewall lets", "T1021", "https://learn.microsoft.com/azure/virtual-network/virtual-network-service-endpoints-overview")
)

// A paas is a service of Azure with an endpoint of its own: what says who gets to it.
// Paths are dotted. Of the page of each type in the provider's documentation.
type paas struct {
	// public turns the endpoint on, as it is by default; off is what turns it off if
	// it is no boolean.
	public, off string
	// action is what happens to those whom no rule names, "Allow" unless it is told.
	action string
	// ranges are those that are let in where the action is to deny, or where there are
	// any, if closing; subnets those subnets.
	ranges, subnets []string
	closing         bool
	port            int
}

var paasTypes = map[string]paas{
	"azurerm_app_configuration":          {public: "public_network_access", off: "Disabled", port: 443},
	"azurerm_cognitive_account":          {public: "public_network_access_enabled", action: "network_acls.default_action", ranges: []string{"network_acls.ip_rules"}, subnets: []string{"network_acls.virtual_network_rules.subnet_id"}, port: 443},
	"azurerm_container_registry":         {public: "public_network_access_enabled", action: "network_rule_set.default_action", ranges: []string{"network_rule_set.ip_rule.ip_range"}, subnets: []string{"network_rule_set.virtual_network.subnet_id"}, port: 443},
	"azurerm_cosmosdb_account":           {public: "public_network_access_enabled", ranges: []string{"ip_range_filter"}, subnets: []string{"virtual_network_rule.id"}, closing: true, port: 443},
	"azurerm_eventhub_namespace":         {public: "public_network_access_enabled", action: "network_rulesets.default_action", ranges: []string{"network_rulesets.ip_rule.ip_mask"}, subnets: []string{"network_rulesets.virtual_network_rule.subnet_id"}, port: 5671},
	"azurerm_key_vault":                  {public: "public_network_access_enabled", action: "network_acls.default_action", ranges: []string{"network_acls.ip_rules"}, subnets: []string{"network_acls.virtual_network_subnet_ids"}, port: 443},
	"azurerm_kubernetes_cluster":         {public: "!private_cluster_enabled", ranges: []string{"api_server_access_profile.authorized_ip_ranges", "api_server_authorized_ip_ranges"}, closing: true, port: 443},
	"azurerm_mssql_server":               {public: "public_network_access_enabled", port: 1433},
	"azurerm_mysql_flexible_server":      {public: "public_network_access_enabled public_network_access", off: "Disabled", port: 3306},
	"azurerm_mysql_server":               {public: "public_network_access_enabled", port: 3306},
	"azurerm_mariadb_server":             {public: "public_network_access_enabled", port: 3306},
	"azurerm_postgresql_flexible_server": {public: "public_network_access_enabled", port: 5432},
	"azurerm_postgresql_server":          {public: "public_network_access_enabled", port: 5432},
	"azurerm_redis_cache":                {public: "public_network_access_enabled", port: 6380},
	"azurerm_search_service":             {public: "public_network_access_enabled", ranges: []string{"allowed_ips"}, closing: true, port: 443},
	"azurerm_servicebus_namespace":       {public: "public_network_access_enabled", action: "network_rule_set.default_action", ranges: []string{"network_rule_set.ip_rules"}, subnets: []string{"network_rule_set.network_rules.subnet_id"}, port: 5671},
	"azurerm_sql_server":                 {port: 1433},
	"azurerm_storage_account":            {public: "public_network_access_enabled", action: "network_rules.default_action", ranges: []string{"network_rules.ip_rules"}, subnets: []string{"network_rules.virtual_network_subnet_ids"}, port: 443},
	"azurerm_synapse_workspace":          {public: "public_network_access_enabled", port: 1433},
}

// azureFirewalls are the types of firewall rules of databases, and the attribute
// that names the server. Without any rule such a server lets nobody in.
var azureFirewalls = map[string]string{
	"azurerm_mariadb_firewall_rule": "server_name",
	"azurerm_mssql_firewall_rule":   "server_id", "azurerm_sql_firewall_rule": "server_name",
	"azurerm_mysql_firewall_rule": "server_name", "azurerm_mysql_flexible_server_firewall_rule": "server_name",
	"azurerm_postgresql_firewall_rule": "server_name", "azurerm_postgresql_flexible_server_firewall_rule": "server_id",
	"azurerm_redis_firewall_rule":   "redis_cache_name",
	"azurerm_synapse_firewall_rule": "synapse_workspace_id",
}

// azureSubnetRules are rules beside a service for subnets, and who names the service.
var azureSubnetRules = map[string]string{
	"azurerm_mariadb_virtual_network_rule": "server_name", "azurerm_mssql_virtual_network_rule": "server_id", "azurerm_mysql_virtual_network_rule": "server_name",
	"azurerm_postgresql_virtual_network_rule": "server_name", "azurerm_sql_virtual_network_rule": "server_name",
}

// ruled are the types whose firewall is made of rules beside them, which have to be
// there for anybody to get in; a cache without any lets everybody.
var ruled = []string{"azurerm_mariadb_server", "azurerm_mssql_server", "azurerm_mysql_flexible_server", "azurerm_mysql_server", "azurerm_postgresql_flexible_server",
	"azurerm_postgresql_server", "azurerm_sql_server", "azurerm_synapse_workspace"}

// services adds who gets to services with endpoints of their own.
func (n *azureNet) services() {
	for _, typ := range sortedKeys(paasTypes) {
		for _, r := range n.w.all(typ) {
			n.service(r, paasTypes[typ])
		}
	}
	for _, r := range n.w.all(azureWeb...) {
		n.app(r)
	}
	n.containers()
	n.frontDoors()
	for _, e := range n.w.all("azurerm_private_endpoint") {
		n.privateEndpoint(e)
	}
}

func sortedKeys[T any](m map[string]T) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

// reached adds that a service is reached, and what that is worth.
func (n *azureNet) reached(r *model.Resource, m *Method, level Level, port int, g grant, from Fact) {
	w := n.w
	f := of(Reach, r)
	if port > 0 {
		f.Name = ports(port).String()
	}
	w.rule(f, m, level, g, from)
	if w.current.seen[f] {
		return
	}
	w.current.seen[f] = true
	switch {
	case slices.Contains(azureWeb, r.Type), r.Type == "azurerm_container_app", r.Type == "azurerm_container_group":
		w.rule(of(Compute, r), &exploitApp, Flaw, grant{}, f)
	case slices.Contains(azureDatabases, r.Type) && port != 443:
		w.rule(of(Read, r), &guessPassword, Unlikely, grant{}, f)
	}
}

// service adds who gets to a service by its public endpoint, and from subnets.
func (n *azureNet) service(r *model.Resource, p paas) {
	g := grant{}
	on := p.on(r, &g)
	if !r.Value.Get("delegated_subnet_id").IsNull() || r.Type == "azurerm_redis_cache" && !r.Value.Get("subnet_id").IsNull() {
		on = no // it is in a network of the code
	}
	if on != no {
		n.subnetsIn(r, p)
		if slices.Contains(ruled, r.Type) || r.Type == "azurerm_redis_cache" && n.firewalled(r) {
			n.opened(r, p.port, g)
			return
		}
		if n.anybody(r, p, &g) {
			n.reached(r, &azureService, Given, p.port, g, Fact{Kind: Internet})
		}
	}
}

// on reports whether the public endpoint of a service is.
func (p *paas) on(r *model.Resource, g *grant) answer {
	for name := range strings.FieldsSeq(p.public) {
		name, inverse := strings.CutPrefix(name, "!")
		v := r.Value.Get(name)
		if v == nil {
			continue
		}
		g.add(at(r, name))
		a := boolOf(v, yes)
		if s, ok := v.AsString(); ok && p.off != "" {
			a = yes
			if strings.EqualFold(s, p.off) {
				a = no
			}
		}
		if inverse {
			a = yes - a
		}
		if a == unknown {
			g.assume(name + " of " + string(r.Address) + " leaves its endpoint public")
		}
		return a
	}
	return yes
}

// anybody reports whether the rules of a service let strangers in.
func (n *azureNet) anybody(r *model.Resource, p paas, g *grant) bool {
	var ranges []string
	vague, any := false, false
	for _, path := range p.ranges {
		for _, list := range walk(r.Value, path) {
			for _, v := range elems(list) {
				s, ok := v.AsString()
				vague = vague || !ok
				any = true
				for part := range strings.SplitSeq(s, ",") {
					ranges = append(ranges, strings.TrimSpace(part))
				}
			}
			g.add(at(r, toPath(p.ranges[0])[0]))
		}
	}
	for _, path := range p.subnets {
		any = any || len(walk(r.Value, path)) > 0
	}
	if p.closing && !any {
		return true
	}
	if !p.closing {
		denied := false
		for _, v := range n.actions(r, p.action) {
			s, ok := v.AsString()
			denied = denied || ok && strings.EqualFold(s, "Deny")
			vague = vague || !ok
			g.add(at(r, toPath(p.action)[0]))
		}
		if !denied && !vague {
			return true
		}
	}
	if parseAddresses(ranges).Broad() {
		return true
	}
	if vague {
		g.assume("the firewall of " + string(r.Address) + " lets everybody in")
	}
	return vague
}

// azureActionsBeside are what says beside a service what is done to those whom no rule
// names, and the attribute that names the service.
var azureActionsBeside = map[string]string{"azurerm_storage_account_network_rules": "storage_account_id", "azurerm_servicebus_namespace_network_rule_set": "namespace_id"}

// actions returns what is done to those whom no rule names, by the service or by what
// stands beside it.
func (n *azureNet) actions(r *model.Resource, path string) []*model.Value {
	if path == "" {
		return nil
	}
	out := walk(r.Value, path)
	for _, typ := range sortedKeys(azureActionsBeside) {
		for _, x := range n.w.all(typ) {
			if n.w.referred(x, x.Value.Get(azureActionsBeside[typ]), r.Type) == r {
				out = append(out, walk(x.Value, "default_action")...)
			}
		}
	}
	return out
}

// firewalled reports whether a cache has a rule of a firewall.
func (n *azureNet) firewalled(r *model.Resource) bool {
	for _, x := range n.w.all("azurerm_redis_firewall_rule") {
		if n.w.find(x, x.Value.Get("redis_cache_name"), "id name", r.Type) == r {
			return true
		}
	}
	return false
}

// opened adds whom the firewall rules of a database let in: all of the internet, or
// all that runs in Azure, which the range of the address 0.0.0.0 alone stands for.
func (n *azureNet) opened(r *model.Resource, port int, g grant) {
	for _, typ := range sortedKeys(azureFirewalls) {
		for _, x := range n.w.all(typ) {
			attr := azureFirewalls[typ]
			if n.w.find(x, x.Value.Get(attr), "id name", r.Type) != r {
				continue
			}
			start := firstOf(x.Value, "start_ip_address", "start_ip")
			end := firstOf(x.Value, "end_ip_address", "end_ip")
			from, err1 := netip.ParseAddr(n.w.text(x, start))
			to, err2 := netip.ParseAddr(n.w.text(x, end))
			h := g
			h.evidence = append(slices.Clone(g.evidence), at(x, cmp.Or(nameIf(x, "end_ip_address"), "end_ip")))
			switch {
			case err1 != nil || err2 != nil:
				if start.Is(model.Unknown) || end.Is(model.Unknown) {
					h.assume(string(x.Address) + " lets everybody in")
					n.reached(r, &azureFirewall, Given, port, h, Fact{Kind: Internet})
				}
			case network.Range(from, to).Broad():
				n.reached(r, &azureFirewall, Given, port, h, Fact{Kind: Internet})
			case from == netip.IPv4Unspecified() && to == from:
				n.reached(r, &azureTenants, Work, port, h, Fact{Kind: Internet})
			}
		}
	}
}

// nameIf returns an attribute's name where the resource has it.
func nameIf(r *model.Resource, attr string) string {
	if r.Value.Get(attr) == nil {
		return ""
	}
	return attr
}

// subnetsIn adds that code in subnets that a service's rules name gets to it.
func (n *azureNet) subnetsIn(r *model.Resource, p paas) {
	let := func(holder *model.Resource, v *model.Value, e Evidence) {
		s := n.w.find(holder, v, "id", "azurerm_subnet")
		for _, from := range n.places {
			if s != nil && from.acts && from.subnet.res == s && from.outTo(p.port) {
				n.reached(r, &azureSubnetIn, Given, p.port, grant{evidence: []Evidence{e}}, of(Compute, from.owner))
			}
		}
	}
	for _, path := range p.subnets {
		for _, list := range walk(r.Value, path) {
			for _, v := range elems(list) {
				let(r, v, at(r, toPath(path)[0]))
			}
		}
	}
	for _, typ := range sortedKeys(azureSubnetRules) {
		for _, x := range n.w.all(typ) {
			if n.w.find(x, x.Value.Get(azureSubnetRules[typ]), "id name", r.Type) == r {
				let(x, x.Value.Get("subnet_id"), at(x, "subnet_id"))
			}
		}
	}
	for _, x := range n.w.all("azurerm_storage_account_network_rules") {
		if n.w.referred(x, x.Value.Get("storage_account_id"), r.Type) == r {
			for _, v := range elems(x.Value.Get("virtual_network_subnet_ids")) {
				let(x, v, at(x, "virtual_network_subnet_ids"))
			}
		}
	}
}

// outTo reports whether the groups of a place let it send to a port on the internet.
func (p *azurePlace) outTo(port int) bool {
	return !p.lets(1, 1, network.PublicIPv4, nil).And(ports(port)).Empty()
}

// privateEndpoint adds that code gets to a service by an endpoint in its network or in
// one that this peers with. Groups filter such endpoints only where the subnet says so.
func (n *azureNet) privateEndpoint(e *model.Resource) {
	s := n.subnetAt(e, e.Value.Get("subnet_id"))
	if s == nil {
		return
	}
	types := slices.Concat(sortedKeys(paasTypes), azureWeb)
	for i, c := range elems(e.Value.Get("private_service_connection")) {
		to := n.w.referred(e, c.Get("private_connection_resource_id"), types...)
		if to == nil {
			continue
		}
		number := 443
		if p, ok := paasTypes[to.Type]; ok {
			number = p.port
		}
		end := &azurePlace{owner: to, subnet: s, private: s.space, net: n}
		if s.res != nil && n.endpointFiltered(s) {
			end.filters = s.filters
		}
		for _, from := range n.places {
			if from.acts && from.owner != to && from.carries(end, false) &&
				!from.lets(1, 0, end.private, nil).And(end.lets(0, 0, from.private, from.asgs)).And(ports(number)).Empty() {
				n.reached(to, &azureEndpoint, Given, number, grant{evidence: []Evidence{at(e, "private_service_connection", i)}}, of(Compute, from.owner))
			}
		}
	}
}

// endpointFiltered reports whether the groups of a subnet filter its private endpoints,
// which they do not by default:
// https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/subnet#private_endpoint_network_policies.
func (n *azureNet) endpointFiltered(s *azureSubnet) bool {
	v, _ := s.res.Value.Get("private_endpoint_network_policies").AsString()
	old, _ := s.res.Value.Get("private_endpoint_network_policies_enabled").AsBool()
	return v == "Enabled" || v == "NetworkSecurityGroupEnabled" || old
}
