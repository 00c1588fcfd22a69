# Networks outside of Azure that gateways join to networks there, subnets that their network
# holds, and those who rent machines in Azure.
# https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-peering-gateway-transit
resource "azurerm_virtual_network" "hub" {
  name                = "hub"
  address_space       = ["10.0.0.0/16"]
  resource_group_name = "rg"
  location            = "westeurope"
}
resource "azurerm_subnet" "gateway" {
  name                 = "GatewaySubnet"
  virtual_network_name = azurerm_virtual_network.hub.name
  address_prefixes     = ["10.0.0.0/27"]
}
resource "azurerm_virtual_network_gateway" "g" {
  name = "g"
  type = "Vpn"
  ip_configuration {
    subnet_id = azurerm_subnet.gateway.id
  }
}
resource "azurerm_local_network_gateway" "office" {
  name          = "office"
  address_space = ["192.168.0.0/16"]
}
resource "azurerm_virtual_network" "spoke" {
  name                = "spoke"
  address_space       = ["10.1.0.0/16"]
  resource_group_name = "rg"
  location            = "westeurope"
  subnet {
    name             = "app"
    address_prefixes = ["10.1.1.0/24"]
    security_group   = azurerm_network_security_group.g.id
  }
}
resource "azurerm_public_ip" "ip" {
  name = "ip"
  sku  = "Standard"
}
resource "azurerm_network_interface" "app" {
  name = "app"
  ip_configuration {
    name                 = "main"
    subnet_id            = tolist(azurerm_virtual_network.spoke.subnet)[0].id
    public_ip_address_id = azurerm_public_ip.ip.id
  }
}
resource "azurerm_linux_virtual_machine" "app" {
  name                  = "app"
  network_interface_ids = [azurerm_network_interface.app.id]
}

# ---- a group of a subnet that its network holds, which lets in nobody
resource "azurerm_network_security_group" "g" {
  name = "g"
}

# ---- and one that lets in everybody
#> internet -> azurerm_linux_virtual_machine.app tcp 443
resource "azurerm_network_security_group" "g" {
  name = "g"
  security_rule {
    name                       = "r0"
    priority                   = 100
    direction                  = "Inbound"
    access                     = "Allow"
    protocol                   = "Tcp"
    source_port_range          = "*"
    source_address_prefix      = "Internet"
    destination_port_range     = "443"
    destination_address_prefix = "*"
  }
}

# ---- machines of Azure, which strangers rent
#> internet -> azurerm_linux_virtual_machine.app tcp 443
resource "azurerm_network_security_group" "g" {
  name = "g"
  security_rule {
    name                       = "r0"
    priority                   = 100
    direction                  = "Inbound"
    access                     = "Allow"
    protocol                   = "Tcp"
    source_port_range          = "*"
    source_address_prefix      = "AzureCloud"
    destination_port_range     = "443"
    destination_address_prefix = "*"
  }
}

# ---- and a rule before that for all of the internet
resource "azurerm_network_security_group" "g" {
  name = "g"
  security_rule {
    name                       = "r0"
    priority                   = 90
    direction                  = "Inbound"
    access                     = "Deny"
    protocol                   = "Tcp"
    source_port_range          = "*"
    source_address_prefix      = "Internet"
    destination_port_range     = "443"
    destination_address_prefix = "*"
  }
  security_rule {
    name                       = "r1"
    priority                   = 100
    direction                  = "Inbound"
    access                     = "Allow"
    protocol                   = "Tcp"
    source_port_range          = "*"
    source_address_prefix      = "AzureCloud"
    destination_port_range     = "443"
    destination_address_prefix = "*"
  }
}

# ---- a tag of a service is nobody else
resource "azurerm_network_security_group" "g" {
  name = "g"
  security_rule {
    name                       = "r0"
    priority                   = 100
    direction                  = "Inbound"
    access                     = "Allow"
    protocol                   = "Tcp"
    source_port_range          = "*"
    source_address_prefix      = "AzureLoadBalancer"
    destination_port_range     = "443"
    destination_address_prefix = "*"
  }
  security_rule {
    name                       = "r1"
    priority                   = 110
    direction                  = "Inbound"
    access                     = "Allow"
    protocol                   = "Tcp"
    source_port_range          = "*"
    source_address_prefix      = "Storage"
    destination_port_range     = "443"
    destination_address_prefix = "*"
  }
}

