// Package forgetest serves code hosts on loopback, for tests: a repository over
// git's smart HTTP protocol, and as much of a host's API for pull requests as its
// vendor documents of it. A request that the documentation does not know, or one
// without the right credentials, is refused and noted as a fault.
package forgetest
