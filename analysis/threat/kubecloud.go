package threat

import (
	"net/netip"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/threat/iam"
	"github.com/parapet-iac/parapet/analysis/threat/netpol"
	"github.com/parapet-iac/parapet/analysis/threat/network"
)

const eksGuide = "https://docs.aws.amazon.com/eks/latest/userguide/"

var (
	accountRole   = method("eks-service-account-role", "get the role of the service account", "T1552.005 T1078.004", eksGuide+"iam-roles-for-service-accounts.html")
	podIdentity   = method("eks-pod-role", "get the role that pods of the service account have", "T1552.005 T1078.004", eksGuide+"pod-identities.html")
	nodeRole      = method("eks-node-role", "use the credentials of the node's role", "T1552.005", eksGuide+"create-node-role.html")
	podNodeRole   = method("eks-pod-metadata", "ask the metadata service for the credentials of the node's role", "T1552.005", "https://docs.aws.amazon.com/eks/latest/best-practices/identity-and-access-management.html")
	accessEntry   = method("eks-access-entry", "call the cluster's API with the access that it is given", "T1078.004", eksGuide+"access-entries.html")
	clusterAdmins = method("eks-cluster-objects", "do anything to the objects of the cluster", "T1078", eksGuide+"access-policy-permissions.html")
	adminNodes    = method("eks-administrator-has", "run pods on the cluster's nodes", "T1610 T1611", eksGuide+"create-node-role.html")
	grantAccess   = way{Method: method("eks-associate-access-policy", "let itself administer the cluster", "T1098.006", "amazonelastickubernetesservice"),
		actions: "eks:CreateAccessEntry eks:AssociateAccessPolicy", level: Call, target: "aws_eks_cluster"}
)

// clouds finds the identities that service accounts have in clouds, for one cell.
type clouds struct {
	*objects
	found map[Fact]*person
}

// readClouds adds the identities that service accounts have in AWS, Google Cloud and Azure.
func (k *objects) readClouds() {
	w := k.w
	w.memo.Read(&w.identity.Node)
	x := &clouds{k, map[Fact]*person{}}
	for _, role := range w.principals {
		if role.trust != nil {
			x.accountRoles(role)
		}
	}
	for _, a := range w.all("aws_eks_pod_identity_association") {
		x.podRoles(a)
	}
	x.google()
	x.azure()
	// Who there is has changed for others only if that has.
	if k.clouds.leaves = !alike(x.found, k.cloudy); k.clouds.leaves {
		k.cloudy = x.found
	}
}

// roleAnnotation names the role of a service account:
// https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html.
const roleAnnotation = "eks.amazonaws.com/role-arn"

// accountRoles adds the service accounts that get a role by its trust in the
// identity provider of a cluster: those that name it, and those that its policy
// names, which may ask for a token as well.
func (k *clouds) accountRoles(role *principal) {
	w := k.w
	for _, n := range w.trustNames(role) {
		if n.Kind != iam.Federated {
			continue
		}
		_, host, ok := strings.Cut(n.Name, ":oidc-provider/")
		if !ok || host == github {
			continue
		}
		annotated := map[Fact]bool{}
		for _, s := range k.declared() {
			named, assumes := k.annotated(s, role)
			if named == nil {
				continue
			}
			annotated[s.fact] = true
			if g, ok := w.webIdentity(role, n.Name, host, s.full()); ok {
				g.add(at(named, "metadata", "annotations", roleAnnotation))
				for _, a := range assumes {
					g.assume(a)
				}
				k.inCloud(s, role.fact, &accountRole, g, nil)
			}
		}
		k.trustedAccounts(role, n.Name, host, annotated)
	}
}

// full is the name of a service account as its tokens have it:
// https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/.
func (s *person) full() string { return "system:serviceaccount:" + s.namespace + ":" + s.name }

// annotated returns the object of a service account that names a role, nil where it
// names none or another one.
func (k *objects) annotated(s *person, role *principal) (*model.Resource, []string) {
	if s.kind != "ServiceAccount" {
		return nil, nil
	}
	r := k.find(s.from, "ServiceAccount", s.namespace, s.name)
	if r == nil {
		return nil, nil
	}
	arn, ok := r.Value.Get("metadata").Get("annotations").Get(roleAnnotation).AsString()
	if !ok {
		return nil, nil
	}
	if arn == role.ARN {
		return r, nil
	}
	// The number of the account may not be known.
	number := iam.AccountOf(arn)
	if known(role.Account) || !isNumber(number) || strings.Replace(role.ARN, ":"+role.Account+":", ":"+number+":", 1) != arn {
		return nil, nil
	}
	return r, []string{number + " is " + iam.Show(role.Account)}
}

