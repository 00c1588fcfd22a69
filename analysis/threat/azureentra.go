package threat

import (
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
)

var (
	entraMember     = method("entra-group-member", "do what the group may", "T1078.004", entraDocs+"fundamentals/concept-learn-about-groups")
	entraGroupOwner = method("entra-group-owner", "make itself a member of the group", "T1098", entraDocs+"fundamentals/how-to-manage-groups")
	entraAppOwner   = method("entra-application-owner", "add a secret to the application", "T1098.001", entraDocs+"identity/enterprise-apps/assign-app-owners")
	entraGlobal     = method("entra-global-administrator", "do anything in the tenant", "T1078.004", entraDocs+"identity/role-based-access-control/permissions-reference#global-administrator")
	entraRoles      = method("entra-assign-directory-roles", "give itself any role of the directory", "T1098.003", entraDocs+"identity/role-based-access-control/permissions-reference#privileged-role-administrator")
	entraAppRoles   = method("entra-grant-app-roles", "give itself any permission of Microsoft Graph", "T1098.003", "https://learn.microsoft.com/graph/permissions-reference#approleassignmentreadwriteall")
	entraElevate    = method("entra-elevate-access", "give itself access to all subscriptions", "T1098.003", azureDocs+"role-based-access-control/elevate-access-global-admin")
	entraAddSecret  = method("entra-add-secret", "add a secret to any application", "T1098.001", entraDocs+"identity/role-based-access-control/permissions-reference#application-administrator")
	entraPassword   = method("entra-reset-password", "set the password of any user", "T1098", entraDocs+"identity/role-based-access-control/privileged-roles-permissions#who-can-reset-passwords")
	entraAddMember  = method("entra-add-member", "make itself a member of any group", "T1098", entraDocs+"identity/role-based-access-control/permissions-reference#groups-administrator")
	entraAmong      = method("entra-among", "choose this one", "T1078.004", entraDocs+"fundamentals/whatis")
	entraFederation = method("entra-federated-credential", "be it with a token of a pull request", "T1199 T1550.001", entraDocs+"workload-id/workload-identity-federation-create-trust")
)

// tenantFact is who may do anything in the directory.
var tenantFact = Fact{Kind: Admin, Name: "the Entra tenant"}

// What somebody may do to all of a kind of the directory.
var (
	anyApplication = Fact{Kind: Principal, Name: "any application of the Entra tenant"}
	anyGroup       = Fact{Kind: Principal, Name: "any group of the Entra tenant"}
	anyUser        = Fact{Kind: Principal, Name: "any user of the Entra tenant"}
	anyPlainUser   = Fact{Kind: Principal, Name: "any user of the Entra tenant who has no role of the directory"}
)

// An entraPower is what a role of the directory, or a permission of Microsoft Graph, gives.
type entraPower struct {
	name   string
	to     Fact
	method *Method
}

// entraPowers are roles of the directory by the ids of their templates, from
// https://learn.microsoft.com/entra/identity/role-based-access-control/permissions-reference, and
// permissions of Microsoft Graph for applications by their ids, from
// https://learn.microsoft.com/graph/permissions-reference.
var entraPowers = map[string]entraPower{
	"62e90394-69f5-4237-9190-012177145e10": {"Global Administrator", tenantFact, &entraGlobal},
	"e8611ab8-c189-46e8-94e1-60213ab1f814": {"Privileged Role Administrator", tenantFact, &entraRoles},
	"e00e864a-17c5-4a4b-9c06-f5b95a8d5bd8": {"Partner Tier2 Support", anyUser, &entraPassword},
	"7be44c8a-adaf-4e2a-84d6-ab2649e08a13": {"Privileged Authentication Administrator", anyUser, &entraPassword},
	"9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3": {"Application Administrator", anyApplication, &entraAddSecret},
	"158c047a-c907-4556-b7ef-446551a6b5f7": {"Cloud Application Administrator", anyApplication, &entraAddSecret},
	"8ac3fc64-6eca-42ea-9e69-59f4c7b60eb2": {"Hybrid Identity Administrator", anyApplication, &entraAddSecret},
	"fdd7a751-b60b-444a-984c-02652fe8fa1c": {"Groups Administrator", anyGroup, &entraAddMember},
	"fe930be7-5e62-47db-91af-98c3a49a38b1": {"User Administrator", anyPlainUser, &entraPassword},
	"c4e39bd9-1100-46d3-8c65-fb160da0071f": {"Authentication Administrator", anyPlainUser, &entraPassword},
	"729827e3-9c14-49f7-bb1b-9608f156bbb8": {"Helpdesk Administrator", anyPlainUser, &entraPassword},
	"966707d0-3269-4727-9be2-8c3a10f19b9d": {"Password Administrator", anyPlainUser, &entraPassword},

	"9e3f62cf-ca93-4989-b6ce-bf83c28f9fe8": {"RoleManagement.ReadWrite.Directory", tenantFact, &entraRoles},
	"06b708a9-e830-4db3-a914-8e69da51d44f": {"AppRoleAssignment.ReadWrite.All", tenantFact, &entraAppRoles},
	"1bfefb4e-e0b5-418b-a88f-73c46d2cc8e9": {"Application.ReadWrite.All", anyApplication, &entraAddSecret},
	"62a82d76-70ea-41e2-9197-370581804d09": {"Group.ReadWrite.All", anyGroup, &entraAddMember},
	"dbaae8cf-10b5-4b86-a4a1-f871c94c6695": {"GroupMember.ReadWrite.All", anyGroup, &entraAddMember},
	"19dbc75e-c2e2-444c-a770-ec69d8559fc7": {"Directory.ReadWrite.All", anyGroup, &entraAddMember},
}

