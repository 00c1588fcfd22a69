# Two machines with public addresses: the groups of one let the internet in at its
# web port alone, though a rule of lower priority opens all; the other's subnet
# denies. The third has none, and is reached from within the network.
resource "azurerm_resource_group" "app" {
  name     = "app"
  location = "westeurope"
}
resource "azurerm_virtual_network" "app" {
  name                = "app"
  address_space       = ["10.0.0.0/16"]
  location            = azurerm_resource_group.app.location
  resource_group_name = azurerm_resource_group.app.name
}
resource "azurerm_subnet" "one" {
  for_each             = toset(["open", "shut"])
  name                 = each.key
  address_prefixes     = ["10.0.1.0/24"]
  virtual_network_name = azurerm_virtual_network.app.name
  resource_group_name  = azurerm_resource_group.app.name
}
resource "azurerm_network_security_group" "web" {
  name                = "web"
  location            = azurerm_resource_group.app.location
  resource_group_name = azurerm_resource_group.app.name
  security_rule {
    name                       = "web"
    priority                   = 100
    direction                  = "Inbound"
    access                     = "Allow"
    protocol                   = "Tcp"
    source_port_range          = "*"
    source_address_prefix      = "Internet"
    destination_port_range     = "8080"
    destination_address_prefix = "*"
  }
  security_rule {
    name                       = "nothing-else"
    priority                   = 200
    direction                  = "Inbound"
    access                     = "Deny"
    protocol                   = "*"
    source_port_range          = "*"
    source_address_prefix      = "Internet"
    destination_port_range     = "*"
    destination_address_prefix = "*"
  }
}
resource "azurerm_network_security_rule" "all" {
  name                        = "all"
  network_security_group_name = azurerm_network_security_group.web.name
  resource_group_name         = azurerm_resource_group.app.name
  priority                    = 300
  direction                   = "Inbound"
  access                      = "Allow"
  protocol                    = "*"
  source_port_range           = "*"
  source_address_prefix       = "*"
  destination_port_range      = "*"
  destination_address_prefix  = "*"
}
resource "azurerm_network_security_group" "shut" {
  name                = "shut"
  location            = azurerm_resource_group.app.location
  resource_group_name = azurerm_resource_group.app.name
}
resource "azurerm_subnet_network_security_group_association" "shut" {
  subnet_id                 = azurerm_subnet.one["shut"].id
  network_security_group_id = azurerm_network_security_group.shut.id
}
resource "azurerm_public_ip" "one" {
  for_each            = toset(["web", "hidden"])
  name                = each.key
  sku                 = "Standard"
  allocation_method   = "Static"
  location            = azurerm_resource_group.app.location
  resource_group_name = azurerm_resource_group.app.name
}
resource "azurerm_network_interface" "one" {
  for_each            = { web = "open", hidden = "shut", inner = "open" }
  name                = each.key
  location            = azurerm_resource_group.app.location
  resource_group_name = azurerm_resource_group.app.name
  ip_configuration {
    name                          = "main"
    subnet_id                     = azurerm_subnet.one[each.value].id
    private_ip_address_allocation = "Dynamic"
    public_ip_address_id          = each.key == "inner" ? null : azurerm_public_ip.one[each.key].id
  }
}
resource "azurerm_network_interface_security_group_association" "one" {
  for_each                  = toset(["web", "hidden"])
  network_interface_id      = azurerm_network_interface.one[each.key].id
  network_security_group_id = azurerm_network_security_group.web.id
}
resource "azurerm_linux_virtual_machine" "one" {
  for_each              = toset(["web", "hidden", "inner"])
  name                  = each.key
  location              = azurerm_resource_group.app.location
  resource_group_name   = azurerm_resource_group.app.name
  size                  = "Standard_B1s"
  admin_username        = "adm"
  network_interface_ids = [azurerm_network_interface.one[each.key].id]
  identity { type = "SystemAssigned" }
}

# What the machine in the middle may do reaches the secrets.
resource "azurerm_key_vault" "secrets" {
  name                = "secrets"
  location            = azurerm_resource_group.app.location
  resource_group_name = azurerm_resource_group.app.name
  sku_name            = "standard"
  tenant_id           = "00000000-0000-0000-0000-000000000000"
}
resource "azurerm_role_assignment" "secrets" {
  scope                = azurerm_key_vault.secrets.id
  role_definition_name = "Key Vault Secrets User"
  principal_id         = azurerm_linux_virtual_machine.one["inner"].identity[0].principal_id
}
