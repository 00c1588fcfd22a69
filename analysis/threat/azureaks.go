package threat

import (
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
)

var (
	azureObjects  = method("azure-aks-objects", "do anything to the objects of the cluster", "T1078", azureDocs+"aks/concepts-identity")
	azureWorkload = method("azure-aks-workload-identity", "get a token of the identity", "T1552.005 T1078.004", azureDocs+"aks/workload-identity-overview")
)

// azure adds what administrators and service accounts of clusters of AKS have in Azure, and
// the other way round.
func (k *clouds) azure() {
	w := k.w
	clusters := w.all("azurerm_kubernetes_cluster")
	for _, r := range clusters {
		for _, c := range k.order() {
			g := grant{}
			if len(clusters) > 1 || len(k.order()) > 1 {
				g.assume("the objects of " + c.name() + " are in the cluster " + string(r.Address))
			}
			k.part(c.admin(), of(Admin, r))
			w.rule(c.admin(), &azureObjects, Given, g, of(Admin, r))
			w.rule(of(Admin, r), &azureObjects, Given, g, c.admin())
			for _, p := range c.seen(k.pods()) {
				for _, x := range k.shape(p).containers {
					w.rule(of(Compute, r), &azureObjects, Given, g, x)
				}
			}
		}
	}
	for _, r := range w.all("azurerm_federated_identity_credential") {
		account, ok := strings.CutPrefix(w.text(r, r.Value.Get("subject")), "system:serviceaccount:")
		namespace, name, _ := strings.Cut(account, ":")
		to := w.find(r, firstOf(r.Value, "parent_id", "user_assigned_identity_id"), "id", "azurerm_user_assigned_identity")
		if !ok || to == nil {
			continue
		}
		for _, c := range k.order() {
			g := grant{evidence: []Evidence{at(r, "subject")}}
			if len(k.order()) > 1 || w.referred(r, r.Value.Get("issuer"), "azurerm_kubernetes_cluster") == nil {
				g.assume("the objects of " + c.name() + " are in the cluster that " + string(r.Address) + " trusts")
			}
			k.workloadIdentity(c, namespace, name, to, g)
		}
	}
}

// workloadIdentity adds that pods of a service account get tokens of an identity, if they
// are labelled for it: https://learn.microsoft.com/azure/aks/workload-identity-overview#pod-labels.
func (k *clouds) workloadIdentity(c *cluster, namespace, name string, to *model.Resource, g grant) {
	s := k.called(c.anchor(), "ServiceAccount", namespace, name)
	if s.stack == c.stack {
		k.inCloud(s, of(Principal, to), &azureWorkload, g, func(pod *model.Resource) bool {
			return k.labelsOf(pod)["azure.workload.identity/use"] == "true"
		})
	}
}