// powerOf returns what a text names, by an id or by a name.
func powerOf(text string) (entraPower, bool) {
	text = text[strings.LastIndexByte(text, '/')+1:]
	if p, ok := entraPowers[strings.ToLower(text)]; ok {
		return p, true
	}
	for _, id := range entraPowerOrder {
		if strings.EqualFold(entraPowers[id].name, text) {
			return entraPowers[id], true
		}
	}
	return entraPower{}, false
}

var entraPowerOrder = sortedKeys(entraPowers)

// directory adds what Entra's objects say of each other.
func (a *azureIdentities) directory() {
	a.groups()
	a.owners()
	privileged := a.directoryRoles()
	a.appRoles()
	a.federations()
	a.tenant(privileged)
}

// groups adds what the members and the owners of groups may.
func (a *azureIdentities) groups() {
	w := a.w
	for _, group := range w.all("azuread_group") {
		for i, v := range elems(group.Value.Get("members")) {
			a.joins(group, group, v, &entraMember, Given, at(group, "members", i))
		}
		for i, v := range elems(group.Value.Get("owners")) {
			a.joins(group, group, v, &entraGroupOwner, Call, at(group, "owners", i))
		}
	}
	for _, r := range w.all("azuread_group_member") {
		if group := w.referred(r, r.Value.Get("group_object_id"), "azuread_group", "data.azuread_group"); group != nil {
			a.joins(group, r, r.Value.Get("member_object_id"), &entraMember, Given, at(r, "member_object_id"))
		}
	}
}

func (a *azureIdentities) joins(group, r *model.Resource, v *model.Value, m *Method, level Level, e Evidence) {
	if f, ok := a.who(r, v); ok {
		a.principal(f)
		a.w.rule(a.principal(of(Principal, group)).fact, m, level, grant{evidence: []Evidence{e}}, f)
	}
}

// owners adds that the owners of applications are these, by a secret that they add.
func (a *azureIdentities) owners() {
	w := a.w
	owns := func(r *model.Resource, v *model.Value, app Fact, e Evidence) {
		if f, ok := a.who(r, v); ok && f != app {
			a.principal(f)
			w.rule(a.principal(app).fact, &entraAppOwner, Call, grant{evidence: []Evidence{e}}, f)
		}
	}
	for _, app := range w.all("azuread_application") {
		for i, v := range elems(app.Value.Get("owners")) {
			owns(app, v, a.application(app), at(app, "owners", i))
		}
	}
	for _, sp := range w.all("azuread_service_principal") {
		for i, v := range elems(sp.Value.Get("owners")) {
			owns(sp, v, of(Principal, sp), at(sp, "owners", i))
		}
	}
	for _, r := range w.all("azuread_application_owner") {
		if app := w.referred(r, r.Value.Get("application_id"), "azuread_application"); app != nil {
			owns(r, r.Value.Get("owner_object_id"), a.application(app), at(r, "owner_object_id"))
		}
	}
}

// directoryRoles adds what roles of the directory give, and returns who has any.
func (a *azureIdentities) directoryRoles() map[Fact]bool {
	w := a.w
	privileged := map[Fact]bool{}
	const role = "azuread_directory_role"
	read := func(r *model.Resource, roleAttr, memberAttr string) {
		v := r.Value.Get(roleAttr)
		text := w.text(r, v)
		if to := w.referred(r, v, role, "data.azuread_directory_role_templates"); to != nil && to.Type == role {
			text = w.text(to, firstOf(to.Value, "template_id", "display_name"))
		}
		f, ok := a.who(r, r.Value.Get(memberAttr))
		if !ok {
			return
		}
		privileged[f] = true
		if p, ok := powerOf(text); ok {
			g := grant{evidence: []Evidence{at(r, roleAttr)}}
			if scope, _ := r.Value.Get("directory_scope_id").AsString(); scope != "" && scope != "/" {
				g.assume("the scope of " + string(r.Address) + " holds what is worth it")
			}
			a.empower(f, p, g)
		}
	}
	for _, r := range w.all("azuread_directory_role_assignment") {
		read(r, "role_id", "principal_object_id")
	}
	for _, r := range w.all("azuread_directory_role_member") {
		read(r, "role_object_id", "member_object_id")
	}
	return privileged
}

