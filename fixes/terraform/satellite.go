package terraform

import (
	"fmt"
	"path"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/analysis/schema"
)

// satellite configures the judged resource by a satellite: one that is there, the
// resource's own block if it uses that, or a new one.
func (a *attempt) satellite(s *policy.Satellite) error {
	r := a.req.Resource
	for _, p := range r.Parts {
		if p.Type != s.Type || schema.Repeats(s.Type, r.Type) {
			continue
		}
		for _, as := range s.Set {
			if err := a.setAt(p, as); err != nil {
				return err
			}
		}
		return nil
	}
	if done, err := a.inline(s); done || err != nil {
		return err
	}
	sprouts, err := planted(s.Set, "")
	if err != nil {
		return err
	}
	return a.newSatellite(s.Type, s.Link, s.Attribute, sprouts)
}

// inline makes the assignments of a satellite to the resource's own blocks, if it
// has those.
func (a *attempt) inline(s *policy.Satellite) (done bool, err error) {
	r := a.req.Resource
	type own struct {
		path string
		what wish
	}
	var all []own
	uses := false
	for _, as := range s.Set {
		to, v, ok := schema.Shown(s.Type, r.Type, as.Path, as.Value)
		if !ok {
			return false, nil
		}
		top, _, _ := strings.Cut(to, ".")
		at := r.Value.Get(top)
		uses = uses || !at.Range().IsZero() && r.Owner(at.Range()) == r
		all = append(all, own{to, wish{v, as.Ask}})
	}
	if !uses {
		return false, nil
	}
	for _, o := range all {
		if err := a.set(r, steps(o.path), false, o.what); err != nil {
			return true, err
		}
	}
	return true, nil
}

// growSatellite adds a value to a satellite that the attempt adds for the judged
// resource.
func (a *attempt) growSatellite(way schema.Way, to model.Path, what wish) error {
	for _, g := range a.growths {
		if g.kind == asSatellite && g.typ == way.Satellite {
			sprouts, err := plant(g.sprouts, to, what)
			g.sprouts = sprouts
			return err
		}
	}
	sprouts, err := plant(nil, to, what)
	a.growths = append(a.growths, &growth{kind: asSatellite, typ: way.Satellite, link: way.Link, key: way.Key, sprouts: sprouts})
	return err
}

// newSatellite adds a resource that is linked to the judged one.
func (a *attempt) newSatellite(typ, link, attribute string, sprouts []*sprout) error {
	r := a.req.Resource
	if r.Partial {
		return fmt.Errorf("%s is declared elsewhere", r.Type)
	}
	s, err := a.w.site(r.Origin.Block)
	if err != nil {
		return err
	}
	written, label, each := a.subject(s, r)
	ref := written + "." + label
	repeat := (*sprout)(nil)
	switch each {
	case "count":
		repeat = &sprout{name: "count", what: wish{value: raw("length(" + ref + ")")}}
		ref += "[count.index]"
	case "for_each":
		repeat = &sprout{name: "for_each", what: wish{value: raw(ref)}}
		ref = "each.value"
	}
	first := &sprout{name: link, what: wish{value: raw(ref + "." + attribute)}}
	if at := attributeAt(typ, link); at != nil && at.Kind == schema.List {
		first.what.value = []any{first.what.value}
	}
	name := a.w.freeName(path.Dir(s.file.Path), typ, label)
	return a.newBlock(s, block{typ: typ, name: name, repeat: repeat, sprouts: append([]*sprout{first}, sprouts...), adds: typ + " for " + written + "." + label})
}

// subject returns the type and name of a resource as they are written, and the
// argument by which it repeats, or "".
func (a *attempt) subject(s *site, r *model.Resource) (typ, name, repeats string) {
	if s.top != nil && len(s.top.Labels) == 2 {
		typ, name = s.top.Labels[0], s.top.Labels[1]
		for _, meta := range []string{"count", "for_each"} {
			if s.top.Body.Attributes[meta] != nil {
				repeats = meta
			}
		}
		return typ, name, repeats
	}
	local := strings.TrimSuffix(string(r.Address), "["+r.Origin.Instance+"]")
	local, _, _ = strings.Cut(local, "[")
	names := strings.Split(local, ".")
	name = names[len(names)-1]
	if len(names) > 1 {
		typ = names[len(names)-2]
	}
	if r.Origin.Instance != "" {
		repeats = "for_each"
		if strings.Trim(r.Origin.Instance, "0123456789*") == "" {
			repeats = "count"
		}
	}
	return typ, name, repeats
}

// A raw value is an expression that is written as it is.
type raw string

// A block is a resource, or a variable, that is to be added.
type block struct {
	typ, name string
	repeat    *sprout // count or for_each
	sprouts   []*sprout
	adds      string
}

// newBlock adds a block behind the one at a place.
func (a *attempt) newBlock(s *site, b block) error {
	if isJSON(s.file.Path) {
		return a.newBlockJSON(s, b)
	}
	header, typ := fmt.Sprintf("resource %q %q ", b.typ, b.name), b.typ
	if b.typ == "variable" {
		header, typ = fmt.Sprintf("variable %q ", b.name), ""
	}
	var text snippet
	text.write("\n\n" + header)
	if b.repeat == nil {
		body, err := a.body(b.sprouts, typ, "", "")
		if err != nil {
			return err
		}
		text.add(body)
	} else {
		v, err := a.argument(b.repeat, "", "", "  ")
		if err != nil {
			return err
		}
		text.write("{\n")
		text.arguments([]argument{v}, "  ")
		body, err := a.body(b.sprouts, typ, "", "")
		if err != nil {
			return err
		}
		text.write("\n")
		body.text = strings.TrimPrefix(body.text, "{\n")
		for i := range body.asks {
			body.asks[i].Start -= len("{\n")
			body.asks[i].End -= len("{\n")
		}
		text.add(body)
	}
	e := inserted(s.item[1], text)
	e.Adds = b.adds
	a.edit(s.file.Path, e)
	return nil
}

// newBlockJSON adds a block to a file in JSON syntax.
func (a *attempt) newBlockJSON(s *site, b block) error {
	o := objectOf(b.sprouts)
	if b.repeat != nil {
		o = append(object{{b.repeat.name, b.repeat.what}}, o...)
	}
	n, err := s.root()
	if err != nil {
		return err
	}
	what := wish{value: object{{b.name, wish{value: o}}}}
	if b.typ == "variable" {
		return a.addMemberTo(s, n, "variable", what)
	}
	return a.addMemberTo(s, n, "resource", wish{value: object{{b.typ, what}}})
}
