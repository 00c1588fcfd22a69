# Services of Azure with endpoints of their own, and who their firewalls let in.
# https://learn.microsoft.com/azure/virtual-network/vnet-integration-for-azure-services
resource "azurerm_virtual_network" "v" {
  name                = "v"
  address_space       = ["10.0.0.0/16"]
  resource_group_name = "rg"
  location            = "westeurope"
}
resource "azurerm_subnet" "app" {
  name                 = "app"
  resource_group_name  = "rg"
  virtual_network_name = azurerm_virtual_network.v.name
  address_prefixes     = ["10.0.1.0/24"]
  service_endpoints    = ["Microsoft.Storage"]
}
resource "azurerm_subnet" "other" {
  name                 = "other"
  resource_group_name  = "rg"
  virtual_network_name = azurerm_virtual_network.v.name
  address_prefixes     = ["10.0.2.0/24"]
}
resource "azurerm_network_interface" "app" {
  name = "app"
  ip_configuration {
    name                          = "main"
    subnet_id                     = azurerm_subnet.app.id
    private_ip_address_allocation = "Dynamic"
  }
}
resource "azurerm_linux_virtual_machine" "app" {
  name                  = "app"
  network_interface_ids = [azurerm_network_interface.app.id]
}

# ---- storage accounts
#> internet -> azurerm_storage_account.default tcp 443
#> internet -> azurerm_storage_account.wide tcp 443
#> azurerm_linux_virtual_machine.app -> azurerm_storage_account.subnet tcp 443
resource "azurerm_storage_account" "default" { name = "default" }
resource "azurerm_storage_account" "off" {
  name                          = "off"
  public_network_access_enabled = false
}
resource "azurerm_storage_account" "office" {
  name = "office"
  network_rules {
    default_action = "Deny"
    ip_rules       = ["198.51.100.0/24"]
  }
}
resource "azurerm_storage_account" "wide" {
  name = "wide"
  network_rules { default_action = "Allow" }
}
resource "azurerm_storage_account" "subnet" { name = "subnet" }
resource "azurerm_storage_account_network_rules" "subnet" {
  storage_account_id         = azurerm_storage_account.subnet.id
  default_action             = "Deny"
  virtual_network_subnet_ids = [azurerm_subnet.app.id]
}

# ---- vaults
#> internet -> azurerm_key_vault.default tcp 443
resource "azurerm_key_vault" "default" { name = "default" }
resource "azurerm_key_vault" "off" {
  name                          = "off"
  public_network_access_enabled = false
}
resource "azurerm_key_vault" "deny" {
  name = "deny"
  network_acls {
    bypass         = "AzureServices"
    default_action = "Deny"
  }
}

# ---- databases by their firewall rules
#> internet -> azurerm_mssql_server.all tcp 1433
#> internet -> azurerm_mssql_server.azure tcp 1433
#> internet -> azurerm_postgresql_flexible_server.all tcp 5432
#> azurerm_linux_virtual_machine.app -> azurerm_mssql_server.subnet tcp 1433
resource "azurerm_mssql_server" "all" { name = "all" }
resource "azurerm_mssql_firewall_rule" "all" {
  name             = "all"
  server_id        = azurerm_mssql_server.all.id
  start_ip_address = "0.0.0.0"
  end_ip_address   = "255.255.255.255"
}
resource "azurerm_mssql_server" "azure" { name = "azure" }
resource "azurerm_mssql_firewall_rule" "azure" {
  name             = "azure"
  server_id        = azurerm_mssql_server.azure.id
  start_ip_address = "0.0.0.0"
  end_ip_address   = "0.0.0.0"
}
resource "azurerm_mssql_server" "office" { name = "office" }
resource "azurerm_mssql_firewall_rule" "office" {
  name             = "office"
  server_id        = azurerm_mssql_server.office.id
  start_ip_address = "198.51.100.1"
  end_ip_address   = "198.51.100.9"
}
resource "azurerm_mssql_server" "off" {
  name                          = "off"
  public_network_access_enabled = false
}
resource "azurerm_mssql_firewall_rule" "off" {
  name             = "all"
  server_id        = azurerm_mssql_server.off.id
  start_ip_address = "0.0.0.0"
  end_ip_address   = "255.255.255.255"
}
resource "azurerm_mssql_server" "subnet" { name = "subnet" }
resource "azurerm_mssql_virtual_network_rule" "subnet" {
  name      = "subnet"
  server_id = azurerm_mssql_server.subnet.id
  subnet_id = azurerm_subnet.app.id
}
resource "azurerm_mssql_server" "none" { name = "none" }
resource "azurerm_postgresql_flexible_server" "all" { name = "all" }
resource "azurerm_postgresql_flexible_server_firewall_rule" "all" {
  name             = "all"
  server_id        = azurerm_postgresql_flexible_server.all.id
  start_ip_address = "0.0.0.0"
  end_ip_address   = "255.255.255.255"
}

# ---- a database in a network of the code
#> azurerm_linux_virtual_machine.app -> azurerm_postgresql_flexible_server.inner tcp 5432
resource "azurerm_postgresql_flexible_server" "inner" {
  name                          = "inner"
  delegated_subnet_id           = azurerm_subnet.other.id
  public_network_access_enabled = false
}

# ---- an endpoint in the network
#> azurerm_linux_virtual_machine.app -> azurerm_key_vault.k tcp 443
resource "azurerm_key_vault" "k" {
  name                          = "k"
  public_network_access_enabled = false
}
resource "azurerm_private_endpoint" "k" {
  name      = "k"
  subnet_id = azurerm_subnet.other.id
  private_service_connection {
    name                           = "k"
    private_connection_resource_id = azurerm_key_vault.k.id
    is_manual_connection           = false
    subresource_names              = ["vault"]
  }
}

