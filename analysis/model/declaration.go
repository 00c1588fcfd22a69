package model

// A Declaration is one resource of a workspace over time, which a front end
// keeps true to the files.
type Declaration struct {
	// Resource is what is declared now, nil where it is gone.
	Resource *Resource
	// At is the front end's own.
	At any
}

// A Delta is what an update of a front end has changed.
type Delta struct {
	// Declarations are new, different or gone; in no order.
	Declarations []*Declaration
	// Files have another text or are gone; those with new or lost
	// diagnostics are in Diagnosed. Both are paths.
	Files, Diagnosed []string
}
