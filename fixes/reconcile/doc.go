// Package reconcile puts drift right, always as code: it never changes what runs.
//
// In go an analysed workspace and a judged comparison (analysis/drift); out come the
// remedies of each drift ([Plan]): commands that restore what the code says, edits
// that adopt what runs into the code, new code for what no code declares, and code
// without what is gone.
//
//	restore.go   commands
//	leftover.go  what applying the code leaves there
//	harden.go    edits of code that has left room for risky drift
//	adopt.go     edits of code that is there
//	declare.go   code that is new
//	remove.go    code that goes
//	object.go    all of that for objects of Kubernetes
//	stack.go     and for stacks of CloudFormation
//
// An edit is proved before it is offered: the edited code is analysed and compared
// with what runs again, and the drift that it is about must be gone, nothing else
// being changed. Code that is hardened still differs from what runs, and in nothing
// else; fixes of what policies find in it are proved as those of package fixes are.
package reconcile
