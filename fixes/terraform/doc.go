// Package terraform writes remedies back into Terraform code, in native and in
// JSON syntax.
//
// In go a composed resource, the path of a verdict and a remedy on canonical
// paths; out come the ways to make its changes, as edits of the files as they
// were analysed. The package judges nothing and touches no files.
//
// # From a path to a place
//
//	write.go    what a remedy changes, one attempt for each way
//	place.go    the places of a value, and the syntax there
//	set.go      a value that is there, or one that is missing
//	remove.go   values, elements and blocks that go
//	satellite.go, declare.go  whole blocks that come
//	kubernetes.go  what remedies for objects refer to
//	statement.go  the elements of a policy as blocks of a data source
//
// Where a value exists, its range is the truth: it lies in the resource itself, in
// a satellite that was folded into it, in a variable, in a module's call or in a
// JSON document inside a string. What is missing goes into the innermost block or
// object that exists on its path, else into the resource or into a satellite, as
// the rows of schema say.
//
// # How it is written
//
//	native.go   arguments and blocks of native syntax
//	items.go    elements of lists and objects
//	json.go     JSON text, in a file of its own or in a string
//	value.go    values as expressions
//	tidy.go     the alignment of the arguments around an edit
//
// Every byte outside an edit stays. New text is as terraform fmt writes it, and
// the arguments beside it are aligned anew if they were aligned before.
package terraform
