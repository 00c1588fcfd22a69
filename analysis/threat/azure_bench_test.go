package threat_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/threat"
)

// azureWorkspace is n resources of Azure in one subscription: machines with identities in
// networks of fifty, roles, stores, and a group with a rule for each tenth machine.
func azureWorkspace(n int) string {
	var b strings.Builder
	b.WriteString("data \"azurerm_subscription\" \"here\" {}\n")
	for i := range n / 5 {
		if i%50 == 0 {
			fmt.Fprintf(&b, `
resource "azurerm_resource_group" "g%[1]d" { name = "g%[1]d" }
resource "azurerm_virtual_network" "v%[1]d" {
  name                = "v%[1]d"
  address_space       = ["10.%[2]d.0.0/16"]
  resource_group_name = azurerm_resource_group.g%[1]d.name
}
resource "azurerm_subnet" "s%[1]d" {
  name                 = "s%[1]d"
  virtual_network_name = azurerm_virtual_network.v%[1]d.name
  address_prefixes     = ["10.%[2]d.1.0/24"]
}
resource "azurerm_key_vault" "k%[1]d" {
  name                       = "k%[1]d"
  resource_group_name        = azurerm_resource_group.g%[1]d.name
  rbac_authorization_enabled = true
}
`, i, i/50)
		}
		if i%10 == 0 {
			fmt.Fprintf(&b, `
resource "azurerm_network_security_group" "n%[1]d" {
  name = "n%[1]d"
  security_rule {
    name                       = "in"
    priority                   = 100
    direction                  = "Inbound"
    access                     = "Allow"
    protocol                   = "Tcp"
    source_port_range          = "*"
    source_address_prefix      = "%[2]s"
    destination_port_range     = "%[3]d"
    destination_address_prefix = "*"
  }
}
`, i, []string{"*", "10.0.0.0/8", "192.0.2.0/24"}[i/10%3], 1000+i)
		}
		fmt.Fprintf(&b, `
resource "azurerm_network_interface" "i%[1]d" {
  name = "i%[1]d"
  ip_configuration {
    name                 = "main"
    subnet_id            = azurerm_subnet.s%[2]d.id
    public_ip_address_id = azurerm_public_ip.p%[2]d.id
  }
}
resource "azurerm_network_interface_security_group_association" "i%[1]d" {
  network_interface_id      = azurerm_network_interface.i%[1]d.id
  network_security_group_id = azurerm_network_security_group.n%[3]d.id
}
resource "azurerm_linux_virtual_machine" "m%[1]d" {
  name                  = "m%[1]d"
  resource_group_name   = azurerm_resource_group.g%[2]d.name
  network_interface_ids = [azurerm_network_interface.i%[1]d.id]
  identity { type = "SystemAssigned" }
}
resource "azurerm_role_assignment" "r%[1]d" {
  scope                = azurerm_resource_group.g%[2]d.id
  role_definition_name = "%[4]s"
  principal_id         = azurerm_linux_virtual_machine.m%[1]d.identity[0].principal_id
}
resource "azurerm_storage_account" "d%[1]d" {
  name                          = "d%[1]d"
  resource_group_name           = azurerm_resource_group.g%[2]d.name
  public_network_access_enabled = false
}
`, i, i/50*50, i/10*10, []string{"Storage Blob Data Reader", "Reader", "Key Vault Secrets User", "Virtual Machine Contributor"}[i%4])
		if i%50 == 0 {
			fmt.Fprintf(&b, "resource \"azurerm_public_ip\" \"p%[1]d\" {\n  name = \"p%[1]d\"\n  sku = \"Standard\"\n}\n", i)
		}
	}
	return b.String()
}

// BenchmarkAzure draws up and searches the graph of a workspace of Azure, and keeps it
// true to edits of a rule of a group, of a role and of a store.
func BenchmarkAzure(b *testing.B) {
	resources := composed(b, azureWorkspace(10_000))
	if len(resources) == 0 {
		b.Fatal("nothing was read")
	}
	b.Run("afresh", func(b *testing.B) {
		for b.Loop() {
			threat.Analyse(context.Background(), resources, threat.Options{}).Standings()
		}
	})
	for _, edit := range [][3]string{
		{"group", "azurerm_network_security_group.n0", "security_rule"}, {"role", "azurerm_role_assignment.r0", "role_definition_name"}, {"account", "azurerm_storage_account.d0", "location"},
	} {
		b.Run(edit[0], func(b *testing.B) {
			x := newIncremental(b, threat.Options{})
			if _, err := x.a.Update(context.Background(), x.changes(resources)); err != nil {
				b.Fatal(err)
			}
			i := slices.IndexFunc(resources, func(r *model.Resource) bool { return string(r.Address) == edit[1] })
			for n := 0; b.Loop(); n++ {
				r := *resources[i]
				if n%2 == 0 {
					r.Value = edited(r.Value, edit[2])
				}
				g, err := x.a.Update(context.Background(), []threat.Change{{Stack: r.Origin.Stack, Address: r.Address, Resources: []*model.Resource{&r}}})
				if err != nil {
					b.Fatal(err)
				}
				g.Standings()
			}
		})
	}
}
