package threat

import (
	"maps"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/threat/gcp"
)

// googleIdentity draws up who may do what in Google Cloud, and what follows.
type googleIdentity struct {
	*google
	byFact    map[Fact]*googlePrincipal
	order     []*googlePrincipal // those whose ways have been drawn up
	pending   []*googlePrincipal
	seen      map[Fact]bool // hubs and administrators
	hubs      []googleHub   // to expand
	inside    map[string]map[googleScope][]*model.Resource
	actsAs    map[*model.Resource]*googlePrincipal // what runs code, with a service account
	suppliers map[string][]*model.Resource         // what code comes from, by class
	lookable  []googleLook
	providers map[*model.Resource][]*model.Resource // of pools; see providersOf
	denials   []googleDenial
	existing  map[string]bool // classes of which there are resources
	walls     []googlePerimeter

	perimetersRead bool

	granted, everyProject []googleScope // the scopes of policies; see known
}

var googleClassOrder = slices.Sorted(maps.Keys(googleClasses))

// googleIdentities draws up the rules about identities and stores of Google Cloud.
func (w *world) googleIdentities() {
	w.googleScopes, w.googleStarts, w.googleAccounts, w.googleParts = nil, nil, nil, map[Fact]Fact{}
	g := &googleIdentity{google: w.newGoogle(), byFact: map[Fact]*googlePrincipal{}, seen: map[Fact]bool{}, inside: map[string]map[googleScope][]*model.Resource{},
		actsAs: map[*model.Resource]*googlePrincipal{}, existing: map[string]bool{}}
	g.readDenials()
	g.readGrants()
	g.computing()
	g.openStores()
	g.unguarded()
	g.storedKeys()
	g.supplies()
	g.views()
	g.triggers()
	for _, p := range slices.Clone(g.pending) {
		for kind := range googleDefaults {
			if p.fact == defaultFact(kind, p.project) {
				g.givesEditor(p, kind)
			}
		}
	}
	for (len(g.pending) > 0 || len(g.hubs) > 0) && !w.done() {
		if len(g.pending) > 0 {
			p := g.pending[0]
			g.pending = g.pending[1:]
			if p.idle || p.drawn {
				continue
			}
			p.drawn = true
			g.order = append(g.order, p)
			g.escalations(p)
			continue
		}
		h := g.hubs[0]
		g.hubs = g.hubs[1:]
		g.expand(h)
	}
	for _, p := range g.order {
		if p.fact.Kind == Principal && !p.admin && p.base == nil && (p.declared || p.account != nil) {
			w.googleStarts = append(w.googleStarts, p.fact)
		}
	}
}

// variant returns a service account as somebody has it who may do less than all that it
// may.
func (g *googleIdentity) variant(base *googlePrincipal, name string, limits gcp.Permissions) *googlePrincipal {
	f := base.fact
	if f.Name = strings.TrimSpace(f.Name + " " + name); g.byFact[f] != nil && g.byFact[f].base != nil {
		return g.byFact[f]
	}
	p := g.principal(f)
	p.account, p.project, p.base, p.limits = base.account, base.project, base, limits
	return p
}

// escalations draws up what a principal can get.
func (g *googleIdentity) escalations(p *googlePrincipal) {
	if len(p.rights()) == 0 {
		return
	}
	g.administers(p)
	for i := range googleWays {
		g.uses(p, &googleWays[i])
	}
	for i := range googleReads {
		g.reads(p, &googleReads[i])
	}
	if p.entry() || p.base != nil {
		for i := range googleInvokes {
			g.uses(p, &googleInvokes[i])
		}
	}
	g.basic(p)
	g.byDefault(p)
	g.looks(p)
	if p.base == nil {
		g.rewrites(p)
	}
}

// administers adds the scopes that a principal may do anything in.
func (g *googleIdentity) administers(p *googlePrincipal) {
	for _, row := range []struct {
		permission string
		levels     []googleLevel
	}{
		{"resourcemanager.organizations.setIamPolicy", []googleLevel{ofOrganization}},
		{"resourcemanager.folders.setIamPolicy", []googleLevel{ofOrganization, ofFolder}},
		{"resourcemanager.projects.setIamPolicy", []googleLevel{ofOrganization, ofFolder, ofProject}},
	} {
		for _, h := range leanest(g.has(p, row.permission, "")) {
			if !slices.Contains(row.levels, h.scope.level) {
				continue
			}
			m := &googleSetsPolicy
			if g.owns(p, h.scope) {
				m = &googleOwns
				p.admin = p.admin || len(h.grant.assumes) == 0
			}
			for _, to := range g.governed(row.permission, h.scope) {
				g.w.rule(g.admin(to.scope), m, Call, h.grant.plus(&grant{}, to.assume), p.fact)
			}
		}
	}
}

