// Package manifest writes remedies back into what is written in YAML and JSON:
// manifests of Kubernetes, Compose files and pipelines.
//
// In go a composed resource, the path of a verdict and a remedy on canonical
// paths; out come the ways to make its changes, as edits of the files as they were
// analysed. The package judges nothing and touches no files; how the text is
// changed is for fixes/yaml.
//
// # From a path to a place
//
//	write.go    what a remedy changes, one attempt for each way
//	place.go    the syntax at a path
//	satellite.go  objects that come
//	refer.go    what a remedy refers to
//	overlay.go  patches of overlays
//
// Where a value exists, its range is the truth: it lies in the template of a
// workload, in the pod around a container, behind an alias. What is missing goes
// into the innermost collection that exists on its path.
//
// # What languages have of their own
//
//	dialect.go  how each names, orders and nests things
//	kubernetes.go, compose.go, workflow.go  what canonical forms are made from
package manifest
