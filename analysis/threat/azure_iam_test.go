package threat_test

import "testing"

// azureStart is what cases have in common: a group of resources, an identity, and an app
// that acts with it.
const azureStart = `
data "azurerm_subscription" "here" {}
resource "azurerm_resource_group" "app" {
  name     = "app"
  location = "westeurope"
}
resource "azurerm_user_assigned_identity" "id" {
  name                = "id"
  resource_group_name = azurerm_resource_group.app.name
}
resource "azurerm_linux_web_app" "web" {
  name                = "web"
  resource_group_name = "elsewhere"
  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.id.id]
  }
}
`

// azureGives gives the identity a role in a scope.
func azureGives(name, role, scope string) string {
	return `
resource "azurerm_role_assignment" "` + name + `" {
  scope                = ` + scope + `
  role_definition_name = "` + role + `"
  principal_id         = azurerm_user_assigned_identity.id.principal_id
}
`
}

// azureDefines gives the identity a role of its own.
func azureDefines(name, permissions, scope string) string {
	return `
resource "azurerm_role_definition" "` + name + `" {
  name  = "` + name + `"
  scope = data.azurerm_subscription.here.id
  permissions {
` + permissions + `
  }
}
resource "azurerm_role_assignment" "` + name + `" {
  scope              = ` + scope + `
  role_definition_id = azurerm_role_definition.` + name + `.role_definition_resource_id
  principal_id       = azurerm_user_assigned_identity.id.principal_id
}
`
}

const azureVM = `
resource "azurerm_linux_virtual_machine" "vm" {
  name                  = "vm"
  resource_group_name   = azurerm_resource_group.app.name
  network_interface_ids = []
  identity { type = "SystemAssigned" }
}
resource "azurerm_role_assignment" "vm" {
  scope                = data.azurerm_subscription.here.id
  role_definition_name = "Owner"
  principal_id         = azurerm_linux_virtual_machine.vm.identity[0].principal_id
}
`

const azureData = `
resource "azurerm_storage_account" "data" {
  name                          = "data"
  resource_group_name           = azurerm_resource_group.app.name
  public_network_access_enabled = false
}
`

