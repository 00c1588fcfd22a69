package workspace

import "github.com/parapet-iac/parapet/analysis/policy"

// severityRank and categoryRank make up the rank of a finding: how bad it is in
// itself, and how directly a stranger can use it. Ranks order findings; they
// are no probabilities.
var severityRank = map[policy.Severity]int{
	policy.Critical: 90, policy.High: 70, policy.Medium: 45, policy.Low: 20, policy.Info: 5,
}

var categoryRank = map[string]int{
	"public-exposure": 9, "secrets": 8, "identity": 7, "network": 6,
	"encryption-in-transit": 4, "supply-chain": 4, "encryption-at-rest": 3, "hardening": 2, "logging": 2, "resilience": 1,
}

func rank(p *policy.Policy) int { return severityRank[p.Severity] + categoryRank[p.Category] }

// RankOf returns the least rank of findings of a severity.
func RankOf(s policy.Severity) int { return severityRank[s] }
