package manifest

// Kustomize is the dialect of manifests and patches that kustomizations build: a value
// is changed where it is written that won, what is missing goes into the base; or in a
// patch of the overlay, which leaves other overlays as they are. Objects
// are not added: under which name they come out is for each overlay to say. What stands
// outside of a container may be in a patch of it as well as in the pod around it.
var Kustomize = func() *Dialect {
	d := *Kubernetes
	d.Objects, d.Inherits, d.Overlays = nil, nil, true
	return &d
}()
