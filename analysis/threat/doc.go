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
// The package touches no file and no text.
package threat
