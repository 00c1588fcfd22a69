// Package compare tells what a change does: the findings and the breach paths that
// it opens and closes, and the lines that do so.
//
// In go two analyses, of a workspace before and after; out comes a [Change]. A path
// is new where its start did not lead to its goal before, or only by assumption. It
// is attributed to the lines that open a step which was not there before. Where none
// of these lines has changed, as when a control is taken away, the analysis is run
// again with one changed resource after the other as it was: those without which the
// path is not there have opened it.
//
// The package reads no files and knows no language.
package compare
