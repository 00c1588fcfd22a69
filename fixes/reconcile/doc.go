// Package reconcile puts drift right, always as code: it never changes what runs.
//
// In go an analysed workspace and a judged comparison (analysis/drift); out come the
// remedies of each drift ([Plan]): commands that restore what the code says, edits
// that adopt what runs into the code, new code for what no code declares, and code
// without what is gone.
//
//	restore.go  commands
//	remove.go   code that goes
//	adopt.go    edits of code that is there
//	declare.go  code that is new
//
// An edit is proved before it is offered: the edited code is analysed and compared
// with what runs again, and the drift that it is about must be gone, nothing else
// being changed.
package reconcile
