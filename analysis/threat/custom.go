package threat

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
)

// Custom is what users add to the rules.
type Custom struct {
	// Edges are steps that the code does not show.
	Edges []Edge
	// Weights are the efforts that methods take, by their ids or by techniques of
	// MITRE ATT&CK; a method's own id comes first, then the greatest effort.
	Weights map[string]Level
	// Rules are further rules about the resources.
	Rules []Rule
}

// An Edge is a step between resources, or from outside to resources, that somebody
// knows of and the code does not tell.
type Edge struct {
	// ID and Title are those of its [Method], Techniques and Source too.
	ID, Title  string
	Techniques []string
	Source     string
	// From is who can take it: the kind of an entry that needs no name, "internet",
	// "any-account" or "any-google-account", or a pattern of addresses. To is a pattern of addresses.
	From, To string
	// Has is what the attacker must have of From, and Gets what comes of it; without
	// them it is what the types of resources stand for, see [KindOf].
	Has, Gets Kind
	Level     Level
}

// outside are the entries that an edge may begin with.
var outside = []Kind{Internet, AnyAccount, AnyGoogle}

// obtainable are the kinds of facts about resources that custom rules may name.
var obtainable = []Kind{Principal, Compute, Request, Reach, Read, Write}

// ParseKind reads what somebody may have of a resource.
func ParseKind(name string) (Kind, error) {
	if !slices.Contains(obtainable, Kind(name)) {
		return "", fmt.Errorf("unknown kind %q: want one of %s", name, joined(obtainable))
	}
	return Kind(name), nil
}

// ParseEntry reads where an attacker may come from, false for anything else.
func ParseEntry(name string) (Kind, bool) { return Kind(name), slices.Contains(outside, Kind(name)) }

func joined(kinds []Kind) string {
	var names []string
	for _, k := range kinds {
		names = append(names, string(k))
	}
	return strings.Join(names, ", ")
}

// KindOf returns what having a resource of a type means if nothing else is said: the
// rights of a user, role or group; the content of a store; else code that runs in it.
func KindOf(typ string) Kind {
	_, store := stores[typ]
	switch {
	case typ == "aws_iam_user" || typ == "aws_iam_role" || typ == "aws_iam_group" || typ == "google_service_account" || typ == "azurerm_user_assigned_identity" || strings.HasPrefix(typ, "azuread_"):
		return Principal
	case store || slices.Contains(googleStores, typ) || slices.Contains(azureStores, typ) || slices.Contains(databaseTypes, typ) || slices.Contains(answering, typ):
		return Read
	}
	return Compute
}

// weigh returns the effort that a method takes.
func (c *Custom) weigh(m *Method, level Level) Level {
	if len(c.Weights) == 0 {
		return level
	}
	if own, ok := c.Weights[m.ID]; ok {
		return own
	}
	found := false
	for _, t := range m.Techniques {
		if own, ok := c.Weights[t]; ok && (!found || own > level) {
			level, found = own, true
		}
	}
	return level
}

// Weighable reports whether a text has the form of something that a weight can be given
// to: a technique, T1078.004, or a method's id.
func Weighable(name string) bool {
	return weighable.MatchString(name)
}

var weighable = regexp.MustCompile(`^(T\d{4}(\.\d{3})?|[a-z0-9]+(-[a-z0-9]+)+)$`)

// custom adds the rules of users.
func (w *world) custom() {
	for i := range w.opts.Edges {
		w.edge(&w.opts.Edges[i])
	}
	for _, r := range w.opts.Rules {
		w.rule(r.Head, r.Method, r.Level, grant{actions: r.Actions, evidence: r.Evidence, assumes: r.Assumes}, r.Body...)
	}
}

// edge adds a rule for each pair of resources that an edge joins.
func (w *world) edge(e *Edge) {
	m := &Method{ID: e.ID, Title: e.Title, Techniques: e.Techniques, Source: e.Source}
	to := w.matching(e.To)
	if entry, ok := ParseEntry(e.From); ok {
		for _, t := range to {
			w.rule(endOf(t, e.Gets), m, e.Level, grant{evidence: []Evidence{at(t)}}, Fact{Kind: entry})
		}
		return
	}
	for _, f := range w.matching(e.From) {
		for _, t := range to {
			if f != t && f.Origin.Stack == t.Origin.Stack {
				w.rule(endOf(t, e.Gets), m, e.Level, grant{evidence: []Evidence{at(f), at(t)}}, endOf(f, e.Has))
			}
		}
	}
}

// endOf returns the fact that an edge leads from or to.
func endOf(r *model.Resource, k Kind) Fact {
	if k == "" {
		k = KindOf(r.Type)
	}
	return of(k, r)
}

// matching returns the resources whose address is of a pattern.
func (w *world) matching(pattern string) []*model.Resource {
	var out []*model.Resource
	for _, r := range w.everything() {
		if r.Address.Match(pattern) {
			out = append(out, r)
		}
	}
	return out
}
