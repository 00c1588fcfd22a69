// Package kustomize is the front end for Kustomize: it judges what a kustomization
// comes to, and places it where it is written.
//
// Every kustomization that no other one builds upon, and that is no component, is
// built by Kustomize's own library, over the files of the workspace and nothing else.
// Its objects are a stack of their own. What its files say of themselves counts only
// through it: Session.Claims tells them to the front end for manifests.
//
//	language.go       files, and which kustomizations are built
//	kustomization.go  what a kustomization names; what is not taken from it
//	build.go          the library over the workspace's files
//	place.go          from what was built to where it is written
//	transform.go      values that fields of a kustomization set
//	charts.go         charts that a kustomization renders
//
// # Places
//
// The library tells which file an object comes from. A value of it stands in the
// last patch that says so or, if there is none, in that file; where a field such as
// images or namespace has set it, it stands there. Maps and lists stand where they
// were written first.
//
// # What is left out
//
// Nothing is fetched or run: bases and files of other hosts, charts that are not in the
// workspace, and plugins that are not Kustomize's own are left out of the build, with a
// notice. A kustomization that cannot be built is an error, and its manifests are judged
// as they stand.
package kustomize