// trustedAccounts adds the accounts that the trust policy of a role names, without
// naming it themselves.
func (k *clouds) trustedAccounts(role *principal, provider, host string, annotated map[Fact]bool) {
	const prefix = "system:serviceaccount:"
	for _, pattern := range role.trust.Values(host + ":sub") {
		rest, ok := strings.CutPrefix(pattern, prefix)
		ns, name, both := strings.Cut(rest, ":")
		if !ok {
			continue
		}
		for _, c := range k.order() {
			g, allowed := k.w.webIdentity(role, provider, host, strings.NewReplacer("*", "x", "?", "x").Replace(pattern))
			if !allowed {
				continue
			}
			g.assume("pods of " + c.name() + " get tokens of " + iam.Show(host) + " for AWS")
			switch {
			case !strings.ContainsAny(rest, "*?"):
				s := k.called(c.anchor(), "ServiceAccount", ns, name)
				if !annotated[s.fact] && s.stack == c.stack {
					k.inCloud(s, role.fact, &accountRole, g, nil)
				}
			case both && !strings.ContainsAny(ns, "*?") && name == "*":
				k.broadRole(c, ns, role, g)
			case strings.HasPrefix(rest, "*"):
				k.broadRole(c, everywhere, role, g)
			}
		}
	}
}

// broadRole adds a role that all service accounts of a namespace get.
func (k *clouds) broadRole(c *cluster, ns string, role *principal, g grant) {
	k.w.rule(role.fact, &accountRole, Call, g, c.anyAccount(ns))
	pods := k.pods()
	if ns != everywhere {
		pods = k.inside.get(ns)
	}
	for _, r := range c.seen(pods) {
		for _, x := range k.shape(r).containers {
			k.w.rule(role.fact, &accountRole, Call, g, x)
		}
	}
}

// name names the cluster for people.
func (c *cluster) name() string {
	if c.stack == "." || c.stack == "" {
		return theCluster
	}
	return theCluster + " of " + c.stack
}

// inCloud adds that a service account has a role, or rights of Google's: whoever has its
// rights gets tokens for the cloud, and so do the containers of its pods, whether or not
// they are given one for the cluster; if gets is not nil, those that it says.
func (k *clouds) inCloud(s *person, role Fact, m *Method, g grant, gets func(pod *model.Resource) bool) {
	one := *s
	one.standsFor = (m == &googleWorkload || m == &azureWorkload) && (k.found[s.fact] == nil || k.found[s.fact].standsFor)
	k.found[s.fact] = &one
	k.w.rule(role, m, Call, g, s.fact)
	for _, r := range k.cluster(s.stack).seen(k.inside.get(s.namespace)) {
		p := k.shape(r)
		if p.account != s.fact || p.mounted || gets != nil && !gets(r) {
			continue
		}
		for _, x := range p.containers {
			k.w.rule(role, m, Call, g, x)
		}
	}
}

// podRoles adds the role that an association gives to pods of a service account.
func (k *clouds) podRoles(a *model.Resource) {
	w := k.w
	r := w.find(a, a.Value.Get("role_arn"), "arn", "aws_iam_role")
	ns, ok := a.Value.Get("namespace").AsString()
	name, named := a.Value.Get("service_account").AsString()
	if r == nil || !ok || !named {
		return
	}
	role := w.roleAt(r)
	if role == nil {
		return
	}
	d := w.trusts(role, "pods.eks.amazonaws.com")
	if d.Allowed == iam.No {
		return
	}
	for _, c := range k.order() {
		s := k.called(c.anchor(), "ServiceAccount", ns, name)
		if s.stack != c.stack {
			continue
		}
		g := grant{allowed: iam.Yes, evidence: []Evidence{at(a, "service_account"), at(a, "role_arn")}}
		g.and("sts:AssumeRole", d)
		k.same(c, w.find(a, a.Value.Get("cluster_name"), "name", "aws_eks_cluster"), &g)
		k.inCloud(s, role.fact, &podIdentity, g, nil)
	}
}

// roleAt returns the principal of a role.
func (w *world) roleAt(r *model.Resource) *principal {
	for _, p := range w.named[w.arn(r)] {
		if p.res == r {
			return p
		}
	}
	return nil
}

// same notes the assumption that objects are those of a cluster of EKS, where the
// code has more than one of either.
func (k *objects) same(c *cluster, eks *model.Resource, g *grant) {
	if len(k.w.all("aws_eks_cluster")) > 1 || len(k.order()) > 1 {
		name := "of EKS"
		if eks != nil {
			name = string(eks.Address)
		}
		g.assume("the objects of " + c.name() + " are in the cluster " + name)
	}
}

