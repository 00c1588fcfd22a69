package threat

import "github.com/parapet-iac/parapet/analysis/model"

// An azureHub is all of a class in a scope: what somebody may do to each of them is one
// fact, from which rules lead on to each.
type azureHub struct {
	class string
	scope azureScope
}

// gains adds that somebody gets all of a class in a scope, or the one that the scope is.
func (a *azureIdentities) gains(class string, m *Method, level Level, h azureHold, from Fact) {
	list, c := a.candidates(class, h.scope), azureClasses[class]
	switch {
	case len(list) == 0:
	case h.scope.level == atResource && len(list) == 1:
		g := h.grant.plus(&grant{}, "")
		if c.takes == nil || c.takes(a.w, list[0], &g) {
			a.w.rule(of(c.kind, list[0]), m, level, g, from)
		}
	default:
		a.w.rule(a.hub(azureHub{class, h.scope}), m, level, h.grant, from)
	}
}

// adminOf returns the fact of who may do anything in a scope, and has rules lead on from
// it.
func (a *azureIdentities) adminOf(s azureScope) Fact {
	f := Fact{Kind: Admin, Stack: s.stack, Name: s.String()}
	if a.seen[f] {
		return f
	}
	a.seen[f] = true
	a.w.scopes, a.scopes = append(a.w.scopes, f), append(a.scopes, s)
	for _, class := range azureClassOrder {
		if azureClasses[class].whole {
			a.gains(class, &azureOwns, Call, azureHold{scope: s}, f)
		}
	}
	return f
}

// contain adds that whoever may do anything in a scope may do so in those within.
func (a *azureIdentities) contain() {
	administered, groups := map[azureScope]bool{}, []azureScope{}
	for _, s := range a.scopes {
		administered[s] = true
		if s.level == atManagement {
			groups = append(groups, s)
		}
	}
	within := func(part, whole azureScope, assume string) {
		to, from := a.adminOf(part), a.adminOf(whole)
		a.w.rule(to, &azureWithin, Given, supposing(assume), from)
		a.w.azureParts[to] = from
	}
	for _, part := range a.scopes {
		up, ok := a.parent(part)
		for range maxFollow {
			if !ok {
				break
			}
			if administered[up] {
				within(part, up, "")
			}
			up, ok = a.parent(up)
		}
		for _, whole := range groups {
			if assume, ok := a.within(part, whole); ok && assume != "" && !a.w.done() {
				within(part, whole, assume)
			}
		}
	}
}

// hub returns the fact about all of a class in a scope, or about the resource that the
// scope is, and has rules lead on from it.
func (a *azureIdentities) hub(h azureHub) Fact {
	c := azureClasses[h.class]
	kind := c.kind
	if kind == Read {
		kind = Stores
	}
	f := Fact{Kind: kind, Stack: h.scope.stack, Name: "any " + c.label + " of " + h.scope.String()}
	if h.scope.res != nil {
		f.Stack = h.scope.res.Origin.Stack
	}
	if !a.seen[f] {
		a.seen[f] = true
		a.hubs = append(a.hubs, h)
	}
	return f
}

// expand adds the rules that lead on from all of a class to each.
func (a *azureIdentities) expand(h azureHub) {
	c := azureClasses[h.class]
	from, m := a.hub(h), &azureAmong
	if c.kind == Read {
		m = &oneOfStores
	}
	for _, r := range a.candidates(h.class, h.scope) {
		assume, _ := a.within(azureScope{level: atResource, res: r}, h.scope)
		g := supposing(assume)
		if c.takes == nil || c.takes(a.w, r, &g) {
			a.w.rule(of(c.kind, r), m, Given, g, from)
		}
	}
}

// candidates returns the resources of a class in a scope.
func (a *azureIdentities) candidates(class string, s azureScope) []*model.Resource {
	c := azureClasses[class]
	if s.level == atResource && s.res != nil && c.parts && !contains(c.types, s.res.Type) {
		if to := a.holder(s.res); to != nil && contains(c.types, to.Type) {
			return []*model.Resource{to}
		}
	}
	in := a.members[class]
	if in == nil {
		in = map[azureScope][]*model.Resource{}
		a.members[class] = in
		for _, r := range a.w.all(c.types...) {
			if c.takes != nil && !c.takes(a.w, r, &grant{}) {
				continue
			}
			s, ok := azureScope{level: atResource, res: r}, true
			for range maxFollow {
				in[s] = append(in[s], r)
				if s, ok = a.parent(s); !ok {
					break
				}
			}
		}
	}
	if list := in[s]; len(list) > 0 || s.level != atManagement {
		return list
	}
	var out []*model.Resource
	for _, r := range in[azureScope{level: atRoot}] {
		if _, ok := a.within(azureScope{level: atResource, res: r}, s); ok {
			out = append(out, r)
		}
	}
	in[s] = out
	return out
}
