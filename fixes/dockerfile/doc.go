// Package dockerfile writes remedies back into Dockerfiles.
//
// A value that is there is replaced, in the default of a build argument where it
// comes from one. What a remedy removes goes with the blank before it, a word that
// has a line of its own with that line, and an instruction that would say nothing
// without it as a whole. Every other byte stays. The package judges nothing and
// touches no files.
package dockerfile