// TestAzureRoles holds what roles of Azure let do, against what they do not.
func TestAzureRoles(t *testing.T) {
	testGoogle(t, []googleCase{
		{"an owner of the subscription", azureStart + azureData + azureGives("r", "Owner", "data.azurerm_subscription.here.id"), []string{
			"internet > admin the subscription",
			"internet > read azurerm_storage_account.data",
			"internet: reach azurerm_linux_web_app.web",
			"principal azurerm_user_assigned_identity.id: read any storage account with keys of the subscription",
		}},
		{"an owner of a group of resources", azureStart + azureData + azureGives("r", "Owner", "azurerm_resource_group.app.id"), []string{
			"internet > admin azurerm_resource_group.app",
			"internet > read azurerm_storage_account.data",
			"internet: reach azurerm_linux_web_app.web",
			"principal azurerm_user_assigned_identity.id: read any storage account with keys of azurerm_resource_group.app",
		}},
		{"an owner of one account owns nothing else", azureStart + azureData + azureVM + azureGives("r", "Owner", "azurerm_storage_account.data.id"), []string{
			"internet > read azurerm_storage_account.data",
			"internet: reach azurerm_linux_web_app.web",
			"principal azurerm_linux_virtual_machine.vm: read any storage account with keys of the subscription",
			"principal azurerm_user_assigned_identity.id: read azurerm_storage_account.data",
		}},
		{"a reader", azureStart + azureData + azureVM + azureGives("r", "Reader", "data.azurerm_subscription.here.id"), []string{
			"internet: reach azurerm_linux_web_app.web",
			"principal azurerm_linux_virtual_machine.vm: read any storage account with keys of the subscription",
		}},
		{"a contributor does not give out roles", azureStart + azureData + azureGives("r", "Contributor", "data.azurerm_subscription.here.id"), []string{
			"internet > read azurerm_storage_account.data",
			"internet: reach azurerm_linux_web_app.web",
			"principal azurerm_user_assigned_identity.id: read any storage account with keys of the subscription",
		}},
		{"a contributor of another group", azureStart + azureData + azureVM + `resource "azurerm_resource_group" "other" { name = "other" }` + azureGives("r", "Contributor", "azurerm_resource_group.other.id"), []string{
			"internet: reach azurerm_linux_web_app.web",
			"principal azurerm_linux_virtual_machine.vm: read any storage account with keys of the subscription",
		}},
		{"who gives out roles", azureStart + azureData + azureGives("r", "User Access Administrator", "azurerm_resource_group.app.id"), []string{
			"internet > admin azurerm_resource_group.app",
			"internet > read azurerm_storage_account.data",
			"internet: reach azurerm_linux_web_app.web",
			"principal azurerm_user_assigned_identity.id by azure-assign-roles > admin azurerm_resource_group.app",
		}},
		{"who gives out roles under a condition", azureStart + azureData + strReplace(azureGives("r", "Role Based Access Control Administrator", "azurerm_resource_group.app.id"), "principal_id  ", "condition = \"@Request[x] ForAnyOfAnyValues:GuidEquals {y}\"\n  principal_id  "), []string{
			"internet > admin azurerm_resource_group.app ?",
			"internet > read azurerm_storage_account.data ?",
			"internet: reach azurerm_linux_web_app.web",
			"principal azurerm_user_assigned_identity.id by azure-assign-roles > admin azurerm_resource_group.app ?",
		}},
		{"a contributor of machines", azureStart + azureVM + azureGives("r", "Virtual Machine Contributor", "azurerm_resource_group.app.id"), []string{
			"internet > admin the subscription",
			"internet: reach azurerm_linux_web_app.web",
			"principal azurerm_user_assigned_identity.id by azure-managed-run-command > admin the subscription",
			"principal azurerm_user_assigned_identity.id by azure-run-command > admin the subscription",
			"principal azurerm_user_assigned_identity.id by azure-vm-extension > admin the subscription",
		}},
		{"an operation that a role leaves out", azureStart + azureVM + azureDefines("ops", `    actions     = ["Microsoft.Compute/virtualMachines/*"]
    not_actions = ["Microsoft.Compute/virtualMachines/runCommand/action", "microsoft.compute/virtualmachines/EXTENSIONS/write", "Microsoft.Compute/virtualMachines/runCommands/*"]`, "azurerm_resource_group.app.id"), []string{
			"internet: reach azurerm_linux_web_app.web",
		}},
		{"what one role leaves out another gives", azureStart + azureVM + azureDefines("ops", `    actions     = ["Microsoft.Compute/*"]
    not_actions = ["Microsoft.Compute/virtualMachines/*"]`, "azurerm_resource_group.app.id") + azureDefines("more", `    actions = ["Microsoft.Compute/virtualMachines/runCommand/action"]`, "azurerm_linux_virtual_machine.vm.id"), []string{
			"internet > admin the subscription",
			"internet: reach azurerm_linux_web_app.web",
			"principal azurerm_user_assigned_identity.id by azure-run-command > admin the subscription",
		}},
		{"data by actions of the control plane is not read", azureStart + azureData + azureDefines("ops", `    actions = ["Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read"]`, "azurerm_resource_group.app.id"), []string{
			"internet: reach azurerm_linux_web_app.web",
		}},
		{"data is read by a role of one's own", azureStart + azureData + azureDefines("ops", `    data_actions = ["Microsoft.Storage/*/blobs/read"]`, "azurerm_resource_group.app.id"), []string{
			"internet > read azurerm_storage_account.data",
			"internet: reach azurerm_linux_web_app.web",
			"principal azurerm_user_assigned_identity.id: read any storage account of azurerm_resource_group.app",
		}},
		{"data that a role leaves out", azureStart + azureData + azureDefines("ops", `    data_actions     = ["Microsoft.Storage/*"]
    not_data_actions = ["Microsoft.Storage/storageAccounts/*/read"]`, "azurerm_resource_group.app.id"), []string{
			"internet: reach azurerm_linux_web_app.web",
		}},
		{"blobs of one container", azureStart + azureData + `
resource "azurerm_storage_container" "c" {
  name               = "c"
  storage_account_id = azurerm_storage_account.data.id
}
` + azureGives("r", "Storage Blob Data Reader", "azurerm_storage_container.c.id"), []string{
			"internet > read azurerm_storage_account.data",
			"internet: reach azurerm_linux_web_app.web",
			"principal azurerm_user_assigned_identity.id: read azurerm_storage_account.data",
		}},
		{"keys that an account does not take", azureStart + strReplace(azureData, "public_network", "shared_access_key_enabled     = false\n  public_network") + azureGives("r", "Storage Account Contributor", "azurerm_resource_group.app.id"), []string{
			"internet: reach azurerm_linux_web_app.web",
		}},
		{"keys that it takes", azureStart + azureData + azureGives("r", "Reader and Data Access", "azurerm_storage_account.data.id"), []string{
			"internet > read azurerm_storage_account.data",
			"internet: reach azurerm_linux_web_app.web",
			"principal azurerm_user_assigned_identity.id: read azurerm_storage_account.data",
		}},
		{"a role by its id", azureStart + azureData + strReplace(azureGives("r", "x", "azurerm_resource_group.app.id"), `role_definition_name = "x"`, `role_definition_id   = "${data.azurerm_subscription.here.id}/providers/Microsoft.Authorization/roleDefinitions/8e3af657-a8ff-443c-a75c-2fe8c4bcb635"`), []string{
			"internet > admin azurerm_resource_group.app",
			"internet > read azurerm_storage_account.data",
			"internet: reach azurerm_linux_web_app.web",
			"principal azurerm_user_assigned_identity.id: read any storage account with keys of azurerm_resource_group.app",
		}},
		{"a group of subscriptions", azureStart + azureData + `
resource "azurerm_management_group" "all" {
  name             = "all"
  subscription_ids = [data.azurerm_subscription.here.subscription_id]
}
` + azureGives("r", "Owner", "azurerm_management_group.all.id"), []string{
			"internet > admin management group all",
			"internet > read azurerm_storage_account.data",
			"internet: reach azurerm_linux_web_app.web",
			"principal azurerm_user_assigned_identity.id: read any storage account with keys of management group all",
		}},
		{"a group of subscriptions that the code does not tell the members of", azureStart + azureData + azureGives("r", "Storage Blob Data Owner", `"/providers/Microsoft.Management/managementGroups/corp"`), []string{
			"internet > read azurerm_storage_account.data ?",
			"internet: reach azurerm_linux_web_app.web",
			"principal azurerm_user_assigned_identity.id: read any storage account of management group corp",
		}},
		{"another subscription", `
provider "azurerm" {
  subscription_id = "11111111-1111-1111-1111-111111111111"
}
` + azureStart + azureData + azureGives("r", "Owner", `"/subscriptions/22222222-2222-2222-2222-222222222222"`), []string{
			"internet > admin subscription 22222222-2222-2222-2222-222222222222",
			"internet: reach azurerm_linux_web_app.web",
		}},
		{"a role that is rewritten", azureStart + azureData + azureDefines("self", `    actions = ["Microsoft.Authorization/roleDefinitions/write", "Microsoft.Support/*"]`, "data.azurerm_subscription.here.id"), []string{
			"internet > admin the subscription",
			"internet > read azurerm_storage_account.data",
			"internet: reach azurerm_linux_web_app.web",
			"principal azurerm_user_assigned_identity.id by azure-redefine-role > admin the subscription",
		}},
		{"an identity that is given to something else", azureStart + `
resource "azurerm_user_assigned_identity" "admin" {
  name                = "admin"
  resource_group_name = azurerm_resource_group.app.name
}
resource "azurerm_role_assignment" "admin" {
  scope                = data.azurerm_subscription.here.id
  role_definition_name = "Owner"
  principal_id         = azurerm_user_assigned_identity.admin.principal_id
}
` + azureGives("r", "Managed Identity Operator", "azurerm_user_assigned_identity.admin.id") + azureGives("s", "Website Contributor", "azurerm_resource_group.app.id"), []string{
			"internet > admin the subscription",
			"internet: reach azurerm_linux_web_app.web",
			"principal azurerm_user_assigned_identity.id by azure-assign-identity > admin the subscription",
		}},
		{"an identity that is given to nothing", azureStart + `
resource "azurerm_user_assigned_identity" "admin" {
  name                = "admin"
  resource_group_name = azurerm_resource_group.app.name
}
resource "azurerm_role_assignment" "admin" {
  scope                = data.azurerm_subscription.here.id
  role_definition_name = "Owner"
  principal_id         = azurerm_user_assigned_identity.admin.principal_id
}
` + azureGives("r", "Managed Identity Operator", "azurerm_user_assigned_identity.admin.id"), []string{
			"internet: reach azurerm_linux_web_app.web",
		}},
	})
}

