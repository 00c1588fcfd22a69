package iam

import (
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
)

// A Policy is a document, ready to be evaluated.
type Policy struct {
	// Origin is the caller's own: where the document stands.
	Origin     any
	statements []statement
}

// A statement is one element of a policy. What is said of actions, resources and
// principals is nil where the statement does not say it.
type statement struct {
	index                    int
	allow, deny              Truth
	actions, notActions      *list
	resources, notResources  *list
	principals, notPrincipal *principals
	conditions               []condition
}

// A list holds patterns; vague tells that there may be further ones.
type list struct {
	patterns []pattern
	vague    bool
}

// A reader turns values into text with marks.
type reader struct {
	text      func(v *model.Value, principal bool) string
	variables bool
}

// Parse compiles a document in the normal form of schema.NormalisePolicy. The
// function gives the text of a string that is not wholly known, with marks; nil
// takes the value's hint as the name of one mark. Principal tells that the string
// names a principal. A document that is not known may allow anything, and deny
// anything. Nil is a document without statements.
func Parse(doc *model.Value, text func(v *model.Value, principal bool) string) *Policy {
	r := &reader{text: text}
	if text == nil {
		r.text = func(v *model.Value, _ bool) string { return Unknown(v.Hint()) }
	}
	version, _ := doc.Get("Version").AsString()
	// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html
	r.variables = version == "2012-10-17" || doc.Get("Version").Is(model.Unknown)
	p := &Policy{}
	list := doc.Get("Statement")
	switch {
	case doc.Is(model.Unknown), list.Is(model.Unknown), list == nil && doc.Is(model.Open):
		p.statements = []statement{opaque(0)}
	default:
		for i, s := range list.Elems() {
			p.statements = append(p.statements, r.statement(i, s))
		}
	}
	return p
}

// Opaque returns a policy of which nothing is known.
func Opaque() *Policy { return &Policy{statements: []statement{opaque(0)}} }

// MayDeny returns a policy of which nothing is known, but for that it does not
// count on to allow anything.
func MayDeny() *Policy {
	s := opaque(0)
	s.allow = No
	return &Policy{statements: []statement{s}}
}

func opaque(i int) statement {
	vague := &list{vague: true}
	return statement{index: i, allow: Maybe, deny: Maybe, actions: vague, resources: vague,
		principals: &principals{vague: true}}
}

func (r *reader) statement(i int, v *model.Value) statement {
	if v.Is(model.Unknown) {
		return opaque(i)
	}
	s := statement{index: i}
	switch effect, known := v.Get("Effect").AsString(); {
	case known && effect == "Allow":
		s.allow = Yes
	case known && effect == "Deny":
		s.deny = Yes
	case v.Get("Effect").Is(model.Unknown):
		s.allow, s.deny = Maybe, Maybe
	}
	s.actions = r.list(v.Get("Action"), action)
	s.notActions = r.list(v.Get("NotAction"), action)
	s.resources = r.list(v.Get("Resource"), r.resource)
	s.notResources = r.list(v.Get("NotResource"), r.resource)
	s.principals = r.principals(v.Get("Principal"))
	s.notPrincipal = r.principals(v.Get("NotPrincipal"))
	s.conditions = r.conditions(v.Get("Condition"))
	return s
}

func action(text string) pattern { return compile(fold(text), spanning, false) }

func (r *reader) resource(text string) pattern { return compile(text, segments, r.variables) }

func (r *reader) string(v *model.Value) string {
	if s, ok := v.AsString(); ok {
		return plain(s)
	}
	return r.text(v, false)
}

func (r *reader) list(v *model.Value, compile func(string) pattern) *list {
	switch {
	case v == nil:
		return nil
	case v.Is(model.Unknown) && isOne(v.Hint()):
		return &list{patterns: []pattern{compile(r.text(v, false))}}
	case v.Is(model.Unknown):
		return &list{vague: true}
	}
	l := &list{patterns: make([]pattern, 0, v.Len())}
	for _, e := range v.Elems() {
		l.patterns = append(l.patterns, compile(r.string(e)))
	}
	return l
}

// isOne reports whether what is not known is one text and no list, by how it is written: as
// a reference to an ARN.
func isOne(hint string) bool {
	return strings.HasPrefix(hint, "${") && strings.HasSuffix(hint, "arn}") && strings.Count(hint, "${") == 1
}

// match reports whether text matches one of the patterns.
func (l *list) match(text string, ctx Context) Truth {
	out := No
	if l.vague {
		out = Maybe
	}
	for i := range l.patterns {
		if out = Or(out, l.patterns[i].match(text, ctx)); out == Yes {
			break
		}
	}
	return out
}

