package workspace

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/analysis/threat"
)

// checkThreat says what is wrong with what a policy says of breach paths, as far as
// package policy cannot know it.
func checkThreat(p *policy.Policy) error {
	if err := meansThreat(p.Threat); err != nil {
		return fmt.Errorf("%s:%d: metadata of rule %s: %w", p.File, p.Line, p.Rule, err)
	}
	return nil
}

func meansThreat(t *policy.Threat) error {
	if t.Jewel != "" {
		if err := new(threat.Worth).UnmarshalText([]byte(t.Jewel)); err != nil {
			return fmt.Errorf("custom.threat.jewel: %w", err)
		}
	}
	if t.Edge == nil {
		return nil
	}
	if _, err := levelOf(t.Edge); err != nil {
		return fmt.Errorf("custom.threat.edge.level: %w", err)
	}
	for _, kind := range []string{t.Edge.Has, t.Edge.Gets} {
		if kind == "" {
			continue
		}
		if _, err := threat.ParseKind(kind); err != nil {
			return fmt.Errorf("custom.threat.edge: %w", err)
		}
	}
	return nil
}

// levelOf returns how much effort an edge takes: one call unless it says otherwise.
func levelOf(e *policy.ThreatEdge) (threat.Level, error) {
	level := threat.Call
	if e.Level == "" {
		return level, nil
	}
	err := level.UnmarshalText([]byte(e.Level))
	return level, err
}

// threat returns the options for breach paths: the user's, and what policies say
// wherever they have found something.
func (e *Engine) threat() threat.Options {
	o := e.opts.Threat
	if !e.threatens {
		return o
	}
	var claims []*claim
	for _, v := range e.verdicts {
		for _, c := range v.claims {
			if t := c.Policy.Threat; t != nil && meansThreat(t) == nil {
				claims = append(claims, c)
			}
		}
	}
	if len(claims) == 0 {
		return o
	}
	slices.SortFunc(claims, func(a, b *claim) int {
		return cmp.Or(strings.Compare(a.Policy.ID, b.Policy.ID), strings.Compare(a.judged.Origin.Stack, b.judged.Origin.Stack),
			strings.Compare(string(a.judged.Address), string(b.judged.Address)), cmp.Compare(a.seq, b.seq))
	})
	d := declarations{at: map[place]*model.Resource{}, methods: map[string]*threat.Method{}}
	for _, r := range e.composed() {
		if p := placeOf(r); d.at[p] == nil {
			d.at[p] = r
		}
	}
	o.Jewels, o.Entries, o.Rules = slices.Clip(o.Jewels), slices.Clip(o.Entries), slices.Clip(o.Rules)
	for _, c := range claims {
		t := c.Policy.Threat
		if t.Jewel != "" {
			j := threat.Jewel{Resource: string(c.judged.Address)}
			_ = j.Worth.UnmarshalText([]byte(t.Jewel)) // it was checked
			o.Jewels = append(o.Jewels, j)
		}
		if t.EntryPoint {
			o.Entries = append(o.Entries, string(c.judged.Address))
		}
		if t.Edge != nil {
			o.Rules = append(o.Rules, d.rules(c, t.Edge)...)
		}
	}
	return o
}

// declarations turn claims into rules.
type declarations struct {
	at      map[place]*model.Resource
	methods map[string]*threat.Method // by policy
}

// rules returns the rules that an edge makes of a claim: one for each pair of its ends.
func (d *declarations) rules(c *claim, e *policy.ThreatEdge) []threat.Rule {
	level, _ := levelOf(e)
	rule := threat.Rule{Method: d.method(c.Policy), Level: level}
	for _, p := range c.Paths {
		rule.Evidence = append(rule.Evidence, threat.Evidence{Stack: c.judged.Origin.Stack, Address: c.judged.Address, Path: p})
	}
	if c.Status == policy.Inconclusive {
		rule.Assumes = []string{fmt.Sprintf("what %s finds about %s, which is not known, is so", c.Policy.ID, c.judged.Address)}
	}
	from := d.ends(c, e.From, e.Has)
	if entry, ok := threat.ParseEntry(e.From); ok {
		from = []threat.Fact{{Kind: entry}}
	}
	var out []threat.Rule
	for _, f := range from {
		for _, t := range d.ends(c, e.To, e.Gets) {
			if f != t {
				own := rule
				own.Head, own.Body = t, []threat.Fact{f}
				out = append(out, own)
			}
		}
	}
	return out
}

func (d *declarations) method(p *policy.Policy) *threat.Method {
	if d.methods[p.ID] == nil {
		e := p.Threat.Edge
		m := &threat.Method{ID: p.ID, Title: cmp.Or(e.Title, p.Title), Techniques: e.Techniques}
		if len(p.Related) > 0 {
			m.Source = p.Related[0]
		}
		d.methods[p.ID] = m
	}
	return d.methods[p.ID]
}

// maxEnds bounds how many resources one end of an edge may mean.
const maxEnds = 256

// ends returns what an end of an edge means: the judged resource, or those that an
// attribute refers to.
func (d *declarations) ends(c *claim, end, kind string) []threat.Fact {
	fact := func(r *model.Resource) threat.Fact {
		k := threat.Kind(kind)
		if k == "" {
			k = threat.KindOf(r.Type)
		}
		return threat.Fact{Kind: k, Stack: r.Origin.Stack, Address: r.Address}
	}
	if end == policy.Self {
		return []threat.Fact{fact(c.judged)}
	}
	path, err := policy.ParseRemedyPath(end)
	if err != nil {
		return nil
	}
	at, err := path.From(c.Paths[0])
	if err != nil {
		return nil
	}
	var out []threat.Fact
	var visit func(v *model.Value)
	visit = func(v *model.Value) {
		for _, ref := range v.Refs() {
			if r := d.at[place{c.judged.Origin.Stack, ref.Address}]; r != nil && r != c.judged && len(out) < maxEnds && !slices.Contains(out, fact(r)) {
				out = append(out, fact(r))
			}
		}
		for _, el := range v.Elems() {
			visit(el)
		}
	}
	visit(c.judged.Value.Walk(at).Value)
	return out
}
