package threat

import (
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
)

var (
	azureIdentity   = method("azure-managed-identity", "use the credentials of its managed identity", "T1552.005", entraDocs+"identity/managed-identities-azure-resources/how-to-use-vm-token")
	azureKubelet    = method("azure-kubelet-identity", "use the credentials of the nodes' identity", "T1552.005", azureDocs+"aks/use-managed-identity")
	azureAssigns    = method("azure-assign-roles", "give itself any role", "T1098.003", azureDocs+"role-based-access-control/built-in-roles/privileged#user-access-administrator")
	azureOwns       = method("azure-owner", "do anything in the scope", "T1078.004", azureDocs+"role-based-access-control/built-in-roles/privileged#owner")
	azureRedefines  = method("azure-redefine-role", "add any operation to its own role", "T1098.003", azureDocs+"role-based-access-control/custom-roles")
	azureWithin     = method("azure-contained", "do anything in a scope within", "T1078.004", azureDocs+"role-based-access-control/scope-overview")
	azureAmong      = method("azure-among", "choose this one", "T1078.004", azureDocs+"role-based-access-control/scope-overview")
	azureClusterPod = method("azure-aks-runs", "run pods in the cluster", "T1610", azureDocs+"aks/concepts-identity")
	azureSignsIn    = method("azure-entra-signs-in", "sign in over SSH or RDP", "T1021", azureDocs+"active-directory/devices/howto-vm-sign-in-azure-ad-linux")
	azureBastion    = method("azure-bastion", "sign in through the bastion", "T1021", azureDocs+"bastion/bastion-overview")
	azureVaultReads = method("azure-access-policy", "read its secrets, as its access policies let it", "T1555.006", azureDocs+"key-vault/general/assign-access-policy")
	azureCosmosData = method("azure-cosmos-role", "read it with a role of the account", "T1530", azureDocs+"cosmos-db/how-to-setup-rbac")
	azureSQLAdmin   = method("azure-sql-entra-administrator", "sign in as the server's administrator", "T1078.004", azureDocs+"azure-sql/database/authentication-aad-configure")
	azurePublicBlob = method("azure-public-container", "read the blobs without credentials", "T1530", azureDocs+"storage/blobs/anonymous-read-access-overview")
	azureAnonymous  = method("azure-anonymous-pull", "pull images without credentials", "T1530", azureDocs+"container-registry/anonymous-pull-access")
)

// azureCompute are the types that run code, and may do so with a managed identity.
var azureCompute = slices.Concat([]string{"azurerm_automation_account", "azurerm_container_app", "azurerm_container_app_job", "azurerm_container_group",
	"azurerm_container_registry_task", "azurerm_data_factory", "azurerm_logic_app_workflow", "azurerm_kubernetes_cluster",
	"azurerm_machine_learning_compute_cluster", "azurerm_machine_learning_compute_instance"}, azureWebApps, azureMachines)

// An azurePrincipal is who may do something in Azure.
type azurePrincipal struct {
	fact   Fact
	rights []azureRight
	admin  bool
}

// An azureRight is a role that somebody has in a scope.
type azureRight struct {
	role  *azureRole
	owner bool
	scope azureScope
	grant grant
	// custom is the role, where it is one of the code's own.
	custom *model.Resource
}

// azureIdentities draws up who may do what in Azure, and what follows.
type azureIdentities struct {
	*azureScopes
	byFact   map[Fact]*azurePrincipal
	services map[*model.Resource]*model.Resource // service principals, by application
	order    []*azurePrincipal
	seen     map[Fact]bool
	hubs     []azureHub
	scopes   []azureScope // of which somebody may do anything
	members  map[string]map[azureScope][]*model.Resource
	roles    map[string]*azureRole          // built-in ones, by name
	defined  map[*model.Resource]*azureRole // those of the code itself
}

