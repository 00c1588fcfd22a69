# Roles that lead on: an app with a flaw is contributor of its group, which holds a
# machine whose identity may give out roles in the subscription.
data "azurerm_subscription" "here" {}
resource "azurerm_resource_group" "app" {
  name     = "app"
  location = "westeurope"
}
resource "azurerm_linux_web_app" "shop" {
  name                = "shop"
  location            = azurerm_resource_group.app.location
  resource_group_name = azurerm_resource_group.app.name
  service_plan_id     = "plan"
  site_config {}
  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.shop.id]
  }
}
resource "azurerm_user_assigned_identity" "shop" {
  name                = "shop"
  location            = azurerm_resource_group.app.location
  resource_group_name = azurerm_resource_group.app.name
}
resource "azurerm_role_definition" "operator" {
  name  = "operator"
  scope = data.azurerm_subscription.here.id
  permissions {
    actions     = ["Microsoft.Compute/*"]
    not_actions = ["Microsoft.Compute/disks/*"]
  }
}
resource "azurerm_role_assignment" "operator" {
  scope              = azurerm_resource_group.app.id
  role_definition_id = azurerm_role_definition.operator.role_definition_resource_id
  principal_id       = azurerm_user_assigned_identity.shop.principal_id
}
resource "azurerm_windows_virtual_machine" "build" {
  name                  = "build"
  location              = azurerm_resource_group.app.location
  resource_group_name   = azurerm_resource_group.app.name
  size                  = "Standard_B1s"
  admin_username        = "adm"
  admin_password        = "unused"
  network_interface_ids = []
  identity { type = "SystemAssigned" }
}
resource "azurerm_role_assignment" "build" {
  scope                = data.azurerm_subscription.here.id
  role_definition_name = "User Access Administrator"
  principal_id         = azurerm_windows_virtual_machine.build.identity[0].principal_id
}

# A container for everybody, and one that its account keeps private.
resource "azurerm_storage_account" "one" {
  for_each                        = { public = true, private = false }
  name                            = each.key
  location                        = azurerm_resource_group.app.location
  resource_group_name             = azurerm_resource_group.app.name
  account_tier                    = "Standard"
  account_replication_type        = "LRS"
  allow_nested_items_to_be_public = each.value
}
resource "azurerm_storage_container" "one" {
  for_each              = azurerm_storage_account.one
  name                  = "files"
  storage_account_id    = azurerm_storage_account.one[each.key].id
  container_access_type = "blob"
}
resource "azurerm_mssql_server" "orders" {
  name                = "orders"
  location            = azurerm_resource_group.app.location
  resource_group_name = azurerm_resource_group.app.name
  version             = "12.0"
}
resource "azurerm_mssql_firewall_rule" "all" {
  name             = "all"
  server_id        = azurerm_mssql_server.orders.id
  start_ip_address = "0.0.0.0"
  end_ip_address   = "255.255.255.255"
}

# A pattern of many wildcards costs no more than another one.
resource "azurerm_role_definition" "stars" {
  name  = "stars"
  scope = data.azurerm_subscription.here.id
  permissions { actions = [join("", [for _ in range(60) : "*s"])] }
}
resource "azurerm_role_assignment" "stars" {
  scope              = azurerm_resource_group.app.id
  role_definition_id = azurerm_role_definition.stars.role_definition_resource_id
  principal_id       = azurerm_user_assigned_identity.shop.principal_id
}
