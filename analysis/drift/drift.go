package drift

import (
	"cmp"
	"slices"

	"github.com/parapet-iac/parapet/analysis/cloud"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// A Kind says what has become of a resource.
type Kind string

// The kinds of drift.
const (
	Changed   Kind = "changed"   // it differs from the code
	Unmanaged Kind = "unmanaged" // no code declares it
	Missing   Kind = "missing"   // it does not exist any more
)

// A Drift is one resource that is not as the code has it.
type Drift struct {
	Kind Kind
	Type string
	// Address is that of the code; for what is unmanaged, the type and the id:
	// aws_s3_bucket(scratch).
	Address model.Address
	Stack   string
	// ID is the vendor's, "" for what is missing and not known by an id.
	ID              string
	Account, Region string
	// Code and Live are the two sides, composed; nil where there is none.
	Code, Live *model.Resource
	// Reported is what was read, nil for what is missing.
	Reported *cloud.Resource
	Changes  []Change
	// Note says what is not sure, or nothing.
	Note string

	// Risky tells that the drift brings a finding or a path that the code does
	// not have.
	Risky    bool
	Findings []Finding
	// Paths are indexes of the report's new paths that rest on the drift.
	Paths []int

	mark *source.Anchor // of what runs and is unmanaged
	raw  *model.Resource
}

// An Op says how an attribute differs.
type Op string

// The ways to differ.
const (
	Set    Op = "changed" // another value
	Add    Op = "added"   // something that the code does not have
	Remove Op = "removed" // something that only the code has
)

// A Change is one attribute that differs, or one element of a list.
type Change struct {
	// Path is the attribute's, dotted: "ingress", "tags.team". Elements of lists
	// have the path of the list.
	Path string
	Op   Op
	// Code and Live are the two values; nil where there is none.
	Code, Live *model.Value
	// Part is the satellite in which the code says it, "" for the resource itself.
	Part model.Address
	// At is where the code says it, or the head of the resource.
	At source.Range
	// Steps lead to the value in an object of Kubernetes, in its canonical form; for
	// what is added to a list, to the list. Path is how the API names it.
	Steps model.Path
	// Pointer is the JSON pointer to the value in the object that runs. Stays tells that
	// kubectl apply leaves it there, since the code has never said anything of it.
	Pointer string
	Stays   bool
	// By is the controller that alone writes the field, or "".
	By string
	// Ignored tells that the code says that the attribute may differ: ignore_changes.
	// Only what is risky of these is reported.
	Ignored bool

	mark *source.Anchor // where the live value stands in the model of what runs
	// whole are elements of the code to drop for it, and keep those to put in their
	// place, where a list is compared in smaller pieces than it is written in.
	whole *model.Value
	keep  []*model.Value
}

// A Report is what came of a comparison.
type Report struct {
	// Drifts are in order: risky ones first, then by kind and address.
	Drifts []Drift
	// Paths are the new breach paths, the most urgent first.
	Paths []NewPath
	// Compared counts the resources of the code that were compared with what runs.
	Compared int
	// Unread are resources of the code of which nothing is known, since their type
	// was not read or could not be.
	Unread []*model.Resource
	// Untied are resources of the code that could be several ones that run, or that
	// the code does not name.
	Untied []*model.Resource
	// Controlled are what controllers have made.
	Controlled []cloud.Resource
	Unreadable []cloud.Unreadable

	in   Input
	tied *tie
	// ignored are what differs where the code says that it may.
	ignored []Drift
	linked  *linker
	changes map[*source.Anchor]place
	now     composed // the model of what runs
	// providers are those of the code, by stack and where they work.
	providers map[string]map[Where]model.Address
}

// A place is where a mark leads: a drift, and one of its changes or -1.
type place struct{ drift, change int }

// sort orders drifts, the most urgent first.
func (r *Report) sort() {
	rank := map[Kind]int{Changed: 0, Unmanaged: 1, Missing: 2}
	slices.SortStableFunc(r.Drifts, func(a, b Drift) int {
		return cmp.Or(cmp.Compare(b.Rank(), a.Rank()), cmp.Compare(rank[a.Kind], rank[b.Kind]),
			cmp.Compare(a.Stack, b.Stack), cmp.Compare(a.Address, b.Address))
	})
}

// Rank orders drifts, 0 to 100: those on a breach path first, then by the most
// severe finding that they bring.
func (d *Drift) Rank() int {
	rank := 0
	if len(d.Paths) > 0 {
		rank = 90
	}
	for _, f := range d.Findings {
		rank = max(rank, 20+15*int(f.Policy.Severity))
	}
	return min(rank, 100)
}
