// Package kube knows the objects of the Kubernetes API: which canonical type an
// object is of, where its pod specification stands, what the API server fills in
// where nothing is written, and which objects refer to which.
//
// # Types
//
// Canonical types are "k8s_" and the kind in snake case: k8s_service,
// k8s_network_policy. Objects keep the shape that the API reference gives them
// (https://kubernetes.io/docs/reference/kubernetes-api/). Kinds that say the same
// thing share a type:
//
//   - k8s_pod is everything that makes pods. Its spec is the pod specification,
//     wherever the kind keeps it; podMetadata is the metadata that pods get, and
//     workload the specification around (of a Deployment, say).
//   - k8s_role and k8s_role_binding are those for namespaces and for clusters.
//   - k8s_webhook_configuration are those that validate and those that mutate.
//   - k8s_custom_resource is all that is not known here, left as it is.
//
// Policies of [General] judge objects of all types.
//
// # Links
//
// A [Linker] resolves references between objects, by name and by label
// selector, and shows them as the attribute links: of a pod, links.services are
// the services that select it. What links show are parts of the other objects
// with their own places.
package kube