// TestAzureStores holds who gets at vaults, databases and registries.
func TestAzureStores(t *testing.T) {
	vault := func(more string) string {
		return `
resource "azurerm_key_vault" "v" {
  name                          = "v"
  resource_group_name           = azurerm_resource_group.app.name
  public_network_access_enabled = false
` + more + `
}
`
	}
	policy := func(permissions string) string {
		return `
resource "azurerm_key_vault_access_policy" "p" {
  key_vault_id       = azurerm_key_vault.v.id
  object_id          = azurerm_user_assigned_identity.id.principal_id
  secret_permissions = [` + permissions + `]
}
`
	}
	const roles, policies = "  rbac_authorization_enabled = true", "  rbac_authorization_enabled = false"
	onVault := azureGives("r", "Key Vault Secrets User", "azurerm_key_vault.v.id")
	testGoogle(t, []googleCase{
		{"a role on a vault that goes by roles", azureStart + vault(roles) + onVault, []string{
			"internet > read azurerm_key_vault.v",
			"internet: reach azurerm_linux_web_app.web",
			"principal azurerm_user_assigned_identity.id: read azurerm_key_vault.v",
		}},
		{"a role on a vault that goes by policies", azureStart + vault(policies) + onVault, []string{
			"internet: reach azurerm_linux_web_app.web",
		}},
		{"a role on a vault with a policy beside it", azureStart + vault("") + onVault + `
resource "azurerm_key_vault_access_policy" "other" {
  key_vault_id       = azurerm_key_vault.v.id
  object_id          = "00000000-0000-0000-0000-000000000000"
  secret_permissions = ["Get"]
}
`, []string{
			"internet: reach azurerm_linux_web_app.web",
		}},
		{"a policy of a vault that goes by roles", azureStart + vault(roles) + policy(`"Get"`), []string{
			"internet: reach azurerm_linux_web_app.web",
		}},
		{"a policy", azureStart + vault(policies) + policy(`"Get", "List"`), []string{
			"internet > read azurerm_key_vault.v",
			"internet: reach azurerm_linux_web_app.web",
			"principal azurerm_user_assigned_identity.id: read azurerm_key_vault.v",
		}},
		{"a policy that lists alone", azureStart + vault(policies) + policy(`"List"`), []string{
			"internet: reach azurerm_linux_web_app.web",
		}},
		{"a contributor of a vault that goes by roles", azureStart + vault(roles) + azureGives("r", "Key Vault Contributor", "azurerm_key_vault.v.id"), []string{
			"internet: reach azurerm_linux_web_app.web",
		}},
		{"a contributor of a vault that goes by policies", azureStart + vault(policies) + azureGives("r", "Key Vault Contributor", "azurerm_key_vault.v.id"), []string{
			"internet > read azurerm_key_vault.v",
			"internet: reach azurerm_linux_web_app.web",
			"principal azurerm_user_assigned_identity.id: read azurerm_key_vault.v",
		}},
		{"a reader of a vault", azureStart + vault(roles) + azureGives("r", "Key Vault Reader", "azurerm_key_vault.v.id"), []string{
			"internet: reach azurerm_linux_web_app.web",
		}},
		{"the secret of one account leads to another", azureStart + azureData + vault(roles) + onVault + `
resource "azurerm_key_vault_secret" "key" {
  name         = "key"
  key_vault_id = azurerm_key_vault.v.id
  value        = azurerm_storage_account.data.primary_access_key
}
`, []string{
			"internet > read azurerm_key_vault.v",
			"internet > read azurerm_storage_account.data",
			"internet: reach azurerm_linux_web_app.web",
			"principal azurerm_user_assigned_identity.id by azure-read-secrets > read azurerm_storage_account.data",
			"principal azurerm_user_assigned_identity.id: read azurerm_key_vault.v",
		}},
		{"a key in the settings of an app", azureStart + azureData + `
resource "azurerm_linux_function_app" "f" {
  name                       = "f"
  resource_group_name        = azurerm_resource_group.app.name
  app_settings               = { KEY = azurerm_storage_account.data.primary_connection_string }
}
`, []string{
			"internet > read azurerm_storage_account.data",
			"internet: reach azurerm_linux_function_app.f",
			"internet: reach azurerm_linux_web_app.web",
		}},
		{"who writes the storage of functions", azureStart + azureData + azureVM + `
resource "azurerm_linux_function_app" "f" {
  name                          = "f"
  resource_group_name           = azurerm_resource_group.app.name
  storage_account_name          = azurerm_storage_account.data.name
  public_network_access_enabled = false
  identity { type = "SystemAssigned" }
}
resource "azurerm_role_assignment" "f" {
  scope                = data.azurerm_subscription.here.id
  role_definition_name = "Owner"
  principal_id         = azurerm_linux_function_app.f.identity[0].principal_id
}
` + azureGives("r", "Storage Blob Data Contributor", "azurerm_storage_account.data.id"), []string{
			"internet > admin the subscription ?",
			"internet > read azurerm_storage_account.data",
			"internet: reach azurerm_linux_web_app.web",
			"principal azurerm_linux_function_app.f: read any storage account with keys of the subscription",
			"principal azurerm_linux_virtual_machine.vm: read any storage account with keys of the subscription",
			"principal azurerm_user_assigned_identity.id by azure-write-blobs > admin the subscription ?",
			"principal azurerm_user_assigned_identity.id: read azurerm_storage_account.data",
		}},
		{"keys of Cosmos DB", azureStart + `
resource "azurerm_cosmosdb_account" "c" {
  name                          = "c"
  resource_group_name           = azurerm_resource_group.app.name
  public_network_access_enabled = false
}
` + azureGives("r", "Cosmos DB Account Reader Role", "azurerm_resource_group.app.id"), []string{
			"internet > read azurerm_cosmosdb_account.c",
			"internet: reach azurerm_linux_web_app.web",
			"principal azurerm_user_assigned_identity.id: read any Cosmos DB account of azurerm_resource_group.app",
		}},
		{"keys that Cosmos DB does not take", azureStart + `
resource "azurerm_cosmosdb_account" "c" {
  name                          = "c"
  resource_group_name           = azurerm_resource_group.app.name
  public_network_access_enabled = false
  local_authentication_disabled = true
}
` + azureGives("r", "DocumentDB Account Contributor", "azurerm_resource_group.app.id"), []string{
			"internet > read azurerm_cosmosdb_account.c",
			"internet: reach azurerm_linux_web_app.web",
			"principal azurerm_user_assigned_identity.id: read any Cosmos DB account by roles of azurerm_resource_group.app",
		}},
		{"an administrator of a database", azureStart + `
resource "azurerm_mssql_server" "s" {
  name                = "s"
  resource_group_name = azurerm_resource_group.app.name
  azuread_administrator {
    login_username = "id"
    object_id      = azurerm_user_assigned_identity.id.principal_id
  }
}
`, []string{
			"internet > read azurerm_mssql_server.s",
			"internet: reach azurerm_linux_web_app.web",
			"principal azurerm_user_assigned_identity.id: read azurerm_mssql_server.s",
		}},
		{"a registry that everybody pulls from", azureStart + `
resource "azurerm_container_registry" "r" {
  name                   = "r"
  sku                    = "Standard"
  anonymous_pull_enabled = true
}
resource "azurerm_container_registry" "basic" {
  name                   = "basic"
  sku                    = "Basic"
  anonymous_pull_enabled = true
}
resource "azurerm_container_registry" "closed" {
  name                          = "closed"
  sku                           = "Premium"
  anonymous_pull_enabled        = true
  public_network_access_enabled = false
}
`, []string{
			"internet > read azurerm_container_registry.r",
			"internet: reach azurerm_container_registry.basic tcp 443",
			"internet: reach azurerm_container_registry.r tcp 443",
			"internet: reach azurerm_linux_web_app.web",
			"internet: read azurerm_container_registry.r",
		}},
		{"who pushes images", azureStart + `
resource "azurerm_container_registry" "r" {
  name                          = "images"
  resource_group_name           = azurerm_resource_group.app.name
  public_network_access_enabled = false
}
resource "azurerm_container_app" "a" {
  name                = "a"
  resource_group_name = azurerm_resource_group.app.name
  template {
    container {
      name  = "main"
      image = "images.azurecr.io/shop:latest"
    }
  }
  identity { type = "SystemAssigned" }
}
resource "azurerm_role_assignment" "a" {
  scope                = data.azurerm_subscription.here.id
  role_definition_name = "Owner"
  principal_id         = azurerm_container_app.a.identity[0].principal_id
}
` + azureGives("r", "AcrPush", "azurerm_container_registry.r.id"), []string{
			"internet > admin the subscription",
			"internet > read azurerm_container_registry.r",
			"internet: reach azurerm_linux_web_app.web",
			"principal azurerm_container_app.a: read any container registry of the subscription",
			"principal azurerm_user_assigned_identity.id by azure-push > admin the subscription",
			"principal azurerm_user_assigned_identity.id: read azurerm_container_registry.r",
		}},
		{"who pulls images changes none", azureStart + `
resource "azurerm_container_registry" "r" {
  name                          = "images"
  resource_group_name           = azurerm_resource_group.app.name
  public_network_access_enabled = false
}
resource "azurerm_container_app" "a" {
  name                = "a"
  resource_group_name = azurerm_resource_group.app.name
  template {
    container {
      name  = "main"
      image = "images.azurecr.io/shop:latest"
    }
  }
  identity { type = "SystemAssigned" }
}
resource "azurerm_role_assignment" "a" {
  scope                = data.azurerm_subscription.here.id
  role_definition_name = "Owner"
  principal_id         = azurerm_container_app.a.identity[0].principal_id
}
` + azureGives("r", "AcrPull", "azurerm_container_registry.r.id"), []string{
			"internet > read azurerm_container_registry.r",
			"internet: reach azurerm_linux_web_app.web",
			"principal azurerm_container_app.a: read any container registry of the subscription",
			"principal azurerm_user_assigned_identity.id: read azurerm_container_registry.r",
		}},
	})
}

