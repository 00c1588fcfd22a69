package workspace

import (
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/policy"
)

// A Judgement is a verdict on one resource. Those of several instances can be
// one finding.
type Judgement struct {
	// Resource is the composed resource that was judged.
	Resource *model.Resource
	Status   policy.Status
	// Paths are the attributes of Resource that the verdict rests on.
	Paths []model.Path
}

// Judgements returns what a finding of the snapshot stands for, the one that it
// shows in front. It returns nothing for a finding of another snapshot that is
// not in this one.
func (s *Snapshot) Judgements(f *Finding) []Judgement {
	st := s.state(f.Range.File())
	if st == nil {
		return nil
	}
	for _, m := range st.marks {
		if m.at != f.Range || m.Policy.ID != f.Policy.ID {
			continue
		}
		out := make([]Judgement, 0, 1+len(m.others))
		for _, c := range append([]*claim{m.claim}, m.others...) {
			out = append(out, Judgement{c.judged, c.Status, c.Paths})
		}
		return out
	}
	return nil
}

// Elsewhere reports whether a policy finds something in another file than the one.
func (s *Snapshot) Elsewhere(policy, path string) bool {
	for _, st := range s.states {
		for _, m := range st.marks {
			if st.path != path && m.Policy.ID == policy {
				return true
			}
		}
	}
	return false
}

// Same reports whether a file has the same text, findings, diagnostics and
// resources in two snapshots of one engine. It may say no where that is so.
func (s *Snapshot) Same(o *Snapshot, path string) bool { return s.Saying(path) == o.Saying(path) }

// A Saying stands for what a snapshot says of a file: text, findings, diagnostics and
// resources, but for related places in other files. Two may differ that say the same.
type Saying struct{ state *fileState }

// Saying returns what stands for what the snapshot says of a file. Where findings rank
// otherwise, the state is another: see [Engine.owe].
func (s *Snapshot) Saying(path string) Saying { return Saying{s.state(path)} }
