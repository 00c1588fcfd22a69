package threat

import (
	"maps"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/threat/network"
)

var (
	reachInternet = method("network-internet", "send packets to it", "T1190", "https://docs.aws.amazon.com/vpc/latest/reachability/how-reachability-analyzer-works.html")
	reachInside   = method("network-inside", "send packets to it", "T1021", "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html")
	throughLB     = method("load-balancer-target", "have requests passed on to it", "T1190", "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html")
	exploitAdmin  = method("exploit-admin-service", "use a service for administrators that often asks for nothing", "T1133 T1190", "https://attack.mitre.org/techniques/T1133/")
	exploitApp    = method("exploit-application", "exploit a flaw in what answers", "T1190", "https://attack.mitre.org/techniques/T1190/")
	exploitLogin  = method("guess-login", "guess a login", "T1110 T1021", "https://attack.mitre.org/techniques/T1110/")
	forgeRequest  = method("forge-request", "make what answers send requests", "T1190", "https://attack.mitre.org/techniques/T1190/")
	metadataV1    = method("metadata-v1", "ask the metadata service for the credentials, which version 1 gives to any request", "T1552.005", "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-service.html")
	guessPassword = method("guess-password", "guess a password of the database", "T1110 T1213", "https://attack.mitre.org/techniques/T1110/")
	openCache     = method("open-cache", "read the cache, which asks for no password", "T1213", "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth.html")
	openGraph     = method("open-graph", "query the graph, which asks for no credentials", "T1213", neptuneIAM)
	functionURL   = method("lambda-url", "call the function by its URL, which asks for no credentials", "T1190 T1648", "https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html")
	publicService = method("apprunner-public", "send requests to the service, which is public", "T1190", "https://docs.aws.amazon.com/apprunner/latest/dg/network-pl.html")
	openAPI       = method("api-gateway", "call the function by an API that asks for no credentials", "T1190", "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-to-api.html")
	openSearch    = method("public-domain", "read the domain, whose policy lets everybody", "T1213", "https://docs.aws.amazon.com/opensearch-service/latest/developerguide/ac.html")
)

// computeTypes run code that a flaw or a login gives to an attacker.
var computeTypes = []string{"aws_autoscaling_group", "aws_ecs_service", "aws_eks_node_group", "aws_emr_cluster", "aws_instance", "aws_spot_instance_request"}

// databaseTypes answer packets with data.
var databaseTypes = []string{"aws_db_instance", "aws_docdb_cluster", "aws_elasticache_cluster", "aws_elasticache_replication_group",
	"aws_elasticache_serverless_cache", "aws_memorydb_cluster", "aws_mq_broker", "aws_msk_cluster", "aws_msk_serverless_cluster",
	"aws_neptune_cluster", "aws_rds_cluster", "aws_redshift_cluster", "aws_redshiftserverless_workgroup"}

// answering are further types that answer packets with data.
var answering = []string{"aws_efs_file_system", "aws_elasticsearch_domain", "aws_fsx_lustre_file_system", "aws_fsx_openzfs_file_system", "aws_opensearch_domain", collection}

// adminPorts are of services that are made for trusted networks and ask for no
// credentials unless they are told to: Docker, etcd, Redis, Kubernetes' kubelet,
// Elasticsearch, Memcached, MongoDB, Jupyter, Hadoop, Consul, Ray.
var adminPorts = ports(2375, 2379, 6379, 10250, 10255, 9200, 11211, 27017, 8888, 8088, 8500, 8265)

// loginPorts are of remote logins: SSH, Telnet, RDP, VNC, WinRM.
var loginPorts = ports(22, 23, 3389, 5900, 5985, 5986)

func ports(numbers ...int) network.Services {
	var out network.Services
	for _, n := range numbers {
		out = out.Or(network.Ports(network.TCP, n, n))
	}
	return out
}

// A layout is the networks of the code as they are read both ways, without the rules of
// groups.
type layout struct {
	w            *world
	closed, open *netReader
	targets      []*model.Resource
	ends         map[*model.Resource][2][]*end        // closed, open
	services     map[*model.Resource]network.Services // that targets answer
	within       map[*network.VPC][]int               // targets with an interface there, by their index
	leading      []int                                // targets from whose subnets routes lead on
	groups       table[*groupRead, bool]              // those whose rules are read
	inbound      table[*model.Resource, *opened]      // what strangers reach

	linkedTo map[*model.Resource][]link // load balancers behind endpoints
	done     map[*model.Resource]bool
	todo     []*model.Resource
}

