package rbac

import (
	"slices"
	"strings"
)

// Unknown stands for an element of a rule that the code does not tell.
const Unknown = "\x00unknown"

// All matches everything as a verb, an API group or a resource.
const All = "*"

// An Answer says whether something is allowed.
type Answer uint8

// The answers, in order: what several rules say together is the greatest.
const (
	No Answer = iota
	Maybe
	Yes
)

// A Rule is a rule of a Role or ClusterRole. Rules about paths that are no
// resources are not looked at.
type Rule struct {
	Verbs, Groups, Resources []string
	// Names are those of the objects that the rule is about; none for all.
	Names []string
}

// A Request asks whether something may be done.
type Request struct {
	Verb, Group string
	// Resource is plural and may have a subresource: "pods/exec".
	Resource string
	// Name is that of the object; "" for requests about none in particular,
	// such as create and list, or about any of them.
	Name string
}

// Allows decides a request.
func (r *Rule) Allows(q Request) Answer {
	return min(has(r.Verbs, q.Verb), has(r.Groups, q.Group), r.about(q.Resource), r.names(q.Name))
}

// has reports whether a list has a word or everything.
func has(list []string, word string) Answer {
	switch {
	case slices.Contains(list, All) || slices.Contains(list, word):
		return Yes
	case slices.Contains(list, Unknown):
		return Maybe
	}
	return No
}

// about reports whether the rule is about a resource: named in full, by "*", or
// for a subresource by "*/" and its name.
func (r *Rule) about(resource string) Answer {
	a := has(r.Resources, resource)
	if _, sub, ok := strings.Cut(resource, "/"); ok && a != Yes && slices.Contains(r.Resources, "*/"+sub) {
		return Yes
	}
	return a
}

// names reports whether the rule is about an object. Requests about none in
// particular are not allowed by a rule that names objects.
func (r *Rule) names(name string) Answer {
	switch {
	case len(r.Names) == 0 || name != "" && slices.Contains(r.Names, name):
		return Yes
	case slices.Contains(r.Names, Unknown):
		return Maybe
	}
	return No
}

// Everything reports whether the rule allows everything, as that of cluster-admin.
func (r *Rule) Everything() bool {
	return len(r.Names) == 0 && slices.Contains(r.Verbs, All) && slices.Contains(r.Groups, All) && slices.Contains(r.Resources, All)
}

// Mentioned returns the names of objects that rules which allow a request name,
// where they name any.
func Mentioned(rules []Rule, q Request) []string {
	var out []string
	for i := range rules {
		for _, name := range rules[i].Names {
			q.Name = name
			if name != Unknown && rules[i].Allows(q) == Yes && !slices.Contains(out, name) {
				out = append(out, name)
			}
		}
	}
	return out
}
