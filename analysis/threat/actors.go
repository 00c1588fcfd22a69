package threat

import (
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/threat/iam"
)

// An actor is what runs code with a role, or where one is to be had.
type actor struct {
	res     *model.Resource
	role    *principal // nil for none of its own
	account string
}

// actors returns the resources of a type that have roles, and services on instances that have.
func (w *world) actors(typ string) []actor {
	out, ok := w.acting[typ]
	if ok {
		return out
	}
	for _, r := range w.list(typ) {
		if role := w.roleOf(r); role != nil || typ == "aws_ecs_service" && w.onInstances(r) {
			out = append(out, actor{r, role, w.account(r).number})
		}
	}
	w.acting[typ] = out
	return out
}

// uses adds ways to run code in something that has a role.
func (w *world) uses(p *principal) {
	for i := range uses {
		m := &uses[i]
		if !p.speaks(m) {
			continue
		}
		strong := false
		for _, x := range w.actors(m.target) {
			r, role := x.res, x.role
			if x.account != p.Account {
				continue
			}
			g, ok := w.used(p, m, query{resource: w.arn(r), on: r})
			if !ok || !w.usable(m, x, &g) || m.documented && !w.runsDocument(p, m, &g) {
				continue
			}
			strong = strong || role != nil && role.admin
			w.rule(of(Compute, r), &m.Method, m.level, g, p.fact)
		}
		if !strong && (!m.documented || w.runsDocument(p, m, &grant{})) {
			w.undeclared(p, m, nil)
		}
	}
}

// usable adds what a use rests on beside the permission; false where it cannot work.
func (w *world) usable(m *way, x actor, g *grant) bool {
	if m.when != "" && !w.isOn(w.lookup(placeOf(x.res)), m.when, g) {
		return false
	}
	const registers = "ssm:UpdateInstanceInformation"
	if m.managed && w.ask(x.role, query{action: registers, resource: w.arn(x.res), on: x.res}).Allowed != iam.Yes {
		g.assume(string(x.res.Address) + " is managed by Systems Manager")
	}
	return true
}

// isOn reports whether an attribute is on, or may be.
func (w *world) isOn(r *model.Resource, attr string, g *grant) bool {
	v := r.Value.Get(attr)
	on, _ := v.AsBool()
	switch {
	case on:
	case v.Is(model.Unknown):
		g.assume(attr + " of " + string(r.Address) + " is on")
	default:
		return false
	}
	g.add(at(r, attr))
	return true
}

// shellDocuments are documents that run whatever they are told:
// https://docs.aws.amazon.com/systems-manager/latest/userguide/documents-command-ssm-plugin-reference.html.
var shellDocuments = []string{"AWS-RunShellScript", "AWS-RunPowerShellScript", "AWS-RunRemoteScript", "AWS-RunDocument"}

// runsDocument reports whether a principal may use some document that runs what it wants:
// one of those of AWS, or one of its own.
func (w *world) runsDocument(p *principal, m *way, g *grant) bool {
	begin := "arn:" + partition + ":ssm:" + w.account(p.res).region + ":"
	arns := []string{begin + p.Account + ":document/parapet-any"}
	for _, name := range shellDocuments {
		arns = append(arns, begin+":document/"+name)
	}
	best := grant{}
	for _, arn := range arns {
		h := grant{allowed: iam.Yes}
		for action := range strings.FieldsSeq(m.actions) {
			h.and(action, w.ask(p, query{action: action, resource: arn}))
		}
		if h.allowed > best.allowed {
			best = h
		}
	}
	if best.allowed == iam.No {
		return false
	}
	g.merge(&best)
	slices.Sort(g.actions)
	g.actions = slices.Compact(g.actions)
	return true
}
