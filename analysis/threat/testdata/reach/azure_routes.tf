# Virtual networks that peer, routes of the user's own, and firewalls in between.
# https://learn.microsoft.com/azure/virtual-network/virtual-network-peering-overview
locals { nets = { hub = "10.0", a = "10.1", b = "10.2" } }
resource "azurerm_virtual_network" "v" {
  for_each            = local.nets
  name                = each.key
  address_space       = ["${each.value}.0.0/16"]
  resource_group_name = "rg"
  location            = "westeurope"
}
resource "azurerm_subnet" "s" {
  for_each             = local.nets
  name                 = "main"
  resource_group_name  = "rg"
  virtual_network_name = azurerm_virtual_network.v[each.key].name
  address_prefixes     = ["${each.value}.1.0/24"]
}
resource "azurerm_network_interface" "n" {
  for_each = local.nets
  name     = each.key
  ip_configuration {
    name                          = "main"
    subnet_id                     = azurerm_subnet.s[each.key].id
    private_ip_address_allocation = "Dynamic"
  }
}
resource "azurerm_linux_virtual_machine" "m" {
  for_each              = local.nets
  name                  = each.key
  network_interface_ids = [azurerm_network_interface.n[each.key].id]
}

# ---- networks are apart

# ---- one side of a peering is none
resource "azurerm_virtual_network_peering" "p" {
  name                      = "p"
  resource_group_name       = "rg"
  virtual_network_name      = azurerm_virtual_network.v["a"].name
  remote_virtual_network_id = azurerm_virtual_network.v["hub"].id
}

# ---- peering is not transitive
#> azurerm_linux_virtual_machine.m["a"] -> azurerm_linux_virtual_machine.m["hub"] all traffic
#> azurerm_linux_virtual_machine.m["b"] -> azurerm_linux_virtual_machine.m["hub"] all traffic
#> azurerm_linux_virtual_machine.m["hub"] -> azurerm_linux_virtual_machine.m["a"] all traffic
#> azurerm_linux_virtual_machine.m["hub"] -> azurerm_linux_virtual_machine.m["b"] all traffic
resource "azurerm_virtual_network_peering" "in" {
  for_each                  = toset(["a", "b"])
  name                      = "in-${each.key}"
  resource_group_name       = "rg"
  virtual_network_name      = azurerm_virtual_network.v["hub"].name
  remote_virtual_network_id = azurerm_virtual_network.v[each.key].id
}
resource "azurerm_virtual_network_peering" "out" {
  for_each                  = toset(["a", "b"])
  name                      = "out-${each.key}"
  resource_group_name       = "rg"
  virtual_network_name      = azurerm_virtual_network.v[each.key].name
  remote_virtual_network_id = azurerm_virtual_network.v["hub"].id
  allow_forwarded_traffic   = true
}

# ---- over a firewall in the hub, as its rules let
#> azurerm_linux_virtual_machine.m["a"] -> azurerm_linux_virtual_machine.m["b"] tcp 443
#> azurerm_linux_virtual_machine.m["a"] -> azurerm_linux_virtual_machine.m["hub"] all traffic
#> azurerm_linux_virtual_machine.m["b"] -> azurerm_linux_virtual_machine.m["hub"] all traffic
#> azurerm_linux_virtual_machine.m["hub"] -> azurerm_linux_virtual_machine.m["a"] all traffic
#> azurerm_linux_virtual_machine.m["hub"] -> azurerm_linux_virtual_machine.m["b"] all traffic
resource "azurerm_virtual_network_peering" "in" {
  for_each                  = toset(["a", "b"])
  name                      = "in-${each.key}"
  resource_group_name       = "rg"
  virtual_network_name      = azurerm_virtual_network.v["hub"].name
  remote_virtual_network_id = azurerm_virtual_network.v[each.key].id
}
resource "azurerm_virtual_network_peering" "out" {
  for_each                  = toset(["a", "b"])
  name                      = "out-${each.key}"
  resource_group_name       = "rg"
  virtual_network_name      = azurerm_virtual_network.v[each.key].name
  remote_virtual_network_id = azurerm_virtual_network.v["hub"].id
  allow_forwarded_traffic   = true
}
resource "azurerm_subnet" "firewall" {
  name                 = "AzureFirewallSubnet"
  resource_group_name  = "rg"
  virtual_network_name = azurerm_virtual_network.v["hub"].name
  address_prefixes     = ["10.0.9.0/26"]
}
resource "azurerm_firewall" "f" {
  name = "f"
  ip_configuration {
    name      = "main"
    subnet_id = azurerm_subnet.firewall.id
  }
}
resource "azurerm_firewall_network_rule_collection" "c" {
  name                = "c"
  azure_firewall_name = azurerm_firewall.f.name
  resource_group_name = "rg"
  priority            = 100
  action              = "Allow"
  rule {
    name                  = "web"
    source_addresses      = ["10.1.0.0/16"]
    destination_addresses = ["10.2.0.0/16"]
    destination_ports     = ["443"]
    protocols             = ["TCP"]
  }
}
resource "azurerm_route_table" "t" {
  for_each            = { a = "10.2.0.0/16", b = "10.1.0.0/16" }
  name                = each.key
  resource_group_name = "rg"
  route {
    name                   = "other"
    address_prefix         = each.value
    next_hop_type          = "VirtualAppliance"
    next_hop_in_ip_address = azurerm_firewall.f.ip_configuration[0].private_ip_address
  }
}
resource "azurerm_subnet_route_table_association" "t" {
  for_each       = toset(["a", "b"])
  subnet_id      = azurerm_subnet.s[each.key].id
  route_table_id = azurerm_route_table.t[each.key].id
}

