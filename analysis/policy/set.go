package policy

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/schema"
)

// A Set is an immutable collection of policies. It is safe for concurrent use.
type Set struct {
	layers []*layer
	// keep decides which policies count; nil keeps all.
	keep     func(*Policy) bool
	limit    time.Duration // of one evaluation
	programs sync.Map      // *unit → func() (*program, error)
	memory   memory
	archive  *archive  // what other runs found out; nil without a store
	names    *sync.Map // id → func() string: whether a policy has it
}

// Load reads the policies that Parapet ships from builtin and those of
// customers from custom. Policies of customers are checked in full: an error
// names the file and the line of each mistake. Those of builtin are parsed when
// they are asked for, so that mistakes in them come up then.
func Load(builtin fs.FS, custom ...Source) (*Set, error) {
	base, err := newLayer(Source{FS: builtin, Name: ""}, false)
	if err != nil {
		return nil, err
	}
	s := &Set{layers: []*layer{base}, limit: evalLimit, names: &sync.Map{}}
	base.link(nil)
	var errs []error
	for _, src := range custom {
		l, err := newLayer(src, true)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		l.link(base.libs)
		s.layers = append(s.layers, l)
		errs = append(errs, l.check())
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	if len(custom) > 0 {
		return s, s.checkIDs()
	}
	return s, nil
}

// link gives the units of l the libraries that they may import.
func (l *layer) link(base []*module) {
	libs := slices.Concat(base, l.libs)
	for _, u := range l.units {
		u.libs = libs
	}
}

// check parses, decodes and compiles everything in l.
func (l *layer) check() error {
	var errs []error
	for _, m := range l.libs {
		if strings.HasPrefix(m.pkg+".", libraryPrefix) {
			errs = append(errs, fmt.Errorf("%s: package %s is reserved", m.name, m.pkg))
		}
		if _, err := m.parse(); err != nil {
			errs = append(errs, err)
		}
	}
	if err := errors.Join(errs...); err != nil {
		return err
	}
	for _, u := range l.sorted() {
		if _, err := u.policies(); err != nil {
			errs = append(errs, err)
			continue
		}
		if _, err := u.compiled(); err != nil {
			errs = append(errs, err)
		}
	}
	return errors.Join(errs...)
}

// checkIDs makes sure that the ids of customers' policies are theirs alone.
func (s *Set) checkIDs() error {
	first := map[string]*Policy{}
	var errs []error
	for _, l := range s.layers[1:] {
		for _, u := range l.sorted() {
			ps, err := u.policies()
			errs = append(errs, err)
			for _, p := range ps {
				other := first[p.ID]
				if other == nil {
					shipped, err := s.layers[0].named(p.ID, func(u *unit) ([]*Policy, error) { return u.policies() })
					errs = append(errs, err)
					if i := slices.IndexFunc(shipped, func(q *Policy) bool { return q.ID == p.ID }); i >= 0 {
						other = shipped[i]
					}
				}
				if other != nil {
					errs = append(errs, duplicateID(p, other))
					continue
				}
				first[p.ID] = p
			}
		}
	}
	return errors.Join(errs...)
}

func duplicateID(p, first *Policy) error {
	return fmt.Errorf("%s:%d: the id %s is taken by the policy at %s:%d", p.File, p.Line, p.ID, first.File, first.Line)
}

// Policies returns the policies of s by id. It parses all of them.
func (s *Set) Policies() ([]*Policy, error) {
	var all []*Policy
	var errs []error
	for _, l := range s.layers {
		for _, u := range l.sorted() {
			ps, err := s.policies(u)
			errs = append(errs, err)
			all = append(all, ps...)
		}
	}
	slices.SortStableFunc(all, func(a, b *Policy) int { return strings.Compare(a.ID, b.ID) })
	for i := 1; i < len(all); i++ {
		if all[i].ID == all[i-1].ID {
			errs = append(errs, duplicateID(all[i], all[i-1]))
		}
	}
	if s.keep != nil {
		all = slices.DeleteFunc(all, func(p *Policy) bool { return !s.keep(p) })
	}
	return all, errors.Join(errs...)
}

// ByID returns the policies that have the id, or else those that have it as an
// alias in any case. It parses only what mentions it.
func (s *Set) ByID(id string) ([]*Policy, error) {
	var found []*Policy
	var errs []error
	for _, l := range s.layers {
		ps, err := l.named(id, s.policies)
		errs = append(errs, err)
		found = append(found, ps...)
	}
	if i := slices.IndexFunc(found, func(p *Policy) bool { return p.ID == id }); i >= 0 {
		found = found[i : i+1]
	}
	if s.keep != nil {
		found = slices.DeleteFunc(found, func(p *Policy) bool { return !s.keep(p) })
	}
	return found, errors.Join(errs...)
}

// named returns the policies of l with the id or alias, of those that a unit is
// said to have.
func (l *layer) named(id string, of func(*unit) ([]*Policy, error)) ([]*Policy, error) {
	if id == "" {
		return nil, nil
	}
	var found []*Policy
	for _, u := range l.sorted() {
		mentioned, err := u.mentions(id)
		if err != nil {
			return found, err
		}
		if !mentioned {
			continue
		}
		ps, err := of(u)
		if err != nil {
			return found, err
		}
		for _, p := range ps {
			if p.Named(id) {
				found = append(found, p)
			}
		}
	}
	return found, nil
}

// mentions reports whether a module of u holds the text, in any case.
func (u *unit) mentions(text string) (bool, error) {
	for _, m := range u.modules {
		content, err := m.read()
		if err != nil {
			return false, err
		}
		if bytes.Contains(bytes.ToLower(content), bytes.ToLower([]byte(text))) {
			return true, nil
		}
	}
	return false, nil
}

// Select returns the set of those policies of s that keep accepts. Rules of
// others are not evaluated.
func (s *Set) Select(keep func(*Policy) bool) *Set {
	if outer := s.keep; outer != nil {
		inner := keep
		keep = func(p *Policy) bool { return outer(p) && inner(p) }
	}
	return &Set{layers: s.layers, keep: keep, limit: s.limit, archive: s.archive, names: s.names}
}

// rules returns all rules of u.
func (s *Set) rules(u *unit) ([]*rule, error) {
	if s.archive == nil {
		return u.rules()
	}
	return s.archive.record(u).rules()
}

// policies returns the metadata of all rules of u.
func (s *Set) policies(u *unit) ([]*Policy, error) {
	rules, err := s.rules(u)
	return policiesOf(rules, err)
}

// program returns the chosen rules of u, ready to run.
func (s *Set) program(u *unit) (*program, error) {
	if p, ok := s.programs.Load(u); ok {
		return p.(func() (*program, error))()
	}
	p, _ := s.programs.LoadOrStore(u, sync.OnceValues(func() (*program, error) {
		rules, err := s.rules(u)
		if err != nil {
			return nil, err
		}
		if s.keep != nil {
			if _, err := s.policies(u); err != nil {
				return nil, err
			}
			rules = slices.DeleteFunc(slices.Clone(rules), func(r *rule) bool {
				p, _ := r.policy()
				return !s.keep(p)
			})
		}
		if s.archive == nil {
			return newProgram(u, rules, nil)
		}
		return newProgram(u, rules, s.archive.record(u))
	}))
	return p.(func() (*program, error))()
}

// Judge returns what the policies of r's type, and of the general type that it
// is of, find in it, sorted by policy and path. Trouble with one policy keeps no other from being judged: there may be
// verdicts beside an error, which is ctx's or holds [ResourceError]s.
func (s *Set) Judge(ctx context.Context, r *model.Resource) ([]Verdict, error) {
	types := []string{r.Type}
	if general := schema.General(r.Type); general != "" {
		types = append(types, general)
	}
	var all []Verdict
	var errs []error
	for _, l := range s.layers {
		for _, typ := range types {
			u := l.units[packageName(typ)]
			if u == nil {
				continue
			}
			vs, err := s.judge(ctx, u, r.Value)
			if ctx.Err() != nil {
				return nil, ctx.Err()
			}
			if err != nil {
				errs = append(errs, &ResourceError{Type: r.Type, Address: r.Address, Err: err})
			}
			all = append(all, vs...)
		}
	}
	slices.SortFunc(all, func(a, b Verdict) int {
		if c := strings.Compare(a.Policy.ID, b.Policy.ID); c != 0 {
			return c
		}
		return comparePaths(a.Paths, b.Paths)
	})
	return all, errors.Join(errs...)
}

func (s *Set) judge(ctx context.Context, u *unit, v *model.Value) ([]Verdict, error) {
	p, err := s.program(u)
	if err != nil || len(p.rules) == 0 {
		return nil, err
	}
	hits, err := s.recall(ctx, p, v)
	errs := []error{err}
	var vs []Verdict
	for _, h := range hits {
		policy, err := h.rule.policy()
		if err != nil {
			errs = append(errs, err)
			continue
		}
		vs = append(vs, Verdict{Policy: policy, Status: statusOf(v, h.paths), Paths: h.paths})
	}
	return vs, errors.Join(errs...)
}

// recall returns what p says of v.
func (s *Set) recall(ctx context.Context, p *program, v *model.Value) ([]hit, error) {
	if v.Size() > maxNodes {
		return nil, errTooBig
	}
	if v.Kind() != model.Object {
		return nil, errNoObject
	}
	decided, rest := p.candidates(v)
	if len(rest) == 0 {
		return decided, nil
	}
	hits, err := s.evaluated(ctx, p, v, rest)
	return append(decided, hits...), err
}

// evaluated returns what those of p's rules say of v that have to be evaluated,
// from memory if it can.
func (s *Set) evaluated(ctx context.Context, p *program, v *model.Value, rest []int) ([]hit, error) {
	key := memoryKey{p, fingerprint(v, p.attrs)}
	if hits, ok := s.memory.get(key); ok {
		return hits, nil
	}
	if hits, ok := p.answers.get(key.input); ok {
		s.memory.put(key, hits)
		return hits, nil
	}
	hits, err := s.narrowed(ctx, p, v, rest)
	if err == nil {
		s.memory.put(key, hits)
		p.answers.put(key.input, hits)
	}
	return hits, err
}

// narrowed is evaluated for a value that was not seen before: it may still be like
// others in all that those of the rules read which have to be evaluated.
func (s *Set) narrowed(ctx context.Context, p *program, v *model.Value, rest []int) ([]hit, error) {
	m, err := p.load()
	if err != nil {
		return nil, err
	}
	key := memoryKey{p, fingerprint(v, m.readOf(rest), rest...)}
	if hits, ok := s.memory.get(key); ok {
		return hits, nil
	}
	hits, err := p.run(ctx, rest, v, s.limit)
	if err == nil {
		s.memory.put(key, hits)
	}
	return hits, err
}
