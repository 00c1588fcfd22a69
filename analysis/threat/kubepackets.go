package threat

import (
	"slices"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/schema/kube"
	"github.com/parapet-iac/parapet/analysis/threat/netpol"
)

// packets adds what code in containers reaches of other pods by network policies. What no
// policy shields is one fact for all, see [kubeNet.pod]; the others are looked at one by
// one: those from which the pods of the namespace that are isolated may get packets, and
// those to which the ones that may not send freely may send some.
func (n *kubeNet) packets(ns string) {
	for _, res := range n.c.seen(n.c.k.inside.get(ns)) {
		own := n.reach(res)
		in, shut := own.sure.Isolated()
		if in && !n.served(res).Empty() {
			peers, all := own.may.Senders(inside)
			for _, from := range n.meant(peers, all) {
				n.pass(n.reach(from), own)
			}
		}
		if shut {
			peers, all := own.may.Receivers(inside)
			for _, to := range n.meant(peers, all) {
				if r := n.reach(to); !isolated(r) {
					n.pass(own, r)
				}
			}
		}
	}
}

// isolated reports whether policies say what gets to a pod.
func isolated(r *reach) bool {
	in, _ := r.sure.Isolated()
	return in
}

// pass adds that code in one pod sends packets to another.
func (n *kubeNet) pass(from, to *reach) {
	w := n.c.k.w
	served := n.served(to.res)
	if placeOf(from.res) == placeOf(to.res) || served.Empty() || w.done() {
		return
	}
	w.work += 50 + from.may.Size() + to.may.Size()
	sure := netpol.Between(from.sure, to.sure, netpol.All).And(served)
	may := netpol.Between(from.may, to.may, netpol.Some).And(served).Minus(sure)
	for _, x := range from.containers {
		n.reachable(to, &throughNP, sure, may, grant{}, x.fact)
	}
}

// meant returns the pods that peers of policies may mean, or all of the cluster.
func (n *kubeNet) meant(peers []netpol.Meant, all bool) []*model.Resource {
	c := n.c
	if all {
		return c.seen(c.k.pods())
	}
	var out []*model.Resource
	for _, p := range peers {
		if p.Namespaces == nil {
			out = append(out, c.selected(p.Namespace, p.Pods)...)
			continue
		}
		for _, ns := range c.namespaces() {
			if c.k.mayHave(ns, p.Namespaces) {
				out = append(out, c.selected(ns, p.Pods)...)
			}
		}
	}
	slices.SortFunc(out, compareResources)
	return slices.CompactFunc(out, func(a, b *model.Resource) bool { return placeOf(a) == placeOf(b) })
}

// mayHave reports whether some object of a namespace has labels that a selector means.
func (k *objects) mayHave(ns string, s *kube.Selector) bool {
	if s.Matches(namespaceLabels(nil, ns)) {
		return true
	}
	return slices.ContainsFunc(k.names.get(nameKey("Namespace", "", ns)), func(r *model.Resource) bool {
		now := k.w.lookup(placeOf(r))
		return now != nil && s.Matches(namespaceLabels(now, ns))
	})
}

// namespaceLabels returns the labels of a namespace, of which the code may have no object.
// Every namespace has its name as a label:
// https://kubernetes.io/docs/reference/labels-annotations-taints/#kubernetes-io-metadata-name.
func namespaceLabels(r *model.Resource, ns string) map[string]string {
	labels := map[string]string{}
	if r != nil {
		labels = kube.LabelsOf(r.Value.Get("metadata"))
	}
	labels["kubernetes.io/metadata.name"] = ns
	return labels
}