// azureRules draws up the rules about identities and stores of Azure.
func (w *world) azureRules() {
	w.scopes, w.azureStarts, w.azureParts = nil, nil, map[Fact]Fact{}
	a := &azureIdentities{azureScopes: w.azureHierarchy(), byFact: map[Fact]*azurePrincipal{}, seen: map[Fact]bool{}, members: map[string]map[azureScope][]*model.Resource{},
		roles: map[string]*azureRole{}, defined: map[*model.Resource]*azureRole{}}
	for _, r := range w.all(azureCompute...) {
		a.acts(r)
	}
	for _, r := range w.all("azurerm_role_assignment", "azurerm_pim_active_role_assignment", eligible) {
		a.assigned(r)
	}
	a.directory()
	a.stores()
	for _, p := range a.order {
		a.escalations(p)
	}
	for len(a.hubs) > 0 && !w.done() {
		h := a.hubs[0]
		a.hubs = a.hubs[1:]
		a.expand(h)
	}
	a.contain()
	for _, p := range a.order {
		if !p.admin {
			w.azureStarts = append(w.azureStarts, p.fact)
		}
	}
}

// acts adds that code acts with the identities of what it runs in. That of a cluster is
// its control plane's, pods of it act with that of the nodes:
// https://learn.microsoft.com/azure/aks/use-managed-identity#summary-of-managed-identities.
func (a *azureIdentities) acts(r *model.Resource) {
	w := a.w
	if r.Type == "azurerm_kubernetes_cluster" {
		own, e := kubeletFact(r), at(r, "kubelet_identity")
		for i, v := range elems(r.Value.Get("kubelet_identity")) {
			if to := w.find(r, v.Get("user_assigned_identity_id"), "id", "azurerm_user_assigned_identity"); to != nil {
				own = of(Principal, to)
				e = at(r, "kubelet_identity", i)
			}
		}
		w.rule(own, &azureKubelet, Given, grant{evidence: []Evidence{e}}, of(Compute, r))
		w.rule(of(Compute, r), &azureClusterPod, Call, grant{}, of(Admin, r))
		s := a.subscription(r)
		w.azureParts[of(Admin, r)] = Fact{Kind: Admin, Stack: s.stack, Name: s.String()}
		return
	}
	for i, v := range elems(r.Value.Get("identity")) {
		kind, known := v.Get("type").AsString()
		if strings.Contains(kind, "SystemAssigned") || !known {
			w.rule(of(Principal, r), &azureIdentity, Given, grant{evidence: []Evidence{at(r, "identity", i)}}, of(Compute, r))
		}
		for k, id := range elems(v.Get("identity_ids")) {
			if to := w.find(r, id, "id", "azurerm_user_assigned_identity", "data.azurerm_user_assigned_identity"); to != nil {
				w.rule(of(Principal, to), &azureIdentity, Given, grant{evidence: []Evidence{at(r, "identity", i, "identity_ids", k)}}, of(Compute, r))
			}
		}
	}
}

// kubeletFact is the rights of the identity that Azure makes for the nodes of a cluster.
func kubeletFact(cluster *model.Resource) Fact {
	f := of(Principal, cluster)
	f.Name = "kubelet"
	return f
}

// azurePrincipals are the types of whom attributes name.
var azurePrincipals = slices.Concat([]string{"azurerm_user_assigned_identity", "data.azurerm_user_assigned_identity", "azuread_group", "data.azuread_group",
	"azuread_service_principal", "data.azuread_service_principal", "azuread_application", "azuread_user", "data.azuread_user", "azuread_invitation"}, azureCompute)

// principal returns the one of a fact, which is new the first time.
func (a *azureIdentities) principal(f Fact) *azurePrincipal {
	p := a.byFact[f]
	if p == nil {
		p = &azurePrincipal{fact: f}
		a.byFact[f] = p
		a.order = append(a.order, p)
	}
	return p
}

// named returns whom v, an attribute of r, names, false for nobody that the code knows.
func (a *azureIdentities) who(r *model.Resource, v *model.Value) (Fact, bool) {
	to := a.w.referred(r, v, azurePrincipals...)
	if to == nil {
		return Fact{}, false
	}
	switch to.Type {
	case "azurerm_kubernetes_cluster":
		for _, ref := range v.Refs() {
			if strings.HasPrefix(ref.Path, "kubelet_identity") {
				for _, k := range elems(to.Value.Get("kubelet_identity")) {
					if id := a.w.find(to, k.Get("user_assigned_identity_id"), "id", "azurerm_user_assigned_identity"); id != nil {
						return of(Principal, id), true
					}
				}
				return kubeletFact(to), true
			}
		}
	case "azuread_application":
		return a.application(to), true
	}
	return of(Principal, to), true
}

