# Load balancers and application gateways with public addresses.
# https://learn.microsoft.com/azure/load-balancer/components
resource "azurerm_virtual_network" "v" {
  name                = "v"
  address_space       = ["10.0.0.0/16"]
  resource_group_name = "rg"
  location            = "westeurope"
}
resource "azurerm_subnet" "s" {
  for_each             = { app = "10.0.1.0/24", gateway = "10.0.2.0/24" }
  name                 = each.key
  resource_group_name  = "rg"
  virtual_network_name = azurerm_virtual_network.v.name
  address_prefixes     = [each.value]
}
resource "azurerm_public_ip" "front" {
  name              = "front"
  sku               = "Standard"
  allocation_method = "Static"
}
resource "azurerm_network_interface" "app" {
  name = "app"
  ip_configuration {
    name                          = "main"
    subnet_id                     = azurerm_subnet.s["app"].id
    private_ip_address_allocation = "Static"
    private_ip_address            = "10.0.1.4"
  }
}
resource "azurerm_linux_virtual_machine" "app" {
  name                  = "app"
  network_interface_ids = [azurerm_network_interface.app.id]
}
resource "azurerm_network_security_group" "app" {
  name = "app"
  security_rule {
    name                       = "web"
    direction                  = "Inbound"
    access                     = "Allow"
    priority                   = 100
    protocol                   = "Tcp"
    source_port_range          = "*"
    source_address_prefix      = "*"
    destination_port_ranges    = ["22", "8080"]
    destination_address_prefix = "*"
  }
}

# ---- a rule to a pool, which the group lets in
#> internet -> azurerm_linux_virtual_machine.app tcp 8080
resource "azurerm_network_interface_security_group_association" "app" {
  network_interface_id      = azurerm_network_interface.app.id
  network_security_group_id = azurerm_network_security_group.app.id
}
resource "azurerm_lb" "lb" {
  name = "lb"
  sku  = "Standard"
  frontend_ip_configuration {
    name                 = "public"
    public_ip_address_id = azurerm_public_ip.front.id
  }
}
resource "azurerm_lb_backend_address_pool" "app" {
  name            = "app"
  loadbalancer_id = azurerm_lb.lb.id
}
resource "azurerm_network_interface_backend_address_pool_association" "app" {
  network_interface_id    = azurerm_network_interface.app.id
  ip_configuration_name   = "main"
  backend_address_pool_id = azurerm_lb_backend_address_pool.app.id
}
resource "azurerm_lb_rule" "web" {
  name                           = "web"
  loadbalancer_id                = azurerm_lb.lb.id
  frontend_ip_configuration_name = "public"
  protocol                       = "Tcp"
  frontend_port                  = 80
  backend_port                   = 8080
  backend_address_pool_ids       = [azurerm_lb_backend_address_pool.app.id]
}
resource "azurerm_lb_rule" "db" {
  name                           = "db"
  loadbalancer_id                = azurerm_lb.lb.id
  frontend_ip_configuration_name = "public"
  protocol                       = "Tcp"
  frontend_port                  = 5432
  backend_port                   = 5432
  backend_address_pool_ids       = [azurerm_lb_backend_address_pool.app.id]
}

# ---- without a group a balancer of the SKU Standard passes nothing on
resource "azurerm_lb" "lb" {
  name = "lb"
  sku  = "Standard"
  frontend_ip_configuration {
    name                 = "public"
    public_ip_address_id = azurerm_public_ip.front.id
  }
}
resource "azurerm_lb_backend_address_pool" "app" {
  name            = "app"
  loadbalancer_id = azurerm_lb.lb.id
}
resource "azurerm_lb_backend_address_pool_address" "app" {
  name                    = "app"
  backend_address_pool_id = azurerm_lb_backend_address_pool.app.id
  virtual_network_id      = azurerm_virtual_network.v.id
  ip_address              = "10.0.1.4"
}
resource "azurerm_lb_rule" "web" {
  name                           = "web"
  loadbalancer_id                = azurerm_lb.lb.id
  frontend_ip_configuration_name = "public"
  protocol                       = "Tcp"
  frontend_port                  = 80
  backend_port                   = 8080
  backend_address_pool_ids       = [azurerm_lb_backend_address_pool.app.id]
}

