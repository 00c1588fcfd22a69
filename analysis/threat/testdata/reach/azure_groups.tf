# Network security groups: rules by priority, at the interface and at the subnet, and the
# default rules behind them.
# https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview
resource "azurerm_virtual_network" "v" {
  name                = "v"
  address_space       = ["10.0.0.0/16"]
  resource_group_name = "rg"
  location            = "westeurope"
}
resource "azurerm_subnet" "s" {
  for_each             = { web = "10.0.1.0/24", db = "10.0.2.0/24" }
  name                 = each.key
  resource_group_name  = "rg"
  virtual_network_name = azurerm_virtual_network.v.name
  address_prefixes     = [each.value]
}
resource "azurerm_public_ip" "web" {
  name              = "web"
  sku               = "Standard"
  allocation_method = "Static"
}
resource "azurerm_network_interface" "n" {
  for_each = toset(["web", "db"])
  name     = each.key
  ip_configuration {
    name                          = "main"
    subnet_id                     = azurerm_subnet.s[each.key].id
    private_ip_address_allocation = "Dynamic"
    public_ip_address_id          = each.key == "web" ? azurerm_public_ip.web.id : null
  }
}
resource "azurerm_linux_virtual_machine" "m" {
  for_each              = toset(["web", "db"])
  name                  = each.key
  network_interface_ids = [azurerm_network_interface.n[each.key].id]
}
resource "azurerm_network_security_group" "g" {
  for_each            = toset(["web", "db"])
  name                = each.key
  resource_group_name = "rg"
}
resource "azurerm_subnet_network_security_group_association" "g" {
  for_each                  = toset(["web", "db"])
  subnet_id                 = azurerm_subnet.s[each.key].id
  network_security_group_id = azurerm_network_security_group.g[each.key].id
}

# ---- the default rules let in the virtual network alone
#> azurerm_linux_virtual_machine.m["web"] -> azurerm_linux_virtual_machine.m["db"] all traffic
#> azurerm_linux_virtual_machine.m["db"] -> azurerm_linux_virtual_machine.m["web"] all traffic

# ---- a rule for everybody, and one of a lower number that denies
#> internet -> azurerm_linux_virtual_machine.m["web"] tcp 80
#> azurerm_linux_virtual_machine.m["web"] -> azurerm_linux_virtual_machine.m["db"] all traffic
#> azurerm_linux_virtual_machine.m["db"] -> azurerm_linux_virtual_machine.m["web"] all traffic
resource "azurerm_network_security_rule" "web" {
  name                        = "web"
  network_security_group_name = azurerm_network_security_group.g["web"].name
  resource_group_name         = "rg"
  direction                   = "Inbound"
  access                      = "Allow"
  priority                    = 200
  protocol                    = "Tcp"
  source_port_range           = "*"
  source_address_prefix       = "*"
  destination_port_ranges     = ["22", "80"]
  destination_address_prefix  = "*"
}
resource "azurerm_network_security_rule" "ssh" {
  name                        = "ssh"
  network_security_group_name = azurerm_network_security_group.g["web"].name
  resource_group_name         = "rg"
  direction                   = "Inbound"
  access                      = "Deny"
  priority                    = 100
  protocol                    = "*"
  source_port_range           = "*"
  source_address_prefix       = "Internet"
  destination_port_range      = "22"
  destination_address_prefix  = "*"
}

# ---- both groups have to let it in
#> azurerm_linux_virtual_machine.m["web"] -> azurerm_linux_virtual_machine.m["db"] all traffic
#> azurerm_linux_virtual_machine.m["db"] -> azurerm_linux_virtual_machine.m["web"] all traffic
resource "azurerm_network_security_group" "open" {
  name = "open"
  security_rule {
    name                       = "all"
    direction                  = "Inbound"
    access                     = "Allow"
    priority                   = 100
    protocol                   = "*"
    source_port_range          = "*"
    source_address_prefix      = "Internet"
    destination_port_range     = "*"
    destination_address_prefix = "*"
  }
}
resource "azurerm_network_interface_security_group_association" "open" {
  network_interface_id      = azurerm_network_interface.n["web"].id
  network_security_group_id = azurerm_network_security_group.open.id
}

# ---- what goes out may be denied, too
#> azurerm_linux_virtual_machine.m["db"] -> azurerm_linux_virtual_machine.m["web"] all traffic
resource "azurerm_network_security_rule" "out" {
  name                        = "out"
  network_security_group_name = azurerm_network_security_group.g["web"].name
  resource_group_name         = "rg"
  direction                   = "Outbound"
  access                      = "Deny"
  priority                    = 100
  protocol                    = "*"
  source_port_range           = "*"
  source_address_prefix       = "*"
  destination_port_range      = "*"
  destination_address_prefix  = "VirtualNetwork"
}

# ---- application security groups
#> azurerm_linux_virtual_machine.m["web"] -> azurerm_linux_virtual_machine.m["db"] tcp 5432
#> azurerm_linux_virtual_machine.m["db"] -> azurerm_linux_virtual_machine.m["web"] all traffic
#> azurerm_linux_virtual_machine.other -> azurerm_linux_virtual_machine.m["web"] all traffic
#> azurerm_linux_virtual_machine.m["web"] -> azurerm_linux_virtual_machine.other all traffic
#> azurerm_linux_virtual_machine.m["db"] -> azurerm_linux_virtual_machine.other all traffic
resource "azurerm_application_security_group" "a" {
  for_each = toset(["web", "db"])
  name     = each.key
}
resource "azurerm_network_interface_application_security_group_association" "a" {
  for_each                      = toset(["web", "db"])
  network_interface_id          = azurerm_network_interface.n[each.key].id
  application_security_group_id = azurerm_application_security_group.a[each.key].id
}
resource "azurerm_network_security_rule" "db" {
  name                                       = "db"
  network_security_group_name                = azurerm_network_security_group.g["db"].name
  resource_group_name                        = "rg"
  direction                                  = "Inbound"
  access                                     = "Allow"
  priority                                   = 100
  protocol                                   = "Tcp"
  source_port_range                          = "*"
  source_application_security_group_ids      = [azurerm_application_security_group.a["web"].id]
  destination_port_range                     = "5432"
  destination_application_security_group_ids = [azurerm_application_security_group.a["db"].id]
}
resource "azurerm_network_security_rule" "none" {
  name                        = "none"
  network_security_group_name = azurerm_network_security_group.g["db"].name
  resource_group_name         = "rg"
  direction                   = "Inbound"
  access                      = "Deny"
  priority                    = 200
  protocol                    = "*"
  source_port_range           = "*"
  source_address_prefix       = "*"
  destination_port_range      = "*"
  destination_address_prefix  = "*"
}
resource "azurerm_network_interface" "other" {
  name = "other"
  ip_configuration {
    name                          = "main"
    subnet_id                     = azurerm_subnet.s["web"].id
    private_ip_address_allocation = "Dynamic"
  }
}
resource "azurerm_linux_virtual_machine" "other" {
  name                  = "other"
  network_interface_ids = [azurerm_network_interface.other.id]
}
