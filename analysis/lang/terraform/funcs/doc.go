// Package funcs holds the functions of Terraform 1.11 as go-cty functions.
//
// In go a file system and the folder that relative paths count from; out comes
// a table by name. What go-cty and its companions implement is taken from
// there. Files are read only through the file system that the caller hands
// over; functions whose results depend on the moment (timestamp, uuid, bcrypt)
// are unknown; and work that hostile arguments would let explode is refused
// before it begins, with [ErrTooLarge].
//
// Four functions are missing since they need more than values, and are the
// evaluator's: try, can, templatefile and templatestring. See
// https://developer.hashicorp.com/terraform/language/functions.
package funcs

import "errors"

// Bounds on what a function may be given or make.
const (
	MaxElements = 100_000 // of a collection
	MaxBytes    = 1 << 20 // of a string or file
)

// Errors that a call can wrap.
var (
	// ErrOutsideWorkspace: a path leaves the workspace.
	ErrOutsideWorkspace = errors.New("path leaves the workspace")
	// ErrNotFound: a file does not exist, or is not a regular file.
	ErrNotFound = errors.New("no such file")
	// ErrTooLarge: the result, or a file, would exceed a bound.
	ErrTooLarge = errors.New("result would be too large")
)
