package iam

import (
	"iter"
	"maps"
	"slices"
	"strings"
)

// maxRounds bounds how many choices of a caller are tried. Where there are more,
// free keys count as doubtful.
const maxRounds = 256

// rounds returns the requests that a caller can make: free keys set to each of
// the values that policies speak of, to none of them, and left out; and resources
// within another, each that a policy speaks of.
func rounds(req Request, p Policies) iter.Seq[Request] {
	resources := []string{req.Resource}
	if req.Within {
		resources = within(req, p)
	}
	keys, choices := choicesOf(req, p)
	total := len(resources)
	for _, c := range choices {
		if total *= len(c); total > maxRounds {
			break
		}
	}
	if total > maxRounds {
		choices = make([][]Entry, len(keys))
		for i := range choices {
			choices[i] = []Entry{{State: Doubtful}}
		}
	}
	return func(yield func(Request) bool) {
		at := make([]int, len(keys))
		entries := make([]Entry, len(keys))
		for {
			r := req
			if len(keys) > 0 {
				for i := range keys {
					entries[i] = choices[i][at[i]]
				}
				r.Context = req.Context.with(keys, entries)
			}
			for _, r.Resource = range resources {
				if !yield(r) {
					return
				}
			}
			if !advance(at, choices) {
				return
			}
		}
	}
}

// advance counts at up, and reports whether there is a next number.
func advance(at []int, choices [][]Entry) bool {
	for i := range at {
		if at[i]++; at[i] < len(choices[i]) {
			return true
		}
		at[i] = 0
	}
	return false
}

// each visits the statements of all policies.
func (p *Policies) each() iter.Seq[*statement] {
	return func(yield func(*statement) bool) {
		lists := [][]*Policy{p.Identity, p.Boundary, p.Session}
		lists = append(append(lists, p.SCPs...), p.RCPs...)
		if p.Resource != nil {
			lists = append(lists, []*Policy{p.Resource})
		}
		for _, l := range lists {
			for _, policy := range l {
				for i := range policy.statements {
					if !yield(&policy.statements[i]) {
						return
					}
				}
			}
		}
	}
}

// fresh is a value that no policy speaks of.
const fresh = "parapet-any"

// choicesOf returns the free keys that matter to the request, and what each can
// be set to.
func choicesOf(req Request, p Policies) (keys []string, choices [][]Entry) {
	free := map[string][]string{}
	action := strings.ToLower(req.Action)
	solve := func(x pattern, value string) {
		if key, found := x.solve(value, req.Context); key != "" {
			free[key] = append(free[key], found...)
		}
	}
	for s := range p.each() {
		if !s.depends() || s.mentions(action, req.Context) == No {
			continue
		}
		for i := range s.conditions {
			c := &s.conditions[i]
			e := req.Context.lookup(c.key)
			if c.known == Yes && e.State == Free {
				free[c.key] = append(free[c.key], c.candidates(req.Context)...)
			}
			for _, x := range c.values {
				solve(x, strings.Join(e.Values, ""))
			}
		}
		for _, l := range []*list{s.resources, s.notResources} {
			for i := 0; l != nil && i < len(l.patterns); i++ {
				solve(l.patterns[i], req.Resource)
			}
		}
	}
	for _, k := range slices.Sorted(maps.Keys(free)) {
		values := free[k]
		slices.Sort(values)
		options := []Entry{{}, Value(fresh)}
		for _, v := range slices.Compact(values) {
			options = append(options, Value(v))
		}
		keys, choices = append(keys, k), append(choices, options)
	}
	return keys, choices
}

// within returns resources whose ARN begins with that of the request: one that
// no policy speaks of, and one for each pattern that allows part of them.
func within(req Request, p Policies) []string {
	out := []string{req.Resource + fresh}
	action := strings.ToLower(req.Action)
	for s := range p.each() {
		if s.allow == No || s.resources == nil || s.mentions(action, req.Context) == No {
			continue
		}
		for i := range s.resources.patterns {
			glob, known := s.resources.patterns[i].fillWith(req.Context, fresh)
			if known != No {
				if rest, ok := below(glob, req.Resource); ok && !slices.Contains(out, req.Resource+rest) && len(out) < 32 {
					out = append(out, req.Resource+rest)
				}
			}
		}
	}
	return out
}

// below returns what a pattern adds to a prefix.
func below(glob, prefix string) (string, bool) {
	for i := 0; i < len(glob); i += next(glob[i:]) {
		if i > 0 && certain(glob[:i], prefix) {
			return some(glob[i:]), true
		}
	}
	return "", false
}

// depends reports whether what a statement says depends on the context.
func (s *statement) depends() bool {
	return len(s.conditions) > 0 || s.resources.varies() || s.notResources.varies()
}

func (l *list) varies() bool {
	return l != nil && slices.ContainsFunc(l.patterns, func(x pattern) bool { return len(x.vars) > 0 })
}

// solve returns the free key that is a variable of the pattern, if there is one, and what
// it has to be for the pattern to match a value, as far as that can be told.
func (p pattern) solve(value string, ctx Context) (key string, found []string) {
	for _, v := range p.vars {
		if ctx.lookup(v.key).State == Free {
			key = v.key
			break
		}
	}
	if key == "" {
		return "", nil
	}
	glob, known := p.fillWith(ctx, hole)
	before, after, ok := strings.Cut(glob, hole)
	rest, begins := strings.CutPrefix(value, before)
	if known == No || !ok || !begins {
		return key, nil
	}
	end := len(rest)
	if head := Head(after); head != "" {
		end = strings.Index(rest, head)
	} else if after != "" {
		return key, nil
	}
	if end >= 0 {
		found = append(found, rest[:end])
	}
	return key, found
}

// hole stands for a variable that is to be found; no policy holds it.
const hole = "\x00\x00"
