package main

import (
	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/fixes/forge"
)

// A policyStep is what one commit of a pull request fixes, in all workspaces.
type policyStep struct {
	policy *policy.Policy
	fixed  []forge.Finding
	files  []forge.File
}

// insert adds a step of a workspace to those of the workspaces before it, at from
// or behind, and returns where its next one may go: the steps of a workspace build
// on each other and stay in their order. Steps of one policy become one where that
// allows it.
func insert(steps []policyStep, from int, s policyStep) ([]policyStep, int) {
	for i := from; i < len(steps); i++ {
		if steps[i].policy.ID == s.policy.ID {
			steps[i].fixed = append(steps[i].fixed, s.fixed...)
			steps[i].files = append(steps[i].files, s.files...)
			return steps, i + 1
		}
	}
	steps = append(steps[:from:from], append([]policyStep{s}, steps[from:]...)...)
	return steps, from + 1
}

func (s *policyStep) commit() forge.Commit {
	p := s.policy
	return forge.PolicyCommit(forge.Policy{
		ID: p.ID, Title: p.Title, Severity: p.Severity.String(), Description: p.Description, Links: p.Related,
	}, s.fixed, s.files)
}
