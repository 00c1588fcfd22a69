// Package threat finds the ways in which an attacker gets from one thing to
// another: breach paths.
//
// In go composed resources; out comes a [Graph] of facts and rules. A [Fact] is
// something that an attacker may have: a place on the internet, the rights of a
// principal, code that runs on a machine, the content of a data store, an account
// as a whole. A [Rule] says that who has certain facts gets another one, by a
// [Method], because of what stands at certain places of the code: the attributes
// that open the step. Package horn searches the graph.
//
// # What is known
//
// A rule that rests on something that the code does not tell has assumptions. A
// path without any is confirmed; the others are possible, assuming what they say.
// What may deny counts as denying in a confirmed path and as not denying in a
// possible one.
//
// # Accounts
//
// Two resources are in one account where they have the same provider
// configuration. Its number is known where the code tells it; otherwise it is a
// mark (see package iam), which is the same wherever the code asks for it, with
// data.aws_caller_identity, say.
//
// # Stores
//
// Who may read all stores of a type, as far as its own policies say the same of all
// their ARNs, gets one fact for the stores of a class: those of an account, without a
// policy of their own. From there one rule leads to each, so that rules are not as many
// as pairs of a principal and a store. In Google Cloud such a fact is about all stores of
// a kind in a project, a folder or an organization. What somebody's policies say of some stores beside,
// or deny, is decided for each of these. Paths tell the two rules as one step ([Join]).
//
// # Clusters
//
// Objects of Kubernetes are in one cluster as far as they see each other. Who holds
// which rights comes from bindings, by package rbac; containers get out by their
// form. What many may do to many is one fact for all of a namespace, so that rules
// stay few. Nodes are not told apart: whoever has one has the pods that run on each,
// and the others assuming that they are there.
//
// The package touches no file and no text.
package threat