// application returns the rights of an application: those of its service principal.
func (a *azureIdentities) application(app *model.Resource) Fact {
	if a.services == nil {
		a.services = map[*model.Resource]*model.Resource{}
		for _, sp := range a.w.all("azuread_service_principal") {
			if of := a.w.referred(sp, firstOf(sp.Value, "client_id", "application_id"), app.Type); of != nil && a.services[of] == nil {
				a.services[of] = sp
			}
		}
	}
	if sp := a.services[app]; sp != nil {
		return of(Principal, sp)
	}
	return of(Principal, app)
}

// assigned reads an assignment of a role:
// https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/role_assignment.
func (a *azureIdentities) assigned(r *model.Resource) {
	f, ok := a.who(r, r.Value.Get("principal_id"))
	if !ok {
		return
	}
	p := a.principal(f)
	right := azureRight{scope: a.of(r, r.Value.Get("scope")), grant: grant{evidence: []Evidence{at(r, "scope")}}}
	var e Evidence
	if right.role, right.custom, e, ok = a.roleOf(r); !ok {
		return
	}
	right.grant.add(e)
	if right.role.unsure {
		right.grant.assume("what is not known of " + string(right.custom.Address) + " lets it")
	}
	if r.Type == eligible {
		right.grant.assume(string(r.Address) + " is activated")
	}
	right.owner = len(right.role.blocks) == 1 && slices.Contains(right.role.blocks[0].actions, "*") && right.role.may(assignsRoles)
	if c := r.Value.Get("condition"); !c.IsNull() {
		right.grant.add(at(r, "condition"))
		right.grant.assume("the condition of " + string(r.Address) + " holds")
	}
	p.rights = append(p.rights, right)
}

// roleOf returns the role of an assignment, and where it stands.
func (a *azureIdentities) roleOf(r *model.Resource) (*azureRole, *model.Resource, Evidence, bool) {
	w := a.w
	if v := r.Value.Get("role_definition_name"); !v.IsNull() {
		if role := w.referred(r, v, "azurerm_role_definition"); role != nil {
			return a.custom(role), role, at(role, "permissions"), true
		}
		name := w.text(r, v)
		if role, ok := a.builtin(name); ok {
			return role, nil, at(r, "role_definition_name"), true
		}
		for _, role := range w.all("azurerm_role_definition") {
			if own, _ := role.Value.Get("name").AsString(); own == name && name != "" && role.Origin.Stack == r.Origin.Stack {
				return a.custom(role), role, at(role, "permissions"), true
			}
		}
		return nil, nil, Evidence{}, false
	}
	v := r.Value.Get("role_definition_id")
	if role := w.referred(r, v, "azurerm_role_definition"); role != nil {
		return a.custom(role), role, at(role, "permissions"), true
	}
	if data := w.referred(r, v, "data.azurerm_role_definition"); data != nil {
		role, ok := a.builtin(w.text(data, firstOf(data.Value, "name", "role_definition_id")))
		return role, nil, at(r, "role_definition_id"), ok
	}
	role, ok := a.builtin(w.text(r, v))
	return role, nil, at(r, "role_definition_id"), ok
}

// custom returns a role of the code's own.
func (a *azureIdentities) custom(r *model.Resource) *azureRole {
	if a.defined[r] == nil {
		a.defined[r] = customRole(r.Value)
	}
	return a.defined[r]
}

// eligible is the type of assignments that whoever has them has to activate:
// https://learn.microsoft.com/entra/id-governance/privileged-identity-management/pim-resource-roles-activate-your-roles.
const eligible = "azurerm_pim_eligible_role_assignment"

const assignsRoles = "Microsoft.Authorization/roleAssignments/write"

// An azureHold is that a principal may do something in a scope.
type azureHold struct {
	scope azureScope
	grant grant
}

// has returns where a principal may do an operation.
func (a *azureIdentities) has(p *azurePrincipal, operation string) []azureHold {
	return a.holds(p, operation, func(r *azureRole) bool { return r.may(operation) })
}