# ---- a frontend within the network
resource "azurerm_network_interface_security_group_association" "app" {
  network_interface_id      = azurerm_network_interface.app.id
  network_security_group_id = azurerm_network_security_group.app.id
}
resource "azurerm_lb" "lb" {
  name = "lb"
  sku  = "Standard"
  frontend_ip_configuration {
    name                 = "public"
    public_ip_address_id = azurerm_public_ip.front.id
  }
  frontend_ip_configuration {
    name      = "inner"
    subnet_id = azurerm_subnet.s["app"].id
  }
}
resource "azurerm_lb_backend_address_pool" "app" {
  name            = "app"
  loadbalancer_id = azurerm_lb.lb.id
}
resource "azurerm_network_interface_backend_address_pool_association" "app" {
  network_interface_id    = azurerm_network_interface.app.id
  ip_configuration_name   = "main"
  backend_address_pool_id = azurerm_lb_backend_address_pool.app.id
}
resource "azurerm_lb_rule" "web" {
  name                           = "web"
  loadbalancer_id                = azurerm_lb.lb.id
  frontend_ip_configuration_name = "inner"
  protocol                       = "Tcp"
  frontend_port                  = 80
  backend_port                   = 8080
  backend_address_pool_ids       = [azurerm_lb_backend_address_pool.app.id]
}

# ---- a NAT rule to one machine
#> internet -> azurerm_linux_virtual_machine.app tcp 22
resource "azurerm_network_interface_security_group_association" "app" {
  network_interface_id      = azurerm_network_interface.app.id
  network_security_group_id = azurerm_network_security_group.app.id
}
resource "azurerm_lb" "lb" {
  name = "lb"
  sku  = "Standard"
  frontend_ip_configuration {
    name                 = "public"
    public_ip_address_id = azurerm_public_ip.front.id
  }
}
resource "azurerm_lb_nat_rule" "ssh" {
  name                           = "ssh"
  resource_group_name            = "rg"
  loadbalancer_id                = azurerm_lb.lb.id
  frontend_ip_configuration_name = "public"
  protocol                       = "Tcp"
  frontend_port                  = 2222
  backend_port                   = 22
}
resource "azurerm_network_interface_nat_rule_association" "ssh" {
  network_interface_id  = azurerm_network_interface.app.id
  ip_configuration_name = "main"
  nat_rule_id           = azurerm_lb_nat_rule.ssh.id
}

# ---- an application gateway: of two listeners one is public, and leads to one pool
#> internet -> azurerm_application_gateway.g tcp 443
#> azurerm_application_gateway.g -> azurerm_linux_virtual_machine.app tcp 8080
resource "azurerm_network_interface" "other" {
  name = "other"
  ip_configuration {
    name                          = "main"
    subnet_id                     = azurerm_subnet.s["app"].id
    private_ip_address_allocation = "Static"
    private_ip_address            = "10.0.1.5"
  }
}
resource "azurerm_network_interface_security_group_association" "other" {
  network_interface_id      = azurerm_network_interface.other.id
  network_security_group_id = azurerm_network_security_group.none.id
}
resource "azurerm_network_security_group" "none" {
  name = "none"
  security_rule {
    name                       = "none"
    direction                  = "Inbound"
    access                     = "Deny"
    priority                   = 100
    protocol                   = "*"
    source_port_range          = "*"
    source_address_prefix      = "*"
    destination_port_range     = "*"
    destination_address_prefix = "*"
  }
}
resource "azurerm_linux_virtual_machine" "other" {
  name                  = "other"
  network_interface_ids = [azurerm_network_interface.other.id]
}
#> azurerm_linux_virtual_machine.other -> azurerm_linux_virtual_machine.app all traffic
resource "azurerm_application_gateway" "g" {
  name = "g"
  gateway_ip_configuration {
    name      = "main"
    subnet_id = azurerm_subnet.s["gateway"].id
  }
  frontend_ip_configuration {
    name                 = "public"
    public_ip_address_id = azurerm_public_ip.front.id
  }
  frontend_ip_configuration {
    name      = "inner"
    subnet_id = azurerm_subnet.s["gateway"].id
  }
  frontend_port {
    name = "https"
    port = 443
  }
  frontend_port {
    name = "admin"
    port = 8443
  }
  http_listener {
    name                           = "web"
    frontend_ip_configuration_name = "public"
    frontend_port_name             = "https"
    protocol                       = "Https"
  }
  http_listener {
    name                           = "admin"
    frontend_ip_configuration_name = "inner"
    frontend_port_name             = "admin"
    protocol                       = "Https"
  }
  backend_address_pool {
    name         = "app"
    ip_addresses = ["10.0.1.4"]
  }
  backend_address_pool {
    name         = "other"
    ip_addresses = ["10.0.1.5"]
  }
  backend_http_settings {
    name     = "app"
    port     = 8080
    protocol = "Http"
  }
  backend_http_settings {
    name     = "admin"
    port     = 9090
    protocol = "Http"
  }
  request_routing_rule {
    name                       = "web"
    rule_type                  = "Basic"
    http_listener_name         = "web"
    backend_address_pool_name  = "app"
    backend_http_settings_name = "app"
  }
  request_routing_rule {
    name                       = "admin"
    rule_type                  = "Basic"
    http_listener_name         = "admin"
    backend_address_pool_name  = "app"
    backend_http_settings_name = "admin"
  }
}
