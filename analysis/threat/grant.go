package threat

import (
	"iter"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/threat/iam"
)

// A grant is what a principal was found to be allowed: how surely, because of
// what, and on which assumptions.
type grant struct {
	allowed  iam.Truth
	evidence []Evidence
	assumes  []string
	actions  []string
}

// and adds a decision about an action.
func (g *grant) and(action string, d iam.Decision) bool {
	g.actions = append(g.actions, action)
	g.allowed = min(g.allowed, d.Allowed)
	for _, ground := range d.Grounds {
		if e, ok := evidenceOf(ground); ok {
			g.add(e)
		}
		if ground.Holds == iam.Maybe {
			g.assume(doubt(action, ground))
		}
	}
	if d.Allowed == iam.Maybe && len(g.assumes) == 0 {
		g.assume("both are in one account")
	}
	return d.Allowed != iam.No
}

func (g *grant) add(e Evidence) {
	if !g.has(e) {
		g.evidence = append(g.evidence, e)
	}
}

func (g *grant) has(e Evidence) bool {
	return slices.ContainsFunc(g.evidence, func(o Evidence) bool {
		return o.Stack == e.Stack && o.Address == e.Address && slices.Equal(o.Path, e.Path)
	})
}

// restsOn reports whether a grant rests on all that another one does.
func (g *grant) restsOn(other *grant) bool {
	return !slices.ContainsFunc(other.evidence, func(e Evidence) bool { return !g.has(e) })
}

func (g *grant) assume(s string) {
	if !slices.Contains(g.assumes, s) {
		g.assumes = append(g.assumes, s)
	}
}

// evidenceOf returns where a ground stands; ok is false for policies that are not
// in the code.
func evidenceOf(g iam.Ground) (Evidence, bool) {
	o, ok := g.Policy.Origin.(*origin)
	if !ok {
		return Evidence{}, false
	}
	e, ok := o.statements[g.Statement]
	if ok {
		return e, true
	}
	path := slices.Clone(o.path)
	if len(path) > 0 && path[len(path)-1] != "arn" && path[len(path)-1] != "permissions_boundary" {
		path = append(path, "Statement", g.Statement)
	}
	e = Evidence{o.res.Origin.Stack, o.res.Address, path}
	if o.statements == nil {
		o.statements = map[int]Evidence{}
	}
	o.statements[g.Statement] = e
	return e, true
}

// doubt says what a ground that may hold or not rests on.
func doubt(action string, g iam.Ground) string {
	where := g.Layer.String()
	element := ""
	if len(g.Element) > 0 {
		element = " by its " + g.Element.String()
	}
	if o, ok := g.Policy.Origin.(*origin); ok {
		if g.Layer == iam.Resource && o.res.Type == "aws_iam_role" {
			where = "trust policy"
		}
		where += " of " + string(o.res.Address)
		v := o.res.Value.Walk(slices.Concat(o.path, g.Path())).Value
		if hint := hintIn(v); hint != "" {
			element += " " + hint
		} else if s, ok := v.Get("AWS").Index(0).AsString(); ok {
			element += " " + s
		}
	}
	if g.Deny {
		return "the " + where + " does not deny " + action + element
	}
	return "the " + where + " allows " + action + element
}

// hintIn returns how the first unknown value in v is written.
func hintIn(v *model.Value) string {
	if v.Is(model.Unknown) {
		return v.Hint()
	}
	for _, a := range v.Attrs() {
		if h := hintIn(a.Value); h != "" {
			return h
		}
	}
	for _, e := range v.Elems() {
		if h := hintIn(e); h != "" {
			return h
		}
	}
	return ""
}

// asked asks for all actions of a way. Those about the target are asked with q,
// those about what has to be there with each that is; the others about anything of
// their service.
func (w *world) asked(p *principal, m *way, q query) (grant, bool) {
	g := grant{allowed: iam.Yes}
	if !p.speaks(m) {
		return g, false
	}
	if m.on != "" && !g.merge(w.onSome(p, m)) {
		return g, false
	}
	for action := range strings.FieldsSeq(m.actions) {
		if strings.HasPrefix(action, "@") {
			continue
		}
		name, elsewhere := strings.CutPrefix(action, "~")
		if elsewhere {
			if !g.merge(w.elsewhere(p, name)) {
				return g, false
			}
			continue
		}
		one := q
		one.action = name
		if !g.and(name, w.ask(p, one)) {
			return g, false
		}
	}
	slices.Sort(g.actions)
	g.actions = slices.Compact(g.actions)
	if m.assumes != "" && !(m.assumes == assumesSSO && p.res.Type == permissionSet) {
		g.assume(m.assumes)
	}
	return g, true
}

// onSome asks for the actions of a way that are about something that has to be
// there: for one of those that the code declares, surely before maybe, else for one
// that it does not.
func (w *world) onSome(p *principal, m *way) *grant {
	best := &grant{}
	for _, r := range w.list(m.on) {
		if w.account(r).number != p.Account {
			continue
		}
		g := &grant{allowed: iam.Yes}
		for action := range m.about("@") {
			if !g.and(action, w.ask(p, query{action: action, resource: w.arn(r), on: r})) {
				break
			}
		}
		if g.allowed > best.allowed {
			best = g
		}
		if best.allowed == iam.Yes {
			return best
		}
	}
	if best.allowed != iam.No {
		return best
	}
	g := &grant{allowed: iam.Yes}
	for action := range m.about("@") {
		if !g.merge(w.elsewhere(p, action)) {
			return g
		}
	}
	g.assume("the account has " + article(strings.ReplaceAll(strings.TrimPrefix(m.on, "aws_"), "_", " ")) + " to use it on")
	return g
}

