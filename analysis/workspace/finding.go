package workspace

import (
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/analysis/source"
	"github.com/parapet-iac/parapet/analysis/threat"
)

// A Finding is a verdict with its place, its rank and what people have said of
// it. Verdicts of several instances (count, for_each, a module called often)
// that point at the same place are one finding.
type Finding struct {
	Policy *policy.Policy
	Status policy.Status
	// Resource is the one in whose declaration the place lies; Instances are
	// all that share the finding, Resource among them, sorted.
	Resource  model.Address
	Instances []model.Address
	// Language is the front end's name.
	Language string
	// Paths are the attributes of the judged resource that it rests on.
	Paths []model.Path
	// Range is the place to show, and Span the same in lines and columns.
	Range source.Range
	Span  source.Span
	// Block is the whole declaration around it.
	Block source.Span
	// Related are further places, such as where a value was written that
	// came through a variable.
	Related []Related
	// Tier says whether the finding is on a breach path: see [threat.Tier]. It opens a
	// step of one if it is about an attribute that the step rests on. Choke tells that
	// every way to some jewel takes that step. [Breaches.On] tells the paths.
	Tier  threat.Tier
	Choke bool
	// Exposed tells that somebody from outside can take the step, or else gets something
	// of the resource.
	Exposed bool
	// Rank orders findings, 0 to 99, higher first: by tier, and then by Points, whose
	// sum it is.
	Rank   int
	Points Points
	// Suppression is set where somebody has silenced the finding.
	Suppression *Suppression
	// Fingerprint names the finding across edits that only move lines:
	// lower-case hexadecimal.
	Fingerprint string

	mark *mark // nil where nobody has judged
}

// A Related place explains a finding.
type Related struct {
	// Range is the place, and Span the same in lines and columns.
	Range   source.Range
	Span    source.Span
	Message string
}

// A Suppression says who silenced a finding and why.
type Suppression struct {
	// Kind is "comment", "config" or "baseline".
	Kind string
	// Reason is what the author gave, possibly nothing.
	Reason string
	// Span is the comment's place, if it is one.
	Span *source.Span
}
