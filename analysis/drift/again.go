package drift

import (
	"reflect"
	"slices"

	"github.com/parapet-iac/parapet/analysis/cloud"
)

// Again compares once more after the code has been edited, as if nothing differed but
// what differs already: what only the edit brings is no drift. It tells what a drift
// would come to if the code were the edited one. The report is not judged yet.
func (r *Report) Again(in Input) *Report {
	next := Compare(in)
	next.addIgnored()
	next.Drifts = slices.DeleteFunc(next.Drifts, func(d Drift) bool { return r.same(&d) == nil })
	for i := range next.Drifts {
		d := &next.Drifts[i]
		known := r.same(d).Changes
		d.Changes = slices.DeleteFunc(d.Changes, func(c Change) bool {
			return !slices.ContainsFunc(known, func(o Change) bool {
				return o.Path == c.Path && reflect.DeepEqual(cloud.Plain(o.Live), cloud.Plain(c.Live))
			})
		})
	}
	next.Drifts = slices.DeleteFunc(next.Drifts, func(d Drift) bool { return d.Kind == Changed && len(d.Changes) == 0 })
	return next
}

// same returns the drift of the report that is another one, or nil.
func (r *Report) same(d *Drift) *Drift {
	i := slices.IndexFunc(r.Drifts, func(o Drift) bool { return o.Kind == d.Kind && o.Stack == d.Stack && o.Address == d.Address })
	if i < 0 {
		return nil
	}
	return &r.Drifts[i]
}