// resolved reports whether all variables have values. What AWS makes of those
// that have none is said to depend:
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html.
func (l *list) resolved(ctx Context) Truth {
	for i := range l.patterns {
		if _, known := l.patterns[i].fill(ctx); known == No {
			return No
		}
	}
	return Yes
}

func (r *reader) conditions(v *model.Value) []condition {
	if v.Is(model.Unknown) {
		return []condition{{known: Maybe}}
	}
	var out []condition
	for _, op := range v.Attrs() {
		if op.Value.Is(model.Unknown) {
			out = append(out, condition{operator: op.Name, known: Maybe})
			continue
		}
		for _, k := range op.Value.Attrs() {
			out = append(out, r.condition(op.Name, op.Value, k))
		}
	}
	return out
}

func (r *reader) condition(operator string, in *model.Value, k model.Attr) condition {
	c := condition{operator: operator, name: k.Name, key: strings.ToLower(k.Name), known: Yes}
	if in.Is(model.Open) && strings.Contains(k.Name, "${") { // a name that is not wholly known
		c.key = strings.ToLower(r.text(model.NewUnknown(model.String, k.Name, k.NameRange).WithRefs(in.Refs()...), false))
	}
	var ok bool
	c.test, c.quantifier, c.ifExists, ok = operatorOf(operator)
	if !ok || k.Value.Is(model.Unknown) {
		c.known = Maybe // an operator that this package does not know, say
		return c
	}
	for _, e := range k.Value.Elems() {
		c.values = append(c.values, compile(r.string(e), c.test.wildcards, c.test.fills && r.variables))
	}
	return c
}

// mentions reports whether the statement may speak of an action.
func (s *statement) mentions(action string, ctx Context) Truth {
	switch {
	case s.actions != nil:
		return s.actions.match(action, ctx)
	case s.notActions != nil:
		return s.notActions.match(action, ctx).Not()
	}
	return No
}

// covers reports whether the statement speaks of a resource. The policy of a
// resource may leave it out, and then means that resource.
func (s *statement) covers(resource string, ctx Context, own bool) Truth {
	switch {
	case s.resources != nil:
		return s.resources.match(resource, ctx)
	case s.notResources != nil:
		return And(s.notResources.match(resource, ctx).Not(), Or(Maybe, s.notResources.resolved(ctx)))
	}
	return truth(own)
}

// Mentions reports whether some statement that allows speaks of the action and,
// whatever its conditions, may be about a resource whose ARN begins as given:
// where not, no evaluation of the policy can end in yes.
func (p *Policy) Mentions(name, arn string) bool {
	var s Scope
	s.Add(p, name)
	return s.Begins(arn)
}

// A Scope is what statements that allow an action may be about.
type Scope struct {
	all   bool
	globs []string
}

// Add adds what the statements of a policy are about that allow an action, whatever
// their conditions.
func (c *Scope) Add(p *Policy, name string) {
	name = strings.ToLower(name)
	for i := range p.statements {
		if s := &p.statements[i]; !c.all && s.allow != No && s.mentions(name, Context{}) != No {
			c.include(s)
		}
	}
}

// include adds what a statement is about.
func (c *Scope) include(s *statement) {
	if s.resources == nil || s.resources.vague {
		c.all = true
		return
	}
	for j := range s.resources.patterns {
		if x := &s.resources.patterns[j]; len(x.vars) > 0 {
			c.all = true
		} else {
			c.globs = append(c.globs, x.glob)
		}
	}
}

// Empty reports whether nothing is in the scope.
func (c *Scope) Empty() bool { return !c.all && len(c.globs) == 0 }

