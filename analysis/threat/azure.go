package threat

import (
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
)

const (
	azureRoles = "https://learn.microsoft.com/azure/role-based-access-control/built-in-roles"
	azureBlobs = "https://learn.microsoft.com/azure/storage/blobs/anonymous-read-access-overview"
)

var (
	azureIdentity    = method("azure-managed-identity", "use the credentials of its managed identity", "T1552.005", "https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/how-to-use-vm-token")
	azureAssigns     = method("azure-assign-roles", "give itself any role", "T1098.003", azureRoles+"/privileged#user-access-administrator")
	azureOwns        = method("azure-owner", "do anything in the scope", "T1078.004", azureRoles+"/privileged#owner")
	azureContributes = method("azure-contributor", "change and use it", "T1078.004 T1651", azureRoles+"/privileged#contributor")
	azureRunsCommand = method("azure-run-command", "run a command on the machine", "T1651", "https://learn.microsoft.com/azure/virtual-machines/run-command-overview")
	azureReadsData   = method("azure-read-data", "read it with the role", "T1530", azureRoles)
	azureListsKeys   = method("azure-list-keys", "list the account's keys and read it with them", "T1552 T1530", "https://learn.microsoft.com/azure/storage/common/storage-account-keys-manage")
	azurePublicBlob  = method("azure-public-container", "read the blobs without credentials", "T1530", azureBlobs)
)

// azureCompute are the types that run code, and may do so with a managed identity.
var azureCompute = append([]string{"azurerm_container_app", "azurerm_container_group", "azurerm_function_app", "azurerm_app_service",
	"azurerm_kubernetes_cluster", "azurerm_linux_function_app", "azurerm_linux_web_app", "azurerm_logic_app_standard", "azurerm_windows_function_app", "azurerm_windows_web_app"}, azureMachines...)

// azureWeb are those that answer requests from the internet unless they are told
// not to.
var azureWeb = []string{"azurerm_app_service", "azurerm_function_app", "azurerm_linux_function_app", "azurerm_linux_web_app", "azurerm_windows_function_app", "azurerm_windows_web_app"}

// azureStores are the types that hold what attackers want.
var azureStores = []string{"azurerm_cosmosdb_account", "azurerm_key_vault", "azurerm_mssql_server", "azurerm_mysql_flexible_server",
	"azurerm_mysql_server", "azurerm_postgresql_flexible_server", "azurerm_postgresql_server", "azurerm_redis_cache", "azurerm_sql_server", "azurerm_storage_account"}

// azureRight is what a role lets somebody do within its scope: take the scope over,
// run code on what computes, read what stores by its own type, or by keys.
type azureRight struct {
	assigns, owns bool
	runs, keys    []string
	reads         []string
}

// azureBuiltin are built-in roles, from https://learn.microsoft.com/azure/role-based-access-control/built-in-roles.
var azureBuiltin = map[string]azureRight{
	"Owner":                     {owns: true},
	"User Access Administrator": {assigns: true},
	"Role Based Access Control Administrator": {assigns: true},
	"Contributor":                               {runs: azureCompute, keys: []string{"azurerm_storage_account", "azurerm_cosmosdb_account", "azurerm_redis_cache"}},
	"Virtual Machine Contributor":               {runs: azureMachines},
	"Virtual Machine Administrator Login":       {runs: azureMachines},
	"Website Contributor":                       {runs: azureWeb},
	"Storage Account Contributor":               {keys: []string{"azurerm_storage_account"}},
	"Storage Account Key Operator Service Role": {keys: []string{"azurerm_storage_account"}},
	"Storage Blob Data Owner":                   {reads: []string{"azurerm_storage_account"}},
	"Storage Blob Data Contributor":             {reads: []string{"azurerm_storage_account"}},
	"Storage Blob Data Reader":                  {reads: []string{"azurerm_storage_account"}},
	"Key Vault Administrator":                   {reads: []string{"azurerm_key_vault"}},
	"Key Vault Secrets Officer":                 {reads: []string{"azurerm_key_vault"}},
	"Key Vault Secrets User":                    {reads: []string{"azurerm_key_vault"}},
	"DocumentDB Account Contributor":            {keys: []string{"azurerm_cosmosdb_account"}},
}

