// Package rbac decides what rules of Kubernetes' role-based access control allow.
//
// In go the rules of roles and a request; out comes yes, no or maybe. Roles only
// ever allow, so that a request is allowed as soon as one rule allows it. The
// source of the semantics is
// https://kubernetes.io/docs/reference/access-authn-authz/rbac/.
//
// The package knows no object and no binding: who holds which rules, and in which
// namespace, is the caller's to know.
package rbac
