// Package git makes commits out of contents and pushes them, and reads the files of
// commits, by the git program, without letting the repository decide anything.
//
// A repository of somebody else's may name programs in its configuration: hooks,
// a file system monitor, filters, the command for SSH, credential helpers. So
// nothing but plain data is read from it: where it keeps its objects, a few
// commits, the address of a remote and who its user is. Commits are made in a
// Scratch, a bare repository of our own in a temporary folder that borrows the
// objects of the other one and has no work tree. What git is told there are the
// settings of the person who runs the program (their own files and environment,
// not the repository's) and those that this package lays on top. The user's
// index, work tree, references and objects stay as they are. A Tree, the files of a
// commit, is read in the same way, with no settings but those of this package.
//
// Credentials are handed to git as configuration in its environment
// (git-config(1), GIT_CONFIG_COUNT), so that neither a list of processes nor a
// file shows them, and git never asks for any.
package git
