package threat

import "github.com/parapet-iac/parapet/analysis/model"

// azureWeb are the types that answer requests from the internet unless they are told
// not to.
var azureWeb = []string{"azurerm_app_service", "azurerm_function_app", "azurerm_linux_function_app", "azurerm_linux_web_app", "azurerm_windows_function_app", "azurerm_windows_web_app"}

// azureServices draws up who gets to services with endpoints of their own.
func (w *world) azureServices() { w.newAzureNet().services() }

// logins adds that whoever has an account of Entra on a machine and reaches its port for
// SSH or RDP runs code there, and through a bastion of its network without that:
// https://learn.microsoft.com/azure/bastion/bastion-connect-vm-ssh-linux.
func (n *azureNet) logins() {
	w := n.w
	for _, r := range w.all(azureClasses["login"].types...) {
		g := grant{}
		if !takesEntra(w, r, &g) {
			continue
		}
		for _, p := range n.of[r] {
			for _, b := range w.all("azurerm_bastion_host") {
				if n.bastionOf(b, p.subnet.vnet) {
					h := g.plus(&grant{evidence: []Evidence{at(b, "ip_configuration")}}, "")
					w.rule(of(Compute, r), &azureBastion, Call, h, of(Login, r))
				}
			}
		}
	}
}

// bastionOf reports whether a bastion is in a network, or in one that this peers with:
// https://learn.microsoft.com/azure/bastion/vnet-peering.
func (n *azureNet) bastionOf(b *model.Resource, v *azureVNet) bool {
	for _, list := range walk(b.Value, "ip_configuration.subnet_id") {
		for _, x := range elems(list) {
			if s := n.subnetAt(b, x); s != nil && (s.vnet == v || v.peering(s.vnet) != nil) {
				return true
			}
		}
	}
	to := n.w.find(b, b.Value.Get("virtual_network_id"), "id", "azurerm_virtual_network")
	return to != nil && to == v.res
}

// signsIn adds that whoever has an account of Entra on a machine and reaches its port for
// SSH or RDP runs code there.
func (n *azureNet) signsIn(r *model.Resource, f Fact) {
	g := grant{}
	if takesEntra(n.w, r, &g) {
		n.w.rule(of(Compute, r), &azureSignsIn, Call, g, of(Login, r), f)
	}
}
