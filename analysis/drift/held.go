package drift

import "slices"

// lifecycle is what lets differ what the code ignores.
const lifecycle = "ignore_changes"

// addIgnored takes in what the code lets differ, so that it is judged, too.
func (r *Report) addIgnored() {
	for _, let := range r.ignored {
		for i := range let.Changes {
			let.Changes[i].By = lifecycle
		}
		at := slices.IndexFunc(r.Drifts, func(d Drift) bool { return d.Kind == Changed && d.Code == let.Code })
		if at < 0 {
			r.Drifts = append(r.Drifts, let)
		} else {
			r.Drifts[at].Changes = append(r.Drifts[at].Changes, let.Changes...)
		}
	}
	r.ignored = nil
}

// dropHeld leaves out what controllers alone write or the code ignores, and what brings
// nothing. Who writes a field is what he says himself, and who ignores it did not mean
// just anything, so that what is risky stays.
func (r *Report) dropHeld() {
	held := func(d Drift) bool { return slices.ContainsFunc(d.Changes, func(c Change) bool { return c.By != "" }) }
	if !slices.ContainsFunc(r.Drifts, held) {
		return
	}
	r.keepRisky()
	moved := r.withoutHeld()
	for i := range r.Paths {
		for k, c := range r.Paths[i].Because {
			r.Paths[i].Because[k] = moved[c]
		}
	}
	for mark, p := range r.changes {
		if c, ok := moved[Cause{p.drift, p.change}]; ok {
			r.changes[mark] = place{c.Drift, c.Change}
		} else {
			delete(r.changes, mark)
		}
	}
}

// keepRisky takes the changes on which a finding or a path rests from the controllers.
func (r *Report) keepRisky() {
	for _, p := range r.Paths {
		for _, c := range p.Because {
			if c.Change >= 0 {
				r.Drifts[c.Drift].Changes[c.Change].By = ""
			}
		}
	}
	for i := range r.Drifts {
		d := &r.Drifts[i]
		for _, f := range d.Findings {
			for _, c := range f.Changes {
				d.Changes[c].By = ""
			}
		}
	}
}

// withoutHeld drops the changes that are held, and drifts that are nothing else. It
// returns where each that stays is now.
func (r *Report) withoutHeld() map[Cause]Cause {
	var kept []Drift
	moved := map[Cause]Cause{}
	for i, d := range r.Drifts {
		var changes []Change
		for j, c := range d.Changes {
			if c.By == "" {
				moved[Cause{i, j}] = Cause{len(kept), len(changes)}
				changes = append(changes, c)
			}
		}
		moved[Cause{i, -1}] = Cause{len(kept), -1}
		if d.Kind == Changed && len(changes) == 0 && !d.Risky {
			continue
		}
		d.Changes = changes
		for k := range d.Findings {
			for n, c := range d.Findings[k].Changes {
				d.Findings[k].Changes[n] = moved[Cause{i, c}].Change
			}
		}
		kept = append(kept, d)
	}
	r.Drifts = kept
	return moved
}
