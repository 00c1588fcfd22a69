// Package report writes what an analysis found, in one format for each reader:
// people at a terminal, programs, code scanning services, pull requests.
//
// In go [Workspace] values, one after the other, and at the end a [Summary]; out
// goes text. A Workspace is reduced: it holds what reports tell and nothing of
// the analysis that it came from, so that thousands of workspaces can be
// reported without being held in memory. Each format is a [Writer] in a file of
// its own, and writes as early as its form allows.
//
// Texts from a workspace are hostile: each writer escapes what its readers
// would take for more than text (terminal sequences, workflow commands, markup).
//
// The package never decides what is reported.
package report
