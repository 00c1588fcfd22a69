# Objects of Entra ID: a pull request has a token of an application that owns another one,
# whose group reads a vault; a user who resets passwords is a subscription's owner by the
# way of somebody else's account.
data "azurerm_subscription" "here" {}
resource "azuread_application" "ci" {
  display_name = "ci"
}
resource "azuread_service_principal" "ci" { client_id = azuread_application.ci.client_id }
resource "azuread_application_federated_identity_credential" "ci" {
  application_id = azuread_application.ci.id
  display_name   = "pull requests"
  audiences      = ["api://AzureADTokenExchange"]
  issuer         = "https://token.actions.githubusercontent.com"
  subject        = "repo:acme/shop:pull_request"
}
resource "azuread_application_federated_identity_credential" "main" {
  application_id = azuread_application.deploy.id
  display_name   = "main"
  audiences      = ["api://AzureADTokenExchange"]
  issuer         = "https://token.actions.githubusercontent.com"
  subject        = "repo:acme/shop:ref:refs/heads/main"
}
resource "azuread_application" "deploy" {
  display_name = "deploy"
  owners       = [azuread_service_principal.ci.object_id]
}
resource "azuread_service_principal" "deploy" { client_id = azuread_application.deploy.client_id }
resource "azuread_group" "readers" {
  display_name = "readers"
  members      = [azuread_service_principal.deploy.object_id]
}
resource "azurerm_key_vault" "v" {
  name                          = "v"
  rbac_authorization_enabled    = true
  public_network_access_enabled = false
}
resource "azurerm_role_assignment" "readers" {
  scope                = azurerm_key_vault.v.id
  role_definition_name = "Key Vault Secrets User"
  principal_id         = azuread_group.readers.object_id
}

resource "azuread_user" "help" { user_principal_name = "help@example.com" }
resource "azuread_user" "boss" { user_principal_name = "boss@example.com" }
resource "azuread_user" "root" { user_principal_name = "root@example.com" }
resource "azuread_directory_role" "help" { display_name = "Helpdesk Administrator" }
resource "azuread_directory_role" "root" { display_name = "Global Administrator" }
resource "azuread_directory_role_assignment" "help" {
  role_id             = azuread_directory_role.help.template_id
  principal_object_id = azuread_user.help.object_id
}
resource "azuread_directory_role_assignment" "root" {
  role_id             = azuread_directory_role.root.template_id
  principal_object_id = azuread_user.root.object_id
}
resource "azurerm_role_assignment" "boss" {
  scope                = data.azurerm_subscription.here.id
  role_definition_name = "Owner"
  principal_id         = azuread_user.boss.object_id
}
resource "azurerm_pim_eligible_role_assignment" "root" {
  scope              = data.azurerm_subscription.here.id
  role_definition_id = "${data.azurerm_subscription.here.id}/providers/Microsoft.Authorization/roleDefinitions/b24988ac-6180-42a0-ab88-20f7382dd24c"
  principal_id       = azuread_user.help.object_id
}