// holds is has for whoever knows of the role whether it lets do the operation.
func (a *azureIdentities) holds(p *azurePrincipal, operation string, lets func(r *azureRole) bool) []azureHold {
	var out []azureHold
	best := map[azureScope]int{}
	for i := range p.rights {
		r := &p.rights[i]
		if a.w.work++; !lets(r.role) {
			continue
		}
		h := azureHold{r.scope, r.grant.plus(&grant{actions: []string{strings.TrimPrefix(operation, "@")}}, "")}
		k, ok := best[h.scope]
		switch {
		case !ok:
			best[h.scope] = len(out)
			out = append(out, h)
		case len(h.grant.assumes) < len(out[k].grant.assumes):
			out[k] = h
		}
	}
	return out
}

// reach returns where a principal may do all that the way of an index takes.
func (a *azureIdentities) reach(p *azurePrincipal, index int) []azureHold {
	way, takes := &azureWays[index], azureTakes[index]
	if !slices.ContainsFunc(p.rights, func(r azureRight) bool { return r.role.lets(takes[0]) }) {
		return nil
	}
	var out []azureHold
	for i, operation := range takes {
		holds := a.holds(p, azureOperations[operation], func(r *azureRole) bool { return r.lets(operation) })
		if i == 0 {
			out = holds
			continue
		}
		var both []azureHold
		for x := range out {
			for y := range holds {
				s := out[x].scope
				assume, ok := a.within(s, holds[y].scope)
				if !ok {
					s = holds[y].scope
					assume, ok = a.within(s, out[x].scope)
				}
				if ok {
					both = append(both, azureHold{s, out[x].grant.plus(&holds[y].grant, assume)})
					break
				}
			}
		}
		out = both
	}
	if way.elsewhere == "" || len(out) == 0 {
		return out
	}
	for operation := range strings.FieldsSeq(way.elsewhere) {
		if holds := a.has(p, operation); len(holds) > 0 {
			for i := range out {
				out[i].grant = out[i].grant.plus(&holds[0].grant, "")
			}
			return out
		}
	}
	return nil
}

// escalations draws up what a principal can get by its roles.
func (a *azureIdentities) escalations(p *azurePrincipal) {
	if len(p.rights) == 0 || a.w.done() {
		return
	}
	for i := range p.rights {
		if r := &p.rights[i]; r.owner {
			p.admin = p.admin || r.scope.level >= atSubscription && len(r.grant.assumes) == 0
			a.administers(p, &azureOwns, azureHold{r.scope, r.grant})
		}
	}
	for _, h := range a.has(p, assignsRoles) {
		a.administers(p, &azureAssigns, h)
	}
	a.redefines(p)
	for i := range azureWays {
		way := &azureWays[i]
		for _, h := range a.reach(p, i) {
			a.gains(way.class, &way.Method, way.level, h, p.fact)
		}
	}
}

// administers adds that a principal may do anything in a scope, unless its role as an
// owner says so already.
func (a *azureIdentities) administers(p *azurePrincipal, m *Method, h azureHold) {
	if m != &azureOwns && slices.ContainsFunc(p.rights, func(r azureRight) bool { return r.owner && r.scope == h.scope && len(r.grant.assumes) == 0 }) {
		return
	}
	if h.scope.level != atResource {
		a.w.rule(a.adminOf(h.scope), m, Call, h.grant, p.fact)
		return
	}
	for _, class := range azureClassOrder {
		if azureClasses[class].whole {
			a.gains(class, m, Call, h, p.fact)
		}
	}
}

// redefines adds that a principal adds any operation to a role of the code's that it has,
// which it may where the role is defined.
func (a *azureIdentities) redefines(p *azurePrincipal) {
	for _, h := range a.has(p, "Microsoft.Authorization/roleDefinitions/write") {
		for i := range p.rights {
			r := &p.rights[i]
			if r.custom == nil || r.owner {
				continue
			}
			home := a.of(r.custom, r.custom.Value.Get("scope"))
			if assume, ok := a.within(home, h.scope); ok {
				a.administers(p, &azureRedefines, azureHold{r.scope, r.grant.plus(&h.grant, assume)})
			}
		}
	}
}