// appRoles adds what permissions of Microsoft Graph give that an administrator has
// consented to: https://registry.terraform.io/providers/hashicorp/azuread/latest/docs/resources/app_role_assignment.
func (a *azureIdentities) appRoles() {
	for _, r := range a.w.all("azuread_app_role_assignment") {
		v := r.Value.Get("app_role_id")
		p, ok := powerOf(a.w.text(r, v))
		if _, name, named := strings.Cut(v.Hint(), ".app_role_ids"); named && !ok { // ["…"] of the service principal of Microsoft Graph
			p, ok = powerOf(strings.Trim(name, `.["]}`))
		}
		if f, known := a.who(r, r.Value.Get("principal_object_id")); ok && known {
			a.empower(f, p, grant{evidence: []Evidence{at(r, "app_role_id")}})
		}
	}
}

func (a *azureIdentities) empower(f Fact, power entraPower, g grant) {
	p := a.principal(f)
	if power.to == tenantFact {
		p.admin = p.admin || power.method == &entraGlobal && len(g.assumes) == 0
	}
	a.seen[power.to] = true
	g.actions = []string{power.name}
	a.w.rule(power.to, power.method, Call, g, f)
}

// tenant adds what follows from having all of the directory, or all of a kind of it.
func (a *azureIdentities) tenant(privileged map[Fact]bool) {
	w := a.w
	if a.seen[tenantFact] {
		w.scopes = append(w.scopes, tenantFact)
		for _, f := range []Fact{anyApplication, anyGroup, anyUser} {
			w.rule(f, &entraGlobal, Call, grant{}, tenantFact)
			a.seen[f] = true
		}
		subscriptions := map[azureScope]bool{}
		for _, r := range w.all(slices.Concat(azureStores, azureCompute, []string{"azurerm_resource_group"})...) {
			if s := a.subscription(r); !subscriptions[s] {
				subscriptions[s] = true
				w.rule(a.adminOf(s), &entraElevate, Work, grant{}, tenantFact)
			}
		}
	}
	each := func(from Fact, wanted func(r *model.Resource) bool, types ...string) {
		if !a.seen[from] {
			return
		}
		for _, r := range w.all(types...) {
			if wanted(r) {
				f := of(Principal, r)
				if r.Type == "azuread_application" {
					f = a.application(r)
				}
				w.rule(a.principal(f).fact, &entraAmong, Given, grant{}, from)
			}
		}
	}
	all := func(*model.Resource) bool { return true }
	each(anyApplication, all, "azuread_application")
	each(anyApplication, func(sp *model.Resource) bool {
		return w.referred(sp, firstOf(sp.Value, "client_id", "application_id"), "azuread_application") == nil
	}, "azuread_service_principal")
	each(anyUser, all, "azuread_user")
	each(anyPlainUser, func(r *model.Resource) bool { return !privileged[of(Principal, r)] }, "azuread_user")
	each(anyGroup, func(r *model.Resource) bool { on, _ := r.Value.Get("assignable_to_role").AsBool(); return !on }, "azuread_group")
}

// federations adds who has tokens of a provider that applications and identities trust. The
// subject of one has to be that of the token, letter for letter; that of a pull request to
// a repository on GitHub anybody has who may propose one:
// https://learn.microsoft.com/entra/workload-id/workload-identity-federation-create-trust#github-actions.
func (a *azureIdentities) federations() {
	w := a.w
	trust := func(r *model.Resource, f Fact) {
		issuer := strings.TrimSuffix(strings.TrimPrefix(w.text(r, r.Value.Get("issuer")), "https://"), "/")
		subject := w.text(r, r.Value.Get("subject"))
		repository, ok := strings.CutSuffix(strings.TrimPrefix(subject, "repo:"), ":pull_request")
		if issuer == github && ok {
			w.rule(a.principal(f).fact, &entraFederation, Flaw, grant{evidence: []Evidence{at(r, "subject")}}, Fact{Kind: Contributor, Name: issuer + " " + repository})
		}
	}
	for _, r := range w.all("azuread_application_federated_identity_credential") {
		if app := w.referred(r, firstOf(r.Value, "application_id", "application_object_id"), "azuread_application"); app != nil {
			trust(r, a.application(app))
		}
	}
	for _, r := range w.all("azurerm_federated_identity_credential") {
		if id := w.find(r, firstOf(r.Value, "parent_id", "user_assigned_identity_id"), "id", "azurerm_user_assigned_identity"); id != nil {
			trust(r, of(Principal, id))
		}
	}
}