// about iterates over the actions of a way that have a mark in front.
func (m *way) about(mark string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for action := range strings.FieldsSeq(m.actions) {
			if name, ok := strings.CutPrefix(action, mark); ok && !yield(name) {
				return
			}
		}
	}
}

// article puts "a" or "an" in front of a noun.
func article(noun string) string {
	if strings.ContainsRune("aeiou", rune(noun[0])) {
		return "an " + noun
	}
	return "a " + noun
}

// elsewhere asks, once for each principal, for an action about something that is
// made, or about anything of its service.
func (w *world) elsewhere(p *principal, action string) *grant {
	if g := p.memory.elsewhere[action]; g != nil {
		return g
	}
	g := &grant{allowed: iam.Yes}
	p.memory.elsewhere[action] = g
	for _, prefix := range w.somewhere(p, action) {
		if !g.and(action, w.ask(p, query{action: action, resource: prefix, within: true})) {
			break
		}
	}
	return g
}

// merge adds another grant, and reports whether it allows.
func (g *grant) merge(h *grant) bool {
	g.allowed = min(g.allowed, h.allowed)
	g.actions = append(g.actions, h.actions...)
	for _, e := range h.evidence {
		g.add(e)
	}
	for _, a := range h.assumes {
		g.assume(a)
	}
	return h.allowed != iam.No
}

// speaks reports whether the principal's policies speak of all actions of a way.
func (p *principal) speaks(m *way) bool {
	for action := range strings.FieldsSeq(m.actions) {
		if !p.may(strings.ToLower(strings.TrimLeft(action, "~@"))) {
			return false
		}
	}
	return true
}

// speaksOf reports whether the principal's policies speak of all actions of a way
// about what begins with an ARN.
func (p *principal) speaksOf(m *way, arn string) bool {
	for i, scopes := 0, p.scopes(m); i < len(scopes); i++ {
		if !scopes[i].Begins(arn) {
			return false
		}
	}
	return true
}

// scopes returns what the principal's policies are about for each action of a way.
func (p *principal) scopes(m *way) []iam.Scope {
	out, ok := p.memory.scopes[m]
	if ok {
		return out
	}
	for action := range strings.FieldsSeq(m.actions) {
		var s iam.Scope
		if name, elsewhere := strings.CutPrefix(action, "~"); elsewhere {
			if p.may(strings.ToLower(name)) {
				continue // it is about something else
			}
			action = name
		}
		for _, policy := range p.policies.Identity {
			if p.may(strings.ToLower(action)) {
				s.Add(policy, action)
			}
		}
		out = append(out, s)
	}
	p.memory.scopes[m] = out
	return out
}

// somewhere returns the beginnings of ARNs that an action needs when it makes
// something new, or when it does not matter what it is about.
func (w *world) somewhere(p *principal, action string) []string {
	service, name, _ := strings.Cut(action, ":")
	arn := "arn:" + partition + ":" + service + ":"
	switch service {
	case "iam":
		arn += ":" + p.Account + ":"
		if strings.HasSuffix(name, "InstanceProfile") {
			return []string{arn + "instance-profile/"}
		}
		for _, kind := range []string{"Role", "User", "Group"} {
			if strings.Contains(name, kind) {
				return []string{arn + strings.ToLower(kind) + "/"}
			}
		}
		if name == "CreateAccessKey" || name == "CreateLoginProfile" || name == "UpdateLoginProfile" {
			return []string{arn + "user/"}
		}
		if name == "CreatePolicyVersion" || name == "SetDefaultPolicyVersion" {
			return []string{arn + "policy/"}
		}
	default:
		if begin := arnsOf(action); begin != "" {
			arn = begin
		}
	}
	if action == "ec2:RunInstances" || action == "ec2:RequestSpotInstances" {
		var out []string
		region := w.account(p.res).region
		for _, r := range instanceNeeds {
			owner := p.Account
			if r == "image" {
				owner = ""
			}
			out = append(out, arn+region+":"+owner+":"+r+"/")
		}
		return out
	}
	return []string{arn}
}

// instanceNeeds are the resources that ec2:RunInstances is about:
// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html.
var instanceNeeds = []string{"image", "instance", "network-interface", "security-group", "subnet", "volume"}

// rule adds a rule that a grant opens.
func (w *world) rule(head Fact, m *Method, level Level, g grant, body ...Fact) {
	if level = w.opts.weigh(m, level); level != Never {
		w.add(Rule{Head: head, Body: body, Method: m, Actions: g.actions, Level: level, Evidence: g.evidence, Assumes: g.assumes})
	}
}

// add adds a rule as it is.
func (w *world) add(r Rule) {
	if !w.done() {
		w.count++
		w.current.rules = append(w.current.rules, r)
	}
}

// at returns evidence for an attribute.
func at(r *model.Resource, path ...any) Evidence {
	return Evidence{r.Origin.Stack, r.Address, model.Path(path)}
}
