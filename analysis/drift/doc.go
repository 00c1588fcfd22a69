// Package drift compares what the code declares with what runs, and judges the
// difference.
//
// In go resources of the code, as declared and as composed, and a snapshot of what
// runs; out come the [Drift]s: resources that are changed, attribute by attribute,
// unmanaged or missing, each risky or harmless ([Compare], [Report.Judge]).
//
//	match.go      which resource of the code is which one that runs
//	expect.go     what a value of the code comes to, once references are known
//	difference.go, elements.go, document.go  what differs, by meaning
//	patch.go      the code as it would be if it said what runs
//	judge.go      what policies and breach paths say of both
//	object_*.go   the same for objects of Kubernetes
//	held.go       what controllers write
//
// Both models that are judged are made from the code. The one of what runs has the
// attributes that differ, and those alone, from the cloud, each at a place of its
// own: a finding or a step of a path that leads to such a place rests on that very
// difference.
//
// The package touches no files and asks no cloud.
package drift
