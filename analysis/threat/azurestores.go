package threat

import (
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
)

// azureStores are the types that hold what attackers want.
var azureStores = func() []string {
	var out []string
	for _, class := range azureClassOrder {
		if c := azureClasses[class]; c.kind == Read {
			out = append(out, c.types...)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}()

// azureRead are the attributes that rules read, of types of which they read few: an edit of
// any other one changes nothing.
var azureRead = map[string]string{
	"azurerm_key_vault": "name resource_group_name rbac_authorization_enabled enable_rbac_authorization access_policy public_network_access_enabled network_acls",
	"azurerm_storage_account": "name resource_group_name shared_access_key_enabled allow_nested_items_to_be_public allow_blob_public_access public_network_access_enabled network_rules " +
		"primary_access_key primary_connection_string",
	"azurerm_user_assigned_identity": "name resource_group_name",
}

// azureDatabases are those of them that ask for a password.
var azureDatabases = []string{"azurerm_cosmosdb_account", "azurerm_mariadb_server", "azurerm_mssql_managed_instance", "azurerm_mssql_server", "azurerm_mysql_flexible_server",
	"azurerm_mysql_server", "azurerm_postgresql_flexible_server", "azurerm_postgresql_server", "azurerm_redis_cache", "azurerm_sql_server"}

// azureAdministrators are the types that name administrators of databases, and the
// attribute that names the server.
var azureAdministrators = map[string]string{
	"azurerm_mssql_managed_instance_active_directory_administrator":     "managed_instance_id",
	"azurerm_mysql_flexible_server_active_directory_administrator":      "server_id",
	"azurerm_postgresql_flexible_server_active_directory_administrator": "server_name",
	"azurerm_sql_active_directory_administrator":                        "server_name",
}

// stores adds who gets at stores by what they say themselves.
func (a *azureIdentities) stores() {
	w := a.w
	for _, r := range w.all("azurerm_key_vault_access_policy") {
		if vault := w.find(r, r.Value.Get("key_vault_id"), "id", "azurerm_key_vault"); vault != nil {
			a.vault(vault, r, r.Value, nil)
		}
	}
	for _, vault := range w.all("azurerm_key_vault") {
		for i, v := range elems(vault.Value.Get("access_policy")) {
			a.vault(vault, vault, v, model.Path{"access_policy", i})
		}
	}
	for _, r := range w.all("azurerm_storage_container") {
		a.container(r)
	}
	for _, r := range w.all("azurerm_container_registry") {
		a.anonymous(r)
	}
	for _, r := range w.all("azurerm_cosmosdb_sql_role_assignment") {
		account := w.find(r, r.Value.Get("account_name"), "name", "azurerm_cosmosdb_account")
		if f, ok := a.who(r, r.Value.Get("principal_id")); ok && account != nil && a.cosmosReads(r) {
			a.principal(f)
			w.rule(of(Read, account), &azureCosmosData, Call, grant{evidence: []Evidence{at(r, "role_definition_id")}}, f)
		}
	}
	for _, r := range w.all("azurerm_mssql_server", "azurerm_mssql_managed_instance", "azurerm_postgresql_flexible_server") {
		for i, v := range elems(firstOf(r.Value, "azuread_administrator", "azure_active_directory_administrator")) {
			if f, ok := a.who(r, v.Get("object_id")); ok {
				a.databaseAdmin(r, f, at(r, "azuread_administrator", i))
			}
		}
	}
	for _, typ := range sortedKeys(azureAdministrators) {
		for _, r := range w.all(typ) {
			to := w.find(r, r.Value.Get(azureAdministrators[typ]), "id name", azureDatabases...)
			if f, ok := a.who(r, r.Value.Get("object_id")); ok && to != nil {
				a.databaseAdmin(to, f, at(r, "object_id"))
			}
		}
	}
	a.credentials()
	a.supplies()
}

// databaseAdmin adds that somebody signs in to a database as its administrator, who
// reaches it.
func (a *azureIdentities) databaseAdmin(r *model.Resource, f Fact, e Evidence) {
	a.principal(f)
	a.w.rule(of(Read, r), &azureSQLAdmin, Call, grant{evidence: []Evidence{e}}, f)
}

// cosmosReads reports whether a role of the data plane reads: both of those that accounts
// come with do: https://learn.microsoft.com/azure/cosmos-db/how-to-setup-rbac#built-in-role-definitions.
func (a *azureIdentities) cosmosReads(r *model.Resource) bool {
	v := r.Value.Get("role_definition_id")
	if role := a.w.referred(r, v, "azurerm_cosmosdb_sql_role_definition"); role != nil {
		return slices.ContainsFunc(walk(role.Value, "permissions.data_actions"), func(list *model.Value) bool {
			return slices.ContainsFunc(elems(list), func(e *model.Value) bool {
				s, ok := e.AsString()
				return ok && covers([]string{s}, "Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers/items/read")
			})
		})
	}
	text := a.w.text(r, v)
	return strings.HasSuffix(text, "00000000-0000-0000-0000-000000000001") || strings.HasSuffix(text, "00000000-0000-0000-0000-000000000002")
}

// vault adds that an access policy lets somebody read a vault's secrets, where the vault
// goes by such policies.
func (a *azureIdentities) vault(vault, r *model.Resource, v *model.Value, path model.Path) {
	f, ok := a.who(r, v.Get("object_id"))
	permissions, _ := texts(v, "secret_permissions")
	reads := slices.ContainsFunc(permissions, func(s string) bool { return strings.EqualFold(s, "get") || strings.EqualFold(s, "all") })
	if !ok || !reads || a.w.byRoles(vault) == yes {
		return
	}
	a.principal(f)
	e := Evidence{r.Origin.Stack, r.Address, append(slices.Clone(path), "secret_permissions")}
	a.w.rule(of(Read, vault), &azureVaultReads, Call, grant{evidence: []Evidence{e}}, f)
}

// container adds that everybody reads a container. The account lets containers be public
// unless it says no.
func (a *azureIdentities) container(r *model.Resource) {
	access, _ := r.Value.Get("container_access_type").AsString()
	account := a.holder(r)
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
	for _, x := range a.w.all("azurerm_storage_account_network_rules") {
		if s, _ := x.Value.Get("default_action").AsString(); s == "Deny" && a.w.referred(x, x.Value.Get("storage_account_id"), account.Type) == account {
			return
		}
	}
	a.w.rule(of(Read, account), &azurePublicBlob, Given, g, Fact{Kind: Internet})
}

// anonymous adds that everybody pulls images of a registry, which those of the SKUs
// Standard and Premium may let: https://learn.microsoft.com/azure/container-registry/anonymous-pull-access.
func (a *azureIdentities) anonymous(r *model.Resource) {
	on := r.Value.Get("anonymous_pull_enabled")
	g := grant{evidence: []Evidence{at(r, "anonymous_pull_enabled")}}
	if yes, _ := on.AsBool(); !yes {
		return
	}
	if sku, ok := r.Value.Get("sku").AsString(); ok && sku == "Basic" {
		return
	}
	p := paasTypes[r.Type]
	n := &azureNet{w: a.w}
	if p.on(r, &g) == no || !n.anybody(r, p, &g) {
		return
	}
	a.w.rule(of(Read, r), &azureAnonymous, Given, g, Fact{Kind: Internet})
}