// governed returns the scopes whose policy can be set with a permission in a scope: the
// scope itself, or those of its projects and folders that the code knows.
func (g *googleIdentity) governed(permission string, s googleScope) []googleStep {
	if strings.Contains(permission, string(s.level)+"s.") {
		return []googleStep{{scope: s}}
	}
	var out []googleStep
	if strings.Contains(permission, "projects.") {
		for _, project := range g.known() {
			if assume, ok := g.within(project, s); ok {
				out = append(out, googleStep{project, assume})
			}
		}
		return out
	}
	for _, f := range g.w.all("google_folder") {
		folder := googleScope{level: ofFolder, key: g.folderKey(f)}
		if assume, ok := g.within(folder, s); ok {
			out = append(out, googleStep{folder, assume})
		}
	}
	return out
}

// owns reports whether a principal has the role Owner in a scope.
func (g *googleIdentity) owns(p *googlePrincipal, s googleScope) bool {
	return slices.ContainsFunc(p.rights(), func(b googleGrant) bool { return b.role == "roles/owner" && b.scope == s })
}

// uses adds what a principal gets by a way.
func (g *googleIdentity) uses(p *googlePrincipal, way *googleWay) {
	for _, h := range g.reach(p, way) {
		if way.enforced != "" {
			if by, on := g.constraint(way.enforced, h.scope); on {
				g.lifts(p, way, h, by)
				continue
			}
		}
		switch {
		case way.acts:
			g.usesAs(p, way, h)
		case googleClasses[way.class].kind == Write && (p.entry() || h.scope.level != ofResource):
			g.writes(p, way, h)
		case googleClasses[way.class].kind == Reach && p.entry():
			g.serves(way, h, p.fact)
		default:
			g.gains(p, way, h)
		}
	}
}

// writes adds that a principal writes what code comes from, which strangers do only where
// they may be let at it.
func (g *googleIdentity) writes(p *googlePrincipal, way *googleWay, h googleHold) {
	all := g.candidates(way.class, h.scope)
	if !p.entry() {
		if len(all) > 0 {
			g.gains(p, way, h)
		}
		return
	}
	for _, r := range all {
		got := h.grant.plus(&grant{}, "")
		if g.exposable(r, &got) {
			g.w.rule(of(Write, r), &way.Method, way.level, got, p.fact)
		}
	}
}

// gains adds that a principal gets all of a class in a scope.
func (g *googleIdentity) gains(p *googlePrincipal, way *googleWay, h googleHold) {
	if h.scope.level == ofResource && len(g.candidates(way.class, h.scope)) == 0 {
		return // the permission is on something else
	}
	to := g.hub(googleHub{way.class, h.scope})
	if to == p.fact {
		return
	}
	g.w.rule(to, &way.Method, way.level, h.grant, p.fact)
}

// lifts adds that a principal lifts what keeps a way from working, and then uses it.
func (g *googleIdentity) lifts(p *googlePrincipal, way *googleWay, h googleHold, by *model.Resource) {
	for _, lift := range leanest(g.has(p, "orgpolicy.policy.set", "")) {
		if assume, ok := g.within(h.scope, lift.scope); ok {
			one := h.grant.plus(&lift.grant, assume)
			one.add(at(by))
			g.w.rule(g.hub(googleHub{way.class, h.scope}), &googleLifts, Work, one, p.fact)
		}
	}
}

// usesAs adds what a principal gets by a way that takes acting as the service account of
// what is gained, where that has one.
func (g *googleIdentity) usesAs(p *googlePrincipal, way *googleWay, h googleHold) {
	const actAs = "iam.serviceAccounts.actAs"
	acts := leanest(g.has(p, actAs, "account"))
	for _, a := range acts {
		if assume, ok := g.within(h.scope, a.scope); ok && a.scope.level != ofResource {
			g.gains(p, way, googleHold{h.scope, h.grant.plus(&a.grant, assume)})
			return
		}
	}
	// It may act as some of the accounts alone.
	own := map[*model.Resource]*googleHold{}
	var wide []*googleHold
	for i := range acts {
		if a := &acts[i]; a.scope.level == ofResource {
			own[a.scope.res] = a
		} else {
			wide = append(wide, a)
		}
	}
	for _, r := range g.candidates(way.class, h.scope) {
		account := g.actsAs[r]
		switch {
		case account == nil:
			g.gains(p, way, googleHold{resourceScope(r), h.grant})
		case account.account == nil:
		case own[account.account] != nil:
			g.gains(p, way, googleHold{resourceScope(r), h.grant.plus(&own[account.account].grant, "")})
		default:
			for _, a := range wide {
				if assume, ok := g.within(resourceScope(account.account), a.scope); ok {
					g.gains(p, way, googleHold{resourceScope(r), h.grant.plus(&a.grant, assume)})
					break
				}
			}
		}
	}
}

