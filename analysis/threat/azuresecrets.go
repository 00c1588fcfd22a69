package threat

import (
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
)

var (
	azureHasKey   = method("azure-stored-key", "use the key that is in it", "T1552.001", azureDocs+"storage/common/storage-account-keys-manage")
	azureHasCreds = method("azure-stored-secret", "use the application's secret that is in it", "T1552.001 T1078.004", entraDocs+"identity-platform/security-best-practices-for-app-registration")
	azureSupplies = method("azure-supply", "have other code run there", "T1525 T1195.002", azureDocs+"azure-functions/storage-considerations")
	azureImages   = method("azure-image-supply", "have another image run there", "T1525 T1195.002", azureDocs+"container-registry/container-registry-authentication")
)

// azureCarriers are the attributes in which code is given what it is to know, by type. Of
// the page of each type in the provider's documentation.
var azureCarriers = func() map[string]string {
	out := map[string]string{
		"azurerm_container_app":     "secret template",
		"azurerm_container_app_job": "secret template",
		"azurerm_container_group":   "container",
	}
	for _, typ := range azureWebApps {
		out[typ] = "app_settings connection_string"
	}
	for _, typ := range azureMachines {
		out[typ] = "custom_data user_data"
	}
	return out
}()

// azureKeepers are the attributes that become the content of a store, by type, and the
// attribute that names what holds it.
var azureKeepers = map[string]struct{ content, store, typ string }{
	"azurerm_app_configuration_key": {"value", "configuration_store_id", "azurerm_app_configuration"},
	"azurerm_key_vault_secret":      {"value", "key_vault_id", "azurerm_key_vault"},
	"azurerm_storage_blob":          {"source_content", "storage_account_name", "azurerm_storage_account"},
}

// azureKeys are the attributes of stores that are keys to them or hold such. Of the page of
// each type in the provider's documentation.
var azureKeys = map[string]string{
	"azurerm_app_configuration":    "primary_read_key secondary_read_key primary_write_key secondary_write_key",
	"azurerm_container_registry":   "admin_password",
	"azurerm_cosmosdb_account":     "primary_key secondary_key primary_readonly_key secondary_readonly_key primary_sql_connection_string secondary_sql_connection_string primary_mongodb_connection_string",
	"azurerm_eventhub_namespace":   "default_primary_connection_string default_primary_key",
	"azurerm_redis_cache":          "primary_access_key secondary_access_key primary_connection_string secondary_connection_string",
	"azurerm_search_service":       "primary_key secondary_key",
	"azurerm_servicebus_namespace": "default_primary_connection_string default_primary_key",
	"azurerm_storage_account":      "primary_access_key secondary_access_key primary_connection_string secondary_connection_string primary_blob_connection_string secondary_blob_connection_string",
}

// azureSecrets are the secrets of applications, and the attributes that name these.
var azureSecrets = map[string]string{"azuread_application_password": "application_id application_object_id", "azuread_service_principal_password": "service_principal_id"}

// credentials adds what whoever sees a key or a secret of an application gets by it.
func (a *azureIdentities) credentials() {
	w := a.w
	for _, typ := range sortedKeys(azureCarriers) {
		for _, r := range w.all(typ) {
			for attr := range strings.FieldsSeq(azureCarriers[typ]) {
				a.opens(r, attr, of(Compute, r))
			}
		}
	}
	for _, typ := range sortedKeys(azureKeepers) {
		k := azureKeepers[typ]
		for _, r := range w.all(typ) {
			if store := w.find(r, r.Value.Get(k.store), "id name", k.typ); store != nil {
				a.opens(r, k.content, of(Read, store))
			}
		}
	}
}

// opens adds what an attribute of r opens to who sees it.
func (a *azureIdentities) opens(r *model.Resource, attr string, from Fact) {
	v := r.Value.Get(attr)
	got := grant{evidence: []Evidence{at(r, attr)}}
	for _, ref := range refsIn(v, nil) {
		to := a.w.lookup(place{r.Origin.Stack, ref.Address})
		if to == nil {
			continue
		}
		if attrs, ok := azureKeys[to.Type]; ok && slices.Contains(strings.Fields(attrs), ref.Path) {
			closed, disabled := to.Value.Get("shared_access_key_enabled").AsBool()
			if f := of(Read, to); f != from && (!disabled || closed) {
				a.w.rule(f, &azureHasKey, Call, got, from)
			}
		}
		if attrs, ok := azureSecrets[to.Type]; ok && ref.Path == "value" {
			for name := range strings.FieldsSeq(attrs) {
				if f, ok := a.who(to, to.Value.Get(name)); ok {
					a.principal(f)
					a.w.rule(f, &azureHasCreds, Call, got, from)
				}
			}
		}
	}
}

// refsIn returns what a value and what is in it refers to.
func refsIn(v *model.Value, out []model.Ref) []model.Ref {
	if v == nil {
		return out
	}
	for _, ref := range v.Refs() {
		if !slices.Contains(out, ref) {
			out = append(out, ref)
		}
	}
	for _, x := range v.Attrs() {
		out = refsIn(x.Value, out)
	}
	for _, x := range v.Elems() {
		out = refsIn(x, out)
	}
	return refsIn(v.Doc(), out)
}

// azureImagePaths are where types name the images that they run, through lists.
var azureImagePaths = map[string]string{"azurerm_container_app": "template.container.image", "azurerm_container_app_job": "template.container.image", "azurerm_container_group": "container.image"}

// supplies adds that whoever writes what code comes from runs code in what takes it from
// there: the storage account of functions holds what they run, and images lie in
// registries: https://learn.microsoft.com/azure/azure-functions/storage-considerations#storage-account-requirements.
func (a *azureIdentities) supplies() {
	w := a.w
	for _, typ := range []string{"azurerm_function_app", "azurerm_linux_function_app", "azurerm_logic_app_standard", "azurerm_windows_function_app"} {
		for _, r := range w.all(typ) {
			if account := w.find(r, r.Value.Get("storage_account_name"), "name", "azurerm_storage_account"); account != nil {
				g := grant{evidence: []Evidence{at(r, "storage_account_name")}}
				g.assume("the code of " + string(r.Address) + " lies in its storage account")
				w.rule(of(Compute, r), &azureSupplies, Work, g, of(Write, account))
			}
		}
	}
	for _, typ := range sortedKeys(azureImagePaths) {
		for _, r := range w.all(typ) {
			for _, c := range leaves(r.Value, strings.Split(azureImagePaths[typ], "."), nil) {
				if strings.Contains(w.text(r, c.value), "@sha256:") {
					continue
				}
				if registry := a.registry(r, c.value); registry != nil {
					w.rule(of(Compute, r), &azureImages, Wait, grant{evidence: []Evidence{at(r, c.path...)}}, of(Write, registry))
				}
			}
		}
	}
}

// registry returns the registry that an image lies in: by reference, or by its login
// server.
func (a *azureIdentities) registry(r *model.Resource, v *model.Value) *model.Resource {
	if to := a.w.referred(r, v, "azurerm_container_registry"); to != nil {
		return to
	}
	name, _, ok := strings.Cut(a.w.text(r, v), ".azurecr.io/")
	if !ok {
		return nil
	}
	for _, to := range a.w.all("azurerm_container_registry") {
		if own, _ := to.Value.Get("name").AsString(); strings.EqualFold(own, name) && to.Origin.Stack == r.Origin.Stack {
			return to
		}
	}
	return nil
}
