// Package fixes turns findings into edits that mend them, and proves the edits
// before they are offered.
//
// In go a snapshot of a workspace and a finding; out come the [Fix]es that its
// policy's remedies amount to in the code ([Planner]), the proof that a fix does
// what it says and nothing else ([Prove]), and the edits that mend as much of a
// workspace as can be ([All]). The package decides nothing about what is wrong,
// and writes no files. Writers of languages, such as fixes/terraform, know how
// code is edited.
//
// # What is proved
//
// The edited text is analysed in memory. A fix holds if the finding is gone, if
// nothing new is found that is as severe or more so, if no text has errors that it
// did not have, and if no resource has changed or gone but those that the fix is
// about. What the fix itself declares may have findings up to the severity of the
// one that it mends, or low. Where other resources change with it, such as those
// that share a variable, the fix is unsafe.
//
// What becomes inconclusive is not gone, unless the fix writes a reference: what
// that stands for is known only when it is applied.
package fixes
