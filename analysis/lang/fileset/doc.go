// Package fileset keeps front ends true to their files whose languages come in
// single files, or in small sets of files that are read together: a unit. A
// [Language] says which files are one unit, what a file says and what a unit
// declares; the [Session] finds the files, follows their changes, parses what has
// changed, loads the units again that have read it, and tells what is different.
//
// Units read each other's files only through [Unit.Read], which notes it, so that
// they are loaded again when such a file changes, appears or goes. Nothing leaves
// the file system that the session is given.
package fileset