// opened are services that are reached, closed and open, and because of what.
type opened struct {
	services [2]network.Services
	grants   [2]grant
}

// layOut reads the interfaces of everything that has some.
func (w *world) layOut() *layout {
	l := &layout{w: w, closed: newNetReader(w, false), open: newNetReader(w, true), ends: map[*model.Resource][2][]*end{},
		services: map[*model.Resource]network.Services{}, within: map[*network.VPC][]int{},
		groups: table[*groupRead, bool]{}, inbound: table[*model.Resource, *opened]{}}
	for _, r := range w.all(slices.Sorted(maps.Keys(placements))...) {
		l.enter(r)
	}
	for _, r := range w.all(siteTypes...) {
		l.closed.site(r)
		l.open.site(r)
	}
	return l
}

// networks adds what packets reach.
func (w *world) networks() {
	w.memo.Read(&w.interfaces.Node)
	l := w.interfaces.value
	l.done, l.todo, l.linkedTo = map[*model.Resource]bool{}, nil, map[*model.Resource][]link{}
	for _, r := range l.targets {
		if o := l.inbound.get(w, r, nil, never, func() *opened { return l.fromInternet(r) }); o != nil {
			l.add(r, &reachInternet, o.services, o.grants, Fact{Kind: Internet})
		}
	}
	l.sited()
	l.functions()
	w.memo.Read(&w.machines.Node)
	for _, p := range w.machines.value { // what attackers get by other ways is a place to go on from
		l.visit(w.lookup(p))
	}
	w.memo.Read(&w.inputs.options)
	if len(w.opts.Entries) > 0 {
		for _, r := range l.targets {
			if _, runs := roles[r.Type]; runs && w.opts.enters(r.Address) {
				l.visit(r)
			}
		}
	}
	for len(l.todo) > 0 {
		r := l.todo[0]
		l.todo = l.todo[1:]
		l.gateways(r)
		for _, i := range l.near(r) {
			if to := l.targets[i]; to != r && !w.done() && !w.skips(r, to) {
				w.work += 100 // what a comparison of sets costs, more or less
				l.between(r, to)
			}
		}
	}
}

// never is for values that are others whenever they are found anew.
func never[T any](T, T) bool { return false }

// use returns the interfaces of a resource, with the rules of their groups.
func (l *layout) use(r *model.Resource, way int) []*end {
	for _, e := range l.ends[r][way] {
		for _, g := range e.groups {
			if g.reader != nil {
				l.groups.get(l.w, g, false, never, func() bool { g.fill(); return true })
			}
		}
	}
	return l.ends[r][way]
}

// enter reads the interfaces of a target.
func (l *layout) enter(r *model.Resource) {
	number := len(l.targets)
	l.targets = append(l.targets, r)
	l.services[r] = l.open.served(r)
	l.ends[r] = [2][]*end{l.closed.ends(r), l.open.ends(r)}
	leads := false
	for _, ends := range l.ends[r] {
		for _, e := range ends {
			if list := l.within[e.Subnet.VPC]; len(list) == 0 || list[len(list)-1] != number {
				l.within[e.Subnet.VPC] = append(list, number)
			}
			leads = leads || e.Subnet.Leads()
		}
	}
	if leads {
		l.leading = append(l.leading, number)
	}
}

