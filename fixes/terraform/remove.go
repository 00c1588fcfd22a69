package terraform

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"path"
	"regexp"
	"slices"

	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/policy"
)

func sortAttrs(attrs []model.Attr) {
	slices.SortFunc(attrs, func(a, b model.Attr) int { return cmp.Compare(a.NameRange.Start, b.NameRange.Start) })
}

// sources are, by type and list of blocks, the arguments of which a rule needs
// one: without any, it says nothing about whom it is for. See the arguments of
// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/security_group#ingress
// and https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/security_group_rule.
var sources = map[string][]string{
	"aws_security_group ingress":         {"cidr_blocks", "ipv6_cidr_blocks", "prefix_list_ids", "security_groups", "self"},
	"aws_security_group egress":          {"cidr_blocks", "ipv6_cidr_blocks", "prefix_list_ids", "security_groups", "self"},
	"aws_default_security_group ingress": {"cidr_blocks", "ipv6_cidr_blocks", "prefix_list_ids", "security_groups", "self"},
	"aws_default_security_group egress":  {"cidr_blocks", "ipv6_cidr_blocks", "prefix_list_ids", "security_groups", "self"},
}

// removeAt removes what is at a path of the judged resource. What is not there
// needs no removal.
func (a *attempt) removeAt(text string) error {
	p, err := policy.ParseRemedyPath(text)
	if err != nil {
		return err
	}
	to, err := p.From(a.req.Verdict)
	if err != nil {
		return err
	}
	r := a.req.Resource
	if p.Whole() {
		return a.removeResource(r)
	}
	w := follow(r.Value, wholeRule(r, to))
	if len(w.rest) > 0 {
		if v := w.last(); v.Is(model.Unknown) && v.Doc() == nil {
			return errUnknown
		}
		return nil
	}
	if only, doc := onlyStatement(r.Value, w.steps); only {
		return a.removeDocument(r, doc)
	}
	return a.remove(r, w)
}

// onlyStatement reports whether a path leads to the only statement of a policy,
// and returns the policy.
func onlyStatement(v *model.Value, steps model.Path) (only bool, doc *model.Value) {
	n := len(steps) - 2
	if n < 1 || steps[n] != "Statement" {
		return false, nil
	}
	doc = follow(v, steps[:n]).last()
	return follow(v, steps[:n+1]).last().Len() == 1, doc
}

// removeDocument removes the satellite that a policy is, which must have a
// statement.
func (a *attempt) removeDocument(r *model.Resource, doc *model.Value) error {
	owner := r.Owner(doc.Range())
	if owner == nil || owner == r {
		return errors.New("it is the only statement")
	}
	s, err := a.w.site(owner.Origin.Block)
	if err != nil {
		return err
	}
	return a.cutResource(s)
}

// removeResource removes the block of a resource.
func (a *attempt) removeResource(r *model.Resource) error {
	s, err := a.w.site(r.Origin.Block)
	switch {
	case err != nil:
		return err
	case !isNative(s.file.Path):
		return errors.New("whole resources are not removed from JSON")
	case s.top == nil:
		return errNowhere
	}
	return a.cutResource(s)
}

// wholeRule returns the path of the rule around a source that is its only one,
// else the path itself.
func wholeRule(r *model.Resource, to model.Path) model.Path {
	if len(to) < 3 {
		return to
	}
	list, _ := to[0].(string)
	need := sources[r.Type+" "+list]
	name, _ := to[2].(string)
	if !slices.Contains(need, name) {
		return to
	}
	rule := follow(r.Value, to[:2])
	if len(rule.rest) > 0 {
		return to
	}
	left := 0
	for _, n := range need {
		v := rule.last().Get(n)
		b, isBool := v.AsBool()
		switch {
		case v.IsNull(), isBool && !b:
		case v.Is(model.Unknown), isBool:
			left++
		default:
			left += v.Len()
		}
	}
	gone := 1
	if len(to) == 3 {
		gone = rule.last().Get(name).Len()
	}
	if left <= gone {
		return to[:2]
	}
	return to
}

