package threat

import (
	"maps"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/threat/iam"
	"github.com/parapet-iac/parapet/analysis/threat/network"
)

// sourceVPC begins the keys that tell by which endpoint of a network, and from which network,
// a request comes; requests by the internet have none:
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-sourcevpce.
const sourceVPC = "aws:sourcevpc"

var placedKeys = []string{"aws:sourcevpc", "aws:sourcevpce", "aws:vpcsourceip"}

// placedReader adds the ways in which a principal can read a store whose policy asks where
// requests come from: from anywhere, else for whoever reaches an endpoint of the code. Where
// the policy names networks that are not in the code, they may be the caller's.
func (w *world) placedReader(p *principal, r *model.Resource, s *store, policy *iam.Policy, named bool) {
	from := func(keys map[string]iam.Entry, limits ...*iam.Policy) *principal {
		c := *p
		c.memory, c.context = newMemory(), maps.Clone(p.context)
		maps.Copy(c.context, keys)
		if len(limits) > 0 {
			c.policies.Session = append(slices.Clip(c.policies.Session), limits...)
		}
		return &c
	}
	anywhere := map[string]iam.Entry{}
	for _, k := range placedKeys {
		anywhere[k] = iam.Entry{}
	}
	if w.readsSurely(from(anywhere), r, s, policy, named) {
		w.reader(listener{principal: from(anywhere)}, r, s, policy, named)
		return
	}
	for _, e := range w.endpointsOf(s) {
		keys := map[string]iam.Entry{
			"aws:sourcevpce": iam.Value(iam.Unknown(e.Origin.Stack + "/" + string(e.Address) + ".id")),
			"aws:sourcevpc":  iam.Value(w.text(e, e.Value.Get("vpc_id"))),
		}
		c := from(keys)
		if doc := e.Value.Get("policy"); !doc.IsNull() {
			c = from(keys, w.document(e, doc, model.Path{"policy"}))
		}
		for i := range s.reads {
			if m := &s.reads[i]; named || p.speaksOf(m, w.arn(r)) {
				if g, ok := w.reads(c, r, s, m, policy); ok {
					w.rule(of(Read, r), &m.Method, m.level, g, p.fact, endpointFact(e))
					break
				}
			}
		}
	}
	if !w.allOurs(policy) {
		w.reader(listener{principal: p}, r, s, policy, named)
	}
}

// endpointFact is what somebody has who reaches an endpoint.
func endpointFact(e *model.Resource) Fact {
	f := of(Reach, e)
	f.Name = network.Ports(network.TCP, 443, 443).String()
	return f
}

// readsSurely reports whether a principal can read a store without assuming anything.
func (w *world) readsSurely(p *principal, r *model.Resource, s *store, policy *iam.Policy, named bool) bool {
	return slices.ContainsFunc(s.reads, func(m way) bool {
		if !named && !p.speaksOf(&m, w.arn(r)) {
			return false
		}
		g, ok := w.reads(p, r, s, &m, policy)
		return ok && len(g.assumes) == 0
	})
}

// endpointsOf returns the endpoints of the service that a type of stores is of.
func (w *world) endpointsOf(s *store) []*model.Resource {
	service, _, _ := strings.Cut(s.reads[0].actions, ":")
	var out []*model.Resource
	for _, e := range w.all("aws_vpc_endpoint") {
		if strings.HasSuffix(w.text(e, e.Value.Get("service_name")), "."+service) {
			out = append(out, e)
		}
	}
	return out
}

// allOurs reports whether all networks and endpoints that a policy names are in the code.
func (w *world) allOurs(policy *iam.Policy) bool {
	ours := map[string]bool{}
	for _, r := range w.all("aws_vpc_endpoint", "aws_vpc", "aws_default_vpc") {
		ours[iam.Show(iam.Unknown(r.Origin.Stack+"/"+string(r.Address)+".id"))] = true
	}
	for _, k := range placedKeys[:2] {
		for _, v := range policy.Compared(k) {
			if !ours[v] {
				return false
			}
		}
	}
	return true
}
