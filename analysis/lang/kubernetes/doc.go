// Package kubernetes is the front end for manifests of Kubernetes: objects of
// its API in YAML or JSON, one or several in a file, or in a List.
//
// A [Session] keeps what the manifests of a workspace declare. Each document is
// read by itself (see yamltext), so a keystroke costs one document. Files and
// documents that are no manifests are recognised by their text and left alone:
// they have no errors. So are templates that are not YAML before they are
// rendered.
//
// # Stacks
//
// A workspace is one stack as long as no address is declared in two of its
// folders. Where one is, as in overlays for several clusters, the folders are
// taken apart below the one that they share: overlays/dev and overlays/prod are
// stacks of their own, and what is declared in overlays or above stays in the
// stack around, which both see. Of equal addresses in one stack the second gets
// "#2" behind it.
package kubernetes
