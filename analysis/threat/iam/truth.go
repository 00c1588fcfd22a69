package iam

// A Truth is an answer that may be unknown. Its order is that of certainty: No
// before Maybe before Yes.
type Truth int8

// The answers.
const (
	No Truth = iota
	Maybe
	Yes
)

func (t Truth) String() string { return [...]string{"no", "maybe", "yes"}[t] }

// Not turns an answer round; what is unknown stays so.
func (t Truth) Not() Truth { return Yes - t }

// And returns whether all hold, Or whether one does.
func And(all ...Truth) Truth {
	out := Yes
	for _, t := range all {
		out = min(out, t)
	}
	return out
}

// Or returns whether any of the answers holds.
func Or(any ...Truth) Truth {
	out := No
	for _, t := range any {
		out = max(out, t)
	}
	return out
}

func truth(b bool) Truth {
	if b {
		return Yes
	}
	return No
}
