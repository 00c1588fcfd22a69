// Package terraform is the front end for Terraform and OpenTofu: native and
// JSON syntax, variables, locals, functions, count, for_each, dynamic blocks,
// local and installed modules.
//
// In go the files of a workspace; out come resources of canonical types whose
// values know where they were written, and diagnostics for what is wrong.
//
// # How it works
//
//	split.go    a file into top-level items
//	parse.go    an item into syntax, at positions relative to the item
//	jsonsyntax.go  the JSON form into the same syntax
//	module.go   the files of a folder into a module
//	instance.go a module call into an instance: what each name stands for
//	eval.go     an expression into a value that keeps its ranges
//	body.go     a block into an object of its provider's schema
//	load.go     root modules, and everything that they call
//
// Evaluation is lazy and remembered: a variable, local, resource or output is
// evaluated when something first asks for it. A value that cannot be known is
// unknown, never empty. Nothing is executed, no provider is asked, and only the
// file system that the caller hands over is read.
//
// Each evaluation has a budget of steps, depth and size, so that hostile input
// ends in a diagnostic.
package terraform
