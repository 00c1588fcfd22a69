package lsp

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"github.com/parapet-iac/parapet/analysis/workspace"
	"github.com/parapet-iac/parapet/fixes"
)

// fewFixes is up to how many fixes are proved before they are offered: those of one
// place. Of more, which a user does not look at one by one, each is proved when it is
// chosen.
const fewFixes = 24

// proofs remembers which fixes hold, since editors ask again at each move of the
// cursor. Its zero value is ready.
type proofs struct {
	mu sync.Mutex // guards the rest
	// snap is the analysis that the fixes are for.
	snap *workspace.Snapshot
	// known are the fixes as they may be offered, nil for those that do not hold.
	known map[proofKey]*fixes.Fix
}

// A proofKey names a fix of an analysis.
type proofKey struct {
	fingerprint string
	remedy      int
	note        string
}

func keyOf(f *fixes.Fix) proofKey { return proofKey{f.Finding.Fingerprint, f.Remedy, f.Note} }

// holding returns those of the fixes that hold. Where an analysis is under way,
// nothing waits for it: a fix is then proved when it is chosen.
func (p *proofs) holding(ctx context.Context, v *view, plans [][]*fixes.Fix) [][]*fixes.Fix {
	known := p.of(v.snap)
	var open []*fixes.Fix
	for _, plan := range plans {
		for _, f := range plan {
			if _, ok := known[keyOf(f)]; !ok {
				open = append(open, f)
			}
		}
	}
	if 0 < len(open) && len(open) <= fewFixes {
		for k, f := range prove(ctx, v, open) {
			known[k] = f
		}
		p.add(v.snap, known)
	}
	out := make([][]*fixes.Fix, len(plans))
	for i, plan := range plans {
		for _, f := range plan {
			proved, ok := known[keyOf(f)]
			switch {
			case !ok:
				out[i] = append(out[i], f)
			case proved != nil:
				out[i] = append(out[i], proved)
			}
		}
	}
	return out
}

// of returns what is known of the fixes for an analysis, for the caller to keep.
func (p *proofs) of(snap *workspace.Snapshot) map[proofKey]*fixes.Fix {
	out := map[proofKey]*fixes.Fix{}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.snap == snap {
		for k, f := range p.known {
			out[k] = f
		}
	}
	return out
}

// add remembers what is known of the fixes for an analysis.
func (p *proofs) add(snap *workspace.Snapshot, known map[proofKey]*fixes.Fix) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.snap != snap {
		p.snap, p.known = snap, map[proofKey]*fixes.Fix{}
	}
	for k, f := range known {
		p.known[k] = f
	}
}

// prove returns what comes of the proofs of fixes, nothing where they were not made.
func prove(ctx context.Context, v *view, all []*fixes.Fix) map[proofKey]*fixes.Fix {
	out := map[proofKey]*fixes.Fix{}
	ok, err := v.live.TryNow(ctx, func(t *workspace.Trial) error {
		for _, f := range all {
			proved, err := fixes.Prove(ctx, t, f)
			switch {
			case ctx.Err() != nil:
				return ctx.Err()
			case errors.Is(err, fixes.ErrStale), errors.Is(err, workspace.ErrInterrupted):
				return err
			case err != nil:
				proved = nil
			}
			out[keyOf(f)] = proved
		}
		return nil
	})
	if !ok || err != nil {
		return nil
	}
	return out
}

// An offer is an action for one fix, or for several that are the same edit.
type offer struct {
	title     string
	fix       *fixes.Fix
	mends     []*workspace.Finding
	preferred bool
}

// offers returns what is offered of the fixes for findings. What makes the same edit
// under the same title is one offer; what makes another is told apart.
func offers(plans [][]*fixes.Fix) []*offer {
	alike := map[string]int{}
	for _, plan := range plans {
		for _, f := range plan {
			alike[titleOf(f)]++
		}
	}
	var out []*offer
	made := map[string]map[string]*offer{} // by title and changes
	for _, plan := range plans {
		for n, f := range plan {
			title, changes := titleOf(f), ""
			if alike[title] > 1 {
				changes = f.Key()
			}
			o := made[title][changes]
			if o == nil {
				o = &offer{title: title, fix: f}
				out = append(out, o)
				if made[title] == nil {
					made[title] = map[string]*offer{}
				}
				made[title][changes] = o
			}
			o.mends = append(o.mends, &f.Finding)
			o.preferred = o.preferred || n == 0
		}
	}
	for _, alike := range made {
		if len(alike) > 1 {
			tellApart(alike)
		}
	}
	return out
}

// titleOf says what a fix does, and what it changes beyond the finding.
func titleOf(f *fixes.Fix) string { return titled(f.Title(), f) }

// tellApart adds to titles what offers of one title are for: the resource or, if
// that is the same, the policy.
func tellApart(alike map[string]*offer) {
	places := map[string]bool{}
	for _, o := range alike {
		places[string(o.fix.Finding.Resource)] = true
	}
	for _, o := range alike {
		what := o.fix.Finding.Policy.ID
		if len(places) == len(alike) {
			what = string(o.fix.Finding.Resource)
		}
		o.title = fmt.Sprintf("%s (%s)", o.title, what)
	}
}