// onlyEKS returns the cluster of EKS that objects are in where there can be no doubt:
// the code has one cluster of either kind.
func (c *cluster) onlyEKS() *model.Resource {
	if all := c.k.w.all("aws_eks_cluster"); len(all) == 1 && len(c.k.order()) == 1 {
		return all[0]
	}
	return nil
}

// endpointOpen reports whether the API server of a cluster can be reached from the
// internet. Unless it is told otherwise, it can be from anywhere:
// https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html.
func endpointOpen(eks *model.Resource, g *grant) bool {
	vpc := eks.Value.Get("vpc_config")
	if vpc.Kind() == model.List {
		vpc = vpc.Index(0)
	}
	public, ranges := vpc.Get("endpoint_public_access"), vpc.Get("public_access_cidrs")
	on, known := public.AsBool()
	switch {
	case known && !on, narrow(words(ranges)):
		return false
	case public.Is(model.Unknown), ranges.Is(model.Unknown):
		g.assume("the endpoint of " + string(eks.Address) + " can be reached from the internet")
	}
	g.add(at(eks, "vpc_config", "endpoint_public_access"))
	return true
}

// eksClusters adds who may administer clusters of EKS, and what that gives.
func (w *world) eksClusters() {
	w.memo.Read(&w.identity.Node)
	for _, eks := range w.all("aws_eks_cluster") {
		admin := of(Admin, eks)
		for _, p := range w.everybody {
			if p.isGroup() || w.account(eks).number != p.Account || !p.speaks(&grantAccess) {
				continue
			}
			if g, ok := w.asked(p, &grantAccess, query{resource: w.arn(eks), on: eks}); ok {
				w.rule(admin, &grantAccess.Method, grantAccess.level, g, p.fact)
			}
		}
		w.rule(admin, &kubeEverything, Call, grant{}, adminFact(w.account(eks).number))
		for _, role := range w.nodeRoles(eks) {
			w.rule(role.role.fact, &adminNodes, Work, grant{evidence: role.evidence}, admin)
		}
		for _, c := range w.kube.order() {
			g := grant{}
			w.kube.same(c, eks, &g)
			w.rule(c.admin(), &clusterAdmins, Given, g, admin)
			w.rule(admin, &clusterAdmins, Given, g, c.admin())
			for _, role := range w.nodeRoles(eks) {
				one := grant{evidence: role.evidence, assumes: g.assumes}
				w.rule(role.role.fact, &nodeRole, Call, one, c.node())
			}
		}
	}
	for _, a := range w.all("aws_eks_access_policy_association") {
		w.accessPolicy(a)
	}
	for _, a := range w.all("aws_eks_access_entry") {
		w.accessGroups(a)
	}
}

// A nodeGroup's role is that of the nodes of a cluster.
type nodeGroup struct {
	res      *model.Resource
	role     *principal
	evidence []Evidence
}

// nodeRoles returns the roles of a cluster's nodes.
func (w *world) nodeRoles(eks *model.Resource) []nodeGroup {
	var out []nodeGroup
	for _, n := range w.all("aws_eks_node_group") {
		if w.find(n, n.Value.Get("cluster_name"), "name", "aws_eks_cluster") != eks {
			continue
		}
		if role, evidence := w.roleLink(n); role != nil {
			out = append(out, nodeGroup{n, role, evidence})
		}
	}
	return out
}

// caller returns the principal that an access entry is about.
func (w *world) caller(a *model.Resource) *principal {
	r := w.find(a, a.Value.Get("principal_arn"), "arn", "aws_iam_role", "aws_iam_user")
	if r == nil {
		return nil
	}
	return w.roleAt(r)
}

// accessPolicy adds what an access policy lets its principal do:
// https://docs.aws.amazon.com/eks/latest/userguide/access-policy-permissions.html.
func (w *world) accessPolicy(a *model.Resource) {
	p := w.caller(a)
	eks := w.find(a, a.Value.Get("cluster_name"), "name", "aws_eks_cluster")
	if p == nil || eks == nil {
		return
	}
	policy := w.text(a, a.Value.Get("policy_arn"))
	policy = policy[strings.LastIndexByte(policy, '/')+1:]
	scope := a.Value.Get("access_scope")
	if scope.Kind() == model.List {
		scope = scope.Index(0)
	}
	wide, _ := scope.Get("type").AsString()
	g := grant{evidence: []Evidence{at(a, "policy_arn")}}
	if policy == "AmazonEKSClusterAdminPolicy" && wide == "cluster" {
		w.rule(of(Admin, eks), &accessEntry, Call, g, p.fact)
		return
	}
	for _, c := range w.kube.order() {
		namespaces := []string{everywhere}
		if wide == "namespace" {
			namespaces = words(scope.Get("namespaces"))
		}
		one := g
		w.kube.same(c, eks, &one)
		for _, ns := range namespaces {
			switch policy {
			case "AmazonEKSClusterAdminPolicy":
				w.rule(c.namespaceAdmin(ns), &accessEntry, Call, one, p.fact)
			case "AmazonEKSAdminPolicy", "AmazonEKSEditPolicy":
				for _, f := range []Fact{c.newPod(ns), c.anyPod(ns), c.anyAccount(ns), c.secrets(ns)} {
					w.rule(f, &accessEntry, Call, one, p.fact)
				}
			case "AmazonEKSAdminViewPolicy":
				w.rule(c.secrets(ns), &accessEntry, Call, one, p.fact)
			}
		}
	}
}

