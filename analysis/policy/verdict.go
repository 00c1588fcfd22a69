package policy

import "github.com/parapet-iac/parapet/analysis/model"

// A Status is what a policy says of a place in a resource.
type Status uint8

// The outcomes of a policy that found something.
const (
	// Fail: what was found rests on known values alone.
	Fail Status = iota
	// Inconclusive: it rests on a value that cannot be known.
	Inconclusive
)

func (s Status) String() string { return [...]string{"fail", "inconclusive"}[s] }

// MarshalText returns the name of s.
func (s Status) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// A Verdict is one thing that a policy found in a resource.
type Verdict struct {
	Policy *Policy
	Status Status
	// Paths are the attributes that it rests on, the one to show first. A
	// path may name what is missing.
	Paths []model.Path
}