# ---- other services
#> internet -> azurerm_cosmosdb_account.open tcp 443
#> internet -> azurerm_container_registry.open tcp 443
#> internet -> azurerm_redis_cache.open tcp 6380
#> internet -> azurerm_eventhub_namespace.open tcp 5671
#> internet -> azurerm_servicebus_namespace.open tcp 5671
#> internet -> azurerm_kubernetes_cluster.open tcp 443
resource "azurerm_cosmosdb_account" "open" { name = "open" }
resource "azurerm_cosmosdb_account" "office" {
  name            = "office"
  ip_range_filter = ["198.51.100.0/24"]
}
resource "azurerm_container_registry" "open" {
  name = "open"
  sku  = "Premium"
}
resource "azurerm_container_registry" "deny" {
  name = "deny"
  sku  = "Premium"
  network_rule_set { default_action = "Deny" }
}
resource "azurerm_redis_cache" "open" { name = "open" }
resource "azurerm_redis_cache" "office" { name = "office" }
resource "azurerm_redis_firewall_rule" "office" {
  name             = "office"
  redis_cache_name = azurerm_redis_cache.office.name
  start_ip         = "198.51.100.1"
  end_ip           = "198.51.100.9"
}
resource "azurerm_eventhub_namespace" "open" { name = "open" }
resource "azurerm_eventhub_namespace" "deny" {
  name = "deny"
  network_rulesets { default_action = "Deny" }
}
resource "azurerm_servicebus_namespace" "open" { name = "open" }
resource "azurerm_servicebus_namespace" "off" {
  name                          = "off"
  public_network_access_enabled = false
}
resource "azurerm_kubernetes_cluster" "open" { name = "open" }
resource "azurerm_kubernetes_cluster" "private" {
  name                    = "private"
  private_cluster_enabled = true
}
resource "azurerm_kubernetes_cluster" "office" {
  name = "office"
  api_server_access_profile { authorized_ip_ranges = ["198.51.100.0/24"] }
}

# ---- apps
#> internet -> azurerm_linux_web_app.open
#> internet -> azurerm_linux_web_app.unsaid ?
#> azurerm_linux_virtual_machine.app -> azurerm_linux_web_app.subnet
resource "azurerm_linux_web_app" "open" {
  name = "open"
  site_config {}
}
resource "azurerm_linux_web_app" "off" {
  name                          = "off"
  public_network_access_enabled = false
  site_config {}
}
resource "azurerm_linux_web_app" "office" {
  name = "office"
  site_config {
    ip_restriction_default_action = "Deny"
    ip_restriction { ip_address = "198.51.100.0/24" }
  }
}
resource "azurerm_linux_web_app" "unsaid" {
  name = "unsaid"
  site_config {
    ip_restriction { ip_address = "198.51.100.0/24" }
  }
}
resource "azurerm_linux_web_app" "subnet" {
  name = "subnet"
  site_config {
    ip_restriction_default_action = "Deny"
    ip_restriction { virtual_network_subnet_id = azurerm_subnet.app.id }
  }
}

# ---- an app that only a front door reaches
#> internet -> azurerm_cdn_frontdoor_endpoint.e
#> azurerm_cdn_frontdoor_endpoint.e -> azurerm_linux_web_app.app
resource "azurerm_linux_web_app" "app" {
  name = "app"
  site_config {
    ip_restriction_default_action = "Deny"
    ip_restriction { service_tag = "AzureFrontDoor.Backend" }
  }
}
resource "azurerm_cdn_frontdoor_profile" "p" {
  name     = "p"
  sku_name = "Standard_AzureFrontDoor"
}
resource "azurerm_cdn_frontdoor_endpoint" "e" {
  name                     = "e"
  cdn_frontdoor_profile_id = azurerm_cdn_frontdoor_profile.p.id
}
resource "azurerm_cdn_frontdoor_origin_group" "g" {
  name                     = "g"
  cdn_frontdoor_profile_id = azurerm_cdn_frontdoor_profile.p.id
}
resource "azurerm_cdn_frontdoor_origin" "o" {
  name                          = "o"
  cdn_frontdoor_origin_group_id = azurerm_cdn_frontdoor_origin_group.g.id
  host_name                     = azurerm_linux_web_app.app.default_hostname
}
resource "azurerm_cdn_frontdoor_route" "r" {
  name                          = "r"
  cdn_frontdoor_endpoint_id     = azurerm_cdn_frontdoor_endpoint.e.id
  cdn_frontdoor_origin_group_id = azurerm_cdn_frontdoor_origin_group.g.id
  cdn_frontdoor_origin_ids      = [azurerm_cdn_frontdoor_origin.o.id]
}

# ---- containers
#> internet -> azurerm_container_app.open tcp 443
#> internet -> azurerm_container_group.open tcp 8080
resource "azurerm_container_app" "open" {
  name = "open"
  ingress {
    external_enabled = true
    target_port      = 8080
  }
}
resource "azurerm_container_app" "inner" {
  name = "inner"
  ingress { target_port = 8080 }
}
resource "azurerm_container_group" "open" {
  name = "open"
  container {
    name = "a"
    ports { port = 8080 }
  }
}
resource "azurerm_container_group" "none" {
  name            = "none"
  ip_address_type = "None"
  container {
    name = "a"
    ports { port = 8080 }
  }
}
