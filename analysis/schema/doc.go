// Package schema knows the canonical types: which attributes a type has and of
// what kind, what the provider does where nothing is written, and how resources
// that configure another one (satellites) fold into it.
//
// In go type names, attribute paths and resources as front ends produce them;
// out come facts about types and composed resources, on which policies are
// judged. The package evaluates no policy, reads no file and knows no language.
//
// # Facts
//
// types.txt holds the attributes of every type of the AWS provider, written by
// internal/gen from the published provider bindings. One type is one line; it is
// decoded when it is first asked for, so that the table costs nothing at start.
// What composition adds to a type beyond its own attributes are its extensions,
// in extension.go.
//
// # Composition
//
// A [Composer] brings each resource under its canonical names and its policy
// documents into one form, finds the owner of each satellite, and makes the
// composed owners; when a resource changes, it does so again for what depends on
// it. [Compose] is one update of a new one. The rows of rows_*.go say what folds
// into what. Resources compose within a stack only.
package schema
