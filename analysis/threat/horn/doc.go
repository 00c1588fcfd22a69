// Package horn finds out what follows from ground Horn rules, at which cost, and
// what every way to it has in common.
//
// A [Rule] derives its head where all facts of its body hold; one without a body
// is a premise. Facts are numbers; what they mean is the caller's to know. Rules
// form an AND/OR graph, held in compact arrays: a [Program] of 100,000 facts is
// searched in some tens of milliseconds.
//
// # Two worlds
//
// A rule may rest on an assumption. In the confirmed world such rules do not
// exist, in the possible world they do. One search answers for both: derivations
// are compared by the number of their assumptions first and by their cost after,
// so that a fact is confirmed exactly if its best derivation assumes nothing.
//
// # Methods
//
// The cheapest derivation is found by Knuth's generalisation of Dijkstra's
// algorithm ("A generalization of Dijkstra's algorithm", Information Processing
// Letters 6, 1977): the cost of a head is that of its rule and of all facts of its
// body. What several branches share counts for each of them. What all derivations
// of a goal have in common are its landmarks, the greatest fixed point of
// Keyder, Richter and Helmert ("Sound and Complete Landmarks for And/Or Graphs",
// ECAI 2010). [Routes] answer for many starts as many searches would, by what these
// have in common.
package horn
