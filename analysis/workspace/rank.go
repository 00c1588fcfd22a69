package workspace

import (
	"math"

	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/analysis/threat"
)

// A rank is a number from 0 to 99 that orders findings: first by their tier, which
// makes four bands of 25, then by points. Points are a sum, so that each of them can
// be told; ranks compare findings and are no probabilities.
const band = 25

// severityPoints are for how bad a finding is in itself.
var severityPoints = map[policy.Severity]int{
	policy.Critical: 10, policy.High: 8, policy.Medium: 5, policy.Low: 2, policy.Info: 0,
}

// categoryPoints are for how directly a stranger can use what is wrong.
var categoryPoints = map[string]int{
	"public-exposure": 3, "secrets": 3, "identity": 2, "network": 2,
	"encryption-in-transit": 1, "encryption-at-rest": 1, "supply-chain": 1,
}

const (
	// chokePoints are for a step that every way to some jewel takes.
	chokePoints = 5
	// easePoints are for a way that takes no effort and leads to what is worth most.
	easePoints = 6
)

// Points are what the rank of a finding is the sum of.
type Points struct {
	Tier, Severity, Category, Choke, Ease int
}

// Rank returns the sum.
func (p Points) Rank() int { return p.Tier + p.Severity + p.Category + p.Choke + p.Ease }

// pointsOf returns the points of a finding by a policy.
func pointsOf(p *policy.Policy, s threat.Standing) Points {
	out := Points{Tier: band * int(s.Tier), Severity: severityPoints[p.Severity], Category: categoryPoints[p.Category]}
	if s.Tier > threat.Isolated {
		out.Ease = int(math.Round(easePoints * threat.Ease(s.Cost)))
	}
	if s.Tier > threat.Half && s.Choke {
		out.Choke = chokePoints
	}
	return out
}

// worse reports whether a standing makes for a higher rank than another.
func worse(a, b threat.Standing) bool {
	if a.Tier == b.Tier && a.Choke == b.Choke && a.Cost >= b.Cost {
		return false
	}
	return pointsOf(&anyPolicy, a).Rank() > pointsOf(&anyPolicy, b).Rank()
}

var anyPolicy policy.Policy
