// Package netpol tells which packets the network policies of a Kubernetes cluster
// let through, as sets of protocols and ports.
//
// An [End] is a pod with the policies that select it; [Between], [From] and [To]
// ask for what gets from one to another, from addresses outside to one, and from
// one to addresses outside. The semantics are those of
// https://kubernetes.io/docs/concepts/services-networking/network-policies/:
//
//   - A pod that no policy selects for a direction lets everything through; one
//     that some do lets through what any of their rules allows.
//   - Both ends have to allow a connection, and answers come with it.
//   - A pod is never kept from itself.
//   - Pods on the node's network are neither selected by policies nor by peers;
//     blocks of addresses count for them.
//
// Addresses of pods are not known from manifests: a question says which [Share] of
// those that an end may have has to lie in a block.
//
// The package knows no YAML and no unknown values.
package netpol
