// Package cache keeps what policies said of a workspace in a file, so that
// opening the workspace again need not ask them.
//
// A [Pack] is the file of one workspace: a store for a set of policies that is
// read at once when it is opened and written by [Pack.Flush]. Its entries are
// found by hashes of everything that they depend on but the program itself,
// which the file names as a whole. What cannot be read, was cut off, was changed,
// or was written by another program counts as an empty file and is replaced in
// time: a cache is never a reason to fail.
//
// Packs lie side by side in one folder of the user's, which is bounded: entries
// that runs no longer ask for leave their pack, and packs that nobody has opened
// for long leave the folder. Several programs may use one pack at once. Files
// are replaced as a whole, and what another program has added meanwhile is kept.
//
// The file holds metadata of policies and paths of attributes, no values of
// attributes, and is readable for its owner alone.
package cache