// accessGroups adds the groups of the cluster that an access entry puts a principal
// into.
func (w *world) accessGroups(a *model.Resource) {
	p := w.caller(a)
	if p == nil {
		return
	}
	for i, v := range elems(a.Value.Get("kubernetes_groups")) {
		name, ok := v.AsString()
		if !ok {
			continue
		}
		for _, c := range w.kube.order() {
			s := w.kube.people.get(c.about(Principal, "group "+name))
			if s == nil {
				continue
			}
			g := grant{evidence: []Evidence{at(a, "kubernetes_groups", i)}}
			w.kube.same(c, w.find(a, a.Value.Get("cluster_name"), "name", "aws_eks_cluster"), &g)
			w.rule(s.fact, &accessEntry, Call, g, p.fact)
		}
	}
}

// metadataAddress is where instances get their credentials:
// https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-retrieval.html.
var metadataAddress = network.At(netip.MustParseAddr("169.254.169.254"))

// nodeCredentials adds the pods that the metadata service of their node answers:
// those on the node's network, and others where its answers may take another hop.
func (n *kubeNet) nodeCredentials() {
	w := n.c.k.w
	w.memo.Read(&w.identity.Node)
	for _, eks := range w.all("aws_eks_cluster") {
		for _, group := range w.nodeRoles(eks) {
			hops := grant{evidence: slices.Clone(group.evidence)}
			n.c.k.same(n.c, eks, &hops)
			far := w.hops(group.res, &hops)
			for _, res := range n.c.seen(n.c.k.pods()) {
				shape, r := n.c.k.shape(res), n.reach(res)
				host := shape.host
				if !host && !far {
					continue
				}
				g := grant{evidence: slices.Clone(group.evidence)}
				if host {
					g.add(at(res, "spec", "hostNetwork"))
					n.c.k.same(n.c, eks, &g)
				} else {
					g = grant{evidence: slices.Clone(hops.evidence), assumes: slices.Clone(hops.assumes)}
				}
				if len(w.nodeRoles(eks)) > 1 {
					g.assume(string(res.Address) + " runs on a node of " + string(group.res.Address))
				}
				if !netpol.To(r.sure, metadataAddress, netpol.All).Contains(network.TCP, 80) {
					if !netpol.To(r.may, metadataAddress, netpol.All).Contains(network.TCP, 80) {
						continue
					}
					for _, d := range r.doubt() {
						g.assume(d)
					}
				}
				for _, x := range shape.containers {
					w.rule(group.role.fact, &podNodeRole, Call, g, x)
				}
			}
		}
	}
}

// hops reports whether the metadata service of a group's nodes may answer pods: by
// version 1, or by version 2 if answers take more than one hop. Managed groups
// without a launch template of their own keep to one:
// https://docs.aws.amazon.com/eks/latest/userguide/launch-templates.html.
func (w *world) hops(group *model.Resource, g *grant) bool {
	var template *model.Resource
	for _, v := range elems(group.Value.Get("launch_template")) {
		for _, attr := range []string{"id", "name"} {
			if template == nil {
				template = w.find(group, v.Get(attr), "id name", "aws_launch_template")
			}
		}
	}
	if template == nil {
		return false
	}
	options := template.Value.Get("metadata_options")
	if options.Kind() == model.List {
		options = options.Index(0)
	}
	if s, _ := options.Get("http_endpoint").AsString(); s == "disabled" {
		return false
	}
	if limit, ok := options.Get("http_put_response_hop_limit").AsInt(); ok && limit > 1 {
		g.add(at(template, "metadata_options", "http_put_response_hop_limit"))
		return true
	}
	tokens := options.Get("http_tokens")
	g.add(at(template, "metadata_options", "http_tokens"))
	switch s, ok := tokens.AsString(); {
	case ok && s == "required":
		return false
	case ok && s == "optional":
		return true
	}
	g.assume("http_tokens of " + string(template.Address) + " is optional")
	return true
}