# ---- which needs peerings that let in what is forwarded
#> azurerm_linux_virtual_machine.m["a"] -> azurerm_linux_virtual_machine.m["hub"] all traffic
#> azurerm_linux_virtual_machine.m["b"] -> azurerm_linux_virtual_machine.m["hub"] all traffic
#> azurerm_linux_virtual_machine.m["hub"] -> azurerm_linux_virtual_machine.m["a"] all traffic
#> azurerm_linux_virtual_machine.m["hub"] -> azurerm_linux_virtual_machine.m["b"] all traffic
resource "azurerm_virtual_network_peering" "in" {
  for_each                  = toset(["a", "b"])
  name                      = "in-${each.key}"
  resource_group_name       = "rg"
  virtual_network_name      = azurerm_virtual_network.v["hub"].name
  remote_virtual_network_id = azurerm_virtual_network.v[each.key].id
}
resource "azurerm_virtual_network_peering" "out" {
  for_each                  = toset(["a", "b"])
  name                      = "out-${each.key}"
  resource_group_name       = "rg"
  virtual_network_name      = azurerm_virtual_network.v[each.key].name
  remote_virtual_network_id = azurerm_virtual_network.v["hub"].id
}
resource "azurerm_subnet" "firewall" {
  name                 = "AzureFirewallSubnet"
  resource_group_name  = "rg"
  virtual_network_name = azurerm_virtual_network.v["hub"].name
  address_prefixes     = ["10.0.9.0/26"]
}
resource "azurerm_firewall" "f" {
  name               = "f"
  firewall_policy_id = azurerm_firewall_policy.p.id
  ip_configuration {
    name      = "main"
    subnet_id = azurerm_subnet.firewall.id
  }
}
resource "azurerm_firewall_policy" "p" { name = "p" }
resource "azurerm_firewall_policy_rule_collection_group" "g" {
  name               = "g"
  firewall_policy_id = azurerm_firewall_policy.p.id
  priority           = 100
  network_rule_collection {
    name     = "all"
    priority = 100
    action   = "Allow"
    rule {
      name                  = "all"
      source_addresses      = ["*"]
      destination_addresses = ["*"]
      destination_ports     = ["*"]
      protocols             = ["Any"]
    }
  }
}
resource "azurerm_route_table" "t" {
  for_each            = { a = "10.2.0.0/16", b = "10.1.0.0/16" }
  name                = each.key
  resource_group_name = "rg"
  route {
    name                   = "other"
    address_prefix         = each.value
    next_hop_type          = "VirtualAppliance"
    next_hop_in_ip_address = azurerm_firewall.f.ip_configuration[0].private_ip_address
  }
}
resource "azurerm_subnet_route_table_association" "t" {
  for_each       = toset(["a", "b"])
  subnet_id      = azurerm_subnet.s[each.key].id
  route_table_id = azurerm_route_table.t[each.key].id
}