// azure adds what resources of Azure open.
func (w *world) azure() {
	n := w.azureNetworks()
	n.reach()
	n.services()
	for _, r := range w.all(azureCompute...) {
		w.azureActs(r)
	}
	for _, r := range w.all("azurerm_role_assignment") {
		w.azureAssigned(r)
	}
	for _, r := range w.all("azurerm_key_vault_access_policy") {
		if vault := w.find(r, r.Value.Get("key_vault_id"), "id", "azurerm_key_vault"); vault != nil {
			w.azureVault(vault, r, r.Value, nil)
		}
	}
	for _, vault := range w.all("azurerm_key_vault") {
		for i, v := range elems(vault.Value.Get("access_policy")) {
			w.azureVault(vault, vault, v, model.Path{"access_policy", i})
		}
	}
	for _, r := range w.all("azurerm_storage_container") {
		w.azureContainer(r)
	}
}

// azureActs adds that code acts with the identities of what it runs in.
func (w *world) azureActs(r *model.Resource) {
	for i, v := range elems(r.Value.Get("identity")) {
		kind, known := v.Get("type").AsString()
		if strings.Contains(kind, "SystemAssigned") || !known {
			w.rule(of(Principal, r), &azureIdentity, Given, grant{evidence: []Evidence{at(r, "identity", i)}}, of(Compute, r))
		}
		for k, id := range elems(v.Get("identity_ids")) {
			if to := w.find(r, id, "id", "azurerm_user_assigned_identity"); to != nil {
				w.rule(of(Principal, to), &azureIdentity, Given, grant{evidence: []Evidence{at(r, "identity", i, "identity_ids", k)}}, of(Compute, r))
			}
		}
	}
}

// azurePrincipal returns whom an attribute names.
func (w *world) azurePrincipal(r *model.Resource, v *model.Value) *model.Resource {
	return w.referred(r, v, slices.Concat(azureCompute, []string{"azurerm_user_assigned_identity", "azuread_group", "azuread_service_principal", "azuread_user"})...)
}

// azureAssigned adds what a role assignment gives.
func (w *world) azureAssigned(r *model.Resource) {
	who := w.azurePrincipal(r, r.Value.Get("principal_id"))
	if who == nil {
		return
	}
	right, e, ok := w.azureRole(r)
	if !ok {
		return
	}
	g := grant{evidence: []Evidence{at(r, "scope"), e}}
	body := of(Principal, who)
	scope := w.azureScope(r)
	if right.owns || right.assigns {
		m := &azureOwns
		if right.assigns {
			m = &azureAssigns
		}
		all := Fact{Kind: Admin, Stack: r.Origin.Stack, Name: scope.name}
		w.scopes = append(w.scopes, all)
		w.rule(all, m, Call, g, body)
	}
	for _, to := range w.all(azureCompute...) {
		if (right.owns || slices.Contains(right.runs, to.Type)) && w.azureWithin(to, scope) {
			m := &azureContributes
			if slices.Contains(azureMachines, to.Type) {
				m = &azureRunsCommand
			}
			w.rule(of(Compute, to), m, Call, g, body)
		}
	}
	for _, to := range w.all(azureStores...) {
		if !w.azureWithin(to, scope) {
			continue
		}
		shared := to.Value.Get("shared_access_key_enabled")
		off, ok := shared.AsBool()
		switch {
		case slices.Contains(right.reads, to.Type):
			w.rule(of(Read, to), &azureReadsData, Call, g, body)
		case (right.owns || slices.Contains(right.keys, to.Type)) && !(ok && !off):
			w.rule(of(Read, to), &azureListsKeys, Call, g, body)
		}
	}
}

// azureRole returns what the role of an assignment lets do, and where it stands.
func (w *world) azureRole(r *model.Resource) (azureRight, Evidence, bool) {
	if name, ok := r.Value.Get("role_definition_name").AsString(); ok {
		right, ok := azureBuiltin[name]
		return right, at(r, "role_definition_name"), ok
	}
	role := w.referred(r, r.Value.Get("role_definition_id"), "azurerm_role_definition")
	if role == nil {
		return azureRight{}, Evidence{}, false
	}
	return azureCustom(role.Value), at(role, "permissions"), true
}

