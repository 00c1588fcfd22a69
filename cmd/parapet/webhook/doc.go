// Package webhook sends notifications to an address that the user has named.
//
// A [Hook] posts a body, as it is given, over TLS, or to this machine. It signs the
// body if there is a secret, tries again for a while when the receiver is out of
// order, and follows no redirection: what is sent goes to the host that was named and
// to no other.
package webhook