# ---- an office behind a gateway that the network uses, as the tag of networks tells
#> premises azurerm_virtual_network_gateway_connection.office -> azurerm_linux_virtual_machine.app all traffic
resource "azurerm_network_security_group" "g" {
  name = "g"
}
resource "azurerm_virtual_network_gateway_connection" "office" {
  name                       = "office"
  type                       = "IPsec"
  virtual_network_gateway_id = azurerm_virtual_network_gateway.g.id
  local_network_gateway_id   = azurerm_local_network_gateway.office.id
}
resource "azurerm_virtual_network_peering" "hub" {
  name                      = "hub"
  virtual_network_name      = azurerm_virtual_network.hub.name
  remote_virtual_network_id = azurerm_virtual_network.spoke.id
  allow_gateway_transit     = true
}
resource "azurerm_virtual_network_peering" "spoke" {
  name                      = "spoke"
  virtual_network_name      = azurerm_virtual_network.spoke.name
  remote_virtual_network_id = azurerm_virtual_network.hub.id
  use_remote_gateways       = true
}

# ---- a gateway that the network does not use
resource "azurerm_network_security_group" "g" {
  name = "g"
}
resource "azurerm_virtual_network_gateway_connection" "office" {
  name                       = "office"
  type                       = "IPsec"
  virtual_network_gateway_id = azurerm_virtual_network_gateway.g.id
  local_network_gateway_id   = azurerm_local_network_gateway.office.id
}
resource "azurerm_virtual_network_peering" "hub" {
  name                      = "hub"
  virtual_network_name      = azurerm_virtual_network.hub.name
  remote_virtual_network_id = azurerm_virtual_network.spoke.id
  allow_gateway_transit     = true
}
resource "azurerm_virtual_network_peering" "spoke" {
  name                      = "spoke"
  virtual_network_name      = azurerm_virtual_network.spoke.name
  remote_virtual_network_id = azurerm_virtual_network.hub.id
  use_remote_gateways       = false
}

# ---- a gateway that is not lent
resource "azurerm_network_security_group" "g" {
  name = "g"
}
resource "azurerm_virtual_network_gateway_connection" "office" {
  name                       = "office"
  type                       = "IPsec"
  virtual_network_gateway_id = azurerm_virtual_network_gateway.g.id
  local_network_gateway_id   = azurerm_local_network_gateway.office.id
}
resource "azurerm_virtual_network_peering" "hub" {
  name                      = "hub"
  virtual_network_name      = azurerm_virtual_network.hub.name
  remote_virtual_network_id = azurerm_virtual_network.spoke.id
  allow_gateway_transit     = false
}
resource "azurerm_virtual_network_peering" "spoke" {
  name                      = "spoke"
  virtual_network_name      = azurerm_virtual_network.spoke.name
  remote_virtual_network_id = azurerm_virtual_network.hub.id
  use_remote_gateways       = true
}

# ---- a group that keeps the office out
resource "azurerm_network_security_group" "g" {
  name = "g"
  security_rule {
    name                       = "r0"
    priority                   = 100
    direction                  = "Inbound"
    access                     = "Deny"
    protocol                   = "*"
    source_port_range          = "*"
    source_address_prefix      = "192.168.0.0/16"
    destination_port_range     = "*"
    destination_address_prefix = "*"
  }
}
resource "azurerm_virtual_network_gateway_connection" "office" {
  name                       = "office"
  type                       = "IPsec"
  virtual_network_gateway_id = azurerm_virtual_network_gateway.g.id
  local_network_gateway_id   = azurerm_local_network_gateway.office.id
}
resource "azurerm_virtual_network_peering" "hub" {
  name                      = "hub"
  virtual_network_name      = azurerm_virtual_network.hub.name
  remote_virtual_network_id = azurerm_virtual_network.spoke.id
  allow_gateway_transit     = true
}
resource "azurerm_virtual_network_peering" "spoke" {
  name                      = "spoke"
  virtual_network_name      = azurerm_virtual_network.spoke.name
  remote_virtual_network_id = azurerm_virtual_network.hub.id
  use_remote_gateways       = true
}
