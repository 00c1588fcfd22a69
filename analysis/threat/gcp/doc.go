// Package gcp knows what roles of Google Cloud let do, when conditions hold, and
// which packets the firewall of a VPC network lets through.
//
// Permissions are told by a table of the roles that Google keeps, see [Role]; only
// those that somebody asks for on breach paths are in it. A condition is an
// expression of CEL, evaluated to yes, no or maybe by [Condition]. A [Firewall] is
// evaluated exactly, over the sets of package network, whoever sends the packets.
//
// The package knows no resource and no code.
package gcp
