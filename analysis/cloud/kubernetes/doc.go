// Package kubernetes turns what an API server of Kubernetes lists into canonical
// resources, in the shape that manifests have, and knows of each kind what the
// server and its controllers write by themselves.
//
//	read.go      all kinds, by a [Lister]
//	object.go    an object as a resource: what is left out of it
//	made.go      who has made an object, if not a person
//	managers.go  which fields controllers hold
//	defaults.go  what the API server fills in
//	fields.go    how lists are merged, what is compared how
//
// Secrets are listed as tables of names: their values are never asked for. What
// asks is in client; this package opens no connections.
package kubernetes
