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
// [Compose] runs three steps, each of which depends on nothing but its arguments:
// [CanonicaliseAll] renames a resource's type and attributes and brings its policy
// documents into one form; [Groups] finds the owner of each satellite; and
// [Group.Fold] makes the composed owner. The rows of rows_*.go say what folds
// into what.
package schema