// azureCustom reads the actions of a role of the code's own. An action may hold a
// wildcard: https://learn.microsoft.com/azure/role-based-access-control/role-definitions#actions-format.
func azureCustom(v *model.Value) azureRight {
	var right azureRight
	for _, p := range elems(v.Get("permissions")) {
		actions, _ := texts(p, "actions")
		without, _ := texts(p, "not_actions")
		data, _ := texts(p, "data_actions")
		may := func(list []string, action string) bool {
			covers := func(pattern string) bool {
				return model.Address(strings.ToLower(action)).Match(strings.ToLower(pattern))
			}
			return slices.ContainsFunc(list, covers) && !slices.ContainsFunc(without, covers)
		}
		right.owns = right.owns || slices.Contains(actions, "*") && may(actions, "Microsoft.Authorization/roleAssignments/write")
		right.assigns = right.assigns || may(actions, "Microsoft.Authorization/roleAssignments/write")
		if may(actions, "Microsoft.Compute/virtualMachines/runCommand/action") || may(actions, "Microsoft.Compute/virtualMachines/extensions/write") {
			right.runs = append(right.runs, azureMachines...)
		}
		if may(actions, "Microsoft.Web/sites/publish/Action") || may(actions, "Microsoft.Web/sites/write") {
			right.runs = append(right.runs, azureWeb...)
		}
		if may(actions, "Microsoft.Storage/storageAccounts/listKeys/action") {
			right.keys = append(right.keys, "azurerm_storage_account")
		}
		if may(actions, "Microsoft.DocumentDB/databaseAccounts/listKeys/action") {
			right.keys = append(right.keys, "azurerm_cosmosdb_account")
		}
		if may(data, "Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read") {
			right.reads = append(right.reads, "azurerm_storage_account")
		}
		if may(data, "Microsoft.KeyVault/vaults/secrets/getSecret/action") {
			right.reads = append(right.reads, "azurerm_key_vault")
		}
	}
	return right
}

// An azureSpan is where an assignment holds: a resource, a group of resources, or all of
// a subscription.
type azureSpan struct {
	res  *model.Resource // nil for a subscription
	name string
}

func (w *world) azureScope(r *model.Resource) azureSpan {
	v := r.Value.Get("scope")
	for _, ref := range v.Refs() {
		if to := w.lookup(place{r.Origin.Stack, ref.Address}); to != nil && strings.HasPrefix(to.Type, "azurerm_") && to.Type != "azurerm_subscription" {
			return azureSpan{to, string(to.Address)}
		}
	}
	if s, ok := v.AsString(); ok && strings.HasPrefix(s, "/subscriptions/") && strings.Count(s, "/") > 2 {
		return azureSpan{r, s} // something in particular that the code does not declare
	}
	return azureSpan{nil, "the subscription"}
}

// azureWithin reports whether a resource lies in a scope.
func (w *world) azureWithin(r *model.Resource, s azureSpan) bool {
	if s.res == nil || s.res == r {
		return true
	}
	if s.res.Type == "azurerm_resource_group" {
		return w.find(r, r.Value.Get("resource_group_name"), "name", "azurerm_resource_group") == s.res
	}
	return s.res.Type == "azurerm_storage_container" && w.azureAccount(s.res) == r
}

// azureVault adds that an access policy lets somebody read a vault's secrets.
func (w *world) azureVault(vault, r *model.Resource, v *model.Value, path model.Path) {
	who := w.azurePrincipal(r, v.Get("object_id"))
	permissions, _ := texts(v, "secret_permissions")
	reads := slices.ContainsFunc(permissions, func(s string) bool { return strings.EqualFold(s, "get") || strings.EqualFold(s, "all") })
	if who == nil || !reads {
		return
	}
	e := Evidence{r.Origin.Stack, r.Address, append(slices.Clone(path), "secret_permissions")}
	w.rule(of(Read, vault), &azureReadsData, Call, grant{evidence: []Evidence{e}}, of(Principal, who))
}

// azureAccount returns the storage account of a container.
func (w *world) azureAccount(r *model.Resource) *model.Resource {
	if a := w.find(r, r.Value.Get("storage_account_id"), "id", "azurerm_storage_account"); a != nil {
		return a
	}
	return w.find(r, r.Value.Get("storage_account_name"), "name", "azurerm_storage_account")
}

// azureContainer adds that everybody reads a container. The account lets containers
// be public unless it says no.
func (w *world) azureContainer(r *model.Resource) {
	access, _ := r.Value.Get("container_access_type").AsString()
	account := w.azureAccount(r)
	if access != "blob" && access != "container" || account == nil {
		return
	}
	g := grant{evidence: []Evidence{at(r, "container_access_type"), at(account, "allow_nested_items_to_be_public")}}
	for _, attr := range []string{"allow_nested_items_to_be_public", "allow_blob_public_access", "public_network_access_enabled"} {
		v := account.Value.Get(attr)
		if on, ok := v.AsBool(); ok && !on {
			return
		}
		if v.Is(model.Unknown) {
			g.assume(attr + " of " + string(account.Address) + " is on")
		}
	}
	for _, v := range walk(account.Value, "network_rules.default_action") {
		if s, _ := v.AsString(); s == "Deny" {
			return
		}
	}
	w.rule(of(Read, account), &azurePublicBlob, Given, g, Fact{Kind: Internet})
}