// remove removes a value that is there.
func (a *attempt) remove(r *model.Resource, w walk) error {
	v := w.last()
	if len(w.nodes) == 1 {
		return errors.New("it is the whole resource")
	}
	if list := v.Elems(); len(list) > 0 && list[0].Kind() == model.Object && list[0].Range() == v.Range() {
		for i, el := range list { // all blocks of a type
			each := walk{nodes: append(slices.Clip(w.nodes), el), steps: append(slices.Clip(w.steps), i)}
			if err := a.remove(r, each); err != nil {
				return err
			}
		}
		return nil
	}
	s, err := a.w.site(v.Range())
	if err != nil {
		return err
	}
	switch via := v.Via(); {
	case s.isBlock && len(s.blocks) > 0 && s.blocks[len(s.blocks)-1].Type == "dynamic":
		if len(via) == 0 {
			return errors.New("the block is made by a dynamic one")
		}
		if s, err = a.w.site(via[len(via)-1]); err != nil {
			return err
		}
		a.where(s)
	case len(via) > 0 && a.mode == origin && isElement(w.steps):
		if far, err := a.w.site(via[len(via)-1]); err == nil {
			a.where(far)
			s = far
		}
	}
	return a.cut(s)
}

func isElement(steps model.Path) bool {
	_, ok := steps[len(steps)-1].(int)
	return ok
}

// cut removes what stands at a place.
func (a *attempt) cut(s *site) error {
	text, file := s.text(), s.file.Path
	switch {
	case !isNative(file):
		return a.removeJSON(s)
	case s.isBlock && len(s.blocks) == 0:
		return a.cutResource(s)
	case s.isBlock:
		a.edit(file, cutLines(text, s.blocks[len(s.blocks)-1].Range().Start.Byte, s.blocks[len(s.blocks)-1].Range().End.Byte))
		return nil
	case s.expr() == nil:
		return a.removeJSON(s)
	}
	switch p := s.parent().(type) {
	case nil:
		r := s.attr.SrcRange
		a.edit(file, cutLines(text, r.Start.Byte, r.End.Byte))
		return nil
	case *hclsyntax.TupleConsExpr:
		for i, x := range p.Exprs {
			if r := x.Range(); r.Start.Byte <= s.start && s.end <= r.End.Byte {
				a.editAll(file, listAt(text, p).remove(i))
				return nil
			}
		}
	case *hclsyntax.ObjectConsExpr:
		for i, it := range p.Items {
			if r := it.ValueExpr.Range(); r.Start.Byte <= s.start && s.end <= r.End.Byte {
				a.editAll(file, objectAt(text, p).remove(i))
				return nil
			}
		}
	}
	return errors.New("the value is computed")
}

// cutResource removes a whole resource, unless something refers to it.
func (a *attempt) cutResource(s *site) error {
	if s.top.Type != "resource" || len(s.top.Labels) != 2 {
		return errors.New("it is a whole " + s.top.Type)
	}
	name := s.top.Labels[0] + "." + s.top.Labels[1]
	mention := regexp.MustCompile(`(^|[^\w.-])` + regexp.QuoteMeta(name) + `($|[^\w-])`)
	for f := range a.w.ws.Files() {
		if path.Dir(f.Path) != path.Dir(s.file.Path) {
			continue
		}
		text := f.Text.Bytes()
		if f.Path == s.file.Path {
			text = slices.Concat(text[:s.item[0]], text[s.item[1]:])
		}
		if bytes.Contains(text, []byte(name)) && mention.Match(text) {
			return fmt.Errorf("%s is referred to in %s", name, f.Path)
		}
	}
	a.edit(s.file.Path, cutLines(s.text(), s.top.Range().Start.Byte, s.top.Range().End.Byte))
	return nil
}
