// Package network decides which packets an AWS network lets through, exactly,
// over sets of addresses and ports.
//
// In go the parts of a network as the cloud has them: subnets with their route
// table and network ACL, interfaces with security groups and addresses, peerings
// and transit gateways. Out come sets of services (protocol and port) that reach
// an interface from the internet or from another interface, with the reply on its
// way back. The package knows no code and no unknown value: who reads a network
// from code builds one in which what is unknown is closed, and one in which it is
// open.
//
// # Sets
//
// A [Set] holds addresses of both families, a [Services] set protocols with
// ports. Filters are unions of boxes, a set of peers by a set of services. Nothing
// here rewrites a header but the translation between an interface's private and
// public address, which filters do not see: security groups and network ACLs see
// private addresses of the network's own interfaces
// (https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html).
package network
