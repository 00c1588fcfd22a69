# A machine without a public address behind a load balancer that has one.
resource "azurerm_public_ip" "front" {
  name              = "front"
  allocation_method = "Static"
}
resource "azurerm_lb" "front" {
  name = "front"
  sku  = "Standard"
  frontend_ip_configuration {
    name                 = "front"
    public_ip_address_id = azurerm_public_ip.front.id
  }
}
resource "azurerm_lb_backend_address_pool" "web" {
  name            = "web"
  loadbalancer_id = azurerm_lb.front.id
}
resource "azurerm_lb_rule" "web" {
  name                           = "web"
  loadbalancer_id                = azurerm_lb.front.id
  frontend_ip_configuration_name = "front"
  protocol                       = "Tcp"
  frontend_port                  = 80
  backend_port                   = 8080
  backend_address_pool_ids       = [azurerm_lb_backend_address_pool.web.id]
}
resource "azurerm_network_security_group" "web" {
  name = "web"
  security_rule {
    name                       = "web"
    priority                   = 100
    direction                  = "Inbound"
    access                     = "Allow"
    protocol                   = "Tcp"
    source_port_range          = "*"
    source_address_prefix      = "*"
    destination_port_ranges    = ["8000-8999"]
    destination_address_prefix = "*"
  }
}
resource "azurerm_linux_virtual_machine_scale_set" "web" {
  name           = "web"
  sku            = "Standard_B1s"
  admin_username = "adm"
  network_interface {
    name                      = "main"
    network_security_group_id = azurerm_network_security_group.web.id
    ip_configuration {
      name                                   = "main"
      load_balancer_backend_address_pool_ids = [azurerm_lb_backend_address_pool.web.id]
    }
  }
}
