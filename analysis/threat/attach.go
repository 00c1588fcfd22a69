package threat

import (
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/threat/iam"
)

// policyARN is the key that tells which managed policy is attached:
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html.
const policyARN = "iam:policyarn"

// attached begins the name of what a principal is with a further policy.
const attached = "with the policy "

// maxAttachable bounds how many policies are tried on one principal.
const maxAttachable = 200

// An attachable is a managed policy that somebody may attach.
type attachable struct {
	arn    string
	policy *iam.Policy
	name   string
	at     []Evidence
}

// attachables returns the managed policies that p may be let attach where it may not attach
// just any: those of its account, and those of AWS that its policies name.
func (w *world) attachables(p *principal) []attachable {
	var out []attachable
	if !slices.ContainsFunc(p.policies.Identity, func(x *iam.Policy) bool { return x.Reads(policyARN) }) {
		return nil
	}
	for _, r := range w.all("aws_iam_policy") {
		if w.account(r).number != p.Account || len(out) >= maxAttachable {
			continue
		}
		if doc := r.Value.Get("policy"); !doc.IsNull() {
			out = append(out, attachable{w.arn(r), w.document(r, doc, model.Path{"policy"}), string(r.Address), []Evidence{at(r, "policy")}})
		}
	}
	seen := map[string]bool{}
	for _, x := range p.policies.Identity {
		for _, arn := range x.Compared(policyARN) {
			name, ok := awsPolicy(arn)
			if _, known := managed[name]; ok && known && !seen[name] {
				seen[name] = true
				out = append(out, attachable{arn: arn, policy: policyOf(name), name: name})
			}
		}
	}
	return out
}

// attaches adds what it is worth to q that p may attach some policies and not others to
// something of a type that q is, or is in. What one of them lets attach in turn is not
// followed, so that there are not as many principals as there are sets of policies.
func (w *world) attaches(p, q *principal, m *way) {
	if !strings.HasPrefix(m.ID, "iam-attach-") || strings.HasPrefix(q.fact.Name, attached) {
		return
	}
	holders := append([]*principal{q}, q.groups...)
	for _, holder := range holders {
		if holder.res.Type != m.target {
			continue
		}
		for _, x := range w.attachables(p) {
			keys := map[string]iam.Entry{policyARN: iam.Value(x.arn), "aws:resourceaccount": iam.Value(p.Account)}
			g, ok := w.asked(p, m, query{resource: holder.ARN, on: holder.res, keys: keys})
			if !ok || w.done() {
				continue
			}
			for _, e := range x.at {
				g.add(e)
			}
			c := q.with(Principal, append(slices.Clip(q.policies.Identity), x.policy))
			c.fact.Name = strings.TrimSpace(attached + x.name + " " + q.fact.Name)
			w.becomes(p, q, c, m, g)
		}
	}
}
