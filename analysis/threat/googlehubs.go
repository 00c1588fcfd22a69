package threat

import (
	"github.com/parapet-iac/parapet/analysis/model"
)

// What somebody may do to all of a class in a scope is one fact, from which rules lead
// on to each: policies of projects then make as few rules as there are policies, and
// not one for each resource of the project. Of stores that fact is of the kind Stores, so
// that paths tell the two rules as one step; see [Join].

// A googleHub is all of a class in a scope.
type googleHub struct {
	class string
	scope googleScope
}

// hubFact returns the fact about all of a class in a scope, or about the resource that
// the scope is.
func hubFact(h googleHub) Fact {
	c := googleClasses[h.class]
	if h.scope.level == ofResource && contains(c.types, h.scope.res.Type) {
		f := of(c.kind, h.scope.res)
		f.Name = c.variant
		return f
	}
	kind := c.kind
	if kind == Read {
		kind = Stores
	}
	return Fact{Kind: kind, Stack: h.scope.stack(), Name: "any " + c.label + " of " + h.scope.String()}
}

// hub returns the fact about a class in a scope, and has rules lead on from it.
func (g *googleIdentity) hub(h googleHub) Fact {
	f := hubFact(h)
	if !g.seen[f] {
		g.seen[f] = true
		g.hubs = append(g.hubs, h)
	}
	return f
}

// members returns the resources of a class by their project, and by what else they lie
// in.
func (g *googleIdentity) members(class string) map[googleScope][]*model.Resource {
	if out := g.inside[class]; out != nil {
		return out
	}
	out := map[googleScope][]*model.Resource{}
	all := g.w.all(googleClasses[class].types...)
	if googleClasses[class].kind == Write {
		all = g.suppliers[class]
	}
	for _, r := range all {
		if takes := googleClasses[class].takes; takes != nil && !takes(g.google, r) {
			continue
		}
		scope := resourceScope(r)
		for range 3 {
			step, ok := g.parent(scope)
			if !ok || scope.level == ofProject {
				break
			}
			out[step.scope] = append(out[step.scope], r)
			scope = step.scope
		}
	}
	g.inside[class] = out
	return out
}

// expand adds the rules that lead on from all of a class.
func (g *googleIdentity) expand(h googleHub) {
	w, c := g.w, googleClasses[h.class]
	from := hubFact(h)
	switch {
	case h.scope.level == ofResource && contains(c.types, h.scope.res.Type):
		g.arrive(h.class, h.scope.res)
		return
	case c.kind == Read:
		g.stores(h, from)
		return
	case h.scope.level == ofOrganization || h.scope.level == ofFolder:
		for _, project := range g.known() {
			if assume, ok := g.within(project, h.scope); ok {
				w.rule(g.hub(googleHub{h.class, project}), &googleAmong, Given, supposing(assume), from)
			}
		}
		return
	}
	for _, r := range g.members(h.class)[h.scope] {
		assume := ""
		if h.scope.level == ofProject {
			assume = g.inProject(r).assume
		}
		to := g.hub(googleHub{h.class, resourceScope(r)})
		w.rule(to, &googleAmong, Given, supposing(assume), from)
	}
	if h.class == "account" && h.scope.level == ofProject {
		for kind := range googleDefaults[:buildDefault] {
			if p := g.byFact[defaultFact(kind, h.scope)]; p != nil {
				w.rule(p.fact, &googleAmong, Given, grant{}, from)
			}
		}
	}
}

// stores adds the rules that lead from all stores of a class to each.
func (g *googleIdentity) stores(h googleHub, from Fact) {
	for _, r := range g.candidates(h.class, h.scope) {
		got := grant{}
		if h.scope.level != ofResource {
			in := g.inProject(r)
			above, _ := g.within(in.scope, h.scope)
			got = supposing(in.assume, above)
		}
		g.w.rule(of(Read, r), &oneOfStores, Given, got, from)
	}
}

// arrive notes that one of a class may be had, of which more follows.
func (g *googleIdentity) arrive(class string, r *model.Resource) {
	if googleClasses[class].kind == Reach {
		g.called(r)
	}
	switch googleClasses[class].variant {
	case "delegating":
		g.variant(g.ofAccount(r), "delegating", []string{"iam.serviceAccounts.getAccessToken", "iam.serviceAccounts.implicitDelegation"})
	case "with an identity token":
		g.variant(g.ofAccount(r), "with an identity token", []string{"run.routes.invoke", "cloudfunctions.functions.invoke"})
	case "with an HMAC key":
		g.variant(g.ofAccount(r), "with an HMAC key", hmacLimits)
	}
}

// hmacLimits is what a key for the XML interface of Cloud Storage lets do:
// https://cloud.google.com/storage/docs/authentication/hmackeys.
var hmacLimits = []string{"storage.objects.*", "storage.buckets.*"}

func supposing(assumes ...string) grant {
	g := grant{}
	for _, assume := range assumes {
		if assume != "" {
			g.assume(assume)
		}
	}
	return g
}

// known returns the projects that the code speaks of, in order.
func (g *googleIdentity) known() []googleScope {
	if g.everyProject != nil {
		return g.everyProject
	}
	seen := map[googleScope]bool{}
	add := func(s googleScope) {
		if s.level == ofProject && !seen[s] {
			seen[s] = true
			g.everyProject = append(g.everyProject, s)
		}
	}
	for _, p := range g.w.all("google_project") {
		add(googleScope{level: ofProject, key: g.keyOfProject(p)})
	}
	for _, s := range g.granted {
		add(s)
	}
	for _, class := range googleClassOrder {
		for _, r := range g.w.all(googleClasses[class].types...) {
			add(g.inProject(r).scope)
		}
	}
	return g.everyProject
}

// admin returns the fact of who may do anything in a scope, and has rules lead on from
// it.
func (g *googleIdentity) admin(s googleScope) Fact {
	f := Fact{Kind: Admin, Name: s.String()}
	if g.seen[f] {
		return f
	}
	g.seen[f] = true
	g.w.googleScopes = append(g.w.googleScopes, f)
	if s.level == ofProject {
		for _, class := range googleClassOrder {
			if c := googleClasses[class]; c.variant == "" && c.kind != Reach && c.kind != Place && c.kind != Login && c.kind != Write && len(g.members(class)[s]) > 0 || class == "account" {
				g.w.rule(g.hub(googleHub{class, s}), &googleOwns, Call, grant{}, f)
			}
		}
		return f
	}
	for _, r := range g.w.all("google_folder") {
		folder := googleScope{level: ofFolder, key: g.folderKey(r)}
		if _, ok := g.within(folder, s); ok && folder != s && g.seen[Fact{Kind: Admin, Name: folder.String()}] {
			g.w.googleParts[Fact{Kind: Admin, Name: folder.String()}] = f
		}
	}
	for _, project := range g.known() {
		if assume, ok := g.within(project, s); ok {
			to := g.admin(project)
			g.w.rule(to, &googleAmong, Given, supposing(assume), f)
			if _, ok := g.w.googleParts[to]; !ok {
				g.w.googleParts[to] = f
			}
		}
	}
	return f
}