// Heads returns the texts of which one is the beginning of each ARN in the scope that is
// at least as long and has no marks in that part, empty where there is no such text; see
// [Head].
func (c *Scope) Heads() []string {
	if c.all {
		return []string{""}
	}
	out := make([]string, 0, len(c.globs))
	for _, glob := range c.globs {
		out = append(out, Head(glob))
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// Head returns a text or pattern up to its first mark or wildcard. Something may be in a
// scope, as [Scope.Begins] tells, if and only if its head begins with a head of the
// scope, or one of these with its head.
func Head(text string) string {
	for i := range len(text) {
		if text[i] <= one {
			return text[:i]
		}
	}
	return text
}

// Begins reports whether something is in the scope whose ARN begins as given, or may be.
func (c *Scope) Begins(arn string) bool {
	return c.all || slices.ContainsFunc(c.globs, func(glob string) bool { return begins(glob, arn) })
}

// Contextual reports whether what the policy says may depend on the context of a
// request: on conditions, or on variables in patterns.
func (p *Policy) Contextual() bool {
	return slices.ContainsFunc(p.statements, func(s statement) bool {
		return s.depends() || s.actions.varies() || s.notActions.varies()
	})
}

// begins reports whether a text that matches a pattern may begin so: they are the
// same up to the first wildcard or mark, or up to where one of them ends.
func begins(glob, text string) bool {
	for i := range min(len(glob), len(text)) {
		if glob[i] <= one || text[i] <= one {
			return true
		}
		if glob[i] != text[i] {
			return false
		}
	}
	return true
}

// Size returns how much there is to evaluate: the statements and what they list.
func (p *Policy) Size() int {
	n := len(p.statements)
	for i := range p.statements {
		s := &p.statements[i]
		for _, l := range []*list{s.actions, s.notActions, s.resources, s.notResources} {
			if l != nil {
				n += len(l.patterns)
			}
		}
		for j := range s.conditions {
			n += len(s.conditions[j].values)
		}
	}
	return n
}

// Uniform reports whether the policy says the same of an action for all resources:
// its statements about it name "*", and have no conditions on the resource.
func (p *Policy) Uniform(name string) bool { return p.Alike(name, Unknown("anything")) }

// Alike reports whether the policy says the same of an action for all resources whose
// ARN is of a form, in which marks stand for anything: each statement about the action
// is about all of them or about none, and has no conditions on the resource.
func (p *Policy) Alike(name, form string) bool {
	name = strings.ToLower(name)
	return !slices.ContainsFunc(p.statements, func(s statement) bool { return s.picks(name, form) })
}

// picks reports whether a statement may be about an action for some of the resources
// whose ARN is of a form and not for others.
func (s *statement) picks(action, form string) bool {
	switch {
	case s.mentions(action, Context{}) == No:
		return false
	case s.resources != nil && !s.resources.definite(form), s.notResources != nil && !s.notResources.definite(form):
		return true
	}
	return slices.ContainsFunc(s.conditions, func(c condition) bool {
		return strings.Contains(c.key, "resource") || strings.Contains(c.key, "associated")
	})
}

// Wide returns the policy without the statements that allow one of the actions for some
// of the resources whose ARN is of a form and not for others, and adds to a scope what
// these may be about. It is nil where a statement may deny that for some of them, or allow
// and deny.
func (p *Policy) Wide(names []string, form string, narrow *Scope) *Policy {
	var kept []statement
	for i := range p.statements {
		s := &p.statements[i]
		switch {
		case !slices.ContainsFunc(names, func(name string) bool { return s.picks(strings.ToLower(name), form) }):
			kept = append(kept, *s)
		case s.deny != No:
			return nil
		default:
			narrow.include(s)
		}
	}
	if len(kept) == len(p.statements) {
		return p
	}
	return &Policy{Origin: p.Origin, statements: kept}
}

// definite reports whether the patterns match a text whatever its marks stand for, or
// do not whatever these stand for.
func (l *list) definite(text string) bool {
	out := No
	for i := range l.patterns {
		if len(l.patterns[i].vars) > 0 {
			return false
		}
		out = Or(out, match(l.patterns[i].glob, text))
	}
	return out != Maybe
}

// Denies reports whether some statement denies for sure, whatever it is about.
func (p *Policy) Denies() bool {
	return slices.ContainsFunc(p.statements, func(s statement) bool { return s.deny == Yes })
}

// Reads reports whether some condition is on a key whose name, in lower case,
// begins with a prefix, or compares with it, or a resource is named by it.
func (p *Policy) Reads(prefix string) bool {
	names := func(x pattern) bool {
		return slices.ContainsFunc(x.vars, func(v variable) bool { return strings.HasPrefix(v.key, prefix) })
	}
	for i := range p.statements {
		s := &p.statements[i]
		for j := range s.conditions {
			c := &s.conditions[j]
			if strings.HasPrefix(c.key, prefix) || slices.ContainsFunc(c.values, names) {
				return true
			}
		}
		for _, l := range []*list{s.resources, s.notResources} {
			if l != nil && slices.ContainsFunc(l.patterns, names) {
				return true
			}
		}
	}
	return false
}

// Both returns a policy with the statements of two.
func Both(a, b *Policy) *Policy {
	return &Policy{Origin: a.Origin, statements: slices.Concat(a.statements, b.statements)}
}

// Sure reports whether it is known of each statement whether it allows and whom it names.
func (p *Policy) Sure() bool {
	return !slices.ContainsFunc(p.statements, func(s statement) bool {
		return s.allow == Maybe || s.notPrincipal != nil || s.principals != nil && s.principals.vague
	})
}
