// Package workspace ties the floors below together: from a folder to findings.
//
// In go a folder (or one file), the policies and options; out comes a [Result]:
// the files that were read, the composed resources, the findings with their
// places, ranks and suppressions, and the diagnostics. It opens no file outside
// the folder, symbolic links included, runs nothing and never uses the network.
//
// The steps are pure functions of content: a front end turns texts into
// resources, schema folds satellites into their owners, policy judges each
// composed resource by itself, and this package places the verdicts. No step
// knows a language's grammar beyond asking the registry of front ends.
package workspace