// candidates returns the resources of a class in a scope.
func (g *googleIdentity) candidates(class string, s googleScope) []*model.Resource {
	if s.level == ofResource && contains(googleClasses[class].types, s.res.Type) {
		if googleClasses[class].kind == Write && !slices.Contains(g.suppliers[class], s.res) {
			return nil
		}
		if takes := googleClasses[class].takes; takes != nil && !takes(g.google, s.res) {
			return nil
		}
		return []*model.Resource{s.res}
	}
	if s.level == ofProject || s.level == ofResource {
		return g.members(class)[s]
	}
	var out []*model.Resource
	for _, project := range g.known() {
		if _, ok := g.within(project, s); ok {
			out = append(out, g.members(class)[project]...)
		}
	}
	return out
}

// basic adds that a principal is one of those who have a basic role.
func (g *googleIdentity) basic(p *googlePrincipal) {
	for _, b := range p.rights() {
		role, ok := strings.CutPrefix(b.role, "roles/")
		if !ok || b.scope.level != ofProject || role != "owner" && role != "editor" && role != "viewer" {
			continue
		}
		if p.limits != nil && !p.limits.Has("storage.objects.get") {
			continue
		}
		to := g.convenience(role, b.scope)
		if to.idle {
			to.idle = false
			g.pending = append(g.pending, to)
		}
		g.w.rule(to.fact, &googleConvenience, Given, grant{evidence: b.evidence, assumes: b.assumes}, p.fact)
	}
}

// byDefault adds what runs with a service account that Google makes when none is named.
func (g *googleIdentity) byDefault(p *googlePrincipal) {
	for _, row := range []struct {
		permissions string
		kind        int
		method      *Method
		level       Level
	}{
		{"cloudbuild.builds.create", buildDefault, &googleBuilds, Work},
		{"deploymentmanager.deployments.create", googleAPIsDefault, &googleDeploys, Unlikely},
		{"deploymentmanager.deployments.update", googleAPIsDefault, &googleDeploys, Unlikely},
	} {
		for _, h := range leanest(g.has(p, row.permissions, "")) {
			for _, s := range g.projectsIn(h.scope) {
				known := g.byFact[defaultFact(row.kind, s.scope)] != nil
				to := g.of(madeByGoogle(row.kind, s.scope))
				if !known {
					g.givesEditor(to, row.kind)
				}
				if to != p && to != p.base {
					g.w.rule(to.fact, row.method, row.level, h.grant.plus(&grant{}, s.assume), p.fact)
				}
			}
		}
	}
}

// projectsIn returns the projects of a scope.
func (g *googleIdentity) projectsIn(s googleScope) []googleStep {
	if s.level == ofProject {
		return []googleStep{{scope: s}}
	}
	if s.level == ofResource {
		return nil
	}
	return g.governed("projects.", s)
}

// rewrites adds that a principal puts any permissions into a role that it has.
func (g *googleIdentity) rewrites(p *googlePrincipal) {
	updates := leanest(g.has(p, "iam.roles.update", ""))
	if len(updates) == 0 {
		return
	}
	for i := range p.grants {
		b := &p.grants[i]
		if b.custom == nil {
			continue
		}
		home := g.inProject(b.custom).scope
		if b.custom.Type == "google_organization_iam_custom_role" {
			home = g.organizationScope(b.custom, b.custom.Value.Get("org_id"))
		}
		for _, u := range updates {
			if assume, ok := g.within(home, u.scope); ok {
				own := grant{evidence: b.evidence, assumes: b.assumes}
				if truth := g.holds(b, b.scope.res); truth == gcp.No {
					continue
				} else if truth == gcp.Maybe {
					own = own.plus(&grant{}, b.doubtIn())
				}
				g.rewritten(p, b, u.grant.plus(&own, assume))
				break
			}
		}
	}
}

// rewritten adds what a role gives that has all permissions.
func (g *googleIdentity) rewritten(p *googlePrincipal, b *googleGrant, all grant) {
	if b.scope.level != ofResource {
		g.w.rule(g.admin(b.scope), &googleUpdatesRole, Call, all, p.fact)
		return
	}
	for _, class := range googleClassOrder {
		c := googleClasses[class]
		if c.variant == "" && c.kind != Reach && c.kind != Login && c.kind != Place && contains(c.types, b.scope.res.Type) {
			g.w.rule(g.hub(googleHub{class, b.scope}), &googleUpdatesRole, Call, all, p.fact)
		}
	}
}