// TestAzureClusters holds what roles let do in clusters of AKS.
func TestAzureClusters(t *testing.T) {
	cluster := func(more string) string {
		return `
resource "azurerm_kubernetes_cluster" "k" {
  name                    = "k"
  resource_group_name     = azurerm_resource_group.app.name
  private_cluster_enabled = true
  identity { type = "SystemAssigned" }
` + more + `
}
resource "azurerm_role_assignment" "control" {
  scope                = data.azurerm_subscription.here.id
  role_definition_name = "Owner"
  principal_id         = azurerm_kubernetes_cluster.k.identity[0].principal_id
}
resource "azurerm_role_assignment" "nodes" {
  scope                = azurerm_storage_account.data.id
  role_definition_name = "Storage Blob Data Reader"
  principal_id         = azurerm_kubernetes_cluster.k.kubelet_identity[0].object_id
}
` + azureData
	}
	const entra = "  azure_active_directory_role_based_access_control {\n    azure_rbac_enabled = true\n  }\n"
	on := "azurerm_kubernetes_cluster.k.id"
	testGoogle(t, []googleCase{
		{"credentials of the administrator", azureStart + cluster("") + azureGives("r", "Azure Kubernetes Service Cluster Admin Role", on), []string{
			"internet > admin azurerm_kubernetes_cluster.k",
			"internet > read azurerm_storage_account.data",
			"internet: reach azurerm_linux_web_app.web",
			"principal azurerm_kubernetes_cluster.k kubelet: read azurerm_storage_account.data",
			"principal azurerm_kubernetes_cluster.k: read any storage account with keys of the subscription",
			"principal azurerm_user_assigned_identity.id by azure-aks-admin-credential > admin azurerm_kubernetes_cluster.k",
		}},
		{"no local accounts", azureStart + cluster("  local_account_disabled = true\n"+entra) + azureGives("r", "Azure Kubernetes Service Contributor Role", on), []string{
			"internet > admin azurerm_kubernetes_cluster.k",
			"internet > read azurerm_storage_account.data",
			"internet: reach azurerm_linux_web_app.web",
			"principal azurerm_kubernetes_cluster.k kubelet: read azurerm_storage_account.data",
			"principal azurerm_kubernetes_cluster.k: read any storage account with keys of the subscription",
			"principal azurerm_user_assigned_identity.id by azure-aks-run-command > admin azurerm_kubernetes_cluster.k",
		}},
		{"credentials of a user where there is Entra", azureStart + cluster(entra) + azureGives("r", "Azure Kubernetes Service Cluster User Role", on), []string{
			"internet: reach azurerm_linux_web_app.web",
			"principal azurerm_kubernetes_cluster.k kubelet: read azurerm_storage_account.data",
			"principal azurerm_kubernetes_cluster.k: read any storage account with keys of the subscription",
		}},
		{"credentials of a user where there is none", azureStart + cluster("") + azureGives("r", "Azure Kubernetes Service Cluster User Role", on), []string{
			"internet > admin azurerm_kubernetes_cluster.k",
			"internet > read azurerm_storage_account.data",
			"internet: reach azurerm_linux_web_app.web",
			"principal azurerm_kubernetes_cluster.k kubelet: read azurerm_storage_account.data",
			"principal azurerm_kubernetes_cluster.k: read any storage account with keys of the subscription",
			"principal azurerm_user_assigned_identity.id by azure-aks-user-credential > admin azurerm_kubernetes_cluster.k",
		}},
		{"roles of Azure in the cluster", azureStart + cluster("  local_account_disabled = true\n"+entra) + azureGives("r", "Azure Kubernetes Service RBAC Cluster Admin", on), []string{
			"internet > admin azurerm_kubernetes_cluster.k",
			"internet > read azurerm_storage_account.data",
			"internet: reach azurerm_linux_web_app.web",
			"principal azurerm_kubernetes_cluster.k kubelet: read azurerm_storage_account.data",
			"principal azurerm_kubernetes_cluster.k: read any storage account with keys of the subscription",
			"principal azurerm_user_assigned_identity.id by azure-aks-rbac > admin azurerm_kubernetes_cluster.k",
			"principal azurerm_user_assigned_identity.id by azure-aks-rbac-pods > read azurerm_storage_account.data",
		}},
		{"roles of Azure that the cluster does not go by", azureStart + cluster("") + azureGives("r", "Azure Kubernetes Service RBAC Reader", on), []string{
			"internet: reach azurerm_linux_web_app.web",
			"principal azurerm_kubernetes_cluster.k kubelet: read azurerm_storage_account.data",
			"principal azurerm_kubernetes_cluster.k: read any storage account with keys of the subscription",
		}},
	})
}