// near returns the targets, by their index, that code in r may send packets to: those in
// its VPCs, and those that routes lead to.
func (l *layout) near(r *model.Resource) []int {
	var out []int
	leads := false
	for _, ends := range l.ends[r] {
		for _, e := range ends {
			out = append(out, l.within[e.Subnet.VPC]...)
			leads = leads || e.Subnet.Leads()
		}
	}
	if leads {
		out = append(out, l.leading...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// visit notes that an attacker may run code in r.
func (l *layout) visit(r *model.Resource) {
	if r != nil && !l.done[r] {
		l.done[r] = true
		l.todo = append(l.todo, r)
	}
}

// fromInternet returns which services of a resource strangers reach, nil for none.
func (l *layout) fromInternet(r *model.Resource) *opened {
	served := l.services[r]
	o := &opened{}
	for i := range o.services {
		for _, e := range l.use(r, i) {
			found := network.FromInternet(e.strangers(), network.PublicIPv4.Or(network.PublicIPv6), false).And(served)
			if found.Empty() {
				continue
			}
			o.services[i] = o.services[i].Or(found)
			e.explain(&o.grants[i], found)
			if i == 1 {
				e.doubted(&o.grants[i])
			}
		}
	}
	if o.services[0].Empty() && o.services[1].Empty() {
		return nil
	}
	return o
}

// strangers returns the interface with those rules of its groups alone that let in
// a large part of the internet. A narrow one lets in somebody in particular.
func (e *end) strangers() *network.Interface {
	c := *e.Interface
	c.Groups = nil
	for _, g := range e.groups {
		wide := &network.Group{}
		for _, rule := range g.In {
			if rule.Peers.Broad() {
				wide.In = append(wide.In, network.GroupRule{Peers: rule.Peers, Services: rule.Services})
			}
		}
		c.Groups = append(c.Groups, wide)
	}
	return &c
}

// explain adds what lets services in from the internet.
func (e *end) explain(g *grant, found network.Services) {
	for _, group := range e.groups {
		for i, rule := range group.In {
			if i < len(group.in) && rule.Peers.Broad() && !rule.Services.And(found).Empty() {
				g.add(group.in[i])
			}
		}
	}
	for _, x := range slices.Concat(e.publicAt, e.subnet.routes, e.subnet.vpc.gateway, e.subnet.filter) {
		g.add(x)
	}
}

// between adds which services of a resource code in another one reaches.
func (l *layout) between(from, to *model.Resource) {
	served := l.services[to]
	both := [2]network.Services{}
	g := [2]grant{}
	for i := range both {
		for _, a := range l.use(from, i) {
			for _, b := range l.use(to, i) {
				found := network.Between(a.Interface, b.Interface, i == 0).And(served)
				if found.Empty() {
					continue
				}
				both[i] = both[i].Or(found)
				b.lets(&g[i], a, found)
				if i == 1 {
					a.doubted(&g[i])
					b.doubted(&g[i])
				}
			}
		}
	}
	l.add(to, &reachInside, both, g, of(Compute, from))
}

// lets adds what lets services in from another interface: rules for them, routes both
// ways into the other's VPC, network ACLs of the code.
func (e *end) lets(g *grant, from *end, found network.Services) {
	for _, group := range e.groups {
		for n, rule := range group.In {
			if n < len(group.in) && !rule.Services.And(found).Empty() {
				g.add(group.in[n])
			}
		}
	}
	for _, way := range [][2]*end{{from, e}, {e, from}} {
		if from.subnet.VPC == e.subnet.VPC {
			break
		}
		for _, l := range way[0].subnet.leads {
			if l.to.Meets(way[1].Private) {
				for _, x := range l.at {
					g.add(x)
				}
			}
		}
	}
	if from.Subnet != e.Subnet {
		for _, x := range slices.Concat(from.subnet.filter, e.subnet.filter) {
			g.add(x)
		}
	}
}

// add adds that services of a resource are reached: those that are for sure, and
// those that are possible.
func (l *layout) add(r *model.Resource, m *Method, both [2]network.Services, g [2]grant, body Fact) {
	l.addAt(r, m, Given, both, g, body)
}

func (l *layout) addAt(r *model.Resource, m *Method, level Level, both [2]network.Services, g [2]grant, body Fact) {
	both[1] = both[1].Minus(both[0])
	g[1].assumes = slices.Clip(g[1].assumes) // it may be remembered
	if len(g[1].assumes) == 0 {
		g[1].assume("what is not known of the addresses of " + string(r.Address) + " lets it through")
	}
	for i, s := range both {
		if s.Empty() {
			continue
		}
		f := of(Reach, r)
		f.Name = s.String()
		l.w.rule(f, m, level, g[i], body)
		l.reached(r, f, s)
	}
}

// reached adds what is worth something to reach, once for each fact.
func (l *layout) reached(r *model.Resource, f Fact, s network.Services) {
	if l.w.current.seen[f] {
		return
	}
	l.w.current.seen[f] = true
	switch {
	case slices.Contains(computeTypes, r.Type):
		l.exploited(r, f, s)
	case slices.Contains(databaseTypes, r.Type):
		l.queried(r, f)
	case r.Type == "aws_lb" || r.Type == "aws_elb":
		l.balanced(r, f, s)
	case strings.HasSuffix(r.Type, "search_domain"):
		l.searched(r, f)
	case r.Type == "aws_db_proxy":
		l.proxied(r, f)
	case r.Type == "aws_efs_mount_target":
		l.mounted(r, f)
	case strings.HasPrefix(r.Type, "aws_fsx_"):
		if slices.Contains(answering, r.Type) {
			l.w.rule(of(Read, r), &mountFiles, Call, grant{evidence: []Evidence{at(r, "subnet_ids")}}, f)
		}
	case r.Type == "aws_vpc_endpoint":
		for _, to := range l.linkedTo[r] {
			l.passed(to.to, &privateLink, l.services[to.to].And(s), grant{evidence: to.evidence}, f)
		}
	}
}

// exploited adds what may get an attacker into a machine.
func (l *layout) exploited(r *model.Resource, f Fact, s network.Services) {
	l.visit(r)
	if l.w.exploits(r, f, s) && r.Type == "aws_instance" {
		l.w.rule(of(Request, r), &forgeRequest, Flaw, grant{}, f)
		l.metadata(r)
	}
}

// exploits adds how services of a machine may give its code to whoever reaches
// them, and reports whether some are of an application.
func (w *world) exploits(r *model.Resource, f Fact, s network.Services) bool {
	code := of(Compute, r)
	all := network.Ports(network.TCP, 0, 0xffff).Or(network.Ports(network.UDP, 0, 0xffff))
	if s.Equal(network.AllServices) || all.In(s) {
		s = s.Minus(adminPorts) // nobody says that one of them is there
	}
	if !s.And(adminPorts).Empty() {
		w.rule(code, &exploitAdmin, Wait, grant{}, f)
	}
	if !s.And(loginPorts).Empty() {
		w.rule(code, &exploitLogin, Unlikely, grant{}, f)
	}
	app := !s.And(all).Minus(loginPorts).Minus(adminPorts).Empty()
	if app {
		w.rule(code, &exploitApp, Flaw, grant{}, f)
	}
	return app
}

// metadata adds that requests which a machine makes for others get the credentials
// of its role. Version 2 of the metadata service wants a header that such requests
// rarely can have: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-service.html.
func (l *layout) metadata(r *model.Resource) {
	w := l.w
	role := w.roleOf(r)
	options := r.Value.Get("metadata_options")
	if endpoint, _ := options.Get("http_endpoint").AsString(); role == nil || endpoint == "disabled" {
		return
	}
	g := grant{evidence: []Evidence{at(r, "metadata_options", "http_tokens")}}
	tokens := options.Get("http_tokens")
	switch s, ok := tokens.AsString(); {
	case ok && s == "required":
		return
	case tokens.Is(model.Unknown):
		g.assume("http_tokens of " + string(r.Address) + " is optional")
	case tokens == nil:
		g.assume("the image and the account of " + string(r.Address) + " do not require tokens")
	}
	w.rule(role.fact, &metadataV1, Call, g, of(Request, r))
}

// queried adds what a database gives to whoever reaches it.
func (l *layout) queried(r *model.Resource, f Fact) {
	w := l.w
	if strings.HasPrefix(r.Type, "aws_elasticache_") {
		token, users := r.Value.Get("auth_token"), r.Value.Get("user_group_ids")
		if token.IsNull() && users.IsNull() {
			w.rule(of(Read, r), &openCache, Call, grant{evidence: []Evidence{at(r, "auth_token")}}, f)
			return
		}
	}
	if r.Type == "aws_neptune_cluster" {
		// Without tokens it asks for nothing.
		if on, ok := r.Value.Get("iam_database_authentication_enabled").AsBool(); !on && (ok || r.Value.Get("iam_database_authentication_enabled").IsNull()) {
			w.rule(of(Read, r), &openGraph, Call, grant{evidence: []Evidence{at(r, "iam_database_authentication_enabled")}}, f)
			return
		}
	}
	w.rule(of(Read, r), &guessPassword, Unlikely, grant{}, f)
	if _, ok := logins[r.Type]; ok {
		w.rule(of(Read, r), &logsIn, Given, grant{}, f, of(Login, r))
	}
}

// searched adds that a domain's policy lets everybody read it.
func (l *layout) searched(r *model.Resource, f Fact) {
	if g, ok := l.w.searchable(r); ok {
		l.w.rule(of(Read, r), &openSearch, Call, g, f)
	}
	l.w.rule(of(Read, r), &logsIn, Given, grant{}, f, of(Login, r))
}
