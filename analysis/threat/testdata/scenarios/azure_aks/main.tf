# A cluster of AKS whose pods get the identity of an owner by a service account, one of them
# labelled for it; another pod is not.
data "azurerm_subscription" "here" {}
resource "azurerm_kubernetes_cluster" "k" {
  name                      = "k"
  resource_group_name       = "rg"
  private_cluster_enabled   = true
  oidc_issuer_enabled       = true
  workload_identity_enabled = true
  identity { type = "SystemAssigned" }
}
resource "azurerm_user_assigned_identity" "shop" {
  name                = "shop"
  resource_group_name = "rg"
}
resource "azurerm_federated_identity_credential" "shop" {
  name      = "shop"
  parent_id = azurerm_user_assigned_identity.shop.id
  audience  = ["api://AzureADTokenExchange"]
  issuer    = azurerm_kubernetes_cluster.k.oidc_issuer_url
  subject   = "system:serviceaccount:shop:web"
}
resource "azurerm_role_assignment" "shop" {
  scope                = data.azurerm_subscription.here.id
  role_definition_name = "Owner"
  principal_id         = azurerm_user_assigned_identity.shop.principal_id
}
