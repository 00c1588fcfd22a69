// Package model is the one vocabulary of Parapet: every front end and every
// live reader produces [Resource] values of canonical types, and everything
// above reads nothing else.
//
// A [Value] is an immutable tree. Each node knows its place in the source,
// whether it is unknown, sensitive or a default that nobody wrote, the
// resources that it refers to, and, when it was reached through references,
// the chain of places that it came through.
//
// # Places of a value
//
// [Value.Range] is where a value stands in its owner: the expression of an
// argument, say. When that expression is a reference (var.x, local.y, a module
// input), [Value.Via] holds the places behind it in order; the last one is
// where the value was written. The children of such a value keep their own
// ranges, which lie where they were written.
//
// The package imports only source.
package model