# ---- a public address, and a route to the internet that leads nowhere or to an appliance
#> internet -> azurerm_linux_virtual_machine.p["plain"] tcp 22
resource "azurerm_network_security_group" "ssh" {
  name = "ssh"
  security_rule {
    name                       = "ssh"
    direction                  = "Inbound"
    access                     = "Allow"
    priority                   = 100
    protocol                   = "Tcp"
    source_port_range          = "*"
    source_address_prefix      = "*"
    destination_port_range     = "22"
    destination_address_prefix = "*"
  }
  security_rule {
    name                       = "none"
    direction                  = "Inbound"
    access                     = "Deny"
    priority                   = 200
    protocol                   = "*"
    source_port_range          = "*"
    source_address_prefix      = "*"
    destination_port_range     = "*"
    destination_address_prefix = "*"
  }
  security_rule {
    name                       = "out"
    direction                  = "Outbound"
    access                     = "Deny"
    priority                   = 200
    protocol                   = "*"
    source_port_range          = "*"
    source_address_prefix      = "*"
    destination_port_range     = "*"
    destination_address_prefix = "*"
  }
}
resource "azurerm_virtual_network" "p" {
  for_each            = toset(["plain", "none", "appliance"])
  name                = "p-${each.key}"
  address_space       = ["10.8.0.0/16"]
  resource_group_name = "rg"
  location            = "westeurope"
}
resource "azurerm_subnet" "p" {
  for_each             = toset(["plain", "none", "appliance"])
  name                 = each.key
  resource_group_name  = "rg"
  virtual_network_name = azurerm_virtual_network.p[each.key].name
  address_prefixes     = ["10.8.1.0/24"]
}
resource "azurerm_route_table" "p" {
  for_each            = { none = "None", appliance = "VirtualAppliance" }
  name                = each.key
  resource_group_name = "rg"
}
resource "azurerm_route" "p" {
  for_each               = { none = "None", appliance = "VirtualAppliance" }
  name                   = "out"
  resource_group_name    = "rg"
  route_table_name       = azurerm_route_table.p[each.key].name
  address_prefix         = "0.0.0.0/0"
  next_hop_type          = each.value
  next_hop_in_ip_address = each.key == "none" ? null : "10.8.9.4"
}
resource "azurerm_subnet_route_table_association" "p" {
  for_each       = toset(["none", "appliance"])
  subnet_id      = azurerm_subnet.p[each.key].id
  route_table_id = azurerm_route_table.p[each.key].id
}
resource "azurerm_public_ip" "p" {
  for_each          = toset(["plain", "none", "appliance"])
  name              = each.key
  sku               = "Standard"
  allocation_method = "Static"
}
resource "azurerm_network_interface" "p" {
  for_each = toset(["plain", "none", "appliance"])
  name     = "p-${each.key}"
  ip_configuration {
    name                          = "main"
    subnet_id                     = azurerm_subnet.p[each.key].id
    private_ip_address_allocation = "Dynamic"
    public_ip_address_id          = azurerm_public_ip.p[each.key].id
  }
}
resource "azurerm_network_interface_security_group_association" "p" {
  for_each                  = toset(["plain", "none", "appliance"])
  network_interface_id      = azurerm_network_interface.p[each.key].id
  network_security_group_id = azurerm_network_security_group.ssh.id
}
resource "azurerm_linux_virtual_machine" "p" {
  for_each              = toset(["plain", "none", "appliance"])
  name                  = each.key
  network_interface_ids = [azurerm_network_interface.p[each.key].id]
}

# ---- a rule of a firewall translates an address of its own
#> internet -> azurerm_linux_virtual_machine.target tcp 22
#> azurerm_linux_virtual_machine.m["hub"] -> azurerm_linux_virtual_machine.target all traffic
#> azurerm_linux_virtual_machine.target -> azurerm_linux_virtual_machine.m["hub"] all traffic
resource "azurerm_subnet" "firewall" {
  name                 = "AzureFirewallSubnet"
  resource_group_name  = "rg"
  virtual_network_name = azurerm_virtual_network.v["hub"].name
  address_prefixes     = ["10.0.9.0/26"]
}
resource "azurerm_public_ip" "f" {
  name              = "f"
  sku               = "Standard"
  allocation_method = "Static"
}
resource "azurerm_firewall" "f" {
  name = "f"
  ip_configuration {
    name                 = "main"
    subnet_id            = azurerm_subnet.firewall.id
    public_ip_address_id = azurerm_public_ip.f.id
  }
}
resource "azurerm_network_interface" "target" {
  name = "target"
  ip_configuration {
    name                          = "main"
    subnet_id                     = azurerm_subnet.s["hub"].id
    private_ip_address_allocation = "Static"
    private_ip_address            = "10.0.1.9"
  }
}
resource "azurerm_linux_virtual_machine" "target" {
  name                  = "target"
  network_interface_ids = [azurerm_network_interface.target.id]
}
resource "azurerm_firewall_nat_rule_collection" "c" {
  name                = "c"
  azure_firewall_name = azurerm_firewall.f.name
  resource_group_name = "rg"
  priority            = 100
  action              = "Dnat"
  rule {
    name                  = "ssh"
    source_addresses      = ["*"]
    destination_ports     = ["2222"]
    destination_addresses = [azurerm_public_ip.f.ip_address]
    translated_address    = "10.0.1.9"
    translated_port       = 22
    protocols             = ["TCP"]
  }
  rule {
    name                  = "office"
    source_addresses      = ["198.51.100.0/24"]
    destination_ports     = ["3389"]
    destination_addresses = [azurerm_public_ip.f.ip_address]
    translated_address    = azurerm_network_interface.target.private_ip_address
    translated_port       = 3389
    protocols             = ["TCP"]
  }
}