// TestEntra holds what objects of Entra ID lead to.
func TestEntra(t *testing.T) {
	const app = `
data "azurerm_subscription" "here" {}
resource "azuread_application" "admin" {
  display_name = "admin"
}
resource "azuread_service_principal" "admin" { client_id = azuread_application.admin.client_id }
resource "azurerm_role_assignment" "admin" {
  scope                = data.azurerm_subscription.here.id
  role_definition_name = "Owner"
  principal_id         = azuread_service_principal.admin.object_id
}
`
	const user = `
resource "azuread_user" "u" { user_principal_name = "u@example.com" }
`
	directory := func(role, member string) string {
		return `
resource "azuread_directory_role" "r" { display_name = "` + role + `" }
resource "azuread_directory_role_assignment" "r" {
  role_id             = azuread_directory_role.r.template_id
  principal_object_id = ` + member + `
}
`
	}
	federated := func(subject string) string {
		return app + `
resource "azuread_application_federated_identity_credential" "f" {
  application_id = azuread_application.admin.id
  display_name   = "f"
  audiences      = ["api://AzureADTokenExchange"]
  issuer         = "https://token.actions.githubusercontent.com"
  subject        = "` + subject + `"
}
`
	}
	group := func(assignable string) string {
		return `
data "azurerm_subscription" "here" {}
resource "azuread_group" "admins" {
  display_name       = "admins"
  assignable_to_role = ` + assignable + `
}
resource "azurerm_role_assignment" "admin" {
  scope                = data.azurerm_subscription.here.id
  role_definition_name = "Owner"
  principal_id         = azuread_group.admins.object_id
}
` + user
	}
	graph := func(role string) string {
		return app + `
resource "azuread_application" "tool" { display_name = "tool" }
resource "azuread_service_principal" "tool" { client_id = azuread_application.tool.client_id }
data "azuread_service_principal" "msgraph" { client_id = "00000003-0000-0000-c000-000000000000" }
resource "azuread_app_role_assignment" "tool" {
  app_role_id         = ` + role + `
  principal_object_id = azuread_service_principal.tool.object_id
  resource_object_id  = data.azuread_service_principal.msgraph.object_id
}
`
	}
	testGoogle(t, []googleCase{
		{"an owner of an application", strReplace(app, `= "admin"`, "= \"admin\"\n  owners       = [azuread_user.u.object_id]") + user, []string{
			"principal azuread_user.u by entra-application-owner > admin the subscription",
		}},
		{"a member of a group", group("false") + "resource \"azuread_group_member\" \"m\" {\n  group_object_id  = azuread_group.admins.object_id\n  member_object_id = azuread_user.u.object_id\n}\n", []string{
			"principal azuread_user.u by entra-group-member > admin the subscription",
		}},
		{"an administrator of applications", app + user + directory("Application Administrator", "azuread_user.u.object_id"), []string{
			"principal azuread_user.u by entra-add-secret > admin the subscription",
		}},
		{"a reader of the directory", app + user + directory("Directory Readers", "azuread_user.u.object_id"), []string{}},
		{"a global administrator", app + user + directory("Global Administrator", "azuread_user.u.object_id"), []string{}},
		{"who gives out roles of the directory", app + user + directory("Privileged Role Administrator", "azuread_user.u.object_id"), []string{
			"principal azuread_user.u by entra-assign-directory-roles > admin the Entra tenant",
			"principal azuread_user.u by entra-assign-directory-roles > admin the subscription",
		}},
		{"an administrator of groups", group("false") + directory("Groups Administrator", "azuread_user.u.object_id"), []string{
			"principal azuread_user.u by entra-add-member > admin the subscription",
		}},
		{"an administrator of groups and one that is for roles", group("true") + directory("Groups Administrator", "azuread_user.u.object_id"), []string{}},
		{"who sets passwords of users without roles", app + user + "resource \"azuread_user\" \"v\" { user_principal_name = \"v@example.com\" }\nresource \"azurerm_role_assignment\" \"v\" {\n  scope = data.azurerm_subscription.here.id\n  role_definition_name = \"Owner\"\n  principal_id = azuread_user.v.object_id\n}\n" + directory("Helpdesk Administrator", "azuread_user.u.object_id"), []string{
			"principal azuread_user.u by entra-reset-password > admin the subscription",
		}},
		{"a permission of Microsoft Graph by its name", graph(`data.azuread_service_principal.msgraph.app_role_ids["Application.ReadWrite.All"]`), []string{
			"principal azuread_service_principal.tool by entra-add-secret > admin the subscription",
		}},
		{"a permission of Microsoft Graph by its id", graph(`"9e3f62cf-ca93-4989-b6ce-bf83c28f9fe8"`), []string{
			"principal azuread_service_principal.tool by entra-assign-directory-roles > admin the Entra tenant",
			"principal azuread_service_principal.tool by entra-assign-directory-roles > admin the subscription",
		}},
		{"a permission to read", graph(`data.azuread_service_principal.msgraph.app_role_ids["Application.Read.All"]`), []string{}},
		{"a pull request", federated("repo:acme/shop:pull_request"), []string{
			"contributor token.actions.githubusercontent.com acme/shop > admin the subscription",
			"contributor token.actions.githubusercontent.com acme/shop: principal azuread_service_principal.admin",
		}},
		{"a branch", federated("repo:acme/shop:ref:refs/heads/main"), []string{}},
		{"the secret of an application in the settings of an app", app + `
resource "azuread_application_password" "p" { application_id = azuread_application.admin.id }
resource "azurerm_linux_web_app" "web" {
  name         = "web"
  app_settings = { SECRET = azuread_application_password.p.value }
}
`, []string{
			"internet > admin the subscription",
			"internet: reach azurerm_linux_web_app.web",
		}},
	})
}
