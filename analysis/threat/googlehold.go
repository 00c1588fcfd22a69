package threat

import (
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/threat/gcp"
)

// rights are the grants of a principal.
func (p *googlePrincipal) rights() []googleGrant {
	if p.base != nil {
		return p.base.grants
	}
	return p.grants
}

// owns reports whether a grant makes a principal an owner, of which all else follows.
func (p *googlePrincipal) owns(b *googleGrant) bool {
	return b.role == "roles/owner" && b.scope.level != ofResource && p.limits == nil
}

// A googleHold is that a principal has some permissions in a scope.
type googleHold struct {
	scope googleScope
	grant grant
}

// has returns where a principal has a permission. Where that depends on the resource,
// it is each of those of a class for which it holds.
func (g *googleIdentity) has(p *googlePrincipal, permission string, class string) []googleHold {
	if p.limits != nil && !p.limits.Has(permission) {
		return nil
	}
	var out []googleHold
	rights := p.rights()
	for i := range rights {
		b := &rights[i]
		if !b.permissions.Has(permission) || p.owns(b) && !strings.HasPrefix(permission, "resourcemanager.") {
			continue
		}
		hold := googleHold{b.scope, grant{evidence: b.evidence, assumes: b.assumes, actions: []string{permission}}}
		switch g.holds(b, b.scope.res) {
		case gcp.Yes:
			out = append(out, hold)
		case gcp.Maybe:
			if c := googleClasses[class]; c != nil && strings.Contains(b.condition, "resource.") && b.scope.level != ofResource {
				out = append(out, g.conditional(b, hold, c)...)
				continue
			}
			hold.grant.assumes = append(slices.Clone(hold.grant.assumes), b.doubtIn())
			out = append(out, hold)
		}
	}
	return g.allowed(p, permission, out)
}

// conditional returns the resources of a class for which a condition holds.
func (g *googleIdentity) conditional(b *googleGrant, hold googleHold, c *googleClass) []googleHold {
	var out []googleHold
	all := g.w.all(c.types...)
	if g.w.work += len(all); g.w.done() {
		return nil
	}
	for _, r := range all {
		s := resourceScope(r)
		assume, ok := g.within(s, b.scope)
		truth := g.holds(b, r)
		if !ok || truth == gcp.No {
			continue
		}
		one := googleHold{s, grant{evidence: hold.grant.evidence, assumes: slices.Clone(hold.grant.assumes), actions: hold.grant.actions}}
		if assume != "" {
			one.grant.assume(assume)
		}
		if truth == gcp.Maybe {
			one.grant.assume(b.doubtIn())
		}
		out = append(out, one)
	}
	return out
}

// googleNeeds are the permissions of ways, one by one, so that they are not taken apart for
// each principal.
var googleNeeds = func() map[string][]string {
	out := map[string][]string{}
	for _, ways := range [][]googleWay{googleWays, googleReads, googleInvokes} {
		for i := range ways {
			out[ways[i].permissions] = strings.Fields(ways[i].permissions)
		}
	}
	return out
}()

// reach returns where a principal has all permissions of a way.
func (g *googleIdentity) reach(p *googlePrincipal, way *googleWay) []googleHold {
	var out []googleHold
	for i, permission := range googleNeeds[way.permissions] {
		holds := g.has(p, permission, way.class)
		if len(holds) == 0 {
			return nil
		}
		if i == 0 {
			out = leanest(holds)
			continue
		}
		both := g.both(out, leanest(holds))
		out = leanest(both)
	}
	return out
}

// both returns where two permissions are held by one principal: what else a way takes is
// needed where its target lies. Resources are looked up, so that it does not matter how
// many of them there are.
func (g *googleIdentity) both(a, b []googleHold) []googleHold {
	var out []googleHold
	add := func(x, y *googleHold) {
		if s, assume, ok := g.meet(x.scope, y.scope); ok {
			out = append(out, googleHold{s, x.grant.plus(&y.grant, assume)})
		}
	}
	narrow := map[googleScope][]*googleHold{}
	var wide []*googleHold
	for i := range b {
		if y := &b[i]; y.scope.level == ofResource {
			narrow[y.scope] = append(narrow[y.scope], y)
		} else {
			wide = append(wide, y)
		}
	}
	for i := range a {
		x := &a[i]
		for _, y := range wide {
			add(x, y)
		}
		if x.scope.level != ofResource {
			for i := range b {
				if b[i].scope.level == ofResource {
					add(x, &b[i])
				}
			}
			continue
		}
		for s := x.scope; s.level == ofResource; {
			for _, y := range narrow[s] {
				add(x, y)
			}
			step, _ := g.parent(s)
			s = step.scope
		}
	}
	return out
}

// plus returns two grants together.
func (g *grant) plus(h *grant, assume string) grant {
	out := grant{evidence: slices.Clone(g.evidence), assumes: slices.Clone(g.assumes), actions: slices.Clone(g.actions)}
	for _, e := range h.evidence {
		out.add(e)
	}
	for _, a := range h.assumes {
		out.assume(a)
	}
	if assume != "" {
		out.assume(assume)
	}
	out.actions = append(out.actions, h.actions...)
	slices.Sort(out.actions)
	out.actions = slices.Compact(out.actions)
	return out
}

// leanest returns of what holds in one scope that which assumes least.
func leanest(list []googleHold) []googleHold {
	best := map[googleScope]int{}
	var out []googleHold
	for _, h := range list {
		i, ok := best[h.scope]
		switch {
		case !ok:
			best[h.scope] = len(out)
			out = append(out, h)
		case len(h.grant.assumes) < len(out[i].grant.assumes):
			out[i] = h
		}
	}
	return out
}
